/* read_html_page.c - a document on its way to a page: which parts are its own, and what is said above it. */
#include "cli/read_html.h"

#include "base/html.h"
#include "cli/period_words.h"

bool page_next(Page *page, size_t index, halfsky_document *document)
{
    halfsky_reader *reader = page->file->reader;
    halfsky_heading heading;
    halfsky_fact fact;
    halfsky_item item;
    bool last = index + 1 == halfsky_document_count(reader);

    if (!halfsky_document_at(reader, index, document))
        return false;
    Text text = page->file->doc->text;
    size_t stop = last ? text.len : document->end;

    page->index = index;
    page->bytes = (Range){ page->bytes.end, stop > page->bytes.end ? stop : page->bytes.end };
    page->title = (Range){ 0, 0 };
    if (document->title.len) {
        size_t start = (size_t)(document->title.at - text.at); /* titles are parts of the text */
        page->title = (Range){ start, start + document->title.len };
    }
    page->facts.first = page->facts.end;
    page->blanks = 0;
    while (halfsky_fact_at(reader, page->facts.end, &fact) && fact.document <= index) {
        page->blanks += fact_blank(&fact);
        page->facts.end++;
    }
    page->headings.first = page->headings.end;
    while (halfsky_heading_at(reader, page->headings.end, &heading) && (last || heading.start < page->bytes.end))
        page->headings.end++;
    page->items.first = page->items.end;
    while (halfsky_item_at(reader, page->items.end, &item) && item.document <= index)
        page->items.end++;
    return true;
}

Text page_title(const Page *page)
{
    Text title = heading_shown(text_slice(page->file->doc->text, page->title.first, page->title.end));
    return title.len ? title : base_name(page->file->name);
}

void page_add_origin(const Page *page, const halfsky_document *document, Buffer *out)
{
    bool zh = page->language == LANGUAGE_ZH;
    Text year = text_from(document->year);
    Buffer shown = { 0 };

    if (document->agency.len) {
        buffer_add(out, TEXT("<span>"));
        page_add_text(page, text_from(document->agency), out);
        buffer_add(out, TEXT("</span> "));
    }
    buffer_add(out, TEXT("<span>"));
    period_show(document->period.len ? text_from(document->period) : year, page->language, &shown);
    if (shown.len) {
        html_text(out, buffer_text(&shown));
        if (zh && text_equal(buffer_text(&shown), year))
            buffer_add(out, TEXT("年"));
        bool stated = text_starts(text_from(document->cue), year);
        if (document->cue.len && !stated) {
            buffer_add(out, zh ? TEXT("（据：") : TEXT(" (by: "));
            page_add_text(page, text_from(document->cue), out);
            buffer_add(out, zh ? TEXT("）") : TEXT(")"));
        }
    } else {
        buffer_add(out, zh ? TEXT("○ 年份不明") : TEXT("○ year unknown"));
    }
    buffer_add(out, TEXT("</span> "));
    buffer_free(&shown);
}

void page_add_part(const Page *page, bool *some, Text part)
{
    if (part.len == 0)
        return;
    if (*some)
        page_add(page, TEXT(" · "));
    *some = true;
    page_text(page, part);
}

void page_failed(const ReadSettings *settings, const Problem *problem, Buffer *failures)
{
    Buffer sentence = { 0 };

    problem_write(problem, settings->language, &sentence);
    buffer_add(failures, TEXT("<li>"));
    html_text(failures, buffer_text(&sentence));
    buffer_add(failures, TEXT("</li>\n"));
    buffer_free(&sentence);
}
