/* agency_names.c - which agency somebody means. */
#include "work/agency_names.h"

#include "base/list.h"
#include "model/codes.h"
#include "store/agencies.h"
#include "work/known.h"

#include <stdlib.h>

static Problem find(const AgencyNames *names, Text words, Id *out);
static int by_words(const void *a, const void *b);
static int by_code(const void *a, const void *b);

Problem agency_names(Work *work, AgencyNames *out)
{
    return known_names(work, out);
}

Problem agency_names_read(Work *work, const Tree *tree, Arena *arena, AgencyNames *out)
{
    LIST(AgencyWords) all = { 0 };
    AgencyAliases aliases;
    AgencyCodes codes;
    AgencyCodes telling = { 0 }; /* those that mean one agency */

    for (size_t i = 0; i < tree->agencies.count; i++) {
        Id agency = tree->agencies.items[i].id;
        char id[ID_TEXT_MAX];

        LIST_PUSH(arena, &all, (AgencyWords){ arena_text(arena, (Text){ id, id_write(agency, id) }), agency });
    }
    TRY(agency_codes_load(work->db, work->county, arena, &codes));
    for (size_t i = 0; i < codes.count; i++) {
        const Agency *agency = tree_agency(tree, codes.items[i].agency);
        if (agency && (codes.items[i].sort == CODE_CREDIT || agency_is_region(agency->kind)))
            LIST_PUSH(arena, &telling, codes.items[i]);
    }
    if (telling.count)
        qsort(telling.items, telling.count, sizeof *telling.items, by_code);
    for (size_t i = 0; i < telling.count;
         i++) /* one that went from agency to agency means the one that has it last */
        if (i == 0 || !code_same(telling.items[i - 1].code, telling.items[i].code))
            LIST_PUSH(arena, &all,
                      (AgencyWords){ region_code_bare(telling.items[i].code), telling.items[i].agency });
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
    if (!*out)
        TRY(find(names, region_code_bare(words), out));
    return *out ? OK : problem(PROBLEM_AGENCY_UNKNOWN, words, TEXT(""), TEXT(""));
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

/* The latest of a code first. */
static int by_code(const void *a, const void *b)
{
    const AgencyCode *left = a;
    const AgencyCode *right = b;
    int order = text_compare(region_code_bare(left->code), region_code_bare(right->code));

    return order ? order : date_compare(right->first, left->first);
}
