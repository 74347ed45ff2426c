/* people.c - the people that entries name, as ordinals. */
#include "work/people.h"

#include "store/persons.h"

/* Those of one entry. False when it says nothing of them. */
static Problem crowd_of_entry(Work *work, const Ledger *ledger, size_t count, const Entry *entry, Crowd *out,
                              bool *given)
{
    EntryPeople people;
    Ordinals sure = { 0 }, likely = { 0 };
    int64_t total;

    TRY(entry_people(ledger, count, entry, work->arena, &people));
    *given = people.stated || people.people.count || people.doubtful;
    for (size_t i = 0; i < people.people.count; i++) {
        Text words;
        uint32_t ordinal;
        KnownBy known = person_words(&people.people.items[i], work->arena, &words);
        KeyedHash key = keyed_hash(work->keys, HASH_PERSON, TEXT("person"), words);

        if (known == KNOWN_NOT)
            continue; /* one more whom nobody knows */
        TRY(person_ordinal(work->db, work->county, &key, known == KNOWN_BY_NUMBER, &ordinal));
        if (known == KNOWN_BY_NUMBER)
            LIST_PUSH(work->arena, &sure, ordinal);
        else
            LIST_PUSH(work->arena, &likely, ordinal);
    }
    total = (int64_t)people.people.count;
    *out =
        crowd_of_people(work->arena, &sure, &likely, people.stated && people.total > total ? people.total : total);
    if (!people.stated)
        out->unknown += (int64_t)people.doubtful;
    if (people.stated && people.total == 0)
        out->rest = value_number(decimal_int(0));
    return OK;
}

Problem crowd_of_entries(Work *work, const Ledger *ledger, size_t count, const Entries *entries, Crowd *out,
                         bool *given)
{
    const Crowd **parts = (const Crowd **)arena_alloc(work->arena, (entries->count + 1) * sizeof *parts);
    Crowd *crowds = ARENA_ARRAY(work->arena, entries->count + 1, Crowd);
    size_t known = 0;

    for (size_t i = 0; i < entries->count; i++) {
        bool said = false;

        if (!entry_counts(ledger, count, &entries->items[i]))
            continue;
        TRY(crowd_of_entry(work, ledger, count, &entries->items[i], &crowds[known], &said));
        parts[known] = &crowds[known];
        known += said;
    }
    *given = known > 0;
    *out = crowd_union(work->arena, parts, known);
    return OK;
}
