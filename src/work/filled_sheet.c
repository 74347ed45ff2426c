/* filled_sheet.c - a form that comes back as a spreadsheet: whose it is, and its rows. */
#include "work/filled_sheet.h"

#include "work/filled_sheet_work.h"

#include <stdio.h>

static bool find_mark(SheetWork *sheet);
static Problem mark_fits(SheetWork *sheet, const SheetOptions *options);
static bool find_columns(SheetWork *sheet);
static void rows_read(SheetWork *sheet);
static void missing_object(SheetWork *sheet);

/* ---- codes -------------------------------------------------------------------- */

#define MARK "halfsky-form/1"

Text sheet_mark(Arena *arena, const FilledView *view)
{
    char call[ID_TEXT_MAX], form[ID_TEXT_MAX], agency[ID_TEXT_MAX], period[PERIOD_TEXT_MAX];

    id_write(view->call.id, call);
    id_write(view->form.id, form);
    id_write(view->filled.agency, agency);
    period_write(view->filled.period, period);
    return arena_format(arena, MARK " %s %s %d %s %s", call, form, view->form.version, agency, period);
}

Text sheet_line(Arena *arena, const FilledRow *row)
{
    return arena_format(arena, "#%d %.*s %s", row->item.place, TEXT_ARG(row->measure),
                        fact_extent_word(row->item.extent));
}

Text sheet_label(Arena *arena, const FilledRow *row)
{
    if (!row->item.whole)
        return row->item.label;
    return arena_format(arena, "%s%.*s", row->item.addend ? "　　" : "　　其中：", TEXT_ARG(row->item.label));
}

Text sheet_value(Arena *arena, GridValue value)
{
    char *digits;

    if (value.state == VALUE_NOT_APPLICABLE)
        return TEXT("—");
    if (value.state != VALUE_NUMBER && value.state != VALUE_ZERO)
        return TEXT("");
    digits = arena_alloc(arena, DECIMAL_TEXT_MAX);
    return (Text){ digits, decimal_write(value.state == VALUE_NUMBER ? value.low : decimal_int(0), digits) };
}

/* ---- loading ------------------------------------------------------------------- */

Problem filled_load(Work *work, const Doc *doc, const SheetOptions *options, SheetLoad *out)
{
    SheetWork sheet = { .work = work, .doc = doc, .load = out, .over = options->over };
    AnswerState state;

    *out = (SheetLoad){ 0 };
    if (!find_mark(&sheet) || !find_columns(&sheet))
        return problem(PROBLEM_TEMPLATE_UNKNOWN, TEXT(""), TEXT(""), TEXT(""));
    TRY(mark_fits(&sheet, options));
    out->call = sheet.mark.call;
    out->agency = sheet.mark.agency;
    state = out->view.filled.state;
    if (state == ANSWER_SUBMITTED || state == ANSWER_ACCEPTED)
        return problem(PROBLEM_FORM_HANDED_IN, out->view.agency, TEXT(""), TEXT(""));
    rows_read(&sheet);
    missing_object(&sheet);
    sheet_lines_take(&sheet);
    filled_check(work->arena, &out->view);
    if (out->problems.count)
        return problem(PROBLEM_IMPORT_REFUSED, arena_format(work->arena, "%zu", out->problems.count), TEXT(""),
                       TEXT(""));
    TRY(filled_take(work, out->call, out->agency, sheet.changes.items, sheet.changes.count, &out->names,
                    options->trial, &out->changed));
    out->applied = !options->trial;
    return out->applied ? filled_view(work, out->call, out->agency, &out->view) : OK;
}

Text sheet_cell(const SheetWork *sheet, int row, int column)
{
    const Table *table = sheet->table;
    TableCell cell = table->cells[(size_t)row * (size_t)table->columns + (size_t)column];

    return text_trim(text_slice(sheet->doc->text, cell.start, cell.end));
}

void sheet_object(SheetWork *sheet, int row, int column, Problem wrong, SheetLine *line)
{
    Buffer name = { 0 };

    cell_name(sheet->table->rows_above + row + 1, column + 1, &name);
    wrong = problem_at(wrong, TEXT(""), 0, buffer_text(&name));
    buffer_free(&name);
    LIST_PUSH(sheet->work->arena, &sheet->load->problems, wrong);
    if (line && !line->wrong.code)
        line->wrong = wrong;
}

static bool count_read(Text text, int *out)
{
    Decimal number;

    if (!decimal_read(text, &number) || number.scale || number.coefficient < 1 || number.coefficient > 1000000)
        return false;
    *out = (int)number.coefficient;
    return true;
}

static bool mark_read(Text text, SheetMark *out)
{
    Text parts[6] = { { 0 } };
    size_t count = 0;

    while (count < 6 && text_cut(&text, ' ', &parts[count]))
        count++;
    out->period = parts[5];
    return count == 6 && text_equal(parts[0], TEXT(MARK)) && id_read(parts[1], &out->call)
           && id_read(parts[2], &out->form) && count_read(parts[3], &out->version)
           && id_read(parts[4], &out->agency);
}

/* The table, row and column in which the mark stands. */
static bool find_mark(SheetWork *sheet)
{
    for (size_t t = 0; t < sheet->doc->tables.count; t++) {
        sheet->table = &sheet->doc->tables.items[t];
        for (int row = 0; row < sheet->table->rows; row++)
            for (int column = 0; column < sheet->table->columns; column++)
                if (mark_read(sheet_cell(sheet, row, column), &sheet->mark)) {
                    sheet->mark_row = row;
                    sheet->code = column;
                    return true;
                }
    }
    return false;
}

static bool find_columns(SheetWork *sheet)
{
    const struct {
        Text code;
        int *column;
    } wanted[] = { { TEXT(SHEET_WAS), &sheet->was },
                   { TEXT(SHEET_SAID), &sheet->said },
                   { TEXT(SHEET_LABEL), &sheet->label },
                   { TEXT(SHEET_VALUE), &sheet->value },
                   { TEXT(SHEET_REASON), &sheet->reason } };
    size_t found = 0;

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        for (int column = 0; column < sheet->table->columns; column++)
            if (text_equal(sheet_cell(sheet, sheet->mark_row, column), wanted[i].code)) {
                *wanted[i].column = column;
                found++;
                break;
            }
    return found == sizeof wanted / sizeof *wanted;
}

static Problem mark_fits(SheetWork *sheet, const SheetOptions *options)
{
    const SheetMark *mark = &sheet->mark;
    FilledView *view = &sheet->load->view;
    Work *work = sheet->work;
    char id[ID_TEXT_MAX], period[PERIOD_TEXT_MAX];
    Call call, meant;
    Tree tree;

    TRY(work_tree(work, &tree));
    id_write(mark->call, id);
    Problem unknown = call_get(work, mark->call, &call);
    if (unknown.code == PROBLEM_CALL_UNKNOWN)
        return problem(PROBLEM_TEMPLATE_ELSEWHERE, text_of(id), TEXT(""), TEXT(""));
    TRY(unknown);
    if (options->call && options->call != mark->call) {
        TRY(call_get(work, options->call, &meant));
        return problem(PROBLEM_TEMPLATE_CALL, call.title, meant.title, TEXT(""));
    }
    if (options->agency && options->agency != mark->agency)
        return problem(PROBLEM_TEMPLATE_AGENCY, tree_name(&tree, mark->agency, work->today),
                       tree_name(&tree, options->agency, work->today), TEXT(""));
    TRY(filled_view(work, mark->call, mark->agency, view));
    period_write(view->filled.period, period);
    if (!text_equal(mark->period, text_of(period)))
        return problem(PROBLEM_TEMPLATE_PERIOD, mark->period, text_of(period), TEXT(""));
    if (mark->form != view->form.id || mark->version != view->form.version)
        return problem(PROBLEM_TEMPLATE_VERSION, arena_format(work->arena, "%d", mark->version),
                       arena_format(work->arena, "%d", view->form.version), view->form.title);
    return OK;
}

/* ---- rows ----------------------------------------------------------------------- */

/* A name or the mark of a zero report. */
static bool word_read(SheetWork *sheet, int row, Text code)
{
    SheetLoad *load = sheet->load;
    const struct {
        Text code;
        Text *name;
    } names[] = { { TEXT(SHEET_BY), &load->names.filled_by },
                  { TEXT(SHEET_CHECKED), &load->names.checked_by },
                  { TEXT(SHEET_HEAD), &load->names.head } };
    Text words = sheet_cell(sheet, row, sheet->value);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(code, names[i].code)) {
            *names[i].name = words;
            return true;
        }
    if (!text_equal(code, TEXT(SHEET_ZERO)))
        return false;
    load->zero = text_equal(words, TEXT(SHEET_YES));
    if (words.len && !load->zero && !text_equal(words, TEXT("否")))
        sheet_object(sheet, row, sheet->value, problem(PROBLEM_TEMPLATE_ZERO_MARK, words, TEXT(""), TEXT("")),
                     NULL);
    return true;
}

FilledRow *sheet_row(SheetWork *sheet, int place)
{
    FilledView *view = &sheet->load->view;

    for (size_t i = 0; i < view->rows.count; i++)
        if (view->rows.items[i].item.place == place)
            return &view->rows.items[i];
    return NULL;
}

static FilledRow *row_of_code(SheetWork *sheet, Text code)
{
    Text rest = text_slice(code, 1, code.len), number;
    FilledRow *row;
    int place;

    if (!text_cut(&rest, ' ', &number) || !count_read(number, &place))
        return NULL;
    row = sheet_row(sheet, place);
    return row && text_equal(sheet_line(sheet->work->arena, row), code) ? row : NULL;
}

static Text without_blanks(Text text)
{
    static const Text blanks[] = {
        { " ", 1 }, { "\t", 1 }, { "\n", 1 }, { "\r", 1 }, { "　", 3 }, { "\xC2\xA0", 2 }
    };
    bool found = true;

    while (found && text.len) {
        found = false;
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
            if (text_starts(text, blanks[i])) {
                text = text_slice(text, blanks[i].len, text.len);
                found = true;
            }
    }
    return text;
}

bool sheet_words_equal(Text a, Text b)
{
    for (;;) {
        a = without_blanks(a);
        b = without_blanks(b);
        if (!a.len || !b.len)
            return a.len == b.len;
        if (*a.at != *b.at)
            return false;
        a = text_slice(a, 1, a.len);
        b = text_slice(b, 1, b.len);
    }
}

/* The label says which line people believe that they fill in. */
static Problem label_fits(SheetWork *sheet, const FilledRow *row, Text found)
{
    Arena *arena = sheet->work->arena;
    const FilledView *view = &sheet->load->view;

    if (sheet_words_equal(found, sheet_label(arena, row)))
        return OK;
    for (size_t i = 0; i < view->rows.count; i++)
        if (sheet_words_equal(found, sheet_label(arena, &view->rows.items[i])))
            return problem(PROBLEM_TEMPLATE_MOVED, row->item.label, view->rows.items[i].item.label, TEXT(""));
    return problem(PROBLEM_TEMPLATE_LABEL, row->item.label, found, TEXT(""));
}

static void line_read(SheetWork *sheet, int at, Text code)
{
    FilledRow *row = row_of_code(sheet, code);
    SheetLine line = { .value = sheet_cell(sheet, at, sheet->value),
                       .reason = sheet_cell(sheet, at, sheet->reason) };
    Problem wrong;

    if (!row) {
        sheet_object(sheet, at, sheet->code, problem(PROBLEM_TEMPLATE_LINE, code, TEXT(""), TEXT("")), NULL);
        return;
    }
    line.place = row->item.place;
    for (size_t i = 0; i < sheet->load->lines.count; i++)
        if (sheet->load->lines.items[i].place == line.place) {
            sheet_object(sheet, at, sheet->label,
                         problem(PROBLEM_TEMPLATE_TWICE, row->item.label, TEXT(""), TEXT("")),
                         &sheet->load->lines.items[i]);
            return;
        }
    wrong = label_fits(sheet, row, sheet_cell(sheet, at, sheet->label));
    if (wrong.code)
        sheet_object(sheet, at, sheet->label, wrong, &line);
    LIST_PUSH(sheet->work->arena, &sheet->load->lines, line);
    LIST_PUSH(sheet->work->arena, &sheet->places, at);
}

static void rows_read(SheetWork *sheet)
{
    int first = 0, last = -1;

    for (int row = sheet->mark_row + 1; row < sheet->table->rows; row++) {
        Text code = sheet_cell(sheet, row, sheet->code);

        if (!text_starts(code, TEXT("#")) || word_read(sheet, row, code))
            continue;
        if (last < 0)
            first = row;
        last = row;
        line_read(sheet, row, code);
    }
    for (int row = first; row <= last; row++) {
        Text words = sheet_cell(sheet, row, sheet->value);

        if (!sheet_cell(sheet, row, sheet->code).len && words.len)
            sheet_object(sheet, row, sheet->value, problem(PROBLEM_TEMPLATE_ADDED, words, TEXT(""), TEXT("")),
                         NULL);
    }
}

static void missing_object(SheetWork *sheet)
{
    const FilledView *view = &sheet->load->view;

    for (size_t i = 0; i < view->rows.count; i++) {
        bool there = false;

        for (size_t k = 0; k < sheet->load->lines.count; k++)
            there |= sheet->load->lines.items[k].place == view->rows.items[i].item.place;
        if (!there)
            LIST_PUSH(sheet->work->arena, &sheet->load->problems,
                      problem(PROBLEM_TEMPLATE_MISSING, view->rows.items[i].item.label, TEXT(""), TEXT("")));
    }
}
