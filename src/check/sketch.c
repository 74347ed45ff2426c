#include "check/sketch.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void put_number(uint8_t *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(number >> 8 * i);
}

static uint32_t get_number(const uint8_t *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* Few enough for an insertion, or the library's sort. */
static void sort_numbers(uint32_t *numbers, size_t count)
{
    if (count > 256) {
        qsort(numbers, count, sizeof *numbers, by_number);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        uint32_t number = numbers[i];
        size_t k = i;
        for (; k && numbers[k - 1] > number; k--)
            numbers[k] = numbers[k - 1];
        numbers[k] = number;
    }
}

void sketch_write(const uint16_t *codes, size_t count, Buffer *out)
{
    size_t start = out->len, found = 0, kept = 0;
    Buffer sampled = { 0 };

    if (count >= GRAM_LETTERS) {
        Gram gram = gram_first(codes);
        size_t last = count - GRAM_LETTERS, room = 64 + count / 8;

        uint32_t *numbers = (uint32_t *)(void *)buffer_reserve(&sampled, room * sizeof *numbers);
        for (size_t i = 0;; i++) {
            uint64_t mixed = gram_mixed(gram);
            if (gram_sampled(mixed, GRAM_SKETCH_BITS)) {
                if (found == room) {
                    sampled.len = room * sizeof *numbers;
                    numbers = (uint32_t *)(void *)(buffer_reserve(&sampled, room * sizeof *numbers) - sampled.len);
                    room *= 2;
                }
                numbers[found++] = gram_number(mixed);
            }
            if (i == last)
                break;
            gram = gram_next(gram, codes + i);
        }
        sort_numbers(numbers, found);
    }

    const uint32_t *numbers = (const uint32_t *)(const void *)sampled.at;
    uint8_t *head = (uint8_t *)buffer_reserve(out, SKETCH_HEAD + 4 * found);
    for (size_t i = 0; i < found; i++)
        if (i == 0 || numbers[i] != numbers[i - 1])
            put_number(head + SKETCH_HEAD + 4 * kept++, numbers[i]);
    put_number(head, SKETCH_VERSION);
    put_number(head + 4, (uint32_t)count);
    put_number(head + 8, (uint32_t)kept);
    out->len = start + SKETCH_HEAD + 4 * kept;
    buffer_free(&sampled);
}

bool sketch_open(Text bytes, Sketch *out)
{
    const uint8_t *at = (const uint8_t *)bytes.at;

    if (bytes.len < SKETCH_HEAD || get_number(at) != SKETCH_VERSION)
        return false;
    *out = (Sketch){ get_number(at + 4), get_number(at + 8), at + SKETCH_HEAD };
    if (bytes.len - SKETCH_HEAD != (uint64_t)out->count * 4)
        return false;
    for (size_t i = 1; i < out->count; i++)
        if (sketch_number(out, i - 1) >= sketch_number(out, i))
            return false;
    return true;
}
