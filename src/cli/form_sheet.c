/* form_sheet.c - a filled form as a spreadsheet. */
#include "cli/form_sheet.h"

#include "cli/period_words.h"
#include "format/xlsx_write.h"
#include "model/reasons.h"

#include <errno.h>

enum { CODE, WAS, SAID, LINE, LABEL, UNIT, VALUE, LAST_YEAR, REASON, OBJECTION, COLUMNS };

typedef struct {
    const Session *session;
    Arena *arena;
    const FilledView *view;
    const FormSheet *form;
    XlsxSheet sheet;
    int row; /* the next */
} Drawing;

static void codes_draw(Drawing *drawing);
static void top_draw(Drawing *drawing);
static void heads_draw(Drawing *drawing);
static void line_draw(Drawing *drawing, const FilledRow *row);
static void bottom_draw(Drawing *drawing);

Problem form_sheet(const Session *session, const FormSheet *form, Buffer *out)
{
    const FilledView *view = form->view;
    Drawing drawing = { .session = session,
                        .arena = session->work->arena,
                        .view = view,
                        .form = form,
                        .sheet = { .name = TEXT("填报"),
                                   .title = view->form.title,
                                   .columns = form->load ? COLUMNS : OBJECTION,
                                   .widths = { 0, 0, 0, 6, 40, 10, 16, 16, 36, 48 },
                                   .hidden_rows = 1 } };

    codes_draw(&drawing);
    top_draw(&drawing);
    heads_draw(&drawing);
    for (size_t i = 0; i < view->rows.count; i++)
        line_draw(&drawing, &view->rows.items[i]);
    bottom_draw(&drawing);
    if (!xlsx_write(&drawing.sheet, session->now / 1000, out))
        return problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(errno), TEXT(""), TEXT(""));
    return OK;
}

static XlsxCell *put(Drawing *drawing, int column, XlsxStyle style, Text text)
{
    XlsxCell *cell = LIST_ADD(drawing->arena, &drawing->sheet.cells);

    *cell = (XlsxCell){ .row = drawing->row, .column = column, .style = style, .text = text };
    return cell;
}

/* Over all columns that are seen. */
static void note(Drawing *drawing, XlsxStyle style, Text text)
{
    put(drawing, LINE, style, text)->across = drawing->sheet.columns - LINE;
    drawing->row++;
}

static XlsxCell *put_value(Drawing *drawing, int column, XlsxStyle style, GridValue value)
{
    XlsxCell *cell = put(drawing, column, style, TEXT(""));
    char *words = arena_alloc(drawing->arena, VALUE_TEXT_MAX);

    cell->is_number = value.state == VALUE_NUMBER || value.state == VALUE_ZERO;
    cell->number = value.state == VALUE_NUMBER ? value.low : decimal_int(0);
    if (!cell->is_number && value.state != VALUE_BLANK)
        cell->text = (Text){ words, value_write(value, LANGUAGE_ZH, words) };
    return cell;
}

/* ---- above the lines ------------------------------------------------------------ */

static void codes_draw(Drawing *drawing)
{
    static const char *const codes[COLUMNS] = { [WAS] = SHEET_WAS,
                                                [SAID] = SHEET_SAID,
                                                [LABEL] = SHEET_LABEL,
                                                [VALUE] = SHEET_VALUE,
                                                [REASON] = SHEET_REASON };

    put(drawing, CODE, XLSX_CODE, sheet_mark(drawing->arena, drawing->view));
    for (int column = WAS; column < drawing->sheet.columns; column++)
        if (codes[column])
            put(drawing, column, XLSX_CODE, text_of(codes[column]));
    drawing->row++;
}

Text day_words(Arena *arena, Date day)
{
    return arena_format(arena, "%d年%d月%d日", day.year, day.month, day.day);
}

/* By the parts that its code has: years, months or days. */
static Text window_between(Arena *arena, Period period, Text code)
{
    Date first = period.first, last = period.last;
    size_t dots = text_find(code, TEXT(".."));

    if (dots == strlen("2024"))
        return arena_format(arena, "%d年至%d年", first.year, last.year);
    if (dots == strlen("2024-01") && first.year == last.year)
        return arena_format(arena, "%d年%d月至%d月", first.year, first.month, last.month);
    if (dots == strlen("2024-01"))
        return arena_format(arena, "%d年%d月至%d年%d月", first.year, first.month, last.year, last.month);
    Text from = day_words(arena, first), to = day_words(arena, last);
    return arena_format(arena, "%.*s至%.*s", TEXT_ARG(from), TEXT_ARG(to));
}

Text window_shown(Arena *arena, Period period)
{
    char code[PERIOD_TEXT_MAX];
    Buffer words = { 0 };

    period_write(period, code);
    switch (period.kind) {
    case PERIOD_YEAR:
        return arena_format(arena, "%d年", period.first.year);
    case PERIOD_MONTH:
        return arena_format(arena, "%d年%d月", period.first.year, period.first.month);
    case PERIOD_WINDOW:
        return window_between(arena, period, text_of(code));
    default:
        period_show(text_of(code), LANGUAGE_ZH, &words);
    }
    Text out = arena_text(arena, buffer_text(&words));
    buffer_free(&words);
    return out;
}

/* The legal head stands to the right, a line each; beside its last lines whose form it is and for when. */
static void top_draw(Drawing *drawing)
{
    const Form *form = &drawing->view->form;
    Arena *arena = drawing->arena;
    Text left[4] = { { 0 } }, right[4] = { { 0 } };
    int lines = 2;

    note(drawing, XLSX_TITLE, form->title);
    if (date_valid(form->valid_to) && !form_expired(form, drawing->session->work->today)) {
        lines = 4;
        right[0] = arena_format(arena, "表　　号：%.*s", TEXT_ARG(form->number));
        right[1] = arena_format(arena, "制定机关：%.*s", TEXT_ARG(form->issuer));
        right[2] = arena_format(arena, "批准文号：%.*s", TEXT_ARG(form->approval));
        Text day = day_words(arena, form->valid_to);
        right[3] = arena_format(arena, "有效期至：%.*s", TEXT_ARG(day));
    }
    left[lines - 2] = arena_format(arena, "填报单位：%.*s", TEXT_ARG(drawing->view->agency));
    Text window = window_shown(arena, drawing->view->filled.period),
         due = day_words(arena, drawing->view->call.due);
    left[lines - 1] = arena_format(arena, "统计时段：%.*s　　报送截止：%.*s", TEXT_ARG(window), TEXT_ARG(due));
    for (int i = 0; i < lines; i++) {
        if (left[i].len)
            put(drawing, LINE, XLSX_NOTE, left[i])->across = LAST_YEAR - LINE + 1;
        if (right[i].len)
            put(drawing, REASON, XLSX_NOTE, right[i]);
        drawing->row++;
    }
    if (drawing->view->filled.remark.len)
        note(drawing, XLSX_NOTE, arena_format(arena, "退回原因：%.*s", TEXT_ARG(drawing->view->filled.remark)));
    note(drawing, XLSX_NOTE, TEXT("只填浅黄色的格：没有填 0，不适用填 —，还不知道的先空着。"));
}

static Text words_of(const Drawing *drawing, Problem wrong)
{
    Buffer words = { 0 };

    problem_write(&wrong, drawing->session->language, &words);
    Text out = arena_text(drawing->arena, buffer_text(&words));
    buffer_free(&words);
    return out;
}

static bool is_of_line(const SheetLoad *load, const Problem *wrong)
{
    for (size_t i = 0; i < load->lines.count; i++)
        if (load->lines.items[i].wrong.code == wrong->code
            && strcmp(load->lines.items[i].wrong.field, wrong->field) == 0)
            return true;
    return false;
}

/* Then what is wrong with the sheet as a whole, and the heads of the columns. */
static void heads_draw(Drawing *drawing)
{
    static const char *const heads[COLUMNS] = {
        [LINE] = "行号",          [LABEL] = "指标",  [UNIT] = "计量单位", [VALUE] = "本期数",
        [LAST_YEAR] = "上年同期", [REASON] = "说明", [OBJECTION] = "疑点"
    };
    const SheetLoad *load = drawing->form->load;

    for (size_t i = 0; load && i < load->problems.count; i++)
        if (!is_of_line(load, &load->problems.items[i]))
            note(drawing, XLSX_NOTE, words_of(drawing, load->problems.items[i]));
    for (int column = LINE; column < drawing->sheet.columns; column++)
        put(drawing, column, XLSX_HEAD, text_of(heads[column]));
    drawing->sheet.head_row = drawing->row++;
}

/* ---- lines ------------------------------------------------------------------------- */

const char *prefill_shown(Prefill prefill)
{
    static const char *const words[PREFILLS] = { "", "材料自述", "台账", "已填报的数", "核定数", "汇总" };

    return words[prefill];
}

/* 预填自台账。台账：120（泠川县妇联，截至2024年11月30日） 自述：… */
static Text source_words(const Drawing *drawing, const FilledRow *row)
{
    static const Prefill of[SOURCE_COUNT] = { PREFILL_NONE, PREFILL_CLAIM, PREFILL_RECORD, PREFILL_RETURN,
                                              PREFILL_CERTIFIED };
    Arena *arena = drawing->arena;
    char value[VALUE_TEXT_MAX];
    Text out = TEXT("");

    if (row->filled.prefill)
        out = arena_format(arena, "预填自%s%s。", prefill_shown(row->filled.prefill),
                           row->filled.prefill == PREFILL_SUMMED ? "（下级或各时段的数相加）" : "");
    for (Source source = SOURCE_CLAIM; source < SOURCE_COUNT; source++) {
        Text by = row->said_by[source], day = TEXT("");

        if (row->sources[source].state == VALUE_BLANK)
            continue;
        value_write(row->sources[source], LANGUAGE_ZH, value);
        if (date_valid(row->as_of[source]))
            day = day_words(arena, row->as_of[source]);
        out = arena_format(arena, "%.*s%s%s：%s", TEXT_ARG(out), out.len ? "\n" : "", prefill_shown(of[source]),
                           value);
        if (by.len)
            out = arena_format(arena, "%.*s（%.*s%s%.*s）", TEXT_ARG(out), TEXT_ARG(by), day.len ? "，截至" : "",
                               TEXT_ARG(day));
    }
    return out;
}

static const SheetLine *line_of(const SheetLoad *load, int place)
{
    for (size_t i = 0; load && i < load->lines.count; i++)
        if (load->lines.items[i].place == place)
            return &load->lines.items[i];
    return NULL;
}

/* What is objected to a line, one sentence a line of text, and how grave it is. */
static Text objection_words(const Drawing *drawing, const SheetLine *line, int place, XlsxStyle *style)
{
    const FilledView *view = drawing->view;
    Text out = TEXT("");

    *style = XLSX_INPUT;
    if (!drawing->form->load)
        return out;
    if (line && line->wrong.code) {
        *style = XLSX_WRONG;
        Problem wrong = line->wrong;
        wrong.field[0] = '\0';
        out = words_of(drawing, wrong);
    }
    for (size_t i = 0; i < view->objections.count; i++) {
        const FormObjection *objection = &view->objections.items[i];
        Problem what = objection->what;

        if (objection->place != place)
            continue;
        what.field[0] = '\0';
        Text words = words_of(drawing, what);
        out = arena_format(drawing->arena, "%.*s%s%c %.*s", TEXT_ARG(out), out.len ? "\n" : "", objection->class,
                           TEXT_ARG(words));
        if (objection->class == 'A')
            *style = XLSX_WRONG;
        else if (*style == XLSX_INPUT && !objection->explained)
            *style = XLSX_DOUBT;
    }
    return out;
}

static XlsxRule rule_of(const FilledRow *row)
{
    return row->unit_kind == UNIT_COUNT     ? XLSX_WHOLE_NUMBER
           : row->unit_kind == UNIT_PERCENT ? XLSX_ANY_NUMBER
                                            : XLSX_FROM_ZERO;
}

static void value_draw(Drawing *drawing, const FilledRow *row, const SheetLine *line, GridValue shown)
{
    XlsxStyle style;
    Text objections = objection_words(drawing, line, row->item.place, &style);
    bool unread = line && line->wrong.code && !line->sets_value;
    XlsxCell *cell = unread ? put(drawing, VALUE, style, line->value) : put_value(drawing, VALUE, style, shown);

    cell->comment = drawing->form->load ? objections : row->filled.prefill ? source_words(drawing, row) : TEXT("");
    if (drawing->form->blank)
        cell->comment = TEXT("");
    cell->rule = rule_of(row);
    cell->refusal = cell->rule == XLSX_WHOLE_NUMBER ? TEXT("请填整数，不写单位。没有填 0，不适用填 —。")
                                                    : TEXT("请填数，不写单位。没有填 0，不适用填 —。");
    if (drawing->form->load)
        put(drawing, OBJECTION, XLSX_TEXT, objections);
}

static void line_draw(Drawing *drawing, const FilledRow *row)
{
    const SheetLoad *load = drawing->form->load;
    const SheetLine *line = line_of(load, row->item.place);
    bool left_out = drawing->form->blank && row->filled.prefill;
    GridValue shown = left_out ? value_blank() : row->filled.value;
    GridValue was = line && !load->applied ? line->was : shown;
    Text said = line && !load->applied ? line->said : row->filled.explanation;

    put(drawing, CODE, XLSX_CODE, sheet_line(drawing->arena, row));
    put(drawing, WAS, XLSX_CODE, sheet_value(drawing->arena, was));
    put(drawing, SAID, XLSX_CODE, said);
    put(drawing, LINE, XLSX_MIDDLE, arena_format(drawing->arena, "%d", row->item.place));
    put(drawing, LABEL, XLSX_TEXT, sheet_label(drawing->arena, row));
    put(drawing, UNIT, XLSX_MIDDLE, row->unit);
    value_draw(drawing, row, line, shown);
    put_value(drawing, LAST_YEAR, XLSX_FIGURE, row->last_year);
    put(drawing, REASON, XLSX_INPUT_TEXT, row->filled.explanation);
    drawing->row++;
}

/* ---- below them ---------------------------------------------------------------------- */

static XlsxCell *bottom_row(Drawing *drawing, const char *code, Text label, Text words)
{
    put(drawing, CODE, XLSX_CODE, text_of(code));
    put(drawing, LINE, XLSX_TEXT, label)->across = UNIT - LINE + 1;
    XlsxCell *cell = put(drawing, VALUE, XLSX_INPUT_TEXT, words);
    drawing->row++;
    return cell;
}

static void bottom_draw(Drawing *drawing)
{
    const FilledForm *filled = &drawing->view->filled;
    const SheetLoad *load = drawing->form->load;
    Signatures names = { filled->filled_by, filled->checked_by, filled->head };

    if (load && load->names.filled_by.len)
        names.filled_by = load->names.filled_by;
    if (load && load->names.checked_by.len)
        names.checked_by = load->names.checked_by;
    if (load && load->names.head.len)
        names.head = load->names.head;
    XlsxCell *zero = bottom_row(drawing, SHEET_ZERO, TEXT("零报告（以上各行本期都没有的，选“是”，不必逐行填 0）"),
                                load && load->zero ? TEXT(SHEET_YES) : TEXT(""));
    zero->rule = XLSX_ONE_OF;
    zero->choices = TEXT(SHEET_YES);
    zero->refusal = TEXT("选“是”，或空着。");
    bottom_row(drawing, SHEET_BY, TEXT("填表人"), names.filled_by);
    bottom_row(drawing, SHEET_CHECKED, TEXT("审核人"), names.checked_by);
    bottom_row(drawing, SHEET_HEAD, TEXT("单位负责人"), names.head);
}
