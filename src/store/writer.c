/* writer.c - one connection that writes, for all threads. */
#include "store/writer.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/memory.h"
#include "store/driver.h"

/* Parts that share a commit: enough that the fsync is a small part of each one's time, few enough
 * that nobody waits long. */
enum { GROUP_MAX = 256 };

/* A thread that waits, on its own stack: for its turn, or for the commit. */
typedef struct Waiter {
    struct Waiter *next;
    pthread_cond_t wake;
    bool woken;
    Problem outcome; /* of the commit */
} Waiter;

typedef struct {
    Waiter *first;
    Waiter **end;
} Queue;

struct Writer {
    Db *db;
    pthread_mutex_t lock; /* of all that follows; the connection belongs to who has the turn */
    bool taken;           /* somebody has the turn, or was woken to have it */
    bool held;            /* it has come to `owner`; for the asserts */
    pthread_t owner;
    Queue turns; /* those who wait for it, in order */
    Queue group; /* those whose parts wait for the commit */
    int parts;   /* of the open transaction */
    bool open;
    int64_t commits;
};

static void queue_add(Queue *queue, Waiter *waiter);
static Waiter *queue_take(Queue *queue);
static void waiter_wait(Waiter *waiter, Writer *writer);
static void waiter_wake(Waiter *waiter);
static void hand_on(Writer *writer);
static Problem finish(Writer *writer);

Writer *writer_new(Db *db)
{
    Writer *writer = memory_resize(NULL, sizeof *writer);

    *writer = (Writer){ .db = db };
    writer->turns.end = &writer->turns.first;
    writer->group.end = &writer->group.first;
    pthread_mutex_init(&writer->lock, NULL);
    return writer;
}

void writer_free(Writer *writer)
{
    if (!writer)
        return;
    assert(!writer->taken && !writer->turns.first && !writer->open);
    pthread_mutex_destroy(&writer->lock);
    free(writer);
}

Problem writer_begin(Writer *writer, Db **db)
{
    pthread_mutex_lock(&writer->lock);
    assert(!writer->held || !pthread_equal(writer->owner, pthread_self()));
    if (writer->taken) {
        Waiter me = { 0 };
        pthread_cond_init(&me.wake, NULL);
        queue_add(&writer->turns, &me);
        waiter_wait(&me, writer); // whoever wakes it leaves the turn taken
        pthread_cond_destroy(&me.wake);
    }
    writer->taken = true;
    writer->held = true;
    writer->owner = pthread_self();
    pthread_mutex_unlock(&writer->lock);

    Problem failure = OK;
    if (!writer->open) {
        failure = db_begin(writer->db);
        writer->open = !failure.code;
    }
    if (!failure.code) {
        failure = db_part_begin(writer->db);
        if (!failure.code) {
            *db = writer->db;
            return OK;
        }
    }
    *db = NULL;
    pthread_mutex_lock(&writer->lock);
    if (writer->open && (db_doomed(writer->db) || !writer->turns.first))
        finish(writer);
    hand_on(writer);
    pthread_mutex_unlock(&writer->lock);
    return failure;
}

Problem writer_end(Writer *writer, Problem result)
{
    result = db_part_end(writer->db, result);
    pthread_mutex_lock(&writer->lock);
    assert(writer->held && pthread_equal(writer->owner, pthread_self()));
    writer->parts += !result.code;
    if (writer->turns.first && writer->parts < GROUP_MAX && !db_doomed(writer->db)) {
        if (result.code) {
            hand_on(writer);
        } else {
            Waiter me = { 0 };
            pthread_cond_init(&me.wake, NULL);
            queue_add(&writer->group, &me);
            hand_on(writer);
            waiter_wait(&me, writer);
            pthread_cond_destroy(&me.wake);
            result = me.outcome;
        }
    } else {
        Problem outcome = finish(writer);
        if (!result.code)
            result = outcome;
        hand_on(writer);
    }
    pthread_mutex_unlock(&writer->lock);
    return result;
}

int64_t writer_commits(Writer *writer)
{
    pthread_mutex_lock(&writer->lock);
    int64_t commits = writer->commits;
    pthread_mutex_unlock(&writer->lock);
    return commits;
}

/* Commits what is open and tells those who wait for it. The turn and the lock are the caller's;
 * the lock is given up for the time of the commit, so that others can queue. */
static Problem finish(Writer *writer)
{
    bool any = writer->parts > 0;
    Queue group = writer->group;

    writer->group = (Queue){ NULL, &writer->group.first };
    if (!group.first)
        group.end = &group.first;
    writer->open = false;
    writer->parts = 0;
    pthread_mutex_unlock(&writer->lock);
    Problem outcome = OK;
    if (any)
        outcome = db_commit(writer->db);
    else
        db_rollback(writer->db);
    pthread_mutex_lock(&writer->lock);
    writer->commits += any && !outcome.code;
    for (Waiter *waiter; (waiter = queue_take(&group));) {
        waiter->outcome = outcome;
        waiter_wake(waiter);
    }
    return outcome;
}

static void hand_on(Writer *writer)
{
    Waiter *next = queue_take(&writer->turns);

    writer->held = false;
    if (next)
        waiter_wake(next);
    else
        writer->taken = false;
}

static void queue_add(Queue *queue, Waiter *waiter)
{
    waiter->next = NULL;
    *queue->end = waiter;
    queue->end = &waiter->next;
}

static Waiter *queue_take(Queue *queue)
{
    Waiter *first = queue->first;

    if (first) {
        queue->first = first->next;
        if (!queue->first)
            queue->end = &queue->first;
    }
    return first;
}

static void waiter_wait(Waiter *waiter, Writer *writer)
{
    while (!waiter->woken)
        pthread_cond_wait(&waiter->wake, &writer->lock);
}

static void waiter_wake(Waiter *waiter)
{
    waiter->woken = true;
    pthread_cond_signal(&waiter->wake);
}
