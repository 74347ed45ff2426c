/* check_html_rows.c - what is to be done, document by document, the worst first. */
#include "cli/check_html.h"

#include "base/memory.h"

#include <stdlib.h>

/* What stands in an index before the markup of a document. */
typedef struct {
    size_t counts[CLASSES];
    size_t order;      /* in the index */
    size_t row, entry; /* bytes of markup */
} Note;

typedef struct {
    Note note;
    Text row, entry;
} Row;

static void write_row(const Checked *checked, Buffer *out);
static void write_clean(const Checked *checked, Buffer *out);
static void write_entry(const Checked *checked, Buffer *out);
static int worst_first(const void *a, const void *b);

static bool is_clean(const size_t counts[CLASSES])
{
    return counts[0] + counts[1] + counts[2] + counts[3] == 0;
}

void check_html_note(const Checked *checked)
{
    Buffer row = { 0 }, entry = { 0 };
    Note note = { 0 };

    memcpy(note.counts, checked->founds->counts, sizeof note.counts);
    if (is_clean(note.counts))
        write_clean(checked, &row);
    else
        write_row(checked, &row);
    write_entry(checked, &entry);
    note.row = row.len;
    note.entry = entry.len;
    buffer_add(checked->page.file->index, (Text){ (const char *)&note, sizeof note });
    buffer_add(checked->page.file->index, buffer_text(&row));
    buffer_add(checked->page.file->index, buffer_text(&entry));
    buffer_free(&row);
    buffer_free(&entry);
}

void check_html_rows(Text index, Buffer *rows, Buffer *clean, Buffer *contents, size_t counts[CLASSES])
{
    Row *all = NULL;
    size_t count = 0, room = 0;

    memset(counts, 0, CLASSES * sizeof *counts);
    while (index.len) {
        if (count == room)
            all = memory_resize(all, (room = room * 2 + 64) * sizeof *all);
        Row *row = &all[count];
        memcpy(&row->note, index.at, sizeof row->note);
        row->note.order = count++;
        for (int class = 0; class < CLASSES; class ++)
            counts[class] += row->note.counts[class];
        index = text_slice(index, sizeof row->note, index.len);
        row->row = text_slice(index, 0, row->note.row);
        row->entry = text_slice(index, row->note.row, row->note.row + row->note.entry);
        index = text_slice(index, row->note.row + row->note.entry, index.len);
    }
    if (count)
        qsort(all, count, sizeof *all, worst_first);
    for (size_t i = 0; i < count; i++) {
        buffer_add(is_clean(all[i].note.counts) ? clean : rows, all[i].row);
        buffer_add(contents, all[i].entry);
    }
    free(all);
}

void check_html_counts(const size_t counts[CLASSES], Buffer *out)
{
    for (int class = 0; class < CLASSES; class ++) {
        if (counts[class])
            buffer_format(out, "<span class=\"tag %c\">%c %zu</span> ", 'A' + class, 'A' + class, counts[class]);
    }
}

static void write_id(const Checked *checked, Buffer *out)
{
    buffer_format(out, "%zu-%zu\"", checked->page.file->number, checked->page.index + 1);
}

static void write_link(const Checked *checked, Buffer *out)
{
    buffer_add(out, TEXT("<a href=\"#d"));
    write_id(checked, out);
    buffer_add_char(out, '>');
    page_add_text(&checked->page, page_title(&checked->page), out);
    buffer_add(out, TEXT("</a>"));
}

/* Who sent it; what it is called, with its file; the four counts; its letter. */
static void write_row(const Checked *checked, Buffer *out)
{
    bool zh = checked->page.language == LANGUAGE_ZH;

    buffer_add(out, TEXT("<tr id=\"q"));
    write_id(checked, out);
    buffer_add(out, TEXT("><th scope=\"row\">"));
    if (checked->agency.len)
        page_add_text(&checked->page, checked->agency, out);
    else
        buffer_add(out, zh ? TEXT("<span>○ 单位不明</span>") : TEXT("<span>○ not stated</span>"));
    buffer_add(out, TEXT("</th><td class=\"w\">"));
    write_link(checked, out);
    buffer_add(out, TEXT("<small class=\"path\">"));
    page_add_text(&checked->page, base_name(checked->page.file->name), out);
    buffer_add(out, TEXT("</small></td>"));
    for (int class = 0; class < CLASSES; class ++) {
        if (checked->founds->counts[class])
            buffer_format(out, "<td class=\"n\"><span class=\"tag %c\"><b>%c </b>%zu</span></td>", 'A' + class,
                          'A' + class, checked->founds->counts[class]);
        else
            buffer_add(out, TEXT("<td class=\"n\"><i>0</i></td>"));
    }
    buffer_add(out, TEXT("<td class=\"act\"><a href=\"#p"));
    write_id(checked, out);
    buffer_add(out, zh ? TEXT(">退回意见</a> <button hidden data-from=\"p")
                       : TEXT(">letter</a> <button hidden data-from=\"p"));
    write_id(checked, out);
    buffer_add(out, zh ? TEXT(">复制</button></td></tr>\n") : TEXT(">copy</button></td></tr>\n"));
}

static void write_clean(const Checked *checked, Buffer *out)
{
    buffer_add(out, TEXT("<li>"));
    write_link(checked, out);
    if (checked->agency.len) {
        buffer_add(out, TEXT(" <span>"));
        page_add_text(&checked->page, checked->agency, out);
        buffer_add(out, TEXT("</span>"));
    }
    buffer_add(out, TEXT("</li>\n"));
}

static void write_entry(const Checked *checked, Buffer *out)
{
    buffer_add(out, TEXT("<li>"));
    write_link(checked, out);
    buffer_add(out, TEXT("<p>"));
    check_html_counts(checked->founds->counts, out);
    if (is_clean(checked->founds->counts))
        buffer_add(out, checked->page.language == LANGUAGE_ZH
                            ? TEXT("<span class=\"good\">● 没有问题</span> ")
                            : TEXT("<span class=\"good\">● nothing found</span> "));
    if (checked->agency.len) {
        buffer_add(out, TEXT("<span>"));
        page_add_text(&checked->page, checked->agency, out);
        buffer_add(out, TEXT("</span>"));
    }
    buffer_add(out, TEXT("</p></li>\n"));
}

/* By A, then B, C, D; then as they came. */
static int worst_first(const void *a, const void *b)
{
    const Note *one = &((const Row *)a)->note, *two = &((const Row *)b)->note;

    for (int class = 0; class < CLASSES; class ++) {
        if (one->counts[class] != two->counts[class])
            return one->counts[class] > two->counts[class] ? -1 : 1;
    }
    return one->order < two->order ? -1 : 1;
}
