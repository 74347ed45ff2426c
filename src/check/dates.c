#include "base/date.h"
#include "check/checkers.h"

/* A day that no calendar has. A year that is not printed may be a leap year. */
static bool is_impossible(const Moment *m)
{
    if (m->month <= 0 || m->day <= 0)
        return false;
    int year = m->year_form == YEAR_SAID ? m->year : 2000;
    return !date_valid((Date){ year, m->month, m->day });
}

void dates_check(Checker *c)
{
    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];

        if (fact->quantity.kind != FACT_DATE)
            continue;
        const DateMention *date = &c->r->dates.items[fact->date];
        if (is_impossible(&date->first) || is_impossible(&date->last))
            finding_add(c, CHECK_DATE, date->start, date->end)->stated =
                text_slice(c->r->text, date->start, date->end);
    }
}
