/* key_file.c - the key ring on the disk. */
#include "store/key_file.h"

#include <sys/stat.h>

#include "store/disk.h"

static Problem write_ring(const char *folder, const Keys *keys, DiskMode mode);

Problem key_file_make(const char *folder, const Keys *keys)
{
    TRY(disk_make_folder(folder));
    return write_ring(folder, keys, DISK_NEW);
}

Problem key_file_replace(const char *folder, const Keys *keys)
{
    return write_ring(folder, keys, DISK_REPLACE);
}

Problem key_file_read(const char *folder, Keys **keys)
{
    char path[DISK_PATH_MAX];
    struct stat about;
    Buffer text = { 0 };

    *keys = NULL;
    TRY(disk_path(folder, "halfsky.keys", path));
    if (stat(path, &about) == 0 && (about.st_mode & (S_IRWXG | S_IRWXO)))
        return problem_at(problem(PROBLEM_KEYS_EXPOSED, TEXT(""), TEXT(""), TEXT("")), text_of(path), 0, TEXT(""));
    Problem failure = disk_read(path, PROBLEM_KEYS_MISSING, &text);
    if (!failure.code) {
        failure = keys_read(buffer_text(&text), keys);
        if (failure.code)
            failure = problem_at(failure, text_of(path), 0, TEXT(""));
    }
    buffer_forget(&text);
    return failure;
}

static Problem write_ring(const char *folder, const Keys *keys, DiskMode mode)
{
    char path[DISK_PATH_MAX];
    Buffer text = { 0 };
    bool there = false;

    TRY(disk_path(folder, "halfsky.keys", path));
    keys_write(keys, &text);
    Problem failure = disk_write(path, buffer_text(&text), mode, &there);
    buffer_forget(&text);
    if (!failure.code && there)
        failure = problem_at(problem(PROBLEM_KEYS_THERE, TEXT(""), TEXT(""), TEXT("")), text_of(path), 0, TEXT(""));
    return failure;
}
