/* migrate.c - the tables of a database, made and renewed step by step. */
#include "store/migrate.h"

#include <stdio.h>

#include "store/driver.h"

static Problem gone_through(Db *db, const Migration *migrations, int *count);
static Problem apply(Db *db, const Migration *migration, int64_t now);
static Problem apply_statements(Db *db, const Migration *migration, int64_t now);
static Text skip_blank(Text text);

const Migration store_migrations[] = {
#define MIGRATION(number, name, hash, sql) { number, name, sql, hash },
#include "migrations_table.h"
#undef MIGRATION
    { 0 }
};

Problem db_migrate(Db *db, const Migration *migrations, int64_t now, int *applied)
{
    int done = 0;

    *applied = 0;
    TRY(db_run(db, "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
                   "hash TEXT NOT NULL, applied INTEGER NOT NULL)"));
    TRY(gone_through(db, migrations, &done));
    while (migrations[done].number) {
        // Another program may be at it, too: what is left is asked again inside the transaction.
        TRY(db_begin(db));
        Problem failure = gone_through(db, migrations, &done);
        bool left = !failure.code && migrations[done].number;
        if (left)
            failure = apply(db, &migrations[done], now);
        TRY(db_end(db, failure));
        done += left;
        *applied += left;
    }
    return OK;
}

bool sql_cut(Text *rest, Text *statement)
{
    Text text = skip_blank(*rest);
    size_t at = 0;

    while (at < text.len && text.at[at] != ';') {
        Text here = text_slice(text, at, text.len);
        if (*here.at == '\'' || *here.at == '"') {
            at += 1 + text_find(text_slice(here, 1, here.len), (Text){ here.at, 1 }) + 1;
        } else if (text_starts(here, TEXT("--")) || text_starts(here, TEXT("/*"))) {
            at += here.len - skip_blank(here).len;
        } else {
            at++;
        }
    }
    *statement = text_trim(text_slice(text, 0, at));
    *rest = text_slice(text, at + 1, text.len);
    return text.len > 0;
}

/* How many of `migrations` the database went through; a Problem if not just those. */
static Problem gone_through(Db *db, const Migration *migrations, int *count)
{
    Statement *rows = db_prepare(db, "SELECT number, name, hash FROM migration ORDER BY number");
    int known = 0;

    *count = 0;
    while (migrations[known].number)
        known++;
    Problem failure = OK;
    while (!failure.code && statement_next(rows)) {
        const Migration *migration = &migrations[*count];
        Text name = statement_text(rows, 1);
        if (*count == known) {
            Text newest = known ? text_of(migrations[known - 1].name) : TEXT("0");
            failure = problem(PROBLEM_DATABASE_TOO_NEW, name, newest, TEXT(""));
        } else if (statement_int(rows, 0) != migration->number
                   || !text_equal(statement_text(rows, 2), text_of(migration->hash))) {
            char number[16];
            snprintf(number, sizeof number, "%d", migration->number);
            failure = problem(PROBLEM_DATABASE_CHANGED, text_of(number), name, TEXT(""));
        } else {
            ++*count;
        }
    }
    Problem ended = statement_end(rows);
    failure = failure.code ? failure : ended;
    return failure.code ? problem_at(failure, text_of(db_path(db)), 0, TEXT("")) : OK;
}

static Problem apply(Db *db, const Migration *migration, int64_t now)
{
    Problem failure = apply_statements(db, migration, now);

    if (failure.code == PROBLEM_DATABASE_FAILED)
        failure = problem_at(failure, TEXT(""), 0, text_of(migration->name));
    return failure;
}

static Problem apply_statements(Db *db, const Migration *migration, int64_t now)
{
    Text rest = text_of(migration->sql), sql;
    Buffer own = { 0 };
    Problem failure = OK;

    while (!failure.code && sql_cut(&rest, &sql)) {
        buffer_clear(&own);
        db_driver(db)->translate(sql, &own);
        if (own.len)
            failure = statement_run(db_prepare_once(db, buffer_text(&own)));
    }
    buffer_free(&own);
    TRY(failure);
    Statement *note = db_prepare(db, "INSERT INTO migration (number, name, hash, applied) VALUES (?1, ?2, ?3, ?4)");
    statement_bind_int(note, 1, migration->number);
    statement_bind_text(note, 2, text_of(migration->name));
    statement_bind_text(note, 3, text_of(migration->hash));
    statement_bind_int(note, 4, now);
    return statement_run(note);
}

/* Without blanks and comments in front. */
static Text skip_blank(Text text)
{
    for (;;) {
        size_t end;
        if (text.len && strchr(" \t\r\n", *text.at)) {
            end = 1;
        } else if (text_starts(text, TEXT("--"))) {
            end = text_find(text, TEXT("\n"));
        } else if (text_starts(text, TEXT("/*"))) {
            end = text_find(text_slice(text, 2, text.len), TEXT("*/")) + 4;
        } else {
            return text;
        }
        text = text_slice(text, end, text.len);
    }
}
