#include "model/lexicon.h"

/* Code point at `at` (< end), and the bytes it takes. Almost all text is three-byte
 * Chinese or ASCII; the rest goes by utf8_read. */
static inline uint32_t read_code(Text text, size_t at, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)text.at + at;

    if (bytes[0] < 0x80) {
        *length = 1;
        return bytes[0];
    }
    if ((bytes[0] & 0xF0) == 0xE0 && text.len - at >= 3) {
        *length = 3;
        return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    }
    return utf8_read(text, at, length);
}

uint32_t lexicon_longest(const Lexicon *lexicon, Text text, size_t offset, unsigned kinds, size_t *end)
{
    uint32_t node = 0;
    uint32_t best = 0;

    while (offset < text.len) {
        size_t length;
        uint32_t code = read_code(text, offset, &length);

        node = lexicon_step(lexicon, node, lexicon_letter(lexicon, code));
        if (!node)
            break;
        offset += length;
        if (lexicon->nodes[node].kinds & kinds) {
            best = lexicon->nodes[node].word;
            *end = offset;
        }
    }
    return best;
}

const Sense *lexicon_sense(const Lexicon *lexicon, uint32_t word, SenseKind kind)
{
    const Word *entry = &lexicon->words[word];
    const Sense *senses = lexicon->senses + entry->senses;

    /* terms and topics come first */
    for (size_t i = kind == SENSE_TERM || kind == SENSE_TOPIC ? 0 : entry->term_count + entry->topic_count;
         i < entry->sense_count; i++)
        if (senses[i].kind == kind && !senses[i].inherited)
            return &senses[i];
    return NULL;
}
