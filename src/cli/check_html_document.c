/* check_html_document.c - a document on the page of `check`: its text with the findings, their list, its letter, its facts. */
#include "cli/check_html.h"

#include "cli/check_marks.h"
#include "cli/place_words.h"
#include "cli/words.h"

static void write_header(const Checked *checked);
static void write_letter(const Checked *checked);
static void write_list(const Checked *checked);
static void write_found(const Checked *checked, const Found *found);
static void write_facts(const Checked *checked);

void check_html_document(const Checked *checked)
{
    Marks marks = { .founds = checked->founds };
    Checked marked = *checked;
    const Page *page = &marked.page;

    marked.page.marks = &marks;
    page_add(page, TEXT("<article id=\"d"));
    page_add_id(page, page->index);
    page_add(page, TEXT(" aria-labelledby=\"t"));
    page_add_id(page, page->index);
    page_add(page, TEXT(" data-a=\""));
    page_text(page, checked->agency);
    page_add(page, TEXT("\">\n"));
    write_header(checked);
    if (checked->founds->items.count)
        write_letter(checked);
    page_add(page, TEXT("<div class=\"panes\">\n"));
    html_document_text(page);
    page_add(page, TEXT("<div class=\"side\" tabindex=\"0\" role=\"region\" aria-label=\""));
    page_say(page, TEXT("问题和数据点"), TEXT("Findings and facts"));
    page_add(page, TEXT("\">\n"));
    write_list(checked);
    write_facts(checked);
    page_add(page, TEXT("</div>\n</div>\n"));
    if (page->file->settings->all)
        html_document_items(page);
    page_add(page, TEXT("</article>\n"));
    read_flush(page->file, page->out);
}

static void write_header(const Checked *checked)
{
    const Page *page = &checked->page;
    halfsky_document about;

    page_add(page, TEXT("<header><p class=\"path\">"));
    page_text(page, page->file->name);
    if (halfsky_document_count(page->file->reader) > 1)
        buffer_format(page->out, page->language == LANGUAGE_ZH ? " · 第 %zu 篇" : " · document %zu",
                      page->index + 1);
    page_add(page, TEXT("</p>\n<p class=\"origin\">"));
    halfsky_document_at(page->file->reader, page->index, &about);
    page_add_origin(page, &about, page->out);
    check_html_counts(checked->founds->counts, page->out);
    Text remark = doc_remark(page->file->doc, page->language);
    if (page->file->doc->scanned) {
        page_add(page, TEXT("<span class=\"doubt\"><i>◐</i>"));
        html_text(page->out, remark);
        page_add(page, TEXT("</span>"));
    }
    page_add(page, TEXT("</p></header>\n"));
}

static void write_letter(const Checked *checked)
{
    const Page *page = &checked->page;
    Buffer letter = { 0 };

    page_add(page, TEXT("<details class=\"letter\" id=\"p"));
    page_add_id(page, page->index);
    page_add(page, TEXT(">\n<summary>"));
    page_say(page, TEXT("退回意见"), TEXT("Letter to the sender"));
    page_add(page, TEXT("</summary>\n<pre>"));
    check_html_reply(checked, &letter);
    html_text(page->out, buffer_text(&letter));
    page_add(page, TEXT("</pre>\n<button hidden data-from=\"p"));
    page_add_id(page, page->index);
    page_say(page, TEXT(">复制退回意见</button>\n</details>\n"), TEXT(">copy the letter</button>\n</details>\n"));
    buffer_free(&letter);
}

static void write_list(const Checked *checked)
{
    const Page *page = &checked->page;

    if (checked->founds->items.count == 0) {
        page_say(page, TEXT("<p class=\"empty\"><span class=\"good\">● 没有发现问题。</span></p>\n"),
                 TEXT("<p class=\"empty\"><span class=\"good\">● Nothing was found.</span></p>\n"));
        return;
    }
    page_add(page, TEXT("<ol class=\"found\">\n"));
    for (size_t i = 0; i < checked->founds->items.count; i++) {
        write_found(checked, &checked->founds->items.items[i]);
        read_flush(page->file, page->out);
    }
    page_add(page, TEXT("</ol>\n"));
}

static void write_found(const Checked *checked, const Found *found)
{
    const Page *page = &checked->page;
    Buffer place = { 0 };

    page_add(page, TEXT("<li id=\"o"));
    page_add_id(page, found->index);
    buffer_format(page->out, " class=\"%c\" data-r=\"", found->level);
    html_text(page->out, found->rule);
    page_add(page, TEXT("\"><a class=\"tag "));
    buffer_format(page->out, "%c\" href=\"#g", found->level);
    page_add_id(page, found->index);
    buffer_format(page->out, ">%c%zu</a><b>", found->level, found->number);
    html_text(page->out, rule_shown(found->rule, page->language));
    page_add(page, TEXT("</b><span>"));
    found_place(page->file, found, checked->covers, page->language, &place);
    html_text(page->out, buffer_text(&place));
    page_add(page, TEXT("</span><p>"));
    page_text(page, found->message);
    page_add(page, TEXT("</p>"));
    if (found->suggests && found->fix.len && !text_contains(found->message, found->fix)) {
        page_say(page, TEXT("<p class=\"fix\">建议改为 <ins>"), TEXT("<p class=\"fix\">suggested: <ins>"));
        page_text(page, found->fix);
        page_add(page, TEXT("</ins></p>"));
    }
    page_add(page, TEXT("</li>\n"));
    buffer_free(&place);
}

static void write_facts(const Checked *checked)
{
    const Page *page = &checked->page;

    page_add(page, TEXT("<details class=\"table\">\n<summary>"));
    buffer_format(page->out, page->language == LANGUAGE_ZH ? "数据点 %zu" : "Facts %zu",
                  page->facts.end - page->facts.first);
    if (page->blanks)
        buffer_format(page->out,
                      page->language == LANGUAGE_ZH ? " <span class=\"sign\"><i>▲</i>空缺 %zu</span>"
                                                    : " <span class=\"sign\"><i>▲</i>blanks %zu</span>",
                      page->blanks);
    page_add(page, TEXT("</summary>\n"));
    html_document_facts(page);
    page_add(page, TEXT("</details>\n"));
}
