/* relation_changes.c - differences and growth: 提高8个百分点, 增长21.4%, 净增12人, 前进3个名次. */
#include <string.h>

#include "model/word_lists.h"
#include "read/around.h"
#include "read/relation_words.h"

enum { TIME_TAIL_MOST = 12 };               /* bytes of 年底的 */
enum { CHANGE_SIDES = 12, NEAR_SIDES = 5 }; /* figures before a change; how far back its second one may be */

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
        || !listed_within(f->r->catalog, WORDS_SHORT_OF, relation_name(f, i - 1)) || relation_is_against(f, i - 1)
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

/* Rows before `i` in its sentence that can be a side of the change, the nearest first. */
static size_t change_sides(const RelationFinder *f, size_t i, size_t most, size_t *rows)
{
    const Fact *fact = fact_of_row(f, i);
    bool percent = fact->quantity.kind == FACT_PERCENT,
         points = percent && text_contains(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("点"));
    size_t count = 0;

    for (size_t k = i; k-- > f->first && i - k < LOOK_BACK && count < most;) {
        const Fact *before = fact_of_row(f, k);
        if (!relation_same_sentence(f, k, i))
            break;
        if (!has_figure(before) || before->change == CHANGE_BY || before->quantity.kind == FACT_DATE)
            continue;
        if (points    ? before->quantity.kind == FACT_PERCENT
            : percent ? before->quantity.kind != FACT_PERCENT
                      : relation_same_family(f, before, fact))
            rows[count++] = k;
    }
    return count;
}

/* 入园率95.4%；普惠占比91.3%，比上年的88.9%: the clause has no subject of its own, so that it is of the figure right before
 * it, which is no part and not one of a list. */
static bool is_told_of_last(const RelationFinder *f, size_t from, size_t to)
{
    Text lead = text_trim(relation_name(f, from)), name = relation_name(f, to);
    size_t start = (size_t)(name.at - f->r->text.at);

    return to < from && fact_of_row(f, to)->part_of == NO_INDEX
           && (listed_begins(f->r->catalog, WORDS_AGAINST_LEAD, lead)
               || listed_begins(f->r->catalog, WORDS_AGAINST_TIME, lead))
           && !word_before(f->r->text, start, 0, TEXT("、"));
}

/* The last two figures do not give the change: another two of the sentence do, or the change is of a whole told before
 * its parts (47起，破案43起，立案数比上年的55起减少8起). False when nothing says which of several it is of. */
static bool other_sides(const RelationFinder *f, size_t i, const size_t *rows, size_t count, size_t *from,
                        size_t *to)
{
    size_t only = NO_INDEX, many = 0;

    if (fact_of_row(f, *to)->change == CHANGE_TO) /* 由71%提高到79% */
        return true;
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++)
            if (a != b && (relation_is_against(f, *from) ? rows[a] == *from : a > b)
                && relation_same_family(f, fact_of_row(f, rows[a]), fact_of_row(f, rows[b]))
                && arithmetic_difference(f->r, fact_of_row(f, i), fact_of_row(f, rows[a]), fact_of_row(f, rows[b]),
                                         NULL)
                       == ARITHMETIC_HOLDS) {
                *from = rows[a];
                *to = rows[b];
                return true;
            }
    if (!relation_is_against(f, *from))
        return count == 2;
    for (size_t k = 0; k < count; k++) {
        const Fact *side = fact_of_row(f, rows[k]);
        if (rows[k] == *from || is_rate(side) || !relation_same_family(f, side, fact_of_row(f, *from)))
            continue;
        if (rows[k] > *from || relation_is_against(f, rows[k]))
            return count == 2;
        if (side->part_of != NO_INDEX)
            continue;
        only = rows[k];
        many++;
    }
    if (many == 1)
        *to = only;
    return many == 1 || (many && is_told_of_last(f, *from, *to));
}

/* 比上年的55起减少8起，下降14.5%: a share of the figure before, told by the change itself. */
static bool share_of_change_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[2] = { i - 1, i - 2 };

    if (fact->quantity.kind != FACT_PERCENT || i < f->first + 2 || !relation_same_sentence(f, i - 2, i)
        || text_contains(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("点")))
        return false;
    const Fact *by = fact_of_row(f, i - 1), *was = fact_of_row(f, i - 2);
    if (by->change != CHANGE_BY || by->quantity.kind == FACT_PERCENT || !has_figure(by) || !has_figure(was)
        || was->change == CHANGE_BY || is_rate(by) || is_rate(was) || !relation_same_family(f, by, was)
        || by->direction != fact->direction || !relation_is_against(f, i - 2)
        || has_own_name(f, relation_clause(f, i), i - 2))
        return false;
    relation_add(f, RELATION_RATIO, i, parts, 2);
    return true;
}

/* （2023年为25.6万元）: the figure of an earlier time that stands alone in the bracket behind `i`, in percent or not; or
 * NO_INDEX. */
static size_t bracket_behind(const RelationFinder *f, size_t i, bool percent)
{
    const Fact *fact = fact_of_row(f, i);
    size_t was = i + 1;

    while (was < f->end && fact_of_row(f, was)->quantity.kind == FACT_DATE)
        was++;
    if (was >= f->end || !relation_same_sentence(f, i, was) || !has_figure(fact_of_row(f, was))
        || (fact_of_row(f, was)->quantity.kind == FACT_PERCENT) != percent || is_rate(fact_of_row(f, was))
        || fact_of_row(f, was)->change == CHANGE_BY)
        return NO_INDEX;
    Text gap = text_slice(f->r->text, fact->quantity.end, fact_of_row(f, was)->quantity.start),
         behind = text_slice(f->r->text, fact_of_row(f, was)->quantity.end,
                             fact_of_row(f, was)->quantity.end + strlen("）"));
    bool earlier = listed_within(f->r->catalog, WORDS_YEAR_BEFORE, gap)
                   || (was > i + 1 && f->r->dates.items[fact_of_row(f, i + 1)->date].first.year_form == YEAR_SAID);
    return listed_begins(f->r->catalog, WORDS_BRACKET_OPEN, gap) && earlier
                   && listed_begins(f->r->catalog, WORDS_BRACKET_CLOSE, behind)
               ? was
               : NO_INDEX;
}

/* 普及率88.6%，比上年提高3.5个百分点（上年为85.1%）: of the share that gives it, or of the one right before. */
static bool bracket_points_find(RelationFinder *f, size_t i)
{
    size_t was = bracket_behind(f, i, true), is = NO_INDEX;

    if (was == NO_INDEX
        || text_contains(quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, was)->quantity), TEXT("点")))
        return false;
    for (size_t k = i; is == NO_INDEX && k-- > f->first && i - k < LOOK_BACK && relation_same_sentence(f, k, i);)
        if (fact_of_row(f, k)->quantity.kind == FACT_PERCENT && fact_of_row(f, k)->change != CHANGE_BY
            && has_figure(fact_of_row(f, k))
            && arithmetic_difference(f->r, fact_of_row(f, i), fact_of_row(f, was), fact_of_row(f, k), NULL)
                   == ARITHMETIC_HOLDS)
            is = k;
    size_t last = i;
    while (last-- > f->first && fact_of_row(f, last)->quantity.kind == FACT_DATE) {
    }
    if (is == NO_INDEX && last >= f->first && last < i && relation_same_sentence(f, last, i)
        && fact_of_row(f, last)->quantity.kind == FACT_PERCENT && fact_of_row(f, last)->change != CHANGE_BY
        && has_figure(fact_of_row(f, last)) && !has_own_name(f, relation_clause(f, i), last))
        is = last;
    if (is == NO_INDEX)
        return false;
    size_t parts[2] = { was, is };
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 救助金51.2万元，人均1.6万元，同比增加1倍（2023年发放25.6万元）: what it was stands in the bracket behind the change, and the
 * first figure of its kind in the sentence is what it is. */
static bool bracket_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t was, is = NO_INDEX;

    if (fact->quantity.kind != FACT_PERCENT || fact->change != CHANGE_BY || !has_figure(fact) || fact->cell
        || listed_within(f->r->catalog, WORDS_BY_YEAR, relation_clause(f, i)))
        return false;
    if (text_contains(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("点")))
        return bracket_points_find(f, i);
    if ((was = bracket_behind(f, i, false)) == NO_INDEX)
        return false;
    for (size_t k = i; k-- > f->first && i - k < LOOK_BACK && relation_same_sentence(f, k, i);) {
        const Fact *before = fact_of_row(f, k);
        if (!has_figure(before) || is_rate(before) || before->change == CHANGE_BY || before->part_of != NO_INDEX
            || !relation_same_unit(f, k, was) || relation_is_against(f, k))
            continue;
        if (is != NO_INDEX)
            return false; /* of which of them? */
        is = k;
    }
    if (is == NO_INDEX)
        return false;
    size_t parts[2] = { was, is };
    relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 由71%提高到79%，提高8个百分点 · 由37人降到12人，减少25人 · 水费由62元降到48元，降幅22.6% */
void difference_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text clause = relation_clause(f, i);
    size_t rows[CHANGE_SIDES];
    if (places_find(f, i) || apart_find(f, i) || short_find(f, i) || bracket_find(f, i))
        return;
    bool gap = listed_within(f->r->catalog, WORDS_GAP, clause);

    if (text_contains(clause, TEXT("其中")) || (fact->change != CHANGE_BY && !gap) || !has_figure(fact)
        || fact->cell || is_rate(fact) || listed_within(f->r->catalog, WORDS_BY_YEAR, clause))
        return;
    size_t count = change_sides(f, i, CHANGE_SIDES, rows);
    if (count < 2 || i - rows[1] >= NEAR_SIDES) {
        share_of_change_find(f, i);
        return;
    }
    size_t from = rows[1], to = rows[0];
    bool compared = is_compared(f, &from, &to)
                    && (fact->change == CHANGE_BY || listed_within(f->r->catalog, WORDS_GAP_OWN, clause));
    compared = compared && !has_own_name(f, clause, from)
               && !listed_within(f->r->catalog, WORDS_PER_MANY, relation_name(f, from)); /* 每千人2个 */
    bool holds =
        arithmetic_difference(f->r, fact, fact_of_row(f, from), fact_of_row(f, to), NULL) == ARITHMETIC_HOLDS;
    if (!holds && !(compared && other_sides(f, i, rows, count, &from, &to))) {
        share_of_change_find(f, i);
        return;
    }
    size_t ordered[2] = { from, to };
    relation_add(f, RELATION_DIFFERENCE, i, ordered, 2);
}
