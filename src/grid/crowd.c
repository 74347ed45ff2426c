/* crowd.c - the persons behind a figure.
 *
 * Bytes: magic (4) | state of rest with open ends and about (1) | scales of its low and high (2) | 0 (1) | unknown (8) |
 * least (8) | low and high of rest (16) | size of `sure` (4) | sum over all else (8) | its bytes | those of `likely`. */
#include "grid/crowd.h"

#include <assert.h>
#include <roaring/roaring.h>

enum {
    AT_STATE = 4,
    AT_SCALES = 5,
    AT_UNKNOWN = 8,
    AT_LEAST = 16,
    AT_LOW = 24,
    AT_HIGH = 32,
    AT_SIZE = 40,
    AT_SUM = 44
};
enum { HEAD_SIZE = 52, STATE_BITS = 7, LOW_OPEN = 8, HIGH_OPEN = 16, ABOUT = 32 };

static const char magic[4] = { 'H', 'S', 'C', '1' };

static roaring_bitmap_t *bitmap_open(Text bytes);
static Text bitmap_close(Arena *arena, roaring_bitmap_t *bitmap, uint32_t *count);

static Text bitmap_of(Arena *arena, const Ordinals *ordinals, uint32_t *count)
{
    roaring_bitmap_t *bitmap = roaring_bitmap_create();

    assert(bitmap);
    if (ordinals && ordinals->count)
        roaring_bitmap_add_many(bitmap, ordinals->count, ordinals->items);
    return bitmap_close(arena, bitmap, count);
}

Crowd crowd_of_people(Arena *arena, const Ordinals *sure, const Ordinals *likely, int64_t total)
{
    Crowd crowd = { 0 };
    int64_t known;

    crowd.sure = bitmap_of(arena, sure, &crowd.sure_count);
    crowd.likely = bitmap_of(arena, likely, &crowd.likely_count);
    known = (int64_t)crowd.sure_count + crowd.likely_count;
    crowd.least = total > known ? total : known;
    crowd.unknown = crowd.least - known;
    return crowd;
}

Crowd crowd_of_value(GridValue value)
{
    return (Crowd){ .rest = value };
}

static Text join_bitmaps(Arena *arena, const Crowd *const *parts, size_t count, bool likely, uint32_t *size)
{
    roaring_bitmap_t *all = NULL;

    for (size_t i = 0; i < count; i++) {
        Text bytes = likely ? parts[i]->likely : parts[i]->sure;
        if (!bytes.len)
            continue;
        roaring_bitmap_t *one = bitmap_open(bytes);
        assert(one); /* crowds are made here or were opened */
        if (all) {
            roaring_bitmap_lazy_or_inplace(all, one, true);
            roaring_bitmap_free(one);
        } else {
            all = one;
        }
    }
    if (!all) {
        *size = 0;
        return (Text){ 0 };
    }
    roaring_bitmap_repair_after_lazy(all);
    return bitmap_close(arena, all, size);
}

static int64_t add_capped(int64_t a, int64_t b)
{
    return a > INT64_MAX / 4 - b ? INT64_MAX / 4 : a + b;
}

Crowd crowd_union(Arena *arena, const Crowd *const *parts, size_t count)
{
    Crowd all = { 0 };

    for (size_t i = 0; i < count; i++) {
        all.unknown = add_capped(all.unknown, parts[i]->unknown);
        if (parts[i]->least > all.least)
            all.least = parts[i]->least;
        all.rest = i ? value_distinct(all.rest, parts[i]->rest) : parts[i]->rest;
    }
    all.sure = join_bitmaps(arena, parts, count, false, &all.sure_count);
    all.likely = join_bitmaps(arena, parts, count, true, &all.likely_count);
    return all;
}

GridValue crowd_value(const Crowd *crowd)
{
    bool stated = value_is_given(crowd->rest);
    int64_t known = (int64_t)crowd->sure_count + crowd->likely_count;
    int64_t least = crowd->least;
    Decimal low, high;
    bool open = false;

    if (known == 0 && least == 0 && crowd->unknown == 0)
        return crowd->rest;
    if (least < crowd->sure_count)
        least = crowd->sure_count;
    if (least < crowd->likely_count)
        least = crowd->likely_count;
    low = decimal_int(least);
    high = decimal_int(known + crowd->unknown);
    if (stated) {
        if (!crowd->rest.low_open && decimal_compare(crowd->rest.low, low) > 0)
            low = crowd->rest.low;
        open = crowd->rest.high_open || !decimal_add(high, crowd->rest.high, &high);
    }
    return value_interval(&low, open ? NULL : &high, crowd->likely_count > 0 || (stated && crowd->rest.about));
}

bool crowd_is_named(const Crowd *crowd)
{
    return crowd->sure_count || crowd->likely_count;
}

/* ---- bytes ---- */

/* Little-endian, whatever the machine. */
static void put(char *at, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (char)(value >> (8 * i));
}

static uint64_t get(const char *at, int bytes)
{
    uint64_t value = 0;

    for (int i = 0; i < bytes; i++)
        value |= (uint64_t)(unsigned char)at[i] << (8 * i);
    return value;
}

/* So that a flipped bit shows; no secret. */
static uint64_t sum_of(Text bytes)
{
    return text_hash(text_slice(bytes, 0, AT_SUM)) * 31 + text_hash(text_slice(bytes, HEAD_SIZE, bytes.len));
}

Text crowd_write(Arena *arena, const Crowd *crowd)
{
    size_t size = HEAD_SIZE + crowd->sure.len + crowd->likely.len;
    char *at = arena_alloc(arena, size);
    const GridValue *rest = &crowd->rest;

    memset(at, 0, HEAD_SIZE);
    memcpy(at, magic, sizeof magic);
    at[AT_STATE] = (char)((int)rest->state | (rest->low_open ? LOW_OPEN : 0) | (rest->high_open ? HIGH_OPEN : 0)
                          | (rest->about ? ABOUT : 0));
    at[AT_SCALES] = (char)rest->low.scale;
    at[AT_SCALES + 1] = (char)rest->high.scale;
    put(at + AT_UNKNOWN, (uint64_t)crowd->unknown, 8);
    put(at + AT_LEAST, (uint64_t)crowd->least, 8);
    put(at + AT_LOW, (uint64_t)rest->low.coefficient, 8);
    put(at + AT_HIGH, (uint64_t)rest->high.coefficient, 8);
    put(at + AT_SIZE, crowd->sure.len, 4);
    if (crowd->sure.len)
        memcpy(at + HEAD_SIZE, crowd->sure.at, crowd->sure.len);
    if (crowd->likely.len)
        memcpy(at + HEAD_SIZE + crowd->sure.len, crowd->likely.at, crowd->likely.len);
    put(at + AT_SUM, sum_of((Text){ at, size }), 8);
    return (Text){ at, size };
}

/* False when the bytes are no bitmap. */
static bool bitmap_sound(Text bytes, uint32_t *count)
{
    roaring_bitmap_t *bitmap;

    *count = 0;
    if (!bytes.len)
        return true;
    bitmap = bitmap_open(bytes);
    if (!bitmap)
        return false;
    bool sound = roaring_bitmap_portable_size_in_bytes(bitmap) == bytes.len;
    *count = (uint32_t)roaring_bitmap_get_cardinality(bitmap);
    roaring_bitmap_free(bitmap);
    return sound && *count > 0;
}

Problem crowd_open(Text bytes, Crowd *out)
{
    const char *at = bytes.at;
    bool sound = bytes.len >= HEAD_SIZE && memcmp(at, magic, sizeof magic) == 0
                 && get(at + AT_SIZE, 4) <= bytes.len - HEAD_SIZE && get(at + AT_SUM, 8) == sum_of(bytes);

    *out = (Crowd){ 0 };
    if (sound) {
        size_t size = get(at + AT_SIZE, 4);
        int state = (unsigned char)at[AT_STATE];
        out->unknown = (int64_t)get(at + AT_UNKNOWN, 8);
        out->least = (int64_t)get(at + AT_LEAST, 8);
        out->rest = (GridValue){ .state = (ValueState)(state & STATE_BITS),
                                 .low_open = (state & LOW_OPEN) != 0,
                                 .high_open = (state & HIGH_OPEN) != 0,
                                 .about = (state & ABOUT) != 0,
                                 .low = { (int64_t)get(at + AT_LOW, 8), (unsigned char)at[AT_SCALES] },
                                 .high = { (int64_t)get(at + AT_HIGH, 8), (unsigned char)at[AT_SCALES + 1] } };
        out->sure = size ? (Text){ at + HEAD_SIZE, size } : (Text){ 0 };
        out->likely = bytes.len - HEAD_SIZE - size ? (Text){ at + HEAD_SIZE + size, bytes.len - HEAD_SIZE - size }
                                                   : (Text){ 0 };
        sound = out->unknown >= 0 && out->least >= 0 && value_is_normal(out->rest)
                && bitmap_sound(out->sure, &out->sure_count) && bitmap_sound(out->likely, &out->likely_count);
    }
    return sound ? OK : problem(PROBLEM_SHEET_BROKEN, TEXT("crowd"), TEXT(""), TEXT(""));
}

Problem crowd_find(const CrowdRows *rows, uint32_t key, bool counted, Crowd *out, bool *found)
{
    *found = false;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].key == key && rows->items[i].counted == counted) {
            *found = true;
            return crowd_open(rows->items[i].bytes, out);
        }
    return OK;
}

static roaring_bitmap_t *bitmap_open(Text bytes)
{
    return roaring_bitmap_portable_deserialize_safe(bytes.at, bytes.len);
}

/* Its bytes, the same for the same ordinals; the bitmap is freed. */
static Text bitmap_close(Arena *arena, roaring_bitmap_t *bitmap, uint32_t *count)
{
    Text out = { 0 };

    *count = (uint32_t)roaring_bitmap_get_cardinality(bitmap);
    if (*count) {
        roaring_bitmap_remove_run_compression(bitmap);
        roaring_bitmap_run_optimize(bitmap);
        size_t size = roaring_bitmap_portable_size_in_bytes(bitmap);
        char *at = arena_alloc(arena, size);
        roaring_bitmap_portable_serialize(bitmap, at);
        out = (Text){ at, size };
    }
    roaring_bitmap_free(bitmap);
    return out;
}
