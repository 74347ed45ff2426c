/* call_board.c - which calls there are, and who has what. */
#include "work/calls.h"

#include "store/forms.h"
#include "store/slots.h"

static Problem tell_asked(Work *work, Board *board);

Problem call_named(Work *work, Text words, Id *out)
{
    int exact = 0, partly = 0;
    Id exact_id = 0, partly_id = 0;
    Calls calls;
    Id id;

    *out = 0;
    words = text_trim(words);
    TRY(calls_load(work->db, work->county, work->arena, &calls));
    for (size_t i = 0; i < calls.count && words.len; i++) {
        const Call *call = &calls.items[i];

        if (id_read(words, &id) && id == call->id) {
            *out = id;
            return OK;
        }
        if (call->state == CALL_WITHDRAWN)
            continue;
        if (text_equal(call->title, words)) {
            exact++;
            exact_id = call->id;
        } else if (text_contains(call->title, words)) {
            partly++;
            partly_id = call->id;
        }
    }
    if (exact > 1 || (!exact && partly > 1))
        return problem(PROBLEM_CALL_UNCLEAR, words, TEXT(""), TEXT(""));
    *out = exact ? exact_id : partly_id;
    return *out ? OK : problem(PROBLEM_CALL_UNKNOWN, words, TEXT(""), TEXT(""));
}

static void count_answer(const Call *call, const Answer *answer, Date today, CallCounts *counts)
{
    counts->asked++;
    counts->states[answer->state]++;
    counts->late += answer_late(answer, call->due, today);
    counts->unconfirmed += answer->through && answer->state == ANSWER_SUBMITTED && !answer->confirmed;
}

/* The agency under which an answer is shown: who passed the call on, if its own answer is among them; else 0. */
static Id shown_below(const Answers *answers, const Answer *answer)
{
    for (size_t i = 0; i < answers->count; i++)
        if (answers->items[i].agency == answer->through)
            return answer->through;
    return 0;
}

/* Rows of the answers shown below `above`, each with those below it. */
static void add_rows(Work *work, const Tree *tree, const Answers *answers, Id above, int depth, Board *out)
{
    for (size_t i = 0; i < answers->count; i++) {
        const Answer *answer = &answers->items[i];

        if (shown_below(answers, answer) != above)
            continue;
        LIST_PUSH(work->arena, &out->rows,
                  (BoardRow){ *answer, tree_name(tree, answer->agency, work->today), depth,
                              answer_late(answer, out->call.due, work->today) });
        add_rows(work, tree, answers, answer->agency, depth + 1, out);
    }
}

bool call_answer_seen(const TreeView *view, Id top, const Answer *answer)
{
    Id path[32];
    size_t steps = view_path(view, answer->agency, path, sizeof path / sizeof *path);
    bool seen = !top || answer->through == top;

    for (size_t s = 0; s < steps && !seen; s++)
        seen = path[s] == top;
    return seen;
}

static void keep_visible(Work *work, const TreeView *view, Id top, Answers *answers)
{
    Answers kept = { 0 };

    for (size_t i = 0; i < answers->count; i++)
        if (call_answer_seen(view, top, &answers->items[i]))
            LIST_PUSH(work->arena, &kept, answers->items[i]);
    *answers = kept;
}

static Problem board_of(Work *work, const Tree *tree, Id top, const Call *call, bool rows, Board *out)
{
    Answers answers;

    *out = (Board){ .call = *call };
    TRY(answers_of_call(work->db, work->county, call->id, work->arena, &answers));
    if (top)
        keep_visible(work, tree_view(work->arena, tree, work->today), top, &answers);
    for (size_t i = 0; i < answers.count; i++)
        count_answer(call, &answers.items[i], work->today, &out->counts);
    if (rows)
        add_rows(work, tree, &answers, 0, 0, out);
    return OK;
}

Problem call_board(Work *work, Id id, Board *out)
{
    Call call;
    Tree tree;
    Id top;

    TRY(call_sight(work, &top));
    TRY(call_get(work, id, &call));
    TRY(work_tree(work, &tree));
    TRY(board_of(work, &tree, top, &call, true, out));
    return tell_asked(work, out);
}

static Problem tell_asked(Work *work, Board *board)
{
    SlotNumbers numbers = { 0 };
    const Call *call = &board->call;
    Slots slots;

    TRY(call_slots(work->db, work->county, call->id, work->arena, &numbers));
    TRY(slots_load(work->db, work->county, work->arena, &slots));
    for (size_t i = 0; i < numbers.count; i++) {
        const Slot *slot = slot_find(slots, numbers.items[i]);
        if (slot)
            LIST_PUSH(work->arena, &board->measures, *slot);
    }
    if (call->form) {
        Form form;
        bool found;

        TRY(form_find(work->db, work->county, call->form, call->form_version, work->arena, &form, &found));
        if (found && !form.call)
            board->form = form.title;
    }
    return OK;
}

Problem call_list(Work *work, bool closed_too, Boards *out)
{
    Calls calls;
    Tree tree;
    Id top;

    *out = (Boards){ 0 };
    TRY(call_sight(work, &top));
    TRY(work_tree(work, &tree));
    TRY(calls_load(work->db, work->county, work->arena, &calls));
    for (size_t i = calls.count; i-- > 0;) {
        Board board;

        if (calls.items[i].state != CALL_OPEN && !closed_too)
            continue;
        TRY(board_of(work, &tree, top, &calls.items[i], false, &board));
        if (!top || board.counts.asked)
            LIST_PUSH(work->arena, out, board);
    }
    return OK;
}

Problem call_sight(Work *work, Id *top)
{
    *top = role_may(work->actor.role, VERB_CALL_READ) == MAY_BELOW ? work->actor.agency : 0;
    return work_may(work, VERB_CALL_READ, *top);
}
