/* call_show.c - `halfsky call show`: who has what. */
#include "cli/calls.h"
#include "cli/columns.h"
#include "cli/grid.h"

enum { SHOW_MISSING, CALL_SHOW_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SHOW_MISSING] = { "missing", 0, OPTION_FLAG, NULL, 0, 0, "只列还没报的", "only those who still owe" },
    [CALL_SHOW_OPTIONS] = { 0 },
};

const Command call_show_command = {
    .name = "call show",
    .usage = "call show CALL [--missing]",
    .zh = "谁报了、谁没报",
    .en = "who has answered a call and who has not",
    .details_zh = "CALL "
                  "写名称、名称里独有的几个字，或编号。每个单位一行：状态，是否逾期，是否待上级确认；缩进的是转发给"
                  "下级的。上面写明要的材料、报表和计量项。\n",
    .details_en =
        "CALL is a title, a part of it that no other has, or an id. A line for each agency: its state, whether it\n"
        "is late, whether it waits to be confirmed; those indented were passed the call on to. Above them stands\n"
        "what is asked.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static void row_add(const Session *session, const BoardRow *row, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char day[DATE_TEXT_MAX];

    columns_left(out, answer_state_name(row->answer.state, session->language), 10);
    columns_left(out, row->late ? zh ? TEXT("逾期") : TEXT("late") : TEXT(""), 6);
    columns_left(out, (Text){ day, date_write(row->answer.submitted, day) }, 12);
    for (int step = 0; step < row->depth; step++)
        buffer_add(out, TEXT("  "));
    buffer_add(out, row->name);
    if (row->answer.through && row->answer.state == ANSWER_SUBMITTED)
        buffer_add(out, row->answer.confirmed ? zh ? TEXT("  已确认") : TEXT("  confirmed")
                        : zh ? TEXT("  待确认")
                                              : TEXT("  to confirm"));
    buffer_add_char(out, '\n');
}

/* 计量项：留守儿童、发放宣传资料 */
static void asked_add(const Session *session, const Board *board, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;

    if (board->form.len)
        buffer_format(out, zh ? "报表：%.*s\n" : "form: %.*s\n", TEXT_ARG(board->form));
    if (board->measures.count)
        buffer_add(out, zh ? TEXT("计量项：") : TEXT("measures: "));
    for (size_t i = 0; i < board->measures.count; i++) {
        if (i)
            buffer_add(out, zh ? TEXT("、") : TEXT(", "));
        buffer_add(out, grid_measure_name(session, &board->measures.items[i]));
    }
    if (board->measures.count)
        buffer_add_char(out, '\n');
}

static bool is_owed(const BoardRow *row)
{
    return row->answer.state != ANSWER_SUBMITTED && row->answer.state != ANSWER_ACCEPTED;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    Board board;
    int status;
    Id id;

    if (count == 0)
        return call_missing(session, &call_show_command);
    Problem wrong = call_named(session->work, text_of(operands[0]), &id);
    if (!wrong.code)
        wrong = call_board(session->work, id, &board);
    if (wrong.code)
        return session_complain(session, wrong);
    call_describe(session, &board.call, &out);
    if (board.call.note.len) {
        buffer_add(&out, board.call.note);
        buffer_add_char(&out, '\n');
    }
    asked_add(session, &board, &out);
    call_counts_describe(session, &board.counts, &out);
    for (size_t i = 0; i < board.rows.count; i++)
        if (!values[SHOW_MISSING].given || is_owed(&board.rows.items[i]))
            row_add(session, &board.rows.items[i], &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
