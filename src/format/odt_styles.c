/* odt_styles.c - lists and hidden styles of OpenDocument. */
#include "format/odt.h"

#include "format/ooxml.h"

enum { LISTS_MAX = 4096, HIDDEN_MAX = 4096 };

static void read_list_style(OdtStyles *styles, XmlReader *xml, Arena *arena)
{
    OdtList list = { .name =
                         xml_is(xml, "outline-style") ? TEXT("") : arena_text(arena, xml_attribute(xml, "name")) };
    int depth = xml_depth(xml);
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        int level = event == XML_OPEN ? ooxml_int(xml_attribute(xml, "level")) : 0;
        if (level < 1 || level > ODT_LEVELS || xml_is(xml, "list-level-style-bullet"))
            continue;
        Text start = xml_attribute(xml, "start-value"), shown = xml_attribute(xml, "display-levels");
        list.levels[level - 1] = (OdtLevel){
            .style = numbers_odf(xml_attribute(xml, "num-format")),
            .start = start.len ? ooxml_int(start) : 1,
            .shown = shown.len ? ooxml_int(shown) : 1,
            .before = arena_text(arena, xml_attribute(xml, "num-prefix")),
            .after = arena_text(arena, xml_attribute(xml, "num-suffix")),
            .pattern = arena_text(arena, xml_attribute(xml, "num-list-format")),
        };
    }
    if (styles->lists.count < LISTS_MAX)
        *LIST_ADD(arena, &styles->lists) = list;
}

bool odt_styles_read(OdtStyles *styles, XmlReader *xml, Arena *arena)
{
    XmlEvent event;

    if (xml_is(xml, "list-style") || xml_is(xml, "outline-style")) {
        read_list_style(styles, xml, arena);
        return true;
    }
    if (!xml_is(xml, "style"))
        return false;
    Text name = arena_text(arena, xml_attribute(xml, "name"));
    int depth = xml_depth(xml);
    while (xml_inside(xml, depth, &event)) {
        Text display = event == XML_OPEN ? xml_attribute(xml, "display") : TEXT("");
        if ((text_equal(display, TEXT("none")) || text_equal(display, TEXT("false")))
            && styles->hidden.count < HIDDEN_MAX)
            *LIST_ADD(arena, &styles->hidden) = name;
    }
    return true;
}

bool odt_styles_hide(const OdtStyles *styles, Text name)
{
    for (size_t i = 0; i < styles->hidden.count; i++) {
        if (text_equal(styles->hidden.items[i], name))
            return true;
    }
    return false;
}

OdtList *odt_list(const OdtStyles *styles, Text name)
{
    for (size_t i = 0; i < styles->lists.count; i++) {
        if (text_equal(styles->lists.items[i].name, name))
            return &styles->lists.items[i];
    }
    return NULL;
}

void odt_list_restart(OdtList *list)
{
    memset(list->begun, 0, sizeof list->begun);
}

static void write_number(const OdtList *list, int level, Buffer *out)
{
    numbers_write(list->levels[level].style, list->counts[level], out);
}

static void write_pattern(const OdtList *list, int own, Buffer *out)
{
    Text pattern = list->levels[own].pattern;

    for (size_t i = 0; i < pattern.len; i++) {
        size_t end = i + 1;
        while (end < pattern.len && pattern.at[end] >= '0' && pattern.at[end] <= '9')
            end++;
        int level = ooxml_int(text_slice(pattern, i + 1, end));
        if (pattern.at[i] == '%' && end < pattern.len && pattern.at[end] == '%' && level >= 1
            && level <= ODT_LEVELS) {
            write_number(list, level - 1, out);
            i = end;
        } else {
            buffer_add_char(out, pattern.at[i]);
        }
    }
}

void odt_list_count(OdtList *list, int level, int start, Buffer *out)
{
    if (level < 0 || level >= ODT_LEVELS)
        return;
    const OdtLevel *own = &list->levels[level];
    for (int i = 0; i <= level; i++) {
        if (list->begun[i] && i == level && start < 0 && list->counts[i] < INT32_MAX)
            list->counts[i]++;
        else if (!list->begun[i] || i == level)
            list->counts[i] = i == level && start >= 0 ? start : list->levels[i].start;
        list->begun[i] = true;
    }
    for (int i = level + 1; i < ODT_LEVELS; i++)
        list->begun[i] = false;
    if (own->style == NUMBERS_NONE)
        return;
    if (own->pattern.len) {
        write_pattern(list, level, out);
    } else {
        buffer_add(out, own->before);
        for (int i = own->shown > level ? 0 : level + 1 - own->shown; i <= level; i++) {
            if (list->levels[i].style == NUMBERS_NONE)
                continue;
            write_number(list, i, out);
            if (i < level)
                buffer_add_char(out, '.');
        }
        buffer_add(out, own->after);
    }
    numbers_part(out);
}
