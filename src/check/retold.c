/* retold.c - what was just told, told again with another number: 安装警示标牌186块。全县共安装警示标牌168块; 四个工种，三个工种共有. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <string.h>

enum { BACK_MOST = 3, NAME_LEAST = 12, NAME_MOST = 36, NOUN_LEAST = 3, NOUN_MOST = 12 }; /* the latter in bytes */

static const Fact *fact_of(const Checker *c, uint32_t i)
{
    return &c->r->facts.items[c->d->first_fact + i];
}

static bool is_exact(const Fact *fact)
{
    return (fact->quantity.kind == FACT_COUNT || fact->quantity.kind == FACT_MEASURE)
           && fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.bound == BOUND_EXACT
           && fact->change == CHANGE_NONE && !fact->cell && span_empty(fact->per) && fact->status == STATUS_ACTUAL;
}

static void object(Checker *c, const Fact *before, const Fact *fact)
{
    Finding *finding = finding_add(c, CHECK_CONTRADICTION, fact->quantity.start, fact->quantity.end);

    finding->stated = text_slice(c->text, fact->quantity.start, fact->quantity.end);
    finding->zh[0] = finding->en[0] = text_slice(c->text, before->quantity.start, before->quantity.end);
    finding->confidence = 75;
    finding_show(c, before->quantity.start, before->quantity.end);
}

/* 安装警示标牌 of 全县共安装警示标牌: the words behind the area and 共, which begin the sentence; empty: it is not told so. */
static Text whole_name(const Checker *c, const Fact *fact)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = sentence_start(c->text, fact->quantity.start, c->r->lines.items[fact->line].span.start), length;
    Text all = TEXT("共"), head = text_slice(c->text, start, fact->quantity.start);

    if (!(length = listed_at(catalog, WORDS_SCOPE_OWN, head, 0)) || !text_at(head, length, all))
        return TEXT("");
    Text name = text_slice(head, length + all.len, head.len);
    return name.len >= NAME_LEAST && name.len <= NAME_MOST && !listed_within(catalog, WORDS_CLAUSE_END, name)
               ? name
               : TEXT("");
}

/* All of the area are fewer than what was told of a part of it in the sentence before. */
static void whole_check(Checker *c, uint32_t i)
{
    const Fact *fact = fact_of(c, i);
    Text name = is_exact(fact) ? whole_name(c, fact) : TEXT("");

    for (uint32_t k = i; name.len && k-- > 0 && i - k <= BACK_MOST && fact_of(c, k)->line == fact->line;) {
        const Fact *part = fact_of(c, k);
        if (part->quantity.kind == FACT_DATE)
            return; /* of another time, perhaps */
        if (listed_within(c->r->catalog, WORDS_CLAIM_AHEAD,
                          text_slice(c->text, clause_start(c->text, part->quantity.start, c->d->span.start),
                                     part->quantity.start)))
            return; /* 计划安装警示标牌186块 */
        if (is_exact(part) && text_before(c->text, part->quantity.start, name)
            && text_equal(quantity_unit(c->r->catalog, c->r->text, &part->quantity),
                          quantity_unit(c->r->catalog, c->r->text, &fact->quantity))
            && decimal_compare(fact->quantity.number.low, part->quantity.number.low) < 0) {
            object(c, part, fact);
            return;
        }
    }
}

/* 工种 of 四个工种，: the thing behind 个 up to the end of the clause, or up to what is said of all of them; empty: none. */
static Text kind_named(const Checker *c, const Fact *fact, bool all)
{
    size_t end = fact->quantity.end, stop = clause_end(c->text, end);

    if (!is_exact(fact) || fact->quantity.number.arabic
        || !text_equal(quantity_unit(c->r->catalog, c->r->text, &fact->quantity), TEXT("个")))
        return TEXT("");
    for (size_t at = end; all && at < stop && at - end <= NOUN_MOST; at += 3)
        if (listed_at(c->r->catalog, WORDS_KINDS_ALL, c->text, at))
            stop = at;
    Text noun = text_slice(c->text, end, stop);
    return noun.len >= NOUN_LEAST && noun.len <= NOUN_MOST ? noun : TEXT("");
}

/* 设缝制、裁剪、整烫、质检四个工种，三个工种共有175名 */
static void kinds_check(Checker *c, uint32_t i)
{
    const Fact *again = fact_of(c, i), *named = i > 0 ? fact_of(c, i - 1) : NULL;

    if (!named || named->line != again->line
        || clause_start(c->text, again->quantity.start, named->quantity.end) != again->quantity.start)
        return;
    Text noun = kind_named(c, named, false), all = kind_named(c, again, true);
    size_t start = clause_start(c->text, named->quantity.start, c->r->lines.items[named->line].span.start);
    if (!noun.len || !text_equal(noun, all)
        || !listed_at(c->r->catalog, WORDS_KINDS_ALL, c->text, again->quantity.end + all.len)
        || clause_end(c->text, named->quantity.end) + strlen("，") != again->quantity.start
        || !text_contains(text_slice(c->text, start, named->quantity.start), TEXT("、"))
        || decimal_equal(named->quantity.number.low, again->quantity.number.low))
        return;
    object(c, named, again);
}

void retold_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        whole_check(c, i);
        kinds_check(c, i);
    }
}
