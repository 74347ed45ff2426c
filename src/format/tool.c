#define _GNU_SOURCE /* pipe2 */
#include "format/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ERRORS_MAX = 4096, CHUNK = 64 * 1024, CANNOT = 127 };

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

/* In the new process: it ends with the one that started it, however that ends. */
static void become(const char *path, const char *const *words, const Pipes *pipes, pid_t parent)
{
    /* Tesseract would else start a thread for each processor, and gain nothing. */
    static const char *const environment[] = { "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                               "OMP_THREAD_LIMIT=1", NULL };
    sigset_t none;

    sigemptyset(&none);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent || signal(SIGPIPE, SIG_DFL) == SIG_ERR
        || sigprocmask(SIG_SETMASK, &none, NULL) != 0)
        _exit(CANNOT);
    for (int i = 0; i < 3; i++)
        if (dup2(pipes->far[i], i) < 0)
            _exit(CANNOT);
    execve(path, (char *const *)(uintptr_t)words, (char *const *)(uintptr_t)environment);
    _exit(CANNOT);
}

static bool start(const char *path, const char *const *words, const Pipes *pipes, pid_t *process)
{
    pid_t parent = getpid();

    *process = fork();
    if (*process == 0)
        become(path, words, pipes, parent);
    return *process > 0;
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
    if (!open_pipes(&pipes) || !start(path, words, &pipes, &process)) {
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
