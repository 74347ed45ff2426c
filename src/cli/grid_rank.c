/* grid_rank.c - `halfsky grid rank`: one measure of all that stand below an agency. */
#include "cli/columns.h"
#include "cli/grid.h"

enum { RANK_SMALLEST = GRID_SHARED, RANK_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    GRID_OPTIONS,
    [RANK_SMALLEST] = { "smallest", 0, OPTION_FLAG, NULL, 0, 0, "从小到大", "the smallest first" },
    [RANK_OPTIONS] = { 0 },
};

const Command grid_rank_command = {
    .name = "grid rank",
    .usage = "grid rank MEASURE PERIOD [--of AGENCY]",
    .zh = "下级单位按一个计量项排序",
    .en = "those below an agency by one measure",
    .details_zh = "没有给数的排在最后，不当作零。\n",
    .details_en = "Those that gave nothing come last and are no zeros.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    RankingRow *rows = NULL;
    size_t row_count = 0;
    Buffer out = { 0 };
    GridPlace place;
    uint32_t slot;
    Tree tree;
    int status;

    if (count < 2)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(grid_rank_command.usage), TEXT(""), TEXT("")));
    Problem wrong = grid_place_of(session, values, operands[1], &place);
    if (!wrong.code)
        wrong = grid_slot(session->work, text_of(operands[0]), &slot);
    if (!wrong.code)
        wrong = grid_ranking(session->work, place, slot, values[RANK_SMALLEST].given, &rows, &row_count);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < row_count; i++) {
        if (rows[i].rank)
            buffer_format(&out, "%4d  ", rows[i].rank);
        else
            buffer_add(&out, TEXT("   –  "));
        columns_left(&out, tree_name(&tree, rows[i].agency, place.spot.period.last), 32);
        grid_describe(session, &tree, &rows[i].now, &out);
        buffer_add_char(&out, '\n');
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
