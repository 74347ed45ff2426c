/* grid_show.c - `halfsky grid show`: all figures of an agency in a period. */
#include "cli/columns.h"
#include "cli/grid.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [GRID_SHARED] = { 0 },
};

const Command grid_show_command = {
    .name = "grid show",
    .usage = "grid show PERIOD [--of AGENCY]",
    .zh = "一个单位一个时期的全部数",
    .en = "all figures of an agency in a period",
    .details_zh = "每个计量项一行：数值，是上报还是汇总（几个下级里有几个给了数），来源，谁报的，截止哪天。\n"
                  "PERIOD 写 2024、2024-S1、2024-Q3、2024-06 或 2024-01..2024-10。\n",
    .details_en = "One line for each measure: its value, whether it was stated or summed (of how many below), the\n"
                  "source, who said it, and as of when. PERIOD is 2024, 2024-S1, 2024-Q3, 2024-06 or a window\n"
                  "like 2024-01..2024-10.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    GridDashboard dashboard = { 0 };
    Buffer out = { 0 };
    GridPlace place;
    Tree tree;
    int status;

    if (count == 0)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(grid_show_command.usage), TEXT(""), TEXT("")));
    Problem wrong = grid_place_of(session, values, operands[0], &place);
    if (!wrong.code)
        wrong = grid_dashboard(session->work, place, &dashboard);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < dashboard.count; i++) {
        const Slot *slot = slot_find(dashboard.slots, dashboard.rows[i].slot);

        columns_left(&out, slot->measure, 34);
        columns_left(&out, grid_measure_name(session, slot), 30);
        grid_describe(session, &tree, &dashboard.rows[i].now, &out);
        buffer_add_char(&out, '\n');
    }
    if (!dashboard.count)
        console_say(session->console, session->language == LANGUAGE_ZH
                                          ? TEXT("这个时期还没有数。")
                                          : TEXT("there are no figures of this period yet."));
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
