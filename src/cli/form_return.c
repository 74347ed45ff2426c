/* form_return.c - `halfsky form return`: a form is sent back, or taken back. */
#include "cli/calls.h"
#include "cli/forms.h"

enum { RETURN_OF, RETURN_NOTE, RETURN_TAKE_BACK, FORM_RETURN_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [RETURN_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [RETURN_NOTE] = { "note", 0, OPTION_TEXT, "TEXT", 0, 0, "退回的原因", "why it is sent back" },
    [RETURN_TAKE_BACK] = { "take-back", 0, OPTION_FLAG, NULL, 0, 0, "由填报单位取回", "the agency takes it back" },
    [FORM_RETURN_OPTIONS] = { 0 },
};

const Command form_return_command = {
    .name = "form return",
    .usage = "form return CALL --of AGENCY (--note TEXT | --take-back)",
    .zh = "退回报表，或自己取回",
    .en = "send a form back, or take it back",
    .details_zh = "退回要写原因；退回、取回之后，它的数不再算在数格里，改好再报。--take-back "
                  "由填报单位自己取回，验收以后不行。\n",
    .details_en = "Sent back with the reason, or taken back by the agency itself while it is not accepted: its "
                  "figures leave\n"
                  "the grid until it is submitted anew.\n",
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
        return call_missing(session, &form_return_command);
    Problem wrong = call_and_agency(session, operands[0], values[RETURN_OF], &call, &agency);
    if (!wrong.code)
        wrong = values[RETURN_TAKE_BACK].given
                    ? filled_take_back(session->work, call, agency, 0)
                    : filled_return(session->work, call, agency,
                                    text_of(values[RETURN_NOTE].given ? values[RETURN_NOTE].text : ""), 0);
    return filled_done(session, wrong, call, agency);
}
