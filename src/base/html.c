/* html.c - text into HTML, escaped by construction. */
#include "base/html.h"

static Text entity(char c);

void html_text(Buffer *out, Text text)
{
    size_t done = 0;

    for (size_t i = 0; i < text.len; i++) {
        Text escape = entity(text.at[i]);
        if (escape.len == 0)
            continue;
        buffer_add(out, text_slice(text, done, i));
        buffer_add(out, escape);
        done = i + 1;
    }
    buffer_add(out, text_slice(text, done, text.len));
}

/* Empty for a character that may stand as it is. */
static Text entity(char c)
{
    static const struct {
        char c;
        Text entity;
    } entities[] = {
        { '&', TEXT("&amp;") },  { '<', TEXT("&lt;") },   { '>', TEXT("&gt;") },
        { '"', TEXT("&quot;") }, { '\'', TEXT("&#39;") },
    };

    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (entities[i].c == c)
            return entities[i].entity;
    return (Text){ 0 };
}
