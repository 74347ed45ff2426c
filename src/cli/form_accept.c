/* form_accept.c - `halfsky form accept`: a form is accepted. */
#include "cli/calls.h"
#include "cli/forms.h"

enum { ACCEPT_OF, FORM_ACCEPT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ACCEPT_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [FORM_ACCEPT_OPTIONS] = { 0 },
};

const Command form_accept_command = {
    .name = "form accept",
    .usage = "form accept CALL --of AGENCY",
    .zh = "验收报表",
    .en = "accept a form",
    .details_zh = "经转发的，先要由转发的单位确认（call confirm）。\n",
    .details_en = "Where the call was passed on, who passed it on confirms first (call confirm).\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Id call, agency;

    if (count == 0)
        return call_missing(session, &form_accept_command);
    Problem wrong = call_and_agency(session, operands[0], values[ACCEPT_OF], &call, &agency);
    if (!wrong.code)
        wrong = filled_accept(session->work, call, agency, 0);
    return filled_done(session, wrong, call, agency);
}
