/* document_show.c - `halfsky document show`: one document, its findings and remarks, or its text. */
#include "cli/columns.h"
#include "cli/documents.h"
#include "cli/findings.h"
#include "cli/given.h"
#include "cli/place_words.h"
#include "cli/words.h"
#include "halfsky/check.h"
#include "work/calls.h"

enum { SHOW_TEXT, SHOW_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SHOW_TEXT] = { "text", 0, OPTION_FLAG, NULL, 0, 0, "只显示正文，个人信息已遮盖",
                    "only its text, personal data masked" },
    [SHOW_OPTIONS] = { 0 },
};

const Command document_show_command = {
    .name = "document show",
    .usage = "document show DOCUMENT [--text]",
    .zh = "一份材料的来历、疑点、说明和意见",
    .en = "a document: where it comes from, findings, explanations, remarks",
    .details_zh = "DOCUMENT 是 document list 列出的编号。\n",
    .details_en = "DOCUMENT is an id of \"document list\".\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Problem write_card(const Session *session, const OpenDocument *document, Buffer *out);
static Problem write_findings(const Session *session, const OpenDocument *document, Buffer *out);
static Problem write_remarks(const Session *session, const OpenDocument *document, Buffer *out);
static void write_text(const Session *session, const OpenDocument *document, Buffer *out);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    OpenDocument document;
    Buffer out = { 0 };
    Id id;
    int status;

    Problem wrong = given_words(&document_show_command, count, 1);
    if (!wrong.code)
        wrong = document_given(operands[0], &id);
    if (!wrong.code)
        wrong = document_read(session->work, id, &document);
    if (!wrong.code && values[SHOW_TEXT].given) {
        write_text(session, &document, &out);
    } else if (!wrong.code) {
        wrong = write_card(session, &document, &out);
        if (!wrong.code)
            wrong = write_findings(session, &document, &out);
        if (!wrong.code)
            wrong = write_remarks(session, &document, &out);
    }
    status = wrong.code ? session_complain(session, wrong) : session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static void label(const Session *session, const char *zh, const char *en, Buffer *out)
{
    columns_left(out, text_of(session->language == LANGUAGE_ZH ? zh : en), 12);
}

static void write_pair(const Session *session, const char *zh, const char *en, Text text, Buffer *out)
{
    if (!text.len)
        return;
    label(session, zh, en, out);
    columns_last(out, text, 200);
    buffer_add_char(out, '\n');
}

static Problem write_card(const Session *session, const OpenDocument *document, Buffer *out)
{
    const DocumentRow *row = &document->row;
    Tree tree;
    Call call;

    TRY(work_tree(session->work, &tree));
    write_pair(session, "标题", "title", row->title, out);
    write_pair(session, "状态", "state", document_state_shown(row->state, session->language), out);
    write_pair(session, "单位", "agency", agency_shown(session, &tree, row->agency), out);
    if (row->call) {
        TRY(call_get(session->work, row->call, &call));
        write_pair(session, "任务", "call", call.title, out);
    }
    label(session, "时期", "period", out);
    period_shown(row->period, out);
    buffer_add_char(out, '\n');
    write_pair(session, "文件", "file", document->file_name, out);
    label(session, "版本", "version", out);
    buffer_format(out, "%d", row->version);
    if (row->replaces) {
        buffer_add(out, session->language == LANGUAGE_ZH ? TEXT("，代替 ") : TEXT(", replaces "));
        id_shown(row->replaces, out);
    }
    buffer_add_char(out, '\n');
    label(session, "修订", "revision", out);
    buffer_format(out, "%d\n", row->revision);
    return OK;
}

static void write_place(const Session *session, const OpenDocument *document, size_t start, Buffer *out)
{
    Buffer place = { 0 };

    text_place(&document->doc, document->row.start + start, session->language, &place);
    buffer_add(out, TEXT("  "));
    columns_left(out, buffer_text(&place), 14);
    buffer_free(&place);
}

static Problem write_findings(const Session *session, const OpenDocument *document, Buffer *out)
{
    FindingViews views;

    TRY(findings_view(session->work, document->row.id, &views));
    for (size_t i = 0; i < views.count; i++)
        finding_shown(session, document, &views.items[i], false, out);
    return OK;
}

static Problem write_remarks(const Session *session, const OpenDocument *document, Buffer *out)
{
    RemarkRows remarks = { 0 };

    TRY(document_remarks(session->work, document->row.id, &remarks));
    for (size_t i = 0; i < remarks.count; i++) {
        label(session, "意见", "remark", out);
        if (remarks.items[i].stop)
            write_place(session, document, remarks.items[i].start, out);
        columns_last(out, remarks.items[i].text, 240);
        buffer_add_char(out, '\n');
    }
    return OK;
}

static void write_text(const Session *session, const OpenDocument *document, Buffer *out)
{
    halfsky_reader *reader = halfsky_reader_new(session->catalog);

    halfsky_read(reader, document->text.at, document->text.len);
    halfsky_text shown = halfsky_shown(reader, 0, document->text.len);
    buffer_add(out, (Text){ shown.at, shown.len });
    if (!text_ends(buffer_text(out), TEXT("\n")))
        buffer_add_char(out, '\n');
    halfsky_reader_free(reader);
}
