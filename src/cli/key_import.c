/* key_import.c - `halfsky key import`: the keys back from a copy. */
#include "cli/data.h"
#include "cli/files.h"
#include "cli/passphrase.h"
#include "work/folder.h"
#include "work/upkeep.h"

enum { IMPORT_PASSPHRASE, IMPORT_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [IMPORT_PASSPHRASE] = { "passphrase", 0, OPTION_TEXT, "FILE", 0, 0, "口令是此文件的第一行（- 为标准输入）",
                            "the passphrase is the first line of this file (-: standard input)" },
    [IMPORT_OPTIONS] = { 0 },
};

const Command key_import_command = {
    .name = "key import",
    .usage = "key import FILE [--passphrase FILE]",
    .zh = "从导出的文件导入密钥",
    .en = "bring the keys back from an exported copy",
    .details_zh = "放入 --keys 指定的文件夹。那里已有别的密钥时不会覆盖；同一份密钥的较新备份可以替换旧的。\n",
    .details_en =
        "Into the folder of --keys. Other keys that are there are never overwritten; a newer copy of the\n"
        "same ones takes their place.\n",
    .options = options,
    .most_operands = 1,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    Buffer passphrase = { 0 }, text = { 0 }, out = { 0 };
    DataPlaces places;
    int number = 0;

    if (count == 0)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(key_import_command.usage), TEXT(""), TEXT("")));
    Problem wrong = data_places(session, &places);
    if (!wrong.code)
        wrong = folder_keys_apart(places.data, places.keys);
    if (!wrong.code)
        wrong = file_read(operands[0], &text);
    if (!wrong.code)
        wrong = passphrase_read(session, values[IMPORT_PASSPHRASE].given ? values[IMPORT_PASSPHRASE].text : NULL,
                                false, &passphrase);
    if (!wrong.code)
        wrong = key_import(buffer_text(&text), buffer_text(&passphrase), places.keys, &number);
    passphrase_forget(&passphrase);
    buffer_free(&text);
    if (wrong.code)
        return session_complain(session, wrong);
    buffer_format(&out, zh ? "密钥已导入，共 %d 把。\n" : "The keys are in place; the newest is number %d.\n",
                  number);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
