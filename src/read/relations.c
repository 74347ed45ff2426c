#include "read/relations.h"

#include "model/word_lists.h"
#include "read/relation_finders.h"

bool relation_same_family(const RelationFinder *f, const Fact *a, const Fact *b)
{
    return catalog_same_family(f->r->catalog, a->quantity.unit, b->quantity.unit);
}

bool relation_same_sentence(const RelationFinder *f, size_t before, size_t row)
{
    const Fact *a = fact_of_row(f, before), *b = fact_of_row(f, row);
    Text gap = text_slice(f->r->text, a->quantity.end, b->quantity.start);

    return a->line == b->line && !text_contains(gap, TEXT("。")) && !text_contains(gap, TEXT("\n"));
}

Text relation_clause(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);
    size_t start = f->r->lines.items[fact->line].span.start;

    if (row > f->first && fact_of_row(f, row - 1)->line == fact->line)
        start = fact_of_row(f, row - 1)->quantity.end;
    return text_slice(f->r->text, start, fact->quantity.start);
}

void relation_add(RelationFinder *f, RelationType type, size_t result, const size_t *parts, size_t count)
{
    Reading *r = f->r;

    *LIST_ADD(r->arena, &r->relations) =
        (Relation){ type, (uint32_t)result, (uint32_t)r->relation_parts.count, (uint32_t)count, 1 };
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(r->arena, &r->relation_parts) = parts[i];
}

/* 其中 and brackets: one relation for a whole with all its parts. */
static void find_parts(RelationFinder *f, size_t whole)
{
    size_t parts[LOOK_BACK], count = 0;

    for (size_t i = whole + 1; i < f->end && i < whole + LOOK_BACK && count < LOOK_BACK; i++)
        if (fact_of_row(f, i)->part_of == whole && has_figure(fact_of_row(f, i)))
            parts[count++] = i;
    if (count)
        relation_add(f, RELATION_PART, whole, parts, count);
}

/* The same figure of the same measure, told again in another sentence. */
static void find_equal(RelationFinder *f, size_t i)
{
    const Fact *fact = fact_of_row(f, i);
    size_t stop = i > f->first + 200 ? i - 200 : f->first;

    if (fact->measure == NO_INDEX || !has_figure(fact))
        return;
    for (size_t k = i; k-- > stop;) {
        const Fact *before = fact_of_row(f, k);
        if (before->measure == fact->measure && before->line != fact->line && has_figure(before)
            && relation_same_family(f, before, fact) && before->status == fact->status
            && decimal_equal(before->quantity.number.low, fact->quantity.number.low)) {
            relation_add(f, RELATION_EQUAL, i, &k, 1);
            return;
        }
    }
}

void relations_find(Reading *reading, uint32_t document)
{
    const Document *d = &reading->documents.items[document];
    RelationFinder f = { reading, d->first_fact, d->first_fact + d->fact_count };

    for (size_t i = f.first; i < f.end; i++) {
        find_parts(&f, i);
        ratio_find(&f, i);
        difference_find(&f, i);
        sum_find(&f, i);
        find_equal(&f, i);
    }
    table_sums_find(&f);
}
