/* call_list.c - `halfsky call list`: which calls there are. */
#include "cli/calls.h"

enum { LIST_ALL, CALL_LIST_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LIST_ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "连已结束、已撤回的", "those closed and withdrawn too" },
    [CALL_LIST_OPTIONS] = { 0 },
};

const Command call_list_command = {
    .name = "call list",
    .usage = "call list [--all]",
    .zh = "列出报送任务",
    .en = "list the calls and how far they are",
    .details_zh = "每个任务一行，下面是各种状态的单位数。最新的在前；加 --all 连已结束、已撤回的一起列出。\n",
    .details_en =
        "A line for each call and one with counts of agencies by state, the newest first; with --all those closed\n"
        "and withdrawn too.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    Boards boards;
    int status;

    (void)operands;
    (void)count;
    Problem wrong = call_list(session->work, values[LIST_ALL].given, &boards);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < boards.count; i++) {
        call_describe(session, &boards.items[i].call, &out);
        buffer_add(&out, TEXT("    "));
        call_counts_describe(session, &boards.items[i].counts, &out);
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
