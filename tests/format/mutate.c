/* mutate.c - broken variants of sound files, each through halfsky-extract.
 *
 *     mutate EXTRACT ROUNDS FOLDER FILE...
 *
 * A text is read by the program itself, halfsky beside EXTRACT: what it writes is no message then, and its exit status may be
 * that of a file that cannot be read.
 * Of each FILE it makes ROUNDS variants: cut, overwritten, with pieces doubled, moved or gone; of a zip file every other one
 * inside a member, packed again, so that the damage gets past the checksums. The process must end by itself, in time, with exit status 0 and a
 * sound message: what crashes, hangs or leaks (a build with sanitizers tells) is kept in FOLDER under a name that says which it was. The
 * variants are the same in every run. Exit status 1 when something was found. */
#define _GNU_SOURCE /* mkostemp, pipe2 */
#include "base/list.h"
#include "base/memory.h"
#include "base/pool.h"
#include "format/package.h"
#include "format/wire.h"
#include "format/detect.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 60, COMPLAINT_MAX = 4000, MEMBERS_MAX = 200, PATH_ROOM = 4096, EXIT_UNREAD = 2 };

typedef struct {
    const char *program, *folder, *path;
    Text bytes;
    Format format;
    int rounds, failures;
} Fixture;

/* What became of a variant; "" when all was well. */
typedef struct {
    char verdict[80];
    char complaint[COMPLAINT_MAX];
} Outcome;

/* ---- chance ----------------------------------------------------------------------- */

/* splitmix64 */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(next(state) % limit) : 0;
}

/* ---- variants --------------------------------------------------------------------- */

/* One to four changes. */
static void change(Text bytes, uint64_t *chance, Buffer *out)
{
    buffer_clear(out);
    buffer_add(out, bytes);
    for (size_t changes = 1 + below(chance, 4); changes > 0 && out->len > 0; changes--) {
        size_t at = below(chance, out->len), most = out->len - at;
        size_t length = 1 + below(chance, most < 64 ? most : 64);
        char piece[64];

        memcpy(piece, out->at + at, length);
        switch (below(chance, 7)) {
        case 0: /* cut off */
            out->len = at;
            break;
        case 1: /* some bits of one byte */
            out->at[at] ^= (char)(1 + below(chance, 255));
            break;
        case 2: /* a run of one byte */
            memset(out->at + at, below(chance, 2) ? 0xFF : (int)below(chance, 256), length);
            break;
        case 3: /* a piece gone */
            memmove(out->at + at, out->at + at + length, out->len - at - length);
            out->len -= length;
            break;
        case 4: /* a piece again, many times */
            for (size_t times = 1 + below(chance, 50); times > 0; times--)
                buffer_add(out, (Text){ piece, length });
            break;
        case 5: { /* a piece elsewhere */
            size_t to = below(chance, out->len - length + 1);
            memcpy(out->at + to, piece, length);
            break;
        }
        default: { /* a number of the extreme sort */
            static const uint32_t extremes[] = { 0,      1,          0x7F,       0xFF,      0x7FFF,
                                                 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF };
            uint32_t number = extremes[below(chance, sizeof extremes / sizeof *extremes)];
            memcpy(out->at + at, &number, most < sizeof number ? most : sizeof number);
        }
        }
    }
}

static uint32_t checksum(Text bytes)
{
    uint32_t sum = 0xFFFFFFFF;

    for (size_t i = 0; i < bytes.len; i++) {
        sum ^= (unsigned char)bytes.at[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
    }
    return ~sum;
}

static void put(Buffer *out, uint32_t value, int size)
{
    for (; size > 0; size--, value >>= 8)
        buffer_add_char(out, (char)(value & 0xFF));
}

static void put_sizes(Buffer *out, Text name, Text bytes)
{
    put(out, checksum(bytes), 4);
    put(out, (uint32_t)bytes.len, 4);
    put(out, (uint32_t)bytes.len, 4);
    put(out, (uint32_t)name.len, 2);
    put(out, 0, 2);
}

/* The archive again, stored, one of its members changed. False when it cannot be unpacked. */
static bool change_member(Text zip, uint64_t *chance, Buffer *out)
{
    Package *package;
    Arena *arena = arena_new();
    Buffer list = { 0 }, changed = { 0 };

    if (package_open(zip, "ZIP", &package).code) {
        arena_free(arena);
        return false;
    }
    size_t count = package_count(package), which = below(chance, count);
    buffer_clear(out);
    for (size_t i = 0; i < count && i < MEMBERS_MAX; i++) {
        Text name = package_name(package, i), bytes = TEXT("");
        uint32_t at = (uint32_t)out->len;

        package_read(package, i, arena, &bytes);
        if (i == which) {
            change(bytes, chance, &changed);
            bytes = buffer_text(&changed);
        }
        buffer_add(out, TEXT("PK\3\4\24\0\0\10\0\0\0\0\0\0"));
        put_sizes(out, name, bytes);
        buffer_add(out, name);
        buffer_add(out, bytes);
        buffer_add(&list, TEXT("PK\1\2\24\0\24\0\0\10\0\0\0\0\0\0"));
        put_sizes(&list, name, bytes);
        put(&list, 0, 4), put(&list, 0, 4), put(&list, 0, 2), put(&list, at, 4);
        buffer_add(&list, name);
    }
    uint32_t at = (uint32_t)out->len, members = (uint32_t)(count < MEMBERS_MAX ? count : MEMBERS_MAX);
    buffer_add(out, buffer_text(&list));
    buffer_add(out, TEXT("PK\5\6\0\0\0\0"));
    put(out, members, 2), put(out, members, 2), put(out, (uint32_t)list.len, 4), put(out, at, 4), put(out, 0, 2);
    package_close(package);
    buffer_free(&list);
    buffer_free(&changed);
    arena_free(arena);
    return true;
}

static void make_variant(const Fixture *fixture, size_t index, Buffer *out)
{
    uint64_t chance =
        text_hash(text_of(strrchr(fixture->path, '/') ? strrchr(fixture->path, '/') : fixture->path)) + index;
    bool zip = text_starts(fixture->bytes, TEXT("PK"));

    if (!(zip && index % 2 && change_member(fixture->bytes, &chance, out)))
        change(fixture->bytes, &chance, out);
}

/* ---- the process ------------------------------------------------------------------ */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* What the process writes to `from`, until it ends or its time does. */
static bool drain(int from, double deadline, Buffer *out, size_t most)
{
    struct pollfd end = { .fd = from, .events = POLLIN };

    for (;;) {
        int left = (int)((deadline - now()) * 1000);
        if (left <= 0 || poll(&end, 1, left) == 0)
            return false;
        char *to = buffer_reserve(out, 65536);
        ssize_t got = read(from, to, 65536);
        if (got <= 0)
            return true;
        if (out->len < most)
            out->len += (size_t)got;
    }
}

/* The program halfsky beside the reader. */
static void beside(const char *reader, char path[PATH_ROOM])
{
    const char *slash = strrchr(reader, '/');

    snprintf(path, PATH_ROOM, "%.*shalfsky", slash ? (int)(slash + 1 - reader) : 0, reader);
}

static pid_t start(const Fixture *fixture, int input, int output, int errors)
{
    char seconds[16], halfsky[PATH_ROOM];
    pid_t child = fork();

    if (child)
        return child;
    snprintf(seconds, sizeof seconds, "%d", SECONDS);
    setpgid(0, 0);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    beside(fixture->program, halfsky);
    if (fixture->format == FORMAT_TEXT)
        execl(halfsky, halfsky, "check", "--format", "jsonl", "-", (char *)NULL);
    else
        execl(fixture->program, fixture->program, format_name(fixture->format), seconds, (char *)NULL);
    _exit(127);
}

/* A file without a name. */
static int scratch_file(Text bytes)
{
    char name[] = "/tmp/halfsky-mutate-XXXXXX";
    int file = mkostemp(name, O_CLOEXEC);

    unlink(name);
    while (bytes.len) {
        ssize_t written = write(file, bytes.at, bytes.len);
        if (written <= 0)
            break;
        bytes = text_slice(bytes, (size_t)written, bytes.len);
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

static void judge(const Fixture *fixture, Text variant, Outcome *outcome)
{
    int input = scratch_file(variant), errors = scratch_file(TEXT("")), ends[2], status = 0;
    Buffer answer = { 0 };
    Arena *arena = arena_new();
    WireMessage message;

    if (pipe2(ends, O_CLOEXEC) != 0)
        abort();
    pid_t child = start(fixture, input, ends[1], errors);
    close(ends[1]);
    bool ended = drain(ends[0], now() + SECONDS, &answer, (size_t)1 << 30);
    if (!ended)
        kill(-child, SIGKILL);
    waitpid(child, &status, 0);
    kill(-child, SIGKILL);
    if (!ended)
        snprintf(outcome->verdict, sizeof outcome->verdict, "hangs");
    else if (WIFSIGNALED(status))
        snprintf(outcome->verdict, sizeof outcome->verdict, "dies by signal %d", WTERMSIG(status));
    else if (fixture->format == FORMAT_TEXT && WEXITSTATUS(status) <= EXIT_UNREAD)
        outcome->verdict[0] = 0;
    else if (WEXITSTATUS(status) != 0)
        snprintf(outcome->verdict, sizeof outcome->verdict, "exit status %d", WEXITSTATUS(status));
    else if (!wire_read(buffer_text(&answer), arena, &message))
        snprintf(outcome->verdict, sizeof outcome->verdict, "no sound message");
    if (outcome->verdict[0]) {
        ssize_t got = pread(errors, outcome->complaint, COMPLAINT_MAX - 1, 0);
        outcome->complaint[got > 0 ? got : 0] = '\0';
    }
    close(input);
    close(errors);
    close(ends[0]);
    buffer_free(&answer);
    arena_free(arena);
}

/* ---- all of them ------------------------------------------------------------------ */

static void *work(void *shared, void *worker, size_t index)
{
    const Fixture *fixture = shared;
    Outcome *outcome = memory_resize(NULL, sizeof *outcome);
    Buffer variant = { 0 };

    (void)worker;
    *outcome = (Outcome){ 0 };
    make_variant(fixture, index, &variant);
    judge(fixture, buffer_text(&variant), outcome);
    buffer_free(&variant);
    return outcome;
}

static bool take(void *shared, size_t index, void *result)
{
    Fixture *fixture = shared;
    Outcome *outcome = result;

    if (outcome->verdict[0]) {
        const char *name = strrchr(fixture->path, '/') ? strrchr(fixture->path, '/') + 1 : fixture->path;
        char path[4096];
        Buffer variant = { 0 };

        snprintf(path, sizeof path, "%s/%zu-%s", fixture->folder, index, name);
        make_variant(fixture, index, &variant);
        FILE *file = fopen(path, "we");
        if (file) {
            fwrite(variant.at, 1, variant.len, file);
            fclose(file);
        }
        printf("  %s: %s\n%s", path, outcome->verdict, outcome->complaint);
        fixture->failures++;
        buffer_free(&variant);
    }
    free(outcome);
    return true;
}

static bool read_fixture(const char *path, Buffer *bytes)
{
    FILE *file = fopen(path, "re");
    size_t got;

    if (!file)
        return false;
    while ((got = fread(buffer_reserve(bytes, 65536), 1, 65536, file)) > 0)
        bytes->len += got;
    fclose(file);
    return true;
}

int main(int argc, char **argv)
{
    const PoolJob job = { .work = work, .take = take };
    int failures = 0;

    if (argc < 5 || strtol(argv[2], NULL, 10) <= 0) {
        fprintf(stderr, "mutate EXTRACT ROUNDS FOLDER FILE...\n");
        return 64;
    }
    mkdir(argv[3], 0777);
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int i = 4; i < argc; i++) {
        Buffer bytes = { 0 };
        double began = now();
        Fixture fixture = {
            .program = argv[1], .folder = argv[3], .path = argv[i], .rounds = (int)strtol(argv[2], NULL, 10)
        };

        if (!read_fixture(argv[i], &bytes)) {
            printf("mutate: %s: %s\n", argv[i], strerror(errno));
            return 2;
        }
        fixture.bytes = buffer_text(&bytes);
        fixture.format = format_detect(fixture.bytes, text_of(argv[i]));
        pool_run(&job, &fixture, (size_t)fixture.rounds, pool_cores());
        printf("mutate: %-40s %s, %d variants, %d bad, %.0f s\n", argv[i], format_name(fixture.format),
               fixture.rounds, fixture.failures, now() - began);
        failures += fixture.failures;
        buffer_free(&bytes);
    }
    return failures ? 1 : 0;
}
