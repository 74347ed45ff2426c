#include "check/normal.h"

#include "base/utf8.h"

/* Numerals, and the letter for somebody whose name is not said. */
static const char dropped[] = "〇○零一二三四五六七八九十百千万亿两某";
/* What names of places end with: behind these a name goes on with another one. */
static const char place_ends[] = "省市州县区旗镇乡村";

enum { ASTRAL = 0xD800, ASTRAL_MASK = 0x7FF }; /* surrogates stand in no text: codes that are free */

static bool is_kept(const NormalLetters *letters, uint32_t code)
{
    return letters->kept[code >> 3] >> (code & 7) & 1;
}

static void keep(NormalLetters *letters, uint32_t first, uint32_t last)
{
    for (uint32_t code = first; code <= last; code++)
        letters->kept[code >> 3] |= (uint8_t)(1 << (code & 7));
}

void normal_letters(NormalLetters *out)
{
    *out = (NormalLetters){ 0 };
    keep(out, 'A', 'Z');
    keep(out, 'a', 'z');
    keep(out, 0xC0, 0x1FFF); /* letters of other scripts */
    keep(out, 0x3040, 0x318F);
    keep(out, 0x3400, 0x4DBF); /* ideographs */
    keep(out, 0x4E00, 0xA4CF);
    keep(out, 0xAC00, 0xD7A3);
    keep(out, 0xF900, 0xFAFF);

    const uint32_t masks[] = { 'x', 'X', 0xD7 };
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
        out->kept[masks[i] >> 3] &= (uint8_t) ~(1 << (masks[i] & 7));
    Text text = text_of(dropped);
    for (size_t at = 0, length; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        out->kept[code >> 3] &= (uint8_t) ~(1 << (code & 7));
    }
}

/* The place in front of `codes[count]` belongs to a name that ends there? */
static size_t name_before(const NormalNames *names, const uint16_t *codes, size_t count)
{
    for (size_t i = 0; i < names->count; i++) {
        size_t length = names->items[i].count;
        if (length <= count && memcmp(codes + count - length, names->items[i].codes, length * sizeof *codes) == 0)
            return length;
    }
    return 0;
}

size_t normal_form(const NormalLetters *letters, const NormalNames *names, Text text, uint16_t *codes,
                   uint32_t *starts)
{
    const uint8_t *at = (const uint8_t *)text.at;
    size_t count = 0, length;

    for (size_t i = 0; i < text.len; i += length) {
        uint32_t code = at[i];

        length = 1;
        if (code >= 0xE0 && code < 0xF0 && text.len - i >= 3) { /* by far most of them */
            code = (code & 15) << 12 | (uint32_t)(at[i + 1] & 63) << 6 | (at[i + 2] & 63);
            length = 3;
        } else if (code >= 0x80) {
            code = utf8_read(text, i, &length);
        }
        if (code >= 0xFF00) {
            code = code > 0xFFFF ? ASTRAL | (code & ASTRAL_MASK) : utf8_narrow(code);
            if (code >= ASTRAL && code <= (ASTRAL | ASTRAL_MASK))
                goto add;
        }
        if (!is_kept(letters, code))
            continue;
        if (code - 'A' < 26)
            code |= 32;
    add:
        codes[count] = (uint16_t)code;
        if (starts)
            starts[count] = (uint32_t)i;
        count++;
        if (names->lasts >> (code & 63) & 1)
            count -= name_before(names, codes, count);
    }
    return count;
}

static void add_name(NormalNames *out, const uint16_t *codes, size_t count)
{
    if (count < NORMAL_NAME_LEAST || count > NORMAL_NAME_MOST || out->count == NORMAL_NAMES)
        return;
    memcpy(out->items[out->count].codes, codes, count * sizeof *codes);
    out->items[out->count++].count = count;
    out->lasts |= (uint64_t)1 << (codes[count - 1] & 63);
}

static bool ends_place(uint16_t code)
{
    Text ends = text_of(place_ends);

    for (size_t at = 0, length; at < ends.len; at += length)
        if (utf8_read(ends, at, &length) == code)
            return true;
    return false;
}

void normal_names(const NormalLetters *letters, Text agency, NormalNames *out)
{
    static const NormalNames none;
    uint16_t codes[4 * NORMAL_NAME_MOST] = { 0 };
    size_t first = 0;

    *out = none;
    size_t count = normal_form(letters, &none, text_slice(agency, 0, sizeof codes / sizeof *codes), codes, NULL);
    for (size_t i = 0; i < count; i++) {
        if (ends_place(codes[i]) && i - first + 1 >= NORMAL_NAME_LEAST) {
            add_name(out, codes + first, i - first + 1);
            first = i + 1;
        }
    }
    add_name(out, codes + first, count - first);
}
