/* filled.c - the verbs of filled forms. */
#include "work/filled.h"

#include "store/forms.h"

/* The filled form that a verb works on. */
typedef struct {
    Work *work;
    Vault vault;
    FilledView view;
} Filling;

static Problem change_it(Work *work, Id call, Id agency, const FilledChange *changes, size_t count,
                         size_t *changed);
static Problem take_it(Work *work, Id call, Id agency, const FilledChange *changes, size_t count,
                       const Signatures *names, size_t *changed);
static Problem zero_it(Work *work, Id call, Id agency, bool over);
static Problem submit_it(Work *work, Id call, Id agency, const Signatures *names, int64_t based_on,
                         FilledView *view);
static Problem back_it(Work *work, Id call, Id agency, AnswerState state, Text remark, int64_t based_on);
static Problem accept_it(Work *work, Id call, Id agency, int64_t based_on);
static Problem correct_it(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, Text reason);
static bool put_names(FilledForm *filled, const Signatures *names);

Problem filled_change(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, size_t *changed)
{
    *changed = 0;
    TRY(work_begin(work, VERB_FORM_FILL, agency));
    return work_end(work, VERB_FORM_FILL, change_it(work, call, agency, changes, count, changed),
                    (WorkNote){ "call", call, TEXT("fill") });
}

Problem filled_take(Work *work, Id call, Id agency, const FilledChange *changes, size_t count,
                    const Signatures *names, bool trial, size_t *changed)
{
    *changed = 0;
    TRY(work_begin(work, VERB_FORM_FILL, agency));
    return work_end_unless(work, trial, VERB_FORM_FILL, take_it(work, call, agency, changes, count, names, changed),
                           (WorkNote){ "call", call, TEXT("fill from a sheet") });
}

Problem filled_zero(Work *work, Id call, Id agency, bool over)
{
    TRY(work_begin(work, VERB_FORM_FILL, agency));
    return work_end(work, VERB_FORM_FILL, zero_it(work, call, agency, over),
                    (WorkNote){ "call", call, TEXT("zero report") });
}

Problem filled_submit(Work *work, Id call, Id agency, const Signatures *names, int64_t based_on, FilledView *view)
{
    TRY(work_begin(work, VERB_FORM_FILL, agency));
    return work_end(work, VERB_FORM_FILL, submit_it(work, call, agency, names, based_on, view),
                    (WorkNote){ "call", call, TEXT("submit form") });
}

Problem filled_take_back(Work *work, Id call, Id agency, int64_t based_on)
{
    TRY(work_begin(work, VERB_FORM_FILL, agency));
    return work_end(work, VERB_FORM_FILL, back_it(work, call, agency, ANSWER_DRAFT, TEXT(""), based_on),
                    (WorkNote){ "call", call, TEXT("take form back") });
}

Problem filled_return(Work *work, Id call, Id agency, Text remark, int64_t based_on)
{
    bool office = role_may(work->actor.role, VERB_FORM_REVIEW) != MAY_NOT;
    Verb verb = office ? VERB_FORM_REVIEW : VERB_CALL_CONFIRM;
    Answer answer = { 0 };
    bool found;

    if (!text_trim(remark).len)
        return problem(PROBLEM_REMARK_MISSING, TEXT(""), TEXT(""), TEXT(""));
    TRY(answer_find(work->db, work->county, call, agency, &answer, &found));
    TRY(work_begin(work, verb, office ? agency : answer.through));
    return work_end(work, verb, back_it(work, call, agency, ANSWER_RETURNED, text_trim(remark), based_on),
                    (WorkNote){ "call", call, TEXT("return form") });
}

Problem filled_accept(Work *work, Id call, Id agency, int64_t based_on)
{
    TRY(work_begin(work, VERB_FORM_REVIEW, agency));
    return work_end(work, VERB_FORM_REVIEW, accept_it(work, call, agency, based_on),
                    (WorkNote){ "call", call, TEXT("accept form") });
}

Problem filled_correct(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, Text reason)
{
    if (!text_trim(reason).len)
        return problem(PROBLEM_REASON_MISSING, TEXT(""), TEXT(""), TEXT(""));
    TRY(work_begin(work, VERB_FORM_REVIEW, agency));
    return work_end(work, VERB_FORM_REVIEW, correct_it(work, call, agency, changes, count, text_trim(reason)),
                    (WorkNote){ "call", call, TEXT("correct form") });
}

/* ---- the filled form, in a state that allows what is done ---- */

static Problem load(Work *work, Id call, Id agency, Filling *out)
{
    *out = (Filling){ .work = work, .vault = { work->db, work->keys, work->random, work->county, work->arena } };
    return filled_view(work, call, agency, &out->view);
}

/* The draft, or what was returned; made, with what the grid knows, when nobody opened it before. */
static Problem open_draft(Work *work, Id call, Id agency, Filling *out)
{
    FilledForm *filled;
    Answer answer;
    Call open;

    TRY(call_answerable(work, call, agency, &open, &answer));
    TRY(load(work, call, agency, out));
    filled = &out->view.filled;
    if (filled->state == ANSWER_SUBMITTED || filled->state == ANSWER_ACCEPTED)
        return problem(PROBLEM_FORM_HANDED_IN, out->view.agency, TEXT(""), TEXT(""));
    if (filled->id)
        return OK;
    filled->id = work_id(work);
    filled->revision = 1;
    filled->made_by = work->actor.id;
    filled->made_at = work->now;
    for (size_t i = 0; i < filled->items.count; i++) {
        filled->items.items[i].id = work_id(work);
        out->view.rows.items[i].filled = filled->items.items[i];
    }
    TRY(filled_add(&out->vault, filled));
    return call_progress(work, call, agency);
}

/* What was handed in, as it was when somebody decided to change it. */
static Problem load_handed_in(Work *work, Id call, Id agency, int64_t based_on, Filling *out)
{
    TRY(load(work, call, agency, out));
    if (!out->view.filled.id
        || (out->view.filled.state != ANSWER_SUBMITTED && out->view.filled.state != ANSWER_ACCEPTED))
        return problem(PROBLEM_CALL_NOT_SUBMITTED, out->view.agency, TEXT(""), TEXT(""));
    if (based_on && based_on != out->view.filled.revision)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    return OK;
}

static FilledRow *row_at(FilledView *view, int place)
{
    for (size_t i = 0; i < view->rows.count; i++)
        if (view->rows.items[i].item.place == place)
            return &view->rows.items[i];
    return NULL;
}

static Problem line_unknown(Work *work, int place)
{
    return problem(PROBLEM_FORM_LINE_UNKNOWN, arena_format(work->arena, "%d", place), TEXT(""), TEXT(""));
}

/* ---- filling in ---- */

static Text value_text(Arena *arena, GridValue value)
{
    char *out = arena_alloc(arena, VALUE_TEXT_MAX);

    return (Text){ out, value_write(value, LANGUAGE_ZH, out) };
}

static Problem change_item(Filling *filling, const FilledChange *change, size_t *changed)
{
    Arena *arena = filling->work->arena;
    FilledRow *row = row_at(&filling->view, change->place);
    FilledItem *item;
    bool differs;

    if (!row)
        return line_unknown(filling->work, change->place);
    item = &row->filled;
    if (change->sets_value && !filled_value_fits(change->value))
        return problem(PROBLEM_FORM_VALUE_INEXACT, row->item.label, value_text(arena, change->value), TEXT(""));
    differs = (change->sets_value && !value_equal(item->value, change->value))
              || (change->explains && !text_equal(item->explanation, change->explanation));
    if (differs && change->based_on && change->based_on != item->revision)
        return problem(PROBLEM_FORM_VALUE_CHANGED, row->item.label, value_text(arena, item->value),
                       value_text(arena, change->value));
    /* What was prefilled and is typed again as it is was looked at: it is the agency's now. */
    if (!differs && !(change->sets_value && item->prefill))
        return OK;
    if (change->sets_value) {
        item->value = change->value;
        item->prefill = PREFILL_NONE;
    }
    if (change->explains)
        item->explanation = change->explanation;
    TRY(filled_item_save(&filling->vault, item));
    item->revision++;
    ++*changed;
    return OK;
}

static Problem change_items(Filling *filling, const FilledChange *changes, size_t count, size_t *changed)
{
    for (size_t i = 0; i < count; i++)
        TRY(change_item(filling, &changes[i], changed));
    return OK;
}

static Problem change_it(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, size_t *changed)
{
    Filling filling;

    TRY(open_draft(work, call, agency, &filling));
    return change_items(&filling, changes, count, changed);
}

static Problem take_it(Work *work, Id call, Id agency, const FilledChange *changes, size_t count,
                       const Signatures *names, size_t *changed)
{
    Filling filling;

    TRY(open_draft(work, call, agency, &filling));
    TRY(change_items(&filling, changes, count, changed));
    return put_names(&filling.view.filled, names) ? filled_save(&filling.vault, &filling.view.filled) : OK;
}

static Problem zero_it(Work *work, Id call, Id agency, bool over)
{
    Filling filling;
    size_t changed = 0;

    TRY(open_draft(work, call, agency, &filling));
    for (size_t i = 0; i < filling.view.rows.count; i++) {
        FilledRow *row = &filling.view.rows.items[i];

        if (!over && row->filled.value.state == VALUE_NUMBER)
            return problem(PROBLEM_FORM_NOT_ZERO, row->item.label, value_text(work->arena, row->filled.value),
                           TEXT(""));
        TRY(change_item(&filling,
                        &(FilledChange){ .place = row->item.place, .sets_value = true, .value = value_zero() },
                        &changed));
    }
    return OK;
}

/* ---- handing in, taking back, accepting, correcting ---- */

static bool put_name(Text given, Text *name)
{
    given = text_trim(given);
    if (!given.len || text_contains(given, TEXT("\n")) || text_equal(given, *name))
        return false;
    *name = given;
    return true;
}

/* Whether there was one that is not as before. */
static bool put_names(FilledForm *filled, const Signatures *names)
{
    bool filled_by = put_name(names->filled_by, &filled->filled_by);
    bool checked_by = put_name(names->checked_by, &filled->checked_by);
    bool head = put_name(names->head, &filled->head);

    return filled_by || checked_by || head;
}

static Problem sign(FilledForm *filled, const Signatures *names)
{
    put_names(filled, names);
    if (!filled->filled_by.len || !filled->checked_by.len || !filled->head.len)
        return problem(PROBLEM_SIGNATURE_MISSING, TEXT(""), TEXT(""), TEXT(""));
    return OK;
}

static Problem objections_stop(Work *work, const FilledView *view)
{
    size_t grave = 0, unexplained = 0;

    for (size_t i = 0; i < view->objections.count; i++) {
        grave += view->objections.items[i].class == 'A';
        unexplained += view->objections.items[i].class != 'A' && !view->objections.items[i].explained;
    }
    if (grave)
        return problem(PROBLEM_FORM_OBJECTED, arena_format(work->arena, "%zu", grave), TEXT(""), TEXT(""));
    if (unexplained)
        return problem(PROBLEM_FORM_UNEXPLAINED, arena_format(work->arena, "%zu", unexplained), TEXT(""), TEXT(""));
    return OK;
}

static Problem submit_it(Work *work, Id call, Id agency, const Signatures *names, int64_t based_on,
                         FilledView *view)
{
    Filling filling;

    TRY(open_draft(work, call, agency, &filling));
    *view = filling.view;
    if (based_on && based_on != filling.view.filled.revision)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    TRY(objections_stop(work, view));
    TRY(sign(&filling.view.filled, names));
    filling.view.filled.state = ANSWER_SUBMITTED;
    filling.view.filled.remark = TEXT("");
    TRY(filled_save(&filling.vault, &filling.view.filled));
    TRY(filled_cells_put(work, &filling.view));
    TRY(call_progress(work, call, agency));
    *view = filling.view;
    return OK;
}

static Problem back_it(Work *work, Id call, Id agency, AnswerState state, Text remark, int64_t based_on)
{
    Filling filling;
    Answer answer;
    Call open;

    TRY(call_answerable(work, call, agency, &open, &answer));
    TRY(load_handed_in(work, call, agency, based_on, &filling));
    /* what the office accepted only the office sends back */
    if (filling.view.filled.state == ANSWER_ACCEPTED
        && (state == ANSWER_DRAFT || role_may(work->actor.role, VERB_FORM_REVIEW) == MAY_NOT))
        return problem(PROBLEM_FORM_ACCEPTED, filling.view.agency, TEXT(""), TEXT(""));
    filling.view.filled.state = state;
    filling.view.filled.remark = remark;
    TRY(filled_save(&filling.vault, &filling.view.filled));
    TRY(filled_cells_void(work, &filling.view));
    return call_progress(work, call, agency);
}

static Problem accept_it(Work *work, Id call, Id agency, int64_t based_on)
{
    Filling filling;

    TRY(load_handed_in(work, call, agency, based_on, &filling));
    if (filling.view.filled.state == ANSWER_ACCEPTED)
        return OK;
    TRY(call_acceptable(work, call, agency));
    filling.view.filled.state = ANSWER_ACCEPTED;
    TRY(filled_save(&filling.vault, &filling.view.filled));
    return call_progress(work, call, agency);
}

static Problem correct_it(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, Text reason)
{
    size_t changed = 0;
    Filling filling;

    TRY(load_handed_in(work, call, agency, 0, &filling));
    for (size_t i = 0; i < count; i++) {
        FilledChange change = changes[i];
        if (change.sets_value) {
            change.explains = true;
            change.explanation = reason;
        }
        TRY(change_item(&filling, &change, &changed));
    }
    filled_check(work->arena, &filling.view);
    for (size_t i = 0; i < filling.view.objections.count; i++)
        if (filling.view.objections.items[i].class == 'A')
            return filling.view.objections.items[i].what;
    return filled_cells_put(work, &filling.view);
}
