/* propriety.c - words for what is no policy any more in the report's year, and for deeds that are against the rules. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

enum { DENIED_REACH = 36, YEAR_SURE = 60 };

/* 严禁公款旅游, 摊派问题: it is told of as an evil. */
static bool is_denied(const Checker *c, const FoundWord *word)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = sentence_start(c->text, word->start, c->d->span.start);
    size_t end = clause_end(c->text, word->end);

    return listed_within(catalog, WORDS_DENIED_BEFORE, text_slice(c->text, start, word->start))
           || listed_within(
               catalog, WORDS_DENIED_BEHIND,
               text_slice(c->text, word->end, end < word->end + DENIED_REACH ? end : word->end + DENIED_REACH));
}

static bool is_out_of_date(const Checker *c, const Mark *mark)
{
    if (!mark->low && !mark->high)
        return true;
    if (!c->d->year || c->d->year_confidence < YEAR_SURE)
        return false;
    return (mark->high && c->d->year > mark->high) || (mark->low && c->d->year_last && c->d->year_last < mark->low);
}

static bool is_outing(const Checker *c, const FoundWord *word)
{
    size_t start = sentence_start(c->text, word->start, c->d->span.start), end = sentence_end(c->text, word->end);
    Text sentence = text_slice(c->text, start, end);

    /* the bare word is of tourism as a trade, unless somebody's unit paid for it */
    if (text_equal(text_slice(c->text, word->start, word->end), TEXT("旅游"))
        && (!listed_within(c->r->catalog, WORDS_PAID_BY_UNIT, sentence)
            || !listed_within(c->r->catalog, WORDS_GOING,
                              text_slice(c->text, clause_start(c->text, word->start, start), word->start))))
        return false;
    return text_contains(text_slice(c->text, start, word->start), TEXT("组织"))
           && listed_within(c->r->catalog, WORDS_STAFF, sentence)
           && !listed_within(c->r->catalog, WORDS_OUTING_NOT, sentence);
}

void propriety_check(Checker *c)
{
    for (size_t i = 0; i < c->words.count; i++) {
        const FoundWord *word = &c->words.items[i];
        bool improper = word->mark
                        && ((word->mark->kind == MARK_COMPLIANCE && is_out_of_date(c, word->mark))
                            || (word->mark->kind == MARK_OUTING && is_outing(c, word)));

        if (!improper || is_denied(c, word))
            continue;
        Finding *finding = finding_add(c, CHECK_COMPLIANCE, word->start, word->end);
        finding->stated = text_slice(c->text, word->start, word->end);
        finding->zh[0] = catalog_text(c->r->catalog, word->mark->zh);
        finding->en[0] = catalog_text(c->r->catalog, word->mark->en);
        finding->alike = ALIKE_WORDS;
        finding->confidence = 75;
    }
}
