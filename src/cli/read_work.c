/* read_work.c - one file through reading. */
#include "cli/read_work.h"

#include "base/memory.h"
#include "base/pool.h"
#include "cli/files.h"
#include "format/decode.h"
#include "halfsky/check.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

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
    size_t number; /* of the archive */
    Arena *arena;
    LIST(Source) files;
    size_t bytes;     /* unpacked, also of what is passed over */
    FileResult *last; /* of those taken */
} Bundle;

static FileResult *read_source(ReadWork *work, ReadWorker *worker, const Source *source);
static Problem read_into(ReadWork *work, ReadWorker *worker, const Source *source, FileResult *result);
static Problem open_doc(ReadWork *work, ReadWorker *worker, const Source *source, Doc *doc);
static void read_archive(ReadWork *work, const Source *source, FileResult *result);
static void unpack(Bundle *bundle, Text name, Text bytes, int depth);
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

    TRY(open_doc(work, worker, source, &doc));
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

/* An empty text is a text; an empty Word document was lost on its way. */
static Problem empty_file(Text name)
{
    static const Text texts[] = { TEXT(".txt"), TEXT(".md"), TEXT(".csv"), TEXT(".tsv") };
    char format[8] = "";
    size_t dot = name.len, length;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (name.len >= texts[i].len
            && strncasecmp(name.at + name.len - texts[i].len, texts[i].at, texts[i].len) == 0)
            return OK;
    }
    if (!file_name_wanted(name))
        return OK;
    while (name.at[dot - 1] != '.')
        dot--;
    for (length = 0; length < name.len - dot && length + 1 < sizeof format; length++)
        format[length] = (char)toupper((unsigned char)name.at[dot + length]);
    return problem(PROBLEM_FILE_BROKEN, (Text){ format, length }, TEXT("it is empty"), TEXT(""));
}

/* The bytes as a Doc: plain text here, everything else by a process of its own. */
static Problem open_doc(ReadWork *work, ReadWorker *worker, const Source *source, Doc *doc)
{
    Format format = format_detect(source->bytes, source->name);
    WireMessage message;

    if (source->bytes.len == 0)
        TRY(empty_file(source->name));
    if (format == FORMAT_TEXT || format == FORMAT_OTHER)
        return decode_text(source->bytes, worker->arena, doc);
    TRY(extract(work->extractor, format, source->bytes, worker->arena, &message));
    *doc = message.doc;
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
    Bundle bundle = { .work = work, .number = source->number, .arena = arena_new(), .last = result };

    result->archive = true;
    unpack(&bundle, source->name, source->bytes, 1);
    progress_more(work->progress, bundle.files.count - 1);
    int threads = (size_t)work->threads < bundle.files.count ? work->threads : (int)bundle.files.count;
    pool_run(&job, &bundle, bundle.files.count, threads);
    arena_free(bundle.arena);
}

static void add_file(Bundle *bundle, Text name, Text bytes, Problem problem)
{
    Source *file = LIST_ADD(bundle->arena, &bundle->files);

    *file = (Source){ bundle->number + bundle->files.count * MEMBER_NUMBERS, name, bytes, problem, true };
}

static Problem too_much(void)
{
    return problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much in an archive"), TEXT(""), TEXT(""));
}

static int by_name(const void *a, const void *b)
{
    return text_compare(((const WireMember *)a)->name, ((const WireMember *)b)->name);
}

/* The files of an archive; the archive itself with its Problem when it cannot be opened or holds nothing. */
static void unpack(Bundle *bundle, Text name, Text bytes, int depth)
{
    size_t before = bundle->files.count;
    WireMessage message = { 0 };
    Problem wrong;

    if (depth > ARCHIVE_DEPTH_MAX)
        wrong = problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("archives inside archives"), TEXT(""), TEXT(""));
    else if (bundle->bytes > ARCHIVE_BYTES_MAX || bundle->files.count >= ARCHIVE_FILES_MAX)
        wrong = too_much();
    else
        wrong = extract(bundle->work->extractor, FORMAT_ZIP, bytes, bundle->arena, &message);
    if (wrong.code) {
        add_file(bundle, name, TEXT(""), wrong);
        return;
    }
    for (size_t i = 0; i < message.members.count; i++)
        bundle->bytes += message.members.items[i].bytes.len;
    if (message.members.count > 1)
        qsort(message.members.items, message.members.count, sizeof(WireMember), by_name);
    for (size_t i = 0; i < message.members.count; i++) {
        const WireMember *member = &message.members.items[i];
        if (!file_name_wanted(member->name))
            continue;
        Text path = arena_format(bundle->arena, "%.*s/%.*s", TEXT_ARG(name), TEXT_ARG(member->name));

        if (bundle->files.count >= ARCHIVE_FILES_MAX) {
            add_file(bundle, path, TEXT(""), too_much());
            return;
        }
        if (!member->problem.code && format_detect(member->bytes, member->name) == FORMAT_ZIP)
            unpack(bundle, path, member->bytes, depth + 1);
        else
            add_file(bundle, path, member->bytes, member->problem);
    }
    if (bundle->files.count == before)
        add_file(bundle, name, TEXT(""), problem(PROBLEM_FOLDER_EMPTY, TEXT(""), TEXT(""), TEXT("")));
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
