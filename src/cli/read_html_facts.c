/* read_html_facts.c - the table of a document's facts, by the headings they stand under. */
#include "cli/read_html.h"

#include "base/html.h"
#include "cli/period_words.h"
#include "cli/place_words.h"
#include "cli/words.h"

enum { COLUMNS = 5, CONFIDENCE_LOW = 60 };

static const struct {
    Text zh, en;
    const char *class;
} columns[COLUMNS] = {
    { TEXT("数值"), TEXT("Value"), "n v" }, { TEXT("单位"), TEXT("Unit"), "u" },
    { TEXT("内容"), TEXT("What"), "w" },    { TEXT("时期 性质"), TEXT("Period, status"), "p" },
    { TEXT("把握"), TEXT("Sure"), "n c" },
};

/* What the words beside a number say, as a sign; the word is its explanation. */
static const struct {
    const char *bound;
    Text sign;
} signs[] = {
    { "over", TEXT("&gt;") },  { "under", TEXT("&lt;") }, { "about", TEXT("≈") },
    { "at_least", TEXT("≥") }, { "at_most", TEXT("≤") },
};

/* A walk over the items of the document, for the proposals among them. */
typedef struct {
    size_t next;
    halfsky_item item; /* a proposal, while `found` */
    bool found;
} Proposals;

static void write_section(const Page *page, Text section, bool first);
static void write_row(const Page *page, size_t index, const halfsky_fact *fact, const halfsky_item *proposal);
static void write_value(const Page *page, size_t index, const halfsky_fact *fact);
static void write_what(const Page *page, const halfsky_fact *fact, const halfsky_item *proposal);
static void write_ordinary(const Page *page, bool ordinary, Text text);
static const halfsky_item *proposal_for(const Page *page, Proposals *proposals, const halfsky_fact *fact);

void html_document_facts(const Page *page)
{
    Proposals proposals = { .next = page->items.first };
    Buffer section = { 0 };
    halfsky_fact fact;
    bool first = true;

    page_add(page, TEXT("<div class=\"facts\" role=\"region\" tabindex=\"0\" aria-label=\""));
    page_say(page, TEXT("数据点"), TEXT("Facts"));
    page_add(page, TEXT("\">\n"));
    if (page->facts.first == page->facts.end) {
        page_add(page, TEXT("<p class=\"empty\">"));
        page_say(page, TEXT("○ 这里列出材料中的数据点；本篇没有读出。"),
                 TEXT("○ The facts of a document stand here; none was read in this one."));
        page_add(page, TEXT("</p>\n</div>\n"));
        return;
    }
    page_add(page, TEXT("<table>\n<thead><tr>"));
    for (int column = 0; column < COLUMNS; column++) {
        buffer_format(page->out, "<th scope=\"col\" class=\"%s\">", columns[column].class);
        page_say(page, columns[column].zh, columns[column].en);
        page_add(page, TEXT("</th>"));
    }
    page_add(page, TEXT("</tr></thead>\n"));
    for (size_t i = page->facts.first; i < page->facts.end && halfsky_fact_at(page->file->reader, i, &fact); i++) {
        if (first || !text_equal(buffer_text(&section), text_from(fact.section))) {
            buffer_clear(&section);
            buffer_add(&section, text_from(fact.section));
            write_section(page, buffer_text(&section), first);
            first = false;
        }
        write_row(page, i, &fact, proposal_for(page, &proposals, &fact));
        read_flush(page->file, page->out);
    }
    page_add(page, TEXT("</tbody>\n</table>\n</div>\n"));
    buffer_free(&section);
}

static void write_section(const Page *page, Text section, bool first)
{
    page_add(page, first ? TEXT("<tbody>\n") : TEXT("</tbody>\n<tbody>\n"));
    if (first && section.len == 0)
        return;
    buffer_format(page->out, "<tr class=\"group\"><th colspan=\"%d\" scope=\"rowgroup\">", COLUMNS);
    if (section.len)
        page_text(page, section);
    else
        page_say(page, TEXT("（无标题）"), TEXT("(no heading)"));
    page_add(page, TEXT("</th></tr>\n"));
}

static void write_row(const Page *page, size_t index, const halfsky_fact *fact, const halfsky_item *proposal)
{
    int confidence = confidence_in(page->file->doc, fact->confidence);
    Buffer period = { 0 };

    page_add(page, fact_blank(fact) ? TEXT("<tr class=\"blank\" id=\"r") : TEXT("<tr id=\"r"));
    page_add_id(page, index);
    /* Words of the program and keys of the catalog. */
    page_add(page, TEXT(" data-k=\""));
    html_text(page->out, text_of(fact->kind));
    page_add(page, TEXT("\" data-t=\""));
    html_text(page->out, text_of(fact->topic));
    page_add(page, TEXT("\" data-s=\""));
    html_text(page->out, text_of(fact->status));
    page_add(page, TEXT("\">"));

    write_value(page, index, fact);
    page_add(page, TEXT("<td class=\"u\">"));
    page_text(page, text_from(fact->unit));
    page_add(page, TEXT("</td>"));
    write_what(page, fact, proposal);

    page_add(page, TEXT("<td class=\"p\">"));
    period_show(text_from(fact->period), page->language, &period);
    write_ordinary(page, text_equal(text_from(fact->period), TEXT("Y0")), buffer_text(&period));
    buffer_free(&period);
    if (strcmp(fact->kind, "date") != 0 || strcmp(fact->status, "actual") != 0) {
        page_add(page, TEXT("<small>"));
        write_ordinary(page, strcmp(fact->status, "actual") == 0,
                       word_shown(text_of(fact->status), page->language));
        page_add(page, TEXT("</small>"));
    }
    if (confidence < CONFIDENCE_LOW) {
        page_add(page, TEXT("</td><td class=\"n c low\"><i>◐</i>"));
        page_say(page, TEXT("低 "), TEXT("low "));
    } else {
        page_add(page, TEXT("</td><td class=\"n c\">"));
    }
    buffer_add_int(page->out, confidence);
    page_add(page, TEXT("</td></tr>\n"));
}

/* The link to the place in the text: sign and value, a date, or that there is none. */
static void write_value(const Page *page, size_t index, const halfsky_fact *fact)
{
    buffer_format(page->out, "<td class=\"n v\" data-i=\"%zu\"><a href=\"#f", index - page->facts.first + 1);
    page_add_id(page, index);
    buffer_add_char(page->out, '>');
    if (fact_blank(fact)) {
        page_add(page, TEXT("<i>▲</i>"));
        html_text(page->out, word_shown(text_of(fact->kind), page->language));
    } else if (page->covers && covers_touch(page->covers, fact->start, fact->end)) {
        page_range(page, fact->start, fact->end);
    } else if (fact->value.len) {
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            if (strcmp(signs[i].bound, fact->bound) != 0)
                continue;
            page_add(page, TEXT("<abbr title=\""));
            html_text(page->out, word_shown(text_of(fact->bound), page->language));
            page_add(page, TEXT("\">"));
            page_add(page, signs[i].sign);
            page_add(page, TEXT("</abbr>"));
        }
        html_text(page->out, text_from(fact->value));
    } else {
        Buffer date = { 0 };
        period_show(text_from(fact->norm), page->language, &date);
        if (date.len)
            html_text(page->out, buffer_text(&date));
        else
            html_text(page->out, word_shown(text_of(fact->kind), page->language));
        buffer_free(&date);
    }
    page_add(page, TEXT("</a></td>"));
}

/* What is counted in the words of the text; below, in small, the measure and all that is
 * out of the ordinary. */
static void write_what(const Page *page, const halfsky_fact *fact, const halfsky_item *proposal)
{
    Language language = page->language;
    Text what = text_from(fact->what), who = text_from(fact->who);
    const halfsky_catalog *catalog = page->file->settings->catalog;
    Text measure = fact->measure.len ? measure_name(catalog, text_from(fact->measure), language) : TEXT("");
    Buffer place = { 0 };
    bool some = false;

    page_add(page, TEXT("<td class=\"w\">"));
    if (what.len)
        page_text(page, what);
    if (fact_blank(fact) || what.len == 0) {
        page_add(page, TEXT("<q>"));
        page_range(page, fact->start, fact->end);
        page_add(page, TEXT("</q>"));
    }
    page_add(page, TEXT("<small>"));
    if (measure.len) {
        page_add(page, TEXT("<b>"));
        page_add_part(page, &some, measure);
        page_add(page, TEXT("</b>"));
    } else if (strcmp(fact->kind, "date") != 0 && strcmp(fact->topic, "other") != 0) {
        page_add_part(page, &some, topic_name(catalog, text_of(fact->topic), language));
    }
    if (!text_equal(who, what) && !text_contains(measure, who))
        page_add_part(page, &some, who);
    page_add_part(page, &some, text_from(fact->per));
    page_add_part(page, &some, word_shown(text_of(fact->change), language));
    page_add_part(page, &some, word_shown(text_of(fact->direction), language));
    page_add_part(page, &some, word_shown(text_of(fact->extent), language));
    if (fact->running)
        page_add_part(page, &some, language == LANGUAGE_ZH ? TEXT("累计") : TEXT("running total"));
    if (fact->part_of != HALFSKY_NONE) {
        page_add(page, some ? TEXT(" · <a href=\"#r") : TEXT("<a href=\"#r"));
        page_add_id(page, fact->part_of);
        buffer_add_char(page->out, '>');
        page_say(page, TEXT("其中"), TEXT("part"));
        page_add(page, TEXT("</a>"));
        some = true;
    }
    place_show(page->file->doc, fact->start, language, &place);
    page_add_part(page, &some, buffer_text(&place));
    buffer_free(&place);
    page_add(page, TEXT("</small>"));
    if (proposal) {
        page_add(page, TEXT("<small class=\"proposal\">"));
        page_say(page, TEXT("◐ 推断 "), TEXT("◐ proposed "));
        page_text(page, text_from(proposal->title));
        if (proposal->detail.len) {
            page_say(page, TEXT("，待核："), TEXT(", to be verified: "));
            page_text(page, text_from(page->language == LANGUAGE_ZH ? proposal->detail : proposal->detail_en));
        }
        page_add(page, TEXT("</small>"));
    }
    page_add(page, TEXT("</td>"));
}

/* What is as expected stands back. */
static void write_ordinary(const Page *page, bool ordinary, Text text)
{
    if (ordinary)
        page_add(page, TEXT("<span>"));
    page_text(page, text);
    if (ordinary)
        page_add(page, TEXT("</span>"));
}

/* The proposal that touches the fact, or NULL. Facts are asked for in text order. */
static const halfsky_item *proposal_for(const Page *page, Proposals *proposals, const halfsky_fact *fact)
{
    while (!proposals->found || proposals->item.end <= fact->start) {
        if (proposals->next >= page->items.end
            || !halfsky_item_at(page->file->reader, proposals->next, &proposals->item))
            return NULL;
        proposals->next++;
        proposals->found = strcmp(proposals->item.type, "proposal") == 0;
    }
    return proposals->item.start < fact->end ? &proposals->item : NULL;
}
