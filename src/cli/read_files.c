/* read_files.c - files in batches, each file on one thread, what they give in their order. */
#include "cli/read_files.h"

#include "base/memory.h"
#include "base/pool.h"
#include "cli/files.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "format/decode.h"
#include "format/extract.h"
#include "halfsky/check.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_SOME_NOT_READ = 2 };

/* Paths are taken from the walk by so many, so that memory does not grow with their number. */
enum { BATCH_MAX = 4096 };
/* A worker gives memory above this back after the file that needed it. */
enum { KEPT_MAX = 32 * 1024 * 1024 };

typedef struct {
    const Session *session;
    const ReadFormat *format;
    ReadSettings settings;
    Outputs *outputs;
    Progress *progress;
    Extractor *extractor;
    int threads;     /* asked for */
    int threads_now; /* for this batch: no more than it has files */
    size_t number;   /* of the batch's first file */
    const char *paths[BATCH_MAX];
    size_t path_count;
    ReadTotals totals;
    Buffer index, failures; /* for the totals */
    Problem wrong;          /* the output failed: stop */
    pthread_mutex_t lock;   /* of `spare` */
    struct Result *spare;   /* used before: memory that the system need not clear again */
} Reading;

/* What one thread keeps from file to file. */
typedef struct {
    halfsky_reader *reader;
    Arena *arena;
    Buffer bytes;
    Buffer name;
} Worker;

/* What became of one file. */
typedef struct Result {
    struct Result *next; /* spare */
    Buffer out;
    Buffer index;
    Buffer name; /* for a file of its own */
    Problem problem;
    size_t documents, facts, findings;
} Result;

static void read_all(Reading *reading, char *const *paths, size_t count);
static bool next_batch(Reading *reading, FileWalk *walk, Arena *arena);
static void *worker_new(void *shared);
static void worker_free(void *worker);
static void *read_one(void *shared, void *worker, size_t index);
static Problem read_into(Reading *reading, Worker *worker, size_t index, Result *result);
static Problem open_doc(const Reading *reading, Worker *worker, Text name, Doc *out);
static bool take(void *shared, size_t index, void *result);
static void complain(Reading *reading, const Problem *problem);
static Result *result_new(Reading *reading);
static void result_spare(Reading *reading, Result *result);
static void drop(void *result);
static void put(void *reading, Buffer *out);
static void put_file(Reading *reading, Result *result);

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
    pthread_mutex_init(&reading->lock, NULL);
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
        progress_start(reading->progress, reading->outputs, reading->extractor);
        read_all(reading, count ? paths : alone, count ? count : 1);
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
    while (reading->spare) {
        Result *result = reading->spare;
        reading->spare = result->next;
        drop(result);
    }
    pthread_mutex_destroy(&reading->lock);
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
        reading->threads_now = reading->threads;
        if (reading->path_count <= (size_t)reading->threads)
            reading->threads_now = reading->path_count ? (int)reading->path_count : 1;
        pool_run(&job, reading, reading->path_count, reading->threads_now);
        reading->number += reading->path_count;
        arena_reset(arena);
    }
    reading->totals.index = buffer_text(&reading->index);
    reading->totals.failures = buffer_text(&reading->failures);
    if (reading->format->end)
        reading->format->end(&reading->settings, &reading->totals, &out);
    put(reading, &out);

    buffer_free(&out);
    arena_free(arena);
    files_free(walk);
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
    Reading *reading = shared;
    Worker *worker = memory_resize(NULL, sizeof *worker);
    *worker = (Worker){ .reader = halfsky_reader_new(reading->settings.catalog), .arena = arena_new() };
    return worker;
}

static void worker_free(void *worker)
{
    Worker *done = worker;
    halfsky_reader_free(done->reader);
    arena_free(done->arena);
    buffer_free(&done->bytes);
    buffer_free(&done->name);
    free(done);
}

static void *read_one(void *shared, void *worker, size_t index)
{
    Reading *reading = shared;
    Worker *mine = worker;
    Result *result = result_new(reading);

    result->problem = read_into(reading, mine, index, result);
    progress_add(reading->progress, mine->bytes.len);
    arena_reset(mine->arena);
    buffer_clear(&mine->bytes);
    if (mine->bytes.room > KEPT_MAX)
        buffer_free(&mine->bytes);
    return result;
}

static Problem read_into(Reading *reading, Worker *worker, size_t index, Result *result)
{
    const char *path = reading->paths[index];
    Doc doc;

    TRY(file_read(path, &worker->bytes));
    buffer_clear(&worker->name);
    file_name_shown(path, &worker->name);
    Text name = buffer_text(&worker->name);
    Problem wrong = open_doc(reading, worker, name, &doc);
    if (wrong.code)
        return problem_at(wrong, name, 0, TEXT(""));
    int refused = halfsky_read(worker->reader, doc.text.at, doc.text.len);
    assert(!refused); /* a Doc is UTF-8 and not too large */
    (void)refused;

    ReadFile file = {
        .settings = &reading->settings,
        .number = reading->number + index,
        .name = name,
        .doc = &doc,
        .reader = worker->reader,
        .index = &result->index,
        .flush = reading->threads_now == 1 && !reading->format->ending_zh
                     ? put
                     : NULL, /* alone, each file is taken before the next */
        .sink = reading,
    };
    reading->format->file(&file, &result->out);
    if (reading->format->ending_zh)
        buffer_add(&result->name, name);
    result->documents = halfsky_document_count(worker->reader);
    result->facts = halfsky_fact_count(worker->reader);
    result->findings = reading->settings.check ? halfsky_finding_distinct(worker->reader) : 0;
    return OK;
}

/* The bytes as a Doc: plain text here, everything else by a process of its own. */
static Problem open_doc(const Reading *reading, Worker *worker, Text name, Doc *out)
{
    Text bytes = buffer_text(&worker->bytes);
    Format format = format_detect(bytes, name);
    WireMessage message;

    if (format == FORMAT_TEXT || format == FORMAT_CSV || format == FORMAT_OTHER)
        return decode_text(bytes, worker->arena, out);
    TRY(extract(reading->extractor, format, bytes, worker->arena, &message));
    *out = message.doc;
    return OK;
}

static bool take(void *shared, size_t index, void *result)
{
    Reading *reading = shared;
    Result *done = result;

    (void)index;
    if (done->problem.code) {
        complain(reading, &done->problem);
    } else {
        reading->totals.files++;
        reading->totals.documents += done->documents;
        reading->totals.facts += done->facts;
        reading->totals.findings += done->findings;
        put_file(reading, done);
        buffer_add(&reading->index, buffer_text(&done->index));
    }
    result_spare(reading, done);
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

static Result *result_new(Reading *reading)
{
    Result *result;

    pthread_mutex_lock(&reading->lock);
    result = reading->spare;
    if (result)
        reading->spare = result->next;
    pthread_mutex_unlock(&reading->lock);
    if (!result) {
        result = memory_resize(NULL, sizeof *result);
        *result = (Result){ 0 };
    }
    return result;
}

static void result_spare(Reading *reading, Result *result)
{
    buffer_clear(&result->index);
    buffer_clear(&result->name);
    buffer_clear(&result->out);
    if (result->out.room > KEPT_MAX)
        buffer_free(&result->out);
    pthread_mutex_lock(&reading->lock);
    result->next = reading->spare;
    reading->spare = result;
    pthread_mutex_unlock(&reading->lock);
}

static void drop(void *result)
{
    Result *done = result;
    buffer_free(&done->index);
    buffer_free(&done->name);
    buffer_free(&done->out);
    free(done);
}

/* Writes and empties `out`, unless writing has failed before. */
static void put(void *sink, Buffer *out)
{
    Reading *reading = sink;
    if (!reading->wrong.code)
        reading->wrong = outputs_write(reading->outputs, buffer_text(out));
    buffer_clear(out);
}

/* What became of one file: to the stream, or to a file of its own. */
static void put_file(Reading *reading, Result *result)
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
