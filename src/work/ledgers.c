/* ledgers.c - the definitions of ledgers that a county goes by. */
#include "work/ledgers.h"

#include "base/buffer.h"
#include "model/api.h"
#include "model/slot.h"
#include "model/reasons.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEDGER_FILE_MAX = 1 << 20 };

static const struct {
    const char *file, *yaml;
} built_in[] = {
#define LEDGER(file, yaml) { file, yaml },
#include "ledgers_table.h"
#undef LEDGER
};

static Problem add(Work *work, Text yaml, Text path, Ledgers *out);
static Problem folder_load(Work *work, Ledgers *out);

Problem ledgers_load(Work *work, Ledgers *out)
{
    *out = (Ledgers){ 0 };
    if (work->catalog_folder)
        TRY(folder_load(work, out));
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in && !work->catalog_folder; i++)
        TRY(add(work, text_of(built_in[i].yaml), text_of(built_in[i].file), out));
    return ledgers_check(out);
}

Problem ledger_meant(Work *work, Text words, const Ledger **out)
{
    Ledgers *ledgers = ARENA_NEW(work->arena, Ledgers);

    TRY(ledgers_load(work, ledgers));
    *out = ledger_find(ledgers, words);
    return *out ? OK : problem(PROBLEM_LEDGER_UNKNOWN, words, TEXT(""), TEXT(""));
}

static const Measure *measure_named(const Catalog *catalog, Text key)
{
    for (uint32_t i = 0; i < catalog->measure_count; i++)
        if (text_equal(catalog_text(catalog, catalog->measures[i].key), key))
            return &catalog->measures[i];
    return NULL;
}

static Problem add(Work *work, Text yaml, Text path, Ledgers *out)
{
    Ledger ledger;

    TRY(ledger_read(yaml, path, work->arena, &ledger));
    for (size_t i = 0; i < ledger.count_count; i++) {
        Text key = ledger.counts[i].measure;
        const Measure *measure = measure_named(catalog_of(work->catalog), key);
        if (!measure)
            return problem_at(problem(PROBLEM_MEASURE_UNKNOWN, key, TEXT(""), TEXT("")), path, 0, TEXT(""));
        if (ledger.counts[i].people >= 0 && (OverTime)measure->over_time != OVER_DISTINCT)
            return problem_at(problem(PROBLEM_LEDGER_WRONG, key, TEXT(""), TEXT("")), path, 0, TEXT(""));
    }
    LIST_PUSH(work->arena, out, ledger);
    return OK;
}

static int by_text(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

static Problem file_load(Work *work, const char *path, Ledgers *out)
{
    char *bytes = arena_alloc(work->arena, LEDGER_FILE_MAX);
    FILE *file = fopen(path, "rb");
    size_t length;

    if (!file)
        return problem_at(problem(PROBLEM_FILE_UNREADABLE, reason_of(errno), TEXT(""), TEXT("")), text_of(path), 0,
                          TEXT(""));
    length = fread(bytes, 1, LEDGER_FILE_MAX, file);
    fclose(file);
    return add(work, (Text){ bytes, length }, text_of(path), out);
}

/* In the order of their names. A catalog without that folder has no ledgers. */
static Problem folder_load(Work *work, Ledgers *out)
{
    Text folder = arena_format(work->arena, "%s/ledgers", work->catalog_folder);
    DIR *listing = opendir(arena_string(work->arena, folder));
    LIST(Text) paths = { 0 };
    struct dirent *entry;

    if (!listing)
        return OK;
    while ((entry = readdir(listing)))
        if (entry->d_name[0] != '.' && text_ends(text_of(entry->d_name), TEXT(".yaml")))
            LIST_PUSH(work->arena, &paths, arena_format(work->arena, "%.*s/%s", TEXT_ARG(folder), entry->d_name));
    closedir(listing);
    if (paths.count)
        qsort(paths.items, paths.count, sizeof *paths.items, by_text);
    for (size_t i = 0; i < paths.count; i++)
        TRY(file_load(work, arena_string(work->arena, paths.items[i]), out));
    return OK;
}
