/* officers.h - terms of office as rows; names and phones sealed, names found by a keyed hash. */
#ifndef HALFSKY_STORE_OFFICERS_H
#define HALFSKY_STORE_OFFICERS_H

#include "model/officer.h"
#include "store/vault.h"

Problem officer_put(const Vault *vault, const Officer *officer); /* adds it, or replaces the one of that id */
/* All terms by agency, duty and first day; of one agency, or of all for 0. With a name only those that have it, blanks
 * in it making no difference. */
Problem officers_load(const Vault *vault, Id agency, Text name, Officers *out);

#endif
