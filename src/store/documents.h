/* documents.h - files as received and the documents in them, as rows.
 *
 * What a file held lies sealed in its row, as the bytes of base/doc_bytes.h: nothing that is made of it needs the reader
 * of its format again. A document is a stretch of that text. */
#ifndef HALFSKY_STORE_DOCUMENTS_H
#define HALFSKY_STORE_DOCUMENTS_H

#include "base/date.h"
#include "base/list.h"
#include "safe/keyed_hash.h"
#include "store/vault.h"

typedef struct {
    Id id;
    Text stored; /* its name in files.h */
    int64_t size;
    Text format;    /* "docx" */
    Text name;      /* as it was sent */
    Text extracted; /* its text with structure, as bytes */
    Text extractor; /* what made that, and its version */
    int64_t received_at;
    Id received_by;
} FileRow;

Problem file_row_add(const Vault *vault, const FileRow *file);
/* The file that is stored under that name, 0: none. */
Problem file_row_with(const Vault *vault, Text stored, Id *out);
/* `*found` is false when there is none. */
Problem file_row_find(const Vault *vault, Id id, FileRow *out, bool *found);

typedef enum {
    DOCUMENT_RECEIVED, /* nobody said yet whose it is */
    DOCUMENT_SUBMITTED,
    DOCUMENT_RETURNED,
    DOCUMENT_ACCEPTED,
    DOCUMENT_REPLACED /* by a newer version */
} DocumentState;

enum { DOCUMENT_STATES = DOCUMENT_REPLACED + 1 };

typedef struct {
    Id id, file;
    size_t start, stop; /* bytes of the file's text */
    KeyedHash text_key;
    Id agency;     /* 0: nobody said so yet */
    Id guessed;    /* whose it was said or seemed to be when it came; 0: nothing told */
    Period period; /* none where nothing tells */
    Id call;       /* 0: it answers none */
    int version;
    Id replaces; /* the version before; 0: none */
    DocumentState state;
    Text title;
    int revision; /* from 1; each change is the next one */
    int64_t made_at;
    Id made_by;
} DocumentRow;

typedef LIST(DocumentRow) DocumentRows;

const char *document_state_word(DocumentState state); /* "received" */
bool document_state_read(Text word, DocumentState *out);

Problem document_row_add(const Vault *vault, const DocumentRow *document);
Problem document_row_find(const Vault *vault, Id id, DocumentRow *out, bool *found);
/* Writes agency, period, call, version, what it replaces and state, and makes the revision the next one.
 * CHANGED_SINCE when the row has another revision than `document`. */
Problem document_row_change(const Vault *vault, DocumentRow *document);

/* `first` ends where `second`, which is added, begins. Decisions, explanations and remarks on words of the second go with them;
 * SPLIT_ACROSS when there is one on words of both. Agency, call, period and state of the first stay as they are. Inside a
 * transaction. */
Problem document_row_cut(const Vault *vault, const DocumentRow *first, const DocumentRow *second);
void document_title_bind(Statement *statement, int number, const Vault *vault, const DocumentRow *document);

/* What is 0 asks for all. */
typedef struct {
    Id agency, call, file;
    const DocumentState *state; /* NULL: all */
} DocumentFilter;

Problem document_rows(const Vault *vault, DocumentFilter filter, DocumentRows *out); /* by id */
/* Those with just that text. */
Problem document_rows_with_text(const Vault *vault, const KeyedHash *text_key, DocumentRows *out);

/* A remark on words of a document, or on the whole: start and stop 0. */
typedef struct {
    Id id, document;
    size_t start, stop;
    Text text;
    int64_t made_at;
    Id made_by;
} RemarkRow;

typedef LIST(RemarkRow) RemarkRows;

Problem remark_add(const Vault *vault, const RemarkRow *remark);
Problem remarks_load(const Vault *vault, Id document, RemarkRows *out); /* by id */

#endif
