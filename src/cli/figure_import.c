/* figure_import.c - `halfsky figure import`: figures from a table. */
#include "cli/given.h"
#include "cli/import_report.h"
#include "cli/load.h"
#include "model/said.h"
#include "work/figures.h"

enum {
    FIGURES_PERIOD,
    FIGURES_SOURCE,
    FIGURES_BY,
    FIGURES_PAPER,
    FIGURES_PAPER_DAY,
    FIGURES_AS_OF,
    FIGURES_TRIAL,
    FIGURES_OPTIONS
};

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [FIGURES_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "没有写时期的行算哪一期，如 2025",
                         "the period of rows that name none, as 2025" },
    [FIGURES_SOURCE] = { "source", 0, OPTION_CHOICE, "return|certified", 0, 0, "填报数（缺省）或核定数",
                         "returns (default) or certified figures" },
    [FIGURES_BY] = { "by", 0, OPTION_TEXT, "AGENCY", 0, 0, "谁报的、谁发布的（缺省各单位自己）",
                     "who says so or issues it (default: each agency itself)" },
    [FIGURES_PAPER] = { "paper", 0, OPTION_TEXT, "TITLE", 0, 0, "依据的文件", "the paper that they stand in" },
    [FIGURES_PAPER_DAY] = { "paper-day", 0, OPTION_TEXT, "DAY", 0, 0, "文件日期", "the paper's day" },
    [FIGURES_AS_OF] = { "as-of", 0, OPTION_TEXT, "DAY", 0, 0, "截止日", "the day up to which they hold" },
    [FIGURES_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试读，说出会改什么，不写入",
                        "say what would change, write nothing" },
    [FIGURES_OPTIONS] = { 0 },
};

const Command figure_import_command = {
    .name = "figure import",
    .usage = "figure import [--period PERIOD] [--source SOURCE] [--by AGENCY] [--paper TITLE] [-n] FILE",
    .zh = "从表格导入填报数、核定数",
    .en = "take returns or certified figures from a table",
    .details_zh =
        "xlsx、csv "
        "等里的第一张表。一行一个数：时期、单位、计量项、数值，可有范围、来源、报告单位、截止日、文件、文件日期。\n"
        "或一行一个单位、一列一个计量项：第一行写计量项的名称，如 村、户数、妇女、儿童；空格表示没有报。\n"
        "有一格不对就什么也不导入，逐处说明。和已有的一样不算改动，不一样的换下旧数，旧数留底。\n",
    .details_en =
        "The first table of an xlsx, csv or other file. A row for each figure: period, subject, measure, value,\n"
        "and where wanted extent, source, by, as_of, paper, paper_day. Or a row for each agency and a column for\n"
        "each measure, headed by its key or name; what is empty was not reported. If a cell is wrong nothing is\n"
        "imported, and each is told. What differs from the same source takes its place; the old one is kept.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem read_options(const Session *session, const OptionValue *values, FigureImport *out)
{
    *out = (FigureImport){ .trial = values[FIGURES_TRIAL].given };
    if (values[FIGURES_PERIOD].given && !period_said(text_of(values[FIGURES_PERIOD].text), &out->period))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--period"), text_of(values[FIGURES_PERIOD].text),
                       TEXT("2026 2026-S1 2026-01..2026-10"));
    if (values[FIGURES_SOURCE].given)
        out->source = values[FIGURES_SOURCE].number == 0 ? SOURCE_RETURN : SOURCE_CERTIFIED;
    if (values[FIGURES_PAPER].given)
        out->paper = text_of(values[FIGURES_PAPER].text);
    TRY(given_day(&values[FIGURES_PAPER_DAY], "--paper-day", (Date){ 0 }, &out->paper_day));
    TRY(given_day(&values[FIGURES_AS_OF], "--as-of", (Date){ 0 }, &out->as_of));
    return values[FIGURES_BY].given ? given_agency(session, values[FIGURES_BY].text, &out->by) : OK;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    ImportReport report = { 0 };
    FigureImport wanted;
    Doc doc;

    Problem wrong = given_words(&figure_import_command, count, 1);
    if (!wrong.code)
        wrong = read_options(session, values, &wanted);
    if (wrong.code)
        return session_complain(session, wrong);
    wrong = load_doc(session, operands[0], session->work->arena, &doc);
    if (!wrong.code)
        wrong = figure_import(session->work, &doc, &wanted, &report);
    return import_print(session, operands[0], wrong, &report, wanted.trial);
}
