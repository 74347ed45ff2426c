/* reseal.c - what is sealed under older keys, sealed again under the newest. */
#include "store/reseal.h"

#include "base/list.h"
#include "store/rows.h"

enum { BATCH = 500 };

typedef struct {
    Id county, id;
    int64_t part;
    Text part_text, sealed;
} OldRow;

typedef LIST(OldRow) OldRows;

/* `bound`: the name by which the column is sealed; `id`: the column that it is bound to; `part`: what else finds
 * the row fast, or the same. */
#define COLUMN(table, bound, column, id, part, text)                                                         \
    {                                                                                                        \
        { table, bound }, column,                                                                            \
            "SELECT county, " id ", " part ", " column " FROM " table " WHERE length(" column                \
            ") > 0 AND substr(" column ", 1, 3) <> ?1 LIMIT ?2",                                             \
            "UPDATE " table " SET " column " = ?1 WHERE county = ?2 AND " id " = ?3 AND " part " = ?4", text \
    }

const Resealed resealed_columns[] = {
    COLUMN("agency_person", "name", "name_sealed", "id", "id", false),
    COLUMN("agency_person", "phone", "phone_sealed", "id", "id", false),
    COLUMN("file", "name", "name_sealed", "id", "id", false),
    COLUMN("file", "extracted", "extracted_sealed", "id", "id", false),
    COLUMN("document", "title", "title_sealed", "id", "id", false),
    COLUMN("remark", "text", "text_sealed", "id", "id", false),
    COLUMN("decision", "quote", "quote_sealed", "id", "id", false),
    COLUMN("decision", "note", "note_sealed", "id", "id", false),
    COLUMN("explanation", "quote", "quote_sealed", "id", "id", false),
    COLUMN("explanation", "text", "text_sealed", "id", "id", false),
    COLUMN("filled_form", "signed", "signed_sealed", "id", "id", false),
    COLUMN("filled_form", "remark", "remark_sealed", "id", "id", false),
    COLUMN("filled_item", "explanation", "explanation_sealed", "id", "id", false),
    COLUMN("entry", "body", "body_sealed", "id", "ledger", true),
    COLUMN("finding", "message", "message_sealed", "document", "place", false),
    COLUMN("audit", "details", "details_sealed", "id", "id", false),
    { { NULL, NULL }, NULL, NULL, NULL, false },
};

static Problem reseal_batch(Db *db, const Resealed *what, const Keys *keys, const Random *random, Arena *arena,
                            int64_t *count);
static Problem load_old(Db *db, const Resealed *what, const Keys *keys, Arena *arena, OldRows *out);
static Problem renew_row(Db *db, const Resealed *what, const OldRow *row, const Keys *keys, const Random *random,
                         Arena *arena);

Problem reseal_rows(Db *db, const Keys *keys, const Random *random, int64_t *count)
{
    Arena *arena = arena_new();
    Problem failure = OK;

    *count = 0;
    for (const Resealed *what = resealed_columns; !failure.code && what->column.table; what++) {
        int64_t batch;
        do {
            arena_reset(arena);
            batch = 0;
            failure = db_begin(db);
            if (!failure.code)
                failure = db_end(db, reseal_batch(db, what, keys, random, arena, &batch));
            if (!failure.code)
                *count += batch;
        } while (!failure.code && batch == BATCH);
    }
    arena_free(arena);
    return failure;
}

Problem reseal_files(Db *db, const Files *files, int64_t *count)
{
    Statement *names = db_prepare(db, "SELECT DISTINCT stored FROM file ORDER BY stored");
    Problem failure = OK;

    *count = 0;
    while (!failure.code && statement_next(names)) {
        bool renewed = false;
        failure = files_renew(files, statement_text(names, 0), &renewed);
        if (failure.code == PROBLEM_FILE_SEALED_MISSING)
            failure = OK;
        *count += renewed;
    }
    Problem ended = statement_end(names);
    return failure.code ? failure : ended;
}

static Problem reseal_batch(Db *db, const Resealed *what, const Keys *keys, const Random *random, Arena *arena,
                            int64_t *count)
{
    OldRows rows;

    TRY(load_old(db, what, keys, arena, &rows));
    for (size_t i = 0; i < rows.count; i++)
        TRY(renew_row(db, what, &rows.items[i], keys, random, arena));
    *count = (int64_t)rows.count;
    return OK;
}

static Problem load_old(Db *db, const Resealed *what, const Keys *keys, Arena *arena, OldRows *out)
{
    Statement *rows = db_prepare_literal(db, what->old_rows);
    uint8_t head[SEAL_HEAD];

    *out = (OldRows){ 0 };
    seal_head(keys, head);
    statement_bind_blob(rows, 1, (Text){ (const char *)head, sizeof head });
    statement_bind_int(rows, 2, BATCH);
    while (statement_next(rows))
        LIST_PUSH(arena, out,
                  (OldRow){ .county = statement_int(rows, 0),
                            .id = statement_int(rows, 1),
                            .part = what->part_is_text ? 0 : statement_int(rows, 2),
                            .part_text = what->part_is_text ? statement_text_copy(rows, 2, arena) : TEXT(""),
                            .sealed = statement_blob_copy(rows, 3, arena) });
    return statement_end(rows);
}

static Problem renew_row(Db *db, const Resealed *what, const OldRow *row, const Keys *keys, const Random *random,
                         Arena *arena)
{
    SealPlace place = { text_of(what->column.table), text_of(what->column.column), row->county, row->id };
    Text plain;

    TRY(unseal(keys, &place, row->sealed, arena, &plain));
    Text sealed = seal(keys, random, &place, plain, arena);
    Statement *put = db_prepare_literal(db, what->renew);
    statement_bind_blob(put, 1, sealed);
    statement_bind_int(put, 2, row->county);
    statement_bind_int(put, 3, row->id);
    if (what->part_is_text)
        statement_bind_text(put, 4, row->part_text);
    else
        statement_bind_int(put, 4, row->part);
    return statement_run(put);
}
