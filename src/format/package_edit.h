/* package_edit.h - an Office Open XML package with some of its parts changed or new, all others copied as they lie in the zip. */
#ifndef HALFSKY_FORMAT_PACKAGE_EDIT_H
#define HALFSKY_FORMAT_PACKAGE_EDIT_H

#include "base/buffer.h"
#include "base/list.h"
#include "format/package.h"

/* A part that is new, or no more as it was. */
typedef struct {
    Text name, bytes;
    const char *content_type; /* of a new one; NULL */
} ChangedPart;

typedef struct {
    Package *package; /* stays the caller's */
    Arena *arena;
    const char *format; /* what messages call it */
    LIST(ChangedPart) parts;
} PackageEdit;

/* A part as it is now: changed, or of the file; empty when there is none. It is sound XML. */
Problem edit_part(PackageEdit *edit, Text name, Text *out);
void edit_put(PackageEdit *edit, Text name, Text bytes, const char *content_type);
/* A name that no part has yet, by a pattern with %d. */
Text edit_name(PackageEdit *edit, const char *pattern);
/* The part `from` leads to `target`: a row of its relationships. `type` is the whole name; an `id` that is taken gets a tail. */
Problem edit_relate(PackageEdit *edit, Text from, const char *type, const char *id, Text target);
/* New parts are told of in [Content_Types].xml. */
Problem edit_types(PackageEdit *edit);
/* Adds the new package to `out`. */
Problem edit_write(PackageEdit *edit, Buffer *out);

#endif
