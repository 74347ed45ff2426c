/* load.c - one file as a Doc. */
#include "cli/load.h"

#include "cli/files.h"
#include "format/decode.h"

#include <ctype.h>
#include <strings.h>

static Problem empty_file(Text name);

Problem load_bytes(Extractor *extractor, Text name, Text bytes, Arena *arena, Doc *out)
{
    Format format = format_detect(bytes, name);
    WireMessage message;

    if (bytes.len == 0)
        TRY(empty_file(name));
    if (format == FORMAT_TEXT || format == FORMAT_OTHER)
        return decode_text(bytes, arena, out);
    if (format == FORMAT_ZIP)
        return problem(PROBLEM_FILE_IS_ARCHIVE, TEXT(""), TEXT(""), TEXT(""));
    TRY(extract(extractor, format, bytes, arena, &message));
    *out = message.doc;
    return OK;
}

Problem load_doc(const Session *session, const char *path, Arena *arena, Doc *out)
{
    Buffer bytes = { 0 };
    Problem wrong = file_read(path, &bytes);
    Text own = arena_text(arena, buffer_text(&bytes));
    Extractor *extractor = extractor_new(session->milliseconds);

    *out = (Doc){ 0 };
    if (!wrong.code)
        wrong = load_bytes(extractor, text_of(path), own, arena, out);
    extractor_free(extractor);
    buffer_free(&bytes);
    return wrong.code ? problem_at(wrong, text_of(path), 0, TEXT("")) : OK;
}

static Problem empty_file(Text name)
{
    static const Text texts[] = { TEXT(".txt"), TEXT(".md"), TEXT(".csv"), TEXT(".tsv") };
    char format[8] = "";
    size_t dot = name.len, length;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (name.len >= texts[i].len
            && strncasecmp(name.at + name.len - texts[i].len, texts[i].at, texts[i].len) == 0)
            return OK;
    }
    if (!file_name_wanted(name))
        return OK;
    while (name.at[dot - 1] != '.')
        dot--;
    for (length = 0; length < name.len - dot && length + 1 < sizeof format; length++)
        format[length] = (char)toupper((unsigned char)name.at[dot + length]);
    return problem(PROBLEM_FILE_BROKEN, (Text){ format, length }, TEXT("it is empty"), TEXT(""));
}
