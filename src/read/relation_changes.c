/* relation_changes.c - differences and growth: 提高8个百分点, 增长21.4%, 净增12人, 前进3个名次. */
#include "model/word_lists.h"
#include "read/around.h"
#include "read/relation_words.h"

enum { TIME_TAIL_MOST = 12 }; /* bytes of 年底的 */

/* The words between a figure and the one before it, days and years among them. */
static Text words_before(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);
    size_t start = f->r->lines.items[fact->line].span.start;

    for (size_t k = row; k-- > f->first && fact_of_row(f, k)->line == fact->line;)
        if (fact_of_row(f, k)->quantity.kind != FACT_DATE) {
            start = fact_of_row(f, k)->quantity.end;
            break;
        }
    return text_slice(f->r->text, start, fact->quantity.start);
}

/* 比2021年的12个: the figure is that of a day or year that another is set against. */
static bool is_of_named_time(const RelationFinder *f, size_t row)
{
    if (row == f->first || fact_of_row(f, row - 1)->quantity.kind != FACT_DATE
        || fact_of_row(f, row - 1)->line != fact_of_row(f, row)->line)
        return false;
    const Fact *date = fact_of_row(f, row - 1);
    Text of = text_slice(f->r->text, date->quantity.end, fact_of_row(f, row)->quantity.start);
    return of.len <= TIME_TAIL_MOST && text_ends(of, TEXT("的"))
           && listed_before(f->r->catalog, WORDS_AGAINST, f->r->text, date->quantity.start,
                            f->r->lines.items[date->line].span.start);
}

/* Two figures that the words set side by side: one was reached from the other, or is of the year before. They
 * are put in order of time. */
static bool is_compared(const RelationFinder *f, size_t *from, size_t *to)
{
    const Fact *was = fact_of_row(f, *from), *is = fact_of_row(f, *to);

    Text lead = text_trim(relation_name(f, *to));
    size_t against = listed_at(f->r->catalog, WORDS_AGAINST, lead, 0);
    bool of_before = against && is_listed(f->r->catalog, WORDS_YEAR_BEFORE, text_slice(lead, against, lead.len));
    for (size_t k = *from + 1; k < *to; k++) /* 32人，发放32万元，较去年29人 */
        if (fact_of_row(f, k)->quantity.kind != FACT_DATE && !of_before)
            return false;
    if (is_rate(was) != is_rate(is) || !relation_same_family(f, was, is))
        return false;
    Text words = words_before(f, *to);
    if (is->change == CHANGE_TO
        || (listed_within(f->r->catalog, WORDS_FROM, words_before(f, *from))
            && listed_within(f->r->catalog, WORDS_CHANGE_TO, words)))
        return true;
    if (!(is_of_named_time(f, *to)
          || listed_within(f->r->catalog, WORDS_YEAR_BEFORE,
                           text_slice(f->r->text, was->quantity.end, is->quantity.start)))
        || listed_within(f->r->catalog, WORDS_CHANGE, relation_clause(f, *to)))
        return false;
    size_t later = *from;
    *from = *to;
    *to = later;
    return true;
}

/* 剖宫产率下降3.2个百分点: a change of something else than what was told before, `from`. */
static bool has_own_name(const RelationFinder *f, Text clause, size_t from)
{
    Text last = relation_last_clause(f, clause);
    size_t start = last.len, length;

    for (size_t at = 0; at < last.len && start == last.len; at += length) {
        if (listed_at(f->r->catalog, WORDS_CHANGE_LEAD, last, at))
            start = at;
        utf8_read(last, at, &length);
    }
    Text name = text_slice(last, 0, start);
    return relation_letters(f, name) > 1 && relation_shared(f, name, from) < relation_letters(f, name);
}

/* 高出规划目标（85%）3.6个百分点: of the first share of the sentence. */
static bool apart_find(RelationFinder *f, size_t i)
{
    const Fact *goal = i > f->first ? fact_of_row(f, i - 1) : NULL;
    size_t parts[2] = { i - 1, NO_INDEX };

    if (!goal || goal->quantity.kind != FACT_PERCENT || goal->status != STATUS_TARGET || !has_figure(goal)
        || !has_figure(fact_of_row(f, i)) || !relation_same_sentence(f, i - 1, i)
        || !text_contains(quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, i)->quantity), TEXT("点"))
        || !listed_within(f->r->catalog, WORDS_APART_FROM, relation_clause(f, i - 1)))
        return false;
    for (size_t k = i - 1;
         k-- > f->first && parts[1] == NO_INDEX && i - k < LOOK_BACK && relation_same_sentence(f, k, i);)
        if (fact_of_row(f, k)->quantity.kind == FACT_PERCENT && fact_of_row(f, k)->change != CHANGE_BY
            && !listed_within(f->r->catalog, WORDS_YEAR_BEFORE, words_before(f, k)))
            parts[1] = k;
    if (parts[1] == NO_INDEX || !has_figure(fact_of_row(f, parts[1])))
        return false;
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 生均图书18.6册，距标准（25册）差6.4册 */
static bool short_find(RelationFinder *f, size_t i)
{
    size_t parts[2] = { i - 1, i - 2 };

    if (i < f->first + 2 || !relation_same_sentence(f, i - 2, i) || !has_figure(fact_of_row(f, i))
        || !listed_within(f->r->catalog, WORDS_SHORT_OF, relation_clause(f, i - 1))
        || !listed_ends(f->r->catalog, WORDS_SHORT_BY, text_trim(relation_clause(f, i))))
        return false;
    for (int k = 0; k < 2; k++)
        if (!has_figure(fact_of_row(f, parts[k])) || !relation_same_unit(f, parts[k], i))
            return false;
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 由第五名升至第二名，前进3个名次 */
static bool places_find(RelationFinder *f, size_t i)
{
    size_t parts[2] = { i - 2, i - 1 };

    if (i < f->first + 2 || !relation_same_sentence(f, i - 2, i)
        || !(word_at(f->r->text, fact_of_row(f, i)->quantity.end, TEXT("名次"))
             || word_at(f->r->text, fact_of_row(f, i)->quantity.end, TEXT("位"))))
        return false;
    for (int k = 0; k < 2; k++)
        if (fact_of_row(f, parts[k])->quantity.kind != FACT_RANK)
            return false;
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 由71%提高到79%，提高8个百分点 · 由37人降到12人，减少25人 · 水费由62元降到48元，降幅22.6% */
void difference_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text clause = relation_clause(f, i);
    size_t parts[2], found = 0;
    if (places_find(f, i) || apart_find(f, i) || short_find(f, i))
        return;
    bool gap = listed_within(f->r->catalog, WORDS_GAP, clause);

    if (text_contains(clause, TEXT("其中")) || (fact->change != CHANGE_BY && !gap) || !has_figure(fact)
        || fact->cell || is_rate(fact) || listed_within(f->r->catalog, WORDS_BY_YEAR, clause))
        return;
    bool percent = fact->quantity.kind == FACT_PERCENT,
         points = percent && text_contains(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("点"));
    for (size_t k = i; k-- > f->first && i - k < 5 && found < 2;) {
        const Fact *before = fact_of_row(f, k);
        if (!relation_same_sentence(f, k, i))
            break;
        if (!has_figure(before) || before->change == CHANGE_BY || before->quantity.kind == FACT_DATE)
            continue;
        if (points    ? before->quantity.kind != FACT_PERCENT
            : percent ? before->quantity.kind == FACT_PERCENT
                      : !relation_same_family(f, before, fact))
            continue;
        parts[found++] = k;
    }
    if (found < 2)
        return;
    size_t from = parts[1], to = parts[0];
    bool compared = is_compared(f, &from, &to)
                    && (fact->change == CHANGE_BY || listed_within(f->r->catalog, WORDS_GAP_OWN, clause));
    compared = compared && !has_own_name(f, clause, from)
               && !listed_within(f->r->catalog, WORDS_PER_MANY, relation_name(f, from)); /* 每千人2个 */
    size_t ordered[2] = { from, to };
    if (compared
        || arithmetic_difference(f->r, fact, fact_of_row(f, from), fact_of_row(f, to), NULL) == ARITHMETIC_HOLDS)
        relation_add(f, RELATION_DIFFERENCE, i, ordered, 2);
}
