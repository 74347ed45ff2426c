/* Runs a command several times and says how long it took and what memory it had.
 *
 *     timed [-n RUNS] COMMAND [ARGUMENT…]
 *
 * Its standard output goes to /dev/null. Prints, after one run that does not count,
 * seconds by the clock (median, least, most) and the largest peak of its memory in kB.
 * Ends with the status of a run that failed, other than 2: some input was not read. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MOST = 1000, SOME_NOT_READ = 2 };

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void become(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        fail("/dev/null");
    execvp(command[0], command);
    fail(command[0]);
}

static double run(char **command, long *memory)
{
    struct rusage usage;
    double start = now();
    int status;
    pid_t child = fork();

    if (child < 0)
        fail("fork");
    if (child == 0)
        become(command);
    if (wait4(child, &status, 0, &usage) != child)
        fail("wait4");
    double seconds = now() - start;
    if (!WIFEXITED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != SOME_NOT_READ)) {
        fprintf(stderr, "timed: %s failed\n", command[0]);
        exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
    }
    if (usage.ru_maxrss > *memory)
        *memory = usage.ru_maxrss;
    return seconds;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    double seconds[RUNS_MOST];
    long memory = 0;
    int runs = 5, option;

    while ((option = getopt(argc, argv, "+n:")) != -1)
        runs = option == 'n' ? (int)strtol(optarg, NULL, 10) : 0;
    if (optind == argc || runs < 1 || runs > RUNS_MOST) {
        fputs("usage: timed [-n RUNS] COMMAND [ARGUMENT...]\n", stderr);
        return 1;
    }
    run(argv + optind, &memory);
    for (int i = 0; i < runs; i++)
        seconds[i] = run(argv + optind, &memory);
    qsort(seconds, (size_t)runs, sizeof *seconds, compare);
    printf("%.5f\t%.5f\t%.5f\t%ld\n", seconds[runs / 2], seconds[0], seconds[runs - 1], memory);
    return 0;
}
