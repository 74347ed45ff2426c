/* An ofd (GB/T 33190-2016): a zip of XML files in which every letter has its place. Templates, annotations and seals
 * are no text of the document and stay out. A page without letters is a scan, and its picture is read. */
#include "format/readers.h"

#include "format/layout.h"
#include "format/ofd_text.h"
#include "format/package.h"
#include "format/scan.h"
#include "format/xml.h"

enum { PAGES_MAX = 20000, DOCUMENTS_MAX = 1000, MEDIA_MAX = 20000 };

/* A picture of the document that is being read, by its number there. */
typedef struct {
    Text id, path;
} Media;

typedef struct {
    Package *package;
    Arena *arena;
    LIST(LayoutPage) pages;
    OfdBox box; /* of the document's pages */
    LIST(Media) media;
    LIST(Text) pictures; /* by page: the member that shows a page without letters; "" for others */
} OfdReader;

static Problem broken(const char *why)
{
    return problem(PROBLEM_FILE_BROKEN, TEXT("OFD"), text_of(why), TEXT(""));
}

/* The path of a member that the member `from` names: relative to its folder, or from the top when it begins with /. */
static Text path_from(Text from, Text name, Arena *arena)
{
    char *room = arena_alloc_raw(arena, from.len + name.len + 2);
    size_t used = 0;
    Text part;

    if (!text_starts(name, TEXT("/")))
        for (size_t i = 0; i < from.len; i++)
            if (from.at[i] == '/') {
                memcpy(room, from.at, i);
                used = i;
            }
    while (text_cut(&name, '/', &part)) {
        if (part.len == 0 || text_equal(part, TEXT(".")))
            continue;
        if (text_equal(part, TEXT(".."))) {
            while (used > 0 && room[--used] != '/')
                ;
            continue;
        }
        if (used)
            room[used++] = '/';
        memcpy(room + used, part.at, part.len);
        used += part.len;
    }
    return (Text){ room, used };
}

/* The text of the element that has just opened. */
static Text element_text(XmlReader *xml, Arena *arena)
{
    Text text = TEXT("");
    XmlEvent event;

    while ((event = xml_next(xml)) == XML_TEXT)
        text = text.len ? arena_format(arena, "%.*s%.*s", TEXT_ARG(text), TEXT_ARG(xml_text(xml)))
                        : arena_text(arena, xml_text(xml));
    if (event == XML_OPEN)
        xml_skip(xml);
    return text_trim(text);
}

/* The pictures that a list of resources names; one that cannot be read names none. */
static void read_resources(OfdReader *reader, Text path)
{
    Text bytes = TEXT(""), folder = TEXT(""), id = TEXT("");
    XmlEvent event;

    if (package_read_named(reader->package, path, reader->arena, &bytes).code || bytes.len == 0)
        return;
    XmlReader *xml = xml_new(bytes, "OFD");
    while ((event = xml_next(xml)) != XML_END && reader->media.count < MEDIA_MAX) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "Res"))
            folder = arena_format(reader->arena, "%.*s/", TEXT_ARG(xml_attribute(xml, "BaseLoc")));
        else if (xml_is(xml, "MultiMedia"))
            id = arena_text(reader->arena, xml_attribute(xml, "ID"));
        else if (xml_is(xml, "MediaFile")) {
            Text base = path_from(path, folder, reader->arena);
            Text inside = arena_format(reader->arena, "%.*s/x", TEXT_ARG(base));
            Text member = path_from(inside, element_text(xml, reader->arena), reader->arena);
            *LIST_ADD(reader->arena, &reader->media) = (Media){ id, member };
        }
    }
    xml_free(xml);
}

static Text picture_of(const OfdReader *reader, Text page_xml, Arena *scratch)
{
    Text id = ofd_page_picture(page_xml, scratch);

    for (size_t i = 0; id.len && i < reader->media.count; i++)
        if (text_equal(reader->media.items[i].id, id))
            return reader->media.items[i].path;
    return TEXT("");
}

static Problem read_page(OfdReader *reader, Text path)
{
    Arena *scratch = arena_new();
    LayoutPage page = { .number = (int)reader->pages.count + 1 };
    OfdBox box = reader->box;
    Text bytes = TEXT("");
    Problem problem = package_read_named(reader->package, path, scratch, &bytes);

    if (!problem.code && bytes.len)
        problem = ofd_page_words(bytes, reader->arena, &page, &box);
    page.width = layout_place(box.width);
    page.height = layout_place(box.height);
    if (!problem.code) {
        *LIST_ADD(reader->arena, &reader->pages) = page;
        *LIST_ADD(reader->arena, &reader->pictures) =
            page.words.count ? TEXT("") : picture_of(reader, bytes, scratch);
    }
    arena_free(scratch);
    return problem;
}

static Problem read_document(OfdReader *reader, Text path)
{
    LIST(Text) pages = { 0 };
    Text bytes = TEXT("");
    XmlEvent event;
    Problem problem;

    TRY(package_read_named(reader->package, path, reader->arena, &bytes));
    if (bytes.len == 0)
        return broken("a document of it is missing");
    reader->box = (OfdBox){ .width = 595, .height = 842 };
    reader->media.count = 0;
    XmlReader *xml = xml_new(bytes, "OFD");
    while ((event = xml_next(xml)) != XML_END && pages.count < PAGES_MAX) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "PhysicalBox"))
            ofd_box_read(element_text(xml, reader->arena), &reader->box);
        else if (xml_is(xml, "Page"))
            *LIST_ADD(reader->arena, &pages) = path_from(path, xml_attribute(xml, "BaseLoc"), reader->arena);
        else if (xml_is(xml, "DocumentRes") || xml_is(xml, "PublicRes"))
            read_resources(reader, path_from(path, element_text(xml, reader->arena), reader->arena));
        else if (xml_is(xml, "Outlines") || xml_is(xml, "Actions"))
            xml_skip(xml);
    }
    problem = xml_problem(xml);
    xml_free(xml);
    for (size_t i = 0; i < pages.count && !problem.code; i++)
        problem = read_page(reader, pages.items[i]);
    return problem;
}

static Problem read_all(OfdReader *reader)
{
    LIST(Text) roots = { 0 };
    Text bytes = TEXT("");
    XmlEvent event;
    Problem problem;

    TRY(package_read_named(reader->package, TEXT("OFD.xml"), reader->arena, &bytes));
    if (bytes.len == 0)
        return broken("OFD.xml is missing");
    XmlReader *xml = xml_new(bytes, "OFD");
    while ((event = xml_next(xml)) != XML_END && roots.count < DOCUMENTS_MAX)
        if (event == XML_OPEN && xml_is(xml, "DocRoot"))
            *LIST_ADD(reader->arena, &roots) = path_from(TEXT(""), element_text(xml, reader->arena), reader->arena);
    problem = xml_problem(xml);
    xml_free(xml);
    if (!problem.code && roots.count == 0)
        return broken("it names no document");
    for (size_t i = 0; i < roots.count && !problem.code; i++)
        problem = read_document(reader, roots.items[i]);
    return problem;
}

/* The standard keeps the list of what is encrypted in a member of this name. */
static bool is_encrypted(const Package *package)
{
    for (size_t i = 0; i < package_count(package); i++) {
        Text name = package_name(package, i);
        if (text_ends(name, TEXT("Encryptions.xml")) || text_ends(name, TEXT("Encryption.xml"))
            || text_ends(name, TEXT("Decryptseed.dat")))
            return true;
    }
    return false;
}

/* Reads the pages that are pictures. Where others have words, those count though no tool can read the pictures; a picture that
 * tesseract does not know has no words. */
static Problem scan_pages(OfdReader *reader, bool words, DocBuilder *out)
{
    int pictures = 0;

    for (size_t i = 0; i < reader->pages.count; i++) {
        LayoutPage *page = &reader->pages.items[i];
        Text bytes = TEXT("");

        if (!reader->pictures.items[i].len)
            continue;
        if (++pictures > SCAN_PAGES_MAX)
            return words ? OK
                         : problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too many scanned pages"), TEXT(""), TEXT(""));
        Problem problem = package_read_named(reader->package, reader->pictures.items[i], reader->arena, &bytes);
        if (!problem.code && bytes.len)
            problem = scan_words("OFD", bytes, reader->arena, page);
        if (problem.code && problem.code != PROBLEM_FILE_BROKEN && !words)
            return problem;
        if (page->words.count)
            builder_scanned(out);
    }
    return OK;
}

Problem ofd_read(Text bytes, DocBuilder *out)
{
    OfdReader reader = { .arena = arena_new() };
    Problem problem_found = package_open(bytes, "OFD", &reader.package);
    size_t words = 0;

    if (!problem_found.code && is_encrypted(reader.package))
        problem_found = problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
    if (!problem_found.code)
        problem_found = read_all(&reader);
    for (size_t i = 0; i < reader.pages.count; i++)
        words += reader.pages.items[i].words.count;
    if (!problem_found.code)
        problem_found = scan_pages(&reader, words > 0, out);
    for (size_t i = 0; i < reader.pages.count && words == 0; i++)
        words += reader.pages.items[i].words.count;
    if (!problem_found.code && words == 0)
        problem_found = problem(PROBLEM_FILE_NO_TEXT, TEXT(""), TEXT(""), TEXT(""));
    if (!problem_found.code)
        layout_build(reader.pages.items, reader.pages.count, reader.arena, out);
    package_close(reader.package);
    arena_free(reader.arena);
    return problem_found;
}
