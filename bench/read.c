/* How fast libhalfsky reads: one core, warm, documents in memory.
 *
 *     read [-p PASSES] [-s STAGE] FOLDER
 *
 * Each file below FOLDER is a document, read by halfsky_read with one reader for
 * all; then every fact is asked for by halfsky_fact_at. Stages are timed by running
 * the reading up to them, so that a stage is the difference of two lines. Prints
 * one row per stage: name, seconds (median), seconds (least), seconds (most); rows
 * that begin with # are counts. MB are 10^6 bytes. */
#include "base/utf8.h"
#include "halfsky/read.h"
#include "model/api.h"
#include "read/scan.h"
#include "read/split.h"

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PASSES_MOST = 99 };

typedef struct {
    char *bytes; /* of all documents, one after another */
    size_t length, room;
    size_t *ends; /* of each document in `bytes` */
    size_t count, ends_room;
} Corpus;

typedef struct {
    halfsky_reader *reader;
    Reading reading;             /* of the stages inside the library */
    size_t facts, measured, sum; /* `sum` keeps the compiler from leaving work out */
} Bench;

typedef void Stage(Bench *bench, const char *text, size_t length);

static Stage stage_validate, stage_split, stage_scan, stage_read, stage_walk;

/* Each stage does the work of those before it again. */
static const struct {
    const char *name;
    Stage *run;
} stages[] = {
    { "validate", stage_validate }, { "split", stage_split }, { "scan", stage_scan },
    { "read", stage_read },         { "walk", stage_walk },
};

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void *resize(void *old, size_t size)
{
    void *grown = realloc(old, size);
    if (!grown)
        fail("memory");
    return grown;
}

static void add_file(Corpus *corpus, const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");

    if (corpus->length + size > corpus->room)
        corpus->bytes = resize(corpus->bytes, corpus->room = 2 * (corpus->length + size));
    if (corpus->count == corpus->ends_room)
        corpus->ends = resize(corpus->ends, (corpus->ends_room = 2 * corpus->count + 64) * sizeof *corpus->ends);
    if (!file || fread(corpus->bytes + corpus->length, 1, size, file) != size)
        fail(path);
    fclose(file);
    corpus->ends[corpus->count++] = corpus->length += size;
}

static Corpus load(char *folder)
{
    Corpus corpus = { 0 };
    FTS *walk = fts_open((char *[]){ folder, NULL }, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    FTSENT *entry;

    while (walk && (entry = fts_read(walk)))
        if (entry->fts_info == FTS_F)
            add_file(&corpus, entry->fts_accpath, (size_t)entry->fts_statp->st_size);
    if (!walk || corpus.count == 0)
        fail(folder);
    fts_close(walk);
    return corpus;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void stage_validate(Bench *bench, const char *text, size_t length)
{
    bench->sum += utf8_valid((Text){ text, length });
}

static void begin_reading(Bench *bench, const char *text, size_t length)
{
    Reading *reading = &bench->reading;

    arena_reset(reading->arena);
    arena_reset(reading->scratch);
    *reading = (Reading){
        .catalog = reading->catalog, .text = { text, length }, .arena = reading->arena, .scratch = reading->scratch
    };
}

static void stage_split(Bench *bench, const char *text, size_t length)
{
    stage_validate(bench, text, length);
    begin_reading(bench, text, length);
    split_documents(&bench->reading);
    for (uint32_t i = 0; i < bench->reading.documents.count; i++)
        bench->sum += split_lines(&bench->reading, i);
}

static void stage_scan(Bench *bench, const char *text, size_t length)
{
    stage_split(bench, text, length);
    for (uint32_t i = 0; i < bench->reading.documents.count; i++) {
        const Document *document = &bench->reading.documents.items[i];
        scan_span(&bench->reading, document->span, document->title, 0, SCAN_FIGURES);
    }
    bench->sum += bench->reading.tokens.count;
}

static void stage_read(Bench *bench, const char *text, size_t length)
{
    if (halfsky_read(bench->reader, text, length) != 0) {
        fputs("a document was refused: is it UTF-8?\n", stderr);
        exit(1);
    }
    bench->facts += halfsky_fact_count(bench->reader);
}

static void stage_walk(Bench *bench, const char *text, size_t length)
{
    halfsky_fact fact;

    stage_read(bench, text, length);
    for (size_t i = 0; halfsky_fact_at(bench->reader, i, &fact); i++) {
        bench->sum += fact.value.len + fact.unit.len;
        bench->measured += fact.measure.len != 0;
    }
}

static double run_pass(Bench *bench, const Corpus *corpus, Stage *stage)
{
    double start = now();
    size_t from = 0;

    bench->facts = bench->measured = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        stage(bench, corpus->bytes + from, corpus->ends[i] - from);
        from = corpus->ends[i];
    }
    return now() - start;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    Bench bench = { 0 };
    double seconds[PASSES_MOST];
    const char *only = NULL; /* this stage: for profilers */
    int passes = 5, option;
    struct rusage usage;

    while ((option = getopt(argc, argv, "p:s:")) != -1) {
        if (option == 'p')
            passes = (int)strtol(optarg, NULL, 10);
        else if (option == 's')
            only = optarg;
        else
            passes = 0;
    }
    if (optind + 1 != argc || passes < 1 || passes > PASSES_MOST) {
        fprintf(stderr, "usage: read [-p PASSES] [-s STAGE] FOLDER\n");
        return 1;
    }

    Corpus corpus = load(argv[optind]);
    getrusage(RUSAGE_SELF, &usage);
    long before = usage.ru_maxrss;
    bench.reader = halfsky_reader_new(halfsky_catalog_builtin());
    bench.reading =
        (Reading){ .catalog = catalog_of(halfsky_catalog_builtin()), .arena = arena_new(), .scratch = arena_new() };
    for (size_t s = 0; s < sizeof stages / sizeof *stages; s++) {
        if (only && strcmp(only, stages[s].name) != 0)
            continue;
        run_pass(&bench, &corpus, stages[s].run);
        for (int i = 0; i < passes; i++)
            seconds[i] = run_pass(&bench, &corpus, stages[s].run);
        qsort(seconds, (size_t)passes, sizeof *seconds, compare);
        printf("%s\t%.4f\t%.4f\t%.4f\n", stages[s].name, seconds[passes / 2], seconds[0], seconds[passes - 1]);
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("#bytes\t%zu\n#documents\t%zu\n#facts\t%zu\n#measured\t%zu\n#memory_kB\t%ld\n#sum\t%zu\n", corpus.length,
           corpus.count, bench.facts, bench.measured, usage.ru_maxrss - before, bench.sum);
    halfsky_reader_free(bench.reader);
    arena_free(bench.reading.scratch);
    arena_free(bench.reading.arena);
    free(corpus.ends);
    free(corpus.bytes);
    return 0;
}
