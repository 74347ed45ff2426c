#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "check/checkers.h"
#include "check/prose.h"
#include "read/around.h"

/* A day that no calendar has. A year that is not printed may be a leap year. */
static bool is_impossible(const Moment *m)
{
    if (m->month <= 0 || m->day <= 0)
        return false;
    int year = m->year_form == YEAR_SAID ? m->year : 2000;
    return !date_valid((Date){ year, m->month, m->day });
}

/* One or two digits that begin at `*at`, which moves behind them; -1: none, or more. */
static int small_number(Text text, size_t *at)
{
    int value = 0, digits = 0;
    size_t length;

    for (; *at < text.len; *at += length) {
        uint32_t code = utf8_narrow(utf8_read(text, *at, &length));
        if (code < '0' || code > '9')
            break;
        if (++digits > 2)
            return -1;
        value = value * 10 + (int)(code - '0');
    }
    return digits ? value : -1;
}

/* A digit or a point stands before `at`: no number begins there. */
static bool in_number(const Checker *c, size_t at)
{
    size_t before = letter_before(c->text, at, c->d->span.start), length;
    uint32_t code = before < at ? utf8_narrow(utf8_read(c->text, before, &length)) : 0;

    return (code >= '0' && code <= '9') || code == '.';
}

/* 8月33日, 14月20日: no day at all, so that the reader leaves it. */
static void nowhere_check(Checker *c)
{
    SpotWalk walk = checker_walk(c, SPOT_DIGIT);
    size_t at;

    while (spot_next(&walk, &at)) {
        size_t end = at;
        if (in_number(c, at))
            continue;
        int month = small_number(c->text, &end);
        if (month < 0 || !text_at(c->text, end, TEXT("月")))
            continue;
        end += strlen("月");
        int day = small_number(c->text, &end);
        if (day >= 0 && text_at(c->text, end, TEXT("日")) && (month < 1 || month > 12 || day < 1 || day > 31)) {
            end += strlen("日");
            finding_add(c, CHECK_DATE, at, end)->stated = text_slice(c->text, at, end);
            walk.behind = end;
        }
    }
}

void dates_check(Checker *c)
{
    nowhere_check(c);
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
