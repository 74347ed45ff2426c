/* words.h - the words of facts (kind, bound, status ...) and items for people. */
#ifndef HALFSKY_CLI_WORDS_H
#define HALFSKY_CLI_WORDS_H

#include "base/text.h"
#include "model/problems.h"

/* 计数 for "count". A word that is not known is its own name: kinds of items and of
 * noise may grow without this table. "" stays "". */
Text word_shown(Text word, Language language);

/* 合计不符 for "sum": a rule of checking by its short name. Rules that are not known as word_shown. */
Text rule_shown(Text rule, Language language);
/* The rules that have a name, one after the other; empty behind the last. */
Text rule_at(size_t index);

/* What --all lists beside the facts, by the type of the item, in the order for people. */
typedef struct {
    const char *type;
    Text zh, en;
} ItemList;

enum { ITEM_LISTS = 8 };

extern const ItemList item_lists[ITEM_LISTS];

#endif
