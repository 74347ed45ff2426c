/* form_template.c - `halfsky form template`: a form to fill in with Excel, for one agency or many. */
#include "cli/calls.h"
#include "cli/form_sheet.h"
#include "cli/outputs.h"
#include "work/agency_names.h"

enum { TEMPLATE_OF, TEMPLATE_MISSING, TEMPLATE_BLANK, TEMPLATE_OUTPUT, FORM_TEMPLATE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [TEMPLATE_OF] = { "of", 0, OPTION_TEXT, "AGENCIES", 0, 0, "哪些单位，顿号或逗号隔开；不写是任务问到的所有单位",
                      "the agencies, with commas between; else all that the call is put to" },
    [TEMPLATE_MISSING] = { "missing", 0, OPTION_FLAG, NULL, 0, 0, "只要还没报的", "only those who still owe" },
    [TEMPLATE_BLANK] = { "blank", 0, OPTION_FLAG, NULL, 0, 0, "不预填", "without what the grid knows" },
    [TEMPLATE_OUTPUT] = { "output", 'o', OPTION_TEXT, "OUT", 0, 0, "写到这个文件；几个单位的写到这个文件夹",
                          "the file to write; the folder, for several agencies" },
    [FORM_TEMPLATE_OPTIONS] = { 0 },
};

const Command form_template_command = {
    .name = "form template",
    .usage = "form template CALL [--of AGENCIES] [--missing] [--blank] -o OUT",
    .zh = "把报表做成 Excel 填报模板",
    .en = "write a form as Excel templates",
    .details_zh =
        "已知的数预填好，批注里写着来源，旁边是上年同期；只有要填的格能改，数格只收数。隐藏的行列里是代码，"
        "填好后用\n"
        "form load 读回来，行的次序变了也认得。\n",
    .details_en =
        "What is known is filled in, with its source as a comment and last year's figure beside; only cells to be\n"
        "typed into can be changed, and take numbers only. Hidden codes lead each line back when the file is read "
        "with\n"
        "form load, wherever it stands by then.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

typedef LIST(Id) Ids;

static Problem agencies_of(const Session *session, const OptionValue *values, Id call, Ids *out)
{
    Work *work = session->work;
    WordParts words;
    Board board;

    if (!values[TEMPLATE_OF].given) {
        TRY(call_board(work, call, &board));
        for (size_t i = 0; i < board.rows.count; i++) {
            AnswerState state = board.rows.items[i].answer.state;
            bool owed = state != ANSWER_SUBMITTED && state != ANSWER_ACCEPTED;
            if (owed || !values[TEMPLATE_MISSING].given)
                LIST_PUSH(work->arena, out, board.rows.items[i].answer.agency);
        }
        return OK;
    }
    words_part(work->arena, values[TEMPLATE_OF].text, &words);
    for (size_t i = 0; i < words.count; i++)
        TRY(agency_named(work, words.items[i], LIST_ADD(work->arena, out)));
    return words.count ? OK : problem(PROBLEM_AGENCY_UNSAID, TEXT(""), TEXT(""), TEXT(""));
}

static Problem write_one(const Session *session, Outputs *outputs, const FilledView *view, bool blank)
{
    char *name = arena_alloc(session->work->arena, view->agency.len + 1);
    FormSheet form = { .view = view, .blank = blank };
    Buffer out = { 0 };

    for (size_t i = 0; i < view->agency.len; i++)
        name[i] = (char)(view->agency.at[i] == '/' ? '_' : view->agency.at[i]);
    name[view->agency.len] = '\0';
    Problem wrong = form_sheet(session, &form, &out);
    if (!wrong.code)
        wrong = outputs_write_file(outputs, text_of(name), TEXT(".xlsx"), buffer_text(&out));
    buffer_free(&out);
    return wrong;
}

static Problem write_all(const Session *session, const OptionValue *values, Id call, const Ids *agencies)
{
    static char *const names[] = { "", "" };
    Outputs *outputs;
    FilledView view;
    Problem wrong;

    TRY(outputs_open_each(values[TEMPLATE_OUTPUT].text, names, agencies->count > 1 ? 2 : 1, true, &outputs));
    wrong = OK;
    for (size_t i = 0; i < agencies->count && !wrong.code; i++) {
        wrong = filled_view(session->work, call, agencies->items[i], &view);
        if (!wrong.code)
            wrong = write_one(session, outputs, &view, values[TEMPLATE_BLANK].given);
    }
    if (!wrong.code)
        wrong = outputs_commit(outputs);
    outputs_close(outputs);
    return wrong;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    Ids agencies = { 0 };
    Buffer out = { 0 };
    Id call;

    if (count == 0 || !values[TEMPLATE_OUTPUT].given)
        return call_missing(session, &form_template_command);
    Problem wrong = call_named(session->work, text_of(operands[0]), &call);
    if (!wrong.code)
        wrong = agencies_of(session, values, call, &agencies);
    if (!wrong.code && agencies.count)
        wrong = write_all(session, values, call, &agencies);
    if (wrong.code)
        return session_complain(session, wrong);
    if (strcmp(values[TEMPLATE_OUTPUT].text, "-") == 0)
        return 0;
    buffer_format(&out, zh ? "写了 %zu 份模板：%s\n" : "%zu templates written: %s\n", agencies.count,
                  values[TEMPLATE_OUTPUT].text);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
