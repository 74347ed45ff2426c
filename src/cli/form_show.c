/* form_show.c - `halfsky form show`: a form, or a filled one. */
#include "cli/calls.h"
#include "cli/forms.h"

enum { SHOW_OF, FORM_SHOW_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SHOW_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [FORM_SHOW_OPTIONS] = { 0 },
};

const Command form_show_command = {
    .name = "form show",
    .usage = "form show FORM | form show CALL --of AGENCY",
    .zh = "看一张报表，或一个单位填的",
    .en = "show a form, or what an agency filled in",
    .details_zh = "只写报表：看它的各行。写任务和 "
                  "--of：看这个单位填的（没填过的看会预填什么），旁边是来源、上年同期，后面是疑点：\n"
                  "A 必须改正，B 改正或说明，C 核实并说明，D 提示。\n",
    .details_en =
        "A form alone: its lines. A call and --of: what the agency filled in, or would find there; beside it the\n"
        "source and last year's figure; below it the objections: A must be mended, B mended or explained, C\n"
        "verified and explained, D is a hint.\n",
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

static Problem show_filled(const Session *session, const char *call, OptionValue of, Buffer *out)
{
    FilledView view;
    Id id, agency;

    TRY(call_and_agency(session, call, of, &id, &agency));
    TRY(filled_view(session->work, id, agency, &view));
    filled_describe(session, &view, out);
    return OK;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };

    if (count == 0)
        return call_missing(session, &form_show_command);
    Problem wrong = values[SHOW_OF].given ? show_filled(session, operands[0], values[SHOW_OF], &out)
                                          : show_form(session, operands[0], &out);
    int status = wrong.code ? session_complain(session, wrong) : session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
