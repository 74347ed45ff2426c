/* reseal.h - what is sealed under older keys, sealed again under the newest.
 *
 * Row by row in short transactions, so that it can be stopped at any moment and goes on where it was. */
#ifndef HALFSKY_STORE_RESEAL_H
#define HALFSKY_STORE_RESEAL_H

#include "store/files.h"
#include "store/vault.h"

/* A sealed column of the tables, and whose row it is bound to. */
typedef struct {
    SealedColumn column;  /* as it is bound by who seals it */
    const char *stored;   /* the column's name in the table */
    const char *old_rows; /* the rows under older keys than ?1's, at most ?2: county, id, part, bytes */
    const char *renew;    /* puts ?1 into the row of county ?2, id ?3, part ?4 */
    bool part_is_text;
} Resealed;

/* Every sealed column there is, ended by one without a table; a test holds it to the migrations. */
extern const Resealed resealed_columns[];

/* All rows of all counties; `count` tells how many were sealed again. What does not open is a Problem:
 * nothing is given up silently. */
Problem reseal_rows(Db *db, const Keys *keys, const Random *random, int64_t *count);
/* All files that rows speak of. One that is missing is passed over: db check tells of it. */
Problem reseal_files(Db *db, const Files *files, int64_t *count);

#endif
