/* How fast copies are found among many reports, and which of those that were planted.
 *
 *     copies [-n REPORTS] [-j THREADS] [-s SEED] [-w FILE]
 *
 * Reports are made in memory (copied.h), 4.2 kB each. One in 100 is an edited copy of another one, with 5 to 40 %
 * of its sentences changed; one in 100 has 1,000 letters, 200 of them from another one. Timed are sketches, their
 * index, candidates and exact passages of all candidates. Prints name and value, parted by a tab. -w writes the
 * reports, one a line: what it was copied from, how much of five letters is alike in percent, text. */
#include "copied.h"

#include "base/pool.h"
#include "halfsky/copies.h"

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
    REPORT_BYTES = 4170,
    EDITED_ONE_IN = 100,
    PART_LETTERS = 200,
    PART_REPORT_LETTERS = 1000,
    BLOCK = 64,
    LIKE = 50
};

typedef enum { ORIGINAL, EDITED, PART } Sort;

typedef struct {
    Text text;
    Sort sort;
    uint32_t source;
    int likeness;
} Report;

typedef struct {
    uint32_t one, other;
} Pair;

typedef struct {
    Report *reports;
    size_t count, bytes;
    halfsky_sketches *sketches;
    uint8_t *found; /* by planted report */
    size_t candidates, pairs, false_pairs;
} Bench;

/* What a block of reports gives. */
typedef struct {
    Buffer sketches; /* each behind its length */
    Buffer pairs;
    size_t candidates;
} Result;

static double clock_seconds(clockid_t which)
{
    struct timespec time;
    clock_gettime(which, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void make_reports(Bench *b, Copied *c)
{
    Buffer out = { 0 };

    for (size_t i = 0; i < b->count; i++) {
        Report *report = &b->reports[i];
        size_t kind = i ? copied_below(c, EDITED_ONE_IN) : EDITED_ONE_IN;
        buffer_clear(&out);
        *report = (Report){ .sort = ORIGINAL };
        if (kind < 2)
            report->source = (uint32_t)copied_below(c, i);
        Text source = b->reports[report->source].text;
        if (kind == 0) {
            report->sort = EDITED;
            copied_edit(c, source, 5 + (int)copied_below(c, 36), &out);
        } else if (kind == 1) {
            size_t before = copied_below(c, PART_REPORT_LETTERS - PART_LETTERS);
            report->sort = PART;
            if (before)
                copied_report(c, 3 * before, &out);
            buffer_add(&out, copied_part(c, source, PART_LETTERS));
            if (out.len < (size_t)3 * PART_REPORT_LETTERS)
                copied_report(c, 3 * PART_REPORT_LETTERS - out.len, &out);
        } else {
            copied_report(c, REPORT_BYTES + copied_below(c, 200), &out);
        }
        char *kept = memory_resize(NULL, out.len);
        memcpy(kept, out.at, out.len);
        report->text = (Text){ kept, out.len };
        b->bytes += out.len;
        if (report->sort == EDITED)
            report->likeness = copied_likeness(source, report->text);
    }
    buffer_free(&out);
}

static void *worker_new(void *shared)
{
    (void)shared;
    return halfsky_copier_new(halfsky_catalog_builtin());
}

static void worker_free(void *worker)
{
    halfsky_copier_free(worker);
}

static halfsky_copy_text text_of_report(const Bench *b, size_t index)
{
    return (halfsky_copy_text){ { b->reports[index].text.at, b->reports[index].text.len }, { "", 0 } };
}

static void *sketch_block(void *shared, void *worker, size_t block)
{
    Bench *b = shared;
    Result *result = memory_resize(NULL, sizeof *result);

    *result = (Result){ 0 };
    for (size_t i = block * BLOCK; i < (block + 1) * BLOCK && i < b->count; i++) {
        halfsky_copy_text text = text_of_report(b, i);
        halfsky_text sketch = halfsky_sketch(worker, &text);
        buffer_add(&result->sketches, (Text){ (const char *)&sketch.len, sizeof sketch.len });
        buffer_add(&result->sketches, (Text){ sketch.at, sketch.len });
    }
    return result;
}

static void result_free(void *result)
{
    Result *done = result;
    buffer_free(&done->sketches);
    buffer_free(&done->pairs);
    free(done);
}

static bool take_sketches(void *shared, size_t index, void *result)
{
    Bench *b = shared;
    Text rest = buffer_text(&((Result *)result)->sketches);

    (void)index;
    while (rest.len) {
        size_t length;
        memcpy(&length, rest.at, sizeof length);
        halfsky_sketches_add(b->sketches, rest.at + sizeof length, length);
        rest = text_slice(rest, sizeof length + length, rest.len);
    }
    result_free(result);
    return true;
}

static void *compare_block(void *shared, void *worker, size_t block)
{
    Bench *b = shared;
    Result *result = memory_resize(NULL, sizeof *result);

    *result = (Result){ 0 };
    for (size_t i = block * BLOCK; i < (block + 1) * BLOCK && i < b->count; i++) {
        const halfsky_candidate *candidates;
        size_t count = halfsky_sketches_behind(worker, b->sketches, i, &candidates);
        halfsky_copy_text one = text_of_report(b, i);
        result->candidates += count;
        for (size_t k = 0; k < count; k++) {
            halfsky_copy_text other = text_of_report(b, candidates[k].other);
            Pair pair = { (uint32_t)i, (uint32_t)candidates[k].other };
            halfsky_copy copy;
            if (halfsky_compare(worker, &one, &other, b->sketches, &copy))
                buffer_add(&result->pairs, (Text){ (const char *)&pair, sizeof pair });
        }
    }
    return result;
}

/* The text that a report comes from at last. */
static uint32_t root_of(const Bench *b, uint32_t report)
{
    while (b->reports[report].sort != ORIGINAL)
        report = b->reports[report].source;
    return report;
}

static bool take_pairs(void *shared, size_t index, void *result)
{
    Bench *b = shared;
    Result *done = result;

    (void)index;
    b->candidates += done->candidates;
    for (size_t at = 0; at < done->pairs.len; at += sizeof(Pair)) {
        Pair pair;
        memcpy(&pair, done->pairs.at + at, sizeof pair);
        b->pairs++;
        if (b->reports[pair.other].sort != ORIGINAL && b->reports[pair.other].source == pair.one)
            b->found[pair.other] = 1;
        else
            b->false_pairs += root_of(b, pair.one) != root_of(b, pair.other);
    }
    result_free(result);
    return true;
}

static void write_reports(const Bench *b, const char *path)
{
    FILE *file = fopen(path, "wb");
    Buffer line = { 0 };

    if (!file) {
        perror(path);
        exit(1);
    }
    for (size_t i = 0; i < b->count; i++) {
        const Report *report = &b->reports[i];
        buffer_clear(&line);
        buffer_add(&line, report->text);
        for (size_t k = 0; k < line.len; k++)
            line.at[k] = line.at[k] == '\n' ? ' ' : line.at[k];
        if (report->sort == ORIGINAL)
            fprintf(file, "-\t0\t%.*s\n", (int)line.len, line.at);
        else
            fprintf(file, "%u\t%d\t%.*s\n", report->source, report->likeness, (int)line.len, line.at);
    }
    buffer_free(&line);
    fclose(file);
}

static void print_recall(const Bench *b)
{
    size_t planted[3] = { 0 }, found[3] = { 0 };

    for (size_t i = 0; i < b->count; i++) {
        const Report *report = &b->reports[i];
        int group = report->sort == PART ? 2 : report->likeness >= LIKE ? 0 : 1;
        if (report->sort == ORIGINAL)
            continue;
        planted[group]++;
        found[group] += b->found[i];
    }
    static const char *const names[] = { "alike", "less_alike", "parts" };
    for (int group = 0; group < 3; group++)
        printf("%s_planted\t%zu\n%s_found\t%zu\n", names[group], planted[group], names[group], found[group]);
    printf("false_pairs\t%zu\n", b->false_pairs);
}

int main(int argc, char **argv)
{
    Bench b = { .count = 100000 };
    Copied made;
    uint64_t seed = 1;
    const char *written = NULL;
    int threads = 2, option;

    while ((option = getopt(argc, argv, "n:j:s:w:")) != -1) {
        if (option == 'n')
            b.count = strtoull(optarg, NULL, 10);
        else if (option == 'j')
            threads = (int)strtol(optarg, NULL, 10);
        else if (option == 's')
            seed = strtoull(optarg, NULL, 10);
        else if (option == 'w')
            written = optarg;
        else
            return 1;
    }
    if (!b.count || threads < 1)
        return 1;
    copied_open(&made, seed);
    b.reports = memory_resize(NULL, b.count * sizeof *b.reports);
    b.found = calloc(b.count, 1);
    make_reports(&b, &made);
    if (written)
        write_reports(&b, written);

    const PoolJob sketching = { worker_new, worker_free, sketch_block, take_sketches, result_free };
    const PoolJob comparing = { worker_new, worker_free, compare_block, take_pairs, result_free };
    size_t blocks = (b.count + BLOCK - 1) / BLOCK;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    long before = usage.ru_maxrss;
    double start = clock_seconds(CLOCK_MONOTONIC), busy = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);

    b.sketches = halfsky_sketches_new();
    pool_run(&sketching, &b, blocks, threads);
    double sketched = clock_seconds(CLOCK_MONOTONIC);
    halfsky_sketches_sort(b.sketches);
    double sorted = clock_seconds(CLOCK_MONOTONIC);
    pool_run(&comparing, &b, blocks, threads);
    double end = clock_seconds(CLOCK_MONOTONIC);
    busy = clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - busy;
    getrusage(RUSAGE_SELF, &usage);

    printf("reports\t%zu\nmegabytes\t%.1f\nthreads\t%d\n", b.count, (double)b.bytes / 1e6, threads);
    printf("seconds\t%.3f\nprocessor_seconds\t%.3f\n", end - start, busy);
    printf("sketch_seconds\t%.3f\nsort_seconds\t%.3f\ncompare_seconds\t%.3f\n", sketched - start, sorted - sketched,
           end - sorted);
    printf("memory_MB\t%.1f\ncandidates\t%zu\npairs\t%zu\n", (double)(usage.ru_maxrss - before) / 1e3, b.candidates,
           b.pairs);
    print_recall(&b);
    halfsky_sketches_free(b.sketches);
    for (size_t i = 0; i < b.count; i++)
        free((void *)(uintptr_t)b.reports[i].text.at);
    free(b.reports);
    free(b.found);
    copied_close(&made);
    return 0;
}
