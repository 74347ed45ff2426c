/* xml_tags.c - the tags of a part with their places. */
#include "format/xml_tags.h"

#include "base/utf8.h"
#include "format/xml.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Problem xml_tags_sound(Text part, const char *format)
{
    XmlReader *xml = xml_new(part, format);

    while (xml_next(xml) != XML_END)
        ;
    Problem wrong = xml_problem(xml);
    xml_free(xml);
    if (!wrong.code && (!utf8_valid(part) || text_contains(part, TEXT("<!DOCTYPE"))))
        wrong = problem(PROBLEM_FILE_BROKEN, text_of(format), TEXT("its reader failed"), TEXT(""));
    return wrong;
}

/* Behind `end`, which is looked for from `at`; the end of the part when it is not there. */
static size_t behind(Text part, size_t at, Text end)
{
    size_t found = text_find(text_slice(part, at, part.len), end);

    return at + found + end.len > part.len ? part.len : at + found + end.len;
}

bool xml_tag_next(Text part, size_t *at, XmlTag *out)
{
    while (*at < part.len) {
        const char *open = memchr(part.at + *at, '<', part.len - *at);
        if (!open)
            break;
        size_t start = (size_t)(open - part.at), end = start + 1;
        Text rest = text_slice(part, start, part.len);
        if (text_starts(rest, TEXT("<!--")) || text_starts(rest, TEXT("<![CDATA["))
            || text_starts(rest, TEXT("<?"))) {
            *at = behind(part, start,
                         text_starts(rest, TEXT("<?"))    ? TEXT("?>")
                         : text_starts(rest, TEXT("<!-")) ? TEXT("-->")
                                                          : TEXT("]]>"));
            continue;
        }
        for (char quote = 0; end < part.len && (quote || part.at[end] != '>'); end++)
            if (quote ? part.at[end] == quote : part.at[end] == '"' || part.at[end] == '\'')
                quote = quote ? 0 : part.at[end];
        if (end == part.len)
            break;
        *out = (XmlTag){
            .start = start, .end = end + 1, .closes = part.at[start + 1] == '/', .empty = part.at[end - 1] == '/'
        };
        size_t name = start + 1 + out->closes, stop = name;
        while (stop < end && !is_blank(part.at[stop]) && part.at[stop] != '/')
            stop++;
        out->name = text_slice(part, name, stop);
        size_t colon = text_find(out->name, TEXT(":"));
        if (colon < out->name.len) {
            out->prefix = text_slice(out->name, 0, colon);
            out->name = text_slice(out->name, colon + 1, out->name.len);
        }
        *at = end + 1;
        return true;
    }
    *at = part.len;
    return false;
}

bool xml_tag_is(const XmlTag *tag, const char *name)
{
    return text_equal(tag->name, text_of(name));
}

Text xml_tag_attribute(Text part, const XmlTag *tag, const char *name)
{
    size_t at = tag->start + 1;

    while (at < tag->end && !is_blank(part.at[at]))
        at++;
    while (at < tag->end) {
        while (at < tag->end && is_blank(part.at[at]))
            at++;
        size_t start = at;
        while (at < tag->end && part.at[at] != '=' && !is_blank(part.at[at]))
            at++;
        Text found = text_slice(part, start, at);
        while (at < tag->end && part.at[at] != '"' && part.at[at] != '\'')
            at++;
        if (at >= tag->end)
            break;
        char quote = part.at[at++];
        size_t value = at;
        while (at < tag->end && part.at[at] != quote)
            at++;
        if (text_equal(found, text_of(name)))
            return text_slice(part, value, at);
        at++;
    }
    return TEXT("");
}

/* ---- changes ---- */

Text splices_apply(Text part, Splices *splices, Arena *arena)
{
    Buffer out = { 0 };
    size_t at = 0;

    for (size_t i = 1; i < splices->count; i++) { /* few are out of order */
        Splice splice = splices->items[i];
        size_t place = i;
        for (; place > 0 && splices->items[place - 1].start > splice.start; place--)
            splices->items[place] = splices->items[place - 1];
        splices->items[place] = splice;
    }
    for (size_t i = 0; i < splices->count; i++) {
        const Splice *splice = &splices->items[i];
        buffer_add(&out, text_slice(part, at, splice->start));
        buffer_add(&out, splice->words);
        at = splice->end > at ? splice->end : at;
    }
    buffer_add(&out, text_slice(part, at, part.len));
    Text whole = arena_text(arena, buffer_text(&out));
    buffer_free(&out);
    return whole;
}

void xml_add_words(Buffer *out, Text words)
{
    for (size_t i = 0; i < words.len; i++) {
        char c = words.at[i];
        if (c == '&')
            buffer_add(out, TEXT("&amp;"));
        else if (c == '<')
            buffer_add(out, TEXT("&lt;"));
        else if (c == '>')
            buffer_add(out, TEXT("&gt;"));
        else if (c == '"')
            buffer_add(out, TEXT("&quot;"));
        else
            buffer_add_char(out, c);
    }
}
