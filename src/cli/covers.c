/* covers.c - words of a text that must not be shown, and what stands for them. */
#include "cli/covers.h"

#include "base/html.h"

#include <stdlib.h>

/* Shorter words (a digit, one letter) are covered only where they were found. */
enum { KNOWN_AGAIN_MIN = 6, SIEVE_BYTES = 4 };

static size_t first_touching(const Covers *covers, size_t start);
static const Cover *known_at(const Covers *covers, Text rest);
static unsigned sieve_slot(const char *at);
static int by_words(const void *a, const void *b);
static Text stars(Arena *arena, Text words);

void covers_add(Covers *covers, Arena *arena, size_t start, size_t end, Text shown)
{
    size_t last = covers->items.count ? covers->items.items[covers->items.count - 1].end : 0;

    if (start < last) { /* what a longer one covers already, in part */
        start = last;
        shown = TEXT("");
    }
    if (start >= end)
        return;
    Text words = text_slice(covers->text, start, end);
    LIST_PUSH(arena, &covers->items, (Cover){ start, end, words, shown.len ? shown : stars(arena, words) });
}

void covers_ready(Covers *covers, Arena *arena)
{
    covers->by_words = arena_alloc(arena, (covers->items.count + 1) * sizeof *covers->by_words);
    for (size_t i = 0; i < covers->items.count; i++) {
        Cover cover = covers->items.items[i];
        if (cover.words.len < KNOWN_AGAIN_MIN)
            continue;
        covers->by_words[covers->by_words_count++] = cover;
        if (cover.words.len > covers->longest)
            covers->longest = cover.words.len;
        unsigned slot = sieve_slot(cover.words.at);
        covers->sieve[slot / 8] |= (unsigned char)(1u << slot % 8);
    }
    if (covers->by_words_count)
        qsort(covers->by_words, covers->by_words_count, sizeof *covers->by_words, by_words);
}

bool covers_touch(const Covers *covers, size_t start, size_t end)
{
    size_t at = first_touching(covers, start);
    return at < covers->items.count && covers->items.items[at].start < end;
}

void covers_html_range(const Covers *covers, size_t start, size_t end, Buffer *out)
{
    for (size_t i = first_touching(covers, start); i < covers->items.count && start < end; i++) {
        const Cover *cover = &covers->items.items[i];
        if (cover->start >= end)
            break;
        if (cover->start >= start) {
            covers_html(covers, text_slice(covers->text, start, cover->start), out);
            html_text(out, cover->shown);
        }
        start = cover->end;
    }
    if (start < end)
        covers_html(covers, text_slice(covers->text, start, end), out);
}

void covers_html(const Covers *covers, Text text, Buffer *out)
{
    Buffer plain = { 0 };

    if (covers->by_words_count == 0) {
        html_text(out, text);
        return;
    }
    covers_plain(covers, text, &plain);
    html_text(out, buffer_text(&plain));
    buffer_free(&plain);
}

void covers_plain(const Covers *covers, Text text, Buffer *out)
{
    size_t done = 0;

    for (size_t i = 0; covers->by_words_count && i + KNOWN_AGAIN_MIN <= text.len;) {
        unsigned slot = sieve_slot(text.at + i);
        const Cover *cover = NULL;
        if (covers->sieve[slot / 8] >> slot % 8 & 1)
            cover = known_at(covers, text_slice(text, i, text.len));
        if (!cover) {
            i++;
            continue;
        }
        buffer_add(out, text_slice(text, done, i));
        buffer_add(out, cover->shown);
        done = i += cover->words.len;
    }
    buffer_add(out, text_slice(text, done, text.len));
}

/* The first that ends behind `start`. */
static size_t first_touching(const Covers *covers, size_t start)
{
    size_t low = 0, high = covers->items.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (covers->items.items[middle].end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The longest whose words `rest` begins with, or NULL. All that `rest` begins with stand before it
 * in the order of bytes, the longest last. */
static const Cover *known_at(const Covers *covers, Text rest)
{
    size_t low = 0, high = covers->by_words_count;

    rest = text_slice(rest, 0, covers->longest);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(covers->by_words[middle].words, rest) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low-- > 0) {
        Text words = covers->by_words[low].words;
        if (text_starts(rest, words))
            return &covers->by_words[low];
        if (memcmp(words.at, rest.at, SIEVE_BYTES) != 0)
            break;
    }
    return NULL;
}

static unsigned sieve_slot(const char *at)
{
    uint32_t first;

    memcpy(&first, at, SIEVE_BYTES);
    return (first * 2654435761u) >> 20;
}

static int by_words(const void *a, const void *b)
{
    return text_compare(((const Cover *)a)->words, ((const Cover *)b)->words);
}

static Text stars(Arena *arena, Text words)
{
    size_t letters = 0;

    for (size_t i = 0; i < words.len; i++)
        letters += ((unsigned char)words.at[i] & 0xc0) != 0x80;
    char *at = arena_alloc(arena, letters);
    memset(at, '*', letters);
    return (Text){ at, letters };
}
