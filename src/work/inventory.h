/* inventory.h - all that calls ask in a time, and what of it is asked twice (一表通).
 *
 * Taken of every call that was not withdrawn and whose period meets a window, whether it is answered or not. A line of a form
 * is a place to be filled by each agency asked; so is each measure that a document is to tell, but for those that the same
 * call asks on its form. grid/asked.h says which places ask the same. */
#ifndef HALFSKY_WORK_INVENTORY_H
#define HALFSKY_WORK_INVENTORY_H

#include "grid/asked.h"
#include "model/call.h"
#include "model/form.h"
#include "work/work.h"

typedef struct {
    const Call *call;
    const Form *form;     /* NULL: its document is to tell it */
    const FormItem *item; /* likewise */
} InventorySource;

typedef struct {
    InventorySource from;
    const AskedPlace *place;
    AskedAnswer answer;  /* `as` of AGAIN is a row */
    const Cell *known;   /* the figure that answers it; NULL: none, or reckoned from several */
    const Slot *variant; /* another issuer's definition of the same that is asked too; NULL: none */
    bool opens_figure;   /* the first row of its slot, extent and period */
} InventoryRow;

typedef struct {
    Period window;
    size_t calls;            /* of which places were counted */
    LIST(InventoryRow) rows; /* by measure, category, issuer, extent, period, then as they were asked */
    AskedCounts counts;
} Inventory;

/* For somebody who may see all calls; else of the own agency and those below it, or that are asked through it. */
Problem inventory_take(Work *work, Period window, Inventory *out);

#endif
