/* form_show.c - `halfsky form show`: a form, or a filled one. */
#include "cli/calls.h"
#include "cli/form_print.h"
#include "work/filled_code.h"

enum { SHOW_OF, SHOW_PRINT, SHOW_CODE, SHOW_OUTPUT, FORM_SHOW_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SHOW_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [SHOW_PRINT] = { "print", 0, OPTION_FLAG, NULL, 0, 0, "写成可打印的网页，带校验码",
                     "as a page to print, with its check code" },
    [SHOW_CODE] = { "code", 0, OPTION_TEXT, "CODE", 0, 0, "纸上的校验码与存的数是否相符",
                    "whether a paper's check code fits what is kept" },
    [SHOW_OUTPUT] = { "output", 'o', OPTION_TEXT, "FILE", 0, 0, "写到这个文件", "the file to write" },
    [FORM_SHOW_OPTIONS] = { 0 },
};

const Command form_show_command = {
    .name = "form show",
    .usage = "form show FORM | form show CALL --of AGENCY [--print] [--code CODE] [-o FILE]",
    .zh = "看一张报表，或一个单位填的",
    .en = "show a form, or what an agency filled in",
    .details_zh = "只写报表：看它的各行。写任务和 "
                  "--of：看这个单位填的（没填过的看会预填什么），旁边是来源、上年同期，后面是疑点：\n"
                  "A 必须改正，B 改正或说明，C 核实并说明，D 提示。\n"
                  "--print 写成可打印、签字、盖章的网页，校验码由表、版次、单位、时段和各行的数算出；--code "
                  "核对纸上的校验码：\n"
                  "纸上的数改过、或系统里的数后来改过，就不相符。\n",
    .details_en =
        "A form alone: its lines. A call and --of: what the agency filled in, or would find there; beside it the\n"
        "source and last year's figure; below it the objections: A must be mended, B mended or explained, C\n"
        "verified and explained, D is a hint. --print gives a page to print, sign and stamp; its check code is\n"
        "made of form, version, agency, period and all values. --code says whether the code on a paper still "
        "fits:\n"
        "it does not when a value was changed here since, or when the page was not printed here.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem show_form(const Session *session, const char *words, Buffer *out)
{
    Form form;
    Id id;

    TRY(form_named(session->work, text_of(words), &id));
    TRY(form_get(session->work, id, 0, &form));
    form_describe(session, &form, out);
    return OK;
}

static Problem show_filled(const Session *session, const char *call, const OptionValue *values, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    FilledView view;
    Id id, agency;

    TRY(call_and_agency(session, call, values[SHOW_OF], &id, &agency));
    TRY(filled_view(session->work, id, agency, &view));
    if (values[SHOW_CODE].given) {
        TRY(filled_code_check(session->work, &view, text_of(values[SHOW_CODE].text)));
        buffer_add(out, zh ? TEXT("校验码相符：打印的就是现在存的数。请再对照纸上有没有改过的字。\n")
                           : TEXT("The check code fits: what was printed is what is kept. Look the paper over for "
                                  "changes made by hand.\n"));
    } else if (values[SHOW_PRINT].given) {
        form_print(session, &view, out);
    } else {
        filled_describe(session, &view, out);
    }
    return OK;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };

    if (count == 0)
        return call_missing(session, &form_show_command);
    bool filled = values[SHOW_OF].given || values[SHOW_PRINT].given || values[SHOW_CODE].given;
    Problem wrong =
        filled ? show_filled(session, operands[0], values, &out) : show_form(session, operands[0], &out);
    int status = wrong.code ? session_complain(session, wrong)
                            : session_save(session, values[SHOW_OUTPUT].given ? values[SHOW_OUTPUT].text : NULL,
                                           buffer_text(&out));
    buffer_free(&out);
    return status;
}
