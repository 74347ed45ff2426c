/* adverts.c - an advertiser's words pasted into a sentence: 面积不足，滤芯净水器厂家，36间宿舍. What is sold and how it is sold stand side
 * by side, and nothing around them speaks of it. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

enum { GAP_MOST = 6, TOLD_REACH = 36 }; /* bytes between two of its words, and before the first */

static bool is_of_kind(const FoundWord *word, MarkKind kind)
{
    return word->mark && word->mark->kind == kind;
}

static bool is_advertised(const FoundWord *word)
{
    return is_of_kind(word, MARK_WARE) || is_of_kind(word, MARK_TRADE) || is_of_kind(word, MARK_SPAM);
}

/* Only letters stand between the two, and few. */
static bool are_joined(const Checker *c, const FoundWord *one, const FoundWord *two)
{
    size_t length;

    if (two->start > one->end + GAP_MOST)
        return false;
    for (size_t at = one->end; at < two->start; at += length) {
        uint32_t code = utf8_read(c->text, at, &length);
        if (code < 0x4E00 || code > 0x9FFF || code == U'的')
            return false;
    }
    return true;
}

/* What is sold is spoken of elsewhere, too: a market, a workshop, a gift. */
static bool is_spoken_of(const Checker *c, size_t first, size_t last)
{
    for (size_t i = 0; i < c->words.count; i++)
        for (size_t k = first; (i < first || i > last) && k <= last; k++)
            if (!is_of_kind(&c->words.items[k], MARK_TRADE) && c->words.items[i].mark == c->words.items[k].mark)
                return true;
    return false;
}

static bool is_told(const Checker *c, size_t start, size_t end)
{
    const Catalog *catalog = c->r->catalog;
    size_t clause = clause_start(c->text, start, c->d->span.start);

    if (clause == start && clause_end(c->text, end) != end)
        return true; /* 沙发厂家吸纳女工38人: the clause goes on to tell of it */
    if (clause + TOLD_REACH < start)
        clause = start - TOLD_REACH;
    return listed_within(catalog, WORDS_WARE_TOLD, text_slice(c->text, clause, start))
           || listed_before(catalog, WORDS_WARE_LEAD, c->text, start, c->d->span.start)
           || listed_at(catalog, WORDS_WARE_BEHIND, c->text, end) || figures_within(c, end, end + 1);
}

void adverts_check(Checker *c)
{
    const FoundWord *words = c->words.items;
    size_t last;

    for (size_t first = 0; first < c->words.count; first = last + 1) {
        bool ware = false, trade = false;
        last = first;
        if (!is_advertised(&words[first]))
            continue;
        while (last + 1 < c->words.count && is_advertised(&words[last + 1])
               && are_joined(c, &words[last], &words[last + 1]))
            last++;
        for (size_t i = first; i <= last; i++) {
            trade |= is_of_kind(&words[i], MARK_TRADE);
            ware |= !is_of_kind(&words[i], MARK_TRADE);
        }
        if (!ware || !trade || is_told(c, words[first].start, words[last].end) || is_spoken_of(c, first, last))
            continue;
        Finding *finding = finding_add(c, CHECK_NOISE, words[first].start, words[last].end);
        finding->stated = text_slice(c->text, words[first].start, words[last].end);
        finding->alike = ALIKE_WORDS;
        finding->confidence = 85;
    }
}
