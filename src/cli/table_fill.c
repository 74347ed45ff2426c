/* table_fill.c - `halfsky table fill`: a superior's blank table filled from the grid. */
#include "cli/table_report.h"

#include "cli/calls.h"
#include "cli/load.h"
#include "cli/table_write.h"
#include "work/agency_names.h"

enum {
    TABLE_OUTPUT,
    TABLE_AGENCY,
    TABLE_PERIOD,
    TABLE_INCOMPLETE,
    TABLE_FORMAT,
    TABLE_CALL,
    TABLE_DUE,
    TABLE_IN,
    TABLE_FILL_OPTIONS
};

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [TABLE_OUTPUT] = { "output", 'o', OPTION_TEXT, "FILE", 0, 0, "把填好的表写到这里（原表不动）",
                       "write the filled table here (the blank one stays)" },
    [TABLE_AGENCY] = { "agency", 0, OPTION_TEXT, "AGENCY", 0, 0, "表是哪个单位的（缺省看表，再是全县）",
                       "whose the table is (default: as it says, else the county's)" },
    [TABLE_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "表里没写时，统计时段是哪个",
                       "the period of a table that names none" },
    [TABLE_INCOMPLETE] = { "incomplete", 0, OPTION_FLAG, NULL, 0, 0, "下级没报齐的合计也填",
                           "fill sums of some of those below, too" },
    [TABLE_FORMAT] = { "format", 0, OPTION_CHOICE, "text|jsonl|csv", 0, 0, "逐格报告的格式（缺省 text）",
                       "of the report of all cells (default: text)" },
    [TABLE_CALL] = { "call", 0, OPTION_TEXT, "TITLE", 0, 0, "缺的数发成报送任务（要有 --due 或 --in，不然只列出）",
                     "make calls of what is missing (with --due or --in; else only listed)" },
    [TABLE_DUE] = { "due", 0, OPTION_TEXT, "DAY", 0, 0, "任务的截止日", "the last day of the call" },
    [TABLE_IN] = { "in", 0, OPTION_NUMBER, "N", 0, 250, "任务从今天起 N 个工作日",
                   "the call: N working days from today" },
    [TABLE_FILL_OPTIONS] = { 0 },
};

const Command table_fill_command = {
    .name = "table fill",
    .usage = "table fill FILE [-o FILE] [--agency AGENCY] [--period PERIOD] [--call TITLE (--due DAY | --in N)]",
    .zh = "用数格里的数填上级的空表",
    .en = "fill a superior's blank table from the grid",
    .details_zh =
        "逐格看表头、行名、单位和时期，看懂了、数格里有准数的才填，每格带批注：数从哪里来、谁报的、截止哪天、\n"
        "几个下级里有几个报了。已有的数不动，与数格不一致的会说。没看懂的不猜，说明为什么。xlsx、docx "
        "填好写到 -o，\n原表其他内容不变；别的格式请先另存。没有 -o 只报告。还缺的数可以用 --call "
        "发成报送任务：每个时期一个，谁管的数问谁。\n",
    .details_en =
        "Each cell is understood by its headings, unit and period, or left: nothing is guessed. A cell that is\n"
        "filled has a comment that says where the figure comes from, who said it, as of when, of how many below.\n"
        "What stands there stays; where the grid differs it is said. xlsx and docx are written to -o, all else\n"
        "in it as it was; save others as one of these first. Without -o there is the report only. --call makes one "
        "call\n"
        "of what is missing.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem wish_read(const Session *session, const OptionValue *values, FillWish *out)
{
    *out = (FillWish){ .language = session->language, .incomplete = values[TABLE_INCOMPLETE].given };
    if (values[TABLE_PERIOD].given && !period_read(text_of(values[TABLE_PERIOD].text), &out->period))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--period"), text_of(values[TABLE_PERIOD].text),
                       TEXT("2026 2026-S1 2026-Q3 2026-06 2026-01..2026-10"));
    if (values[TABLE_AGENCY].given)
        return agency_named(session->work, text_of(values[TABLE_AGENCY].text), &out->agency);
    return OK;
}

/* Lists what calls could ask, and makes them where there is a day. */
static Problem call_missing_figures(const Session *session, const OptionValue *values, const FillReport *report,
                                    Buffer *out)
{
    bool dated = values[TABLE_DUE].given || values[TABLE_IN].given;
    FillPlan plan;
    FillCallIds ids;
    Date due = { 0 };
    Board board;

    TRY(table_call_plan(session->work, report->fill, &plan));
    if (!values[TABLE_CALL].given || !dated) {
        fill_report_call(report, &plan, out);
        return OK;
    }
    TRY(day_option(values[TABLE_DUE], "--due", &due));
    TRY(table_call_make(session->work, &plan, text_of(values[TABLE_CALL].text), due, (int)values[TABLE_IN].number,
                        &ids));
    for (size_t i = 0; i < ids.count; i++) {
        TRY(call_board(session->work, ids.items[i], &board));
        call_describe(session, &board.call, out);
        call_counts_describe(session, &board.counts, out);
    }
    plan.calls.count = 0;
    fill_report_call(report, &plan, out); /* what they do not ask */
    return OK;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    static void (*const writers[])(const FillReport *, Buffer *) = { fill_report_text, fill_report_jsonl,
                                                                     fill_report_csv };
    TableFill fill = { 0 };
    Buffer out = { 0 };
    FillWish wish;
    Tree tree;
    Doc doc;
    char *fates = NULL;
    int status;

    if (count == 0)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(table_fill_command.usage), TEXT(""), TEXT("")));
    Problem wrong = wish_read(session, values, &wish);
    if (!wrong.code)
        wrong = load_doc(session, operands[0], session->work->arena, &doc);
    if (!wrong.code)
        wrong = table_fill(session->work, &doc, &wish, &fill);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (!wrong.code && values[TABLE_OUTPUT].given) {
        fates = arena_alloc(session->work->arena, fill.cells.count + 1);
        wrong = table_write(session, operands[0], values[TABLE_OUTPUT].text, &doc, &fill, fates);
    }
    if (wrong.code)
        return session_complain(session, wrong);
    FillReport report = { session, &doc, &fill, &tree, fates };
    int format = values[TABLE_FORMAT].given ? (int)values[TABLE_FORMAT].number : 0;
    writers[format](&report, &out);
    if (format == 0 || values[TABLE_CALL].given)
        wrong = call_missing_figures(session, values, &report, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return wrong.code ? session_complain(session, wrong) : status;
}
