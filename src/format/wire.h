/* wire.h - what the reader of a foreign format gives back, as bytes through a pipe.
 *
 * One message: a Doc, a Problem, the members of an archive, or a filled file. The process that wrote it has handled
 * hostile bytes and may be in their hands, so wire_read trusts nothing: what it accepts keeps every
 * promise of doc.h and problem.h, and writing that again gives the same bytes. */
#ifndef HALFSKY_FORMAT_WIRE_H
#define HALFSKY_FORMAT_WIRE_H

#include "base/buffer.h"
#include "base/doc.h"
#include "base/problem.h"

typedef enum { WIRE_DOC, WIRE_PROBLEM, WIRE_MEMBERS, WIRE_FILE } WireKind;

/* A file of an archive: its bytes, or why they cannot be had. */
typedef struct {
    Text name; /* with its folders: "inner/report.docx" */
    Problem problem;
    Text bytes;
} WireMember;

typedef struct {
    WireKind kind;
    Doc doc;
    Problem problem;
    LIST(WireMember) members;
    Text fates; /* of WIRE_FILE: a CellFate (fill.h) for each cell that was to be filled */
    Text file;
} WireMessage;

enum { WIRE_ENCODING_MAX = 64, WIRE_NAME_MAX = 4096 };

void wire_write(const WireMessage *message, Buffer *out);

/* Texts of `out` borrow from `bytes`, lists lie in `arena`. False when the bytes are not exactly one
 * sound message. */
bool wire_read(Text bytes, Arena *arena, WireMessage *out);

#endif
