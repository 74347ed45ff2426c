/* ooxml.h - the parts of an Office Open XML package (ECMA-376 part 2) and what leads from one to another. */
#ifndef HALFSKY_FORMAT_OOXML_H
#define HALFSKY_FORMAT_OOXML_H

#include "base/list.h"
#include "format/package.h"

/* A relationship of a part. */
typedef struct {
    Text id;   /* "rId1" */
    Text type; /* the last word of its type: "styles" */
    Text path; /* the name of the part it leads to: "word/styles.xml" */
} Relation;

typedef LIST(Relation) Relations;

/* What leads away from the part `path`, "" for the package itself. Empty when that is not told. */
Problem ooxml_relations(Package *package, Text path, const char *format, Arena *arena, Relations *out);
/* By type or by id; "" when there is none. */
Text ooxml_path(const Relations *relations, const char *type);
Text ooxml_path_by_id(const Relations *relations, Text id);

/* xsd:boolean and ST_OnOff; `value` "" is what an element without the attribute means. */
bool ooxml_is_on(Text value, bool without);
/* A whole number, 0 when it is none; clamped to what an int holds. */
int ooxml_int(Text value);

#endif
