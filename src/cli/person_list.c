/* person_list.c - `halfsky person list`: who leads this work at the agencies, and who reports. */
#include "cli/columns.h"
#include "cli/given.h"
#include "work/officers.h"

enum { PEOPLE_DUTY, PEOPLE_NAME, PEOPLE_DAY, PEOPLE_ALL, PEOPLE_MASKED, PEOPLE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [PEOPLE_DUTY] = { "duty", 0, OPTION_TEXT, "DUTY", 0, 0, "只列分管领导、联络员或统计员",
                      "only leaders, liaisons or statisticians" },
    [PEOPLE_NAME] = { "name", 0, OPTION_TEXT, "NAME", 0, 0, "只列叫这个名字的", "only those of that name" },
    [PEOPLE_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "哪一天在任的（缺省今天）",
                     "who had the duty on that day (default: today)" },
    [PEOPLE_ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "历任都列", "those of earlier days too" },
    [PEOPLE_MASKED] = { "masked", 0, OPTION_FLAG, NULL, 0, 0, "姓名、电话打码", "mask names and phones" },
    [PEOPLE_OPTIONS] = { 0 },
};

const Command person_list_command = {
    .name = "person list",
    .usage = "person list [AGENCY] [--duty DUTY] [--name NAME] [--day DAY | --all] [--masked]",
    .zh = "列出各单位的分管领导、联络员、统计员",
    .en = "list who leads this work at the agencies, and who reports",
    .details_zh =
        "没有权限的角色只看到“王某”“138****1234”。每次查看全名和电话都记入操作记录；给别人看时用 --masked。\n",
    .details_en =
        "Roles without the right see 王某 and 138****1234. Every look at whole names and phones is noted\n"
        "in the audit log; with --masked nothing whole is shown.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    Duty duty = DUTY_LEADER;
    OfficerWanted wanted = { .duty = values[PEOPLE_DUTY].given ? &duty : NULL,
                             .name = values[PEOPLE_NAME].given ? text_of(values[PEOPLE_NAME].text) : TEXT(""),
                             .masked = values[PEOPLE_MASKED].given };
    Buffer out = { 0 };
    OfficerRows rows;
    int status;

    Problem wrong = given_day(&values[PEOPLE_DAY], "--day", session->work->today, &wanted.day);
    if (!wrong.code)
        wrong = given_duty(&values[PEOPLE_DUTY], &duty);
    if (values[PEOPLE_ALL].given)
        wanted.day = (Date){ 0 };
    if (!wrong.code && count)
        wrong = given_agency(session, operands[0], &wanted.agency);
    if (!wrong.code)
        wrong = officer_rows(session->work, &wanted, &rows);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < rows.count; i++) {
        const Officer *officer = &rows.items[i].officer;
        const char *sex = officer->sex == SEX_FEMALE ? "女" : officer->sex == SEX_MALE ? "男" : "";

        columns_left(&out, rows.items[i].agency, 34);
        columns_left(&out, text_of(zh ? duty_word_zh(officer->duty) : duty_word(officer->duty)), 14);
        columns_left(&out, officer->name, 12);
        columns_left(&out, text_of(zh ? sex : sex_word(officer->sex)), 8);
        columns_left(&out, officer->phone, 16);
        days_shown(officer->first, officer->last, &out);
        buffer_add_char(&out, '\n');
    }
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
