#include "check/checkers.h"

enum { VALUES_BACK = 400 };

/* Facts that say the same of the same: measure, status, extent, time and what is counted. */
static bool same_thing(const Checker *c, const Fact *a, const Fact *b)
{
    return a->measure == b->measure && a->status == b->status && a->extent == b->extent && a->date == b->date
           && a->as_of == b->as_of && a->running == b->running && a->quantity.kind == b->quantity.kind
           && text_equal(reading_text(c->r, a->near), reading_text(c->r, b->near))
           && text_equal(reading_text(c->r, a->who), reading_text(c->r, b->who))
           && text_equal(quantity_unit(c->r->catalog, c->r->text, &a->quantity),
                         quantity_unit(c->r->catalog, c->r->text, &b->quantity));
}

static bool is_plain(const Fact *fact)
{
    return fact->measure != NO_INDEX && fact->quantity.number.form == NUMERAL_EXACT
           && fact->quantity.kind <= FACT_MEASURE && fact->quantity.bound == BOUND_EXACT
           && fact->part_of == NO_INDEX && span_empty(fact->per) && !fact->cell && fact->change == CHANGE_NONE
           && fact->status == STATUS_ACTUAL;
}

void values_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];

        if (!is_plain(fact) || span_empty(fact->near))
            continue;
        for (uint32_t k = i; k-- > 0 && i - k < VALUES_BACK;) {
            const Fact *before = &c->r->facts.items[c->d->first_fact + k];
            if (before->line == fact->line || !is_plain(before) || !same_thing(c, before, fact))
                continue;
            if (!decimal_equal(before->quantity.number.low, fact->quantity.number.low)) {
                Finding *finding = finding_add(c, CHECK_CONTRADICTION, fact->quantity.start, fact->quantity.end);
                Text words = text_slice(c->r->text, before->quantity.start, before->quantity.end);
                finding->stated = text_slice(c->r->text, fact->quantity.start, fact->quantity.end);
                finding->zh[0] = finding->en[0] = words;
                finding->confidence = 70;
                finding_show(c, before->quantity.start, before->quantity.end);
            }
            break;
        }
    }
}
