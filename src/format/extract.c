/* extract.c - a process for each file of a foreign format. */
#define _GNU_SOURCE /* environ */
#include "format/extract.h"

#include "base/list.h"
#include "base/memory.h"
#include "format/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a process may take: so many seconds, more by the megabyte. A scan is a page of 50 kB that takes tesseract ten
 * seconds. */
enum { SECONDS_ALONE = 30, SECONDS_ALONE_MB = 2, SECONDS_TOOLS = 60, SECONDS_TOOLS_MB = 240, SECONDS_MAX = 1800 };

/* Answers are longer than this only from a process in foreign hands. */
#define ANSWER_MAX ((size_t)1024 * 1024 * 1024)

enum { PATH_ROOM = 4096, PIECE = 256 * 1024, END_WAIT_MS = 2000, END_WAIT_BLIND_MS = 50 };

struct Extractor {
    int64_t (*milliseconds)(void);
    char program[PATH_ROOM];
    pthread_mutex_t lock;
    bool stopped;
    pid_t *running;
    size_t count, room;
};

/* One process and our end of the socket that is its standard input and output. */
typedef struct {
    pid_t pid;
    int end;
    int64_t deadline;
} Child;

typedef enum { TALK_DONE, TALK_TIME, TALK_TOO_LONG, TALK_FAILED } TalkEnd;

static void find_program(char program[PATH_ROOM]);
static int seconds_for(Format format, size_t size);
static Problem ask(Extractor *extractor, Format format, const char *lead, Text bytes, Arena *arena,
                   WireMessage *out);
static Problem start(Extractor *extractor, Format format, const char *lead, int seconds, Child *out);
static TalkEnd talk(const Extractor *extractor, Child *child, Text bytes, Arena *arena, Text *answer);
static int finish(Extractor *extractor, Child *child, bool hurry);
static Problem verdict(Format format, TalkEnd end, int status);
static Problem broken(Format format, const char *reason);
static Problem too_complex(const char *reason);

Extractor *extractor_new(int64_t (*milliseconds)(void))
{
    Extractor *extractor = memory_resize(NULL, sizeof *extractor);

    *extractor = (Extractor){ .milliseconds = milliseconds };
    pthread_mutex_init(&extractor->lock, NULL);
    find_program(extractor->program);
    return extractor;
}

void extractor_free(Extractor *extractor)
{
    if (!extractor)
        return;
    pthread_mutex_destroy(&extractor->lock);
    free(extractor->running);
    free(extractor);
}

void extractor_stop(Extractor *extractor)
{
    pthread_mutex_lock(&extractor->lock);
    extractor->stopped = true;
    for (size_t i = 0; i < extractor->count; i++)
        kill(-extractor->running[i], SIGKILL);
    pthread_mutex_unlock(&extractor->lock);
}

Problem extract(Extractor *extractor, Format format, Text bytes, Arena *arena, WireMessage *out)
{
    *out = (WireMessage){ 0 };
    if (format == FORMAT_LOCKED)
        return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
    if (bytes.len > EXTRACT_BYTES_MAX)
        return problem(PROBLEM_FILE_TOO_LARGE, TEXT(EXTRACT_BYTES_WORDS), TEXT(""), TEXT(""));
    TRY(ask(extractor, format, "", bytes, arena, out));
    if (out->kind == WIRE_FILE
        || (out->kind == WIRE_MEMBERS) != (format == FORMAT_ZIP && out->kind != WIRE_PROBLEM))
        return broken(format, "its reader failed");
    return out->kind == WIRE_PROBLEM ? out->problem : OK;
}

Problem extract_fill(Extractor *extractor, Format format, Text bytes, const CellFills *fills, Arena *arena,
                     WireMessage *out)
{
    Buffer request = { 0 };

    *out = (WireMessage){ 0 };
    if (bytes.len > EXTRACT_BYTES_MAX)
        return problem(PROBLEM_FILE_TOO_LARGE, TEXT(EXTRACT_BYTES_WORDS), TEXT(""), TEXT(""));
    fill_request_write(fills, bytes, &request);
    Problem wrong = ask(extractor, format, FILL_LEAD, buffer_text(&request), arena, out);
    buffer_free(&request);
    TRY(wrong);
    if (out->kind == WIRE_PROBLEM)
        return out->problem;
    if (out->kind != WIRE_FILE || out->fates.len != fills->count)
        return broken(format, "its reader failed");
    return OK;
}

/* Starts a process, hands it the bytes, takes its message. */
static Problem ask(Extractor *extractor, Format format, const char *lead, Text bytes, Arena *arena,
                   WireMessage *out)
{
    Child child;
    Text answer = TEXT("");

    TRY(start(extractor, format, lead, seconds_for(format, bytes.len), &child));
    TalkEnd end = talk(extractor, &child, bytes, arena, &answer);
    int status = finish(extractor, &child, end != TALK_DONE);
    TRY(verdict(format, end, status));
    return wire_read(answer, arena, out) ? OK : broken(format, "its reader failed");
}

/* Beside this program (where it is built) or in ../libexec from there (where it is installed). */
static void find_program(char program[PATH_ROOM])
{
    static const char *const places[] = { "halfsky-extract", "../libexec/halfsky-extract" };
    char own[PATH_ROOM / 2];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own);
    Text folder = { own, length > 0 ? (size_t)length : 0 };

    while (folder.len && folder.at[folder.len - 1] != '/')
        folder.len--;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        memcpy(program, folder.at, folder.len);
        memcpy(program + folder.len, places[i], strlen(places[i]) + 1);
        if (access(program, X_OK) == 0)
            return;
    }
}

static int seconds_for(Format format, size_t size)
{
    bool tools = format == FORMAT_PDF || format == FORMAT_OFD || format == FORMAT_IMAGE;
    size_t seconds = (tools ? SECONDS_TOOLS : SECONDS_ALONE)
                     + (size / 1024) * (tools ? SECONDS_TOOLS_MB : SECONDS_ALONE_MB) / 1024;

    return seconds < SECONDS_MAX ? (int)seconds : SECONDS_MAX;
}

/* ---- the process ------------------------------------------------------------------ */

/* Two connected ends that no other process inherits, none of them 0, 1 or 2. A socket, so that writing to a dead
 * process is an error and no signal. */
static bool connect_ends(int ends[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        if (ends[i] > STDERR_FILENO)
            continue;
        int higher = fcntl(ends[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        close(ends[i]);
        ends[i] = higher;
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

/* In a group of its own, with the tools that it will start; no signal blocked or ignored. */
static int spawn(const Extractor *extractor, Format format, const char *lead, int seconds, int its_end, pid_t *pid)
{
    char format_word[32], seconds_word[16];
    char *words[] = { (char *)(uintptr_t)extractor->program, format_word, seconds_word, NULL };
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none, all;

    snprintf(format_word, sizeof format_word, "%s%s", lead, format_name(format));
    snprintf(seconds_word, sizeof seconds_word, "%d", seconds);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&how);
    posix_spawn_file_actions_adddup2(&files, its_end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, its_end, STDOUT_FILENO);
    if (!SANDBOX_SANITIZED) /* libraries say what they think of a file; nobody asked */
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setpgroup(&how, 0);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setsigdefault(&how, &all);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawn(pid, extractor->program, &files, &how, words, environ);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

static Problem start(Extractor *extractor, Format format, const char *lead, int seconds, Child *out)
{
    int ends[2];

    *out = (Child){ .end = -1 };
    if (!connect_ends(ends))
        return problem(PROBLEM_FILE_UNREADABLE, TEXT("too many open files"), TEXT(""), TEXT(""));
    int error = spawn(extractor, format, lead, seconds, ends[1], &out->pid);
    close(ends[1]);
    if (error) {
        close(ends[0]);
        if (error == ENOENT || error == EACCES)
            return problem(PROBLEM_TOOL_MISSING, text_of(format_name(format)), TEXT("halfsky-extract"), TEXT(""));
        return problem(PROBLEM_FILE_UNREADABLE, TEXT("the system refused"), TEXT(""), TEXT(""));
    }
    out->end = ends[0];
    out->deadline = extractor->milliseconds() + (int64_t)seconds * 1000;

    pthread_mutex_lock(&extractor->lock);
    if (extractor->count == extractor->room) {
        extractor->room = extractor->room ? extractor->room * 2 : 16;
        extractor->running = memory_resize(extractor->running, memory_times(extractor->room, sizeof(pid_t)));
    }
    extractor->running[extractor->count++] = out->pid;
    if (extractor->stopped)
        kill(-out->pid, SIGKILL);
    pthread_mutex_unlock(&extractor->lock);
    return OK;
}

/* Writes and reads as the process lets us, until it closes its end. */
static TalkEnd talk(const Extractor *extractor, Child *child, Text bytes, Arena *arena, Text *answer)
{
    size_t room = PIECE, length = 0;
    char *at = arena_alloc_raw(arena, room);
    bool sending = true;

    for (;;) {
        int64_t left = child->deadline - extractor->milliseconds();
        struct pollfd end = { .fd = child->end, .events = (short)(POLLIN | (sending ? POLLOUT : 0)) };

        if (left <= 0)
            return TALK_TIME;
        if (poll(&end, 1, left < 1000 ? (int)left : 1000) < 0 && errno != EINTR)
            return TALK_FAILED;
        if (sending && (end.revents & (POLLOUT | POLLERR | POLLHUP))) {
            ssize_t sent = bytes.len ? send(child->end, bytes.at, bytes.len < PIECE ? bytes.len : PIECE,
                                            MSG_DONTWAIT | MSG_NOSIGNAL)
                                     : 0;
            if (sent > 0)
                bytes = text_slice(bytes, (size_t)sent, bytes.len);
            else if (sent < 0 && errno != EAGAIN && errno != EINTR)
                bytes.len = 0; /* it does not listen any more; it may still speak */
            if (bytes.len == 0) {
                sending = false;
                shutdown(child->end, SHUT_WR);
            }
        }
        if (!(end.revents & (POLLIN | POLLERR | POLLHUP)))
            continue;
        if (length == room) {
            if (room > ANSWER_MAX)
                return TALK_TOO_LONG;
            at = arena_grow(arena, at, room, room * 2);
            room *= 2;
        }
        ssize_t got = recv(child->end, at + length, room - length, MSG_DONTWAIT);
        if (got < 0 && errno != EAGAIN && errno != EINTR && errno != ECONNRESET)
            return TALK_FAILED;
        if (got == 0 || (got < 0 && errno == ECONNRESET)) {
            *answer = (Text){ at, length };
            return TALK_DONE;
        }
        if (got > 0)
            length += (size_t)got;
    }
}

/* Waits for the process, a little, and ends it and whatever it has started. Its status as of waitpid. */
static int finish(Extractor *extractor, Child *child, bool hurry)
{
    int status = 0;

    close(child->end);
    if (!hurry) {
        struct pollfd gone = { .fd = pidfd_open(child->pid, 0), .events = POLLIN };
        poll(&gone, gone.fd >= 0, gone.fd >= 0 ? END_WAIT_MS : END_WAIT_BLIND_MS);
        if (gone.fd >= 0)
            close(gone.fd);
    }
    /* It is not waited for before the group is ended: until then nobody else gets its number. */
    pthread_mutex_lock(&extractor->lock);
    kill(-child->pid, SIGKILL);
    for (size_t i = 0; i < extractor->count; i++) {
        if (extractor->running[i] == child->pid) {
            extractor->running[i] = extractor->running[--extractor->count];
            break;
        }
    }
    pthread_mutex_unlock(&extractor->lock);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* ---- what became of it ------------------------------------------------------------ */

static Problem verdict(Format format, TalkEnd end, int status)
{
    if (end == TALK_TIME)
        return too_complex("time");
    if (end == TALK_TOO_LONG)
        return too_complex("too much text or too many cells");
    if (end == TALK_DONE && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return OK;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL && end == TALK_DONE)
        return too_complex("time or memory"); /* by the system: its limit of processor time, or no memory left */
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT)
        return too_complex("memory"); /* base/memory.h */
    return broken(format, "its reader failed");
}

static Problem broken(Format format, const char *reason)
{
    return problem(PROBLEM_FILE_BROKEN, text_of(format_name(format)), text_of(reason), TEXT(""));
}

static Problem too_complex(const char *reason)
{
    return problem(PROBLEM_FILE_TOO_COMPLEX, text_of(reason), TEXT(""), TEXT(""));
}
