/* read_html_items.c - what else was read in a document, below its text and facts. */
#include "cli/read_html.h"

#include "base/html.h"
#include "cli/words.h"

/* In this order on the page. */
static const struct {
    const char *type;
    Text zh, en;
} lists[] = {
    { "role", TEXT("人员"), TEXT("People") },
    { "law", TEXT("法规政策"), TEXT("Laws and policies") },
    { "activity", TEXT("活动"), TEXT("Activities") },
    { "problem", TEXT("存在问题"), TEXT("Problems") },
    { "plan", TEXT("打算"), TEXT("Plans") },
    { "ask", TEXT("建议请求"), TEXT("Asks") },
    { "proposal", TEXT("推断，待核"), TEXT("Proposals, to be verified") },
    { "noise", TEXT("网页杂质"), TEXT("Scraper noise") },
};

enum { LISTS = sizeof lists / sizeof *lists };

static void count_items(const Page *page, size_t counts[LISTS]);
static void write_summary(const Page *page, const size_t counts[LISTS]);
static void write_list(const Page *page, size_t list, size_t count);
static void write_item(const Page *page, const halfsky_item *item);
static void write_figure(const Page *page, size_t fact_index);

void html_document_items(const Page *page)
{
    size_t counts[LISTS] = { 0 };

    count_items(page, counts);
    page_add(page, TEXT("<details class=\"more\" open>\n<summary>"));
    write_summary(page, counts);
    page_add(page, TEXT("</summary>\n<div class=\"lists\">\n"));
    for (size_t list = 0; list < LISTS; list++)
        if (counts[list])
            write_list(page, list, counts[list]);
    page_add(page, TEXT("</div>\n</details>\n"));
}

static void count_items(const Page *page, size_t counts[LISTS])
{
    halfsky_item item;

    for (size_t i = page->items.first; i < page->items.end && halfsky_item_at(page->file->reader, i, &item); i++)
        for (size_t list = 0; list < LISTS; list++)
            counts[list] += strcmp(lists[list].type, item.type) == 0;
}

static void write_summary(const Page *page, const size_t counts[LISTS])
{
    bool some = false;

    page_say(page, TEXT("另外读出"), TEXT("Also read"));
    for (size_t list = 0; list < LISTS; list++) {
        if (counts[list] == 0)
            continue;
        page_add(page, some ? TEXT(" · ") : TEXT(" "));
        some = true;
        page_say(page, lists[list].zh, lists[list].en);
        buffer_format(page->out, " %zu", counts[list]);
    }
    if (!some)
        page_say(page, TEXT("：○ 无"), TEXT(": ○ nothing"));
}

static void write_list(const Page *page, size_t list, size_t count)
{
    halfsky_item item;

    page_add(page, TEXT("<section><h3>"));
    page_say(page, lists[list].zh, lists[list].en);
    buffer_format(page->out, " <span>%zu</span></h3>\n<ul>\n", count);
    for (size_t i = page->items.first; i < page->items.end && halfsky_item_at(page->file->reader, i, &item); i++) {
        if (strcmp(lists[list].type, item.type) != 0)
            continue;
        page_add(page, TEXT("<li>"));
        write_item(page, &item);
        page_add(page, TEXT("</li>\n"));
        read_flush(page->file, page->out);
    }
    page_add(page, TEXT("</ul></section>\n"));
}

/* Adds a part of an item that is there; what stands before it is set apart. */
static void add_part(const Page *page, bool *some, Text part)
{
    if (part.len == 0)
        return;
    if (*some)
        page_add(page, TEXT(" · "));
    *some = true;
    html_text(page->out, part);
}

static void write_item(const Page *page, const halfsky_item *item)
{
    Text span = text_slice(page->file->doc->text, item->start, item->end);
    bool some = false;

    if (strcmp(item->type, "role") == 0) {
        add_part(page, &some, text_from(item->name));
        add_part(page, &some, text_from(item->title));
        add_part(page, &some, text_from(item->organisation));
        add_part(page, &some, text_from(item->sex));
    } else if (strcmp(item->type, "law") == 0) {
        add_part(page, &some, text_from(item->title));
        add_part(page, &some, word_shown(text_from(item->detail), page->language));
    } else if (strcmp(item->type, "activity") == 0) {
        add_part(page, &some, text_from(item->what));
        add_part(page, &some, text_from(item->when));
        add_part(page, &some, text_from(item->where));
        add_part(page, &some, text_from(item->with));
        write_figure(page, item->people);
        write_figure(page, item->money);
    } else if (strcmp(item->type, "proposal") == 0) {
        html_text(page->out, span);
        page_add(page, TEXT(" → "));
        html_text(page->out, text_from(item->title));
        some = true;
        add_part(page, &some, text_from(item->detail));
    } else if (strcmp(item->type, "noise") == 0) {
        some = text_trim(span).len > 0;
        page_add(page, some ? TEXT("<code>") : TEXT(""));
        html_text(page->out, span);
        page_add(page, some ? TEXT("</code>") : TEXT(""));
        add_part(page, &some, word_shown(text_from(item->detail), page->language));
    } else {
        add_part(page, &some, text_from(item->what));
    }
    if (!some)
        html_text(page->out, span);
}

/* How many came, or what it cost: a link to the row of the fact. */
static void write_figure(const Page *page, size_t fact_index)
{
    halfsky_fact fact;

    if (fact_index == HALFSKY_NONE || !halfsky_fact_at(page->file->reader, fact_index, &fact))
        return;
    page_add(page, TEXT(" · <a href=\"#r"));
    page_add_id(page, fact_index);
    buffer_add_char(page->out, '>');
    html_text(page->out, text_slice(page->file->doc->text, fact.start, fact.end));
    page_add(page, TEXT("</a>"));
}
