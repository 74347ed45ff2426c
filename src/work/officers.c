/* officers.c - the verbs of terms of office. */
#include "work/officers.h"

#include "model/api.h"
#include "model/line.h"
#include "store/officers.h"

static Vault vault_of(const Work *work);
static Problem add_it(Work *work, const Officer *officer, bool instead);
static Problem end_it(Work *work, Id agency, Text name, const Duty *duty, Date day, size_t *ended);
static Problem look(Work *work, const OfficerWanted *wanted, bool open, OfficerRows *out);

Problem officer_add(Work *work, const Officer *officer, bool instead, Id *out)
{
    Officer row = *officer;

    TRY(officer_name_check(officer->name));
    TRY(work_begin(work, VERB_PERSON_CHANGE, officer->agency));
    *out = row.id = work_id(work);
    return work_end(work, VERB_PERSON_CHANGE, add_it(work, &row, instead),
                    (WorkNote){ "agency_person", row.id, text_of(duty_word(row.duty)) });
}

Problem officer_end(Work *work, Id agency, Text name, const Duty *duty, Date day, size_t *ended)
{
    TRY(work_begin(work, VERB_PERSON_CHANGE, agency));
    return work_end(work, VERB_PERSON_CHANGE, end_it(work, agency, name, duty, day, ended),
                    (WorkNote){ "agency", agency, TEXT("person ended") });
}

Problem officer_rows(Work *work, const OfficerWanted *wanted, OfficerRows *out)
{
    Id about = wanted->agency ? wanted->agency : work->actor.agency;
    bool open = !wanted->masked && !work_may(work, VERB_PERSON_READ, about).code;

    *out = (OfficerRows){ 0 };
    TRY(work_may(work, VERB_GRID_READ, about));
    if (wanted->name.len)
        TRY(work_may(work, VERB_PERSON_READ, about));
    if (!open)
        return look(work, wanted, false, out);
    TRY(work_begin(work, VERB_PERSON_READ, about));
    return work_end(work, VERB_PERSON_READ, look(work, wanted, true, out),
                    (WorkNote){ "agency", wanted->agency, TEXT("names and phones") });
}

static Vault vault_of(const Work *work)
{
    return (Vault){ work->db, work->keys, work->random, work->county, work->arena };
}

static Problem add_it(Work *work, const Officer *officer, bool instead)
{
    Vault vault = vault_of(work);
    Officers same, all;

    TRY(officers_load(&vault, officer->agency, officer->name, &same));
    for (size_t i = 0; i < same.count; i++)
        if (same.items[i].duty == officer->duty && officer_serves(&same.items[i], officer->first))
            return problem(PROBLEM_OFFICER_THERE, TEXT(""), TEXT(""), TEXT(""));
    TRY(officers_load(&vault, officer->agency, TEXT(""), &all));
    for (size_t i = 0; i < all.count && instead; i++) {
        Officer *old = &all.items[i];
        if (old->duty != officer->duty || !officer_serves(old, officer->first))
            continue;
        if (date_compare(old->first, officer->first) >= 0)
            return problem(PROBLEM_OFFICER_THERE, TEXT(""), TEXT(""), TEXT(""));
        old->last = date_from_days(date_to_days(officer->first) - 1);
        TRY(officer_put(&vault, old));
    }
    return officer_put(&vault, officer);
}

static Problem end_it(Work *work, Id agency, Text name, const Duty *duty, Date day, size_t *ended)
{
    Date last = date_from_days(date_to_days(day) - 1);
    Vault vault = vault_of(work);
    Officers all;

    *ended = 0;
    TRY(officers_load(&vault, agency, name, &all));
    for (size_t i = 0; i < all.count; i++) {
        Officer *officer = &all.items[i];
        if (!officer_serves(officer, last) || (duty && officer->duty != *duty))
            continue;
        officer->last = last;
        TRY(officer_put(&vault, officer));
        ++*ended;
    }
    return *ended ? OK : problem(PROBLEM_OFFICER_UNKNOWN, TEXT(""), TEXT(""), TEXT(""));
}

/* Who may see names below one's own agency only sees others masked. */
static Problem look(Work *work, const OfficerWanted *wanted, bool open, OfficerRows *out)
{
    const Lexicon *lexicon = &catalog_of(work->catalog)->lexicon;
    bool everywhere = role_may(work->actor.role, VERB_PERSON_READ) == MAY_ANYWHERE;
    Vault vault = vault_of(work);
    Id asked = 0;
    bool may = false;
    Officers all;
    Tree tree;

    TRY(work_tree(work, &tree));
    TRY(officers_load(&vault, wanted->agency, wanted->name, &all));
    for (size_t i = 0; i < all.count; i++) {
        OfficerRow row = { .officer = all.items[i], .masked = !open };
        if ((wanted->duty && row.officer.duty != *wanted->duty)
            || (date_valid(wanted->day) && !officer_serves(&row.officer, wanted->day)))
            continue;
        if (open && !everywhere) {
            if (row.officer.agency != asked)
                may = !work_may(work, VERB_PERSON_READ, row.officer.agency).code;
            asked = row.officer.agency;
            row.masked = !may;
        }
        if (row.masked && wanted->name.len)
            continue; /* a name that is found is a name that is told */
        if (row.masked) {
            row.officer.name = name_masked(lexicon, row.officer.name, work->arena);
            row.officer.phone = phone_masked(row.officer.phone, work->arena);
        }
        row.agency = tree_name(&tree, row.officer.agency, work->today);
        LIST_PUSH(work->arena, out, row);
    }
    return OK;
}
