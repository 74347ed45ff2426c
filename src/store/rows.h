/* rows.h - the nouns of src/base and src/model as columns of a row, and back.
 *
 * Days and periods are ISO text, a day that is not said is null. A value takes four columns: its state, the scale
 * of both ends and the two ends, null where one is open. What stands in the database was checked when it was
 * written; a row that cannot be read all the same is DATABASE_BROKEN. */
#ifndef HALFSKY_STORE_ROWS_H
#define HALFSKY_STORE_ROWS_H

#include "base/arena.h"
#include "base/date.h"
#include "model/value.h"
#include "store/db.h"

enum { VALUE_COLUMNS = 4 };

void statement_bind_bool(Statement *statement, int number, bool value);
void statement_bind_date(Statement *statement, int number, Date date); /* {0}: null */
void statement_bind_period(Statement *statement, int number, Period period);
/* The four from `number` on. An end that fits no common scale is FIGURE_TOO_LARGE. */
Problem statement_bind_value(Statement *statement, int number, GridValue value);

Date statement_date(Statement *statement, int column); /* null: {0} */
Period statement_period(Statement *statement, int column);
Problem statement_value(Statement *statement, int column, GridValue *out);
/* A copy that outlives the row. */
Text statement_text_copy(Statement *statement, int column, Arena *arena);
Text statement_blob_copy(Statement *statement, int column, Arena *arena);

/* The Problem of a row that cannot be: `table` and what is wrong in it. */
Problem row_broken(const char *table, const char *column);

#endif
