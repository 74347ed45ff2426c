/* titles.c - titles that a page's frame left in the text: pasted into a sentence, standing there twice, glued to the body. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

enum { TITLE_LETTERS = 120, GLUED_LEAST = 90 };

static void object(Checker *c, size_t start, size_t end, bool mendable)
{
    Finding *finding = finding_add(c, CHECK_TITLE, start, end);

    finding->stated = text_slice(c->text, start, end);
    finding->mendable = mendable;
    finding->fix = TEXT("");
}

/* 工作汇报《妇女儿童工作汇报》, 水利局水利局: found when the text was read. */
static void doubles_check(Checker *c)
{
    for (size_t i = 0; i < c->items->count; i++) {
        const Item *item = &c->items->items[i];

        if (item->type == ITEM_NOISE && item->document == c->document
            && text_equal(item->detail, TEXT("double_title")))
            object(c, item->span.start, item->span.end, true);
    }
}

/* 使命神圣，妇女儿童工作汇报。 A clause that is nothing but a title ends the sentence, and nothing in it asks for one. */
static void pasted_check(Checker *c, Span line)
{
    Text text = text_slice(c->text, 0, line.end);

    for (size_t at = line.start; at < line.end;) {
        size_t stop = at + text_find(text_slice(text, at, line.end), TEXT("。"));
        if (stop >= line.end)
            return;
        size_t title = listed_before(c->r->catalog, WORDS_REPORT_TITLE, text, stop, line.start);
        size_t start = title ? clause_start(text, stop, line.start) : 0;
        if (title && start > at && text_before(text, start, TEXT("，"))
            && is_listed(c->r->catalog, WORDS_REPORT_TITLE, text_slice(text, start, stop))
            && !listed_within(c->r->catalog, WORDS_ASKS_TITLE,
                              text_slice(text, clause_start(text, start - 3, line.start), start)))
            object(c, start - 3, stop, true);
        at = stop + 3;
    }
}

/* 妇女儿童工作总结一年来，我局 …: the title runs into the first sentence. */
static void glued_check(Checker *c, Span line)
{
    const Catalog *catalog = c->r->catalog;
    Text text = text_slice(c->text, 0, line.end);
    size_t length;

    if (line.end - line.start < GLUED_LEAST)
        return;
    for (size_t at = line.start; at < line.end && at - line.start < TITLE_LETTERS; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        if (code == U'，' || code == U'。' || code == U'：' || code == U'、' || code == U'《' || code == ',')
            return;
        size_t title = listed_at(catalog, WORDS_REPORT_TITLE, text, at), end = at + title, gap;
        if (!title)
            continue;
        for (gap = end; gap < line.end && (text.at[gap] == ' ' || text_at(text, gap, TEXT("　")));)
            gap += text.at[gap] == ' ' ? 1 : 3;
        if (listed_at(catalog, WORDS_BODY_OPENER, text, gap)
            && !listed_within(catalog, WORDS_ASKS_TITLE, text_slice(text, line.start, at)))
            object(c, line.start, end, false);
        return;
    }
}

void titles_check(Checker *c)
{
    doubles_check(c);
    for (size_t i = c->first_line; i < c->last_line; i++) {
        const Line *line = &c->r->lines.items[i];

        if (line->table)
            continue;
        pasted_check(c, line->span);
        glued_check(c, line->span);
    }
}
