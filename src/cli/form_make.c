/* form_make.c - `halfsky form make`: a form from a table. */
#include "cli/calls.h"
#include "cli/forms.h"
#include "cli/load.h"

enum { MAKE_TITLE, MAKE_NUMBER, MAKE_ISSUER, MAKE_APPROVAL, MAKE_UNTIL, MAKE_RENEW, FORM_MAKE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [MAKE_TITLE] = { "title", 0, OPTION_TEXT, "TITLE", 0, 0, "报表名称", "its title" },
    [MAKE_NUMBER] = { "number", 0, OPTION_TEXT, "NUMBER", 0, 0, "表号", "its number (表号)" },
    [MAKE_ISSUER] = { "issuer", 0, OPTION_TEXT, "NAME", 0, 0, "制定机关", "who issues it (制定机关)" },
    [MAKE_APPROVAL] = { "approval", 0, OPTION_TEXT, "NUMBER", 0, 0, "批准文号",
                        "the number of its approval (批准文号)" },
    [MAKE_UNTIL] = { "until", 0, OPTION_TEXT, "DAY", 0, 0, "有效期至", "its last day (有效期至)" },
    [MAKE_RENEW] = { "renew", 0, OPTION_TEXT, "FORM", 0, 0, "做成这张报表的下一版",
                     "the form that this is the next version of" },
    [FORM_MAKE_OPTIONS] = { 0 },
};

const Command form_make_command = {
    .name = "form make",
    .usage =
        "form make FILE --title TITLE [--number NUMBER --issuer NAME --approval NUMBER --until DAY] [--renew FORM]",
    .zh = "用表格做一张报表",
    .en = "make a form from a table",
    .details_zh = "表格每行一个计量项：计量项（代码或名称），可有名称、范围（含下级 本级 "
                  "本单位职工）、其中（属于第几行）、合计到（与别的\n"
                  "行一起加到第几行）、可不填。表号、制定机关、批准文号、有效期至要么都写，要么都不写。--renew "
                  "做成原有报表的下一版。\n",
    .details_en =
        "A measure a row: its key or name, and where wanted label, extent (all own staff), part_of (the number of\n"
        "the line), adds_to (of the line that it adds up to, with others), optional. Number, issuer, approval and\n"
        "last day come all together or not at all. --renew makes the next version of a form.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Text given(OptionValue value)
{
    return value.given ? text_trim(text_of(value.text)) : TEXT("");
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    FormHead head = { .title = given(values[MAKE_TITLE]),
                      .number = given(values[MAKE_NUMBER]),
                      .issuer = given(values[MAKE_ISSUER]),
                      .approval = given(values[MAKE_APPROVAL]) };
    ImportReport report = { 0 };
    Buffer out = { 0 };
    int status;
    Form form;
    Doc doc;
    Id id;

    if (count == 0)
        return call_missing(session, &form_make_command);
    Problem wrong = day_option(values[MAKE_UNTIL], "--until", &head.valid_to);
    if (!wrong.code && values[MAKE_RENEW].given)
        wrong = form_named(session->work, text_of(values[MAKE_RENEW].text), &head.renews);
    if (!wrong.code)
        wrong = load_doc(session, operands[0], session->work->arena, &doc);
    if (!wrong.code)
        wrong = form_make(session->work, &doc, &head, &report, &id);
    for (size_t i = 0; i < report.problems.count; i++)
        session_complain(session, problem_at(report.problems.items[i], text_of(operands[0]), 0, TEXT("")));
    if (!wrong.code)
        wrong = form_get(session->work, id, 0, &form);
    if (wrong.code)
        return session_complain(session, wrong);
    form_head_describe(session, &form, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
