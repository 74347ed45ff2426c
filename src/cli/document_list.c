/* document_list.c - `halfsky document list`: the documents of the desk. */
#include "cli/columns.h"
#include "cli/documents.h"
#include "cli/given.h"
#include "work/calls.h"

enum { LIST_CALL, LIST_AGENCY, LIST_STATE, LIST_ALL, LIST_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LIST_CALL] = { "call", 0, OPTION_TEXT, "CALL", 0, 0, "只列答复这个任务的",
                    "only those that answer this call" },
    [LIST_AGENCY] = { "agency", 0, OPTION_TEXT, "AGENCY", 0, 0, "只列这个单位的", "only those of this agency" },
    [LIST_STATE] = { "state", 0, OPTION_CHOICE, "received|submitted|returned|accepted|replaced", 0, 0,
                     "只列这种状态的：待分送、已报、退回、验收、已有新版", "only those of this state" },
    [LIST_ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "连同被新版代替的",
                   "with those that newer versions replaced" },
    [LIST_OPTIONS] = { 0 },
};

const Command document_list_command = {
    .name = "document list",
    .usage = "document list [--call CALL] [--agency AGENCY] [--state STATE] [--all]",
    .zh = "列出收到的材料",
    .en = "list the documents",
    .details_zh = "编号、状态、单位、时期、待审定的数据点数/可用的数据点数、A 类和 B 类疑点数、标题。\n",
    .details_en =
        "Ids, states, agencies, periods, facts that wait for a decision of those that are figures, findings of\n"
        "class A and B, titles.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static void write_line(const Session *session, const Tree *tree, const DocumentLine *line, Buffer *out);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    DocumentFilter filter = { 0 };
    DocumentLines lines = { 0 };
    DocumentState state;
    Buffer out = { 0 };
    Problem wrong = OK;
    Tree tree;
    int status;

    (void)operands;
    (void)count;
    if (values[LIST_STATE].given) {
        state = (DocumentState)values[LIST_STATE].number;
        filter.state = &state;
    }
    if (values[LIST_AGENCY].given)
        wrong = given_agency(session, values[LIST_AGENCY].text, &filter.agency);
    if (!wrong.code && values[LIST_CALL].given)
        wrong = call_named(session->work, text_of(values[LIST_CALL].text), &filter.call);
    if (!wrong.code)
        wrong = document_list(session->work, filter, values[LIST_ALL].given || filter.state, &lines);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < lines.count; i++)
        write_line(session, &tree, &lines.items[i], &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static void write_line(const Session *session, const Tree *tree, const DocumentLine *line, Buffer *out)
{
    Buffer part = { 0 };
    Text agency = agency_shown(session, tree, line->row.agency);

    id_shown(line->row.id, out);
    buffer_add(out, TEXT("  "));
    columns_left(out, document_state_shown(line->row.state, session->language), 10);
    columns_left(out, agency.len ? agency : TEXT("?"), 22);
    period_shown(line->row.period, &part);
    buffer_add(out, TEXT("  "));
    columns_left(out, buffer_text(&part), 17);
    buffer_clear(&part);
    buffer_format(&part, "%zu/%zu", line->open, line->facts);
    columns_right(out, buffer_text(&part), 7);
    buffer_clear(&part);
    buffer_format(&part, "A%zu B%zu", line->findings[0], line->findings[1]);
    buffer_add(out, TEXT("  "));
    columns_left(out, buffer_text(&part), 8);
    columns_last(out, title_shown(session, line->row.title), 50);
    buffer_add_char(out, '\n');
    buffer_free(&part);
}
