#include "format/tape.h"

static void tell(DocBuilder *builder, const TapeStep *step)
{
    switch (step->verb) {
    case TAPE_ADD:
        builder_add(builder, step->words);
        break;
    case TAPE_BREAK:
        builder_break(builder);
        break;
    case TAPE_END:
        builder_end(builder, step->kind, step->first);
        break;
    case TAPE_TABLE:
        builder_table(builder, step->words);
        break;
    case TAPE_ROW:
        builder_row(builder);
        break;
    case TAPE_CELL:
        builder_cell(builder, step->first, step->second);
        break;
    case TAPE_CELL_ABOVE:
        builder_cell_above(builder, step->first);
        break;
    case TAPE_MARK:
        builder_mark(builder, step->mark);
        break;
    case TAPE_END_TABLE:
        builder_end_table(builder);
        break;
    }
}

void tape_step(Tape *tape, Arena *arena, DocBuilder *builder, TapeStep step)
{
    if (!tape) {
        tell(builder, &step);
        return;
    }
    step.words = arena_text(arena, step.words);
    LIST_PUSH(arena, tape, step);
}

void tape_play(const Tape *tape, DocBuilder *builder)
{
    for (size_t i = 0; i < tape->count; i++)
        tell(builder, &tape->items[i]);
}
