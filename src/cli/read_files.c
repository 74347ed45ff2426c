/* read_files.c - files in batches, each file on one thread, what they give in their order. */
#include "cli/read_files.h"

#include "base/memory.h"
#include "base/pool.h"
#include "cli/files.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/read_work.h"

#include <stdlib.h>
#include <unistd.h>

/* Paths are taken from the walk by so many, so that memory does not grow with their number. */
enum { BATCH_MAX = 4096 };

typedef struct {
    const Session *session;
    const ReadFormat *format;
    ReadSettings settings;
    Outputs *outputs;
    Progress *progress;
    Extractor *extractor;
    int threads; /* asked for */
    ReadWork work;
    size_t number; /* of the batch's first file */
    const char *paths[BATCH_MAX];
    size_t path_count;
    ReadTotals totals;
    Buffer index, failures; /* for the totals */
    Problem wrong;          /* the output failed: stop */
} Reading;

static void read_all(Reading *reading, char *const *paths, size_t count);
static void find_copies(Reading *reading, Buffer *out);
static bool next_batch(Reading *reading, FileWalk *walk, Arena *arena);
static void *worker_new(void *shared);
static void worker_free(void *worker);
static void *read_one(void *shared, void *worker, size_t index);
static bool take(void *shared, size_t index, void *result);
static void complain(Reading *reading, const Problem *problem);
static void drop(void *result);
static void put(void *reading, Buffer *out);
static void put_file(Reading *reading, FileResult *result);

int read_files(const Session *session, const ReadRequest *request, char *const *paths, size_t count,
               ReadTotals *totals)
{
    static char standard_input[] = "-";
    char *alone[] = { standard_input };
    Reading *reading = memory_resize(NULL, sizeof *reading);

    *reading = (Reading){
        .session = session,
        .format = request->format,
        .settings = request->settings,
        .threads = request->threads ? request->threads : pool_cores(),
        .number = 1,
    };
    if (count == 0 && isatty(STDIN_FILENO))
        console_say(session->console, session->language == LANGUAGE_ZH
                                          ? TEXT("读标准输入；粘贴文字后按 Ctrl-D 结束")
                                          : TEXT("reading standard input; paste text, then press Ctrl-D"));
    reading->progress = progress_new(session->console, session->language, session->milliseconds);
    reading->extractor = extractor_new(session->milliseconds);
    reading->wrong = request->format->ending_zh
                         ? outputs_open_each(request->out, count ? paths : alone, count ? count : 1,
                                             request->format->binary, &reading->outputs)
                         : outputs_open(request->out, &reading->outputs);
    if (!reading->wrong.code) {
        reading->settings.terminal = session->colours && outputs_is_terminal(reading->outputs);
        reading->work = (ReadWork){
            .format = request->format,
            .settings = &reading->settings,
            .extractor = reading->extractor,
            .progress = reading->progress,
            .sink = reading,
        };
        pthread_mutex_init(&reading->work.lock, NULL);
        progress_start(reading->progress, reading->outputs, reading->extractor);
        if (reading->settings.copies && request->format->copies)
            reading->wrong = copies_open(&reading->settings, &reading->work.copies);
        read_all(reading, count ? paths : alone, count ? count : 1);
        copies_close(reading->work.copies);
        read_result_free(reading->work.spare);
        pthread_mutex_destroy(&reading->work.lock);
    }
    /* What stood at OUT is worth more than a page about nothing. */
    bool nothing = reading->totals.files == 0 && reading->totals.failed > 0;
    if (!reading->wrong.code && !nothing)
        reading->wrong = outputs_commit(reading->outputs);
    progress_free(reading->progress);
    extractor_free(reading->extractor);
    outputs_close(reading->outputs);

    int status = session_complain(session, reading->wrong);
    if (status == 0 && reading->totals.failed)
        status = EXIT_SOME_NOT_READ;
    *totals = reading->totals;
    totals->index = totals->failures = TEXT("");
    buffer_free(&reading->index);
    buffer_free(&reading->failures);
    free(reading);
    return status;
}

/* Reads everything and writes it to the output. */
static void read_all(Reading *reading, char *const *paths, size_t count)
{
    const PoolJob job = { worker_new, worker_free, read_one, take, drop };
    FileWalk *walk = files_walk(paths, count);
    Arena *arena = arena_new();
    Buffer out = { 0 };
    bool more = true;

    if (reading->format->begin)
        reading->format->begin(&reading->settings, &out);
    put(reading, &out);
    while (more && !reading->wrong.code) {
        more = next_batch(reading, walk, arena);
        int threads = reading->threads;
        if (reading->path_count <= (size_t)threads)
            threads = reading->path_count ? (int)reading->path_count : 1;
        reading->work.threads = reading->threads / threads;
        reading->work.flush = threads == 1 && !reading->format->ending_zh
                                  ? put
                                  : NULL; /* alone, each file is taken before the next */
        pool_run(&job, reading, reading->path_count, threads);
        reading->number += reading->path_count;
        arena_reset(arena);
    }
    if (reading->work.copies && !reading->wrong.code)
        find_copies(reading, &out);
    reading->totals.index = buffer_text(&reading->index);
    reading->totals.failures = buffer_text(&reading->failures);
    if (reading->format->end)
        reading->format->end(&reading->settings, &reading->totals, &out);
    put(reading, &out);

    buffer_free(&out);
    arena_free(arena);
    files_free(walk);
}

/* What the files show together. */
static void find_copies(Reading *reading, Buffer *out)
{
    size_t findings, excepted;

    reading->wrong = copies_find(reading->work.copies, reading->format, reading->threads, &reading->index, out,
                                 &findings, &excepted);
    reading->totals.findings += findings;
    reading->totals.excepted += excepted;
    put(reading, out);
}

/* The next paths of the walk; what cannot be walked is said at once. False: they are the last. */
static bool next_batch(Reading *reading, FileWalk *walk, Arena *arena)
{
    const char *path;
    Problem problem;

    reading->path_count = 0;
    while (reading->path_count < BATCH_MAX) {
        if (!files_next(walk, &path, &problem)) {
            progress_expect(reading->progress, reading->number - 1 + reading->path_count);
            return false;
        }
        if (problem.code) {
            complain(reading, &problem);
        } else {
            reading->paths[reading->path_count++] = arena_string(arena, text_of(path));
        }
    }
    return true;
}

static void *worker_new(void *shared)
{
    return read_worker_new(&((Reading *)shared)->work);
}

static void worker_free(void *worker)
{
    read_worker_free(worker);
}

static void *read_one(void *shared, void *worker, size_t index)
{
    Reading *reading = shared;

    return read_work_file(&reading->work, worker, reading->paths[index], reading->number + index);
}

/* A file, or an archive and the files in it. */
static bool take(void *shared, size_t index, void *result)
{
    Reading *reading = shared;
    FileResult *next;

    (void)index;
    for (FileResult *done = result; done; done = next) {
        next = done->next;
        if (done->problem.code) {
            complain(reading, &done->problem);
        } else if (!done->archive) {
            reading->totals.files++;
            reading->totals.documents += done->documents;
            reading->totals.facts += done->facts;
            reading->totals.findings += done->findings;
            reading->totals.excepted += done->excepted;
            put_file(reading, done);
            if (reading->work.copies)
                copies_take(reading->work.copies, buffer_text(&done->note));
            if (!reading->format->taken)
                buffer_add(&reading->index, buffer_text(&done->index));
            else if (!reading->wrong.code)
                reading->format->taken(&reading->settings, buffer_text(&done->name), buffer_text(&done->index));
        }
        read_result_spare(&reading->work, done);
    }
    return reading->wrong.code == PROBLEM_NONE;
}

/* Says what could not be read, to the user and to the format. */
static void complain(Reading *reading, const Problem *problem)
{
    console_complain(reading->session->console, problem);
    if (reading->format->failed)
        reading->format->failed(&reading->settings, problem, &reading->failures);
    reading->totals.failed++;
}

static void drop(void *result)
{
    read_result_free(result);
}

/* Writes and empties `out`, unless writing has failed before. */
static void put(void *sink, Buffer *out)
{
    Reading *reading = sink;
    if (!reading->wrong.code && out->len)
        reading->wrong = outputs_write(reading->outputs, buffer_text(out));
    buffer_clear(out);
}

/* What became of one file: to the stream, or to a file of its own. */
static void put_file(Reading *reading, FileResult *result)
{
    const ReadFormat *format = reading->format;

    if (!format->ending_zh) {
        put(reading, &result->out);
        return;
    }
    bool zh = reading->settings.language == LANGUAGE_ZH;
    if (!reading->wrong.code)
        reading->wrong =
            outputs_write_file(reading->outputs, buffer_text(&result->name),
                               text_of(zh ? format->ending_zh : format->ending_en), buffer_text(&result->out));
}
