/* mask.c - `halfsky mask`: write copies with personal data masked. */
#include "cli/mend_files.h"

#include "halfsky/check.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

const Command mask_command = {
    .name = "mask",
    .usage = "mask [--format text|docx] [-o OUT] [--list FILE] [-j N] [PATH...]",
    .zh = "遮盖个人信息，写出可以公开的副本",
    .en = "write copies with personal data masked",
    .details_zh =
        "遮盖身份证号、电话、银行卡号、住址和不该公开的姓名，写出副本，原件不动；同一姓名在全文各处都遮盖。\n"
        "副本要再查一遍，还有该遮的没遮住就不写出。能认出人的细节（镇名加伤情加赔偿）要人来改，请用 halfsky check "
        "看。\n"
        "一个文件写到标准输出或 -o 指定的文件；多个文件要用 -o 指定文件夹。PATH 同 read。\n"
        "退出状态：0 都写出了；2 有的文件没有读出或没有遮住；3 写不了。\n",
    .details_en =
        "Masks identity numbers, telephones, bank cards, addresses and names that must not be published, a name\n"
        "wherever it stands, and writes the copies; what was handed in stays. Each copy is checked again, and not "
        "written\n"
        "when something is still to be seen. Details that tell who it was (town, injury, settlement) are left to "
        "you: see\n"
        "halfsky check. One file goes to standard output or to -o; several need a folder. PATH as for read.\n"
        "Exit status: 0 all were written; 2 some could not be read or masked; 3 nothing could be written.\n",
    .options = mend_options,
    .most_operands = -1,
    .needs_catalog = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    return mend_files(session, HALFSKY_MASK, values, operands, count);
}
