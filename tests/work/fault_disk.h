/* fault_disk.h - a disk that fails, fills up, or loses its power, under everything that the program writes.
 *
 * The calls to the system that open, change, sync and name files are taken over in the test's own program, so that
 * SQLite's and ours meet the same disk. Only what lies below fault_disk.root is meant. With FAULT_POWER the power
 * goes at the n-th call that changes something: that one and all later ones fail, and fault_power_on, after
 * everything was closed, gives the disk what it had: contents as of the last sync of their file, names as of the
 * last sync of their folder, and of what came later as much as `seed` chooses: none for 0, pages half written
 * otherwise. The test's first line defines _GNU_SOURCE. */
#ifndef HALFSKY_TESTS_WORK_FAULT_DISK_H
#define HALFSKY_TESTS_WORK_FAULT_DISK_H

#include "fault_tree.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum {
    FAULT_NONE,
    FAULT_CALL,  /* the n-th call fails, reading too */
    FAULT_FULL,  /* the disk has room for n more bytes */
    FAULT_POWER, /* the power goes at the n-th call that changes something */
} FaultKind;

enum { FAULT_FILES = 1024, FAULT_SECTOR = 512 };

typedef enum { CHANGE_BYTES, CHANGE_SIZE, CHANGE_MADE, CHANGE_LINKED, CHANGE_RENAMED, CHANGE_REMOVED } ChangeKind;

/* What no sync has made last. */
typedef struct Change {
    struct Change *before;
    ChangeKind kind;
    int held;      /* of the file whose bytes changed: fault_disk.held */
    int64_t size;  /* of it, before */
    int64_t at;    /* where; for CHANGE_SIZE the new size */
    int64_t len;   /* of `new` */
    int64_t stood; /* of `old` */
    char *old, *new;
    char *path, *from; /* the name that was made or removed; that of a renamed one before */
    char *aside;       /* a second name of what stood at `path`, or NULL */
} Change;

static struct {
    const char *root;
    FaultKind kind;
    int64_t n;
    int64_t calls; /* so far; bytes for FAULT_FULL */
    bool hit, off;
    bool hit_reading; /* the call that failed changes nothing */
    int asides;
    Change *last;
    enum { OURS_NOT, OURS, OURS_SHARED } ours[FAULT_FILES]; /* by descriptor */
    struct {
        dev_t device;
        ino_t inode;
        int file;
    } held[FAULT_FILES]; /* files with changes; kept open, so that they can be mended whatever their name is */
    int held_count;
} fault_disk;

#define REAL(name) ((__typeof__(&name))fault_real(#name))

static inline void *fault_real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);

    if (!found)
        abort();
    return found;
}

static inline bool fault_below(const char *path)
{
    return fault_disk.root && path && strncmp(path, fault_disk.root, strlen(fault_disk.root)) == 0;
}

static inline bool fault_ours(int file)
{
    return fault_disk.kind != FAULT_NONE && file >= 0 && file < FAULT_FILES
           && (fault_disk.ours[file] == OURS
               || (fault_disk.ours[file] == OURS_SHARED && fault_disk.kind == FAULT_FULL));
}

/* Whether this call fails, with errno set. */
static inline bool fault_call(bool changes)
{
    errno = EIO;
    if (fault_disk.off)
        return true;
    if (fault_disk.kind == FAULT_NONE || fault_disk.kind == FAULT_FULL
        || (fault_disk.kind == FAULT_POWER && !changes))
        return false;
    if (++fault_disk.calls != fault_disk.n)
        return false;
    fault_disk.hit = true;
    fault_disk.hit_reading = !changes;
    fault_disk.off = fault_disk.kind == FAULT_POWER;
    return true;
}

/* How many of `len` bytes there is room for. Names and the bytes of files that are there cost nothing. */
static inline size_t fault_room(int file, int64_t at, size_t len)
{
    struct stat about;
    int64_t grows;

    if (fault_disk.kind != FAULT_FULL || fstat(file, &about) != 0)
        return len;
    grows = at + (int64_t)len - (at > about.st_size ? at : about.st_size);
    if (grows <= 0)
        return len;
    if (fault_disk.calls + grows <= fault_disk.n) {
        fault_disk.calls += grows;
        return len;
    }
    fault_disk.hit = true;
    grows -= fault_disk.n - fault_disk.calls;
    fault_disk.calls = fault_disk.n;
    return grows >= (int64_t)len ? 0 : len - (size_t)grows;
}

/* ---- what is not on the disk yet ---- */

static inline int fault_hold(int file)
{
    struct stat about;
    char path[64];

    if (fstat(file, &about) != 0)
        abort();
    for (int i = 0; i < fault_disk.held_count; i++)
        if (fault_disk.held[i].device == about.st_dev && fault_disk.held[i].inode == about.st_ino)
            return i;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    int own = REAL(open)(path, O_RDWR | O_CLOEXEC);
    if (own < 0 || fault_disk.held_count == FAULT_FILES)
        abort();
    fault_disk.held[fault_disk.held_count].device = about.st_dev;
    fault_disk.held[fault_disk.held_count].inode = about.st_ino;
    fault_disk.held[fault_disk.held_count].file = own;
    return fault_disk.held_count++;
}

static inline Change *change_add(ChangeKind kind)
{
    Change *one = calloc(1, sizeof *one);

    *one = (Change){ .before = fault_disk.last, .kind = kind, .held = -1 };
    fault_disk.last = one;
    return one;
}

static inline void change_free(Change *one)
{
    if (one->aside)
        REAL(unlink)(one->aside);
    free(one->old);
    free(one->new);
    free(one->path);
    free(one->from);
    free(one->aside);
    free(one);
}

/* Writing `len` bytes at `at`, or with NULL cutting off there. */
static inline void change_bytes(int file, const void *bytes, int64_t at, int64_t len)
{
    struct stat about;
    Change *one;

    if (fault_disk.kind != FAULT_POWER)
        return;
    one = change_add(bytes ? CHANGE_BYTES : CHANGE_SIZE);
    one->held = fault_hold(file);
    if (fstat(file, &about) != 0)
        abort();
    one->size = about.st_size;
    one->at = at;
    one->stood = bytes && at + len < one->size ? len : one->size - at;
    if (one->stood > 0) {
        one->old = malloc((size_t)one->stood);
        if (REAL(pread)(fault_disk.held[one->held].file, one->old, (size_t)one->stood, at) != one->stood)
            abort();
    }
    if (bytes) {
        one->len = len;
        one->new = malloc((size_t)len);
        memcpy(one->new, bytes, (size_t)len);
    }
}

static inline void change_name(ChangeKind kind, const char *path, const char *from)
{
    char aside[256];
    Change *one;

    if (fault_disk.kind != FAULT_POWER)
        return;
    one = change_add(kind);
    one->path = strdup(path);
    one->from = from ? strdup(from) : NULL;
    snprintf(aside, sizeof aside, "%s/aside-%d", fault_disk.root, fault_disk.asides++);
    if ((kind == CHANGE_REMOVED || kind == CHANGE_RENAMED) && REAL(link)(path, aside) == 0)
        one->aside = strdup(aside);
}

static inline bool change_is_in(const Change *one, int held, const char *folder)
{
    size_t len = folder ? strlen(folder) : 0;

    if (one->held >= 0 || !folder)
        return one->held >= 0 && one->held == held;
    return strncmp(one->path, folder, len) == 0 && one->path[len] == '/' && !strchr(one->path + len + 1, '/');
}

/* A sync of a file, or of a folder's names. */
static inline void fault_synced(int file)
{
    struct stat about;
    char link[64], folder[256];
    int held = -1;
    ssize_t len = -1;

    if (fault_disk.kind != FAULT_POWER || fstat(file, &about) != 0)
        return;
    if (S_ISDIR(about.st_mode)) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        len = readlink(link, folder, sizeof folder - 1);
        folder[len < 0 ? 0 : len] = 0;
    } else {
        held = fault_hold(file);
    }
    for (Change **at = &fault_disk.last; *at;) {
        Change *one = *at;
        if (!change_is_in(one, held, len < 0 ? NULL : folder)) {
            at = &one->before;
            continue;
        }
        *at = one->before;
        change_free(one);
    }
}

static inline uint64_t fault_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
    return *seed >> 33;
}

static inline void change_undo(const Change *one)
{
    int file = one->held >= 0 ? fault_disk.held[one->held].file : -1;

    switch (one->kind) {
    case CHANGE_BYTES:
    case CHANGE_SIZE:
        if (REAL(ftruncate)(file, one->size) != 0
            || (one->stood > 0 && REAL(pwrite)(file, one->old, (size_t)one->stood, one->at) != one->stood))
            abort();
        break;
    case CHANGE_MADE:
    case CHANGE_LINKED:
        if (REAL(unlink)(one->path) != 0)
            tree_copy(NULL, one->path); // a folder goes with all that is in it
        break;
    case CHANGE_RENAMED:
        REAL(rename)(one->path, one->from);
        if (one->aside)
            REAL(link)(one->aside, one->path);
        break;
    case CHANGE_REMOVED:
        if (one->aside)
            REAL(link)(one->aside, one->path);
        break;
    }
}

/* Bytes that reached the disk without a sync: all of them, or some sectors. */
static inline void change_redo(const Change *one, uint64_t *seed)
{
    int file = fault_disk.held[one->held].file;
    int64_t len = one->len;

    if (fault_random(seed) % 2 == 0)
        return;
    if (fault_random(seed) % 4 == 0)
        len = len / FAULT_SECTOR / 2 * FAULT_SECTOR;
    if (one->kind == CHANGE_SIZE ? REAL(ftruncate)(file, one->at) != 0
                                 : REAL(pwrite)(file, one->new, (size_t)len, one->at) != len)
        abort();
}

/* Nothing fails any more, and nothing is noted. */
static inline void fault_off(void)
{
    while (fault_disk.last) {
        Change *one = fault_disk.last;
        fault_disk.last = one->before;
        change_free(one);
    }
    while (fault_disk.held_count)
        close(fault_disk.held[--fault_disk.held_count].file);
    fault_disk.kind = FAULT_NONE;
    fault_disk.hit = fault_disk.off = fault_disk.hit_reading = false;
}

static inline void fault_on(FaultKind kind, int64_t n)
{
    fault_off();
    fault_disk.kind = kind;
    fault_disk.n = n;
    fault_disk.calls = 0;
}

static inline void fault_power_on(uint64_t seed)
{
    Change *later = NULL;
    bool keep = false; /* names come back in their order: the first ones that were changed are there */

    while (fault_disk.last) {
        Change *one = fault_disk.last;
        fault_disk.last = one->before;
        if (one->held < 0 && seed && !keep)
            keep = fault_random(&seed) % 3 == 0;
        if (one->held >= 0 || !keep)
            change_undo(one);
        one->before = later;
        later = one;
    }
    while (later) {
        Change *one = later;
        later = one->before;
        if (seed && one->held >= 0)
            change_redo(one, &seed);
        change_free(one);
    }
    fault_off();
}

/* ---- the calls ---- */

static inline int fault_opened(int file, bool made, const char *path)
{
    size_t len = strlen(path);

    if (file < 0)
        return file;
    if (file >= FAULT_FILES)
        abort();
    // What shares memory is nobody's loss: it is made anew.
    bool shared = len > 4 && strcmp(path + len - 4, "-shm") == 0;
    fault_disk.ours[file] = shared ? OURS_SHARED : OURS;
    if (made && !shared)
        change_name(CHANGE_MADE, path, NULL);
    return file;
}

static inline int fault_open(const char *path, int flags, mode_t mode)
{
    bool made = (flags & O_CREAT) && access(path, F_OK) != 0;

    if (!fault_below(path))
        return REAL(open)(path, flags, mode);
    if (fault_call(made))
        return -1;
    return fault_opened(REAL(open)(path, flags, mode), made, path);
}

#define OPEN_LIKE(name)                                           \
    int name(const char *path, int flags, ...)                    \
    {                                                             \
        va_list more;                                             \
        va_start(more, flags);                                    \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0; \
        va_end(more);                                             \
        return fault_open(path, flags, mode);                     \
    }
OPEN_LIKE(open)
OPEN_LIKE(open64)

int mkostemp(char *path, int flags)
{
    if (!fault_below(path))
        return REAL(mkostemp)(path, flags);
    if (fault_call(true))
        return -1;
    int file = REAL(mkostemp)(path, flags);
    return fault_opened(file, true, path);
}

int close(int file)
{
    if (file >= 0 && file < FAULT_FILES)
        fault_disk.ours[file] = OURS_NOT;
    return REAL(close)(file);
}

ssize_t write(int file, const void *bytes, size_t len)
{
    if (!fault_ours(file))
        return REAL(write)(file, bytes, len);
    int64_t at = lseek(file, 0, SEEK_CUR);
    size_t room = fault_call(true) ? len + 1 : fault_room(file, at, len);
    if (room > len || (room == 0 && len > 0)) {
        errno = room ? EIO : ENOSPC;
        return -1;
    }
    change_bytes(file, bytes, at, (int64_t)room);
    return REAL(write)(file, bytes, room);
}

static inline ssize_t fault_pwrite(int file, const void *bytes, size_t len, off_t at)
{
    if (!fault_ours(file))
        return REAL(pwrite)(file, bytes, len, at);
    size_t room = fault_call(true) ? len + 1 : fault_room(file, at, len);
    if (room > len || (room == 0 && len > 0)) {
        errno = room ? EIO : ENOSPC;
        return -1;
    }
    change_bytes(file, bytes, at, (int64_t)room);
    return REAL(pwrite)(file, bytes, room, at);
}

ssize_t pwrite(int file, const void *bytes, size_t len, off_t at)
{
    return fault_pwrite(file, bytes, len, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t len, off64_t at)
{
    return fault_pwrite(file, bytes, len, at);
}

ssize_t pread64(int file, void *bytes, size_t len, off64_t at)
{
    return fault_ours(file) && fault_call(false) ? -1 : REAL(pread)(file, bytes, len, at);
}

ssize_t read(int file, void *bytes, size_t len)
{
    return fault_ours(file) && fault_call(false) ? -1 : REAL(read)(file, bytes, len);
}

static inline int fault_truncate(int file, off_t size)
{
    struct stat about;

    if (fault_ours(file)) {
        if (fault_call(true))
            return -1;
        if (fstat(file, &about) == 0 && size > about.st_size
            && fault_room(file, about.st_size, (size_t)(size - about.st_size)) == 0) {
            errno = ENOSPC;
            return -1;
        }
        change_bytes(file, NULL, size, 0);
    }
    return REAL(ftruncate)(file, size);
}

int ftruncate(int file, off_t size)
{
    return fault_truncate(file, size);
}

int ftruncate64(int file, off64_t size)
{
    return fault_truncate(file, size);
}

/* The test needs no real sync: the disk is played. */
static inline int fault_sync(int file)
{
    if (!fault_ours(file))
        return 0;
    if (fault_call(true))
        return -1;
    fault_synced(file);
    return 0;
}

int fsync(int file)
{
    return fault_sync(file);
}

int fdatasync(int file)
{
    return fault_sync(file);
}

int unlink(const char *path)
{
    if (fault_below(path)) {
        if (fault_call(true))
            return -1;
        if (access(path, F_OK) == 0)
            change_name(CHANGE_REMOVED, path, NULL);
    }
    return REAL(unlink)(path);
}

int rename(const char *from, const char *to)
{
    if (fault_below(to)) {
        if (fault_call(true))
            return -1;
        if (access(from, F_OK) == 0)
            change_name(CHANGE_RENAMED, to, from);
    }
    return REAL(rename)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    if (fault_below(path)) {
        if (fault_call(true))
            return -1;
        if (access(path, F_OK) != 0)
            change_name(CHANGE_MADE, path, NULL);
    }
    return REAL(mkdir)(path, mode);
}

int link(const char *from, const char *to)
{
    if (fault_below(to)) {
        if (fault_call(true))
            return -1;
        if (access(to, F_OK) != 0)
            change_name(CHANGE_LINKED, to, NULL);
    }
    return REAL(link)(from, to);
}

#endif
