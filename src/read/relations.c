#include "read/relations.h"

#include "model/word_lists.h"

enum { LOOK_BACK = 24 }; /* figures before one that may belong to it */

typedef struct {
    Reading *r;
    size_t first, end; /* facts of the document */
} Finder;

static Fact *fact_at(const Finder *f, size_t i)
{
    return &f->r->facts.items[i];
}

static bool is_number(const Fact *fact)
{
    return fact->quantity.kind <= FACT_MEASURE
           && (fact->quantity.number.form == NUMERAL_EXACT || fact->quantity.number.form == NUMERAL_FRACTION);
}

static bool same_family(const Finder *f, const Fact *a, const Fact *b)
{
    const Unit *units = f->r->catalog->units;

    return a->quantity.unit >= 0 && b->quantity.unit >= 0
           && units[a->quantity.unit].family == units[b->quantity.unit].family;
}

static bool is_rate(const Fact *fact)
{
    return !span_empty(fact->per);
}

/* The text between two figures of one line; empty when they stand in different lines. */
static Text between(const Finder *f, const Fact *a, const Fact *b)
{
    return a->line == b->line ? text_slice(f->r->text, a->quantity.end, b->quantity.start) : (Text){ 0 };
}

static bool parted(Text gap)
{
    return text_contains(gap, TEXT("。")) || text_contains(gap, TEXT("\n"));
}

static void relate(Finder *f, RelationType type, size_t result, const size_t *parts, size_t count)
{
    Reading *r = f->r;

    *LIST_ADD(r->arena, &r->relations) =
        (Relation){ type, (uint32_t)result, (uint32_t)r->relation_parts.count, (uint32_t)count };
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(r->arena, &r->relation_parts) = parts[i];
}

/* 其中 and brackets: one relation for a whole with all its parts. */
static void find_parts(Finder *f, size_t whole)
{
    size_t parts[LOOK_BACK], count = 0;

    for (size_t i = whole + 1; i < f->end && i < whole + LOOK_BACK && count < LOOK_BACK; i++)
        if (fact_at(f, i)->part_of == whole && is_number(fact_at(f, i)))
            parts[count++] = i;
    if (count)
        relate(f, RELATION_PART, whole, parts, count);
}

/* The last count before `i` in its sentence that a share could be taken of or from. */
static size_t count_before(const Finder *f, size_t i, const Fact *at_least, bool same_sentence)
{
    const Fact *fact = fact_at(f, i);
    size_t stop = i > f->first + LOOK_BACK ? i - LOOK_BACK : f->first;

    for (size_t k = i; k-- > stop;) {
        const Fact *before = fact_at(f, k);
        if (before->line != fact->line || (same_sentence && parted(between(f, before, fact))))
            return NO_INDEX;
        if (!is_number(before) || before->quantity.kind == FACT_PERCENT || is_rate(before))
            continue;
        if (at_least
            && (!same_family(f, before, at_least)
                || decimal_compare(before->quantity.number.low, at_least->quantity.number.low) < 0))
            continue;
        return k;
    }
    return NO_INDEX;
}

static Text clause_of(const Finder *f, size_t i)
{
    const Fact *fact = fact_at(f, i);
    size_t start = f->r->lines.items[fact->line].span.start;

    if (i > f->first && fact_at(f, i - 1)->line == fact->line)
        start = fact_at(f, i - 1)->quantity.end;
    return text_slice(f->r->text, start, fact->quantity.start);
}

/* 在校女生641人，入学率98.3% · 女生27938人，占48.0% · 完成年度计划的108% */
static void find_ratio(Finder *f, size_t i)
{
    const Fact *fact = fact_at(f, i);
    Text clause = clause_of(f, i);
    size_t parts[2];

    if (fact->quantity.kind != FACT_PERCENT || fact->change == CHANGE_BY || fact->status == STATUS_TARGET)
        return;
    bool completion =
        text_contains(clause, TEXT("完成"))
        && (text_contains(clause, TEXT("目标")) || text_contains(clause, TEXT("任务"))
            || text_contains(clause, TEXT("计划")) || (i > f->first && fact_at(f, i - 1)->status == STATUS_TARGET));
    if (!completion && !text_contains(clause, TEXT("占")) && !text_contains(clause, TEXT("率"))
        && !text_contains(clause, TEXT("比例")) && !text_starts(clause, TEXT("，是")))
        return;
    if (completion) {
        bool named =
            i > f->first && fact_at(f, i - 1)->status == STATUS_TARGET && fact_at(f, i - 1)->line == fact->line;
        size_t target = named ? i - 1 : NO_INDEX, done = count_before(f, named ? i - 1 : i, NULL, true);
        if (done == NO_INDEX)
            return;
        parts[0] = done;
        parts[1] = target;
        relate(f, RELATION_COMPLETION, i, parts, target == NO_INDEX ? 1 : 2);
        return;
    }
    size_t numerator = count_before(f, i, NULL, true);
    if (numerator == NO_INDEX || i - numerator > 3)
        return;
    const Fact *top = fact_at(f, numerator);
    size_t denominator = top->part_of != NO_INDEX ? top->part_of : count_before(f, numerator, top, false);
    if (denominator == NO_INDEX)
        return;
    parts[0] = numerator;
    parts[1] = denominator;
    relate(f, RELATION_RATIO, i, parts, 2);
}

/* 由71%提高到79%，提高8个百分点 · 由37人降到12人，减少25人 */
static void find_difference(Finder *f, size_t i)
{
    const Fact *fact = fact_at(f, i);
    size_t parts[2], found = 0;

    if (fact->change != CHANGE_BY || !is_number(fact))
        return;
    bool points = fact->quantity.kind == FACT_PERCENT;
    for (size_t k = i; k-- > f->first && i - k < 4 && found < 2;) {
        const Fact *before = fact_at(f, k);
        if (before->line != fact->line || parted(between(f, before, fact)))
            break;
        if (!is_number(before) || before->change == CHANGE_BY)
            continue;
        if (points ? before->quantity.kind != FACT_PERCENT : !same_family(f, before, fact))
            continue;
        parts[found++] = k;
    }
    if (found == 2
        && (!points || text_contains(quantity_unit(f->r->catalog, f->r->text, &fact->quantity), TEXT("点"))))
        relate(f, RELATION_DIFFERENCE, i, parts, 2);
}

/* 40户 … 每户500元，共2万元 */
static bool find_product(Finder *f, size_t i)
{
    const Fact *fact = fact_at(f, i);
    size_t rate = NO_INDEX, count = NO_INDEX, parts[2];

    for (size_t k = i; k-- > f->first && i - k < 5;) {
        const Fact *before = fact_at(f, k);
        if (before->line != fact->line || parted(between(f, before, fact)))
            break;
        if (rate == NO_INDEX && is_rate(before) && same_family(f, before, fact))
            rate = k;
        else if (count == NO_INDEX && before->quantity.kind == FACT_COUNT && is_number(before) && !is_rate(before))
            count = k;
    }
    if (rate == NO_INDEX || count == NO_INDEX)
        return false;
    parts[0] = count;
    parts[1] = rate;
    relate(f, RELATION_PRODUCT, i, parts, 2);
    return true;
}

/* 国税236万元，地税221万元，合计457万元 */
static void find_sum(Finder *f, size_t i)
{
    const Fact *fact = fact_at(f, i);
    Text clause = clause_of(f, i);
    size_t parts[LOOK_BACK], count = 0;

    if (!is_number(fact) || fact->quantity.kind == FACT_PERCENT || is_rate(fact) || fact->part_of != NO_INDEX)
        return;
    if (!listed_ends(f->r->catalog, WORDS_SUM_LEAD, clause) || find_product(f, i))
        return;
    for (size_t k = i; k-- > f->first && i - k < LOOK_BACK;) {
        const Fact *before = fact_at(f, k);
        if (before->line != fact->line || parted(between(f, before, fact)))
            break;
        if (is_number(before) && same_family(f, before, fact) && !is_rate(before) && before->part_of == NO_INDEX)
            parts[count++] = k;
    }
    if (count >= 2)
        relate(f, RELATION_SUM, i, parts, count);
}

/* The same figure of the same measure, told again in another sentence. */
static void find_equal(Finder *f, size_t i)
{
    const Fact *fact = fact_at(f, i);
    size_t stop = i > f->first + 200 ? i - 200 : f->first;

    if (fact->measure == NO_INDEX || !is_number(fact))
        return;
    for (size_t k = i; k-- > stop;) {
        const Fact *before = fact_at(f, k);
        if (before->measure == fact->measure && before->line != fact->line && is_number(before)
            && same_family(f, before, fact) && before->status == fact->status
            && decimal_equal(before->quantity.number.low, fact->quantity.number.low)) {
            relate(f, RELATION_EQUAL, i, &k, 1);
            return;
        }
    }
}

void relations_find(Reading *reading, uint32_t document)
{
    const Document *d = &reading->documents.items[document];
    Finder f = { reading, d->first_fact, d->first_fact + d->fact_count };

    for (size_t i = f.first; i < f.end; i++) {
        find_parts(&f, i);
        find_ratio(&f, i);
        find_difference(&f, i);
        find_sum(&f, i);
        find_equal(&f, i);
    }
}
