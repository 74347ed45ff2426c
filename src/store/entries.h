/* entries.h - entries of ledgers as rows, and which ledgers are whole. */
#ifndef HALFSKY_STORE_ENTRIES_H
#define HALFSKY_STORE_ENTRIES_H

#include "base/date.h"
#include "base/list.h"
#include "store/vault.h"

typedef struct {
    Id id, agency;
    Text ledger; /* key */
    int version; /* of its definition */
    Date day;
    bool voided;
    Text body;        /* JSON, as src/ledger writes it */
    Text body_sealed; /* the same of sealed fields, open here */
    int revision;     /* from 1 */
} EntryRow;

typedef LIST(EntryRow) EntryRows;

Problem entry_row_add(const Vault *vault, const EntryRow *row, Id made_by, int64_t now);
/* Puts the row in place of revision `row->revision` - 1; CHANGED_SINCE when it is another one by now. */
Problem entry_row_change(const Vault *vault, const EntryRow *row);
/* `*found` is false when there is none. */
Problem entry_row_find(const Vault *vault, Id id, EntryRow *out, bool *found);
/* Those that are not void, by agency and day: of one agency or of all for 0, from a day to a day, both inside. */
Problem entry_rows_load(const Vault *vault, Text ledger, Id agency, Date from, Date to, EntryRows *out);

/* A ledger of an agency, with its entries: each once. Those that have void ones only too. */
typedef struct {
    Text ledger;
    Id agency;
} LedgerPlace;

typedef LIST(LedgerPlace) LedgerPlaces;
typedef LIST(Period) Periods;

Problem ledger_places(const Vault *vault, LedgerPlaces *out);

/* The periods for which an agency says that its ledger is whole. */
Problem ledger_complete_put(const Vault *vault, Text ledger, Id agency, Period period, Id made_by, int64_t now);
Problem ledger_complete_remove(const Vault *vault, Text ledger, Id agency, Period period);
Problem ledger_complete_load(const Vault *vault, Text ledger, Id agency, Periods *out);

#endif
