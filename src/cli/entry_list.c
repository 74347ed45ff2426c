/* entry_list.c - `halfsky entry list`: the entries of a ledger. */
#include "cli/columns.h"
#include "cli/given.h"
#include "model/said.h"
#include "work/entries.h"

enum { ENTRIES_OF, ENTRIES_MASKED, ENTRIES_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ENTRIES_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位记的（缺省全部）",
                     "who entered them (default: all)" },
    [ENTRIES_MASKED] = { "masked", 0, OPTION_FLAG, NULL, 0, 0, "封存的栏不显示", "show nothing that is sealed" },
    [ENTRIES_OPTIONS] = { 0 },
};

const Command entry_list_command = {
    .name = "entry list",
    .usage = "entry list LEDGER PERIOD [--of AGENCY] [--masked]",
    .zh = "列出台账里的记录",
    .en = "list the entries of a ledger",
    .details_zh = "编号、日期、单位和填了的栏。没有权限的角色看不到封存的栏；每次查看都记入操作记录。\n",
    .details_en = "Ids, days, agencies and the fields that are given. Roles without the right do not see sealed\n"
                  "ones; every look is noted in the audit log.\n",
    .options = options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static void line(const Session *session, const Ledger *ledger, const EntryLine *entry, Buffer *out)
{
    char id[ID_TEXT_MAX], day[DATE_TEXT_MAX];

    columns_left(out, (Text){ id, id_write(entry->entry.id, id) }, 20);
    columns_left(out, (Text){ day, date_write(entry->entry.day, day) }, 12);
    columns_left(out, entry->agency, 28);
    for (size_t i = 0; i < ledger->field_count; i++)
        if (entry->entry.values[i].len)
            buffer_format(out, "%.*s=%.*s ",
                          TEXT_ARG(session->language == LANGUAGE_ZH ? ledger->fields[i].zh : ledger->fields[i].key),
                          TEXT_ARG(entry->entry.values[i]));
    buffer_add_char(out, '\n');
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    const Ledger *ledger;
    EntryLines lines;
    Buffer out = { 0 };
    Period period;
    Id agency = 0;
    int status;

    Problem wrong = given_words(&entry_list_command, count, 2);
    if (!wrong.code)
        wrong = ledger_meant(session->work, text_of(operands[0]), &ledger);
    if (!wrong.code && !period_said(text_of(operands[1]), &period))
        wrong = problem(PROBLEM_CELL_WRONG, text_of(operands[1]), TEXT("2026 2026-S1 2026-06"), TEXT(""));
    if (!wrong.code && values[ENTRIES_OF].given)
        wrong = given_agency(session, values[ENTRIES_OF].text, &agency);
    if (!wrong.code)
        wrong = entry_lines(session->work, ledger, agency, period, values[ENTRIES_MASKED].given, &lines);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < lines.count; i++)
        line(session, ledger, &lines.items[i], &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
