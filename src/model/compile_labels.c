/* compile_labels.c - labels.tsv: what tables call the measures. */
#include "model/compile.h"

static Problem measure_row(const Compile *compile, Place place, bool needed, uint32_t *out);
static bool pattern_sound(Text pattern);

Problem compile_labels(Compile *compile)
{
    static const char *const columns[] = { "measure", "whole", "category", "labels", NULL };
    enum { MEASURE, WHOLE, CATEGORY, LABELS };
    Sheet sheet;

    TRY(sheet_read(compile, "labels.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        Place labels = { &sheet, row, LABELS };
        Label label = { 0 };

        TRY(measure_row(compile, (Place){ &sheet, row, MEASURE }, true, &label.measure));
        TRY(measure_row(compile, (Place){ &sheet, row, WHOLE }, row->cells[CATEGORY].len > 0, &label.whole));
        if (!row->cells[LABELS].len || !pattern_sound(row->cells[LABELS]))
            return place_problem(labels, PROBLEM_CATALOG_VALUE_BAD, row->cells[LABELS], TEXT("a|b[c](d|e)"));
        label.category = pool_text(compile, row->cells[CATEGORY]);
        label.words = pool_text(compile, row->cells[LABELS]);
        *LIST_ADD(compile->arena, &compile->labels) = label;
    }
    return OK;
}

static Problem measure_row(const Compile *compile, Place place, bool needed, uint32_t *out)
{
    *out = LABEL_NO_WHOLE;
    if (!place_text(place).len && !needed)
        return OK;
    if (!index_find(&compile->measure_of, place_text(place), out))
        return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, place_text(place), TEXT("measures.tsv"));
    return OK;
}

/* Brackets come in pairs, one sort inside the other at most LABEL_DEPTH_MAX deep. */
static bool pattern_sound(Text pattern)
{
    char open[LABEL_DEPTH_MAX];
    size_t depth = 0;

    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.at[i];
        if (c == '(' || c == '[') {
            if (depth == LABEL_DEPTH_MAX)
                return false;
            open[depth++] = c;
        } else if ((c == ')' || c == ']') && (!depth || open[--depth] != (c == ')' ? '(' : '['))) {
            return false;
        }
    }
    return depth == 0;
}
