/* fact_place.c - where a fact belongs in the grid. */
#include "store/slots.h"
#include "work/facts_work.h"

static Period period_of(const FactPlacing *placing, Text words);
static Date day_of(Text words);
static Period until(Period period, Text as_of);

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
                   .period = period_of(placing, row->period),
                   .source = SOURCE_CLAIM,
                   .value = row->value,
                   .by = placing->document->agency,
                   .as_of = day_of(row->as_of),
                   .origin = ORIGIN_DECISION,
                   .running = row->running };
    if (slot && slot->nature == NATURE_ACTIVITY && !row->running)
        out->period = until(out->period, row->as_of);
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
static Period until(Period period, Text as_of)
{
    Period end;

    if (!period_read(as_of, &end) || !period_contains(period, end) || date_compare(end.last, period.last) >= 0)
        return period;
    return period_window(period_day(period.first), end);
}

/* Y0 stands for the year that the report is about. */
static Period period_of(const FactPlacing *placing, Text words)
{
    Period period;

    if (period_read(words, &period))
        return period;
    if (text_starts(words, TEXT("Y0")) && placing->period.kind != PERIOD_NONE) {
        Text own = arena_format(placing->work->arena, "%04d%.*s", placing->period.first.year,
                                TEXT_ARG(text_slice(words, 2, words.len)));
        if (period_read(own, &period))
            return period;
    }
    return placing->period;
}

static Date day_of(Text words)
{
    Period period;
    Date day;

    if (date_read(words, &day))
        return day;
    return period_read(words, &period) ? period.last : (Date){ 0 };
}
