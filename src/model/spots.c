#include "model/spots.h"

/* Letters that begin something by themselves. */
static const struct {
    unsigned kinds;
    const char *letters;
} rows[] = {
    { SPOT_NUMERAL, "〇零幺一二三四五六七八九" },
    { SPOT_ITEM, "一第①(（1“" },
    { SPOT_COUNTY, "县区市旗" },
    { SPOT_LAW, "号" },
    { SPOT_ROLE, "某（" },
    { SPOT_CONTACT, "微" },
};

unsigned spots_fixed(uint32_t code, const Letter *letter)
{
    bool han = code >= 0x4000 && code <= 0x9FFF, digit = code >= '0' && code <= '9';
    bool latin = (code | 32) >= 'a' && (code | 32) <= 'z';
    unsigned kinds = digit ? SPOT_DIGIT : latin ? SPOT_LATIN : han ? 0 : SPOT_SIGN;
    size_t length;

    if (letter->kind == LETTER_OPEN)
        kinds |= SPOT_LAW;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text letters = text_of(rows[i].letters);
        for (size_t at = 0; at < letters.len; at += length)
            if (utf8_narrow(utf8_read(letters, at, &length)) == code)
                kinds |= rows[i].kinds;
    }
    return kinds;
}

void spots_find(const Lexicon *lexicon, Text text, size_t start, size_t end, Arena *arena, Spots *out)
{
    size_t length, behind = 0;
    uint16_t letter = 0, next;

    if (start < end)
        letter = lexicon_letter(lexicon, utf8_read(text, start, &length));
    for (size_t at = start; at < end; at += length, length = behind, letter = next) {
        next = at + length < end ? lexicon_letter(lexicon, utf8_read(text, at + length, &behind)) : 0;
        unsigned kinds = lexicon->letter_spots[letter] | lexicon->pair_spots[lexicon_pair_bit(letter, next)];
        if (kinds)
            LIST_PUSH(arena, out, (Spot){ (uint32_t)at, kinds });
    }
}

/* The first at or behind `at`. */
static const Spot *first_at(const Spots *spots, size_t at)
{
    size_t low = 0, high = spots->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spots->items[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return spots->items ? spots->items + low : NULL;
}

SpotWalk spots_walk(const Spots *spots, size_t start, size_t end, unsigned kinds)
{
    return (SpotWalk){ .next = first_at(spots, start), .end = first_at(spots, end), .kinds = kinds };
}
