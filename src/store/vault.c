/* vault.c - sealed columns. */
#include "store/vault.h"

#include "store/rows.h"

static SealPlace place_of(const Vault *vault, SealedColumn column, Id id)
{
    return (SealPlace){ text_of(column.table), text_of(column.column), vault->county, id };
}

void statement_bind_sealed(Statement *statement, int number, const Vault *vault, SealedColumn column, Id id,
                           Text plain)
{
    SealPlace place = place_of(vault, column, id);

    statement_bind_blob(statement, number, seal(vault->keys, vault->random, &place, plain, vault->arena));
}

Problem statement_sealed(Statement *statement, int number, const Vault *vault, SealedColumn column, Id id,
                         Text *out)
{
    SealPlace place = place_of(vault, column, id);

    return unseal(vault->keys, &place, statement_blob(statement, number), vault->arena, out);
}
