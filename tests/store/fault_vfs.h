/* fault_vfs.h - a disk that fails, and one whose power goes.
 *
 * A VFS of SQLite over the usual one. Calls that change or sync a file, or open or read one, are
 * counted; the one with the number `fail_at` fails. With `crash` the power goes at that call: it and all
 * later ones fail, and fault_power_on then gives the files what they had at their last sync, with
 * those later writes that `seed` chooses: none of them for 0, and pages half written otherwise. */
#ifndef HALFSKY_TESTS_STORE_FAULT_VFS_H
#define HALFSKY_TESTS_STORE_FAULT_VFS_H

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FAULT_SECTOR = 512 };

/* A write, truncation or creation that no sync has made last. */
typedef struct Unsynced {
    struct Unsynced *before;
    char *path;
    bool created;        /* the file was not there before */
    int64_t old_size;    /* of the file, before */
    int64_t at, old_len; /* what stood there */
    char *old;
    int64_t new_len; /* -1: a truncation to `at` */
    char *new;
} Unsynced;

typedef struct {
    int64_t calls, fail_at; /* 0: never */
    int error;              /* SQLITE_FULL, or 0 for the I/O error of each call */
    bool crash, off;
    Unsynced *last;
} FaultDisk;

static FaultDisk fault;

typedef struct {
    sqlite3_file base;
    char *path;
    sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *fault_real_vfs;

static inline bool fault_now(void)
{
    if (fault.off)
        return true;
    if (++fault.calls != fault.fail_at)
        return false;
    fault.off = fault.crash;
    return true;
}

static inline int fault_code(int usual)
{
    return fault.error && !fault.crash ? fault.error : usual;
}

static inline void unsynced_free(Unsynced *one)
{
    free(one->path);
    free(one->old);
    free(one->new);
    free(one);
}

static inline Unsynced *unsynced_add(const FaultFile *file)
{
    Unsynced *one = calloc(1, sizeof *one);
    one->before = fault.last;
    one->path = strdup(file->path);
    fault.last = one;
    return one;
}

/* Notes what a write or truncation of `len` bytes at `at` changes. */
static inline void unsynced_note(FaultFile *file, const void *bytes, int64_t at, int64_t len)
{
    Unsynced *one;
    sqlite3_int64 size = 0;

    file->real->pMethods->xFileSize(file->real, &size);
    one = unsynced_add(file);
    one->old_size = size;
    one->at = at;
    one->new_len = bytes ? len : -1;
    one->old_len = bytes ? len : size - at;
    if (at + one->old_len > size)
        one->old_len = at < size ? size - at : 0;
    if (one->old_len > 0) {
        one->old = malloc((size_t)one->old_len);
        file->real->pMethods->xRead(file->real, one->old, (int)one->old_len, at);
    }
    if (bytes) {
        one->new = malloc((size_t)len);
        memcpy(one->new, bytes, (size_t)len);
    }
}

static inline void unsynced_forget(const char *path)
{
    for (Unsynced **at = &fault.last; *at;) {
        Unsynced *one = *at;
        if (path && strcmp(one->path, path) != 0) {
            at = &one->before;
            continue;
        }
        *at = one->before;
        unsynced_free(one);
    }
}

static inline void file_put(const char *path, int64_t at, const char *bytes, int64_t len, int64_t size)
{
    int file = open(path, O_WRONLY);
    if (file < 0)
        return;
    if ((len > 0 && pwrite(file, bytes, (size_t)len, at) != (ssize_t)len)
        || (size >= 0 && ftruncate(file, size) != 0))
        abort();
    close(file);
}

static inline uint64_t fault_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
    return *seed >> 33;
}

/* After every connection is closed: what the disk holds when the power is back. */
static inline void fault_power_on(uint64_t seed)
{
    Unsynced *later = NULL;

    fault.off = false;
    fault.fail_at = 0;
    // Back to the last sync, newest first ...
    while (fault.last) {
        Unsynced *one = fault.last;
        fault.last = one->before;
        if (one->created && !seed)
            unlink(one->path);
        else if (!one->created)
            file_put(one->path, one->at, one->old, one->old_len, one->old_size);
        one->before = later;
        later = one;
    }
    // ... and forward again, oldest first, with those that reached the disk all the same.
    while (later) {
        Unsynced *one = later;
        later = one->before;
        if (seed && !one->created && fault_random(&seed) % 2) {
            if (one->new_len < 0)
                file_put(one->path, 0, NULL, 0, one->at);
            else if (fault_random(&seed) % 4)
                file_put(one->path, one->at, one->new, one->new_len, -1);
            else
                file_put(one->path, one->at, one->new, one->new_len / FAULT_SECTOR / 2 * FAULT_SECTOR, -1);
        }
        unsynced_free(one);
    }
}

static inline int fault_close(sqlite3_file *file)
{
    FaultFile *mine = (FaultFile *)file;
    int code = mine->real->pMethods ? mine->real->pMethods->xClose(mine->real) : SQLITE_OK;
    free(mine->path);
    free(mine->real);
    return code;
}

#define REAL(file) (((FaultFile *)(file))->real)

static inline int fault_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
    return fault_now() ? SQLITE_IOERR_READ : REAL(file)->pMethods->xRead(REAL(file), bytes, len, at);
}

static inline int fault_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    if (fault_now())
        return fault_code(SQLITE_IOERR_WRITE);
    unsynced_note((FaultFile *)file, bytes, at, len);
    return REAL(file)->pMethods->xWrite(REAL(file), bytes, len, at);
}

static inline int fault_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (fault_now())
        return SQLITE_IOERR_TRUNCATE;
    unsynced_note((FaultFile *)file, NULL, size, 0);
    return REAL(file)->pMethods->xTruncate(REAL(file), size);
}

static inline int fault_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    if (fault_now())
        return fault_code(SQLITE_IOERR_FSYNC);
    unsynced_forget(((FaultFile *)file)->path); // that is all the sync there is: it is only played
    return SQLITE_OK;
}

static inline int fault_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return fault_now() ? SQLITE_IOERR_FSTAT : REAL(file)->pMethods->xFileSize(REAL(file), size);
}

static inline int fault_lock(sqlite3_file *file, int lock)
{
    return fault_now() ? SQLITE_IOERR_LOCK : REAL(file)->pMethods->xLock(REAL(file), lock);
}

static inline int fault_unlock(sqlite3_file *file, int lock)
{
    return REAL(file)->pMethods->xUnlock(REAL(file), lock);
}

static inline int fault_reserved(sqlite3_file *file, int *out)
{
    return fault_now() ? SQLITE_IOERR_CHECKRESERVEDLOCK : REAL(file)->pMethods->xCheckReservedLock(REAL(file), out);
}

static inline int fault_control(sqlite3_file *file, int what, void *argument)
{
    return REAL(file)->pMethods->xFileControl(REAL(file), what, argument);
}

static inline int fault_sector(sqlite3_file *file)
{
    (void)file;
    return FAULT_SECTOR;
}

static inline int fault_traits(sqlite3_file *file)
{
    (void)file;
    return 0; // a disk that promises nothing
}

static inline int fault_map(sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
    return fault_now() ? SQLITE_IOERR_SHMMAP : REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, at);
}

static inline int fault_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return REAL(file)->pMethods->xShmLock(REAL(file), offset, count, flags);
}

static inline void fault_barrier(sqlite3_file *file)
{
    REAL(file)->pMethods->xShmBarrier(REAL(file));
}

static inline int fault_unmap(sqlite3_file *file, int remove)
{
    return REAL(file)->pMethods->xShmUnmap(REAL(file), remove);
}

static const sqlite3_io_methods fault_methods = {
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_reserved,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector,
    .xDeviceCharacteristics = fault_traits,
    .xShmMap = fault_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_barrier,
    .xShmUnmap = fault_unmap,
};

static inline int fault_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    FaultFile *mine = (FaultFile *)file;
    bool there = name && access(name, F_OK) == 0;

    (void)vfs;
    mine->base.pMethods = NULL;
    if (fault_now())
        return SQLITE_CANTOPEN;
    mine->real = calloc(1, (size_t)fault_real_vfs->szOsFile);
    int code = fault_real_vfs->xOpen(fault_real_vfs, name, mine->real, flags, out);
    if (code != SQLITE_OK) {
        free(mine->real);
        return code;
    }
    mine->path = strdup(name ? name : "");
    mine->base.pMethods = &fault_methods;
    if (!there)
        unsynced_add(mine)->created = true;
    return SQLITE_OK;
}

static inline int fault_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    if (fault_now())
        return SQLITE_IOERR_DELETE;
    unsynced_forget(name);
    return fault_real_vfs->xDelete(fault_real_vfs, name, sync);
}

/* The name under which it is to be opened. */
static inline const char *fault_vfs(void)
{
    static sqlite3_vfs vfs;

    if (!fault_real_vfs) {
        fault_real_vfs = sqlite3_vfs_find(NULL);
        vfs = *fault_real_vfs;
        vfs.pNext = NULL;
        vfs.zName = "fault";
        vfs.szOsFile = sizeof(FaultFile);
        vfs.xOpen = fault_open;
        vfs.xDelete = fault_delete;
        sqlite3_vfs_register(&vfs, 0);
    }
    return "fault";
}

#endif
