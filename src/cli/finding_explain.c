/* finding_explain.c - `halfsky finding explain` and `finding dismiss`: what is said to findings. */
#include "cli/documents.h"
#include "cli/findings.h"
#include "cli/given.h"

#include <string.h>

enum { EXPLAIN_RULE, EXPLAIN_REVISION, EXPLAIN_TAKE_BACK, EXPLAIN_OPTIONS };

static int run_explain(const Session *session, const OptionValue *values, char **operands, int count);
static int run_dismiss(const Session *session, const OptionValue *values, char **operands, int count);

#define EXPLAIN_SHARED                                                                           \
    [EXPLAIN_RULE] = { "rule",                                                                   \
                       0,                                                                        \
                       OPTION_TEXT,                                                              \
                       "RULE",                                                                   \
                       0,                                                                        \
                       0,                                                                        \
                       "同一处有几个疑点时：哪条规则",                                           \
                       "which rule, where several findings stand in one place" },                \
    [EXPLAIN_REVISION] = {                                                                       \
        "revision",                                                                              \
        0,                                                                                       \
        OPTION_NUMBER,                                                                           \
        "N",                                                                                     \
        0,                                                                                       \
        1000000000,                                                                              \
        "所依据的说明次数，没有说明过为 0；别人说明过就不写入",                                  \
        "how many explanations it is based on, 0 for none; refused when there was another since" \
    }

static const Option explain_options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    EXPLAIN_SHARED,
    [EXPLAIN_TAKE_BACK] = { "take-back", 0, OPTION_FLAG, NULL, 0, 0, "收回说过的", "take back what was said" },
    [EXPLAIN_OPTIONS] = { 0 },
};

static const Option dismiss_options[] = { EXPLAIN_SHARED, [EXPLAIN_TAKE_BACK] = { 0 } };

const Command finding_explain_command = {
    .name = "finding explain",
    .usage = "finding explain DOCUMENT PLACE|all REASON [--rule RULE] [--revision N] [--take-back]",
    .zh = "说明 B、C 类疑点为什么没有错",
    .en = "say why a finding of class B or C is right all the same",
    .details_zh =
        "PLACE 是 finding list 列出的位置；all 指所有待说明的 B、C 类疑点。A 类必须改正，不能只作说明。\n",
    .details_en = "PLACE is a place of \"finding list\"; all: every finding of class B or C that is open. Those of "
                  "class A are\n"
                  "to be mended.\n",
    .options = explain_options,
    .most_operands = 3,
    .needs_data = true,
    .run = run_explain,
};

const Command finding_dismiss_command = {
    .name = "finding dismiss",
    .usage = "finding dismiss DOCUMENT PLACE REASON [--rule RULE] [--revision N]",
    .zh = "办公室认定疑点是误报",
    .en = "the office says that there is nothing to object to",
    .details_zh = "PLACE 是 finding list 列出的位置。各类疑点都可以；被认定误报的 A 类疑点不再妨碍验收。\n",
    .details_en =
        "PLACE is a place of \"finding list\". Of any class; one of class A stands no longer in the way.\n",
    .options = dismiss_options,
    .most_operands = 3,
    .needs_data = true,
    .run = run_dismiss,
};

/* All of B and C that are open, with one reason. */
static Problem explain_all(const Session *session, Id document, Text reason)
{
    OpenDocument opened;
    FindingViews views;

    TRY(finding_list(session->work, document, &opened, &views));
    for (size_t i = 0; i < views.count; i++) {
        const FindingView *view = &views.items[i];
        FindingAnchor anchor;

        if (view->standing != FINDING_OPEN || view->row->class == 'A')
            continue;
        anchor = (FindingAnchor){ document, view->rule, view->start, view->stop,
                                  view->explanation && view->explanation->document == document
                                      ? view->explanation->revision
                                      : 0 };
        Problem wrong = finding_explain(session->work, anchor, reason);
        if (wrong.code && wrong.code != PROBLEM_CHANGED_SINCE) /* said of the same words just before */
            return wrong;
    }
    return OK;
}

static Problem anchor_given(const Session *session, const OptionValue *values, char **operands, FindingAnchor *out)
{
    Id document;

    TRY(document_given(operands[0], &document));
    TRY(finding_given(session, document, operands[1], values[EXPLAIN_RULE].given ? values[EXPLAIN_RULE].text : NULL,
                      out));
    if (values[EXPLAIN_REVISION].given)
        out->based_on = (int)values[EXPLAIN_REVISION].number;
    return OK;
}

static int run_explain(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool back = values[EXPLAIN_TAKE_BACK].given;
    FindingAnchor anchor;
    Id document;
    Problem wrong = given_words(&finding_explain_command, count, back ? 2 : 3);

    if (!wrong.code && strcmp(operands[1], "all") == 0 && !back) {
        wrong = document_given(operands[0], &document);
        if (!wrong.code)
            wrong = explain_all(session, document, text_of(operands[2]));
        return session_complain(session, wrong);
    }
    if (!wrong.code)
        wrong = anchor_given(session, values, operands, &anchor);
    if (!wrong.code)
        wrong = back ? finding_take_back(session->work, anchor)
                     : finding_explain(session->work, anchor, text_of(operands[2]));
    return session_complain(session, wrong);
}

static int run_dismiss(const Session *session, const OptionValue *values, char **operands, int count)
{
    FindingAnchor anchor;
    Problem wrong = given_words(&finding_dismiss_command, count, 3);

    if (!wrong.code)
        wrong = anchor_given(session, values, operands, &anchor);
    if (!wrong.code)
        wrong = finding_dismiss(session->work, anchor, text_of(operands[2]));
    return session_complain(session, wrong);
}
