/* agency_import.c - `halfsky agency import`: many agencies from a table. */
#include "cli/import_report.h"
#include "cli/load.h"
#include "model/said.h"
#include "work/agencies.h"

enum { IMPORT_FIRST, IMPORT_TRIAL, IMPORT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [IMPORT_FIRST] = { "first", 0, OPTION_TEXT, "DAY", 0, 0,
                       "没有写起始日的单位从哪天算起（缺省本县最早填报的那天）",
                       "the first day of agencies that name none (default: the first day that the county reports "
                       "on)" },
    [IMPORT_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试读，说出会改什么，不写入",
                       "say what would change, write nothing" },
    [IMPORT_OPTIONS] = { 0 },
};

const Command agency_import_command = {
    .name = "agency import",
    .usage = "agency import [--first DAY] [-n] FILE",
    .zh = "从表格导入单位",
    .en = "add agencies from a table",
    .details_zh =
        "xlsx、csv 等里的第一张表，第一行写列名：名称、类别（乡镇 村 社区 部门 学校 其他），可有简称、上级、\n"
        "区划代码、信用代码、起始日。上级要先于下级出现。有一行不对就一行也不导入，逐行说明。\n",
    .details_en =
        "The first table of an xlsx, csv or other file with such columns. A row names the columns: name, kind "
        "(town\n"
        "village bureau school station), and where wanted short_name, parent, region, credit, first_day.\n"
        "Parents stand before those below them. If a row is wrong nothing is imported, and each is told.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    AgencyImportOptions wanted = { .dry_run = values[IMPORT_TRIAL].given };
    ImportReport report = { 0 };
    Doc doc;

    if (count == 0)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(agency_import_command.usage), TEXT(""), TEXT("")));
    if (values[IMPORT_FIRST].given && !day_said(text_of(values[IMPORT_FIRST].text), &wanted.first))
        return session_complain(session, problem(PROBLEM_OPTION_VALUE, TEXT("--first"),
                                                 text_of(values[IMPORT_FIRST].text), TEXT("2026-01-08")));
    Problem wrong = load_doc(session, operands[0], session->work->arena, &doc);
    if (!wrong.code)
        wrong = agency_import(session->work, &doc, &wanted, &report);
    return import_print(session, operands[0], wrong, &report, wanted.dry_run);
}
