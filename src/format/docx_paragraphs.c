/* docx_paragraphs.c - a paragraph of a Word document: its number, its runs, and the text boxes that hang on it. */
#include "format/docx_body.h"

#include "format/ooxml.h"

typedef struct {
    const DocxStyle *style;
    int outline, number, level; /* DOCX_UNSET: as the style */
    bool mark_gone;             /* deleted or hidden */
    bool begun, hidden;         /* hidden: the run */
    int page;                   /* where its words begin */
    LIST(Tape *) boxes;         /* text boxes, told behind it */
} Paragraph;

/* Elements of a paragraph, sorted as `names` is. */
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

static void read_element(Docx *docx, Paragraph *paragraph, int which);
static void begin_paragraph(Docx *docx, Paragraph *paragraph);
static void end_paragraph(Docx *docx, const Paragraph *paragraph);

void docx_read_paragraph(Docx *docx)
{
    XmlReader *xml = docx->xml;
    Text usual = docx->styles.paragraph;
    Paragraph paragraph = { .style = usual.len ? docx_style(&docx->styles, usual) : NULL,
                            .outline = DOCX_UNSET,
                            .number = DOCX_UNSET,
                            .level = DOCX_UNSET };
    int depth = xml_depth(xml);
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        int which = xml_which(xml, names, sizeof names / sizeof *names);
        if (which != P_PR)
            begin_paragraph(docx, &paragraph);
        read_element(docx, &paragraph, which);
    }
    begin_paragraph(docx, &paragraph);
    end_paragraph(docx, &paragraph);
}

/* w:pPr */
static void read_properties(Docx *docx, Paragraph *paragraph)
{
    enum {
        MARK_DEL,
        ILVL,
        MARK_MOVE_FROM,
        NUM_ID,
        OUTLINE_LVL,
        P_PR_CHANGE,
        P_STYLE,
        R_PR_CHANGE,
        SECT_PR,
        VANISH
    };
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
        case MARK_DEL:
        case MARK_MOVE_FROM:
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
    docx_tell(docx, (TapeStep){ .verb = TAPE_ADD, .words = buffer_text(&docx->label) });
}

static void end_paragraph(Docx *docx, const Paragraph *paragraph)
{
    bool heading = paragraph->outline >= 0 && paragraph->outline < DOCX_BODY && docx->kind == BLOCK_PARAGRAPH;

    docx->joined = paragraph->mark_gone;
    if (!docx->tape)
        builder_page(docx->builder, paragraph->page ? paragraph->page : docx->page);
    if (!docx->joined)
        docx_tell(docx, (TapeStep){ .verb = TAPE_END,
                                    .kind = heading ? BLOCK_HEADING : docx->kind,
                                    .first = heading ? paragraph->outline + 1 : 0 });
    for (size_t i = 0; i < paragraph->boxes.count; i++) {
        const Tape *box = paragraph->boxes.items[i];
        for (size_t j = 0; j < box->count; j++)
            docx_tell(docx, box->items[j]);
    }
    if (!docx->joined)
        docx_tell_notes(docx);
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
    docx_read_blocks(docx, xml_depth(docx->xml));
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
    docx_tell(docx, (TapeStep){ .verb = TAPE_ADD, .words = words });
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

static void read_element(Docx *docx, Paragraph *paragraph, int which)
{
    XmlReader *xml = docx->xml;
    char sign[4];

    switch (which) {
    case P_PR:
        read_properties(docx, paragraph);
        break;
    case R:
        paragraph->hidden = paragraph->style && paragraph->style->hidden == 1;
        break;
    case R_PR:
        read_run_properties(docx, paragraph);
        break;
    case T:
        add_text(docx, paragraph);
        break;
    case TAB:
    case PTAB:
        add_words(docx, paragraph, TEXT(" "));
        break;
    case BR:
    case CR:
        if (!paragraph->hidden && !docx_fields_hide(&docx->fields))
            docx_tell(docx, (TapeStep){ .verb = TAPE_BREAK });
        break;
    case HYPHEN:
        add_words(docx, paragraph, TEXT("-"));
        break;
    case SYM:
        add_words(docx, paragraph, docx_sign(xml_attribute(xml, "char"), sign));
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
        if (!paragraph->hidden)
            docx_refer_to_note(docx, which == ENDNOTE);
        break;
    case PAGE_BREAK:
        if (docx->page && !docx->tape)
            docx->page++;
        break;
    case BOX:
        if (paragraph->hidden)
            xml_skip(xml);
        else
            read_box(docx, paragraph);
        break;
    case TEXTPATH:
        add_art(docx, paragraph);
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
