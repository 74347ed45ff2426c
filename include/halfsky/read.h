/* halfsky/read.h - prose into facts.
 *
 *     halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
 *     if (halfsky_read(reader, text, length) == 0)
 *         for (size_t i = 0; halfsky_fact_at(reader, i, &fact); i++) ...
 *     halfsky_reader_free(reader);
 *
 * A reader keeps the results of its last reading and its memory for the next
 * one; use one per thread. All offsets are bytes of the text that was given, which
 * must be UTF-8 and must stay where it is while results are used. All texts handed
 * out are borrowed: from that text, from the catalog or from the reader. */
#ifndef HALFSKY_READ_H
#define HALFSKY_READ_H

#include "halfsky/catalog.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct halfsky_reader halfsky_reader;

halfsky_reader *halfsky_reader_new(const halfsky_catalog *catalog);
void halfsky_reader_free(halfsky_reader *reader); /* NULL is fine */

/* Reads `length` bytes. Returns 0, or -1 when the text is not UTF-8 or is
 * larger than 1 GiB; there are no results then. */
int halfsky_read(halfsky_reader *reader, const char *text, size_t length);

#define HALFSKY_NONE ((size_t)-1)

/* How a fact compares with what it changes from (增长20%, 增长到, 翻一番). */
enum { HALFSKY_CHANGE_NONE, HALFSKY_CHANGE_BY, HALFSKY_CHANGE_TO };

/* Whose time a fact's period is: one that its words name; named without a year, or by one counted from the report's (今年,
 * 去年, 10月); or none is named, and it is the report's. */
enum { HALFSKY_PERIOD_NAMED, HALFSKY_PERIOD_YEARLESS, HALFSKY_PERIOD_REPORT };

/* One quantity. Words (kind, bound, status ...) are constant ASCII strings. */
typedef struct {
    size_t start, end;           /* the whole phrase: 近6000余元 */
    size_t document;             /* index of its document in the bundle */
    const char *kind;            /* count money percent measure rank date placeholder missing */
    halfsky_text value;          /* exact: "32600", "1-2", "1/3"; empty for a blank and a date */
    halfsky_text low, high;      /* the interval that the words allow, inclusive; empty: open */
    halfsky_text unit;           /* as printed: 人次 */
    size_t unit_start, unit_end; /* where the unit stands when not inside the span; else HALFSKY_NONE */
    const char *bound;           /* exact over under about at_least at_most */
    const char *status;          /* actual plan target rule forecast intent */
    const char *change;          /* "" by to */
    const char *direction;       /* "" up down */
    halfsky_text per;            /* 每户, 每人每月: a rate; else empty */
    halfsky_text what;           /* the words that say what is counted */
    size_t what_start, what_end; /* where they stand; HALFSKY_NONE when nowhere */
    halfsky_text who;            /* for whom or of whom: 留守儿童; else empty */
    halfsky_text measure;        /* key of the catalog, or empty */
    const char *topic;           /* one of catalog/topics.tsv; "other" */
    const char *extent;          /* "" own all staff */
    halfsky_text period;         /* 2023, 2023-S1, 2023-01..2023-10; Y0 stands for an unknown year */
    halfsky_text norm;           /* date: ISO, Y0 for the report's year, 20xx for a masked one */
    halfsky_text as_of;          /* 截止10月: 2023-10; else empty */
    int running;                 /* a running total: 累计, 历年, 自…以来 */
    halfsky_text section;        /* headings above it, joined by " / " */
    int confidence;              /* 0 to 100 */
    size_t part_of;              /* index of the fact that this is a part of (其中), or HALFSKY_NONE */
    int period_of;               /* HALFSKY_PERIOD_NAMED, _YEARLESS or _REPORT */
} halfsky_fact;

size_t halfsky_fact_count(const halfsky_reader *reader);
/* Fills `out` and returns 1; 0 when `index` is too large. Facts stand in text
 * order; texts made for one fact (value, period …) stay valid until the next call. */
int halfsky_fact_at(halfsky_reader *reader, size_t index, halfsky_fact *out);

/* How facts belong together. `result` and `parts` are indexes of facts. */
typedef struct {
    const char *type; /* part ratio completion sum difference product equal */
    size_t result;
    const size_t *parts; /* ratio: numerator, denominator */
    size_t part_count;
} halfsky_relation;

size_t halfsky_relation_count(const halfsky_reader *reader);
int halfsky_relation_at(const halfsky_reader *reader, size_t index, halfsky_relation *out);

/* One document of the bundle. */
typedef struct {
    size_t start, end;
    halfsky_text title;  /* "" when it has none */
    halfsky_text agency; /* as signed or as it calls itself */
    halfsky_text year;   /* "2014", "2011-2015" or "" */
    halfsky_text cue;    /* the words that tell the year */
    size_t cue_start, cue_end;
    int year_confidence; /* 0 to 100 */
    halfsky_text period; /* 2014-S1 */
} halfsky_document;

size_t halfsky_document_count(const halfsky_reader *reader);
int halfsky_document_at(halfsky_reader *reader, size_t index, halfsky_document *out);

/* One heading, without its number: level 1 一、 2 （一） 3 1. 4 （1） 5 #. It may be the
 * beginning of a longer line. Headings stand in text order. */
typedef struct {
    size_t start, end;
    int level;
} halfsky_heading;

size_t halfsky_heading_count(const halfsky_reader *reader);
int halfsky_heading_at(const halfsky_reader *reader, size_t index, halfsky_heading *out);

/* What else was read. `type` says which fields are filled:
 * role      title 副局长, name 王某, sex 男 女 or "", organisation
 * law       title, detail (law regulation plan publication docno other)
 * activity  what, when, where, with, people and money (fact indexes)
 * problem plan ask   what: the sentence
 * noise     detail: what kind of noise
 * proposal  title: the proposed text, detail and detail_en: why, in Chinese and in English */
typedef struct {
    const char *type;
    size_t start, end, document;
    halfsky_text title, name, sex, organisation, detail, detail_en;
    halfsky_text what, when, where, with;
    size_t people, money;
    int confidence;
} halfsky_item;

size_t halfsky_item_count(const halfsky_reader *reader);
int halfsky_item_at(halfsky_reader *reader, size_t index, halfsky_item *out);

/* Why the quantities of a phrase got their measure, or did not: plain text, in
 * "zh" or "en"; valid until the reader reads again. */
halfsky_text halfsky_explain(halfsky_reader *reader, const char *text, size_t length, const char *language);

/* The number that `text` begins with, for conformance tests: 一万零一十二, 3.26万,
 * 四成四. Writes its exact value, NUL-terminated; returns the bytes used, 0 for none: for
 * numbers without one (几十, x, 万 alone) and for names (四川) too. */
size_t halfsky_numeral(const halfsky_catalog *catalog, const char *text, size_t length, char *value, size_t room);

#ifdef __cplusplus
}
#endif
#endif
