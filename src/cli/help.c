/* help.c - `halfsky help`: what there is and how to call it. */
#include "cli/help.h"

#include "cli/columns.h"
#include "cli/commands.h"

#ifndef HALFSKY_VERSION
#define HALFSKY_VERSION "0"
#endif

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command help_command = {
    .name = "help",
    .usage = "help [COMMAND]",
    .zh = "说明一个命令",
    .en = "explain a command",
    .details_zh = "不写命令时列出全部命令。\n",
    .details_en = "Without a command, lists all commands.\n",
    .options = options,
    .most_operands = 2,
    .run = run,
};

static void describe_all(Language language, Buffer *out);
static void describe_line(const Command *command, Language language, Buffer *out);
static void describe(const Command *command, Language language, Buffer *out);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    (void)values;
    if (count == 0)
        return help_print(session, NULL);
    int used;
    const Command *command = command_of(operands, count, &used);
    if (command && used < count)
        return session_complain(
            session, problem(PROBLEM_WORD_SURPLUS, text_of(operands[used]), text_of(help_command.usage), TEXT("")));
    if (command)
        return help_print(session, command);
    if (count == 1 && help_print_noun(session, text_of(operands[0])))
        return 0;
    return session_complain(session, problem(PROBLEM_COMMAND_UNKNOWN, text_of(operands[0]), TEXT(""), TEXT("")));
}

int help_print(const Session *session, const Command *command)
{
    Buffer out = { 0 };

    if (command)
        describe(command, session->language, &out);
    else
        describe_all(session->language, &out);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

bool help_print_noun(const Session *session, Text noun)
{
    Buffer out = { 0 };

    for (size_t i = 0; commands[i]; i++) {
        Text rest = text_of(commands[i]->name), first;
        if (text_cut(&rest, ' ', &first) && rest.at && text_equal(first, noun))
            describe_line(commands[i], session->language, &out);
    }
    bool any = out.len > 0;
    if (any)
        session_print(session, buffer_text(&out));
    buffer_free(&out);
    return any;
}

int help_print_version(const Session *session)
{
    return session_print(session, TEXT("halfsky " HALFSKY_VERSION "\n"));
}

static void describe_all(Language language, Buffer *out)
{
    bool zh = language == LANGUAGE_ZH;

    buffer_add(out,
               zh ? TEXT("半边天：把妇女儿童工作材料读成有出处的数据\n\n用法：halfsky 命令 [选项] …\n\n命令：\n")
                  : TEXT("Halfsky reads reports on women's and children's work into traced facts\n\n"
                         "Usage: halfsky COMMAND [OPTION] ...\n\nCommands:\n"));
    for (size_t i = 0; commands[i]; i++)
        describe_line(commands[i], language, out);
    buffer_add(out, zh ? TEXT("\n各命令通用的选项：\n") : TEXT("\nOptions of every command:\n"));
    options_describe(general_options, language, out);
    buffer_add(out, zh ? TEXT("\nhalfsky help 命令：说明该命令。\n")
                       : TEXT("\nhalfsky help COMMAND explains a command.\n"));
}

static void describe_line(const Command *command, Language language, Buffer *out)
{
    buffer_add(out, TEXT("  "));
    columns_left(out, text_of(command->name), 16);
    buffer_add(out, text_of(language == LANGUAGE_ZH ? command->zh : command->en));
    buffer_add_char(out, '\n');
}

static void describe(const Command *command, Language language, Buffer *out)
{
    bool zh = language == LANGUAGE_ZH;

    buffer_format(out, zh ? "用法：halfsky %s\n\n" : "Usage: halfsky %s\n\n", command->usage);
    buffer_add(out, text_of(zh ? command->details_zh : command->details_en));
    buffer_add(out, zh ? TEXT("\n选项：\n") : TEXT("\nOptions:\n"));
    options_describe(command->options, language, out);
    options_describe(general_options, language, out);
}
