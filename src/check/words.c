#include "check/checkers.h"

static void typos_check(Checker *c)
{
    const Lexicon *lexicon = &c->r->catalog->lexicon;
    Text text = text_slice(c->r->text, 0, c->d->span.end);
    size_t length, end;

    for (size_t at = c->d->span.start; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length), word;

        if (!lexicon_kind(lexicon, code)->starts
            || !(word = lexicon_longest(lexicon, text, at, 1u << SENSE_TYPO, &end)))
            continue;
        Finding *finding = finding_add(c, CHECK_WORD, at, end);
        finding->stated = text_slice(text, at, end);
        finding->expected = catalog_text(
            c->r->catalog, c->r->catalog->typos[lexicon_sense(lexicon, word, SENSE_TYPO)->index].right);
        length = end - at;
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

static void noise_check(Checker *c)
{
    for (size_t i = 0; i < c->items->count; i++) {
        const Item *item = &c->items->items[i];

        if (item->type == ITEM_NOISE && item->document == c->document && !is_hidden(c, item->span))
            finding_add(c, CHECK_NOISE, item->span.start, item->span.end)->stated = reading_text(c->r, item->span);
    }
}

void words_check(Checker *c)
{
    typos_check(c);
    noise_check(c);
}
