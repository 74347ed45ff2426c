/* xml_tags.h - the tags of a part with their places, for a part that is to be changed in a few places and nowhere else.
 *
 * Reading goes by xml.h; this is for writing. What it walks over must be sound XML in UTF-8 (xml_tags_sound). */
#ifndef HALFSKY_FORMAT_XML_TAGS_H
#define HALFSKY_FORMAT_XML_TAGS_H

#include "base/buffer.h"
#include "base/list.h"
#include "base/problem.h"

typedef struct {
    size_t start, end;  /* from < to behind > */
    Text prefix, name;  /* x and c of x:c */
    bool closes, empty; /* </c>, <c/> */
} XmlTag;

/* The part is well-formed XML in UTF-8 without a DTD, else FILE_BROKEN. */
Problem xml_tags_sound(Text part, const char *format);
/* The next tag at or behind `*at`, which moves behind it; comments, instructions and CDATA are passed over. */
bool xml_tag_next(Text part, size_t *at, XmlTag *out);
bool xml_tag_is(const XmlTag *tag, const char *name); /* without its prefix */
/* As it is written, "" where it is not there; `name` with its prefix. */
Text xml_tag_attribute(Text part, const XmlTag *tag, const char *name);

/* Changes of a part, from its beginning to its end. */
typedef struct {
    size_t start, end; /* these bytes go, */
    Text words;        /* and these come */
} Splice;

typedef LIST(Splice) Splices;

/* Splices are sorted by their start; those of one place keep their order. */
Text splices_apply(Text part, Splices *splices, Arena *arena);

/* Adds words as XML text or attribute: & < > " escaped. */
void xml_add_words(Buffer *out, Text words);

#endif
