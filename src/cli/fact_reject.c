/* fact_reject.c - `halfsky fact reject`: figures of a document that are not taken. */
#include "cli/documents.h"
#include "cli/given.h"

enum { REJECT_NOTE, REJECT_REVISION, REJECT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [REJECT_NOTE] = { "note", 0, OPTION_TEXT, "TEXT", 0, 0, "为什么不采纳", "why" },
    [REJECT_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 0, 1000000000,
                          "所依据的审定次数，没有审定过为 0；别人审定过就不写入",
                          "how many decisions it is based on, 0 for none; refused when there was another since" },
    [REJECT_OPTIONS] = { 0 },
};

const Command fact_reject_command = {
    .name = "fact reject",
    .usage = "fact reject DOCUMENT PLACE... [--note TEXT] [--revision N]",
    .zh = "不采纳数据点；已采纳的退出数格",
    .en = "reject facts; those accepted leave the grid",
    .details_zh = "PLACE 是 fact list 列出的位置。\n",
    .details_en = "PLACE is a place of \"fact list\".\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Text note = values[REJECT_NOTE].given ? text_of(values[REJECT_NOTE].text) : TEXT("");
    FactAnchor anchor;
    Id document;
    Problem wrong = given_words(&fact_reject_command, count, 2);

    if (!wrong.code)
        wrong = document_given(operands[0], &document);
    for (int i = 1; i < count && !wrong.code; i++) {
        wrong = fact_given(session, document, operands[i], &anchor);
        if (values[REJECT_REVISION].given)
            anchor.based_on = (int)values[REJECT_REVISION].number;
        if (!wrong.code)
            wrong = fact_reject(session->work, anchor, note);
    }
    return wrong.code ? session_complain(session, wrong) : 0;
}
