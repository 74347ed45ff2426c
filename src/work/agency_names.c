/* agency_names.c - which agency somebody means. */
#include "work/agency_names.h"

#include "base/list.h"
#include "model/codes.h"
#include "store/agencies.h"
#include "work/known.h"

#include <stdlib.h>

static bool is_padded(Text words);
static Problem find(const AgencyNames *names, Text words, Id *out);
static int by_words(const void *a, const void *b);

Problem agency_names(Work *work, AgencyNames *out)
{
    return known_names(work, out);
}

Problem agency_names_read(Work *work, const Tree *tree, Arena *arena, AgencyNames *out)
{
    LIST(AgencyWords) all = { 0 };
    AgencyAliases aliases;
    CodedAgencies coded;

    TRY(agencies_codes(work->db, work->county, arena, &coded));
    for (size_t i = 0; i < coded.count; i++) {
        const Agency *agency = tree_agency(tree, coded.items[i].agency);
        AgencyCodes codes = coded.items[i].codes;
        char id[ID_TEXT_MAX];

        LIST_PUSH(arena, &all,
                  (AgencyWords){ arena_text(arena, (Text){ id, id_write(agency->id, id) }), agency->id });
        if (codes.credit.len)
            LIST_PUSH(arena, &all, (AgencyWords){ codes.credit, agency->id });
        if (codes.region.len && agency_is_region(agency->kind))
            LIST_PUSH(arena, &all, (AgencyWords){ codes.region, agency->id });
    }
    for (size_t i = 0; i < tree->names.count; i++)
        LIST_PUSH(arena, &all, (AgencyWords){ tree->names.items[i].name, tree->names.items[i].agency });
    TRY(agency_aliases(work->db, work->county, arena, &aliases));
    for (size_t i = 0; i < aliases.count; i++)
        LIST_PUSH(arena, &all, (AgencyWords){ aliases.items[i].alias, aliases.items[i].agency });
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_words);
    *out = (AgencyNames){ all.items, all.count };
    return OK;
}

Problem agency_meant(const AgencyNames *names, Text words, Id *out)
{
    *out = 0;
    if (!words.len)
        return OK;
    TRY(find(names, words, out));
    for (Text shorter = words; !*out && is_padded(shorter);) {
        shorter = text_slice(shorter, 0, shorter.len - 3);
        TRY(find(names, shorter, out));
    }
    return *out ? OK : problem(PROBLEM_AGENCY_UNKNOWN, words, TEXT(""), TEXT(""));
}

/* A town's or county's code with the places of what is below filled up: 511024001000, 511024000000. */
static bool is_padded(Text words)
{
    RegionLevel level;

    return region_code_read(words, &level) && level != REGION_COUNTY && text_ends(words, TEXT("000"));
}

static Problem find(const AgencyNames *names, Text words, Id *out)
{
    size_t low = 0;
    size_t high = names->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(names->items[middle].words, words) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < names->count && text_equal(names->items[low].words, words); low++) {
        if (*out && *out != names->items[low].agency)
            return problem(PROBLEM_AGENCY_UNCLEAR, words, TEXT(""), TEXT(""));
        *out = names->items[low].agency;
    }
    return OK;
}

Problem agency_named(Work *work, Text words, Id *out)
{
    AgencyNames names;

    *out = 0;
    if (!words.len)
        return OK;
    TRY(agency_names(work, &names));
    return agency_meant(&names, words, out);
}

/* Equal words of one agency beside each other too: a name that is its alias is not unclear. */
static int by_words(const void *a, const void *b)
{
    const AgencyWords *left = a;
    const AgencyWords *right = b;
    int order = text_compare(left->words, right->words);

    return order ? order : (left->agency > right->agency) - (left->agency < right->agency);
}
