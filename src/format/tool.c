#define _GNU_SOURCE /* pipe2 */
#include "format/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ERRORS_MAX = 4096, CHUNK = 64 * 1024 };

/* The near and the far end of the tool's three streams; -1 when closed. */
typedef struct {
    int near[3], far[3];
} Pipes;

/* Where tools lie: the user's PATH is not asked, or a folder of it could slip in another program. */
static bool find_tool(const char *name, char *path, size_t room)
{
    static const char *const folders[] = { "/usr/local/bin", "/usr/bin", "/bin" };

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        int length = snprintf(path, room, "%s/%s", folders[i], name);
        if (length > 0 && (size_t)length < room && access(path, X_OK) == 0)
            return true;
    }
    return false;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static void close_pipes(Pipes *pipes)
{
    for (int i = 0; i < 3; i++) {
        close_end(&pipes->near[i]);
        close_end(&pipes->far[i]);
    }
}

static bool open_pipes(Pipes *pipes)
{
    *pipes = (Pipes){ { -1, -1, -1 }, { -1, -1, -1 } };
    for (int i = 0; i < 3; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return false;
        pipes->near[i] = ends[i == 0 ? 1 : 0];
        pipes->far[i] = ends[i == 0 ? 0 : 1];
        if (fcntl(pipes->near[i], F_SETFL, O_NONBLOCK) != 0)
            return false;
    }
    return true;
}

static int spawn(const char *path, const char *const *words, const Pipes *pipes, pid_t *process)
{
    /* Tesseract would else start a thread for each processor, and gain nothing. */
    static const char *const environment[] = { "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                               "OMP_THREAD_LIMIT=1", NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, defaults;
    int error = 0;

    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (int i = 0; i < 3; i++)
        error |= posix_spawn_file_actions_adddup2(&actions, pipes->far[i], i);
    error |= posix_spawnattr_setsigmask(&attributes, &none);
    error |= posix_spawnattr_setsigdefault(&attributes, &defaults);
    error |= posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (!error)
        error = posix_spawn(process, path, &actions, &attributes, (char *const *)words, (char *const *)environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Writes what the tool takes just now. It may stop reading before the end: that is no error. */
static void feed(Pipes *pipes, Text *input)
{
    ssize_t written = write(pipes->near[0], input->at, input->len < CHUNK ? input->len : CHUNK);

    if (written > 0)
        *input = text_slice(*input, (size_t)written, input->len);
    if (input->len == 0 || (written < 0 && errno != EAGAIN && errno != EINTR))
        close_end(&pipes->near[0]);
}

/* Reads what has come; false once `max` is passed. What goes beyond is dropped. */
static bool drain(int *end, Buffer *out, size_t start, size_t max)
{
    static const size_t step = CHUNK;
    char *room = buffer_reserve(out, step);
    ssize_t got = read(*end, room, step);

    if (got > 0 && out->len - start + (size_t)got > max) {
        out->len = start + max;
        return false;
    }
    if (got > 0)
        out->len += (size_t)got;
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        close_end(end);
    return true;
}

/* Both ways at once, or the two programs could wait for each other. False: too much came. */
static bool exchange(Pipes *pipes, Text input, Buffer *out, Buffer *errors)
{
    size_t out_start = out->len, errors_start = errors->len;
    bool fits = true;

    if (input.len == 0)
        close_end(&pipes->near[0]);
    while (fits && (pipes->near[1] >= 0 || pipes->near[2] >= 0)) {
        struct pollfd polls[3] = { { .fd = pipes->near[0], .events = POLLOUT },
                                   { .fd = pipes->near[1], .events = POLLIN },
                                   { .fd = pipes->near[2], .events = POLLIN } };

        if (poll(polls, 3, -1) < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        if (polls[0].revents)
            feed(pipes, &input);
        if (polls[1].revents)
            fits = drain(&pipes->near[1], out, out_start, TOOL_OUTPUT_MAX);
        if (polls[2].revents)
            drain(&pipes->near[2], errors, errors_start, ERRORS_MAX);
    }
    return fits;
}

/* A tool that stops reading must not end this process. */
static bool exchange_quietly(Pipes *pipes, Text input, Buffer *out, Buffer *errors)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
    bool known = sigaction(SIGPIPE, &ignore, &before) == 0;
    bool fits = exchange(pipes, input, out, errors);

    if (known)
        sigaction(SIGPIPE, &before, NULL);
    return fits;
}

static int wait_for(pid_t process)
{
    int status = 0;

    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return 127;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Problem tool_run(const char *format, const char *const *words, Text input, Buffer *out, Buffer *errors, int *status)
{
    Buffer dropped = { 0 };
    char path[256];
    Pipes pipes;
    pid_t process;
    bool fits;

    if (!find_tool(words[0], path, sizeof path))
        return problem(PROBLEM_TOOL_MISSING, text_of(format), text_of(words[0]), TEXT(""));
    if (!open_pipes(&pipes) || spawn(path, words, &pipes, &process) != 0) {
        close_pipes(&pipes);
        return problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("no other program could be started"), TEXT(""), TEXT(""));
    }
    for (int i = 0; i < 3; i++)
        close_end(&pipes.far[i]);
    fits = exchange_quietly(&pipes, input, out, errors ? errors : &dropped);
    close_pipes(&pipes); /* one that still writes ends here: no signal may be sent from the child */
    *status = wait_for(process);
    buffer_free(&dropped);
    return fits ? OK : problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much text"), TEXT(""), TEXT(""));
}
