/* read_html_items.c - what else was read in a document, below its text and facts. */
#include "cli/read_html.h"

#include "base/html.h"
#include "cli/words.h"

static void count_items(const Page *page, size_t counts[ITEM_LISTS]);
static void write_summary(const Page *page, const size_t counts[ITEM_LISTS]);
static void write_list(const Page *page, const ItemList *list, size_t count);
static void write_item(const Page *page, const halfsky_item *item);
static void write_figure(const Page *page, size_t fact_index);

void html_document_items(const Page *page)
{
    size_t counts[ITEM_LISTS] = { 0 };

    count_items(page, counts);
    page_add(page, TEXT("<details class=\"more\" open>\n<summary>"));
    write_summary(page, counts);
    page_add(page, TEXT("</summary>\n<div class=\"lists\">\n"));
    for (size_t list = 0; list < ITEM_LISTS; list++) {
        if (counts[list])
            write_list(page, &item_lists[list], counts[list]);
    }
    page_add(page, TEXT("</div>\n</details>\n"));
}

static void count_items(const Page *page, size_t counts[ITEM_LISTS])
{
    halfsky_item item;

    for (size_t i = page->items.first; i < page->items.end && halfsky_item_at(page->file->reader, i, &item); i++) {
        for (size_t list = 0; list < ITEM_LISTS; list++)
            counts[list] += strcmp(item_lists[list].type, item.type) == 0;
    }
}

static void write_summary(const Page *page, const size_t counts[ITEM_LISTS])
{
    bool some = false;

    page_say(page, TEXT("另外读出"), TEXT("Also read"));
    for (size_t list = 0; list < ITEM_LISTS; list++) {
        if (counts[list] == 0)
            continue;
        page_add(page, some ? TEXT(" · ") : TEXT(" "));
        some = true;
        page_say(page, item_lists[list].zh, item_lists[list].en);
        buffer_format(page->out, " %zu", counts[list]);
    }
    if (!some)
        page_say(page, TEXT("：○ 无"), TEXT(": ○ nothing"));
}

static void write_list(const Page *page, const ItemList *list, size_t count)
{
    halfsky_item item;

    page_add(page, TEXT("<section><h3>"));
    page_say(page, list->zh, list->en);
    buffer_format(page->out, " <span>%zu</span></h3>\n<ul>\n", count);
    for (size_t i = page->items.first; i < page->items.end && halfsky_item_at(page->file->reader, i, &item); i++) {
        if (strcmp(list->type, item.type) != 0)
            continue;
        page_add(page, TEXT("<li>"));
        write_item(page, &item);
        page_add(page, TEXT("</li>\n"));
        read_flush(page->file, page->out);
    }
    page_add(page, TEXT("</ul></section>\n"));
}

static void write_item(const Page *page, const halfsky_item *item)
{
    Text span = text_slice(page->file->doc->text, item->start, item->end);
    bool some = false;

    if (strcmp(item->type, "role") == 0) {
        page_add_part(page, &some, text_from(item->name));
        page_add_part(page, &some, text_from(item->title));
        page_add_part(page, &some, text_from(item->organisation));
        page_add_part(page, &some, text_from(item->sex));
    } else if (strcmp(item->type, "law") == 0) {
        page_add_part(page, &some, text_from(item->title));
        page_add_part(page, &some, word_shown(text_from(item->detail), page->language));
    } else if (strcmp(item->type, "activity") == 0) {
        page_add_part(page, &some, text_from(item->what));
        page_add_part(page, &some, text_from(item->when));
        page_add_part(page, &some, text_from(item->where));
        page_add_part(page, &some, text_from(item->with));
        write_figure(page, item->people);
        write_figure(page, item->money);
    } else if (strcmp(item->type, "proposal") == 0) {
        page_range(page, item->start, item->end);
        page_add(page, TEXT(" → "));
        page_text(page, text_from(item->title));
        some = true;
        page_add_part(page, &some, text_from(page->language == LANGUAGE_ZH ? item->detail : item->detail_en));
    } else if (strcmp(item->type, "noise") == 0) {
        some = text_trim(span).len > 0;
        page_add(page, some ? TEXT("<code>") : TEXT(""));
        page_range(page, item->start, item->end);
        page_add(page, some ? TEXT("</code>") : TEXT(""));
        page_add_part(page, &some, word_shown(text_from(item->detail), page->language));
    } else {
        page_add_part(page, &some, text_from(item->what));
    }
    if (!some)
        page_range(page, item->start, item->end);
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
    page_range(page, fact.start, fact.end);
    page_add(page, TEXT("</a>"));
}
