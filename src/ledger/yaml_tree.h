/* yaml_tree.h - a YAML file as a tree of nodes that know their lines.
 *
 * Of YAML what people write by hand: mappings, lists and scalars, all scalars as text. Aliases, several documents and a
 * key that comes twice in a mapping are refused. */
#ifndef HALFSKY_LEDGER_YAML_TREE_H
#define HALFSKY_LEDGER_YAML_TREE_H

#include "base/list.h"
#include "base/problem.h"

typedef enum { YAML_SCALAR, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode YamlNode;

struct YamlNode {
    YamlKind kind;
    int line;                     /* from 1 */
    Text text;                    /* of a scalar */
    const YamlNode *const *items; /* of a list; of a mapping the values */
    const YamlNode *const *keys;  /* of a mapping, scalars */
    size_t count;
};

/* YAML_BROKEN with the line. All of the tree lies in `arena`. */
Problem yaml_tree_read(Text yaml, Arena *arena, const YamlNode **out);
/* The value of a key; NULL when it is not there. */
const YamlNode *yaml_value(const YamlNode *map, const char *key);
/* YAML_KEY with the line of the first key that is none of `keys` (ended by NULL); YAML_SHAPE when it is no mapping. */
Problem yaml_only(const YamlNode *map, const char *const *keys);

#endif
