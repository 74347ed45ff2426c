/* output.c - where results go: standard output, or a file that is whole or not there. */
#include "cli/output.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "model/reasons.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Small writes are gathered up to so many bytes. */
enum { GATHER_MAX = 256 * 1024 };

struct Output {
    int file;
    Buffer gathered;
    const char *shown;     /* as the user wrote it, for messages */
    char target[PATH_MAX]; /* links followed */
    char beside[PATH_MAX]; /* the unfinished file; "" when there is none */
    pthread_mutex_t lock;  /* of `beside`: it is renamed or taken away, never both */
};

static Problem open_beside(Output *output, const char *path);
static Problem failed(const Output *output, int error);
static Problem write_all(Output *output, Text bytes);

Problem output_open(const char *path, Output **out)
{
    Output *output = memory_resize(NULL, sizeof *output);
    struct stat there;
    Problem wrong = OK;

    *output = (Output){ .file = STDOUT_FILENO, .shown = "-" };
    pthread_mutex_init(&output->lock, NULL);
    *out = NULL;
    if (path && strcmp(path, "-") != 0) {
        output->shown = path;
        /* A message to a closed standard error must not end the program before it tidied up. */
        signal(SIGPIPE, SIG_IGN);
        if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
            output->file = open(path, O_WRONLY | O_CLOEXEC);
            if (output->file < 0)
                wrong = failed(output, errno);
        } else {
            wrong = open_beside(output, path);
        }
    }
    if (wrong.code)
        output_close(output);
    else
        *out = output;
    return wrong;
}

bool output_is_terminal(const Output *output)
{
    return isatty(output->file);
}

Problem output_write(Output *output, Text bytes)
{
    if (output->gathered.len + bytes.len > GATHER_MAX) {
        Problem wrong = write_all(output, buffer_text(&output->gathered));
        buffer_clear(&output->gathered);
        if (wrong.code)
            return wrong;
    }
    if (bytes.len > GATHER_MAX / 2)
        return write_all(output, bytes);
    buffer_add(&output->gathered, bytes);
    return OK;
}

Problem output_commit(Output *output)
{
    Problem wrong = write_all(output, buffer_text(&output->gathered));
    buffer_clear(&output->gathered);
    if (wrong.code || output->file == STDOUT_FILENO)
        return wrong;

    bool renames = output->beside[0] != '\0';
    if (renames && fsync(output->file) != 0)
        wrong = failed(output, errno);
    if (close(output->file) != 0 && !wrong.code)
        wrong = failed(output, errno);
    output->file = -1;
    if (wrong.code || !renames)
        return wrong;

    pthread_mutex_lock(&output->lock);
    if (rename(output->beside, output->target) != 0)
        wrong = failed(output, errno);
    else
        output->beside[0] = '\0';
    pthread_mutex_unlock(&output->lock);
    return wrong;
}

void output_discard(Output *output)
{
    pthread_mutex_lock(&output->lock);
    if (output->beside[0])
        unlink(output->beside);
    output->beside[0] = '\0';
    pthread_mutex_unlock(&output->lock);
}

void output_close(Output *output)
{
    if (!output)
        return;
    output_discard(output);
    if (output->file >= 0 && output->file != STDOUT_FILENO)
        close(output->file);
    buffer_free(&output->gathered);
    pthread_mutex_destroy(&output->lock);
    free(output);
}

/* Opens a new file in the folder of `path`, with the rights of the old one or the usual ones. */
Problem output_save(const char *path, Text bytes)
{
    Output *output;

    TRY(output_open(path, &output));
    Problem wrong = output_write(output, bytes);
    if (!wrong.code)
        wrong = output_commit(output);
    output_close(output);
    return wrong;
}

static Problem open_beside(Output *output, const char *path)
{
    struct stat old;
    char *real = realpath(path, NULL);
    bool there = real && stat(real, &old) == 0;

    if (strlen(real ? real : path) >= sizeof output->target - 16) {
        free(real);
        return failed(output, ENAMETOOLONG);
    }
    strcpy(output->target, real ? real : path);
    free(real);
    const char *slash = strrchr(output->target, '/');
    int folder = slash ? (int)(slash - output->target) + 1 : 0;
    snprintf(output->beside, sizeof output->beside, "%.*s.halfsky-XXXXXX", folder, output->target);
    if (output->target[folder] == '\0')
        output->file = (errno = EISDIR, -1);
    else
        output->file = mkstemp(output->beside);
    if (output->file < 0) {
        output->beside[0] = '\0';
        return failed(output, errno);
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(output->file, there ? old.st_mode & 0777 : 0666 & ~mask);
    return OK;
}

static Problem failed(const Output *output, int error)
{
    Text path = text_of(output->shown);
    Text folder = path;

    while (folder.len > 1 && text_ends(folder, TEXT("/")))
        folder.len--;
    if (error == EISDIR)
        return problem_at(problem(PROBLEM_OUTPUT_FOLDER, folder, TEXT(""), TEXT("")), path, 0, TEXT(""));
    return problem_at(problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(error), TEXT(""), TEXT("")), path, 0, TEXT(""));
}

static Problem write_all(Output *output, Text bytes)
{
    while (bytes.len) {
        ssize_t written = write(output->file, bytes.at, bytes.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed(output, errno);
        bytes = text_slice(bytes, (size_t)written, bytes.len);
    }
    return OK;
}
