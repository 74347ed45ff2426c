/* form_fill.c - `halfsky form fill`: values and reasons into a form. */
#include "cli/calls.h"
#include "cli/forms.h"
#include "cli/given.h"
#include "cli/load.h"
#include "work/figures.h"

enum { FILL_OF, FILL_TABLE, FILL_CORRECT, FILL_WAS, FORM_FILL_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [FILL_OF] = { "of", 0, OPTION_TEXT, "AGENCY", 0, 0, "哪个单位", "the agency" },
    [FILL_TABLE] = { "table", 0, OPTION_TEXT, "FILE", 0, 0, "从表格填", "fill from a table" },
    [FILL_CORRECT] = { "correct", 0, OPTION_TEXT, "REASON", 0, 0, "更正已报的数，写明理由",
                       "put right what was handed in, and why" },
    [FILL_WAS] = { "was", 0, OPTION_TEXT, "LINE=VALUE;...", 0, 0,
                   "看到时各行是什么；别人改成了别的就不写入，两个值都说明",
                   "what stood there when you looked; refused when somebody made it another, and both are told" },
    [FORM_FILL_OPTIONS] = { 0 },
};

const Command form_fill_command = {
    .name = "form fill",
    .usage = "form fill CALL --of AGENCY [LINE=VALUE]... [LINE:REASON]... [--was LINE=VALUE;...] [--table FILE]",
    .zh = "填报表",
    .en = "fill in a form",
    .details_zh =
        "3=120 第 3 行填 120；3=— 不适用；3= 空着；3:新增三个宣传点 对第 3 行作说明。LINE "
        "也可以写计量项代码。--table 从表格\n"
        "一次填许多行：列名 行号（或计量项）、数值、说明。--correct 由妇儿工委办更正已经报了的，要写理由。\n",
    .details_en =
        "3=120 puts 120 into line 3; 3=— says not applicable; 3= leaves it blank; 3:REASON says why. LINE may be "
        "a\n"
        "measure, too. --table fills many from a table with the columns line (or measure), value and reason.\n"
        "--correct: the office puts right what was handed in, and says why.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

/* The revision of the line that somebody saw: none that there is when it says something else now. */
static Problem revision_seen(const FilledView *view, int place, const OptionValue *was, Text line, int64_t *out)
{
    GridValue value;
    Text seen;

    *out = 0;
    if (!given_was(was, line, &seen))
        return OK;
    if (!figure_read(seen, &value))
        return problem(PROBLEM_CELL_WRONG, seen, TEXT("120 98.3 0 —"), TEXT(""));
    for (size_t i = 0; i < view->rows.count; i++)
        if (view->rows.items[i].item.place == place)
            *out = value_equal(view->rows.items[i].filled.value, value) ? view->rows.items[i].filled.revision : -1;
    return OK;
}

/* LINE=VALUE or LINE:REASON. */
static Problem word_read(const FilledView *view, Text word, const OptionValue *was, FilledChange *out)
{
    static const Text marks[] = { { "=", 1 }, { ":", 1 }, { "：", 3 } };
    size_t end = word.len, mark = 0;
    Text rest;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t found = text_find(word, marks[i]);
        if (found < end) {
            end = found;
            mark = i;
        }
    }
    if (end == word.len)
        return problem(PROBLEM_CELL_WRONG, word, TEXT("3=120 3:说明"), TEXT(""));
    rest = text_trim(text_slice(word, end + marks[mark].len, word.len));
    *out = (FilledChange){ .sets_value = mark == 0, .explains = mark != 0, .explanation = rest };
    TRY(filled_line(view, text_trim(text_slice(word, 0, end)), &out->place));
    if (out->sets_value && !figure_read(rest, &out->value))
        return problem(PROBLEM_CELL_WRONG, rest, TEXT("120 98.3 0 —"), TEXT(""));
    return revision_seen(view, out->place, was, text_trim(text_slice(word, 0, end)), &out->based_on);
}

static Problem fill(const Session *session, const OptionValue *values, char **operands, int count,
                    ImportReport *report, FilledView *view)
{
    LIST(FilledChange) changes = { 0 };
    Work *work = session->work;
    Id call, agency;
    size_t changed;

    if (values[FILL_TABLE].given && (count > 1 || values[FILL_CORRECT].given))
        return problem(PROBLEM_WORD_SURPLUS, text_of(count > 1 ? operands[1] : "--correct"),
                       TEXT("form fill CALL --of AGENCY --table FILE"), TEXT(""));
    TRY(call_and_agency(session, operands[0], values[FILL_OF], &call, &agency));
    TRY(filled_view(work, call, agency, view));
    for (int i = 1; i < count; i++)
        TRY(word_read(view, text_of(operands[i]), &values[FILL_WAS], LIST_ADD(work->arena, &changes)));
    if (values[FILL_TABLE].given) {
        Doc doc;
        TRY(load_doc(session, values[FILL_TABLE].text, work->arena, &doc));
        TRY(filled_table(work, call, agency, &doc, report));
    } else if (values[FILL_CORRECT].given) {
        TRY(filled_correct(work, call, agency, changes.items, changes.count, text_of(values[FILL_CORRECT].text)));
    } else {
        TRY(filled_change(work, call, agency, changes.items, changes.count, &changed));
    }
    return filled_view(work, call, agency, view);
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    ImportReport report = { 0 };
    Buffer out = { 0 };
    FilledView view;
    int status;

    if (count == 0)
        return call_missing(session, &form_fill_command);
    Problem wrong = fill(session, values, operands, count, &report, &view);
    for (size_t i = 0; i < report.problems.count; i++)
        session_complain(session,
                         problem_at(report.problems.items[i], text_of(values[FILL_TABLE].text), 0, TEXT("")));
    if (wrong.code)
        return session_complain(session, wrong);
    filled_describe(session, &view, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
