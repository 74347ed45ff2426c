/* ledger.h - what a ledger (台账) is: its fields, what must hold of an entry, and what is counted.
 *
 * A ledger is described by a file of catalog/ledgers, so that a new one is a file and no C. Every entry has an agency
 * and a day beside the fields. */
#ifndef HALFSKY_LEDGER_LEDGER_H
#define HALFSKY_LEDGER_LEDGER_H

#include "base/list.h"
#include "base/problem.h"

typedef enum {
    FIELD_TEXT,
    FIELD_WHOLE,   /* a whole number that is not negative */
    FIELD_DECIMAL, /* not negative, at most two digits behind the point */
    FIELD_DAY,
    FIELD_CHOICE,
    FIELD_YES,    /* yes or no */
    FIELD_PEOPLE, /* a list of people (people.h), always sealed; as a number: how many it has */
    FIELD_KINDS
} FieldKind;

typedef struct {
    Text key, zh, en;
    Text unit; /* "" for none */
    FieldKind kind;
    const Text *choices;
    size_t choice_count;
    bool needed;
    bool sealed; /* tells of somebody: sealed at rest, shown to those whose duty it is */
} Field;

enum { FIELD_OF_DAY = -1, FIELD_NONE = -2 }; /* in place of a field's index: the entry's day; none */

/* What must hold where all its fields are given. */
typedef enum {
    CHECK_AT_MOST,   /* the first is not above the second */
    CHECK_PRODUCT,   /* the first times the second is the third */
    CHECK_NOT_BEFORE /* the first day is not before the second */
} EntryCheckKind;

typedef struct {
    EntryCheckKind kind;
    int fields[3];
    Text zh, en; /* what is wrong when it does not hold */
} EntryCheck;

/* An entry counts where every condition holds: the field's value is one of the words. */
typedef struct {
    int field;
    const Text *words;
    size_t word_count;
} CountCondition;

typedef struct {
    Text measure; /* key of the catalog */
    int field;    /* the sum of that field, FIELD_NONE: the number of entries or people */
    int people;   /* the people of that field, each once where they are known; FIELD_NONE: no people */
    bool women;   /* the women among these */
    const CountCondition *where;
    size_t where_count;
} EntryCount;

typedef struct {
    Text key;
    int number, version; /* the number is for ever */
    Text zh, en;
    const Field *fields;
    size_t field_count;
    const EntryCheck *checks;
    size_t check_count;
    const EntryCount *counts;
    size_t count_count;
} Ledger;

typedef LIST(Ledger) Ledgers;

/* Reads a definition. All in `arena`. Problems name `path` and the line: YAML_BROKEN, YAML_KEY for a key that is not known,
 * YAML_SHAPE, LEDGER_WRONG. */
Problem ledger_read(Text yaml, Text path, Arena *arena, Ledger *out);
/* That no two share a key or number, or count the same measure but by the people that they name: the grid would not
 * know which to take. */
Problem ledgers_check(const Ledgers *ledgers);

const Ledger *ledger_find(const Ledgers *ledgers, Text key); /* by key or Chinese name; NULL: none */
const Ledger *ledger_numbered(const Ledgers *ledgers, int64_t number);
int ledger_field(const Ledger *ledger, Text key); /* FIELD_OF_DAY for "day", FIELD_NONE for none */
const char *field_kind_word(FieldKind kind);

#endif
