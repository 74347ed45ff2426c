/* relation_parts.c - whether figures are the parts of another, by their words and by what they come to. */
#include "read/relation_parts.h"

#include <string.h>

#include "read/around.h"

/* The parts listed behind a whole make it up when they nearly give it: other lists name some of many, or name
 * some twice. In percent of the whole. */
enum { THREE_LEAST = 90, MORE_LEAST = 85, ANY_MOST = 125 };
enum { COMPLETE_SLIP = 150, DIGITS_LEAST = 100, ALL_BACK = 8 };

bool sum_can_take(const Fact *fact)
{
    return has_figure(fact) && fact->quantity.kind != FACT_PERCENT && fact->change != CHANGE_BY && !is_rate(fact)
           && !fact->cell;
}

Text sum_gap(const RelationFinder *f, size_t a, size_t b)
{
    return text_slice(f->r->text, fact_of_row(f, a)->quantity.end, fact_of_row(f, b)->quantity.start);
}

bool sum_holds(const RelationFinder *f, size_t whole, const size_t *parts, size_t count)
{
    return count && arithmetic_sum(f->r, fact_of_row(f, whole), parts, count, NULL) == ARITHMETIC_HOLDS;
}

/* 中职学校和特殊教育学校各1所: the figure counts more than once. */
static bool is_each_of_several(const RelationFinder *f, size_t row)
{
    return text_ends(text_trim(relation_name(f, row)), TEXT("各"));
}

bool sum_counts_twice(const RelationFinder *f, const size_t *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_each_of_several(f, parts[i]))
            return true;
    return false;
}

bool sum_named_alike(const RelationFinder *f, size_t a, size_t b)
{
    size_t one = fact_of_row(f, a)->quantity.start, two = fact_of_row(f, b)->quantity.start;
    Text letter = text_slice(f->r->text, letter_before(f->r->text, one, 0), one);

    return word_before(f->r->text, two, fact_of_row(f, a)->quantity.end, letter);
}

Text sum_part_name(const RelationFinder *f, size_t part)
{
    Text name = relation_name(f, part);
    size_t lead = listed_at(f->r->catalog, WORDS_SPLIT_LEAD, name, 0);

    return text_slice(name, lead, name.len);
}

bool sum_kinds_overlap(const RelationFinder *f, const size_t *parts, size_t count)
{
    size_t kinds = 0;

    for (size_t i = 0; i < count; i++)
        kinds += is_listed(f->r->catalog, WORDS_OVERLAP_KIND, text_trim(sum_part_name(f, parts[i])));
    return kinds > 1;
}

/* Counted in 人, 名 or 位, or in turns of people; one case or one school is in one part only. */
static bool is_of_people(const RelationFinder *f, size_t row)
{
    Text unit = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, row)->quantity);

    return !unit.len || is_listed(f->r->catalog, WORDS_PERSON_UNIT, unit) || text_contains(unit, TEXT("人"));
}

bool sum_is_mixed(const RelationFinder *f, const size_t *parts, size_t count)
{
    if (listed_within(f->r->catalog, WORDS_OTHERS, relation_name(f, parts[count - 1])))
        return false;
    for (size_t i = 0; i < count; i++)
        if (listed_within(f->r->catalog, WORDS_OVERLAP, sum_part_name(f, parts[i])))
            return true;
    if (!is_of_people(f, parts[0]))
        return false;
    static const WordListKind aspects[] = { WORDS_ASPECT_SEX, WORDS_ASPECT_AGE, WORDS_ASPECT_SCHOOLING,
                                            WORDS_ASPECT_PARTY, WORDS_ASPECT_RANK };

    for (size_t a = 0; a < sizeof aspects / sizeof *aspects; a++) {
        size_t with = 0;
        for (size_t i = 0; i < count; i++)
            with += listed_within(f->r->catalog, aspects[a], relation_name(f, parts[i]))
                    || listed_within(f->r->catalog, aspects[a], relation_tail(f, parts[i]));
        if (with && with < count)
            return true;
    }
    return false;
}

bool sum_is_pair(const RelationFinder *f, const size_t *parts)
{
    Text one = sum_part_name(f, parts[0]), two = sum_part_name(f, parts[1]);

    return (listed_begins(f->r->catalog, WORDS_PAIR_FIRST, one)
            && listed_begins(f->r->catalog, WORDS_PAIR_SECOND, two))
           || (listed_begins(f->r->catalog, WORDS_PAIR_SECOND, one)
               && listed_begins(f->r->catalog, WORDS_PAIR_FIRST, two));
}

/* The parts are all that there are, by their words. */
static bool is_complete(const RelationFinder *f, Text lead, const size_t *parts, size_t count)
{
    return (listed_within(f->r->catalog, WORDS_SPLIT_ALL, lead) && !text_contains(lead, TEXT("其中")))
           || listed_within(f->r->catalog, WORDS_OTHERS, relation_name(f, parts[count - 1]))
           || (count == 2 && sum_is_pair(f, parts));
}

static bool is_large(const RelationFinder *f, size_t row)
{
    return decimal_compare(fact_of_row(f, row)->quantity.number.low, decimal_int(DIGITS_LEAST)) >= 0;
}

bool sum_is_slip(const RelationFinder *f, size_t whole, const size_t *parts, size_t count, Decimal sum)
{
    Decimal total = fact_of_row(f, whole)->quantity.number.low, others, meant;

    if (!is_large(f, whole))
        return false;
    if (relation_is_slip(f, whole, sum))
        return true;
    for (size_t i = 0; i < count; i++)
        if (is_large(f, parts[i]) && decimal_subtract(sum, fact_of_row(f, parts[i])->quantity.number.low, &others)
            && decimal_subtract(total, others, &meant) && relation_is_slip(f, parts[i], meant))
            return true;
    return false;
}

/* The word of need in the name of a part; empty when there is none. */
static Text need_of(const RelationFinder *f, size_t part)
{
    Text name = sum_part_name(f, part);
    size_t length;

    for (size_t at = 0; at < name.len; at += length) {
        size_t need = listed_at(f->r->catalog, WORDS_NEED, name, at);
        if (need)
            return text_slice(name, at, at + need);
        utf8_read(name, at, &length);
    }
    return TEXT("");
}

/* 低保户45人、单亲母亲38人、残疾妇女30人: kinds of need, of which one person can have several. */
static bool has_several_needs(const RelationFinder *f, const size_t *parts, size_t count)
{
    Text first = TEXT("");

    for (size_t i = 0; i < count; i++) {
        Text need = need_of(f, parts[i]);
        if (first.len && need.len && !text_equal(first, need))
            return true;
        first = first.len ? first : need;
    }
    return false;
}

/* No digit is gone or twice. */
static bool has_as_many_digits(const RelationFinder *f, size_t whole, Decimal sum)
{
    char said[DECIMAL_TEXT_MAX], meant[DECIMAL_TEXT_MAX];

    return decimal_write(fact_of_row(f, whole)->quantity.number.low, said) == decimal_write(sum, meant);
}

/* 省级5个，市级12个，其中集体8个、个人9个: the parts are of all that was counted before them. */
static bool is_of_several(const RelationFinder *f, size_t whole, const size_t *parts, size_t count)
{
    Decimal sum = fact_of_row(f, whole)->quantity.number.low, stated;

    for (size_t k = whole; k-- > f->first && whole - k <= ALL_BACK && relation_same_sentence(f, k, whole);) {
        Fact all = *fact_of_row(f, whole);
        if (!sum_can_take(fact_of_row(f, k)) || !relation_same_unit(f, k, whole)
            || !decimal_add(sum, fact_of_row(f, k)->quantity.number.low, &sum))
            continue;
        all.quantity.number.low = all.quantity.number.high = sum;
        if (arithmetic_sum(f->r, &all, parts, count, &stated) == ARITHMETIC_HOLDS)
            return true;
    }
    return false;
}

/* 落地参保902人（活产918人，其余16人在外地参保）: one of the figures is the whole of which the others are parts. */
static bool is_part_itself(const RelationFinder *f, size_t whole, const size_t *parts, size_t count)
{
    size_t others[LOOK_BACK];

    for (size_t k = 0; k < count && count < LOOK_BACK; k++) {
        for (size_t i = 0; i < count; i++)
            others[i] = i == k ? whole : parts[i];
        if (arithmetic_sum(f->r, fact_of_row(f, parts[k]), others, count, NULL) == ARITHMETIC_HOLDS)
            return true;
    }
    return false;
}

bool sum_is_meant(const RelationFinder *f, size_t whole, Text lead, const size_t *parts, size_t count)
{
    const Fact *fact = fact_of_row(f, whole);
    Decimal sum, least, most;

    for (size_t i = 0; i < count; i++)
        if (!relation_same_unit(f, whole, parts[i]) || fact_of_row(f, parts[i])->status != fact->status)
            return false;
    if (count < 2 || text_starts(relation_tail(f, parts[count - 1]), TEXT("等")) || sum_is_mixed(f, parts, count)
        || sum_kinds_overlap(f, parts, count) || sum_counts_twice(f, parts, count)
        || relation_overlap_said(f, whole, parts[count - 1]) || is_of_several(f, whole, parts, count)
        || arithmetic_sum(f->r, fact, parts, count, &sum) != ARITHMETIC_FAILS
        || is_part_itself(f, whole, parts, count))
        return false;
    if (is_complete(f, lead, parts, count)
        && (sum_is_slip(f, whole, parts, count, sum)
            || arithmetic_is_within(fact->quantity.number.low, sum, COMPLETE_SLIP)))
        return true;
    if (decimal_compare(sum, fact->quantity.number.low) > 0 && has_several_needs(f, parts, count))
        return false;
    if (count == 2 && text_ends(relation_name(f, parts[0]), TEXT("的"))
        && decimal_compare(sum, fact->quantity.number.low) > 0)
        return false; /* 已建妇女之家的…、已建儿童之家的…: some have both */
    if (count == 2 && !sum_named_alike(f, parts[0], parts[1])
        && !listed_begins(f->r->catalog, WORDS_BRACKET_OPEN, lead))
        return is_large(f, whole) && relation_is_slip(f, whole, sum) && has_as_many_digits(f, whole, sum);
    if (sum_is_slip(f, whole, parts, count, sum))
        return true;
    return decimal_multiply(fact->quantity.number.low, decimal_make(count > 3 ? MORE_LEAST : THREE_LEAST, 2),
                            &least)
           && decimal_multiply(fact->quantity.number.low, decimal_make(ANY_MOST, 2), &most)
           && decimal_compare(sum, least) >= 0 && decimal_compare(sum, most) <= 0;
}

size_t sum_parts_before(const RelationFinder *f, size_t i, size_t *parts, bool *across)
{
    size_t back[LOOK_BACK], count = 0;

    *across = false;
    for (size_t k = i; k-- > f->first && i - k < LOOK_BACK;) {
        const Fact *before = fact_of_row(f, k);
        if (before->line != fact_of_row(f, i)->line)
            break;
        if (!relation_same_sentence(f, k, i)) {
            if (count && !*across)
                break;
            if (*across && count && !relation_same_sentence(f, k, back[count - 1]))
                break;
            *across = true;
        }
        if (relation_same_family(f, before, fact_of_row(f, i)) && sum_can_take(before))
            back[count++] = k;
    }
    for (size_t n = 0; n < count; n++)
        parts[n] = back[count - 1 - n];
    return count;
}

bool sum_is_first(const RelationFinder *f, size_t whole)
{
    for (size_t k = whole;
         k-- > f->first && whole - k < LOOK_BACK && fact_of_row(f, k)->line == fact_of_row(f, whole)->line;)
        if (relation_same_family(f, fact_of_row(f, k), fact_of_row(f, whole)))
            return false;
    return true;
}
