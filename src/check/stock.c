#include "check/stock.h"

#include "base/utf8.h"
#include "model/word_lists.h"

enum {
    TITLE_MOST = 180, /* bytes between 《 and 》 */
    PART_MOST = 36,   /* bytes between two 、 of a row of names */
    ROW_LEAST = 3,    /* such parts */
    TABLE_BARS = 2    /* bars or tabs in a line of a table */
};

typedef struct {
    const uint32_t *starts;
    size_t count, at; /* the first letter not looked at yet */
    uint8_t *stock;
} Marker;

/* Marks the letters from byte `start` to `end`; `start` never falls. */
static void mark(Marker *m, size_t start, size_t end)
{
    while (m->at < m->count && m->starts[m->at] < start)
        m->at++;
    for (size_t i = m->at; i < m->count && m->starts[i] < end; i++)
        m->stock[i] = 1;
}

static void mark_titles(Marker *m, Text text)
{
    m->at = 0;
    for (size_t at = 0; at < text.len;) {
        const char *open = memchr(text.at + at, 0xE3, text.len - at); /* the first byte of 《 */
        if (!open)
            return;
        at = (size_t)(open - text.at);
        Text rest = text_slice(text, at, at + TITLE_MOST);
        size_t close = text_starts(rest, TEXT("《")) ? text_find(rest, TEXT("》")) : rest.len;
        if (close < rest.len)
            mark(m, at, at + close);
        at++;
    }
}

static void mark_rows(Marker *m, Text text)
{
    size_t first = 0, last = 0, parts = 0;

    m->at = 0;
    for (size_t at = 0; at < text.len; at++) {
        const char *mark_at = memchr(text.at + at, 0xE3, text.len - at); /* the first byte of 、 */
        if (!mark_at)
            break;
        at = (size_t)(mark_at - text.at);
        if (!text_starts(text_slice(text, at, at + 3), TEXT("、")))
            continue;
        if (parts && at - last <= PART_MOST) {
            parts++;
        } else {
            if (parts >= ROW_LEAST)
                mark(m, first, last);
            first = at;
            parts = 1;
        }
        last = at;
    }
    if (parts >= ROW_LEAST)
        mark(m, first, last);
}

/* Rows of a table: the same names stand in many. */
static void mark_tables(Marker *m, Text text)
{
    Text rest = text, line;

    m->at = 0;
    while (text_cut(&rest, '\n', &line)) {
        size_t bars = 0, start = (size_t)(line.at - text.at);
        for (size_t i = 0; i < line.len && bars < TABLE_BARS; i++)
            bars += line.at[i] == '|' || line.at[i] == '\t';
        if (bars == TABLE_BARS)
            mark(m, start, start + line.len);
    }
}

static void mark_phrases(Marker *m, const Catalog *catalog, Text text)
{
    size_t length, found;

    m->at = 0;
    for (size_t at = 0; at < text.len; at += length) {
        found = listed_at(catalog, WORDS_STOCK_PHRASE, text, at);
        if (found)
            mark(m, at, at + found);
        if (found)
            length = found;
        else
            utf8_read(text, at, &length);
    }
}

void stock_letters(const Catalog *catalog, Text text, const uint32_t *starts, size_t count, uint8_t *stock)
{
    Marker marker = { starts, count, 0, stock };

    memset(stock, 0, count);
    mark_titles(&marker, text);
    mark_rows(&marker, text);
    mark_tables(&marker, text);
    mark_phrases(&marker, catalog, text);
}
