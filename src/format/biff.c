/* After MS-XLS: 2.1.4 records, 2.5.293 and 2.5.296 strings, 2.5.217 RkNumber. */
#include "format/biff.h"

#include "base/buffer.h"
#include "base/list.h"
#include "base/utf8.h"

#include <iconv.h>
#include <math.h>
#include <stdio.h>

enum { WIDE = 1, PHONETIC = 4, RICH = 8, LETTERS_MAX = 32767 };

bool biff_next(Biff *biff)
{
    if (biff->stream.len - biff->at < 4)
        return false;
    biff->type = bytes_u16(biff->stream, biff->at);
    biff->data =
        text_slice(biff->stream, biff->at + 4, biff->at + 4 + (size_t)bytes_u16(biff->stream, biff->at + 2));
    biff->at = biff->data.len ? (size_t)(biff->data.at - biff->stream.at) + biff->data.len : biff->at + 4;
    return true;
}

static void add_letter(Buffer *out, uint32_t code)
{
    static const uint32_t none = 0xFFFD;

    out->len += utf8_write(code ? code : none, buffer_reserve(out, 4));
}

/* UTF-16 code units; a pair of surrogates is one letter. */
static void add_unit(Buffer *out, uint32_t unit, uint32_t *high)
{
    if ((unit & 0xFC00) == 0xD800) {
        *high = unit;
        return;
    }
    if ((unit & 0xFC00) == 0xDC00 && *high)
        unit = 0x10000 + ((*high & 0x3FF) << 10) + (unit & 0x3FF);
    *high = 0;
    add_letter(out, unit);
}

/* Bytes of a code page, mostly 936. */
static Text from_codepage(Text bytes, int codepage, Arena *arena)
{
    char name[16], *in = (char *)bytes.at, *room = arena_alloc_raw(arena, 3 * bytes.len + 4), *out = room;
    size_t left = bytes.len, free_bytes = 3 * bytes.len + 4;
    iconv_t converter;

    if (codepage == 936)
        snprintf(name, sizeof name, "GB18030");
    else
        snprintf(name, sizeof name, "CP%d", codepage);
    converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        converter = iconv_open("UTF-8", "CP1252");
    if (converter == (iconv_t)-1)
        return TEXT("");
    while (left && iconv(converter, &in, &left, &out, &free_bytes) == (size_t)-1 && left && free_bytes) {
        in++; /* a byte that belongs to nothing */
        left--;
    }
    iconv_close(converter);
    return (Text){ room, (size_t)(out - room) };
}

Text biff_text(const Biff *biff, Text data, size_t at, int count_size, Arena *arena, size_t *end)
{
    size_t count = count_size == 1 ? bytes_u8(data, at) : bytes_u16(data, at), rich = 0, phonetic = 0;
    Buffer buffer = { 0 };
    uint32_t high = 0;
    Text text;

    at += (size_t)count_size;
    if (!biff->wide) {
        text = text_slice(data, at, at + count);
        *end = at + text.len;
        return from_codepage(text, biff->codepage, arena);
    }
    uint32_t flags = bytes_u8(data, at++);
    if (flags & RICH) {
        rich = bytes_u16(data, at);
        at += 2;
    }
    if (flags & PHONETIC) {
        phonetic = bytes_u32(data, at);
        at += 4;
    }
    for (size_t i = 0; i < count && at < data.len; i++, at += flags & WIDE ? 2 : 1)
        add_unit(&buffer, flags & WIDE ? bytes_u16(data, at) : bytes_u8(data, at), &high);
    *end = at + 4 * rich + phonetic;
    text = arena_text(arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

/* ---- the table of texts, which goes on over several records ----------------------- */

/* Goes to the next BIFF_CONTINUE when the record is at its end; false when there is none. */
static bool refill(Biff *biff, size_t *at)
{
    while (*at >= biff->data.len) {
        Biff next = *biff;

        if (!biff_next(&next) || next.type != BIFF_CONTINUE)
            return false;
        *at -= biff->data.len;
        *biff = next;
    }
    return true;
}

static uint32_t take(Biff *biff, size_t *at, int size)
{
    uint32_t value = 0;

    for (int i = 0; i < size; i++) {
        if (!refill(biff, at))
            return value;
        value |= bytes_u8(biff->data, (*at)++) << (8 * i);
    }
    return value;
}

/* A text that a record's end parts goes on behind a flag of its own. */
static Text shared_text(Biff *biff, size_t *at, Arena *arena)
{
    size_t count = take(biff, at, 2), rich = 0, phonetic = 0;
    uint32_t flags = take(biff, at, 1), high = 0;
    Buffer buffer = { 0 };

    if (flags & RICH)
        rich = take(biff, at, 2);
    if (flags & PHONETIC)
        phonetic = take(biff, at, 4);
    for (size_t i = 0; i < count; i++) {
        if (*at >= biff->data.len) {
            if (!refill(biff, at))
                break;
            flags = bytes_u8(biff->data, (*at)++);
        }
        add_unit(&buffer, flags & WIDE ? bytes_u16(biff->data, *at) : bytes_u8(biff->data, *at), &high);
        *at += flags & WIDE ? 2 : 1;
    }
    *at += 4 * rich + phonetic;
    Text text = arena_text(arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

size_t biff_strings(Biff *biff, Arena *arena, Text **out)
{
    LIST(Text) texts = { 0 };
    uint32_t count = bytes_u32(biff->data, 4);
    size_t at = 8;

    while (texts.count < count && refill(biff, &at))
        *LIST_ADD(arena, &texts) = shared_text(biff, &at, arena);
    *out = texts.items;
    return texts.count;
}

/* ---- numbers ---------------------------------------------------------------------- */

static Text number_text(double number, Arena *arena)
{
    return isfinite(number) ? arena_format(arena, "%.15g", number) : TEXT("");
}

Text biff_number(Text data, size_t at, Arena *arena)
{
    uint64_t bits = bytes_u32(data, at) | (uint64_t)bytes_u32(data, at + 4) << 32;
    double number;

    memcpy(&number, &bits, sizeof number);
    return number_text(number, arena);
}

Text biff_rk(uint32_t packed, Arena *arena)
{
    double number;

    if (packed & 2) {
        number = (double)((int32_t)packed >> 2);
    } else {
        uint64_t bits = (uint64_t)(packed & 0xFFFFFFFC) << 32;
        memcpy(&number, &bits, sizeof number);
    }
    return number_text(packed & 1 ? number / 100 : number, arena);
}
