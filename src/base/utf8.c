/* utf8.c - code points in UTF-8 text (RFC 3629). */
#include "base/utf8.h"

enum { UTF8_BROKEN = 0xFFFD }; /* the replacement character */

/* Little-endian on every machine; compilers make one load of it. */
static inline uint32_t load_32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static inline uint64_t load_64(const unsigned char *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24
           | (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

static inline bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Reads the code point at `at`, of which `room` (at least 1) bytes may be looked
 * at. Returns its length, or 0 when the bytes are not well-formed. */
static inline size_t read_strictly(const unsigned char *at, size_t room, uint32_t *code)
{
    unsigned char lead = at[0];

    if (lead < 0x80) {
        *code = lead;
        return 1;
    }
    if (lead < 0xE0) {
        if (lead < 0xC2 || room < 2 || !is_tail(at[1]))
            return 0;
        *code = (lead & 0x1Fu) << 6 | (at[1] & 0x3Fu);
        return 2;
    }
    if (lead < 0xF0) {
        if (room < 3 || !is_tail(at[1]) || !is_tail(at[2]))
            return 0;
        *code = (lead & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
        return *code < 0x800 || (*code >= 0xD800 && *code <= 0xDFFF) ? 0 : 3;
    }
    if (lead > 0xF4 || room < 4 || !is_tail(at[1]) || !is_tail(at[2]) || !is_tail(at[3]))
        return 0;
    *code = (lead & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
    return *code < 0x10000 || *code > 0x10FFFF ? 0 : 4;
}

/* True for a code point of three bytes (of four that may be looked at) whose lead is
 * neither E0 nor ED, of whose second bytes some are overlong or surrogates. */
static inline bool is_plain_triple(const unsigned char *at)
{
    uint32_t lead = (load_32(at) & 0xC0C0FF) - 0x8080E1; /* E1 is 0, ED is C, EF is E */

    return lead <= 0xE && lead != 0xC;
}

/* The same for two such code points, of eight bytes that may be looked at. The low halves
 * of the leads are counted up by F: what is 0 stays below 10, and so does D with all its
 * bits turned that D has. */
static inline bool is_plain_pair(const unsigned char *at)
{
    const uint64_t shape = 0xC0C0F0C0C0F0, triples = 0x8080E08080E0, low = 0x0F00000F, carry = 0x10000010;
    uint64_t both = load_64(at), leads = both & low;

    return (both & shape) == triples && (((leads + low) & ((leads ^ 0x0D00000D) + low)) & carry) == carry;
}

uint32_t utf8_read_rare(Text text, size_t offset, size_t *length)
{
    uint32_t code;

    *length = read_strictly((const unsigned char *)text.at + offset, text.len - offset, &code);
    if (*length)
        return code;
    *length = 1;
    return UTF8_BROKEN;
}

size_t utf8_write(uint32_t code, char *out)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_BROKEN;

    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

bool utf8_valid(Text text)
{
    return utf8_valid_until(text) == text.len;
}

/* Chinese goes by two code points at a time, ASCII by eight; what stops both is read
 * strictly. */
size_t utf8_valid_until(Text text)
{
    if (text.len == 0)
        return 0;

    const unsigned char *start = (const unsigned char *)text.at;
    const unsigned char *end = start + text.len;
    const unsigned char *at = start;

    while (at < end) {
        while (end - at >= 8 && is_plain_pair(at))
            at += 6;
        if (end - at >= 4 && is_plain_triple(at)) {
            at += 3;
        } else if (at < end && *at < 0x80) {
            while (end - at >= 8 && (load_64(at) & 0x8080808080808080u) == 0)
                at += 8;
            while (at < end && *at < 0x80)
                at++;
        } else if (at < end) {
            uint32_t code;
            size_t length = read_strictly(at, (size_t)(end - at), &code);

            if (length == 0)
                break;
            at += length;
        }
    }
    return (size_t)(at - start);
}

size_t utf8_count(Text text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += !is_tail((unsigned char)text.at[i]);
    return count;
}
