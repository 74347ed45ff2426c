/* docx_styles.c - styles.xml: which paragraphs are headings, numbered, hidden. */
#include "format/docx.h"

#include "format/ooxml.h"
#include "format/xml.h"

#include <stdlib.h>
#include <strings.h>

enum { STYLES_MAX = 16 * 1024 };

static void read_style(XmlReader *xml, Arena *arena, DocxStyles *styles);
static int heading_by_name(Text name);
static int compare(const void *a, const void *b);
static void resolve(DocxStyles *styles, DocxStyle *style);

Problem docx_styles_read(Text bytes, Arena *arena, DocxStyles *out)
{
    *out = (DocxStyles){ 0 };
    if (bytes.len == 0)
        return OK;
    XmlReader *xml = xml_new(bytes, "DOCX");
    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_OPEN && xml_is(xml, "style") && out->list.count < STYLES_MAX)
            read_style(xml, arena, out);
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    if (out->list.count)
        qsort(out->list.items, out->list.count, sizeof *out->list.items, compare);
    for (size_t i = 0; i < out->list.count; i++)
        resolve(out, &out->list.items[i]);
    return problem;
}

static void read_style(XmlReader *xml, Arena *arena, DocxStyles *styles)
{
    enum { BASED_ON, ILVL, NAME, NUM_ID, OUTLINE_LVL, VANISH };
    static const char *const names[] = { "basedOn", "ilvl", "name", "numId", "outlineLvl", "vanish" };
    DocxStyle style = { .outline = DOCX_UNSET, .number = DOCX_UNSET, .level = DOCX_UNSET, .hidden = DOCX_UNSET };
    bool paragraph = text_equal(xml_attribute(xml, "type"), TEXT("paragraph"));
    int depth = xml_depth(xml), by_name = DOCX_UNSET;
    XmlEvent event;

    style.id = arena_text(arena, xml_attribute(xml, "styleId"));
    if (paragraph && ooxml_is_on(xml_attribute(xml, "default"), false))
        styles->paragraph = style.id;
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        Text value = xml_attribute(xml, "val");
        switch (xml_which(xml, names, 6)) {
        case BASED_ON:
            style.based_on = arena_text(arena, value);
            break;
        case ILVL:
            style.level = ooxml_int(value);
            break;
        case NAME:
            by_name = heading_by_name(value);
            break;
        case NUM_ID:
            style.number = ooxml_int(value);
            break;
        case OUTLINE_LVL:
            style.outline = ooxml_int(value);
            break;
        case VANISH:
            style.hidden = ooxml_is_on(value, true);
            break;
        default:
            break;
        }
    }
    if (style.outline == DOCX_UNSET && paragraph)
        style.outline = by_name;
    *LIST_ADD(arena, &styles->list) = style;
}

/* "heading 1", "标题 1", "Title". The outline level is then Word's own, and left out by some programs. */
static int heading_by_name(Text name)
{
    static const Text words[] = { TEXT("heading"), TEXT("标题") };

    if (name.len == 5 && strncasecmp(name.at, "title", 5) == 0)
        return 0;
    for (size_t i = 0; i < 2; i++) {
        if (name.len <= words[i].len || strncasecmp(name.at, words[i].at, words[i].len) != 0)
            continue;
        Text rest = text_trim(text_slice(name, words[i].len, name.len));
        if (rest.len == 1 && rest.at[0] >= '1' && rest.at[0] <= '9')
            return rest.at[0] - '1';
    }
    return DOCX_UNSET;
}

static int compare(const void *a, const void *b)
{
    return text_compare(((const DocxStyle *)a)->id, ((const DocxStyle *)b)->id);
}

const DocxStyle *docx_style(const DocxStyles *styles, Text id)
{
    DocxStyle wanted = { .id = id };

    if (styles->list.count == 0)
        return NULL;
    return bsearch(&wanted, styles->list.items, styles->list.count, sizeof wanted, compare);
}

/* Takes what is not set from the style it is based on. A ring of styles ends where it began. */
static void resolve(DocxStyles *styles, DocxStyle *style)
{
    enum { CHAIN_MAX = 32 };
    DocxStyle *chain[CHAIN_MAX];
    int length = 0;

    for (; style && !style->resolved && length < CHAIN_MAX; length++) {
        style->resolved = true;
        chain[length] = style;
        style = style->based_on.len ? (DocxStyle *)docx_style(styles, style->based_on) : NULL;
    }
    while (length-- > 0) {
        DocxStyle *child = chain[length];
        if (style) {
            child->outline = child->outline == DOCX_UNSET ? style->outline : child->outline;
            child->hidden = child->hidden == DOCX_UNSET ? style->hidden : child->hidden;
            if (child->number == DOCX_UNSET) {
                child->number = style->number;
                child->level = child->level == DOCX_UNSET ? style->level : child->level;
            }
        }
        style = child;
    }
}
