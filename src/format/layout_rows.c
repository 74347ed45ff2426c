#include "format/layout_steps.h"

#include "base/utf8.h"

#include <stdlib.h>

bool is_wide(uint32_t code)
{
    return (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xF900 && code <= 0xFAFF)
           || (code >= 0xFE30 && code <= 0xFE4F) || (code >= 0xFF00 && code <= 0xFFE6) || code >= 0x20000
           || (code >= 0x2014 && code <= 0x2026) || (code >= 0x2460 && code <= 0x24FF) || code == 0xB7;
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_letter(uint32_t code)
{
    return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
}

static uint32_t first_code(Text text)
{
    size_t length;

    return text.len ? utf8_read(text, 0, &length) : 0;
}

static uint32_t last_code(Text text)
{
    size_t at = text.len, length;

    while (at > 0 && ((unsigned char)text.at[--at] & 0xC0) == 0x80)
        ;
    return text.len ? utf8_read(text, at, &length) : 0;
}

/* The width of a text in halves of an em; `*wide` is how many of its letters are Chinese. */
static int halves_of(Text text, int *wide)
{
    size_t length;
    int halves = 0;

    *wide = 0;
    for (size_t at = 0; at < text.len; at += length) {
        bool is = is_wide(utf8_read(text, at, &length));
        *wide += is;
        halves += is ? 2 : 1;
    }
    return halves;
}

/* ---- rows ------------------------------------------------------------------------- */

static int by_middle(const void *a, const void *b)
{
    const LayoutWord *x = a, *y = b;
    int64_t p = (int64_t)x->top + x->bottom, q = (int64_t)y->top + y->bottom;

    return p < q ? -1 : p > q ? 1 : x->left < y->left ? -1 : x->left > y->left;
}

static int by_left(const void *a, const void *b)
{
    const LayoutWord *x = a, *y = b;

    return x->left < y->left ? -1 : x->left > y->left ? 1 : by_middle(a, b);
}

/* At least half of the lower of the two stands beside the other. */
static bool beside(const LayoutWord *a, const LayoutWord *b)
{
    int top = a->top > b->top ? a->top : b->top, bottom = a->bottom < b->bottom ? a->bottom : b->bottom;
    int low = a->bottom - a->top < b->bottom - b->top ? a->bottom - a->top : b->bottom - b->top;

    return 2 * (bottom - top) >= low && bottom >= top;
}

/* A small raised digit after a word: the mark of a note, which would change the figure before it. */
static bool is_raised_mark(const LayoutWord *word, const LayoutWord *before)
{
    int height = word->bottom - word->top, beside_height = before->bottom - before->top;
    uint32_t end = last_code(before->text);
    size_t length;

    if (word->text.len > 5 || 100 * (int64_t)height > 85 * (int64_t)beside_height
        || 4 * (int64_t)(word->left - before->right) > beside_height || word->top > before->top + beside_height / 10
        || word->bottom > before->bottom - beside_height / 6 || end == 'm')
        return false;
    for (size_t at = 0; at < word->text.len; at += length) {
        uint32_t code = utf8_read(word->text, at, &length);
        if (!is_digit(code) && code != '[' && code != ']' && !(code >= 0x2460 && code <= 0x2473))
            return false;
    }
    return true;
}

static void drop_marks(Row *row)
{
    size_t kept = row->count ? 1 : 0;

    for (size_t i = 1; i < row->count; i++)
        if (!is_raised_mark(&row->words[i], &row->words[kept - 1]))
            row->words[kept++] = row->words[i];
    row->count = kept;
}

Row row_piece(const Row *row, size_t first, size_t last)
{
    Row piece = { .words = row->words + first, .count = last - first };
    int64_t width = 0, halves = 0, tall = 0;

    for (size_t i = 0; i < piece.count; i++) {
        const LayoutWord *word = &piece.words[i];
        int wide, in_word = halves_of(word->text, &wide);

        if (i == 0)
            piece = (Row){ piece.words, piece.count, word->left, word->top, word->right, word->bottom, 0 };
        piece.right = word->right > piece.right ? word->right : piece.right;
        piece.top = word->top < piece.top ? word->top : piece.top;
        piece.bottom = word->bottom > piece.bottom ? word->bottom : piece.bottom;
        tall = word->bottom - word->top > tall ? word->bottom - word->top : tall;
        if (4 * wide >= in_word) {
            width += word->right - word->left;
            halves += in_word;
        }
    }
    piece.em = halves ? (int)(2 * width / halves) : (int)(tall * 4 / 5);
    if (10 * (int64_t)piece.em > 13 * tall
        || piece.em < tall / 3) /* spread letters, or letters on top of each other */
        piece.em = (int)(tall * 4 / 5);
    if (piece.em < 1)
        piece.em = 1;
    return piece;
}

void rows_find(const LayoutPage *page, Arena *arena, Rows *out)
{
    LayoutWord *words = page->words.items;
    size_t count = page->words.count, end;

    if (count)
        qsort(words, count, sizeof *words, by_middle);
    for (size_t start = 0; start < count; start = end) {
        LayoutWord tallest = words[start];

        for (end = start + 1; end < count && beside(&tallest, &words[end]); end++)
            if (words[end].bottom - words[end].top > tallest.bottom - tallest.top)
                tallest = words[end];
        qsort(words + start, end - start, sizeof *words, by_left);
        Row row = { .words = words + start, .count = end - start };
        drop_marks(&row);
        *LIST_ADD(arena, out) = row_piece(&row, 0, row.count);
    }
}

void row_parts(const Row *row, int gap, Arena *arena, Rows *out)
{
    size_t start = 0;
    int right = row->count ? row->words[0].right : 0;

    for (size_t i = 1; i < row->count; i++) {
        if (row->words[i].left - right >= gap) {
            *LIST_ADD(arena, out) = row_piece(row, start, i);
            start = i;
        }
        if (row->words[i].right > right || start == i)
            right = row->words[i].right;
    }
    if (row->count)
        *LIST_ADD(arena, out) = row_piece(row, start, row->count);
}

static int compare_ints(const void *a, const void *b)
{
    const int *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

int rows_em(const Row *rows, size_t count, Arena *arena)
{
    size_t marks = 0, at = 0;

    for (size_t i = 0; i < count; i++)
        marks += rows[i].count < 64 ? rows[i].count : 64;
    if (marks == 0)
        return 0;
    int *ems = ARENA_ARRAY(arena, marks, int);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rows[i].count && k < 64; k++)
            ems[at++] = rows[i].em;
    qsort(ems, marks, sizeof *ems, compare_ints);
    return ems[marks / 2];
}

/* ---- words of a row as text ------------------------------------------------------- */

/* Whether a blank belongs between two words that stand `gap` apart. */
static bool needs_blank(uint32_t before, uint32_t after, int gap, int em)
{
    bool latin_before = is_letter(before) || is_digit(before), latin_after = is_letter(after) || is_digit(after);

    if (is_wide(before) || is_wide(after)) /* typesetting sets Chinese and figures a quarter em apart */
        return 10 * gap >= 7 * em;
    if (latin_before && latin_after && (is_letter(before) || is_letter(after)))
        return 10 * gap >= em;
    return 10 * gap >= 3 * em;
}

/* Writes a row's words behind what `out` holds, with the blanks that they need. */
static void row_write(const Row *row, Buffer *out)
{
    for (size_t i = 0; i < row->count; i++) {
        const LayoutWord *word = &row->words[i];

        if (i > 0
            && needs_blank(last_code(row->words[i - 1].text), first_code(word->text),
                           word->left - row->words[i - 1].right, row->em))
            buffer_add_char(out, ' ');
        buffer_add(out, word->text);
    }
}

Text row_text(const Row *row, Arena *arena)
{
    Buffer buffer = { 0 };
    Text text;

    row_write(row, &buffer);
    text = arena_text(arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

void join_lines(Buffer *out, const Row *row)
{
    uint32_t before = last_code(buffer_text(out)), after = row->count ? first_code(row->words[0].text) : 0;

    if (before && before < 0x80 && after < 0x80
        && (is_letter(before) || is_letter(after) || before == ',' || before == '.') && before != '-'
        && !(before == '.' && is_digit(after)))
        buffer_add_char(out, ' ');
    row_write(row, out);
}
