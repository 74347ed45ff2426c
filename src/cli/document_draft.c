/* document_draft.c - `halfsky document draft`: last year's text as this year's draft (上年稿). */
#include "cli/docx_headings.h"
#include "cli/documents.h"
#include "cli/given.h"
#include "cli/grid.h"
#include "cli/output.h"
#include "work/draft.h"

enum { DRAFT_PERIOD, DRAFT_FORMAT, DRAFT_OUTPUT, DRAFT_OPTIONS };
enum { FORMAT_TEXT, FORMAT_DOCX };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [DRAFT_PERIOD] = { "period", 0, OPTION_TEXT, "PERIOD", 0, 0, "写哪个时期的（缺省：上次时期的下一年）",
                       "the period to report on (default: a year behind the last one)" },
    [DRAFT_FORMAT] = { "format", 0, OPTION_CHOICE, "text|docx", 0, 0, "输出的样式（缺省 text）",
                       "how to write it (default: text)" },
    [DRAFT_OUTPUT] = { "output", 'o', OPTION_TEXT, "FILE", 0, 0, "写进文件", "write to a file" },
    [DRAFT_OPTIONS] = { 0 },
};

const Command document_draft_command = {
    .name = "document draft",
    .usage = "document draft AGENCY [--period PERIOD] [--format text|docx] [-o FILE]",
    .zh = "上年稿：把上次验收的材料空出数字，供今年填写",
    .en = "an agency's last accepted text with its figures as blanks",
    .details_zh =
        "取该单位最近一份已验收的材料：本年的数空成＿＿，年份顺延，个人信息一律空掉；法规和文件名、写明别的年份的数"
        "、\n"
        "标准和目标不动，具体日子保留但标出来核对。每个空旁写上年的数、计量项和数格里已有的今年数：docx 作批注，\n"
        "text 列在文后。\n",
    .details_en =
        "Of the last accepted text: figures of its year become ＿＿, that year moves on, personal data is left "
        "out;\n"
        "laws, papers, figures of other years that are named, rules and targets stay, and days stay to be looked\n"
        "over. Beside each blank: last year's words, the measure, and what the grid knows of this year; as "
        "comments\n"
        "in docx, behind the text else.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

/* 上年：3600余份；计量项：宣传资料；2023 数格里已有：4,000（填报） */
static void tell_blank(const Session *session, const Draft *draft, const DraftBlank *blank, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char value[VALUE_TEXT_MAX];

    if (blank->is_day) {
        buffer_add(out, zh ? TEXT("上年的日子，请核对") : TEXT("a day of last year: look it over"));
        return;
    }
    buffer_format(out, zh ? "上年：%.*s" : "last year: %.*s", TEXT_ARG(blank->words));
    if (blank->measure.len)
        buffer_format(out, zh ? "；计量项：%.*s" : "; measure: %.*s",
                      TEXT_ARG(measure_name(session->catalog, blank->measure, session->language)));
    if (!value_is_given(blank->now.value))
        return;
    buffer_add(out, zh ? TEXT("；") : TEXT("; "));
    period_shown(blank->period.kind == PERIOD_NONE ? draft->period : blank->period, out);
    value_write(blank->now.value, session->language, value);
    buffer_format(out, zh ? " 数格里已有：%s" : " in the grid: %s", value);
    if (blank->now.source != SOURCE_NONE)
        buffer_format(out, zh ? "（%.*s）" : " (%.*s)",
                      TEXT_ARG(source_shown(blank->now.source, session->language)));
}

static void write_text(const Session *session, const Draft *draft, Buffer *out)
{
    Text text = draft->doc->text;

    buffer_add(out, text);
    if (!text_ends(text, TEXT("\n")))
        buffer_add_char(out, '\n');
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < draft->blanks.count; i++) {
        const DraftBlank *blank = &draft->blanks.items[i];
        Stretch sentence = sentence_around(text, blank->start, blank->stop);
        Text words = text_slice(text, sentence.start, sentence.stop);

        buffer_format(out, "[%zu] ", i + 1);
        tell_blank(session, draft, blank, out);
        buffer_format(out, "\n    %.*s\n", TEXT_ARG(words));
    }
}

static void write_docx(const Session *session, const Draft *draft, Buffer *out)
{
    Arena *arena = session->work->arena;
    LIST(DocxRemark) remarks = { 0 };
    DocxHeadings headings = { 0 };
    ReadFile file = { .doc = draft->doc, .reader = halfsky_reader_new(session->catalog) };

    halfsky_read(file.reader, draft->doc->text.at, draft->doc->text.len);
    docx_headings(&file, arena, &headings);
    for (size_t i = 0; i < draft->blanks.count; i++) {
        const DraftBlank *blank = &draft->blanks.items[i];
        Buffer words = { 0 };

        tell_blank(session, draft, blank, &words);
        LIST_PUSH(arena, &remarks,
                  (DocxRemark){ .start = blank->start,
                                .end = blank->stop,
                                .comment = arena_text(arena, buffer_text(&words)) });
        buffer_free(&words);
    }
    docx_write(&(DocxJob){ .doc = draft->doc,
                           .headings = headings.items,
                           .heading_count = headings.count,
                           .remarks = remarks.items,
                           .remark_count = remarks.count,
                           .author = session->language == LANGUAGE_ZH ? TEXT("Halfsky 上年稿") : TEXT("Halfsky") },
               out);
    halfsky_reader_free(file.reader);
}

static Problem write_docx_out(const char *path, Text text)
{
    Output *output;

    TRY(output_open(path, &output));
    Problem wrong = output_is_terminal(output) ? problem(PROBLEM_OUTPUT_TERMINAL, TEXT(""), TEXT(""), TEXT(""))
                                               : output_write(output, text);
    if (!wrong.code)
        wrong = output_commit(output);
    output_close(output);
    return wrong;
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool docx = values[DRAFT_FORMAT].number == FORMAT_DOCX;
    Buffer out = { 0 };
    Period period;
    Draft draft;
    Id agency;

    Problem wrong = given_words(&document_draft_command, count, 1);
    if (!wrong.code)
        wrong = period_given(&values[DRAFT_PERIOD], &period);
    if (!wrong.code)
        wrong = given_agency(session, operands[0], &agency);
    if (!wrong.code)
        wrong = document_draft(session->work, agency, period, &draft);
    if (wrong.code)
        return session_complain(session, wrong);
    (docx ? write_docx : write_text)(session, &draft, &out);
    const char *path = values[DRAFT_OUTPUT].given ? values[DRAFT_OUTPUT].text : NULL;
    int status = docx ? session_complain(session, write_docx_out(path, buffer_text(&out)))
                      : session_save(session, path, buffer_text(&out));
    buffer_free(&out);
    return status;
}
