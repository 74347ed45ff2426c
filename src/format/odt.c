/* odt.c - the text of an OpenDocument file: paragraphs, lists, tables, notes and text boxes; sheets by ods.c.
 *
 * Deleted text stands apart in such files and is not read. Elements that are not known here are transparent. */
#include "format/odt.h"

#include "format/ooxml.h"
#include "format/package.h"
#include "format/readers.h"
#include "format/tape.h"

enum { SPACES_MAX = 8 };

typedef struct {
    Arena *arena;
    DocBuilder *builder;
    XmlReader *xml;
    OdtStyles styles;
    Tape *tape;         /* what is read goes here, not to the builder, unless NULL */
    LIST(Tape *) later; /* notes and text boxes, told behind the paragraph or table */
    BlockKind kind;     /* of paragraphs */
    int tables;         /* open */
    OdtList *list;      /* that is open, or NULL */
    int level;          /* of the list: 1 is the outermost; 0: none */
    int start;          /* of the item, -1 */
    bool item;          /* has just begun: its first paragraph is numbered */
    Buffer label;
} Odt;

static Problem read_package(Odt *odt, Package *package);
static Problem read_content(Odt *odt, Text bytes);
static void read_blocks(Odt *odt, int depth);
static void read_paragraph(Odt *odt);
static void read_list(Odt *odt);
static void read_table(Odt *odt);

Problem odt_read(Text bytes, DocBuilder *out)
{
    Odt odt = { .arena = arena_new(), .builder = out };
    Package *package;
    Problem problem = package_open(bytes, "ODF", &package);

    if (!problem.code)
        problem = read_package(&odt, package);
    package_close(package);
    buffer_free(&odt.label);
    arena_free(odt.arena);
    return problem;
}

static Problem read_package(Odt *odt, Package *package)
{
    Text bytes;

    TRY(package_read_named(package, TEXT("META-INF/manifest.xml"), odt->arena, &bytes));
    if (text_contains(bytes, TEXT("encryption-data")))
        return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
    /* The lists of content.xml come first: they are those of the text itself. */
    Text content;
    TRY(package_read_named(package, TEXT("content.xml"), odt->arena, &content));
    if (content.len == 0)
        return problem(PROBLEM_FILE_BROKEN, TEXT("ODF"), TEXT("its text is missing"), TEXT(""));
    TRY(package_read_named(package, TEXT("styles.xml"), odt->arena, &bytes));
    if (bytes.len) {
        XmlReader *xml = xml_new(bytes, "ODF");
        for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
            if (event == XML_OPEN)
                odt_styles_read(&odt->styles, xml, odt->arena);
        }
        Problem problem = xml_problem(xml);
        xml_free(xml);
        TRY(problem);
    }
    return read_content(odt, content);
}

static Problem read_content(Odt *odt, Text bytes)
{
    XmlReader *xml = odt->xml = xml_new(bytes, "ODF");
    bool sheets = false;

    for (XmlEvent event; (event = xml_next(xml)) != XML_END && !builder_full(odt->builder);) {
        if (event != XML_OPEN || odt_styles_read(&odt->styles, xml, odt->arena))
            continue;
        if (xml_is(xml, "text"))
            read_blocks(odt, xml_depth(xml));
        else if (xml_is(xml, "spreadsheet"))
            sheets = true;
        else if (xml_is(xml, "tracked-changes"))
            xml_skip(xml);
        else if (sheets && xml_is(xml, "table"))
            ods_read_sheet(&odt->styles, xml, odt->builder);
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    return problem;
}

static void tell(Odt *odt, TapeStep step)
{
    tape_step(odt->tape, odt->arena, odt->builder, step);
}

static void add(Odt *odt, Text words)
{
    tell(odt, (TapeStep){ .verb = TAPE_ADD, .words = words });
}

static bool is_hidden(Odt *odt)
{
    Text style = xml_attribute(odt->xml, "style-name");

    return style.len && odt_styles_hide(&odt->styles, style);
}

/* ---- paragraphs ------------------------------------------------------------------- */

/* A note or text box: on a tape, to be told when the paragraph, or the table around it, has ended. */
static void read_later(Odt *odt, BlockKind kind)
{
    Odt outer = *odt;

    odt->tape = ARENA_NEW(odt->arena, Tape);
    odt->kind = kind;
    odt->tables = 0;
    odt->list = NULL;
    odt->level = 0;
    odt->item = false;
    read_blocks(odt, xml_depth(odt->xml));
    Tape *tape = odt->tape;
    odt->tape = outer.tape;
    odt->kind = outer.kind;
    odt->tables = outer.tables;
    odt->list = outer.list;
    odt->level = outer.level;
    odt->item = outer.item;
    LIST_PUSH(odt->arena, &odt->later, tape);
}

static void tell_later(Odt *odt)
{
    if (odt->tape || odt->tables)
        return;
    for (size_t i = 0; i < odt->later.count; i++)
        tape_play(odt->later.items[i], odt->builder);
    odt->later.count = 0;
}

/* The number of the paragraph that has just opened; `level` is that of a heading, else 0. */
static void write_number(Odt *odt, int level)
{
    OdtList *list = odt->list;
    bool header = text_equal(xml_attribute(odt->xml, "is-list-header"), TEXT("true"));

    buffer_clear(&odt->label);
    if (odt->level && odt->item && list)
        odt_list_count(list, odt->level - 1, odt->start, &odt->label);
    else if (!odt->level && level && !header && (list = odt_list(&odt->styles, TEXT(""))) != NULL)
        odt_list_count(list, level - 1, -1, &odt->label);
    odt->item = false;
    add(odt, buffer_text(&odt->label));
}

static void read_paragraph(Odt *odt)
{
    enum {
        ANNOTATION,
        DESC,
        FORMS,
        HIDDEN_PARAGRAPH,
        HIDDEN_TEXT,
        LINE_BREAK,
        NOTE_BODY,
        NOTE_CITATION,
        OBJECT,
        RUBY_TEXT,
        S,
        SPAN,
        TAB,
        TEXT_BOX,
        TITLE
    };
    static const char *const names[] = {
        "annotation", "desc",      "forms",         "hidden-paragraph", "hidden-text",
        "line-break", "note-body", "note-citation", "object",           "ruby-text",
        "s",          "span",      "tab",           "text-box",         "title",
    };
    XmlReader *xml = odt->xml;
    int depth = xml_depth(xml), level = xml_is(xml, "h") ? ooxml_int(xml_attribute(xml, "outline-level")) : 0;
    XmlEvent event;

    if (is_hidden(odt)) {
        xml_skip(xml);
        return;
    }
    if (xml_is(xml, "h") && level < 1)
        level = 1;
    write_number(odt, level);
    while (xml_inside(xml, depth, &event)) {
        if (event == XML_TEXT)
            add(odt, xml_text(xml));
        if (event != XML_OPEN)
            continue;
        switch (xml_which(xml, names, sizeof names / sizeof *names)) {
        case LINE_BREAK:
            tell(odt, (TapeStep){ .verb = TAPE_BREAK });
            break;
        case TAB:
            add(odt, TEXT(" "));
            break;
        case S:
            add(odt, TEXT(" "));
            for (int i = ooxml_int(xml_attribute(xml, "c")); i > 1 && i <= SPACES_MAX; i--)
                add(odt, TEXT(" "));
            break;
        case NOTE_BODY:
            read_later(odt, BLOCK_NOTE);
            break;
        case TEXT_BOX:
            read_later(odt, odt->kind);
            break;
        case SPAN:
            if (is_hidden(odt))
                xml_skip(xml);
            break;
        case ANNOTATION:
        case DESC:
        case FORMS:
        case HIDDEN_PARAGRAPH:
        case HIDDEN_TEXT:
        case NOTE_CITATION:
        case OBJECT:
        case RUBY_TEXT:
        case TITLE:
            xml_skip(xml);
            break;
        default:
            break;
        }
    }
    bool heading = level > 0 && odt->kind == BLOCK_PARAGRAPH;
    tell(odt, (TapeStep){ .verb = TAPE_END,
                          .kind = heading ? BLOCK_HEADING : odt->kind,
                          .first = !heading    ? 0
                                   : level > 9 ? 9
                                               : level });
    tell_later(odt);
}

/* Everything up to the close of the element that opened at `depth`. */
static void read_blocks(Odt *odt, int depth)
{
    enum { ANNOTATION, FORMS, FRAME, H, LIST, P, SECTION, TABLE, CONTENTS, TEXT_BOX, CHANGES };
    static const char *const names[] = { "annotation", "forms",          "frame",
                                         "h",          "list",           "p",
                                         "section",    "table",          "table-of-content",
                                         "text-box",   "tracked-changes" };
    XmlEvent event;

    while (!builder_full(odt->builder) && xml_inside(odt->xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        switch (xml_which(odt->xml, names, sizeof names / sizeof *names)) {
        case P:
        case H:
            read_paragraph(odt);
            break;
        case LIST:
            read_list(odt);
            break;
        case TABLE:
            read_table(odt);
            break;
        case SECTION:
            if (text_equal(xml_attribute(odt->xml, "display"), TEXT("none")))
                xml_skip(odt->xml);
            break;
        case TEXT_BOX: /* on a page, not in a paragraph */
            read_later(odt, odt->kind);
            tell_later(odt);
            break;
        case ANNOTATION:
        case FORMS:
        case CONTENTS:
        case CHANGES:
            xml_skip(odt->xml);
            break;
        default:
            break;
        }
    }
}

/* ---- lists ------------------------------------------------------------------------ */

static void read_list(Odt *odt)
{
    XmlReader *xml = odt->xml;
    int depth = xml_depth(xml), level = odt->level;
    OdtList *outer = odt->list;
    Text style = xml_attribute(xml, "style-name");
    bool goes_on = text_equal(xml_attribute(xml, "continue-numbering"), TEXT("true"))
                   || xml_attribute(xml, "continue-list").len;
    XmlEvent event;

    if (style.len)
        odt->list = odt_list(&odt->styles, style);
    if (odt->list && level == 0 && !goes_on)
        odt_list_restart(odt->list);
    odt->level = level + 1;
    while (!builder_full(odt->builder) && xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        bool item = xml_is(xml, "list-item");
        if (!item && !xml_is(xml, "list-header"))
            continue;
        Text start = xml_attribute(xml, "start-value");
        odt->item = item;
        odt->start = start.len ? ooxml_int(start) : -1;
        read_blocks(odt, xml_depth(xml));
        odt->item = false;
    }
    odt->level = level;
    odt->list = outer;
}

/* ---- tables ----------------------------------------------------------------------- */

static void open_cell(Odt *odt, int columns, int rows)
{
    tell(odt, (TapeStep){ .verb = TAPE_CELL, .first = columns, .second = rows });
}

typedef struct {
    int columns;
    bool open, row; /* told to the builder */
} Grid;

static int number(Odt *odt, const char *name)
{
    int value = ooxml_int(xml_attribute(odt->xml, name));

    return value < 1 ? 1 : value > BUILDER_COLUMNS_MAX ? BUILDER_COLUMNS_MAX : value;
}

/* A row of one cell is no row: above the others it is a caption, among them it is said once. */
static void read_cell(Odt *odt, Grid *grid)
{
    int columns = number(odt, "number-columns-spanned"), rows = number(odt, "number-rows-spanned");
    int repeated = number(odt, "number-columns-repeated"), level = odt->level;
    bool whole = odt->tables == (grid->open ? 1 : 0) && !grid->row && columns >= grid->columns;

    odt->level = 0;
    if (!whole || grid->open) {
        if (!grid->open) {
            tell(odt, (TapeStep){ .verb = TAPE_TABLE });
            odt->tables++;
            grid->open = true;
        }
        if (!grid->row)
            tell(odt, (TapeStep){ .verb = TAPE_ROW });
        grid->row = true;
        open_cell(odt, whole ? 1 : columns, whole ? 1 : rows);
    }
    read_blocks(odt, xml_depth(odt->xml));
    if (whole && grid->open && grid->columns > 1)
        open_cell(odt, grid->columns - 1, 1);
    for (int i = 1; i < repeated && !whole && !builder_full(odt->builder); i++)
        open_cell(odt, 1, 1);
    odt->level = level;
}

static void read_table(Odt *odt)
{
    XmlReader *xml = odt->xml;
    Grid grid = { 0 };
    int depth = xml_depth(xml);
    XmlEvent event;

    while (!builder_full(odt->builder) && xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "table-column") && grid.columns < BUILDER_COLUMNS_MAX)
            grid.columns += number(odt, "number-columns-repeated");
        else if (xml_is(xml, "table-row"))
            grid.row = false;
        else if (xml_is(xml, "table-cell"))
            read_cell(odt, &grid);
        else if (xml_is(xml, "title") || xml_is(xml, "desc"))
            xml_skip(xml);
    }
    if (grid.open) {
        odt->tables--;
        tell(odt, (TapeStep){ .verb = TAPE_END_TABLE });
    }
    tell_later(odt);
}
