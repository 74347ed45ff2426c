/* read_html_text.c - a document's text as it was sent, each fact a link in its place.
 *
 * Lines become paragraphs, headings by the reader's headings, rows of cells a table.
 * The characters stay as they are. A fact that has no place of its own in what is
 * shown (it overlaps another, or lies in a separator) gets an empty link, so that each
 * row of the table leads somewhere. */
#include "cli/read_html.h"

#include "cli/check_marks.h"
#include "cli/words.h"

/* Where the writing is: facts, headings and noise before it are done. */
typedef struct {
    const Page *page;
    size_t fact_index;
    halfsky_fact fact; /* the next one, when fact_index is inside page->facts */
    size_t heading;
    size_t item;
    Range noise; /* the next, or behind the text */
    bool table;  /* a table is open */
} Pen;

static void write_line(Pen *pen, Range line);
static void write_row(Pen *pen, Range line);
static void write_paragraph(Pen *pen, Range line);
static bool write_heading(Pen *pen, Range line, Range inner);
static void write_run(Pen *pen, Range run);
static void write_mark(Pen *pen, Range run);
static void write_plain(Pen *pen, Range run);
static void write_words(const Pen *pen, Range run, bool inside);
static void next_fact(Pen *pen);
static void next_noise(Pen *pen);
static void close_table(Pen *pen);

void html_document_text(const Page *page)
{
    Text text = page->file->doc->text;
    Pen pen = { .page = page,
                .fact_index = page->facts.first,
                .fact = { .kind = "", .status = "" },
                .heading = page->headings.first,
                .item = page->items.first };

    if (pen.fact_index < page->facts.end)
        halfsky_fact_at(page->file->reader, pen.fact_index, &pen.fact);
    next_noise(&pen);
    page_add(page, TEXT("<div class=\"text\" lang=\"zh-CN\">\n"));
    if (page->title.end == page->title.first) {
        page_add(page, TEXT("<h2 class=\"none\" id=\"t"));
        page_add_id(page, page->index);
        buffer_add_char(page->out, '>');
        page_text(page, base_name(page->file->name));
        page_add(page, TEXT("</h2>\n"));
    }
    for (size_t at = page->bytes.first; at < page->bytes.end;) {
        const char *found = memchr(text.at + at, '\n', page->bytes.end - at);
        size_t stop = found ? (size_t)(found - text.at) : page->bytes.end;
        Text line = text_slice(text, at, stop);
        if (text_ends(line, TEXT("\r")))
            line.len--;
        write_line(&pen, (Range){ at, at + line.len });
        at = stop + 1;
        read_flush(page->file, page->out);
    }
    close_table(&pen);
    if (page->marks) {
        page_add(page, TEXT("<p>"));
        marks_end(page);
        page_add(page, TEXT("</p>\n"));
    }
    if (pen.fact_index < page->facts.end) {
        page_add(page, TEXT("<p>"));
        while (pen.fact_index < page->facts.end)
            write_mark(&pen, (Range){ page->bytes.end, page->bytes.end });
        page_add(page, TEXT("</p>\n"));
    }
    page_add(page, TEXT("</div>\n"));
}

static Text text_at(const Pen *pen, Range range)
{
    return text_slice(pen->page->file->doc->text, range.first, range.end);
}

/* A row of cells: tabs, or two bars at least. */
static bool is_row(Text line)
{
    size_t bars = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == '\t')
            return true;
        bars += line.at[i] == '|';
    }
    return bars > 1;
}

/* Markdown's | --- | ---: |, which is no text. */
static bool is_rule(Text line)
{
    size_t dashes = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (!memchr("|-: \t", line.at[i], 5))
            return false;
        dashes += line.at[i] == '-';
    }
    return dashes > 2;
}

static void write_line(Pen *pen, Range line)
{
    Text text = text_trim(text_at(pen, line));
    Range inner = { line.first, line.first };

    if (text.len) {
        inner.first = (size_t)(text.at - pen->page->file->doc->text.at);
        inner.end = inner.first + text.len;
    }
    if (text.len && is_row(text)) {
        if (!is_rule(text))
            write_row(pen, inner);
        return;
    }
    close_table(pen);
    if (text.len && !write_heading(pen, line, inner))
        write_paragraph(pen, line);
}

static void close_table(Pen *pen)
{
    if (pen->table)
        page_add(pen->page, TEXT("</table></div>\n"));
    pen->table = false;
}

/* ---- tables ----------------------------------------------------------------------- */

enum { COLUMNS_MOST = 64 };

static bool is_figure(Text cell)
{
    bool digit = false;

    for (size_t i = 0; i < cell.len; i++) {
        if (!memchr("0123456789.,%+-", cell.at[i], 15))
            return false;
        digit |= cell.at[i] >= '0' && cell.at[i] <= '9';
    }
    return digit;
}

/* The cells of a row one by one; `rest` is what is left. */
static Text row_begin(Text row, char *separator)
{
    *separator = memchr(row.at, '\t', row.len) ? '\t' : '|';
    if (*separator == '|' && text_starts(row, TEXT("|")))
        row = text_slice(row, 1, row.len);
    if (*separator == '|' && text_ends(row, TEXT("|")))
        row.len--;
    return row;
}

/* Which columns hold figures, by the first row below a heading that ends at `at`. */
static uint64_t figure_columns(const Page *page, size_t at)
{
    Text rest = text_slice(page->file->doc->text, at, page->bytes.end), line;
    uint64_t columns = 0;
    char separator;

    text_cut(&rest, '\n', &line); /* what is left of the heading's line */
    for (int i = 0; i < 2 && text_cut(&rest, '\n', &line); i++) {
        line = text_trim(line);
        if (line.len == 0 || is_rule(line) || !is_row(line))
            continue;
        Text row = row_begin(line, &separator), cell;
        for (int column = 0; column < COLUMNS_MOST && text_cut(&row, separator, &cell); column++)
            columns |= (uint64_t)is_figure(text_trim(cell)) << column;
        break;
    }
    return columns;
}

static void write_row(Pen *pen, Range line)
{
    Text tag = pen->table ? TEXT("td") : TEXT("th");
    char separator;
    Text rest = row_begin(text_at(pen, line), &separator), cell;
    uint64_t figures = pen->table ? 0 : figure_columns(pen->page, line.end);

    if (!pen->table)
        page_add(pen->page, TEXT("<div class=\"sheet\"><table>\n"));
    pen->table = true;
    page_add(pen->page, TEXT("<tr>"));
    for (int column = 0; text_cut(&rest, separator, &cell); column++) {
        size_t first = (size_t)(cell.at - pen->page->file->doc->text.at);
        buffer_add_char(pen->page->out, '<');
        page_add(pen->page, tag);
        bool figure = is_figure(text_trim(cell)) || (column < COLUMNS_MOST && (figures >> column & 1));
        page_add(pen->page, figure ? TEXT(" class=\"n\">") : TEXT(">"));
        write_run(pen, (Range){ first, first + cell.len });
        page_add(pen->page, TEXT("</"));
        page_add(pen->page, tag);
        buffer_add_char(pen->page->out, '>');
    }
    page_add(pen->page, TEXT("</tr>\n"));
}

/* ---- paragraphs and headings ------------------------------------------------------ */

/* Only what follows a heading on its line: a sign at most. */
static bool is_tail(Text text)
{
    return text.len == 0 || text_equal(text, TEXT("。")) || text_equal(text, TEXT("："))
           || text_equal(text, TEXT(":"));
}

/* The title and headings that fill their line. `inner` is the line without blanks. */
static bool write_heading(Pen *pen, Range line, Range inner)
{
    static const char tags[] = { '3', '3', '4', '5', '6', '3' }; /* by level */
    const Page *page = pen->page;
    halfsky_heading heading;

    while (pen->heading < page->headings.end && halfsky_heading_at(page->file->reader, pen->heading, &heading)
           && heading.end <= inner.first)
        pen->heading++;
    if (page->title.end > page->title.first && inner.first <= page->title.first && page->title.end <= inner.end) {
        page_add(page, TEXT("<h2 id=\"t"));
        page_add_id(page, page->index);
        buffer_add_char(page->out, '>');
        Text title = heading_shown(text_at(pen, inner));
        write_run(pen, (Range){ (size_t)(title.at - page->file->doc->text.at), inner.end });
        page_add(page, TEXT("</h2>\n"));
        return true;
    }
    if (pen->heading >= page->headings.end || heading.start >= inner.end || heading.end > inner.end
        || !is_tail(text_slice(page->file->doc->text, heading.end, inner.end)))
        return false;
    char tag = tags[heading.level >= 1 && heading.level <= 5 ? heading.level : 0];
    buffer_format(page->out, "<h%c>", tag);
    Text shown = heading_shown(text_at(pen, inner));
    if (shown.len < inner.end - inner.first)
        line.first = (size_t)(shown.at - page->file->doc->text.at);
    write_run(pen, line);
    buffer_format(page->out, "</h%c>\n", tag);
    return true;
}

/* A heading that only begins the line is set off inside it. */
static void write_paragraph(Pen *pen, Range line)
{
    const Page *page = pen->page;
    halfsky_heading heading;

    page_add(page, TEXT("<p>"));
    if (pen->heading < page->headings.end && halfsky_heading_at(page->file->reader, pen->heading, &heading)
        && heading.start >= line.first && heading.end < line.end) {
        page_add(page, TEXT("<b>"));
        write_run(pen, (Range){ line.first, heading.end });
        page_add(page, TEXT("</b>"));
        line.first = heading.end;
    }
    write_run(pen, line);
    page_add(page, TEXT("</p>\n"));
}

/* ---- text with its facts ---------------------------------------------------------- */

static void write_run(Pen *pen, Range run)
{
    const Page *page = pen->page;

    while (pen->fact_index < page->facts.end && pen->fact.start < run.end) {
        if (pen->fact.start > run.first) {
            write_plain(pen, (Range){ run.first, pen->fact.start });
            run.first = pen->fact.start;
        }
        size_t end = pen->fact.end < run.end ? pen->fact.end : run.end;
        bool own = pen->fact.start == run.first && end > run.first;
        write_mark(pen, (Range){ run.first, own ? end : run.first });
        if (own)
            run.first = end;
    }
    write_plain(pen, run);
}

/* Text without facts; the marks that scraping left behind are struck out. */
static void write_plain(Pen *pen, Range run)
{
    const Page *page = pen->page;

    while (pen->noise.first < run.end) {
        if (pen->noise.first >= run.first && pen->noise.end <= run.end) {
            write_words(pen, (Range){ run.first, pen->noise.first }, false);
            page_add(page, TEXT("<s>"));
            write_words(pen, pen->noise, true);
            page_add(page, TEXT("</s>"));
            run.first = pen->noise.end;
        } else if (pen->noise.end > run.end) {
            break; /* it may go on behind a fact; then it stays as it is */
        }
        next_noise(pen);
    }
    write_words(pen, run, false);
}

/* The words themselves; `inside` an element that takes no other links. */
static void write_words(const Pen *pen, Range run, bool inside)
{
    if (pen->page->marks)
        marks_write(pen->page, run, inside);
    else
        page_range(pen->page, run.first, run.end);
}

/* The link of the next fact around `run`, which may be empty. */
static void write_mark(Pen *pen, Range run)
{
    const Page *page = pen->page;
    bool blank = fact_blank(&pen->fact);
    bool date = strcmp(pen->fact.kind, "date") == 0;

    page_add(page, blank ? TEXT("<a class=\"f blank") : date ? TEXT("<a class=\"f date") : TEXT("<a class=\"f"));
    if (!date && strcmp(pen->fact.status, "actual") != 0)
        page_add(page, TEXT(" not"));
    page_add(page, TEXT("\" id=\"f"));
    page_add_id(page, pen->fact_index);
    page_add(page, TEXT(" href=\"#r"));
    page_add_id(page, pen->fact_index);
    buffer_format(page->out, " data-i=\"%zu\"", pen->fact_index - page->facts.first + 1);
    if (blank) {
        page_add(page, TEXT(" data-sign=\"▲"));
        html_text(page->out, word_shown(text_of(pen->fact.kind), page->language));
        buffer_add_char(page->out, '"');
    }
    buffer_add_char(page->out, '>');
    write_words(pen, run, true);
    page_add(page, TEXT("</a>"));
    next_fact(pen);
}

static void next_noise(Pen *pen)
{
    halfsky_item item;

    while (pen->item < pen->page->items.end && halfsky_item_at(pen->page->file->reader, pen->item, &item)) {
        pen->item++;
        Text span = text_slice(pen->page->file->doc->text, item.start, item.end);
        Text inner = text_trim(span);
        if (strcmp(item.type, "noise") != 0 || inner.len == 0)
            continue;
        pen->noise.first = item.start + (size_t)(inner.at - span.at);
        pen->noise.end = pen->noise.first + inner.len;
        return;
    }
    pen->noise = (Range){ SIZE_MAX, SIZE_MAX };
}

static void next_fact(Pen *pen)
{
    pen->fact_index++;
    if (pen->fact_index < pen->page->facts.end)
        halfsky_fact_at(pen->page->file->reader, pen->fact_index, &pen->fact);
}
