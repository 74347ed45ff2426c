/* ledger.c - `halfsky ledger list|show|complete`: the ledgers there are, and which are whole. */
#include "cli/columns.h"
#include "cli/given.h"
#include "model/said.h"
#include "work/entries.h"

enum { COMPLETE_UNDO, COMPLETE_OPTIONS };

static int run_list(const Session *session, const OptionValue *values, char **operands, int count);
static int run_show(const Session *session, const OptionValue *values, char **operands, int count);
static int run_complete(const Session *session, const OptionValue *values, char **operands, int count);

static const Option no_options[] = { { 0 } };

static const Option complete_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [COMPLETE_UNDO] = { "undo", 0, OPTION_FLAG, NULL, 0, 0, "收回声明", "take it back" },
    [COMPLETE_OPTIONS] = { 0 },
};

const Command ledger_list_command = {
    .name = "ledger list",
    .usage = "ledger list",
    .zh = "列出台账",
    .en = "list the ledgers there are",
    .details_zh = "台账由 catalog/ledgers 里的文件定义。\n",
    .details_en = "Ledgers are defined by the files of catalog/ledgers.\n",
    .options = no_options,
    .most_operands = 0,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_list,
};

const Command ledger_show_command = {
    .name = "ledger show",
    .usage = "ledger show LEDGER",
    .zh = "一本台账的栏目、勾稽关系，记入哪些计量项",
    .en = "a ledger's fields, checks and what it counts",
    .details_zh = "LEDGER 是台账的中文名或英文名，如 走访慰问、visit。\n",
    .details_en = "LEDGER is its key or Chinese name, as visit or 走访慰问.\n",
    .options = no_options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_show,
};

const Command ledger_complete_command = {
    .name = "ledger complete",
    .usage = "ledger complete LEDGER AGENCY PERIOD [--undo]",
    .zh = "声明一个单位这一期的台账记齐了",
    .en = "say that an agency's ledger is whole for a period",
    .details_zh = "记齐了的台账数排在自述之前；没有记录的栏算 0。\n",
    .details_en = "Its records then stand before claims, and what has no entry is 0.\n",
    .options = complete_options,
    .most_operands = 3,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_complete,
};

static int print(const Session *session, Buffer *out)
{
    int status = session_print(session, buffer_text(out));

    buffer_free(out);
    return status;
}

static int run_list(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    Ledgers ledgers;

    (void)values, (void)operands, (void)count;
    Problem wrong = ledgers_load(session->work, &ledgers);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < ledgers.count; i++) {
        const Ledger *ledger = &ledgers.items[i];
        columns_left(&out, ledger->key, 16);
        columns_left(&out, session->language == LANGUAGE_ZH ? ledger->zh : ledger->en, 28);
        buffer_format(&out,
                      session->language == LANGUAGE_ZH ? "%zu 栏，记入 %zu 个计量项\n"
                                                       : "%zu fields, counts %zu measures\n",
                      ledger->field_count, ledger->count_count);
    }
    return print(session, &out);
}

static Text words_joined(Arena *arena, const Text *words, size_t count)
{
    Buffer all = { 0 };
    Text out;

    for (size_t i = 0; i < count; i++) {
        buffer_add(&all, i ? TEXT(" ") : TEXT(""));
        buffer_add(&all, words[i]);
    }
    out = arena_text(arena, buffer_text(&all));
    buffer_free(&all);
    return out;
}

static void show_fields(const Session *session, const Ledger *ledger, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;

    for (size_t i = 0; i < ledger->field_count; i++) {
        const Field *field = &ledger->fields[i];
        columns_left(out, field->key, 16);
        columns_left(out, zh ? field->zh : field->en, 20);
        columns_left(out, text_of(field_kind_word(field->kind)), 10);
        columns_left(out, field->unit, 6);
        if (field->needed)
            buffer_add(out, zh ? TEXT("必填 ") : TEXT("needed "));
        if (field->sealed)
            buffer_add(out, zh ? TEXT("封存 ") : TEXT("sealed "));
        buffer_add(out, words_joined(session->work->arena, field->choices, field->choice_count));
        buffer_add_char(out, '\n');
    }
}

static void show_counts(const Session *session, const Ledger *ledger, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;

    for (size_t i = 0; i < ledger->count_count; i++) {
        const EntryCount *count = &ledger->counts[i];

        columns_left(out, count->measure, 32);
        buffer_add(out, zh ? TEXT("= ") : TEXT("= "));
        if (count->field < 0)
            buffer_add(out, zh ? TEXT("记录条数") : TEXT("entries"));
        else
            buffer_add(out, zh ? ledger->fields[count->field].zh : ledger->fields[count->field].en);
        for (size_t w = 0; w < count->where_count; w++) {
            const CountCondition *condition = &count->where[w];
            const Field *field = &ledger->fields[condition->field];

            buffer_format(out, zh ? "，%.*s：" : ", %.*s: ", TEXT_ARG(zh ? field->zh : field->en));
            buffer_add(out, words_joined(session->work->arena, condition->words, condition->word_count));
        }
        buffer_add_char(out, '\n');
    }
}

static int run_show(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    const Ledger *ledger;
    Buffer out = { 0 };

    (void)values;
    Problem wrong = given_words(&ledger_show_command, count, 1);
    if (!wrong.code)
        wrong = ledger_meant(session->work, text_of(operands[0]), &ledger);
    if (wrong.code)
        return session_complain(session, wrong);
    buffer_add(&out, zh ? TEXT("栏目\n") : TEXT("fields\n"));
    show_fields(session, ledger, &out);
    buffer_add(&out, zh ? TEXT("\n勾稽关系（不符合的不记）\n") : TEXT("\nrefused where it holds\n"));
    for (size_t i = 0; i < ledger->check_count; i++) {
        buffer_add(&out, zh ? ledger->checks[i].zh : ledger->checks[i].en);
        buffer_add_char(&out, '\n');
    }
    buffer_add(&out, zh ? TEXT("\n记入\n") : TEXT("\ncounts\n"));
    show_counts(session, ledger, &out);
    return print(session, &out);
}

static int run_complete(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    bool undo = values[COMPLETE_UNDO].given;
    char written[PERIOD_TEXT_MAX];
    const Ledger *ledger;
    Buffer out = { 0 };
    Period period;
    Id agency;

    Problem wrong = given_words(&ledger_complete_command, count, 3);
    if (!wrong.code)
        wrong = ledger_meant(session->work, text_of(operands[0]), &ledger);
    if (!wrong.code)
        wrong = given_agency(session, operands[1], &agency);
    if (!wrong.code && !period_said(text_of(operands[2]), &period))
        wrong = problem(PROBLEM_CELL_WRONG, text_of(operands[2]), TEXT("2026 2026-S1 2026-06"), TEXT(""));
    if (!wrong.code)
        wrong = ledger_declare(session->work, ledger, agency, period, !undo);
    if (wrong.code)
        return session_complain(session, wrong);
    written[period_write(period, written)] = '\0';
    buffer_format(
        &out,
        zh ? (undo ? "已收回：《%.*s》%s 不再算记齐。\n" : "已声明：《%.*s》%s 记齐了，台账数排在自述之前。\n")
           : (undo ? "taken back: %.*s %s is not whole\n"
                   : "noted: %.*s %s is whole; its records stand before claims\n"),
        TEXT_ARG(zh ? ledger->zh : ledger->en), written);
    return print(session, &out);
}
