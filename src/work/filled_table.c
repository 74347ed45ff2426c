/* filled_table.c - many lines of a form filled from a table. */
#include "work/filled_table.h"

#include "work/figures.h"

enum { LINE, MEASURE, VALUE, REASON };

static const ImportColumn columns[] = {
    [LINE] = { "line", "行号|序号|行次", "line", false },
    [MEASURE] = { "measure", "计量项|指标代码|名称|指标名称|指标", "measure", false },
    [VALUE] = { "value", "数值|数|本期|本期数", "value", true },
    [REASON] = { "reason", "说明|原因|备注", "reason", false },
    { 0 },
};

static bool is_meant(const FilledRow *row, Text words)
{
    return text_equal(words, row->measure) || text_equal(words, row->item.label);
}

Problem filled_line(const FilledView *view, Text words, int *place)
{
    Decimal number;
    int found = 0;

    *place = 0;
    for (size_t i = 0; i < view->rows.count; i++) {
        const FilledRow *row = &view->rows.items[i];

        if (decimal_read(words, &number) ? decimal_equal(number, decimal_int(row->item.place))
                                         : is_meant(row, words)) {
            *place = row->item.place;
            found++;
        }
    }
    if (found == 1)
        return OK;
    return problem(found ? PROBLEM_FORM_LINE_UNCLEAR : PROBLEM_FORM_LINE_UNKNOWN, words, TEXT(""), TEXT(""));
}

static void row_read(Work *work, const FilledView *view, const Import *import, int row, ImportReport *report,
                     FilledChange *out)
{
    Text line = import_cell(import, row, LINE);
    Text value = import_cell(import, row, VALUE);
    int column = line.len ? LINE : MEASURE;
    Problem wrong = filled_line(view, line.len ? line : import_cell(import, row, MEASURE), &out->place);

    report->rows++;
    out->sets_value = true;
    out->explanation = import_cell(import, row, REASON);
    out->explains = out->explanation.len > 0;
    if (wrong.code)
        import_object(work->arena, report, import, row, column, wrong);
    if (!figure_read(value, &out->value))
        import_object(work->arena, report, import, row, VALUE,
                      problem(PROBLEM_CELL_WRONG, value, TEXT("120 98.3 0 —"), TEXT("")));
    else if (!filled_value_fits(out->value))
        import_object(work->arena, report, import, row, VALUE,
                      problem(PROBLEM_FORM_VALUE_INEXACT, import_cell(import, row, MEASURE), value, TEXT("")));
}

Problem filled_table(Work *work, Id call, Id agency, const Doc *doc, ImportReport *report)
{
    LIST(FilledChange) changes = { 0 };
    FilledView view;
    Import import;

    *report = (ImportReport){ 0 };
    TRY(filled_view(work, call, agency, &view));
    TRY(import_begin(doc, columns, &import));
    for (int row = 0; row < import_rows(&import); row++)
        if (!import_row_empty(&import, row))
            row_read(work, &view, &import, row, report, LIST_ADD(work->arena, &changes));
    TRY(import_result(report));
    return filled_change(work, call, agency, changes.items, changes.count, &report->changed);
}
