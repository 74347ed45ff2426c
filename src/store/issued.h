/* issued.h - papers that figures are taken from. */
#ifndef HALFSKY_STORE_ISSUED_H
#define HALFSKY_STORE_ISSUED_H

#include "base/arena.h"
#include "base/date.h"
#include "base/id.h"
#include "store/db.h"

typedef struct {
    Id id;
    Id issuer; /* an agency */
    Text title;
    Date day;
} IssuedPaper;

/* The paper of that title and issuer, added under `id` when there is none. */
Problem issued_paper(Db *db, Id county, const IssuedPaper *paper, Id made_by, int64_t now, Id *out);
/* `*found` is false when there is none. */
Problem issued_find(Db *db, Id county, Id id, Arena *arena, IssuedPaper *out, bool *found);

#endif
