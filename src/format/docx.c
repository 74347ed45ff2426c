/* docx.c - the text of a Word document: paragraphs, tables, notes and text boxes.
 *
 * Read as it looks with all changes accepted. Elements that are not known here are transparent: what they hold is read. */
#include "format/readers.h"

#include "format/docx.h"
#include "format/ooxml.h"
#include "format/tape.h"
#include "format/xml.h"

enum { NOTES_MAX = 64 * 1024 };

/* A footnote or endnote, ready to be told behind the paragraph that first refers to it. */
typedef struct {
    Text id;
    bool end; /* an endnote */
    bool told;
    Tape tape;
} Note;

typedef struct {
    Arena *arena;
    DocBuilder *builder;
    XmlReader *xml;
    DocxStyles styles;
    DocxNumbers numbers;
    LIST(Note) notes;
    LIST(size_t) referred; /* notes to be told when the paragraph ends */
    Tape *tape;            /* what is read goes here, not to the builder, unless NULL */
    BlockKind kind;        /* of paragraphs: BLOCK_NOTE in notes */
    int tables;            /* open */
    int page;              /* 0: the file does not tell pages */
    bool joined;           /* the mark of the paragraph before was deleted: this one goes on */
    DocxFields fields;
    Buffer label;
} Docx;

typedef struct {
    const DocxStyle *style;
    int outline, number, level; /* DOCX_UNSET: as the style */
    bool mark_gone;             /* deleted or hidden */
    bool begun, hidden;         /* hidden: the run */
    int page;                   /* where its words begin */
    LIST(Tape *) boxes;         /* text boxes, told behind it */
} Paragraph;

static Problem read_package(Docx *docx, Package *package);
static Problem read_notes(Docx *docx, Text bytes, bool end);
static void read_blocks(Docx *docx, int depth);
static void read_paragraph(Docx *docx);
static void read_table(Docx *docx);

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
            read_blocks(docx, xml_depth(docx->xml));
    }
    Problem problem = xml_problem(docx->xml);
    xml_free(docx->xml);
    return problem;
}

static void tell(Docx *docx, TapeStep step)
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
        Note note = { .id = arena_text(docx->arena, xml_attribute(xml, "id")), .end = end };
        docx->tape = &note.tape;
        read_blocks(docx, xml_depth(xml));
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

static void refer_to_note(Docx *docx, bool end)
{
    Text id = xml_attribute(docx->xml, "id");

    for (size_t i = 0; i < docx->notes.count; i++) {
        Note *note = &docx->notes.items[i];
        if (note->end == end && !note->told && text_equal(note->id, id)) {
            note->told = true;
            LIST_PUSH(docx->arena, &docx->referred, i);
            return;
        }
    }
}

/* Notes of a table or of a text box come behind it. */
static void tell_notes(Docx *docx)
{
    if (docx->tables || docx->tape)
        return;
    for (size_t i = 0; i < docx->referred.count; i++)
        tape_play(&docx->notes.items[docx->referred.items[i]].tape, docx->builder);
    docx->referred.count = 0;
}

/* ---- paragraphs ------------------------------------------------------------------- */

/* w:pPr */
static void read_properties(Docx *docx, Paragraph *paragraph)
{
    enum { DEL, ILVL, MOVE_FROM, NUM_ID, OUTLINE_LVL, P_PR_CHANGE, P_STYLE, R_PR_CHANGE, SECT_PR, VANISH };
    static const char *const names[] = { "del",       "ilvl",   "moveFrom",  "numId",  "outlineLvl",
                                         "pPrChange", "pStyle", "rPrChange", "sectPr", "vanish" };
    XmlReader *xml = docx->xml;
    int depth = xml_depth(xml);
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        Text value = xml_attribute(xml, "val");
        switch (xml_which(xml, names, 10)) {
        case DEL:
        case MOVE_FROM:
            paragraph->mark_gone = true;
            break;
        case VANISH:
            paragraph->mark_gone |= ooxml_is_on(value, true);
            break;
        case ILVL:
            paragraph->level = ooxml_int(value);
            break;
        case NUM_ID:
            paragraph->number = ooxml_int(value);
            break;
        case OUTLINE_LVL:
            paragraph->outline = ooxml_int(value);
            break;
        case P_STYLE:
            paragraph->style = docx_style(&docx->styles, value);
            break;
        case P_PR_CHANGE:
        case R_PR_CHANGE:
        case SECT_PR:
            xml_skip(xml);
            break;
        default:
            break;
        }
    }
}

/* Settles what the paragraph takes from its style, and writes its number. */
static void begin_paragraph(Docx *docx, Paragraph *paragraph)
{
    const DocxStyle *style = paragraph->style;
    int level = paragraph->level, number = paragraph->number;

    if (paragraph->begun)
        return;
    paragraph->begun = true;
    if (style && paragraph->outline == DOCX_UNSET)
        paragraph->outline = style->outline;
    if (style && number == DOCX_UNSET) {
        number = style->number;
        if (level == DOCX_UNSET && style->level == DOCX_UNSET && number > 0)
            level = docx_numbers_level(&docx->numbers, number, style->id);
        level = level == DOCX_UNSET ? style->level : level;
    }
    if (number <= 0 || docx->joined || paragraph->mark_gone || docx_fields_hide(&docx->fields))
        return;
    buffer_clear(&docx->label);
    docx_numbers_count(&docx->numbers, number, level == DOCX_UNSET ? 0 : level, &docx->label);
    tell(docx, (TapeStep){ .verb = TAPE_ADD, .words = buffer_text(&docx->label) });
}

static void end_paragraph(Docx *docx, Paragraph *paragraph)
{
    bool heading = paragraph->outline >= 0 && paragraph->outline < DOCX_BODY && docx->kind == BLOCK_PARAGRAPH;

    docx->joined = paragraph->mark_gone;
    if (!docx->tape)
        builder_page(docx->builder, paragraph->page ? paragraph->page : docx->page);
    if (!docx->joined)
        tell(docx, (TapeStep){ .verb = TAPE_END,
                               .kind = heading ? BLOCK_HEADING : docx->kind,
                               .first = heading ? paragraph->outline + 1 : 0 });
    for (size_t i = 0; i < paragraph->boxes.count; i++) {
        const Tape *box = paragraph->boxes.items[i];
        for (size_t j = 0; j < box->count; j++)
            tell(docx, box->items[j]);
    }
    if (!docx->joined)
        tell_notes(docx);
}

/* A text box: on a tape, until the paragraph that it hangs on is at its end. */
static void read_box(Docx *docx, Paragraph *paragraph)
{
    Tape *outer = docx->tape, *tape = ARENA_NEW(docx->arena, Tape);
    int tables = docx->tables;
    bool joined = docx->joined;

    docx->tape = tape;
    docx->tables = 0;
    docx->joined = false;
    read_blocks(docx, xml_depth(docx->xml));
    docx->tape = outer;
    docx->tables = tables;
    docx->joined = joined;
    LIST_PUSH(docx->arena, &paragraph->boxes, tape);
}

/* w:rPr: is the run hidden? */
static void read_run_properties(Docx *docx, Paragraph *paragraph)
{
    XmlReader *xml = docx->xml;
    int depth = xml_depth(xml), hidden = DOCX_UNSET;
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "rPrChange")) {
            xml_skip(xml);
        } else if (xml_is(xml, "vanish")) {
            hidden = ooxml_is_on(xml_attribute(xml, "val"), true);
        } else if (xml_is(xml, "rStyle") && hidden == DOCX_UNSET) {
            const DocxStyle *style = docx_style(&docx->styles, xml_attribute(xml, "val"));
            hidden = style ? style->hidden : DOCX_UNSET;
        }
    }
    if (hidden != DOCX_UNSET)
        paragraph->hidden = hidden;
}

static void add_words(Docx *docx, Paragraph *paragraph, Text words)
{
    if (paragraph->hidden || docx_fields_hide(&docx->fields))
        return;
    if (!paragraph->page)
        paragraph->page = docx->page;
    tell(docx, (TapeStep){ .verb = TAPE_ADD, .words = words });
}

static void add_text(Docx *docx, Paragraph *paragraph)
{
    int depth = xml_depth(docx->xml);
    XmlEvent event;

    while (xml_inside(docx->xml, depth, &event)) {
        if (event == XML_TEXT)
            add_words(docx, paragraph, xml_text(docx->xml));
    }
}

static void add_instruction(Docx *docx)
{
    int depth = xml_depth(docx->xml);
    XmlEvent event;

    while (xml_inside(docx->xml, depth, &event))
        docx_fields_instruct(&docx->fields, xml_text(docx->xml));
}

/* WordArt of old: its words are an attribute. */
static void add_art(Docx *docx, Paragraph *paragraph)
{
    Text words = xml_attribute(docx->xml, "string");
    Tape *tape = ARENA_NEW(docx->arena, Tape);

    if (words.len == 0 || paragraph->hidden)
        return;
    tape_step(tape, docx->arena, NULL, (TapeStep){ .verb = TAPE_ADD, .words = words });
    tape_step(tape, docx->arena, NULL, (TapeStep){ .verb = TAPE_END, .kind = docx->kind });
    LIST_PUSH(docx->arena, &paragraph->boxes, tape);
}

static void read_paragraph(Docx *docx)
{
    enum {
        FALLBACK,
        BR,
        CR,
        DEL,
        ENDNOTE,
        FLD_CHAR,
        FLD_SIMPLE,
        FOOTNOTE,
        INSTR,
        PAGE_BREAK,
        MOVE_FROM,
        HYPHEN,
        P_PR,
        PTAB,
        R,
        R_PR,
        RT,
        SDT_PR,
        SYM,
        T,
        TAB,
        TEXTPATH,
        BOX
    };
    static const char *const names[] = {
        "Fallback",
        "br",
        "cr",
        "del",
        "endnoteReference",
        "fldChar",
        "fldSimple",
        "footnoteReference",
        "instrText",
        "lastRenderedPageBreak",
        "moveFrom",
        "noBreakHyphen",
        "pPr",
        "ptab",
        "r",
        "rPr",
        "rt",
        "sdtPr",
        "sym",
        "t",
        "tab",
        "textpath",
        "txbxContent",
    };
    XmlReader *xml = docx->xml;
    Paragraph paragraph = { .style = docx->styles.paragraph.len ? docx_style(&docx->styles, docx->styles.paragraph)
                                                                : NULL,
                            .outline = DOCX_UNSET,
                            .number = DOCX_UNSET,
                            .level = DOCX_UNSET };
    int depth = xml_depth(xml);
    XmlEvent event;
    char sign[4];

    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        int which = xml_which(xml, names, sizeof names / sizeof *names);
        if (which != P_PR)
            begin_paragraph(docx, &paragraph);
        switch (which) {
        case P_PR:
            read_properties(docx, &paragraph);
            break;
        case R:
            paragraph.hidden = paragraph.style && paragraph.style->hidden == 1;
            break;
        case R_PR:
            read_run_properties(docx, &paragraph);
            break;
        case T:
            add_text(docx, &paragraph);
            break;
        case TAB:
        case PTAB:
            add_words(docx, &paragraph, TEXT(" "));
            break;
        case BR:
        case CR:
            if (!paragraph.hidden && !docx_fields_hide(&docx->fields))
                tell(docx, (TapeStep){ .verb = TAPE_BREAK });
            break;
        case HYPHEN:
            add_words(docx, &paragraph, TEXT("-"));
            break;
        case SYM:
            add_words(docx, &paragraph, docx_sign(xml_attribute(xml, "char"), sign));
            break;
        case FLD_CHAR:
            docx_fields_change(&docx->fields, xml_attribute(xml, "fldCharType"));
            break;
        case INSTR:
            add_instruction(docx);
            break;
        case FLD_SIMPLE:
            if (docx_field_is_contents(xml_attribute(xml, "instr")))
                xml_skip(xml);
            break;
        case FOOTNOTE:
        case ENDNOTE:
            if (!paragraph.hidden)
                refer_to_note(docx, which == ENDNOTE);
            break;
        case PAGE_BREAK:
            if (docx->page && !docx->tape)
                docx->page++;
            break;
        case BOX:
            if (paragraph.hidden)
                xml_skip(xml);
            else
                read_box(docx, &paragraph);
            break;
        case TEXTPATH:
            add_art(docx, &paragraph);
            break;
        case DEL:
        case FALLBACK:
        case MOVE_FROM:
        case RT:
        case SDT_PR:
            xml_skip(xml);
            break;
        default:
            break;
        }
    }
    begin_paragraph(docx, &paragraph);
    end_paragraph(docx, &paragraph);
}

/* Everything up to the close of the element that opened at `depth`. */
static void read_blocks(Docx *docx, int depth)
{
    XmlEvent event;

    while (!builder_full(docx->builder) && xml_inside(docx->xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(docx->xml, "p"))
            read_paragraph(docx);
        else if (xml_is(docx->xml, "tbl"))
            read_table(docx);
        else if (xml_is(docx->xml, "sdtPr") || xml_is(docx->xml, "Fallback") || xml_is(docx->xml, "sectPr"))
            xml_skip(docx->xml);
    }
    docx->joined = false;
}

/* ---- tables ----------------------------------------------------------------------- */

typedef struct {
    int columns; /* of the grid, 0: not told */
    bool open;   /* the builder knows of it */
    bool row;    /* and of the row */
} Grid;

static void open_row(Docx *docx, Grid *grid)
{
    if (!grid->open) {
        tell(docx, (TapeStep){ .verb = TAPE_TABLE });
        docx->tables++;
        grid->open = true;
    }
    if (!grid->row)
        tell(docx, (TapeStep){ .verb = TAPE_ROW });
    grid->row = true;
}

static void open_cell(Docx *docx, int columns)
{
    tell(docx, (TapeStep){ .verb = TAPE_CELL, .first = columns, .second = 1 });
}

/* A row of one cell is no row: above the others it is a caption, among them it is said once. */
static void read_cell(Docx *docx, Grid *grid)
{
    XmlReader *xml = docx->xml;
    int depth = xml_depth(xml), span = 1;
    bool above = false;
    XmlEvent event = xml_next(xml);

    if (event == XML_OPEN && xml_is(xml, "tcPr")) {
        int inner = xml_depth(xml);
        while (xml_inside(xml, inner, &event)) {
            if (event != XML_OPEN)
                continue;
            if (xml_is(xml, "tcPrChange"))
                xml_skip(xml);
            else if (xml_is(xml, "gridSpan"))
                span = ooxml_int(xml_attribute(xml, "val"));
            else if (xml_is(xml, "vMerge"))
                above = !text_equal(xml_attribute(xml, "val"), TEXT("restart"));
        }
        event = XML_TEXT;
    }
    bool whole =
        docx->tables == (grid->open ? 1 : 0) && !grid->row && !above && grid->columns && span >= grid->columns;
    if (!whole || grid->open) {
        open_row(docx, grid);
        if (above)
            tell(docx, (TapeStep){ .verb = TAPE_CELL_ABOVE, .first = span });
        else
            open_cell(docx, whole ? 1 : span);
    }
    if (event == XML_OPEN && xml_is(xml, "p"))
        read_paragraph(docx);
    else if (event == XML_OPEN && xml_is(xml, "tbl"))
        read_table(docx);
    if (event != XML_CLOSE)
        read_blocks(docx, depth);
    if (whole && grid->open && grid->columns > 1)
        open_cell(docx, grid->columns - 1);
}

static void read_row(Docx *docx, Grid *grid)
{
    XmlReader *xml = docx->xml;
    int depth = xml_depth(xml);
    bool deleted = false;
    XmlEvent event;

    grid->row = false;
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "tc")) {
            if (deleted)
                xml_skip(xml);
            else
                read_cell(docx, grid);
        } else if (xml_is(xml, "del")) {
            deleted = true;
        } else if (xml_is(xml, "gridBefore") && ooxml_int(xml_attribute(xml, "val")) > 0 && !deleted) {
            open_row(docx, grid);
            open_cell(docx, ooxml_int(xml_attribute(xml, "val")));
        } else if (xml_is(xml, "trPrChange") || xml_is(xml, "sdtPr")) {
            xml_skip(xml);
        }
    }
}

static void read_table(Docx *docx)
{
    XmlReader *xml = docx->xml;
    Grid grid = { 0 };
    int depth = xml_depth(xml);
    XmlEvent event;

    while (!builder_full(docx->builder) && xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "gridCol"))
            grid.columns++;
        else if (xml_is(xml, "tr"))
            read_row(docx, &grid);
        else if (xml_is(xml, "tblPr") || xml_is(xml, "tblGridChange") || xml_is(xml, "sdtPr"))
            xml_skip(xml);
    }
    if (grid.open) {
        docx->tables--;
        tell(docx, (TapeStep){ .verb = TAPE_END_TABLE });
    }
    tell_notes(docx);
}
