/* archive.c - the files in an archive. */
#include "cli/archive.h"

#include "cli/files.h"

#include <stdlib.h>

typedef struct {
    Extractor *extractor;
    Arena *arena;
    ArchiveFiles *files;
    size_t bytes; /* unpacked, also of what is passed over */
} Unpacking;

static void unpack(Unpacking *unpacking, Text name, Text bytes, int depth);

void archive_open(Extractor *extractor, Arena *arena, Text name, Text bytes, ArchiveFiles *out)
{
    Unpacking unpacking = { .extractor = extractor, .arena = arena, .files = out };

    unpack(&unpacking, name, bytes, 1);
}

static void add_file(Unpacking *unpacking, Text name, Text bytes, Problem problem)
{
    ArchiveFile *file = LIST_ADD(unpacking->arena, unpacking->files);

    *file = (ArchiveFile){ name, bytes, problem };
}

static Problem too_much(void)
{
    return problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much in an archive"), TEXT(""), TEXT(""));
}

static int by_name(const void *a, const void *b)
{
    return text_compare(((const WireMember *)a)->name, ((const WireMember *)b)->name);
}

static void unpack(Unpacking *unpacking, Text name, Text bytes, int depth)
{
    size_t before = unpacking->files->count;
    WireMessage message = { 0 };
    Problem wrong;

    if (depth > ARCHIVE_DEPTH_MAX)
        wrong = problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("archives inside archives"), TEXT(""), TEXT(""));
    else if (unpacking->bytes > ARCHIVE_BYTES_MAX || unpacking->files->count >= ARCHIVE_FILES_MAX)
        wrong = too_much();
    else
        wrong = extract(unpacking->extractor, FORMAT_ZIP, bytes, unpacking->arena, &message);
    if (wrong.code) {
        add_file(unpacking, name, TEXT(""), wrong);
        return;
    }
    for (size_t i = 0; i < message.members.count; i++)
        unpacking->bytes += message.members.items[i].bytes.len;
    if (message.members.count > 1)
        qsort(message.members.items, message.members.count, sizeof(WireMember), by_name);
    for (size_t i = 0; i < message.members.count; i++) {
        const WireMember *member = &message.members.items[i];
        if (!file_name_wanted(member->name))
            continue;
        Text path = arena_format(unpacking->arena, "%.*s/%.*s", TEXT_ARG(name), TEXT_ARG(member->name));

        if (unpacking->files->count >= ARCHIVE_FILES_MAX) {
            add_file(unpacking, path, TEXT(""), too_much());
            return;
        }
        if (!member->problem.code && format_detect(member->bytes, member->name) == FORMAT_ZIP)
            unpack(unpacking, path, member->bytes, depth + 1);
        else
            add_file(unpacking, path, member->bytes, member->problem);
    }
    if (unpacking->files->count == before)
        add_file(unpacking, name, TEXT(""), problem(PROBLEM_FOLDER_EMPTY, TEXT(""), TEXT(""), TEXT("")));
}
