/* halfsky/catalog.h - the domain's words, as libhalfsky needs them.
 *
 * A catalog is read-only and may be shared by any number of threads. */
#ifndef HALFSKY_CATALOG_H
#define HALFSKY_CATALOG_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A borrowed view of UTF-8 bytes; not NUL-terminated. */
typedef struct {
    const char *at;
    size_t len;
} halfsky_text;

typedef struct halfsky_catalog halfsky_catalog;

/* The catalog built into the library. Costs no time; never NULL; not to be freed. */
const halfsky_catalog *halfsky_catalog_builtin(void);

/* Reads the catalog files of a folder. Returns NULL when one of them is wrong and
 * then writes what, where and what to do (file, line, field; NUL-terminated,
 * language "zh" or "en") to `message`. Free with halfsky_catalog_free. */
halfsky_catalog *halfsky_catalog_load(const char *folder, const char *language, char *message, size_t room);
void halfsky_catalog_free(halfsky_catalog *catalog);

/* One thing that is counted (计量项). Texts live as long as the catalog. */
typedef struct {
    halfsky_text key;       /* "publicity.leaflets" */
    halfsky_text zh, en;    /* names */
    halfsky_text unit;      /* 份 */
    halfsky_text topic;     /* publicity */
    halfsky_text nature;    /* activity | state */
    halfsky_text over_time; /* flow | stock | last | max | distinct */
    halfsky_text answers;   /* who answers for it: an agency's short name, or "" */
} halfsky_measure;

size_t halfsky_measure_count(const halfsky_catalog *catalog);
/* False when `index` is too large. Measures stand in the order of the catalog file. */
int halfsky_measure_at(const halfsky_catalog *catalog, size_t index, halfsky_measure *out);
/* The phrases by which prose says measure `index`, as written in the catalog. */
size_t halfsky_measure_phrase_count(const halfsky_catalog *catalog, size_t index);
halfsky_text halfsky_measure_phrase(const halfsky_catalog *catalog, size_t index, size_t phrase);

/* One topic (主题). */
typedef struct {
    halfsky_text key;    /* "publicity" */
    halfsky_text zh, en; /* names */
} halfsky_topic;

/* False when `index` is too large. Topics stand in the order of lists. */
int halfsky_topic_at(const halfsky_catalog *catalog, size_t index, halfsky_topic *out);

#ifdef __cplusplus
}
#endif
#endif
