/* document_assign.c - `halfsky document assign`: whose a document is. */
#include "cli/documents.h"
#include "cli/given.h"
#include "work/calls.h"
#include "work/review.h"

enum { ASSIGN_AGENCY, ASSIGN_CALL, ASSIGN_PERIOD, ASSIGN_BESIDE, ASSIGN_REVISION, ASSIGN_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ASSIGN_AGENCY] = { "agency", 0, OPTION_TEXT, "AGENCY", 0, 0, "是哪个单位的材料", "whose document it is" },
    [ASSIGN_CALL] = { "call", 0, OPTION_TEXT, "CALL", 0, 0, "答复哪个报送任务（缺省按单位和时期找）",
                      "the call that it answers (default: found by agency and period)" },
    [ASSIGN_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "是什么时期的材料", "what it reports on" },
    [ASSIGN_BESIDE] = { "beside", 0, OPTION_FLAG, NULL, 0, 0, "和该单位已报的并存，不代替原来的一份",
                        "beside what the agency handed in before, not in place of it" },
    [ASSIGN_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 1, 1000000000, "所依据的修订号，别人改过就不写入",
                          "the revision it is based on; refused when somebody changed it since" },
    [ASSIGN_OPTIONS] = { 0 },
};

const Command document_assign_command = {
    .name = "document assign",
    .usage = "document assign DOCUMENT [--agency AGENCY] [--call CALL] [--period PERIOD] [--beside] [--revision N]",
    .zh = "指定材料的单位、任务和时期",
    .en = "say whose a document is, which call it answers, what it reports on",
    .details_zh = "没有写的照旧。已有数据采纳入库的材料不能换单位和时期。\n",
    .details_en = "What is not given stays. A document with figures in the grid keeps its agency and period.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Assignment assignment = { .beside = values[ASSIGN_BESIDE].given };
    SeenDocument document = { .revision = (int)values[ASSIGN_REVISION].number };
    Problem wrong = given_words(&document_assign_command, count, 1);

    if (!wrong.code)
        wrong = document_given(operands[0], &document.id);
    if (!wrong.code && values[ASSIGN_AGENCY].given)
        wrong = given_agency(session, values[ASSIGN_AGENCY].text, &assignment.agency);
    if (!wrong.code && values[ASSIGN_CALL].given)
        wrong = call_named(session->work, text_of(values[ASSIGN_CALL].text), &assignment.call);
    if (!wrong.code)
        wrong = period_given(&values[ASSIGN_PERIOD], &assignment.period);
    if (!wrong.code)
        wrong = document_assign(session->work, document, &assignment);
    return wrong.code ? session_complain(session, wrong) : 0;
}
