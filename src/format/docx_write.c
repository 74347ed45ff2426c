/* docx_write.c - a Doc as a Word file, with comments and tracked suggestions in it. */
#include "format/docx_write.h"

#include "format/docx_parts.h"
#include "format/docx_table.h"

#define NAMESPACES                                                              \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* Remarks over one place beyond so many have their comment at one letter. */
enum { OPEN_MAX = 64, INDENTED_FROM = 84 };

/* Between the margins of the page, in twentieths of a point. */
enum { TABLE_WIDTH = 8845 };

/* Where the writing is: remarks before `next` have begun. */
typedef struct {
    const DocxJob *job;
    Buffer *out;
    Text text;
    size_t next;
    size_t open[OPEN_MAX]; /* begun, their comments not ended */
    size_t open_count;
    size_t change; /* the open remark whose words are being deleted, or SIZE_MAX */
    size_t changes;
    size_t heading; /* the first that does not lie before */
} Writer;

static void write_blocks(Writer *writer);
static void write_table(Writer *writer, size_t *block);
static void write_lines(Writer *writer, size_t start, size_t end);
static void write_paragraph(Writer *writer, size_t start, size_t end, int level);
static void write_content(Writer *writer, size_t start, size_t end);
static void write_rest(Writer *writer);
static void write_comments(const DocxJob *job, Buffer *out);

void docx_write(const DocxJob *job, Buffer *out)
{
    Buffer document = { 0 }, comments = { 0 };
    Writer writer = { .job = job, .out = &document, .text = job->doc->text, .change = SIZE_MAX };

    buffer_add(
        &document,
        TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document " NAMESPACES "><w:body>"));
    if (job->doc->blocks.count)
        write_blocks(&writer);
    else
        write_lines(&writer, 0, writer.text.len);
    write_rest(&writer);
    buffer_add(&document, docx_section());
    buffer_add(&document, TEXT("</w:body></w:document>"));
    write_comments(job, &comments);
    docx_pack(buffer_text(&document), buffer_text(&comments), out);
    buffer_free(&document);
    buffer_free(&comments);
}

static void add(Writer *writer, Text markup)
{
    buffer_add(writer->out, markup);
}

/* ---- blocks ----------------------------------------------------------------------- */

static void write_blocks(Writer *writer)
{
    const Doc *doc = writer->job->doc;
    size_t done = 0;

    for (size_t i = 0; i < doc->blocks.count;) {
        const Block *block = &doc->blocks.items[i];
        if (block->start > done)
            write_lines(writer, done, block->start); /* what no block holds: line ends, as a rule */
        if (block->kind == BLOCK_CELL) {
            write_table(writer, &i);
            done = doc->blocks.items[i - 1].end;
            continue;
        }
        write_paragraph(writer, block->start, block->end, block->kind == BLOCK_HEADING ? block->level : -1);
        done = block->end;
        i++;
    }
    write_lines(writer, done, writer->text.len);
}

/* A cell begins, and its paragraph. */
static void open_cell(Writer *writer, const HeadCell *head, bool centred)
{
    static const char *const ties[] = {
        [CELL_ALONE] = "", [CELL_ABOVE] = "<w:vMerge w:val=\"restart\"/>", [CELL_BELOW] = "<w:vMerge/>"
    };

    add(writer, TEXT("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/>"));
    if (head && head->columns > 1)
        buffer_format(writer->out, "<w:gridSpan w:val=\"%d\"/>", head->columns);
    add(writer, text_of(head ? ties[head->tie] : ""));
    add(writer, TEXT("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>"));
    if (centred)
        add(writer, TEXT("<w:jc w:val=\"center\"/>"));
    add(writer, TEXT("</w:pPr>"));
}

/* The block of a cell, from `*at` on, which goes past it; NULL when the cell is empty. */
static const Block *cell_block(const Doc *doc, size_t *at, int table, int row, int column)
{
    const Block *block = *at < doc->blocks.count ? &doc->blocks.items[*at] : NULL;
    bool here =
        block && block->kind == BLOCK_CELL && block->table == table && block->row == row && block->column <= column;

    *at += here;
    return here ? block : NULL;
}

static void write_row(Writer *writer, const Table *table, const TableHead *head, size_t *at)
{
    const Doc *doc = writer->job->doc;
    int number = doc->blocks.items[*at].table, row = doc->blocks.items[*at].row;
    bool in_head = row < head->rows;

    add(writer, in_head ? TEXT("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
                        : TEXT("<w:tr><w:trPr><w:cantSplit/></w:trPr>"));
    for (int column = 0; column < table->columns; column++) {
        const HeadCell *cell = in_head ? &head->cells[row * table->columns + column] : NULL;
        const Block *block = cell_block(doc, at, number, row, column);

        if (cell && cell->columns == 0)
            continue;
        open_cell(writer, cell,
                  in_head || (block && table_is_figure(text_slice(writer->text, block->start, block->end))));
        if (block && !(cell && cell->tie == CELL_BELOW))
            write_content(writer, block->start, block->end);
        add(writer, TEXT("</w:p></w:tc>"));
    }
    add(writer, TEXT("</w:tr>"));
    while (cell_block(doc, at, number, row, table->columns))
        ;
}

/* The table that block `*block` is a cell of; `*block` becomes the first behind it. A row of the text is a
 * row of the table. */
static void write_table(Writer *writer, size_t *block)
{
    static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };
    const Doc *doc = writer->job->doc;
    int number = doc->blocks.items[*block].table;
    const Table *table = &doc->tables.items[number];
    Arena *arena = arena_new();
    TableHead head = table_head(doc, table, arena);
    size_t at = *block;

    add(writer,
        TEXT("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>"));
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        buffer_format(writer->out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", sides[i]);
    add(writer, TEXT("</w:tblBorders></w:tblPr><w:tblGrid>"));
    for (int i = 0; i < table->columns; i++)
        buffer_format(writer->out, "<w:gridCol w:w=\"%d\"/>", TABLE_WIDTH / table->columns);
    add(writer, TEXT("</w:tblGrid>"));
    while (at < doc->blocks.count && doc->blocks.items[at].kind == BLOCK_CELL
           && doc->blocks.items[at].table == number)
        write_row(writer, table, &head, &at);
    add(writer, TEXT("</w:tbl>"));
    /* A table that ends a body, or meets another, needs a paragraph. */
    bool followed = at < doc->blocks.count && doc->blocks.items[at].kind != BLOCK_CELL;
    if (!followed)
        add(writer, TEXT("<w:p/>"));
    arena_free(arena);
    *block = at;
}

/* Text that no format has structured: a paragraph a line. Empty lines are left out, as the gaps between
 * blocks. */
static void write_lines(Writer *writer, size_t start, size_t end)
{
    while (start < end) {
        const char *found = memchr(writer->text.at + start, '\n', end - start);
        size_t stop = found ? (size_t)(found - writer->text.at) : end, last = stop;
        if (last > start && writer->text.at[last - 1] == '\r')
            last--;
        if (text_trim(text_slice(writer->text, start, last)).len)
            write_paragraph(writer, start, last, -1);
        start = stop + 1;
    }
}

/* The level of the heading that the caller knows in the paragraph, else `level`. */
static int level_of(Writer *writer, size_t start, size_t end, int level)
{
    const DocxJob *job = writer->job;

    while (writer->heading < job->heading_count && job->headings[writer->heading].end <= start)
        writer->heading++;
    if (writer->heading < job->heading_count && job->headings[writer->heading].start < end)
        return job->headings[writer->heading].level;
    return level;
}

/* Running text without an indent of its own gets one; lines that are short or end otherwise (whom it is
 * to, who signed, the day) stay where they are. */
static bool is_body(Text line)
{
    if (text_starts(line, TEXT("　")) || text_starts(line, TEXT(" ")) || text_starts(line, TEXT("\t")))
        return false;
    return line.len >= INDENTED_FROM || text_ends(line, TEXT("。")) || text_ends(line, TEXT("；"));
}

static void write_paragraph(Writer *writer, size_t start, size_t end, int level)
{
    level = level_of(writer, start, end, level);
    if (level == DOCX_TITLE)
        add(writer, TEXT("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>"));
    else if (level > 0)
        buffer_format(writer->out, "<w:p><w:pPr><w:pStyle w:val=\"Heading%d\"/></w:pPr>",
                      level > DOCX_LEVELS ? DOCX_LEVELS : level);
    else if (is_body(text_slice(writer->text, start, end)))
        add(writer, TEXT("<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr>"));
    else
        add(writer, TEXT("<w:p>"));
    write_content(writer, start, end);
    add(writer, TEXT("</w:p>"));
}

/* ---- words, comments and changes --------------------------------------------------- */

static void write_run(Writer *writer, Text words, bool deleted)
{
    const char *tag = deleted ? "delText" : "t";

    for (Text part; words.len && text_cut(&words, '\n', &part);) {
        bool more = words.at != NULL;
        for (Text piece; text_cut(&part, '\t', &piece);) {
            if (piece.len) {
                buffer_format(writer->out, "<w:r><w:%s xml:space=\"preserve\">", tag);
                docx_text(writer->out, piece);
                buffer_format(writer->out, "</w:%s></w:r>", tag);
            }
            if (part.at)
                add(writer, TEXT("<w:r><w:tab/></w:r>"));
        }
        if (more)
            add(writer, TEXT("<w:r><w:br/></w:r>"));
    }
}

/* Ends `="` of an element of a change. */
static void write_change(Writer *writer, const char *element)
{
    buffer_format(writer->out, "<w:%s w:id=\"%zu\" w:author=\"", element,
                  writer->job->remark_count + writer->changes++);
    docx_text(writer->out, writer->job->author);
    add(writer, TEXT("\">"));
}

static void write_end(Writer *writer, size_t remark)
{
    if (writer->job->remarks[remark].comment.len)
        buffer_format(writer->out,
                      "<w:commentRangeEnd w:id=\"%zu\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
                      "<w:commentReference w:id=\"%zu\"/></w:r>",
                      remark, remark);
}

/* Begins the remarks that start at `at` or in what was not written before it. `stop` is where the paragraph ends: a
 * suggestion has to end before. */
static void begin_remarks(Writer *writer, size_t at, size_t stop)
{
    const DocxJob *job = writer->job;

    for (; writer->next < job->remark_count && job->remarks[writer->next].start <= at; writer->next++) {
        const DocxRemark *remark = &job->remarks[writer->next];
        if (remark->comment.len)
            buffer_format(writer->out, "<w:commentRangeStart w:id=\"%zu\"/>", writer->next);
        if (writer->open_count == OPEN_MAX) {
            write_end(writer, writer->next);
            continue;
        }
        writer->open[writer->open_count++] = writer->next;
        bool inside = remark->start == at && remark->end <= stop
                      && !memchr(writer->text.at + remark->start, '\n', remark->end - remark->start);
        if (remark->suggests && writer->change == SIZE_MAX && inside)
            writer->change = writer->next;
    }
}

/* Ends those that end at `at` or before. What is to stand instead comes before the comment's end. */
static void end_remarks(Writer *writer, size_t at)
{
    const DocxJob *job = writer->job;
    size_t kept = 0;

    if (writer->change != SIZE_MAX && job->remarks[writer->change].end <= at) {
        Text instead = job->remarks[writer->change].instead;
        if (instead.len) {
            write_change(writer, "ins");
            write_run(writer, instead, false);
            add(writer, TEXT("</w:ins>"));
        }
        writer->change = SIZE_MAX;
    }
    for (size_t i = 0; i < writer->open_count; i++) {
        if (job->remarks[writer->open[i]].end <= at)
            write_end(writer, writer->open[i]);
        else
            writer->open[kept++] = writer->open[i];
    }
    writer->open_count = kept;
}

/* The words of a paragraph or cell. */
static void write_content(Writer *writer, size_t start, size_t end)
{
    const DocxJob *job = writer->job;

    for (size_t at = start;;) {
        end_remarks(writer, at);
        begin_remarks(writer, at, end);
        end_remarks(writer, at); /* those without words */
        if (at >= end)
            return;
        size_t stop = end;
        if (writer->next < job->remark_count && job->remarks[writer->next].start < stop)
            stop = job->remarks[writer->next].start;
        for (size_t i = 0; i < writer->open_count; i++) {
            if (job->remarks[writer->open[i]].end < stop)
                stop = job->remarks[writer->open[i]].end;
        }
        bool deleted = writer->change != SIZE_MAX;
        if (deleted)
            write_change(writer, "del");
        write_run(writer, text_slice(writer->text, at, stop), deleted);
        if (deleted)
            add(writer, TEXT("</w:del>"));
        at = stop;
    }
}

/* Remarks on what was left out at the end. */
static void write_rest(Writer *writer)
{
    if (writer->open_count == 0 && writer->next == writer->job->remark_count)
        return;
    add(writer, TEXT("<w:p>"));
    begin_remarks(writer, SIZE_MAX, 0);
    end_remarks(writer, SIZE_MAX);
    add(writer, TEXT("</w:p>"));
}

static void write_comments(const DocxJob *job, Buffer *out)
{
    buffer_add(out,
               TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments " NAMESPACES ">"));
    for (size_t i = 0; i < job->remark_count; i++) {
        Text rest = job->remarks[i].comment, line;
        if (rest.len == 0)
            continue;
        buffer_format(out, "<w:comment w:id=\"%zu\" w:author=\"", i);
        docx_text(out, job->author);
        buffer_add(out, TEXT("\" w:initials=\"H\">"));
        while (text_cut(&rest, '\n', &line)) {
            buffer_add(out, TEXT("<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r><w:t "
                                 "xml:space=\"preserve\">"));
            docx_text(out, line);
            buffer_add(out, TEXT("</w:t></w:r></w:p>"));
        }
        buffer_add(out, TEXT("</w:comment>"));
    }
    buffer_add(out, TEXT("</w:comments>"));
}
