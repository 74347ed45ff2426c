/* models.c - model texts as prints, and what a text shares with them. */
#include "check/copier.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "model/api.h"
#include "model/checks.h"

#include <stdlib.h>

/* Bytes of models, all numbers little-endian, 4 bytes each: "HSMODELS", version, count; for each model the length of
 * its name, its letters, the count of its grams, the name, and for each gram number and place in order; at last a sum
 * of all that (FNV-1a, 8 bytes). */
static const char magic[] = "HSMODELS";
enum { MODELS_VERSION = 1, MODELS_HEAD = 16, MODEL_HEAD = 12, GRAM_BYTES = 8, SUM_BYTES = 8 };
/* Grams that a text and a model must share to be compared; what is shorter cannot be known again. */
enum { MODEL_SHARED_LEAST = 4, MODEL_LETTERS_LEAST = 60 };

typedef struct {
    uint32_t number, place;
} PrintGram;

typedef struct {
    Text name;
    uint32_t letters;
    size_t count;
    PrintGram *grams; /* in the order of the text */
} Model;

/* One gram of one model. */
typedef struct {
    uint32_t number, model, place;
} ModelGram;

struct halfsky_models {
    Arena *arena;
    LIST(Model) items;
    ModelGram *grams; /* of all, by number, model and place */
    size_t gram_count;
    Buffer bytes;
};

typedef LIST(PrintGram) Print;

halfsky_models *halfsky_models_new(void)
{
    halfsky_models *models = memory_resize(NULL, sizeof *models);
    *models = (halfsky_models){ .arena = arena_new() };
    return models;
}

void halfsky_models_free(halfsky_models *models)
{
    if (!models)
        return;
    arena_free(models->arena);
    free(models->grams);
    buffer_free(&models->bytes);
    free(models);
}

size_t halfsky_models_count(const halfsky_models *models)
{
    return models->items.count;
}

halfsky_text halfsky_models_name(const halfsky_models *models, size_t index)
{
    return text_public(index < models->items.count ? models->items.items[index].name : TEXT(""));
}

static void print_of(const Side *side, Arena *arena, Print *out)
{
    if (side->count < GRAM_LETTERS)
        return;
    Gram gram = gram_first(side->codes);
    for (size_t i = 0;; i++) {
        uint64_t mixed = gram_mixed(gram);
        if (gram_sampled(mixed, GRAM_PRINT_BITS))
            LIST_PUSH(arena, out, (PrintGram){ gram_number(mixed), (uint32_t)i });
        if (i + GRAM_LETTERS == side->count)
            return;
        gram = gram_next(gram, side->codes + i);
    }
}

static bool same_print(const Model *a, const Model *b)
{
    return a->letters == b->letters && a->count == b->count
           && (a->count == 0 || memcmp(a->grams, b->grams, a->count * sizeof *a->grams) == 0);
}

/* Adds a model whose name and grams lie anywhere. */
static int add_model(halfsky_models *models, const Model *model)
{
    for (size_t i = 0; i < models->items.count; i++)
        if (same_print(&models->items.items[i], model))
            return 0;
    Model *added = LIST_ADD(models->arena, &models->items);
    *added = *model;
    added->name = arena_text(models->arena, model->name);
    added->grams = arena_alloc_raw(models->arena, (model->count + 1) * sizeof *model->grams);
    memcpy(added->grams, model->grams, model->count * sizeof *model->grams);
    return 1;
}

int halfsky_models_add(halfsky_models *models, halfsky_copier *copier, halfsky_text name,
                       const halfsky_copy_text *text)
{
    Print print = { 0 };

    arena_reset(copier->arena);
    copier_prepare(copier, text, 0);
    print_of(&copier->prepared[0]->side, copier->arena, &print);
    if (copier->prepared[0]->side.count < MODEL_LETTERS_LEAST || print.count < MODEL_SHARED_LEAST)
        return 0;
    Model model = { { name.at, name.len }, (uint32_t)copier->prepared[0]->side.count, print.count, print.items };
    return add_model(models, &model);
}

static int by_number(const void *a, const void *b)
{
    const ModelGram *x = a, *y = b;

    if (x->number != y->number)
        return (x->number > y->number) - (x->number < y->number);
    if (x->model != y->model)
        return (x->model > y->model) - (x->model < y->model);
    return (x->place > y->place) - (x->place < y->place);
}

void halfsky_models_sort(halfsky_models *models)
{
    size_t count = 0, at = 0;

    for (size_t i = 0; i < models->items.count; i++)
        count += models->items.items[i].count;
    models->grams = memory_resize(models->grams, memory_times(count + 1, sizeof *models->grams));
    models->gram_count = count;
    for (size_t i = 0; i < models->items.count; i++) {
        const Model *model = &models->items.items[i];
        for (size_t k = 0; k < model->count; k++)
            models->grams[at++] = (ModelGram){ model->grams[k].number, (uint32_t)i, model->grams[k].place };
    }
    qsort(models->grams, count, sizeof *models->grams, by_number);
}

/* ---- bytes ------------------------------------------------------------------------ */

static void put_number(Buffer *out, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        buffer_add_char(out, (char)(number >> 8 * i));
}

static uint32_t get_number(const char *at)
{
    const uint8_t *b = (const uint8_t *)at;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

halfsky_text halfsky_models_bytes(halfsky_models *models)
{
    Buffer *out = &models->bytes;

    buffer_clear(out);
    buffer_add(out, text_of(magic));
    put_number(out, MODELS_VERSION);
    put_number(out, (uint32_t)models->items.count);
    for (size_t i = 0; i < models->items.count; i++) {
        const Model *model = &models->items.items[i];
        put_number(out, (uint32_t)model->name.len);
        put_number(out, model->letters);
        put_number(out, (uint32_t)model->count);
        buffer_add(out, model->name);
        for (size_t k = 0; k < model->count; k++) {
            put_number(out, model->grams[k].number);
            put_number(out, model->grams[k].place);
        }
    }
    uint64_t sum = text_hash(buffer_text(out));
    put_number(out, (uint32_t)sum);
    put_number(out, (uint32_t)(sum >> 32));
    return text_public(buffer_text(out));
}

/* The model at the beginning of `bytes`, taken off; false when that is none. */
static bool take_model(Text *bytes, Arena *arena, Model *out)
{
    if (bytes->len < MODEL_HEAD)
        return false;
    size_t name = get_number(bytes->at), count = get_number(bytes->at + 8);
    *out = (Model){ .letters = get_number(bytes->at + 4), .count = count };
    Text rest = text_slice(*bytes, MODEL_HEAD, bytes->len);
    if (name > rest.len || count > (rest.len - name) / GRAM_BYTES || !utf8_valid(text_slice(rest, 0, name)))
        return false;
    out->name = text_slice(rest, 0, name);
    rest = text_slice(rest, name, rest.len);
    out->grams = arena_alloc_raw(arena, (count + 1) * sizeof *out->grams);
    for (size_t i = 0; i < count; i++) {
        out->grams[i] =
            (PrintGram){ get_number(rest.at + i * GRAM_BYTES), get_number(rest.at + i * GRAM_BYTES + 4) };
        uint64_t end = (uint64_t)out->grams[i].place + GRAM_LETTERS;
        if (end > out->letters || (i && out->grams[i].place <= out->grams[i - 1].place))
            return false;
    }
    *bytes = text_slice(rest, count * GRAM_BYTES, rest.len);
    return true;
}

int halfsky_models_load(halfsky_models *models, const char *bytes, size_t length)
{
    Text body = { bytes, length };

    if (length < MODELS_HEAD + SUM_BYTES || !text_starts(body, text_of(magic))
        || get_number(bytes + sizeof magic - 1) != MODELS_VERSION)
        return -1;
    body = text_slice(body, 0, length - SUM_BYTES);
    uint64_t sum = text_hash(body);
    if ((uint32_t)sum != get_number(bytes + body.len) || (uint32_t)(sum >> 32) != get_number(bytes + body.len + 4))
        return -1;

    size_t count = get_number(bytes + MODELS_HEAD - 4);
    Text rest = text_slice(body, MODELS_HEAD, body.len);
    Arena *arena = arena_new();
    LIST(Model) taken = { 0 };
    bool good = count <= rest.len / MODEL_HEAD;
    while (good && taken.count < count)
        good = take_model(&rest, arena, LIST_ADD(arena, &taken));
    good = good && rest.len == 0;
    for (size_t i = 0; good && i < count; i++)
        add_model(models, &taken.items[i]);
    arena_free(arena);
    return good ? 0 : -1;
}

/* ---- comparing -------------------------------------------------------------------- */

/* The first gram of this number and model, or where it would stand. */
static size_t find_gram(const halfsky_models *models, uint32_t number, uint32_t model)
{
    const ModelGram wanted = { number, model, 0 };
    size_t low = 0, high = models->gram_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_number(&models->grams[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int by_shared(const void *a, const void *b)
{
    const halfsky_candidate *x = a, *y = b;

    if (x->shared != y->shared)
        return (x->shared < y->shared) - (x->shared > y->shared);
    return (x->other > y->other) - (x->other < y->other);
}

size_t halfsky_models_like(halfsky_copier *copier, const halfsky_models *models, const halfsky_copy_text *text,
                           const halfsky_candidate **out)
{
    Print print = { 0 };
    size_t kept = 0;

    arena_reset(copier->arena);
    arena_reset(copier->answers);
    copier_prepare(copier, text, 0);
    print_of(&copier->prepared[0]->side, copier->arena, &print);
    halfsky_candidate *found = ARENA_ARRAY(copier->answers, models->items.count + 1, halfsky_candidate);
    for (size_t i = 0; i < print.count; i++) {
        uint32_t last = UINT32_MAX;
        for (size_t at = find_gram(models, print.items[i].number, 0);
             at < models->gram_count && models->grams[at].number == print.items[i].number; at++) {
            if (models->grams[at].model != last)
                found[models->grams[at].model].shared++;
            last = models->grams[at].model;
        }
    }
    for (size_t i = 0; i < models->items.count; i++)
        if (found[i].shared >= MODEL_SHARED_LEAST)
            found[kept++] = (halfsky_candidate){ i, found[i].shared };
    if (kept)
        qsort(found, kept, sizeof *found, by_shared);
    *out = found;
    return kept;
}

typedef LIST(Run) Runs;

/* Adds the gram at text letter `place` and model letter `at`: to the last run when it goes on there and no sample
 * between was missed, else as a run of its own behind it. */
static void add_gram(Arena *arena, Runs *runs, uint32_t place, uint32_t at, bool goes_on)
{
    Run *last = runs->count ? &runs->items[runs->count - 1] : NULL;
    uint32_t end = last ? last->at[0] + last->length : 0, skip = 0;

    if (last && goes_on && place - last->at[0] == at - last->at[1]) {
        last->length = place + GRAM_LETTERS - last->at[0];
        return;
    }
    if (place < end)
        skip = end - place;
    if (skip < GRAM_LETTERS)
        LIST_PUSH(arena, runs, (Run){ { place + skip, at + skip }, GRAM_LETTERS - skip });
}

/* Runs of letters that the text shares with a model, in the order of the text. */
static void find_runs(const halfsky_models *models, uint32_t model, const Print *print, Arena *arena, Runs *runs)
{
    bool hit = false;

    for (size_t i = 0; i < print->count; i++) {
        const PrintGram *gram = &print->items[i];
        size_t at = find_gram(models, gram->number, model), best = SIZE_MAX;
        const Run *last = runs->count ? &runs->items[runs->count - 1] : NULL;

        for (; at < models->gram_count && models->grams[at].number == gram->number
               && models->grams[at].model == model;
             at++) {
            bool same_way = last && gram->place - last->at[0] == models->grams[at].place - last->at[1];
            if (best == SIZE_MAX || same_way)
                best = at;
        }
        if (best != SIZE_MAX)
            add_gram(arena, runs, gram->place, models->grams[best].place, hit);
        hit = best != SIZE_MAX;
    }
}

int halfsky_compare_model(halfsky_copier *copier, const halfsky_copy_text *text, const halfsky_models *models,
                          size_t index, halfsky_copy *out)
{
    Print print = { 0 };
    Runs runs = { 0 };

    if (index >= models->items.count)
        return 0;
    arena_reset(copier->arena);
    copier_prepare(copier, text, 0);
    copier->own[1] = (Prepared){ .places.count = models->items.items[index].letters };
    copier->prepared[1] = &copier->own[1];
    print_of(&copier->prepared[0]->side, copier->arena, &print);
    find_runs(models, (uint32_t)index, &print, copier->arena, &runs);
    passages_chain(runs.items, runs.count, copier->arena, &copier->passages);
    copier_weigh(copier);
    if (!copier_answer(copier, out))
        return 0;
    char level = (char)copier->catalog->checks[CHECK_COPY].class;
    out->kind = "model";
    out->level = level < 'D' ? (char)(level + 1) : level;
    return 1;
}
