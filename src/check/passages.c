#include "check/passages.h"

#include <stdlib.h>

enum { CHAIN_MOST = 32 /* places of one gram that are tried: a text of one letter has very many */ };

/* The places of the first side by the grams that begin there. */
typedef struct {
    const Side *side;
    uint32_t *heads, *next; /* place + 1; 0: none */
    int shift;
} Grams;

typedef struct {
    const Side *a, *b;
    Grams grams;
    Arena *arena;
    Passages *out;
    LIST(Run) runs;
} Finder;

static inline uint32_t slot_of(const Grams *grams, const uint16_t *codes)
{
    uint64_t low = 0;
    uint32_t high = 0;

    memcpy(&low, codes, 8);
    memcpy(&high, codes + 4, 4);
    return (uint32_t)((low * UINT64_C(0x9E3779B97F4A7C15) ^ high * UINT64_C(0xC2B2AE3D27D4EB4F))
                          * UINT64_C(0xD6E8FEB86659FD93)
                      >> grams->shift);
}

static void grams_make(Grams *grams, const Side *side, Arena *arena)
{
    size_t slots = 256;

    *grams = (Grams){ .side = side, .shift = 56 };
    for (; slots < side->count; slots *= 2)
        grams->shift--;
    grams->heads = ARENA_ARRAY(arena, slots, uint32_t);
    grams->next = arena_alloc_raw(arena, (side->count + 1) * sizeof *grams->next);
    for (size_t at = side->count - RUN_LEAST + 1; at-- > 0;) {
        uint32_t slot = slot_of(grams, side->codes + at);
        grams->next[at] = grams->heads[slot];
        grams->heads[slot] = (uint32_t)at + 1;
    }
}

/* Letters that are equal from `i` of the first and `j` of the second on. */
static uint32_t equal_from(const Side *a, size_t i, const Side *b, size_t j)
{
    size_t most = a->count - i < b->count - j ? a->count - i : b->count - j, length = 0;

    while (length < most && a->codes[i + length] == b->codes[j + length])
        length++;
    return (uint32_t)length;
}

/* `run` goes on where `last` stopped. */
static bool follows(const Run *last, const Run *run)
{
    for (int side = 0; side < 2; side++) {
        uint32_t end = last->at[side] + last->length;
        if (run->at[side] < end || run->at[side] - end > PASSAGE_GAP)
            return false;
    }
    return true;
}

/* The longest run at `j` of the second side; one that goes on with the last run counts double. */
static Run best_run(const Finder *f, size_t j)
{
    const Run *last = f->runs.count ? &f->runs.items[f->runs.count - 1] : NULL;
    Run best = { { 0, 0 }, 0 };
    uint32_t worth = 0, tries = 0;

    for (uint32_t at = f->grams.heads[slot_of(&f->grams, f->b->codes + j)]; at && tries < CHAIN_MOST;
         at = f->grams.next[at - 1], tries++) {
        Run run = { { at - 1, (uint32_t)j }, equal_from(f->a, at - 1, f->b, j) };
        uint32_t now = last && follows(last, &run) ? 2 * run.length + RUN_LEAST : run.length;
        if (run.length >= RUN_LEAST && now > worth) {
            best = run;
            worth = now;
        }
    }
    return best;
}

static void find_runs(Finder *f)
{
    for (size_t j = 0; j + RUN_LEAST <= f->b->count;) {
        Run run = best_run(f, j);
        if (run.length) {
            Run last = f->runs.count ? f->runs.items[f->runs.count - 1] : run;
            /* What stood in front of it was given to a run by chance, or was too short: look back. */
            while (run.at[0] && run.at[1] > (f->runs.count ? last.at[1] + last.length : 0)
                   && f->a->codes[run.at[0] - 1] == f->b->codes[run.at[1] - 1]) {
                run.at[0]--, run.at[1]--;
                run.length++;
            }
            LIST_PUSH(f->arena, &f->runs, run);
            j = run.at[1] + run.length;
        } else {
            j++;
        }
    }
}

static uint32_t strong_letters(const Run *run, const uint8_t *const stock[2])
{
    uint32_t strong = run->length;

    for (uint32_t i = 0; i < run->length; i++)
        strong -= (stock[0] && stock[0][run->at[0] + i]) || (stock[1] && stock[1][run->at[1] + i]);
    return strong;
}

/* Keeps the passage of runs[first..end) when it is long enough. */
static void keep_passage(const Run *runs, size_t first, size_t end, Arena *arena, Passages *out)
{
    Passage passage = { { 0, 0 }, { 0, 0 }, 0, 0, (uint32_t)out->runs.count, (uint32_t)(end - first) };

    for (size_t i = first; i < end; i++) {
        passage.equal += runs[i].length;
    }
    passage.strong = passage.equal;
    if (passage.strong < PASSAGE_LEAST)
        return;
    for (int side = 0; side < 2; side++) {
        passage.start[side] = runs[first].at[side];
        passage.end[side] = runs[end - 1].at[side] + runs[end - 1].length;
    }
    for (size_t i = first; i < end; i++)
        LIST_PUSH(arena, &out->runs, runs[i]);
    LIST_PUSH(arena, &out->items, passage);
}

static int by_first_side(const void *a, const void *b)
{
    const Run *x = *(const Run *const *)a, *y = *(const Run *const *)b;
    return (x->at[0] > y->at[0]) - (x->at[0] < y->at[0]);
}

static int by_second_side(const void *a, const void *b)
{
    const Run *x = *(const Run *const *)a, *y = *(const Run *const *)b;
    return (x->at[1] > y->at[1]) - (x->at[1] < y->at[1]);
}

/* Letters of each side in runs of passages, once: what was copied twice gives runs that overlap. */
static void count_copied(Passages *out, Arena *arena)
{
    const Run **order = arena_alloc_raw(arena, (out->runs.count + 1) * sizeof *order);

    for (size_t i = 0; i < out->runs.count; i++)
        order[i] = &out->runs.items[i];
    for (int side = 0; side < 2; side++) {
        uint32_t end = 0;

        qsort(order, out->runs.count, sizeof *order, side ? by_second_side : by_first_side);
        out->copied[side] = 0;
        for (size_t i = 0; i < out->runs.count; i++) {
            uint32_t start = order[i]->at[side], stop = start + order[i]->length;
            if (start < end)
                start = end;
            if (stop > start) {
                out->copied[side] += stop - start;
                end = stop;
            }
        }
    }
}

void passages_chain(const Run *runs, size_t count, Arena *arena, Passages *out)
{
    *out = (Passages){ 0 };
    for (size_t first = 0, i = 1; first < count; i++) {
        if (i < count && follows(&runs[i - 1], &runs[i]))
            continue;
        keep_passage(runs, first, i, arena, out);
        first = i;
    }
    count_copied(out, arena);
}

void passages_drop(Passages *passages, const bool *marked, Arena *arena)
{
    size_t kept = 0, runs = 0;

    for (size_t i = 0; i < passages->items.count; i++) {
        Passage passage = passages->items.items[i];
        if (marked[i])
            continue;
        memmove(passages->runs.items + runs, passages->runs.items + passage.first,
                passage.count * sizeof *passages->runs.items);
        passage.first = (uint32_t)runs;
        runs += passage.count;
        passages->items.items[kept++] = passage;
    }
    if (kept == passages->items.count)
        return;
    passages->items.count = kept;
    passages->runs.count = runs;
    count_copied(passages, arena);
}

void passages_weigh(Passages *passages, const uint8_t *const stock[2], Arena *arena)
{
    bool *weak = ARENA_ARRAY(arena, passages->items.count + 1, bool);

    for (size_t i = 0; i < passages->items.count; i++) {
        Passage *passage = &passages->items.items[i];
        passage->strong = 0;
        for (uint32_t r = 0; r < passage->count; r++)
            passage->strong += strong_letters(&passages->runs.items[passage->first + r], stock);
        weak[i] = passage->strong < PASSAGE_LEAST;
    }
    passages_drop(passages, weak, arena);
}

/* The texts in an order that does not depend on who asks. */
static bool wrong_order(const Side *a, const Side *b)
{
    if (a->count != b->count)
        return a->count < b->count;
    int order = a->count ? memcmp(a->codes, b->codes, a->count * sizeof *a->codes) : 0;
    return order < 0;
}

static void change_sides(Passages *out)
{
    for (size_t i = 0; i < out->runs.count; i++) {
        Run *run = &out->runs.items[i];
        *run = (Run){ { run->at[1], run->at[0] }, run->length };
    }
    for (size_t i = 0; i < out->items.count; i++) {
        Passage *p = &out->items.items[i];
        Passage changed = *p;
        for (int side = 0; side < 2; side++) {
            changed.start[side] = p->start[!side];
            changed.end[side] = p->end[!side];
        }
        *p = changed;
    }
    uint32_t copied = out->copied[0];
    out->copied[0] = out->copied[1];
    out->copied[1] = copied;
}

void passages_find(const Side *a, const Side *b, Arena *arena, Passages *out)
{
    bool changed = wrong_order(a, b);
    Finder finder = { .a = changed ? b : a, .b = changed ? a : b, .arena = arena };

    *out = (Passages){ 0 };
    if (a->count < RUN_LEAST || b->count < RUN_LEAST)
        return;
    grams_make(&finder.grams, finder.a, arena);
    find_runs(&finder);
    passages_chain(finder.runs.items, finder.runs.count, arena, out);
    if (changed)
        change_sides(out);
}
