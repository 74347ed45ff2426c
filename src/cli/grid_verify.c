/* grid_verify.c - `halfsky grid verify`: all that was summed, summed again. */
#include "cli/grid.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command grid_verify_command = {
    .name = "grid verify",
    .usage = "grid verify",
    .zh = "重算所有汇总数并核对",
    .en = "sum all again and compare",
    .details_zh = "有不一致时说明是哪个单位、哪个时期，退出码 1。halfsky rebuild 可以重新生成。\n",
    .details_en =
        "Says which agency and period differ, with exit status 1; \"halfsky rebuild\" makes them again.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    static const char *const kinds[] = { "missing", "surplus", "broken", "parent", "value", "persons" };
    bool zh = session->language == LANGUAGE_ZH;
    Buffer out = { 0 };
    Flaws flaws = { 0 };
    size_t checked;
    Tree tree;
    int status;

    (void)values;
    (void)operands;
    (void)count;
    Problem wrong = work_tree(session->work, &tree);
    if (!wrong.code)
        wrong = grid_check(session->work, &flaws, &checked);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < flaws.count; i++) {
        const Flaw *flaw = &flaws.items[i];
        char period[PERIOD_TEXT_MAX];

        period_write(flaw->spot.period, period);
        buffer_format(&out, "%s  %s  ", kinds[flaw->kind], period);
        buffer_add(&out, tree_name(&tree, flaw->spot.agency, flaw->spot.period.last));
        buffer_add_char(&out, '\n');
    }
    buffer_format(&out, zh ? "核对了 %zu 张汇总表，%zu 处不一致。\n" : "%zu sheets checked, %zu flawed.\n", checked,
                  flaws.count);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status ? status : flaws.count > 0;
}
