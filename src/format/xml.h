/* xml.h - XML as a stream of elements and text (libxml2), with limits.
 *
 * No entities but the five and character references, no DTD, nothing fetched, depth limited: an XML
 * bomb is a FILE_TOO_COMPLEX, broken XML a FILE_BROKEN. Names come without their prefix. */
#ifndef HALFSKY_FORMAT_XML_H
#define HALFSKY_FORMAT_XML_H

#include "base/buffer.h"
#include "base/problem.h"

enum { XML_DEPTH_MAX = 256 };

typedef struct XmlReader XmlReader;

typedef enum { XML_END, XML_OPEN, XML_CLOSE, XML_TEXT } XmlEvent;

/* `format` is what messages call the file: "DOCX". `bytes` must stay. */
XmlReader *xml_new(Text bytes, const char *format);
void xml_free(XmlReader *xml); /* NULL is fine */

/* The next event. XML_END at the end and after a Problem, which xml_problem gives. An empty element opens and closes. */
XmlEvent xml_next(XmlReader *xml);
Problem xml_problem(const XmlReader *xml);

/* Texts stay valid until the next event. */
Text xml_name(XmlReader *xml);                 /* of the element that opens or closes: "tbl" */
bool xml_is(XmlReader *xml, const char *name); /* the same, compared */
/* Its place in `names`, sorted by their bytes, or -1. */
int xml_which(XmlReader *xml, const char *const *names, int count);
Text xml_attribute(XmlReader *xml,
                   const char *name); /* of the element that opens, without prefix; "" when it is not there */
Text xml_text(XmlReader *xml);        /* of XML_TEXT */

/* Which element of all has opened last, from 1 in the order of their start tags. */
size_t xml_ordinal(const XmlReader *xml);
/* How many elements are open: the one that has just opened counts, one that closes does not. */
int xml_depth(const XmlReader *xml);
/* The next event inside the element that opened at `depth`; false, and past its close, when there is none left:
 *
 *     int depth = xml_depth(xml);
 *     while (xml_inside(xml, depth, &event)) ... */
bool xml_inside(XmlReader *xml, int depth, XmlEvent *event);

/* Past the close of the element that has just opened; xml_collect adds all the text that stands in it. */
void xml_skip(XmlReader *xml);
void xml_collect(XmlReader *xml, Buffer *out);

#endif
