/* outputs.c - where the results of many files go: one stream for all, or a file for each. */
#include "cli/outputs.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/memory.h"
#include "cli/files.h"
#include "model/reasons.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

struct Outputs {
    Output *now;          /* the one stream, or the file that is being written, or NULL */
    pthread_mutex_t lock; /* of `now` */
    const char *folder;   /* of the results; NULL: there is one stream */
    bool each, written;   /* one result only, and it is there */
    char *const *inputs;
    size_t input_count;
    Arena *arena;
    LIST(Text) used; /* names in the folder, in the order of their bytes */
};

static bool is_folder(const char *path);
static bool is_archive(const char *path);
static Problem unwritable(const char *path, int error);
static Problem make_folder(const char *path);
static Problem make_folders(const Outputs *outputs, const Buffer *path);
static void place_of(Outputs *outputs, Text name, Text ending, Buffer *path);
static Text below_input(const Outputs *outputs, Text name, Buffer *scratch);
static Text without_ending(Text name);
static bool take_name(Outputs *outputs, Text name);
static void set_now(Outputs *outputs, Output *now);

static Outputs *outputs_new(void)
{
    Outputs *outputs = memory_resize(NULL, sizeof *outputs);
    *outputs = (Outputs){ .arena = arena_new() };
    pthread_mutex_init(&outputs->lock, NULL);
    return outputs;
}

Problem outputs_open(const char *path, Outputs **out)
{
    Outputs *outputs = outputs_new();
    Problem wrong = output_open(path, &outputs->now);

    *out = outputs;
    if (wrong.code) {
        outputs_close(outputs);
        *out = NULL;
    }
    return wrong;
}

Problem outputs_open_each(const char *path, char *const *inputs, size_t count, bool binary, Outputs **out)
{
    Outputs *outputs = outputs_new();
    bool many = count > 1 || (count == 1 && (is_folder(inputs[0]) || is_archive(inputs[0])));
    bool standard = !path || strcmp(path, "-") == 0;
    Problem wrong;

    *out = NULL;
    outputs->each = true;
    outputs->inputs = inputs;
    outputs->input_count = count;
    if (standard && many)
        wrong = problem(PROBLEM_OUTPUT_NEEDS_FOLDER, TEXT(""), TEXT(""), TEXT(""));
    else if (!standard && (many || is_folder(path) || text_ends(text_of(path), TEXT("/"))))
        wrong = make_folder(outputs->folder = path);
    else
        wrong = output_open(path, &outputs->now);
    if (!wrong.code && binary && standard && output_is_terminal(outputs->now))
        wrong = problem(PROBLEM_OUTPUT_TERMINAL, TEXT(""), TEXT(""), TEXT(""));
    if (wrong.code)
        outputs_close(outputs);
    else
        *out = outputs;
    return wrong;
}

bool outputs_is_terminal(const Outputs *outputs)
{
    return !outputs->folder && output_is_terminal(outputs->now);
}

Problem outputs_write(Outputs *outputs, Text bytes)
{
    return bytes.len ? output_write(outputs->now, bytes) : OK; /* a folder has no stream */
}

Problem outputs_write_file(Outputs *outputs, Text name, Text ending, Text bytes)
{
    if (!outputs->folder) {
        if (outputs->written) /* one input gave several files */
            return problem(PROBLEM_OUTPUT_NEEDS_FOLDER, TEXT(""), TEXT(""), TEXT(""));
        outputs->written = true;
        return output_write(outputs->now, bytes);
    }

    Buffer path = { 0 };
    Output *file;
    place_of(outputs, name, ending, &path);
    Problem wrong = make_folders(outputs, &path);
    if (!wrong.code)
        wrong = output_open(path.at, &file);
    if (!wrong.code) {
        set_now(outputs, file);
        wrong = output_write(file, bytes);
        if (!wrong.code)
            wrong = output_commit(file);
        set_now(outputs, NULL);
        output_close(file);
    }
    buffer_free(&path);
    return wrong;
}

Problem outputs_commit(Outputs *outputs)
{
    return outputs->folder || (outputs->each && !outputs->written) ? OK : output_commit(outputs->now);
}

void outputs_discard(Outputs *outputs)
{
    pthread_mutex_lock(&outputs->lock);
    if (outputs->now)
        output_discard(outputs->now);
    pthread_mutex_unlock(&outputs->lock);
}

void outputs_close(Outputs *outputs)
{
    if (!outputs)
        return;
    output_close(outputs->now);
    pthread_mutex_destroy(&outputs->lock);
    arena_free(outputs->arena);
    free(outputs);
}

static void set_now(Outputs *outputs, Output *now)
{
    pthread_mutex_lock(&outputs->lock);
    outputs->now = now;
    pthread_mutex_unlock(&outputs->lock);
}

/* ---- folders ---------------------------------------------------------------------- */

/* By its name: what is asked for is settled before anything is read. */
static bool is_archive(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcasecmp(path + length - 4, ".zip") == 0;
}

static bool is_folder(const char *path)
{
    struct stat there;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

static Problem unwritable(const char *path, int error)
{
    Problem wrong = problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(error), TEXT(""), TEXT(""));
    return problem_at(wrong, text_of(path), 0, TEXT(""));
}

static Problem make_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return unwritable(path, errno);
    return is_folder(path) ? OK : unwritable(path, ENOTDIR);
}

/* Those between the folder of the results and the last part of `path`. */
static Problem make_folders(const Outputs *outputs, const Buffer *path)
{
    for (size_t i = strlen(outputs->folder) + 1; i < path->len; i++) {
        if (path->at[i] != '/')
            continue;
        path->at[i] = '\0';
        Problem wrong = make_folder(path->at);
        path->at[i] = '/';
        TRY(wrong);
    }
    return OK;
}

/* ---- names ------------------------------------------------------------------------ */

/* Where the result of `name` goes, NUL-terminated behind its end. */
static void place_of(Outputs *outputs, Text name, Text ending, Buffer *path)
{
    Buffer plain = { 0 }, scratch = { 0 };
    Text rest = without_ending(below_input(outputs, name, &scratch)), part;

    while (text_cut(&rest, '/', &part)) {
        if (part.len == 0 || text_equal(part, TEXT(".")))
            continue;
        if (plain.len)
            buffer_add_char(&plain, '/');
        buffer_add(&plain, text_equal(part, TEXT("..")) ? TEXT("__") : part);
    }
    for (int number = 1;; number++) {
        buffer_clear(path);
        buffer_add(path, buffer_text(&plain));
        if (number > 1)
            buffer_format(path, "-%d", number);
        buffer_add(path, ending);
        if (take_name(outputs, buffer_text(path)))
            break;
    }
    buffer_clear(&plain);
    buffer_add(&plain, buffer_text(path));
    buffer_clear(path);
    buffer_add(path, text_of(outputs->folder));
    buffer_add_char(path, '/');
    buffer_add(path, buffer_text(&plain));
    buffer_reserve(path, 1)[0] = '\0';
    buffer_free(&plain);
    buffer_free(&scratch);
}

/* The name as seen from the input that it was found under. */
static Text below_input(const Outputs *outputs, Text name, Buffer *scratch)
{
    size_t last = name.len;

    for (size_t i = 0; i < outputs->input_count; i++) {
        buffer_clear(scratch);
        file_name_shown(outputs->inputs[i], scratch);
        Text input = buffer_text(scratch);
        while (text_ends(input, TEXT("/")))
            input.len--;
        if (text_starts(name, input) && name.len > input.len + 1 && name.at[input.len] == '/')
            return text_slice(name, input.len + 1, name.len);
    }
    while (last > 0 && name.at[last - 1] != '/')
        last--;
    return text_slice(name, last, name.len);
}

/* Without .txt, .docx …: a dot and one to five ASCII letters or digits. */
static Text without_ending(Text name)
{
    size_t at = name.len;

    while (at > 0 && name.len - at < 6
           && ((name.at[at - 1] >= '0' && name.at[at - 1] <= '9')
               || ((name.at[at - 1] | 0x20) >= 'a' && (name.at[at - 1] | 0x20) <= 'z')))
        at--;
    bool ends = at > 1 && at < name.len && name.at[at - 1] == '.' && name.at[at - 2] != '/';
    return ends ? text_slice(name, 0, at - 1) : name;
}

/* False when it is taken. */
static bool take_name(Outputs *outputs, Text name)
{
    size_t low = 0, high = outputs->used.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(outputs->used.items[middle], name);
        if (order == 0)
            return false;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *LIST_ADD(outputs->arena, &outputs->used) = (Text){ 0 };
    Text *at = outputs->used.items + low;
    memmove(at + 1, at, (outputs->used.count - 1 - low) * sizeof *at);
    *at = (Text){ arena_string(outputs->arena, name), name.len };
    return true;
}
