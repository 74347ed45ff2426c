#include "cli/spool.h"

#include "base/memory.h"
#include "model/reasons.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { SPOOL_STEP = 8 };

struct Spool {
    FILE *file;
    size_t length;
    int wrong; /* errno of the first write that failed */
    char *mapped;
    pthread_mutex_t lock; /* of `length` and `wrong` */
};

static Problem unwritable(int error)
{
    return problem_at(problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(error), TEXT(""), TEXT("")), TEXT(P_tmpdir), 0,
                      TEXT(""));
}

Problem spool_open(Spool **out)
{
    FILE *file = tmpfile();

    *out = NULL;
    if (!file)
        return unwritable(errno);
    *out = memory_resize(NULL, sizeof **out);
    **out = (Spool){ .file = file };
    pthread_mutex_init(&(*out)->lock, NULL);
    return OK;
}

void spool_close(Spool *spool)
{
    if (!spool)
        return;
    if (spool->mapped)
        munmap(spool->mapped, spool->length);
    pthread_mutex_destroy(&spool->lock);
    fclose(spool->file);
    free(spool);
}

size_t spool_add(Spool *spool, Text bytes)
{
    pthread_mutex_lock(&spool->lock);
    size_t start = (spool->length + SPOOL_STEP - 1) / SPOOL_STEP * SPOOL_STEP;
    spool->length = start + bytes.len;
    int wrong = spool->wrong;
    pthread_mutex_unlock(&spool->lock);

    for (size_t done = 0; done < bytes.len && !wrong;) {
        ssize_t wrote = pwrite(fileno(spool->file), bytes.at + done, bytes.len - done, (off_t)(start + done));
        if (wrote > 0)
            done += (size_t)wrote;
        else if (wrote == 0 || errno != EINTR)
            wrong = wrote ? errno : ENOSPC;
    }
    if (wrong) {
        pthread_mutex_lock(&spool->lock);
        spool->wrong = wrong;
        pthread_mutex_unlock(&spool->lock);
    }
    return start;
}

Problem spool_map(Spool *spool, Text *out)
{
    *out = TEXT("");
    if (spool->wrong)
        return unwritable(spool->wrong);
    if (spool->length == 0)
        return OK;
    void *mapped = MAP_FAILED;
    if (ftruncate(fileno(spool->file), (off_t)spool->length) == 0) /* as long as the last, maybe empty, addition */
        mapped = mmap(NULL, spool->length, PROT_READ, MAP_PRIVATE, fileno(spool->file), 0);
    if (mapped == MAP_FAILED)
        return unwritable(errno);
    spool->mapped = mapped;
    *out = (Text){ mapped, spool->length };
    return OK;
}
