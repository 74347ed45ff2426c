/* load.c - one file as a Doc. */
#include "cli/load.h"

#include "cli/files.h"
#include "format/decode.h"
#include "format/extract.h"

static Problem load(const Session *session, Text bytes, Text name, Arena *arena, Doc *out)
{
    Format format = format_detect(bytes, name);
    Extractor *extractor;
    WireMessage message;
    Problem wrong;

    if (format == FORMAT_TEXT || format == FORMAT_OTHER)
        return decode_text(bytes, arena, out);
    if (format == FORMAT_ZIP)
        return problem(PROBLEM_FILE_IS_ARCHIVE, TEXT(""), TEXT(""), TEXT(""));
    extractor = extractor_new(session->milliseconds);
    wrong = extract(extractor, format, bytes, arena, &message);
    extractor_free(extractor);
    *out = message.doc;
    return wrong;
}

Problem load_doc(const Session *session, const char *path, Arena *arena, Doc *out)
{
    Buffer bytes = { 0 };
    Problem wrong = file_read(path, &bytes);

    *out = (Doc){ 0 };
    if (!wrong.code)
        wrong = load(session, arena_text(arena, buffer_text(&bytes)), text_of(path), arena, out);
    buffer_free(&bytes);
    return wrong.code ? problem_at(wrong, text_of(path), 0, TEXT("")) : OK;
}
