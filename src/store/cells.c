/* cells.c - cells as rows. */
#include "store/cells.h"

#include "store/rows.h"

/* In the order of CellOrigin. */
static const char *const origin_words[] = { "decision", "item", "entries", "issued", "difference" };
enum { ORIGINS = sizeof origin_words / sizeof *origin_words };

#define CELL_COLUMNS                                                                                       \
    "id, subject, period, slot, extent, source, state, scale, low, high, said_by, as_of, joint, partner, " \
    "running, complete, settled, origin_kind, origin, void_at"

static Problem cell_read(Statement *row, Cell *out);
static Problem cells_read(Statement *rows, Arena *arena, Cells *out);

Problem cell_add(Db *db, Id county, const Cell *cell, Text reason, int64_t now)
{
    Statement *add = db_prepare(
        db, "INSERT INTO cell (county, id, subject, period, slot, extent, source, state, scale, low, high, said_by,"
            " as_of, joint, partner, running, complete, settled, reason, origin_kind, origin, made_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,"
            " ?21, ?22)");
    Problem wrong;

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, cell->id);
    statement_bind_int(add, 3, cell->subject);
    statement_bind_period(add, 4, cell->period);
    statement_bind_int(add, 5, cell->slot);
    statement_bind_word(add, 6, fact_extent_word(cell->extent));
    statement_bind_word(add, 7, source_word(cell->source));
    wrong = statement_bind_value(add, 8, cell->value);
    if (cell->by != cell->subject)
        statement_bind_int(add, 12, cell->by);
    else
        statement_bind_null(add, 12);
    statement_bind_date(add, 13, cell->as_of);
    statement_bind_int(add, 14, cell->joint);
    statement_bind_bool(add, 15, cell->partner);
    statement_bind_bool(add, 16, cell->running);
    statement_bind_bool(add, 17, cell->complete);
    statement_bind_bool(add, 18, cell->settled);
    statement_bind_text(add, 19, reason);
    statement_bind_word(add, 20, origin_words[cell->origin]);
    statement_bind_int(add, 21, cell->origin_id);
    statement_bind_int(add, 22, now);
    if (wrong.code) {
        statement_end(add);
        return wrong;
    }
    return statement_run(add);
}

Problem cell_void(Db *db, Id county, Id cell, int64_t now)
{
    Statement *set =
        db_prepare(db, "UPDATE cell SET void_at = ?3 WHERE county = ?1 AND id = ?2 AND void_at IS NULL");

    statement_bind_int(set, 1, county);
    statement_bind_int(set, 2, cell);
    statement_bind_int(set, 3, now);
    TRY(statement_run(set));
    if (statement_changes(set) == 0)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    return OK;
}

Problem cell_attach(Db *db, Id county, Id cell, Id joint)
{
    Statement *set = db_prepare(db, "UPDATE cell SET joint = ?3, partner = 1 WHERE county = ?1 AND id = ?2"
                                    " AND void_at IS NULL AND joint = 0");

    statement_bind_int(set, 1, county);
    statement_bind_int(set, 2, cell);
    statement_bind_int(set, 3, joint);
    TRY(statement_run(set));
    return statement_changes(set) ? OK : problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}

Problem cell_detach(Db *db, Id county, Id cell)
{
    Statement *set = db_prepare(db, "UPDATE cell SET joint = 0, partner = 0 WHERE county = ?1 AND id = ?2");

    statement_bind_int(set, 1, county);
    statement_bind_int(set, 2, cell);
    return statement_run(set);
}

Problem cell_find(Db *db, Id county, Id id, Cell *out, bool *found)
{
    Statement *find = db_prepare(db, "SELECT " CELL_COLUMNS " FROM cell WHERE county = ?1 AND id = ?2");
    Problem wrong = OK;

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        wrong = cell_read(find, out);
    TRY(statement_end(find));
    return wrong;
}

Problem cell_reason(Db *db, Id county, Id id, Arena *arena, Text *out)
{
    Statement *find = db_prepare(db, "SELECT reason FROM cell WHERE county = ?1 AND id = ?2");

    *out = TEXT("");
    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, id);
    if (statement_next(find))
        *out = statement_text_copy(find, 0, arena);
    return statement_end(find);
}

Problem cells_of_place(Db *db, Id county, Id subject, Period period, Arena *arena, Cells *out)
{
    Statement *rows = db_prepare(db, "SELECT " CELL_COLUMNS " FROM cell WHERE county = ?1 AND subject = ?2"
                                     " AND period = ?3 ORDER BY slot, id");

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, subject);
    statement_bind_period(rows, 3, period);
    return cells_read(rows, arena, out);
}

Problem cells_of_origin(Db *db, Id county, CellOrigin origin, Id origin_id, Arena *arena, Cells *out)
{
    Statement *rows = db_prepare(db, "SELECT " CELL_COLUMNS " FROM cell WHERE county = ?1 AND origin_kind = ?2"
                                     " AND origin = ?3 AND origin_kind IN ('item', 'difference') ORDER BY id");

    statement_bind_int(rows, 1, county);
    statement_bind_word(rows, 2, origin_words[origin]);
    statement_bind_int(rows, 3, origin_id);
    return cells_read(rows, arena, out);
}

Problem cells_of_days(Db *db, Id county, Arena *arena, Cells *out)
{
    Statement *rows = db_prepare(db, "SELECT " CELL_COLUMNS " FROM cell WHERE county = ?1 AND length(period) = 10"
                                     " AND void_at IS NULL ORDER BY id");

    statement_bind_int(rows, 1, county);
    return cells_read(rows, arena, out);
}

Problem cells_running(Db *db, Id county, Arena *arena, Cells *out)
{
    Statement *rows = db_prepare(db, "SELECT " CELL_COLUMNS " FROM cell WHERE county = ?1 AND running = 1"
                                     " AND void_at IS NULL ORDER BY id");

    statement_bind_int(rows, 1, county);
    return cells_read(rows, arena, out);
}

static Problem cells_read(Statement *rows, Arena *arena, Cells *out)
{
    LIST(Cell) cells = { 0 };
    Problem wrong = OK;

    while (!wrong.code && statement_next(rows))
        wrong = cell_read(rows, LIST_ADD(arena, &cells));
    TRY(statement_end(rows));
    *out = (Cells){ cells.items, cells.count };
    return wrong;
}

static bool extent_read(Text word, FactExtent *out)
{
    for (*out = EXTENT_OWN; *out <= EXTENT_STAFF; ++*out)
        if (text_equal(word, text_of(fact_extent_word(*out))))
            return true;
    return false;
}

static bool origin_read(Text word, CellOrigin *out)
{
    for (int i = 0; i < ORIGINS; i++)
        if (text_equal(word, text_of(origin_words[i]))) {
            *out = (CellOrigin)i;
            return true;
        }
    return false;
}

static Problem cell_read(Statement *row, Cell *out)
{
    *out = (Cell){
        .id = statement_int(row, 0),
        .subject = statement_int(row, 1),
        .period = statement_period(row, 2),
        .slot = (uint32_t)statement_int(row, 3),
        .by = statement_int(row, statement_is_null(row, 10) ? 1 : 10),
        .as_of = statement_date(row, 11),
        .joint = statement_int(row, 12),
        .partner = statement_int(row, 13) != 0,
        .running = statement_int(row, 14) != 0,
        .complete = statement_int(row, 15) != 0,
        .settled = statement_int(row, 16) != 0,
        .origin_id = statement_int(row, 18),
        .voided = !statement_is_null(row, 19),
    };
    if (out->period.kind == PERIOD_NONE || !extent_read(statement_text(row, 4), &out->extent)
        || !source_read(statement_text(row, 5), &out->source)
        || !origin_read(statement_text(row, 17), &out->origin))
        return row_broken("cell", "period, extent, source, origin_kind");
    return statement_value(row, 6, &out->value);
}
