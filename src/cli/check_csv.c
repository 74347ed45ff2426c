/* check_csv.c - findings as CSV for a spreadsheet: UTF-8 with BOM, a heading row, one row per finding. */
#include "cli/check_found.h"
#include "cli/place_words.h"
#include "cli/words.h"

#include "base/csv.h"
#include "halfsky/check.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void write_copies(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                         Buffer *out);

const ReadFormat check_csv_format = { .begin = begin, .file = write_file, .copies = write_copies };

/* In the order of the writers below. */
static const struct {
    Text zh, en;
} headings[] = {
    { TEXT("文件"), TEXT("file") },      { TEXT("材料序号"), TEXT("doc") }, { TEXT("材料标题"), TEXT("title") },
    { TEXT("单位"), TEXT("agency") },    { TEXT("等级"), TEXT("class") },   { TEXT("要求"), TEXT("demand") },
    { TEXT("规则"), TEXT("rule") },      { TEXT("问题"), TEXT("what") },    { TEXT("位置"), TEXT("place") },
    { TEXT("原文"), TEXT("text") },      { TEXT("说明"), TEXT("message") }, { TEXT("建议改为"), TEXT("suggested") },
    { TEXT("起始字节"), TEXT("start") }, { TEXT("结束字节"), TEXT("end") },
};

static void begin(const ReadSettings *settings, Buffer *out)
{
    CsvWriter csv = csv_writer(out);

    csv_bom(&csv);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        csv_field(&csv, settings->language == LANGUAGE_ZH ? headings[i].zh : headings[i].en);
    csv_end_row(&csv);
}

/* Class, demand, rule and what the rule is called. */
static void write_kind(CsvWriter *csv, char level, Text rule, Language language)
{
    csv_field(csv, (Text){ &level, 1 });
    csv_field(csv, class_shown(level, language));
    csv_field(csv, rule);
    csv_field(csv, rule_shown(rule, language));
}

static void write_found(CsvWriter *csv, const ReadFile *file, const Found *found, const Covers *covers)
{
    Language language = file->settings->language;
    Buffer place = { 0 };

    write_kind(csv, found->level, found->rule, language);
    found_place(file, found, covers, language, &place);
    csv_field(csv, buffer_text(&place));
    csv_field(csv, text_from(halfsky_shown(file->reader, found->start, found->end)));
    csv_field(csv, found->message);
    csv_field(csv, found->suggests ? found->fix : TEXT(""));
    csv_int(csv, (int64_t)found->start);
    csv_int(csv, (int64_t)found->end);
    csv_end_row(csv);
    buffer_free(&place);
}

static void write_file(const ReadFile *file, Buffer *out)
{
    CsvWriter csv = csv_writer(out);
    Arena *arena = arena_new();
    FoundWalk walk = { 0 };
    halfsky_document document;
    Covers covers;
    Founds founds;

    founds_cover(file, arena, &covers);
    for (size_t i = 0; halfsky_document_at(file->reader, i, &document); i++) {
        Buffer title = { 0 }, agency = { 0 };
        covers_plain(&covers, text_from(document.title), &title);
        covers_plain(&covers, text_from(document.agency), &agency);
        founds_gather(file, i, &walk, arena, &founds);
        for (size_t k = 0; k < founds.items.count; k++) {
            csv_field(&csv, file->name);
            csv_int(&csv, (int64_t)i + 1);
            csv_field(&csv, buffer_text(&title));
            csv_field(&csv, buffer_text(&agency));
            write_found(&csv, file, &founds.items.items[k], &covers);
            read_flush(file, out);
        }
        buffer_free(&title);
        buffer_free(&agency);
    }
    arena_free(arena);
}

/* A row for each side, at its longest passage; the text is left out. */
static void write_copies(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                         Buffer *out)
{
    CsvWriter csv = csv_writer(out);

    (void)index;
    for (size_t i = 0; i < 2 * count; i++) {
        const ReadCopy *copy = &copies[i / 2];
        const CopySide *side = &copy->sides[i % 2];
        const CopyPassage *longest = &copy->passages[copy->longest];
        Buffer place = { 0 };
        if (!side->doc)
            continue;
        csv_field(&csv, side->file);
        csv_int(&csv, (int64_t)side->document + 1);
        csv_field(&csv, side->title);
        csv_field(&csv, side->agency);
        write_kind(&csv, copy->level, TEXT("copy"), settings->language);
        text_place(side->doc, longest->start[i % 2], settings->language, &place);
        csv_field(&csv, buffer_text(&place));
        csv_field(&csv, TEXT(""));
        csv_field(&csv, settings->language == LANGUAGE_ZH ? side->message_zh : side->message_en);
        csv_field(&csv, TEXT(""));
        csv_int(&csv, (int64_t)longest->start[i % 2]);
        csv_int(&csv, (int64_t)longest->end[i % 2]);
        csv_end_row(&csv);
        buffer_free(&place);
    }
}
