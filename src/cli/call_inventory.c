/* call_inventory.c - `halfsky call inventory`: all that calls ask, and what is asked twice (一表通). */
#include "cli/calls.h"
#include "cli/inventory.h"

enum { INVENTORY_FORMAT, INVENTORY_OUTPUT, INVENTORY_OPTIONS };
enum { FORMAT_TEXT, FORMAT_JSONL, FORMAT_CSV };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [INVENTORY_FORMAT] = { "format", 0, OPTION_CHOICE, "text|jsonl|csv", 0, 0, "输出的样式（缺省 text）",
                           "how to write it (default: text)" },
    [INVENTORY_OUTPUT] = { "output", 'o', OPTION_TEXT, "FILE", 0, 0, "写进文件", "write to a file" },
    [INVENTORY_OPTIONS] = { 0 },
};

const Command call_inventory_command = {
    .name = "call inventory",
    .usage = "call inventory PERIOD [--format text|jsonl|csv] [-o FILE]",
    .zh = "一表通：各任务一共问什么，哪些重复",
    .en = "all that calls ask in a time, and what is asked twice",
    .details_zh = "PERIOD 写 2026、2026-S1 "
                  "等；时段与之相交的任务都算，撤回的除外。每个单位现在要填几处，同一件事只问一次要填几处。\n"
                  "重复：别处已问同一单位（地区）、同一计量项、范围、时期；已有：数格里有，不必再问；可算：由已问或"
                  "已有的其他时期算得出。\n"
                  "口径不同的同名计量项并列，不算重复。csv、jsonl 每处一行。\n",
    .details_en =
        "PERIOD is 2026, 2026-S1 …; every call counts whose window meets it, but for those withdrawn. Told are "
        "the\n"
        "places that each agency has to fill, and how many they were if each thing were asked once. Again: "
        "another\n"
        "place asks the same subject, measure, extent and time. Known: it is in the grid. Follows: other times "
        "that\n"
        "are asked or known give it. Definitions of several issuers stand side by side and are not the same.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    static void (*const writers[])(const Session *, const Tree *, const Inventory *, Buffer *) = {
        [FORMAT_TEXT] = inventory_text, [FORMAT_JSONL] = inventory_jsonl, [FORMAT_CSV] = inventory_csv
    };
    Inventory inventory;
    Buffer out = { 0 };
    Problem wrong = OK;
    Period window;
    Tree tree;

    if (count == 0)
        return call_missing(session, &call_inventory_command);
    if (!period_read(text_of(operands[0]), &window))
        wrong = problem(PROBLEM_CELL_WRONG, text_of(operands[0]), TEXT("2026 2026-S1 2026-01..2026-10"), TEXT(""));
    if (!wrong.code)
        wrong = inventory_take(session->work, window, &inventory);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    writers[values[INVENTORY_FORMAT].number](session, &tree, &inventory, &out);
    int status = session_save(session, values[INVENTORY_OUTPUT].given ? values[INVENTORY_OUTPUT].text : NULL,
                              buffer_text(&out));
    buffer_free(&out);
    return status;
}
