/* form_submit.c - `halfsky form submit`: a filled form is handed in. */
#include "cli/calls.h"
#include "cli/forms.h"

enum { SUBMIT_OF, SUBMIT_BY, SUBMIT_CHECKED, SUBMIT_HEAD, FORM_SUBMIT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SUBMIT_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [SUBMIT_BY] = { "by", 0, OPTION_TEXT, "NAME", 0, 0, "填表人", "who filled it in" },
    [SUBMIT_CHECKED] = { "checked", 0, OPTION_TEXT, "NAME", 0, 0, "审核人", "who checked it" },
    [SUBMIT_HEAD] = { "head", 0, OPTION_TEXT, "NAME", 0, 0, "单位负责人", "the head of the agency" },
    [FORM_SUBMIT_OPTIONS] = { 0 },
};

const Command form_submit_command = {
    .name = "form submit",
    .usage = "form submit CALL --of AGENCY --by NAME --checked NAME --head NAME",
    .zh = "报出报表",
    .en = "hand in a filled form",
    .details_zh = "填表人、审核人、单位负责人都要写（再报时可以不重写）。有 A 类问题不能报；B、C "
                  "类要改正或说明。报出后各行成为填报数。\n",
    .details_en =
        "Who filled it in, who checked it and the head of the agency are all needed (not anew for the second "
        "time).\n"
        "An A must be mended, B and C mended or explained. Its lines are returns in the grid from then on.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Text given(OptionValue value)
{
    return value.given ? text_of(value.text) : TEXT("");
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    const Signatures names = { given(values[SUBMIT_BY]), given(values[SUBMIT_CHECKED]),
                               given(values[SUBMIT_HEAD]) };
    FilledView view = { 0 };
    Buffer out = { 0 };
    Id call, agency;
    int status;

    if (count == 0)
        return call_missing(session, &form_submit_command);
    Problem wrong = call_and_agency(session, operands[0], values[SUBMIT_OF], &call, &agency);
    if (!wrong.code)
        wrong = filled_submit(session->work, call, agency, &names, 0, &view);
    if (wrong.code == PROBLEM_FORM_OBJECTED || wrong.code == PROBLEM_FORM_UNEXPLAINED)
        objections_describe(session, &view, &out);
    else if (!wrong.code)
        filled_describe(session, &view, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return wrong.code ? session_complain(session, wrong) : status;
}
