#include "cli/mend_files.h"

#include "base/json.h"
#include "cli/mend_docx.h"
#include "cli/output.h"
#include "cli/read_files.h"
#include "halfsky/check.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Of one run of the command. */
typedef struct MendWork {
    int what;
    bool docx;
    Console *console;
    Output *list;  /* NULL: not asked for */
    Problem wrong; /* of the list */
    size_t files, changes;
} MendWork;

const Option mend_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [MEND_FORMAT] = { "format", 0, OPTION_CHOICE, "text|docx", 0, 0,
                      "副本的样式（缺省 text；-o 的文件名以 .docx 结尾时为 docx）",
                      "what the copies are (default: text; docx when the file of -o ends in .docx)" },
    [MEND_JOBS] = { "jobs", 'j', OPTION_NUMBER, "N", 1, 256, "同时改几个文件（缺省为处理器核数）",
                    "files mended at once (default: number of cores)" },
    [MEND_LIST] = { "list", 0, OPTION_TEXT, "FILE", 0, 0, "把每处改动写入此文件，每行一个 JSON（-：标准输出）",
                    "write every change to this file, one JSON object a line (-: standard output)" },
    [MEND_OUT] = { "output", 'o', OPTION_TEXT, "OUT", 0, 0, "写入此文件；多个文件时是文件夹",
                   "write to this file; with several files, to this folder" },
    [MEND_OPTIONS] = { 0 },
};

static void write_file(const ReadFile *file, Buffer *out);
static void taken(const ReadSettings *settings, Text name, Text index);

static const ReadFormat mend_text_format = {
    .file = write_file, .ending_zh = ".txt", .ending_en = ".txt", .taken = taken
};
static const ReadFormat mend_docx_format = {
    .file = write_file, .ending_zh = ".docx", .ending_en = ".docx", .taken = taken, .binary = true
};

/* ---- one file, on any thread ---- */

static const struct {
    const char *rule, *zh, *en;
} sorts[] = { { "privacy", "个人信息", "personal data" }, { "word", "用字", "words" },
              { "noise", "杂字", "stray marks" },         { "title", "标题", "titles" },
              { "width", "全角半角", "widths" },          { "blank", "空格", "blanks" } };

enum { SORTS = sizeof sorts / sizeof *sorts };

/* "noise.width" counts as "width". */
static size_t sort_of(Text rule)
{
    for (size_t i = SORTS; i-- > 0;)
        if (text_ends(rule, text_of(sorts[i].rule)))
            return i;
    return SORTS;
}

/* report.txt: changes 5 (words 2, widths 3) */
static void write_summary(const ReadFile *file, halfsky_mender *mender, Buffer *out)
{
    bool zh = file->settings->language == LANGUAGE_ZH;
    size_t counts[SORTS] = { 0 }, all = halfsky_change_count(mender), other = 0;
    halfsky_change change;
    const char *sign = zh ? "（" : " (";

    for (size_t i = 0; halfsky_change_at(mender, i, &change); i++) {
        size_t sort = sort_of(text_of(change.rule));
        if (sort < SORTS)
            counts[sort]++;
        else
            other++;
    }
    buffer_add(out, file->name);
    buffer_format(out, zh ? "：改了 %zu 处" : ": changes %zu", all);
    for (size_t i = 0; i < SORTS; i++)
        if (counts[i]) {
            buffer_format(out, "%s%s %zu", sign, zh ? sorts[i].zh : sorts[i].en, counts[i]);
            sign = zh ? "，" : ", ";
        }
    if (other)
        buffer_format(out, zh ? "%s其他 %zu" : "%sothers %zu", sign, other);
    if (all)
        buffer_add(out, zh ? TEXT("）") : TEXT(")"));
    buffer_add_char(out, '\n');
}

static void write_changes(const ReadFile *file, halfsky_mender *mender, Buffer *out)
{
    halfsky_change change;

    for (size_t i = 0; halfsky_change_at(mender, i, &change); i++) {
        JsonWriter json = json_writer(out);

        json_object(&json);
        json_put_text(&json, TEXT("file"), file->name);
        json_put_text(&json, TEXT("rule"), text_of(change.rule));
        json_put_int(&json, TEXT("start"), (int64_t)change.start);
        json_put_int(&json, TEXT("end"), (int64_t)change.end);
        json_put_int(&json, TEXT("new_start"), (int64_t)change.new_start);
        json_put_int(&json, TEXT("new_end"), (int64_t)change.new_end);
        json_put_text(&json, TEXT("before"), text_from(change.before));
        json_put_text(&json, TEXT("after"), text_from(change.after));
        json_end(&json);
        buffer_add_char(out, '\n');
    }
}

static void write_file(const ReadFile *file, Buffer *out)
{
    halfsky_mender *mender = halfsky_mender_new(file->settings->catalog);

    if (halfsky_mend(mender, file->doc->text.at, file->doc->text.len, file->settings->mend->what) != 0) {
        *file->problem =
            problem_at(problem(PROBLEM_MASK_INCOMPLETE, TEXT(""), TEXT(""), TEXT("")), file->name, 0, TEXT(""));
    } else {
        if (file->settings->mend->docx)
            mend_docx_write(file, mender, !(file->settings->mend->what & HALFSKY_MASK), out);
        else
            buffer_add(out, text_from(halfsky_mended(mender)));
        write_summary(file, mender, file->index);
        if (file->settings->mend->list)
            write_changes(file, mender, file->index);
    }
    halfsky_mender_free(mender);
}

/* ---- all of them, on the main thread ---- */

/* The summary is the first line, changes are the others. */
static void taken(const ReadSettings *settings, Text name, Text index)
{
    MendWork *work = settings->mend;
    size_t line = text_find(index, TEXT("\n"));

    (void)name;
    console_say(work->console, text_slice(index, 0, line));
    if (work->list && !work->wrong.code)
        work->wrong = output_write(work->list, text_slice(index, line + 1, index.len));
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* `path` lies in `folder`, however both are written. */
static bool lies_in(const char *path, const char *folder)
{
    char *inner = realpath(path, NULL), *outer = realpath(folder, NULL);
    size_t length = outer ? strlen(outer) : 0;
    bool inside = inner && outer && strncmp(inner, outer, length) == 0
                  && (inner[length] == '/' || inner[length] == 0 || (length == 1 && outer[0] == '/'));

    free(inner);
    free(outer);
    return inside;
}

/* OUT is an input, a folder of inputs or the folder that an input lies in: a copy could replace what was handed in. */
static bool hits_input(const char *out, char **operands, int count)
{
    struct stat there, input;

    if (!out || strcmp(out, "-") == 0 || stat(out, &there) != 0
        || !(S_ISDIR(there.st_mode) || S_ISREG(there.st_mode)))
        return false;
    for (int i = 0; i < count; i++) {
        if (stat(operands[i], &input) != 0)
            continue;
        if (same_file(&there, &input))
            return true;
        if (S_ISDIR(input.st_mode) ? lies_in(out, operands[i])
                                   : S_ISDIR(there.st_mode) && lies_in(operands[i], out))
            return true;
    }
    return false;
}

int mend_files(const Session *session, int what, const OptionValue *values, char **operands, int count)
{
    const OptionValue *format = &values[MEND_FORMAT], *out = &values[MEND_OUT];
    bool docx = format->given ? format->number == 1 : out->given && text_ends(text_of(out->text), TEXT(".docx"));
    MendWork work = { .what = what, .docx = docx, .console = session->console };
    ReadRequest request = {
        .format = docx ? &mend_docx_format : &mend_text_format,
        .settings = { .language = session->language, .catalog = session->catalog, .mend = &work },
        .threads = values[MEND_JOBS].given ? (int)values[MEND_JOBS].number : 0,
        .out = values[MEND_OUT].text,
    };
    ReadTotals totals;

    if (hits_input(values[MEND_OUT].text, operands, count) || hits_input(values[MEND_LIST].text, operands, count))
        return session_complain(
            session, problem_at(problem(PROBLEM_OUTPUT_IS_INPUT, TEXT(""), TEXT(""), TEXT("")),
                                text_of(values[MEND_OUT].given ? values[MEND_OUT].text : values[MEND_LIST].text), 0,
                                TEXT("")));
    if (values[MEND_LIST].given)
        work.wrong = output_open(values[MEND_LIST].text, &work.list);
    if (work.wrong.code)
        return session_complain(session, work.wrong);
    int status = read_files(session, &request, operands, (size_t)count, &totals);
    if (work.list && !work.wrong.code)
        work.wrong = output_commit(work.list);
    output_close(work.list);
    return work.wrong.code ? session_complain(session, work.wrong) : status;
}
