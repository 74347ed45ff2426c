/* relation_wholes.c - a whole, then its parts: 185所，其中…. */
#include "read/around.h"
#include "read/relation_parts.h"

/* 男童中小学生62名: the figure is one of those that `whole` counts, by its words. */
static bool is_among(const RelationFinder *f, size_t whole, size_t row)
{
    Text name = relation_clause(f, row), of = sum_part_name(f, whole);
    for (size_t at = 0; at < name.len; at++)
        if (listed_at(f->r->catalog, WORDS_SENTENCE_END, name, at)) {
            name = text_slice(name, at + listed_at(f->r->catalog, WORDS_SENTENCE_END, name, at), name.len);
            at = 0;
        }
    size_t at = text_find(name, TEXT("中"));
    Text among = text_slice(name, 0, at);

    return at < name.len && relation_letters(f, among) >= 2 && relation_letters(f, of)
           && (text_ends(of, among) || (relation_letters(f, of) >= 2 && text_starts(among, of)));
}

/* What leads from a whole to the first of its parts, `row`: 其中, ：, a bracket. */
static bool is_lead(const RelationFinder *f, size_t whole, size_t row, Text gap)
{
    const Catalog *catalog = f->r->catalog;

    if (fact_of_row(f, whole)->line != fact_of_row(f, row)->line || text_contains(gap, TEXT("；"))
        || fact_of_row(f, whole)->change == CHANGE_TO)
        return false;
    size_t stop = text_find(gap, TEXT("。"));
    if (stop < gap.len) { /* 。其中， */
        gap = text_slice(gap, stop + strlen("。"), gap.len);
        return !text_contains(gap, TEXT("。")) && listed_begins(catalog, WORDS_SPLIT_LEAD, gap)
               && (text_starts(gap, TEXT("其中")) || sum_is_first(f, whole));
    }
    if (listed_begins(catalog, WORDS_SPLIT_SIGN, gap) || text_contains(gap, TEXT("其中")))
        return true;
    gap = text_slice(gap, listed_at(catalog, WORDS_CLAUSE_END, gap, 0), gap.len);
    return listed_begins(catalog, WORDS_SPLIT_LEAD, gap);
}

/* 集中10名，标准…；散居118名: the list goes on behind the semicolon. */
static bool is_after_semicolon(const RelationFinder *f, size_t before, size_t row)
{
    size_t parts[2] = { before, row };

    return sum_named_alike(f, before, row) || sum_is_pair(f, parts);
}

/* Collects the parts behind `whole`, the first of which is `first`. */
static size_t collect(const RelationFinder *f, size_t whole, size_t first, bool bracket, size_t *parts)
{
    size_t count = 0, last = first;
    bool parted = false; /* by semicolons */

    for (size_t i = first; i < f->end && i < whole + LOOK_BACK; i++) {
        const Fact *part = fact_of_row(f, i);
        if (i > first && !relation_same_sentence(f, last, i))
            break;
        Text gap = i > first ? sum_gap(f, last, i) : TEXT("");
        if (bracket && listed_within(f->r->catalog, WORDS_BRACKET_CLOSE, gap))
            break;
        if (text_contains(gap, TEXT("；"))) {
            if (count == 1 ? !is_after_semicolon(f, parts[0], i) : !parted)
                break;
            parted = true;
        }
        if (!relation_same_family(f, part, fact_of_row(f, whole)) || !sum_can_take(part)
            || relation_is_against(f, i))
            continue;
        if (listed_begins(f->r->catalog, WORDS_BESIDES, relation_name(f, i)))
            return 0; /* 另有物资折价12万元: more than the whole */
        if (i > first && relation_sums_up(f, WORDS_SUM_SAID, relation_name(f, i)))
            break;
        if (count && part->part_of != NO_INDEX && part->part_of != whole && part->part_of >= first)
            continue; /* a part of a part */
        if (part->quantity.bound != BOUND_EXACT)
            return 0;
        parts[count++] = i;
        last = i;
        if (count > 1 && sum_holds(f, whole, parts, count))
            break;
    }
    return count;
}

/* 学生1126人，女生547人。分年级看：一年级196人…: the first figure of the paragraph, split in a sentence of its own. */
static void split_find(RelationFinder *f, size_t whole)
{
    size_t parts[LOOK_BACK];

    for (size_t k = whole + 1;
         k < f->end && k <= whole + 8 && fact_of_row(f, k)->line == fact_of_row(f, whole)->line; k++) {
        Text gap = sum_gap(f, k - 1, k);
        size_t stop = text_find(gap, TEXT("。"));
        if (stop == gap.len)
            stop = text_find(gap, TEXT("；"));
        if (stop == gap.len)
            continue;
        gap = text_slice(gap, stop + strlen("。"), gap.len);
        if (text_contains(gap, TEXT("。")) || !listed_begins(f->r->catalog, WORDS_SPLIT_ALL, gap)
            || !sum_can_take(fact_of_row(f, k))
            || !relation_same_family(f, fact_of_row(f, k), fact_of_row(f, whole)))
            continue;
        size_t count = collect(f, whole, k, false, parts);
        if (count > 2 && (sum_holds(f, whole, parts, count) || sum_is_meant(f, whole, TEXT(""), parts, count)))
            relation_add(f, RELATION_SUM, whole, parts, count);
        return;
    }
}

/* 学校187所，其中幼儿园86所、小学72所… */
static void listed_find(RelationFinder *f, size_t whole)
{
    size_t parts[LOOK_BACK], count, first = whole + 1;
    bool among = false;

    if (relation_is_against(f, whole))
        return;
    while (first < f->end && first < whole + LOOK_BACK && fact_of_row(f, first)->line == fact_of_row(f, whole)->line
           && (!relation_same_family(f, fact_of_row(f, first), fact_of_row(f, whole))
               || relation_is_against(f, first)))
        first++;
    if (first >= f->end || first >= whole + LOOK_BACK || fact_of_row(f, first)->line != fact_of_row(f, whole)->line)
        return;
    Text lead = sum_gap(f, whole, first);
    if (!is_lead(f, whole, first, lead)) {
        for (among = false; !among && first < f->end && first <= whole + 6
                            && fact_of_row(f, first)->line == fact_of_row(f, whole)->line;
             first++)
            among = is_among(f, whole, first);
        if (!among)
            return;
        first--;
        lead = TEXT("");
    }
    count = collect(f, whole, first, listed_begins(f->r->catalog, WORDS_BRACKET_OPEN, lead), parts);
    if (!count || !sum_can_take(fact_of_row(f, first)))
        return;
    if ((count > 1 && sum_holds(f, whole, parts, count)) || sum_is_meant(f, whole, lead, parts, count))
        relation_add(f, RELATION_SUM, whole, parts, count);
}

void wholes_find(RelationFinder *f, size_t whole)
{
    listed_find(f, whole);
    if (sum_is_first(f, whole))
        split_find(f, whole);
}
