/* agency_codes.c - an agency has other codes from a day on. */
#include "work/agencies.h"

static Problem recode_it(Work *work, const AgencyRecode *recode);

Problem agency_recode(Work *work, const AgencyRecode *recode)
{
    TRY(work_begin(work, VERB_AGENCY_CHANGE, 0));
    return work_end_unless(work, recode->trial, VERB_AGENCY_CHANGE, recode_it(work, recode),
                           (WorkNote){ "agency", recode->agency, TEXT("recode") });
}

Problem agency_codes_write(Work *work, const Tree *tree, Id agency, const Text codes[CODE_SORTS], Date day)
{
    const Agency *known = tree_agency(tree, agency);
    AgencyCodes before, after;

    TRY(agency_codes_load(work->db, work->county, work->arena, &before));
    TRY(agency_codes_load(work->db, work->county, work->arena, &after));
    for (CodeSort sort = 0; sort < CODE_SORTS; sort++) {
        AgencyCode code = { .agency = agency, .sort = sort, .code = codes[sort], .first = day };
        if (!code.code.len || code_same(code.code, code_on(&after, agency, sort, day)))
            continue;
        TRY(code_check(&after, tree, known->kind, &code));
        code_put(work->arena, &after, code);
    }
    return agency_codes_save(work->db, work->county, &before, &after);
}

static Problem recode_it(Work *work, const AgencyRecode *recode)
{
    Tree tree;

    TRY(work_tree(work, &tree));
    if (!tree_agency(&tree, recode->agency))
        return problem(PROBLEM_AGENCY_UNKNOWN, TEXT(""), TEXT(""), TEXT(""));
    return agency_codes_write(work, &tree, recode->agency, recode->codes, recode->day);
}
