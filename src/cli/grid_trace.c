/* grid_trace.c - `halfsky grid trace`: where a figure comes from, down to what was said. */
#include "cli/columns.h"
#include "cli/grid.h"
#include "cli/place_words.h"

enum { TRACE_DEPTH = GRID_SHARED, TRACE_OPTIONS };
enum { QUOTE_WIDTH = 400 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [TRACE_DEPTH] = { "depth", 0, OPTION_NUMBER, "N", 0, 16, "往下几层（缺省 2）",
                      "how many steps down (default: 2)" },
    [TRACE_OPTIONS] = { 0 },
};

const Command grid_trace_command = {
    .name = "grid trace",
    .usage = "grid trace MEASURE PERIOD [--of AGENCY] [--depth N]",
    .zh = "一个数从哪里来，直到原文",
    .en = "where a figure comes from, down to the words",
    .details_zh = "先是算数的，再是并列的其他来源和它们的差；汇总的数往下列出各部分。每个来源写出依据。\n",
    .details_en =
        "What counts, then the other sources beside it with their differences; for a sum its parts. Each\n"
        "source names the paper or the words that it was taken from.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

typedef struct {
    const Session *session;
    const Tree *tree;
    Buffer *out;
    Problem wrong;
} Telling;

static void tell(Telling *telling, const Trace *trace, int depth);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    GridPlace place;
    uint32_t slot;
    Trace *trace;
    Tree tree;
    int status;

    if (count < 2)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(grid_trace_command.usage), TEXT(""), TEXT("")));
    Problem wrong = grid_place_of(session, values, operands[1], &place);
    if (!wrong.code)
        wrong = grid_slot(session->work, text_of(operands[0]), &slot);
    if (!wrong.code)
        wrong = grid_trace(session->work, place, slot,
                           values[TRACE_DEPTH].given ? (int)values[TRACE_DEPTH].number : 2, &trace);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    Telling telling = { session, &tree, &out, OK };
    tell(&telling, trace, 0);
    status =
        telling.wrong.code ? session_complain(session, telling.wrong) : session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static void indent(Buffer *out, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_add(out, TEXT("    "));
}

/* The sentence that the figure was read in, and where it stands. */
static void tell_quote(Telling *telling, const OriginWords *origin, int depth)
{
    bool zh = telling->session->language == LANGUAGE_ZH;

    indent(telling->out, depth);
    buffer_add(telling->out, TEXT("      "));
    text_place(origin->doc, origin->offset, telling->session->language, telling->out);
    buffer_add(telling->out, zh ? TEXT("：“") : TEXT(": \""));
    columns_last(telling->out, origin->quote, QUOTE_WIDTH);
    buffer_add(telling->out, zh ? TEXT("”") : TEXT("\""));
    if (origin->corrected)
        buffer_add(telling->out, zh ? TEXT("（已改正）") : TEXT(" (corrected)"));
    buffer_add_char(telling->out, '\n');
}

static void tell_cell(Telling *telling, const TraceCell *candidate, int depth)
{
    const Session *session = telling->session;
    const Cell *cell = candidate->cell;
    char id[ID_TEXT_MAX];
    char value[VALUE_TEXT_MAX];
    OriginWords origin = { 0 };

    indent(telling->out, depth);
    buffer_format(telling->out, "  %s ", candidate->standing == STANDING_COUNTS ? "✓" : "·");
    if (!cell->settled) {
        buffer_add(telling->out, source_shown(cell->source, session->language));
        buffer_add(telling->out, TEXT("  "));
    }
    buffer_add(telling->out, (Text){ value, value_write(cell->value, session->language, value) });
    if (!cell->settled) {
        buffer_add(telling->out, TEXT("  "));
        buffer_add(telling->out, tree_name(telling->tree, cell->by, session->work->today));
    }
    if (candidate->standing != STANDING_COUNTS)
        buffer_format(telling->out, "  [%.*s]", TEXT_ARG(standing_shown(candidate->standing, session->language)));
    Problem wrong = cell_origin_words(session->work, cell, session->language, &origin);
    if (wrong.code)
        telling->wrong = wrong;
    else if (origin.words.len) {
        buffer_add(telling->out, TEXT("  "));
        buffer_add(telling->out, origin.words);
    }
    buffer_add(telling->out, TEXT("  #"));
    buffer_add(telling->out, (Text){ id, id_write(cell->id, id) });
    buffer_add_char(telling->out, '\n');
    if (origin.doc)
        tell_quote(telling, &origin, depth);
}

static void tell(Telling *telling, const Trace *trace, int depth)
{
    char period[PERIOD_TEXT_MAX];

    indent(telling->out, depth);
    buffer_add(telling->out, tree_name(telling->tree, trace->spot.agency, trace->spot.period.last));
    buffer_add_char(telling->out, ' ');
    buffer_add(telling->out, (Text){ period, period_write(trace->spot.period, period) });
    buffer_add_char(telling->out, ' ');
    buffer_add(telling->out, extent_shown(trace->extent, telling->session->language));
    grid_describe(telling->session, telling->tree, &trace->found.resolved, telling->out);
    buffer_add_char(telling->out, '\n');
    for (size_t i = 0; i < trace->cell_count; i++)
        tell_cell(telling, &trace->cells[i], depth);
    for (size_t i = 0; i < trace->part_count; i++)
        tell(telling, trace->parts[i], depth + 1);
}
