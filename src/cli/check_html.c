/* check_html.c - one self-contained page: what is to be done, and the texts with what was found in them.
 *
 * As the page of `read`, whose style it shares, it asks for nothing from anywhere and is read without
 * its script, which adds keys, filters and copying. What is to be done comes last in the
 * page, when all is known; style and script put it first. */
#include "cli/check_html.h"

#include "cli/words.h"
#include "check_page_asset.h"
#include "read_page_asset.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat check_html_format = {
    .begin = begin, .file = write_file, .copies = check_html_copies, .end = end, .failed = page_failed
};

static void write_filters(bool zh, Buffer *out);
static void write_today(bool zh, const ReadTotals *totals, const size_t counts[CLASSES], Text rows, Text clean,
                        Buffer *out);
static void write_help(bool zh, Buffer *out);

static void begin(const ReadSettings *settings, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;

    page_words(zh, out, TEXT("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"),
               TEXT("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"));
    buffer_add(out, TEXT("<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                         "style-src '" READ_PAGE_CSS_HASH "' '" CHECK_PAGE_CSS_HASH
                         "'; script-src '" CHECK_PAGE_JS_HASH "'; "
                         "base-uri 'none'; form-action 'none'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"));
    page_words(zh, out, TEXT("材料审核"), TEXT("Reports checked"));
    buffer_add(out, TEXT("</title>\n<style>" READ_PAGE_CSS "</style>\n<style>" CHECK_PAGE_CSS
                         "</style>\n</head>\n<body>\n<header class=\"bar\">\n<h1>"));
    page_words(zh, out, TEXT("材料审核"), TEXT("Reports checked"));
    buffer_add(out, TEXT("</h1>\n<a class=\"to-list\" href=\"#today\">"));
    page_words(zh, out, TEXT("今日要办"), TEXT("To do"));
    buffer_add(out, TEXT("</a>\n"));
    write_filters(zh, out);
    buffer_add(out, TEXT("</header>\n<main>\n"));
}

/* Hidden until the script, which they need, shows them and fills in the agencies. */
static void write_filters(bool zh, Buffer *out)
{
    Text rule;

    buffer_add(out, TEXT("<details class=\"filters\" hidden>\n<summary>"));
    page_words(zh, out, TEXT("筛选"), TEXT("Filter"));
    buffer_add(out, TEXT("</summary>\n<div>\n<form role=\"search\">\n<label class=\"find\"><span>"));
    page_words(zh, out, TEXT("查找"), TEXT("Find"));
    buffer_add(out, TEXT("</span><input type=\"search\" name=\"text\" size=\"12\"></label>\n<fieldset><legend>"));
    page_words(zh, out, TEXT("等级"), TEXT("Class"));
    buffer_add(out, TEXT("</legend>"));
    for (int i = 0; i < CLASSES; i++) {
        char level = (char)('A' + i);
        Text word = class_shown(level, zh ? LANGUAGE_ZH : LANGUAGE_EN);
        buffer_format(out,
                      "<label title=\"%.*s\"><input type=\"checkbox\" name=\"class\" value=\"%c\" checked>"
                      "<span class=\"tag %c\">%c</span></label>",
                      TEXT_ARG(word), level, level, level);
    }
    buffer_add(out, TEXT("</fieldset>\n<label><span>"));
    page_words(zh, out, TEXT("问题"), TEXT("Rule"));
    buffer_add(out, TEXT("</span><select name=\"rule\"><option value=\"\">"));
    page_words(zh, out, TEXT("全部"), TEXT("all"));
    buffer_add(out, TEXT("</option>"));
    for (size_t i = 0; (rule = rule_at(i)).len; i++) {
        buffer_add(out, TEXT("<option value=\""));
        html_text(out, rule);
        buffer_add(out, TEXT("\">"));
        html_text(out, rule_shown(rule, zh ? LANGUAGE_ZH : LANGUAGE_EN));
        buffer_add(out, TEXT("</option>"));
    }
    buffer_add(out, TEXT("</select></label>\n<label><span>"));
    page_words(zh, out, TEXT("单位"), TEXT("Agency"));
    buffer_add(out, TEXT("</span><select name=\"agency\"><option value=\"\">"));
    page_words(zh, out, TEXT("全部"), TEXT("all"));
    buffer_add(out, TEXT("</option></select></label>\n</form>\n<output data-one=\""));
    page_words(zh, out, TEXT("{n} 处问题"), TEXT("findings: {n}"));
    buffer_add(out, TEXT("\" data-some=\""));
    page_words(zh, out, TEXT("{m} / {n} 处问题"), TEXT("findings: {m} of {n}"));
    buffer_add(out, TEXT("\"></output>\n</div>\n</details>\n"));
}

static void write_file(const ReadFile *file, Buffer *out)
{
    Arena *arena = arena_new();
    Covers covers;
    Founds founds;
    FoundWalk walk = { 0 };
    halfsky_document document;
    Checked checked = { .page = { .file = file, .out = out, .language = file->settings->language },
                        .founds = &founds,
                        .covers = &covers };

    founds_cover(file, arena, &covers);
    checked.page.covers = &covers;
    for (size_t i = 0; page_next(&checked.page, i, &document); i++) {
        halfsky_document_at(file->reader, i, &document);
        checked.agency = arena_text(arena, text_from(document.agency));
        founds_gather(file, i, &walk, arena, &founds);
        check_html_note(&checked);
        check_html_document(&checked);
    }
    arena_free(arena);
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;
    Buffer rows = { 0 }, clean = { 0 }, contents = { 0 };
    size_t counts[CLASSES];

    check_html_rows(totals->index, settings->language, &rows, &clean, &contents, counts);
    write_today(zh, totals, counts, buffer_text(&rows), buffer_text(&clean), out);
    buffer_add(out, TEXT("</main>\n<nav id=\"list\" aria-label=\""));
    page_words(zh, out, TEXT("目录"), TEXT("Contents"));
    buffer_add(out, TEXT("\">\n<h2><a href=\"#today\">"));
    page_words(zh, out, TEXT("今日要办"), TEXT("To do"));
    buffer_add(out, TEXT("</a></h2>\n<ol class=\"files\">\n"));
    buffer_add(out, buffer_text(&contents));
    buffer_add(out, TEXT("</ol>\n"));
    write_help(zh, out);
    buffer_add(out, TEXT("</nav>\n<script>" CHECK_PAGE_JS "</script>\n</body>\n</html>\n"));
    buffer_free(&rows);
    buffer_free(&clean);
    buffer_free(&contents);
}

static void write_classes(bool zh, const size_t counts[CLASSES], Buffer *out)
{
    buffer_add(out, TEXT("<ul class=\"classes\">\n"));
    for (int i = 0; i < CLASSES; i++) {
        char level = (char)('A' + i);
        buffer_format(out, "<li><b>%zu</b><span class=\"tag %c\">%c</span> ", counts[level - 'A'], level, level);
        html_text(out, class_shown(level, zh ? LANGUAGE_ZH : LANGUAGE_EN));
        buffer_add(out, TEXT("</li>\n"));
    }
    buffer_add(out, TEXT("</ul>\n"));
}

static void write_today(bool zh, const ReadTotals *totals, const size_t counts[CLASSES], Text rows, Text clean,
                        Buffer *out)
{
    buffer_add(out, TEXT("<section id=\"today\" tabindex=\"-1\" aria-labelledby=\"today-title\">\n"
                         "<h2 id=\"today-title\">"));
    page_words(zh, out, TEXT("今日要办"), TEXT("To do"));
    buffer_format(out,
                  zh ? "</h2>\n<p class=\"totals\">%zu 个文件，%zu 份材料，%zu 处问题，%zu 个数据点</p>\n"
                     : "</h2>\n<p class=\"totals\">files %zu, documents %zu, findings %zu, facts %zu</p>\n",
                  totals->files, totals->documents, totals->findings, totals->facts);
    if (totals->excepted)
        buffer_format(out,
                      zh ? "<p class=\"totals\">另有 %zu 处为已知例外，没有列出</p>\n"
                         : "<p class=\"totals\">known exceptions, not listed: %zu</p>\n",
                      totals->excepted);
    if (totals->findings)
        write_classes(zh, counts, out);
    if (totals->failures.len) {
        buffer_add(out, TEXT("<div class=\"unread\"><h3><i>▲</i>"));
        page_words(zh, out, TEXT("未能读取，请对方重新提供"), TEXT("Not read, to be asked for again"));
        buffer_format(out, " %zu</h3>\n<ul>\n", totals->failed);
        buffer_add(out, totals->failures);
        buffer_add(out, TEXT("</ul></div>\n"));
    }
    if (totals->files == 0) {
        page_words(
            zh, out, TEXT("<p class=\"empty\">○ 这里列出每份材料的问题；没有读出一个文件。</p>\n"),
            TEXT("<p class=\"empty\">○ What is wrong with each report stands here; no file was read.</p>\n"));
    } else if (rows.len == 0) {
        page_words(zh, out, TEXT("<p class=\"empty\"><span class=\"good\">● 没有发现问题。</span></p>\n"),
                   TEXT("<p class=\"empty\"><span class=\"good\">● Nothing was found.</span></p>\n"));
    } else {
        page_words(zh, out, TEXT("<table>\n<thead><tr><th scope=\"col\">单位</th><th scope=\"col\">材料</th>"),
                   TEXT("<table>\n<thead><tr><th scope=\"col\">Agency</th><th scope=\"col\">Report</th>"));
        for (int i = 0; i < CLASSES; i++)
            buffer_format(out, "<th scope=\"col\" class=\"n\">%c</th>", 'A' + i);
        page_words(zh, out, TEXT("<th scope=\"col\" class=\"act\">退回意见</th></tr></thead>\n<tbody>\n"),
                   TEXT("<th scope=\"col\" class=\"act\">Letter</th></tr></thead>\n<tbody>\n"));
        buffer_add(out, rows);
        buffer_add(out, TEXT("</tbody>\n</table>\n"));
    }
    if (clean.len && rows.len) {
        buffer_add(out, TEXT("<div class=\"clean\"><h3 class=\"good\"><i>●</i>"));
        page_words(zh, out, TEXT("没有问题</h3>\n<ul>\n"), TEXT("Nothing found</h3>\n<ul>\n"));
        buffer_add(out, clean);
        buffer_add(out, TEXT("</ul></div>\n"));
    }
    buffer_add(out, TEXT("</section>\n"));
}

static void write_help(bool zh, Buffer *out)
{
    page_words(
        zh, out,
        TEXT("<p class=\"legend keys\" hidden><kbd>?</kbd> 键盘用法</p>\n"
             "<dialog id=\"help\" aria-label=\"键盘用法\"><h2>键盘用法</h2><dl>"
             "<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>下一处、上一处问题</dd>"
             "<dt><kbd>Enter</kbd></dt><dd>在原文和问题之间来回</dd>"
             "<dt><kbd>c</kbd></dt><dd>复制本份材料的退回意见</dd>"
             "<dt><kbd>t</kbd></dt><dd>回到今日要办</dd>"
             "<dt><kbd>/</kbd></dt><dd>查找</dd>"
             "<dt><kbd>Esc</kbd></dt><dd>取消选中、关闭</dd></dl>"
             "<button>关闭</button></dialog>\n"
             "<p id=\"said\" role=\"status\" data-copied=\"已复制退回意见\" data-failed=\"没能复制，请选中文字后按 "
             "Ctrl-C\"></p>\n"),
        TEXT("<p class=\"legend keys\" hidden><kbd>?</kbd> keys</p>\n"
             "<dialog id=\"help\" aria-label=\"Keys\"><h2>Keys</h2><dl>"
             "<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous finding</dd>"
             "<dt><kbd>Enter</kbd></dt><dd>between text and finding</dd>"
             "<dt><kbd>c</kbd></dt><dd>copy the letter about this report</dd>"
             "<dt><kbd>t</kbd></dt><dd>back to what is to be done</dd>"
             "<dt><kbd>/</kbd></dt><dd>find</dd>"
             "<dt><kbd>Esc</kbd></dt><dd>clear, close</dd></dl>"
             "<button>Close</button></dialog>\n"
             "<p id=\"said\" role=\"status\" data-copied=\"letter copied\" "
             "data-failed=\"could not copy: select the words and press Ctrl-C\"></p>\n"));
}
