/* models.c - `halfsky models`: a file of model texts, by which copies of them are found. */
#include "cli/models.h"

#include "cli/columns.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/output.h"
#include "cli/read_files.h"

#include <unistd.h>

enum { NAME_WIDTH = 200 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command models_command = {
    .name = "models",
    .usage = "models FILE [PATH...]",
    .zh = "把范文的指纹存入一个文件，供 check --models 查雷同",
    .en = "keep prints of model texts, for check --models",
    .details_zh = "把 PATH 中的每份材料作为范文，其指纹加入 FILE（没有就新建）；不写 PATH 时列出 FILE 中的范文。\n"
                  "FILE 只存指纹和标题，读不出原文。PATH 同 read。\n",
    .details_en =
        "Adds a print of each document of PATH to FILE, which is made when it is not there; without PATH,\n"
        "lists the model texts in FILE. FILE holds prints and titles; the texts cannot be read in it.\n"
        "PATH as for read.\n",
    .options = options,
    .most_operands = -1,
    .needs_catalog = true,
    .run = run,
};

static void file_print(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

static const ReadFormat models_format = { .file = file_print, .end = end, .binary = true };

Problem models_open(const char *path, bool perhaps, halfsky_models **out)
{
    halfsky_models *models = halfsky_models_new();
    Buffer bytes = { 0 };
    Problem wrong = OK;

    *out = NULL;
    if (!perhaps || access(path, F_OK) == 0) {
        wrong = file_read(path, &bytes);
        if (!wrong.code && halfsky_models_load(models, bytes.at, bytes.len) != 0)
            wrong = problem_at(problem(PROBLEM_MODELS_BROKEN, TEXT(""), TEXT(""), TEXT("")), text_of(path), 0,
                               TEXT(""));
    }
    buffer_free(&bytes);
    if (wrong.code) {
        halfsky_models_free(models);
        return wrong;
    }
    halfsky_models_sort(models);
    *out = models;
    return OK;
}

/* All documents of a file as models of their own, in the index: the end puts them together. */
static void file_print(const ReadFile *file, Buffer *out)
{
    halfsky_copier *copier = halfsky_copier_new(file->settings->catalog);
    halfsky_models *models = halfsky_models_new();
    halfsky_document about;

    (void)out;
    for (size_t i = 0; halfsky_document_at(file->reader, i, &about); i++) {
        Text own = text_slice(file->doc->text, about.start, about.end);
        halfsky_copy_text text = { { own.at, own.len }, about.agency };
        halfsky_text name = about.title.len ? about.title : (halfsky_text){ file->name.at, file->name.len };
        halfsky_models_add(models, copier, name, &text);
    }
    halfsky_text bytes = halfsky_models_bytes(models);
    buffer_add(file->index, (Text){ (const char *)&bytes.len, sizeof bytes.len });
    buffer_add(file->index, (Text){ bytes.at, bytes.len });
    halfsky_models_free(models);
    halfsky_copier_free(copier);
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    Text rest = totals->index;

    while (rest.len) {
        size_t length;
        memcpy(&length, rest.at, sizeof length);
        halfsky_models_load(settings->models, rest.at + sizeof length, length);
        rest = text_slice(rest, sizeof length + length, rest.len);
    }
    halfsky_text bytes = halfsky_models_bytes(settings->models);
    buffer_add(out, (Text){ bytes.at, bytes.len });
}

static int list(const Session *session, const halfsky_models *models)
{
    Buffer out = { 0 };

    for (size_t i = 0; i < halfsky_models_count(models); i++) {
        halfsky_text name = halfsky_models_name(models, i);
        columns_last(&out, (Text){ name.at, name.len }, NAME_WIDTH);
        buffer_add_char(&out, '\n');
    }
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static int add(const Session *session, const char *path, char **paths, size_t count, halfsky_models *models)
{
    ReadRequest request = {
        .format = &models_format,
        .settings = { .language = session->language, .catalog = session->catalog, .models = models },
        .out = path,
    };
    size_t before = halfsky_models_count(models);
    ReadTotals totals;
    Buffer out = { 0 };
    int status = read_files(session, &request, paths, count, &totals);

    if (totals.files == 0 || (status && status != EXIT_SOME_NOT_READ))
        return status; /* nothing was written */
    buffer_format(&out,
                  session->language == LANGUAGE_ZH ? "新增范文 %zu 篇，共 %zu 篇\n"
                                                   : "Model texts added: %zu, in all: %zu\n",
                  halfsky_models_count(models) - before, halfsky_models_count(models));
    int printed = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status ? status : printed;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    halfsky_models *models;

    (void)values;
    if (count == 0)
        return session_complain(session,
                                problem(PROBLEM_WORD_MISSING, text_of(models_command.usage), TEXT(""), TEXT("")));
    Problem wrong = models_open(operands[0], count > 1, &models);
    if (wrong.code)
        return session_complain(session, wrong);
    int status =
        count == 1 ? list(session, models) : add(session, operands[0], operands + 1, (size_t)(count - 1), models);
    halfsky_models_free(models);
    return status;
}
