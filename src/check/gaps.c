/* gaps.c - units that stand where only a number may: 达到%, 发放资料份, 家单位参加, 第届, 于年月日. Looked for in every text:
 * each word that is listed has no reading without its number. What reading found itself (lost.h) is left to blanks.c. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"
#include "read/cursor.h"
#include "read/quantity.h"

enum { THING_MOST = 12, DOUBTFUL = 60 }; /* bytes; confidence of what only its sentence tells */

static LetterKind kind_at(const Checker *c, size_t at, size_t *length)
{
    *length = 0;
    return at < c->text.len ? letter_at(&c->r->catalog->lexicon, c->text, at, length)->kind : LETTER_LINE;
}

static bool is_border(LetterKind kind)
{
    return kind == LETTER_COMMA || kind == LETTER_STOP || kind == LETTER_LINE || kind == LETTER_CLOSE;
}

/* Nothing but blanks and opening signs part `at` from the end of another clause. */
static bool begins_clause(const Checker *c, size_t at)
{
    size_t length;

    while (at > c->d->span.start) {
        size_t before = letter_start(c->text, at, c->d->span.start);
        LetterKind kind = kind_at(c, before, &length);
        if (kind == LETTER_COMMA || kind == LETTER_STOP || kind == LETTER_LINE)
            return !text_at(c->text, before, TEXT("、"));
        if (kind != LETTER_BLANK)
            return false;
        at = before;
    }
    return true;
}

static bool is_known(const Checker *c, size_t start, size_t end)
{
    const Quantity *known = quantity_touching(c, start, end);

    return known && (known->kind == FACT_MISSING || known->kind == FACT_PLACEHOLDER);
}

static Finding *object(Checker *c, CheckRule rule, size_t start, size_t end)
{
    Finding *finding = finding_add(c, rule, start, end);

    finding->stated = text_slice(c->text, start, end);
    return finding;
}

static void object_gap(Checker *c, size_t start, size_t end)
{
    if (!is_known(c, start, end))
        object(c, CHECK_MISSING, start, end);
}

/* Where the unit begins that a word ends with. */
static size_t unit_start(const Checker *c, size_t start, size_t end)
{
    Quantity q;
    size_t length, last = start;

    for (size_t at = start; at < end; at += length) {
        kind_at(c, at, &length);
        if (quantity_read_missing(c->r->catalog, c->text, at, &q) && q.start == at && q.end == end)
            return at;
        last = at;
    }
    return last;
}

/* A unit's last letter ends at `end`, and no digit stands before it: most clauses end otherwise. */
static bool may_close(const Checker *c, size_t start, size_t end)
{
    size_t length, last = letter_start(c->text, end, start), before = letter_start(c->text, last, start);

    if (before == last || last == end
        || !(letter_at(&c->r->catalog->lexicon, c->text, last, &length)->begins & BEGINS_UNIT))
        return false;
    LetterKind kind = kind_at(c, before, &length);
    return length > 1 && (kind == LETTER_PLAIN || kind == LETTER_SCALE);
}

/* 全县共评出示范户，其中妇女当家的占七成: what was counted is split, and its number is not there. */
static bool is_split(const Checker *c, const Line *line, size_t end)
{
    static const Text all = { "共", 3 };
    size_t start = clause_start(c->text, end, line->span.start);

    if (!text_at(c->text, end, TEXT("，其中")) || figures_within(c, start, end))
        return false;
    for (size_t at = start; at + all.len < end; at++)
        if (text_at(c->text, at, all)
            && !listed_before(c->r->catalog, WORDS_SPLIT_NOT, c->text, at + all.len, start)
            && listed_at(c->r->catalog, WORDS_SPLIT_VERB, c->text, at + all.len))
            return true;
    return false;
}

/* 发放资料份，: the clause ends with a thing and the unit that counts it. */
static void closing_check(Checker *c, const Line *line, size_t end)
{
    if (!may_close(c, line->span.start, end))
        return;
    const Catalog *catalog = c->r->catalog;
    size_t length = listed_before(catalog, WORDS_GAP_CLOSING, c->text, end, line->span.start);

    if (length)
        object_gap(c, unit_start(c, end - length, end), end);
    else if (text_before(c->text, end, TEXT("元"))
             && listed_before(catalog, WORDS_LOST_MONEY, c->text, end - TEXT("元").len, line->span.start))
        object_gap(c, end - TEXT("元").len, end);
    else if (is_split(c, line, end))
        object_gap(c, letter_start(c->text, end, line->span.start), end);
}

/* 参保率达到%，比上年: headings of columns stand alone, and sentences go on. */
static void percent_check(Checker *c, const Line *line, size_t at, size_t length)
{
    size_t behind;
    LetterKind next = kind_at(c, at + length, &behind);
    bool ends = next == LETTER_STOP || (next == LETTER_COMMA && !text_at(c->text, at + length, TEXT("、")));

    if ((ends || (next == LETTER_PLAIN && behind > 1))
        && listed_before(c->r->catalog, WORDS_GAP_PERCENT, c->text, at, line->span.start))
        object_gap(c, at, at + length);
}

static void line_check(Checker *c, const Line *line)
{
    size_t length;

    for (size_t at = line->span.start; at < line->span.end; at += length) {
        unsigned char first = (unsigned char)c->text.at[at];

        length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first != '%' && first != ',' && first != ';' && first != 0xE3 && first != 0xEF && first != 0xE2)
            continue;
        if (first == '%' || text_at(c->text, at, TEXT("％")) || text_at(c->text, at, TEXT("‰")))
            percent_check(c, line, at, length);
        else if (is_border(kind_at(c, at, &length)))
            closing_check(c, line, at);
    }
    closing_check(c, line, line->span.end);
}

/* A unit whose word is listed, behind what leaves no other reading. */
static void word_check(Checker *c, const FoundWord *word, const Line *line)
{
    const Mark *mark = word->mark;
    const Catalog *catalog = c->r->catalog;
    Text said = text_slice(c->text, word->start, word->end), unit = catalog_text(catalog, mark->zh);
    size_t at = 0;

    if (mark->kind == MARK_COUNTED && !begins_clause(c, word->start)
        && !listed_before(catalog, WORDS_GAP_LEAD, c->text, word->start, line->span.start))
        return;
    if (mark->kind == MARK_DAY
        && (text_equal(text_trim(reading_text(c->r, line->span)), said)
            || (!begins_clause(c, word->start)
                && !listed_before(catalog, WORDS_GAP_DAY_LEAD, c->text, word->start, line->span.start))))
        return;
    while (at + unit.len < said.len && !text_at(said, at, unit))
        at++;
    if (!unit.len || at + unit.len > said.len || !text_at(said, at, unit)) {
        at = 0;
        unit = said;
    }
    object_gap(c, word->start + at, word->start + at + unit.len);
}

/* 家单位参加，多名群众到场: where one number is gone, 多名 was more than that, too. */
static void sentence_check(Checker *c, size_t start, size_t end)
{
    size_t length;

    for (size_t at = start; at < end; at += length) {
        kind_at(c, at, &length);
        size_t bytes = begins_clause(c, at) ? listed_at(c->r->catalog, WORDS_GAP_MORE, c->text, at) : 0;
        if (!bytes || is_known(c, at, at + bytes))
            continue;
        Finding *finding = object(c, CHECK_MISSING, at, at + bytes);
        finding->class = 'C';
        finding->confidence = DOUBTFUL;
    }
}

/* 获得了和一块银牌，: the first of two is gone. */
static void pairs_check(Checker *c)
{
    size_t length;

    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Quantity *q = &c->r->facts.items[c->d->first_fact + i].quantity;
        size_t end = q->end;

        if (q->kind != FACT_COUNT || !text_before(c->text, q->start, TEXT("了和")))
            continue;
        while (kind_at(c, end, &length) == LETTER_PLAIN && end - q->end < THING_MOST)
            end += length;
        LetterKind kind = kind_at(c, end, &length);
        if (end > q->end && (kind == LETTER_COMMA || kind == LETTER_STOP) && !text_at(c->text, end, TEXT("、"))) {
            Finding *finding = object(c, CHECK_MISSING, q->start - TEXT("和").len, q->start);
            finding->class = 'C';
            finding->confidence = DOUBTFUL;
        }
    }
}

/* What else is gone where other numbers are. */
static void neighbours_check(Checker *c)
{
    size_t count = c->out->items.count, first = count, behind = 0;

    while (first > 0 && c->out->items.items[first - 1].document == c->document)
        first--;
    bool any = false;
    for (size_t i = first; i < count; i++) {
        const Finding *finding = &c->out->items.items[i];
        size_t at = finding->span.start;
        if (finding->rule != CHECK_MISSING)
            continue;
        any = true;
        size_t start = sentence_start(c->text, at, c->d->span.start);
        if (start < behind && at >= behind)
            start = behind;
        if (start >= behind) {
            behind = sentence_end(c->text, at);
            sentence_check(c, start, behind);
        }
    }
    if (any)
        pairs_check(c);
}

void gaps_check(Checker *c)
{
    for (size_t i = c->first_line; i < c->last_line; i++)
        if (!c->r->lines.items[i].table)
            line_check(c, &c->r->lines.items[i]);
    for (size_t i = 0; i < c->words.count; i++) {
        const FoundWord *word = &c->words.items[i];
        if (!word->mark || word->mark->kind < MARK_COUNTED)
            continue;
        uint32_t line = line_holding(c, word->start);
        if (line == NO_INDEX || c->r->lines.items[line].table)
            continue;
        if (word->mark->kind == MARK_LETTERS)
            object(c, CHECK_LETTERS_LOST, word->start, word->end);
        else
            word_check(c, word, &c->r->lines.items[line]);
    }
    neighbours_check(c);
}
