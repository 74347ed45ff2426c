/* finding_list.c - `halfsky finding list`: what checks found in a document, and what was said to it. */
#include "cli/documents.h"
#include "cli/findings.h"
#include "cli/given.h"

enum { LIST_OPEN, LIST_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LIST_OPEN] = { "open", 0, OPTION_FLAG, NULL, 0, 0, "只列待改正、待说明的",
                    "only those to be mended or explained" },
    [LIST_OPTIONS] = { 0 },
};

const Command finding_list_command = {
    .name = "finding list",
    .usage = "finding list DOCUMENT [--open]",
    .zh = "一份材料的疑点和对疑点的说明",
    .en = "the findings of a document, and what was said to them",
    .details_zh = "每个疑点一行：类别、位置和规则（供 finding explain "
                  "使用）、在文中何处、是否已说明、说的是什么；下一行是说明。\n"
                  "A 必须改正，B 改正或说明，C 核实并说明，D 是提示。\n",
    .details_en = "A line for each: class, place and rule (for finding explain), where it stands, whether it is "
                  "explained, what\n"
                  "is wrong; below it the explanation. A must be mended, B mended or explained, C verified and "
                  "explained, D is\n"
                  "a hint.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    OpenDocument document;
    FindingViews views;
    Buffer out = { 0 };
    int status;
    Id id;

    Problem wrong = given_words(&finding_list_command, count, 1);
    if (!wrong.code)
        wrong = document_given(operands[0], &id);
    if (!wrong.code)
        wrong = finding_list(session->work, id, &document, &views);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < views.count; i++)
        if (!values[LIST_OPEN].given || views.items[i].standing == FINDING_OPEN)
            finding_shown(session, &document, &views.items[i], true, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
