/* odt.h - what an OpenDocument file keeps beside its text: lists, and styles that hide. Shared by the files of
 * the odt reader. */
#ifndef HALFSKY_FORMAT_ODT_H
#define HALFSKY_FORMAT_ODT_H

#include "base/buffer.h"
#include "base/list.h"
#include "format/builder.h"
#include "format/list_numbers.h"
#include "format/xml.h"

enum { ODT_LEVELS = 10 };

typedef struct {
    NumberStyle style;
    int start, shown;   /* shown: how many levels its number has */
    Text before, after; /* 第, 章 */
    Text pattern;       /* "%1%.%2%", instead of the three above; or "" */
} OdtLevel;

/* A list style with its counters. */
typedef struct {
    Text name; /* "" is that of headings */
    OdtLevel levels[ODT_LEVELS];
    int counts[ODT_LEVELS];
    bool begun[ODT_LEVELS];
} OdtList;

typedef struct {
    LIST(OdtList) lists;
    LIST(Text) hidden; /* names of styles that are not shown */
} OdtStyles;

/* Takes an element that has just opened: a list-style, outline-style or style is read to its close. False: it is none. */
bool odt_styles_read(OdtStyles *styles, XmlReader *xml, Arena *arena);
bool odt_styles_hide(const OdtStyles *styles, Text name);

/* NULL when there is none of that name. */
OdtList *odt_list(const OdtStyles *styles, Text name);
/* Begins to count anew. */
void odt_list_restart(OdtList *list);
/* Counts an item at `level`, from 0, and writes its number; `start` is its own beginning, or -1. */
void odt_list_count(OdtList *list, int level, int start, Buffer *out);

/* The sheet that has just opened, up to its close. */
void ods_read_sheet(const OdtStyles *styles, XmlReader *xml, DocBuilder *out);

#endif
