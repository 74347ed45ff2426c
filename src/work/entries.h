/* entries.h - the verbs of entries in ledgers, and what they come to in the grid.
 *
 * Entries count as records (台账数) of the agency that enters them, `own`; where nobody stands below it, `all` says the
 * same, so that it meets what was claimed. For the month of its day, and beside it for its quarter, half-year and year: a
 * running total until the ledger is declared whole, then a record that stands before claims. These cells are derived:
 * entries_recount makes them again. */
#ifndef HALFSKY_WORK_ENTRIES_H
#define HALFSKY_WORK_ENTRIES_H

#include "ledger/entry.h"
#include "work/imports.h"
#include "work/ledgers.h"

/* Records an entry: `words` has one per field, as people write them. What is wrong stands in `objections`, and the
 * answer is IMPORT_REFUSED. */
Problem entry_record(Work *work, const Ledger *ledger, Id agency, Date day, const Text *words,
                     Objections *objections, Id *out);
/* An entry as it is, with its ledger. ENTRY_UNKNOWN. */
Problem entry_find(Work *work, Id entry, const Ledger **ledger, Entry *out);
/* Puts `words`, one per field, in place of what `was` says. CHANGED_SINCE when somebody else changed it since. */
Problem entry_correct(Work *work, const Ledger *ledger, const Entry *was, Date day, const Text *words,
                      Objections *objections);
Problem entry_void(Work *work, Id entry); /* it counts no more, and is kept */

/* Records the rows of the Doc's first table: 单位 日期 and the ledger's fields by their names. Rows that are there already
 * change nothing. All or nothing, as of imports.h. */
Problem entry_import(Work *work, const Ledger *ledger, const Doc *doc, bool trial, ImportReport *report);

typedef struct {
    Entry entry;
    Text agency;
} EntryLine;

typedef LIST(EntryLine) EntryLines;

/* The entries of a ledger, of an agency or for 0 of all that the actor may see, in a period. Sealed fields are whole for those whose duty it
 * is, which leaves an audit row, and … for others. */
Problem entry_lines(Work *work, const Ledger *ledger, Id agency, Period period, bool masked, EntryLines *out);

/* Says that the agency's ledger is whole for the period, or takes that back: its records stand before claims then. */
Problem ledger_declare(Work *work, const Ledger *ledger, Id agency, Period period, bool whole);

/* Not a verb: makes all records of the grid again, within a transaction. `changed`: how many cells were not as they
 * should be; may be NULL. Without `sheets` these are left to grid_rebuild. */
Problem entries_recount(Work *work, bool sheets, size_t *changed);

#endif
