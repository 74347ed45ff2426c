/* cells.h - cells, and the sheets that are made of them, as rows. */
#ifndef HALFSKY_STORE_CELLS_H
#define HALFSKY_STORE_CELLS_H

#include "base/list.h"
#include "model/cell.h"
#include "store/db.h"

/* ---- cells: never changed, only voided ---- */

/* Adds a cell. `reason` is why it was settled by hand, "" for one that was not. */
Problem cell_add(Db *db, Id county, const Cell *cell, Text reason, int64_t now);
/* The cell counts no more. CHANGED_SINCE when there is none or somebody voided it before. */
Problem cell_void(Db *db, Id county, Id cell, int64_t now);
/* It is a partner's of the joint activity that cell `joint` tells of. CHANGED_SINCE when it is void or attached. */
Problem cell_attach(Db *db, Id county, Id cell, Id joint);
/* It is that no more. */
Problem cell_detach(Db *db, Id county, Id cell);
/* `*found` is false when there is none. */
Problem cell_find(Db *db, Id county, Id id, Cell *out, bool *found);
/* Why it was settled, "" when it was not. */
Problem cell_reason(Db *db, Id county, Id id, Arena *arena, Text *out);

/* Of one subject and period, void ones too, by slot, then id. */
Problem cells_of_place(Db *db, Id county, Id subject, Period period, Arena *arena, Cells *out);
/* That come from one filled form, or are the difference to one cell; void ones too, by id. */
Problem cells_of_origin(Db *db, Id county, CellOrigin origin, Id origin_id, Arena *arena, Cells *out);
/* Of single days; that are running totals: of all subjects, no void ones, by id. */
Problem cells_of_days(Db *db, Id county, Arena *arena, Cells *out);
Problem cells_running(Db *db, Id county, Arena *arena, Cells *out);

/* ---- sheets: derived ---- */

typedef struct {
    Id agency;
    Id parent; /* 0: none */
    Period period;
    Text bytes; /* none where only the address is told */
} SheetEntry;

typedef LIST(SheetEntry) SheetEntries;

Problem sheet_load(Db *db, Id county, Id agency, Period period, Arena *arena, Text *out); /* no bytes: none */
Problem sheets_below(Db *db, Id county, Id parent, Period period, Arena *arena, SheetEntries *out);
/* The agency's sheets of periods of that kind inside `outer`. */
Problem sheets_within(Db *db, Id county, Id agency, PeriodKind kind, Period outer, Arena *arena, SheetEntries *out);
/* In place of the one of that agency and period; without bytes it is removed. */
Problem sheet_put(Db *db, Id county, const SheetEntry *entry);
Problem sheet_addresses(Db *db, Id county, Arena *arena, SheetEntries *out);

/* Every subject and period that has a cell which is not void, once; entries without bytes and parents. */
Problem cell_addresses(Db *db, Id county, Arena *arena, SheetEntries *out);

#endif
