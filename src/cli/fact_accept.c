/* fact_accept.c - `halfsky fact accept`: figures of a document into the grid. */
#include "cli/documents.h"
#include "cli/given.h"

enum { ACCEPT_REVISION, ACCEPT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ACCEPT_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 0, 1000000000,
                          "所依据的审定次数，没有审定过为 0；别人审定过就不写入",
                          "how many decisions it is based on, 0 for none; refused when there was another since" },
    [ACCEPT_OPTIONS] = { 0 },
};

const Command fact_accept_command = {
    .name = "fact accept",
    .usage = "fact accept DOCUMENT PLACE...|all [--revision N]",
    .zh = "采纳数据点，写入数格",
    .en = "accept facts into the grid",
    .details_zh =
        "PLACE 是 fact list 列出的位置，如 120-126。all 采纳所有没有疑问的：不缺时期和单位，也没有互相矛盾的。\n",
    .details_en = "PLACE is a place of \"fact list\", as 120-126. all: those that lack nothing and do not "
                  "contradict each other.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int accept_all(const Session *session, Id document)
{
    bool zh = session->language == LANGUAGE_ZH;
    FactsAccepted accepted;
    Buffer out = { 0 };
    int status;

    Problem wrong = facts_accept(session->work, document, &accepted);
    if (wrong.code)
        return session_complain(session, wrong);
    buffer_format(&out,
                  zh ? "采纳了 %zu 个数据点，%zu 个留待逐个审定。\n"
                     : "%zu facts accepted, %zu left to be decided one by one.\n",
                  accepted.accepted, accepted.left);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    FactAnchor anchor;
    Id document, cell;
    Problem wrong = given_words(&fact_accept_command, count, 2);

    if (!wrong.code)
        wrong = document_given(operands[0], &document);
    if (wrong.code)
        return session_complain(session, wrong);
    if (text_equal(text_of(operands[1]), TEXT("all")))
        return accept_all(session, document);
    for (int i = 1; i < count && !wrong.code; i++) {
        wrong = fact_given(session, document, operands[i], &anchor);
        if (values[ACCEPT_REVISION].given)
            anchor.based_on = (int)values[ACCEPT_REVISION].number;
        if (!wrong.code)
            wrong = fact_accept(session->work, anchor, &cell);
    }
    return wrong.code ? session_complain(session, wrong) : 0;
}
