#include "read/lost.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/merge.h"
#include "read/quantity.h"
#include "read/rows.h"

enum { CLAUSE_REACH = 60, GIVEN_LEAST = 12 }; /* bytes */

static Text before(const Reading *r, size_t at, size_t bytes)
{
    return text_slice(r->text, at > bytes ? at - bytes : 0, at);
}

/* 家单位参加: the unit opens what is counted. Before it a number is missing. */
static bool opens(const Reading *r, Text unit, size_t start, size_t end)
{
    size_t length;
    Text ahead = before(r, start, 12);

    if (!is_listed(r->catalog, WORDS_LOST_OPENING, unit))
        return false;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, end, &length);
    if (next->kind == LETTER_COMMA || next->kind == LETTER_STOP || next->kind == LETTER_LINE
        || next->kind == LETTER_CLOSE || !length)
        return false;
    if (text_ends(ahead, TEXT("，")) || text_ends(ahead, TEXT("。")) || text_ends(ahead, TEXT("；")))
        return text_equal(unit, TEXT("家")) || text_equal(unit, TEXT("名"));
    if (text_ends(ahead, TEXT("没有")) || text_ends(ahead, TEXT("所有")) || text_ends(ahead, TEXT("还有")))
        return false;
    return listed_ends(r->catalog, WORDS_LOST_LEAD, ahead);
}

/* 发放学习用品份，: something is given, and no figure stands in the clause. */
static bool is_given(const Reading *r, size_t start)
{
    Text clause = before(r, start, CLAUSE_REACH);
    size_t length;

    for (size_t at = 0; at < clause.len; at += length) {
        const Letter *letter = letter_at(&r->catalog->lexicon, clause, at, &length);
        if (letter->kind != LETTER_PLAIN && letter->kind != LETTER_OPEN && letter->kind != LETTER_CLOSE) {
            clause = text_slice(clause, at + length, clause.len);
            at = 0;
            length = 0;
        }
    }
    return clause.len >= GIVEN_LEAST && listed_begins(r->catalog, WORDS_LOST_VERB, clause);
}

/* 蓄水池个，: the unit closes what is counted. */
static bool closes(const Reading *r, const Token *last, Text unit, size_t start, size_t end)
{
    size_t length;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, end, &length);
    Text ahead = before(r, start, 3);

    if (length && next->kind != LETTER_COMMA && next->kind != LETTER_STOP && next->kind != LETTER_LINE
        && next->kind != LETTER_CLOSE)
        return false;
    if (ahead.len < 3
        || (listed_ends(r->catalog, WORDS_LOST_COMPOUND, ahead) && !text_ends(before(r, start, 6), TEXT("传单"))))
        return false;
    if (text_equal(unit, TEXT("个")) || listed_begins(r->catalog, WORDS_LOST_CLOSING, unit))
        return !text_ends(ahead, TEXT("。")) && !text_ends(ahead, TEXT("，"));
    if (text_equal(unit, TEXT("元")))
        return listed_before(r->catalog, WORDS_LOST_MONEY, r->text, start, 0) != 0;
    return is_listed(r->catalog, WORDS_LOST_TIGHT, unit)
           && (text_ends(ahead, TEXT("”")) || (last && last->end == start && last->end - last->start >= 6)
               || is_given(r, start));
}

/* 还有　　个社, 发书（）册: the blank that the number was to be written in. */
static bool fills_blank(const Reading *r, size_t start, size_t line)
{
    size_t at = start, width = 0, length;
    bool brackets = word_before(r->text, at, line, TEXT("）")) || word_before(r->text, at, line, TEXT(")"));

    if (brackets)
        at = letter_before(r->text, at, line);
    while (at > line
           && letter_at(&r->catalog->lexicon, r->text, letter_before(r->text, at, line), &length)->kind
                  == LETTER_BLANK) {
        at -= length;
        width += length;
    }
    if (brackets) {
        if (!word_before(r->text, at, line, TEXT("（")) && !word_before(r->text, at, line, TEXT("(")))
            return false;
        at = letter_before(r->text, at, line);
        width = 2;
    }
    const Letter *ahead = letter_at(&r->catalog->lexicon, r->text, letter_before(r->text, at, line), &length);
    return width >= 2 && at > line && ahead->kind == LETTER_PLAIN && length == 3;
}

/* 镇 of ２月９日　镇妇联来慰问 is no unit. */
static bool names_place(const Reading *r, const Quantity *q)
{
    return text_equal(catalog_text(r->catalog, r->catalog->families[r->catalog->units[q->unit].family]),
                      TEXT("place"));
}

static bool taken(const Token *t)
{
    return t->kind == TOKEN_QUANTITY || t->kind == TOKEN_DATE || (t->kind == TOKEN_WORD && t->firm);
}

static void find_in(Reading *reading, Span span, size_t next, Tokens *found)
{
    size_t busy = span.start, length;
    Token last;
    bool seen = false;

    for (size_t at = span.start; at < span.end; at += length) {
        Quantity q;

        if (!(letter_at(&reading->catalog->lexicon, reading->text, at, &length)->begins & BEGINS_UNIT))
            continue;
        while (next < reading->tokens.count && reading->tokens.items[next].start <= at) {
            const Token *t = &reading->tokens.items[next++];
            if (taken(t) && t->end > busy)
                busy = t->end;
            else if (t->kind == TOKEN_WORD && (!seen || t->end >= last.end)) {
                last = *t;
                seen = true;
            }
        }
        if (at < busy || !quantity_read_missing(reading->catalog, reading->text, at, &q) || q.start != q.unit_start)
            continue;
        Text unit = text_slice(reading->text, q.unit_start, q.unit_end);
        if (opens(reading, unit, q.start, q.end)
            || (!names_place(reading, &q) && fills_blank(reading, q.start, span.start))
            || closes(reading, seen ? &last : NULL, unit, q.start, q.end)) {
            merge_note(reading, found, &q);
            busy = q.end;
        }
    }
}

/* The first token that begins in or behind a line. */
static size_t token_from(const Reading *r, size_t next, size_t offset)
{
    while (next < r->tokens.count && r->tokens.items[next].start < offset)
        next++;
    return next;
}

void lost_find(Reading *reading, size_t first_line)
{
    Tokens found = { 0 };
    size_t next = 0;

    for (size_t i = first_line; i < reading->lines.count; i++) {
        const Line *line = &reading->lines.items[i];
        next = token_from(reading, next, line->span.start);
        if (line->table == ROW_NONE)
            find_in(reading, line->span, next, &found);
    }
    merge_tokens(reading, &found);
}
