/* test_pool.c - the same work over many items, shared among threads. */
#include "base/pool.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

/* What the jobs of a test share. Asserts of cmocka jump, so only the test's own
 * thread asserts, and only when the pool is done. */
typedef struct {
    size_t stop_after; /* take answers false for this item */
    bool slow_first;   /* item 0 takes long: all others are done before it */
    pthread_t caller;

    atomic_size_t made, freed, workers, workers_freed, in_flight, most_in_flight;
    atomic_bool off_thread; /* take ran on another thread than the caller */
    atomic_bool out_of_order;
    size_t taken;
} Run;

static atomic_size_t dropped; /* drop gets no shared argument */

static void *worker_new(void *shared)
{
    Run *run = shared;

    run->workers++;
    size_t *uses = malloc(sizeof *uses);
    *uses = 0;
    return uses;
}

static Run *freeing; /* worker_free gets no shared argument */

static void worker_free(void *worker)
{
    freeing->workers_freed++;
    free(worker);
}

static void rest(long microseconds)
{
    nanosleep(&(struct timespec){ .tv_nsec = microseconds * 1000 }, NULL);
}

static void *work(void *shared, void *worker, size_t index)
{
    Run *run = shared;
    size_t *result = malloc(sizeof *result);
    size_t in_flight = ++run->in_flight;
    size_t most = run->most_in_flight;

    while (in_flight > most && !atomic_compare_exchange_weak(&run->most_in_flight, &most, in_flight))
        continue;
    ++*(size_t *)worker; /* not atomic: a worker is one thread's own */
    if (run->slow_first && index == 0)
        rest(20000);
    else if (index % 7 == 0)
        rest(50);
    *result = index * index;
    run->made++;
    return result;
}

static bool take(void *shared, size_t index, void *result)
{
    Run *run = shared;

    if (!pthread_equal(pthread_self(), run->caller))
        run->off_thread = true;
    if (index != run->taken || *(size_t *)result != index * index)
        run->out_of_order = true;
    run->taken++;
    run->in_flight--;
    run->freed++;
    free(result);
    return index != run->stop_after;
}

static void drop(void *result)
{
    dropped++;
    free(result);
}

static const PoolJob job = {
    .worker_new = worker_new, .worker_free = worker_free, .work = work, .take = take, .drop = drop
};

/* Runs and checks all that has to hold whatever the numbers. */
static size_t checked_run(Run *run, size_t count, int threads)
{
    run->caller = pthread_self();
    freeing = run;
    dropped = 0;
    size_t taken = pool_run(&job, run, count, threads);

    assert_int_equal(taken, run->taken);
    assert_false(run->out_of_order);
    assert_false(run->off_thread);
    assert_int_equal(run->workers, run->workers_freed);
    assert_true(run->workers <= (size_t)threads);
    assert_int_equal(run->made, run->freed + dropped);
    assert_true(run->most_in_flight <= (size_t)threads * 4);
    return taken;
}

static void results_come_in_order_for_any_number_of_threads(void **state)
{
    static const int threads[] = { 1, 2, 3, 8, 33 };
    static const size_t counts[] = { 0, 1, 2, 7, 32, 500 };

    (void)state;
    for (size_t t = 0; t < sizeof threads / sizeof *threads; t++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            Run run = { .stop_after = SIZE_MAX };

            assert_int_equal(checked_run(&run, counts[c], threads[t]), counts[c]);
            assert_int_equal(run.made, counts[c]);
            assert_int_equal(dropped, 0);
        }
}

static void a_slow_item_holds_the_others_back(void **state)
{
    Run run = { .stop_after = SIZE_MAX, .slow_first = true };

    (void)state;
    assert_int_equal(checked_run(&run, 400, 3), 400);
}

static void stopping_early_drops_what_is_made(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 8; threads *= 2)
        for (size_t stop = 0; stop < 40; stop += 13) {
            Run run = { .stop_after = stop };

            assert_int_equal(checked_run(&run, 1000, threads), stop + 1);
            assert_true(run.made <= stop + 1 + (size_t)threads * 4);
        }
}

static void stopping_at_the_last_item_takes_all(void **state)
{
    Run run = { .stop_after = 99 };

    (void)state;
    assert_int_equal(checked_run(&run, 100, 4), 100);
    assert_int_equal(dropped, 0);
}

static void *work_bare(void *shared, void *worker, size_t index)
{
    (void)index;
    return worker ? shared : NULL;
}

static bool take_bare(void *shared, size_t index, void *result)
{
    *(size_t *)shared += result == NULL;
    return index < 50;
}

static void workers_and_drop_may_be_left_out(void **state)
{
    static const PoolJob bare = { .work = work_bare, .take = take_bare };

    (void)state;
    for (int threads = 1; threads <= 4; threads++) {
        size_t nulls = 0;

        assert_int_equal(pool_run(&bare, &nulls, 200, threads), 51);
        assert_int_equal(nulls, 51);
    }
}

static void there_is_a_core(void **state)
{
    (void)state;
    assert_true(pool_cores() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_come_in_order_for_any_number_of_threads),
        cmocka_unit_test(a_slow_item_holds_the_others_back),
        cmocka_unit_test(stopping_early_drops_what_is_made),
        cmocka_unit_test(stopping_at_the_last_item_takes_all),
        cmocka_unit_test(workers_and_drop_may_be_left_out),
        cmocka_unit_test(there_is_a_core),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
