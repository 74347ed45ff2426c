/* check_marks.c - the findings of a document, marked in its text. */
#include "cli/check_marks.h"

static void begin_at(const Page *page, size_t at);
static void write_labels(const Page *page, size_t at);
static char look_at(const Marks *marks, size_t at, size_t *stop);
static void write_open(const Page *page, char look, size_t at);
static void write_label(const Page *page, const FoundPiece *piece);

void marks_write(const Page *page, Range run, bool inside)
{
    Marks *marks = page->marks;

    for (size_t at = run.first;;) {
        if (!inside)
            write_labels(page, at);
        if (at >= run.end)
            return;
        begin_at(page, at);
        size_t stop = run.end;
        if (marks->next < marks->founds->pieces.count && marks->founds->pieces.items[marks->next].start < stop)
            stop = marks->founds->pieces.items[marks->next].start;
        char look = look_at(marks, at, &stop);
        if (look)
            write_open(page, look, at);
        page_range(page, at, stop);
        if (look)
            page_add(page, TEXT("</mark>"));
        at = stop;
    }
}

void marks_end(const Page *page)
{
    begin_at(page, SIZE_MAX);
    write_labels(page, SIZE_MAX);
}

/* Pieces that begin at `at` or in what was not shown before it. */
static void begin_at(const Page *page, size_t at)
{
    Marks *marks = page->marks;

    for (; marks->next < marks->founds->pieces.count; marks->next++) {
        const FoundPiece *piece = &marks->founds->pieces.items[marks->next];
        if (piece->start > at)
            return;
        if (marks->open_count < MARKS_OPEN_MAX)
            marks->open[marks->open_count++] = marks->next;
        else
            write_label(page, piece);
    }
}

/* Closes what ends at `at` or before, with its labels. */
static void write_labels(const Page *page, size_t at)
{
    Marks *marks = page->marks;
    size_t kept = 0;

    for (size_t i = 0; i < marks->open_count; i++) {
        const FoundPiece *piece = &marks->founds->pieces.items[marks->open[i]];
        if (piece->end <= at)
            write_label(page, piece);
        else
            marks->open[kept++] = marks->open[i];
    }
    marks->open_count = kept;
}

/* The class of the most severe finding over `at`, 'x' for what only shows one, 0 for nothing; `*stop`
 * comes to where one of them ends. */
static char look_at(const Marks *marks, size_t at, size_t *stop)
{
    char look = 0;

    for (size_t i = 0; i < marks->open_count; i++) {
        const FoundPiece *piece = &marks->founds->pieces.items[marks->open[i]];
        if (piece->end <= at)
            continue;
        if (piece->end < *stop)
            *stop = piece->end;
        char mine = piece->main ? marks->founds->items.items[piece->found].level : 'x';
        if (!look || mine < look)
            look = mine;
    }
    return look;
}

/* With the numbers of all findings over `at`. */
static void write_open(const Page *page, char look, size_t at)
{
    const Marks *marks = page->marks;
    const char *before = "";

    buffer_format(page->out, "<mark class=\"%c\" data-n=\"", look);
    for (size_t i = 0; i < marks->open_count; i++) {
        const FoundPiece *piece = &marks->founds->pieces.items[marks->open[i]];
        if (piece->end <= at)
            continue;
        buffer_format(page->out, "%s%zu", before, marks->founds->items.items[piece->found].number);
        before = " ";
    }
    page_add(page, TEXT("\">"));
}

static void write_label(const Page *page, const FoundPiece *piece)
{
    const Found *found = &page->marks->founds->items.items[piece->found];

    if (!piece->main)
        return;
    buffer_format(page->out, "<a class=\"tag %c\" id=\"g", found->level);
    page_add_id(page, piece->index);
    page_add(page, TEXT(" href=\"#o"));
    page_add_id(page, found->index);
    buffer_format(page->out, ">%c%zu</a>", found->level, found->number);
}
