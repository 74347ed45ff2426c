/* cell.c - which cell counts. */
#include "model/cell.h"

Standing cell_standing(const Cell *cell, const Slot *slot)
{
    if (cell->voided)
        return STANDING_VOIDED;
    if (cell->settled)
        return STANDING_COUNTS;
    if (cell->partner)
        return STANDING_ATTACHED;
    if (cell->running && slot->over_time != OVER_STOCK && slot->over_time != OVER_LAST)
        return STANDING_RUNNING;
    return STANDING_COUNTS;
}

bool cell_precedes(const Cell *a, const Cell *b, const Slot *slot)
{
    if (a->settled != b->settled)
        return a->settled;
    if (!a->settled) {
        bool blank_a = a->value.state == VALUE_BLANK, blank_b = b->value.state == VALUE_BLANK;
        if (blank_a != blank_b)
            return blank_b;
        int rank_a = slot_rank(slot, a->source, a->complete), rank_b = slot_rank(slot, b->source, b->complete);
        if (rank_a != rank_b)
            return rank_a < rank_b;
        bool dated_a = date_valid(a->as_of), dated_b = date_valid(b->as_of);
        if (dated_a != dated_b)
            return dated_a;
        if (dated_a && date_compare(a->as_of, b->as_of))
            return date_compare(a->as_of, b->as_of) > 0;
    }
    return a->id > b->id;
}

const char *standing_word(Standing standing)
{
    static const char *const words[] = { "counts", "outranked", "blank", "running", "attached", "voided" };
    return words[standing];
}
