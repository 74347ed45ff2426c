/* read.c - `halfsky read`: files into facts. */
#include "cli/command.h"
#include "cli/read_files.h"

enum { READ_FORMAT, READ_ALL, READ_JOBS, READ_OUT, READ_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [READ_FORMAT] = { "format", 0, OPTION_CHOICE, "text|jsonl|csv|html|plain", 0, 0, "输出的样式（缺省 text）",
                      "how to write (default: text)" },
    [READ_ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "还列出材料、人员、法规、活动、问题、打算、建议等",
                   "also documents, roles, laws, activities, problems, plans ..." },
    [READ_JOBS] = { "jobs", 'j', OPTION_NUMBER, "N", 1, 256, "同时读几个文件（缺省为处理器核数）",
                    "files read at once (default: number of cores)" },
    [READ_OUT] = { "output", 'o', OPTION_TEXT, "OUT", 0, 0, "写入此文件，写完才替换原有的",
                   "write to this file, which is replaced only when all is written" },
    [READ_OPTIONS] = { 0 },
};

const Command read_command = {
    .name = "read",
    .usage = "read [--format text|jsonl|csv|html|plain] [--all] [-j N] [-o OUT] [PATH...]",
    .zh = "读材料，列出其中的数据点",
    .en = "read reports and list their facts",
    .details_zh = "读出每份材料中的数据点：数值、单位、计量项、时期、出处。PATH 是文件、文件夹或压缩包：\n"
                  "文本、Word、WPS、PDF、OFD、Excel、网页、RTF、ODF、扫描件，按内容识别；\n"
                  "- 或不写为标准输入。编码自动识别：UTF-8、GB18030（GBK）、UTF-16 等。\n"
                  "退出状态：0 全部读出；2 有的没有读出，其余照常；1 命令写错。\n",
    .details_en =
        "Lists the facts of each report: value, unit, measure, period and where it stands. PATH is a file, a\n"
        "folder or a zip of text, Word, WPS, PDF, OFD, Excel, HTML, RTF, ODF or scans, known by their content;\n"
        "- or none is standard input. Encodings are recognised: UTF-8, GB18030 (GBK), UTF-16. Exit status: 0 all "
        "read; 2 some not, the others were; 1 wrong usage.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .run = run,
};

static const ReadFormat *const formats[] = { &read_text_format, &read_jsonl_format, &read_csv_format,
                                             &read_html_format, &read_plain_format }; /* as the option's words */

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    ReadRequest request = {
        .format = formats[values[READ_FORMAT].number],
        .settings = { .language = session->language, .all = values[READ_ALL].given, .catalog = session->catalog },
        .threads = values[READ_JOBS].given ? (int)values[READ_JOBS].number : 0,
        .out = values[READ_OUT].text,
    };
    ReadTotals totals;

    return read_files(session, &request, operands, (size_t)count, &totals);
}
