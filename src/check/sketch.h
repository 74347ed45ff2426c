/* sketch.h - a text in few bytes, by which texts that share a passage are found.
 *
 * A sketch holds the numbers of one in sixteen grams of the normal form: about a twelfth of the text's bytes,
 * whatever it is compared with later. Two texts that share a passage of n letters share about n / 16 numbers;
 * so a passage is found wherever it stands and however long the texts around it are (containment, not likeness).
 *
 * Bytes of a sketch, all numbers little-endian: version (1), three zero bytes, letters of the normal form (4), count
 * of numbers (4), the numbers (4 each), rising. The same on every machine; another version is refused. */
#ifndef HALFSKY_CHECK_SKETCH_H
#define HALFSKY_CHECK_SKETCH_H

#include "base/buffer.h"
#include "check/grams.h"

enum { SKETCH_VERSION = 1, SKETCH_HEAD = 12 };

/* Appends the sketch of a normal form. */
void sketch_write(const uint16_t *codes, size_t count, Buffer *out);

typedef struct {
    uint32_t letters, count;
    const uint8_t *numbers;
} Sketch;

/* Looks at a sketch's bytes; false when they are none, or of another version. */
bool sketch_open(Text bytes, Sketch *out);

static inline uint32_t sketch_number(const Sketch *sketch, size_t index)
{
    const uint8_t *at = sketch->numbers + 4 * index;
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

#endif
