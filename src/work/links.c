/* links.c - the verbs of lines and posts. */
#include "work/links.h"

static Problem tie_it(Work *work, const AgencyLink *link);
static Problem untie_it(Work *work, const AgencyLink *link, Date day);

Problem agency_tie(Work *work, const AgencyLink *link)
{
    TRY(work_begin(work, VERB_AGENCY_CHANGE, 0));
    return work_end(work, VERB_AGENCY_CHANGE, tie_it(work, link),
                    (WorkNote){ "agency", link->agency, text_of(link_word(link->kind)) });
}

Problem agency_untie(Work *work, const AgencyLink *link, Date day)
{
    TRY(work_begin(work, VERB_AGENCY_CHANGE, 0));
    return work_end(work, VERB_AGENCY_CHANGE, untie_it(work, link, day),
                    (WorkNote){ "agency", link->agency, text_of(link_word(link->kind)) });
}

static Problem about(Work *work, ProblemCode code, const Tree *tree, const AgencyLink *link)
{
    return problem(code, tree_name(tree, link->agency, work->today), tree_name(tree, link->other, work->today),
                   TEXT(""));
}

static bool lives(const Tree *tree, Id agency, Date day)
{
    const Agency *found = tree_agency(tree, agency);

    return found && date_compare(found->first, day) <= 0
           && (!date_valid(found->last) || date_compare(day, found->last) <= 0);
}

/* The link of these two and that kind that holds on `day`; NULL for none. */
static Problem holding(Work *work, const AgencyLink *link, Date day, AgencyLink **out)
{
    AgencyLinks all;

    *out = NULL;
    TRY(links_load(work->db, work->county, link->agency, work->arena, &all));
    for (size_t i = 0; i < all.count; i++) {
        AgencyLink *known = &all.items[i];
        if (known->agency == link->agency && known->other == link->other && known->kind == link->kind
            && link_holds(known, day))
            *out = known;
    }
    return OK;
}

static Problem tie_it(Work *work, const AgencyLink *link)
{
    AgencyLink *known;
    Tree tree;

    TRY(work_tree(work, &tree));
    if (link->agency == link->other || !lives(&tree, link->agency, link->first)
        || !lives(&tree, link->other, link->first))
        return about(work, PROBLEM_LINK_WRONG, &tree, link);
    TRY(holding(work, link, link->first, &known));
    return known ? about(work, PROBLEM_LINK_THERE, &tree, link) : link_put(work->db, work->county, link);
}

static Problem untie_it(Work *work, const AgencyLink *link, Date day)
{
    Date last = date_from_days(date_to_days(day) - 1);
    AgencyLink *known;
    Tree tree;

    TRY(work_tree(work, &tree));
    TRY(holding(work, link, last, &known));
    if (!known)
        return about(work, PROBLEM_LINK_MISSING, &tree, link);
    known->last = last;
    return link_put(work->db, work->county, known);
}
