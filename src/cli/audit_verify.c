/* audit_verify.c - `halfsky audit verify`: whether the audit log is whole. */
#include "cli/command.h"
#include "cli/files.h"
#include "work/upkeep.h"

#include <inttypes.h>

enum { VERIFY_RECEIPT, VERIFY_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [VERIFY_RECEIPT] = { "receipt", 0, OPTION_TEXT, "FILE", 0, 0, "与以前保存的凭据（此文件）对照",
                         "compare with a receipt kept in this file" },
    [VERIFY_OPTIONS] = { 0 },
};

const Command audit_verify_command = {
    .name = "audit verify",
    .usage = "audit verify [--receipt FILE]",
    .zh = "核对操作记录有没有被改动",
    .en = "check that nobody tampered with the audit log",
    .details_zh = "逐条核对；改动、删除、调换都能发现，并指出是哪一条。核对无误时给出一行凭据，请保存在别处：\n"
                  "末尾的记录若被删去，只有对照它才能发现。\n",
    .details_en = "Row by row; what was altered, removed or moved is found and named. When all holds, one line is\n"
                  "given as a receipt. Keep it elsewhere: only it shows rows that were cut off at the end.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer receipt = { 0 }, out = { 0 };
    char line[AUDIT_HEAD_TEXT];
    AuditHead head;
    Problem wrong = OK;

    (void)operands;
    (void)count;
    if (values[VERIFY_RECEIPT].given)
        wrong = file_read(values[VERIFY_RECEIPT].text, &receipt);
    if (!wrong.code && values[VERIFY_RECEIPT].given && text_trim(buffer_text(&receipt)).len == 0)
        wrong = problem(PROBLEM_AUDIT_HEAD_WRONG, TEXT(""), TEXT(""), TEXT(""));
    if (!wrong.code)
        wrong = audit_prove(session->work, text_trim(buffer_text(&receipt)), &head);
    buffer_free(&receipt);
    if (wrong.code)
        return session_complain(session, wrong);
    audit_head_write(&head, line);
    buffer_add(&out, text_of(line));
    buffer_add_char(&out, '\n');
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
