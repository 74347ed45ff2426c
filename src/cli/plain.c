/* plain.c - control characters and signs of direction as '?'. */
#include "cli/plain.h"

#include "base/utf8.h"

static bool steers(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E)
           || (code >= 0x2066 && code <= 0x2069);
}

static bool ends_line(Text text, size_t at)
{
    return text.at[at] == '\n' || text.at[at] == '\t'
           || (text.at[at] == '\r' && at + 1 < text.len && text.at[at + 1] == '\n');
}

void plain_add(Buffer *out, Text text, bool lines)
{
    size_t length;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);

        if (steers(code) && !(lines && ends_line(text, at)))
            buffer_add_char(out, '?');
        else
            buffer_add(out, text_slice(text, at, at + length));
    }
}
