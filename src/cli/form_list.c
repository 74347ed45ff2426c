/* form_list.c - `halfsky form list`: which forms there are. */
#include "cli/forms.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    { 0 },
};

const Command form_list_command = {
    .name = "form list",
    .usage = "form list",
    .zh = "列出报表",
    .en = "list the forms",
    .details_zh = "每张报表最新一版：编号、名称、版次，和表号、制定机关、批准文号、有效期。\n",
    .details_en = "The latest version of each: id, title, version, and its legal head.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    Forms forms;
    int status;

    (void)values;
    (void)operands;
    (void)count;
    Problem wrong = form_list(session->work, &forms);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < forms.count; i++)
        form_head_describe(session, &forms.items[i], &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
