/* files.c - the files that a command line names, one after the other. */
#include "cli/files.h"

#include "base/list.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "format/decode.h"
#include "model/reasons.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder that is being walked. */
typedef struct {
    struct dirent **names;
    int count, next;
    size_t path_length; /* of the path up to and with this folder */
    dev_t device;
    ino_t node;
} Level;

struct FileWalk {
    char *const *paths;
    size_t count, next;
    Buffer path; /* of the place where the walk is, NUL-terminated */
    Level *levels;
    size_t depth, room;
    size_t found; /* files in the folder named last */
};

static bool visit(FileWalk *walk, bool named, const char **path, Problem *problem);
static bool enter(FileWalk *walk, const struct stat *folder, Problem *problem);
static void leave(FileWalk *walk);
static int wanted(const struct dirent *entry);
static int by_name(const struct dirent **a, const struct dirent **b);
static void set_path(FileWalk *walk, size_t keep, const char *name);
static Problem at_path(ProblemCode code, Text reason, const char *path);
static Problem unreadable(int error, const char *path);

FileWalk *files_walk(char *const *paths, size_t count)
{
    FileWalk *walk = memory_resize(NULL, sizeof *walk);
    *walk = (FileWalk){ .paths = paths, .count = count };
    return walk;
}

void files_free(FileWalk *walk)
{
    if (!walk)
        return;
    while (walk->depth)
        leave(walk);
    buffer_free(&walk->path);
    free(walk->levels);
    free(walk);
}

bool files_next(FileWalk *walk, const char **path, Problem *problem)
{
    *problem = OK;
    for (;;) {
        if (walk->depth) {
            Level *level = &walk->levels[walk->depth - 1];
            if (level->next < level->count) {
                set_path(walk, level->path_length, level->names[level->next++]->d_name);
                if (visit(walk, false, path, problem))
                    return true;
                continue;
            }
            set_path(walk, level->path_length, "");
            leave(walk);
            if (walk->depth == 0 && walk->found == 0) {
                *problem = at_path(PROBLEM_FOLDER_EMPTY, TEXT(""), walk->path.at);
                return true;
            }
        } else if (walk->next < walk->count) {
            buffer_clear(&walk->path);
            set_path(walk, 0, walk->paths[walk->next++]);
            if (visit(walk, true, path, problem))
                return true;
        } else {
            return false;
        }
    }
}

Problem file_read(const char *path, Buffer *bytes)
{
    bool standard_input = strcmp(path, "-") == 0;
    int file = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    Problem wrong = OK;
    size_t room = 64 * 1024;

    if (file < 0)
        return unreadable(errno, path);
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode)) {
        if ((uint64_t)about.st_size > DECODE_BYTES_MAX)
            wrong = at_path(PROBLEM_FILE_TOO_LARGE, TEXT(DECODE_BYTES_WORDS), path);
        room = (size_t)about.st_size + 1; /* one more shows the end without growing */
    }
    while (!wrong.code) {
        char *to = buffer_reserve(bytes, room);
        ssize_t got = read(file, to, bytes->room - bytes->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            wrong = unreadable(errno, path);
        if (got <= 0)
            break;
        bytes->len += (size_t)got;
        if (bytes->len > DECODE_BYTES_MAX)
            wrong = at_path(PROBLEM_FILE_TOO_LARGE, TEXT(DECODE_BYTES_WORDS), path);
        room = bytes->len < bytes->room ? 1 : bytes->len;
    }
    if (!standard_input)
        close(file);
    return wrong;
}

void file_name_shown(const char *path, Buffer *out)
{
    Text name = text_of(path);
    Doc doc;

    if (utf8_valid(name)) {
        buffer_add(out, name);
        return;
    }
    Arena *arena = arena_new();
    if (decode_text(name, arena, &doc).code == PROBLEM_NONE) {
        buffer_add(out, doc.text);
    } else {
        for (size_t i = 0; i < name.len; i++)
            buffer_add(out, (unsigned char)name.at[i] < 0x80 ? text_slice(name, i, i + 1) : TEXT("\uFFFD"));
    }
    arena_free(arena);
}

bool file_name_wanted(Text name)
{
    static const char *const endings[] = {
        "txt", "md",  "csv",  "tsv", "html", "htm", "docx", "doc", "wps",  "rtf", "odt",  "ods",
        "pdf", "ofd", "xlsx", "xls", "et",   "zip", "png",  "jpg", "jpeg", "tif", "tiff", "bmp",
    };
    size_t dot = name.len, slash;

    while (dot > 0 && name.at[dot - 1] != '.' && name.at[dot - 1] != '/')
        dot--;
    for (slash = dot; slash > 0 && name.at[slash - 1] != '/'; slash--)
        ;
    if (dot == slash
        || text_starts(text_slice(name, slash, name.len), TEXT("~$"))) /* Word's lock of an open file */
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (name.len - dot == strlen(endings[i]) && strncasecmp(name.at + dot, endings[i], name.len - dot) == 0)
            return true;
    }
    return false;
}

/* What stands at walk->path: true when it is a file or a Problem to report. */
static bool visit(FileWalk *walk, bool named, const char **path, Problem *problem)
{
    struct stat about;
    *path = walk->path.at;

    if (named && strcmp(*path, "-") == 0)
        return true;
    if (stat(*path, &about) != 0) {
        int error = errno;
        if (!named && !file_name_wanted(text_of(*path)) && error != ELOOP)
            return false;
        *problem = unreadable(error, *path);
        return true;
    }
    if (S_ISDIR(about.st_mode)) {
        if (named)
            walk->found = 0;
        return !enter(walk, &about, problem);
    }
    if (!named && !(S_ISREG(about.st_mode) && file_name_wanted(text_of(*path))))
        return false;
    walk->found++;
    return true;
}

/* False when the folder cannot be walked. */
static bool enter(FileWalk *walk, const struct stat *folder, Problem *problem)
{
    Level level = { .device = folder->st_dev, .node = folder->st_ino };

    for (size_t i = 0; i < walk->depth; i++) {
        if (walk->levels[i].device == level.device && walk->levels[i].node == level.node) {
            *problem = at_path(PROBLEM_FILE_UNREADABLE, REASON_LOOP, walk->path.at);
            return false;
        }
    }
    level.count = scandir(walk->path.at, &level.names, wanted, by_name);
    if (level.count < 0) {
        *problem = unreadable(errno, walk->path.at);
        walk->found++; /* not empty as far as we know */
        return false;
    }
    while (walk->path.len > 1 && walk->path.at[walk->path.len - 1] == '/')
        walk->path.len--;
    level.path_length = walk->path.len;
    if (walk->depth == walk->room) {
        walk->room = walk->room ? walk->room * 2 : 8;
        walk->levels = memory_resize(walk->levels, memory_times(walk->room, sizeof *walk->levels));
    }
    walk->levels[walk->depth++] = level;
    return true;
}

static void leave(FileWalk *walk)
{
    Level *level = &walk->levels[--walk->depth];
    for (int i = 0; i < level->count; i++)
        free(level->names[i]);
    free(level->names);
}

static int wanted(const struct dirent *entry)
{
    if (entry->d_name[0] == '.')
        return 0;
    return entry->d_type != DT_REG || file_name_wanted(text_of(entry->d_name));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The first `keep` bytes of the path, a slash between, and `name`. */
static void set_path(FileWalk *walk, size_t keep, const char *name)
{
    walk->path.len = keep;
    if (keep && name[0] && walk->path.at[keep - 1] != '/')
        buffer_add_char(&walk->path, '/');
    buffer_add(&walk->path, text_of(name));
    *buffer_reserve(&walk->path, 1) = '\0';
}

static Problem at_path(ProblemCode code, Text reason, const char *path)
{
    Buffer shown = { 0 };
    file_name_shown(path, &shown);
    Problem made = problem_at(problem(code, reason, TEXT(""), TEXT("")), buffer_text(&shown), 0, TEXT(""));
    buffer_free(&shown);
    return made;
}

static Problem unreadable(int error, const char *path)
{
    if (error == ENOENT || error == ENOTDIR)
        return at_path(PROBLEM_FILE_MISSING, TEXT(""), path);
    return at_path(PROBLEM_FILE_UNREADABLE, reason_of(error), path);
}
