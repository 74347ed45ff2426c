/* reading.h - what is known of a text while it is read, and in the end.
 *
 * The stages of src/read pass a Reading along: split finds documents, lines and
 * sections; scan finds words and quantities; context says what each quantity
 * means; relations ties them together. All lists lie in `arena` and hold offsets
 * into `text`. */
#ifndef HALFSKY_MODEL_READING_H
#define HALFSKY_MODEL_READING_H

#include "base/list.h"
#include "model/dates.h"
#include "model/quantity.h"
#include "model/spots.h"

#define NO_INDEX UINT32_MAX

/* Bytes of the text; equal ends: nowhere. */
typedef struct {
    uint32_t start, end;
} Span;

typedef enum {
    TOKEN_WORD,     /* id: word of the lexicon */
    TOKEN_QUANTITY, /* id: row of quantities */
    TOKEN_DATE,     /* id: row of dates */
    TOKEN_STOP,     /* 。！？ and the end of a line; id: 1 behind a heading, a table's row or the title */
    TOKEN_SEMICOLON,
    TOKEN_COMMA,
    TOKEN_PAUSE, /* 、 */
    TOKEN_COLON,
    TOKEN_OPEN, /* （ */
    TOKEN_CLOSE
} TokenKind;

typedef struct {
    uint32_t start, end;
    uint32_t id;
    uint8_t kind;  /* TokenKind */
    uint8_t firm;  /* word: a name or a cue, not inside another one */
    uint8_t topic; /* word: speaks for a topic; such words do not overlap */
    uint8_t zero;
    uint32_t kinds; /* word: bits of its senses */
} Token;

typedef LIST(Token) Tokens;

/* A heading and all below it up to the next of its level. */
typedef struct {
    Span heading;    /* its text without number */
    uint32_t parent; /* row of sections, or NO_INDEX */
    uint8_t level;   /* 1 一、 2 （一） 3 1. 4 （1） */
    uint8_t cue;     /* CUE_PLAN_HEADING, CUE_PROBLEM_HEADING, CUE_ASK_HEADING or 0; inherited */
} Section;

/* One line of the text. */
typedef struct {
    Span span;        /* without its line end and the blanks around it */
    Span heading;     /* that part of it which is a heading; empty: none */
    uint32_t section; /* that its body belongs to, or NO_INDEX */
    uint8_t table;    /* a row of a table */
} Line;

typedef struct {
    Span span; /* without the heading of the bundle */
    Span title;
    Span agency;
    uint32_t first_fact, fact_count;
    int year, year_last; /* 0: unknown; a range when they differ */
    Span cue;
    uint8_t year_confidence; /* 0 to 100 */
    uint8_t half;            /* a half-year's document: 1; else 0 */
} Document;

typedef struct {
    Quantity quantity; /* kind FACT_DATE: only start, end and kind are used */
    uint32_t date;     /* kind FACT_DATE: row of dates; else the date that governs it, or NO_INDEX */
    uint32_t as_of;    /* row of dates, or NO_INDEX */
    uint32_t document, section, line;
    uint32_t measure, topic; /* rows of the catalog; measure may be NO_INDEX */
    uint32_t phrase;         /* by which the measure was found */
    uint32_t part_of;        /* row of facts, or NO_INDEX */
    uint32_t token;          /* while its document is read */
    Span near;               /* the words near it: before and behind, in its clause */
    Span who, per;
    uint8_t status, extent, change, running; /* FactStatus … */
    uint8_t direction;                       /* 0, VALUE_UP, VALUE_DOWN */
    uint8_t confidence;                      /* 0 to 100 */
    uint8_t direct;                          /* it opens its clause: what it counts stands behind */
    uint8_t cell;                            /* it stands in a table; near is the heading of its row */
} Fact;

typedef enum {
    RELATION_PART,
    RELATION_RATIO,
    RELATION_COMPLETION,
    RELATION_SUM,
    RELATION_DIFFERENCE,
    RELATION_PRODUCT,
    RELATION_EQUAL
} RelationType;

typedef struct {
    RelationType type;
    uint32_t result;
    uint32_t parts; /* first of relation_parts */
    uint32_t part_count;
    uint32_t times; /* of a product: how often the rate was paid; else 1 */
} Relation;

/* What else a text says besides figures. */
typedef enum {
    ITEM_ROLE,
    ITEM_LAW,
    ITEM_ACTIVITY,
    ITEM_PROBLEM,
    ITEM_PLAN,
    ITEM_ASK,
    ITEM_NOISE,
    ITEM_PROPOSAL
} ItemType;

typedef struct {
    ItemType type;
    uint32_t document;
    Span span;
    Text title;                   /* role: 副局长; law: as cited; proposal: the proposed text */
    Text name;                    /* role */
    Text sex;                     /* role: 男 女 or empty */
    Text organisation;            /* role */
    Text detail;                  /* law: its kind; noise: which; proposal: why, in Chinese */
    Text detail_en;               /* proposal: why, in English */
    Text what, when, where, with; /* activity; what: also of problems, plans and requests */
    uint32_t people, money;       /* activity: rows of facts, or NO_INDEX */
    uint8_t confidence;
} Item;

typedef LIST(Item) Items;

typedef struct Reading {
    const Catalog *catalog;
    Text text;
    Arena *arena;   /* of the whole reading */
    Arena *scratch; /* of the document under way */

    LIST(Document) documents;
    LIST(Section) sections;
    LIST(Line) lines;
    LIST(Fact) facts;
    LIST(DateMention) dates;
    LIST(Relation) relations;
    LIST(size_t) relation_parts; /* rows of facts */
    Spots spots;                 /* of all documents; found with the first items */
    bool spots_found;

    /* Of the document under way. */
    Tokens tokens;
    LIST(Quantity) quantities;
} Reading;

static inline Text reading_text(const Reading *reading, Span span)
{
    return (Text){ reading->text.at + span.start, span.end - span.start };
}

static inline bool span_empty(Span span)
{
    return span.end <= span.start;
}

#endif
