/* table_source.c - where a figure in somebody else's table comes from. */
#include "work/table_source.h"

#include "base/buffer.h"
#include "grid/trace.h"
#include "work/grid_views.h"
#include "work/measures.h"

enum { IDS_SHOWN = 6, TRACE_DEPTH = 3 };

static void how_words(const Resolved *found, bool zh, Buffer *out);
static void ids_gather(const Trace *trace, Id ids[IDS_SHOWN], size_t *count);

Problem table_source(Work *work, Grid *grid, const Tree *tree, const Slot *slot, Spot spot, Language language,
                     FillCell *cell)
{
    const Resolved *found = &cell->found;
    bool zh = language == LANGUAGE_ZH;
    char words[VALUE_TEXT_MAX], period[PERIOD_TEXT_MAX];
    Id ids[IDS_SHOWN];
    size_t count = 0;
    Buffer out = { 0 };
    OriginWords origin = { 0 };
    Trace *trace;

    TRY(trace_value(grid, work->arena, spot, slot->number, cell->ask.extent, TRACE_DEPTH, false, &trace));
    if (trace->found.cell)
        TRY(cell_origin_words(work, trace->found.cell, language, &origin));
    ids_gather(trace, ids, &count);
    Text name = measure_words(work, slot->measure, language);
    Text unit = measure_unit(work, slot->measure);
    period_write(spot.period, period);
    buffer_format(&out, "%.*s%s%.*s %s %.*s: ", TEXT_ARG(name), cell->ask.category.len ? "·" : "",
                  TEXT_ARG(cell->ask.category), period, TEXT_ARG(tree_name(tree, spot.agency, spot.period.last)));
    buffer_format(&out, "%.*s %.*s\n", (int)value_write(found->value, language, words), words, TEXT_ARG(unit));
    how_words(found, zh, &out);
    if (found->by)
        buffer_format(&out, zh ? "，%.*s" : ", %.*s", TEXT_ARG(tree_name(tree, found->by, work->today)));
    if (date_write(found->as_of, words))
        buffer_format(&out, zh ? "，截止 %s" : ", as of %s", words);
    if (origin.words.len)
        buffer_format(&out, zh ? "，%.*s" : ", %.*s", TEXT_ARG(origin.words));
    if (found->value.state == VALUE_INTERVAL)
        buffer_add(&out, zh ? TEXT("\n不是准确数") : TEXT("\nnot an exact figure"));
    if (found->flags & (RESOLVED_DIFFERS | RESOLVED_CONTESTED | RESOLVED_DIFFERS_TIME))
        buffer_add(&out, zh ? TEXT("\n与其他来源不一致") : TEXT("\nother sources disagree"));
    buffer_add(&out, zh ? TEXT("\n溯源") : TEXT("\ntrace"));
    for (size_t i = 0; i < count && i < IDS_SHOWN; i++) {
        char id[ID_TEXT_MAX];
        buffer_format(&out, " %.*s", (int)id_write(ids[i], id), id);
    }
    if (count > IDS_SHOWN)
        buffer_format(&out, zh ? " 等 %zu 个" : " of %zu", count);
    cell->comment = arena_text(work->arena, buffer_text(&out));
    buffer_free(&out);
    return OK;
}

static void how_words(const Resolved *found, bool zh, Buffer *out)
{
    static const char *const sources[][2] = {
        { "", "" }, { "自述", "claim" }, { "台账数", "record" }, { "填报数", "return" }, { "核定数", "certified" },
    };
    static const char *const hows[][2] = {
        [HOW_NONE] = { "", "" },
        [HOW_SETTLED] = { "核定", "settled" },
        [HOW_STATED] = { "上报", "stated" },
        [HOW_SUMMED] = { "汇总", "summed" },
        [HOW_PERIODS] = { "分期合计", "from its periods" },
    };

    buffer_add(out, text_of(hows[found->how][!zh]));
    if (found->due)
        buffer_format(out, " %d/%d", found->have, found->due);
    if (found->flags & RESOLVED_INCOMPLETE)
        buffer_add(out, zh ? TEXT(" 不全") : TEXT(" incomplete"));
    if (found->source != SOURCE_NONE)
        buffer_format(out, zh ? "，%s" : ", %s", sources[found->source][!zh]);
}

/* The cells that count; all are counted, the first few kept. */
static void ids_gather(const Trace *trace, Id ids[IDS_SHOWN], size_t *count)
{
    if (trace->found.cell) {
        if (*count < IDS_SHOWN)
            ids[*count] = trace->found.cell->id;
        ++*count;
        return;
    }
    for (size_t i = 0; i < trace->part_count; i++)
        ids_gather(trace->parts[i], ids, count);
}
