#include "format/layout_steps.h"

#include "base/utf8.h"

/* How many rows at each end of a page may be its head or foot, and the part of its height where they stand. */
enum { EDGE_ROWS = 3, EDGE_PERCENT = 13, PAGES_MAX = 100000 };

/* The text without blanks, every run of digits as one 0: what running heads have in common. */
static Text pattern_of(const Row *row, Arena *arena)
{
    Text text = row_text(row, arena);
    char *room = arena_alloc_raw(arena, text.len);
    size_t length, used = 0;
    bool digits = false;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(text, at, &length));
        bool digit = code >= '0' && code <= '9';

        if (code == ' ' || code == 0xA0 || (digit && digits))
            continue;
        digits = digit;
        if (digit)
            code = '0';
        if (code < 0x80)
            room[used++] = (char)code;
        else {
            memcpy(room + used, text.at + at, length);
            used += length;
        }
    }
    return (Text){ room, used };
}

/* Signs around a page number. */
static Text without_rules(Text text)
{
    static const char *const rules[] = { "一" /* as tesseract reads a rule */,
                                         "-",
                                         "—",
                                         "–",
                                         "－",
                                         "―",
                                         "─",
                                         "·",
                                         "•",
                                         "~",
                                         "～",
                                         "|",
                                         "/",
                                         "\\",
                                         "." };

    for (bool cut = true; cut;) {
        cut = false;
        for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
            Text rule = text_of(rules[i]);
            if (text_starts(text, rule)) {
                text = text_slice(text, rule.len, text.len);
                cut = true;
            }
            if (text_ends(text, rule)) {
                text = text_slice(text, 0, text.len - rule.len);
                cut = true;
            }
        }
    }
    return text;
}

/* 3, — 3 —, 第3页 共8页, 3/8, Page 3 of 8, of which the digits are a 0 by now. */
static bool is_page_number(Text pattern)
{
    static const char *const forms[] = {
        "0",           "0/0",          "第0页",          "第0页共0页", "第0页,共0页",  "第0页，共0页",
        "第0页/共0页", "第0页(共0页)", "第0页（共0页）", "共0页第0页", "共0页，第0页", "0页",
        "Page0",       "page0",        "Page0of0",       "page0of0",   "P0",           "P.0"
    };

    pattern = without_rules(pattern);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (text_equal(pattern, text_of(forms[i])))
            return true;
    return false;
}

/* A row at the edge of a page. */
typedef struct {
    size_t sheet, row;
    Text pattern;
    int place; /* its middle, from the top or, at the foot, from the bottom */
    bool foot, drop;
} Edge;

typedef LIST(Edge) Edges;

static bool at_edge(const Sheet *sheet, const Row *row, bool foot)
{
    int64_t height = sheet->page->height, middle = ((int64_t)row->top + row->bottom) / 2;

    return foot ? 100 * (height - middle) <= EDGE_PERCENT * height : 100 * middle <= EDGE_PERCENT * height;
}

static void edges_of(Sheet *sheets, size_t index, Arena *arena, Edges *out)
{
    const Sheet *sheet = &sheets[index];

    for (size_t i = 0; i < sheet->rows.count; i++) {
        bool foot = i + EDGE_ROWS >= sheet->rows.count && at_edge(sheet, &sheet->rows.items[i], true);
        const Row *row = &sheet->rows.items[i];

        if (!foot && (i >= EDGE_ROWS || !at_edge(sheet, row, false)))
            continue;
        Rows pieces = { 0 };
        row_parts(row, row->em, arena, &pieces);
        if (pieces.count > 3) /* the head of a table that every page repeats */
            continue;
        int middle = (row->top + row->bottom) / 2;
        *LIST_ADD(arena, out) =
            (Edge){ index, i, pattern_of(row, arena), foot ? sheet->page->height - middle : middle, foot, false };
    }
}

/* Rows of neighbouring pages, or of every other page, that say the same at the same height. */
static void mark_repeated(Edges *edges, int em)
{
    for (size_t i = 0; i < edges->count; i++)
        for (size_t k = i + 1; k < edges->count && edges->items[k].sheet <= edges->items[i].sheet + 2; k++) {
            Edge *a = &edges->items[i], *b = &edges->items[k];
            int apart = a->place > b->place ? a->place - b->place : b->place - a->place;

            if (a->sheet != b->sheet && a->foot == b->foot && apart <= em / 2 && text_equal(a->pattern, b->pattern))
                a->drop = b->drop = true;
        }
}

/* A page number stands alone in its row, beyond all prose. */
static void mark_numbers(Edges *edges)
{
    for (size_t i = 0; i < edges->count; i++)
        if (is_page_number(edges->items[i].pattern))
            edges->items[i].drop = true;
}

/* Drops only from the outside in: what stands between prose is no head. */
static void drop_marked(Sheet *sheet, const Edge *edges, size_t count)
{
    size_t first = 0, last = sheet->rows.count;

    for (size_t i = 0; i < count; i++)
        if (edges[i].drop && !edges[i].foot && edges[i].row == first)
            first++;
    for (size_t i = count; i-- > 0;)
        if (edges[i].drop && edges[i].foot && edges[i].row + 1 == last && last > first)
            last--;
    if (first)
        sheet->rows.items += first;
    sheet->rows.count = last - first;
    sheet->rows.room = 0;
}

bool starts_note(Text text)
{
    size_t length;
    uint32_t code = text.len ? utf8_read(text, 0, &length) : 0;

    if ((code >= 0x2460 && code <= 0x2473) || code == '*' || code == 0x203B || text_starts(text, TEXT("注：")))
        return true;
    if (code == '[')
        text = text_slice(text, 1, text.len);
    size_t digits = 0;
    while (digits < text.len && digits < 3 && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    if (digits == 0 || digits > 2 || digits == text.len)
        return false;
    code = utf8_read(text, digits, &length);
    return code == ']' || code == ' ' || (is_wide(code) && code != 0x3001 && code != 0xFF0E);
}

/* The last rows of a page, all in small letters, of which the first begins as a note. */
static void move_notes(Sheet *sheet, int em, Arena *arena)
{
    size_t first = sheet->rows.count;

    while (first > 0 && 100 * (int64_t)sheet->rows.items[first - 1].em <= 88 * (int64_t)em)
        first--;
    while (first < sheet->rows.count && !starts_note(row_text(&sheet->rows.items[first], arena)))
        first++;
    if (first == 0 || first == sheet->rows.count || 2 * (int64_t)sheet->rows.items[first].top < sheet->page->height)
        return;
    for (size_t i = first; i < sheet->rows.count; i++)
        *LIST_ADD(arena, &sheet->notes) = sheet->rows.items[i];
    sheet->rows.count = first;
}

void margins_drop(Sheet *sheets, size_t count, Arena *arena)
{
    Edges edges = { 0 };
    size_t at = 0, end;
    int em = 0;

    for (size_t i = 0; i < count && i < PAGES_MAX; i++) {
        edges_of(sheets, i, arena, &edges);
        em = sheets[i].em > em ? sheets[i].em : em;
    }
    mark_repeated(&edges, em);
    mark_numbers(&edges);
    for (size_t i = 0; i < count; i++) {
        for (end = at; end < edges.count && edges.items[end].sheet == i; end++)
            ;
        if (end > at)
            drop_marked(&sheets[i], edges.items + at, end - at);
        at = end;
        move_notes(&sheets[i], sheets[i].em, arena);
    }
}
