#include "read/skim.h"

enum {
    TRIPLE = (0xE0 << 12) + (0x80 << 6) + 0x80
}; /* the marks of a code point in three bytes, as they are added up */

/* Where the letters go, and the places of pairs that a telling word or a number with
 * its unit may begin with. */
typedef struct {
    const Lexicon *lexicon;
    Text text;
    size_t end;
    uint16_t *letters;
    uint32_t *offsets, *pairs; /* pairs: the second letter of each */
} Look;

/* 进一步, 下一阶段: a name that begins one letter before the numeral and goes on behind it. */
static bool is_in_name(const Look *look, size_t first, size_t place)
{
    uint32_t node = 0;

    if (place == first)
        return false;
    for (size_t at = place - 1; (node = lexicon_step(look->lexicon, node, look->letters[at])); at++)
        if (at > place && look->lexicon->nodes[node].kinds & 1 << SENSE_NAME)
            return true;
    return false;
}

static bool word_tells(const Look *look, size_t place)
{
    uint32_t node = 0;

    for (size_t at = place; (node = lexicon_step(look->lexicon, node, look->letters[at])); at++)
        if (look->lexicon->nodes[node].kinds & KIND_TELLS)
            return true;
    return false;
}

static bool pair_tells(const Look *look, size_t first, size_t place)
{
    const Letter *letters = look->lexicon->letters;
    uint32_t shared = letters[look->letters[place]].leads & letters[look->letters[place + 1]].follows;

    return (shared & PAIR_NUMERAL && !is_in_name(look, first, place))
           || (shared & ~PAIR_NUMERAL && word_tells(look, place));
}

/* Reads the letters from character `first` at offset `*at` to the end of the sentence. A
 * bracket that stays open, or closes one of a sentence before, may hide what follows:
 * such a sentence tells too. */
static Sentence skim_sentence(const Look *look, size_t first, size_t *at)
{
    const uint16_t *letter_of = look->lexicon->letter_of;
    const Letter *kinds = look->lexicon->letters;
    uint16_t *letters = look->letters;
    uint32_t *offsets = look->offsets, *pairs = look->pairs, leads = 0, weight = 0;
    size_t count = first, pair_count = 0, length, offset = *at, end = look->end;

    while (offset < end) {
        const unsigned char *p = (const unsigned char *)look->text.at + offset;
        uint32_t code;

        if ((p[0] & 0xF0) == 0xE0) {
            code = ((uint32_t)p[0] << 12) + ((uint32_t)p[1] << 6) + p[2] - TRIPLE;
            length = 3;
        } else if (p[0] < 0x80) {
            code = p[0];
            length = 1;
        } else {
            code = utf8_read(look->text, offset, &length);
            code = code < 0x10000 ? code : 0;
        }
        const Letter *letter = &kinds[letter_of[code]];
        letters[count] = letter_of[code];
        offsets[count] = (uint32_t)offset;
        weight += (uint32_t)letter->weight;
        pairs[pair_count] = (uint32_t)count;
        pair_count += (leads & letter->follows) != 0;
        leads = letter->leads;
        offset += length;
        count++;
        if (letter->begins & ENDS_SENTENCE)
            break;
    }
    letters[count] = 0;
    *at = offset;
    bool tells = weight != 0;
    for (size_t i = 0; i < pair_count && !tells; i++)
        tells = pair_tells(look, first, pairs[i] - 1);
    return (Sentence){ .first = (uint32_t)first, .end = (uint32_t)count, .tells = tells };
}

void skim_text(const Lexicon *lexicon, Text text, size_t start, size_t end, Arena *arena, Skim *out)
{
    size_t most = end - start + 1, count = 0;
    Look look = { .lexicon = lexicon,
                  .text = text,
                  .end = end,
                  .letters = arena_alloc_raw(arena, most * sizeof *look.letters),
                  .offsets = arena_alloc_raw(arena, most * sizeof *look.offsets),
                  .pairs = arena_alloc_raw(arena, most * sizeof *look.pairs) };

    *out = (Skim){ .letters = look.letters, .offsets = look.offsets };
    for (size_t at = start; at < end; count = out->sentences.items[out->sentences.count - 1].end)
        LIST_PUSH(arena, &out->sentences, skim_sentence(&look, count, &at));
    look.letters[count] = 0;
    look.offsets[count] = (uint32_t)end;
    out->count = count;
}
