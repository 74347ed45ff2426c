/* detect.c - any bytes, whole and cut, through format_detect.
 *
 * It answers with a format that has a name, whatever the bytes are called; the sanitizer sees every step beyond them. */
#include "format/detect.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const names[] = { "", "a.csv", "a.md", "a.txt" };
    Text text = { (const char *)bytes, size };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Format format = format_detect(text, text_of(names[i]));
        if (format < 0 || format >= FORMATS || format_named(text_of(format_name(format))) != format)
            abort();
    }
    return 0;
}
