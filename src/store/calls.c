/* calls.c - calls and answers as rows. */
#include "store/calls.h"

#include "store/rows.h"

#define CALL_COLUMNS                                                                                               \
    "id, title, period, due_day, wants_document, wants_form, form, form_version, state, note, revision, made_by, " \
    "made_at"
#define ANSWER_COLUMNS "call, agency, through, state, confirmed, submitted, revision, changed_at"

static Problem call_read(Statement *row, Arena *arena, Call *out);
static Problem answer_read(Statement *row, Answer *out);
static Problem answers_read(Statement *rows, Arena *arena, Answers *out);
static void bind_id(Statement *statement, int number, Id id);
static Problem changed_one(Statement *change);

Problem call_add(Db *db, Id county, const Call *call)
{
    Statement *add =
        db_prepare(db, "INSERT INTO call (county, id, title, period, due_day, wants_document, wants_form, form,"
                       " form_version, state, note, revision, made_by, made_at)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, call->id);
    statement_bind_text(add, 3, call->title);
    statement_bind_period(add, 4, call->period);
    statement_bind_date(add, 5, call->due);
    statement_bind_bool(add, 6, call->wants_document);
    statement_bind_bool(add, 7, call->wants_form);
    bind_id(add, 8, call->form);
    statement_bind_int(add, 9, call->form_version);
    statement_bind_text(add, 10, text_of(call_state_word(call->state)));
    statement_bind_text(add, 11, call->note);
    statement_bind_int(add, 12, call->revision);
    statement_bind_int(add, 13, call->made_by);
    statement_bind_int(add, 14, call->made_at);
    return statement_run(add);
}

Problem call_save(Db *db, Id county, const Call *call)
{
    Statement *save = db_prepare(db, "UPDATE call SET title = ?4, period = ?5, due_day = ?6, wants_document = ?7,"
                                     " wants_form = ?8, form = ?9, form_version = ?10, state = ?11, note = ?12,"
                                     " revision = revision + 1"
                                     " WHERE county = ?1 AND id = ?2 AND revision = ?3");

    statement_bind_int(save, 1, county);
    statement_bind_int(save, 2, call->id);
    statement_bind_int(save, 3, call->revision);
    statement_bind_text(save, 4, call->title);
    statement_bind_period(save, 5, call->period);
    statement_bind_date(save, 6, call->due);
    statement_bind_bool(save, 7, call->wants_document);
    statement_bind_bool(save, 8, call->wants_form);
    bind_id(save, 9, call->form);
    statement_bind_int(save, 10, call->form_version);
    statement_bind_text(save, 11, text_of(call_state_word(call->state)));
    statement_bind_text(save, 12, call->note);
    return changed_one(save);
}

Problem call_find(Db *db, Id county, Id id, Arena *arena, Call *out, bool *found)
{
    Statement *find = db_prepare(db, "SELECT " CALL_COLUMNS " FROM call WHERE county = ?1 AND id = ?2");
    Problem wrong = OK;

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        wrong = call_read(find, arena, out);
    TRY(statement_end(find));
    return wrong;
}

Problem calls_load(Db *db, Id county, Arena *arena, Calls *out)
{
    Statement *all = db_prepare(db, "SELECT " CALL_COLUMNS " FROM call WHERE county = ?1 ORDER BY id");
    Problem wrong = OK;

    *out = (Calls){ 0 };
    statement_bind_int(all, 1, county);
    while (!wrong.code && statement_next(all))
        wrong = call_read(all, arena, LIST_ADD(arena, out));
    TRY(statement_end(all));
    return wrong;
}

Problem call_add_slot(Db *db, Id county, Id call, uint32_t slot, int place)
{
    Statement *add = db_prepare(db, "INSERT INTO call_measure (county, call, slot, place) VALUES (?1, ?2, ?3, ?4)"
                                    " ON CONFLICT (county, call, slot) DO NOTHING");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, call);
    statement_bind_int(add, 3, slot);
    statement_bind_int(add, 4, place);
    return statement_run(add);
}

Problem call_slots(Db *db, Id county, Id call, Arena *arena, SlotNumbers *out)
{
    Statement *all =
        db_prepare(db, "SELECT slot FROM call_measure WHERE county = ?1 AND call = ?2 ORDER BY place, slot");

    *out = (SlotNumbers){ 0 };
    statement_bind_int(all, 1, county);
    statement_bind_int(all, 2, call);
    while (statement_next(all))
        LIST_PUSH(arena, out, (uint32_t)statement_int(all, 0));
    return statement_end(all);
}

Problem answer_add(Db *db, Id county, const Answer *answer)
{
    Statement *add = db_prepare(db, "INSERT INTO call_agency (county, call, agency, through, state, confirmed,"
                                    " submitted, revision, changed_at)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, answer->call);
    statement_bind_int(add, 3, answer->agency);
    bind_id(add, 4, answer->through);
    statement_bind_text(add, 5, text_of(answer_state_word(answer->state)));
    statement_bind_bool(add, 6, answer->confirmed);
    statement_bind_date(add, 7, answer->submitted);
    statement_bind_int(add, 8, answer->revision);
    statement_bind_int(add, 9, answer->changed_at);
    return statement_run(add);
}

Problem answer_save(Db *db, Id county, const Answer *answer)
{
    Statement *save =
        db_prepare(db, "UPDATE call_agency SET through = ?5, state = ?6, confirmed = ?7, submitted = ?8,"
                       " changed_at = ?9, revision = revision + 1"
                       " WHERE county = ?1 AND call = ?2 AND agency = ?3 AND revision = ?4");

    statement_bind_int(save, 1, county);
    statement_bind_int(save, 2, answer->call);
    statement_bind_int(save, 3, answer->agency);
    statement_bind_int(save, 4, answer->revision);
    bind_id(save, 5, answer->through);
    statement_bind_text(save, 6, text_of(answer_state_word(answer->state)));
    statement_bind_bool(save, 7, answer->confirmed);
    statement_bind_date(save, 8, answer->submitted);
    statement_bind_int(save, 9, answer->changed_at);
    return changed_one(save);
}

Problem answer_find(Db *db, Id county, Id call, Id agency, Answer *out, bool *found)
{
    Statement *find = db_prepare(db, "SELECT " ANSWER_COLUMNS " FROM call_agency"
                                     " WHERE county = ?1 AND call = ?2 AND agency = ?3");
    Problem wrong = OK;

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, call);
    statement_bind_int(find, 3, agency);
    *found = statement_next(find);
    if (*found)
        wrong = answer_read(find, out);
    TRY(statement_end(find));
    return wrong;
}

Problem answers_of_call(Db *db, Id county, Id call, Arena *arena, Answers *out)
{
    Statement *rows = db_prepare(db, "SELECT " ANSWER_COLUMNS " FROM call_agency"
                                     " WHERE county = ?1 AND call = ?2 ORDER BY agency");

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, call);
    return answers_read(rows, arena, out);
}

Problem answers_of_agency(Db *db, Id county, Id agency, Arena *arena, Answers *out)
{
    Statement *rows = db_prepare(db, "SELECT " ANSWER_COLUMNS " FROM call_agency"
                                     " WHERE county = ?1 AND agency = ?2 ORDER BY call");

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, agency);
    return answers_read(rows, arena, out);
}

Problem call_documents_state(Db *db, Id county, Id call, Id agency, AnswerState *out)
{
    Statement *states = db_prepare(db, "SELECT DISTINCT state FROM document WHERE county = ?1 AND call = ?2"
                                       " AND agency = ?3 AND state <> 'replaced'");
    bool received = false, submitted = false, returned = false, accepted = false;

    statement_bind_int(states, 1, county);
    statement_bind_int(states, 2, call);
    statement_bind_int(states, 3, agency);
    while (statement_next(states)) {
        Text word = statement_text(states, 0);
        received |= text_equal(word, TEXT("received"));
        submitted |= text_equal(word, TEXT("submitted"));
        returned |= text_equal(word, TEXT("returned"));
        accepted |= text_equal(word, TEXT("accepted"));
    }
    *out = returned    ? ANSWER_RETURNED
           : received  ? ANSWER_DRAFT
           : submitted ? ANSWER_SUBMITTED
           : accepted  ? ANSWER_ACCEPTED
                       : ANSWER_WAITING;
    return statement_end(states);
}

Problem call_form_state(Db *db, Id county, Id call, Id agency, AnswerState *out)
{
    Statement *find =
        db_prepare(db, "SELECT state FROM filled_form WHERE county = ?1 AND call = ?2 AND agency = ?3");
    bool known = true;

    *out = ANSWER_WAITING;
    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, call);
    statement_bind_int(find, 3, agency);
    if (statement_next(find))
        known = answer_state_read(statement_text(find, 0), out);
    TRY(statement_end(find));
    return known ? OK : row_broken("filled_form", "state");
}

static Problem call_read(Statement *row, Arena *arena, Call *out)
{
    *out = (Call){
        .id = statement_int(row, 0),
        .title = statement_text_copy(row, 1, arena),
        .period = statement_period(row, 2),
        .due = statement_date(row, 3),
        .wants_document = statement_int(row, 4) != 0,
        .wants_form = statement_int(row, 5) != 0,
        .form = statement_int(row, 6),
        .form_version = (int)statement_int(row, 7),
        .note = statement_text_copy(row, 9, arena),
        .revision = statement_int(row, 10),
        .made_by = statement_int(row, 11),
        .made_at = statement_int(row, 12),
    };
    if (out->period.kind == PERIOD_NONE || !date_valid(out->due)
        || !call_state_read(statement_text(row, 8), &out->state))
        return row_broken("call", "period, due_day, state");
    return OK;
}

static Problem answer_read(Statement *row, Answer *out)
{
    *out = (Answer){
        .call = statement_int(row, 0),
        .agency = statement_int(row, 1),
        .through = statement_int(row, 2),
        .confirmed = statement_int(row, 4) != 0,
        .submitted = statement_date(row, 5),
        .revision = statement_int(row, 6),
        .changed_at = statement_int(row, 7),
    };
    return answer_state_read(statement_text(row, 3), &out->state) ? OK : row_broken("call_agency", "state");
}

static Problem answers_read(Statement *rows, Arena *arena, Answers *out)
{
    Problem wrong = OK;

    *out = (Answers){ 0 };
    while (!wrong.code && statement_next(rows))
        wrong = answer_read(rows, LIST_ADD(arena, out));
    TRY(statement_end(rows));
    return wrong;
}

/* 0 is null: no row has it. */
static void bind_id(Statement *statement, int number, Id id)
{
    if (id)
        statement_bind_int(statement, number, id);
    else
        statement_bind_null(statement, number);
}

static Problem changed_one(Statement *change)
{
    TRY(statement_run(change));
    return statement_changes(change) ? OK : problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}
