/* Fuzzes the comparing of two texts: the input is both, parted at its first "|" (its middle when it has none).
 *
 * Passages lie inside both texts, begin and end at letters; those of (b, a) are those of (a, b) with the sides
 * changed; pieces cover a passage in both texts, equal ones are the same bytes; a text that is long enough is a
 * copy of itself, and is found as a candidate and as a model text. Bytes that are no text are taken as a sketch
 * and as models, which refuse them. */
#include "halfsky/copies.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool border(Text text, size_t offset)
{
    return offset == text.len || (offset < text.len && ((unsigned char)text.at[offset] & 0xC0) != 0x80);
}

static void check_pieces(halfsky_copier *copier, size_t index, const halfsky_passage *passage, const Text texts[2])
{
    const halfsky_aligned *pieces;
    size_t count = halfsky_align(copier, index, &pieces), at[2] = { passage->start[0], passage->start[1] };

    assert(count > 0);
    for (size_t i = 0; i < count; i++) {
        for (int side = 0; side < 2; side++) {
            assert(pieces[i].start[side] == at[side] && pieces[i].end[side] >= at[side]);
            assert(border(texts[side], pieces[i].start[side]));
            at[side] = pieces[i].end[side];
        }
        assert(i == 0 || pieces[i].equal != pieces[i - 1].equal);
        bool same = text_equal(text_slice(texts[0], pieces[i].start[0], pieces[i].end[0]),
                               text_slice(texts[1], pieces[i].start[1], pieces[i].end[1]));
        assert(!pieces[i].equal || same);
    }
    assert(at[0] == passage->end[0] && at[1] == passage->end[1]);
}

static void check_copy(halfsky_copier *copier, const halfsky_copy *copy, const Text texts[2])
{
    assert(copy->passage_count && copy->longest < copy->passage_count);
    for (int side = 0; side < 2; side++)
        assert(copy->copied[side] <= copy->letters[side] && copy->percent[side] <= 100);
    for (size_t i = 0; i < copy->passage_count; i++) {
        const halfsky_passage *passage = &copy->passages[i];
        for (int side = 0; side < 2; side++) {
            assert(passage->start[side] < passage->end[side]);
            assert(border(texts[side], passage->start[side]) && border(texts[side], passage->end[side]));
        }
        check_pieces(copier, i, passage, texts);
    }
}

static void check_itself(halfsky_copier *copier, const halfsky_copy_text *text)
{
    halfsky_sketches *sketches = halfsky_sketches_new();
    halfsky_models *models = halfsky_models_new(), *loaded = halfsky_models_new();
    const halfsky_candidate *found;
    halfsky_copy copy;

    for (int i = 0; i < 2; i++) {
        halfsky_text sketch = halfsky_sketch(copier, text);
        assert(halfsky_sketches_add(sketches, sketch.at, sketch.len) == 0);
    }
    halfsky_sketches_sort(sketches);
    halfsky_sketches_behind(copier, sketches, 0, &found);
    assert(halfsky_sketches_behind(copier, sketches, 1, &found) == 0);
    if (halfsky_compare(copier, text, text, sketches, &copy))
        assert(copy.copied[0] == copy.copied[1]);

    int added = halfsky_models_add(models, copier, (halfsky_text){ "x", 1 }, text);
    halfsky_text kept = halfsky_models_bytes(models);
    assert(halfsky_models_load(loaded, kept.at, kept.len) == 0 && halfsky_models_count(loaded) == (size_t)added);
    halfsky_models_sort(loaded);
    if (added) {
        assert(halfsky_models_like(copier, loaded, text, &found) <= 1);
        if (halfsky_compare_model(copier, text, loaded, 0, &copy))
            for (size_t i = 0; i < copy.passage_count; i++)
                assert(copy.passages[i].start[0] < copy.passages[i].end[0]
                       && copy.passages[i].end[0] <= text->text.len);
    }
    halfsky_sketches_free(sketches);
    halfsky_models_free(models);
    halfsky_models_free(loaded);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static halfsky_copier *copier;
    Text text = { (const char *)bytes, size };
    halfsky_copy copy, turned;

    if (!copier)
        copier = halfsky_copier_new(halfsky_catalog_builtin());
    if (!utf8_valid(text)) {
        halfsky_sketches *sketches = halfsky_sketches_new();
        halfsky_models *models = halfsky_models_new();
        halfsky_sketches_add(sketches, text.at, text.len);
        halfsky_models_load(models, text.at, text.len);
        halfsky_sketches_free(sketches);
        halfsky_models_free(models);
        return 0;
    }
    size_t cut = text_find(text, TEXT("|"));
    if (cut == text.len)
        for (cut = text.len / 2; !border(text, cut);)
            cut++;
    const Text texts[2] = { text_slice(text, 0, cut), text_slice(text, cut, text.len) };
    const Text swapped[2] = { texts[1], texts[0] };
    halfsky_copy_text a = { { texts[0].at, texts[0].len }, { "泠川县教育局", 18 } };
    halfsky_copy_text b = { { texts[1].at, texts[1].len }, { "县妇联", 9 } };

    int found = halfsky_compare(copier, &a, &b, NULL, &copy);
    if (found)
        check_copy(copier, &copy, texts);
    size_t copied = found ? copy.copied[0] : 0, count = found ? copy.passage_count : 0;
    assert(halfsky_compare(copier, &b, &a, NULL, &turned) == found);
    if (found) {
        assert(turned.copied[1] == copied && turned.passage_count == count);
        check_copy(copier, &turned, swapped);
    }
    check_itself(copier, &a);
    return 0;
}
