/* filled.h - the verbs of filled forms (填报).
 *
 * An agency that a call is put to opens its form: a draft, in which stands what the grid knows already. It fills in the
 * rest, gives reasons where a check objects, and submits it over three names; then every item is a return (填报数) in the
 * grid. Taken back or returned, these cells are voided; what is submitted anew or corrected voids what it differs from.
 * Whoever changes an item names the revision of it that they saw: different items merge, on the same one the second is
 * told both values. */
#ifndef HALFSKY_WORK_FILLED_H
#define HALFSKY_WORK_FILLED_H

#include "grid/trace.h"
#include "model/catalog.h"
#include "model/form.h"
#include "work/calls.h"

/* A line of a form, and what is known beside it. */
typedef struct {
    FormItem item;
    FilledItem filled;
    Text measure, unit; /* key and unit of what is counted */
    UnitKind unit_kind;
    GridValue last_year; /* of the same period a year earlier */
    GridValue
        sources[SOURCE_COUNT];  /* claim, record, return, certified of the grid; blank where nothing was said */
    Text said_by[SOURCE_COUNT]; /* the agency that says so; "" where it is reckoned */
    Date as_of[SOURCE_COUNT];   /* {0}: not said */
    bool record_complete;
} FilledRow;

/* How grave an objection is: A must be mended, B mended or explained, C verified and explained, D a hint. */
typedef struct {
    char class; /* 'A' to 'D' */
    int place;
    bool explained; /* always for D */
    Problem what;   /* its sentence */
} FormObjection;

typedef LIST(FormObjection) FormObjections;

typedef struct {
    Call call;
    Form form;
    FilledForm filled; /* id 0: nobody opened it yet; what stands in it is what it would be prefilled with */
    Text agency;
    LIST(FilledRow) rows;
    FormObjections objections;
} FilledView;

/* What the agency has filled in, or would find. CALL_NO_FORM when the call wants no form of it. */
Problem filled_view(Work *work, Id call, Id agency, FilledView *out);

typedef struct {
    int place;
    bool sets_value, explains;
    GridValue value;
    Text explanation;
    int64_t based_on; /* the item's revision that was seen; 0: whatever it is */
} FilledChange;

/* Opens the draft if nobody did, and changes items: all of them or none. FORM_LINE_UNKNOWN, FORM_VALUE_INEXACT,
 * FORM_VALUE_CHANGED (both values are told), FORM_HANDED_IN. `*changed` counts items that are not as before. */
Problem filled_change(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, size_t *changed);
/* Reports zero in every line. FORM_NOT_ZERO when a line has a number, unless `over` says that it is to go. */
Problem filled_zero(Work *work, Id call, Id agency, bool over);

typedef struct {
    Text filled_by, checked_by, head; /* "": as signed before */
} Signatures;

/* filled_change, and who signs: names that are not empty take the place of those before. With `trial` nothing is kept. */
Problem filled_take(Work *work, Id call, Id agency, const FilledChange *changes, size_t count,
                    const Signatures *names, bool trial, size_t *changed);

/* Hands it in. SIGNATURE_MISSING; FORM_OBJECTED and FORM_UNEXPLAINED while an A stands, or a B or C without a reason:
 * these are in `view`, which is filled either way. `based_on`: the filled form's revision, 0 for whatever it is. */
Problem filled_submit(Work *work, Id call, Id agency, const Signatures *names, int64_t based_on, FilledView *view);
/* The agency takes back what was not accepted yet. */
Problem filled_take_back(Work *work, Id call, Id agency, int64_t based_on);
/* The office, or while it is not accepted who passed the call on, sends it back and says why. REMARK_MISSING,
 * FORM_ACCEPTED. */
Problem filled_return(Work *work, Id call, Id agency, Text remark, int64_t based_on);
Problem filled_accept(Work *work, Id call, Id agency, int64_t based_on);
/* The office puts right what was handed in, all of it or nothing: old cells are voided, new ones added; `reason` stands as the
 * explanation of each value. REASON_MISSING; what a change says wrong, and the first A that would stand then. */
Problem filled_correct(Work *work, Id call, Id agency, const FilledChange *changes, size_t count, Text reason);

/* ---- parts, for the files of these verbs ---- */

/* Looks the rows over; pure. Labels and values are in the objections' sentences. */
void filled_check(Arena *arena, FilledView *view);
/* Its cells in the grid: none any more; what its rows say (those that say it already stay, others are voided). */
Problem filled_cells_void(Work *work, const FilledView *view);
Problem filled_cells_put(Work *work, const FilledView *view);
/* A value that a line may hold: exact, zero, blank or n/a. */
bool filled_value_fits(GridValue value);

#endif
