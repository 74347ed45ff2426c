/* counties.c - a county is made, and entered. */
#include "work/counties.h"

#include "model/codes.h"
#include "store/actors.h"
#include "store/counties.h"
#include "work/agencies.h"

static Problem make_it(Work *work, Text name, Text code, Date first);

Problem county_check(Text name, Text code)
{
    RegionLevel level;

    if (!text_trim(name).len)
        return problem(PROBLEM_COUNTY_NAMELESS, TEXT(""), TEXT(""), TEXT(""));
    if (!region_code_read(code, &level) || level != REGION_COUNTY || text_ends(code, TEXT("0000")))
        return problem(PROBLEM_COUNTY_CODE, code, TEXT(""), TEXT(""));
    return OK;
}

Problem county_make(Work *work, Text name, Text code, Date first)
{
    TRY(county_check(name, code));
    TRY(db_begin(work->db));
    return db_end(work->db, make_it(work, name, code, first));
}

Problem county_enter(Work *work)
{
    Counties counties;
    ActorRows actors;

    TRY(counties_load(work->db, work->arena, &counties));
    if (!counties.count)
        return problem(PROBLEM_COUNTY_MISSING, TEXT(""), TEXT(""), TEXT(""));
    work->county = counties.items[0].id;
    TRY(actors_load(work->db, work->county, work->arena, &actors));
    for (size_t i = 0; i < actors.count; i++) {
        const ActorRow *row = &actors.items[i];
        if (role_read(row->role, &work->actor.role) && work->actor.role == ROLE_OPERATOR) {
            work->actor.id = row->id;
            work->actor.agency = row->agency;
            return OK;
        }
    }
    return problem(PROBLEM_COUNTY_MISSING, TEXT(""), TEXT(""), TEXT(""));
}

/* The county's row goes first, as all others refer to it; the operator leaves the first audit row. */
static Problem make_it(Work *work, Text name, Text code, Date first)
{
    Id operator_id = work_id(work);
    Id top;

    work->county = work_id(work);
    TRY(county_add(work->db, &(County){ work->county, code, name }, work->now));
    work->actor = (Actor){ .id = operator_id, .role = ROLE_OPERATOR };
    TRY(actor_add(
        work->db, work->county,
        &(ActorRow){ .id = operator_id, .name = TEXT("desk"), .role = text_of(role_word(ROLE_OPERATOR)) }));
    return agency_found(
        work,
        &(NewAgency){ .kind = AGENCY_COUNTY, .name = name, .codes = { [CODE_REGION] = code }, .first = first },
        &top);
}
