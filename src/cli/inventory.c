/* inventory.c - what is asked twice, for people. */
#include "cli/inventory.h"

#include "cli/columns.h"
#include "cli/documents.h"
#include "cli/grid.h"

#include <stdio.h>

enum { AGENCY_WIDTH = 26, COUNT_WIDTH = 8, WARNED_MOST = 12 };

/* A writer's surroundings. */
typedef struct {
    const Session *session;
    const Tree *tree;
    const Inventory *inventory;
    Buffer *out;
    bool zh;
} Telling;

static void tell_counts(const Telling *telling);
static void tell_figure(const Telling *telling, size_t from, size_t to);

static size_t figure_end(const Inventory *inventory, size_t from)
{
    size_t to = from + 1;

    while (to < inventory->rows.count && !inventory->rows.items[to].opens_figure)
        to++;
    return to;
}

/* Whether there is anything to say of a figure but that it is asked once. */
static bool is_telling(const Inventory *inventory, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (inventory->rows.items[i].answer.verdict != ASKED_ONCE || inventory->rows.items[i].variant)
            return true;
    return false;
}

void inventory_text(const Session *session, const Tree *tree, const Inventory *inventory, Buffer *out)
{
    Telling telling = { session, tree, inventory, out, session->language == LANGUAGE_ZH };
    const AskedCount *total = &inventory->counts.total;
    char period[PERIOD_TEXT_MAX];
    size_t end;

    period_write(inventory->window, period);
    buffer_format(out,
                  telling.zh
                      ? "%s：任务 %zu 个，单位 %zu 家。要填 %zu 处；同一件事只问一次，要填 %zu 处，少 %zu "
                        "处：重复 %zu，已有 %zu，可算 %zu\n"
                      : "%s: %zu calls, %zu agencies. %zu places to be filled; asked once, %zu, which is %zu "
                        "less: again %zu, known %zu, follows %zu\n",
                  period, inventory->calls, inventory->counts.agencies.count, total->before,
                  total->verdicts[ASKED_ONCE], total->before - total->verdicts[ASKED_ONCE],
                  total->verdicts[ASKED_AGAIN], total->verdicts[ASKED_KNOWN], total->verdicts[ASKED_FOLLOWS]);
    tell_counts(&telling);
    for (size_t from = 0; from < inventory->rows.count; from = end) {
        end = figure_end(inventory, from);
        if (is_telling(inventory, from, end))
            tell_figure(&telling, from, end);
    }
}

static void tell_counts(const Telling *telling)
{
    static const char *const heads[][2] = {
        { "现在", "now" }, { "问一次", "once" }, { "重复", "again" }, { "已有", "known" }, { "可算", "follows" }
    };
    Buffer *out = telling->out;

    columns_left(out, telling->zh ? TEXT("单位") : TEXT("agency"), AGENCY_WIDTH);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        columns_right(out, text_of(heads[i][!telling->zh]), COUNT_WIDTH);
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < telling->inventory->counts.agencies.count; i++) {
        const AskedCount *row = &telling->inventory->counts.agencies.items[i];
        const size_t numbers[] = { row->before, row->verdicts[ASKED_ONCE], row->verdicts[ASKED_AGAIN],
                                   row->verdicts[ASKED_KNOWN], row->verdicts[ASKED_FOLLOWS] };

        columns_left(out, agency_shown(telling->session, telling->tree, row->agency), AGENCY_WIDTH);
        for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) {
            char number[24];
            int length = snprintf(number, sizeof number, "%zu", numbers[n]);
            columns_right(out, (Text){ number, (size_t)length }, COUNT_WIDTH);
        }
        buffer_add_char(out, '\n');
    }
}

/* 走访慰问户数 · 分类 · 教育局口径  2026  all */
static void tell_head(const Telling *telling, const AskedPlace *place)
{
    const Slot *slot = place->slot;
    Buffer *out = telling->out;

    buffer_add(out, grid_measure_name(telling->session, slot));
    if (slot->category.len)
        buffer_format(out, " · %.*s", TEXT_ARG(slot->category));
    if (slot->issuer.len)
        buffer_format(out, telling->zh ? "（%.*s口径）" : " (as defined by %.*s)", TEXT_ARG(slot->issuer));
    buffer_format(out, " [%.*s]  ", TEXT_ARG(slot->measure));
    period_shown(place->period, out);
    if (place->extent != EXTENT_ALL)
        buffer_format(out, "  %.*s", TEXT_ARG(extent_shown(place->extent, telling->session->language)));
}

/* 任务《2026年年报》 报表第 3 行（妇儿工委办） */
static void tell_source(const Telling *telling, const InventorySource *from)
{
    Buffer *out = telling->out;

    buffer_format(out, telling->zh ? "任务《%.*s》" : "call \"%.*s\"", TEXT_ARG(from->call->title));
    if (!from->form) {
        buffer_add(out, telling->zh ? TEXT(" 材料") : TEXT(" document"));
        return;
    }
    buffer_format(out, telling->zh ? " 报表第 %d 行" : " form, line %d", from->item->place);
    if (from->form->issuer.len)
        buffer_format(out, telling->zh ? "（制定机关 %.*s）" : " (issued by %.*s)", TEXT_ARG(from->form->issuer));
}

static bool same_source(const InventorySource *a, const InventorySource *b)
{
    return a->call == b->call && a->item == b->item;
}

static void tell_verdicts(const Telling *telling, const size_t *verdicts)
{
    static const char *const words[ASKED_VERDICTS][2] = {
        { "要填", "once" }, { "重复", "again" }, { "可算", "follows" }, { "已有", "known" }
    };

    for (int v = 0; v < ASKED_VERDICTS; v++)
        if (verdicts[v])
            buffer_format(telling->out, "  %s %zu", words[v][!telling->zh], verdicts[v]);
}

/* 任务《…》 报表第 3 行  12 家  重复 12 */
static void tell_asker(const Telling *telling, size_t from, size_t to)
{
    const InventoryRow *rows = telling->inventory->rows.items;
    size_t verdicts[ASKED_VERDICTS] = { 0 };

    for (size_t i = from; i < to; i++)
        verdicts[rows[i].answer.verdict]++;
    buffer_add(telling->out, TEXT("    "));
    tell_source(telling, &rows[from].from);
    if (to - from == 1) {
        buffer_add(telling->out, TEXT("  "));
        buffer_add(telling->out, agency_shown(telling->session, telling->tree, rows[from].place->agency));
    } else {
        buffer_format(telling->out, telling->zh ? "  %zu 家" : "  %zu agencies", to - from);
    }
    tell_verdicts(telling, verdicts);
    buffer_add_char(telling->out, '\n');
}

/* 已有：自述、台账 ; another definition */
static void tell_known(const Telling *telling, size_t from, size_t to)
{
    const InventoryRow *rows = telling->inventory->rows.items;
    size_t sources[SOURCE_COUNT] = { 0 }, sums = 0;
    Buffer *out = telling->out;

    for (size_t i = from; i < to; i++)
        if (rows[i].answer.verdict == ASKED_KNOWN) {
            sums += !rows[i].known;
            if (rows[i].known)
                sources[rows[i].known->source]++;
        }
    for (Source source = SOURCE_CLAIM; source < SOURCE_COUNT; source++)
        if (sources[source])
            buffer_format(out, telling->zh ? "    数格里已有：%.*s %zu\n" : "    in the grid: %.*s %zu\n",
                          TEXT_ARG(source_shown(source, telling->session->language)), sources[source]);
    if (sums)
        buffer_format(
            out, telling->zh ? "    数格里已有：由别的数合成 %zu\n" : "    in the grid: reckoned from others %zu\n",
            sums);
    if (rows[from].variant)
        buffer_format(out,
                      telling->zh ? "    另有 %.*s 口径也在问，口径不同，不算同一件事\n"
                                  : "    also asked as defined by %.*s, which is not the same\n",
                      TEXT_ARG(rows[from].variant->issuer.len ? rows[from].variant->issuer
                               : telling->zh                  ? TEXT("本办")
                                                              : TEXT("the office")));
}

static void tell_figure(const Telling *telling, size_t from, size_t to)
{
    const InventoryRow *rows = telling->inventory->rows.items;
    size_t end;

    tell_head(telling, rows[from].place);
    buffer_add_char(telling->out, '\n');
    for (size_t i = from; i < to; i = end) {
        for (end = i + 1; end < to && same_source(&rows[i].from, &rows[end].from);)
            end++;
        tell_asker(telling, i, end);
    }
    tell_known(telling, from, to);
}

/* ---- of one call ---- */

/* The rows of `call` from `from` on that stand beside each other, with one source. */
static size_t own_end(const Inventory *inventory, size_t from, size_t to)
{
    size_t end = from + 1;

    while (end < to && same_source(&inventory->rows.items[from].from, &inventory->rows.items[end].from))
        end++;
    return end;
}

static void warn(const Telling *telling, size_t from, size_t to, size_t *said)
{
    const InventoryRow *rows = telling->inventory->rows.items;
    size_t verdicts[ASKED_VERDICTS] = { 0 };
    const InventoryRow *again = NULL;
    Buffer *out = telling->out;

    for (size_t i = from; i < to; i++) {
        verdicts[rows[i].answer.verdict]++;
        if (rows[i].answer.verdict == ASKED_AGAIN)
            again = &rows[rows[i].answer.as];
    }
    verdicts[ASKED_ONCE] = 0;
    if (!verdicts[ASKED_AGAIN] && !verdicts[ASKED_KNOWN] && !verdicts[ASKED_FOLLOWS])
        return;
    if ((*said)++ >= WARNED_MOST)
        return;
    buffer_add(out, telling->zh ? TEXT("注意：") : TEXT("note: "));
    tell_head(telling, rows[from].place);
    tell_verdicts(telling, verdicts);
    if (again && again->from.call->id == rows[from].from.call->id) {
        buffer_add(out, telling->zh ? TEXT("  同一个数，本任务问了几家")
                                    : TEXT("  one figure, asked of several agencies"));
    } else if (again) {
        buffer_add(out, telling->zh ? TEXT("  已在 ") : TEXT("  asked already by "));
        tell_source(telling, &again->from);
        if (telling->zh)
            buffer_add(out, TEXT(" 问过"));
    }
    buffer_add_char(out, '\n');
    if (verdicts[ASKED_KNOWN])
        tell_known(telling, from, to);
}

void inventory_warning(const Session *session, const Tree *tree, const Inventory *inventory, Id call, Buffer *out)
{
    Telling telling = { session, tree, inventory, out, session->language == LANGUAGE_ZH };
    size_t end, said = 0;

    for (size_t i = 0; i < inventory->rows.count; i = end) {
        end = own_end(inventory, i, figure_end(inventory, i));
        if (inventory->rows.items[i].from.call->id == call)
            warn(&telling, i, end, &said);
    }
    if (said > WARNED_MOST)
        buffer_format(out,
                      telling.zh ? "还有 %zu 项，见 halfsky call inventory\n"
                                 : "and %zu more: see \"halfsky call inventory\"\n",
                      said - WARNED_MOST);
}
