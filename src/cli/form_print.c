/* form_print.c - a filled form as a page to print. */
#include "cli/form_print.h"

#include "base/html.h"
#include "cli/form_sheet.h"
#include "form_page_style.h"
#include "work/filled_code.h"

static void head_add(const Session *session, const FilledView *view, Buffer *out);
static void rows_add(const FilledView *view, Buffer *out);
static void foot_add(const Session *session, const FilledView *view, Buffer *out);

void form_print(const Session *session, const FilledView *view, Buffer *out)
{
    buffer_add(out, TEXT("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                         "style-src '" FORM_PAGE_CSS_HASH "'; base-uri 'none'; form-action 'none'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"));
    html_text(out, view->form.title);
    buffer_add(out, TEXT(" "));
    html_text(out, view->agency);
    buffer_add(out, TEXT("</title>\n<style>" FORM_PAGE_CSS "</style>\n</head>\n<body>\n<h1>"));
    html_text(out, view->form.title);
    buffer_add(out, TEXT("</h1>\n"));
    head_add(session, view, out);
    rows_add(view, out);
    foot_add(session, view, out);
    buffer_add(out, TEXT("</body>\n</html>\n"));
}

static void labelled(Buffer *out, const char *label, Text words)
{
    buffer_add(out, text_of(label));
    html_text(out, words);
    buffer_add_char(out, '\n');
}

static void head_add(const Session *session, const FilledView *view, Buffer *out)
{
    Arena *arena = session->work->arena;
    const Form *form = &view->form;

    buffer_add(out, TEXT("<div class=\"head\">\n<p>"));
    labelled(out, "填报单位：", view->agency);
    labelled(out, "统计时段：", window_shown(arena, view->filled.period));
    buffer_add(out, TEXT("</p>\n"));
    if (date_valid(form->valid_to) && !form_expired(form, session->work->today)) {
        buffer_add(out, TEXT("<p>"));
        labelled(out, "表　　号：", form->number);
        labelled(out, "制定机关：", form->issuer);
        labelled(out, "批准文号：", form->approval);
        labelled(out, "有效期至：", day_words(arena, form->valid_to));
        buffer_add(out, TEXT("</p>\n"));
    }
    buffer_add(out, TEXT("</div>\n"));
}

static void cell_add(GridValue value, Buffer *out)
{
    char words[VALUE_TEXT_MAX];

    buffer_add(out, TEXT("<td class=\"value\">"));
    if (value.state == VALUE_ZERO)
        buffer_add(out, TEXT("0"));
    else if (value.state != VALUE_BLANK)
        html_text(out, (Text){ words, value_write(value, LANGUAGE_ZH, words) });
    buffer_add(out, TEXT("</td>"));
}

static void rows_add(const FilledView *view, Buffer *out)
{
    buffer_add(
        out, TEXT("<table>\n<thead><tr><th>行号</th><th>指标</th><th>计量单位</th><th>本期数</th><th>上年同期</th>"
                  "<th>说明</th></tr></thead>\n<tbody>\n"));
    for (size_t i = 0; i < view->rows.count; i++) {
        const FilledRow *row = &view->rows.items[i];

        buffer_format(out, "<tr%s><td class=\"place\">%d</td><td>", row->item.whole ? " class=\"part\"" : "",
                      row->item.place);
        if (row->item.whole && !row->item.addend)
            buffer_add(out, TEXT("其中："));
        html_text(out, row->item.label);
        buffer_add(out, TEXT("</td><td class=\"unit\">"));
        html_text(out, row->unit);
        buffer_add(out, TEXT("</td>"));
        cell_add(row->filled.value, out);
        cell_add(row->last_year, out);
        buffer_add(out, TEXT("<td>"));
        html_text(out, row->filled.explanation);
        buffer_add(out, TEXT("</td></tr>\n"));
    }
    buffer_add(out, TEXT("</tbody>\n</table>\n"));
}

static void name_add(const char *label, Text name, Buffer *out)
{
    buffer_format(out, "<span>%s：", label);
    html_text(out, name);
    buffer_add(out, TEXT("</span>\n"));
}

static void foot_add(const Session *session, const FilledView *view, Buffer *out)
{
    const FilledForm *filled = &view->filled;
    bool handed_in = filled->state == ANSWER_SUBMITTED || filled->state == ANSWER_ACCEPTED;
    char code[CHECK_CODE_TEXT_MAX];

    buffer_add(out, TEXT("<p class=\"names\">"));
    name_add("单位负责人", filled->head, out);
    name_add("审核人", filled->checked_by, out);
    name_add("填表人", filled->filled_by, out);
    buffer_add(out, TEXT("</p>\n<p class=\"foot\"><span>（公章）　　"));
    html_text(out, day_words(session->work->arena, session->work->today));
    buffer_add(out, TEXT("打印</span>\n"));
    if (!handed_in)
        buffer_add(out, TEXT("<span class=\"draft\">草稿，还没有报出</span>\n"));
    filled_code(session->work, view, code);
    buffer_format(out, "<span>校验码 <span class=\"code\">%s</span></span></p>\n", code);
}
