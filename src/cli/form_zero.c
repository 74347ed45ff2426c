/* form_zero.c - `halfsky form zero`: a zero report. */
#include "cli/calls.h"
#include "cli/forms.h"

enum { ZERO_OF, ZERO_OVER, FORM_ZERO_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ZERO_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [ZERO_OVER] = { "over", 0, OPTION_FLAG, NULL, 0, 0, "已有数的行也改为零", "lines that have a number too" },
    [FORM_ZERO_OPTIONS] = { 0 },
};

const Command form_zero_command = {
    .name = "form zero",
    .usage = "form zero CALL --of AGENCY [--over]",
    .zh = "整张表零报",
    .en = "report zero in every line of a form",
    .details_zh = "每行都报零：确实没有，不是没填。已有数的行会提醒；确实为零，加 --over。\n",
    .details_en =
        "Zero in every line: said to be none, which is not blank. A line with a number is told; --over puts zero\n"
        "there all the same.\n",
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
        return call_missing(session, &form_zero_command);
    Problem wrong = call_and_agency(session, operands[0], values[ZERO_OF], &call, &agency);
    if (!wrong.code)
        wrong = filled_zero(session->work, call, agency, values[ZERO_OVER].given);
    return filled_done(session, wrong, call, agency);
}
