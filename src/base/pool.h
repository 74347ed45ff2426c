/* pool.h - the same work over many items, shared among threads.
 *
 * Items are taken in order; results are handed out in order, one at a time, by
 * the calling thread, whatever thread made them: output does not depend on the
 * number of threads. At most a few items per thread are in flight, so memory does
 * not grow with the number of items. */
#ifndef HALFSKY_BASE_POOL_H
#define HALFSKY_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    /* One per thread: scratch memory, buffers. Made and freed on the calling thread.
     * Both may be NULL when not needed; the worker is NULL then. */
    void *(*worker_new)(void *shared);
    void (*worker_free)(void *worker);
    /* Does item `index`; runs on any thread, with all signals blocked unless on the
     * calling one. The result is owned by the pool's caller from then on; NULL is a
     * fine result. */
    void *(*work)(void *shared, void *worker, size_t index);
    /* Takes result `index`, in order, on the calling thread, and owns it. False stops
     * after this one: results already made, unless NULL, are passed to `drop` (on the
     * calling thread; may be NULL). */
    bool (*take)(void *shared, size_t index, void *result);
    void (*drop)(void *result);
} PoolJob;

/* Runs `count` items on `threads` (at least 1; 1 runs on the calling thread
 * alone). Returns how many results were taken, one that
 * was answered with false included. */
size_t pool_run(const PoolJob *job, void *shared, size_t count, int threads);

/* Cores this process may use, at least 1. */
int pool_cores(void);

#endif
