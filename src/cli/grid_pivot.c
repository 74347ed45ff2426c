/* grid_pivot.c - `halfsky grid pivot`: several measures and periods of an agency and of those below it. */
#include "base/csv.h"
#include "cli/columns.h"
#include "cli/given.h"
#include "cli/grid.h"

enum { PIVOT_BY = GRID_SHARED, PIVOT_FORMAT, PIVOT_OPTIONS };
enum { MEASURES_MOST = 50, NAME_WIDTH = 20, LEAST_WIDTH = 8, MOST_WIDTH = 24 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [PIVOT_BY] = { "by", 0, OPTION_CHOICE, "year|half|quarter|month", 0, 0, "按年、半年、季或月分列（缺省不分）",
                   "a column for each year, half, quarter or month (default: one for all)" },
    [PIVOT_FORMAT] = { "format", 0, OPTION_CHOICE, "text|csv", 0, 0, "输出的样式（缺省 text）",
                       "how to print it (default: text)" },
    [PIVOT_OPTIONS] = { 0 },
};

const Command grid_pivot_command = {
    .name = "grid pivot",
    .usage = "grid pivot PERIOD MEASURE... [--by year|half|quarter|month] [--of AGENCY] [--format text|csv]",
    .zh = "几个计量项、几个时期的表",
    .en = "a table of several measures and periods",
    .details_zh = "第一行是单位自己，下面是它的下级。没有给数的空着，不是零；数后的 * 表示不全。\n",
    .details_en = "The agency itself in the first row, those below it in the others. What nobody gave is blank, no "
                  "zero; * behind\n"
                  "a figure: incomplete.\n",
    .options = options,
    .most_operands = MEASURES_MOST + 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

/* The table, and what its rows and columns are called. */
typedef struct {
    const Session *session;
    const GridTable *table;
    const Tree *tree;
    Text measures[MEASURES_MOST];
    size_t measure_count;
    Date day; /* on which agencies are called so */
} Pivot;

static Text row_name(const Pivot *pivot, size_t row)
{
    return tree_name(pivot->tree, pivot->table->agencies[row], pivot->day);
}

/* "2026-06 少先队员", without the period where there is one only. */
static Text column_name(const Pivot *pivot, size_t column)
{
    const GridTable *table = pivot->table;
    Text measure = pivot->measures[column % pivot->measure_count];
    char period[PERIOD_TEXT_MAX];

    if (table->period_count == 1)
        return measure;
    period_write(table->periods[column / pivot->measure_count], period);
    if (pivot->measure_count == 1)
        return arena_text(pivot->session->work->arena, text_of(period));
    return arena_format(pivot->session->work->arena, "%s %.*s", period, TEXT_ARG(measure));
}

static Text value_shown(const Pivot *pivot, const Resolved *resolved, bool marks)
{
    char value[VALUE_TEXT_MAX];
    Text text = { value, value_write(resolved->value, pivot->session->language, value) };

    if (resolved->how == HOW_NONE)
        return TEXT("");
    return arena_format(pivot->session->work->arena, "%.*s%s", TEXT_ARG(text),
                        marks && resolved->flags & RESOLVED_INCOMPLETE ? "*" : "");
}

static void pivot_csv(const Pivot *pivot, size_t columns, Buffer *out)
{
    CsvWriter csv = csv_writer(out);

    csv_bom(&csv);
    csv_field(&csv, pivot->session->language == LANGUAGE_ZH ? TEXT("单位") : TEXT("agency"));
    for (size_t column = 0; column < columns; column++)
        csv_field(&csv, column_name(pivot, column));
    csv_end_row(&csv);
    for (size_t row = 0; row < pivot->table->agency_count; row++) {
        csv_field(&csv, row_name(pivot, row));
        for (size_t column = 0; column < columns; column++)
            csv_field(&csv, value_shown(pivot, &pivot->table->values[row * columns + column], false));
        csv_end_row(&csv);
    }
}

/* As wide as what stands in it, within reason. */
static int width_of(const Pivot *pivot, size_t columns, size_t column)
{
    int width = columns_width(column_name(pivot, column));

    for (size_t row = 0; row < pivot->table->agency_count; row++) {
        int own = columns_width(value_shown(pivot, &pivot->table->values[row * columns + column], true));
        width = own > width ? own : width;
    }
    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

static void pivot_text(const Pivot *pivot, size_t columns, Buffer *out)
{
    int *widths = ARENA_ARRAY(pivot->session->work->arena, columns + 1, int);

    columns_left(out, TEXT(""), NAME_WIDTH);
    for (size_t column = 0; column < columns; column++) {
        widths[column] = width_of(pivot, columns, column);
        buffer_add(out, TEXT("  "));
        columns_right(out, column_name(pivot, column), widths[column]);
    }
    buffer_add_char(out, '\n');
    for (size_t row = 0; row < pivot->table->agency_count; row++) {
        columns_left(out, row_name(pivot, row), NAME_WIDTH);
        for (size_t column = 0; column < columns; column++) {
            buffer_add(out, TEXT("  "));
            columns_right(out, value_shown(pivot, &pivot->table->values[row * columns + column], true),
                          widths[column]);
        }
        buffer_add_char(out, '\n');
    }
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    static const PeriodKind kinds[] = { PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH };
    PeriodKind by = values[PIVOT_BY].given ? kinds[values[PIVOT_BY].number] : PERIOD_NONE;
    uint32_t slots[MEASURES_MOST];
    Pivot pivot = { .session = session };
    Buffer out = { 0 };
    GridPlace place;
    GridTable table;
    Tree tree;

    Problem wrong = given_words(&grid_pivot_command, count, 2);
    if (!wrong.code)
        wrong = grid_place_of(session, values, operands[0], &place);
    for (int i = 1; i < count && !wrong.code; i++) {
        wrong = grid_slot(session->work, text_of(operands[i]), &slots[i - 1]);
        pivot.measures[pivot.measure_count++] =
            grid_measure_name(session, &(Slot){ .measure = text_of(operands[i]) });
    }
    if (!wrong.code)
        wrong = grid_table(session->work, place, slots, pivot.measure_count, by, &table);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    pivot.table = &table;
    pivot.tree = &tree;
    pivot.day = place.spot.period.last;
    if (values[PIVOT_FORMAT].given && values[PIVOT_FORMAT].number == 1)
        pivot_csv(&pivot, pivot.measure_count * table.period_count, &out);
    else
        pivot_text(&pivot, pivot.measure_count * table.period_count, &out);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
