/* check_text.c - what was found, for people at a terminal: file by file, with its class and line. */
#include "cli/check_copies.h"
#include "cli/columns.h"
#include "cli/place_words.h"
#include "cli/read_formats.h"

#include "halfsky/check.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat check_text_format = {
    .begin = begin, .file = write_file, .copies = check_copies_text, .end = end
};

enum { CONTEXT_BYTES = 60, LINE_WIDTH = 140 };

/* Where in the text the last finding stood. */
typedef struct {
    size_t at, line;
} Place;

static void write_title(const ReadFile *file, size_t document, Buffer *out);
static void write_finding(const ReadFile *file, const halfsky_finding *finding, Place *place, Buffer *out);
static size_t line_of(Text text, size_t at, Place *place);
static halfsky_span context_of(Text text, size_t start, size_t end);

static void begin(const ReadSettings *settings, Buffer *out)
{
    (void)settings;
    (void)out;
}

static void write_file(const ReadFile *file, Buffer *out)
{
    bool zh = file->settings->language == LANGUAGE_ZH;
    size_t count = halfsky_finding_distinct(file->reader), document = HALFSKY_NONE;
    Place place = { 0, 1 };
    halfsky_finding finding;

    buffer_add(out, TEXT("== "));
    columns_last(out, file->name, 200);
    buffer_format(out, zh ? "  %zu 处问题" : "  findings: %zu", count);
    if (file->doc->scanned)
        buffer_format(out, "  %.*s", TEXT_ARG(doc_remark(file->doc, file->settings->language)));
    buffer_add_char(out, '\n');
    for (size_t i = 0; halfsky_finding_at(file->reader, i, zh ? "zh" : "en", &finding); i++) {
        if (finding.same_as != i)
            continue;
        if (finding.document != document) {
            document = finding.document;
            write_title(file, document, out);
            halfsky_finding_at(file->reader, i, zh ? "zh" : "en", &finding); /* its texts ended there */
        }
        write_finding(file, &finding, &place, out);
        read_flush(file, out);
    }
    buffer_add_char(out, '\n');
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;

    if (totals->files + totals->failed < 2)
        return;
    buffer_format(out,
                  zh ? "共 %zu 个文件，%zu 份材料，%zu 处问题" : "In all: files %zu, documents %zu, findings %zu",
                  totals->files, totals->documents, totals->findings);
    if (totals->failed)
        buffer_format(out, zh ? "；%zu 处没有读出" : "; not read: %zu", totals->failed);
    buffer_add_char(out, '\n');
}

static void write_title(const ReadFile *file, size_t document, Buffer *out)
{
    halfsky_document about;

    buffer_format(out, "\n%zu. ", document + 1);
    if (halfsky_document_at(file->reader, document, &about) && about.title.len)
        columns_last(out, text_from(about.title), 120);
    else
        buffer_add(out, file->settings->language == LANGUAGE_ZH ? TEXT("（无标题）") : TEXT("(no title)"));
    buffer_add_char(out, '\n');
}

static void write_finding(const ReadFile *file, const halfsky_finding *finding, Place *place, Buffer *out)
{
    Text text = file->doc->text;
    Language language = file->settings->language;

    buffer_format(out, "   %c ", finding->level);
    if (file->doc->blocks.count)
        place_show(file->doc, finding->start, language, out);
    else
        buffer_format(out, language == LANGUAGE_ZH ? "第%zu行" : "line %zu", line_of(text, finding->start, place));
    buffer_add_char(out, ' ');
    columns_last(out, text_from(finding->message), LINE_WIDTH);
    buffer_add(out, TEXT("\n       "));
    halfsky_span context = context_of(text, finding->start, finding->end);
    columns_last(out, text_trim(text_from(halfsky_shown(file->reader, context.start, context.end))), LINE_WIDTH);
    buffer_add_char(out, '\n');
}

/* The number of the line at `at`, from 1. Findings stand in text order: nothing is counted twice. */
static size_t line_of(Text text, size_t at, Place *place)
{
    if (at < place->at)
        *place = (Place){ 0, 1 };
    for (; place->at < at; place->at++)
        place->line += text.at[place->at] == '\n';
    return place->line;
}

/* What stands around [start, end) in its line. */
static halfsky_span context_of(Text text, size_t start, size_t end)
{
    size_t first = start, last = end;

    while (first > 0 && start - first < CONTEXT_BYTES && text.at[first - 1] != '\n')
        first--;
    while (last < text.len && last - end < CONTEXT_BYTES && text.at[last] != '\n')
        last++;
    while (first < start && (text.at[first] & 0xc0) == 0x80)
        first++;
    while (last < text.len && last > end && (text.at[last] & 0xc0) == 0x80)
        last--;
    return (halfsky_span){ first, last };
}
