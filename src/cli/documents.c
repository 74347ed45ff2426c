/* documents.c - what the commands on documents and facts share. */
#include "cli/documents.h"

#include "model/said.h"

Problem document_given(const char *word, Id *out)
{
    if (!id_read(text_of(word), out))
        return problem(PROBLEM_DOCUMENT_UNKNOWN, text_of(word), TEXT(""), TEXT(""));
    return OK;
}

static bool number_read(Text text, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || i > 12)
            return false;
        *out = *out * 10 + (size_t)(text.at[i] - '0');
    }
    return text.len > 0;
}

bool span_given(const char *place, size_t *start, size_t *stop)
{
    Text rest = text_of(place), from;

    *stop = 0;
    text_cut(&rest, '-', &from);
    return number_read(from, start) && (!rest.len || (number_read(rest, stop) && *stop > *start));
}

Problem fact_given(const Session *session, Id document, const char *place, FactAnchor *out)
{
    Problem unknown = problem(PROBLEM_FACT_UNKNOWN, text_of(place), TEXT(""), TEXT(""));
    FactViews views = { 0 };
    OpenDocument opened;
    size_t stop, found = 0;

    *out = (FactAnchor){ .document = document };
    if (!span_given(place, &out->start, &stop))
        return unknown;
    out->stop = stop;
    TRY(document_open(session->work, document, &opened));
    TRY(facts_view(session->work, &opened, &views));
    for (size_t i = 0; i < views.count; i++) {
        const FactView *view = &views.items[i];
        if (view->start != out->start || (stop && view->stop != stop))
            continue;
        found++;
        out->stop = view->stop;
        out->based_on = view->decision ? view->decision->revision : 0;
    }
    return found == 1 || (found == 0 && stop) ? OK : unknown;
}

Problem period_given(const OptionValue *value, Period *out)
{
    *out = (Period){ 0 };
    if (value->given && !period_said(text_of(value->text), out))
        return problem(PROBLEM_CELL_WRONG, text_of(value->text), TEXT("2026 2026-S1 2026-01..2026-10"), TEXT(""));
    return OK;
}

Text title_shown(const Session *session, Text title)
{
    if (title.len)
        return title;
    return session->language == LANGUAGE_ZH ? TEXT("（无标题）") : TEXT("(no title)");
}

Text document_state_shown(DocumentState state, Language language)
{
    static const char *const zh[] = { [DOCUMENT_RECEIVED] = "待分送",
                                      [DOCUMENT_SUBMITTED] = "已报",
                                      [DOCUMENT_RETURNED] = "退回",
                                      [DOCUMENT_ACCEPTED] = "验收",
                                      [DOCUMENT_REPLACED] = "已有新版" };

    return text_of(language == LANGUAGE_ZH ? zh[state] : document_state_word(state));
}

Text fact_standing_shown(FactStanding standing, Language language)
{
    static const char *const zh[] = {
        [FACT_KEPT] = "留存",        [FACT_OPEN] = "待审定",     [FACT_ACCEPTED] = "已采纳",
        [FACT_CORRECTED] = "已改正", [FACT_REJECTED] = "不采纳", [FACT_PROPOSED] = "读法有变"
    };

    return text_of(language == LANGUAGE_ZH ? zh[standing] : fact_standing_word(standing));
}

Text agency_shown(const Session *session, const Tree *tree, Id agency)
{
    return agency ? tree_name(tree, agency, session->work->today) : TEXT("");
}

void id_shown(Id id, Buffer *out)
{
    char text[ID_TEXT_MAX];

    buffer_add(out, (Text){ text, id_write(id, text) });
}

void period_shown(Period period, Buffer *out)
{
    char text[PERIOD_TEXT_MAX];

    buffer_add(out, period.kind == PERIOD_NONE ? TEXT("—") : (Text){ text, period_write(period, text) });
}
