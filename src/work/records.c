/* records.c - what the entries of ledgers come to in the grid. */
#include "work/records.h"

#include "ledger/entry.h"
#include "store/cells.h"
#include "store/persons.h"
#include "store/slots.h"
#include "work/entries.h"
#include "work/people.h"
#include "work/proposals.h"

enum { MONTHS_MOST = 12 };

/* A ledger that says something of a measure, with the agency's entries in it. */
typedef struct {
    const Ledger *ledger;
    size_t count; /* its count of the measure */
    Entries entries;
    Periods complete; /* as declared */
} Feeder;

typedef LIST(Feeder) Feeders;

typedef struct {
    Work *work;
    const Ledger *ledger;
    Id agency;
    Tree tree;
    Slots slots;
    Entries entries;
    Periods complete;
    CellChange *change;
    uint32_t *numbers;    /* the slot of each count */
    ProposalRows decided; /* which entries are attached to another's activity */
    Feeders *feeders;     /* of each count over people: the ledger itself and others that name people for it */
} Counting;

static Problem load_feeders(Counting *counting, Date first, Date last);
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

static Problem load_entries(Work *work, const Ledger *ledger, Id agency, Date first, Date last, Entries *out)
{
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    EntryRows rows;

    TRY(entry_rows_load(&vault, ledger->key, agency, first, last, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Entry entry = { .id = rows.items[i].id, .agency = agency, .day = rows.items[i].day };
        Text *values = ARENA_ARRAY(work->arena, ledger->field_count + 1, Text);

        TRY(entry_body_read(ledger, rows.items[i].body, work->arena, values));
        TRY(entry_body_read(ledger, rows.items[i].body_sealed, work->arena, values));
        entry.values = values;
        LIST_PUSH(work->arena, out, entry);
    }
    return OK;
}

/* Months go before what is made of them: of longer periods people are put together from their months. */
Problem records_count(Work *work, const Ledger *ledger, Id agency, const Periods *periods, CellChange *change)
{
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    Counting counting = { .work = work, .ledger = ledger, .agency = agency, .change = change };
    Date first = { 9999, 12, 31 };
    Date last = { 1, 1, 1 };

    for (size_t i = 0; i < periods->count; i++) {
        if (date_compare(periods->items[i].first, first) < 0)
            first = periods->items[i].first;
        if (date_compare(periods->items[i].last, last) > 0)
            last = periods->items[i].last;
    }
    TRY(load_entries(work, ledger, agency, first, last, &counting.entries));
    TRY(ledger_complete_load(&vault, ledger->key, agency, &counting.complete));
    TRY(work_tree(work, &counting.tree));
    counting.numbers = ARENA_ARRAY(work->arena, ledger->count_count + 1, uint32_t);
    for (size_t i = 0; i < ledger->count_count; i++)
        TRY(cells_slot(work, ledger->counts[i].measure, TEXT(""), TEXT(""), &counting.numbers[i]));
    TRY(slots_load(work->db, work->county, work->arena, &counting.slots));
    TRY(load_feeders(&counting, first, last));
    TRY(entries_attached(work, &counting.decided));
    for (int months = 1; months >= 0; months--)
        for (size_t i = 0; i < periods->count; i++)
            if ((periods->items[i].kind == PERIOD_MONTH) == (months == 1))
                TRY(count_period(&counting, periods->items[i]));
    return OK;
}

static Problem load_feeders(Counting *counting, Date first, Date last)
{
    const Ledger *own = counting->ledger;
    Work *work = counting->work;
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    Ledgers *ledgers = ARENA_NEW(work->arena, Ledgers);

    counting->feeders = ARENA_ARRAY(work->arena, own->count_count + 1, Feeders);
    TRY(ledgers_load(work, ledgers));
    for (size_t i = 0; i < own->count_count; i++) {
        if (own->counts[i].people < 0)
            continue;
        for (size_t k = 0; k < ledgers->count; k++) {
            const Ledger *ledger = &ledgers->items[k];
            Feeder feeder = { .ledger = ledger };

            while (feeder.count < ledger->count_count
                   && !text_equal(ledger->counts[feeder.count].measure, own->counts[i].measure))
                feeder.count++;
            if (feeder.count == ledger->count_count)
                continue;
            if (text_equal(ledger->key, own->key)) {
                feeder.entries = counting->entries;
                feeder.complete = counting->complete;
            } else {
                TRY(load_entries(work, ledger, counting->agency, first, last, &feeder.entries));
                TRY(ledger_complete_load(&vault, ledger->key, counting->agency, &feeder.complete));
            }
            LIST_PUSH(work->arena, &counting->feeders[i], feeder);
        }
    }
    return OK;
}

static bool is_complete(const Periods *complete, Period period)
{
    for (size_t i = 0; i < complete->count; i++)
        if (period_contains(complete->items[i], period))
            return true;
    return false;
}

static Entries entries_within(Work *work, const Entries *entries, Period period)
{
    Entries within = { 0 };

    for (size_t i = 0; i < entries->count; i++) {
        Date day = entries->items[i].day;
        if (date_compare(period.first, day) <= 0 && date_compare(day, period.last) <= 0)
            LIST_PUSH(work->arena, &within, entries->items[i]);
    }
    return within;
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
            && old[i]->running == cell.running && old[i]->by == cell.by && old[i]->origin_id == cell.origin_id) {
            old[i] = NULL;
            return;
        }
    cells_add(counting->work, counting->change, cell, TEXT(""));
}

/* ---- people ---- */

/* All ledgers that name people for the measure are whole, or have none of it. The first of them is the cell's origin. */
static void tell_feeders(Counting *counting, size_t count, Period period, Cell *cell)
{
    const Feeders *feeders = &counting->feeders[count];

    cell->complete = is_complete(&counting->complete, period);
    for (size_t i = 0; i < feeders->count; i++) {
        const Feeder *feeder = &feeders->items[i];
        if (feeder->ledger->number < cell->origin_id)
            cell->origin_id = feeder->ledger->number;
        if (!is_complete(&feeder->complete, period)
            && entries_within(counting->work, &feeder->entries, period).count)
            cell->complete = false;
    }
}

static Problem crowd_of_month(Counting *counting, size_t count, Period month, Crowd *out, bool *given)
{
    const Feeders *feeders = &counting->feeders[count];
    Arena *arena = counting->work->arena;
    Crowd *crowds = ARENA_ARRAY(arena, feeders->count + 1, Crowd);
    const Crowd **parts = (const Crowd **)arena_alloc(arena, (feeders->count + 1) * sizeof *parts);
    size_t known = 0;

    for (size_t i = 0; i < feeders->count; i++) {
        const Feeder *feeder = &feeders->items[i];
        Entries within = entries_within(counting->work, &feeder->entries, month);
        bool said;

        TRY(crowd_of_entries(counting->work, feeder->ledger, feeder->count, &within, &crowds[known], &said));
        parts[known] = &crowds[known];
        known += said;
    }
    *given = known > 0;
    *out = crowd_union(arena, parts, known);
    return OK;
}

static Problem counted_crowd(Counting *counting, uint32_t key, Period period, CrowdEntry *out)
{
    Work *work = counting->work;
    CrowdEntries kept = { 0 };

    *out = (CrowdEntry){ key, true, TEXT("") };
    TRY(crowds_load(work->db, work->county, counting->agency, period, work->arena, &kept));
    for (size_t i = 0; i < kept.count; i++)
        if (kept.items[i].key == key && kept.items[i].counted)
            out->bytes = kept.items[i].bytes;
    return OK;
}

static Problem crowd_of_months(Counting *counting, uint32_t key, Period period, Crowd *out, bool *given)
{
    Crowd crowds[MONTHS_MOST];
    const Crowd *parts[MONTHS_MOST];
    size_t known = 0;

    for (int month = period.first.month; month <= period.last.month; month++) {
        CrowdEntry kept;

        TRY(counted_crowd(counting, key, period_month(period.first.year, month), &kept));
        if (!kept.bytes.len)
            continue;
        TRY(crowd_open(kept.bytes, &crowds[known]));
        parts[known] = &crowds[known];
        known++;
    }
    *given = known > 0;
    *out = crowd_union(counting->work->arena, parts, known);
    return OK;
}

/* Counts people, and keeps who they are beside the figure: of months always, of longer periods where these stand for
 * themselves and are not put together from their months. */
static Problem count_people(Counting *counting, size_t count, Period period, bool complete, GridValue *out)
{
    Work *work = counting->work;
    uint32_t key = sheet_key(counting->numbers[count], EXTENT_OWN);
    CrowdEntry kept, now = { key, true, TEXT("") };
    bool given, month = period.kind == PERIOD_MONTH;
    Crowd crowd;

    if (month)
        TRY(crowd_of_month(counting, count, period, &crowd, &given));
    else
        TRY(crowd_of_months(counting, key, period, &crowd, &given));
    *out = given ? crowd_value(&crowd) : value_blank();
    if (given && (month || complete))
        now.bytes = crowd_write(work->arena, &crowd);
    TRY(counted_crowd(counting, key, period, &kept));
    if (text_equal(kept.bytes, now.bytes))
        return OK;
    LIST_PUSH(work->arena, &counting->change->touched, (Spot){ counting->agency, period });
    return crowd_put(work->db, work->county, counting->agency, period, &now);
}

/* ---- a period ---- */

static bool is_of_ledger(const Counting *counting, const Cell *cell)
{
    if (cell->voided || cell->source != SOURCE_RECORD || cell->origin != ORIGIN_ENTRIES)
        return false;
    for (size_t i = 0; i < counting->ledger->count_count; i++)
        if (counting->numbers[i] == cell->slot)
            return true;
    return cell->origin_id == counting->ledger->number;
}

/* Without those that tell of what a host tells too. */
static Entries entries_own(Counting *counting, const Entries *entries, uint32_t slot)
{
    Entries own = { 0 };

    if (!counting->decided.count)
        return *entries;
    for (size_t i = 0; i < entries->count; i++)
        if (!entry_attached(&counting->decided, entries->items[i].id, slot))
            LIST_PUSH(counting->work->arena, &own, entries->items[i]);
    return own;
}

static Problem count_period(Counting *counting, Period period)
{
    const Ledger *ledger = counting->ledger;
    Work *work = counting->work;
    Cell cell = { .subject = counting->agency,
                  .by = counting->agency,
                  .period = period,
                  .source = SOURCE_RECORD,
                  .origin = ORIGIN_ENTRIES };
    bool alone = stands_alone(counting, period);
    Entries within = entries_within(work, &counting->entries, period);
    const Cell **old;
    size_t old_count = 0;
    Cells known;

    TRY(cells_of_place(work->db, work->county, counting->agency, period, work->arena, &known));
    old = (const Cell **)arena_alloc(work->arena, (known.count + 1) * sizeof *old);
    for (size_t i = 0; i < known.count; i++)
        if (is_of_ledger(counting, &known.items[i]))
            old[old_count++] = &known.items[i];

    for (size_t i = 0; i < ledger->count_count; i++) {
        cell.slot = counting->numbers[i];
        cell.origin_id = ledger->number;
        tell_feeders(counting, i, period, &cell);
        /* Of a longer period an unfinished ledger tells what was entered so far: shown beside a claim, never in its
         * place, nor in that of what quarters and months come to. */
        cell.running = !cell.complete && period.kind != PERIOD_MONTH;
        if (ledger->counts[i].people >= 0) {
            TRY(count_people(counting, i, period, cell.complete, &cell.value));
        } else {
            const Slot *slot = slot_find(counting->slots, cell.slot);
            Entries own = entries_own(counting, &within, cell.slot);
            cell.value = entries_count(ledger, i, &own, slot && slot->over_time == OVER_DISTINCT);
        }
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
            cells_void(work, counting->change, old[i]);
    return OK;
}

Problem entries_recount(Work *work, bool sheets, size_t *changed)
{
    Vault vault = { work->db, work->keys, work->random, work->county, work->arena };
    LedgerPlaces places;
    Ledgers ledgers;
    size_t differing = 0;
    Spots spots = { 0 };

    TRY(ledgers_load(work, &ledgers));
    TRY(ledger_places(&vault, &places));
    for (size_t i = 0; i < places.count; i++) {
        const Ledger *ledger = ledger_find(&ledgers, places.items[i].ledger);
        Periods periods = { 0 };
        EntryRows rows;
        Periods complete;
        CellChange own = { 0 };

        if (!ledger)
            continue; /* of a catalog that is not at hand: what it came to stays */
        TRY(entry_rows_load(&vault, ledger->key, places.items[i].agency, (Date){ 1, 1, 1 }, (Date){ 9999, 12, 31 },
                            &rows));
        for (size_t k = 0; k < rows.count; k++)
            record_periods_within(period_day(rows.items[k].day), work->arena, &periods);
        TRY(ledger_complete_load(&vault, ledger->key, places.items[i].agency, &complete));
        for (size_t k = 0; k < complete.count; k++)
            record_periods_within(complete.items[k], work->arena, &periods);
        TRY(records_count(work, ledger, places.items[i].agency, &periods, &own));
        differing += own.added.count + own.voided.count + own.touched.count;
        TRY(cells_write(work, &own, &spots)); /* what the agency's next ledger comes to may hang on it */
    }
    if (changed)
        *changed = differing;
    return sheets && differing ? cells_sheets(work, &spots) : OK;
}
