/* docx_numbers.c - numbering.xml: the numbers of lists, counted as Word counts them. */
#include "format/docx.h"

#include "format/ooxml.h"
#include "format/xml.h"

#include <stdlib.h>

enum { COUNTINGS_MAX = 4096, LISTS_MAX = 64 * 1024, OWN_LEVELS_MAX = 64 * 1024 };

static void read_counting(XmlReader *xml, Arena *arena, DocxNumbers *numbers);
static void read_list(XmlReader *xml, Arena *arena, DocxNumbers *numbers, int *own_levels);
static void read_level(XmlReader *xml, Arena *arena, DocxLevel *out);
static int compare(const void *a, const void *b);
static void follow_styles(DocxNumbers *numbers, const DocxStyles *styles);

Problem docx_numbers_read(Text bytes, const DocxStyles *styles, Arena *arena, DocxNumbers *out)
{
    int own_levels = 0;

    *out = (DocxNumbers){ 0 };
    if (bytes.len == 0)
        return OK;
    XmlReader *xml = xml_new(bytes, "DOCX");
    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "abstractNum") && out->countings.count < COUNTINGS_MAX)
            read_counting(xml, arena, out);
        else if (xml_is(xml, "num") && out->lists.count < LISTS_MAX)
            read_list(xml, arena, out, &own_levels);
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    if (out->countings.count)
        qsort(out->countings.items, out->countings.count, sizeof *out->countings.items, compare);
    if (out->lists.count)
        qsort(out->lists.items, out->lists.count, sizeof *out->lists.items, compare);
    follow_styles(out, styles);
    return problem;
}

/* ---- reading ---------------------------------------------------------------------- */

static void read_counting(XmlReader *xml, Arena *arena, DocxNumbers *numbers)
{
    DocxCounting *counting = LIST_ADD(arena, &numbers->countings);
    int depth = xml_depth(xml);
    XmlEvent event;

    counting->id = ooxml_int(xml_attribute(xml, "abstractNumId"));
    for (int i = 0; i < DOCX_LEVELS; i++)
        counting->levels[i] = (DocxLevel){ .bullet = true };
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        int level = ooxml_int(xml_attribute(xml, "ilvl"));
        if (xml_is(xml, "lvl") && level >= 0 && level < DOCX_LEVELS)
            read_level(xml, arena, &counting->levels[level]);
        else if (xml_is(xml, "numStyleLink"))
            counting->style_link = arena_text(arena, xml_attribute(xml, "val"));
    }
}

static void read_list(XmlReader *xml, Arena *arena, DocxNumbers *numbers, int *own_levels)
{
    DocxList *list = LIST_ADD(arena, &numbers->lists);
    int depth = xml_depth(xml), level = DOCX_UNSET;
    XmlEvent event;

    list->id = ooxml_int(xml_attribute(xml, "numId"));
    list->counting_id = DOCX_UNSET;
    for (int i = 0; i < DOCX_LEVELS; i++)
        list->starts[i] = DOCX_UNSET;
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "abstractNumId"))
            list->counting_id = ooxml_int(xml_attribute(xml, "val"));
        else if (xml_is(xml, "lvlOverride"))
            level = ooxml_int(xml_attribute(xml, "ilvl"));
        if (level < 0 || level >= DOCX_LEVELS)
            continue;
        if (xml_is(xml, "startOverride")) {
            list->starts[level] = ooxml_int(xml_attribute(xml, "val"));
        } else if (xml_is(xml, "lvl") && ++*own_levels < OWN_LEVELS_MAX) {
            list->levels[level] = ARENA_NEW(arena, DocxLevel);
            read_level(xml, arena, list->levels[level]);
        }
    }
}

static void read_level(XmlReader *xml, Arena *arena, DocxLevel *out)
{
    enum { IS_LGL, LVL_RESTART, LVL_TEXT, NUM_FMT, P_STYLE, START };
    static const char *const names[] = { "isLgl", "lvlRestart", "lvlText", "numFmt", "pStyle", "start" };
    int depth = xml_depth(xml);
    XmlEvent event;

    *out = (DocxLevel){ .style = NUMBERS_DECIMAL, .restart = DOCX_UNSET };
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        Text value = xml_attribute(xml, "val");
        switch (xml_which(xml, names, 6)) {
        case IS_LGL:
            out->legal = ooxml_is_on(value, true);
            break;
        case LVL_RESTART:
            out->restart = ooxml_int(value);
            break;
        case LVL_TEXT:
            out->words = arena_text(arena, value);
            break;
        case NUM_FMT:
            out->style = numbers_ooxml(value);
            out->bullet = text_equal(value, TEXT("bullet"));
            break;
        case P_STYLE:
            out->paragraph_style = arena_text(arena, value);
            break;
        case START:
            out->start = ooxml_int(value);
            break;
        default:
            break;
        }
    }
}

/* Countings and lists both begin with their id. */
static int compare(const void *a, const void *b)
{
    int first = *(const int *)a, second = *(const int *)b;

    return (first > second) - (first < second);
}

static DocxCounting *counting_of(const DocxNumbers *numbers, int id)
{
    if (numbers->countings.count == 0)
        return NULL;
    return bsearch(&id, numbers->countings.items, numbers->countings.count, sizeof *numbers->countings.items,
                   compare);
}

static DocxList *list_of(const DocxNumbers *numbers, int id)
{
    if (numbers->lists.count == 0)
        return NULL;
    return bsearch(&id, numbers->lists.items, numbers->lists.count, sizeof *numbers->lists.items, compare);
}

/* A counting may say no more than the style that has the list with the real one. */
static void follow_styles(DocxNumbers *numbers, const DocxStyles *styles)
{
    for (size_t i = 0; i < numbers->lists.count; i++) {
        DocxList *list = &numbers->lists.items[i];
        const DocxCounting *counting = counting_of(numbers, list->counting_id);
        const DocxStyle *style =
            counting && counting->style_link.len ? docx_style(styles, counting->style_link) : NULL;
        const DocxList *real = style ? list_of(numbers, style->number) : NULL;
        if (real)
            list->counting_id = real->counting_id;
    }
}

/* ---- counting --------------------------------------------------------------------- */

static const DocxLevel *level_of(const DocxList *list, const DocxCounting *counting, int level)
{
    return list->levels[level] ? list->levels[level] : &counting->levels[level];
}

int docx_numbers_level(const DocxNumbers *numbers, int number, Text style)
{
    const DocxList *list = list_of(numbers, number);
    const DocxCounting *counting = list ? counting_of(numbers, list->counting_id) : NULL;

    for (int i = 0; counting && style.len && i < DOCX_LEVELS; i++) {
        if (text_equal(level_of(list, counting, i)->paragraph_style, style))
            return i;
    }
    return 0;
}

static int start_of(const DocxList *list, const DocxCounting *counting, int level)
{
    return list->starts[level] != DOCX_UNSET ? list->starts[level] : level_of(list, counting, level)->start;
}

static void begin(const DocxList *list, DocxCounting *counting, int level)
{
    counting->counts[level] = start_of(list, counting, level);
    counting->begun[level] = true;
}

void docx_numbers_count(DocxNumbers *numbers, int number, int level, Buffer *out)
{
    DocxList *list = list_of(numbers, number);
    DocxCounting *counting = list ? counting_of(numbers, list->counting_id) : NULL;

    if (!counting || level < 0 || level >= DOCX_LEVELS)
        return;
    /* A list with a start of its own begins there once; else lists of one counting count on. */
    if (list->starts[level] != DOCX_UNSET && !list->started[level])
        counting->begun[level] = false;
    list->started[level] = true;
    if (counting->begun[level] && counting->counts[level] < INT32_MAX)
        counting->counts[level]++;
    else
        begin(list, counting, level);
    for (int i = 0; i < level; i++) {
        if (!counting->begun[i])
            begin(list, counting, i);
    }
    for (int i = level + 1; i < DOCX_LEVELS; i++) {
        int restart = level_of(list, counting, i)->restart;
        if (restart == DOCX_UNSET || level < restart)
            counting->begun[i] = false;
    }

    const DocxLevel *own = level_of(list, counting, level);
    if (own->bullet)
        return;
    for (size_t i = 0; i < own->words.len; i++) {
        char c = own->words.at[i], next = i + 1 < own->words.len ? own->words.at[i + 1] : 0;
        if (c == '%' && next >= '1' && next <= '9') {
            const DocxLevel *counted = level_of(list, counting, next - '1');
            NumberStyle style = own->legal && counted->style != NUMBERS_NONE ? NUMBERS_DECIMAL : counted->style;
            numbers_write(style, counting->counts[next - '1'], out);
            i++;
        } else {
            buffer_add_char(out, c);
        }
    }
    numbers_part(out);
}
