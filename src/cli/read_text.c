/* read_text.c - what was read, for people at a terminal.
 *
 * For each document its title, agency and year, and a table of its facts; with --all
 * the people, laws, activities and the rest as lists. */
#include "cli/read_formats.h"
#include "cli/columns.h"
#include "cli/period_words.h"
#include "cli/place_words.h"
#include "cli/words.h"

#include <string.h>

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat read_text_format = { .begin = begin, .file = write_file, .end = end };

/* The columns of the table of facts. */
typedef enum {
    COLUMN_VALUE,
    COLUMN_UNIT,
    COLUMN_MEASURE,
    COLUMN_PERIOD,
    COLUMN_REMARKS,
    COLUMN_PLACE, /* left out of plain texts */
    COLUMN_TEXT,
    COLUMNS
} Column;

static const struct {
    Text zh, en;
    int widest;
} columns[COLUMNS] = {
    [COLUMN_VALUE] = { TEXT("数值"), TEXT("value"), 18 },
    [COLUMN_UNIT] = { TEXT("单位"), TEXT("unit"), 8 },
    [COLUMN_MEASURE] = { TEXT("计量项"), TEXT("measure"), 30 },
    [COLUMN_PERIOD] = { TEXT("时期"), TEXT("period"), 18 },
    [COLUMN_REMARKS] = { TEXT("说明"), TEXT("remarks"), 22 },
    [COLUMN_PLACE] = { TEXT("位置"), TEXT("place"), 36 },
    [COLUMN_TEXT] = { TEXT("原文"), TEXT("text"), 40 },
};

static bool write_head(const ReadFile *file, size_t index, Buffer *out);
static size_t write_facts(const ReadFile *file, size_t document, size_t first, Buffer *out);
static void fill_cells(const ReadFile *file, const halfsky_fact *fact, Buffer cells[COLUMNS]);
static void write_row(Buffer cells[COLUMNS], const int widths[COLUMNS], Buffer *out);
static void write_list(const ReadFile *file, size_t document, const ItemList *list, Buffer *out);
static void write_item(const ReadFile *file, const halfsky_item *item, Buffer *out);

static void begin(const ReadSettings *settings, Buffer *out)
{
    (void)settings;
    (void)out;
}

static void write_file(const ReadFile *file, Buffer *out)
{
    bool zh = file->settings->language == LANGUAGE_ZH;
    size_t documents = halfsky_document_count(file->reader);
    size_t fact = 0;
    Text remark = doc_remark(file->doc, file->settings->language);

    buffer_add(out, TEXT("== "));
    columns_last(out, file->name, 200);
    buffer_format(out, zh ? "  %zu 份材料  %zu 个数据点%s%.*s\n" : "  documents: %zu  facts: %zu%s%.*s\n",
                  documents, halfsky_fact_count(file->reader), remark.len ? "  " : "", TEXT_ARG(remark));
    for (size_t i = 0; write_head(file, i, out); i++) {
        fact = write_facts(file, i, fact, out);
        for (size_t list = 0; file->settings->all && list < ITEM_LISTS; list++)
            write_list(file, i, &item_lists[list], out);
        read_flush(file, out);
    }
    buffer_add_char(out, '\n');
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    if (totals->files + totals->failed < 2)
        return;
    if (settings->language == LANGUAGE_ZH)
        buffer_format(out, "共 %zu 个文件，%zu 份材料，%zu 个数据点", totals->files, totals->documents,
                      totals->facts);
    else
        buffer_format(out, "In all: files %zu, documents %zu, facts %zu", totals->files, totals->documents,
                      totals->facts);
    if (totals->failed)
        buffer_format(out, settings->language == LANGUAGE_ZH ? "；%zu 处没有读出" : "; not read: %zu",
                      totals->failed);
    buffer_add_char(out, '\n');
}

/* False when there is no document `index`. */
static bool write_head(const ReadFile *file, size_t index, Buffer *out)
{
    bool zh = file->settings->language == LANGUAGE_ZH;
    halfsky_document document;

    if (!halfsky_document_at(file->reader, index, &document))
        return false;
    buffer_format(out, "\n%zu. ", index + 1);
    if (document.title.len)
        columns_last(out, text_from(document.title), 120);
    else
        buffer_add(out, zh ? TEXT("（无标题）") : TEXT("(no title)"));
    buffer_add_char(out, '\n');

    buffer_add(out, zh ? TEXT("   报送单位 ") : TEXT("   agency "));
    columns_last(out, document.agency.len ? text_from(document.agency) : TEXT("-"), 60);
    buffer_add(out, zh ? TEXT("   年份 ") : TEXT("   year "));
    columns_last(out, document.year.len ? text_from(document.year) : TEXT("-"), 20);
    if (document.cue.len) {
        buffer_add(out, zh ? TEXT("（据“") : TEXT(" (\""));
        columns_last(out, text_from(document.cue), 40);
        buffer_format(out, zh ? "”，把握 %d%%）" : "\", %d%% sure)", document.year_confidence);
    }
    if (document.period.len && !text_equal(text_from(document.period), text_from(document.year))) {
        buffer_add(out, zh ? TEXT("   时期 ") : TEXT("   period "));
        columns_last(out, text_from(document.period), 30);
    }
    buffer_add_char(out, '\n');
    return true;
}

/* The table of one document, whose facts begin at index `first`. Returns the index behind the last.
 * Goes over them twice: for the widths, then to write. */
static size_t write_facts(const ReadFile *file, size_t document, size_t first, Buffer *out)
{
    bool zh = file->settings->language == LANGUAGE_ZH;
    int widths[COLUMNS] = { 0 };
    Buffer cells[COLUMNS] = { 0 };
    halfsky_fact fact;
    size_t last = first;

    for (; halfsky_fact_at(file->reader, last, &fact) && fact.document == document; last++) {
        fill_cells(file, &fact, cells);
        for (int column = 0; column < COLUMNS; column++) {
            int width = columns_width(buffer_text(&cells[column]));
            if (width > columns[column].widest)
                width = columns[column].widest;
            if (width > widths[column])
                widths[column] = width;
        }
    }
    if (last > first) {
        for (int column = 0; column < COLUMNS; column++) {
            if (column == COLUMN_PLACE && widths[column] == 0)
                continue;
            Text heading = zh ? columns[column].zh : columns[column].en;
            buffer_clear(&cells[column]);
            buffer_add(&cells[column], heading);
            if (columns_width(heading) > widths[column])
                widths[column] = columns_width(heading);
        }
        buffer_add_char(out, '\n');
        write_row(cells, widths, out);
    }
    for (size_t i = first; i < last && halfsky_fact_at(file->reader, i, &fact); i++) {
        fill_cells(file, &fact, cells);
        write_row(cells, widths, out);
    }
    for (int column = 0; column < COLUMNS; column++)
        buffer_free(&cells[column]);
    return last;
}

static void add_remark(Buffer *cell, Text remark)
{
    if (cell->len && remark.len)
        buffer_add_char(cell, ' ');
    buffer_add(cell, remark);
}

static void fill_cells(const ReadFile *file, const halfsky_fact *fact, Buffer cells[COLUMNS])
{
    Language language = file->settings->language;
    bool zh = language == LANGUAGE_ZH;

    for (int column = 0; column < COLUMNS; column++)
        buffer_clear(&cells[column]);
    if (fact->value.len)
        buffer_add(&cells[COLUMN_VALUE], text_from(fact->value));
    else if (fact->norm.len)
        period_show(text_from(fact->norm), language, &cells[COLUMN_VALUE]);
    else
        buffer_add(&cells[COLUMN_VALUE], TEXT("-"));
    buffer_add(&cells[COLUMN_UNIT], text_from(fact->unit));
    if (fact->measure.len)
        buffer_add(&cells[COLUMN_MEASURE],
                   measure_name(file->settings->catalog, text_from(fact->measure), language));
    else
        buffer_add(&cells[COLUMN_MEASURE], text_from(fact->what));
    period_show(text_from(fact->period), language, &cells[COLUMN_PERIOD]);
    buffer_add(&cells[COLUMN_TEXT], text_slice(file->doc->text, fact->start, fact->end));

    place_show(file->doc, fact->start, language, &cells[COLUMN_PLACE]);

    /* Only what is out of the ordinary. */
    Buffer *remarks = &cells[COLUMN_REMARKS];
    if (fact_blank(fact))
        add_remark(remarks, word_shown(text_of(fact->kind), language));
    if (strcmp(fact->bound, "exact") != 0)
        add_remark(remarks, word_shown(text_of(fact->bound), language));
    if (strcmp(fact->status, "actual") != 0)
        add_remark(remarks, word_shown(text_of(fact->status), language));
    add_remark(remarks, text_from(fact->per));
    add_remark(remarks, word_shown(text_of(fact->change), language));
    add_remark(remarks, word_shown(text_of(fact->direction), language));
    add_remark(remarks, word_shown(text_of(fact->extent), language));
    if (fact->running)
        add_remark(remarks, zh ? TEXT("累计") : TEXT("running total"));
    if (fact->as_of.len) {
        add_remark(remarks, zh ? TEXT("截至") : TEXT("as of"));
        add_remark(remarks, text_from(fact->as_of));
    }
    if (fact->part_of != HALFSKY_NONE)
        add_remark(remarks, zh ? TEXT("其中") : TEXT("part"));
}

static void write_row(Buffer cells[COLUMNS], const int widths[COLUMNS], Buffer *out)
{
    buffer_add(out, TEXT("   "));
    for (int column = 0; column < COLUMNS; column++) {
        Text cell = buffer_text(&cells[column]);
        if (column == COLUMN_PLACE && widths[column] == 0)
            continue;
        if (column > 0)
            buffer_add(out, column == COLUMN_UNIT ? TEXT(" ") : TEXT("  "));
        if (column == COLUMN_VALUE)
            columns_right(out, cell, widths[column]);
        else if (column == COLUMNS - 1)
            columns_last(out, cell, widths[column]);
        else
            columns_left(out, cell, widths[column]);
    }
    buffer_add_char(out, '\n');
}

static void write_list(const ReadFile *file, size_t document, const ItemList *list, Buffer *out)
{
    halfsky_item item;
    bool headed = false;

    for (size_t i = 0; halfsky_item_at(file->reader, i, &item); i++) {
        if (item.document != document || strcmp(item.type, list->type) != 0)
            continue;
        if (!headed) {
            buffer_add(out, TEXT("\n   "));
            buffer_add(out, file->settings->language == LANGUAGE_ZH ? list->zh : list->en);
            buffer_add_char(out, '\n');
        }
        headed = true;
        buffer_add(out, TEXT("   - "));
        write_item(file, &item, out);
        buffer_add_char(out, '\n');
    }
}

static void write_item(const ReadFile *file, const halfsky_item *item, Buffer *out)
{
    const halfsky_text roles[] = { item->organisation, item->title, item->name, item->sex };
    const halfsky_text activities[] = { item->when, item->where, item->what, item->with };
    const halfsky_text *parts = &item->what;
    size_t count = 1;
    Buffer line = { 0 };

    if (strcmp(item->type, "role") == 0)
        parts = roles, count = 4;
    else if (strcmp(item->type, "activity") == 0)
        parts = activities, count = 4;
    else if (strcmp(item->type, "law") == 0)
        parts = &item->title;
    for (size_t i = 0; i < count; i++)
        add_remark(&line, text_from(parts[i]));
    if (strcmp(item->type, "proposal") == 0) {
        add_remark(&line, text_slice(file->doc->text, item->start, item->end));
        add_remark(&line, TEXT("→"));
        add_remark(&line, text_from(item->title));
        add_remark(&line, text_from(file->settings->language == LANGUAGE_ZH ? item->detail : item->detail_en));
    } else if (line.len == 0) {
        add_remark(&line, text_slice(file->doc->text, item->start, item->end));
    }
    columns_last(out, buffer_text(&line), 140);
    buffer_free(&line);
}
