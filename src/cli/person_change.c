/* person_change.c - `halfsky person add|end|import`: terms of office begin and end. */
#include "cli/given.h"
#include "cli/import_report.h"
#include "cli/load.h"
#include "work/officers.h"

enum { ADD_DUTY, ADD_SEX, ADD_PHONE, ADD_DAY, ADD_INSTEAD, ADD_OPTIONS };
enum { END_DUTY, END_DAY, END_OPTIONS };
enum { IMPORT_FIRST, IMPORT_TRIAL, IMPORT_OPTIONS };

static int run_add(const Session *session, const OptionValue *values, char **operands, int count);
static int run_end(const Session *session, const OptionValue *values, char **operands, int count);
static int run_import(const Session *session, const OptionValue *values, char **operands, int count);

static const Option add_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ADD_DUTY] = { "duty", 0, OPTION_TEXT, "DUTY", 0, 0, "分管领导、联络员（缺省）或统计员",
                   "leader, liaison (default) or statistician" },
    [ADD_SEX] = { "sex", 0, OPTION_TEXT, "SEX", 0, 0, "性别：女、男", "their sex: female, male" },
    [ADD_PHONE] = { "phone", 0, OPTION_TEXT, "PHONE", 0, 0, "电话", "their phone" },
    [ADD_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "从哪天任职（缺省今天）", "the first day (default: today)" },
    [ADD_INSTEAD] = { "instead", 0, OPTION_FLAG, NULL, 0, 0, "接替现任", "in place of who has the duty now" },
    [ADD_OPTIONS] = { 0 },
};

static const Option end_options[] = {
    [END_DUTY] = { "duty", 0, OPTION_TEXT, "DUTY", 0, 0, "只结束这项职责：分管领导、联络员、统计员（缺省各项）",
                   "only this duty: leader, liaison, statistician (default: all)" },
    [END_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "从哪天起不再任职（缺省今天）",
                  "the first day without the duty (default: today)" },
    [END_OPTIONS] = { 0 },
};

static const Option import_options[] = {
    [IMPORT_FIRST] = { "first", 0, OPTION_TEXT, "DAY", 0, 0, "没有写任职日期的从哪天算起（缺省今天）",
                       "the first day of terms that name none (default: today)" },
    [IMPORT_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试读，说出会改什么，不写入",
                       "say what would change, write nothing" },
    [IMPORT_OPTIONS] = { 0 },
};

const Command person_add_command = {
    .name = "person add",
    .usage = "person add AGENCY NAME [--duty DUTY] [--sex SEX] [--phone PHONE] [--day DAY] [--instead]",
    .zh = "记下谁任分管领导、联络员、统计员",
    .en = "note who has a duty at an agency",
    .details_zh = "姓名和电话封存在数据库里。联络员换人：person add 县教育局 李某某 --phone … --instead\n",
    .details_en =
        "Names and phones are sealed in the database. Where a liaison changes, --instead ends the term of\n"
        "the one before.\n",
    .options = add_options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_add,
};

const Command person_end_command = {
    .name = "person end",
    .usage = "person end AGENCY NAME [--duty DUTY] [--day DAY]",
    .zh = "结束任职",
    .en = "end a term of office",
    .details_zh = "任职到 DAY 的前一天为止，历任仍可查（person list --all）。\n",
    .details_en = "The term ends the day before DAY; \"person list --all\" still shows it.\n",
    .options = end_options,
    .most_operands = 2,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_end,
};

const Command person_import_command = {
    .name = "person import",
    .usage = "person import [--first DAY] [-n] FILE",
    .zh = "从表格导入任职人员",
    .en = "add terms of office from a table",
    .details_zh =
        "xlsx、csv 等里的第一张表，第一行写列名：单位、职责（分管领导 联络员 统计员）、姓名，可有性别、电话、\n"
        "任职日期、离任日期。有一行不对就一行也不导入，逐行说明。\n",
    .details_en =
        "The first table of an xlsx, csv or other file. Its first row names the columns: agency, duty (leader\n"
        "liaison statistician), name, and where wanted sex, phone, first_day, last_day. If a row is wrong\n"
        "nothing is imported, and each is told.\n",
    .options = import_options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run_import,
};

static Problem add(const Session *session, const OptionValue *values, char **operands, int count, Officer *officer)
{
    Id id;

    *officer = (Officer){ .duty = DUTY_LIAISON,
                          .phone = values[ADD_PHONE].given ? text_of(values[ADD_PHONE].text) : TEXT("") };
    TRY(given_words(&person_add_command, count, 2));
    TRY(given_duty(&values[ADD_DUTY], &officer->duty));
    TRY(given_sex(&values[ADD_SEX], &officer->sex));
    TRY(given_day(&values[ADD_DAY], "--day", session->work->today, &officer->first));
    if (officer->phone.len && !phone_valid(officer->phone))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--phone"), officer->phone, TEXT("13800000000"));
    TRY(given_agency(session, operands[0], &officer->agency));
    officer->name = text_trim(text_of(operands[1]));
    return officer_add(session->work, officer, values[ADD_INSTEAD].given, &id);
}

static int run_add(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    char day[DATE_TEXT_MAX];
    Officer officer;

    Problem wrong = add(session, values, operands, count, &officer);
    if (wrong.code)
        return session_complain(session, wrong);
    date_write(officer.first, day);
    return session_print(session,
                         arena_format(session->work->arena, zh ? "%s 起任%s。\n" : "in office from %s on: %s\n",
                                      day, zh ? duty_word_zh(officer.duty) : duty_word(officer.duty)));
}

static int run_end(const Session *session, const OptionValue *values, char **operands, int count)
{
    Duty duty = DUTY_LEADER;
    bool zh = session->language == LANGUAGE_ZH;
    size_t ended;
    Date day;
    Id agency;

    Problem wrong = given_words(&person_end_command, count, 2);
    if (!wrong.code)
        wrong = given_duty(&values[END_DUTY], &duty);
    if (!wrong.code)
        wrong = given_day(&values[END_DAY], "--day", session->work->today, &day);
    if (!wrong.code)
        wrong = given_agency(session, operands[0], &agency);
    if (!wrong.code)
        wrong = officer_end(session->work, agency, text_trim(text_of(operands[1])),
                            values[END_DUTY].given ? &duty : NULL, day, &ended);
    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, arena_format(session->work->arena,
                                               zh ? "结束任职 %zu 项。\n" : "terms of office ended: %zu\n", ended));
}

static int run_import(const Session *session, const OptionValue *values, char **operands, int count)
{
    ImportReport report = { 0 };
    Date first;
    Doc doc;

    Problem wrong = given_words(&person_import_command, count, 1);
    if (!wrong.code)
        wrong = given_day(&values[IMPORT_FIRST], "--first", session->work->today, &first);
    if (wrong.code)
        return session_complain(session, wrong);
    wrong = load_doc(session, operands[0], session->work->arena, &doc);
    if (!wrong.code)
        wrong = officer_import(session->work, &doc, values[IMPORT_TRIAL].given, first, &report);
    return import_print(session, operands[0], wrong, &report, values[IMPORT_TRIAL].given);
}
