/* relation_shares.c - shares and rates: 占48%, 入学率98.3%.
 *
 * Whatever reading of the words gives the figure is taken. Where none does, the words must say firmly which
 * figures belong together; or loosely, and what is stated is no further away than a slip of the pen. */
#include "read/around.h"
#include "read/relation_sides.h"

/* How far a loosely tied share may be from what its parts come to, in percent of either. */
enum { LOOSE_SLIP = 20, SHARE_SLIP = 40 };
enum { BASE_BACK = 60, NAMED_BACK = 16, FILL_MOST = 24 };
enum { NAMED_LETTERS = 3 }; /* of a whole that stands in another paragraph, at least */
enum { PART_MOST = 900 };   /* a part is written too large by a digit, not by two: in percent above its whole */

/* The figure before the paragraph's figure `top` of which it is that share; NO_INDEX when none gives it. */
static size_t base_that_holds(const RelationFinder *f, size_t i, size_t top)
{
    const Fact *part = fact_of_row(f, top);
    size_t stop = top > f->first + BASE_BACK ? top - BASE_BACK : f->first;

    if (part->part_of != NO_INDEX && ratio_holds(f, i, top, part->part_of))
        return part->part_of;
    for (size_t k = top; k-- > stop;)
        if (relation_is_side(fact_of_row(f, k)) && relation_same_family(f, fact_of_row(f, k), part)
            && !relation_is_smaller(f, k, top) && ratio_holds(f, i, top, k))
            return k;
    return NO_INDEX;
}

/* 女生，男生 …，占: of both together. True when that gives the share. */
static bool together_holds(const RelationFinder *f, size_t i, const Sides *sides)
{
    Fact sum;
    Decimal value;

    if (sides->count < 2
        || !decimal_add(fact_of_row(f, sides->rows[0])->quantity.number.low,
                        fact_of_row(f, sides->rows[1])->quantity.number.low, &value))
        return false;
    sum = *fact_of_row(f, sides->rows[0]);
    sum.quantity.number.low = sum.quantity.number.high = value;
    for (size_t k = 0; k < 2; k++) /* 体检780人，另有32人未参加，体检率 */
        if (arithmetic_ratio(f->r, fact_of_row(f, i), fact_of_row(f, sides->rows[k]), &sum, NULL)
            == ARITHMETIC_HOLDS)
            return true;
    return sides->count > 2
           && arithmetic_ratio(f->r, fact_of_row(f, i), &sum, fact_of_row(f, sides->rows[2]), NULL)
                  == ARITHMETIC_HOLDS;
}

/* ---- rates ---- */

/* 办结 of 办结率达: what the rate is called; empty when the figure is none of a rate. */
static Text rate_name(const RelationFinder *f, Text clause)
{
    Text last = relation_last_clause(f, clause);
    size_t at = last.len, end = last.len;

    for (size_t k = 0; k + strlen("率") <= last.len; k++)
        if (word_at(last, k, TEXT("率")))
            at = k;
    if (at == end || end - at > FILL_MOST)
        return TEXT("");
    return text_slice(last, 0, at);
}

typedef enum { OF_NOTHING, OF_LOOSELY, OF_FIRMLY } RateTie;

/* How the rate is told of `top`: named by half of its letters at least; or as what was done of what was due. */
static RateTie rate_tie(const RelationFinder *f, Text name, size_t top, size_t base)
{
    size_t letters = relation_letters(f, name);

    if ((letters && relation_shared(f, name, top) * 2 >= letters)
        || (listed_ends(f->r->catalog, WORDS_RATE_WIDE, name) && relation_same_unit(f, top, base) && top > base
            && !relation_is_smaller(f, base, top)))
        return OF_FIRMLY;
    return listed_within(f->r->catalog, WORDS_DUE, relation_name(f, base))
                   && listed_within(f->r->catalog, WORDS_IN_FACT, relation_name(f, top))
               ? OF_LOOSELY
               : OF_NOTHING;
}

/* 建成儿童之家42个，覆盖率: of the 个村 told before in its paragraph. */
static size_t covered_before(const RelationFinder *f, size_t top)
{
    for (size_t k = top; k-- > f->first && top - k <= NAMED_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        if (fact->line != fact_of_row(f, top)->line)
            break;
        if (relation_is_side(fact) && relation_same_unit(f, k, top)
            && listed_begins(f->r->catalog, WORDS_COVERED, relation_tail(f, k)))
            return k;
    }
    return NO_INDEX;
}

/* 适龄652人，在校641人，入学率98.3%，辍学12人，辍学率: the largest of its kind in the sentence. */
static size_t whole_of_sentence(const RelationFinder *f, size_t top)
{
    size_t base = NO_INDEX;

    for (size_t k = top; k-- > f->first && top - k <= NAMED_BACK && relation_same_sentence(f, k, top)
                         && !text_contains(text_slice(f->r->text, fact_of_row(f, k)->quantity.end,
                                                      fact_of_row(f, top)->quantity.start),
                                           TEXT("；"));)
        if (relation_is_side(fact_of_row(f, k)) && relation_same_unit(f, k, top)
            && (base == NO_INDEX || relation_is_smaller(f, base, k)))
            base = k;
    return base != NO_INDEX && relation_is_smaller(f, top, base) ? base : NO_INDEX;
}

static void rate_find(RelationFinder *f, size_t i, Text clause, Text name)
{
    Sides sides = ratio_sides(f, i);
    size_t top, base;

    if (ratio_any_holds(f, i, &sides, &top, &base)) {
        ratio_add(f, RELATION_RATIO, i, top, base);
        return;
    }
    if (!sides.count || together_holds(f, i, &sides) || ratio_goes_on(f, i)
        || listed_within(f->r->catalog, WORDS_EACH, clause))
        return;
    top = sides.rows[0];
    base = base_that_holds(f, i, top);
    if (base != NO_INDEX) {
        ratio_add(f, RELATION_RATIO, i, top, base);
        return;
    }
    if (sides.count == 1) {
        base = listed_ends(f->r->catalog, WORDS_RATE_COVERING, name)        ? covered_before(f, top)
               : relation_shared(f, name, top) == relation_letters(f, name) ? whole_of_sentence(f, top)
                                                                            : NO_INDEX;
        if (base != NO_INDEX)
            ratio_add_failing(f, RELATION_RATIO, i, top, base, false, LOOSE_SLIP);
        return;
    }
    base = sides.rows[1];
    bool near = i - top == 1 && (fact_of_row(f, top)->part_of == NO_INDEX || fact_of_row(f, top)->part_of == base);
    bool alike = relation_same_family(f, fact_of_row(f, top), fact_of_row(f, base));
    Text between = text_slice(f->r->text, fact_of_row(f, base)->quantity.end, fact_of_row(f, top)->quantity.start),
         behind = text_slice(f->r->text, fact_of_row(f, top)->quantity.end, fact_of_row(f, i)->quantity.start);
    if (!near || text_starts(between, TEXT("、")) || !listed_within(f->r->catalog, WORDS_CLAUSE_END, behind)
        || !(alike
             || (fact_of_row(f, top)->quantity.kind == FACT_COUNT
                 && fact_of_row(f, base)->quantity.kind == FACT_COUNT && relation_shared(f, name, top) > 1)))
        return;
    RateTie tie = rate_tie(f, name, top, base);
    if (tie == OF_NOTHING) {
        tie = alike ? rate_tie(f, name, base, top) : OF_NOTHING;
        if (tie == OF_NOTHING)
            return;
        size_t other = top; /* 审结82件，收案84件，结案率 */
        top = base;
        base = other;
    }
    bool exact =
        fact_of_row(f, top)->quantity.bound == BOUND_EXACT && fact_of_row(f, base)->quantity.bound == BOUND_EXACT;
    ratio_add_failing(f, RELATION_RATIO, i, top, base, tie == OF_FIRMLY && sides.count == 2 && exact, LOOSE_SLIP);
}

/* ---- shares ---- */

/* What the share is of by its words: 中层 of 占中层的, empty of 占总数的. `own`: what stands before 占. */
static Text share_whole(const RelationFinder *f, Text clause, Text *own)
{
    Text last = relation_last_clause(f, clause);
    size_t from = text_find(last, TEXT("占")), length;

    *own = text_slice(last, 0, from);
    Text name = text_slice(last, from == last.len ? last.len : from + strlen("占"), last.len);
    if (from == last.len) { /* 比例为: a share of what was told last */
        *own = TEXT("");
        for (size_t at = 0; at < last.len; at += length) {
            length = listed_at(f->r->catalog, WORDS_SHARE_SAID, last, at);
            if (length) {
                *own = text_slice(last, 0, at);
                break;
            }
            utf8_read(last, at, &length);
        }
    }
    size_t end = text_find(name, TEXT("的"));
    return end < name.len ? text_slice(name, 0, end) : TEXT("");
}

/* Smaller than by a slip of the pen. */
static bool is_far_smaller(const RelationFinder *f, size_t base, size_t top)
{
    return relation_is_smaller(f, base, top)
           && !arithmetic_is_within(fact_of_row(f, top)->quantity.number.low,
                                    fact_of_row(f, base)->quantity.number.low, PART_MOST);
}

/* The nearest figure before `top` in its paragraph whose name has the letters of `name`. */
static size_t base_named(const RelationFinder *f, size_t top, Text name)
{
    size_t letters = relation_letters(f, name);

    for (size_t k = top; k-- > f->first && top - k <= NAMED_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        if (fact->line != fact_of_row(f, top)->line)
            break;
        if (relation_is_side(fact) && relation_same_family(f, fact, fact_of_row(f, top))
            && relation_shared(f, name, k) == letters && !is_far_smaller(f, k, top))
            return k;
    }
    return NO_INDEX;
}

/* The same anywhere before it in the document: 占专业技术人员总数的, told of in another section. */
static size_t base_named_before(const RelationFinder *f, size_t top, Text name)
{
    size_t letters = relation_letters(f, name);

    for (size_t k = top; letters >= NAMED_LETTERS && k-- > f->first && top - k <= BASE_BACK;) {
        const Fact *fact = fact_of_row(f, k);
        if (relation_is_side(fact) && !fact->cell && relation_same_unit(f, k, top)
            && relation_shared(f, name, k) == letters && relation_is_smaller(f, top, k))
            return k;
    }
    return NO_INDEX;
}

/* 占总户数的: the largest figure of its unit in the document before it, tables left out. */
static size_t base_of_all(const RelationFinder *f, size_t top)
{
    size_t base = NO_INDEX;

    for (size_t k = top; k-- > f->first;) {
        const Fact *fact = fact_of_row(f, k);
        if (relation_is_side(fact) && !fact->cell && relation_same_unit(f, k, top)
            && fact->status == fact_of_row(f, top)->status
            && (base == NO_INDEX || !relation_is_smaller(f, k, base)))
            base = k;
    }
    return base != NO_INDEX && relation_is_smaller(f, top, base) ? base : NO_INDEX;
}

/* 干部职工143人。其中女性62人: the only figure of its unit in the sentence before, parts left out; or NO_INDEX. */
static size_t whole_before(const RelationFinder *f, size_t top)
{
    Text clause = relation_clause(f, top);
    size_t stop = text_find(clause, TEXT("。")), base = NO_INDEX;

    if (stop == clause.len
        || !text_starts(text_trim(text_slice(clause, stop + TEXT("。").len, clause.len)), TEXT("其中")))
        return NO_INDEX;
    for (size_t k = top; k-- > f->first && top - k < LOOK_BACK && relation_same_sentence(f, k, top - 1);) {
        if (!relation_is_side(fact_of_row(f, k)) || !relation_same_unit(f, k, top)
            || fact_of_row(f, k)->part_of != NO_INDEX || fact_of_row(f, k)->line != fact_of_row(f, top)->line)
            continue;
        if (base != NO_INDEX)
            return NO_INDEX;
        base = k;
    }
    return base;
}

/* The whole that an unnamed share can be of: that of 其中, or the only one in its sentence. `firm`: it is. */
static size_t base_unnamed(const RelationFinder *f, size_t top, bool *firm)
{
    const Fact *part = fact_of_row(f, top);
    size_t base = NO_INDEX, count = 0;

    *firm = false;
    if (part->part_of != NO_INDEX && relation_is_side(fact_of_row(f, part->part_of))
        && fact_of_row(f, part->part_of)->line == part->line) {
        *firm = true;
        base = part->part_of;
        return is_far_smaller(f, base, top) ? NO_INDEX : base;
    }
    base = whole_before(f, top);
    if (base != NO_INDEX) {
        *firm = true;
        return is_far_smaller(f, base, top) ? NO_INDEX : base;
    }
    for (size_t k = top; k-- > f->first && top - k < LOOK_BACK && relation_same_sentence(f, k, top);) {
        if (!relation_is_side(fact_of_row(f, k)) || !relation_same_family(f, fact_of_row(f, k), part))
            continue;
        if (listed_within(f->r->catalog, WORDS_SENTENCE_END,
                          text_slice(f->r->text, fact_of_row(f, k)->quantity.end, part->quantity.start)))
            break;
        if (base == NO_INDEX || (relation_is_smaller(f, base, top) && !relation_is_smaller(f, k, top)))
            base = k;
        count++;
    }
    *firm = count == 1;
    if (base == NO_INDEX) /* 4213名，其中…3042名；由祖父母监护的3668名，占: of what 其中 is of */
        for (size_t k = top;
             k-- > f->first && top - k < LOOK_BACK && base == NO_INDEX && relation_same_sentence(f, k, top);)
            if (fact_of_row(f, k)->part_of != NO_INDEX
                && relation_is_side(fact_of_row(f, fact_of_row(f, k)->part_of))
                && relation_same_unit(f, fact_of_row(f, k)->part_of, top))
                base = fact_of_row(f, k)->part_of;
    return base != NO_INDEX && relation_is_smaller(f, base, top) ? NO_INDEX : base;
}

/* How many signs stand in the words between a figure and its share. */
static size_t signs_in(const RelationFinder *f, Text text)
{
    size_t count = 0, length;

    for (size_t at = 0; at < text.len; at += length) {
        length = listed_at(f->r->catalog, WORDS_CLAUSE_END, text, at);
        if (length)
            count++;
        else
            utf8_read(text, at, &length);
    }
    return count;
}

static void share_find(RelationFinder *f, size_t i, Text clause)
{
    Sides sides = ratio_sides(f, i);
    size_t top, base;
    Text own, name = share_whole(f, clause, &own);

    if (!sides.count)
        return;
    top = sides.rows[0];
    base = base_that_holds(f, i, top);
    if (base != NO_INDEX) {
        ratio_add(f, RELATION_RATIO, i, top, base);
        return;
    }
    if (ratio_any_holds(f, i, &sides, &top, &base)) {
        ratio_add(f, RELATION_RATIO, i, top, base);
        return;
    }
    top = sides.rows[0];
    if (together_holds(f, i, &sides) || ratio_goes_on(f, i) || listed_within(f->r->catalog, WORDS_EACH, clause)
        || i - top > 1 || signs_in(f, clause) > 1)
        return;
    bool firm = relation_letters(f, own) == 0, only = true;
    if (!firm && relation_shared(f, own, top) < relation_letters(f, own))
        return; /* 女干部占中层的: told of others */
    int slip = SHARE_SLIP;
    base = relation_letters(f, name) ? base_named(f, top, name) : base_unnamed(f, top, &only);
    if (base == NO_INDEX) {
        only = false;
        slip = LOOSE_SLIP;
        base = listed_ends(f->r->catalog, WORDS_WHOLE_OF_ALL, name) ? base_of_all(f, top)
                                                                    : base_named_before(f, top, name);
    }
    if (base == NO_INDEX || !relation_same_family(f, fact_of_row(f, base), fact_of_row(f, top))
        || listed_within(
            f->r->catalog, WORDS_EACH,
            text_slice(f->r->text, fact_of_row(f, base)->quantity.end, fact_of_row(f, top)->quantity.start)))
        return;
    ratio_add_failing(f, RELATION_RATIO, i, top, base, firm && only, slip);
}

void share_or_rate_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    Text clause = relation_clause(f, i);

    if (fact->quantity.kind != FACT_PERCENT || !has_figure(fact) || fact->cell || fact->change == CHANGE_BY
        || named_whole_find(f, i) || completion_find(f, i, clause) || fact->status == STATUS_TARGET
        || fact->status == STATUS_PLAN || fact->quantity.bound == BOUND_AT_MOST
        || !(listed_within(f->r->catalog, WORDS_SHARE_SAID, clause)
             || listed_begins(f->r->catalog, WORDS_SHARE_IS, clause)))
        return;
    Text name = text_contains(relation_last_clause(f, clause), TEXT("占")) ? TEXT("") : rate_name(f, clause);
    if (name.len)
        rate_find(f, i, clause, name);
    else
        share_find(f, i, clause);
}
