/* citations.c - laws called by a name that none has, misspelt ones, those that others had replaced in the report's
 * year, and those that were not there yet. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <stdlib.h>

enum { NEAR_LEAST = 5, NEAR_MOST = 24, WORD_LETTERS = 2, LAW_SURE = 60, EARLY_SURE = 80, PAST_REACH = 60 };

static const Law *law_called(const Catalog *catalog, Text title)
{
    size_t end = 0;
    uint32_t word = lexicon_longest(&catalog->lexicon, title, 0, 1u << SENSE_LAW, &end);

    return word && end == title.len ? &catalog->laws[lexicon_sense(&catalog->lexicon, word, SENSE_LAW)->index]
                                    : NULL;
}

static Text without(Text title, Text prefix)
{
    return text_starts(title, prefix) ? text_slice(title, prefix.len, title.len) : title;
}

static int year_of(const Catalog *catalog, PoolText day)
{
    Text text = catalog_text(catalog, day);

    return text.len >= 4
               ? (text.at[0] - '0') * 1000 + (text.at[1] - '0') * 100 + (text.at[2] - '0') * 10 + text.at[3] - '0'
               : 0;
}

static size_t letters_of(Text text, uint32_t *out, size_t most)
{
    size_t count = 0, length;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        if (count == most)
            return most + 1;
        out[count++] = code;
    }
    return count;
}

/* One letter is another, missing or too many. */
static bool differ_by_one(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t same = 0, tail = 0;

    if (a_count > b_count + 1 || b_count > a_count + 1)
        return false;
    while (same < a_count && same < b_count && a[same] == b[same])
        same++;
    while (tail < a_count - same && tail < b_count - same && a[a_count - 1 - tail] == b[b_count - 1 - tail])
        tail++;
    return a_count - same - tail <= 1 && b_count - same - tail <= 1;
}

/* Two letters were put into the middle of the other, or fell out of it: 农村土地承包管理法. */
static bool differ_by_word(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t less = a_count < b_count ? a_count : b_count, more = a_count < b_count ? b_count : a_count;
    size_t head = 0, tail = 0;

    if (more - less != WORD_LETTERS || less < NEAR_LEAST)
        return false;
    while (head < less && a[head] == b[head])
        head++;
    while (tail < less - head && a[a_count - 1 - tail] == b[b_count - 1 - tail])
        tail++;
    return head + tail == less && head >= WORD_LETTERS && tail > 0;
}

/* The only law whose title differs from `title` by one letter, or by a word in its middle. */
static const Law *law_near(const Catalog *catalog, Text title, bool word)
{
    uint32_t letters[NEAR_MOST], others[NEAR_MOST];
    size_t count = letters_of(title, letters, NEAR_MOST);
    const Law *found = NULL;

    if (count < NEAR_LEAST || count > NEAR_MOST)
        return NULL;
    for (size_t i = 0; i < catalog->law_count; i++) {
        const Law *law = &catalog->laws[i];
        Text other = catalog_text(catalog, law->title);
        if (law->kind > 1 || !law->in_force.len || other.len + 9 < title.len || title.len + 9 < other.len)
            continue;
        size_t other_count = letters_of(other, others, NEAR_MOST);
        if (other_count > NEAR_MOST
            || !(word ? differ_by_word(letters, count, others, other_count)
                      : differ_by_one(letters, count, others, other_count)))
            continue;
        if (found)
            return NULL;
        found = law;
    }
    return found;
}

static Finding *title_add(Checker *c, Text title, Text expected)
{
    size_t start = (size_t)(title.at - c->r->text.at);
    Finding *finding = finding_add(c, CHECK_LAW, start, start + title.len);

    finding->stated = title;
    finding->expected = expected;
    finding->alike = ALIKE_WORDS;
    finding->zh[0] = TEXT("应为");
    finding->en[0] = TEXT("should be");
    return finding;
}

static void object(Checker *c, Text title, Text expected, bool certain)
{
    Finding *finding = title_add(c, title, expected);

    finding->confidence = certain ? 95 : 75;
    finding->mendable = certain;
    finding->fix = expected;
}

/* 原《婚姻法》, 《民法典》与《婚姻法》有何不同: told of as past. */
static bool told_as_past(const Checker *c, Span span)
{
    size_t start = clause_start(c->text, span.start, c->d->span.start), end = clause_end(c->text, span.end);

    return listed_within(c->r->catalog, WORDS_LAW_PAST, text_slice(c->text, start, span.start))
           || listed_within(
               c->r->catalog, WORDS_LAW_PAST,
               text_slice(c->text, span.end, end < span.end + PAST_REACH ? end : span.end + PAST_REACH));
}

/* Passed after the report's year, and not as a draft. A law comes into force at the latest in the year behind its
 * passing, so that the year before that may name it. */
static bool is_too_early(const Checker *c, const Law *law, Span span)
{
    const Catalog *catalog = c->r->catalog;
    int year = c->d->year_last > c->d->year ? c->d->year_last : c->d->year;
    int since = year_of(catalog, law->in_force);
    size_t start = sentence_start(c->text, span.start, c->d->span.start), end = sentence_end(c->text, span.end);

    return law->kind == 0 && year && since && c->d->year_confidence >= EARLY_SURE && year < since - 1
           && !listed_within(catalog, WORDS_LAW_DRAFT, text_slice(c->text, start, end));
}

static void citation_check(Checker *c, const Item *item)
{
    const Catalog *catalog = c->r->catalog;
    Text title = without(without(item->title, TEXT("中华人民共和国")), TEXT("新"));
    const Law *law = law_called(catalog, title);

    if (!law) {
        bool named = text_ends(title, TEXT("法")) && !text_ends(title, TEXT("办法"))
                     && text_equal(item->detail, TEXT("law"));
        const Law *near = named ? law_near(catalog, title, false) : NULL, *far = NULL;
        if (near)
            object(c, title, catalog_text(catalog, near->title), true);
        else if (named && (far = law_near(catalog, title, true)) != NULL)
            object(c, title, catalog_text(catalog, far->title), false);
        return;
    }
    Text successor = catalog_text(catalog, law->successor);
    int ended = year_of(catalog, law->ended);
    if (law->kind <= 1 && !law->in_force.len && !ended && successor.len)
        object(c, title, successor, true);
    else if (law->kind <= 1 && ended && successor.len && c->d->year >= ended && c->d->year_confidence >= LAW_SURE
             && (c->d->year > ended || text_ends(catalog_text(catalog, law->ended), TEXT("-01-01")))
             && !told_as_past(c, item->span))
        object(c, title, successor, false);
    else if (is_too_early(c, law, item->span)) {
        Finding *finding = title_add(c, title, catalog_text(catalog, law->in_force));
        finding->zh[0] = TEXT("与本材料的年份不符：施行日期是");
        finding->en[0] = TEXT("is not of the report's year: it is in force since");
        finding->confidence = 80;
    }
}

void citations_check(Checker *c)
{
    for (size_t i = 0; i < c->items->count; i++)
        if (c->items->items[i].type == ITEM_LAW && c->items->items[i].document == c->document)
            citation_check(c, &c->items->items[i]);
}
