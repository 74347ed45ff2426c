/* clean.c - `halfsky clean`: write copies mended of what needs no question. */
#include "cli/mend_files.h"

#include "halfsky/check.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

const Command clean_command = {
    .name = "clean",
    .usage = "clean [--format text|docx] [-o OUT] [--list FILE] [-j N] [PATH...]",
    .zh = "一键清稿：改掉不用问人的毛病，写出改好的副本",
    .en = "write copies mended of what needs no question",
    .details_zh =
        "改正错字（截止→截至）、粘贴带入的杂字、全角半角、字间空格，写出改好的副本，原件不动。\n"
        "拿不准的不改，请用 halfsky check 看。一个文件写到标准输出或 -o 指定的文件；多个文件要用 -o 指定文件夹。\n"
        "PATH 同 read。退出状态：0 都写出了；2 有的文件没有读出；3 写不了。\n",
    .details_en =
        "Mends wrong words (截止 for 截至), marks that came in by pasting, widths and blanks between letters, and\n"
        "writes the copies; what was handed in stays. What is not certain is left to you: see halfsky check. One "
        "file\n"
        "goes to standard output or to -o; several need a folder. PATH as for read.\n"
        "Exit status: 0 all were written; 2 some files could not be read; 3 nothing could be written.\n",
    .options = mend_options,
    .most_operands = -1,
    .needs_catalog = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    return mend_files(session, HALFSKY_CLEAN, values, operands, count);
}
