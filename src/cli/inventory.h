/* inventory.h - what is asked twice, for people and for programs. */
#ifndef HALFSKY_CLI_INVENTORY_H
#define HALFSKY_CLI_INVENTORY_H

#include "cli/command.h"
#include "work/inventory.h"

/* Adds the counts, agency by agency, and the figures that are asked twice, known, or defined in several ways. */
void inventory_text(const Session *session, const Tree *tree, const Inventory *inventory, Buffer *out);
/* A row for each place to be filled; as JSON Lines with the counts behind. */
void inventory_csv(const Session *session, const Tree *tree, const Inventory *inventory, Buffer *out);
void inventory_jsonl(const Session *session, const Tree *tree, const Inventory *inventory, Buffer *out);

/* Adds the figures of a call that others ask too or that are known, each with where; nothing when there are none. */
void inventory_warning(const Session *session, const Tree *tree, const Inventory *inventory, Id call, Buffer *out);

#endif
