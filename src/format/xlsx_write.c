/* xlsx_write.c - a sheet as an Excel file, by libxlsxwriter.
 *
 * The library writes to a path only, and its parts to files of a folder first: it gets a file and a folder that exist in
 * memory alone, so that what agencies fill in lies on no disk by the way. */
#define _GNU_SOURCE /* memfd_create */
#include "format/xlsx_write.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Of Excel: digits of a number; bytes of a cell that surely fit, as its limit is in characters; its number of A4. */
enum { DIGITS_OF_DOUBLE = 15, CELL_BYTES_MAX = 32767, PAPER_A4 = 9 };
enum { TITLE_HEIGHT = 34, ROW_HEIGHT = 20, LINE_HEIGHT = 15, LINES_MAX = 24, LETTER_WIDTH = 2, INDENT = 2 };
enum { COMMENT_WIDTH = 260, COMMENT_LINE = 20, COMMENT_LETTERS = 18 };

typedef struct {
    lxw_worksheet *worksheet;
    lxw_format *styles[XLSX_STYLES];
} Writing;

static lxw_error write_sheet(lxw_workbook *workbook, const XlsxSheet *sheet, int64_t created);
static void styles_make(lxw_workbook *workbook, Writing *writing);
static int cell_height(const XlsxSheet *sheet, const XlsxCell *cell);
static lxw_error cell_write(const Writing *writing, const XlsxCell *cell);
static bool read_whole(int file, Buffer *out);

bool xlsx_write(const XlsxSheet *sheet, int64_t created, Buffer *out)
{
    char path[48], in_memory[] = "/dev/shm";
    bool done;

    int file = memfd_create("xlsx", MFD_CLOEXEC);
    if (file < 0)
        return false;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    lxw_workbook *workbook = workbook_new_opt(path, &(lxw_workbook_options){ .tmpdir = in_memory });
    lxw_error error = workbook ? write_sheet(workbook, sheet, created) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (workbook) {
        lxw_error closing = workbook_close(workbook);
        error = error ? error : closing;
    }
    done = !error && read_whole(file, out);
    if (!done)
        errno = error == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : error ? ENOSPC : errno;
    int reason = errno;
    close(file);
    errno = reason;
    return done;
}

static const char *terminated(Text text, char out[CELL_BYTES_MAX + 1])
{
    text = text_slice(text, 0, CELL_BYTES_MAX);
    while (text.len == CELL_BYTES_MAX && text.len && ((unsigned char)text.at[text.len - 1] & 0xC0) == 0x80)
        text.len--;
    if (text.len == CELL_BYTES_MAX && (unsigned char)text.at[text.len - 1] >= 0xC0)
        text.len--;
    snprintf(out, CELL_BYTES_MAX + 1, "%.*s", TEXT_ARG(text));
    return out;
}

static lxw_error write_sheet(lxw_workbook *workbook, const XlsxSheet *sheet, int64_t created)
{
    lxw_row_col_options unseen = { .hidden = 1 };
    lxw_protection protection = { .format_columns = 1, .format_rows = 1 };
    char words[CELL_BYTES_MAX + 1], title[CELL_BYTES_MAX + 1];
    lxw_error error = LXW_NO_ERROR;
    Writing writing = { 0 };
    lxw_doc_properties properties = { .created = (time_t)created, .title = title };

    terminated(text_slice(sheet->title, 0, 250), title);
    workbook_set_properties(workbook, &properties);
    writing.worksheet = workbook_add_worksheet(workbook, terminated(sheet->name, words));
    if (!writing.worksheet)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    styles_make(workbook, &writing);
    for (int column = 0; column < sheet->columns && !error; column++) {
        lxw_col_t at = (lxw_col_t)column;
        error = worksheet_set_column_opt(writing.worksheet, at, at, sheet->widths[column], NULL,
                                         sheet->widths[column] ? NULL : &unseen);
    }
    for (int row = 0; row < sheet->hidden_rows && !error; row++)
        error = worksheet_set_row_opt(writing.worksheet, (lxw_row_t)row, LXW_DEF_ROW_HEIGHT, NULL, &unseen);
    for (size_t i = 0, end; i < sheet->cells.count && !error; i = end) {
        int row = sheet->cells.items[i].row;
        int height = 0;

        for (end = i; end < sheet->cells.count && sheet->cells.items[end].row == row; end++)
            if (cell_height(sheet, &sheet->cells.items[end]) > height)
                height = cell_height(sheet, &sheet->cells.items[end]);
        if (row >= sheet->hidden_rows)
            error = worksheet_set_row(writing.worksheet, (lxw_row_t)row, height, NULL);
    }
    for (size_t i = 0; i < sheet->cells.count && !error; i++)
        error = cell_write(&writing, &sheet->cells.items[i]);
    worksheet_freeze_panes(writing.worksheet, (lxw_row_t)sheet->head_row + 1, 0);
    worksheet_repeat_rows(writing.worksheet, 0, (lxw_row_t)sheet->head_row);
    if (!sheet->portrait)
        worksheet_set_landscape(writing.worksheet);
    worksheet_set_paper(writing.worksheet, PAPER_A4);
    worksheet_fit_to_pages(writing.worksheet, 1, 0);
    worksheet_center_horizontally(writing.worksheet);
    worksheet_set_margins(writing.worksheet, 0.6, 0.6, 0.6, 0.7);
    worksheet_set_footer(writing.worksheet, "&C&P / &N");
    worksheet_protect(writing.worksheet, NULL, &protection);
    return error;
}

/* ---- how cells look -------------------------------------------------------- */

/* In points, as high as its words want: not all programs see to that, and none for cells over several columns. */
static int cell_height(const XlsxSheet *sheet, const XlsxCell *cell)
{
    int width = -INDENT, used = 0, lines = 1;
    size_t step;

    if (cell->style == XLSX_TITLE)
        return TITLE_HEIGHT;
    for (int column = cell->column; column < cell->column + (cell->across ? cell->across : 1); column++)
        width += column < sheet->columns ? sheet->widths[column] : 0;
    if (cell->style == XLSX_CODE || width < LETTER_WIDTH)
        return ROW_HEIGHT;
    for (size_t at = 0; at < cell->text.len && lines < LINES_MAX; at += step) {
        utf8_read(cell->text, at, &step);
        int letter = step > 1 ? LETTER_WIDTH : 1;
        used += letter;
        if (used > width || cell->text.at[at] == '\n') {
            lines++;
            used = cell->text.at[at] == '\n' ? 0 : letter;
        }
    }
    return ROW_HEIGHT + (lines - 1) * LINE_HEIGHT;
}

static bool is_input(int style)
{
    return style >= XLSX_INPUT && style <= XLSX_DOUBT;
}

static bool is_text(int style)
{
    return style != XLSX_INPUT && style != XLSX_WRONG && style != XLSX_DOUBT && style != XLSX_FIGURE;
}

static void style_align(lxw_format *format, int style)
{
    bool middle = style == XLSX_TITLE || style == XLSX_HEAD || style == XLSX_MIDDLE;

    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (middle)
        format_set_align(format, LXW_ALIGN_CENTER);
    else
        format_set_align(format, is_text(style) ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    if (!middle && style != XLSX_NOTE && style != XLSX_CODE)
        format_set_indent(format, 1);
    if (style != XLSX_CODE && style != XLSX_NOTE)
        format_set_text_wrap(format);
}

static void styles_make(lxw_workbook *workbook, Writing *writing)
{
    static const lxw_color_t fills[XLSX_STYLES] = {
        [XLSX_HEAD] = 0xE7E6E6,  [XLSX_INPUT] = 0xFFF9E5,      [XLSX_INPUT_TEXT] = 0xFFF9E5,
        [XLSX_WRONG] = 0xFFC7CE, [XLSX_WRONG_TEXT] = 0xFFC7CE, [XLSX_DOUBT] = 0xFFD966,
    };

    for (int style = 0; style < XLSX_STYLES; style++) {
        lxw_format *format = workbook_add_format(workbook);

        writing->styles[style] = format;
        format_set_font_name(format, "宋体");
        format_set_font_size(format, style == XLSX_TITLE ? 16 : 11);
        format_set_num_format(format, is_text(style) ? "@" : "General");
        style_align(format, style);
        if (style == XLSX_TITLE || style == XLSX_HEAD)
            format_set_bold(format);
        if (style != XLSX_TITLE && style != XLSX_NOTE && style != XLSX_CODE)
            format_set_border(format, LXW_BORDER_THIN);
        if (fills[style])
            format_set_bg_color(format, fills[style]);
        if (style == XLSX_WRONG || style == XLSX_WRONG_TEXT)
            format_set_font_color(format, 0x9C0006);
        if (is_input(style))
            format_set_unlocked(format);
    }
}

/* ---- cells ------------------------------------------------------------------ */

/* Few enough digits for a double, which is what Excel keeps. */
static bool fits_double(Decimal number)
{
    int64_t digits = number.coefficient < 0 ? -(number.coefficient + 1) : number.coefficient;
    int count = 0;

    for (; digits; digits /= 10)
        count++;
    return count <= DIGITS_OF_DOUBLE;
}

static lxw_error words_write(const Writing *writing, const XlsxCell *cell, Text text)
{
    lxw_format *style = writing->styles[cell->style];
    lxw_row_t row = (lxw_row_t)cell->row;
    lxw_col_t column = (lxw_col_t)cell->column, last = (lxw_col_t)(cell->column + cell->across - 1);
    char words[CELL_BYTES_MAX + 1];

    terminated(text, words);
    if (cell->across > 1)
        return worksheet_merge_range(writing->worksheet, row, column, row, last, words, style);
    return words[0] ? worksheet_write_string(writing->worksheet, row, column, words, style)
                    : worksheet_write_blank(writing->worksheet, row, column, style);
}

/* As high as its words want, which Excel does not see to. */
static lxw_error comment_write(const Writing *writing, const XlsxCell *cell)
{
    char words[CELL_BYTES_MAX + 1];
    int letters = 0, lines = 1;

    terminated(cell->comment, words);
    for (const char *at = words; *at; at++) {
        letters += ((unsigned char)*at & 0xC0) != 0x80;
        if (*at == '\n' || letters > COMMENT_LETTERS) {
            lines++;
            letters = 0;
        }
    }
    lxw_comment_options options = { .width = COMMENT_WIDTH,
                                    .height = (uint16_t)((lines > 20 ? 20 : lines + 1) * COMMENT_LINE) };
    return worksheet_write_comment_opt(writing->worksheet, (lxw_row_t)cell->row, (lxw_col_t)cell->column, words,
                                       &options);
}

/* The formula of a rule about the cell itself. */
static void rule_formula(const XlsxCell *cell, char out[192])
{
    char at[LXW_MAX_CELL_NAME_LENGTH];

    lxw_rowcol_to_cell(at, (lxw_row_t)cell->row, (lxw_col_t)cell->column);
    if (cell->rule == XLSX_WHOLE_NUMBER)
        snprintf(out, 192, "=IF(ISNUMBER(%s),AND(%s>=0,%s=INT(%s)),OR(%s=\"—\",%s=\"-\"))", at, at, at, at, at, at);
    else if (cell->rule == XLSX_FROM_ZERO)
        snprintf(out, 192, "=IF(ISNUMBER(%s),%s>=0,OR(%s=\"—\",%s=\"-\"))", at, at, at, at);
    else
        snprintf(out, 192, "=OR(ISNUMBER(%s),%s=\"—\",%s=\"-\")", at, at, at);
}

static lxw_error rule_write(const Writing *writing, const XlsxCell *cell)
{
    enum { CHOICES_MAX = 16, CHOICES_BYTES = 512 };
    char formula[192], refusal[CELL_BYTES_MAX + 1], words[CHOICES_BYTES];
    char *list[CHOICES_MAX + 1] = { 0 };
    Text rest = cell->choices, choice;
    size_t used = 0;
    int count = 0;

    terminated(cell->refusal, refusal);
    lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
                                 .ignore_blank = LXW_VALIDATION_ON,
                                 .error_message = refusal };
    if (cell->rule == XLSX_ONE_OF) {
        while (count < CHOICES_MAX && text_cut(&rest, ',', &choice) && used + choice.len < sizeof words) {
            list[count++] = words + used;
            used += (size_t)snprintf(words + used, sizeof words - used, "%.*s", TEXT_ARG(choice)) + 1;
        }
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = list;
    } else {
        rule_formula(cell, formula);
        rule.value_formula = formula;
    }
    return worksheet_data_validation_cell(writing->worksheet, (lxw_row_t)cell->row, (lxw_col_t)cell->column, &rule);
}

static lxw_error cell_write(const Writing *writing, const XlsxCell *cell)
{
    char digits[DECIMAL_TEXT_MAX] = "";
    lxw_error error;

    if (cell->is_number)
        decimal_write(cell->number, digits);
    if (cell->is_number && cell->across < 2 && fits_double(cell->number))
        error = worksheet_write_number(writing->worksheet, (lxw_row_t)cell->row, (lxw_col_t)cell->column,
                                       strtod(digits, NULL), writing->styles[cell->style]);
    else
        error = words_write(writing, cell, cell->is_number ? text_of(digits) : cell->text);
    if (!error && cell->comment.len)
        error = comment_write(writing, cell);
    if (!error && cell->rule != XLSX_ANYTHING)
        error = rule_write(writing, cell);
    return error;
}

static bool read_whole(int file, Buffer *out)
{
    struct stat about;

    if (fstat(file, &about) < 0)
        return false;
    for (off_t at = 0; at < about.st_size;) {
        ssize_t got =
            pread(file, buffer_reserve(out, (size_t)(about.st_size - at)), (size_t)(about.st_size - at), at);
        if (got <= 0)
            return false;
        out->len += (size_t)got;
        at += got;
    }
    return true;
}
