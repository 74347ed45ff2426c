/* findings.c - findings and explanations brought together, and said. */
#include "work/findings.h"

static const char *const standing_words[FINDING_STANDINGS] = { "hint", "open", "explained", "unfounded", "gone" };

static const Explanation *said_to(const FindingRow *row, const Explanations *said);
static FindingStanding standing_of(const FindingRow *row, const Explanation *explanation);
static Problem carry_over(Work *work, Id document, FindingViews *views);
static Problem say(Work *work, Verb verb, FindingAnchor anchor, ExplanationKind kind, Text reason);
static Problem say_it(Work *work, FindingAnchor anchor, ExplanationKind kind, Text reason);

const char *finding_standing_word(FindingStanding standing)
{
    return standing_words[standing];
}

static bool is_used(const FindingViews *views, const Explanation *explanation)
{
    for (size_t i = 0; i < views->count; i++)
        if (views->items[i].explanation == explanation)
            return true;
    return false;
}

Problem findings_view(Work *work, Id document, FindingViews *out)
{
    Vault vault = work_vault(work);
    FindingRows *rows = ARENA_NEW(work->arena, FindingRows);
    Explanations *said = ARENA_NEW(work->arena, Explanations);

    *out = (FindingViews){ 0 };
    TRY(findings_load(&vault, document, rows));
    TRY(explanations_of(&vault, document, said));
    for (size_t i = 0; i < rows->count; i++) {
        const FindingRow *row = &rows->items[i];
        const Explanation *explanation = said_to(row, said);

        LIST_PUSH(
            work->arena, out,
            (FindingView){ standing_of(row, explanation), row->rule, row->start, row->stop, row, explanation });
    }
    for (size_t i = 0; i < said->count; i++) {
        const Explanation *explanation = &said->items[i];

        if (explanation->kind != EXPLANATION_TAKEN_BACK && !is_used(out, explanation))
            LIST_PUSH(work->arena, out,
                      (FindingView){ FINDING_GONE, explanation->rule, explanation->start, explanation->stop, NULL,
                                     explanation });
    }
    return carry_over(work, document, out);
}

Problem finding_list(Work *work, Id document, OpenDocument *opened, FindingViews *out)
{
    TRY(document_read(work, document, opened));
    return findings_view(work, document, out);
}

/* What was said of just these words under the same rule, else of those that overlap most. */
static const Explanation *said_to(const FindingRow *row, const Explanations *said)
{
    const Explanation *best = NULL;
    size_t most = 0;

    for (size_t i = 0; i < said->count; i++) {
        const Explanation *one = &said->items[i];
        size_t from = row->start > one->start ? row->start : one->start;
        size_t to = row->stop < one->stop ? row->stop : one->stop;

        if (!text_equal(one->rule, row->rule))
            continue;
        if (one->start == row->start && one->stop == row->stop)
            return one;
        if (one->kind != EXPLANATION_TAKEN_BACK && from < to && to - from > most) {
            best = one;
            most = to - from;
        }
    }
    return best;
}

/* ---- from the version before ---- */

static bool same_sentence(const OpenDocument *a, const FindingView *first, const OpenDocument *b,
                          const FindingView *second)
{
    Stretch x = sentence_around(a->text, first->start, first->stop);
    Stretch y = sentence_around(b->text, second->start, second->stop);

    return text_equal(first->rule, second->rule) && first->start - x.start == second->start - y.start
           && text_equal(text_slice(a->text, x.start, x.stop), text_slice(b->text, y.start, y.stop));
}

/* What was said of the version before holds on where nothing was said anew: of the same words in a sentence that did not
 * change, when only one of the two versions' findings is such. */
static Problem carry_over(Work *work, Id document, FindingViews *views)
{
    Vault vault = work_vault(work);
    OpenDocument own, older;
    FindingViews before;
    DocumentRow row;
    bool found;

    TRY(document_row_find(&vault, document, &row, &found));
    if (!found || !row.replaces)
        return OK;
    TRY(findings_view(work, row.replaces, &before));
    TRY(document_open(work, document, &own));
    TRY(document_open(work, row.replaces, &older));
    for (size_t i = 0; i < views->count; i++) {
        FindingView *view = &views->items[i];
        const FindingView *match = NULL;
        size_t matches = 0;

        for (size_t k = 0; k < before.count && view->row && !view->explanation; k++)
            if (before.items[k].row && same_sentence(&own, view, &older, &before.items[k])) {
                match = &before.items[k];
                matches++;
            }
        if (matches != 1 || !match->explanation || match->explanation->kind == EXPLANATION_TAKEN_BACK)
            continue;
        view->explanation = match->explanation;
        view->standing = standing_of(view->row, view->explanation);
    }
    return OK;
}

/* An explanation of B does no more when the check has become an A. */
static FindingStanding standing_of(const FindingRow *row, const Explanation *explanation)
{
    if (explanation && explanation->kind == EXPLANATION_UNFOUNDED)
        return FINDING_UNFOUNDED;
    if (explanation && explanation->kind == EXPLANATION_GIVEN && row->class != 'A')
        return FINDING_EXPLAINED;
    return row->class == 'D' ? FINDING_HINT : FINDING_OPEN;
}

Problem findings_acceptable(Work *work, Id document)
{
    FindingViews views;
    size_t mended = 0, explained = 0;

    TRY(findings_view(work, document, &views));
    for (size_t i = 0; i < views.count; i++) {
        bool open = views.items[i].standing == FINDING_OPEN;
        mended += open && views.items[i].row->class == 'A';
        explained += open && views.items[i].row->class != 'A';
    }
    if (mended)
        return problem(PROBLEM_DOCUMENT_OBJECTED, arena_format(work->arena, "%zu", mended), TEXT(""), TEXT(""));
    if (explained)
        return problem(PROBLEM_DOCUMENT_UNEXPLAINED, arena_format(work->arena, "%zu", explained), TEXT(""),
                       TEXT(""));
    return OK;
}

/* ---- saying ---- */

Problem finding_explain(Work *work, FindingAnchor finding, Text reason)
{
    return say(work, VERB_FINDING_EXPLAIN, finding, EXPLANATION_GIVEN, reason);
}

Problem finding_dismiss(Work *work, FindingAnchor finding, Text reason)
{
    return say(work, VERB_DOCUMENT_REVIEW, finding, EXPLANATION_UNFOUNDED, reason);
}

Problem finding_take_back(Work *work, FindingAnchor finding)
{
    return say(work, VERB_FINDING_EXPLAIN, finding, EXPLANATION_TAKEN_BACK, TEXT(""));
}

static Problem say(Work *work, Verb verb, FindingAnchor anchor, ExplanationKind kind, Text reason)
{
    static const char *const details[EXPLANATION_KINDS] = { "explain a finding", "dismiss a finding",
                                                            "take an explanation back" };
    OpenDocument document;

    TRY(document_open(work, anchor.document, &document));
    TRY(work_begin(work, verb, document.row.agency));
    return work_end(work, verb, say_it(work, anchor, kind, text_trim(reason)),
                    (WorkNote){ "document", anchor.document, text_of(details[kind]) });
}

static Problem find(Work *work, FindingAnchor anchor, FindingView *out)
{
    FindingViews views;

    TRY(findings_view(work, anchor.document, &views));
    for (size_t i = 0; i < views.count; i++) {
        *out = views.items[i];
        if (out->row && out->start == anchor.start && out->stop == anchor.stop
            && text_equal(out->rule, anchor.rule))
            return OK;
    }
    return problem(PROBLEM_FINDING_UNKNOWN, arena_format(work->arena, "%zu-%zu", anchor.start, anchor.stop),
                   TEXT(""), TEXT(""));
}

/* What was said of words that a better check draws otherwise is said again there, under the new anchor. */
static Problem say_it(Work *work, FindingAnchor anchor, ExplanationKind kind, Text reason)
{
    Vault vault = work_vault(work);
    OpenDocument document;
    FindingView view = { 0 };

    TRY(document_open(work, anchor.document, &document)); /* as it is inside the transaction */
    if (document.row.state == DOCUMENT_REPLACED)
        return problem(PROBLEM_DOCUMENT_REPLACED, TEXT(""), TEXT(""), TEXT(""));
    TRY(find(work, anchor, &view));
    if (view.explanation && view.explanation->document != anchor.document)
        view.explanation = NULL; /* said of the version before: here it is the first word */
    if ((view.explanation ? view.explanation->revision : 0) != anchor.based_on)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    if (kind == EXPLANATION_TAKEN_BACK && !view.explanation)
        return problem(PROBLEM_FINDING_UNKNOWN, arena_format(work->arena, "%zu-%zu", anchor.start, anchor.stop),
                       TEXT(""), TEXT(""));
    if (kind != EXPLANATION_TAKEN_BACK && !reason.len)
        return problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT(""));
    if (kind == EXPLANATION_GIVEN && view.row->class == 'A')
        return problem(PROBLEM_FINDING_NOT_EXPLAINED, TEXT(""), TEXT(""), TEXT(""));
    if (kind == EXPLANATION_TAKEN_BACK && view.explanation && view.explanation->kind == EXPLANATION_UNFOUNDED)
        TRY(work_may(work, VERB_DOCUMENT_REVIEW, 0)); /* what the office said, only the office takes back */
    Explanation explanation = {
        .id = work_id(work),
        .document = anchor.document,
        .text_key = document.row.text_key,
        .rule = anchor.rule,
        .start = anchor.start,
        .stop = anchor.stop,
        .revision = anchor.based_on + 1,
        .kind = kind,
        .text = reason,
        .made_at = work->now,
        .made_by = work->actor.id,
    };
    if (view.explanation) { /* it keeps its anchor, where it is told apart by revisions */
        explanation.start = view.explanation->start;
        explanation.stop = view.explanation->stop;
    }
    explanation.quote = text_slice(document.text, explanation.start, explanation.stop);
    return explanation_add(&vault, &explanation);
}
