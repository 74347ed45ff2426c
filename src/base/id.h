/* id.h - ids that the program makes itself.
 *
 * An Id is 63 bits: milliseconds since 2020-01-01 UTC (41 bits) | node (10) | sequence (12). It never changes and is
 * never given twice, so that several programs, and several databases, agree without asking each other. Ids of one
 * maker only rise, even when the clock is set back or more than 4,096 are wanted in a millisecond: the maker then
 * goes on from the last one it gave. Outside the program an id is its decimal text. */
#ifndef HALFSKY_BASE_ID_H
#define HALFSKY_BASE_ID_H

#include "base/text.h"

typedef int64_t Id; /* 0: none */

enum { ID_NODES = 1024, ID_TEXT_MAX = 20 };

/* One per writer; what keeps a node number apart from another's is the installation. */
typedef struct {
    int node; /* 0 to ID_NODES - 1 */
    Id last;  /* the id given last, 0 at first; set to the largest id of a database when it is opened */
} IdMaker;

/* The next id. `now_ms`: milliseconds since 1970-01-01 UTC; a time before 2020 counts as 2020-01-01. */
Id id_next(IdMaker *maker, int64_t now_ms);
/* When the id was made, in milliseconds since 1970-01-01 UTC. */
int64_t id_time(Id id);

/* Decimal text, above 0; the whole text or nothing. */
bool id_read(Text text, Id *out);
/* With NUL; "0" for none. Returns the length. */
size_t id_write(Id id, char out[ID_TEXT_MAX]);

#endif
