/* call_pass.c - `halfsky call pass`: an agency passes a call on. */
#include "cli/calls.h"

enum { PASS_OF, PASS_TO, PASS_KIND, CALL_PASS_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [PASS_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "接到任务、往下转的单位",
                  "the agency that was asked and passes it on" },
    [PASS_TO] = { "to", 0, OPTION_TEXT, "AGENCIES", 0, 0, "只转给这些下级，用逗号隔开",
                  "only these, parted by commas" },
    [PASS_KIND] = { "kind", 0, OPTION_TEXT, "KINDS", 0, 0, "转给这几类下级：乡镇 村 社区 部门 学校 其他",
                    "these kinds of agencies below it" },
    [CALL_PASS_OPTIONS] = { 0 },
};

const Command call_pass_command = {
    .name = "call pass",
    .usage = "call pass CALL --of AGENCY [--to AGENCIES] [--kind KINDS]",
    .zh = "把报送任务转给下级",
    .en = "pass a call on to those below an agency",
    .details_zh = "--of 是接到任务的单位。不写 --to、--kind 就转给它的直接下级。下级报来的，要由它确认（call "
                  "confirm）才能验收。\n",
    .details_en =
        "--of is the agency that was asked. Without --to and --kind all directly below it are asked. What these\n"
        "submit it confirms (call confirm) before it can be accepted.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Audience audience;
    Id id, through;
    size_t added;

    if (count == 0)
        return call_missing(session, &call_pass_command);
    Problem wrong = call_and_agency(session, operands[0], values[PASS_OF], &id, &through);
    if (!wrong.code)
        wrong = audience_read(session, values[PASS_TO], values[PASS_KIND], (OptionValue){ 0 }, &audience);
    if (!wrong.code)
        wrong = call_pass(session->work, id, through, &audience, &added);
    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, arena_format(session->work->arena,
                                               session->language == LANGUAGE_ZH ? "转给了 %zu 个单位。\n"
                                                                                : "passed on to %zu agencies.\n",
                                               added));
}
