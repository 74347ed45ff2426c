/* read_csv.c - facts as CSV for a spreadsheet.
 *
 * UTF-8 with BOM, a heading row, one row per fact. In Chinese the headings and the words of
 * facts are Chinese; the columns are the same. */
#include "cli/read_formats.h"
#include "cli/place_words.h"
#include "cli/words.h"

#include "base/csv.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat read_csv_format = { .begin = begin, .file = write_file, .end = end };

/* In the order of write_fact. */
static const struct {
    Text zh, en;
} headings[] = {
    { TEXT("文件"), TEXT("file") },
    { TEXT("材料序号"), TEXT("doc") },
    { TEXT("材料标题"), TEXT("title") },
    { TEXT("起始字节"), TEXT("start") },
    { TEXT("结束字节"), TEXT("end") },
    { TEXT("原文"), TEXT("text") },
    { TEXT("数值"), TEXT("value") },
    { TEXT("单位"), TEXT("unit") },
    { TEXT("单位出处"), TEXT("unit_from") },
    { TEXT("类别"), TEXT("kind") },
    { TEXT("准确程度"), TEXT("bound") },
    { TEXT("下限"), TEXT("low") },
    { TEXT("上限"), TEXT("high") },
    { TEXT("性质"), TEXT("status") },
    { TEXT("增减"), TEXT("change") },
    { TEXT("方向"), TEXT("direction") },
    { TEXT("每"), TEXT("per") },
    { TEXT("所计何物"), TEXT("what") },
    { TEXT("对象"), TEXT("who") },
    { TEXT("计量项"), TEXT("measure") },
    { TEXT("计量项名称"), TEXT("measure_name") },
    { TEXT("主题"), TEXT("topic") },
    { TEXT("范围"), TEXT("extent") },
    { TEXT("时期"), TEXT("period") },
    { TEXT("日期"), TEXT("norm") },
    { TEXT("截止"), TEXT("as_of") },
    { TEXT("累计数"), TEXT("running") },
    { TEXT("所在章节"), TEXT("section") },
    { TEXT("把握"), TEXT("confidence") },
    { TEXT("属于"), TEXT("part_of") },
    { TEXT("页"), TEXT("page") },
    { TEXT("段"), TEXT("paragraph") },
    { TEXT("表"), TEXT("table") },
    { TEXT("单元格"), TEXT("cell") },
    { TEXT("扫描件"), TEXT("scanned") },
};

static void copy_title(halfsky_reader *reader, size_t index, Buffer *title);
static void write_fact(CsvWriter *csv, const ReadFile *file, Text title, const halfsky_fact *fact);
static void write_place(CsvWriter *csv, const ReadFile *file, size_t offset);
static void field_span(CsvWriter *csv, size_t start, size_t end);

static void begin(const ReadSettings *settings, Buffer *out)
{
    CsvWriter csv = csv_writer(out);

    csv_bom(&csv);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        csv_field(&csv, settings->language == LANGUAGE_ZH ? headings[i].zh : headings[i].en);
    csv_end_row(&csv);
}

static void write_file(const ReadFile *file, Buffer *out)
{
    CsvWriter csv = csv_writer(out);
    Buffer title = { 0 };
    size_t document = HALFSKY_NONE;
    halfsky_fact fact;

    /* The texts of a fact end with the next call of the reader. */
    for (size_t i = 0; halfsky_fact_at(file->reader, i, &fact); i++) {
        if (fact.document != document) {
            document = fact.document;
            copy_title(file->reader, document, &title);
            halfsky_fact_at(file->reader, i, &fact);
        }
        size_t start = fact.start;
        write_fact(&csv, file, buffer_text(&title), &fact);
        if (fact.part_of != HALFSKY_NONE && halfsky_fact_at(file->reader, fact.part_of, &fact))
            field_span(&csv, fact.start, fact.end);
        else
            csv_field(&csv, TEXT(""));
        write_place(&csv, file, start);
        csv_end_row(&csv);
        read_flush(file, out);
    }
    buffer_free(&title);
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    (void)settings;
    (void)totals;
    (void)out;
}

static void copy_title(halfsky_reader *reader, size_t index, Buffer *title)
{
    halfsky_document document;

    buffer_clear(title);
    if (halfsky_document_at(reader, index, &document))
        buffer_add(title, text_from(document.title));
}

/* All fields up to confidence. */
static void write_fact(CsvWriter *csv, const ReadFile *file, Text title, const halfsky_fact *fact)
{
    Language language = file->settings->language;
    const halfsky_catalog *catalog = file->settings->catalog;

    csv_field(csv, file->name);
    csv_int(csv, (int64_t)fact->document + 1);
    csv_field(csv, title);
    csv_int(csv, (int64_t)fact->start);
    csv_int(csv, (int64_t)fact->end);
    csv_field(csv, text_slice(file->doc->text, fact->start, fact->end));
    csv_field(csv, text_from(fact->value));
    csv_field(csv, text_from(fact->unit));
    field_span(csv, fact->unit_start, fact->unit_end);
    csv_field(csv, word_shown(text_of(fact->kind), language));
    csv_field(csv, word_shown(text_of(fact->bound), language));
    csv_field(csv, text_from(fact->low));
    csv_field(csv, text_from(fact->high));
    csv_field(csv, word_shown(text_of(fact->status), language));
    csv_field(csv, word_shown(text_of(fact->change), language));
    csv_field(csv, word_shown(text_of(fact->direction), language));
    csv_field(csv, text_from(fact->per));
    csv_field(csv, text_from(fact->what));
    csv_field(csv, text_from(fact->who));
    csv_field(csv, text_from(fact->measure));
    csv_field(csv, measure_name(catalog, text_from(fact->measure), language));
    csv_field(csv, topic_name(catalog, text_of(fact->topic), language));
    csv_field(csv, word_shown(text_of(fact->extent), language));
    csv_field(csv, text_from(fact->period));
    csv_field(csv, text_from(fact->norm));
    csv_field(csv, text_from(fact->as_of));
    csv_field(csv, fact->running ? language == LANGUAGE_ZH ? TEXT("是") : TEXT("yes") : TEXT(""));
    csv_field(csv, text_from(fact->section));
    csv_int(csv, confidence_in(file->doc, fact->confidence));
}

static void field_number(CsvWriter *csv, int number)
{
    if (number)
        csv_int(csv, number);
    else
        csv_field(csv, TEXT(""));
}

/* The place in the file that was handed in: empty fields of a plain text. */
static void write_place(CsvWriter *csv, const ReadFile *file, size_t offset)
{
    DocPlace place;
    Buffer cell = { 0 };

    doc_place(file->doc, offset, &place);
    field_number(csv, place.page);
    field_number(csv, place.paragraph);
    if (place.sheet.len)
        csv_field(csv, place.sheet);
    else
        field_number(csv, place.table);
    if (place.table)
        cell_name(place.row, place.column, &cell);
    csv_field(csv, buffer_text(&cell));
    csv_field(csv, !file->doc->scanned                       ? TEXT("")
                   : file->settings->language == LANGUAGE_ZH ? TEXT("是")
                                                             : TEXT("yes"));
    buffer_free(&cell);
}

/* start-end, or an empty field. */
static void field_span(CsvWriter *csv, size_t start, size_t end)
{
    Buffer span = { 0 };

    /* Written so that a spreadsheet does not make a date of it. */
    if (start != HALFSKY_NONE)
        buffer_format(&span, "[%zu,%zu]", start, end);
    csv_field(csv, buffer_text(&span));
    buffer_free(&span);
}
