/* xlsx_library.h - libxlsxwriter, loaded when the first sheet is written.
 *
 * With what it brings along (a whole libcrypto) loading it takes a millisecond, which every other command would
 * pay at its start. */
#ifndef HALFSKY_FORMAT_XLSX_LIBRARY_H
#define HALFSKY_FORMAT_XLSX_LIBRARY_H

#include <stdbool.h>
#include <stdio.h>
#include <xlsxwriter.h>

/* clang-format off */
#define XLSX_FUNCTIONS(DO)                                                                                   \
    DO(workbook_new) DO(workbook_set_properties) DO(workbook_add_worksheet) DO(workbook_add_format)          \
    DO(workbook_close)                                                                                       \
    DO(worksheet_set_column_opt) DO(worksheet_set_row_opt) DO(worksheet_set_row)                             \
    DO(worksheet_write_number) DO(worksheet_write_string) DO(worksheet_write_blank)                          \
    DO(worksheet_merge_range) DO(worksheet_write_comment_opt) DO(worksheet_data_validation_cell)             \
    DO(worksheet_freeze_panes) DO(worksheet_repeat_rows) DO(worksheet_set_landscape) DO(worksheet_set_paper) \
    DO(worksheet_fit_to_pages) DO(worksheet_center_horizontally) DO(worksheet_set_margins)                   \
    DO(worksheet_set_footer) DO(worksheet_protect)                                                           \
    DO(format_set_font_name) DO(format_set_font_size) DO(format_set_num_format) DO(format_set_align)         \
    DO(format_set_indent) DO(format_set_text_wrap) DO(format_set_bold) DO(format_set_border)                 \
    DO(format_set_bg_color) DO(format_set_font_color) DO(format_set_unlocked)                                \
    DO(lxw_rowcol_to_cell)
/* clang-format on */

typedef struct {
#define XLSX_FUNCTION(name) __typeof__(name) *name;
    XLSX_FUNCTIONS(XLSX_FUNCTION)
#undef XLSX_FUNCTION
} XlsxLibrary;

/* False when it is not installed, with errno ELIBACC. It stays loaded. */
bool xlsx_library_open(XlsxLibrary *out);

#endif
