/* read_html.c - one self-contained page: the texts, their facts beside them, and a list of
 * contents.
 *
 * It asks for nothing from anywhere: its policy allows the style and the script that
 * stand in it, by their hashes, and nothing else. It is read without the script, which adds
 * selection by key and filters. The list of contents comes last in the page, when all
 * is known; the style puts it at the left. */
#include "cli/read_html.h"

#include "base/html.h"
#include "cli/period_words.h"
#include "cli/place_words.h"
#include "cli/words.h"
#include "read_page_asset.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat read_html_format = { .begin = begin, .file = write_file, .end = end, .failed = page_failed };

static void write_filters(const ReadSettings *settings, Buffer *out);
static void write_document(const Page *page);
static void write_entry(const Page *page, const halfsky_document *document);
static void write_totals(bool zh, const ReadTotals *totals, Buffer *out);

/* ---- the frame -------------------------------------------------------------------- */

static void begin(const ReadSettings *settings, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;

    buffer_add(out, zh ? TEXT("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n")
                       : TEXT("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"));
    buffer_add(out, TEXT("<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                         "style-src '" READ_PAGE_CSS_HASH "'; script-src '" READ_PAGE_JS_HASH "'; "
                         "base-uri 'none'; form-action 'none'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"));
    page_words(zh, out, TEXT("材料中的数据点"), TEXT("Facts in reports"));
    buffer_add(out,
               TEXT("</title>\n<style>" READ_PAGE_CSS "</style>\n</head>\n<body>\n<header class=\"bar\">\n<h1>"));
    page_words(zh, out, TEXT("材料中的数据点"), TEXT("Facts in reports"));
    buffer_add(out, TEXT("</h1>\n<a class=\"to-list\" href=\"#list\">"));
    page_words(zh, out, TEXT("目录"), TEXT("Contents"));
    buffer_add(out, TEXT("</a>\n"));
    write_filters(settings, out);
    buffer_add(out, TEXT("</header>\n<main>\n"));
}

static void begin_choice(bool zh, Buffer *out, const char *name, Text label_zh, Text label_en)
{
    buffer_add(out, TEXT("<label><span>"));
    page_words(zh, out, label_zh, label_en);
    buffer_format(out, "</span><select name=\"%s\"><option value=\"\">", name);
    page_words(zh, out, TEXT("全部"), TEXT("all"));
    buffer_add(out, TEXT("</option>"));
}

static void add_choice(Buffer *out, Text value, Text shown)
{
    buffer_add(out, TEXT("<option value=\""));
    html_text(out, value);
    buffer_add(out, TEXT("\">"));
    html_text(out, shown);
    buffer_add(out, TEXT("</option>"));
}

static void end_choice(Buffer *out)
{
    buffer_add(out, TEXT("</select></label>\n"));
}

/* Hidden until the script, which they need, shows them. */
static void write_filters(const ReadSettings *settings, Buffer *out)
{
    static const char *const kinds[] = { "count", "money", "percent",     "measure",
                                         "rank",  "date",  "placeholder", "missing" };
    static const char *const statuses[] = { "actual", "plan", "target", "rule", "forecast", "intent" };
    bool zh = settings->language == LANGUAGE_ZH;
    halfsky_topic topic;

    buffer_add(out, TEXT("<details class=\"filters\" hidden>\n<summary>"));
    page_words(zh, out, TEXT("筛选"), TEXT("Filter"));
    buffer_add(out, TEXT("</summary>\n<div>\n<form role=\"search\">\n<label class=\"find\"><span>"));
    page_words(zh, out, TEXT("查找"), TEXT("Find"));
    buffer_add(out, TEXT("</span><input type=\"search\" name=\"text\" size=\"12\"></label>\n"));
    begin_choice(zh, out, "kind", TEXT("类别"), TEXT("Kind"));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        add_choice(out, text_of(kinds[i]), word_shown(text_of(kinds[i]), settings->language));
    end_choice(out);
    begin_choice(zh, out, "topic", TEXT("主题"), TEXT("Topic"));
    for (size_t i = 0; halfsky_topic_at(settings->catalog, i, &topic); i++)
        add_choice(out, text_from(topic.key), text_from(zh ? topic.zh : topic.en));
    end_choice(out);
    begin_choice(zh, out, "status", TEXT("性质"), TEXT("Status"));
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        add_choice(out, text_of(statuses[i]), word_shown(text_of(statuses[i]), settings->language));
    end_choice(out);
    buffer_add(out, TEXT("<label><input type=\"checkbox\" name=\"blank\"> "));
    page_words(zh, out, TEXT("只看空缺"), TEXT("blanks only"));
    buffer_add(out, TEXT("</label>\n<label><input type=\"checkbox\" name=\"by-topic\"> "));
    page_words(zh, out, TEXT("按主题排列"), TEXT("group by topic"));
    buffer_add(out, TEXT("</label>\n</form>\n<output data-one=\""));
    page_words(zh, out, TEXT("{n} 个数据点"), TEXT("facts: {n}"));
    buffer_add(out, TEXT("\" data-some=\""));
    page_words(zh, out, TEXT("{m} / {n} 个数据点"), TEXT("facts: {m} of {n}"));
    buffer_add(out, TEXT("\"></output>\n</div>\n</details>\n"));
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;

    if (totals->files == 0) {
        buffer_add(out, TEXT("<p class=\"empty\">"));
        page_words(zh, out, TEXT("○ 这里列出材料的原文和数据点；没有读出一个文件。"),
                   TEXT("○ The reports and their facts stand here; no file was read."));
        buffer_add(out, TEXT("</p>\n"));
    }
    buffer_add(out, TEXT("</main>\n<nav id=\"list\" tabindex=\"-1\" aria-label=\""));
    page_words(zh, out, TEXT("目录"), TEXT("Contents"));
    buffer_add(out, TEXT("\">\n<h2>"));
    page_words(zh, out, TEXT("目录"), TEXT("Contents"));
    buffer_add(out, TEXT("</h2>\n<p class=\"totals\">"));
    write_totals(zh, totals, out);
    buffer_add(out, TEXT("</p>\n"));
    if (totals->failures.len) {
        buffer_add(out, TEXT("<h3 class=\"unread\"><i>▲</i>"));
        page_words(zh, out, TEXT("未能读取"), TEXT("Not read"));
        buffer_format(out, " %zu</h3>\n<ul class=\"unread\">\n", totals->failed);
        buffer_add(out, totals->failures);
        buffer_add(out, TEXT("</ul>\n"));
    }
    buffer_add(out, TEXT("<ol class=\"files\">\n"));
    buffer_add(out, totals->index);
    buffer_add(out, TEXT("</ol>\n<p class=\"legend\">"));
    page_words(zh, out,
               TEXT("<i class=\"sign\">▲</i>空缺：数字未填或缺失　<i class=\"doubt\">◐</i>把握低，请核对　"
                    "&gt; 多于　&lt; 不足　≈ 约　≥ 至少　≤ 至多。虚线为计划、目标、标准、预计、意向。"),
               TEXT("<i class=\"sign\">▲</i>a blank: the figure was left out or lost; "
                    "<i class=\"doubt\">◐</i>low confidence, please verify; "
                    "&gt; over, &lt; under, ≈ about, ≥ at least, ≤ at most. "
                    "Dotted: plans, targets, rules, forecasts, intents."));
    buffer_add(out, TEXT("</p>\n<p class=\"legend keys\" hidden>"));
    page_words(
        zh, out,
        TEXT("<kbd>j</kbd> <kbd>k</kbd> 下一个、上一个　<kbd>b</kbd> 下一处空缺　<kbd>Enter</kbd> "
             "原文与表格之间　<kbd>/</kbd> 查找　"
             "<kbd>Esc</kbd> 取消"),
        TEXT("<kbd>j</kbd> <kbd>k</kbd> next, previous; <kbd>b</kbd> next blank; <kbd>Enter</kbd> between text and "
             "table; "
             "<kbd>/</kbd> find; <kbd>Esc</kbd> clear"));
    buffer_add(out, TEXT("</p>\n</nav>\n<script>" READ_PAGE_JS "</script>\n</body>\n</html>\n"));
}

static void write_totals(bool zh, const ReadTotals *totals, Buffer *out)
{
    buffer_format(out,
                  zh ? "<span>%zu 个文件</span> · <span>%zu 份材料</span> · <span>%zu 个数据点</span>"
                     : "<span>files %zu</span> · <span>documents %zu</span> · <span>facts %zu</span>",
                  totals->files, totals->documents, totals->facts);
}

/* ---- documents -------------------------------------------------------------------- */

static void write_file(const ReadFile *file, Buffer *out)
{
    Page page = { .file = file, .out = out, .language = file->settings->language };
    size_t documents = halfsky_document_count(file->reader);
    halfsky_document document;

    buffer_add(file->index, TEXT("<li><span class=\"path\" title=\""));
    html_text(file->index, file->name);
    buffer_add(file->index, TEXT("\">"));
    html_text(file->index, base_name(file->name));
    if (file->doc->scanned) {
        buffer_add(file->index, TEXT(" <small>"));
        html_text(file->index, doc_remark(file->doc, page.language));
        buffer_add(file->index, TEXT("</small>"));
    }
    buffer_add(file->index, documents ? TEXT("</span>\n<ol>\n") : TEXT("</span>\n"));
    for (size_t i = 0; page_next(&page, i, &document); i++) {
        /* The texts of a document last until the next fact is asked for. */
        halfsky_document_at(file->reader, i, &document);
        write_entry(&page, &document);
        write_document(&page);
    }
    buffer_add(file->index, documents ? TEXT("</ol></li>\n") : TEXT("</li>\n"));
}

static void write_counts(const Page *page, Buffer *out)
{
    bool zh = page->language == LANGUAGE_ZH;

    buffer_format(out, zh ? "<span>%zu 个数据点</span>" : "<span>facts %zu</span>",
                  page->facts.end - page->facts.first);
    if (page->blanks) {
        buffer_add(out, TEXT(" <span class=\"sign\"><i>▲</i>"));
        buffer_format(out, zh ? "空缺 %zu</span>" : "blanks %zu</span>", page->blanks);
    }
}

/* In the list of contents. */
static void write_entry(const Page *page, const halfsky_document *document)
{
    Buffer *index = page->file->index;

    buffer_format(index, "<li><a href=\"#d%zu-%zu\">", page->file->number, page->index + 1);
    page_add_text(page, page_title(page), index);
    buffer_add(index, TEXT("</a><p>"));
    page_add_origin(page, document, index);
    write_counts(page, index);
    buffer_add(index, TEXT("</p></li>\n"));
}

static void write_document(const Page *page)
{
    halfsky_document document;

    page_add(page, TEXT("<article id=\"d"));
    page_add_id(page, page->index);
    page_add(page, TEXT(" aria-labelledby=\"t"));
    page_add_id(page, page->index);
    page_add(page, TEXT(">\n<header><p class=\"path\">"));
    html_text(page->out, page->file->name);
    if (page->file->doc->scanned) {
        page_add(page, TEXT(" · "));
        html_text(page->out, doc_remark(page->file->doc, page->language));
    }
    if (halfsky_document_count(page->file->reader) > 1)
        buffer_format(page->out, page->language == LANGUAGE_ZH ? " · 第 %zu 篇" : " · document %zu",
                      page->index + 1);
    page_add(page, TEXT("</p>\n<p class=\"origin\">"));
    halfsky_document_at(page->file->reader, page->index, &document);
    page_add_origin(page, &document, page->out);
    write_counts(page, page->out);
    page_add(page, TEXT("</p></header>\n"));
    page_add(page, TEXT("<div class=\"panes\">\n"));
    html_document_text(page);
    html_document_facts(page);
    page_add(page, TEXT("</div>\n"));
    if (page->file->settings->all)
        html_document_items(page);
    page_add(page, TEXT("</article>\n"));
    read_flush(page->file, page->out);
}
