/* items.h - what else a text says besides figures.
 *
 * Roles, laws and papers cited, activities, problems, plans and requests, noise, and
 * proposals for digits that are gone. Found only when asked for: facts do not need
 * them. */
#ifndef HALFSKY_READ_ITEMS_H
#define HALFSKY_READ_ITEMS_H

#include "model/reading.h"

#define ITEMS_ALL (~0u)

/* Reads `reading` (complete) once more and appends what it finds of `types` (bits 1 << ItemType) to
 * `out`, in text order within each document. Texts lie in `arena`, in the text that was read or in
 * the catalog. */
void items_find(Reading *reading, unsigned types, Arena *arena, Items *out);

#endif
