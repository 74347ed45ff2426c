#include "check/checkers.h"
#include "check/prose.h"
#include "check/tidy.h"
#include "model/word_lists.h"

/* A wrong word begins there. */
static bool found_at(const Checker *c, size_t at)
{
    for (size_t i = 0; i < c->words.count; i++)
        if (c->words.items[i].start == at)
            return c->words.items[i].typo != NULL;
    return false;
}

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
        finding->fix = finding->expected;
        finding->mendable = true;
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

/* 截止11月30日: up to a day is 截至; 截止 stands behind the day, or before one by which something must be done. */
static void until_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        const DateMention *date = fact->quantity.kind == FACT_DATE ? &c->r->dates.items[fact->date] : NULL;

        if (!date || !text_at(c->text, date->start, TEXT("截止"))
            || listed_before(c->r->catalog, WORDS_DEADLINE, c->text, date->start, c->d->span.start)
            || found_at(c, date->start))
            continue;
        size_t end = date->start + (text_at(c->text, date->start, TEXT("截止到")) ? 9 : 6);
        Finding *finding = finding_add(c, CHECK_WORD, date->start, end);
        finding->stated = text_slice(c->text, date->start, end);
        finding->expected = TEXT("截至");
        finding->fix = finding->expected;
        finding->mendable = true;
        finding->alike = ALIKE_WORDS;
    }
}

/* What &nbsp; and the like stand for. */
static bool entity_fix(Text entity, Text *fix)
{
    static const struct {
        Text entity, fix;
    } entities[] = {
        { { "&nbsp;", 6 }, { "", 0 } },    { { "&ensp;", 6 }, { "", 0 } },    { { "&emsp;", 6 }, { "", 0 } },
        { { "&#160;", 6 }, { "", 0 } },    { { "&ldquo;", 7 }, { "“", 3 } },  { { "&rdquo;", 7 }, { "”", 3 } },
        { { "&lsquo;", 7 }, { "‘", 3 } },  { { "&rsquo;", 7 }, { "’", 3 } },  { { "&mdash;", 7 }, { "—", 3 } },
        { { "&middot;", 8 }, { "·", 2 } }, { { "&hellip;", 8 }, { "…", 3 } },
    };

    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (text_equal(entities[i].entity, entity)) {
            *fix = entities[i].fix;
            return true;
        }
    return false;
}

/* A straight quotation mark opens or closes by its place among those of its line, when none is alone. */
static bool quote_fix(Text text, size_t at, Text *fix)
{
    size_t before = 0, all = 0, start = at, end = at;

    while (start > 0 && text.at[start - 1] != '\n')
        before += text.at[--start] == '"';
    for (all = before; end < text.len && text.at[end] != '\n'; end++)
        all += text.at[end] == '"';
    *fix = before % 2 ? TEXT("”") : TEXT("“");
    return all % 2 == 0;
}

/* What must stand instead of noise, when that is certain. */
static bool noise_fix(const Checker *c, const Item *item, Text *fix)
{
    Text noise = reading_text(c->r, item->span);

    *fix = TEXT("");
    if (text_equal(item->detail, TEXT("tag")) || text_equal(item->detail, TEXT("stray")))
        return true;
    if (text_equal(item->detail, TEXT("entity")))
        return entity_fix(noise, fix);
    if (text_equal(noise, TEXT("\"")))
        return quote_fix(c->text, item->span.start, fix);
    if (text_equal(noise, TEXT("“"))) /* it opens again what it should close */
        *fix = TEXT("”");
    else if (noise.len == 1)
        *fix = tidy_wide(c->text, item->span.start);
    else if (text_equal(item->detail, TEXT("width")) && !text_at(c->text, item->span.end, TEXT("，"))
             && !text_at(c->text, item->span.end, TEXT("．")) && !text_before(c->text, item->span.start, TEXT("，"))
             && !text_before(c->text, item->span.start, TEXT("．"))) /* １，２００ is one number */
        *fix = tidy_narrow(noise, c->arena);
    return fix->len > 0;
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
        finding->mendable = noise_fix(c, item, &finding->fix);
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
    until_check(c);
    pasted_check(c);
    adverts_check(c);
    noise_check(c);
}
