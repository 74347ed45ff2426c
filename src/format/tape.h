/* tape.h - what a builder is to be told later: notes and text boxes stand in the middle of the paragraph
 * that they come after. */
#ifndef HALFSKY_FORMAT_TAPE_H
#define HALFSKY_FORMAT_TAPE_H

#include "base/list.h"
#include "format/builder.h"

typedef enum {
    TAPE_ADD,
    TAPE_BREAK,
    TAPE_END,
    TAPE_TABLE,
    TAPE_ROW,
    TAPE_CELL,
    TAPE_CELL_ABOVE,
    TAPE_MARK,
    TAPE_END_TABLE,
} TapeVerb;

/* One call to the builder. */
typedef struct {
    TapeVerb verb;
    BlockKind kind;
    int first, second; /* level; columns and rows */
    Text words;
    size_t mark; /* of the cell that is open */
} TapeStep;

typedef LIST(TapeStep) Tape;

/* Tells `builder`, or writes on `tape` when it is not NULL; words are copied into `arena` then. */
void tape_step(Tape *tape, Arena *arena, DocBuilder *builder, TapeStep step);
void tape_play(const Tape *tape, DocBuilder *builder);

#endif
