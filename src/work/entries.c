/* entries.c - the verbs of entries in ledgers. */
#include "work/entries.h"

#include "store/entries.h"
#include "work/measures.h"
#include "work/proposals.h"
#include "work/records.h"

#include <stdio.h>

static Problem record_it(Work *work, const Ledger *ledger, const Entry *entry);
static Problem correct_it(Work *work, const Ledger *ledger, const Entry *was, const Entry *now);
static Problem lines_of(Work *work, const Ledger *ledger, Id agency, Period period, bool open, EntryLines *out);
static Problem declare_it(Work *work, const Ledger *ledger, Id agency, Period period, bool whole);

static Vault vault_of(const Work *work)
{
    return (Vault){ work->db, work->keys, work->random, work->county, work->arena };
}

/* The words as an Entry, or IMPORT_REFUSED with what is wrong. The agency must be there on the day. */
static Problem read_it(Work *work, const Ledger *ledger, const Text *words, Entry *entry, Objections *objections)
{
    char count[24];

    if (!date_valid(entry->day) || date_compare(entry->day, work->today) > 0)
        LIST_PUSH(work->arena, objections,
                  problem_at(problem(PROBLEM_ENTRY_DAY, TEXT(""), TEXT(""), TEXT("")), TEXT(""), 0, TEXT("day")));
    entry_read(ledger, words, work->arena, entry, objections);
    if (!objections->count)
        return OK;
    snprintf(count, sizeof count, "%zu", objections->count);
    return problem(PROBLEM_IMPORT_REFUSED, text_of(count), TEXT(""), TEXT(""));
}

Problem entry_record(Work *work, const Ledger *ledger, Id agency, Date day, const Text *words,
                     Objections *objections, Id *out)
{
    Entry entry = { .agency = agency, .day = day, .revision = 1 };

    TRY(work_may(work, VERB_ENTRY_RECORD, agency));
    TRY(read_it(work, ledger, words, &entry, objections));
    *out = entry.id = work_id(work);
    TRY(work_begin(work, VERB_ENTRY_RECORD, agency));
    return work_end(work, VERB_ENTRY_RECORD, record_it(work, ledger, &entry),
                    (WorkNote){ "entry", entry.id, ledger->key });
}

Problem entry_find(Work *work, Id id, const Ledger **ledger, Entry *out)
{
    Vault vault = vault_of(work);
    char number[ID_TEXT_MAX];
    Text *values;
    EntryRow row;
    bool found;

    TRY(entry_row_find(&vault, id, &row, &found));
    if (!found || row.voided)
        return problem(PROBLEM_ENTRY_UNKNOWN, (Text){ number, id_write(id, number) }, TEXT(""), TEXT(""));
    TRY(work_may(work, VERB_ENTRY_RECORD, row.agency));
    TRY(ledger_meant(work, row.ledger, ledger));
    *out = (Entry){ .id = id, .agency = row.agency, .day = row.day, .revision = row.revision };
    values = ARENA_ARRAY(work->arena, (*ledger)->field_count + 1, Text);
    TRY(entry_body_read(*ledger, row.body, work->arena, values));
    TRY(entry_body_read(*ledger, row.body_sealed, work->arena, values));
    out->values = values;
    return OK;
}

Problem entry_correct(Work *work, const Ledger *ledger, const Entry *was, Date day, const Text *words,
                      Objections *objections)
{
    Entry now = { .id = was->id, .agency = was->agency, .day = day, .revision = was->revision + 1 };

    TRY(work_may(work, VERB_ENTRY_RECORD, was->agency));
    TRY(read_it(work, ledger, words, &now, objections));
    TRY(work_begin(work, VERB_ENTRY_RECORD, was->agency));
    return work_end(work, VERB_ENTRY_RECORD, correct_it(work, ledger, was, &now),
                    (WorkNote){ "entry", was->id, TEXT("correct") });
}

Problem entry_void(Work *work, Id id)
{
    const Ledger *ledger;
    Entry was = { 0 }, now;

    TRY(entry_find(work, id, &ledger, &was));
    now = was;
    now.revision++;
    now.voided = true;
    TRY(work_begin(work, VERB_ENTRY_RECORD, was.agency));
    return work_end(work, VERB_ENTRY_RECORD, correct_it(work, ledger, &was, &now),
                    (WorkNote){ "entry", id, TEXT("void") });
}

Problem entry_lines(Work *work, const Ledger *ledger, Id agency, Period period, bool masked, EntryLines *out)
{
    Id about = agency ? agency : work->actor.agency;
    bool whole = !work_may(work, VERB_ENTRY_READ, about).code;
    bool open = whole && !masked;

    *out = (EntryLines){ 0 };
    if (!whole)
        TRY(work_may(work, VERB_GRID_READ, about));
    if (!open)
        return lines_of(work, ledger, agency, period, false, out);
    TRY(work_begin(work, VERB_ENTRY_READ, about));
    return work_end(work, VERB_ENTRY_READ, lines_of(work, ledger, agency, period, true, out),
                    (WorkNote){ "agency", agency, ledger->key });
}

Problem ledger_declare(Work *work, const Ledger *ledger, Id agency, Period period, bool whole)
{
    if (whole)
        TRY(period_begun(work, period));
    TRY(work_begin(work, VERB_ENTRY_RECORD, agency));
    return work_end(work, VERB_ENTRY_RECORD, declare_it(work, ledger, agency, period, whole),
                    (WorkNote){ "agency", agency,
                                arena_format(work->arena, "%s %.*s", whole ? "complete" : "not complete",
                                             TEXT_ARG(ledger->key)) });
}

/* ---- inside the transaction ---- */

static EntryRow row_of(Work *work, const Ledger *ledger, const Entry *entry)
{
    EntryRow row = { .id = entry->id,
                     .agency = entry->agency,
                     .ledger = ledger->key,
                     .version = ledger->version,
                     .day = entry->day,
                     .voided = entry->voided,
                     .revision = entry->revision };
    Buffer body = { 0 };

    entry_body_write(ledger, entry, false, &body);
    row.body = arena_text(work->arena, buffer_text(&body));
    buffer_clear(&body);
    entry_body_write(ledger, entry, true, &body);
    row.body_sealed = arena_text(work->arena, buffer_text(&body));
    buffer_free(&body);
    return row;
}

static Problem recount(Work *work, const Ledger *ledger, Id agency, const Periods *periods)
{
    CellChange change = { 0 };

    TRY(records_count(work, ledger, agency, periods, &change));
    return cells_apply(work, &change);
}

static Problem record_it(Work *work, const Ledger *ledger, const Entry *entry)
{
    EntryRow row = row_of(work, ledger, entry);
    Vault vault = vault_of(work);
    Periods periods = { 0 };

    TRY(entry_row_add(&vault, &row, work->actor.id, work->now));
    record_periods_within(period_day(entry->day), work->arena, &periods);
    return recount(work, ledger, entry->agency, &periods);
}

static Problem correct_it(Work *work, const Ledger *ledger, const Entry *was, const Entry *now)
{
    EntryRow row = row_of(work, ledger, now);
    Vault vault = vault_of(work);
    Periods periods = { 0 };

    TRY(entry_row_change(&vault, &row));
    record_periods_within(period_day(was->day), work->arena, &periods);
    record_periods_within(period_day(now->day), work->arena, &periods);
    TRY(recount(work, ledger, was->agency, &periods));
    if (now->voided || date_compare(now->day, was->day) != 0)
        return proposals_host_gone(work, proposal_entry_key(work->arena, was->id));
    return OK;
}

static Problem declare_it(Work *work, const Ledger *ledger, Id agency, Period period, bool whole)
{
    Vault vault = vault_of(work);
    Periods periods = { 0 };

    if (whole)
        TRY(ledger_complete_put(&vault, ledger->key, agency, period, work->actor.id, work->now));
    else
        TRY(ledger_complete_remove(&vault, ledger->key, agency, period));
    record_periods_within(period, work->arena, &periods);
    return recount(work, ledger, agency, &periods);
}

/* Their numbers masked: nobody needs them but to count. */
static Problem show_people(Work *work, Text *list)
{
    People people;

    TRY(people_read(*list, work->arena, &people));
    *list = people_shown(&people, work->today, work->arena);
    return OK;
}

/* Those of agencies whose figures or entries the actor may not see are left out; whole are those whose entries they may. */
static Problem lines_of(Work *work, const Ledger *ledger, Id agency, Period period, bool open, EntryLines *out)
{
    Vault vault = vault_of(work);
    Id asked = 0;
    bool may = false, sees = false;
    EntryRows rows;
    Tree tree;

    TRY(work_tree(work, &tree));
    TRY(entry_rows_load(&vault, ledger->key, agency, period.first, period.last, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const EntryRow *row = &rows.items[i];
        EntryLine line = {
            .entry = { .id = row->id, .agency = row->agency, .day = row->day, .revision = row->revision },
            .agency = tree_name(&tree, row->agency, row->day)
        };
        Text *values;

        if (row->agency != asked) {
            bool whole = !work_may(work, VERB_ENTRY_READ, row->agency).code;
            may = open && whole;
            sees = whole || !work_may(work, VERB_GRID_READ, row->agency).code;
        }
        asked = row->agency;
        if (!sees)
            continue;
        values = ARENA_ARRAY(work->arena, ledger->field_count + 1, Text);
        TRY(entry_body_read(ledger, row->body, work->arena, values));
        TRY(entry_body_read(ledger, row->body_sealed, work->arena, values));
        for (size_t f = 0; f < ledger->field_count; f++) {
            if (ledger->fields[f].sealed && values[f].len && !may)
                values[f] = TEXT("…");
            else if (ledger->fields[f].kind == FIELD_PEOPLE)
                TRY(show_people(work, &values[f]));
        }
        line.entry.values = values;
        LIST_PUSH(work->arena, out, line);
    }
    return OK;
}
