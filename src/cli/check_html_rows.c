/* check_html_rows.c - what is to be done, document by document, the worst first. */
#include "cli/check_html.h"

#include "base/memory.h"

#include <stdlib.h>

/* Parts of the page that a document gives: HTML, escaped and covered. */
enum { PART_AGENCY, PART_TITLE, PART_NAME, PARTS };

/* What stands in an index: of a document, its parts behind it; or of a copy, what it adds to a document. */
typedef struct {
    size_t pair;           /* copy: its number on the page; 0: a document */
    size_t file, document; /* numbers, from 1 */
    size_t order;          /* in the index */
    bool letter;           /* the document has one */
    size_t counts[CLASSES];
    size_t lengths[PARTS];
} Note;

typedef struct {
    Note note;
    Text parts[PARTS];
    Buffer copies; /* links to its pairs */
    size_t pair;   /* the first of them */
} Row;

typedef struct {
    Row *items;
    size_t count, room;
} Rows;

static void read_documents(Text index, Rows *rows);
static void read_copies(Text index, Rows *rows, bool zh);
static void write_row(const Row *row, bool zh, Buffer *out);
static void write_clean(const Row *row, Buffer *out);
static void write_entry(const Row *row, bool zh, Buffer *out);
static int by_number(const void *a, const void *b);
static int worst_first(const void *a, const void *b);

static bool is_clean(const size_t counts[CLASSES])
{
    return counts[0] + counts[1] + counts[2] + counts[3] == 0;
}

void check_html_note(const Checked *checked)
{
    const Page *page = &checked->page;
    Note note = { .file = page->file->number, .document = page->index + 1 };
    Buffer parts = { 0 };

    memcpy(note.counts, checked->founds->counts, sizeof note.counts);
    note.letter = checked->founds->items.count > 0;
    page_add_text(page, checked->agency, &parts);
    note.lengths[PART_AGENCY] = parts.len;
    page_add_text(page, page_title(page), &parts);
    note.lengths[PART_TITLE] = parts.len - note.lengths[PART_AGENCY];
    page_add_text(page, base_name(page->file->name), &parts);
    note.lengths[PART_NAME] = parts.len - note.lengths[PART_AGENCY] - note.lengths[PART_TITLE];
    buffer_add(page->file->index, (Text){ (const char *)&note, sizeof note });
    buffer_add(page->file->index, buffer_text(&parts));
    buffer_free(&parts);
}

void check_html_note_copy(size_t pair, const CopySide *side, char level, Buffer *index)
{
    Note note = { .pair = pair, .file = side->number, .document = side->document + 1 };

    if (level >= 'A' && level < 'A' + CLASSES)
        note.counts[level - 'A'] = 1;
    buffer_add(index, (Text){ (const char *)&note, sizeof note });
}

void check_html_rows(Text index, Language language, Buffer *rows, Buffer *clean, Buffer *contents,
                     size_t counts[CLASSES])
{
    bool zh = language == LANGUAGE_ZH;
    Rows all = { 0 };

    memset(counts, 0, CLASSES * sizeof *counts);
    read_documents(index, &all);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_number);
    read_copies(index, &all, zh);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, worst_first);
    for (size_t i = 0; i < all.count; i++) {
        Row *row = &all.items[i];
        for (int class = 0; class < CLASSES; class ++)
            counts[class] += row->note.counts[class];
        if (is_clean(row->note.counts))
            write_clean(row, clean);
        else
            write_row(row, zh, rows);
        write_entry(row, zh, contents);
        buffer_free(&row->copies);
    }
    free(all.items);
}

/* ---- the index -------------------------------------------------------------------- */

/* The next note of the index and what stands behind it. */
static bool next_note(Text *index, Note *note, Text parts[PARTS])
{
    if (index->len == 0)
        return false;
    memcpy(note, index->at, sizeof *note);
    *index = text_slice(*index, sizeof *note, index->len);
    for (int part = 0; part < PARTS; part++) {
        parts[part] = text_slice(*index, 0, note->lengths[part]);
        *index = text_slice(*index, note->lengths[part], index->len);
    }
    return true;
}

static void read_documents(Text index, Rows *rows)
{
    Row row = { 0 };

    while (next_note(&index, &row.note, row.parts)) {
        if (row.note.pair)
            continue;
        if (rows->count == rows->room)
            rows->items = memory_resize(rows->items, (rows->room = rows->room * 2 + 64) * sizeof *rows->items);
        row.note.order = rows->count;
        rows->items[rows->count++] = row;
    }
}

static void read_copies(Text index, Rows *rows, bool zh)
{
    Text parts[PARTS];
    Row wanted = { 0 };

    while (next_note(&index, &wanted.note, parts)) {
        Row *row = wanted.note.pair && rows->count
                       ? bsearch(&wanted, rows->items, rows->count, sizeof wanted, by_number)
                       : NULL;
        if (!row)
            continue;
        for (int class = 0; class < CLASSES; class ++)
            row->note.counts[class] += wanted.note.counts[class];
        if (row->pair == 0)
            row->pair = wanted.note.pair;
        buffer_format(&row->copies, zh ? " <a href=\"#c%zu\">雷同 %zu</a>" : " <a href=\"#c%zu\">copy %zu</a>",
                      wanted.note.pair, wanted.note.pair);
    }
}

static int by_number(const void *a, const void *b)
{
    const Note *one = &((const Row *)a)->note, *two = &((const Row *)b)->note;

    if (one->file != two->file)
        return one->file < two->file ? -1 : 1;
    return one->document < two->document ? -1 : one->document > two->document;
}

/* By A, then B, C, D; then as they came. */
static int worst_first(const void *a, const void *b)
{
    const Note *one = &((const Row *)a)->note, *two = &((const Row *)b)->note;

    for (int class = 0; class < CLASSES; class ++) {
        if (one->counts[class] != two->counts[class])
            return one->counts[class] > two->counts[class] ? -1 : 1;
    }
    return one->order < two->order ? -1 : one->order > two->order;
}

/* ---- what is shown ---------------------------------------------------------------- */

void check_html_counts(const size_t counts[CLASSES], Buffer *out)
{
    for (int class = 0; class < CLASSES; class ++) {
        if (counts[class])
            buffer_format(out, "<span class=\"tag %c\">%c %zu</span> ", 'A' + class, 'A' + class, counts[class]);
    }
}

static void write_id(const Row *row, Buffer *out)
{
    buffer_format(out, "%zu-%zu\"", row->note.file, row->note.document);
}

static void write_link(const Row *row, Buffer *out)
{
    buffer_add(out, TEXT("<a href=\"#d"));
    write_id(row, out);
    buffer_add_char(out, '>');
    buffer_add(out, row->parts[PART_TITLE]);
    buffer_add(out, TEXT("</a>"));
}

/* To its letter; to its pair when copies are all that was found. */
static void write_act(const Row *row, bool zh, Buffer *out)
{
    if (!row->note.letter) {
        buffer_format(out, "<td class=\"act\"><a href=\"#c%zu\">", row->pair);
        buffer_add(out, zh ? TEXT("雷同对照</a></td>") : TEXT("compare</a></td>"));
        return;
    }
    buffer_add(out, TEXT("<td class=\"act\"><a href=\"#p"));
    write_id(row, out);
    buffer_add(out, zh ? TEXT(">退回意见</a> <button hidden data-from=\"p")
                       : TEXT(">letter</a> <button hidden data-from=\"p"));
    write_id(row, out);
    buffer_add(out, zh ? TEXT(">复制</button></td>") : TEXT(">copy</button></td>"));
}

/* Who sent it; what it is called, with its file; the four counts; its letter. */
static void write_row(const Row *row, bool zh, Buffer *out)
{
    buffer_add(out, TEXT("<tr id=\"q"));
    write_id(row, out);
    buffer_add(out, TEXT("><th scope=\"row\">"));
    if (row->parts[PART_AGENCY].len)
        buffer_add(out, row->parts[PART_AGENCY]);
    else
        buffer_add(out, zh ? TEXT("<span>○ 单位不明</span>") : TEXT("<span>○ not stated</span>"));
    buffer_add(out, TEXT("</th><td class=\"w\">"));
    write_link(row, out);
    buffer_add(out, TEXT("<small class=\"path\">"));
    buffer_add(out, row->parts[PART_NAME]);
    buffer_add(out, buffer_text(&row->copies));
    buffer_add(out, TEXT("</small></td>"));
    for (int class = 0; class < CLASSES; class ++) {
        if (row->note.counts[class])
            buffer_format(out, "<td class=\"n\"><span class=\"tag %c\"><b>%c </b>%zu</span></td>", 'A' + class,
                          'A' + class, row->note.counts[class]);
        else
            buffer_add(out, TEXT("<td class=\"n\"><i>0</i></td>"));
    }
    write_act(row, zh, out);
    buffer_add(out, TEXT("</tr>\n"));
}

static void write_clean(const Row *row, Buffer *out)
{
    buffer_add(out, TEXT("<li>"));
    write_link(row, out);
    if (row->parts[PART_AGENCY].len) {
        buffer_add(out, TEXT(" <span>"));
        buffer_add(out, row->parts[PART_AGENCY]);
        buffer_add(out, TEXT("</span>"));
    }
    buffer_add(out, TEXT("</li>\n"));
}

static void write_entry(const Row *row, bool zh, Buffer *out)
{
    buffer_add(out, TEXT("<li>"));
    write_link(row, out);
    buffer_add(out, TEXT("<p>"));
    check_html_counts(row->note.counts, out);
    if (is_clean(row->note.counts))
        buffer_add(out, zh ? TEXT("<span class=\"good\">● 没有问题</span> ")
                           : TEXT("<span class=\"good\">● nothing found</span> "));
    if (row->parts[PART_AGENCY].len) {
        buffer_add(out, TEXT("<span>"));
        buffer_add(out, row->parts[PART_AGENCY]);
        buffer_add(out, TEXT("</span>"));
    }
    buffer_add(out, TEXT("</p></li>\n"));
}
