/* check.c - whether what is stored is whole. */
#include "store/check.h"

#include <dirent.h>

static void add(CheckFindings *findings, Arena *arena, CheckKind kind, Text what);
static Problem check_unknown(Db *db, const Files *files, Arena *arena, CheckFindings *findings);

Problem check_database(Db *db, Arena *arena, CheckFindings *findings)
{
    Statement *pages = db_prepare(db, "SELECT integrity_check FROM pragma_integrity_check");

    while (statement_next(pages)) {
        Text said = statement_text(pages, 0);
        if (!text_equal(said, TEXT("ok")))
            add(findings, arena, CHECK_DATABASE, said);
    }
    Problem failure = statement_end(pages);
    if (failure.code == PROBLEM_DATABASE_BROKEN) { // so broken that it cannot even be looked at
        add(findings, arena, CHECK_DATABASE, text_of(failure.args[0]));
        return OK;
    }
    TRY(failure);
    Statement *keys = db_prepare(db, "SELECT \"table\" FROM pragma_foreign_key_check");
    while (statement_next(keys))
        add(findings, arena, CHECK_REFERENCE, statement_text(keys, 0));
    return statement_end(keys);
}

Problem check_files(Db *db, const Files *files, Arena *arena, CheckFindings *findings, int64_t *count)
{
    Statement *names = db_prepare(db, "SELECT DISTINCT stored FROM file ORDER BY stored");
    Buffer bytes = { 0 };
    Problem fatal = OK;

    *count = 0;
    while (!fatal.code && statement_next(names)) {
        Text name = statement_text(names, 0);
        Problem failure = files_get(files, name, &bytes);
        buffer_clear(&bytes);
        ++*count;
        if (failure.code == PROBLEM_FILE_SEALED_MISSING)
            add(findings, arena, CHECK_FILE_MISSING, name);
        else if (failure.code == PROBLEM_SEALED_BROKEN || failure.code == PROBLEM_DATABASE_DISK)
            add(findings, arena, CHECK_FILE_BROKEN, name);
        else
            fatal = failure;
    }
    buffer_forget(&bytes);
    Problem ended = statement_end(names);
    TRY(fatal);
    TRY(ended);
    return check_unknown(db, files, arena, findings);
}

static Problem check_unknown(Db *db, const Files *files, Arena *arena, CheckFindings *findings)
{
    Problem failure = OK;
    DIR *entries = opendir(files->folder);

    if (!entries)
        return OK; // no folder, no files
    for (struct dirent *entry; !failure.code && (entry = readdir(entries));) {
        bool known = true;
        if (entry->d_name[0] == '.')
            continue;
        Statement *find = db_prepare(db, "SELECT 1 FROM file WHERE stored = ?1");
        statement_bind_text(find, 1, text_of(entry->d_name));
        failure = statement_exists(find, &known);
        if (!known)
            add(findings, arena, CHECK_FILE_UNKNOWN, text_of(entry->d_name));
    }
    closedir(entries);
    return failure;
}

static void add(CheckFindings *findings, Arena *arena, CheckKind kind, Text what)
{
    size_t same = 0;

    for (size_t i = 0; i < findings->count; i++)
        same += findings->items[i].kind == kind;
    if (same < CHECK_MOST)
        LIST_PUSH(arena, findings, (CheckFinding){ kind, arena_text(arena, what) });
}
