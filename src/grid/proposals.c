/* proposals.c - what the grid proposes and never does by itself. */
#include "grid/proposals.h"

static Date day_of(const Cell *cell);
static bool same_total(const Cell *a, const Cell *b);
static const Cell *total_before(Cells cells, const Cell *later);
static bool may_be_joint(const Cell *cell, Slots slots);
static bool has_partner(const JointProposals *proposals, const Cell *cell);

void propose_differences(Arena *arena, Cells cells, DifferenceProposals *out)
{
    for (size_t i = 0; i < cells.count; i++) {
        const Cell *later = &cells.items[i], *earlier;
        DifferenceProposal proposal = { .later = later };

        if (!later->running || later->voided || !value_is_given(later->value))
            continue;
        earlier = total_before(cells, later);
        if (!earlier || value_compare(earlier->value, later->value) > 0)
            continue;
        Date first = date_from_days(date_to_days(day_of(earlier)) + 1);
        proposal.earlier = earlier;
        proposal.period = period_window(period_day(first), period_day(day_of(later)));
        proposal.value = value_subtract(later->value, earlier->value);
        *LIST_ADD(arena, out) = proposal;
    }
}

void propose_joint(Arena *arena, Cells cells, const Text *places, Slots slots, JointProposals *out)
{
    for (size_t i = 0; i < cells.count; i++) {
        const Cell *host = &cells.items[i];
        if (!may_be_joint(host, slots) || places[i].len == 0 || has_partner(out, host))
            continue;
        for (size_t k = 0; k < cells.count; k++) {
            const Cell *partner = &cells.items[k];
            if (partner->id > host->id && may_be_joint(partner, slots) && text_equal(places[i], places[k])
                && partner->slot == host->slot && partner->subject != host->subject
                && period_equal(partner->period, host->period) && value_equal(partner->value, host->value)
                && !has_partner(out, partner))
                *LIST_ADD(arena, out) = (JointProposal){ host, partner };
        }
    }
}

static Date day_of(const Cell *cell)
{
    return date_valid(cell->as_of) ? cell->as_of : cell->period.last;
}

static bool same_total(const Cell *a, const Cell *b)
{
    return a->slot == b->slot && a->subject == b->subject && a->extent == b->extent && a->source == b->source
           && a->by == b->by;
}

/* The nearest running total of the same before it; of several on one day the one given last. */
static const Cell *total_before(Cells cells, const Cell *later)
{
    const Cell *found = NULL;

    for (size_t i = 0; i < cells.count; i++) {
        const Cell *cell = &cells.items[i];
        if (!cell->running || cell->voided || !value_is_given(cell->value) || !same_total(cell, later)
            || date_compare(day_of(cell), day_of(later)) >= 0)
            continue;
        int order = found ? date_compare(day_of(cell), day_of(found)) : 1;
        if (order > 0 || (order == 0 && cell->id > found->id))
            found = cell;
    }
    return found;
}

static bool may_be_joint(const Cell *cell, Slots slots)
{
    const Slot *slot = slot_find(slots, cell->slot);

    return slot && slot->nature == NATURE_ACTIVITY && !cell->voided && !cell->joint && !cell->running
           && cell->extent != EXTENT_STAFF && cell->period.kind == PERIOD_DAY && value_is_given(cell->value)
           && value_compare(cell->value, value_number(decimal_int(0))) > 0;
}

static bool has_partner(const JointProposals *proposals, const Cell *cell)
{
    for (size_t i = 0; i < proposals->count; i++) {
        if (proposals->items[i].partner == cell)
            return true;
    }
    return false;
}
