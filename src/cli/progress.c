/* progress.c - what a long command shows, and how it ends when interrupted. */
#include "cli/progress.h"

#include "base/memory.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_SHOWN_MS = 1000, SHOWN_EVERY_MS = 200 };

struct Progress {
    Console *console;
    Language language;
    int64_t (*milliseconds)(void);
    int64_t began;
    sigset_t signals;
    sigset_t before; /* the mask to restore */
    pthread_t thread;
    bool started;
    bool shows;
    Outputs *outputs;
    Extractor *extractor;
    atomic_size_t expected; /* 0: not known */
    atomic_size_t more;     /* files beyond those */
    atomic_size_t files;
    atomic_size_t bytes;
    atomic_bool finished;
};

static void *wait_and_show(void *argument);
static void show(Progress *progress);
static _Noreturn void interrupted(Progress *progress, int signal_number);

Progress *progress_new(Console *console, Language language, int64_t (*milliseconds)(void))
{
    static const int wanted[] = { SIGINT, SIGTERM, SIGHUP };
    Progress *progress = memory_resize(NULL, sizeof *progress);

    *progress = (Progress){ .console = console, .language = language, .milliseconds = milliseconds };
    progress->began = milliseconds();
    sigemptyset(&progress->signals);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct sigaction now;
        /* What was to be ignored (nohup, a job in the background) stays ignored. */
        if (sigaction(wanted[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&progress->signals, wanted[i]);
    }
    sigaddset(&progress->signals, SIGUSR1); /* wakes the thread at the end */
    pthread_sigmask(SIG_BLOCK, &progress->signals, &progress->before);
    return progress;
}

void progress_start(Progress *progress, Outputs *outputs, Extractor *extractor)
{
    progress->extractor = extractor;
    progress->outputs = outputs;
    /* Lines of results and the progress line would mix on one terminal. */
    progress->shows = console_is_terminal(progress->console) && !outputs_is_terminal(outputs);
    progress->started = pthread_create(&progress->thread, NULL, wait_and_show, progress) == 0;
}

void progress_expect(Progress *progress, size_t files)
{
    atomic_store(&progress->expected, files);
}

void progress_more(Progress *progress, size_t files)
{
    atomic_fetch_add(&progress->more, files);
}

void progress_add(Progress *progress, size_t bytes)
{
    atomic_fetch_add(&progress->files, 1);
    atomic_fetch_add(&progress->bytes, bytes);
}

void progress_free(Progress *progress)
{
    if (!progress)
        return;
    if (progress->started) {
        atomic_store(&progress->finished, true);
        pthread_kill(progress->thread, SIGUSR1);
        pthread_join(progress->thread, NULL);
    }
    console_status(progress->console, TEXT(""));
    pthread_sigmask(SIG_SETMASK, &progress->before, NULL);
    free(progress);
}

static void *wait_and_show(void *argument)
{
    Progress *progress = argument;

    for (;;) {
        struct timespec pause = { .tv_nsec = SHOWN_EVERY_MS * 1000000L };
        int signal_number = progress->shows ? sigtimedwait(&progress->signals, NULL, &pause)
                                            : sigwaitinfo(&progress->signals, NULL);
        if (signal_number == SIGUSR1 && atomic_load(&progress->finished))
            return NULL;
        if (signal_number > 0 && signal_number != SIGUSR1)
            interrupted(progress, signal_number);
        if (progress->shows)
            show(progress);
    }
}

static void show(Progress *progress)
{
    int64_t spent = progress->milliseconds() - progress->began;
    size_t files = atomic_load(&progress->files);
    size_t expected = atomic_load(&progress->expected);
    double megabytes = (double)atomic_load(&progress->bytes) / 1e6;
    bool zh = progress->language == LANGUAGE_ZH;
    Buffer line = { 0 };

    if (spent < FIRST_SHOWN_MS)
        return;
    if (expected)
        buffer_format(&line, zh ? "已读 %zu / %zu 个文件" : "%zu of %zu files read", files,
                      expected + atomic_load(&progress->more));
    else
        buffer_format(&line, zh ? "已读 %zu 个文件" : "%zu files read", files);
    buffer_format(&line, zh ? "，%.1f MB，%lld 秒" : ", %.1f MB, %lld s", megabytes, (long long)(spent / 1000));
    console_status(progress->console, buffer_text(&line));
    buffer_free(&line);
}

static _Noreturn void interrupted(Progress *progress, int signal_number)
{
    Problem problem_now = problem(PROBLEM_INTERRUPTED, TEXT(""), TEXT(""), TEXT(""));

    extractor_stop(progress->extractor);
    outputs_discard(progress->outputs);
    console_complain(progress->console, &problem_now);
    _exit(128 + signal_number);
}
