/* html.c - the text of a page as people see it: blocks as paragraphs, headings, numbered lists, tables.
 *
 * What <del> holds is not read, as other formats do not read deletions; what is only struck through is. */
#include "format/html_page.h"
#include "format/list_numbers.h"
#include "format/readers.h"
#include "base/list.h"
#include "base/utf8.h"

/* A list that is open. */
typedef struct {
    NumberStyle style;
    int next;
} HtmlList;

typedef enum { GAP_NONE, GAP_BLANK, GAP_LINE } Gap;

typedef struct {
    Arena *arena;
    DocBuilder *builder;
    LIST(HtmlList) lists;
    Gap gap;       /* blanks that wait for what comes behind them; GAP_LINE: with the end of a line */
    bool begun;    /* the paragraph has words */
    bool numbered; /* so far it is the number of an item: a block that begins belongs to it */
    bool wide;     /* the last letter was no ASCII: a line end between two such is no blank */
    int pre;       /* elements open whose blanks count */
    const xmlNode *table,
        *whole; /* the table that is open, no part of the layout; its row's cell that covers all */
    int columns;
    bool table_open; /* the builder knows of it */
} Page;

static void enter(Page *page, const xmlNode *node);
static void leave(Page *page, const xmlNode *node);
static void add_words(Page *page, Text words);

Problem html_read(Text bytes, DocBuilder *out)
{
    Page page = { .arena = arena_new(), .builder = out };
    xmlDocPtr doc;
    Problem problem = html_page_parse(bytes, page.arena, &doc);
    const xmlNode *root = problem.code || !doc ? NULL : xmlDocGetRootElement(doc);

    /* Without recursion: pages are nested as deep as they like. */
    for (const xmlNode *node = root; node && !builder_full(out);) {
        bool hidden = html_is_hidden(node);
        if (!hidden)
            enter(&page, node);
        if (!hidden && node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        if (!hidden)
            leave(&page, node);
        while (node && node != root && !node->next) {
            node = node->parent;
            if (node)
                leave(&page, node);
        }
        node = node && node != root ? node->next : NULL;
    }
    if (!problem.code && doc)
        xmlFreeDoc(doc);
    arena_free(page.arena);
    return problem;
}

/* ---- blocks ----------------------------------------------------------------------- */

static bool is_block(const xmlNode *node)
{
    static const char *const blocks[] = { "address",  "article",    "aside",   "blockquote", "body",    "caption",
                                          "center",   "dd",         "details", "div",        "dl",      "dt",
                                          "fieldset", "figcaption", "figure",  "footer",     "form",    "h1",
                                          "h2",       "h3",         "h4",      "h5",         "h6",      "header",
                                          "hr",       "html",       "legend",  "li",         "main",    "nav",
                                          "ol",       "p",          "pre",     "section",    "summary", "table",
                                          "td",       "th",         "title",   "tr",         "ul" };

    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (html_is(node, blocks[i]))
            return true;
    }
    return false;
}

static int heading_level(const xmlNode *node)
{
    const char *name = node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";

    return (name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && !name[2] ? name[1] - '0' : 0;
}

static void end_block(Page *page, int level)
{
    if (page->begun)
        builder_end(page->builder, level ? BLOCK_HEADING : BLOCK_PARAGRAPH, level);
    page->numbered &= !page->begun;
    page->begun = false;
    page->gap = GAP_NONE;
    page->wide = false;
}

static NumberStyle list_style(const xmlNode *list)
{
    Text type = html_attribute(list, "type");

    if (html_is(list, "ul") || html_style_has(list, "list-style:none")
        || html_style_has(list, "list-style-type:none"))
        return NUMBERS_NONE;
    if (html_style_has(list, "cjk-") || html_style_has(list, "simp-chinese"))
        return NUMBERS_CHINESE;
    return type.len == 1 ? numbers_odf(type) : NUMBERS_DECIMAL;
}

static void number_item(Page *page, const xmlNode *item)
{
    HtmlList *list = page->lists.count ? &page->lists.items[page->lists.count - 1] : NULL;
    Buffer label = { 0 };

    if (!list || list->style == NUMBERS_NONE)
        return;
    list->next = html_number(item, "value", list->next);
    numbers_write(list->style, list->next++, &label);
    buffer_add(&label, list->style == NUMBERS_CHINESE ? TEXT("、") : TEXT(". "));
    builder_add(page->builder, buffer_text(&label));
    page->numbered = true;
    buffer_free(&label);
}

static void enter_row(Page *page, const xmlNode *row)
{
    page->whole = html_whole_row(row, page->columns);
    if (page->whole && !page->table_open)
        return; /* a caption */
    if (!page->table_open)
        builder_table(page->builder, TEXT(""));
    page->table_open = true;
    builder_row(page->builder);
}

static void enter_cell(Page *page, const xmlNode *cell)
{
    int columns = html_number(cell, "colspan", 1), rows = html_number(cell, "rowspan", 1);

    if (page->table_open)
        builder_cell(page->builder, cell == page->whole ? 1 : columns, cell == page->whole ? 1 : rows);
}

static void enter(Page *page, const xmlNode *node)
{
    bool cell = html_is(node, "td") || html_is(node, "th");

    if (node->type != XML_ELEMENT_NODE) {
        add_words(page, text_of((const char *)node->content));
        return;
    }
    if (is_block(node))
        end_block(page, 0);
    if (html_is(node, "br")) {
        builder_break(page->builder);
        page->gap = GAP_NONE;
        page->wide = false;
    } else if (html_is(node, "pre")) {
        page->pre++;
    } else if (html_is(node, "ol") || html_is(node, "ul")) {
        *LIST_ADD(page->arena, &page->lists) =
            (HtmlList){ .style = list_style(node), .next = html_number(node, "start", 1) };
    } else if (html_is(node, "li")) {
        number_item(page, node);
    } else if (html_is(node, "table") && !page->table) {
        HtmlTable table = html_table(node);
        if (!table.layout) {
            page->table = node;
            page->columns = table.columns;
            page->table_open = false;
        }
    } else if (page->table && html_is(node, "tr")) {
        enter_row(page, node);
    } else if (page->table && cell) {
        enter_cell(page, node);
    }
}

static void leave(Page *page, const xmlNode *node)
{
    if (html_is(node, "li"))
        page->begun |= page->numbered;
    if (is_block(node))
        end_block(page, heading_level(node));
    if (html_is(node, "pre")) {
        page->pre--;
    } else if ((html_is(node, "ol") || html_is(node, "ul")) && page->lists.count) {
        page->lists.count--;
    } else if (node == page->whole) {
        if (page->table_open && page->columns > 1)
            builder_cell(page->builder, page->columns - 1, 1);
        page->whole = NULL;
    } else if (node == page->table) {
        if (page->table_open)
            builder_end_table(page->builder);
        page->table = NULL;
        page->table_open = false;
    }
}

/* ---- words ------------------------------------------------------------------------ */

static void add_part(Page *page, Text part)
{
    if (part.len == 0)
        return;
    bool wide = (unsigned char)part.at[0] >= 0x80;
    if (page->gap != GAP_NONE && page->begun && !(page->gap == GAP_LINE && wide && page->wide))
        builder_add(page->builder, TEXT(" "));
    builder_add(page->builder, part);
    page->begun = true;
    page->numbered = false;
    page->gap = GAP_NONE;
    page->wide = (unsigned char)part.at[part.len - 1] >= 0x80;
}

/* Runs of blanks are one. */
static void add_words(Page *page, Text words)
{
    size_t start = 0;

    for (size_t i = 0; i <= words.len; i++) {
        char c = i < words.len ? words.at[i] : ' ';
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
            continue;
        add_part(page, text_slice(words, start, i));
        start = i + 1;
        if (i == words.len)
            break;
        if (page->pre && c == '\n')
            builder_break(page->builder);
        else if (page->pre)
            builder_add(page->builder, TEXT(" "));
        else if (page->gap != GAP_LINE)
            page->gap = c == '\n' || c == '\r' ? GAP_LINE : GAP_BLANK;
    }
}
