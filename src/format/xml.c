/* xml.c - libxml2's push parser, a piece of the file at a time: its callbacks fill a queue of events. */
#include "format/xml.h"

#include "base/list.h"
#include "base/memory.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <stdlib.h>

/* Bytes that are parsed at once, and more up to the next '>': no character is cut then. */
enum { PIECE = 64 * 1024 };

typedef struct {
    Text name, value;
} Attribute;

typedef struct {
    XmlEvent kind;
    Text text; /* name or words */
    size_t first_attribute, attributes;
} Event;

struct XmlReader {
    xmlParserCtxtPtr parser;
    Text rest; /* not parsed yet */
    const char *format;
    Arena *arena; /* of the events in the queue */
    LIST(Event) events;
    LIST(Attribute) attributes;
    size_t at; /* in events; the one that was given last is before it */
    Event now;
    int opened, depth; /* elements open where the parser is, and where the reader is */
    size_t ordinal;    /* of the element that opened last */
    bool ended;
    Problem problem;
};

static void on_open(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                    const xmlChar **namespace_list, int count, int defaulted, const xmlChar **attributes);
static void on_close(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri);
static void on_text(void *user, const xmlChar *words, int length);
static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                      xmlChar *content);
static xmlEntityPtr find_entity(void *user, const xmlChar *name);
static void on_error(void *user, xmlErrorPtr error);

/* ---- opening and closing ---------------------------------------------------------- */

XmlReader *xml_new(Text bytes, const char *format)
{
    XmlReader *xml = memory_resize(NULL, sizeof *xml);
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_open,
        .endElementNs = on_close,
        .characters = on_text,
        .cdataBlock = on_text,
        .ignorableWhitespace = on_text,
        .entityDecl = on_entity,
        .getEntity = find_entity,
        .serror = on_error,
    };

    *xml = (XmlReader){ .rest = bytes, .format = format, .arena = arena_new() };
    xml->parser = xmlCreatePushParserCtxt(&handler, xml, NULL, 0, NULL);
    if (!xml->parser)
        abort();
    /* Entities in attributes come as what they stand for: the five only, see find_entity. */
    xmlCtxtUseOptions(xml->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA);
    return xml;
}

void xml_free(XmlReader *xml)
{
    if (!xml)
        return;
    if (xml->parser->myDoc)
        xmlFreeDoc(xml->parser->myDoc);
    xmlFreeParserCtxt(xml->parser);
    arena_free(xml->arena);
    free(xml);
}

/* ---- what the parser meets -------------------------------------------------------- */

static void fail(XmlReader *xml, Problem problem)
{
    if (!xml->problem.code)
        xml->problem = problem;
    xmlStopParser(xml->parser);
}

static void fail_broken(XmlReader *xml)
{
    fail(xml, problem(PROBLEM_FILE_BROKEN, text_of(xml->format), TEXT("its XML is damaged"), TEXT("")));
}

static Text kept(XmlReader *xml, const xmlChar *start, size_t length)
{
    return arena_text(xml->arena, (Text){ (const char *)start, length });
}

static void on_open(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                    const xmlChar **namespace_list, int count, int defaulted, const xmlChar **attributes)
{
    XmlReader *xml = user;
    Event event = { XML_OPEN, text_of((const char *)name), xml->attributes.count, (size_t)count };

    (void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)defaulted;
    if (++xml->opened > XML_DEPTH_MAX) {
        fail(xml, problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("how deep its parts are nested"), TEXT(""), TEXT("")));
        return;
    }
    for (int i = 0; i < count; i++) { /* without any, `attributes` is NULL */
        const xmlChar **a = attributes + 5 * i;
        LIST_PUSH(xml->arena, &xml->attributes,
                  (Attribute){ text_of((const char *)a[0]), kept(xml, a[3], (size_t)(a[4] - a[3])) });
    }
    LIST_PUSH(xml->arena, &xml->events, event);
}

static void on_close(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    XmlReader *xml = user;

    (void)prefix, (void)uri;
    xml->opened--;
    LIST_PUSH(xml->arena, &xml->events, (Event){ XML_CLOSE, text_of((const char *)name), 0, 0 });
}

static void on_text(void *user, const xmlChar *words, int length)
{
    XmlReader *xml = user;

    LIST_PUSH(xml->arena, &xml->events, (Event){ XML_TEXT, kept(xml, words, (size_t)length), 0, 0 });
}

/* No office program writes any. */
static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                      xmlChar *content)
{
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    fail(user, problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("entities in its XML"), TEXT(""), TEXT("")));
}

static xmlEntityPtr find_entity(void *user, const xmlChar *name)
{
    (void)user;
    return xmlGetPredefinedEntity(name);
}

/* Prefixes that are not declared do no harm. */
static void on_error(void *user, xmlErrorPtr error)
{
    if (error->level == XML_ERR_FATAL)
        fail_broken(user);
}

/* ---- reading ---------------------------------------------------------------------- */

static void parse_piece(XmlReader *xml)
{
    size_t length = xml->rest.len;

    arena_reset(xml->arena);
    memset(&xml->events, 0, sizeof xml->events);
    memset(&xml->attributes, 0, sizeof xml->attributes);
    xml->at = 0;
    if (length > PIECE) {
        const char *end = memchr(xml->rest.at + PIECE, '>', length - PIECE);
        length = end ? (size_t)(end + 1 - xml->rest.at) : length;
    }
    if (length > INT32_MAX) {
        fail_broken(xml);
        return;
    }
    xml->ended = length == xml->rest.len;
    xmlParseChunk(xml->parser, xml->rest.at, (int)length, xml->ended);
    xml->rest = text_slice(xml->rest, length, xml->rest.len);
    if (!xml->parser->wellFormed && !xml->problem.code)
        fail_broken(xml);
}

XmlEvent xml_next(XmlReader *xml)
{
    while (!xml->problem.code && xml->at == xml->events.count && !xml->ended)
        parse_piece(xml);
    if (xml->problem.code || xml->at == xml->events.count) {
        xml->now = (Event){ 0 };
        xml->depth = 0;
        return XML_END;
    }
    xml->now = xml->events.items[xml->at++];
    xml->depth += xml->now.kind == XML_OPEN ? 1 : xml->now.kind == XML_CLOSE ? -1 : 0;
    xml->ordinal += xml->now.kind == XML_OPEN;
    return xml->now.kind;
}

size_t xml_ordinal(const XmlReader *xml)
{
    return xml->ordinal;
}

Problem xml_problem(const XmlReader *xml)
{
    return xml->problem;
}

Text xml_name(XmlReader *xml)
{
    return xml->now.kind == XML_TEXT ? TEXT("") : xml->now.text;
}

bool xml_is(XmlReader *xml, const char *name)
{
    return text_equal(xml_name(xml), text_of(name));
}

int xml_which(XmlReader *xml, const char *const *names, int count)
{
    const char *name = xml->now.text.at; /* libxml2's, with a NUL */
    int low = 0, high = count;

    if (xml->now.kind != XML_OPEN && xml->now.kind != XML_CLOSE)
        return -1;
    while (low < high) {
        int middle = (low + high) / 2, order = strcmp(name, names[middle]);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

Text xml_attribute(XmlReader *xml, const char *name)
{
    Text wanted = text_of(name);

    for (size_t i = 0; xml->now.kind == XML_OPEN && i < xml->now.attributes; i++) {
        const Attribute *attribute = &xml->attributes.items[xml->now.first_attribute + i];
        if (text_equal(attribute->name, wanted))
            return attribute->value;
    }
    return TEXT("");
}

Text xml_text(XmlReader *xml)
{
    return xml->now.kind == XML_TEXT ? xml->now.text : TEXT("");
}

/* ---- whole elements --------------------------------------------------------------- */

int xml_depth(const XmlReader *xml)
{
    return xml->depth;
}

bool xml_inside(XmlReader *xml, int depth, XmlEvent *event)
{
    *event = xml_next(xml);
    return *event != XML_END && !(*event == XML_CLOSE && xml->depth < depth);
}

void xml_skip(XmlReader *xml)
{
    int depth = xml->depth;
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
    }
}

void xml_collect(XmlReader *xml, Buffer *out)
{
    int depth = xml->depth;
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        if (event == XML_TEXT)
            buffer_add(out, xml_text(xml));
    }
}
