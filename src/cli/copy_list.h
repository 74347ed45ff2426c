/* copy_list.h - the copies that were found, made ready for a format. Private to copies.c. */
#ifndef HALFSKY_CLI_COPY_LIST_H
#define HALFSKY_CLI_COPY_LIST_H

#include "base/list.h"
#include "cli/read_formats.h"

/* A file; its text and blocks stand in the spool until all is read. */
typedef struct {
    size_t number, text_at, blocks_at;
    Text name;
    Doc doc;
} CopyFile;

typedef LIST(CopyFile) CopyFiles;

typedef struct {
    uint32_t file, index; /* its file, and which of its documents it is */
    size_t start, end;
    Text title, agency;
} CopyDocument;

typedef LIST(CopyDocument) CopyDocuments;

/* Two documents that share passages. */
typedef struct {
    uint32_t one, other; /* documents; `other` is a model text when `model` */
    bool model;
    size_t copied; /* letters, on both sides */
} CopyPair;

typedef LIST(CopyPair) CopyPairs;

typedef struct {
    const ReadSettings *settings;
    const halfsky_sketches *sketches;
    const CopyFiles *files;
    const CopyDocuments *documents;
    Arena *arena;
} CopyList;

halfsky_copy_text copy_text_of(const CopyList *list, size_t document);

/* Whether a known exception allows a pair: its words are the title or the file of the one document, and its place is
 * the other. */
bool copy_excepted(const CopyList *list, const CopyPair *pair);

/* Drops such pairs. Returns how many documents they would object to, one counted for each other. */
size_t copy_list_except(const CopyList *list, CopyPairs *pairs);

/* Compares the pairs once more, piece by piece, and gives them to the format. Returns how many documents they object
 * to, one counted for each other. */
size_t copy_list_write(const CopyList *list, const CopyPairs *pairs, const ReadFormat *format, Buffer *index,
                       Buffer *out);

#endif
