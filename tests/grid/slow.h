/* slow.h - what the grid must say, worked out slowly: from the bare cells, by the words of docs/grid.md alone.
 *
 * Shares with the grid only the nouns (Cell, Resolved, Period). The tree is a table: whose each agency is on each day.
 * Nothing is kept up to date; every answer is worked out from all cells. */
#ifndef HALFSKY_TESTS_GRID_SLOW_H
#define HALFSKY_TESTS_GRID_SLOW_H

#include "grid/sheet.h"

#include <assert.h>
#include <stdlib.h>

enum {
    SLOW_AGENCIES = 40,
    SLOW_DAYS = 1300,
    SLOW_CELLS = 20000,
    SLOW_MEMO = 1 << 16,
    SLOW_PARTS = 31,
    SLOW_SLOTS = 10
};

static const Date slow_start = { 2022, 1, 1 }; /* day 0 */

typedef struct {
    bool region;
    int first, last;       /* days; the last is SLOW_DAYS where there is none */
    int successor;         /* index, -1: none */
    int parent[SLOW_DAYS]; /* index, -1: none */
    bool moved[SLOW_DAYS]; /* a move takes effect on that day */
} SlowAgency;

/* Who is behind a figure: bits of persons known for sure and of likely ones, and what is not known. */
typedef struct {
    bool named;
    uint64_t sure, likely;
    int64_t unknown, least;
    GridValue rest;
} SlowGroup;

/* Of an agency's entries. */
typedef struct {
    Id subject;
    Period period;
    uint32_t slot;
    SlowGroup group;
} SlowCount;

typedef struct {
    int round; /* in which it was worked out */
    int agency;
    uint32_t slot;
    FactExtent extent;
    Period period;
    Resolved answer;
    SlowGroup group;
} SlowMemo;

typedef struct {
    SlowAgency agencies[SLOW_AGENCIES];
    int agency_count;
    bool changed[SLOW_DAYS]; /* some change of the tree takes effect */
    Cell cells[SLOW_CELLS];
    size_t cell_count;
    int latest[SLOW_AGENCIES][SLOW_SLOTS + 1];  /* the cell of a subject and slot that came last, + 1 */
    int before[SLOW_CELLS];                     /* the one before it, + 1 */
    bool day_said[SLOW_DAYS][SLOW_SLOTS + 1];   /* some cell is of that day and slot */
    bool month_said[SLOW_DAYS][SLOW_SLOTS + 1]; /* of the month that begins on the day, or of a day in it */
    const Slot *slots;                          /* number n at index n - 1 */
    SlowCount counts[SLOW_CELLS];
    size_t count_count;
    SlowGroup group; /* behind the answer that was given last */
    int round;       /* counts changes: answers are good for one */
    SlowMemo memo[SLOW_MEMO];
} Slow;

static int slow_day(Date date)
{
    int64_t day = date_to_days(date) - date_to_days(slow_start);

    return day < 0 ? 0 : day >= SLOW_DAYS ? SLOW_DAYS - 1 : (int)day;
}

/* Agencies are named by their index + 1. */
static Id slow_id(int agency)
{
    return agency + 1;
}

static void slow_add(Slow *slow, const Cell *cell)
{
    int *latest = &slow->latest[cell->subject - 1][cell->slot];

    assert(slow->cell_count < SLOW_CELLS && cell->slot <= SLOW_SLOTS);
    slow->before[slow->cell_count] = *latest;
    slow->cells[slow->cell_count++] = *cell;
    *latest = (int)slow->cell_count;
    if (cell->period.kind == PERIOD_DAY)
        slow->day_said[slow_day(cell->period.first)][cell->slot] = true;
    if (cell->period.kind == PERIOD_DAY || cell->period.kind == PERIOD_MONTH)
        slow->month_said[slow_day((Date){ cell->period.first.year, cell->period.first.month, 1 })][cell->slot] =
            true;
}

static void slow_forget(Slow *slow)
{
    slow->round++;
}

static void slow_move(Slow *slow, int agency, int parent, int day)
{
    SlowAgency *moving = &slow->agencies[agency];

    slow->changed[day] = true;
    for (int d = day; d < SLOW_DAYS && d <= moving->last && (d == day || !moving->moved[d]); d++)
        moving->parent[d] = parent;
    moving->moved[day] = true;
}

/* Ends the day before `day`; whoever was to stand below it from then on stands below the successor. */
static void slow_end(Slow *slow, int agency, int successor, int day)
{
    for (int other = 0; other < slow->agency_count; other++) {
        bool below = false;
        for (int d = day; d < SLOW_DAYS; d++) {
            if (slow->agencies[other].parent[d] != agency) {
                below = false;
                continue;
            }
            if (!below)
                slow->agencies[other].moved[d] = true;
            below = true;
            slow->agencies[other].parent[d] = successor;
        }
    }
    slow->changed[day] = true;
    slow->agencies[agency].last = day - 1;
    slow->agencies[agency].successor = successor;
}

static bool slow_gone(const Slow *slow, int agency, Period period)
{
    return slow->agencies[agency].last < slow_day(period.last);
}

static bool slow_there(const Slow *slow, int agency, Period period)
{
    return slow->agencies[agency].first <= slow_day(period.last) && !slow_gone(slow, agency, period);
}

/* Whom the agency counts to in a period: by the last day of it. */
static int slow_up(const Slow *slow, int agency, Period period)
{
    const SlowAgency *of = &slow->agencies[agency];
    int day = slow_day(period.last);

    if (slow_gone(slow, agency, period))
        return of->successor >= 0 ? of->successor : of->parent[of->last];
    return of->parent[day < of->first ? of->first : day];
}

/* Gone, and by others that are gone as well, counted to `agency`. */
static bool slow_merged_into(const Slow *slow, int other, int agency, Period period)
{
    while (other >= 0 && other != agency && slow_gone(slow, other, period)) {
        other = slow_up(slow, other, period);
        if (other == agency)
            return true;
    }
    return false;
}

/* ---- figures: whole halves, as long integers ---- */

static int64_t slow_halves(Decimal value)
{
    Decimal doubled;

    assert(decimal_multiply(value, decimal_int(2), &doubled) && doubled.scale == 0);
    return doubled.coefficient;
}

static GridValue slow_figure(bool zero, bool low_known, int64_t low, bool high_known, int64_t high, bool about)
{
    Decimal a, b;

    assert(decimal_divide(decimal_int(low), decimal_int(2), 1, &a));
    assert(decimal_divide(decimal_int(high), decimal_int(2), 1, &b));
    if (zero)
        return value_zero();
    if (low_known && high_known && low == high && !about)
        return value_number(a);
    return value_interval(low_known ? &a : NULL, high_known ? &b : NULL, about);
}

typedef enum { SLOW_SUM, SLOW_LARGEST, SLOW_PERSONS } SlowJoin;

/* Of many values: what is given counts; if none is, blank wins over not applicable. */
static GridValue slow_join(const GridValue *values, size_t count, SlowJoin how)
{
    bool any_given = false, any_blank = false, all_zero = true, about = false;
    bool low_known = how == SLOW_SUM, high_known = true, first = true;
    int64_t low = 0, high = 0;
    size_t given = 0;

    for (size_t i = 0; i < count; i++) {
        GridValue value = values[i];
        any_blank = any_blank || value.state == VALUE_BLANK;
        if (value.state < VALUE_ZERO)
            continue;
        given++;
        any_given = true;
        all_zero = all_zero && value.state == VALUE_ZERO;
        about = about || value.about;
        int64_t a = slow_halves(value.low), b = slow_halves(value.high);
        if (how == SLOW_SUM) {
            low_known = low_known && !value.low_open;
            low += a;
        } else if (!value.low_open) {
            low = low_known && low > a ? low : a;
            low_known = true;
        }
        if (value.high_open)
            high_known = false;
        else
            high = how == SLOW_LARGEST ? (first || b > high ? b : high) : high + b;
        first = false;
    }
    if (!any_given)
        return any_blank || count == 0 ? value_blank() : value_not_applicable();
    (void)given;
    return slow_figure(all_zero, low_known, low_known ? low : 0, high_known, high_known ? high : 0, about);
}

/* ---- persons ---- */

static int slow_bits(uint64_t bits)
{
    int count = 0;

    for (; bits; bits >>= 1)
        count += (int)(bits & 1);
    return count;
}

static GridValue slow_group_value(const SlowGroup *group)
{
    int64_t sure = slow_bits(group->sure), likely = slow_bits(group->likely);
    int64_t low = 2 * group->least, high = 2 * (sure + likely + group->unknown);
    bool given = group->rest.state >= VALUE_ZERO, open = false;

    low = 2 * sure > low ? 2 * sure : low;
    low = 2 * likely > low ? 2 * likely : low;
    if (given && !group->rest.low_open && slow_halves(group->rest.low) > low)
        low = slow_halves(group->rest.low);
    if (given && group->rest.high_open)
        open = true;
    else if (given)
        high += slow_halves(group->rest.high);
    return slow_figure(false, true, low, !open, high, likely > 0 || (given && group->rest.about));
}

/* Of many figures, of persons those of `groups`. */
static void slow_add_up(Slow *slow, const Slot *slot, Resolved *sum, const GridValue *values,
                        const SlowGroup *groups, size_t count, SlowJoin how)
{
    GridValue rests[SLOW_AGENCIES + SLOW_PARTS];
    SlowGroup all = { 0 };

    sum->flags &= ~(unsigned)RESOLVED_PERSONS;
    for (size_t i = 0; i < count; i++) {
        all.named = all.named || groups[i].named;
        all.sure |= groups[i].named ? groups[i].sure : 0;
        all.likely |= groups[i].named ? groups[i].likely : 0;
        all.unknown += groups[i].named ? groups[i].unknown : 0;
        if (groups[i].named && groups[i].least > all.least)
            all.least = groups[i].least;
        rests[i] = groups[i].named ? groups[i].rest : values[i];
    }
    slow->group = (SlowGroup){ 0 };
    if (slot->over_time != OVER_DISTINCT || !all.named) {
        sum->value = slow_join(values, count, how);
        return;
    }
    all.rest = slow_join(rests, count, SLOW_PERSONS);
    sum->value = slow_group_value(&all);
    sum->flags |= RESOLVED_PERSONS;
    slow->group = all;
}

static SlowGroup slow_counted(const Slow *slow, int agency, uint32_t slot, Period period)
{
    for (size_t i = slow->count_count; i-- > 0;)
        if (slow->counts[i].subject == slow_id(agency) && slow->counts[i].slot == slot
            && period_equal(slow->counts[i].period, period))
            return slow->counts[i].group;
    return (SlowGroup){ 0 };
}

static SlowJoin slow_way(const Slot *slot)
{
    return slot->over_time == OVER_DISTINCT ? SLOW_PERSONS : SLOW_SUM;
}

/* ---- periods ---- */

static size_t slow_parts(Period period, Period out[SLOW_PARTS])
{
    Date first = period.first;
    size_t count = 0;

    switch (period.kind) {
    case PERIOD_YEAR:
        out[count++] = period_half(first.year, 1);
        out[count++] = period_half(first.year, 2);
        break;
    case PERIOD_HALF:
        out[count++] = period_quarter(first.year, first.month == 1 ? 1 : 3);
        out[count++] = period_quarter(first.year, first.month == 1 ? 2 : 4);
        break;
    case PERIOD_QUARTER:
        for (int month = first.month; month < first.month + 3; month++)
            out[count++] = period_month(first.year, month);
        break;
    case PERIOD_SCHOOL_YEAR:
        for (int month = 9; month <= 12; month++)
            out[count++] = period_month(first.year, month);
        for (int month = 1; month <= 8; month++)
            out[count++] = period_month(first.year + 1, month);
        break;
    case PERIOD_MONTH:
        for (int day = 1; day <= date_days_in_month(first.year, first.month); day++)
            out[count++] = period_day((Date){ first.year, first.month, day });
        break;
    default:
        break;
    }
    return count;
}

/* ---- cells ---- */

static int slow_place_of(const Slot *slot, const Cell *cell)
{
    static const Source usual[] = { SOURCE_CERTIFIED, SOURCE_RETURN, SOURCE_RECORD, SOURCE_CLAIM };
    const Source *order = slot->order[0] ? slot->order : usual;
    int at = 0, record = 0, claim = 0;

    for (int i = 0; i < 4; i++) {
        at = order[i] == cell->source ? i * 10 : at;
        record = order[i] == SOURCE_RECORD ? i * 10 : record;
        claim = order[i] == SOURCE_CLAIM ? i * 10 : claim;
    }
    if (cell->source == SOURCE_RECORD && !cell->complete && record < claim)
        return claim + 5;
    return at;
}

static bool slow_may_stand(const Slot *slot, const Cell *cell)
{
    bool held = slot->over_time == OVER_STOCK || slot->over_time == OVER_LAST;

    if (cell->voided)
        return false;
    return cell->settled || (!cell->partner && (!cell->running || held));
}

static bool slow_better(const Slot *slot, const Cell *a, const Cell *b)
{
    if (a->settled || b->settled)
        return a->settled && b->settled ? a->id > b->id : a->settled;
    if ((a->value.state == VALUE_BLANK) != (b->value.state == VALUE_BLANK))
        return b->value.state == VALUE_BLANK;
    if (slow_place_of(slot, a) != slow_place_of(slot, b))
        return slow_place_of(slot, a) < slow_place_of(slot, b);
    int64_t day_a = date_valid(a->as_of) ? date_to_days(a->as_of) : -1;
    int64_t day_b = date_valid(b->as_of) ? date_to_days(b->as_of) : -1;
    return day_a != day_b ? day_a > day_b : a->id > b->id;
}

/* ---- the answer ---- */

static Resolved slow_resolve(Slow *slow, int agency, uint32_t number, FactExtent extent, Period period);

static Source slow_source(Source so_far, Source next, bool first)
{
    return first || so_far == next ? next : SOURCE_NONE;
}

static Date slow_earlier(Date a, Date b)
{
    if (!date_valid(a) || !date_valid(b))
        return date_valid(a) ? a : b;
    return date_compare(a, b) <= 0 ? a : b;
}

/* It was merged into one that stood below the same. */
static bool slow_joined_neighbour(const Slow *slow, int agency)
{
    const SlowAgency *of = &slow->agencies[agency];

    return of->successor >= 0 && of->parent[of->last] == slow->agencies[of->successor].parent[of->last + 1];
}

/* Whom it counts to, where one that joined its neighbour stays below whoever both were below. */
static int slow_below_whom(const Slow *slow, int agency, Period period)
{
    const SlowAgency *of = &slow->agencies[agency];

    if (slow_gone(slow, agency, period) && slow_joined_neighbour(slow, agency))
        return of->parent[of->last];
    return slow_up(slow, agency, period);
}

/* Somebody counts to it in the whole period and not on some day of it, or the other way round. */
static bool slow_moved(const Slow *slow, int agency, Period period)
{
    for (int day = slow_day(period.first); day <= slow_day(period.last); day++) {
        Period then = period_day(date_from_days(date_to_days(slow_start) + day));
        if (day != slow_day(period.first) && !slow->changed[day])
            continue;
        for (int other = 0; other < slow->agency_count; other++) {
            if ((slow_below_whom(slow, other, period) == agency) != (slow_below_whom(slow, other, then) == agency))
                return true;
        }
    }
    return false;
}

/* Own plus those that count to it. */
static Resolved slow_below(Slow *slow, int agency, const Slot *slot, Period period)
{
    Resolved own = slow_resolve(slow, agency, slot->number, EXTENT_OWN, period), sum = { 0 };
    SlowGroup own_group = slow->group, groups[SLOW_AGENCIES + 1];
    GridValue values[SLOW_AGENCIES + 1];
    size_t count = 0;
    bool region = slow->agencies[agency].region;
    bool held = slot->over_time == OVER_STOCK;

    for (int child = 0; child < slow->agency_count; child++) {
        if (slot->over_time == OVER_LAST && slow_up(slow, child, period) == agency)
            return (Resolved){ 0 }; /* rates are no parts of a rate */
    }
    if (own.how) {
        sum.source = own.source;
        sum.as_of = own.as_of;
        sum.flags = own.flags & (RESOLVED_INCOMPLETE | RESOLVED_SAME_PERIOD | RESOLVED_MOVED);
        groups[count] = own_group;
        values[count++] = own.value;
    }
    for (int child = 0; child < slow->agency_count; child++) {
        if (slow_up(slow, child, period) != agency)
            continue;
        bool child_region = slow->agencies[child].region;
        if (slot->nature == NATURE_STATE && region && !child_region)
            continue;
        Resolved all = slow_resolve(slow, child, slot->number, EXTENT_ALL, period);
        SlowGroup group = slow->group;
        bool same = (all.flags & RESOLVED_SAME_PERIOD) != 0;
        bool adds = all.how && !(slow_gone(slow, child, period) && held && !same);
        if (adds || (slow_there(slow, child, period) && (child_region || !region)))
            sum.due++;
        if (!adds)
            continue;
        sum.source = slow_source(sum.source, all.source, count == 0);
        sum.as_of = slow_earlier(sum.as_of, all.as_of);
        sum.flags |= all.flags & (RESOLVED_INCOMPLETE | RESOLVED_SAME_PERIOD | RESOLVED_MOVED);
        sum.have += all.value.state != VALUE_BLANK;
        groups[count] = group;
        values[count++] = all.value;
    }
    slow->group = own_group;
    if (own.how && slow_moved(slow, agency, period))
        own.flags |= RESOLVED_MOVED;
    if (sum.due == 0) /* nobody below has to do with it */
        return own;
    if (count == 0)
        return (Resolved){ 0 };
    if (sum.have < sum.due)
        sum.flags |= RESOLVED_INCOMPLETE;
    if (slow_moved(slow, agency, period))
        sum.flags |= RESOLVED_MOVED;
    slow_add_up(slow, slot, &sum, values, groups, count, slow_way(slot));
    sum.how = HOW_SUMMED;
    return sum;
}

/* One sub-period: the agency, and whoever was merged into it only after that. */
static Resolved slow_part(Slow *slow, int agency, const Slot *slot, FactExtent extent, Period part, Period whole)
{
    Resolved parts[SLOW_AGENCIES], sum = { 0 };
    SlowGroup groups[SLOW_AGENCIES], known_groups[SLOW_AGENCIES];
    GridValue values[SLOW_AGENCIES];
    size_t count = 0, known = 0, last = 0;
    bool foreign = false;

    parts[count] = slow_resolve(slow, agency, slot->number, extent, part);
    groups[count++] = slow->group;
    bool adds = extent == EXTENT_ALL && slot->over_time != OVER_LAST;
    for (int other = 0; adds && other < slow->agency_count; other++) {
        if (!slow_merged_into(slow, other, agency, whole))
            continue;
        int up = slow_up(slow, other, part); /* told with another one already? */
        while (up >= 0 && up != agency && !slow_merged_into(slow, up, agency, whole))
            up = slow_up(slow, up, part);
        if (up >= 0)
            continue;
        Resolved all = slow_resolve(slow, other, slot->number, EXTENT_ALL, part);
        if (all.how) {
            groups[count] = slow->group;
            parts[count++] = all;
        }
        int then = slow_up(slow, other, part), above = slow_up(slow, agency, whole);
        while (above >= 0 && above != then)
            above = slow_up(slow, above, whole);
        foreign = foreign || (all.how && then >= 0 && above < 0);
    }
    slow->group = groups[0];
    if (count == 1)
        return parts[0];
    sum.flags |= foreign ? RESOLVED_MOVED : 0u;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].value.state == VALUE_BLANK)
            sum.flags |= RESOLVED_INCOMPLETE;
        if (!parts[i].how)
            continue;
        sum.source = slow_source(sum.source, parts[i].source, known == 0);
        sum.as_of = slow_earlier(sum.as_of, parts[i].as_of);
        sum.flags |= parts[i].flags;
        sum.have += parts[i].have;
        sum.due += parts[i].due;
        known_groups[known] = groups[i];
        values[known++] = parts[i].value;
        last = i;
    }
    if (known == 1) {
        parts[last].flags = sum.flags;
        slow->group = groups[last];
        return parts[last];
    }
    slow_add_up(slow, slot, &sum, values, known_groups, known, slow_way(slot));
    sum.how = HOW_SUMMED;
    return sum;
}

static Resolved slow_periods(Slow *slow, int agency, const Slot *slot, FactExtent extent, Period period)
{
    Period periods[SLOW_PARTS];
    size_t count = slow_parts(period, periods), said = 0;
    GridValue values[SLOW_PARTS];
    SlowGroup groups[SLOW_PARTS];
    Resolved sum = { .due = (int)count };
    bool held = slot->over_time == OVER_STOCK || slot->over_time == OVER_LAST, known = false;

    for (size_t i = 0; i < count; i++) {
        Resolved part = slow_part(slow, agency, slot, extent, periods[i], period);
        known = known || part.how;
        if (!part.how || part.value.state == VALUE_BLANK)
            continue;
        if (held) { /* the latest alone */
            sum = (Resolved){ .value = part.value,
                              .source = part.source,
                              .by = part.by,
                              .as_of = part.as_of,
                              .have = (int)i + 1,
                              .due = (int)count,
                              .flags = part.flags & (RESOLVED_INCOMPLETE | RESOLVED_MOVED) };
            continue;
        }
        sum.source = slow_source(sum.source, part.source, said == 0);
        sum.as_of = date_valid(part.as_of) ? part.as_of : sum.as_of;
        sum.flags |= part.flags & (RESOLVED_INCOMPLETE | RESOLVED_MOVED);
        sum.have++;
        groups[said] = slow->group;
        values[said++] = part.value;
    }
    slow->group = (SlowGroup){ 0 };
    if (!known)
        return (Resolved){ 0 };
    if (said)
        slow_add_up(slow, slot, &sum, values, groups, said,
                    slot->over_time == OVER_MAX ? SLOW_LARGEST : slow_way(slot));
    sum.how = HOW_PERIODS;
    if (sum.have < sum.due)
        sum.flags |= RESOLVED_INCOMPLETE;
    return sum;
}

static bool slow_disagrees(GridValue whole, const Resolved *sum)
{
    return sum->flags & RESOLVED_INCOMPLETE ? !value_holds(whole, sum->value) : !value_agrees(whole, sum->value);
}

static Resolved slow_work_out(Slow *slow, int agency, const Slot *slot, FactExtent extent, Period period)
{
    const Cell *best = NULL;
    bool contested = false, held = slot->over_time == OVER_STOCK || slot->over_time == OVER_LAST;

    for (int round = 0; round < 2; round++) {
        for (int i = slow->latest[agency][slot->number]; i; i = slow->before[i - 1]) {
            const Cell *cell = &slow->cells[i - 1];
            if (cell->extent != extent || !period_equal(cell->period, period) || !slow_may_stand(slot, cell))
                continue;
            if (round == 0 && (!best || slow_better(slot, cell, best)))
                best = cell;
            if (round == 1 && best)
                contested = contested || !value_agrees(cell->value, best->value);
        }
    }
    Resolved periods = slow_periods(slow, agency, slot, extent, period), below = { 0 }, stated = { 0 };
    SlowGroup periods_group = slow->group, below_group = { 0 }, stated_group = { 0 };
    if (extent == EXTENT_ALL) {
        below = slow_below(slow, agency, slot, period);
        below_group = slow->group;
    }
    if (best && best->origin == ORIGIN_ENTRIES && !best->settled && slot->over_time == OVER_DISTINCT)
        stated_group = slow_counted(slow, agency, slot->number, period);
    if (best)
        stated = (Resolved){ .value = best->value,
                             .how = best->settled ? HOW_SETTLED : HOW_STATED,
                             .source = best->source,
                             .by = best->by,
                             .as_of = best->as_of,
                             .flags = RESOLVED_SAME_PERIOD | (stated_group.named ? RESOLVED_PERSONS : 0u) };

    Resolved answer;
    bool same = (below.flags & RESOLVED_SAME_PERIOD) != 0;
    bool gaps = (below.flags & RESOLVED_INCOMPLETE) != 0;
    if (best && (best->settled || best->value.state != VALUE_BLANK)) {
        answer = stated;
        slow->group = stated_group;
        answer.flags |= contested ? RESOLVED_CONTESTED : 0u;
        bool peak = slot->over_time == OVER_MAX;
        if (below.how && peak && !gaps && !value_holds(below.value, best->value))
            answer.flags |= RESOLVED_DIFFERS;
        if (below.how && !peak && slow_disagrees(best->value, &below))
            answer.flags |= RESOLVED_DIFFERS;
    } else if (same && below.value.state != VALUE_BLANK) {
        answer = below;
        slow->group = below_group;
    } else if (periods.value.state != VALUE_BLANK) {
        slow->group = periods_group;
        return periods;
    } else {
        answer = best ? stated : same ? below : periods;
        slow->group = best ? stated_group : same ? below_group : periods_group;
    }
    if (periods.how && !held && slow_disagrees(answer.value, &periods))
        answer.flags |= RESOLVED_DIFFERS_TIME;
    return answer;
}

static Resolved slow_resolve(Slow *slow, int agency, uint32_t number, FactExtent extent, Period period)
{
    uint64_t hash = (uint64_t)agency * 1000003u + number * 10007u + (uint64_t)extent * 101u
                    + (uint64_t)date_to_days(period.first) * 31u + (uint64_t)date_to_days(period.last) * 65599u
                    + (uint64_t)period.kind;
    SlowMemo *memo = &slow->memo[(hash * 0x9E3779B97F4A7C15u) >> 48];

    slow->group = (SlowGroup){ 0 };
    /* nobody ever said anything of it */
    if ((period.kind == PERIOD_DAY && !slow->day_said[slow_day(period.first)][number])
        || (period.kind == PERIOD_MONTH && !slow->month_said[slow_day(period.first)][number]))
        return (Resolved){ 0 };
    if (memo->round == slow->round && memo->agency == agency && memo->slot == number && memo->extent == extent
        && period_equal(memo->period, period)) {
        slow->group = memo->group;
        return memo->answer;
    }
    Resolved answer = slow_work_out(slow, agency, &slow->slots[number - 1], extent, period);
    *memo = (SlowMemo){ slow->round, agency, number, extent, period, answer, slow->group };
    return answer;
}

#endif
