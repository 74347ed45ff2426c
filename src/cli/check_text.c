/* check_text.c - what was found, for people at a terminal: file by file, with its class and line. */
#include "cli/check_copies.h"
#include "cli/check_found.h"
#include "cli/columns.h"
#include "cli/place_words.h"
#include "cli/read_formats.h"

#include "halfsky/check.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);
static void write_copies(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                         Buffer *out);

const ReadFormat check_text_format = { .begin = begin, .file = write_file, .copies = write_copies, .end = end };

enum { CONTEXT_BYTES = 60, LINE_WIDTH = 140 };

/* Where in the text the last finding stood. */
typedef struct {
    size_t at, line;
} Place;

/* Findings by class, A to D; in the index, one for each file and each copy. */
typedef struct {
    size_t of[CLASSES];
} Counts;

static void write_counts(const Counts *counts, const ReadSettings *settings, Buffer *out);
static void write_class(char level, const ReadSettings *settings, Buffer *out);
static Counts count_findings(const ReadFile *file);
static void write_name(const ReadFile *file, Buffer *out);
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
    write_name(file, out);
    Counts counts = count_findings(file);
    buffer_add(file->index, (Text){ (const char *)&counts, sizeof counts });
    buffer_format(out, zh ? "  %zu 处问题" : "  findings: %zu", count);
    write_counts(&counts, file->settings, out);
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
    if (count)
        buffer_add_char(out, '\n');
}

/* What the text holds of personal data is masked in the name of its file too. */
static void write_name(const ReadFile *file, Buffer *out)
{
    Arena *arena = arena_new();
    Buffer name = { 0 };
    Covers covers;

    founds_cover(file, arena, &covers);
    covers_plain(&covers, file->name, &name);
    columns_last(out, buffer_text(&name), 200);
    buffer_free(&name);
    arena_free(arena);
}

static Counts count_findings(const ReadFile *file)
{
    Counts counts = { 0 };
    halfsky_finding finding;

    for (size_t i = 0; halfsky_finding_at(file->reader, i, "zh", &finding); i++) {
        if (finding.same_as == i && finding.level >= 'A' && finding.level < 'A' + CLASSES)
            counts.of[finding.level - 'A']++;
    }
    return counts;
}

/* The letter of a class; on a terminal in its colour. */
static void write_class(char level, const ReadSettings *settings, Buffer *out)
{
    static const char *const colours[CLASSES] = { "1;31", "33", "36", "2" };
    bool coloured = settings->terminal && level >= 'A' && level < 'A' + CLASSES;

    if (coloured)
        buffer_format(out, "\033[%sm%c\033[0m", colours[level - 'A'], level);
    else
        buffer_add_char(out, level);
}

/* （A 1，B 2）, when there are any. */
static void write_counts(const Counts *counts, const ReadSettings *settings, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH, some = false;

    for (int class = 0; class < CLASSES; class ++) {
        if (counts->of[class] == 0)
            continue;
        buffer_add(out, some ? zh ? TEXT("，") : TEXT(", ") : zh ? TEXT("（") : TEXT(" ("));
        write_class((char)('A' + class), settings, out);
        buffer_format(out, " %zu", counts->of[class]);
        some = true;
    }
    if (some)
        buffer_add(out, zh ? TEXT("）") : TEXT(")"));
}

static void write_copies(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                         Buffer *out)
{
    for (size_t i = 0; i < 2 * count; i++) {
        Counts counts = { 0 };
        if (!copies[i / 2].sides[i % 2].doc)
            continue;
        counts.of[copies[i / 2].level - 'A'] = 1;
        buffer_add(index, (Text){ (const char *)&counts, sizeof counts });
    }
    if (count)
        buffer_add_char(out, '\n');
    check_copies_text(settings, copies, count, index, out);
}

static void write_excepted(const ReadTotals *totals, const ReadSettings *settings, Buffer *out)
{
    buffer_format(out, settings->language == LANGUAGE_ZH ? "%zu 处为已知例外" : "known exceptions: %zu",
                  totals->excepted);
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;

    if (totals->files + totals->failed < 2) {
        if (totals->excepted) {
            write_excepted(totals, settings, out);
            buffer_add_char(out, '\n');
        }
        return;
    }
    buffer_format(out,
                  zh ? "共 %zu 个文件，%zu 份材料，%zu 处问题" : "In all: files %zu, documents %zu, findings %zu",
                  totals->files, totals->documents, totals->findings);
    Counts all = { 0 }, one;
    for (size_t at = 0; at + sizeof one <= totals->index.len; at += sizeof one) {
        memcpy(&one, totals->index.at + at, sizeof one);
        for (int class = 0; class < CLASSES; class ++)
            all.of[class] += one.of[class];
    }
    write_counts(&all, settings, out);
    if (totals->failed)
        buffer_format(out, zh ? "；%zu 处没有读出" : "; not read: %zu", totals->failed);
    if (totals->excepted) {
        buffer_add(out, zh ? TEXT("；") : TEXT("; "));
        write_excepted(totals, settings, out);
    }
    buffer_add_char(out, '\n');
}

static void write_title(const ReadFile *file, size_t document, Buffer *out)
{
    halfsky_document about;

    buffer_format(out, "\n%zu. ", document + 1);
    if (halfsky_document_at(file->reader, document, &about) && about.title.len) {
        size_t start = (size_t)(about.title.at - file->doc->text.at); /* a title stands in the text */
        columns_last(out, text_from(halfsky_shown(file->reader, start, start + about.title.len)), 120);
    } else {
        buffer_add(out, file->settings->language == LANGUAGE_ZH ? TEXT("（无标题）") : TEXT("(no title)"));
    }
    buffer_add_char(out, '\n');
}

static void write_finding(const ReadFile *file, const halfsky_finding *finding, Place *place, Buffer *out)
{
    Text text = file->doc->text;
    const ReadSettings *settings = file->settings;
    Language language = settings->language;

    buffer_add(out, TEXT("   "));
    write_class(finding->level, settings, out);
    buffer_add_char(out, ' ');
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
