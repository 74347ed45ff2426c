/* document_split.c - `halfsky document split`: one document that is two. */
#include "cli/documents.h"
#include "cli/given.h"
#include "work/review.h"

enum { SPLIT_AT, SPLIT_REVISION, SPLIT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SPLIT_AT] = { "at", 0, OPTION_TEXT, "LINE", 0, 0, "第二份材料第一行的开头，或行号",
                   "how the first line of the second one begins, or its number" },
    [SPLIT_REVISION] = { "revision", 0, OPTION_NUMBER, "N", 1, 1000000000, "所依据的修订号，别人改过就不写入",
                         "the revision it is based on; refused when somebody changed it since" },
    [SPLIT_OPTIONS] = { 0 },
};

const Command document_split_command = {
    .name = "document split",
    .usage = "document split DOCUMENT --at LINE [--revision N]",
    .zh = "把一个文件里没有分开的两份材料分开",
    .en = "cut a document in two where a file held two reports as one",
    .details_zh =
        "已有的采纳、说明和意见跟着原来的话走。两份各按自己的话认单位，认不出的用 document assign 指定。\n",
    .details_en =
        "What was decided goes with its words. Each part is given to the agency that its words name; where\n"
        "they do not tell, use \"document assign\".\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem split(const Session *session, const OptionValue *values, char **operands, int count,
                     SeenDocument *first, Id *second)
{
    *first = (SeenDocument){ .revision = (int)values[SPLIT_REVISION].number };
    TRY(given_words(&document_split_command, count, 1));
    if (!values[SPLIT_AT].given)
        return problem(PROBLEM_WORD_MISSING, text_of(document_split_command.usage), TEXT(""), TEXT(""));
    TRY(document_given(operands[0], &first->id));
    return document_split(session->work, *first, text_of(values[SPLIT_AT].text), second);
}

static Problem tell(const Session *session, Id id, Buffer *out)
{
    OpenDocument document;
    Text agency;
    Tree tree;

    TRY(work_tree(session->work, &tree));
    TRY(document_open(session->work, id, &document));
    agency = agency_shown(session, &tree, document.row.agency);
    id_shown(id, out);
    buffer_format(out, "  %.*s  ", TEXT_ARG(title_shown(session, document.row.title)));
    buffer_add(out, agency.len                         ? agency
                    : session->language == LANGUAGE_ZH ? TEXT("待指定单位")
                                                       : TEXT("to be assigned"));
    buffer_add_char(out, '\n');
    return OK;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    SeenDocument first;
    Buffer out = { 0 };
    Id second = 0;
    int status;

    Problem wrong = split(session, values, operands, count, &first, &second);
    if (!wrong.code)
        wrong = tell(session, first.id, &out);
    if (!wrong.code)
        wrong = tell(session, second, &out);
    status = wrong.code ? session_complain(session, wrong) : session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
