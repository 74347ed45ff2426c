/* docx_fill_notes.c - comments in a Word document: their part, and what leads to it. */
#include "format/docx_fill.h"

#include <limits.h>

#define AUTHOR "Halfsky"
#define INITIALS "H"
#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
#define RELATION_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
#define STRICT_SPACE "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define STRICT_RELATION "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"

static Problem comments_part(DocxFill *work, Text *path, Text *part)
{
    Relations relations = { 0 };

    TRY(ooxml_relations(work->edit.package, work->path, "DOCX", work->arena, &relations));
    *path = ooxml_path(&relations, "comments");
    *part = TEXT("");
    return path->len ? edit_part(&work->edit, *path, part) : OK;
}

/* Ids of comments, and of what points at them, in a part. */
static int last_id(const DocxFill *work, Text part)
{
    size_t at = 0;
    int last = -1;
    XmlTag tag;

    while (xml_tag_next(part, &at, &tag)) {
        if (tag.closes || !(xml_tag_is(&tag, "comment") || text_starts(tag.name, TEXT("commentR"))))
            continue;
        int id = ooxml_int(docx_fill_attribute(work, part, &tag, "id"));
        last = id > last ? id : last;
    }
    return last;
}

Problem docx_fill_number(DocxFill *work)
{
    Text path, part;

    TRY(comments_part(work, &path, &part));
    int told = last_id(work, part), used = last_id(work, work->part);
    int last = told > used ? told : used;
    if (last >= INT_MAX - CELL_FILLS_MAX)
        return problem(PROBLEM_FILE_BROKEN, TEXT("DOCX"), TEXT("its reader failed"), TEXT(""));
    work->next_comment = last + 1;
    return OK;
}

/* A line of the comment is a paragraph; small letters, whatever the document's are. */
static void add_comment(const CellFill *fill, int id, Text p, Buffer *out)
{
    Text rest = fill->comment;

    buffer_format(out, "<%.*s:comment %.*s:id=\"%d\" %.*s:author=\"" AUTHOR "\" %.*s:initials=\"" INITIALS "\">",
                  TEXT_ARG(p), TEXT_ARG(p), id, TEXT_ARG(p), TEXT_ARG(p));
    while (rest.len) {
        size_t end = text_find(rest, TEXT("\n"));
        Text line = text_slice(rest, 0, end);
        rest = text_slice(rest, end < rest.len ? end + 1 : end, rest.len);
        buffer_format(out,
                      "<%.*s:p><%.*s:pPr><%.*s:spacing %.*s:line=\"240\" %.*s:lineRule=\"auto\"/><%.*s:ind "
                      "%.*s:firstLine=\"0\"/><%.*s:jc %.*s:val=\"left\"/></%.*s:pPr>",
                      TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p),
                      TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p));
        buffer_format(out,
                      "<%.*s:r><%.*s:rPr><%.*s:sz %.*s:val=\"18\"/><%.*s:szCs %.*s:val=\"18\"/></%.*s:rPr><%.*s:t "
                      "xml:space=\"preserve\">",
                      TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p),
                      TEXT_ARG(p));
        xml_add_words(out, line);
        buffer_format(out, "</%.*s:t></%.*s:r></%.*s:p>", TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p));
    }
    buffer_format(out, "</%.*s:comment>", TEXT_ARG(p));
}

/* In the order of their ids: that in which the cells were filled. */
static Text comments_of(DocxFill *work, int first, Text p)
{
    Buffer out = { 0 };

    for (int id = first; id < work->next_comment; id++)
        add_comment(&work->fills->items[work->noted.items[id - first]], id, p, &out);
    Text whole = arena_text(work->arena, buffer_text(&out));
    buffer_free(&out);
    return whole;
}

/* Behind the comments that are there. */
Problem docx_fill_notes(DocxFill *work, int first)
{
    Text path, part, p = TEXT("w");
    Splices splices = { 0 };
    size_t at = 0;
    XmlTag tag;

    if (work->next_comment == first)
        return OK;
    TRY(comments_part(work, &path, &part));
    bool fresh = !part.len;
    if (fresh)
        part = arena_format(work->arena,
                            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments "
                            "xmlns:w=\"%.*s\"></w:comments>",
                            TEXT_ARG(work->space));
    while (xml_tag_next(part, &at, &tag)) {
        if (!xml_tag_is(&tag, "comments") || !(tag.closes || tag.empty))
            continue;
        p = tag.prefix;
        Text rows = comments_of(work, first, p);
        if (tag.empty)
            rows = arena_format(work->arena, "%.*s>%.*s</%.*s:comments>", (int)(tag.end - 2 - tag.start),
                                part.at + tag.start, TEXT_ARG(rows), TEXT_ARG(p));
        LIST_PUSH(work->arena, &splices, (Splice){ tag.start, tag.empty ? tag.end : tag.start, rows });
    }
    if (!splices.count || !p.len)
        return problem(PROBLEM_FILE_BROKEN, TEXT("DOCX"), TEXT("its reader failed"), TEXT(""));
    bool strict = text_equal(work->space, TEXT(STRICT_SPACE));
    if (fresh)
        path = edit_name(&work->edit,
                         text_starts(work->path, TEXT("word/")) ? "word/comments%d.xml" : "comments%d.xml");
    edit_put(&work->edit, path, splices_apply(part, &splices, work->arena), fresh ? COMMENTS_TYPE : NULL);
    return fresh
               ? edit_relate(&work->edit, work->path, strict ? STRICT_RELATION : RELATION_TYPE, "rIdHalfskyC", path)
               : OK;
}
