/* shelf.c - cells and sheets in memory. */
#include "grid/shelf.h"

#include "base/memory.h"
#include "grid/periods.h"

#include <assert.h>
#include <stdlib.h>

/* All that is kept of an agency and a period. */
typedef struct {
    Spot spot;
    Id parent; /* that the sheet is filed under */
    Text sheet;
    Cell *cells;
    size_t cell_count, cell_room;
    CrowdRow *crowds;
    size_t crowd_count;
} Entry;

/* The sheets filed under a parent in a period. */
typedef struct {
    Spot spot;
    uint32_t *entries;
    size_t count, room;
} Family;

/* Where a cell is; its spot has the cell's id and no period. */
typedef struct {
    Spot spot;
    uint32_t entry, index;
} CellPlace;

/* Items whose first member is a Spot, found by it. */
typedef struct {
    char *items;
    size_t item_size, count, room;
    uint32_t *table; /* index + 1 of an item, 0: none */
    size_t table_size;
} Index;

struct Shelf {
    Index entries, families, cells;
    size_t bytes;
};

static Problem cells_of(void *state, Arena *arena, Id subject, Period period, Cells *out);
static Problem sheet_of(void *state, Arena *arena, Id agency, Period period, Text *out);
static Problem below(void *state, Arena *arena, Id parent, Period period, SheetRows *out);
static Problem within(void *state, Arena *arena, Id agency, PeriodKind kind, Period outer, SheetRows *out);
static Problem crowds_of(void *state, Arena *arena, Id agency, Period period, CrowdRows *out);
static Problem put(void *state, const SheetRow *row);
static Problem spots(void *state, Arena *arena, Spots *out);
static Problem rows(void *state, Arena *arena, SheetRows *out);
static void crowd_add(Entry *entry, const CrowdRow *row);
static void crowds_drop(Entry *entry, bool counted);
static void family_leave(Shelf *shelf, const Entry *entry, uint32_t number);
static void family_join(Shelf *shelf, const Entry *entry, uint32_t number);
static void *index_find(const Index *index, Spot spot);
static void *index_need(Index *index, Spot spot);
static size_t index_slot(const Index *index, Spot spot);
static void index_widen(Index *index);

const GridKeeper shelf_keeper = { cells_of, sheet_of, below, within, crowds_of, put, spots, rows };

Shelf *shelf_new(void)
{
    Shelf *shelf = memory_resize(NULL, sizeof *shelf);

    *shelf = (Shelf){ .entries.item_size = sizeof(Entry),
                      .families.item_size = sizeof(Family),
                      .cells.item_size = sizeof(CellPlace) };
    return shelf;
}

void shelf_free(Shelf *shelf)
{
    if (!shelf)
        return;
    for (size_t i = 0; i < shelf->entries.count; i++) {
        Entry *entry = (Entry *)shelf->entries.items + i;
        free(entry->cells);
        crowds_drop(entry, false);
        crowds_drop(entry, true);
        free(entry->crowds);
        free((char *)entry->sheet.at);
    }
    for (size_t i = 0; i < shelf->families.count; i++)
        free(((Family *)shelf->families.items + i)->entries);
    Index *all[] = { &shelf->entries, &shelf->families, &shelf->cells };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        free(all[i]->items);
        free(all[i]->table);
    }
    free(shelf);
}

void shelf_add(Shelf *shelf, const Cell *cell)
{
    CellPlace *known = index_find(&shelf->cells, (Spot){ .agency = cell->id });

    if (known) {
        Entry *old = (Entry *)shelf->entries.items + known->entry;
        if (old->spot.agency == cell->subject && period_equal(old->spot.period, cell->period)) {
            old->cells[known->index] = *cell;
            return;
        }
        /* it is another spot's now: the last cell takes its place */
        old->cells[known->index] = old->cells[--old->cell_count];
        if (known->index < old->cell_count) {
            CellPlace *moved = index_find(&shelf->cells, (Spot){ .agency = old->cells[known->index].id });
            moved->index = known->index;
        }
    }
    Entry *entry = index_need(&shelf->entries, (Spot){ cell->subject, cell->period });
    if (entry->cell_count == entry->cell_room) {
        entry->cell_room = entry->cell_room ? entry->cell_room * 2 : 4;
        entry->cells = memory_resize(entry->cells, memory_times(entry->cell_room, sizeof *entry->cells));
    }
    CellPlace *place = index_need(&shelf->cells, (Spot){ .agency = cell->id });
    place->entry = (uint32_t)(entry - (Entry *)shelf->entries.items);
    place->index = (uint32_t)entry->cell_count;
    entry->cells[entry->cell_count++] = *cell;
}

bool shelf_void(Shelf *shelf, Id cell)
{
    const Cell *found = shelf_cell(shelf, cell);

    if (found)
        ((Cell *)found)->voided = true;
    return found != NULL;
}

const Cell *shelf_cell(const Shelf *shelf, Id cell)
{
    const CellPlace *place = index_find(&shelf->cells, (Spot){ .agency = cell });

    return place ? &((Entry *)shelf->entries.items + place->entry)->cells[place->index] : NULL;
}

void shelf_count(Shelf *shelf, Spot spot, const CrowdRows *rows)
{
    Entry *entry = index_need(&shelf->entries, spot);

    crowds_drop(entry, true);
    for (size_t i = 0; i < rows->count; i++)
        crowd_add(entry, &rows->items[i]);
}

size_t shelf_bytes(const Shelf *shelf)
{
    return shelf->bytes;
}

static Problem cells_of(void *state, Arena *arena, Id subject, Period period, Cells *out)
{
    const Entry *entry = index_find(&((Shelf *)state)->entries, (Spot){ subject, period });

    (void)arena;
    *out = entry ? (Cells){ entry->cells, entry->cell_count } : (Cells){ 0 };
    return OK;
}

static Problem sheet_of(void *state, Arena *arena, Id agency, Period period, Text *out)
{
    const Entry *entry = index_find(&((Shelf *)state)->entries, (Spot){ agency, period });

    (void)arena;
    *out = entry ? entry->sheet : (Text){ 0 };
    return OK;
}

static Problem below(void *state, Arena *arena, Id parent, Period period, SheetRows *out)
{
    const Shelf *shelf = state;
    const Family *family = index_find(&shelf->families, (Spot){ parent, period });

    for (size_t i = 0; family && i < family->count; i++) {
        const Entry *entry = (const Entry *)shelf->entries.items + family->entries[i];
        *LIST_ADD(arena, out) = (SheetRow){ .spot = entry->spot, .parent = entry->parent, .bytes = entry->sheet };
    }
    return OK;
}

static Problem within(void *state, Arena *arena, Id agency, PeriodKind kind, Period outer, SheetRows *out)
{
    const Shelf *shelf = state;

    for (Period period = period_from(kind, outer.first); period_contains(outer, period);
         period = period_after(period)) {
        const Entry *entry = index_find(&shelf->entries, (Spot){ agency, period });
        if (entry && entry->sheet.len)
            *LIST_ADD(arena, out) =
                (SheetRow){ .spot = entry->spot, .parent = entry->parent, .bytes = entry->sheet };
    }
    return OK;
}

static Problem crowds_of(void *state, Arena *arena, Id agency, Period period, CrowdRows *out)
{
    const Entry *entry = index_find(&((Shelf *)state)->entries, (Spot){ agency, period });

    for (size_t i = 0; entry && i < entry->crowd_count; i++)
        LIST_PUSH(arena, out, entry->crowds[i]);
    return OK;
}

static Problem put(void *state, const SheetRow *row)
{
    Shelf *shelf = state;
    Entry *entry = index_find(&shelf->entries, row->spot);

    if (!entry && row->bytes.len == 0)
        return OK;
    entry = index_need(&shelf->entries, row->spot);
    uint32_t number = (uint32_t)(entry - (Entry *)shelf->entries.items);
    if (entry->sheet.len && (entry->parent != row->parent || row->bytes.len == 0))
        family_leave(shelf, entry, number);
    bool joins = row->bytes.len && (entry->sheet.len == 0 || entry->parent != row->parent);

    shelf->bytes += row->bytes.len - entry->sheet.len;
    if (row->bytes.len) {
        char *bytes = memory_resize((char *)entry->sheet.at, row->bytes.len);
        memcpy(bytes, row->bytes.at, row->bytes.len);
        entry->sheet = (Text){ bytes, row->bytes.len };
    } else {
        free((char *)entry->sheet.at);
        entry->sheet = (Text){ 0 };
    }
    entry->parent = row->parent;
    crowds_drop(entry, false);
    for (size_t i = 0; i < row->crowds.count; i++)
        crowd_add(entry, &row->crowds.items[i]);
    if (joins)
        family_join(shelf, entry, number);
    return OK;
}

static Problem spots(void *state, Arena *arena, Spots *out)
{
    const Shelf *shelf = state;

    for (size_t i = 0; i < shelf->entries.count; i++) {
        const Entry *entry = (const Entry *)shelf->entries.items + i;
        for (size_t k = 0; k < entry->cell_count; k++) {
            if (!entry->cells[k].voided) {
                *LIST_ADD(arena, out) = entry->spot;
                break;
            }
        }
    }
    return OK;
}

static Problem rows(void *state, Arena *arena, SheetRows *out)
{
    const Shelf *shelf = state;

    for (size_t i = 0; i < shelf->entries.count; i++) {
        const Entry *entry = (const Entry *)shelf->entries.items + i;
        if (entry->sheet.len)
            *LIST_ADD(arena, out) = (SheetRow){ .spot = entry->spot, .parent = entry->parent };
    }
    return OK;
}

/* Keeps a copy. */
static void crowd_add(Entry *entry, const CrowdRow *row)
{
    char *bytes = memory_resize(NULL, row->bytes.len);

    memcpy(bytes, row->bytes.at, row->bytes.len);
    entry->crowds = memory_resize(entry->crowds, memory_times(entry->crowd_count + 1, sizeof *entry->crowds));
    entry->crowds[entry->crowd_count++] = (CrowdRow){ row->key, row->counted, { bytes, row->bytes.len } };
}

static void crowds_drop(Entry *entry, bool counted)
{
    size_t kept = 0;

    for (size_t i = 0; i < entry->crowd_count; i++) {
        if (entry->crowds[i].counted == counted)
            free((char *)entry->crowds[i].bytes.at);
        else
            entry->crowds[kept++] = entry->crowds[i];
    }
    entry->crowd_count = kept;
}

static void family_leave(Shelf *shelf, const Entry *entry, uint32_t number)
{
    Family *family = index_find(&shelf->families, (Spot){ entry->parent, entry->spot.period });

    for (size_t i = 0; family && i < family->count; i++) {
        if (family->entries[i] == number) {
            family->entries[i] = family->entries[--family->count];
            return;
        }
    }
}

static void family_join(Shelf *shelf, const Entry *entry, uint32_t number)
{
    Family *family = index_need(&shelf->families, (Spot){ entry->parent, entry->spot.period });

    if (family->count == family->room) {
        family->room = family->room ? family->room * 2 : 8;
        family->entries = memory_resize(family->entries, memory_times(family->room, sizeof *family->entries));
    }
    family->entries[family->count++] = number;
}

static void *index_find(const Index *index, Spot spot)
{
    if (!index->count)
        return NULL;
    uint32_t number = index->table[index_slot(index, spot)];
    return number ? index->items + (number - 1) * index->item_size : NULL;
}

/* The item of the spot, a zeroed one if there was none. */
static void *index_need(Index *index, Spot spot)
{
    char *item = index_find(index, spot);

    if (item)
        return item;
    if ((index->count + 1) * 2 > index->table_size)
        index_widen(index);
    if (index->count == index->room) {
        index->room = index->room ? index->room * 2 : 64;
        index->items = memory_resize(index->items, memory_times(index->room, index->item_size));
    }
    assert(index->items);
    item = index->items + index->count * index->item_size;
    memset(item, 0, index->item_size);
    *(Spot *)item = spot;
    index->table[index_slot(index, spot)] = (uint32_t)++index->count;
    return item;
}

static size_t index_slot(const Index *index, Spot spot)
{
    size_t slot = spot_hash(spot) & (index->table_size - 1);

    for (uint32_t number; (number = index->table[slot]) != 0; slot = (slot + 1) & (index->table_size - 1)) {
        const Spot *other = (const Spot *)(index->items + (number - 1) * index->item_size);
        if (spot_equal(*other, spot))
            break;
    }
    return slot;
}

static void index_widen(Index *index)
{
    index->table_size = index->table_size ? index->table_size * 2 : 256;
    free(index->table);
    index->table = memory_resize(NULL, memory_times(index->table_size, sizeof *index->table));
    memset(index->table, 0, index->table_size * sizeof *index->table);
    for (size_t i = 0; index->items && i < index->count; i++)
        index->table[index_slot(index, *(Spot *)(index->items + i * index->item_size))] = (uint32_t)i + 1;
}
