/* sweep.c - what a program left behind that did not come to its end. */
#include "store/sweep.h"

#include <dirent.h>
#include <unistd.h>

#include "store/disk.h"

static Problem is_nobodys(Db *db, const char *name, bool *out);
static Problem sweep(Db *db, const char *folder, const char *beside);

Problem sweep_files(Db *db, const char *folder)
{
    TRY(db_begin(db));
    return db_end(db, sweep(db, folder, NULL));
}

Problem sweep_keys(const char *folder)
{
    return sweep(NULL, folder, "halfsky.keys.part-");
}

/* The files that are nobody's, or that begin with `beside`. Those that cannot be removed stay for the next time. */
static Problem sweep(Db *db, const char *folder, const char *beside)
{
    DIR *entries = opendir(folder);
    char path[DISK_PATH_MAX];
    Problem failure = OK;

    if (!entries)
        return OK; // no folder, no files
    for (struct dirent *entry; !failure.code && (entry = readdir(entries));) {
        bool remove = entry->d_name[0] != '.' && beside && text_starts(text_of(entry->d_name), text_of(beside));
        if (entry->d_name[0] != '.' && !beside)
            failure = is_nobodys(db, entry->d_name, &remove);
        if (!failure.code && remove && !disk_path(folder, entry->d_name, path).code && unlink(path) != 0)
            failure = problem(PROBLEM_DATABASE_READ_ONLY, TEXT(""), TEXT(""), TEXT(""));
    }
    closedir(entries);
    return failure.code ? failure : disk_sync_folder(folder);
}

static Problem is_nobodys(Db *db, const char *name, bool *out)
{
    Statement *find = db_prepare(db, "SELECT 1 FROM file WHERE stored = ?1");
    bool known = true;

    statement_bind_text(find, 1, text_of(name));
    Problem failure = statement_exists(find, &known);
    *out = !known;
    return failure;
}
