/* call_make.c - `halfsky call make`: agencies are asked to report. */
#include "cli/calls.h"
#include "cli/inventory.h"
#include "model/said.h"
#include "work/forms.h"

enum {
    MAKE_PERIOD,
    MAKE_DUE,
    MAKE_IN,
    MAKE_DOCUMENT,
    MAKE_FORM,
    MAKE_MEASURES,
    MAKE_TO,
    MAKE_KIND,
    MAKE_BELOW,
    MAKE_NOTE,
    CALL_MAKE_OPTIONS
};

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [MAKE_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "统计时段：2026、2026-S1、2026-01..2026-10",
                      "the window asked for: 2026, 2026-S1, 2026-01..2026-10" },
    [MAKE_DUE] = { "due", 0, OPTION_TEXT, "DAY", 0, 0, "截止日，如 2026-12-10",
                   "the last day in time, as 2026-12-10" },
    [MAKE_IN] = { "in", 0, OPTION_NUMBER, "N", 0, 250, "从今天起 N 个工作日", "N working days from today" },
    [MAKE_DOCUMENT] = { "document", 0, OPTION_FLAG, NULL, 0, 0, "要材料", "a document is wanted" },
    [MAKE_FORM] = { "form", 0, OPTION_TEXT, "FORM", 0, 0, "要填的报表：名称、表号或编号",
                    "the form to fill: its title, number or id" },
    [MAKE_MEASURES] = { "measures", 0, OPTION_TEXT, "KEYS", 0, 0, "要问的计量项，用逗号隔开",
                        "the measures asked, parted by commas" },
    [MAKE_TO] = { "to", 0, OPTION_TEXT, "AGENCIES", 0, 0, "要哪些单位报，用逗号隔开",
                  "the agencies asked, parted by commas" },
    [MAKE_KIND] = { "kind", 0, OPTION_TEXT, "KINDS", 0, 0, "要哪几类单位报：乡镇 村 社区 部门 学校 其他",
                    "kinds of agencies asked: town village bureau school station" },
    [MAKE_BELOW] = { "below", 0, OPTION_TEXT, "AGENCY", 0, 0, "只要这个单位的下级",
                     "only those below this agency" },
    [MAKE_NOTE] = { "note", 0, OPTION_TEXT, "TEXT", 0, 0, "说明，随任务发出", "a note that goes with the call" },
    [CALL_MAKE_OPTIONS] = { 0 },
};

const Command call_make_command = {
    .name = "call make",
    .usage = "call make TITLE --period PERIOD (--due DAY | --in N) [--document] [--form FORM] [--measures KEYS] "
             "--to AGENCIES",
    .zh = "发一个报送任务",
    .en = "make a call: ask agencies to report",
    .details_zh =
        "要谁报：--to 列出单位，--kind 一类单位，--below 某单位的下级；可以一起用。要什么：--document 材料，\n"
        "--form 报表，--measures 计量项（不另给报表时，这些计量项自成一张表）。截止日写日期，或 --in N "
        "个工作日。别的任务已问的、数格里已有的，发出时提醒。\n",
    .details_en =
        "Whom: --to lists agencies, --kind takes all of a kind, --below those below an agency; together if you\n"
        "like. What: --document, --form, --measures (without a form these are one of their own). Until when: a\n"
        "day, or --in N working days. Told is what of it another call asks too, or the grid knows.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem wanted_read(const Session *session, const OptionValue *values, NewCall *wanted)
{
    Work *work = session->work;
    WordParts measures;

    if (!period_said(text_of(values[MAKE_PERIOD].text), &wanted->period))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--period"), text_of(values[MAKE_PERIOD].text),
                       TEXT("2026 2026-S1 2026-01..2026-10"));
    TRY(day_option(values[MAKE_DUE], "--due", &wanted->due));
    if (!values[MAKE_DUE].given && !values[MAKE_IN].given)
        return problem(PROBLEM_CALL_DUE_UNSAID, TEXT(""), TEXT(""), TEXT(""));
    wanted->workdays = (int)values[MAKE_IN].number;
    wanted->wants_document = values[MAKE_DOCUMENT].given;
    if (values[MAKE_FORM].given)
        TRY(form_named(work, text_of(values[MAKE_FORM].text), &wanted->form));
    words_part(work->arena, values[MAKE_MEASURES].given ? values[MAKE_MEASURES].text : "", &measures);
    wanted->measures = measures.items;
    wanted->measure_count = measures.count;
    if (values[MAKE_NOTE].given)
        wanted->note = text_of(values[MAKE_NOTE].text);
    return audience_read(session, values[MAKE_TO], values[MAKE_KIND], values[MAKE_BELOW], &wanted->audience);
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    NewCall wanted = { .title = text_of(count ? operands[0] : "") };
    Buffer out = { 0 };
    Inventory inventory;
    Board board;
    Tree tree;
    int status;
    Id id;

    if (count == 0)
        return call_missing(session, &call_make_command);
    if (!values[MAKE_PERIOD].given)
        return call_missing(session, &call_make_command);
    Problem wrong = wanted_read(session, values, &wanted);
    if (!wrong.code)
        wrong = call_make(session->work, &wanted, &id);
    if (!wrong.code)
        wrong = call_board(session->work, id, &board);
    if (!wrong.code)
        wrong = inventory_take(session->work, wanted.period, &inventory);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    call_describe(session, &board.call, &out);
    call_counts_describe(session, &board.counts, &out);
    inventory_warning(session, &tree, &inventory, id, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
