/* records.c - what the entries of ledgers come to in the grid. */
#include "work/records.h"

#include "ledger/entry.h"
#include "store/cells.h"
#include "store/slots.h"
#include "work/entries.h"

typedef struct {
    Work *work;
    const Ledger *ledger;
    Id agency;
    Tree tree;
    Slots slots;
    Entries entries;
    Periods complete; /* as declared */
    CellChange *change;
    uint32_t *numbers; /* the slot of each count */
} Counting;

static Problem count_period(Counting *counting, Period period);

void record_periods(Date day, Period out[RECORD_PERIODS])
{
    out[0] = period_month(day.year, day.month);
    out[1] = period_quarter(day.year, (day.month + 2) / 3);
    out[2] = period_half(day.year, day.month <= 6 ? 1 : 2);
    out[3] = period_year(day.year);
}

void record_periods_within(Period period, Arena *arena, Periods *out)
{
    Date day = { period.first.year, period.first.month, 1 };

    while (date_compare(day, period.last) <= 0) {
        Period all[RECORD_PERIODS];

        record_periods(day, all);
        for (int i = 0; i < RECORD_PERIODS; i++) {
            bool known = false;
            for (size_t k = 0; k < out->count && !known; k++)
                known = period_equal(out->items[k], all[i]);
            if (!known)
                LIST_PUSH(arena, out, all[i]);
        }
        day = day.month == 12 ? (Date){ day.year + 1, 1, 1 } : (Date){ day.year, day.month + 1, 1 };
    }
}

Problem records_count(Work *work, const Ledger *ledger, Id agency, const Periods *periods, CellChange *change)
{
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    Counting counting = { .work = work, .ledger = ledger, .agency = agency, .change = change };
    Date first = { 9999, 12, 31 };
    Date last = { 1, 1, 1 };
    EntryRows rows;

    for (size_t i = 0; i < periods->count; i++) {
        if (date_compare(periods->items[i].first, first) < 0)
            first = periods->items[i].first;
        if (date_compare(periods->items[i].last, last) > 0)
            last = periods->items[i].last;
    }
    TRY(entry_rows_load(&vault, ledger->key, agency, first, last, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Entry entry = { .id = rows.items[i].id, .agency = agency, .day = rows.items[i].day };
        Text *values = ARENA_ARRAY(work->arena, ledger->field_count + 1, Text);

        TRY(entry_body_read(ledger, rows.items[i].body, work->arena, values));
        TRY(entry_body_read(ledger, rows.items[i].body_sealed, work->arena, values));
        entry.values = values;
        LIST_PUSH(work->arena, &counting.entries, entry);
    }
    TRY(ledger_complete_load(&vault, ledger->key, agency, &counting.complete));
    TRY(work_tree(work, &counting.tree));
    counting.numbers = ARENA_ARRAY(work->arena, ledger->count_count + 1, uint32_t);
    for (size_t i = 0; i < ledger->count_count; i++)
        TRY(cells_slot(work, ledger->counts[i].measure, TEXT(""), TEXT(""), &counting.numbers[i]));
    TRY(slots_load(work->db, work->county, work->arena, &counting.slots));
    for (size_t i = 0; i < periods->count; i++)
        TRY(count_period(&counting, periods->items[i]));
    return OK;
}

static bool is_complete(const Counting *counting, Period period)
{
    for (size_t i = 0; i < counting->complete.count; i++)
        if (period_contains(counting->complete.items[i], period))
            return true;
    return false;
}

/* Nobody counts to it in that period. */
static bool stands_alone(Counting *counting, Period period)
{
    const TreeView *view = tree_view(counting->work->arena, &counting->tree, period.last);
    int32_t index = view_index(view, counting->agency);

    return index >= 0 && view->first[index] < 0;
}

/* Takes the cell that says just this out of `old`, or notes the new one. */
static void settle_cell(Counting *counting, Cell cell, const Cell **old, size_t old_count)
{
    for (size_t i = 0; i < old_count; i++)
        if (old[i] && old[i]->slot == cell.slot && old[i]->extent == cell.extent
            && value_equal(old[i]->value, cell.value) && old[i]->complete == cell.complete
            && old[i]->running == cell.running && old[i]->by == cell.by) {
            old[i] = NULL;
            return;
        }
    cells_add(counting->work, counting->change, cell, TEXT(""));
}

static Problem count_period(Counting *counting, Period period)
{
    const Ledger *ledger = counting->ledger;
    Work *work = counting->work;
    Cell cell = { .subject = counting->agency,
                  .by = counting->agency,
                  .period = period,
                  .source = SOURCE_RECORD,
                  .origin = ORIGIN_ENTRIES,
                  .origin_id = ledger->number,
                  .complete = is_complete(counting, period) };
    bool alone = stands_alone(counting, period);
    Entries within = { 0 };
    const Cell **old;
    size_t old_count = 0;
    Cells known;

    for (size_t i = 0; i < counting->entries.count; i++) {
        Date day = counting->entries.items[i].day;
        if (date_compare(period.first, day) <= 0 && date_compare(day, period.last) <= 0)
            LIST_PUSH(work->arena, &within, counting->entries.items[i]);
    }
    /* Of a longer period an unfinished ledger tells what was entered so far: shown beside a claim, never in its place,
     * nor in that of what quarters and months come to. */
    cell.running = !cell.complete && period.kind != PERIOD_MONTH;
    TRY(cells_of_place(work->db, work->county, counting->agency, period, work->arena, &known));
    old = (const Cell **)arena_alloc(work->arena, (known.count + 1) * sizeof *old);
    for (size_t i = 0; i < known.count; i++)
        if (!known.items[i].voided && known.items[i].source == SOURCE_RECORD
            && known.items[i].origin == ORIGIN_ENTRIES && known.items[i].origin_id == ledger->number)
            old[old_count++] = &known.items[i];

    for (size_t i = 0; i < ledger->count_count; i++) {
        const Slot *slot = slot_find(counting->slots, counting->numbers[i]);

        cell.slot = counting->numbers[i];
        cell.value = entries_count(ledger, i, &within, slot && slot->over_time == OVER_DISTINCT);
        if (!value_is_given(cell.value)) {
            if (!cell.complete)
                continue;
            cell.value = value_number(decimal_int(0)); /* a whole ledger without any says none */
        }
        cell.extent = EXTENT_OWN;
        settle_cell(counting, cell, old, old_count);
        cell.extent = EXTENT_ALL;
        if (alone)
            settle_cell(counting, cell, old, old_count);
    }
    for (size_t i = 0; i < old_count; i++)
        if (old[i])
            cells_void(work, counting->change, old[i]->id);
    return OK;
}

Problem entries_recount(Work *work, size_t *changed)
{
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    CellChange change = { 0 };
    LedgerPlaces places;
    Ledgers ledgers;

    TRY(ledgers_load(work, &ledgers));
    TRY(ledger_places(&vault, &places));
    for (size_t i = 0; i < places.count; i++) {
        const Ledger *ledger = ledger_find(&ledgers, places.items[i].ledger);
        Periods periods = { 0 };
        EntryRows rows;
        Periods complete;

        if (!ledger)
            continue; /* of a catalog that is not at hand: what it came to stays */
        TRY(entry_rows_load(&vault, ledger->key, places.items[i].agency, (Date){ 1, 1, 1 }, (Date){ 9999, 12, 31 },
                            &rows));
        for (size_t k = 0; k < rows.count; k++)
            record_periods_within(period_day(rows.items[k].day), work->arena, &periods);
        TRY(ledger_complete_load(&vault, ledger->key, places.items[i].agency, &complete));
        for (size_t k = 0; k < complete.count; k++)
            record_periods_within(complete.items[k], work->arena, &periods);
        TRY(records_count(work, ledger, places.items[i].agency, &periods, &change));
    }
    if (changed)
        *changed = change.added.count + change.voided.count;
    return change.added.count + change.voided.count ? cells_apply(work, &change) : OK;
}
