#include "cli/docx_headings.h"

/* Whether the heading fills its line, but for a sign at its end; its line in `line`. */
static bool fills_line(Text text, size_t start, size_t end, DocxHeading *line)
{
    size_t first = start, last = end;

    while (first > 0 && text.at[first - 1] != '\n')
        first--;
    while (last < text.len && text.at[last] != '\n')
        last++;
    Text tail = text_trim(text_slice(text, end, last));
    line->start = first;
    line->end = last;
    return tail.len == 0 || text_equal(tail, TEXT("。")) || text_equal(tail, TEXT("："))
           || text_equal(tail, TEXT(":"));
}

void docx_headings(const ReadFile *file, Arena *arena, DocxHeadings *headings)
{
    Text text = file->doc->text;
    halfsky_document document = { 0 };
    halfsky_heading heading;
    size_t next = 0;
    bool some = halfsky_document_at(file->reader, 0, &document);

    for (size_t i = 0;; i++) {
        bool more = halfsky_heading_at(file->reader, i, &heading);
        for (; some && (!more || document.start <= heading.start);
             some = halfsky_document_at(file->reader, ++next, &document)) {
            size_t start = document.title.len ? (size_t)(document.title.at - text.at) : 0;
            DocxHeading line = { .level = DOCX_TITLE };
            if (document.title.len && fills_line(text, start, start + document.title.len, &line))
                LIST_PUSH(arena, headings, line);
        }
        if (!more)
            return;
        DocxHeading line = { .level = heading.level >= 1 && heading.level <= DOCX_LEVELS ? heading.level : 1 };
        size_t done = headings->count ? headings->items[headings->count - 1].end : 0;
        if (fills_line(text, heading.start, heading.end, &line) && line.start >= done)
            LIST_PUSH(arena, headings, line);
    }
}
