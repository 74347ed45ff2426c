#include "check/sketches.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

/* A number and the text that has it: the number in the upper half, so that texts of one number stand together. */
typedef uint64_t Entry;

struct Sketches {
    Entry *entries;
    size_t count, room;
    uint32_t texts;
    bool sorted;
    uint32_t *firsts;  /* of the entries, by the upper bits of their number */
    uint32_t *shared;  /* entries that others have too, text by text; RARE */
    uint32_t *of_text; /* first of `shared` for each text, and one more */
};

enum { FIRST_BITS = 16, DIGIT_BITS = 11 };
#define RARE UINT32_C(0x80000000) /* in `shared`: few texts have that number */

struct Counter {
    uint16_t *counts; /* by text; zero between questions */
    Candidate *found;
    size_t count, room;
};

static inline uint32_t number_of(Entry entry)
{
    return (uint32_t)(entry >> 32);
}

static inline uint32_t text_number(Entry entry)
{
    return (uint32_t)entry;
}

Sketches *sketches_new(void)
{
    Sketches *sketches = memory_resize(NULL, sizeof *sketches);
    *sketches = (Sketches){ 0 };
    return sketches;
}

void sketches_free(Sketches *sketches)
{
    if (!sketches)
        return;
    free(sketches->entries);
    free(sketches->firsts);
    free(sketches->shared);
    free(sketches->of_text);
    free(sketches);
}

void sketches_add(Sketches *sketches, const Sketch *sketch)
{
    if (sketches->room - sketches->count < sketch->count) {
        sketches->room = memory_plus(sketches->room + sketches->room / 2, sketch->count + 1024);
        sketches->entries =
            memory_resize(sketches->entries, memory_times(sketches->room, sizeof *sketches->entries));
    }
    assert(sketches->texts < UINT32_MAX && sketches->count < RARE - sketch->count);
    for (size_t i = 0; i < sketch->count; i++)
        sketches->entries[sketches->count++] = (Entry)sketch_number(sketch, i) << 32 | sketches->texts;
    sketches->texts++;
    sketches->sorted = false;
}

size_t sketches_count(const Sketches *sketches)
{
    return sketches->texts;
}

/* Sorts by number; texts of one number stay in the order in which they were added, the order of the texts. */
static void sort_entries(Sketches *sketches)
{
    size_t count = sketches->count;
    Entry *from = sketches->entries, *to = memory_resize(NULL, memory_times(count + 1, sizeof *to));

    for (int shift = 32; shift < 64; shift += DIGIT_BITS) {
        size_t places[1 << DIGIT_BITS] = { 0 }, sum = 0;

        for (size_t i = 0; i < count; i++)
            places[from[i] >> shift & ((1 << DIGIT_BITS) - 1)]++;
        for (size_t i = 0; i < 1 << DIGIT_BITS; i++) {
            size_t here = places[i];
            places[i] = sum;
            sum += here;
        }
        for (size_t i = 0; i < count; i++)
            to[places[from[i] >> shift & ((1 << DIGIT_BITS) - 1)]++] = from[i];
        Entry *swap = from;
        from = to;
        to = swap;
    }
    sketches->entries = from;
    sketches->room = count + 1;
    free(to);
}

/* The places of the numbers, by their upper bits. */
static void find_firsts(Sketches *sketches)
{
    size_t at = 0, slots = (size_t)1 << FIRST_BITS;

    sketches->firsts = memory_resize(sketches->firsts, (slots + 1) * sizeof *sketches->firsts);
    for (size_t slot = 0; slot <= slots; slot++) {
        while (at < sketches->count && number_of(sketches->entries[at]) >> (32 - FIRST_BITS) < slot)
            at++;
        sketches->firsts[slot] = (uint32_t)at;
    }
}

/* The entry behind has the same number. */
static inline bool same_behind(const Sketches *sketches, size_t at)
{
    return at + 1 < sketches->count && number_of(sketches->entries[at]) == number_of(sketches->entries[at + 1]);
}

/* For each text its entries that a later text has too: most numbers have one text only. */
static void find_shared(Sketches *sketches)
{
    uint32_t sum = 0;

    sketches->of_text =
        memory_resize(sketches->of_text, memory_times((size_t)sketches->texts + 2, sizeof *sketches->of_text));
    memset(sketches->of_text, 0, ((size_t)sketches->texts + 2) * sizeof *sketches->of_text);
    for (size_t i = 0; i < sketches->count; i++)
        sketches->of_text[text_number(sketches->entries[i])] += same_behind(sketches, i);
    for (size_t text = 0; text <= sketches->texts; text++) {
        uint32_t here = sketches->of_text[text];
        sketches->of_text[text] = sum;
        sum += here;
    }
    sketches->shared = memory_resize(sketches->shared, memory_times((size_t)sum + 1, sizeof *sketches->shared));
    for (size_t first = 0, end; first < sketches->count; first = end) {
        for (end = first + 1; same_behind(sketches, end - 1);)
            end++;
        uint32_t rare = end - first <= NUMBER_RARE_TEXTS ? RARE : 0;
        for (size_t i = first; i + 1 < end; i++)
            sketches->shared[sketches->of_text[text_number(sketches->entries[i])]++] = (uint32_t)i | rare;
    }
    memmove(sketches->of_text + 1, sketches->of_text, sketches->texts * sizeof *sketches->of_text);
    sketches->of_text[0] = 0;
}

void sketches_sort(Sketches *sketches)
{
    if (sketches->sorted)
        return;
    sort_entries(sketches);
    find_firsts(sketches);
    find_shared(sketches);
    sketches->sorted = true;
}

Counter *counter_new(const Sketches *sketches)
{
    Counter *counter = memory_resize(NULL, sizeof *counter);
    size_t bytes = memory_times((size_t)sketches->texts + 1, sizeof *counter->counts);

    *counter = (Counter){ .counts = memory_resize(NULL, bytes) };
    memset(counter->counts, 0, bytes);
    return counter;
}

void counter_free(Counter *counter)
{
    if (!counter)
        return;
    free(counter->counts);
    free(counter->found);
    free(counter);
}

static void count_text(Counter *counter, uint32_t text, int weight)
{
    if (counter->counts[text] == 0) {
        if (counter->count == counter->room) {
            counter->room = 2 * counter->room + 64;
            counter->found = memory_resize(counter->found, memory_times(counter->room, sizeof *counter->found));
        }
        counter->found[counter->count++].other = text;
    }
    if (counter->counts[text] < UINT16_MAX / 2) /* enough is enough */
        counter->counts[text] = (uint16_t)(counter->counts[text] + weight);
}

static int by_other(const void *a, const void *b)
{
    uint32_t x = ((const Candidate *)a)->other, y = ((const Candidate *)b)->other;
    return (x > y) - (x < y);
}

/* The most shared first. */
static int by_shared(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    return x->shared != y->shared ? (x->shared < y->shared) - (x->shared > y->shared) : by_other(a, b);
}

/* Leaves those that share enough, and the counts zero. */
static size_t counted(Counter *counter, const Candidate **out)
{
    size_t kept = 0;

    for (size_t i = 0; i < counter->count; i++) {
        uint32_t other = counter->found[i].other;
        if (counter->counts[other] >= CANDIDATE_LEAST)
            counter->found[kept++] = (Candidate){ other, counter->counts[other] };
        counter->counts[other] = 0;
    }
    counter->count = 0;
    if (kept > CANDIDATES_MOST) {
        qsort(counter->found, kept, sizeof *counter->found, by_shared);
        kept = CANDIDATES_MOST;
    }
    if (kept)
        qsort(counter->found, kept, sizeof *counter->found, by_other);
    *out = counter->found;
    return kept;
}

size_t sketches_behind(const Sketches *sketches, Counter *counter, uint32_t one, const Candidate **out)
{
    assert(sketches->sorted && one < sketches->texts);
    for (uint32_t i = sketches->of_text[one]; i < sketches->of_text[one + 1]; i++) {
        size_t at = sketches->shared[i] & ~RARE;
        int weight = sketches->shared[i] & RARE ? NUMBER_RARE_WEIGHT : NUMBER_WEIGHT;
        for (int link = 0; link < CANDIDATE_LINKS && same_behind(sketches, at); link++, at++)
            count_text(counter, text_number(sketches->entries[at + 1]), weight);
    }
    return counted(counter, out);
}

/* The first entry that has the number, or one behind where it would stand. */
static size_t find_number(const Sketches *sketches, uint32_t number)
{
    size_t low = sketches->firsts[number >> (32 - FIRST_BITS)];
    size_t high = sketches->firsts[(number >> (32 - FIRST_BITS)) + 1];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (number_of(sketches->entries[middle]) < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t sketches_like(const Sketches *sketches, Counter *counter, const Sketch *sketch, const Candidate **out)
{
    assert(sketches->sorted);
    for (size_t i = 0; i < sketch->count; i++) {
        uint32_t number = sketch_number(sketch, i);
        size_t first = find_number(sketches, number), end = first;
        while (end < sketches->count && number_of(sketches->entries[end]) == number)
            end++;
        int weight = end - first < NUMBER_RARE_TEXTS ? NUMBER_RARE_WEIGHT : NUMBER_WEIGHT;
        for (size_t at = first; at < end; at++)
            count_text(counter, text_number(sketches->entries[at]), weight);
    }
    return counted(counter, out);
}

size_t sketches_with(const Sketches *sketches, uint32_t number, size_t most)
{
    size_t first, at;

    assert(sketches->sorted);
    for (first = at = find_number(sketches, number);
         at < sketches->count && at - first < most && number_of(sketches->entries[at]) == number;)
        at++;
    return at - first;
}
