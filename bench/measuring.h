/* measuring.h - what benches of the store and the grid share. */
#ifndef HALFSKY_BENCH_MEASURING_H
#define HALFSKY_BENCH_MEASURING_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/problem.h"

/* The clock on the wall: what somebody waits, the disk and other programs included. */
static inline double wall_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* What this thread took of the processor. */
static inline double cpu_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static inline double peak_megabytes(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1e3;
}

static inline uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state >> 8;
}

static inline void must(Problem wrong)
{
    if (!wrong.code)
        return;
    fprintf(stderr, "bench: %.*s %s %s\n", TEXT_ARG(problem_id(wrong.code)), wrong.args[0], wrong.path);
    exit(1);
}

static inline void must_be(bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static inline int compare_times(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Sorts them. */
static inline void print_times(const char *set, const char *what, double *times, size_t count)
{
    qsort(times, count, sizeof *times, compare_times);
    printf("%s\t%s\tp50 %.1f µs\tp99 %.1f µs\n", set, what, times[count / 2] * 1e6, times[count * 99 / 100] * 1e6);
    fflush(stdout);
}

#endif
