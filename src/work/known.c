/* known.c - what need not be read again. */
#include "work/known.h"

#include "base/memory.h"
#include "store/agencies.h"
#include "store/counties.h"
#include "store/slots.h"
#include "work/cells.h"

#include <stdlib.h>

/* What was read under one stamp. */
typedef struct {
    Arena *arena;
    Tree tree;
    Slots slots;
    Grid *grid;
    AgencyNames names;
    bool named; /* names were asked for */
} Picture;

struct Known {
    Picture pictures[2]; /* that of now, and the one before */
    int now;
    Id county; /* 0: nothing is known */
    int64_t stamp, undone;
};

static Problem picture_of_now(Work *work, Picture **out);
static Problem picture_read(Work *work, Picture *out);

Known *known_new(void)
{
    Known *known = memory_resize(NULL, sizeof *known);

    *known = (Known){ 0 };
    for (int i = 0; i < 2; i++)
        known->pictures[i].arena = arena_new();
    return known;
}

void known_free(Known *known)
{
    if (!known)
        return;
    for (int i = 0; i < 2; i++)
        arena_free(known->pictures[i].arena);
    free(known);
}

Problem known_tree(Work *work, const Tree **out)
{
    Picture *picture;

    TRY(picture_of_now(work, &picture));
    *out = &picture->tree;
    return OK;
}

Problem known_slots(Work *work, Slots *out)
{
    Picture *picture;

    TRY(picture_of_now(work, &picture));
    *out = picture->slots;
    return OK;
}

Problem known_grid(Work *work, Grid **out)
{
    Picture *picture;

    TRY(picture_of_now(work, &picture));
    *out = picture->grid;
    return OK;
}

Problem known_names(Work *work, AgencyNames *out)
{
    Picture *picture;

    TRY(picture_of_now(work, &picture));
    if (!picture->named)
        TRY(agency_names_read(work, &picture->tree, picture->arena, &picture->names));
    picture->named = true;
    *out = picture->names;
    return OK;
}

static Problem picture_of_now(Work *work, Picture **out)
{
    Known *known = work->known;
    int64_t stamp, undone = db_undone(work->db);

    TRY(county_stamp(work->db, work->county, &stamp));
    if (known->county != work->county || known->stamp != stamp || known->undone != undone) {
        known->county = 0;
        known->now = !known->now;
        TRY(picture_read(work, &known->pictures[known->now]));
        known->county = work->county;
        known->stamp = stamp;
        known->undone = undone;
    }
    *out = &known->pictures[known->now];
    return OK;
}

static Problem picture_read(Work *work, Picture *out)
{
    arena_reset(out->arena);
    *out = (Picture){ .arena = out->arena };
    TRY(agencies_load(work->db, work->county, out->arena, &out->tree));
    TRY(slots_load(work->db, work->county, out->arena, &out->slots));
    out->grid = cells_grid_over(out->arena, work->db, work->county, &out->tree, out->slots);
    return OK;
}
