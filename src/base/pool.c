/* pool.c - the same work over many items, shared among threads.
 *
 * Items in flight stand in a ring of slots, item `index` in slot index % ring.
 * Workers take the next item while the ring has room for it; the calling thread
 * takes results from the slot whose turn it is. It is woken when half of the ring is
 * ready, not for each result: that would cost as much as reading a small file. */
#define _GNU_SOURCE /* sched_getaffinity */
#include "base/pool.h"

#include "base/memory.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { POOL_SLOTS_PER_THREAD = 4 };

typedef struct {
    void *result;
    bool done;
} PoolSlot;

typedef struct {
    const PoolJob *job;
    void *shared;
    size_t count;

    pthread_mutex_t lock;    /* guards all below */
    pthread_cond_t has_room; /* workers wait for it */
    pthread_cond_t is_done;  /* the calling thread waits for it */
    PoolSlot *slots;
    size_t ring;  /* number of slots */
    size_t next;  /* item to be worked on next */
    size_t taken; /* results handed out */
    size_t ready; /* results that wait to be taken */
    bool stop;
} Pool;

typedef struct {
    Pool *pool;
    void *worker;
    pthread_t thread;
} PoolThread;

static size_t run_alone(const PoolJob *job, void *shared, size_t count);
static size_t run_shared(const PoolJob *job, void *shared, size_t count, int threads);
static int start_threads(Pool *pool, PoolThread *threads, int wanted);
static void *thread_main(void *argument);
static void take_results(Pool *pool);
static void drop_results(Pool *pool);
static void *worker_new(const PoolJob *job, void *shared);
static void worker_free(const PoolJob *job, void *worker);

size_t pool_run(const PoolJob *job, void *shared, size_t count, int threads)
{
    assert(threads >= 1);
    if (count < (size_t)threads)
        threads = (int)count;
    return threads <= 1 ? run_alone(job, shared, count) : run_shared(job, shared, count, threads);
}

int pool_cores(void)
{
    cpu_set_t cores;

    if (sched_getaffinity(0, sizeof cores, &cores) == 0)
        return CPU_COUNT(&cores);
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 1;
}

static size_t run_alone(const PoolJob *job, void *shared, size_t count)
{
    void *worker = worker_new(job, shared);
    size_t taken = 0;
    bool more = true;

    while (more && taken < count) {
        void *result = job->work(shared, worker, taken);
        more = job->take(shared, taken, result);
        taken++;
    }
    worker_free(job, worker);
    return taken;
}

static size_t run_shared(const PoolJob *job, void *shared, size_t count, int threads)
{
    Pool pool = { .job = job, .shared = shared, .count = count, .ring = (size_t)threads * POOL_SLOTS_PER_THREAD };
    PoolThread *started = memory_resize(NULL, memory_times((size_t)threads, sizeof *started));

    pool.slots = memory_resize(NULL, memory_times(pool.ring, sizeof *pool.slots));
    for (size_t i = 0; i < pool.ring; i++)
        pool.slots[i] = (PoolSlot){ 0 };
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.has_room, NULL);
    pthread_cond_init(&pool.is_done, NULL);

    threads = start_threads(&pool, started, threads);
    if (threads > 0)
        take_results(&pool);
    for (int i = 0; i < threads; i++) {
        pthread_join(started[i].thread, NULL);
        worker_free(job, started[i].worker);
    }
    drop_results(&pool);

    pthread_cond_destroy(&pool.is_done);
    pthread_cond_destroy(&pool.has_room);
    pthread_mutex_destroy(&pool.lock);
    free(pool.slots);
    free(started);
    return threads > 0 ? pool.taken : run_alone(job, shared, count);
}

/* Starts as many threads as the system gives and returns their number. They block
 * all signals: a signal is for the calling thread. */
static int start_threads(Pool *pool, PoolThread *threads, int wanted)
{
    sigset_t all, before;
    int started = 0;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (started < wanted) {
        PoolThread *thread = &threads[started];

        thread->pool = pool;
        thread->worker = worker_new(pool->job, pool->shared);
        if (pthread_create(&thread->thread, NULL, thread_main, thread) != 0) {
            worker_free(pool->job, thread->worker);
            break;
        }
        started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static void *thread_main(void *argument)
{
    PoolThread *thread = argument;
    Pool *pool = thread->pool;

    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (!pool->stop && pool->next < pool->count && pool->next - pool->taken == pool->ring)
            pthread_cond_wait(&pool->has_room, &pool->lock);
        if (pool->stop || pool->next == pool->count)
            break;
        size_t index = pool->next++;
        pthread_mutex_unlock(&pool->lock);

        void *result = pool->job->work(pool->shared, thread->worker, index);

        pthread_mutex_lock(&pool->lock);
        pool->slots[index % pool->ring] = (PoolSlot){ result, true };
        pool->ready++;
        if (pool->ready >= pool->ring / 2 || pool->next == pool->count)
            pthread_cond_signal(&pool->is_done);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void take_results(Pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop && pool->taken < pool->count) {
        size_t index = pool->taken;
        PoolSlot *slot = &pool->slots[index % pool->ring];

        while (!slot->done)
            pthread_cond_wait(&pool->is_done, &pool->lock);
        void *result = slot->result;
        *slot = (PoolSlot){ 0 };
        pthread_mutex_unlock(&pool->lock);

        bool more = pool->job->take(pool->shared, index, result);

        pthread_mutex_lock(&pool->lock);
        pool->taken++;
        pool->ready--;
        pool->stop = !more;
        pthread_cond_signal(&pool->has_room);
    }
    pool->stop = true;
    pthread_cond_broadcast(&pool->has_room);
    pthread_mutex_unlock(&pool->lock);
}

/* What was made after take asked to stop. No thread runs any more. */
static void drop_results(Pool *pool)
{
    for (size_t index = pool->taken; index < pool->next; index++) {
        void *result = pool->slots[index % pool->ring].result;
        if (result && pool->job->drop)
            pool->job->drop(result);
    }
}

static void *worker_new(const PoolJob *job, void *shared)
{
    return job->worker_new ? job->worker_new(shared) : NULL;
}

static void worker_free(const PoolJob *job, void *worker)
{
    if (job->worker_free)
        job->worker_free(worker);
}
