/* figure.c - `halfsky figure settle|unsettle`: what is to hold, whatever the sources say. */
#include "cli/columns.h"
#include "cli/given.h"
#include "cli/grid.h"
#include "work/figures.h"

enum { SETTLE_REASON = GRID_SHARED, SETTLE_OPTIONS };

static int run_settle(const Session *session, const OptionValue *values, char **operands, int count);
static int run_unsettle(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { GRID_OPTIONS, [GRID_SHARED] = { 0 } };

static const Option settle_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [SETTLE_REASON] = { "reason", 0, OPTION_TEXT, "WORDS", 0, 0, "理由（必写）", "why (needed)" },
    [SETTLE_OPTIONS] = { 0 },
};

const Command figure_settle_command = {
    .name = "figure settle",
    .usage = "figure settle MEASURE PERIOD VALUE --reason WORDS [--of AGENCY]",
    .zh = "裁定一个数，写明理由",
    .en = "make a value hold, with a reason",
    .details_zh = "裁定的数排在所有来源之前，直到 figure unsettle。VALUE 如 1234、98.3、约100、空。\n",
    .details_en =
        "It stands before all sources until \"figure unsettle\". VALUE is written as 1234, 98.3, 约100, 空.\n",
    .options = settle_options,
    .most_operands = 3,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_settle,
};

const Command figure_unsettle_command = {
    .name = "figure unsettle",
    .usage = "figure unsettle MEASURE PERIOD [--of AGENCY]",
    .zh = "收回裁定",
    .en = "take a settlement back",
    .details_zh = "又按来源的次序取数；裁定过的留底。\n",
    .details_en = "The sources count again; what was settled is kept.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_unsettle,
};

/* The cell that counts now: what somebody who settles has before their eyes. */
static Problem counting(const Session *session, GridPlace place, uint32_t slot, const Cell **out)
{
    Trace *trace;

    TRY(grid_trace(session->work, place, slot, 0, &trace));
    *out = trace->found.cell;
    return OK;
}

static Problem settle(const Session *session, const OptionValue *values, char **operands, int count)
{
    Settlement settlement = { .reason =
                                  values[SETTLE_REASON].given ? text_of(values[SETTLE_REASON].text) : TEXT("") };
    const Cell *now;
    GridPlace place;
    Id cell;

    TRY(given_words(&figure_settle_command, count, 3));
    if (!figure_read(text_of(operands[2]), &settlement.value))
        return problem(PROBLEM_CELL_WRONG, text_of(operands[2]), TEXT("1234 98.3 约100"), TEXT(""));
    TRY(grid_place_of(session, values, operands[1], &place));
    TRY(cells_slot(session->work, text_of(operands[0]), TEXT(""), TEXT(""), &settlement.slot));
    TRY(counting(session, place, settlement.slot, &now));
    settlement.spot = place.spot;
    settlement.extent = place.extent;
    settlement.instead = now ? now->id : 0;
    return figure_settle(session->work, &settlement, &cell);
}

static Problem unsettle(const Session *session, const OptionValue *values, char **operands, int count)
{
    const Cell *now;
    GridPlace place;
    uint32_t slot;

    TRY(given_words(&figure_unsettle_command, count, 2));
    TRY(grid_place_of(session, values, operands[1], &place));
    TRY(grid_slot(session->work, text_of(operands[0]), &slot));
    TRY(counting(session, place, slot, &now));
    if (!now || !now->settled)
        return problem(PROBLEM_NOT_SETTLED, TEXT(""), TEXT(""), TEXT(""));
    return figure_unsettle(session->work, now->id);
}

/* Both end in the figure as it is then. */
static int run_settle(const Session *session, const OptionValue *values, char **operands, int count)
{
    Problem wrong = settle(session, values, operands, count);

    return wrong.code ? session_complain(session, wrong) : grid_compare_command.run(session, values, operands, 2);
}

static int run_unsettle(const Session *session, const OptionValue *values, char **operands, int count)
{
    Problem wrong = unsettle(session, values, operands, count);

    return wrong.code ? session_complain(session, wrong) : grid_compare_command.run(session, values, operands, 2);
}
