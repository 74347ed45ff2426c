/* filled_cells.c - the returns in the grid that a filled form is. */
#include "work/filled.h"

#include "store/cells.h"
#include "store/slots.h"
#include "work/cells.h"
#include "work/measures.h"

Problem filled_cells_void(Work *work, const FilledView *view)
{
    CellChange change = { 0 };
    Cells cells;

    TRY(cells_of_origin(work->db, work->county, ORIGIN_ITEM, view->filled.id, work->arena, &cells));
    for (size_t i = 0; i < cells.count; i++)
        if (!cells.items[i].voided)
            cells_void(work, &change, &cells.items[i]);
    return cells_apply(work, &change);
}

/* The return that a row is. */
static Cell cell_of(const Work *work, const FilledForm *filled, const Tree *tree, const Slot *slot,
                    const FilledRow *row)
{
    return (Cell){
        .slot = row->item.slot,
        .subject = measure_subject(work, tree, slot, row->item.extent, filled->agency, filled->period.last),
        .extent = row->item.extent,
        .period = filled->period,
        .source = SOURCE_RETURN,
        .value = row->filled.value,
        .by = filled->agency,
        .origin = ORIGIN_ITEM,
        .origin_id = filled->id,
    };
}

Problem filled_cells_put(Work *work, const FilledView *view)
{
    CellChange change = { 0 };
    Cells cells;
    Slots slots;
    Tree tree;

    TRY(work_tree(work, &tree));
    TRY(slots_load(work->db, work->county, work->arena, &slots));
    TRY(cells_of_origin(work->db, work->county, ORIGIN_ITEM, view->filled.id, work->arena, &cells));
    for (size_t i = 0; i < view->rows.count; i++) {
        const FilledRow *row = &view->rows.items[i];
        Cell cell = cell_of(work, &view->filled, &tree, slot_find(slots, row->item.slot), row);
        bool there = false;

        for (size_t k = 0; k < cells.count; k++) {
            const Cell *old = &cells.items[k];
            bool same = old->slot == cell.slot && old->extent == cell.extent;

            if (old->voided || !same)
                continue;
            if (old->subject == cell.subject && value_equal(old->value, cell.value))
                there = true;
            else
                cells_void(work, &change, old);
        }
        if (!there)
            cells_add(work, &change, cell, TEXT(""));
    }
    return cells_apply(work, &change);
}
