/* call_close.c - `halfsky call close`: nothing more is taken. */
#include "cli/calls.h"

enum { CLOSE_WITHDRAW, CALL_CLOSE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CLOSE_WITHDRAW] = { "withdraw", 0, OPTION_FLAG, NULL, 0, 0, "撤回", "withdraw it" },
    [CALL_CLOSE_OPTIONS] = { 0 },
};

const Command call_close_command = {
    .name = "call close",
    .usage = "call close CALL [--withdraw]",
    .zh = "结束或撤回报送任务",
    .en = "close or withdraw a call",
    .details_zh = "结束以后不再收材料和报表；已经报来的都在。--withdraw 撤回：当作没有要过。\n",
    .details_en =
        "A closed call takes nothing more; what was submitted stays. --withdraw: as if it had not been asked.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    int status;
    Call call;
    Id id;

    if (count == 0)
        return call_missing(session, &call_close_command);
    Problem wrong = call_named(session->work, text_of(operands[0]), &id);
    if (!wrong.code)
        wrong = call_get(session->work, id, &call);
    if (!wrong.code)
        wrong = (values[CLOSE_WITHDRAW].given ? call_withdraw : call_close)(session->work, id, call.revision);
    if (!wrong.code)
        wrong = call_get(session->work, id, &call);
    if (wrong.code)
        return session_complain(session, wrong);
    call_describe(session, &call, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
