/* compound.h - the streams of a compound file (OLE2, MS-CFB), the wrapping of doc and xls.
 *
 * Chains that run in circles or out of the file end where they went wrong: what could be read is given. */
#ifndef HALFSKY_FORMAT_COMPOUND_H
#define HALFSKY_FORMAT_COMPOUND_H

#include "base/arena.h"
#include "base/problem.h"

typedef struct Compound Compound;

/* Opens the file in `bytes`, which must stay. `format` is what messages call it. What it needs lies in `arena`. */
Problem compound_open(Text bytes, const char *format, Arena *arena, Compound **out);

/* The bytes of a stream in the root, in `arena`; "" when there is none of that name (ASCII, in whatever case). */
Text compound_stream(Compound *compound, const char *name, Arena *arena);

/* ---- little-endian numbers; what lies beyond the end is 0 ---- */

static inline uint32_t bytes_u8(Text bytes, size_t at)
{
    return at < bytes.len ? (unsigned char)bytes.at[at] : 0;
}

static inline uint32_t bytes_u16(Text bytes, size_t at)
{
    return bytes_u8(bytes, at) | bytes_u8(bytes, at + 1) << 8;
}

static inline uint32_t bytes_u32(Text bytes, size_t at)
{
    return bytes_u16(bytes, at) | bytes_u16(bytes, at + 2) << 16;
}

#endif
