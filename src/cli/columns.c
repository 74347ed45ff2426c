/* columns.c - text in columns of a terminal, where a Chinese character is two wide. */
#include "cli/columns.h"

#include "base/utf8.h"

/* Code points two columns wide (Unicode 15, East Asian Width W and F, in broad blocks). */
static const struct {
    uint32_t first, last;
} wide[] = {
    { 0x1100, 0x115F },   { 0x2E80, 0x303E },   { 0x3041, 0x33FF },   { 0x3400, 0x4DBF }, { 0x4E00, 0xA4CF },
    { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },   { 0xFE30, 0xFE6F },   { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 },
    { 0x1F300, 0x1F64F }, { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
};

static int code_width(uint32_t code);
static int add_cut(Buffer *out, Text text, int width);
static void add_blanks(Buffer *out, int count);

int columns_width(Text text)
{
    int width = 0;
    size_t length;
    for (size_t at = 0; at < text.len; at += length)
        width += code_width(utf8_read(text, at, &length));
    return width;
}

void columns_left(Buffer *out, Text text, int width)
{
    add_blanks(out, width - add_cut(out, text, width));
}

void columns_right(Buffer *out, Text text, int width)
{
    Buffer cut = { 0 };
    add_blanks(out, width - add_cut(&cut, text, width));
    buffer_add(out, buffer_text(&cut));
    buffer_free(&cut);
}

void columns_last(Buffer *out, Text text, int width)
{
    add_cut(out, text, width);
}

static int code_width(uint32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x300 && code <= 0x36F)
        || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF)
        return code == '\n' || code == '\t' || code == '\r';
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (code <= wide[i].last)
            return code >= wide[i].first ? 2 : 1;
    }
    return 1;
}

/* Adds what fits and returns the columns used. */
static int add_cut(Buffer *out, Text text, int width)
{
    bool too_wide = columns_width(text) > width;
    int room = too_wide ? width - 1 : width;
    int used = 0;
    size_t length;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        int columns = code_width(code);
        if (used + columns > room)
            break;
        if (code < 0x20 || (code >= 0x7F && code < 0xA0))
            buffer_add(out, columns ? TEXT(" ") : TEXT(""));
        else
            buffer_add(out, text_slice(text, at, at + length));
        used += columns;
    }
    if (too_wide && width > 0) {
        buffer_add(out, TEXT("…"));
        used++;
    }
    return used;
}

static void add_blanks(Buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        buffer_add_char(out, ' ');
}
