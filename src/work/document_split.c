/* document_split.c - one document cut in two by hand. */
#include "work/review.h"

#include "work/calls.h"
#include "work/derive.h"
#include "work/found_text.h"
#include "work/proposals.h"
#include "work/versions.h"

typedef struct {
    Work *work;
    Deriver *deriver;
    OpenDocument first, second;
    bool held; /* figures of the second stand in the grid */
} Split;

static Problem split_it(Work *work, SeenDocument document, Text at, Id *second);
static Problem line_meant(Text text, Text at, size_t *out);
static Problem cut(Split *split, size_t at);
static Problem derive_after(Split *split);

Problem document_split(Work *work, SeenDocument document, Text at, Id *second)
{
    TRY(work_begin(work, VERB_DOCUMENT_ASSIGN, 0));
    return work_end(work, VERB_DOCUMENT_ASSIGN, split_it(work, document, at, second),
                    (WorkNote){ "document", document.id, TEXT("split") });
}

static Problem split_it(Work *work, SeenDocument document, Text at, Id *second)
{
    Split split = { .work = work };
    Problem wrong;
    size_t place = 0;

    TRY(document_open_seen(work, document, &split.first));
    TRY(line_meant(split.first.text, text_trim(at), &place));
    TRY(deriver_new(work, &split.deriver));
    wrong = cut(&split, place);
    if (!wrong.code)
        wrong = derive_after(&split);
    deriver_free(split.deriver);
    *second = split.second.row.id;
    return wrong;
}

/* ---- the place ---- */

static bool number_read(Text text, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || i > 6)
            return false;
        *out = *out * 10 + (size_t)(text.at[i] - '0');
    }
    return text.len > 0;
}

/* The line of that number, from 1, else the one that begins with the words. It is not the first one with words. */
static Problem line_meant(Text text, Text at, size_t *out)
{
    size_t number, count = 0, found = 0, place = 0, wanted = 0;
    bool numbered = number_read(at, &number);
    bool words = false; /* there are some before the line */
    Text rest = text;
    Text line;

    while (at.len && rest.len && text_cut(&rest, '\n', &line)) {
        place = (size_t)(line.at - text.at);
        line = text_trim(line);
        count++;
        if (words && line.len && (numbered ? count == number : text_starts(line, at))) {
            wanted = place;
            found++;
        }
        words |= line.len > 0;
    }
    if (found != 1)
        return problem(found ? PROBLEM_SPLIT_UNCLEAR : PROBLEM_SPLIT_PLACE, at, TEXT(""), TEXT(""));
    *out = wanted;
    return OK;
}

/* ---- the rows ---- */

/* Proposals know figures by their document and place. */
static Problem rename_proposals(Split *split, size_t at)
{
    Work *work = split->work;
    Vault vault = work_vault(work);
    Decisions decisions = { 0 };

    TRY(decisions_of(&vault, split->second.row.id, &decisions));
    for (size_t i = 0; i < decisions.count; i++) {
        size_t start = decisions.items[i].start, stop = decisions.items[i].stop;
        TRY(proposals_rename(work->db, work->county,
                             proposal_figure_key(work->arena, split->first.row.id, start + at, stop + at),
                             proposal_figure_key(work->arena, split->second.row.id, start, stop)));
    }
    return OK;
}

/* What the words of a part tell of it: the title, and whose it seems to be. */
static Problem tell(Split *split, OpenDocument *part, Id *agency, Period *period)
{
    FoundTexts found = { 0 };
    AgencyGuesser *words;
    bool several;

    TRY(texts_find(deriver_reader(split->deriver), split->work->arena, part->text, &found));
    TRY(agency_guesser(split->work, &words));
    part->row.title = found.items[0].title;
    part->row.text_key = text_known_by(split->work->keys, part->text);
    *period = found.items[0].period;
    *agency = found.count == 1 ? text_agency(words, &found.items[0], &several) : 0;
    return OK;
}

static Problem held_behind(Split *split, size_t at)
{
    FactViews views = { 0 };

    TRY(facts_view(split->work, &split->first, &views));
    for (size_t i = 0; i < views.count; i++)
        split->held |= views.items[i].held && views.items[i].start >= at;
    return OK;
}

static Problem progress(Split *split, const DocumentRow *row)
{
    return row->call && row->agency ? call_progress(split->work, row->call, row->agency) : OK;
}

/* The first keeps what was said of it. The second is its own agency's, unless figures of it stand in the grid as the
 * first one's. */
static Problem cut(Split *split, size_t at)
{
    Work *work = split->work;
    Vault vault = work_vault(work);
    DocumentRow *first = &split->first.row;
    DocumentRow *second = &split->second.row;
    Id agency;
    Period period;

    TRY(held_behind(split, at));
    split->second = split->first;
    *second = (DocumentRow){ .id = work_id(work),
                             .file = first->file,
                             .start = first->start + at,
                             .stop = first->stop,
                             .version = 1,
                             .revision = 1,
                             .made_at = first->made_at,
                             .made_by = first->made_by };
    split->second.text = text_slice(split->first.text, at, split->first.text.len);
    split->first.text = text_slice(split->first.text, 0, at);
    first->stop = second->start;

    TRY(tell(split, &split->second, &second->guessed, &second->period));
    if (second->period.kind == PERIOD_NONE || split->held)
        second->period = first->period;
    second->agency = split->held ? first->agency : second->guessed;
    second->state = second->agency ? DOCUMENT_SUBMITTED : DOCUMENT_RECEIVED;
    TRY(tell(split, &split->first, &agency, &period));
    if (!first->guessed)
        first->guessed = agency;
    TRY(version_call(work, second));
    TRY(document_row_cut(&vault, first, second));
    TRY(rename_proposals(split, at));
    if (!first->agency && agency) {
        first->agency = agency;
        first->state = DOCUMENT_SUBMITTED;
        TRY(version_call(work, first));
        TRY(version_replace(work, first));
    }
    TRY(document_row_change(&vault, first));
    if (!split->held) {
        TRY(version_replace(work, second));
        if (second->replaces)
            TRY(document_row_change(&vault, second));
    }
    TRY(progress(split, first));
    return progress(split, second);
}

/* ---- what is derived ---- */

static Problem shares_words(Work *work, Id document, bool *out)
{
    Vault vault = work_vault(work);
    FindingRows findings = { 0 };

    *out = false;
    TRY(findings_load(&vault, document, &findings));
    for (size_t i = 0; i < findings.count; i++)
        *out |= text_equal(findings.items[i].rule, TEXT("copy"));
    return OK;
}

/* Both parts; and of the documents that came since, those that were told to share words with another one: it may have been
 * this. */
static Problem derive_after(Split *split)
{
    Work *work = split->work;
    Vault vault = work_vault(work);
    DocumentRows rows = { 0 };

    TRY(derive(split->deriver, work, &split->first));
    TRY(document_rows(&vault, (DocumentFilter){ 0 }, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Id id = rows.items[i].id;
        OpenDocument later;
        bool shares;

        if (id <= split->first.row.id || id == split->second.row.id)
            continue;
        TRY(shares_words(work, id, &shares));
        if (!shares)
            continue;
        TRY(document_open(work, id, &later));
        TRY(derive(split->deriver, work, &later));
    }
    return derive(split->deriver, work, &split->second);
}
