/* grid_series.c - `halfsky grid series`: one measure over time. */
#include "cli/columns.h"
#include "cli/grid.h"

enum { SERIES_BY = GRID_SHARED, SERIES_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [SERIES_BY] = { "by", 0, OPTION_CHOICE, "year|half|quarter|month", 0, 0, "按年、半年、季或月（缺省 year）",
                    "by years, halves, quarters or months (default: year)" },
    [SERIES_OPTIONS] = { 0 },
};

const Command grid_series_command = {
    .name = "grid series",
    .usage = "grid series MEASURE RANGE [--by year|half|quarter|month] [--of AGENCY]",
    .zh = "一个计量项各个时期的数",
    .en = "one measure over time",
    .details_zh = "RANGE 写 2020..2024、2024 等。没有数的时期也列出，空着。\n",
    .details_en = "RANGE is 2020..2024, 2024 and so on. Periods without a figure are listed too, blank.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    static const PeriodKind kinds[] = { PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH };
    PeriodKind kind = values[SERIES_BY].given ? kinds[values[SERIES_BY].number] : PERIOD_YEAR;
    SeriesRow *rows = NULL;
    size_t row_count = 0;
    Buffer out = { 0 };
    GridPlace place;
    uint32_t slot;
    Tree tree;
    int status;

    if (count < 2)
        return session_complain(session, problem(PROBLEM_WORD_MISSING, TEXT("MEASURE RANGE"),
                                                 text_of(grid_series_command.usage), TEXT("")));
    Problem wrong = grid_place_of(session, values, operands[1], &place);
    if (!wrong.code)
        wrong = grid_slot(session->work, text_of(operands[0]), &slot);
    if (!wrong.code)
        wrong = grid_series(session->work, place, slot, kind, &rows, &row_count);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < row_count; i++) {
        char period[PERIOD_TEXT_MAX];

        columns_left(&out, (Text){ period, period_write(rows[i].period, period) }, 10);
        grid_describe(session, &tree, &rows[i].now, &out);
        buffer_add_char(&out, '\n');
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
