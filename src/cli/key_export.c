/* key_export.c - `halfsky key export`: a copy of the keys under a passphrase. */
#include "cli/command.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "work/upkeep.h"

enum { EXPORT_OUT, EXPORT_PASSPHRASE, EXPORT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [EXPORT_OUT] = { "output", 'o', OPTION_TEXT, "FILE", 0, 0, "写入文件（缺省：标准输出）",
                     "write into this file (default: standard output)" },
    [EXPORT_PASSPHRASE] = { "passphrase", 0, OPTION_TEXT, "FILE", 0, 0, "口令是此文件的第一行（- 为标准输入）",
                            "the passphrase is the first line of this file (-: standard input)" },
    [EXPORT_OPTIONS] = { 0 },
};

const Command key_export_command = {
    .name = "key export",
    .usage = "key export [-o FILE] [--passphrase FILE]",
    .zh = "用口令保护，导出一份密钥",
    .en = "export a copy of the keys under a passphrase",
    .details_zh = "备份里没有密钥：请把导出的文件和口令分开保存，都不要放在数据文件夹里。口令至少 10 个字。\n",
    .details_en = "Backups hold no keys. Keep this file and its passphrase apart, and neither in the data folder.\n"
                  "A passphrase has at least 10 characters.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer passphrase = { 0 }, text = { 0 };

    (void)operands;
    (void)count;
    Problem wrong = passphrase_read(
        session, values[EXPORT_PASSPHRASE].given ? values[EXPORT_PASSPHRASE].text : NULL, true, &passphrase);
    if (!wrong.code)
        wrong = key_export(session->work, buffer_text(&passphrase), &text);
    if (!wrong.code)
        wrong = output_save(values[EXPORT_OUT].given ? values[EXPORT_OUT].text : NULL, buffer_text(&text));
    passphrase_forget(&passphrase);
    buffer_free(&text);
    return session_complain(session, wrong);
}
