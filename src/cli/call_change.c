/* call_change.c - `halfsky call change`: its title, day or note. */
#include "cli/calls.h"

enum { CHANGE_TITLE, CHANGE_DUE, CHANGE_IN, CHANGE_NOTE, CALL_CHANGE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CHANGE_TITLE] = { "title", 0, OPTION_TEXT, "TITLE", 0, 0, "新的名称", "the new title" },
    [CHANGE_DUE] = { "due", 0, OPTION_TEXT, "DAY", 0, 0, "新的截止日", "the new due day" },
    [CHANGE_IN] = { "in", 0, OPTION_NUMBER, "N", 0, 250, "从今天起 N 个工作日", "N working days from today" },
    [CHANGE_NOTE] = { "note", 0, OPTION_TEXT, "TEXT", 0, 0, "新的说明", "the new note" },
    [CALL_CHANGE_OPTIONS] = { 0 },
};

const Command call_change_command = {
    .name = "call change",
    .usage = "call change CALL [--title TITLE] [--due DAY | --in N] [--note TEXT]",
    .zh = "改报送任务的名称、截止日或说明",
    .en = "change the title, day or note of a call",
    .details_zh = "只能改进行中的任务。--in N 从今天起算 N 个工作日。\n",
    .details_en = "Only of a call that is open. --in N counts N working days from today.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    CallChange change = { .workdays = (int)values[CHANGE_IN].number };
    Buffer out = { 0 };
    Call call;
    int status;

    if (count == 0)
        return call_missing(session, &call_change_command);
    if (values[CHANGE_TITLE].given)
        change.title = text_of(values[CHANGE_TITLE].text);
    if (values[CHANGE_NOTE].given)
        change.note = text_of(values[CHANGE_NOTE].text);
    Problem wrong = day_option(values[CHANGE_DUE], "--due", &change.due);
    if (!wrong.code)
        wrong = call_named(session->work, text_of(operands[0]), &change.call);
    if (!wrong.code)
        wrong = call_get(session->work, change.call, &call);
    if (!wrong.code) {
        change.based_on = call.revision;
        wrong = call_change(session->work, &change);
    }
    if (!wrong.code)
        wrong = call_get(session->work, change.call, &call);
    if (wrong.code)
        return session_complain(session, wrong);
    call_describe(session, &call, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
