/* fact_place.c - where a fact belongs in the grid. */
#include "grid/periods.h"
#include "store/slots.h"
#include "work/facts_work.h"

static Period period_of(const FactPlacing *placing, const FactRow *row);
static Period as_of(const FactPlacing *placing, const FactRow *row);
static Period until(Period period, Period end);

Problem fact_placing(Work *work, const DocumentRow *document, FactPlacing *out)
{
    Call call;

    *out = (FactPlacing){ .work = work, .document = document, .period = document->period };
    TRY(work_tree(work, &out->tree));
    TRY(slots_load(work->db, work->county, work->arena, &out->slots));
    if (!document->call)
        return OK;
    TRY(call_slots(work->db, work->county, document->call, work->arena, &out->asked));
    TRY(call_get(work, document->call, &call));
    if (out->period.kind == PERIOD_NONE)
        out->period = call.period;
    return OK;
}

Problem fact_place(FactPlacing *placing, const FactRow *row, Cell *out, Problem *lacks)
{
    const Slot *slot = row->slot ? slot_find(placing->slots, row->slot) : NULL;

    *lacks = OK;
    *out = (Cell){ .slot = row->slot,
                   .extent = row->extent == EXTENT_UNSAID ? EXTENT_ALL : row->extent,
                   .period = period_of(placing, row),
                   .source = SOURCE_CLAIM,
                   .value = row->value,
                   .by = placing->document->agency,
                   .as_of = as_of(placing, row).last,
                   .origin = ORIGIN_DECISION,
                   .running = row->running };
    if (slot && slot->nature == NATURE_ACTIVITY && !row->running)
        out->period = until(out->period, as_of(placing, row));
    if (!slot)
        *lacks = problem(PROBLEM_FACT_UNMEASURED, TEXT(""), TEXT(""), TEXT(""));
    else if (!out->by)
        *lacks = problem(PROBLEM_DOCUMENT_UNASSIGNED, TEXT(""), TEXT(""), TEXT(""));
    else if (out->period.kind == PERIOD_NONE)
        *lacks = problem(PROBLEM_PERIOD_MISSING, TEXT(""), TEXT(""), TEXT(""));
    else
        out->subject = row->subject ? row->subject : fact_subject(placing, slot, out->extent, out->period);
    return OK;
}

Id fact_subject(const FactPlacing *placing, const Slot *slot, FactExtent extent, Period period)
{
    Id agency = placing->document->agency;
    const Agency *row = tree_agency(&placing->tree, agency);

    if (slot->nature == NATURE_ACTIVITY || extent != EXTENT_ALL || !row || row->kind != AGENCY_BUREAU)
        return agency;
    for (Id above = agency; above; above = tree_parent(&placing->tree, above, period.last)) {
        const Agency *region = tree_agency(&placing->tree, above);
        if (region && agency_is_region(region->kind))
            return above;
    }
    return agency;
}

bool fact_wanted(const FactPlacing *placing, uint32_t slot, Period period)
{
    if (placing->period.kind != PERIOD_NONE && period.kind != PERIOD_NONE
        && (date_compare(placing->period.last, period.first) < 0
            || date_compare(period.last, placing->period.first) < 0))
        return false;
    for (size_t i = 0; i < placing->asked.count; i++)
        if (placing->asked.items[i] == slot)
            return true;
    return placing->asked.count == 0;
}

Text fact_line(const FactPlacing *placing, const FactRow *row)
{
    const Slot *slot = row && row->slot ? slot_find(placing->slots, row->slot) : NULL;
    Text measure = slot ? slot->measure : TEXT("");
    char value[VALUE_TEXT_MAX];

    if (!row)
        return TEXT("");
    value_write(row->value, LANGUAGE_EN, value);
    return arena_format(placing->work->arena, "%.*s | %s | %.*s | %s | %.*s | %s | %lld | %s", TEXT_ARG(measure),
                        value, TEXT_ARG(row->period), fact_extent_word(row->extent), TEXT_ARG(row->as_of),
                        row->running ? "running" : "", (long long)row->subject, row->fits ? "" : "no figure");
}

/* What was done until a day inside a period is a figure of the window up to it, never of the whole. */
static Period until(Period period, Period end)
{
    if (!period_contains(period, end) || date_compare(end.last, period.last) >= 0)
        return period;
    return period_window(period_day(period.first), end);
}

/* The years between the one that the words were read by and that of the report as the office has it. */
static int years_on(const FactPlacing *placing, const FactRow *row)
{
    const Period *own = &placing->period;

    return row->year && own->kind != PERIOD_NONE && own->first.year == own->last.year ? own->first.year - row->year
                                                                                      : 0;
}

/* What tells no time of its own is of the report's; Y0 stands for the year that the report is about. */
static Period period_of(const FactPlacing *placing, const FactRow *row)
{
    Period period;

    if (row->whole && placing->period.kind != PERIOD_NONE)
        return placing->period;
    if (period_read(row->period, &period))
        return period_moved(period, years_on(placing, row));
    if (text_starts(row->period, TEXT("Y0")) && placing->period.kind != PERIOD_NONE) {
        Text own = arena_format(placing->work->arena, "%04d%.*s", placing->period.first.year,
                                TEXT_ARG(text_slice(row->period, 2, row->period.len)));
        if (period_read(own, &period))
            return period;
    }
    return placing->period;
}

/* A day, a month or the like; none when nothing is said. */
static Period as_of(const FactPlacing *placing, const FactRow *row)
{
    Period period;

    return period_read(row->as_of, &period) ? period_moved(period, years_on(placing, row)) : (Period){ 0 };
}
