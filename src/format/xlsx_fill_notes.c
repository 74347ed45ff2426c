/* xlsx_fill_notes.c - comments at cells: the part of comments, the drawing of their boxes, and what leads to both. */
#include "format/xlsx_fill.h"

/* What stands behind legacyDrawing in a sheet (ECMA-376 part 1, 18.3.1.99). */
static const char *const behind_drawing[] = { "legacyDrawingHF", "drawingHF",  "picture", "oleObjects", "controls",
                                              "webPublishItems", "tableParts", "extLst",  "worksheet",  NULL };

#define BOXES_HEAD                                                                                              \
    "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "       \
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" " \
    "data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "      \
    "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "          \
    "o:connecttype=\"rect\"/></v:shapetype>"

#define AUTHOR "Halfsky"
#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
#define RELATION_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static Text comments_with(XlsxFill *work, Text part, const FillPlaces *places, FillPlaces *added);
static Text boxes_with(XlsxFill *work, Text part, const FillPlaces *added);
static Problem note_drawing(XlsxFill *work, Text sheet);

Problem xlsx_fill_notes(XlsxFill *work, Text sheet, const FillPlaces *places)
{
    Relations relations = { 0 };
    FillPlaces added = { 0 };
    Text comments, boxes, part;

    TRY(ooxml_relations(work->edit.package, sheet, "XLSX", work->arena, &relations));
    comments = ooxml_path(&relations, "comments");
    boxes = ooxml_path(&relations, "vmlDrawing");
    TRY(edit_part(&work->edit, comments.len ? comments : TEXT("-"), &part));
    Text filled = comments_with(work, part, places, &added);
    if (!added.count)
        return OK;
    bool fresh = !part.len;
    if (fresh)
        comments = edit_name(&work->edit, "xl/comments%d.xml");
    edit_put(&work->edit, comments, filled, fresh ? COMMENTS_TYPE : NULL);
    if (fresh)
        TRY(edit_relate(&work->edit, sheet, RELATION_TYPE "comments", "rIdHalfskyC", comments));

    TRY(edit_part(&work->edit, boxes.len ? boxes : TEXT("-"), &part));
    bool boxless = !part.len;
    if (boxless)
        boxes = edit_name(&work->edit, "xl/drawings/vmlDrawing%d.vml");
    edit_put(&work->edit, boxes, boxes_with(work, part, &added), boxless ? "vml" : NULL);
    if (!boxless)
        return OK;
    TRY(edit_relate(&work->edit, sheet, RELATION_TYPE "vmlDrawing", "rIdHalfskyV", boxes));
    return note_drawing(work, sheet);
}

/* ---- comments ---- */

static bool has_comment(Text part, Text cell)
{
    size_t at = 0;
    XmlTag tag;

    while (xml_tag_next(part, &at, &tag))
        if (!tag.closes && xml_tag_is(&tag, "comment") && text_equal(xml_tag_attribute(part, &tag, "ref"), cell))
            return true;
    return false;
}

static void add_comment(XlsxFill *work, const CellFill *fill, size_t author, Text p, Buffer *out)
{
    Text cell = xlsx_cell_name(work->arena, fill->row, fill->column);

    buffer_format(out, "<%.*scomment ref=\"%.*s\" authorId=\"%zu\"><%.*stext><%.*sr><%.*st xml:space=\"preserve\">",
                  TEXT_ARG(p), TEXT_ARG(cell), author, TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p));
    xml_add_words(out, fill->comment);
    buffer_format(out, "</%.*st></%.*sr></%.*stext></%.*scomment>", TEXT_ARG(p), TEXT_ARG(p), TEXT_ARG(p),
                  TEXT_ARG(p));
}

/* Behind the authors and comments that are there. A cell that has a comment keeps it. */
static Text comments_with(XlsxFill *work, Text part, const FillPlaces *places, FillPlaces *added)
{
    static const char fresh[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments "
                                "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors>"
                                "</authors><commentList></commentList></comments>";
    Arena *arena = work->arena;
    Splices splices = { 0 };
    size_t at = 0, authors = 0;
    Buffer rows = { 0 };
    Text p = TEXT("");
    XmlTag tag;

    if (!part.len)
        part = text_of(fresh);
    while (xml_tag_next(part, &at, &tag)) {
        if (xml_tag_is(&tag, "author") && !tag.closes)
            authors++;
        if (tag.prefix.len)
            p = arena_format(arena, "%.*s:", TEXT_ARG(tag.prefix));
        if (xml_tag_is(&tag, "authors") && (tag.closes || tag.empty)) {
            Text name = arena_format(arena, "<%.*sauthor>" AUTHOR "</%.*sauthor>", TEXT_ARG(p), TEXT_ARG(p));
            if (tag.empty)
                name = arena_format(arena, "<%.*sauthors>%.*s</%.*sauthors>", TEXT_ARG(p), TEXT_ARG(name),
                                    TEXT_ARG(p));
            LIST_PUSH(arena, &splices, (Splice){ tag.start, tag.empty ? tag.end : tag.start, name });
        }
        if (!xml_tag_is(&tag, "commentList") || !(tag.closes || tag.empty))
            continue;
        if (tag.empty)
            buffer_format(&rows, "<%.*scommentList>", TEXT_ARG(p));
        for (size_t i = 0; i < places->count; i++) {
            const CellFill *fill = &work->fills->items[places->items[i]];
            if (work->fates[places->items[i]] != CELL_FILLED || !fill->comment.len
                || has_comment(part, xlsx_cell_name(arena, fill->row, fill->column)))
                continue;
            add_comment(work, fill, authors, p, &rows);
            LIST_PUSH(arena, added, places->items[i]);
        }
        if (tag.empty)
            buffer_format(&rows, "</%.*scommentList>", TEXT_ARG(p));
        LIST_PUSH(arena, &splices,
                  (Splice){ tag.start, tag.empty ? tag.end : tag.start, arena_text(arena, buffer_text(&rows)) });
    }
    buffer_free(&rows);
    return splices_apply(part, &splices, arena);
}

/* ---- boxes ---- */

/* The highest number of a shape's id: _x0000_s1027. */
static int last_shape(Text part)
{
    static const char lead[] = "_x0000_s";
    int last = 1024;

    for (size_t at = text_find(part, text_of(lead)); at < part.len;) {
        Text behind = text_slice(part, at + strlen(lead), part.len);
        int number = 0;
        for (size_t i = 0; i < behind.len && i < 8 && behind.at[i] >= '0' && behind.at[i] <= '9'; i++)
            number = number * 10 + (behind.at[i] - '0');
        last = number > last ? number : last;
        at = part.len - behind.len + text_find(behind, text_of(lead));
    }
    return last;
}

static void add_box(const CellFill *fill, int number, Buffer *out)
{
    buffer_format(out,
                  "<v:shape id=\"_x0000_s%d\" type=\"#_x0000_t202\" "
                  "style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:240pt;height:80pt;z-index:1;"
                  "visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
                  "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
                  "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
                  "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
                  "<x:Anchor>%d, 15, %d, 2, %d, 31, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
                  "<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>",
                  number, fill->column + 1, fill->row, fill->column + 5, fill->row + 6, fill->row, fill->column);
}

/* A drawing that is there has the three names of spaces under which its shapes stand, or is of no use to Excel either. */
static Text boxes_with(XlsxFill *work, Text part, const FillPlaces *added)
{
    int number = last_shape(part);
    Splices splices = { 0 };
    Buffer shapes = { 0 };
    size_t at = 0, end = 0;
    XmlTag tag;

    for (size_t i = 0; i < added->count; i++)
        add_box(&work->fills->items[added->items[i]], ++number, &shapes);
    if (!part.len) {
        Text whole = arena_format(work->arena, BOXES_HEAD "%.*s</xml>", (int)shapes.len, shapes.at);
        buffer_free(&shapes);
        return whole;
    }
    while (xml_tag_next(part, &at, &tag))
        if (tag.closes && xml_tag_is(&tag, "xml"))
            end = tag.start;
    if (end)
        LIST_PUSH(work->arena, &splices, (Splice){ end, end, arena_text(work->arena, buffer_text(&shapes)) });
    buffer_free(&shapes);
    return splices_apply(part, &splices, work->arena);
}

/* <legacyDrawing r:id="…"/> where it belongs. One whose drawing is gone gives way. */
static Problem note_drawing(XlsxFill *work, Text sheet)
{
    Arena *arena = work->arena;
    Splices splices = { 0 };
    size_t at = 0, depth = 0;
    Text part;
    XmlTag tag;

    TRY(edit_part(&work->edit, sheet, &part));
    while (xml_tag_next(part, &at, &tag)) {
        bool behind = false;
        depth += !tag.closes && !tag.empty;
        depth -= tag.closes && depth;
        if (depth + tag.closes + tag.empty > 2 && !(tag.closes && !depth))
            continue;
        if (!tag.closes && xml_tag_is(&tag, "legacyDrawing")) {
            LIST_PUSH(arena, &splices, (Splice){ tag.start, tag.end, TEXT("") });
            continue;
        }
        for (const char *const *name = behind_drawing; *name; name++)
            behind |= xml_tag_is(&tag, *name) && tag.closes == (strcmp(*name, "worksheet") == 0);
        if (!behind)
            continue;
        LIST_PUSH(arena, &splices,
                  (Splice){ tag.start, tag.start,
                            arena_format(arena,
                                         "<%.*s%slegacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/"
                                         "officeDocument/2006/relationships\" r:id=\"rIdHalfskyV\"/>",
                                         TEXT_ARG(tag.prefix), tag.prefix.len ? ":" : "") });
        break;
    }
    edit_put(&work->edit, sheet, splices_apply(part, &splices, arena), NULL);
    return OK;
}
