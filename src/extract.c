/* extract.c - the program halfsky-extract: the bytes of one file in, what it says out.
 *
 *     halfsky-extract FORMAT SECONDS <bytes | cat >message
 *
 * FORMAT is a name that format_name gives, perhaps behind "fill-" (the input is then a request of format/fill.h), SECONDS what it may take of the processor, the message that of wire.h;
 * it goes to a pipe or socket, for no file may grow. halfsky starts one for each file whose
 * format is not plain text (format/extract.h); it is a program of its own so that the libraries that
 * take hostile bytes apart are in no other process. Exit status 0: the message, maybe a Problem, is whole. */
#include "format/extract.h"
#include "format/fill.h"
#include "format/members.h"
#include "format/readers.h"
#include "format/sandbox.h"
#include "format/wire.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USE = 64, EXIT_INPUT = 74 };

static bool uses_tools(Format format);
static Problem read_bytes(Format format, Text bytes, Arena *arena, WireMessage *out);
static Problem fill_bytes(Format format, Text bytes, Arena *arena, WireMessage *out);
static bool read_all(Buffer *bytes);
static bool write_all(Text bytes);

int main(int argc, char **argv)
{
    Buffer bytes = { 0 }, out = { 0 };
    WireMessage message = { 0 };

    long seconds = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
    if (seconds <= 0 || seconds > INT_MAX)
        return EXIT_USE;
    Arena *arena = arena_new();
    bool fills = text_starts(text_of(argv[1]), TEXT(FILL_LEAD));
    Format format = format_named(text_of(argv[1] + (fills ? strlen(FILL_LEAD) : 0)));
    Problem wrong = sandbox_enter(uses_tools(format) ? SANDBOX_TOOLS : SANDBOX_ALONE, (int)seconds);
    bool got = wrong.code || read_all(&bytes);
    if (got && !wrong.code)
        wrong = (fills ? fill_bytes : read_bytes)(format, buffer_text(&bytes), arena, &message);
    if (wrong.code)
        message = (WireMessage){ .kind = WIRE_PROBLEM, .problem = wrong };
    if (got)
        wire_write(&message, &out);
    bool done = got && write_all(buffer_text(&out));
    buffer_free(&out);
    buffer_free(&bytes);
    arena_free(arena);
    return done ? 0 : EXIT_INPUT;
}

static bool uses_tools(Format format)
{
    return format == FORMAT_PDF || format == FORMAT_OFD || format == FORMAT_IMAGE;
}

static Problem read_bytes(Format format, Text bytes, Arena *arena, WireMessage *out)
{
    FormatReader *reader = format_readers[format];

    if (format == FORMAT_ZIP)
        return members_read(bytes, arena, out);
    if (!reader)
        return problem(PROBLEM_FILE_NOT_TEXT, text_of(format_name(format)), TEXT(""), TEXT(""));
    DocBuilder *builder = builder_new(arena);
    Problem wrong = reader(bytes, builder);
    if (!wrong.code)
        wrong = builder_finish(builder, &out->doc);
    builder_free(builder);
    return wrong;
}

/* A request of fill.h. */
static Problem fill_bytes(Format format, Text bytes, Arena *arena, WireMessage *out)
{
    Text name = text_of(format_name(format)), file;
    CellFills fills;
    Buffer filled = { 0 };

    if (!fill_request_read(bytes, arena, &fills, &file))
        return problem(PROBLEM_FILE_BROKEN, name, TEXT("its reader failed"), TEXT(""));
    char *fates = arena_alloc(arena, fills.count + 1);
    Problem wrong = format == FORMAT_XLSX   ? xlsx_fill(file, &fills, arena, &filled, fates)
                    : format == FORMAT_DOCX ? docx_fill(file, &fills, arena, &filled, fates)
                                            : problem(PROBLEM_FILE_NOT_TEXT, name, TEXT(""), TEXT(""));
    *out = (WireMessage){ .kind = WIRE_FILE,
                          .fates = { fates, fills.count },
                          .file = arena_text(arena, buffer_text(&filled)) };
    buffer_free(&filled);
    return wrong;
}

static bool read_all(Buffer *bytes)
{
    for (;;) {
        char *to = buffer_reserve(bytes, 64 * 1024);
        ssize_t got = read(STDIN_FILENO, to, bytes->room - bytes->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        bytes->len += (size_t)got;
    }
}

static bool write_all(Text bytes)
{
    while (bytes.len) {
        ssize_t written = write(STDOUT_FILENO, bytes.at, bytes.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = text_slice(bytes, (size_t)written, bytes.len);
    }
    return true;
}
