/* copied.h - reports made up, and copies of them: what the bench and the tests of copies look for.
 *
 * Every report is other sentences: clauses of bench/patterns.tsv that many share, and clauses put together of
 * words that stand in them. So texts have formulas in common, as real ones do, and nothing else but what was planted. */
#ifndef HALFSKY_BENCH_COPIED_H
#define HALFSKY_BENCH_COPIED_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { COPIED_TEXTS = 8192, COPIED_SHARED_PERCENT = 30, COPIED_FORMULA_ONE_IN = 12 };

typedef struct {
    uint64_t random;
    Buffer bytes; /* patterns.tsv */
    Text clauses[COPIED_TEXTS], words[COPIED_TEXTS];
    size_t clause_count, word_count;
} Copied;

/* SplitMix64 (Steele, Lea, Flood 2014). */
static inline uint64_t copied_random(Copied *c)
{
    uint64_t z = c->random += 0x9E3779B97F4A7C15;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

static inline size_t copied_below(Copied *c, size_t count)
{
    return copied_random(c) % count;
}

static inline bool copied_is_han(Text text)
{
    size_t length;
    for (size_t at = 0; at < text.len; at += length)
        if (utf8_read(text, at, &length) < 0x4E00 || length != 3)
            return false;
    return text.len > 0;
}

/* The clauses of a pattern without slots, and pairs of letters as words. */
static inline void copied_take(Copied *c, Text text)
{
    static const char *const borders[] = { "，", "。", "；", "{", "}", "、", "：", "\n" };

    for (size_t start = 0; start < text.len;) {
        Text rest = text_slice(text, start, text.len);
        size_t end = rest.len, skip = 0;
        for (size_t i = 0; i < sizeof borders / sizeof *borders; i++) {
            size_t at = text_find(rest, text_of(borders[i]));
            if (at < end) {
                end = at;
                skip = strlen(borders[i]);
            }
        }
        Text clause = text_slice(rest, 0, end);
        if (copied_is_han(clause)) {
            if (clause.len >= 18 && c->clause_count < COPIED_TEXTS)
                c->clauses[c->clause_count++] = clause;
            for (size_t at = 0; at + 6 <= clause.len && c->word_count < COPIED_TEXTS; at += 6)
                c->words[c->word_count++] = text_slice(clause, at, at + 6);
        }
        start += end + skip;
        if (!skip)
            break;
    }
}

static inline void copied_open(Copied *c, uint64_t seed)
{
    FILE *file = fopen("bench/patterns.tsv", "rb");
    size_t got;

    *c = (Copied){ .random = seed };
    if (!file) {
        perror("bench/patterns.tsv");
        exit(1);
    }
    while ((got = fread(buffer_reserve(&c->bytes, 65536), 1, 65536, file)) > 0)
        c->bytes.len += got;
    fclose(file);
    Text rest = buffer_text(&c->bytes), line, cell;
    while (text_cut(&rest, '\n', &line))
        if (line.len && line.at[0] != '#')
            while (text_cut(&line, '\t', &cell))
                if (!line.at)
                    copied_take(c, cell);
}

static inline void copied_close(Copied *c)
{
    buffer_free(&c->bytes);
}

static inline void copied_word(Copied *c, Buffer *out)
{
    buffer_add(out, c->words[copied_below(c, c->word_count)]);
}

/* One clause without a mark behind it. */
static inline void copied_clause(Copied *c, Buffer *out)
{
    if (copied_below(c, 100) < COPIED_SHARED_PERCENT) {
        buffer_add(out, c->clauses[copied_below(c, c->clause_count)]);
        return;
    }
    for (size_t words = 2 + copied_below(c, 5); words; words--)
        copied_word(c, out);
    if (copied_below(c, 3) == 0)
        buffer_format(out, "%zu人", 10 + copied_below(c, 9000));
}

static inline void copied_sentence(Copied *c, Buffer *out)
{
    if (copied_below(c, COPIED_FORMULA_ONE_IN) == 0)
        buffer_add(out, TEXT("在县委、县政府的正确领导下，在上级妇联的精心指导下，"));
    for (size_t clauses = 1 + copied_below(c, 4); clauses; clauses--) {
        copied_clause(c, out);
        buffer_add(out, clauses > 1 ? TEXT("，") : TEXT("。"));
    }
}

/* A report of at least so many bytes. */
static inline void copied_report(Copied *c, size_t bytes, Buffer *out)
{
    for (size_t start = out->len; out->len - start < bytes;) {
        copied_sentence(c, out);
        if (copied_below(c, 5) == 0)
            buffer_add(out, TEXT("\n"));
    }
}

/* One sentence as somebody changes it who copies: a word, a figure, a clause less or more, or all of it. */
static inline void copied_change(Copied *c, Text sentence, Buffer *out)
{
    size_t comma = text_find(sentence, TEXT("，")), way = copied_below(c, 5);

    if (way == 0 || sentence.len < 24) {
        copied_sentence(c, out);
    } else if (way == 1 && comma < sentence.len) {
        buffer_add(out, text_slice(sentence, comma + 3, sentence.len));
    } else if (way == 2) {
        copied_clause(c, out);
        buffer_add(out, TEXT("，"));
        buffer_add(out, sentence);
    } else { /* a word of two letters, somewhere */
        size_t at = copied_below(c, sentence.len - 6);
        while (((unsigned char)sentence.at[at] & 0xC0) == 0x80)
            at--;
        size_t end = at, length;
        for (int letters = 0; letters < 2; letters++, end += length)
            utf8_read(sentence, end, &length);
        buffer_add(out, text_slice(sentence, 0, at));
        copied_word(c, out);
        buffer_add(out, text_slice(sentence, end, sentence.len));
    }
}

/* A copy in which `percent` of the sentences are changed. */
static inline void copied_edit(Copied *c, Text report, int percent, Buffer *out)
{
    while (report.len) {
        size_t end = text_find(report, TEXT("。")) + 3;
        Text sentence = text_slice(report, 0, end);
        if (copied_below(c, 100) < (size_t)percent)
            copied_change(c, sentence, out);
        else
            buffer_add(out, sentence);
        report = text_slice(report, end, report.len);
    }
}

/* So many letters of a report, from anywhere in it. */
static inline Text copied_part(Copied *c, Text report, size_t letters)
{
    size_t count = utf8_count(report), length, start = 0, end;
    size_t skip = count > letters ? copied_below(c, count - letters) : 0;

    for (; skip && start < report.len; skip--, start += length)
        utf8_read(report, start, &length);
    for (end = start; letters && end < report.len; letters--, end += length)
        utf8_read(report, end, &length);
    return text_slice(report, start, end);
}

static inline int copied_by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The runs of five letters of a text as numbers, each once, rising. */
static inline size_t copied_grams(Text text, uint64_t *grams)
{
    uint64_t last[5] = { 0 };
    size_t count = 0, kept = 0, length;

    for (size_t at = 0, i = 0; at < text.len; at += length, i++) {
        memmove(last, last + 1, 4 * sizeof *last);
        last[4] = utf8_read(text, at, &length);
        if (i >= 4)
            grams[count++] = text_hash((Text){ (const char *)last, sizeof last });
    }
    qsort(grams, count, sizeof *grams, copied_by_number);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || grams[i] != grams[i - 1])
            grams[kept++] = grams[i];
    return kept;
}

/* How much two texts are alike: runs of five letters that both have, in a hundred of all. */
static inline int copied_likeness(Text a, Text b)
{
    uint64_t *x = memory_resize(NULL, (a.len + b.len + 2) * sizeof *x), *y = x + a.len + 1;
    size_t m = copied_grams(a, x), n = copied_grams(b, y), both = 0;

    for (size_t i = 0, k = 0; i < m && k < n;) {
        both += x[i] == y[k];
        if (x[i] == y[k])
            i++, k++;
        else if (x[i] < y[k])
            i++;
        else
            k++;
    }
    free(x);
    return m + n > both ? (int)(100 * both / (m + n - both)) : 0;
}

#endif
