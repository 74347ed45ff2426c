/* Fuzzes the two forms in which a catalog comes: rows and image.
 *
 * The input is read as one file of rows, as a whole image, and as blows to a good one:
 * every four bytes are an offset of three bytes and what is put there. An image
 * that opens must be safe to follow wherever it leads. */
#include "model/catalog.h"
#include "model/tsv.h"
#include "model/word_lists.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void read_rows(Text bytes);
static void open_copy(Text bytes);
static void open_broken(Text blows);
static void follow(const Catalog *catalog);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Text input = { (const char *)bytes, size };

    read_rows(input);
    open_copy(input);
    open_broken(input);
    return 0;
}

/* Every cell lies inside the input, and its line is counted right. */
static void read_rows(Text bytes)
{
    static const char *const columns[] = { "word", "kind", "value", NULL };
    Arena *arena = arena_new();
    TsvRows rows;
    int line = 0;

    if (!tsv_read(TEXT("rows.tsv"), bytes, columns, arena, &rows).code)
        for (size_t i = 0; i < rows.count; i++) {
            assert(rows.items[i].line > line);
            line = rows.items[i].line;
            for (size_t c = 0; c < 3; c++) {
                Text cell = rows.items[i].cells[c];
                assert(!cell.len || (cell.at >= bytes.at && cell.at + cell.len <= bytes.at + bytes.len));
                assert(!text_contains(cell, TEXT("\t")) && !text_contains(cell, TEXT("\n")));
            }
        }
    arena_free(arena);
}

static void open_copy(Text bytes)
{
    char *copy = malloc(bytes.len ? bytes.len : 1); /* aligned for any type */
    Catalog catalog;

    if (bytes.len)
        memcpy(copy, bytes.at, bytes.len);
    if (!catalog_open((Text){ copy, bytes.len }, &catalog).code)
        follow(&catalog);
    free(copy);
}

static void open_broken(Text blows)
{
    Text good = catalog_builtin()->image;
    char *image = malloc(good.len);
    Catalog catalog;

    memcpy(image, good.at, good.len);
    for (size_t i = 0; i + 4 <= blows.len; i += 4) {
        const unsigned char *blow = (const unsigned char *)blows.at + i;
        size_t at = (size_t)blow[0] << 16 | (size_t)blow[1] << 8 | blow[2];
        image[at % good.len] = (char)blow[3];
    }
    if (!catalog_open((Text){ image, good.len }, &catalog).code)
        follow(&catalog);
    free(image);
}

/* Goes where a reader may go. */
static void follow(const Catalog *catalog)
{
    Text text = TEXT("发放宣传资料１２份，培训妇女二千人，减少3%。第104个三八，欧阳局长去年底到反家暴法的会上");
    const Lexicon *lexicon = &catalog->lexicon;
    volatile uint64_t seen = 0;
    size_t end = 0;

    for (size_t at = 0; at < text.len; at++) {
        const Word *word = &lexicon->words[lexicon_longest(lexicon, text, at, 0xFFFF, &end)];
        assert(end <= text.len);
        for (size_t i = 0; i < word->sense_count; i++) {
            const Sense *sense = &lexicon->senses[word->senses + i];
            if (sense->kind == SENSE_UNIT)
                seen += text_hash(catalog_text(catalog, catalog->units[sense->index].text));
            if (sense->kind == SENSE_TERM)
                for (size_t h = 0; h < catalog->terms[sense->index].head_count; h++)
                    seen += catalog->phrases[catalog->head_phrases[catalog->terms[sense->index].heads + h]].measure;
        }
    }
    for (size_t i = 0; i < catalog->phrase_count; i++) {
        const Phrase *phrase = &catalog->phrases[i];
        for (size_t u = 0; u < phrase->use_count; u++)
            seen += text_hash(catalog_text(catalog, catalog->terms[catalog->uses[phrase->uses + u].term].text));
        for (size_t u = 0; u < phrase->unit_count; u++)
            seen += catalog->unit_codes[phrase->units + u];
        seen += text_hash(catalog_text(catalog, catalog->measures[phrase->measure].key));
    }
    for (int list = 0; list < WORD_LISTS; list++)
        for (size_t at = 0; at <= text.len; at++) {
            assert(listed_at(catalog, (WordListKind)list, text, at) <= text.len - at);
            assert(listed_before(catalog, (WordListKind)list, text, at, 0) <= at);
        }
    (void)seen;
}
