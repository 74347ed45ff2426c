/* sheet.c - all resolved values of one agency in one period, as one block of bytes.
 *
 * A record: key (4 bytes) | state, open ends and about (1) | how and source (1) | flags (1) | scale of low (1) |
 * have (2) | due (2) | as-of day and scale of high (4) | low (8) | high (8) | by (8). */
#include "grid/sheet.h"

#include <assert.h>

enum { HEAD_SIZE = 24, RECORD_SIZE = 40, VERSION = 1, COUNT_MOST = 1 << 26 };
enum { AT_STATE = 4, AT_HOW = 5, AT_FLAGS = 6, AT_SCALE = 7, AT_HAVE = 8, AT_DUE = 10, AT_DAY = 12 };
enum { AT_LOW = 16, AT_HIGH = 24, AT_BY = 32 };
enum { STATE_BITS = 7, LOW_OPEN = 8, HIGH_OPEN = 16, ABOUT = 32 };
enum { HOW_BITS = 7, SOURCE_SHIFT = 3, SCALE_BITS = 31, DAY_SHIFT = 5, PARTS_MOST = 0xFFFF };

static const char magic[4] = { 'H', 'S', 'G', 'S' };

static void put(char *at, uint64_t value, int bytes);
static uint64_t get(const char *at, int bytes);
static uint64_t sum_of(const char *at, size_t size);
static void record_write(char *at, uint32_t key, const Resolved *resolved);
static bool record_sound(const char *at);
static Problem broken(Text reason);

bool resolved_equal(const Resolved *a, const Resolved *b)
{
    return value_equal(a->value, b->value) && a->how == b->how && a->source == b->source && a->by == b->by
           && date_compare(a->as_of, b->as_of) == 0 && a->have == b->have && a->due == b->due
           && a->flags == b->flags;
}

Problem sheet_open(Text bytes, Sheet *out)
{
    *out = (Sheet){ 0 };
    if (bytes.len == 0)
        return OK;
    if (bytes.len < HEAD_SIZE || memcmp(bytes.at, magic, sizeof magic) != 0)
        return broken(TEXT("magic"));
    if (get(bytes.at + 4, 2) != VERSION || get(bytes.at + 6, 2) != RECORD_SIZE)
        return broken(TEXT("version"));

    uint64_t count = get(bytes.at + 8, 8);
    if (count == 0 || count > COUNT_MOST || bytes.len != HEAD_SIZE + count * RECORD_SIZE)
        return broken(TEXT("length"));
    const char *records = bytes.at + HEAD_SIZE;
    if (get(bytes.at + 16, 8) != sum_of(records, bytes.len - HEAD_SIZE))
        return broken(TEXT("sum"));
    for (size_t i = 0; i < count; i++) {
        const char *record = records + i * RECORD_SIZE;
        if (!record_sound(record) || (i && get(record - RECORD_SIZE, 4) >= get(record, 4)))
            return broken(TEXT("record"));
    }
    *out = (Sheet){ records, (size_t)count };
    return OK;
}

uint32_t sheet_key_at(Sheet sheet, size_t index)
{
    assert(index < sheet.count);
    return (uint32_t)get(sheet.records + index * RECORD_SIZE, 4);
}

Resolved sheet_at(Sheet sheet, size_t index)
{
    assert(index < sheet.count);
    const char *at = sheet.records + index * RECORD_SIZE;
    unsigned state = (unsigned char)at[AT_STATE], how = (unsigned char)at[AT_HOW];
    uint64_t day = get(at + AT_DAY, 4);

    return (Resolved){
        .value = { .state = (ValueState)(state & STATE_BITS),
                   .low_open = (state & LOW_OPEN) != 0,
                   .high_open = (state & HIGH_OPEN) != 0,
                   .about = (state & ABOUT) != 0,
                   .low = { (int64_t)get(at + AT_LOW, 8), at[AT_SCALE] },
                   .high = { (int64_t)get(at + AT_HIGH, 8), (int)(day & SCALE_BITS) } },
        .how = (How)(how & HOW_BITS),
        .source = (Source)(how >> SOURCE_SHIFT),
        .by = (Id)get(at + AT_BY, 8),
        .as_of = day >> DAY_SHIFT
                     ? date_from_days((int64_t)(day >> DAY_SHIFT) + date_to_days((Date){ 1, 1, 1 }) - 1)
                     : (Date){ 0 },
        .have = (int)get(at + AT_HAVE, 2),
        .due = (int)get(at + AT_DUE, 2),
        .flags = (unsigned char)at[AT_FLAGS],
    };
}

bool sheet_find(Sheet sheet, uint32_t key, Resolved *out)
{
    size_t index = sheet_lower(sheet, key);

    if (index == sheet.count || sheet_key_at(sheet, index) != key) {
        *out = (Resolved){ 0 };
        return false;
    }
    *out = sheet_at(sheet, index);
    return true;
}

size_t sheet_lower(Sheet sheet, uint32_t key)
{
    size_t low = 0, high = sheet.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet_key_at(sheet, middle) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void sheet_write(Arena *arena, SheetWriter *writer, uint32_t key, const Resolved *resolved)
{
    if (writer->count == writer->room) {
        size_t room = writer->room ? writer->room * 2 : 32;
        writer->at = arena_grow(arena, writer->at, writer->room ? HEAD_SIZE + writer->room * RECORD_SIZE : 0,
                                HEAD_SIZE + room * RECORD_SIZE);
        writer->room = room;
    }
    char *at = writer->at + HEAD_SIZE + writer->count * RECORD_SIZE;
    assert(writer->count == 0 || get(at - RECORD_SIZE, 4) < key);
    record_write(at, key, resolved);
    assert(record_sound(at));
    writer->count++;
}

Text sheet_written(SheetWriter *writer)
{
    if (writer->count == 0)
        return (Text){ 0 };
    size_t size = writer->count * RECORD_SIZE;
    memcpy(writer->at, magic, sizeof magic);
    put(writer->at + 4, VERSION, 2);
    put(writer->at + 6, RECORD_SIZE, 2);
    put(writer->at + 8, writer->count, 8);
    put(writer->at + 16, sum_of(writer->at + HEAD_SIZE, size), 8);
    return (Text){ writer->at, HEAD_SIZE + size };
}

/* Little-endian, whatever the machine; compilers make one move of it. */
static void put(char *at, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (char)(value >> (8 * i));
}

static inline uint64_t get(const char *at, int bytes)
{
    uint64_t value = 0;

    for (int i = 0; i < bytes; i++)
        value |= (uint64_t)(unsigned char)at[i] << (8 * i);
    return value;
}

/* Four sums side by side over words of eight bytes, so that a flipped bit or swapped records show; no secret. */
static uint64_t sum_of(const char *at, size_t size)
{
    const uint64_t odd = 0x9E3779B97F4A7C15;
    uint64_t lanes[5] = { 1, 2, 3, 4, 5 }, sum = size;

    for (size_t i = 0; i + RECORD_SIZE <= size; i += RECORD_SIZE) {
        for (int lane = 0; lane < 5; lane++)
            lanes[lane] = (lanes[lane] ^ get(at + i + 8 * (size_t)lane, 8)) * odd;
    }
    for (int lane = 0; lane < 5; lane++)
        sum = (sum ^ lanes[lane] ^ lanes[lane] >> 29) * odd;
    return sum ^ sum >> 32;
}

static void record_write(char *at, uint32_t key, const Resolved *resolved)
{
    const GridValue *value = &resolved->value;
    unsigned state = (unsigned)value->state | (value->low_open ? LOW_OPEN : 0) | (value->high_open ? HIGH_OPEN : 0)
                     | (value->about ? ABOUT : 0);
    uint64_t day = 0;

    if (date_valid(resolved->as_of))
        day = (uint64_t)(date_to_days(resolved->as_of) - date_to_days((Date){ 1, 1, 1 }) + 1);
    put(at, key, 4);
    put(at + AT_STATE, state, 1);
    put(at + AT_HOW, (unsigned)resolved->how | (unsigned)resolved->source << SOURCE_SHIFT, 1);
    put(at + AT_FLAGS, resolved->flags, 1);
    put(at + AT_SCALE, (unsigned)value->low.scale, 1);
    put(at + AT_HAVE, (unsigned)(resolved->have < PARTS_MOST ? resolved->have : PARTS_MOST), 2);
    put(at + AT_DUE, (unsigned)(resolved->due < PARTS_MOST ? resolved->due : PARTS_MOST), 2);
    put(at + AT_DAY, day << DAY_SHIFT | (unsigned)value->high.scale, 4);
    put(at + AT_LOW, (uint64_t)value->low.coefficient, 8);
    put(at + AT_HIGH, (uint64_t)value->high.coefficient, 8);
    put(at + AT_BY, (uint64_t)resolved->by, 8);
}

/* Whether reading it gives what writing could have been given. */
static bool record_sound(const char *at)
{
    enum { FLAGS_ALL = RESOLVED_DIFFERS_TIME * 2 - 1, DAYS_MOST = 3652059 }; /* to the end of the year 9999 */
    Sheet one = { at, 1 };
    unsigned how = (unsigned char)at[AT_HOW], state = (unsigned char)at[AT_STATE];

    if (key_extent((uint32_t)get(at, 4)) == EXTENT_UNSAID || key_slot((uint32_t)get(at, 4)) == 0)
        return false;
    if ((how & HOW_BITS) < HOW_SETTLED || (how & HOW_BITS) > HOW_PERIODS || how >> SOURCE_SHIFT >= SOURCE_COUNT)
        return false;
    if ((state & STATE_BITS) > VALUE_INTERVAL || state > (STATE_BITS | LOW_OPEN | HIGH_OPEN | ABOUT))
        return false;
    if ((unsigned char)at[AT_SCALE] > DECIMAL_SCALE_MAX || (unsigned char)at[AT_FLAGS] > FLAGS_ALL
        || get(at + AT_DAY, 4) >> DAY_SHIFT > DAYS_MOST || get(at + AT_BY, 8) > INT64_MAX)
        return false;
    Resolved resolved = sheet_at(one, 0);
    return value_is_normal(resolved.value) && resolved.have <= resolved.due;
}

static Problem broken(Text reason)
{
    return problem(PROBLEM_SHEET_BROKEN, reason, (Text){ 0 }, (Text){ 0 });
}
