/* docx.c - the text of a Word document: its parts, its notes, and what stands one below the other.
 *
 * Read as it looks with all changes accepted. Elements that are not known here are transparent: what they hold is read. */
#include "format/readers.h"

#include "format/docx_body.h"
#include "format/ooxml.h"

enum { NOTES_MAX = 64 * 1024 };

static Problem read_package(Docx *docx, Package *package);
static Problem read_notes(Docx *docx, Text bytes, bool end);

Problem docx_read(Text bytes, DocBuilder *out)
{
    Docx docx = { .arena = arena_new(), .builder = out };
    Package *package;
    Problem problem = package_open(bytes, "DOCX", &package);

    if (!problem.code)
        problem = read_package(&docx, package);
    package_close(package);
    buffer_free(&docx.label);
    arena_free(docx.arena);
    return problem;
}

static Problem read_part(Docx *docx, Package *package, const Relations *relations, const char *type, Text *bytes)
{
    *bytes = TEXT("");
    Text path = ooxml_path(relations, type);
    return path.len ? package_read_named(package, path, docx->arena, bytes) : OK;
}

static Problem read_package(Docx *docx, Package *package)
{
    Relations of_package = { 0 }, relations = { 0 };
    Text bytes;

    TRY(ooxml_relations(package, TEXT(""), "DOCX", docx->arena, &of_package));
    Text path = ooxml_path(&of_package, "officeDocument");
    if (path.len == 0)
        path = TEXT("word/document.xml");
    TRY(ooxml_relations(package, path, "DOCX", docx->arena, &relations));
    TRY(read_part(docx, package, &relations, "styles", &bytes));
    TRY(docx_styles_read(bytes, docx->arena, &docx->styles));
    TRY(read_part(docx, package, &relations, "numbering", &bytes));
    TRY(docx_numbers_read(bytes, &docx->styles, docx->arena, &docx->numbers));
    TRY(read_part(docx, package, &relations, "footnotes", &bytes));
    TRY(read_notes(docx, bytes, false));
    TRY(read_part(docx, package, &relations, "endnotes", &bytes));
    TRY(read_notes(docx, bytes, true));

    TRY(package_read_named(package, path, docx->arena, &bytes));
    if (bytes.len == 0)
        return problem(PROBLEM_FILE_BROKEN, TEXT("DOCX"), TEXT("its text is missing"), TEXT(""));
    docx->page = text_contains(bytes, TEXT("lastRenderedPageBreak")) ? 1 : 0;
    docx->xml = xml_new(bytes, "DOCX");
    for (XmlEvent event; (event = xml_next(docx->xml)) != XML_END && !builder_full(docx->builder);) {
        if (event == XML_OPEN && xml_is(docx->xml, "body"))
            docx_read_blocks(docx, xml_depth(docx->xml));
    }
    Problem problem = xml_problem(docx->xml);
    xml_free(docx->xml);
    return problem;
}

void docx_tell(Docx *docx, TapeStep step)
{
    tape_step(docx->tape, docx->arena, docx->builder, step);
}

/* ---- notes ------------------------------------------------------------------------ */

static Problem read_notes(Docx *docx, Text bytes, bool end)
{
    if (bytes.len == 0)
        return OK;
    XmlReader *xml = docx->xml = xml_new(bytes, "DOCX");
    docx->kind = BLOCK_NOTE;
    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event != XML_OPEN || !xml_is(xml, end ? "endnote" : "footnote") || docx->notes.count >= NOTES_MAX)
            continue;
        Text type = xml_attribute(xml, "type");
        if (type.len && !text_equal(type, TEXT("normal"))) { /* lines between text and notes */
            xml_skip(xml);
            continue;
        }
        DocxNote note = { .id = arena_text(docx->arena, xml_attribute(xml, "id")), .end = end };
        docx->tape = &note.tape;
        docx_read_blocks(docx, xml_depth(xml));
        LIST_PUSH(docx->arena, &docx->notes, note);
    }
    docx->tape = NULL;
    docx->kind = BLOCK_PARAGRAPH;
    docx->fields.open = 0;
    Problem problem = xml_problem(xml);
    xml_free(xml);
    docx->xml = NULL;
    return problem;
}

void docx_refer_to_note(Docx *docx, bool end)
{
    Text id = xml_attribute(docx->xml, "id");

    for (size_t i = 0; i < docx->notes.count; i++) {
        DocxNote *note = &docx->notes.items[i];
        if (note->end == end && !note->told && text_equal(note->id, id)) {
            note->told = true;
            LIST_PUSH(docx->arena, &docx->referred, i);
            return;
        }
    }
}

void docx_tell_notes(Docx *docx)
{
    if (docx->tables || docx->tape)
        return;
    for (size_t i = 0; i < docx->referred.count; i++)
        tape_play(&docx->notes.items[docx->referred.items[i]].tape, docx->builder);
    docx->referred.count = 0;
}

/* ---- blocks ----------------------------------------------------------------------- */

void docx_read_blocks(Docx *docx, int depth)
{
    XmlEvent event;

    while (!builder_full(docx->builder) && xml_inside(docx->xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(docx->xml, "p"))
            docx_read_paragraph(docx);
        else if (xml_is(docx->xml, "tbl"))
            docx_read_table(docx);
        else if (xml_is(docx->xml, "sdtPr") || xml_is(docx->xml, "Fallback") || xml_is(docx->xml, "sectPr"))
            xml_skip(docx->xml);
    }
    docx->joined = false;
}
