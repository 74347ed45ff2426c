/* rebuild.c - `halfsky rebuild`: all that is derived, made again. */
#include "cli/command.h"
#include "work/rebuild.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command rebuild_command = {
    .name = "rebuild",
    .usage = "rebuild",
    .zh = "重新读核全部材料、重新汇总",
    .en = "read and check all documents again, sum all again",
    .details_zh = "换了词库或升级之后用。已采纳的数不变；读法有变的列为“读法有变”，由人决定。\n",
    .details_en =
        "After another catalog or a new version. Accepted figures do not move; where something else is read now,\n"
        "that is a proposal for people to decide on.\n",
    .options = options,
    .most_operands = 0,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    RebuildCounts counts;
    Buffer out = { 0 };
    int status;

    (void)values;
    (void)operands;
    (void)count;
    Problem wrong = data_rebuild(session->work, &counts);
    if (wrong.code)
        return session_complain(session, wrong);
    buffer_format(
        &out,
        zh ? "重读了 %zu 份材料：%zu 个数据点，%zu 处疑点，其中 %zu 个数据点读法有变；重新汇总 %zu 张表。\n"
           : "%zu documents read again: %zu facts, %zu findings, %zu facts are read differently now; %zu sheets "
             "summed.\n",
        counts.documents, counts.facts, counts.findings, counts.proposals, counts.sheets);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
