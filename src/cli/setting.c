/* setting.c - `halfsky setting list|set`: what the county calls its own way. */
#include "cli/columns.h"
#include "cli/given.h"
#include "work/settings.h"

static int run_list(const Session *session, const OptionValue *values, char **operands, int count);
static int run_set(const Session *session, const OptionValue *values, char **operands, int count);

static const Option no_options[] = { { 0 } };

const Command setting_list_command = {
    .name = "setting list",
    .usage = "setting list",
    .zh = "列出本县自己的叫法",
    .en = "list what the county calls its own way",
    .details_zh = "名称、现在的值；带 * 的是本县自己定的，其余是通常的。\n",
    .details_en = "Names and values; those with * are the county's own, the others the usual ones.\n",
    .options = no_options,
    .most_operands = 0,
    .needs_data = true,
    .run = run_list,
};

const Command setting_set_command = {
    .name = "setting set",
    .usage = "setting set NAME [VALUE]",
    .zh = "定下一个叫法；不写值就用通常的",
    .en = "give such a name; without a value the usual one again",
    .details_zh = "例：halfsky setting set committee.name 妇女儿童工作联席会议\n",
    .details_en = "halfsky setting set committee.name 妇女儿童工作联席会议\n",
    .options = no_options,
    .most_operands = 2,
    .needs_data = true,
    .run = run_set,
};

static int run_list(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    Buffer out = { 0 };
    SettingRows rows;
    int status;

    (void)values, (void)operands, (void)count;
    Problem wrong = setting_rows(session->work, &rows);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < rows.count; i++) {
        const SettingRow *row = &rows.items[i];
        columns_left(&out, text_of(row->setting->name), 24);
        buffer_add(&out, row->own ? TEXT("* ") : TEXT("  "));
        columns_left(&out, row->value, 28);
        buffer_add(&out, text_of(zh ? row->setting->zh : row->setting->en));
        buffer_add_char(&out, '\n');
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static int run_set(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    Text value = count > 1 ? text_of(operands[1]) : TEXT("");

    (void)values;
    Problem wrong = given_words(&setting_set_command, count, 1);
    if (!wrong.code)
        wrong = setting_change(session->work, text_of(operands[0]), value);
    if (!wrong.code)
        wrong = setting_value(session->work, operands[0], &value);
    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, arena_format(session->work->arena, zh ? "%s：%.*s\n" : "%s: %.*s\n", operands[0],
                                               TEXT_ARG(value)));
}
