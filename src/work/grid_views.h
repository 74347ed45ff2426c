/* grid_views.h - what somebody may see of the grid. Readers: each asks the rights, none writes. */
#ifndef HALFSKY_WORK_GRID_VIEWS_H
#define HALFSKY_WORK_GRID_VIEWS_H

#include "base/doc.h"
#include "grid/query.h"
#include "grid/trace.h"
#include "work/cells.h"

/* Where one looks: whose figures, of when. */
typedef struct {
    Spot spot;
    FactExtent extent;
} GridPlace;

/* The agency as agency_named finds it, "" for the top of the county; the period as written. PERIOD_WRONG. */
Problem grid_place(Work *work, Text agency, Text period, FactExtent extent, GridPlace *out);
/* The slot of a measure that is there already: SLOT_UNKNOWN when nothing was ever said of it. */
Problem grid_slot(Work *work, Text measure, uint32_t *out);

typedef struct {
    Slots slots; /* those that rows refer to */
    DashboardRow *rows;
    size_t count;
} GridDashboard;

Problem grid_dashboard(Work *work, GridPlace place, GridDashboard *out);
Problem grid_ranking(Work *work, GridPlace parent, uint32_t slot, bool smallest_first, RankingRow **out,
                     size_t *count);
Problem grid_series(Work *work, GridPlace place, uint32_t slot, PeriodKind kind, SeriesRow **out, size_t *count);

/* A table: the agency and those right below it, slots and periods beside each other. */
typedef struct {
    Id *agencies; /* the agency itself first; of those below, regions and who gave anything */
    size_t agency_count;
    Period *periods;
    size_t period_count;
    Resolved *values; /* agency by agency, in it period by period, in it slot by slot */
} GridTable;

/* `by`: the periods of that kind inside the place's; PERIOD_NONE for this one alone. SERIES_TOO_LONG when it would have
 * more than 200 columns. */
Problem grid_table(Work *work, GridPlace place, const uint32_t *slots, size_t slot_count, PeriodKind by,
                   GridTable *out);

Problem grid_trace(Work *work, GridPlace place, uint32_t slot, int depth, Trace **out);
Problem grid_candidates(Work *work, GridPlace place, uint32_t slot, Candidates *out);
/* Recomputes all. */
Problem grid_check(Work *work, Flaws *out, size_t *checked);

/* Where a cell comes from, for people. */
typedef struct {
    Text words;     /* the paper, or the document's title; "" where there is nothing to say */
    Text quote;     /* the sentence, personal data masked; "" for a figure of no document */
    const Doc *doc; /* where the sentence stands: byte `offset` of the file; NULL for no document */
    size_t offset;
    bool corrected; /* the figure is not as it stands there */
} OriginWords;

Problem cell_origin_words(Work *work, const Cell *cell, Language language, OriginWords *out);

#endif
