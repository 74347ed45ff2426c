/* entry.c - `halfsky entry add|correct|void|import`: rows of ledgers. */
#include "cli/given.h"
#include "cli/import_report.h"
#include "cli/load.h"
#include "model/said.h"
#include "work/entries.h"

enum { CORRECT_DAY, CORRECT_WAS, CORRECT_OPTIONS };
enum { CORRECT_TRIES = 20 };
enum { IMPORT_TRIAL, IMPORT_OPTIONS };

static int run_add(const Session *session, const OptionValue *values, char **operands, int count);
static int run_correct(const Session *session, const OptionValue *values, char **operands, int count);
static int run_void(const Session *session, const OptionValue *values, char **operands, int count);
static int run_import(const Session *session, const OptionValue *values, char **operands, int count);

static const Option no_options[] = { { 0 } };

static const Option correct_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CORRECT_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "改为这一天（缺省不变）",
                      "on this day (default: the same)" },
    [CORRECT_WAS] = { "was", 0, OPTION_TEXT, "FIELD=VALUE;...", 0, 0,
                      "看到时各栏是什么；别人改成了别的就不写入，两个值都说明",
                      "what stood there when you looked; refused when somebody made it another, and both are "
                      "told" },
    [CORRECT_OPTIONS] = { 0 },
};

static const Option import_options[] = {
    [IMPORT_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试读，说出会改什么，不写入",
                       "say what would change, write nothing" },
    [IMPORT_OPTIONS] = { 0 },
};

const Command entry_add_command = {
    .name = "entry add",
    .usage = "entry add LEDGER AGENCY DAY FIELD=VALUE...",
    .zh = "在台账里记一条",
    .en = "record an entry in a ledger",
    .details_zh =
        "例：halfsky entry add 走访慰问 泠阳镇 2024-03-08 时节=三八 慰问对象=困难妇女 人数=12 慰问金=6000\n"
        "栏目用 halfsky ledger show 查看。名单写“姓名 身份证号”，分号隔开；“名单=@文件”从表格里读。\n",
    .details_en =
        "halfsky entry add visit 泠阳镇 2024-03-08 occasion=三八 target=困难妇女 people=12 cash=6000\n"
        "\"halfsky ledger show\" tells the fields. Of people write \"name number\", with semicolons between them;\n"
        "@FILE reads them from a table.\n",
    .options = no_options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_add,
};

const Command entry_correct_command = {
    .name = "entry correct",
    .usage = "entry correct ID [--day DAY] [--was FIELD=VALUE;...] FIELD=VALUE...",
    .zh = "改正一条记录",
    .en = "correct an entry",
    .details_zh = "没有写的栏不变，两个人各改各的栏都算数；“栏=”清空一栏。编号见 entry list。\n",
    .details_en =
        "Fields that are not named stay, so that two people may each correct their own; FIELD= empties one.\n"
        "\"entry list\" tells the ids.\n",
    .options = correct_options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_correct,
};

const Command entry_void_command = {
    .name = "entry void",
    .usage = "entry void ID",
    .zh = "作废一条记录",
    .en = "void an entry",
    .details_zh = "不再计数，留底。\n",
    .details_en = "It counts no more, and is kept.\n",
    .options = no_options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_void,
};

const Command entry_import_command = {
    .name = "entry import",
    .usage = "entry import LEDGER FILE [-n]",
    .zh = "从表格导入台账",
    .en = "record entries from a table",
    .details_zh = "xlsx、csv 等里的第一张表，第一行写列名：单位、日期和台账的栏目。已有的不重复记。\n"
                  "有一行不对就一行也不导入，逐行说明。\n",
    .details_en =
        "The first table of an xlsx, csv or other file. Its first row names the columns: agency, day and the\n"
        "ledger's fields. What is there already is not recorded again. If a row is wrong nothing is\n"
        "imported, and each is told.\n",
    .options = import_options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_import,
};

/* What the ledger calls a field. */
static Text field_shown(const Session *session, const Ledger *ledger, Text key)
{
    bool zh = session->language == LANGUAGE_ZH;
    int field = ledger_field(ledger, key);

    if (field < 0)
        return text_equal(key, TEXT("day")) && zh ? TEXT("日期") : key;
    return zh ? ledger->fields[field].zh : ledger->fields[field].en;
}

/* Objections come by field; each is told. */
static int complain(const Session *session, const Ledger *ledger, Problem wrong, const Objections *objections)
{
    for (size_t i = 0; i < objections->count; i++) {
        Problem objection = objections->items[i];
        if (objection.field[0])
            objection = problem_at(objection, TEXT(""), 0, field_shown(session, ledger, text_of(objection.field)));
        session_complain(session, objection);
    }
    return session_complain(session, wrong);
}

/* A list of people may lie in a file, so that no number stands on a command line: @FILE. */
static Problem list_given(const Session *session, const Ledger *ledger, int field, Text *word)
{
    Doc doc;

    if (ledger->fields[field].kind != FIELD_PEOPLE || !text_starts(*word, TEXT("@")))
        return OK;
    TRY(load_doc(session, arena_string(session->work->arena, text_slice(*word, 1, word->len)), session->work->arena,
                 &doc));
    *word = doc.text;
    return OK;
}

/* Puts FIELD=VALUE into `words`; the field by its key or Chinese name. */
static Problem words_given(const Session *session, const Ledger *ledger, char **operands, int count, Text *words)
{
    for (int i = 0; i < count; i++) {
        Text whole = text_of(operands[i]);
        size_t sign = text_find(whole, TEXT("="));
        Text name = text_slice(whole, 0, sign);
        int field = ledger_field(ledger, name);

        for (size_t f = 0; f < ledger->field_count && field < 0; f++)
            if (text_equal(ledger->fields[f].zh, name))
                field = (int)f;
        if (sign == whole.len || field < 0)
            return problem(PROBLEM_FIELD_UNKNOWN, name, ledger->key, TEXT(""));
        words[field] = text_slice(whole, sign + 1, whole.len);
        TRY(list_given(session, ledger, field, &words[field]));
    }
    return OK;
}

static int run_add(const Session *session, const OptionValue *values, char **operands, int count)
{
    Objections objections = { 0 };
    const Ledger *ledger;
    char number[ID_TEXT_MAX];
    Text *words = NULL;
    Date day = { 0 };
    Id agency, id;

    (void)values;
    Problem wrong = given_words(&entry_add_command, count, 3);
    if (!wrong.code)
        wrong = ledger_meant(session->work, text_of(operands[0]), &ledger);
    if (!wrong.code)
        wrong = given_agency(session, operands[1], &agency);
    if (!wrong.code) {
        day_said(text_of(operands[2]), &day); /* a day that is none is objected to with the rest */
        words = ARENA_ARRAY(session->work->arena, ledger->field_count + 1, Text);
        wrong = words_given(session, ledger, operands + 3, count - 3, words);
    }
    if (!wrong.code)
        wrong = entry_record(session->work, ledger, agency, day, words, &objections, &id);
    if (wrong.code)
        return complain(session, ledger, wrong, &objections);
    number[id_write(id, number)] = '\0';
    return session_print(
        session,
        arena_format(session->work->arena,
                     session->language == LANGUAGE_ZH ? "已记入《%.*s》，编号 %s\n" : "recorded in %.*s, id %s\n",
                     TEXT_ARG(session->language == LANGUAGE_ZH ? ledger->zh : ledger->en), number));
}

/* A field that somebody changed since it was looked at, and that is to become something else now. */
static Problem compare_was(const Ledger *ledger, const Entry *entry, const OptionValue *was, const Text *words)
{
    for (size_t i = 0; i < ledger->field_count; i++) {
        const Field *field = &ledger->fields[i];
        Text seen;
        if ((given_was(was, field->zh, &seen) || given_was(was, field->key, &seen))
            && !text_equal(seen, entry->values[i]) && !text_equal(words[i], entry->values[i]))
            return problem(PROBLEM_FORM_VALUE_CHANGED, field->zh, entry->values[i], words[i]);
    }
    return OK;
}

/* The entry as it is now, with the fields that were given. */
static Problem correct(const Session *session, Id id, const OptionValue *values, char **operands, int count,
                       const Ledger **ledger, Objections *objections)
{
    Text *words;
    Date day;
    Entry was;

    TRY(entry_find(session->work, id, ledger, &was));
    TRY(given_day(&values[CORRECT_DAY], "--day", was.day, &day));
    words = ARENA_ARRAY(session->work->arena, (*ledger)->field_count + 1, Text);
    memcpy(words, was.values, (*ledger)->field_count * sizeof *words);
    TRY(words_given(session, *ledger, operands, count, words));
    TRY(compare_was(*ledger, &was, &values[CORRECT_WAS], words));
    return entry_correct(session->work, *ledger, &was, day, words, objections);
}

static int run_correct(const Session *session, const OptionValue *values, char **operands, int count)
{
    Objections objections = { 0 };
    const Ledger *ledger = NULL;
    Id id = 0;

    Problem wrong = given_words(&entry_correct_command, count, 1);
    if (!wrong.code && !id_read(text_of(operands[0]), &id))
        wrong = problem(PROBLEM_ENTRY_UNKNOWN, text_of(operands[0]), TEXT(""), TEXT(""));
    if (!wrong.code)
        wrong = correct(session, id, values, operands + 1, count - 1, &ledger, &objections);
    // Somebody else was faster, maybe with other fields.
    for (int i = 0; wrong.code == PROBLEM_CHANGED_SINCE && i < CORRECT_TRIES; i++)
        wrong = correct(session, id, values, operands + 1, count - 1, &ledger, &objections);
    if (wrong.code)
        return complain(session, ledger, wrong, &objections);
    return session_print(session, session->language == LANGUAGE_ZH ? TEXT("已改正。\n") : TEXT("corrected\n"));
}

static int run_void(const Session *session, const OptionValue *values, char **operands, int count)
{
    Id id = 0;

    (void)values;
    Problem wrong = given_words(&entry_void_command, count, 1);
    if (!wrong.code && !id_read(text_of(operands[0]), &id))
        wrong = problem(PROBLEM_ENTRY_UNKNOWN, text_of(operands[0]), TEXT(""), TEXT(""));
    if (!wrong.code)
        wrong = entry_void(session->work, id);
    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, session->language == LANGUAGE_ZH ? TEXT("已作废。\n") : TEXT("void\n"));
}

static int run_import(const Session *session, const OptionValue *values, char **operands, int count)
{
    ImportReport report = { 0 };
    const Ledger *ledger;
    Doc doc;

    Problem wrong = given_words(&entry_import_command, count, 2);
    if (!wrong.code)
        wrong = ledger_meant(session->work, text_of(operands[0]), &ledger);
    if (wrong.code)
        return session_complain(session, wrong);
    wrong = load_doc(session, operands[1], session->work->arena, &doc);
    if (!wrong.code)
        wrong = entry_import(session->work, ledger, &doc, values[IMPORT_TRIAL].given, &report);
    return import_print(session, operands[1], wrong, &report, values[IMPORT_TRIAL].given);
}
