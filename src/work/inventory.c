/* inventory.c - places gathered from calls, and what the grid knows beside them. */
#include "work/inventory.h"

#include "grid/query.h"
#include "model/api.h"
#include "store/cells.h"
#include "store/decisions.h"
#include "store/forms.h"
#include "store/slots.h"
#include "work/agency_names.h"
#include "work/calls.h"
#include "work/cells.h"
#include "work/documents.h"
#include "work/forms.h"
#include "work/measures.h"

#include <stdlib.h>

typedef struct {
    InventorySource from;
    AskedPlace place;
} Gathered;

typedef struct {
    Id subject;
    uint32_t slot;
} Wanted;

typedef struct {
    Work *work;
    Inventory *out;
    Calls calls;
    Slots slots;
    Tree tree;
    AgencyNames names;
    Grid *grid;
    Id top; /* whose calls the actor sees, 0: all */
    LIST(Gathered) places;
    LIST(Id) asking; /* the calls that these are of */
    Wanted *wanted;  /* their subjects and slots in order; slot 0 beside each subject */
    size_t wanted_count;
    LIST(Cell) cells; /* that may answer places */
} Taking;

static Problem gather_call(Taking *taking, const Call *call);
static Problem gather_known(Taking *taking);
static Problem find_sums(Taking *taking);
static int place_order(const void *a, const void *b);
static void judge(Taking *taking);
static void find_variants(Inventory *out);

static bool meets(Period a, Period b)
{
    return date_compare(a.first, b.last) <= 0 && date_compare(b.first, a.last) <= 0;
}

Problem inventory_take(Work *work, Period window, Inventory *out)
{
    Taking taking = { .work = work, .out = out };

    *out = (Inventory){ .window = window };
    TRY(call_sight(work, &taking.top));
    TRY(calls_load(work->db, work->county, work->arena, &taking.calls));
    TRY(work_tree(work, &taking.tree));
    TRY(agency_names(work, &taking.names));
    TRY(cells_grid(work, &taking.grid));
    TRY(slots_load(work->db, work->county, work->arena, &taking.slots));
    for (size_t i = 0; i < taking.calls.count; i++)
        if (taking.calls.items[i].state != CALL_WITHDRAWN && meets(taking.calls.items[i].period, window))
            TRY(gather_call(&taking, &taking.calls.items[i]));
    if (taking.places.count)
        qsort(taking.places.items, taking.places.count, sizeof *taking.places.items, place_order);
    TRY(gather_known(&taking));
    TRY(find_sums(&taking));
    judge(&taking);
    find_variants(out);
    out->calls = taking.asking.count;
    return OK;
}

/* ---- what is asked ---- */

/* The own figure of an agency that nobody counts to is that of all. */
static FactExtent extent_of(const TreeView *view, Id subject, FactExtent extent)
{
    int32_t index = view_index(view, subject);

    if (extent == EXTENT_UNSAID || (extent == EXTENT_OWN && index >= 0 && view->first[index] < 0))
        return EXTENT_ALL;
    return extent;
}

/* Whether the catalog says that agencies of that name answer for the measure. */
static bool answers_for(const Taking *taking, const Slot *slot, Id agency)
{
    const Measure *measure = measure_of(taking->work, slot->measure);
    Text who = measure ? catalog_text(catalog_of(taking->work->catalog), measure->answers) : TEXT("");

    for (size_t i = 0; who.len && i < taking->names.count; i++)
        if (taking->names.items[i].agency == agency && text_contains(taking->names.items[i].words, who))
            return true;
    return false;
}

static Problem gather_place(Taking *taking, const Answers *answers, InventorySource from, uint32_t number,
                            FactExtent extent)
{
    Work *work = taking->work;
    const Slot *slot = slot_find(taking->slots, number);
    Period period = from.call->period;
    const TreeView *view = grid_view(taking->grid, period);

    if (!slot)
        return problem(PROBLEM_SLOT_UNKNOWN, arena_format(work->arena, "%u", number), TEXT(""), TEXT(""));
    for (size_t i = 0; i < answers->count; i++) {
        Id agency = answers->items[i].agency;
        Id subject = measure_subject(work, &taking->tree, slot, extent, agency, period.last);
        AskedPlace place = { .agency = agency,
                             .subject = subject,
                             .slot = slot,
                             .extent = extent_of(view, subject, extent),
                             .period = period,
                             .answers = subject != agency && answers_for(taking, slot, agency) };
        LIST_PUSH(work->arena, &taking->places, (Gathered){ from, place });
    }
    return OK;
}

static bool on_form(const Form *form, uint32_t slot)
{
    for (size_t i = 0; form && i < form->items.count; i++)
        if (form->items.items[i].slot == slot && form->items.items[i].extent != EXTENT_STAFF)
            return true;
    return false;
}

static Problem gather_call(Taking *taking, const Call *call)
{
    Work *work = taking->work;
    const TreeView *view = tree_view(work->arena, &taking->tree, work->today);
    size_t before = taking->places.count;
    SlotNumbers asked = { 0 };
    Answers all, seen = { 0 };
    Form *form = NULL;

    TRY(answers_of_call(work->db, work->county, call->id, work->arena, &all));
    for (size_t i = 0; i < all.count; i++)
        if (call_answer_seen(view, taking->top, &all.items[i]))
            LIST_PUSH(work->arena, &seen, all.items[i]);
    if (call->form) {
        form = ARENA_NEW(work->arena, Form);
        TRY(form_get(work, call->form, call->form_version, form));
    }
    for (size_t i = 0; form && i < form->items.count; i++) {
        const FormItem *item = &form->items.items[i];
        TRY(gather_place(taking, &seen, (InventorySource){ call, form, item }, item->slot, item->extent));
    }
    if (call->wants_document)
        TRY(call_slots(work->db, work->county, call->id, work->arena, &asked));
    for (size_t i = 0; i < asked.count; i++)
        if (!on_form(form, asked.items[i]))
            TRY(gather_place(taking, &seen, (InventorySource){ call, NULL, NULL }, asked.items[i], EXTENT_ALL));
    if (taking->places.count > before)
        LIST_PUSH(work->arena, &taking->asking, call->id);
    return OK;
}

#define ORDER(order)  \
    if ((order) != 0) \
    return order

static int slot_order(const Slot *a, const Slot *b)
{
    ORDER(text_compare(a->measure, b->measure));
    ORDER(text_compare(a->category, b->category));
    return text_compare(a->issuer, b->issuer);
}

static int id_order(Id a, Id b)
{
    return (a > b) - (a < b);
}

static int figure_order(const AskedPlace *a, const AskedPlace *b)
{
    ORDER(a->slot == b->slot ? 0 : slot_order(a->slot, b->slot));
    ORDER((int)a->extent - (int)b->extent);
    ORDER(date_compare(a->period.last, b->period.last));
    return date_compare(b->period.first, a->period.first);
}

static int place_order(const void *a, const void *b)
{
    const Gathered *x = a, *y = b;
    int line_x = x->from.item ? x->from.item->place : 0, line_y = y->from.item ? y->from.item->place : 0;

    ORDER(figure_order(&x->place, &y->place));
    ORDER(id_order(x->from.call->id, y->from.call->id));
    ORDER(line_x - line_y);
    return id_order(x->place.agency, y->place.agency);
}

/* ---- what is known ---- */

static int wanted_order(const void *a, const void *b)
{
    const Wanted *x = a, *y = b;

    ORDER(id_order(x->subject, y->subject));
    return (x->slot > y->slot) - (x->slot < y->slot);
}

static void list_wanted(Taking *taking)
{
    Wanted *wanted = ARENA_ARRAY(taking->work->arena, 2 * taking->places.count + 1, Wanted);

    for (size_t i = 0; i < taking->places.count; i++) {
        const AskedPlace *place = &taking->places.items[i].place;
        wanted[2 * i] = (Wanted){ place->subject, 0 };
        wanted[2 * i + 1] = (Wanted){ place->subject, place->slot->number };
    }
    taking->wanted = wanted;
    taking->wanted_count = 2 * taking->places.count;
    qsort(wanted, taking->wanted_count, sizeof *wanted, wanted_order);
}

/* Slot 0: whether anything is asked of the subject. */
static bool is_asked(const Taking *taking, Id subject, uint32_t slot)
{
    Wanted wanted = { subject, slot };

    return bsearch(&wanted, taking->wanted, taking->wanted_count, sizeof wanted, wanted_order) != NULL;
}

/* The call that a cell came as an answer to; 0: none. */
static Problem call_of_cell(Work *work, const Cell *cell, Id *out)
{
    Vault vault = work_vault(work);
    DocumentRow document;
    Decision decision;
    FilledForm filled;
    bool found = false;

    *out = 0;
    if (cell->origin == ORIGIN_ITEM) {
        TRY(filled_find_id(&vault, cell->origin_id, &filled, &found));
        *out = found ? filled.call : 0;
    }
    if (cell->origin != ORIGIN_DECISION)
        return OK;
    TRY(decision_find(&vault, cell->origin_id, &decision, &found));
    if (found)
        TRY(document_row_find(&vault, decision.document, &document, &found));
    *out = found ? document.call : 0;
    return OK;
}

static Problem is_answer(Taking *taking, const Cell *cell, bool *out)
{
    Id call;

    *out = false;
    TRY(call_of_cell(taking->work, cell, &call));
    for (size_t i = 0; call && i < taking->asking.count && !*out; i++)
        *out = taking->asking.items[i] == call;
    return OK;
}

static bool is_exact(GridValue value)
{
    return value.state == VALUE_ZERO || value.state == VALUE_NUMBER;
}

static Problem gather_cells(Taking *taking, Id subject, Period period)
{
    Work *work = taking->work;
    const TreeView *view = grid_view(taking->grid, period);
    Cells cells;

    TRY(cells_of_place(work->db, work->county, subject, period, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++) {
        Cell cell = cells.items[i];
        const Slot *slot = slot_find(taking->slots, cell.slot);
        bool answers;

        if (!slot || !is_exact(cell.value) || cell_standing(&cell, slot) != STANDING_COUNTS
            || !is_asked(taking, subject, cell.slot))
            continue;
        TRY(is_answer(taking, &cell, &answers));
        cell.extent = extent_of(view, subject, cell.extent);
        if (!answers)
            LIST_PUSH(work->arena, &taking->cells, cell);
    }
    return OK;
}

/* Exact figures of all times that meet those asked for, but for the answers themselves. */
static Problem gather_known(Taking *taking)
{
    Work *work = taking->work;
    Period reach = { 0 };
    SheetEntries spots = { 0 };

    for (size_t i = 0; i < taking->places.count; i++) {
        Period period = taking->places.items[i].place.period;
        if (reach.kind == PERIOD_NONE || date_compare(period.first, reach.first) < 0)
            reach.first = period.first;
        if (reach.kind == PERIOD_NONE || date_compare(period.last, reach.last) > 0)
            reach.last = period.last;
        reach.kind = PERIOD_WINDOW;
    }
    if (!taking->places.count)
        return OK;
    list_wanted(taking);
    TRY(cell_addresses(work->db, work->county, work->arena, &spots));
    for (size_t i = 0; i < spots.count; i++)
        if (meets(spots.items[i].period, reach) && is_asked(taking, spots.items[i].agency, 0))
            TRY(gather_cells(taking, spots.items[i].agency, spots.items[i].period));
    return OK;
}

/* Places that the grid knows as a whole sum. */
static Problem find_sums(Taking *taking)
{
    for (size_t i = 0; i < taking->places.count; i++) {
        AskedPlace *place = &taking->places.items[i].place;
        DashboardRow *row;
        size_t count;

        TRY(query_dashboard(taking->grid, taking->work->arena, (Spot){ place->subject, place->period },
                            place->extent, &place->slot->number, 1, &row, &count));
        const Resolved *now = &row->now;
        place->summed = count && (now->how == HOW_SUMMED || now->how == HOW_PERIODS) && now->due > 0
                        && now->have == now->due && is_exact(now->value)
                        && !(now->flags & (RESOLVED_INCOMPLETE | RESOLVED_MOVED));
    }
    return OK;
}

/* ---- together ---- */

static void judge(Taking *taking)
{
    Arena *arena = taking->work->arena;
    size_t count = taking->places.count;
    AskedPlace *places = ARENA_ARRAY(arena, count + 1, AskedPlace);
    KnownFigure *known = ARENA_ARRAY(arena, taking->cells.count + 1, KnownFigure);

    for (size_t i = 0; i < count; i++)
        places[i] = taking->places.items[i].place;
    for (size_t i = 0; i < taking->cells.count; i++) {
        const Cell *cell = &taking->cells.items[i];
        known[i] = (KnownFigure){ cell->subject, cell->slot, cell->extent, cell->period };
    }
    const AskedAnswer *answers = asked_judge(arena, places, count, known, taking->cells.count);
    for (size_t i = 0; i < count; i++) {
        bool known_cell = answers[i].verdict == ASKED_KNOWN && answers[i].as != ASKED_NOWHERE;
        InventoryRow row = { .from = taking->places.items[i].from,
                             .place = &places[i],
                             .answer = answers[i],
                             .known = known_cell ? &taking->cells.items[answers[i].as] : NULL,
                             .opens_figure = i == 0 || figure_order(&places[i - 1], &places[i]) != 0 };
        LIST_PUSH(arena, &taking->out->rows, row);
    }
    asked_count(arena, places, answers, count, &taking->out->counts);
}

/* Rows of one measure and category stand beside each other. */
static void find_variants(Inventory *out)
{
    for (size_t i = 1; i < out->rows.count; i++) {
        const Slot *a = out->rows.items[i - 1].place->slot, *b = out->rows.items[i].place->slot;

        if (a == b || !text_equal(a->measure, b->measure) || !text_equal(a->category, b->category))
            continue;
        for (size_t j = 0; j < out->rows.count; j++)
            if (out->rows.items[j].place->slot == a || out->rows.items[j].place->slot == b)
                out->rows.items[j].variant = out->rows.items[j].place->slot == a ? b : a;
    }
}
