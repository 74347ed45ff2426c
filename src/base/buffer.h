/* buffer.h - bytes that grow: what writers write into.
 *
 * Owns its memory (malloc, not an arena, so that a long output does not pile up);
 * release it with buffer_free. A zeroed Buffer is empty and ready. */
#ifndef HALFSKY_BASE_BUFFER_H
#define HALFSKY_BASE_BUFFER_H

#include "base/text.h"

typedef struct {
    char *at;
    size_t len;
    size_t room;
} Buffer;

void buffer_free(Buffer *buffer);
void buffer_clear(Buffer *buffer);
/* Room for `more` bytes behind the end; the caller may write there and add to len. */
char *buffer_reserve(Buffer *buffer, size_t more);
void buffer_add(Buffer *buffer, Text text);
void buffer_add_char(Buffer *buffer, char c);
void buffer_add_int(Buffer *buffer, int64_t value);
void buffer_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
Text buffer_text(const Buffer *buffer); /* borrowed until the next change */

#endif
