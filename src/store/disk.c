/* disk.c - files that are whole or not there. */
#define _GNU_SOURCE /* mkostemp */
#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/reasons.h"

static int put_in_place(const char *beside, const char *path, DiskMode mode, bool *there);
static int write_all(int file, Text bytes);
static int sync_folder_of(const char *path);
static int sync_folder(const char *folder);
static Problem refused(int error, const char *path);

Problem disk_path(const char *folder, const char *name, char out[DISK_PATH_MAX])
{
    if (snprintf(out, DISK_PATH_MAX, "%s/%s", folder, name) >= DISK_PATH_MAX)
        return refused(ENAMETOOLONG, folder);
    return OK;
}

Problem disk_make_folder(const char *path)
{
    if (mkdir(path, 0700) == 0) {
        int error = sync_folder_of(path);
        return error ? refused(error, path) : OK;
    }
    return errno == EEXIST ? OK : refused(errno, path);
}

Problem disk_write(const char *path, Text bytes, DiskMode mode, bool *there)
{
    char beside[DISK_PATH_MAX];
    int error = 0;

    *there = false;
    if (snprintf(beside, sizeof beside, "%s.part-XXXXXX", path) >= DISK_PATH_MAX)
        return refused(ENAMETOOLONG, path);
    int file = mkostemp(beside, O_CLOEXEC);
    if (file < 0)
        return refused(errno, path);
    error = write_all(file, bytes);
    if (!error && fsync(file) != 0)
        error = errno;
    if (close(file) != 0 && !error)
        error = errno;
    if (!error)
        error = put_in_place(beside, path, mode, there);
    if (!error && !*there)
        error = sync_folder_of(path);
    if (error)
        unlink(beside);
    return error ? refused(error, path) : OK;
}

Problem disk_settle(const char *from, const char *to)
{
    int file = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), error = 0;

    if (file < 0)
        return refused(errno, from);
    if (fsync(file) != 0)
        error = errno;
    close(file);
    if (!error && rename(from, to) != 0)
        error = errno;
    if (!error)
        error = sync_folder_of(to);
    return error ? refused(error, to) : OK;
}

Problem disk_sync_folder(const char *folder)
{
    int error = sync_folder(folder);

    return error ? refused(error, folder) : OK;
}

Problem disk_read(const char *path, ProblemCode missing, Buffer *out)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    ssize_t got = 0;

    if (file < 0)
        return errno == ENOENT && missing
                   ? problem_at(problem(missing, TEXT(""), TEXT(""), TEXT("")), text_of(path), 0, TEXT(""))
                   : problem_at(problem(PROBLEM_DATABASE_UNREADABLE, reason_of(errno), TEXT(""), TEXT("")),
                                text_of(path), 0, TEXT(""));
    // All room at once, so that secrets are not left behind in what a growing buffer frees.
    size_t room = fstat(file, &about) == 0 && about.st_size > 0 ? (size_t)about.st_size + 1 : 1;
    do {
        char *at = buffer_reserve(out, room);
        got = read(file, at, out->room - out->len);
        if (got > 0)
            out->len += (size_t)got;
    } while (got > 0 || (got < 0 && errno == EINTR));
    int error = got < 0 ? errno : 0;
    close(file);
    return error ? refused(error, path) : OK;
}

/* Either way nothing is left beside it when this succeeds. */
static int put_in_place(const char *beside, const char *path, DiskMode mode, bool *there)
{
    // link does not put a file over another, rename does.
    if (mode == DISK_NEW) {
        int error = link(beside, path) == 0 ? 0 : errno;
        *there = error == EEXIST || (error && access(path, F_OK) == 0);
        if (!error || *there)
            return unlink(beside) == 0 ? 0 : errno;
        if (error != EPERM && error != EOPNOTSUPP) // some file systems know no links
            return error;
    }
    return rename(beside, path) == 0 ? 0 : errno;
}

static int write_all(int file, Text bytes)
{
    while (bytes.len) {
        ssize_t wrote = write(file, bytes.at, bytes.len);
        if (wrote < 0 && errno != EINTR)
            return errno;
        if (wrote > 0)
            bytes = text_slice(bytes, (size_t)wrote, bytes.len);
    }
    return 0;
}

/* A name is on the disk when its folder is. */
static int sync_folder_of(const char *path)
{
    char folder[DISK_PATH_MAX];
    const char *slash = strrchr(path, '/');

    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path + 1) : 1, slash ? path : ".");
    return sync_folder(folder);
}

static int sync_folder(const char *folder)
{
    int error = 0;
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return errno;
    if (fsync(file) != 0 && errno != EINVAL) // some file systems sync names by themselves
        error = errno;
    close(file);
    return error;
}

static Problem refused(int error, const char *path)
{
    ProblemCode code = PROBLEM_DATABASE_DISK;

    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        code = PROBLEM_DATABASE_FULL;
    else if (error == EROFS || error == EACCES || error == EPERM)
        code = PROBLEM_DATABASE_READ_ONLY;
    else if (error != EIO)
        code = PROBLEM_DATABASE_UNREADABLE;
    return problem_at(problem(code, reason_of(error), TEXT(""), TEXT("")), text_of(path), 0, TEXT(""));
}
