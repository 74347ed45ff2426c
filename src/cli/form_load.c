/* form_load.c - `halfsky form load`: filled templates come back. */
#include "cli/calls.h"
#include "cli/form_sheet.h"
#include "cli/load.h"
#include "cli/outputs.h"
#include "work/agency_names.h"

enum { LOAD_CALL, LOAD_OF, LOAD_TRIAL, LOAD_OVER, LOAD_SUBMIT, LOAD_OUTPUT, FORM_LOAD_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LOAD_CALL] = { "call", 0, OPTION_TEXT, "CALL", 0, 0, "应是哪个任务的", "the call that it should answer" },
    [LOAD_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "应是哪个单位的", "the agency that it should be of" },
    [LOAD_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试读，说出会改什么，不写入",
                     "try only: say what would change, write nothing" },
    [LOAD_OVER] = { "over", 0, OPTION_FLAG, NULL, 0, 0, "别人同时改过的行以表里的为准",
                    "where somebody else changed the same line, the sheet counts" },
    [LOAD_SUBMIT] = { "submit", 0, OPTION_FLAG, NULL, 0, 0, "读完就报出", "hand it in at once" },
    [LOAD_OUTPUT] = { "output", 'o', OPTION_TEXT, "OUT", 0, 0, "标出疑点的副本；几个文件的写到这个文件夹",
                      "a copy with the objections; a folder, for several files" },
    [FORM_LOAD_OPTIONS] = { 0 },
};

const Command form_load_command = {
    .name = "form load",
    .usage = "form load FILE... [--call CALL] [--of AGENCY] [-n] [--over] [--submit] [-o OUT]",
    .zh = "读回填好的 Excel 模板",
    .en = "read filled templates back",
    .details_zh =
        "按隐藏的代码认任务、单位、时段、版次和各行，不看行的位置。一个文件里有一处不对，这个文件就什么也不填。\n"
        "发出模板以后别人改过的行，没动过的照别人的，两边都动了的说出两个数；--over 以表里的为准。\n"
        "-o 写一份副本：不收的格、有疑点的格标了颜色，批注里写着原因，改好可以再读。\n"
        "--submit 读完就按表里的签名报出。\n",
    .details_en =
        "Call, agency, period, version and lines are known by the hidden codes, wherever they stand. If anything "
        "in\n"
        "a file is wrong, nothing of that file is filled in. Of lines that somebody else changed since the "
        "template was\n"
        "made, those not touched in the sheet stay; where both did, both values are told, unless --over lets the\n"
        "sheet count. -o writes a copy in which what was refused or objected to is coloured and has a comment; it\n"
        "can be mended and read again. --submit hands the form in, signed as the sheet says.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem wanted_read(const Session *session, const OptionValue *values, SheetOptions *out)
{
    Work *work = session->work;

    *out = (SheetOptions){ .over = values[LOAD_OVER].given, .trial = values[LOAD_TRIAL].given };
    if (values[LOAD_CALL].given)
        TRY(call_named(work, text_of(values[LOAD_CALL].text), &out->call));
    if (values[LOAD_OF].given)
        TRY(agency_named(work, text_of(values[LOAD_OF].text), &out->agency));
    return OK;
}

static Problem annotate(const Session *session, const char *path, const SheetLoad *load, Outputs *outputs)
{
    FormSheet form = { .view = &load->view, .load = load };
    Buffer out = { 0 };
    Problem wrong = form_sheet(session, &form, &out);

    if (!wrong.code)
        wrong = outputs_write_file(outputs, text_of(path), TEXT(".xlsx"), buffer_text(&out));
    buffer_free(&out);
    return wrong;
}

static void describe(const Session *session, const SheetLoad *load, bool submitted, Buffer *out)
{
    const FilledView *view = &load->view;
    bool zh = session->language == LANGUAGE_ZH;

    buffer_format(out, zh ? "%.*s《%.*s》：" : "%.*s, %.*s: ", TEXT_ARG(view->agency), TEXT_ARG(view->call.title));
    if (load->applied)
        buffer_format(out, zh ? "改动 %zu 行" : "%zu lines changed", load->changed);
    else
        buffer_format(out,
                      zh ? "会改动 %zu 行；只是试读，什么都没有写"
                         : "%zu lines would change; a trial, nothing was written",
                      load->changed);
    buffer_format(out, zh ? "，疑点 %zu 处" : ", %zu objections", view->objections.count);
    if (submitted)
        buffer_add(out, zh ? TEXT("，已报出") : TEXT(", handed in"));
    buffer_add(out, TEXT("\n"));
    objections_describe(session, view, out);
}

/* One file, through to its copy. Returns the exit status. */
static int load_one(const Session *session, const OptionValue *values, const SheetOptions *options,
                    const char *path, Outputs *outputs)
{
    Work *work = session->work;
    SheetLoad load = { 0 };
    Buffer out = { 0 };
    int status = 0;
    Doc doc;

    Problem wrong = load_doc(session, path, work->arena, &doc);
    if (!wrong.code)
        wrong = filled_load(work, &doc, options, &load);
    for (size_t i = 0; i < load.problems.count; i++)
        session_complain(session, problem_at(load.problems.items[i], text_of(path), 0, TEXT("")));
    bool read = !wrong.code, submit = read && load.applied && values[LOAD_SUBMIT].given;
    if (submit)
        wrong = filled_submit(work, load.call, load.agency, &load.names, 0, &load.view);
    if (read) {
        describe(session, &load, submit && !wrong.code, &out);
        status = session_print(session, buffer_text(&out));
        buffer_free(&out);
    }
    if (wrong.code)
        status = session_complain(session, problem_at(wrong, text_of(path), 0, TEXT("")));
    if (outputs && load.lines.count) {
        Problem unwritten = annotate(session, path, &load, outputs);
        if (unwritten.code)
            status = session_complain(session, unwritten);
    }
    return status;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Outputs *outputs = NULL;
    SheetOptions wanted;
    int status = 0;

    if (count == 0)
        return call_missing(session, &form_load_command);
    Problem wrong = wanted_read(session, values, &wanted);
    if (!wrong.code && values[LOAD_OUTPUT].given)
        wrong = outputs_open_each(values[LOAD_OUTPUT].text, operands, (size_t)count, true, &outputs);
    if (wrong.code)
        return session_complain(session, wrong);
    for (int i = 0; i < count; i++) {
        int one = load_one(session, values, &wanted, operands[i], outputs);
        status = one > status ? one : status;
    }
    if (outputs) {
        wrong = outputs_commit(outputs);
        if (wrong.code)
            status = session_complain(session, wrong);
    }
    outputs_close(outputs);
    return status;
}
