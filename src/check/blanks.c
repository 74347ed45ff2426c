#include "check/checkers.h"

void blanks_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        const Quantity *q = &fact->quantity;
        const DateMention *date = q->kind == FACT_DATE ? &c->r->dates.items[fact->date] : NULL;
        bool masked = date
                      && (date->first.year_form == YEAR_MASKED || date->last.year_form == YEAR_MASKED
                          || date->first.month < 0 || date->first.day < 0);

        if (q->kind == FACT_PLACEHOLDER || masked) {
            Finding *finding = finding_add(c, CHECK_PLACEHOLDER, q->start, q->end);
            finding->stated = text_slice(c->r->text, q->start, q->end);
            finding->alike = masked ? ALIKE_WORDS : ALIKE_NEVER;
        } else if (q->kind == FACT_MISSING)
            finding_add(c, CHECK_MISSING, q->start, q->end)->stated = text_slice(c->r->text, q->start, q->end);
    }
}
