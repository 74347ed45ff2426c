/* decode.c - any bytes through decode_text.
 *
 * What must hold: a Problem with words, or a text that is well-formed UTF-8 without NUL, whose
 * encoding is known, and that decodes to itself. */
#include "format/decode.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static Text without_mark(Text text)
{
    return text_starts(text, TEXT("\xEF\xBB\xBF")) ? text_slice(text, 3, text.len) : text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_new();
    Doc doc, again;
    Problem problem = decode_text((Text){ (const char *)bytes, size }, arena, &doc);

    if (problem.code) {
        expect(problem.code == PROBLEM_FILE_NOT_TEXT && problem.args[0][0]);
    } else {
        expect(utf8_valid(doc.text));
        expect(doc.text.len == 0 || !memchr(doc.text.at, 0, doc.text.len));
        expect(doc.encoding.len > 0);
        /* Units of UTF-16 may spell what looks like the beginning of a PDF. */
        if (decode_text(doc.text, arena, &again).code == PROBLEM_NONE) {
            expect(text_equal(again.encoding, TEXT("UTF-8")));
            expect(text_equal(again.text, without_mark(doc.text)));
        }
    }
    arena_free(arena);
    return 0;
}
