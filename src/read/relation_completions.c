/* relation_completions.c - how much of a goal or of a whole that is named with its figure: 占年度任务（25亩）的104%. */
#include "read/relation_sides.h"

/* How far a loosely tied completion may be from what its parts come to, in percent of either. */
enum { LOOSE_SLIP = 20 };
enum { WHOLE_BACK = 12, NAMED_NEAR = 4 }; /* figures before a named whole: those that may give it, those meant */

static bool is_goal_word(const RelationFinder *f, Text text)
{
    return listed_within(f->r->catalog, WORDS_GOAL_NAME, text);
}

/* 占职工总数412人的, 是三年前（36个）的: row of the figure between, or NO_INDEX. */
static size_t named_whole(const RelationFinder *f, size_t i)
{
    if (i == f->first || !relation_is_side(fact_of_row(f, i - 1)) || !relation_same_sentence(f, i - 1, i))
        return NO_INDEX;
    Text gap =
        text_trim(text_slice(f->r->text, fact_of_row(f, i - 1)->quantity.end, fact_of_row(f, i)->quantity.start));
    if (listed_begins(f->r->catalog, WORDS_BRACKET_CLOSE, gap))
        gap = text_slice(gap, listed_at(f->r->catalog, WORDS_BRACKET_CLOSE, gap, 0), gap.len);
    if (!is_listed(f->r->catalog, WORDS_OF, text_trim(gap)))
        return NO_INDEX;
    return listed_within(f->r->catalog, WORDS_IS_OF, relation_name(f, i - 1)) ? i - 1 : NO_INDEX;
}

/* 发放贷款4954万元，户均4.4万元；…。完成年度任务4500万元的: the only figure of its unit in the sentence before that has one,
 * parts left out; NO_INDEX when there are several. */
static size_t done_before(const RelationFinder *f, size_t base)
{
    size_t done = NO_INDEX;

    for (size_t k = base; k-- > f->first && base - k <= WHOLE_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        if (fact->line != fact_of_row(f, base)->line || (done != NO_INDEX && !relation_same_sentence(f, k, done)))
            break;
        if (!relation_is_side(fact) || !relation_same_unit(f, k, base) || fact->part_of != NO_INDEX)
            continue;
        if (done != NO_INDEX)
            return NO_INDEX;
        done = k;
    }
    return done;
}

bool named_whole_find(RelationFinder *f, size_t i)
{
    size_t base = named_whole(f, i), top = NO_INDEX;

    if (base == NO_INDEX)
        return false;
    Text clause = relation_name(f, base);
    bool goal = is_goal_word(f, clause) || fact_of_row(f, base)->status == STATUS_TARGET;
    RelationType type = goal ? RELATION_COMPLETION : RELATION_RATIO;
    for (size_t k = base; k-- > f->first && base - k <= WHOLE_BACK && relation_same_sentence(f, k, base);) {
        if (!relation_is_side(fact_of_row(f, k))
            || !relation_same_family(f, fact_of_row(f, k), fact_of_row(f, base)))
            continue;
        if (ratio_holds(f, i, k, base)) {
            ratio_add(f, type, i, k, base);
            return true;
        }
        if (top == NO_INDEX && base - k <= NAMED_NEAR)
            top = k;
    }
    if (top != NO_INDEX && goal && fact_of_row(f, top)->part_of != NO_INDEX
        && relation_is_side(fact_of_row(f, fact_of_row(f, top)->part_of)))
        top = fact_of_row(f, top)->part_of; /* 63名，其中…智力8名，为任务60名的105%: the goal is for all */
    bool here = top != NO_INDEX;
    if (!here && goal)
        top = done_before(f, base);
    if (top != NO_INDEX && !ratio_goes_on(f, i) && !listed_within(f->r->catalog, WORDS_EACH, clause))
        ratio_add_failing(f, type, i, top, base, here, LOOSE_SLIP);
    return true;
}

static bool is_goal(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);

    return fact->status == STATUS_TARGET || fact->status == STATUS_PLAN || is_goal_word(f, relation_name(f, row));
}

/* 年初计划培训400名。…已培训436名，完成全年计划的: the only goal in the sentence before that has one, of the same unit. */
static size_t goal_before(const RelationFinder *f, size_t done)
{
    size_t goal = NO_INDEX;

    for (size_t k = done; k-- > f->first && done - k <= WHOLE_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        if (fact->line != fact_of_row(f, done)->line || fact->quantity.kind == FACT_PERCENT
            || (goal != NO_INDEX && !relation_same_sentence(f, k, goal)))
            break;
        if (!relation_is_side(fact) || !relation_same_unit(f, k, done) || !is_goal(f, k))
            continue;
        if (goal != NO_INDEX)
            return NO_INDEX;
        goal = k;
    }
    return goal;
}

/* The sides of a completion: what stands before it in its sentence, up to a percentage. */
static Sides sides_of_goal(const RelationFinder *f, size_t i)
{
    Sides sides = { .count = 0 };

    for (size_t k = i; k-- > f->first && i - k <= SIDES && relation_same_sentence(f, k, i)
                       && fact_of_row(f, k)->quantity.kind != FACT_PERCENT;)
        if (has_figure(fact_of_row(f, k)) && !is_rate(fact_of_row(f, k)))
            sides.rows[sides.count++] = k;
    return sides;
}

/* 计划25所，实际建成28所，超额完成12%: more than the goal by that share of it. */
static bool excess_find(RelationFinder *f, size_t i, const Sides *sides, size_t goal, size_t done)
{
    size_t parts[2] = { goal, done };

    if (goal == NO_INDEX || done == NO_INDEX || goal == done || !relation_same_unit(f, goal, done)
        || !relation_is_smaller(f, goal, done)
        || decimal_compare(fact_of_row(f, i)->quantity.number.low, decimal_int(100)) >= 0)
        return false;
    for (size_t a = 0; a < sides->count; a++)
        for (size_t b = 0; b < sides->count; b++) {
            size_t pair[2] = { sides->rows[a], sides->rows[b] };
            if (a != b
                && arithmetic_difference(f->r, fact_of_row(f, i), fact_of_row(f, pair[0]), fact_of_row(f, pair[1]),
                                         NULL)
                       == ARITHMETIC_HOLDS) {
                relation_add(f, RELATION_DIFFERENCE, i, pair, 2);
                return true;
            }
        }
    if (sides->count == 2)
        relation_add(f, RELATION_DIFFERENCE, i, parts, 2);
    return true;
}

/* 计划培训400人，实际培训412人，完成计划的103% */
bool completion_find(RelationFinder *f, size_t i, Text clause)
{
    Text last = relation_last_clause(f, clause);
    size_t goal = NO_INDEX, goals = 0, done = NO_INDEX;
    bool excess = listed_within(f->r->catalog, WORDS_EXCESS, last);

    if (!excess
        && (!text_contains(last, TEXT("完成"))
            || !(is_goal_word(f, last) || listed_ends(f->r->catalog, WORDS_COMPLETION_RATE, last))))
        return false;
    Sides sides = sides_of_goal(f, i);
    for (size_t n = 0; n < sides.count; n++) {
        size_t k = sides.rows[n];
        if (is_goal(f, k)) {
            goals++;
            goal = goal == NO_INDEX ? k : goal;
        } else if (done == NO_INDEX) {
            done = k;
        }
    }
    if (excess && excess_find(f, i, &sides, goal, done))
        return true;
    size_t top, base;
    if (ratio_any_holds(f, i, &sides, &top, &base)) {
        ratio_add(f, RELATION_COMPLETION, i, top, base);
        return true;
    }
    if (done == NO_INDEX && sides.count && goals < 2)
        done = sides.rows[0];
    if (done != NO_INDEX && goal == NO_INDEX && relation_is_side(fact_of_row(f, done)))
        goal = goal_before(f, done);
    if (goal == NO_INDEX || done == NO_INDEX || goal == done) {
        if (done != NO_INDEX && goal == NO_INDEX && relation_is_side(fact_of_row(f, done)))
            relation_add(f, RELATION_COMPLETION, i, &done, 1);
        return true;
    }
    if (ratio_holds(f, i, done, goal))
        ratio_add(f, RELATION_COMPLETION, i, done, goal);
    else if (!ratio_goes_on(f, i) && relation_same_family(f, fact_of_row(f, goal), fact_of_row(f, done)))
        ratio_add_failing(f, RELATION_COMPLETION, i, done, goal, goals == 1 && sides.count == 2, LOOSE_SLIP);
    return true;
}
