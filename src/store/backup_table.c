/* backup_table.c - what is in a database: rows, and hashes over them.
 *
 * A page whose text was altered is a good page to SQLite: only a hash over what it says tells. */
#include <sodium.h>

#include "store/backup_file.h"
#include "store/driver.h"
#include "store/sqlite_inside.h"

static Problem hash_table(Db *db, TableCount *table, Arena *arena);
static void hash_row(crypto_generichash_state *state, sqlite3_stmt *row);

Problem data_counts(Db *db, const char *files, Arena *arena, DataCounts *out)
{
    Statement *tables = db_prepare(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                                       "'sqlite_%' AND name NOT LIKE 'backup_%' ORDER BY name");

    *out = (DataCounts){ 0 };
    while (statement_next(tables))
        LIST_ADD(arena, &out->tables)->name = arena_text(arena, statement_text(tables, 0));
    TRY(statement_end(tables));
    for (size_t i = 0; i < out->tables.count; i++)
        TRY(hash_table(db, &out->tables.items[i], arena));
    return backup_count_files(files, out);
}

/* In the order in which they lie, by row id or primary key, which a copy and a VACUUM keep. */
static Problem hash_table(Db *db, TableCount *table, Arena *arena)
{
    sqlite3 *handle = sqlite_handle(db_connection(db));
    Text sql = arena_format(arena, "SELECT * FROM \"%.*s\" NOT INDEXED", TEXT_ARG(table->name));
    crypto_generichash_state state;
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(handle, sql.at, (int)sql.len, &rows, NULL);

    crypto_generichash_init(&state, NULL, 0, TABLE_HASH);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        hash_row(&state, rows);
        table->rows++;
        code = SQLITE_OK;
    }
    crypto_generichash_final(&state, table->hash, TABLE_HASH);
    Problem failure = code == SQLITE_DONE ? OK : sqlite_problem(handle, code, db_path(db));
    sqlite3_finalize(rows);
    return failure;
}

/* Each value by its type, length and bytes: no two rows give the same. */
static void hash_row(crypto_generichash_state *state, sqlite3_stmt *row)
{
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        int64_t head[2] = { sqlite3_column_type(row, i), sizeof(int64_t) }, value;
        const void *bytes = &value;
        if (head[0] == SQLITE_INTEGER) {
            value = sqlite3_column_int64(row, i);
        } else {
            bytes = sqlite3_column_blob(row, i);
            head[1] = sqlite3_column_bytes(row, i);
        }
        crypto_generichash_update(state, (const unsigned char *)head, sizeof head);
        if (head[1])
            crypto_generichash_update(state, bytes, (unsigned long long)head[1]);
    }
}
