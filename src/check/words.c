#include "check/checkers.h"

#include "model/word_lists.h"

static void typos_check(Checker *c)
{
    for (size_t i = 0; i < c->words.count; i++) {
        const FoundWord *word = &c->words.items[i];

        if (!word->typo)
            continue;
        Finding *finding = finding_add(c, CHECK_WORD, word->start, word->end);
        finding->stated = text_slice(c->text, word->start, word->end);
        finding->alike = ALIKE_WORDS;
        finding->expected = catalog_text(c->r->catalog, word->typo->right);
    }
}

/* What the rule for personal data objects to in its own words: １３８… is a telephone, not a slip of the width. */
static bool is_hidden(const Checker *c, Span span)
{
    for (size_t i = c->hidden; i < c->out->hidden.count; i++)
        if (c->out->hidden.items[i].span.start <= span.start && c->out->hidden.items[i].span.end >= span.end)
            return true;
    return false;
}

/* Blanks do no harm; a title that stands there twice is a finding of its own. */
static void noise_check(Checker *c)
{
    for (size_t i = 0; i < c->items->count; i++) {
        const Item *item = &c->items->items[i];

        if (item->type != ITEM_NOISE || item->document != c->document || text_equal(item->detail, TEXT("blank"))
            || text_equal(item->detail, TEXT("double_title")) || is_hidden(c, item->span))
            continue;
        bool width = text_equal(item->detail, TEXT("width"));
        Finding *finding = finding_add(c, width ? CHECK_WIDTH : CHECK_NOISE, item->span.start, item->span.end);
        finding->stated = reading_text(c->r, item->span);
        finding->alike = width ? ALIKE_RULE : ALIKE_WORDS;
    }
}

/* 滤布妇女: an advertiser's word where the name of a place was; 转载请注明: of the page that was copied. */
static void pasted_check(Checker *c)
{
    for (size_t i = 0; i < c->words.count; i++) {
        const FoundWord *word = &c->words.items[i];

        if (!word->mark
            || !(word->mark->kind == MARK_PASTED
                 || (word->mark->kind == MARK_SPAM
                     && listed_at(c->r->catalog, WORDS_NAMED_THING, c->text, word->end))))
            continue;
        Finding *finding = finding_add(c, CHECK_NOISE, word->start, word->end);
        finding->stated = text_slice(c->text, word->start, word->end);
        finding->alike = ALIKE_WORDS;
    }
}

void words_check(Checker *c)
{
    typos_check(c);
    pasted_check(c);
    noise_check(c);
}
