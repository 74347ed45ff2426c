/* Lines of prose into paragraphs: by indents, by how full lines are, by the space between them, by numbers. */
#include "format/layout_steps.h"

#include "base/utf8.h"

#include <limits.h>
#include <stdlib.h>

enum { HEADING_LETTERS_MAX = 40 };

static int int_max(int a, int b)
{
    return a > b ? a : b;
}

/* ---- what lines look like --------------------------------------------------------- */

static int compare_ints(const void *a, const void *b)
{
    const int *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static bool is_indented(const Flow *flow, const Row *row)
{
    int indent = row->left - flow->left;

    return 10 * indent >= 12 * row->em && indent <= 5 * row->em;
}

/* Nothing of the same line would have had room: the margin broke it. */
static bool is_full(const Flow *flow, const Row *row)
{
    return flow->right - row->right < 2 * row->em;
}

/* As far from the left as from the right, and far from both. */
static bool is_centred(const Flow *flow, const Row *row)
{
    int before = row->left - flow->left, after = flow->right - row->right;

    return before > 2 * row->em && after > 2 * row->em && abs(before - after) <= 2 * row->em;
}

static bool is_right(const Flow *flow, const Row *row)
{
    return row->left - flow->left > (flow->right - flow->left) * 2 / 5 && !is_centred(flow, row);
}

void flow_measure(Flow *flow, const Row *rows, size_t count)
{
    int *leads = ARENA_ARRAY(flow->arena, count, int);
    size_t indented = 0, leading = 0;
    int left = INT_MAX, right = INT_MIN, em = rows_em(rows, count, flow->arena);

    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        left = rows[i].left < left ? rows[i].left : left;
        right = int_max(rows[i].right, right);
        if (i > 0 && rows[i].top > rows[i - 1].top && rows[i].top - rows[i - 1].top < 4 * em)
            leads[leading++] = rows[i].top - rows[i - 1].top;
    }
    flow->em = em;
    if (leading)
        qsort(leads, leading, sizeof *leads, compare_ints);
    if (leading > 2 || flow->leading == 0)
        flow->leading = leading ? leads[leading / 2] : 2 * em;
    /* A few lines tell nothing of the margins: those of the page before still hold when they fit. */
    if (count < 6 && flow->right > flow->left && left > flow->left - 2 * em && right <= flow->right + em / 2)
        return;
    if (count < 6 && 10 * (int64_t)right < 6 * (int64_t)flow->width
        && 10 * (int64_t)left < 3 * (int64_t)flow->width)
        right = flow->width - left; /* a few short lines, none of which reaches the margin */
    flow->left = left;
    flow->right = right;
    for (size_t i = 0; i < count; i++)
        indented += is_indented(flow, &rows[i]) && is_full(flow, &rows[i]);
    flow->indents = indented > 0;
}

/* ---- what lines say --------------------------------------------------------------- */

static bool is_numeral(uint32_t code)
{
    Text all = TEXT("一二三四五六七八九十百〇");
    size_t length;

    for (size_t at = 0; at < all.len; at += length)
        if (utf8_read(all, at, &length) == code)
            return true;
    return false;
}

/* The level of a heading's number: 一、 1, （一） 2, 1. 3, (1) 4; 第一章 and 第一节 1 and 2. 0: it has none. */
static int number_level(Text text)
{
    size_t at = 0, length = 0, digits = 0, numerals = 0;
    bool bracket = false;
    uint32_t code = 0;

    if (text_starts(text, TEXT("第")))
        at = 3;
    else if (text.len && ((code = utf8_read(text, 0, &length)) == 0xFF08 || code == '(')) {
        bracket = true;
        at = length;
    }
    for (; at < text.len && digits + numerals < 4; at += length) {
        code = utf8_read(text, at, &length);
        if (code >= '0' && code <= '9')
            digits++;
        else if (is_numeral(code))
            numerals++;
        else
            break;
    }
    if (at >= text.len || digits + numerals == 0 || (digits && numerals))
        return 0;
    code = utf8_read(text, at, &length);
    if (text_starts(text, TEXT("第")))
        return code == 0x7AE0 ? 1 : code == 0x8282 ? 2 : 0; /* 章 节 */
    if (bracket)
        return code != 0xFF09 && code != ')' ? 0 : numerals ? 2 : 4;
    if (numerals)
        return code == 0x3001 ? 1 : 0;
    if (code == 0x3001 || code == 0xFF0E)
        return 3;
    return code == '.' && at + 1 < text.len && !(text.at[at + 1] >= '0' && text.at[at + 1] <= '9') ? 3 : 0;
}

static uint32_t last_code(Text text)
{
    size_t at = text.len, length;

    while (at > 0 && ((unsigned char)text.at[--at] & 0xC0) == 0x80)
        ;
    return text.len ? utf8_read(text, at, &length) : 0;
}

/* Behind these a sentence, or a point of a list, is over. */
static bool ends_sentence(Text text)
{
    uint32_t code = last_code(text);

    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF1B || code == 0xFF1A || code == 0x201D
           || code == 0xFF09 || code == '!' || code == '?' || code == ';' || code == ':';
}

/* ---- the open paragraph ----------------------------------------------------------- */

static void write_notes(Flow *flow)
{
    Buffer text = { 0 };

    for (size_t i = 0; i <= flow->notes.count; i++) {
        const Row *row = i < flow->notes.count ? &flow->notes.items[i] : NULL;

        if (text.len && (!row || starts_note(row_text(row, flow->arena)))) {
            builder_page(flow->out, flow->notes_page);
            builder_add(flow->out, buffer_text(&text));
            builder_end(flow->out, BLOCK_NOTE, 0);
            buffer_clear(&text);
        }
        if (row)
            join_lines(&text, row);
    }
    buffer_free(&text);
    flow->notes.count = 0;
}

static void end_paragraph(Flow *flow)
{
    Text text = buffer_text(&flow->text);
    int level = number_level(text);
    uint32_t end = last_code(text);
    bool ends = end == 0x3002 || end == 0xFF1B || end == 0xFF0C || end == 0xFF1A; /* 。；，： */
    bool title = flow->centred && 100 * (int64_t)flow->last.em >= 115 * (int64_t)flow->em;

    if (flow->lines == 0)
        return;
    builder_page(flow->out, flow->page);
    builder_add(flow->out, text);
    if (utf8_count(text) > HEADING_LETTERS_MAX || ends || !(title || level))
        builder_end(flow->out, BLOCK_PARAGRAPH, 0);
    else
        builder_end(flow->out, BLOCK_HEADING, level ? level : 1);
    buffer_clear(&flow->text);
    flow->lines = 0;
}

void flow_end(Flow *flow)
{
    flow_table_end(flow);
    end_paragraph(flow);
    write_notes(flow);
    flow->turned = false;
}

void flow_turn(Flow *flow)
{
    flow->turned = true;
}

/* A wide blank inside: a line of a form or of names, no prose. */
static bool is_gapped(const Row *row)
{
    for (size_t i = 1; i < row->count; i++)
        if (row->words[i].left - row->words[i - 1].right >= 2 * row->em)
            return true;
    return false;
}

static bool differs(int a, int b)
{
    return 6 * (int64_t)abs(a - b) > b;
}

/* Whether `row` begins a paragraph. */
static bool begins(const Flow *flow, const Row *row, Text text)
{
    const Row *last = &flow->last;
    Text before = buffer_text(&flow->text);
    bool full = is_full(flow, last), over = ends_sentence(before);
    bool centred = is_centred(flow, row);

    if (differs(row->em, last->em) && differs(row->bottom - row->top, last->bottom - last->top))
        return true; /* letters of another size */
    if (is_gapped(row) || is_gapped(last))
        return true;
    if (flow->centred || centred) /* the lines of one title */
        return !(flow->centred && centred && !flow->turned && row->top - last->bottom <= last->em
                 && 100 * (int64_t)row->em >= 115 * (int64_t)flow->em && number_level(text) == 0);
    if (is_right(flow, row) || is_right(flow, last))
        return true;
    if (!flow->turned && 10 * (int64_t)(row->top - last->top) > 14 * (int64_t)flow->leading)
        return true;
    if (number_level(text) && (over || !full))
        return true;
    if (is_indented(flow, row) && row->left - last->left > row->em) /* not a block that is indented as a whole */
        return true;
    if (flow->indents)
        return is_indented(flow, row) || (over && flow->right - last->right > 5 * row->em);
    if (flow->turned && over)
        return true;
    if (!full)
        return over || 10 * (int64_t)(flow->right - last->right) > 3 * (int64_t)(flow->right - flow->left);
    return false;
}

void flow_row(Flow *flow, const Row *row, int page)
{
    Text text = row_text(row, flow->arena);

    flow_table_end(flow);
    if (flow->lines && begins(flow, row, text))
        flow_end(flow);
    if (flow->lines == 0) {
        flow->page = page;
        flow->centred = is_centred(flow, row);
    }
    join_lines(&flow->text, row);
    flow->last = *row;
    flow->lines++;
    flow->turned = false;
}
