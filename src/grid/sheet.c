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
static const int64_t day_zero = -719163; /* as-of days are counted from 0001-01-01, which is 1 */

static void put(char *at, uint64_t value, int bytes);
static inline uint64_t get64(const char *at);
static inline uint32_t get32(const char *at);
static uint64_t sum_of(const char *at, size_t size);
static void record_write(char *at, uint32_t key, const Resolved *resolved);
static bool record_sound(const char *at);
static GridValue value_at(const char *at);
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
    if (get32(bytes.at + 4) != (VERSION | RECORD_SIZE << 16))
        return broken(TEXT("version"));

    uint64_t count = get64(bytes.at + 8);
    if (count == 0 || count > COUNT_MOST || bytes.len != HEAD_SIZE + count * RECORD_SIZE)
        return broken(TEXT("length"));
    const char *records = bytes.at + HEAD_SIZE;
    if (get64(bytes.at + 16) != sum_of(records, bytes.len - HEAD_SIZE))
        return broken(TEXT("sum"));
    uint32_t before = 0;
    for (size_t i = 0; i < count; i++) {
        const char *record = records + i * RECORD_SIZE;
        uint32_t key = get32(record);
        if (key <= before || !record_sound(record))
            return broken(TEXT("record"));
        before = key;
    }
    *out = (Sheet){ records, (size_t)count };
    return OK;
}

uint32_t sheet_key_at(Sheet sheet, size_t index)
{
    assert(index < sheet.count);
    return get32(sheet.records + index * RECORD_SIZE);
}

Resolved sheet_at(Sheet sheet, size_t index)
{
    assert(index < sheet.count);
    const char *at = sheet.records + index * RECORD_SIZE;
    unsigned how = (unsigned char)at[AT_HOW];
    int64_t day = get32(at + AT_DAY) >> DAY_SHIFT;
    uint32_t parts = get32(at + AT_HAVE);

    return (Resolved){
        .value = value_at(at),
        .how = (How)(how & HOW_BITS),
        .source = (Source)(how >> SOURCE_SHIFT),
        .by = (Id)get64(at + AT_BY),
        .as_of = day ? date_from_days(day + day_zero) : (Date){ 0 },
        .have = (int)(parts & PARTS_MOST),
        .due = (int)(parts >> 16),
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
    assert(writer->count == 0 || get32(at - RECORD_SIZE) < key);
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

static inline uint64_t get64(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint32_t get32(const char *at)
{
    uint32_t word;

    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

/* Five sums side by side over words of eight bytes, so that a flipped bit or swapped records show; no secret. */
static uint64_t sum_of(const char *at, size_t size)
{
    const uint64_t odd = 0x9E3779B97F4A7C15;
    uint64_t lanes[5] = { 1, 2, 3, 4, 5 }, sum = size;

    for (size_t i = 0; i + RECORD_SIZE <= size; i += RECORD_SIZE) {
        for (int lane = 0; lane < 5; lane++)
            lanes[lane] = (lanes[lane] ^ get64(at + i + 8 * (size_t)lane)) * odd;
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
        day = (uint64_t)(date_to_days(resolved->as_of) - day_zero);
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
    enum { FLAGS_ALL = RESOLVED_PERSONS * 2 - 1, DAYS_MOST = 3652059 }; /* to the end of the year 9999 */
    uint64_t head = get64(at);
    uint32_t key = (uint32_t)head, parts = get32(at + AT_HAVE), day = get32(at + AT_DAY);
    unsigned state = head >> 32 & 0xFF, how = head >> 40 & 0xFF, flags = head >> 48 & 0xFF, scale = head >> 56;

    if (key_extent(key) == EXTENT_UNSAID || key_slot(key) == 0 || (how & HOW_BITS) < HOW_SETTLED
        || (how & HOW_BITS) > HOW_PERIODS || how >> SOURCE_SHIFT >= SOURCE_COUNT || flags > FLAGS_ALL)
        return false;
    if (day >> DAY_SHIFT > DAYS_MOST || (parts & PARTS_MOST) > parts >> 16 || get64(at + AT_BY) > INT64_MAX)
        return false;
    /* most of them by far: a whole number */
    if (state == VALUE_NUMBER && scale == 0 && (day & SCALE_BITS) == 0)
        return get64(at + AT_LOW) == get64(at + AT_HIGH);
    return (state & STATE_BITS) <= VALUE_INTERVAL && state <= (STATE_BITS | LOW_OPEN | HIGH_OPEN | ABOUT)
           && scale <= DECIMAL_SCALE_MAX && value_is_normal(value_at(at));
}

static GridValue value_at(const char *at)
{
    unsigned state = (unsigned char)at[AT_STATE];

    return (GridValue){ .state = (ValueState)(state & STATE_BITS),
                        .low_open = (state & LOW_OPEN) != 0,
                        .high_open = (state & HIGH_OPEN) != 0,
                        .about = (state & ABOUT) != 0,
                        .low = { (int64_t)get64(at + AT_LOW), at[AT_SCALE] },
                        .high = { (int64_t)get64(at + AT_HIGH), (int)(get32(at + AT_DAY) & SCALE_BITS) } };
}

static Problem broken(Text reason)
{
    return problem(PROBLEM_SHEET_BROKEN, reason, (Text){ 0 }, (Text){ 0 });
}
