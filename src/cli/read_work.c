/* read_work.c - one file through reading. */
#include "cli/read_work.h"

#include "base/memory.h"
#include "base/pool.h"
#include "cli/archive.h"
#include "cli/files.h"
#include "cli/load.h"
#include "halfsky/check.h"

#include <assert.h>
#include <stdlib.h>

/* A worker gives memory above this back after the file that needed it. */
enum { KEPT_MAX = 32 * 1024 * 1024 };
/* The numbers of members lie beyond those of all files. */
#define MEMBER_NUMBERS ((size_t)1000000000)

struct ReadWorker {
    halfsky_reader *reader;
    halfsky_copier *copier; /* NULL: copies are not looked for */
    Arena *arena;
    Buffer bytes;
    Buffer name;
};

/* A file on its way: its bytes, or why they cannot be had. */
typedef struct {
    size_t number;
    Text name;
    Text bytes;
    Problem problem;
    bool member; /* of an archive */
} Source;

/* The files in an archive and in those inside it. */
typedef struct {
    ReadWork *work;
    Arena *arena;
    LIST(Source) files;
    FileResult *last; /* of those taken */
} Bundle;

static FileResult *read_source(ReadWork *work, ReadWorker *worker, const Source *source);
static Problem read_into(ReadWork *work, ReadWorker *worker, const Source *source, FileResult *result);
static void read_archive(ReadWork *work, const Source *source, FileResult *result);
static FileResult *result_new(ReadWork *work);

ReadWorker *read_worker_new(ReadWork *work)
{
    ReadWorker *worker = memory_resize(NULL, sizeof *worker);
    *worker = (ReadWorker){ .reader = halfsky_reader_new(work->settings->catalog), .arena = arena_new() };
    if (work->copies)
        worker->copier = halfsky_copier_new(work->settings->catalog);
    return worker;
}

void read_worker_free(ReadWorker *worker)
{
    halfsky_copier_free(worker->copier);
    halfsky_reader_free(worker->reader);
    arena_free(worker->arena);
    buffer_free(&worker->bytes);
    buffer_free(&worker->name);
    free(worker);
}

FileResult *read_work_file(ReadWork *work, ReadWorker *worker, const char *path, size_t number)
{
    Source source = { .number = number };
    FileResult *result;

    source.problem = file_read(path, &worker->bytes);
    source.bytes = buffer_text(&worker->bytes);
    buffer_clear(&worker->name);
    file_name_shown(path, &worker->name);
    source.name = buffer_text(&worker->name);
    if (!source.problem.code && format_detect(source.bytes, source.name) == FORMAT_ZIP) {
        result = result_new(work);
        read_archive(work, &source, result);
    } else {
        result = read_source(work, worker, &source);
    }
    buffer_clear(&worker->bytes);
    if (worker->bytes.room > KEPT_MAX)
        buffer_free(&worker->bytes);
    return result;
}

static FileResult *read_source(ReadWork *work, ReadWorker *worker, const Source *source)
{
    FileResult *result = result_new(work);

    result->problem = source->problem;
    if (!result->problem.code)
        result->problem = read_into(work, worker, source, result);
    if (result->problem.code)
        result->problem = problem_at(result->problem, source->name, 0, TEXT(""));
    progress_add(work->progress, source->bytes.len);
    arena_reset(worker->arena);
    return result;
}

static Problem read_into(ReadWork *work, ReadWorker *worker, const Source *source, FileResult *result)
{
    const ReadFormat *format = work->format;
    Doc doc;

    TRY(load_bytes(work->extractor, source->name, source->bytes, worker->arena, &doc));
    halfsky_reader_except(worker->reader, work->settings->exceptions, source->name.at, source->name.len);
    int refused = halfsky_read(worker->reader, doc.text.at, doc.text.len);
    assert(!refused); /* a Doc is UTF-8 and not too large */
    (void)refused;

    Problem refused_by_format = OK;
    ReadFile file = {
        .settings = work->settings,
        .number = source->number,
        .name = source->name,
        .doc = &doc,
        .reader = worker->reader,
        .index = &result->index,
        .problem = &refused_by_format,
        /* a member stands behind others that have not been taken */
        .flush = source->member || format->ending_zh ? NULL : work->flush,
        .sink = work->sink,
    };
    format->file(&file, &result->out);
    if (refused_by_format.code)
        return refused_by_format;
    if (work->copies)
        copies_note(work->copies, worker->copier, &file, &result->note);
    if (format->ending_zh)
        buffer_add(&result->name, source->name);
    result->documents = halfsky_document_count(worker->reader);
    result->facts = halfsky_fact_count(worker->reader);
    result->findings = work->settings->check ? halfsky_finding_distinct(worker->reader) : 0;
    result->excepted = work->settings->check ? halfsky_finding_excepted(worker->reader) : 0;
    return OK;
}

/* ---- archives --------------------------------------------------------------------- */

static void *member_worker_new(void *shared)
{
    return read_worker_new(((Bundle *)shared)->work);
}

static void member_worker_free(void *worker)
{
    read_worker_free(worker);
}

static void *member_read(void *shared, void *worker, size_t index)
{
    Bundle *bundle = shared;

    return read_source(bundle->work, worker, &bundle->files.items[index]);
}

static bool member_take(void *shared, size_t index, void *result)
{
    Bundle *bundle = shared;

    (void)index;
    bundle->last->next = result;
    bundle->last = result;
    return true;
}

static void member_drop(void *result)
{
    read_result_free(result);
}

/* Reads the files in the archive and hangs their results behind its own. */
static void read_archive(ReadWork *work, const Source *source, FileResult *result)
{
    const PoolJob job = { member_worker_new, member_worker_free, member_read, member_take, member_drop };
    Bundle bundle = { .work = work, .arena = arena_new(), .last = result };
    ArchiveFiles files = { 0 };

    result->archive = true;
    archive_open(work->extractor, bundle.arena, source->name, source->bytes, &files);
    for (size_t i = 0; i < files.count; i++)
        LIST_PUSH(bundle.arena, &bundle.files,
                  (Source){ source->number + i * MEMBER_NUMBERS, files.items[i].name, files.items[i].bytes,
                            files.items[i].problem, true });
    progress_more(work->progress, bundle.files.count - 1);
    int threads = (size_t)work->threads < bundle.files.count ? work->threads : (int)bundle.files.count;
    pool_run(&job, &bundle, bundle.files.count, threads);
    arena_free(bundle.arena);
}

/* ---- results ---------------------------------------------------------------------- */

static FileResult *result_new(ReadWork *work)
{
    FileResult *result;

    pthread_mutex_lock(&work->lock);
    result = work->spare;
    if (result)
        work->spare = result->next;
    pthread_mutex_unlock(&work->lock);
    if (!result) {
        result = memory_resize(NULL, sizeof *result);
        *result = (FileResult){ 0 };
    }
    result->next = NULL;
    result->archive = false;
    result->problem = OK;
    result->documents = result->facts = result->findings = result->excepted = 0;
    return result;
}

void read_result_spare(ReadWork *work, FileResult *result)
{
    buffer_clear(&result->index);
    buffer_clear(&result->name);
    buffer_clear(&result->note);
    buffer_clear(&result->out);
    if (result->out.room > KEPT_MAX)
        buffer_free(&result->out);
    pthread_mutex_lock(&work->lock);
    result->next = work->spare;
    work->spare = result;
    pthread_mutex_unlock(&work->lock);
}

void read_result_free(FileResult *result)
{
    while (result) {
        FileResult *next = result->next;
        buffer_free(&result->index);
        buffer_free(&result->name);
        buffer_free(&result->note);
        buffer_free(&result->out);
        free(result);
        result = next;
    }
}
