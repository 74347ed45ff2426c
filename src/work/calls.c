/* calls.c - the verbs of calls. */
#include "work/calls.h"

#include "model/api.h"
#include "model/line.h"
#include "model/workdays.h"
#include "work/cells.h"
#include "work/forms.h"
#include "work/measures.h"

#include <stdio.h>

typedef LIST(Id) Ids;

static Problem make_it(Work *work, const NewCall *wanted, Id *out);
static Problem change_it(Work *work, const CallChange *change);
static Problem end_it(Work *work, Id call, int64_t based_on, CallState state);
static Problem pass_it(Work *work, Id call, Id through, const Audience *audience, size_t *added);
static Problem confirm_it(Work *work, Id call, Id agency, int64_t based_on);
static Problem through_of(Work *work, Id call, Id agency, Id *out);

Problem call_make(Work *work, const NewCall *wanted, Id *out)
{
    *out = 0;
    TRY(work_begin(work, VERB_CALL_CHANGE, 0));
    Problem made = make_it(work, wanted, out);
    return work_end(work, VERB_CALL_CHANGE, made, (WorkNote){ "call", *out, TEXT("make") });
}

Problem call_change(Work *work, const CallChange *change)
{
    TRY(work_begin(work, VERB_CALL_CHANGE, 0));
    return work_end(work, VERB_CALL_CHANGE, change_it(work, change),
                    (WorkNote){ "call", change->call, TEXT("change") });
}

Problem call_close(Work *work, Id call, int64_t based_on)
{
    TRY(work_begin(work, VERB_CALL_CHANGE, 0));
    return work_end(work, VERB_CALL_CHANGE, end_it(work, call, based_on, CALL_CLOSED),
                    (WorkNote){ "call", call, TEXT("close") });
}

Problem call_withdraw(Work *work, Id call, int64_t based_on)
{
    TRY(work_begin(work, VERB_CALL_CHANGE, 0));
    return work_end(work, VERB_CALL_CHANGE, end_it(work, call, based_on, CALL_WITHDRAWN),
                    (WorkNote){ "call", call, TEXT("withdraw") });
}

Problem call_pass(Work *work, Id call, Id through, const Audience *audience, size_t *added)
{
    TRY(work_begin(work, VERB_CALL_PASS, through));
    return work_end(work, VERB_CALL_PASS, pass_it(work, call, through, audience, added),
                    (WorkNote){ "call", call, TEXT("pass on") });
}

Problem call_confirm(Work *work, Id call, Id agency, int64_t based_on)
{
    Id through;

    TRY(through_of(work, call, agency, &through));
    TRY(work_begin(work, VERB_CALL_CONFIRM, through));
    return work_end(work, VERB_CALL_CONFIRM, confirm_it(work, call, agency, based_on),
                    (WorkNote){ "call", call, TEXT("confirm") });
}

/* ---- who is asked ---- */

static bool is_in(const Ids *ids, Id id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return true;
    return false;
}

static bool is_below(const TreeView *view, int32_t agency, int32_t top)
{
    while ((agency = view->parent[agency]) >= 0)
        if (agency == top)
            return true;
    return false;
}

/* The agencies of an audience, each once: those of the list first, the others in the order of the tree. */
static Problem audience_ids(Work *work, const Audience *audience, Ids *out)
{
    Tree tree;
    const TreeView *view;
    int32_t below = -1;

    *out = (Ids){ 0 };
    TRY(work_tree(work, &tree));
    view = tree_view(work->arena, &tree, work->today);
    for (size_t i = 0; i < audience->count; i++) {
        int32_t index = view_index(view, audience->list[i]);
        if (index < 0 || view->life[index] != LIFE_THERE) {
            char day[DATE_TEXT_MAX];
            return problem(PROBLEM_AGENCY_NOT_THERE, tree_name(&tree, audience->list[i], work->today),
                           (Text){ day, date_write(work->today, day) }, TEXT(""));
        }
        if (!is_in(out, audience->list[i]))
            LIST_PUSH(work->arena, out, audience->list[i]);
    }
    if (audience->below)
        below = view_index(view, audience->below);
    for (int32_t i = 0; (audience->kinds || audience->below) && i < (int32_t)view->count; i++) {
        bool wanted = audience->kinds ? audience->kinds >> view->agencies[i].kind & 1
                                            && (!audience->below || is_below(view, i, below))
                                      : below >= 0 && view->parent[i] == below;
        if (wanted && view->life[i] == LIFE_THERE && !is_in(out, view->agencies[i].id))
            LIST_PUSH(work->arena, out, view->agencies[i].id);
    }
    return out->count ? OK : problem(PROBLEM_CALL_NOBODY, TEXT(""), TEXT(""), TEXT(""));
}

/* ---- until when ---- */

static Problem due_day(Work *work, Date due, int workdays, Date *out)
{
    const Catalog *catalog = catalog_of(work->catalog);
    char words[32];
    bool worked;
    int length;

    *out = due;
    if (date_valid(due)) {
        if (date_compare(due, work->today) >= 0)
            return OK;
        return problem(PROBLEM_CALL_DUE_PAST, (Text){ words, date_write(due, words) }, TEXT(""), TEXT(""));
    }
    if (workday_after(catalog, work->today, workdays, out))
        return OK;
    length = snprintf(words, sizeof words, "%d",
                      workday_is(catalog, (Date){ work->today.year, 12, 31 }, &worked) ? work->today.year + 1
                                                                                       : work->today.year);
    return problem(PROBLEM_CALENDAR_UNKNOWN, (Text){ words, (size_t)length },
                   arena_format(work->arena, "%d", workdays), TEXT(""));
}

/* ---- making and changing ---- */

static Problem put_to(Work *work, Id call, Id agency, Id through)
{
    return answer_add(
        work->db, work->county,
        &(Answer){ .call = call, .agency = agency, .through = through, .revision = 1, .changed_at = work->now });
}

static void add_slot(Arena *arena, SlotNumbers *slots, uint32_t slot)
{
    for (size_t i = 0; i < slots->count; i++)
        if (slots->items[i] == slot)
            return;
    LIST_PUSH(arena, slots, slot);
}

static Problem slots_wanted(Work *work, const NewCall *wanted, SlotNumbers *out)
{
    *out = (SlotNumbers){ 0 };
    for (size_t i = 0; i < wanted->measure_count; i++) {
        uint32_t slot;
        Text key;

        TRY(measure_meant(work, wanted->measures[i], &key));
        TRY(cells_slot(work, key, TEXT(""), TEXT(""), &slot));
        add_slot(work->arena, out, slot);
    }
    return OK;
}

/* The form of the call in its latest version, and its items among what is asked. */
static Problem form_fit(Work *work, Call *call, SlotNumbers *slots)
{
    char day[DATE_TEXT_MAX];
    Form form;

    TRY(form_get(work, call->form, 0, &form));
    if (form_expired(&form, call->due))
        return problem(PROBLEM_FORM_EXPIRED, form.title, (Text){ day, date_write(form.valid_to, day) }, TEXT(""));
    call->form_version = form.version;
    for (size_t i = 0; i < form.items.count; i++)
        add_slot(work->arena, slots, form.items.items[i].slot);
    return OK;
}

static Problem form_of_measures(Work *work, Call *call, const SlotNumbers *slots)
{
    Form form;

    if (!slots->count)
        return problem(PROBLEM_CALL_WANTS_NOTHING, TEXT(""), TEXT(""), TEXT(""));
    TRY(form_of_slots(work, call->id, call->title, slots, &form));
    call->form = form.id;
    call->form_version = form.version;
    return OK;
}

/* An open call that asks the same of the same time: its title would mean both. */
static Problem not_twice(Work *work, const Call *call)
{
    Calls calls;

    TRY(calls_load(work->db, work->county, work->arena, &calls));
    for (size_t i = 0; i < calls.count; i++)
        if (calls.items[i].state == CALL_OPEN && text_equal(calls.items[i].title, call->title)
            && period_equal(calls.items[i].period, call->period))
            return problem(PROBLEM_CALL_TWICE, call->title, TEXT(""), TEXT(""));
    return OK;
}

static Problem make_it(Work *work, const NewCall *wanted, Id *out)
{
    Call call = {
        .id = work_id(work),
        .title = text_trim(wanted->title),
        .period = wanted->period,
        .wants_document = wanted->wants_document,
        .wants_form = wanted->wants_form || wanted->form || (wanted->measure_count && !wanted->wants_document),
        .form = wanted->form,
        .note = wanted->note,
        .revision = 1,
        .made_by = work->actor.id,
        .made_at = work->now,
    };
    SlotNumbers slots;
    Ids agencies;

    if (!call.title.len)
        return problem(PROBLEM_CALL_UNTITLED, TEXT(""), TEXT(""), TEXT(""));
    TRY(line_check(call.title, LINE_LETTERS_MAX));
    if (!call.wants_document && !wanted->form && !wanted->measure_count)
        return problem(PROBLEM_CALL_WANTS_NOTHING, TEXT(""), TEXT(""), TEXT(""));
    TRY(not_twice(work, &call));
    TRY(due_day(work, wanted->due, wanted->workdays, &call.due));
    TRY(audience_ids(work, &wanted->audience, &agencies));
    TRY(slots_wanted(work, wanted, &slots));
    if (wanted->form)
        TRY(form_fit(work, &call, &slots));
    else if (call.wants_form)
        TRY(form_of_measures(work, &call, &slots));
    TRY(call_add(work->db, work->county, &call));
    for (size_t i = 0; i < slots.count; i++)
        TRY(call_add_slot(work->db, work->county, call.id, slots.items[i], (int)i + 1));
    for (size_t i = 0; i < agencies.count; i++)
        TRY(put_to(work, call.id, agencies.items[i], 0));
    *out = call.id;
    return OK;
}

/* The call, open, as it was when somebody decided to change it. */
static Problem open_call(Work *work, Id id, int64_t based_on, Call *out)
{
    TRY(call_get(work, id, out));
    if (out->revision != based_on)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    return out->state == CALL_OPEN ? OK : problem(PROBLEM_CALL_OVER, out->title, TEXT(""), TEXT(""));
}

static Problem change_it(Work *work, const CallChange *change)
{
    Call call;

    TRY(open_call(work, change->call, change->based_on, &call));
    if (change->title.at)
        call.title = text_trim(change->title);
    if (!call.title.len)
        return problem(PROBLEM_CALL_UNTITLED, TEXT(""), TEXT(""), TEXT(""));
    TRY(line_check(call.title, LINE_LETTERS_MAX));
    if (change->note.at)
        call.note = change->note;
    if (date_valid(change->due) || change->workdays)
        TRY(due_day(work, change->due, change->workdays, &call.due));
    return call_save(work->db, work->county, &call);
}

static Problem end_it(Work *work, Id id, int64_t based_on, CallState state)
{
    Call call;

    TRY(open_call(work, id, based_on, &call));
    call.state = state;
    return call_save(work->db, work->county, &call);
}

/* ---- passing on and confirming ---- */

static Problem pass_it(Work *work, Id id, Id through, const Audience *audience, size_t *added)
{
    Audience wanted = *audience;
    Answer answer;
    Ids agencies;
    Call call;
    Tree tree;
    const TreeView *view;

    *added = 0;
    TRY(call_answerable(work, id, through, &call, &answer));
    if (!wanted.below)
        wanted.below = wanted.count ? 0 : through;
    if (wanted.kinds && !wanted.below)
        wanted.below = through;
    TRY(audience_ids(work, &wanted, &agencies));
    TRY(work_tree(work, &tree));
    view = tree_view(work->arena, &tree, work->today);
    for (size_t i = 0; i < agencies.count; i++) {
        Answer other;
        bool found;

        if (!is_below(view, view_index(view, agencies.items[i]), view_index(view, through)))
            return problem(PROBLEM_CALL_NOT_BELOW, tree_name(&tree, agencies.items[i], work->today),
                           tree_name(&tree, through, work->today), TEXT(""));
        TRY(answer_find(work->db, work->county, id, agencies.items[i], &other, &found));
        if (found)
            continue;
        TRY(put_to(work, id, agencies.items[i], through));
        ++*added;
    }
    return OK;
}

static Problem through_of(Work *work, Id call, Id agency, Id *out)
{
    Answer answer;
    bool found;
    Tree tree;

    TRY(answer_find(work->db, work->county, call, agency, &answer, &found));
    *out = found ? answer.through : 0;
    if (*out)
        return OK;
    TRY(work_tree(work, &tree));
    return problem(PROBLEM_CALL_NOT_PASSED, tree_name(&tree, agency, work->today), TEXT(""), TEXT(""));
}

static Problem confirm_it(Work *work, Id id, Id agency, int64_t based_on)
{
    Answer answer;
    Call call;
    Tree tree;

    TRY(call_answerable(work, id, agency, &call, &answer));
    if (answer.revision != based_on)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    if (answer.state != ANSWER_SUBMITTED) {
        TRY(work_tree(work, &tree));
        return problem(PROBLEM_CALL_NOT_SUBMITTED, tree_name(&tree, agency, work->today), TEXT(""), TEXT(""));
    }
    answer.confirmed = true;
    answer.changed_at = work->now;
    return answer_save(work->db, work->county, &answer);
}
