/* container_zip.c - which format a zip file is. */
#include "format/container.h"

#include <strings.h>

enum { END_SIZE = 22, ENTRY_SIZE = 46, HEAD_SIZE = 30, COMMENT_MAX = 65535 };

/* What was seen among the names of members. */
typedef struct {
    bool types, word, xl, ofd, odf, mimetype, content, slides;
} Seen;

static uint32_t number(Text bytes, size_t at, size_t size);
static bool see_list(Text bytes, Seen *seen);
static void see_heads(Text bytes, Seen *seen);
static void see(Seen *seen, Text name, Text data);

bool zip_looks_so(Text bytes)
{
    return text_starts(bytes, TEXT("PK\x03\x04")) || text_starts(bytes, TEXT("PK\x05\x06"));
}

Format zip_format(Text bytes)
{
    Seen seen = { 0 };

    if (!see_list(bytes, &seen)) {
        seen = (Seen){ 0 };
        see_heads(bytes, &seen);
    }
    if (seen.ofd)
        return FORMAT_OFD;
    if (seen.odf || (seen.mimetype && seen.content))
        return FORMAT_ODT;
    if (seen.types && seen.word)
        return FORMAT_DOCX;
    if (seen.types && seen.xl)
        return FORMAT_XLSX;
    return seen.types && seen.slides ? FORMAT_OTHER : FORMAT_ZIP;
}

/* `size` bytes, the lowest first; 0 beyond the end. */
static uint32_t number(Text bytes, size_t at, size_t size)
{
    uint32_t value = 0;

    if (at > bytes.len || size > bytes.len - at)
        return 0;
    for (size_t i = size; i > 0; i--)
        value = value << 8 | (unsigned char)bytes.at[at + i - 1];
    return value;
}

/* The list of members at the end. False when there is none. */
static bool see_list(Text bytes, Seen *seen)
{
    size_t lowest = bytes.len > END_SIZE + COMMENT_MAX ? bytes.len - END_SIZE - COMMENT_MAX : 0;

    for (size_t end = bytes.len >= END_SIZE ? bytes.len - END_SIZE + 1 : 0; end > lowest; end--) {
        if (!text_starts(text_slice(bytes, end - 1, bytes.len), TEXT("PK\x05\x06")))
            continue;
        size_t count = number(bytes, end - 1 + 10, 2), at = number(bytes, end - 1 + 16, 4);

        for (size_t i = 0; i < count; i++) {
            Text entry = text_slice(bytes, at, bytes.len);
            if (entry.len < ENTRY_SIZE || !text_starts(entry, TEXT("PK\x01\x02")))
                return i > 0;
            size_t name = number(entry, 28, 2);
            size_t head = number(entry, 42, 4);
            size_t data = head + HEAD_SIZE + number(bytes, head + 26, 2) + number(bytes, head + 28, 2);
            see(seen, text_slice(entry, ENTRY_SIZE, ENTRY_SIZE + name), text_slice(bytes, data, bytes.len));
            at += ENTRY_SIZE + name + number(entry, 30, 2) + number(entry, 32, 2);
        }
        return true;
    }
    return false;
}

/* The heads that stand before the members. */
static void see_heads(Text bytes, Seen *seen)
{
    while (bytes.len >= HEAD_SIZE) {
        size_t name = number(bytes, 26, 2);
        Text rest = text_slice(bytes, HEAD_SIZE + name + number(bytes, 28, 2), bytes.len);

        see(seen, text_slice(bytes, HEAD_SIZE, HEAD_SIZE + name), rest);
        rest = text_slice(rest, number(bytes, 18, 4), rest.len);
        while (rest.len >= HEAD_SIZE && !text_starts(rest, TEXT("PK\x03\x04"))) {
            const char *next = memchr(rest.at + 1, 'P', rest.len - 1);
            rest = next ? text_slice(rest, (size_t)(next - rest.at), rest.len) : TEXT("");
        }
        bytes = rest;
    }
}

static bool same(Text name, Text other)
{
    return name.len == other.len && strncasecmp(name.at, other.at, name.len) == 0;
}

/* A member below this folder. */
static bool below(Text name, Text folder)
{
    return name.len > folder.len && same(text_slice(name, 0, folder.len), folder)
           && (name.at[folder.len] == '/' || name.at[folder.len] == '\\');
}

static void see(Seen *seen, Text name, Text data)
{
    if (name.len && name.at[0] == '/')
        name = text_slice(name, 1, name.len);
    seen->types |= same(name, TEXT("[Content_Types].xml"));
    seen->word |= below(name, TEXT("word"));
    seen->xl |= below(name, TEXT("xl"));
    seen->slides |= below(name, TEXT("ppt")) || below(name, TEXT("visio"));
    seen->ofd |= same(name, TEXT("OFD.xml"));
    seen->content |= same(name, TEXT("content.xml"));
    if (same(name, TEXT("mimetype"))) {
        seen->mimetype = true;
        seen->odf |= text_starts(data, TEXT("application/vnd.oasis.opendocument."));
    }
}
