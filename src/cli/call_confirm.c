/* call_confirm.c - `halfsky call confirm`: what an agency below submitted is right. */
#include "cli/calls.h"

enum { CONFIRM_OF, CALL_CONFIRM_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CONFIRM_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "报来的下级单位", "the agency below that submitted" },
    [CALL_CONFIRM_OPTIONS] = { 0 },
};

const Command call_confirm_command = {
    .name = "call confirm",
    .usage = "call confirm CALL --of AGENCY",
    .zh = "确认下级报来的",
    .en = "confirm what an agency below submitted",
    .details_zh = "--of 是下级单位：它经转发接到任务、已经报来。确认之后妇儿工委办才能验收。\n",
    .details_en =
        "--of is the agency below that was passed the call and submitted. Only then can the office accept it.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Answer answer;
    Id id, agency;
    Call call;

    if (count == 0)
        return call_missing(session, &call_confirm_command);
    Problem wrong = call_and_agency(session, operands[0], values[CONFIRM_OF], &id, &agency);
    if (!wrong.code)
        wrong = call_answerable(session->work, id, agency, &call, &answer);
    if (!wrong.code)
        wrong = call_confirm(session->work, id, agency, answer.revision);
    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, session->language == LANGUAGE_ZH ? TEXT("已确认。\n") : TEXT("confirmed.\n"));
}
