/* yaml_tree.c - a YAML file as a tree of nodes that know their lines, by libyaml. */
#include "ledger/yaml_tree.h"

#include <yaml.h>

enum { DEPTH_MAX = 16 };

typedef struct {
    yaml_parser_t parser;
    Arena *arena;
} Reading;

static Problem node_read(Reading *reading, const yaml_event_t *event, int depth, const YamlNode **out);

static Problem broken(int line, const char *why)
{
    return problem_at(problem(PROBLEM_YAML_BROKEN, text_of(why), TEXT(""), TEXT("")), TEXT(""), line, TEXT(""));
}

static Problem next(Reading *reading, yaml_event_t *event)
{
    if (yaml_parser_parse(&reading->parser, event))
        return OK;
    return broken((int)reading->parser.problem_mark.line + 1,
                  reading->parser.problem ? reading->parser.problem : "no memory");
}

/* The one document: start, its root, and nothing behind it. */
static Problem document_read(Reading *reading, const YamlNode **out)
{
    yaml_event_t event;
    Problem wrong = OK;
    bool done = false;

    while (!done && !wrong.code) {
        TRY(next(reading, &event));
        if (event.type == YAML_STREAM_END_EVENT)
            done = true;
        else if (event.type == YAML_DOCUMENT_START_EVENT && *out)
            wrong = broken((int)event.start_mark.line + 1, "several documents");
        else if (event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_START_EVENT
                 && event.type != YAML_DOCUMENT_END_EVENT)
            wrong = node_read(reading, &event, 0, out);
        yaml_event_delete(&event);
    }
    if (wrong.code)
        return wrong;
    return *out ? OK : broken(1, "empty");
}

Problem yaml_tree_read(Text yaml, Arena *arena, const YamlNode **out)
{
    Reading reading = { .arena = arena };
    Problem wrong;

    *out = NULL;
    if (!yaml_parser_initialize(&reading.parser))
        return broken(0, "no memory");
    yaml_parser_set_input_string(&reading.parser, (const unsigned char *)yaml.at, yaml.len);
    wrong = document_read(&reading, out);
    yaml_parser_delete(&reading.parser);
    return wrong;
}

const YamlNode *yaml_value(const YamlNode *map, const char *key)
{
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
        if (text_equal(map->keys[i]->text, text_of(key)))
            return map->items[i];
    return NULL;
}

Problem yaml_only(const YamlNode *map, const char *const *keys)
{
    if (map->kind != YAML_MAP)
        return problem_at(problem(PROBLEM_YAML_SHAPE, TEXT(""), TEXT(""), TEXT("")), TEXT(""), map->line, TEXT(""));
    for (size_t i = 0; i < map->count; i++) {
        bool known = false;
        for (size_t k = 0; keys[k]; k++)
            known = known || text_equal(map->keys[i]->text, text_of(keys[k]));
        if (!known)
            return problem_at(problem(PROBLEM_YAML_KEY, map->keys[i]->text, TEXT(""), TEXT("")), TEXT(""),
                              map->keys[i]->line, TEXT(""));
    }
    return OK;
}

typedef LIST(const YamlNode *) Nodes;

/* A mapping's keys and values come by turns. */
static Problem items_read(Reading *reading, yaml_event_type_t end, YamlNode *node, int depth)
{
    Nodes keys = { 0 };
    Nodes items = { 0 };
    bool is_key = node->kind == YAML_MAP;

    for (;;) {
        const YamlNode *item = NULL;
        yaml_event_t event;
        Problem wrong = OK;

        TRY(next(reading, &event));
        bool done = event.type == end;
        if (!done)
            wrong = node_read(reading, &event, depth + 1, &item);
        yaml_event_delete(&event);
        if (wrong.code)
            return wrong;
        if (done)
            break;
        if (node->kind == YAML_LIST || !is_key) {
            LIST_PUSH(reading->arena, &items, item);
        } else {
            if (item->kind != YAML_SCALAR)
                return broken(item->line, "a key that is no word");
            for (size_t i = 0; i < keys.count; i++)
                if (text_equal(keys.items[i]->text, item->text))
                    return broken(item->line, "a key that comes twice");
            LIST_PUSH(reading->arena, &keys, item);
        }
        is_key = node->kind == YAML_MAP && !is_key;
    }
    node->items = items.items;
    node->keys = keys.items;
    node->count = items.count;
    return OK;
}

static Problem node_read(Reading *reading, const yaml_event_t *event, int depth, const YamlNode **out)
{
    YamlNode *node = ARENA_NEW(reading->arena, YamlNode);

    *out = node;
    node->line = (int)event->start_mark.line + 1;
    if (depth > DEPTH_MAX)
        return broken(node->line, "too deep");
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        node->kind = YAML_SCALAR;
        node->text =
            arena_text(reading->arena, (Text){ (const char *)event->data.scalar.value, event->data.scalar.length });
        return OK;
    case YAML_SEQUENCE_START_EVENT:
        node->kind = YAML_LIST;
        return items_read(reading, YAML_SEQUENCE_END_EVENT, node, depth);
    case YAML_MAPPING_START_EVENT:
        node->kind = YAML_MAP;
        return items_read(reading, YAML_MAPPING_END_EVENT, node, depth);
    default:
        return broken(node->line, "an alias");
    }
}
