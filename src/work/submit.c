/* submit.c - files received. */
#include "work/submit.h"

#include "base/doc_bytes.h"
#include "store/files.h"
#include "work/calls.h"
#include "work/found_text.h"
#include "work/versions.h"

#include <stdio.h>

/* A file on its way in. */
typedef struct {
    Work *work;
    Deriver *deriver;
    const ReceivedFile *received;
    const SubmitOptions *options;
    Submission *out;
    AgencyGuesser *words;
    size_t count; /* of documents in the file */
} Arrival;

static Problem submit_it(Arrival *arrival);
static Problem keep_file(Arrival *arrival);
static Problem take(Arrival *arrival, const FoundText *found);

Problem document_submit(Work *work, Deriver *deriver, const ReceivedFile *received, const SubmitOptions *options,
                        Submission *out)
{
    SubmitOptions own = *options;
    Arrival arrival = { .work = work, .deriver = deriver, .received = received, .options = &own, .out = out };
    bool marked;

    *out = (Submission){ 0 };
    /* who may hand in for some agencies only hands in for their own, unless they name one below it */
    if (!own.agency && role_may(work->actor.role, VERB_DOCUMENT_SUBMIT) == MAY_BELOW)
        own.agency = work->actor.agency;
    marked = work->seat->marked;
    TRY(work_begin(work, VERB_DOCUMENT_SUBMIT, own.agency));
    Problem wrong = submit_it(&arrival);
    wrong = work_end(work, VERB_DOCUMENT_SUBMIT, wrong, (WorkNote){ "file", out->file, TEXT("") });
    /* a file without its row keeps its mark, and is removed when the data is opened next */
    if (!wrong.code && !marked && !db_in_transaction(work->db))
        seat_unmark(work->seat);
    return wrong;
}

static Problem submit_it(Arrival *arrival)
{
    FoundTexts found = { 0 };

    TRY(texts_find(deriver_reader(arrival->deriver), arrival->work->arena, arrival->received->doc->text, &found));
    TRY(agency_guesser(arrival->work, &arrival->words));
    TRY(keep_file(arrival));
    arrival->count = found.count;
    for (size_t i = 0; i < found.count; i++)
        TRY(take(arrival, &found.items[i]));
    return OK;
}

static Problem keep_file(Arrival *arrival)
{
    Work *work = arrival->work;
    Vault vault = work_vault(work);
    const ReceivedFile *received = arrival->received;
    Text folder = arena_format(work->arena, "%s/files", work->folder);
    Files files = { arena_string(work->arena, folder), work->keys, work->random };
    char name[FILE_NAME_MAX];
    Buffer kept = { 0 };
    Problem wrong;

    TRY(seat_mark(work->seat));
    TRY(files_put(&files, received->bytes, name));
    TRY(file_row_with(&vault, text_of(name), &arrival->out->file));
    arrival->out->file_there = arrival->out->file != 0;
    if (arrival->out->file_there)
        return OK;
    arrival->out->file = work_id(work);
    doc_bytes_write(received->doc, &kept);
    wrong = file_row_add(&vault, &(FileRow){ .id = arrival->out->file,
                                             .stored = text_of(name),
                                             .size = (int64_t)received->bytes.len,
                                             .format = received->format,
                                             .name = received->name,
                                             .extracted = buffer_text(&kept),
                                             .extractor = TEXT(HALFSKY_VERSION),
                                             .received_at = work->now,
                                             .received_by = work->actor.id });
    buffer_free(&kept);
    return wrong;
}

static Id guess(const Arrival *arrival, const FoundText *found)
{
    bool several;
    Id said = text_agency(arrival->words, found, &several);

    if (said || several || arrival->count > 1)
        return said;
    return agency_of_file(arrival->words, arrival->received->name, found->agency.len > 0);
}

/* The same text of the same agency to the same call, as far as these are known; of a file that is there, whatever
 * begins in the same place: it may have been split by hand since. */
static Problem find_same(Arrival *arrival, const DocumentRow *row, Id *out)
{
    Vault vault = work_vault(arrival->work);
    DocumentRows rows = { 0 };

    *out = 0;
    TRY(document_rows_with_text(&vault, &row->text_key, &rows));
    for (size_t i = 0; i < rows.count && !*out; i++) {
        const DocumentRow *old = &rows.items[i];
        bool agency = !old->agency || !row->agency || old->agency == row->agency;
        bool call = !old->call || !row->call || old->call == row->call;
        bool own = old->file == row->file && old->start == row->start;

        if (agency && call && (own || old->file != row->file))
            *out = old->id;
    }
    if (*out || !arrival->out->file_there)
        return OK;
    TRY(document_rows(&vault, (DocumentFilter){ .file = row->file }, &rows));
    for (size_t i = 0; i < rows.count && !*out; i++)
        if (rows.items[i].start == row->start)
            *out = rows.items[i].id;
    return OK;
}

static Problem take(Arrival *arrival, const FoundText *found)
{
    Work *work = arrival->work;
    Vault vault = work_vault(work);
    Text whole = arrival->received->doc->text;
    OpenDocument document = { .text = found->text, .doc = *arrival->received->doc };
    DocumentRow *row = &document.row;
    Id same;

    *row = (DocumentRow){
        .id = work_id(work),
        .file = arrival->out->file,
        .start = (size_t)(found->text.at - whole.at),
        .stop = (size_t)(found->text.at - whole.at) + found->text.len,
        .text_key = text_known_by(work->keys, found->text),
        .guessed = arrival->options->agency ? arrival->options->agency : guess(arrival, found),
        .call = arrival->options->call,
        .period = arrival->options->period,
        .version = 1,
        .title = found->title,
        .revision = 1,
        .made_at = work->now,
        .made_by = work->actor.id,
    };
    row->agency = row->guessed;
    if (row->period.kind == PERIOD_NONE)
        row->period = found->period;
    row->state = row->agency ? DOCUMENT_SUBMITTED : DOCUMENT_RECEIVED;
    TRY(version_call(work, row));
    TRY(find_same(arrival, row, &same));
    SubmittedDocument submitted = { .document = same ? same : row->id,
                                    .title = found->title,
                                    .agency = row->agency,
                                    .guessed = row->agency && !arrival->options->agency,
                                    .call = row->call,
                                    .there = same != 0 };
    if (!same) {
        if (!arrival->options->beside)
            TRY(version_replace(work, row));
        submitted.replaced = row->replaces;
        TRY(document_row_add(&vault, row));
        if (row->call && row->agency)
            TRY(call_progress(work, row->call, row->agency));
        TRY(derive(arrival->deriver, work, &document));
    }
    LIST_PUSH(work->arena, &arrival->out->documents, submitted);
    return OK;
}
