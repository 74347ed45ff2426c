/* relation_rests.c - what is left. */
#include "read/relation_parts.h"

enum { DONE_SLIP = 150 };

/* 城东1188人，白陂935人，其余乡镇1930人，共4053人: the first is no whole, but one of those that make up a total behind them. */
static bool has_total_behind(const RelationFinder *f, size_t rest)
{
    return rest + 1 < f->end && relation_same_sentence(f, rest, rest + 1) && relation_same_unit(f, rest, rest + 1)
           && relation_sums_up(f, WORDS_SUM_SAID, relation_clause(f, rest + 1));
}

/* 孤儿128名，集中供养10名，其余118名 */
static bool left_find(RelationFinder *f, size_t i)
{
    size_t parts[LOOK_BACK];
    bool across;

    if (!listed_within(f->r->catalog, WORDS_REST, relation_name(f, i))
        && !(listed_within(f->r->catalog, WORDS_REST_OPEN, relation_name(f, i))
             && listed_within(f->r->catalog, WORDS_NOT_YET, relation_tail(f, i))))
        return false;
    size_t count = sum_parts_before(f, i, parts, &across);
    if (count < 2 || across)
        return true;
    parts[count] = i;
    for (size_t whole = 0; whole + 1 < count; whole++)
        for (size_t start = whole + 1; start < count; start++)
            if (sum_holds(f, parts[whole], parts + start, count + 1 - start)) {
                relation_add(f, RELATION_SUM, parts[whole], parts + start, count + 1 - start);
                return true;
            }
    size_t turned[2] = { parts[0], i };
    if (count == 2 && sum_holds(f, parts[1], turned, 2)) { /* 参保902人（活产918人，其余16人…） */
        relation_add(f, RELATION_SUM, parts[1], turned, 2);
        return true;
    }
    if (count == 2 && relation_same_unit(f, parts[0], i) && relation_same_unit(f, parts[1], i)
        && fact_of_row(f, parts[0])->status == fact_of_row(f, i)->status && !has_total_behind(f, i))
        relation_add(f, RELATION_SUM, parts[0], parts + 1, 2);
    return true;
}

/* 监测612户，已消除418户，未消除194户 · 收案612件，结案418件，未结194件 */
static bool balance_find(RelationFinder *f, size_t i)
{
    Text name = relation_name(f, i), none = TEXT("未");
    size_t parts[LOOK_BACK], length;
    bool across;

    if (text_starts(name, TEXT("尚")))
        name = text_slice(name, strlen("尚"), name.len);
    if (!text_starts(name, none) || relation_letters(f, name) < 2)
        return false;
    Text stem = text_slice(name, none.len, name.len);
    utf8_read(stem, 0, &length);
    stem = text_slice(stem, 0, length);
    size_t count = sum_parts_before(f, i, parts, &across);
    if (count < 2 || across)
        return false;
    size_t done = parts[count - 1], whole = parts[count - 2];
    Text of = relation_name(f, done);
    if (text_starts(of, TEXT("已")))
        of = text_slice(of, strlen("已"), of.len);
    if (!text_starts(of, stem) || text_contains(relation_name(f, whole), stem)
        || !relation_same_unit(f, whole, done) || !relation_same_unit(f, whole, i)
        || fact_of_row(f, whole)->part_of != NO_INDEX || fact_of_row(f, whole)->status != fact_of_row(f, i)->status
        || text_contains(sum_gap(f, whole, i), TEXT("；")) || relation_overlap_said(f, whole, i))
        return false;
    size_t rows[2] = { done, i };
    Decimal sum;
    Verdict verdict = arithmetic_sum(f->r, fact_of_row(f, whole), rows, 2, &sum);
    if (verdict == ARITHMETIC_FAILS
        && !arithmetic_is_within(fact_of_row(f, whole)->quantity.number.low, sum, DONE_SLIP))
        return false;
    relation_add(f, RELATION_SUM, whole, rows, 2);
    return true;
}

bool rest_find(RelationFinder *f, size_t i)
{
    return left_find(f, i) || balance_find(f, i);
}
