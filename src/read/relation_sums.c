/* relation_sums.c - wholes and their parts: 185所，其中…, 合计457万元, 其余12名. */
#include <string.h>

#include "model/word_lists.h"
#include "read/around.h"
#include "read/relation_words.h"

/* The parts listed behind a whole make it up when they nearly give it: other lists name some of many, or name
 * some twice. In percent of the whole. */
enum { THREE_LEAST = 90, MORE_LEAST = 85, ANY_MOST = 125 };
enum {
    TOTAL_SLIP = 50,
    PAIR_SLIP = 150,
    COMPLETE_SLIP = 150,
    ACROSS_SLIP = 25,
    DIGITS_LEAST = 100,
    ALL_BACK = 8,
    LIST_LEAST = 3,
    DONE_SLIP = 150
};

static bool can_sum(const Fact *fact)
{
    return has_figure(fact) && fact->quantity.kind != FACT_PERCENT && fact->change != CHANGE_BY && !is_rate(fact)
           && !fact->cell;
}

static Text gap_between(const RelationFinder *f, size_t a, size_t b)
{
    return text_slice(f->r->text, fact_of_row(f, a)->quantity.end, fact_of_row(f, b)->quantity.start);
}

static bool adds_up(const RelationFinder *f, size_t whole, const size_t *parts, size_t count)
{
    return count && arithmetic_sum(f->r, fact_of_row(f, whole), parts, count, NULL) == ARITHMETIC_HOLDS;
}

/* 中职学校和特殊教育学校各1所: the figure counts more than once. */
static bool is_each_of_several(const RelationFinder *f, size_t row)
{
    return text_ends(text_trim(relation_name(f, row)), TEXT("各"));
}

static bool has_each_of_several(const RelationFinder *f, const size_t *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_each_of_several(f, parts[i]))
            return true;
    return false;
}

/* Two figures that are named alike: 国税完成236万元;地税完成221万元, 新建14处、改扩建9处. */
static bool named_alike(const RelationFinder *f, size_t a, size_t b)
{
    size_t one = fact_of_row(f, a)->quantity.start, two = fact_of_row(f, b)->quantity.start;
    Text letter = text_slice(f->r->text, letter_before(f->r->text, one, 0), one);

    return word_before(f->r->text, two, fact_of_row(f, a)->quantity.end, letter);
}

/* The name of a part without what leads to it: 男童 of 其中：男童. */
static Text part_name(const RelationFinder *f, size_t part)
{
    Text name = relation_name(f, part);
    size_t lead = listed_at(f->r->catalog, WORDS_SPLIT_LEAD, name, 0);

    return text_slice(name, lead, name.len);
}

/* 妇女157人、农民工149人: kinds of which one person can be several. */
static bool has_overlapping_kinds(const RelationFinder *f, const size_t *parts, size_t count)
{
    size_t kinds = 0;

    for (size_t i = 0; i < count; i++)
        kinds += is_listed(f->r->catalog, WORDS_OVERLAP_KIND, text_trim(part_name(f, parts[i])));
    return kinds > 1;
}

/* Counted in 人, 名 or 位, or in turns of people; one case or one school is in one part only. */
static bool is_of_people(const RelationFinder *f, size_t row)
{
    Text unit = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, row)->quantity);

    return !unit.len || is_listed(f->r->catalog, WORDS_PERSON_UNIT, unit) || text_contains(unit, TEXT("人"));
}

/* 女党员28名、35岁以下22名: some parts are by sex and others are not, so that one person is in two of them. */
static bool is_mixed(const RelationFinder *f, const size_t *parts, size_t count)
{
    if (listed_within(f->r->catalog, WORDS_OTHERS, relation_name(f, parts[count - 1])))
        return false;
    for (size_t i = 0; i < count; i++)
        if (listed_within(f->r->catalog, WORDS_OVERLAP, part_name(f, parts[i])))
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

/* 男童62名，女童58名: the names of two parts begin with one of a pair each, so that there is no third. */
static bool is_pair(const RelationFinder *f, const size_t *parts)
{
    Text one = part_name(f, parts[0]), two = part_name(f, parts[1]);

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
           || (count == 2 && is_pair(f, parts));
}

static bool is_large(const RelationFinder *f, size_t row)
{
    return decimal_compare(fact_of_row(f, row)->quantity.number.low, decimal_int(DIGITS_LEAST)) >= 0;
}

/* One digit otherwise in the whole or in one part, and they would add up. */
static bool is_sum_slip(const RelationFinder *f, size_t whole, const size_t *parts, size_t count, Decimal sum)
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
        if (!can_sum(fact_of_row(f, k)) || !relation_same_unit(f, k, whole)
            || !decimal_add(sum, fact_of_row(f, k)->quantity.number.low, &sum))
            continue;
        all.quantity.number.low = all.quantity.number.high = sum;
        if (arithmetic_sum(f->r, &all, parts, count, &stated) == ARITHMETIC_HOLDS)
            return true;
    }
    return false;
}

/* Parts that do not give their whole, but are meant to. */
static bool is_meant(const RelationFinder *f, size_t whole, Text lead, const size_t *parts, size_t count)
{
    const Fact *fact = fact_of_row(f, whole);
    Decimal sum, least, most;

    for (size_t i = 0; i < count; i++)
        if (!relation_same_unit(f, whole, parts[i]) || fact_of_row(f, parts[i])->status != fact->status)
            return false;
    if (count < 2 || is_mixed(f, parts, count) || has_overlapping_kinds(f, parts, count)
        || has_each_of_several(f, parts, count) || relation_overlap_said(f, whole, parts[count - 1])
        || is_of_several(f, whole, parts, count)
        || arithmetic_sum(f->r, fact, parts, count, &sum) != ARITHMETIC_FAILS)
        return false;
    if (is_complete(f, lead, parts, count)
        && (is_sum_slip(f, whole, parts, count, sum)
            || arithmetic_is_within(fact->quantity.number.low, sum, COMPLETE_SLIP)))
        return true;
    if (count == 2 && text_ends(relation_name(f, parts[0]), TEXT("的"))
        && decimal_compare(sum, fact->quantity.number.low) > 0)
        return false; /* 已建妇女之家的…、已建儿童之家的…: some have both */
    if (count == 2 && !named_alike(f, parts[0], parts[1])
        && !listed_begins(f->r->catalog, WORDS_BRACKET_OPEN, lead))
        return is_large(f, whole) && relation_is_slip(f, whole, sum) && has_as_many_digits(f, whole, sum);
    if (is_sum_slip(f, whole, parts, count, sum))
        return true;
    return decimal_multiply(fact->quantity.number.low, decimal_make(count > 3 ? MORE_LEAST : THREE_LEAST, 2),
                            &least)
           && decimal_multiply(fact->quantity.number.low, decimal_make(ANY_MOST, 2), &most)
           && decimal_compare(sum, least) >= 0 && decimal_compare(sum, most) <= 0;
}

/* ---- a whole, then its parts ---- */

/* 男童中小学生62名: the figure is one of those that `whole` counts, by its words. */
static bool is_among(const RelationFinder *f, size_t whole, size_t row)
{
    Text name = relation_clause(f, row), of = part_name(f, whole);
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

/* It is the first figure of its kind in its paragraph: 学生1126人 …。分年级看：. */
static bool is_first(const RelationFinder *f, size_t whole)
{
    for (size_t k = whole;
         k-- > f->first && whole - k < LOOK_BACK && fact_of_row(f, k)->line == fact_of_row(f, whole)->line;)
        if (relation_same_family(f, fact_of_row(f, k), fact_of_row(f, whole)))
            return false;
    return true;
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
               && (text_starts(gap, TEXT("其中")) || is_first(f, whole));
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

    return named_alike(f, before, row) || is_pair(f, parts);
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
        Text gap = i > first ? gap_between(f, last, i) : TEXT("");
        if (bracket && listed_within(f->r->catalog, WORDS_BRACKET_CLOSE, gap))
            break;
        if (text_contains(gap, TEXT("；"))) {
            if (count == 1 ? !is_after_semicolon(f, parts[0], i) : !parted)
                break;
            parted = true;
        }
        if (!relation_same_family(f, part, fact_of_row(f, whole)) || !can_sum(part))
            continue;
        if (i > first && relation_sums_up(f, WORDS_SUM_SAID, relation_name(f, i)))
            break;
        if (count && part->part_of != NO_INDEX && part->part_of != whole && part->part_of >= first)
            continue; /* a part of a part */
        if (part->quantity.bound != BOUND_EXACT)
            return 0;
        parts[count++] = i;
        last = i;
        if (count > 1 && adds_up(f, whole, parts, count))
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
        Text gap = gap_between(f, k - 1, k);
        size_t stop = text_find(gap, TEXT("。"));
        if (stop == gap.len)
            stop = text_find(gap, TEXT("；"));
        if (stop == gap.len)
            continue;
        gap = text_slice(gap, stop + strlen("。"), gap.len);
        if (text_contains(gap, TEXT("。")) || !listed_begins(f->r->catalog, WORDS_SPLIT_ALL, gap)
            || !can_sum(fact_of_row(f, k)) || !relation_same_family(f, fact_of_row(f, k), fact_of_row(f, whole)))
            continue;
        size_t count = collect(f, whole, k, false, parts);
        if (count > 2 && (adds_up(f, whole, parts, count) || is_meant(f, whole, TEXT(""), parts, count)))
            relation_add(f, RELATION_SUM, whole, parts, count);
        return;
    }
}

/* 学校187所，其中幼儿园86所、小学72所… */
static void listed_find(RelationFinder *f, size_t whole)
{
    size_t parts[LOOK_BACK], count, first = whole + 1;
    bool among = false;

    while (first < f->end && first < whole + LOOK_BACK && fact_of_row(f, first)->line == fact_of_row(f, whole)->line
           && !relation_same_family(f, fact_of_row(f, first), fact_of_row(f, whole)))
        first++;
    if (first >= f->end || first >= whole + LOOK_BACK || fact_of_row(f, first)->line != fact_of_row(f, whole)->line)
        return;
    Text lead = gap_between(f, whole, first);
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
    if (!count || !can_sum(fact_of_row(f, first)))
        return;
    if ((count > 1 && adds_up(f, whole, parts, count)) || is_meant(f, whole, lead, parts, count))
        relation_add(f, RELATION_SUM, whole, parts, count);
}

/* ---- parts, then their total ---- */

/* The figures before a total that may be its parts, in text order: those of its sentence; when there are none, of
 * the one before it. `across`: the latter. */
static size_t parts_before(const RelationFinder *f, size_t i, size_t *parts, bool *across)
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
        if (relation_same_family(f, before, fact_of_row(f, i)) && can_sum(before))
            back[count++] = k;
    }
    for (size_t n = 0; n < count; n++)
        parts[n] = back[count - 1 - n];
    return count;
}

/* A run of the parts that gives the total: false when none does. */
static bool run_holds(const RelationFinder *f, size_t i, const size_t *parts, size_t count, size_t *start,
                      size_t *length)
{
    for (*start = 0; *start + 2 <= count; (*start)++)
        for (*length = 2; *start + *length <= count; (*length)++)
            if (adds_up(f, i, parts + *start, *length))
                return true;
    return false;
}

/* 女职工620人，一等奖8名、二等奖16名、三等奖24名，共46名: where the list begins that ends with the last part; 0 when
 * there is no list of three. */
static size_t list_start(const RelationFinder *f, const size_t *parts, size_t count)
{
    size_t start = count - 1;

    while (start && parts[start] == parts[start - 1] + 1
           && text_starts(gap_between(f, parts[start - 1], parts[start]), TEXT("、")))
        start--;
    return count - start >= LIST_LEAST ? start : 0;
}

/* 国税236万元，地税221万元，合计457万元 */
static void total_find(RelationFinder *f, size_t i, bool strong)
{
    const Fact *fact = fact_of_row(f, i);
    size_t parts[LOOK_BACK], start, length;
    bool across;
    size_t count = parts_before(f, i, parts, &across);
    Decimal sum;

    if (count < 2)
        return;
    if (run_holds(f, i, parts, count, &start, &length)) {
        relation_add(f, RELATION_SUM, i, parts + start, length);
        return;
    }
    size_t listed = strong ? 0 : list_start(f, parts, count);
    memmove(parts, parts + listed, (count - listed) * sizeof *parts);
    count -= listed;
    for (size_t n = 0; n < count; n++)
        if (fact_of_row(f, parts[n])->part_of != NO_INDEX || !relation_same_unit(f, i, parts[n])
            || fact_of_row(f, parts[n])->status != fact->status
            || (n && text_contains(gap_between(f, parts[n - 1], parts[n]), TEXT("。"))))
            return;
    if ((!strong && is_mixed(f, parts, count)) || has_overlapping_kinds(f, parts, count)
        || has_each_of_several(f, parts, count) || relation_overlap_said(f, parts[0], i)
        || arithmetic_sum(f->r, fact, parts, count, &sum) != ARITHMETIC_FAILS)
        return;
    for (size_t n = 0; n < count && !strong; n++) /* a total that is less than a part is another's */
        if (decimal_compare(fact->quantity.number.low, fact_of_row(f, parts[n])->quantity.number.low) < 0
            && !is_sum_slip(f, i, parts, count, sum))
            return;
    bool slip =
        is_sum_slip(f, i, parts, count, sum)
        || (count == 2 && is_pair(f, parts) && arithmetic_is_within(fact->quantity.number.low, sum, PAIR_SLIP));
    if (across ? slip || arithmetic_is_within(fact->quantity.number.low, sum, ACROSS_SLIP)
               : strong || slip || arithmetic_is_within(fact->quantity.number.low, sum, TOTAL_SLIP))
        relation_add(f, RELATION_SUM, i, parts, count);
}

/* ---- what is left ---- */

/* 孤儿128名，集中供养10名，其余118名 */
static bool rest_find(RelationFinder *f, size_t i)
{
    size_t parts[LOOK_BACK];
    bool across;

    if (!listed_within(f->r->catalog, WORDS_REST, relation_name(f, i))
        && !(listed_within(f->r->catalog, WORDS_REST_OPEN, relation_name(f, i))
             && listed_within(f->r->catalog, WORDS_NOT_YET, relation_tail(f, i))))
        return false;
    size_t count = parts_before(f, i, parts, &across);
    if (count < 2 || across)
        return true;
    parts[count] = i;
    for (size_t whole = 0; whole + 1 < count; whole++)
        for (size_t start = whole + 1; start < count; start++)
            if (adds_up(f, parts[whole], parts + start, count + 1 - start)) {
                relation_add(f, RELATION_SUM, parts[whole], parts + start, count + 1 - start);
                return true;
            }
    if (count == 2 && relation_same_unit(f, parts[0], i) && relation_same_unit(f, parts[1], i)
        && fact_of_row(f, parts[0])->status == fact_of_row(f, i)->status)
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
    size_t count = parts_before(f, i, parts, &across);
    if (count < 2 || across)
        return false;
    size_t done = parts[count - 1], whole = parts[count - 2];
    Text of = relation_name(f, done);
    if (text_starts(of, TEXT("已")))
        of = text_slice(of, strlen("已"), of.len);
    if (!text_starts(of, stem) || text_contains(relation_name(f, whole), stem)
        || !relation_same_unit(f, whole, done) || !relation_same_unit(f, whole, i)
        || fact_of_row(f, whole)->part_of != NO_INDEX || fact_of_row(f, whole)->status != fact_of_row(f, i)->status
        || text_contains(gap_between(f, whole, i), TEXT("；")) || relation_overlap_said(f, whole, i))
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

void sum_find(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);

    if (!can_sum(fact))
        return;
    listed_find(f, i);
    if (is_first(f, i))
        split_find(f, i);
    if (rest_find(f, i) || balance_find(f, i))
        return;
    Text clause = relation_last_clause(f, relation_clause(f, i));
    bool alone = is_listed(f->r->catalog, WORDS_SUM_ALONE, text_trim(clause)),
         strong = alone || relation_sums_up(f, WORDS_SUM_STRONG, clause),
         total = strong || relation_sums_up(f, WORDS_SUM_SAID, clause);
    if ((total || listed_within(f->r->catalog, WORDS_PAID_LEAD, clause)
         || text_ends(text_trim(relation_name(f, i)), TEXT("全年")))
        && product_find(f, i, total))
        return;
    if (total && (fact->part_of == NO_INDEX || strong))
        total_find(f, i, strong);
}
