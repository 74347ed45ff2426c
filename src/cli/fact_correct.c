/* fact_correct.c - `halfsky fact correct`: what a figure of a document means. */
#include "cli/documents.h"
#include "cli/given.h"
#include "work/figures.h"

enum {
    CORRECT_VALUE,
    CORRECT_MEASURE,
    CORRECT_PERIOD,
    CORRECT_EXTENT,
    CORRECT_SUBJECT,
    CORRECT_AS_OF,
    CORRECT_NOTE,
    CORRECT_REVISION,
    CORRECT_OPTIONS
};

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CORRECT_VALUE] = { "value", 0, OPTION_TEXT, "VALUE", 0, 0, "数值：1234、98.3、0、空、至少100、约100",
                        "the value: 1234, 98.3, 0, 空 (blank), 至少100 (at least), 约100 (about)" },
    [CORRECT_MEASURE] = { "measure", 0, OPTION_TEXT, "MEASURE", 0, 0, "计量项", "the measure" },
    [CORRECT_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "时期", "the period" },
    [CORRECT_EXTENT] = { "extent", 0, OPTION_CHOICE, "all|own|staff", 0, 0, "范围：含下级、本级、本单位职工",
                         "with those below, its own, or its staff" },
    [CORRECT_SUBJECT] = { "subject", 0, OPTION_TEXT, "AGENCY", 0, 0, "是哪个单位的数", "whose figure it is" },
    [CORRECT_AS_OF] = { "as-of", 0, OPTION_TEXT, "DAY", 0, 0, "截止日", "as of which day" },
    [CORRECT_NOTE] = { "note", 0, OPTION_TEXT, "TEXT", 0, 0, "为什么改", "why" },
    [CORRECT_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 0, 1000000000,
                           "所依据的审定次数，没有审定过为 0；别人审定过就不写入",
                           "how many decisions it is based on, 0 for none; refused when there was another since" },
    [CORRECT_OPTIONS] = { 0 },
};

const Command fact_correct_command = {
    .name = "fact correct",
    .usage =
        "fact correct DOCUMENT PLACE [--value VALUE] [--measure MEASURE] [--period PERIOD] [--extent all|own|staff]"
        " [--subject AGENCY] [--as-of DAY] [--note TEXT] [--revision N]",
    .zh = "改正数据点后写入数格",
    .en = "correct a fact and put it into the grid",
    .details_zh = "没有写的照读出的。PLACE 可以是 fact list 没有列出的一处，这时要写数值、计量项和时期。\n",
    .details_en = "What is not given stays as read. PLACE may be one that \"fact list\" does not have; value, "
                  "measure and period\n"
                  "must be given then.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem correction_of(const Session *session, const OptionValue *values, GridValue *value,
                             FactCorrection *out)
{
    static const FactExtent extents[] = { EXTENT_ALL, EXTENT_OWN, EXTENT_STAFF };

    if (values[CORRECT_VALUE].given && !figure_read(text_of(values[CORRECT_VALUE].text), value))
        return problem(PROBLEM_CELL_WRONG, text_of(values[CORRECT_VALUE].text), TEXT("1234 98.3 约100"), TEXT(""));
    *out = (FactCorrection){
        .value = values[CORRECT_VALUE].given ? value : NULL,
        .measure = values[CORRECT_MEASURE].given ? text_of(values[CORRECT_MEASURE].text) : TEXT(""),
        .extent = values[CORRECT_EXTENT].given ? extents[values[CORRECT_EXTENT].number] : EXTENT_UNSAID,
        .note = values[CORRECT_NOTE].given ? text_of(values[CORRECT_NOTE].text) : TEXT(""),
    };
    TRY(period_given(&values[CORRECT_PERIOD], &out->period));
    TRY(given_day(&values[CORRECT_AS_OF], "--as-of", (Date){ 0 }, &out->as_of));
    return values[CORRECT_SUBJECT].given ? given_agency(session, values[CORRECT_SUBJECT].text, &out->subject) : OK;
}

/* Somebody decided meanwhile: what they put there, beside what was to be. */
static Problem told_both(const Session *session, FactAnchor fact, const FactCorrection *correction)
{
    Arena *arena = session->work->arena;
    char *theirs = arena_alloc(arena, VALUE_TEXT_MAX), *own = arena_alloc(arena, VALUE_TEXT_MAX);
    FactViews views = { 0 };
    OpenDocument opened;

    TRY(document_open(session->work, fact.document, &opened));
    TRY(facts_view(session->work, &opened, &views));
    for (size_t i = 0; i < views.count; i++) {
        const FactView *view = &views.items[i];
        if (view->start != fact.start || view->stop != fact.stop)
            continue;
        if (view->held)
            value_write(view->in_grid.value, session->language, theirs);
        value_write(correction->value ? *correction->value : view->cell.value, session->language, own);
        return problem(PROBLEM_FORM_VALUE_CHANGED, text_slice(opened.text, fact.start, fact.stop),
                       view->held ? text_of(theirs) : fact_standing_shown(view->standing, session->language),
                       text_of(own));
    }
    return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    FactCorrection correction;
    FactAnchor anchor = { 0 };
    GridValue value;
    Id document, cell;
    Problem wrong = given_words(&fact_correct_command, count, 2);

    if (!wrong.code)
        wrong = document_given(operands[0], &document);
    if (!wrong.code)
        wrong = fact_given(session, document, operands[1], &anchor);
    if (!wrong.code && values[CORRECT_REVISION].given)
        anchor.based_on = (int)values[CORRECT_REVISION].number;
    if (!wrong.code)
        wrong = correction_of(session, values, &value, &correction);
    if (!wrong.code)
        wrong = fact_correct(session->work, anchor, &correction, &cell);
    if (wrong.code == PROBLEM_CHANGED_SINCE)
        wrong = told_both(session, anchor, &correction);
    return wrong.code ? session_complain(session, wrong) : 0;
}
