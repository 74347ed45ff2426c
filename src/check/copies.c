/* copies.c - the functions of halfsky/copies.h on sketches and on two texts. */
#include "check/copier.h"
#include "check/stock.h"

#include "base/memory.h"
#include "model/api.h"
#include "model/checks.h"

#include <stdlib.h>

/* A passage that so many texts have is no copy of one of them, as long as it is short; a longer one must be in more. */
enum { COMMON_SHORT = 60, COMMON_SHORT_TEXTS = 4, COMMON_LONG = 100, COMMON_LONG_TEXTS = 8 };
/* Name of an agency that may stand for a longer one: 教育局 for 泠川县教育局. */
enum { AGENCY_LEAST = 9 };

static Text text_in(halfsky_text text)
{
    return (Text){ text.at, text.len };
}

halfsky_copier *halfsky_copier_new(const halfsky_catalog *catalog)
{
    halfsky_copier *copier = memory_resize(NULL, sizeof *copier);

    *copier = (halfsky_copier){ .catalog = catalog_of(catalog), .arena = arena_new(), .answers = arena_new() };
    normal_letters(&copier->letters);
    return copier;
}

void halfsky_copier_free(halfsky_copier *copier)
{
    if (!copier)
        return;
    arena_free(copier->arena);
    arena_free(copier->answers);
    for (size_t i = 0; i < KEPT_TEXTS; i++)
        arena_free(copier->kept[i].arena);
    buffer_free(&copier->sketch);
    buffer_free(&copier->codes);
    buffer_free(&copier->message);
    counter_free(copier->counter);
    free(copier);
}

/* ---- sketches ------------------------------------------------------------------------ */

halfsky_text halfsky_sketch(halfsky_copier *copier, const halfsky_copy_text *text)
{
    NormalNames names;

    normal_names(&copier->letters, text_in(text->agency), &names);
    buffer_clear(&copier->codes);
    uint16_t *codes = (uint16_t *)(void *)buffer_reserve(&copier->codes, (text->text.len + 1) * sizeof *codes);
    size_t count = normal_form(&copier->letters, &names, text_in(text->text), codes, NULL);
    buffer_clear(&copier->sketch);
    sketch_write(codes, count, &copier->sketch);
    return text_public(buffer_text(&copier->sketch));
}

/* A halfsky_sketches is a Sketches; the public header does not say so. */
static Sketches *inside(halfsky_sketches *sketches)
{
    return (Sketches *)sketches;
}

static const Sketches *look(const halfsky_sketches *sketches)
{
    return (const Sketches *)sketches;
}

halfsky_sketches *halfsky_sketches_new(void)
{
    return (halfsky_sketches *)sketches_new();
}

void halfsky_sketches_free(halfsky_sketches *sketches)
{
    sketches_free(inside(sketches));
}

int halfsky_sketches_add(halfsky_sketches *sketches, const char *bytes, size_t length)
{
    Sketch sketch;

    if (!sketch_open((Text){ bytes, length }, &sketch))
        return -1;
    sketches_add(inside(sketches), &sketch);
    return 0;
}

size_t halfsky_sketches_count(const halfsky_sketches *sketches)
{
    return sketches_count(look(sketches));
}

void halfsky_sketches_sort(halfsky_sketches *sketches)
{
    sketches_sort(inside(sketches));
}

static Counter *counter_for(halfsky_copier *copier, const Sketches *sketches)
{
    if (copier->counts != sketches || copier->counted != sketches_count(sketches)) {
        counter_free(copier->counter);
        copier->counter = counter_new(sketches);
        copier->counts = sketches;
        copier->counted = sketches_count(sketches);
    }
    return copier->counter;
}

static size_t candidates_out(halfsky_copier *copier, const Candidate *found, size_t count,
                             const halfsky_candidate **out)
{
    arena_reset(copier->answers);
    halfsky_candidate *answer = ARENA_ARRAY(copier->answers, count + 1, halfsky_candidate);
    for (size_t i = 0; i < count; i++)
        answer[i] = (halfsky_candidate){ found[i].other, found[i].shared };
    *out = answer;
    return count;
}

size_t halfsky_sketches_behind(halfsky_copier *copier, const halfsky_sketches *sketches, size_t index,
                               const halfsky_candidate **out)
{
    const Candidate *found = NULL;
    Counter *counter = counter_for(copier, look(sketches));
    size_t count = index < sketches_count(look(sketches))
                       ? sketches_behind(look(sketches), counter, (uint32_t)index, &found)
                       : 0;

    return candidates_out(copier, found, count, out);
}

size_t halfsky_sketches_like(halfsky_copier *copier, const halfsky_sketches *sketches, const char *bytes,
                             size_t length, const halfsky_candidate **out)
{
    const Candidate *found = NULL;
    Sketch sketch;

    if (!sketch_open((Text){ bytes, length }, &sketch))
        return (size_t)-1;
    size_t count = sketches_like(look(sketches), counter_for(copier, look(sketches)), &sketch, &found);
    return candidates_out(copier, found, count, out);
}

/* ---- comparing ----------------------------------------------------------------------- */

static void prepare(const halfsky_copier *copier, Text text, Text agency, Arena *arena, Prepared *out)
{
    uint16_t *codes = arena_alloc_raw(arena, (text.len + 1) * sizeof *codes);
    uint32_t *starts = arena_alloc_raw(arena, (text.len + 1) * sizeof *starts);
    NormalNames names;

    normal_names(&copier->letters, agency, &names);
    size_t count = normal_form(&copier->letters, &names, text, codes, starts);
    *out = (Prepared){ { codes, count }, { text, starts, count }, agency, NULL, arena };
}

/* The only place where a text may be kept. */
static Kept *kept_for(halfsky_copier *copier, Text text)
{
    uint64_t mixed = ((uint64_t)(uintptr_t)text.at ^ text.len) * UINT64_C(0x9E3779B97F4A7C15);

    return &copier->kept[(mixed >> 32) % KEPT_TEXTS];
}

void copier_prepare(halfsky_copier *copier, const halfsky_copy_text *given, int side)
{
    Text text = text_in(given->text), agency = text_in(given->agency);
    Kept *kept = kept_for(copier, text);
    bool taken = side == 1 && copier->prepared[0] == &kept->prepared;

    copier->prepared[side] = &copier->own[side];
    if (kept->arena && text_equal(kept->text, text) && text_equal(kept->agency, agency)) {
        copier->prepared[side] = &kept->prepared;
    } else if (taken || text.len > KEPT_MOST) {
        prepare(copier, text, agency, copier->arena, &copier->own[side]);
    } else {
        if (!kept->arena)
            kept->arena = arena_new();
        arena_reset(kept->arena);
        kept->text = arena_text(kept->arena, text);
        kept->agency = arena_text(kept->arena, agency);
        prepare(copier, kept->text, kept->agency, kept->arena, &kept->prepared);
        copier->prepared[side] = &kept->prepared;
    }
}

/* The passages are enough to show copying. */
static bool is_enough(const halfsky_copier *copier)
{
    uint32_t strong = 0, longest = 0;
    bool half = false;

    for (size_t i = 0; i < copier->passages.items.count; i++) {
        uint32_t own = copier->passages.items.items[i].strong;
        strong += own;
        longest = own > longest ? own : longest;
    }
    for (int side = 0; side < 2; side++)
        half |= (size_t)100 * copier->passages.copied[side]
                >= (size_t)COPY_SHORT_PERCENT * copier->prepared[side]->places.count;
    return strong >= (half ? COPY_SHORT_LEAST : COPY_LEAST) && longest >= COPY_LONGEST;
}

void copier_weigh(halfsky_copier *copier)
{
    const uint8_t *stock[2] = { NULL, NULL };

    for (int side = 0; side < 2; side++) {
        Prepared *prepared = copier->prepared[side];
        const AlignSide *places = &prepared->places;
        if (!places->starts)
            continue;
        if (!prepared->stock) {
            prepared->stock = arena_alloc_raw(prepared->arena, places->count + 1);
            stock_letters(copier->catalog, places->text, places->starts, places->count, prepared->stock);
        }
        stock[side] = prepared->stock;
    }
    passages_weigh(&copier->passages, stock, copier->arena);
}

bool copier_answer(halfsky_copier *copier, halfsky_copy *out)
{
    const Passages *passages = &copier->passages;
    uint32_t longest = 0;

    *out = (halfsky_copy){ .kind = "other" };
    halfsky_passage *items = ARENA_ARRAY(copier->arena, passages->items.count + 1, halfsky_passage);
    for (size_t i = 0; i < passages->items.count; i++) {
        const Passage *passage = &passages->items.items[i];
        halfsky_passage *item = &items[i];
        for (int side = 0; side < 2; side++) {
            const AlignSide *places = &copier->prepared[side]->places;
            item->start[side] = places->starts ? places->starts[passage->start[side]] : passage->start[side];
            item->end[side] = places->starts ? letter_end(places, passage->end[side] - 1) : passage->end[side];
        }
        item->letters = passage->equal;
        if (passage->strong > longest) {
            longest = passage->strong;
            out->longest = i;
        }
    }
    out->passages = items;
    out->passage_count = passages->items.count;
    for (int side = 0; side < 2; side++) {
        out->letters[side] = copier->prepared[side]->places.count;
        out->copied[side] = passages->copied[side];
        out->percent[side] =
            out->letters[side] ? (unsigned)((200 * out->copied[side] / out->letters[side] + 1) / 2) : 0;
    }
    return is_enough(copier);
}

static int by_size(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* In how many texts a passage stands: the middle one of the counts of its numbers; 0 when it has none. */
static size_t texts_with(const Side *side, const Passage *passage, const Sketches *sketches, Arena *arena)
{
    LIST(size_t) counts = { 0 };

    if (passage->end[0] - passage->start[0] < GRAM_LETTERS)
        return 0;
    const uint16_t *codes = side->codes + passage->start[0];
    size_t last = passage->end[0] - passage->start[0] - GRAM_LETTERS;
    Gram gram = gram_first(codes);
    for (size_t i = 0;; i++) {
        uint64_t mixed = gram_mixed(gram);
        if (gram_sampled(mixed, GRAM_SKETCH_BITS))
            LIST_PUSH(arena, &counts, sketches_with(sketches, gram_number(mixed), COMMON_LONG_TEXTS));
        if (i == last)
            break;
        gram = gram_next(gram, codes + i);
    }
    if (!counts.count)
        return 0;
    qsort(counts.items, counts.count, sizeof *counts.items, by_size);
    return counts.items[counts.count / 2];
}

/* Passages that many texts have, as flags. */
static bool *find_common(halfsky_copier *copier, const Sketches *sketches)
{
    Passages *passages = &copier->passages;
    bool *common = ARENA_ARRAY(copier->arena, passages->items.count + 1, bool);

    for (size_t i = 0; i < passages->items.count; i++) {
        const Passage *passage = &passages->items.items[i];
        if (passage->strong >= COMMON_LONG)
            continue;
        size_t texts = texts_with(&copier->prepared[0]->side, passage, sketches, copier->arena);
        common[i] = texts >= COMMON_LONG_TEXTS || (passage->strong < COMMON_SHORT && texts >= COMMON_SHORT_TEXTS);
    }
    return common;
}

/* 县教育局 is 泠川县教育局. */
static bool same_agency(Text a, Text b)
{
    Text shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
    return shorter.len >= AGENCY_LEAST && text_ends(longer, shorter);
}

int halfsky_compare(halfsky_copier *copier, const halfsky_copy_text *first, const halfsky_copy_text *second,
                    const halfsky_sketches *sketches, halfsky_copy *out)
{
    arena_reset(copier->arena);
    copier_prepare(copier, first, 0);
    copier_prepare(copier, second, 1);
    passages_find(&copier->prepared[0]->side, &copier->prepared[1]->side, copier->arena, &copier->passages);
    if (!is_enough(copier)) /* as nearly always: the rest costs more */
        return 0;
    copier_weigh(copier);
    if (sketches)
        passages_drop(&copier->passages, find_common(copier, look(sketches)), copier->arena);
    if (!copier_answer(copier, out))
        return 0;
    bool own = same_agency(copier->prepared[0]->agency, copier->prepared[1]->agency);
    out->kind = own ? "own" : "other";
    out->level = own ? 'D' : (char)copier->catalog->checks[CHECK_COPY].class;
    return 1;
}

size_t halfsky_align(halfsky_copier *copier, size_t index, const halfsky_aligned **out)
{
    Alignment pieces = { 0 };

    arena_reset(copier->answers);
    if (index < copier->passages.items.count && copier->prepared[1]->places.starts) {
        const AlignSide sides[2] = { copier->prepared[0]->places, copier->prepared[1]->places };
        align_passage(&copier->passages, index, sides, copier->answers, &pieces);
    }
    halfsky_aligned *answer = ARENA_ARRAY(copier->answers, pieces.count + 1, halfsky_aligned);
    for (size_t i = 0; i < pieces.count; i++) {
        const Aligned *piece = &pieces.items[i];
        answer[i] = (halfsky_aligned){ { piece->start[0], piece->start[1] },
                                       { piece->end[0], piece->end[1] },
                                       piece->equal };
    }
    *out = answer;
    return pieces.count;
}
