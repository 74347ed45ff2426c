/* sheet.c - any bytes as a sheet of the grid.
 *
 * What is accepted can be read, found and shown, and written again it is the same bytes. Every input is tried as it is and
 * with its count and sum mended, so that what lies behind these is reached too. */
#include "grid/sheet.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { HEAD = 24, RECORD = 40 };

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void read_sheet(Arena *arena, Text bytes)
{
    Sheet sheet;
    SheetWriter writer = { 0 };
    char text[VALUE_TEXT_MAX];

    if (sheet_open(bytes, &sheet).code) {
        expect(sheet.count == 0);
        return;
    }
    for (size_t i = 0; i < sheet.count; i++) {
        uint32_t key = sheet_key_at(sheet, i);
        Resolved found, resolved = sheet_at(sheet, i);
        expect(i == 0 || sheet_key_at(sheet, i - 1) < key);
        expect(value_is_normal(resolved.value) && resolved.how != HOW_NONE);
        expect(value_write(resolved.value, LANGUAGE_ZH, text) < VALUE_TEXT_MAX);
        expect(sheet_find(sheet, key, &found) && resolved_equal(&found, &resolved));
        sheet_write(arena, &writer, key, &resolved);
    }
    expect(text_equal(sheet_written(&writer), bytes));
}

static void put(char *at, uint64_t value, int count)
{
    for (int i = 0; i < count; i++)
        at[i] = (char)(value >> (8 * i));
}

static uint64_t get(const char *at)
{
    uint64_t value = 0;

    for (int i = 0; i < 8; i++)
        value |= (uint64_t)(unsigned char)at[i] << (8 * i);
    return value;
}

/* The sum as src/grid/sheet.c makes it. */
static uint64_t sum_of(const char *at, size_t size)
{
    const uint64_t odd = 0x9E3779B97F4A7C15;
    uint64_t lanes[5] = { 1, 2, 3, 4, 5 }, sum = size;

    for (size_t i = 0; i + RECORD <= size; i += RECORD) {
        for (size_t lane = 0; lane < 5; lane++)
            lanes[lane] = (lanes[lane] ^ get(at + i + 8 * lane)) * odd;
    }
    for (int lane = 0; lane < 5; lane++)
        sum = (sum ^ lanes[lane] ^ lanes[lane] >> 29) * odd;
    return sum ^ sum >> 32;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_new();

    read_sheet(arena, (Text){ (const char *)bytes, size });
    if (size >= HEAD + RECORD) {
        size_t count = (size - HEAD) / RECORD;
        Text whole = { (const char *)bytes, HEAD + count * RECORD };
        char *mended = (char *)arena_text(arena, whole).at;
        memcpy(mended, "HSGS\1\0\50\0", 8);
        put(mended + 8, count, 8);
        put(mended + 16, sum_of(mended + HEAD, count * RECORD), 8);
        read_sheet(arena, (Text){ mended, whole.len });
    }
    arena_free(arena);
    return 0;
}
