/* check.c - `halfsky check`: what a careful reviewer would object to in the files. */
#include "base/memory.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/models.h"
#include "cli/read_files.h"
#include "model/exceptions.h"

#include <stdlib.h>

enum { CHECK_FORMAT, CHECK_JOBS, CHECK_OUT, CHECK_NO_COPIES, CHECK_MODELS, CHECK_EXCEPTIONS, CHECK_OPTIONS };
enum { EXIT_SOME_FOUND = 1, STALE_MAX = 20 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CHECK_FORMAT] = { "format", 0, OPTION_CHOICE, "text|jsonl|csv|html|docx", 0, 0, "输出的样式（缺省 text）",
                       "how to write (default: text)" },
    [CHECK_JOBS] = { "jobs", 'j', OPTION_NUMBER, "N", 1, 256, "同时审几个文件（缺省为处理器核数）",
                     "files checked at once (default: number of cores)" },
    [CHECK_OUT] = { "output", 'o', OPTION_TEXT, "OUT", 0, 0, "写入此文件，写完才替换原有的",
                    "write to this file, which is replaced only when all is written" },
    [CHECK_NO_COPIES] = { "no-copies", 0, OPTION_FLAG, NULL, 0, 0, "不找材料之间的雷同",
                          "do not look for passages that documents share" },
    [CHECK_MODELS] = { "models", 0, OPTION_TEXT, "FILE", 0, 0, "也与此文件中的范文比较（见 halfsky models）",
                       "compare with the model texts of this file too (see halfsky models)" },
    [CHECK_EXCEPTIONS] = { "exceptions", 0, OPTION_TEXT, "FILE", 0, 0, "此文件中列明的例外不报，只计数",
                           "leave out the findings that this file allows, and count them" },
    [CHECK_OPTIONS] = { 0 },
};

const Command check_command = {
    .name = "check",
    .usage = "check [--format text|jsonl|csv|html|docx] [-j N] [-o OUT] [--no-copies] [--models FILE] "
             "[--exceptions FILE] [PATH...]",
    .zh = "审材料，指出数字、日期、用字、个人信息等处的问题",
    .en = "check reports and say what is wrong with them",
    .details_zh = "审核每份材料：分项与合计、占比、完成率、增减、空缺的数、没有的日期、前后不一、错字、个人信息。\n"
                  "A 必须改正，B 改正或说明，C 核实并说明，D 提示。PATH 同 read。\n"
                  "退出状态：0 没有问题；1 有问题；2 有的文件没有读出。\n",
    .details_en =
        "Checks each report: sums and shares, rates of completion, changes, figures left out, days that are\n"
        "not there, two values of one figure, wrong words, personal data. A must be mended, B mended or\n"
        "explained, C verified and explained, D is a hint. PATH as for read.\n"
        "Exit status: 0 nothing found; 1 something found; 2 some files could not be read.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .run = run,
};

static const ReadFormat *const formats[] = { &check_text_format, &check_jsonl_format, &check_csv_format,
                                             &check_html_format, &check_docx_format }; /* as the option's words */

/* The known exceptions of a file. */
static Problem exceptions_open(const char *path, Exceptions **out)
{
    Buffer bytes = { 0 };
    Problem wrong = file_read(path, &bytes);

    if (!wrong.code)
        wrong = exceptions_read(text_of(path), buffer_text(&bytes), out);
    buffer_free(&bytes);
    return wrong;
}

/* A hint: rows that allow what is not there any more. */
static void say_stale(const Session *session, const char *path, const Exceptions *exceptions, bool copies)
{
    bool zh = session->language == LANGUAGE_ZH;
    int *lines = memory_resize(NULL, memory_times(exceptions->items.count + 1, sizeof *lines));
    size_t count = exceptions_stale(exceptions, copies, lines);
    Buffer words = { 0 };

    for (size_t i = 0; i < count && i < STALE_MAX; i++)
        buffer_format(&words, "%s%d", i == 0 ? "" : zh ? "、" : ", ", lines[i]);
    if (count > STALE_MAX)
        buffer_add(&words, zh ? TEXT("等") : TEXT(" ..."));
    Buffer said = { 0 };
    buffer_format(
        &said,
        zh ? "%s：%zu 行例外没有用上（第 %.*s 行）：问题已经改好，或文字不同，请核对后删去"
           : "%s: exceptions of no use: %zu (lines %.*s): mended, or written otherwise; check and remove them",
        path, count, TEXT_ARG(buffer_text(&words)));
    if (count)
        console_say(session->console, buffer_text(&said));
    buffer_free(&said);
    buffer_free(&words);
    free(lines);
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    const ReadFormat *format = formats[values[CHECK_FORMAT].number];
    ReadRequest request = {
        .format = format,
        .settings = { .language = session->language,
                      .all = format == &check_html_format, /* the page has all that the page of read has */
                      .check = true,
                      .copies = !values[CHECK_NO_COPIES].given,
                      .catalog = session->catalog },
        .threads = values[CHECK_JOBS].given ? (int)values[CHECK_JOBS].number : 0,
        .out = values[CHECK_OUT].text,
    };
    ReadTotals totals;

    Exceptions *exceptions = NULL;
    Problem wrong = OK;

    if (values[CHECK_EXCEPTIONS].given)
        wrong = exceptions_open(values[CHECK_EXCEPTIONS].text, &exceptions);
    if (!wrong.code && values[CHECK_MODELS].given)
        wrong = models_open(values[CHECK_MODELS].text, false, &request.settings.models);
    if (wrong.code) {
        exceptions_free(exceptions);
        return session_complain(session, wrong);
    }
    request.settings.exceptions = exceptions;
    int status = read_files(session, &request, operands, (size_t)count, &totals);
    if (exceptions && status == 0)
        say_stale(session, values[CHECK_EXCEPTIONS].text, exceptions, request.settings.copies);
    halfsky_models_free(request.settings.models);
    exceptions_free(exceptions);

    return status == 0 && totals.findings ? EXIT_SOME_FOUND : status;
}
