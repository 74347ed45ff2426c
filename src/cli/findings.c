/* findings.c - findings for people, and found by where they stand. */
#include "cli/findings.h"

#include "cli/columns.h"
#include "cli/documents.h"
#include "cli/place_words.h"

#include <stdio.h>

enum { PLACE_WIDTH = 14, MESSAGE_WIDTH = 240 };

static Text standing_shown(const FindingView *view, Language language)
{
    static const char *const zh[FINDING_STANDINGS] = { "提示", "待说明", "已说明", "误报", "已不见" };

    if (language == LANGUAGE_EN)
        return text_of(finding_standing_word(view->standing));
    if (view->standing == FINDING_OPEN && view->row->class == 'A')
        return TEXT("待改正");
    return text_of(zh[view->standing]);
}

void finding_shown(const Session *session, const OpenDocument *document, const FindingView *view, bool place,
                   Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    Buffer where = { 0 };

    buffer_format(out, "%c  ", view->row ? view->row->class : '-');
    if (place) {
        buffer_format(&where, "%zu-%zu", view->start, view->stop);
        columns_left(out, buffer_text(&where), PLACE_WIDTH);
        columns_left(out, view->rule, PLACE_WIDTH);
        buffer_clear(&where);
    }
    text_place(&document->doc, document->row.start + view->start, session->language, &where);
    columns_left(out, buffer_text(&where), PLACE_WIDTH);
    buffer_free(&where);
    columns_left(out, standing_shown(view, session->language), 11);
    if (view->row)
        columns_last(out, zh ? view->row->zh : view->row->en, MESSAGE_WIDTH);
    buffer_add_char(out, '\n');
    if (!view->explanation || view->explanation->kind == EXPLANATION_TAKEN_BACK)
        return;
    bool unfounded = view->explanation->kind == EXPLANATION_UNFOUNDED;
    buffer_add(out, TEXT("     "));
    if (view->explanation->document != document->row.id)
        buffer_add(out, zh ? TEXT("对前一版") : TEXT("of the version before, "));
    if (unfounded)
        buffer_add(out, zh ? TEXT("办公室认定误报：") : TEXT("unfounded: "));
    else
        buffer_add(out, zh ? TEXT("说明：") : TEXT("explained: "));
    columns_last(out, view->explanation->text, MESSAGE_WIDTH);
    buffer_add_char(out, '\n');
}

Problem finding_given(const Session *session, Id document, const char *place, const char *rule, FindingAnchor *out)
{
    OpenDocument opened;
    FindingViews views;
    size_t start, stop, found = 0;

    *out = (FindingAnchor){ .document = document };
    if (!span_given(place, &start, &stop))
        return problem(PROBLEM_FINDING_UNKNOWN, text_of(place), TEXT(""), TEXT(""));
    TRY(finding_list(session->work, document, &opened, &views));
    for (size_t i = 0; i < views.count; i++) {
        const FindingView *view = &views.items[i];

        if (!view->row || view->start != start || (stop && view->stop != stop)
            || (rule && !text_equal(view->rule, text_of(rule))))
            continue;
        /* several that say the same rule of the same words are one to whoever explains it */
        found += !(found && view->stop == out->stop && text_equal(view->rule, out->rule));
        out->start = view->start;
        out->stop = view->stop;
        out->rule = view->rule;
        out->based_on =
            view->explanation && view->explanation->document == document ? view->explanation->revision : 0;
    }
    return found == 1 ? OK : problem(PROBLEM_FINDING_UNKNOWN, text_of(place), TEXT(""), TEXT(""));
}
