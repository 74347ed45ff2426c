/* image.h - how a catalog lies in one block of bytes.
 *
 * A header with the table of sections, then the sections, each an array of one
 * type of catalog.h or lexicon.h beginning on a multiple of 8. Nothing in it is an
 * address, so the block may lie anywhere. Numbers are in the byte order of the
 * machine that made it. */
#ifndef HALFSKY_MODEL_IMAGE_H
#define HALFSKY_MODEL_IMAGE_H

#include <stdint.h>

enum { IMAGE_MAGIC = 0x48534B59, IMAGE_VERSION = 12, IMAGE_ALIGN = 8 };

typedef enum {
    SECTION_POOL, /* the bytes of all texts */
    SECTION_LETTER_OF,
    SECTION_LETTERS,
    SECTION_NODES,
    SECTION_PAIRS,
    SECTION_LETTER_SPOTS,
    SECTION_PAIR_SPOTS,
    SECTION_WORDS,
    SECTION_SENSES,
    SECTION_UNITS,
    SECTION_FAMILIES,
    SECTION_TOPICS,
    SECTION_MEASURES,
    SECTION_PHRASES,
    SECTION_USES,
    SECTION_UNIT_CODES,
    SECTION_TERMS,
    SECTION_HEAD_PHRASES,
    SECTION_LAWS,
    SECTION_YEARS,
    SECTION_DATES,
    SECTION_LISTS,
    SECTION_LIST_WORDS,
    SECTION_CHECKS,
    SECTION_PERSONAL,
    SECTION_TYPOS,
    SECTION_MARKS,
    SECTION_HOLIDAYS,
    SECTION_LABELS,
    SECTIONS
} SectionKind;

typedef struct {
    uint32_t offset; /* from the beginning of the image */
    uint32_t count;  /* of items */
    uint32_t size;   /* bytes of one item */
    uint32_t zero;
} ImageSection;

typedef struct {
    uint32_t magic;
    uint32_t version;
    uint32_t size; /* bytes of the whole image */
    uint32_t topic_other;
    ImageSection sections[SECTIONS];
} ImageHeader;

#endif
