#include "read/whole.h"

#include "model/word_lists.h"
#include "read/against.h"

enum { WHOLE_BACK = 200 }; /* facts before one among which its whole may be */

static bool is_beside(const Work *w, uint32_t row);

/* 其中 and brackets: the nearest fact before them of the same family. */
uint32_t whole_of(Work *w, const Place *p, const Fact *fact)
{
    const CueHit *hit = cues_last(&w->cues, p->sentence, fact->quantity.start, CUE_BIT(CUE_PART));
    size_t before = p->in_brackets && !(hit && hit->start > p->bracket) ? p->bracket : hit ? hit->start : 0;

    if (!before || fact->quantity.kind == FACT_PERCENT || fact->quantity.kind == FACT_DATE
        || is_set_against(w->r, w->r->lines.items[fact->line].span.start, fact->quantity.start))
        return NO_INDEX;
    for (size_t i = w->r->facts.count, steps = 0; i-- > 0 && steps < WHOLE_BACK; steps++) {
        const Fact *whole = &w->r->facts.items[i];
        if (whole->quantity.start < p->paragraph_sentence)
            return NO_INDEX;
        if (whole->quantity.end > before
            || !catalog_same_family(w->catalog, whole->quantity.unit, fact->quantity.unit)
            || is_beside(w, (uint32_t)i))
            continue;
        if (whole->quantity.number.form == NUMERAL_EXACT && fact->quantity.number.form == NUMERAL_EXACT
            && decimal_compare(fact->quantity.number.low, whole->quantity.number.low) > 0 && !hit)
            return NO_INDEX;
        return (uint32_t)i;
    }
    return NO_INDEX;
}

/* 人均结对1.7名, 同比减少613人, 比上年的355件: said of a whole that stands before, and none itself. */
static bool is_beside(const Work *w, uint32_t row)
{
    const Fact *fact = &w->r->facts.items[row];

    if (!span_empty(fact->per))
        return fact->quantity.kind == FACT_COUNT;
    if (is_set_against(w->r, w->r->lines.items[fact->line].span.start, fact->quantity.start))
        return true;
    if (fact->change != CHANGE_BY || row == 0 || (fact - 1)->line != fact->line)
        return false;
    Text gap = text_slice(w->r->text, (fact - 1)->quantity.end, fact->quantity.start);
    gap = text_slice(gap, listed_at(w->catalog, WORDS_CLAUSE_END, gap, 0), gap.len);
    return listed_begins(w->catalog, WORDS_AGAINST, gap);
}
