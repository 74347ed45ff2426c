/* document_return.c - `halfsky document return`: a document sent back with remarks. */
#include "cli/documents.h"
#include "cli/given.h"
#include "work/review.h"

enum { RETURN_AT, RETURN_REVISION, RETURN_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [RETURN_AT] = { "at", 0, OPTION_TEXT, "PLACE", 0, 0, "意见针对的数据点（fact list 列出的位置）",
                    "the fact that the remark is on (a place of \"fact list\")" },
    [RETURN_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 1, 1000000000, "所依据的修订号，别人改过就不写入",
                          "the revision it is based on; refused when somebody changed it since" },
    [RETURN_OPTIONS] = { 0 },
};

const Command document_return_command = {
    .name = "document return",
    .usage = "document return DOCUMENT REMARK... [--at PLACE] [--revision N]",
    .zh = "退回材料并写明意见",
    .en = "send a document back with remarks",
    .details_zh = "每个 REMARK 是一条意见。任务里该单位变为“退回”。\n",
    .details_en = "Each REMARK is a remark of its own. The agency's answer to the call is returned, too.\n",
    .options = options,
    .most_operands = -1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    SeenDocument document = { .revision = (int)values[RETURN_REVISION].number };
    LIST(Remark) remarks = { 0 };
    FactAnchor at = { 0 };
    Problem wrong = given_words(&document_return_command, count, 2);

    if (!wrong.code)
        wrong = document_given(operands[0], &document.id);
    if (!wrong.code && values[RETURN_AT].given)
        wrong = fact_given(session, document.id, values[RETURN_AT].text, &at);
    for (int i = 1; i < count; i++)
        LIST_PUSH(session->work->arena, &remarks, (Remark){ at.start, at.stop, text_of(operands[i]) });
    if (!wrong.code)
        wrong = document_return(session->work, document, remarks.items, remarks.count);
    return wrong.code ? session_complain(session, wrong) : 0;
}
