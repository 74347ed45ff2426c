/* commands.c - the table of sub-commands and the way from a command line into one. */
#include "cli/commands.h"

#include "cli/data.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/plain.h"

#include <string.h>

/* In the order of help; a line each, so that two who add one do not meet. */
/* clang-format off */
const Command *const commands[] = {
    &read_command,
    &check_command,
    &clean_command,
    &mask_command,
    &models_command,
    &measures_command,
    &init_command,
    &agency_list_command,
    &agency_import_command,
    &agency_add_command,
    &agency_show_command,
    &agency_move_command,
    &agency_rename_command,
    &agency_code_command,
    &agency_merge_command,
    &agency_split_command,
    &agency_end_command,
    &agency_link_command,
    &agency_unlink_command,
    &ledger_list_command,
    &ledger_show_command,
    &ledger_complete_command,
    &entry_list_command,
    &entry_add_command,
    &entry_correct_command,
    &entry_void_command,
    &entry_import_command,
    &figure_import_command,
    &figure_settle_command,
    &figure_unsettle_command,
    &setting_list_command,
    &setting_set_command,
    &person_list_command,
    &person_add_command,
    &person_end_command,
    &person_import_command,
    &call_make_command,
    &call_list_command,
    &call_show_command,
    &call_pass_command,
    &call_confirm_command,
    &call_change_command,
    &call_close_command,
    &call_inventory_command,
    &form_make_command,
    &form_list_command,
    &form_show_command,
    &form_fill_command,
    &form_zero_command,
    &form_submit_command,
    &form_return_command,
    &form_accept_command, &form_template_command, &form_load_command,
    &submit_command,
    &document_list_command,
    &document_show_command,
    &document_draft_command,
    &document_assign_command,
    &document_split_command,
    &document_return_command,
    &document_accept_command,
    &finding_list_command,
    &finding_explain_command,
    &finding_dismiss_command,
    &fact_list_command,
    &fact_accept_command,
    &fact_correct_command,
    &fact_reject_command,
    &grid_show_command,
    &grid_rank_command,
    &grid_trace_command,
    &grid_propose_command,
    &grid_verify_command,
    &grid_series_command,
    &grid_compare_command,
    &grid_pivot_command,
    &table_fill_command,
    &rebuild_command,
    &db_check_command,
    &db_backup_command,
    &db_restore_command,
    &key_export_command,
    &key_import_command, &key_renew_command,
    &audit_list_command,
    &audit_verify_command,
    &help_command,
    NULL
};
/* clang-format on */

enum { GENERAL_LANG, GENERAL_CATALOG, GENERAL_DATA, GENERAL_KEYS, GENERAL_HELP, GENERAL_VERSION, GENERAL_COUNT };

const Option general_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [GENERAL_LANG] = { "lang", 0, OPTION_CHOICE, "zh|en", 0, 0, "消息和表头的语言（缺省依 LC_ALL、LANG）",
                       "language of messages and headings (default: LC_ALL, LANG)" },
    [GENERAL_CATALOG] = { "catalog", 0, OPTION_TEXT, "DIR", 0, 0, "用此文件夹的词库，不用内置的",
                          "use the catalog in this folder, not the built-in one" },
    [GENERAL_DATA] = { "data", 0, OPTION_TEXT, "DIR", 0, 0,
                       "数据文件夹（缺省依 HALFSKY_DATA，再是 ./halfsky-data）",
                       "the data folder (default: HALFSKY_DATA, then ./halfsky-data)" },
    [GENERAL_KEYS] = { "keys", 0, OPTION_TEXT, "DIR", 0, 0,
                       "密钥文件夹（缺省依 HALFSKY_KEYS，再是数据文件夹名加 -keys）",
                       "the folder of keys (default: HALFSKY_KEYS, then the data folder's name and -keys)" },
    [GENERAL_HELP] = { "help", 'h', OPTION_FLAG, NULL, 0, 0, "显示帮助", "show help" },
    [GENERAL_VERSION] = { "version", 0, OPTION_FLAG, NULL, 0, 0, "显示版本", "show the version" },
    [GENERAL_COUNT] = { 0 },
};

static bool is_name(const char *name, char *const *words, int count);
static Language language_of(char *const *words, int count, const char *locale);
static int run_words(Session *session, char **words, int count);
static int run_command(Session *session, const Command *command, const OptionValue *general, const OptionValue *own,
                       char **operands, int count);

const Command *command_of(char *const *words, int count, int *used)
{
    for (*used = count < 2 ? count : 2; *used > 0; --*used)
        for (size_t i = 0; commands[i]; i++)
            if (is_name(commands[i]->name, words, *used))
                return commands[i];
    return NULL;
}

int commands_run(char **words, int count, const Surroundings *around)
{
    Session session = { .language = language_of(words, count, around->locale),
                        .colours = around->colours,
                        .milliseconds = around->milliseconds,
                        .now = around->now,
                        .data = around->data,
                        .keys = around->keys };

    session.console = console_open(session.language);
    int status = run_words(&session, words, count);
    console_close(session.console);
    return status;
}

int session_complain(const Session *session, Problem problem)
{
    if (problem.code)
        console_complain(session->console, &problem);
    return problem.code ? problem_exit_status(problem.code) : 0;
}

int session_print(const Session *session, Text text)
{
    return session_save(session, NULL, text);
}

int session_save(const Session *session, const char *path, Text text)
{
    Buffer plain = { 0 };

    plain_add(&plain, text, true);
    Problem wrong = output_save(path, buffer_text(&plain));
    buffer_free(&plain);
    return session_complain(session, wrong);
}

/* A first look, so that even a wrong command line is answered in the language it asks for. */
static Language language_of(char *const *words, int count, const char *locale)
{
    Language language = text_starts(text_of(locale), TEXT("zh")) ? LANGUAGE_ZH : LANGUAGE_EN;

    for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++) {
        const char *wanted = "";
        if (strncmp(words[i], "--lang=", 7) == 0)
            wanted = words[i] + 7;
        else if (strcmp(words[i], "--lang") == 0 && i + 1 < count)
            wanted = words[i + 1];
        if (strcmp(wanted, "zh") == 0)
            language = LANGUAGE_ZH;
        else if (strcmp(wanted, "en") == 0)
            language = LANGUAGE_EN;
    }
    return language;
}

/* The name of a command is these words, with one blank between. */
static bool is_name(const char *name, char *const *words, int count)
{
    Text rest = text_of(name);
    Text part;

    for (int i = 0; i < count; i++)
        if (!text_cut(&rest, ' ', &part) || !text_equal(part, text_of(words[i])))
            return false;
    return rest.at == NULL;
}

static int run_words(Session *session, char **words, int count)
{
    OptionValue general[GENERAL_COUNT] = { 0 };
    OptionValue own[COMMAND_OPTIONS_MAX] = { 0 };
    OptionSet sets[] = { { NULL, own }, { general_options, general } };
    int operands;

    Problem wrong = options_read(words, count, &sets[1], 1, true, &operands);
    if (wrong.code)
        return session_complain(session, wrong);
    if (general[GENERAL_VERSION].given)
        return help_print_version(session);
    if (operands == 0) {
        help_print(session, NULL);
        return general[GENERAL_HELP].given ? 0 : 1;
    }

    int used;
    const Command *command = command_of(words, operands, &used);
    if (!command && help_print_noun(session, text_of(words[0])))
        return general[GENERAL_HELP].given ? 0 : 1;
    if (!command)
        return session_complain(session, problem(PROBLEM_COMMAND_UNKNOWN, text_of(words[0]), TEXT(""), TEXT("")));
    sets[0].options = command->options;
    wrong = options_read(words + used, operands - used, sets, 2, false, &operands);
    if (wrong.code)
        return session_complain(session, wrong);
    return run_command(session, command, general, own, words + used, operands);
}

static int run_command(Session *session, const Command *command, const OptionValue *general, const OptionValue *own,
                       char **operands, int count)
{
    halfsky_catalog *loaded = NULL;

    if (general[GENERAL_VERSION].given)
        return help_print_version(session);
    if (general[GENERAL_HELP].given)
        return help_print(session, command);
    if (command->most_operands >= 0 && count > command->most_operands)
        return session_complain(session, problem(PROBLEM_WORD_SURPLUS, text_of(operands[command->most_operands]),
                                                 text_of(command->usage), TEXT("")));
    if (command->needs_catalog && general[GENERAL_CATALOG].given) {
        char message[1024];
        loaded = halfsky_catalog_load(general[GENERAL_CATALOG].text, session->language == LANGUAGE_ZH ? "zh" : "en",
                                      message, sizeof message);
        if (!loaded) {
            console_say(session->console, text_of(message));
            return problem_exit_status(PROBLEM_CATALOG_BROKEN);
        }
    }
    session->catalog = loaded ? loaded : halfsky_catalog_builtin();
    session->catalog_folder = loaded ? general[GENERAL_CATALOG].text : NULL;
    if (general[GENERAL_DATA].given)
        session->data = general[GENERAL_DATA].text;
    if (general[GENERAL_KEYS].given)
        session->keys = general[GENERAL_KEYS].text;
    int status = command->needs_data ? data_run(session, command, own, operands, count)
                                     : command->run(session, own, operands, count);
    halfsky_catalog_free(loaded);
    return status;
}
