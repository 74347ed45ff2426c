/* vault.h - a county's rows with what opens and closes their sealed columns.
 *
 * Texts of people (titles, quotes, remarks, what a file holds) stand in columns whose names end in _sealed, each bound
 * to its table, column and row. */
#ifndef HALFSKY_STORE_VAULT_H
#define HALFSKY_STORE_VAULT_H

#include "base/id.h"
#include "safe/seal.h"
#include "store/db.h"

typedef struct {
    Db *db;
    const Keys *keys;
    const Random *random;
    Id county;
    Arena *arena; /* results lie here */
} Vault;

/* A sealed column: its table and its name. */
typedef struct {
    const char *table, *column;
} SealedColumn;

/* Binds `plain`, sealed for that column of row `id`. */
void statement_bind_sealed(Statement *statement, int number, const Vault *vault, SealedColumn column, Id id,
                           Text plain);
/* What column `number` of the current row holds, opened. KEY_UNKNOWN, SEALED_BROKEN. */
Problem statement_sealed(Statement *statement, int number, const Vault *vault, SealedColumn column, Id id,
                         Text *out);

#endif
