/* document_accept.c - `halfsky document accept`: a document taken as a whole. */
#include "cli/documents.h"
#include "cli/given.h"
#include "work/review.h"

enum { ACCEPT_ALL, ACCEPT_REVISION, ACCEPT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ACCEPT_ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "先采纳所有没有疑问的数据点",
                     "first accept all facts that nothing speaks against" },
    [ACCEPT_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 1, 1000000000, "所依据的修订号，别人改过就不写入",
                          "the revision it is based on; refused when somebody changed it since" },
    [ACCEPT_OPTIONS] = { 0 },
};

const Command document_accept_command = {
    .name = "document accept",
    .usage = "document accept DOCUMENT [--all] [--revision N]",
    .zh = "验收一份材料",
    .en = "accept a document as a whole",
    .details_zh = "要求的数据点都审定，A 类疑点都改正、B 和 C "
                  "类都改正或说明之后才能验收。验收后，前几版留在数格里的数作废。\n",
    .details_en =
        "Every fact that is asked for must have been decided, findings of class A mended, of B and C mended or\n"
        "explained. What earlier versions had in the grid is void from then on.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    SeenDocument document = { .revision = (int)values[ACCEPT_REVISION].number };
    bool zh = session->language == LANGUAGE_ZH;
    FactsAccepted accepted = { 0 };
    Buffer out = { 0 };
    int status = 0;
    Problem wrong = given_words(&document_accept_command, count, 1);

    if (!wrong.code)
        wrong = document_given(operands[0], &document.id);
    if (!wrong.code && values[ACCEPT_ALL].given) {
        wrong = facts_accept(session->work, document.id, &accepted);
        buffer_format(&out, zh ? "采纳了 %zu 个数据点。\n" : "%zu facts accepted.\n", accepted.accepted);
        if (!wrong.code)
            status = session_print(session, buffer_text(&out));
    }
    if (!wrong.code)
        wrong = document_accept(session->work, document);
    buffer_free(&out);
    return wrong.code ? session_complain(session, wrong) : status;
}
