/* xlsx.c - the sheets of a workbook, each a table of what its cells show.
 *
 * Hidden sheets are not read: they hold lists to choose from and last year's figures, which nobody hands in. Hidden rows and columns
 * are: sums count them, and they are sent. */
#include "format/readers.h"

#include "format/number_format.h"
#include "format/ooxml.h"
#include "format/sheet.h"
#include "format/xml.h"

enum { PATTERNS_MAX = 64 * 1024 };

typedef struct {
    Text name, relation;
} SheetName;

typedef struct {
    int id;
    Text pattern;
} Pattern;

typedef struct {
    Package *package;
    Arena *arena;
    DocBuilder *builder;
    Relations relations;
    LIST(SheetName) sheets;
    LIST(Text) strings;  /* that cells share */
    LIST(Pattern) own;   /* patterns of the file */
    LIST(Text) patterns; /* by the number of a cell's style */
    bool since_1904;
    Buffer words, shown;
} Workbook;

static Problem read_workbook(Workbook *book, Text path);
static Problem read_strings(Workbook *book, Text bytes);
static Problem read_styles(Workbook *book, Text bytes);
static Problem read_sheet(Workbook *book, const SheetName *name);

Problem xlsx_read(Text bytes, DocBuilder *out)
{
    Workbook book = { .arena = arena_new(), .builder = out };
    Relations of_package = { 0 };
    Problem problem = package_open(bytes, "XLSX", &book.package);

    if (!problem.code)
        problem = ooxml_relations(book.package, TEXT(""), "XLSX", book.arena, &of_package);
    if (!problem.code) {
        Text path = ooxml_path(&of_package, "officeDocument");
        problem = read_workbook(&book, path.len ? path : TEXT("xl/workbook.xml"));
    }
    package_close(book.package);
    buffer_free(&book.words);
    buffer_free(&book.shown);
    arena_free(book.arena);
    return problem;
}

static Problem read_part(Workbook *book, const char *type, Problem (*read)(Workbook *, Text))
{
    Text path = ooxml_path(&book->relations, type), bytes;

    if (path.len == 0)
        return OK;
    TRY(package_read_named(book->package, path, book->arena, &bytes));
    return bytes.len ? read(book, bytes) : OK;
}

static Problem read_workbook(Workbook *book, Text path)
{
    Text bytes;

    TRY(package_read_named(book->package, path, book->arena, &bytes));
    if (bytes.len == 0)
        return problem(PROBLEM_FILE_BROKEN, TEXT("XLSX"), TEXT("its text is missing"), TEXT(""));
    TRY(ooxml_relations(book->package, path, "XLSX", book->arena, &book->relations));
    XmlReader *xml = xml_new(bytes, "XLSX");
    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "workbookPr"))
            book->since_1904 = ooxml_is_on(xml_attribute(xml, "date1904"), false);
        Text state = xml_attribute(xml, "state");
        if (xml_is(xml, "sheet") && (state.len == 0 || text_equal(state, TEXT("visible"))))
            *LIST_ADD(book->arena, &book->sheets) = (SheetName){
                .name = arena_text(book->arena, xml_attribute(xml, "name")),
                .relation = arena_text(book->arena, xml_attribute(xml, "id")),
            };
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    TRY(problem);
    TRY(read_part(book, "sharedStrings", read_strings));
    TRY(read_part(book, "styles", read_styles));
    for (size_t i = 0; i < book->sheets.count && !builder_full(book->builder); i++)
        TRY(read_sheet(book, &book->sheets.items[i]));
    return OK;
}

/* ---- strings and styles ----------------------------------------------------------- */

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* _x000D_: characters that XML cannot hold (18.3.1.96). All of them go, a line end excepted. */
static void unescape(Buffer *words, size_t start)
{
    size_t to = start;

    for (size_t from = start; from < words->len;) {
        const char *at = words->at + from;
        bool escape = words->len - from >= 7 && at[0] == '_' && at[1] == 'x' && at[6] == '_';
        for (int i = 2; escape && i < 6; i++)
            escape = hex(at[i]) >= 0;
        if (escape && hex(at[2]) == 0 && hex(at[3]) == 0) {
            int code = hex(at[4]) * 16 + hex(at[5]);
            if (code >= 0x20 || code == '\n')
                words->at[to++] = code < 0x80 ? (char)code : ' ';
            from += 7;
        } else {
            words->at[to++] = words->at[from++];
        }
    }
    words->len = to;
}

/* The words of an si or is: all of its t, but not what is said to be its sound (rPh). */
static void collect_string(XmlReader *xml, Buffer *out)
{
    size_t start = out->len;
    int depth = xml_depth(xml);
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        if (event == XML_OPEN && xml_is(xml, "rPh"))
            xml_skip(xml);
        else if (event == XML_OPEN && xml_is(xml, "t"))
            xml_collect(xml, out);
    }
    unescape(out, start);
}

static Problem read_strings(Workbook *book, Text bytes)
{
    XmlReader *xml = xml_new(bytes, "XLSX");

    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event != XML_OPEN || !xml_is(xml, "si"))
            continue;
        buffer_clear(&book->words);
        collect_string(xml, &book->words);
        *LIST_ADD(book->arena, &book->strings) = arena_text(book->arena, buffer_text(&book->words));
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    return problem;
}

static Text pattern_of(const Workbook *book, int id)
{
    for (size_t i = 0; i < book->own.count; i++) {
        if (book->own.items[i].id == id)
            return book->own.items[i].pattern;
    }
    return number_format_builtin(id);
}

static Problem read_styles(Workbook *book, Text bytes)
{
    XmlReader *xml = xml_new(bytes, "XLSX");
    bool cells = false;

    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (xml_is(xml, "cellXfs"))
            cells = event == XML_OPEN;
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "numFmt") && book->own.count < PATTERNS_MAX / 64)
            *LIST_ADD(book->arena, &book->own) = (Pattern){
                .id = ooxml_int(xml_attribute(xml, "numFmtId")),
                .pattern = arena_text(book->arena, xml_attribute(xml, "formatCode")),
            };
        else if (cells && xml_is(xml, "xf") && book->patterns.count < PATTERNS_MAX)
            *LIST_ADD(book->arena, &book->patterns) = pattern_of(book, ooxml_int(xml_attribute(xml, "numFmtId")));
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    return problem;
}

/* ---- sheets ----------------------------------------------------------------------- */

/* "BC23" as row and column from 0; false for what is none. Reads what stands before a ':' . */
static bool read_place(Text place, int *row, int *column)
{
    size_t at = 0;
    int letters = 0, number = 0;

    for (; at < place.len && place.at[at] >= 'A' && place.at[at] <= 'Z' && letters < 100000; at++)
        letters = letters * 26 + (place.at[at] - 'A' + 1);
    for (; at < place.len && place.at[at] >= '0' && place.at[at] <= '9' && number < SHEET_ROWS_MAX; at++)
        number = number * 10 + (place.at[at] - '0');
    if (letters == 0 || number == 0)
        return false;
    *row = number - 1;
    *column = letters - 1;
    return true;
}

typedef enum { CELL_NUMBER, CELL_SHARED, CELL_BOOLEAN, CELL_ERROR, CELL_WORDS } CellType;

static CellType cell_type(Text name)
{
    static const struct {
        Text name;
        CellType type;
    } types[] = {
        { TEXT(""), CELL_NUMBER },   { TEXT("n"), CELL_NUMBER }, { TEXT("s"), CELL_SHARED },
        { TEXT("b"), CELL_BOOLEAN }, { TEXT("e"), CELL_ERROR },
    };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (text_equal(name, types[i].name))
            return types[i].type;
    }
    return CELL_WORDS; /* str, inlineStr, and d, a day in ISO 8601 */
}

/* What a cell shows of `value`. */
static Text cell_words(Workbook *book, CellType type, int style, Text value)
{
    int index;

    switch (type) {
    case CELL_SHARED:
        index = ooxml_int(value);
        return index >= 0 && (size_t)index < book->strings.count ? book->strings.items[index] : TEXT("");
    case CELL_BOOLEAN:
        return text_equal(value, TEXT("1")) ? TEXT("TRUE") : TEXT("FALSE");
    case CELL_ERROR:
        return TEXT("");
    case CELL_WORDS:
        return value;
    case CELL_NUMBER:
        break;
    }
    bool known = style >= 0 && (size_t)style < book->patterns.count;
    buffer_clear(&book->shown);
    number_format_write(value, known ? book->patterns.items[style] : TEXT(""), book->since_1904, &book->shown);
    return buffer_text(&book->shown);
}

static void read_cell(Workbook *book, XmlReader *xml, Sheet *sheet, int *row, int *column)
{
    CellType type = cell_type(xml_attribute(xml, "t"));
    int depth = xml_depth(xml), style = ooxml_int(xml_attribute(xml, "s"));
    XmlEvent event;

    ++*column;
    read_place(xml_attribute(xml, "r"), row, column);
    buffer_clear(&book->words);
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "v"))
            xml_collect(xml, &book->words);
        else if (xml_is(xml, "is"))
            collect_string(xml, &book->words);
        else
            xml_skip(xml);
    }
    if (type == CELL_WORDS)
        unescape(&book->words, 0);
    Text value = text_trim(buffer_text(&book->words));
    if (value.len)
        sheet_add(sheet, *row, *column, cell_words(book, type, style, value));
}

static Problem read_sheet(Workbook *book, const SheetName *name)
{
    Text path = ooxml_path_by_id(&book->relations, name->relation), bytes;
    Arena *arena = arena_new();
    Sheet sheet = { .arena = arena };
    int row = -1, column = -1;
    Problem problem = path.len ? package_read_named(book->package, path, arena, &bytes) : OK;

    if (problem.code || path.len == 0 || bytes.len == 0) {
        arena_free(arena);
        return problem;
    }
    XmlReader *xml = xml_new(bytes, "XLSX");
    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "row")) {
            int number = ooxml_int(xml_attribute(xml, "r"));
            row = number > 0 ? number - 1 : row + 1;
            column = -1;
        } else if (xml_is(xml, "c")) {
            read_cell(book, xml, &sheet, &row, &column);
        } else if (xml_is(xml, "mergeCell")) {
            Text range = xml_attribute(xml, "ref");
            size_t colon = text_find(range, TEXT(":"));
            int top, left, bottom, right;
            if (colon < range.len && read_place(text_slice(range, 0, colon), &top, &left)
                && read_place(text_slice(range, colon + 1, range.len), &bottom, &right))
                sheet_merge(&sheet, top, left, bottom, right);
        }
    }
    problem = xml_problem(xml);
    xml_free(xml);
    if (!problem.code)
        sheet_build(&sheet, name->name, book->builder);
    arena_free(arena);
    return problem;
}
