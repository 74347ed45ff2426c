#include "format/html_page.h"

#include "base/utf8.h"
#include "format/builder.h"
#include "format/decode.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <strings.h>

enum { META_SAMPLE = 4096, NAME_MAX_LENGTH = 32 };

/* ---- parsing ---------------------------------------------------------------------- */

static size_t find_any_case(Text text, Text words)
{
    for (size_t i = 0; i + words.len <= text.len; i++) {
        if (strncasecmp(text.at + i, words.at, words.len) == 0)
            return i;
    }
    return text.len;
}

/* What a page says its encoding is, as a name for iconv; "" when it says nothing. GB2312 is GB18030 in truth. */
static void said_encoding(Text bytes, char name[NAME_MAX_LENGTH])
{
    Text head = text_slice(bytes, 0, META_SAMPLE);
    size_t at = find_any_case(head, TEXT("charset")), length = 0;

    if (at == head.len)
        at = find_any_case(head, TEXT("encoding"));
    at = at < head.len ? at + 7 : at;
    while (at < head.len && strchr("g= \t\"'", head.at[at]))
        at++;
    if (at > 0 && (head.at[at - 1] | 0x20) == 'g') /* gbk, no part of "encoding" */
        at--;
    for (; at < head.len && length + 1 < NAME_MAX_LENGTH; at++) {
        char c = head.at[at];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'))
            break;
        name[length++] = c;
    }
    name[length] = 0;
    if (strncasecmp(name, "gb", 2) == 0)
        memcpy(name, "GB18030", sizeof "GB18030");
}

static Problem decode(Text bytes, Arena *arena, Text *out)
{
    char name[NAME_MAX_LENGTH];
    Doc doc;

    if (!utf8_valid(bytes) && !text_starts(bytes, TEXT("\xFF\xFE")) && !text_starts(bytes, TEXT("\xFE\xFF"))) {
        said_encoding(bytes, name);
        if (name[0] && strncasecmp(name, "utf", 3) != 0 && decode_known(name, bytes, arena, out))
            return OK;
    }
    TRY(decode_text(bytes, arena, &doc));
    *out = doc.text;
    return OK;
}

/* Word's <![if …]> and <![endif]> as comments of the same length: libxml2 would take them for text. */
static Text without_conditions(Text text, Arena *arena)
{
    char *copy = NULL;

    for (size_t at = 0; at < text.len; at++) {
        const char *next = memchr(text.at + at, '<', text.len - at);
        if (!next)
            break;
        at = (size_t)(next - text.at);
        Text rest = text_slice(text, at, at + 256);
        size_t end = text_find(rest, TEXT("]"));
        if (!(text_starts(rest, TEXT("<![if ")) || text_starts(rest, TEXT("<![endif")))
            || !text_starts(text_slice(rest, end, rest.len), TEXT("]>")))
            continue;
        if (!copy)
            copy = memcpy(arena_alloc_raw(arena, text.len), text.at, text.len);
        memset(copy + at, ' ', end + 2);
        memcpy(copy + at, "<!--", 4);
        memcpy(copy + at + end + 2 - 3, "-->", 3);
    }
    return copy ? (Text){ copy, text.len } : text;
}

Problem html_page_parse(Text bytes, Arena *arena, xmlDocPtr *out)
{
    Text text;

    *out = NULL;
    TRY(decode(bytes, arena, &text));
    if (text_starts(text, TEXT("\xEF\xBB\xBF")))
        text = text_slice(text, 3, text.len);
    text = without_conditions(text, arena);
    if (text.len == 0)
        return OK;
    if (text.len > INT32_MAX)
        return problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much text or too many cells"), TEXT(""), TEXT(""));
    /* XHTML may close at once what HTML would take for open up to the end: <script/>. */
    if (text_contains(text_slice(text, 0, META_SAMPLE), TEXT("http://www.w3.org/1999/xhtml"))
        && !text_contains(text, TEXT("<!ENTITY")))
        *out = xmlReadMemory(text.at, (int)text.len, NULL, "UTF-8",
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    if (!*out)
        *out = htmlReadMemory(text.at, (int)text.len, NULL, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                  | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    return OK;
}

/* ---- elements --------------------------------------------------------------------- */

bool html_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

Text html_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attribute;
         attribute = attribute->next) {
        if (strcasecmp((const char *)attribute->name, name) == 0)
            return attribute->children ? text_of((const char *)attribute->children->content) : TEXT("");
    }
    return TEXT("");
}

int html_number(const xmlNode *node, const char *name, int without)
{
    Text value = text_trim(html_attribute(node, name));
    int number = 0;

    for (size_t i = 0; i < value.len && value.at[i] >= '0' && value.at[i] <= '9' && number < 100000; i++)
        number = number * 10 + (value.at[i] - '0');
    return value.len && value.at[0] >= '0' && value.at[0] <= '9' ? number : without;
}

bool html_style_has(const xmlNode *node, const char *words)
{
    Text style = html_attribute(node, "style");
    size_t length = strlen(words);

    for (size_t start = 0; start < style.len; start++) {
        size_t found = 0;
        for (size_t at = start; at < style.len && found < length; at++) {
            char c = style.at[at];
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
                continue;
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != words[found])
                break;
            found++;
        }
        if (found == length)
            return true;
    }
    return false;
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++) {
        if (html_is(node, *names))
            return true;
    }
    return false;
}

/* The head and foot of the pages, as LibreOffice saves them. */
static bool is_margin(const xmlNode *node)
{
    Text title = html_attribute(node, "title");

    return strcasecmp((const char *)node->name, "div") == 0
           && (text_equal(title, TEXT("header")) || text_equal(title, TEXT("footer")));
}

bool html_is_hidden(const xmlNode *node)
{
    static const char *const unseen[] = { "script", "style", "head",   "noscript", "template", "iframe",
                                          "object", "svg",   "select", "button",   "input",    "textarea",
                                          "rt",     "rp",    "del",    NULL };

    if (node->type != XML_ELEMENT_NODE)
        return node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE;
    if (is_one_of(node, unseen))
        return true;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcasecmp((const char *)attribute->name, "hidden") == 0)
            return true;
    }
    return is_margin(node) || html_style_has(node, "display:none") || html_style_has(node, "visibility:hidden")
           || html_style_has(node, "mso-hide:all");
}

/* The next node in the order of the text, of those below `top`; NULL at the end. `inside`: children come first. */
static xmlNode *next_node(const xmlNode *node, const xmlNode *top, bool inside)
{
    if (inside && node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    for (; node && node != top; node = node->parent) {
        if (node->next)
            return node->next;
    }
    return NULL;
}

/* ---- tables ----------------------------------------------------------------------- */

static bool is_cell(const xmlNode *node)
{
    return html_is(node, "td") || html_is(node, "th");
}

static int span_of(const xmlNode *cell)
{
    int span = html_number(cell, "colspan", 1);

    return span < 1 ? 1 : span > BUILDER_COLUMNS_MAX ? BUILDER_COLUMNS_MAX : span;
}

HtmlTable html_table(const xmlNode *table)
{
    HtmlTable found = { 0 };
    int columns = 0;

    for (const xmlNode *node = next_node(table, table, true); node; node = next_node(node, table, true)) {
        if (html_is(node, "table")) {
            found.layout = true;
            return found;
        }
        if (html_is(node, "tr"))
            columns = 0;
        if (is_cell(node) && columns < BUILDER_COLUMNS_MAX)
            columns += span_of(node);
        if (found.columns < columns)
            found.columns = columns;
    }
    found.layout = found.columns <= 1;
    return found;
}

const xmlNode *html_whole_row(const xmlNode *row, int columns)
{
    const xmlNode *cell = NULL;

    for (const xmlNode *child = row->children; child; child = child->next) {
        if (!is_cell(child))
            continue;
        if (cell || span_of(child) < columns)
            return NULL;
        cell = child;
    }
    return cell;
}
