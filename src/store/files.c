/* files.c - files as received, sealed. */
#include "store/files.h"

#include <stdio.h>

#include "safe/seal_stream.h"
#include "store/disk.h"

static bool is_whole(const Files *files, Text name);
static Problem path_of(const Files *files, Text name, char path[DISK_PATH_MAX]);
static Problem write_sealed(const Files *files, Text name, Text bytes, DiskMode mode);
static Problem open_sealed(const Files *files, Text name, Text sealed, Buffer *out);

void files_name(const Files *files, Text bytes, char name[FILE_NAME_MAX])
{
    KeyedHash hash = keyed_hash(files->keys, HASH_FILES, TEXT("bytes"), bytes);

    keyed_hash_hex(&hash, name);
}

Problem files_put(const Files *files, Text bytes, char name[FILE_NAME_MAX])
{
    TRY(disk_make_folder(files->folder));
    files_name(files, bytes, name);
    return write_sealed(files, text_of(name), bytes, is_whole(files, text_of(name)) ? DISK_NEW : DISK_REPLACE);
}

static bool is_whole(const Files *files, Text name)
{
    Buffer bytes = { 0 };
    bool whole = !files_get(files, name, &bytes).code;

    buffer_forget(&bytes);
    return whole;
}

Problem files_get(const Files *files, Text name, Buffer *out)
{
    char path[DISK_PATH_MAX], right[FILE_NAME_MAX];
    Buffer sealed = { 0 };
    size_t start = out->len;

    TRY(path_of(files, name, path));
    Problem failure = disk_read(path, PROBLEM_FILE_SEALED_MISSING, &sealed);
    if (failure.code == PROBLEM_FILE_SEALED_MISSING)
        failure = problem(PROBLEM_FILE_SEALED_MISSING, name, TEXT(""), TEXT(""));
    if (!failure.code)
        failure = open_sealed(files, name, buffer_text(&sealed), out);
    buffer_free(&sealed);
    if (!failure.code) {
        files_name(files, text_slice(buffer_text(out), start, out->len), right);
        if (!text_equal(name, text_of(right)))
            failure = problem(PROBLEM_SEALED_BROKEN, TEXT("files"), name, TEXT(""));
    }
    if (failure.code)
        out->len = start;
    return failure;
}

Problem files_renew(const Files *files, Text name, bool *renewed)
{
    char path[DISK_PATH_MAX];
    Buffer bytes = { 0 };

    *renewed = false;
    TRY(path_of(files, name, path));
    FILE *file = fopen(path, "rbe");
    uint8_t head[STREAM_HEAD] = { 0 };
    bool old = file && fread(head, 1, sizeof head, file) == sizeof head && stream_is_old(files->keys, head);
    if (file)
        fclose(file);
    if (file && !old)
        return OK;
    Problem failure = files_get(files, name, &bytes); // also says what is wrong with one that does not open
    if (!failure.code)
        failure = write_sealed(files, name, buffer_text(&bytes), DISK_REPLACE);
    *renewed = !failure.code;
    buffer_forget(&bytes);
    return failure;
}

/* Names come from the database; one that is no name of ours leads nowhere. */
static Problem path_of(const Files *files, Text name, char path[DISK_PATH_MAX])
{
    char own[FILE_NAME_MAX];
    bool hex = name.len == FILE_NAME_MAX - 1;

    for (size_t i = 0; hex && i < name.len; i++)
        hex = (name.at[i] >= '0' && name.at[i] <= '9') || (name.at[i] >= 'a' && name.at[i] <= 'f');
    if (!hex)
        return problem(PROBLEM_FILE_SEALED_MISSING, name, TEXT(""), TEXT(""));
    snprintf(own, sizeof own, "%.*s", TEXT_ARG(name));
    return disk_path(files->folder, own, path);
}

static Problem write_sealed(const Files *files, Text name, Text bytes, DiskMode mode)
{
    char path[DISK_PATH_MAX];
    SealStream stream;
    Buffer sealed = { 0 };
    bool there = false;
    size_t pieces = bytes.len / STREAM_PIECE + 1;

    TRY(path_of(files, name, path));
    uint8_t *at = (uint8_t *)buffer_reserve(&sealed, STREAM_HEAD + bytes.len + pieces * STREAM_EXTRA);
    stream_seal(&stream, files->keys, files->random, name, at);
    sealed.len = STREAM_HEAD;
    for (size_t i = 0; i < pieces; i++)
        sealed.len += stream_seal_piece(&stream, text_slice(bytes, i * STREAM_PIECE, (i + 1) * STREAM_PIECE),
                                        i + 1 == pieces, at + sealed.len);
    stream_forget(&stream);
    Problem failure = disk_write(path, buffer_text(&sealed), mode, &there);
    buffer_free(&sealed);
    return failure;
}

static Problem open_sealed(const Files *files, Text name, Text sealed, Buffer *out)
{
    Problem broken = problem(PROBLEM_SEALED_BROKEN, TEXT("files"), name, TEXT(""));
    SealStream stream;
    size_t at = STREAM_HEAD, len = 0;

    if (sealed.len < STREAM_HEAD + STREAM_EXTRA)
        return broken;
    Problem failure = stream_unseal(&stream, files->keys, name, (const uint8_t *)sealed.at);
    buffer_reserve(out, sealed.len + STREAM_PIECE);
    for (bool last = false; !failure.code && !last;) {
        Text piece = text_slice(sealed, at, at + STREAM_PIECE + STREAM_EXTRA);
        at += piece.len;
        last = at == sealed.len;
        failure = stream_unseal_piece(&stream, piece, last, (uint8_t *)out->at + out->len, &len);
        out->len += len;
    }
    stream_forget(&stream);
    return failure.code == PROBLEM_SEALED_BROKEN ? broken : failure;
}
