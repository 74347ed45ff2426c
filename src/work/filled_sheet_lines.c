/* filled_sheet_lines.c - the lines of a sheet that came back: what was typed, and what becomes of it. */
#include "work/filled_sheet_work.h"

#include "base/utf8.h"
#include "work/figures.h"

/* A line, what it says and what it is put beside. */
typedef struct {
    SheetWork *sheet;
    SheetLine *line;
    FilledRow *row; /* of the view; the stored values until it is taken */
    int at;         /* row of the table */
    GridValue typed, handed_out;
    bool by_hand; /* somebody has typed into the form itself */
} Taking;

static bool value_read(const Taking *taking, Text words, GridValue *out);
static void value_take(Taking *taking, FilledChange *change);
static void reason_take(Taking *taking, FilledChange *change);

void sheet_lines_take(SheetWork *sheet)
{
    for (size_t i = 0; i < sheet->load->lines.count; i++) {
        Taking taking = { .sheet = sheet, .line = &sheet->load->lines.items[i], .at = sheet->places.items[i] };

        taking.row = sheet_row(sheet, taking.line->place);
        FilledItem *item = &taking.row->filled;
        FilledChange change = { .place = item->place, .based_on = item->revision };
        taking.by_hand = item->revision > 1;
        taking.line->was = item->value;
        taking.line->said = item->explanation;
        value_take(&taking, &change);
        reason_take(&taking, &change);
        if (change.sets_value || change.explains)
            LIST_PUSH(sheet->work->arena, &sheet->changes, change);
    }
}

/* 不适用, as people write it. */
static bool is_not_applicable(Text words)
{
    static const Text strokes[] = { { "—", 3 },  { "——", 6 }, { "-", 1 }, { "--", 2 },
                                    { "－", 3 }, { "–", 3 },  { "/", 1 } };

    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (text_equal(words, strokes[i]))
            return true;
    return false;
}

/* A value with full-width digits, commas, or the percent sign where the line is in percent. */
static bool value_read(const Taking *taking, Text words, GridValue *out)
{
    char narrow[DECIMAL_TEXT_MAX * 2];
    size_t length = 0, step;

    if (is_not_applicable(words)) {
        *out = value_not_applicable();
        return true;
    }
    for (size_t at = 0; at < words.len && length + 4 < sizeof narrow; at += step)
        length += utf8_write(utf8_narrow(utf8_read(words, at, &step)), narrow + length);
    Text plain = { narrow, length };
    if (taking->row->unit_kind == UNIT_PERCENT && text_ends(plain, TEXT("%")))
        plain = text_trim(text_slice(plain, 0, plain.len - 1));
    return figure_read(plain, out);
}

static Text shown(const Taking *taking, GridValue value)
{
    char *out = arena_alloc(taking->sheet->work->arena, VALUE_TEXT_MAX);

    return (Text){ out, value_write(value, LANGUAGE_ZH, out) };
}

static void object(Taking *taking, int column, ProblemCode code, Text first, Text second, Text third)
{
    sheet_object(taking->sheet, taking->at, column, problem(code, first, second, third), taking->line);
}

/* Reads what was typed; a zero report says 0 wherever nothing stands. */
static bool typed_read(Taking *taking)
{
    const SheetLine *line = taking->line;
    Text label = taking->row->item.label;
    int column = taking->sheet->value;

    if (!value_read(taking, line->value, &taking->typed)) {
        object(taking, column, PROBLEM_TEMPLATE_VALUE, label, line->value, TEXT(""));
        return false;
    }
    if (!filled_value_fits(taking->typed)) {
        object(taking, column, PROBLEM_FORM_VALUE_INEXACT, label, line->value, TEXT(""));
        return false;
    }
    if (!taking->sheet->load->zero)
        return true;
    if (taking->typed.state == VALUE_NUMBER) {
        object(taking, column, PROBLEM_TEMPLATE_NOT_ZERO, label, line->value, TEXT(""));
        return false;
    }
    if (taking->typed.state == VALUE_BLANK)
        taking->typed = value_zero();
    return true;
}

/* Nobody's value gives way to what the sheet says, even where the sheet says nothing; somebody's only to what was typed
 * by a person who saw it. */
static void value_take(Taking *taking, FilledChange *change)
{
    const SheetWork *sheet = taking->sheet;
    FilledItem *item = &taking->row->filled;
    bool touched, seen;

    if (!typed_read(taking))
        return;
    if (!value_read(taking, sheet_cell(sheet, taking->at, sheet->was), &taking->handed_out))
        taking->handed_out = value_blank();
    touched = !value_equal(taking->typed, taking->handed_out);
    seen = value_equal(item->value, taking->handed_out);
    if (value_equal(item->value, taking->typed)) {
        change->sets_value = item->prefill != PREFILL_NONE; /* what was looked at is the agency's own now */
        change->value = taking->typed;
        return;
    }
    if (taking->by_hand && !touched)
        return;
    if (taking->by_hand && !seen && !sheet->over) {
        object(taking, sheet->value, PROBLEM_TEMPLATE_CHANGED, taking->row->item.label, shown(taking, item->value),
               shown(taking, taking->typed));
    } else {
        change->sets_value = true;
        change->value = taking->typed;
    }
    taking->line->sets_value = true;
    item->value = taking->typed;
    item->prefill = PREFILL_NONE;
}

static void reason_take(Taking *taking, FilledChange *change)
{
    SheetWork *sheet = taking->sheet;
    FilledItem *item = &taking->row->filled;
    Text typed = taking->line->reason, handed_out = sheet_cell(sheet, taking->at, sheet->said);
    bool touched = !sheet_words_equal(typed, handed_out), seen = sheet_words_equal(item->explanation, handed_out);

    if (!touched || sheet_words_equal(typed, item->explanation))
        return;
    if (!seen && item->explanation.len && !sheet->over) {
        Text label = arena_format(sheet->work->arena, "%.*s（说明）", TEXT_ARG(taking->row->item.label));
        object(taking, sheet->reason, PROBLEM_TEMPLATE_CHANGED, label, item->explanation, typed);
    } else {
        change->explains = true;
        change->explanation = typed;
    }
    item->explanation = typed;
}
