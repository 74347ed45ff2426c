/* labels.c - what tables call the measures, to be looked up. */
#include "report/labels.h"

#include "base/utf8.h"
#include "model/word_lists.h"

#include <stdlib.h>

enum { EXPANSIONS_MAX = 4000, STRIPS_MAX = 5 };

typedef struct {
    Labels *labels;
    Arena *arena;
    uint32_t measure;
    size_t made;
} Expansion;

static int by_words(const void *a, const void *b);
static void add_name(Expansion *expansion, Text name);
static void add_label(Expansion *expansion, Text words);
static void expand_all(Expansion *expansion, Text prefix, Text pattern, Text rest);
static void add_parts(Labels *labels, Arena *arena, const Label *row);
static size_t first_label(const Labels *labels, Text words);
static LabelHits look(const Labels *labels, Text words, bool counted);
static size_t strips(const Labels *labels, Text label, bool front, size_t places[STRIPS_MAX], Text *unit);

void labels_build(const Catalog *catalog, Arena *arena, Labels *out)
{
    *out = (Labels){ .catalog = catalog };
    for (uint32_t i = 0; i < catalog->measure_count; i++) {
        Expansion expansion = { out, arena, i, 0 };
        LIST_PUSH(arena, &out->wholes, LABEL_NO_WHOLE);
        add_name(&expansion, catalog_text(catalog, catalog->measures[i].zh));
    }
    for (uint32_t i = 0; i < catalog->label_count; i++) {
        const Label *row = &catalog->labels[i];
        Expansion expansion = { out, arena, row->measure, 0 };
        expand_all(&expansion, TEXT(""), catalog_text(catalog, row->words), TEXT(""));
        if (row->whole != LABEL_NO_WHOLE)
            out->wholes.items[row->measure] = row->whole;
        add_parts(out, arena, row);
    }
    if (out->labels.count)
        qsort(out->labels.items, out->labels.count, sizeof *out->labels.items, by_words);
}

LabelHits labels_find(const Labels *labels, Text label, bool counted)
{
    size_t starts[STRIPS_MAX], ends[STRIPS_MAX];
    Text unit = TEXT("");
    size_t start_count = strips(labels, label, true, starts, &unit);
    size_t end_count = strips(labels, label, false, ends, &unit);

    for (size_t cut = 0; cut <= start_count + end_count; cut++)
        for (size_t i = 0; i < start_count && i <= cut; i++) {
            size_t j = cut - i;
            if (j >= end_count || starts[i] >= ends[j])
                continue;
            LabelHits hits = look(labels, text_slice(label, starts[i], ends[j]), counted || unit.len > 0);
            if (hits.count) {
                if (j)
                    hits.unit = unit;
                return hits;
            }
        }
    return (LabelHits){ 0 };
}

uint32_t labels_part(const Labels *labels, uint32_t whole, Text words)
{
    for (size_t i = 0; i < labels->parts.count; i++)
        if (labels->parts.items[i].whole == whole && text_equal(labels->parts.items[i].words, words))
            return labels->parts.items[i].measure;
    return LABEL_NO_WHOLE;
}

bool labels_within(const Labels *labels, uint32_t measure, Text words)
{
    for (size_t i = 0; i < labels->labels.count; i++)
        if (labels->labels.items[i].measure == measure && text_contains(labels->labels.items[i].words, words))
            return true;
    return false;
}

size_t labels_at(const Labels *labels, Text text, size_t at, uint32_t *measure)
{
    size_t longest = 0;

    for (size_t i = 0; i < labels->labels.count; i++) {
        const LabelWords *label = &labels->labels.items[i];
        if (label->words.len > longest && text_starts(text_slice(text, at, text.len), label->words)) {
            longest = label->words.len;
            *measure = label->measure;
        }
    }
    return longest;
}

/* Dashes of ranges (0—17岁) are kept as one sort. */
Text label_normal(Arena *arena, Text words)
{
    char *out = arena_alloc(arena, words.len + 1);
    size_t length, size = 0;

    for (size_t at = 0; at < words.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(words, at, &length));
        bool digit_before = size && out[size - 1] >= '0' && out[size - 1] <= '9';
        bool digit_behind = at + length < words.len && words.at[at + length] >= '0' && words.at[at + length] <= '9';
        bool dash =
            code == '-' || code == '~' || code == 0x2014 || code == 0x2013 || code == 0x2015 || code == 0x2212;

        if (dash && digit_before) {
            if (digit_behind)
                out[size++] = '-';
        } else if (code > 0x7F ? !(code >= 0x3000 && code <= 0x3020) && !(code >= 0x2010 && code <= 0x203B)
                                     && !(code >= 0x2460 && code <= 0x24FF) && code != 0xB7 && code != 0xA0
                               : (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z')
                                     || (code >= 'A' && code <= 'Z') || code == '%') {
            size += utf8_write(code >= 'a' && code <= 'z' ? code - 'a' + 'A' : code, out + size);
        }
    }
    return (Text){ out, size };
}

/* ---- building ---- */

static int by_words(const void *a, const void *b)
{
    const LabelWords *left = a;
    const LabelWords *right = b;
    int order = text_compare(left->words, right->words);

    return order ? order : (left->measure > right->measure) - (left->measure < right->measure);
}

/* What stands in brackets may be left out. A name of two letters is too common a word to stand alone. */
static void add_name(Expansion *expansion, Text name)
{
    Text whole = label_normal(expansion->arena, name);
    Buffer short_form = { 0 };
    bool inside = false;
    size_t length;

    for (size_t at = 0; at < name.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(name, at, &length));
        if (code == 0x3001)
            inside = false, at = name.len, buffer_clear(&short_form);
        else if (code == '(' || code == ')')
            inside = code == '(';
        else if (!inside)
            buffer_add(&short_form, text_slice(name, at, at + length));
    }
    if (utf8_count(whole) < 3)
        whole = arena_format(expansion->arena, "%.*s数", TEXT_ARG(whole));
    add_label(expansion, whole);
    Text less = label_normal(expansion->arena, buffer_text(&short_form));
    if (utf8_count(less) >= 3 && !text_equal(less, whole))
        add_label(expansion, less);
    buffer_free(&short_form);
}

static void add_label(Expansion *expansion, Text words)
{
    Text normal = label_normal(expansion->arena, words);

    if (normal.len && expansion->made++ < EXPANSIONS_MAX)
        LIST_PUSH(expansion->arena, &expansion->labels->labels, (LabelWords){ normal, expansion->measure });
}

/* The place of the sign `wanted` of two that is not inside brackets, or the length. */
static size_t outside(Text pattern, char wanted, char other)
{
    int depth = 0;

    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.at[i];
        if (depth == 0 && (c == wanted || c == other))
            return i;
        depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    }
    return pattern.len;
}

/* `prefix`, then each way to say one alternative of `pattern`, then `rest`. */
static void expand_all(Expansion *expansion, Text prefix, Text pattern, Text rest)
{
    Arena *arena = expansion->arena;

    for (;;) {
        size_t end = outside(pattern, '|', '|');
        Text one = arena_format(arena, "%.*s%.*s", (int)end, pattern.at, TEXT_ARG(rest));
        size_t open = outside(one, '(', '[');
        if (expansion->made > EXPANSIONS_MAX)
            return;
        if (open == one.len) {
            add_label(expansion, arena_format(arena, "%.*s%.*s", TEXT_ARG(prefix), TEXT_ARG(one)));
        } else {
            Text behind = text_slice(one, open + 1, one.len);
            int depth = 1;
            size_t close = 0;
            for (; close < behind.len; close++) {
                char c = behind.at[close];
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                if (!depth)
                    break;
            }
            Text before = arena_format(arena, "%.*s%.*s", TEXT_ARG(prefix), (int)open, one.at);
            Text after = text_slice(behind, close + 1, behind.len);
            expand_all(expansion, before, text_slice(behind, 0, close), after);
            if (one.at[open] == '[')
                expand_all(expansion, before, TEXT(""), after);
        }
        if (end == pattern.len)
            return;
        pattern = text_slice(pattern, end + 1, pattern.len);
    }
}

static void add_parts(Labels *labels, Arena *arena, const Label *row)
{
    Text rest = catalog_text(labels->catalog, row->category), part;

    if (row->whole == LABEL_NO_WHOLE)
        return;
    while (rest.len && text_cut(&rest, '|', &part))
        LIST_PUSH(arena, &labels->parts, (LabelPart){ row->whole, row->measure, label_normal(arena, part) });
}

/* ---- looking up ---- */

static size_t first_label(const Labels *labels, Text words)
{
    size_t low = 0;
    size_t high = labels->labels.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(labels->labels.items[middle].words, words) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void look_exactly(const Labels *labels, Text words, LabelHits *hits)
{
    for (size_t i = first_label(labels, words);
         i < labels->labels.count && text_equal(labels->labels.items[i].words, words); i++) {
        uint32_t measure = labels->labels.items[i].measure;
        bool known = false;
        for (size_t j = 0; j < hits->count; j++)
            known |= hits->measures[j] == measure;
        if (!known && hits->count < LABEL_HITS_MAX)
            hits->measures[hits->count++] = measure;
    }
}

static LabelHits look(const Labels *labels, Text words, bool counted)
{
    char longer[256];
    LabelHits hits = { 0 };
    Text number = TEXT("数");

    look_exactly(labels, words, &hits);
    if (!hits.count && counted && words.len + number.len <= sizeof longer) {
        memcpy(longer, words.at, words.len);
        memcpy(longer + words.len, number.at, number.len);
        look_exactly(labels, (Text){ longer, words.len + number.len }, &hits);
    }
    return hits;
}

/* Where the label may begin or end when words that change nothing are left out, the whole first. A unit before 数 is one
 * of them, and is noted. */
static size_t strips(const Labels *labels, Text label, bool front, size_t places[STRIPS_MAX], Text *unit)
{
    const Catalog *catalog = labels->catalog;
    size_t count = 0;
    size_t at = front ? 0 : label.len;

    places[count++] = at;
    while (count < STRIPS_MAX) {
        size_t cut = front ? listed_at(catalog, WORDS_TABLE_LEAD, label, at)
                           : listed_before(catalog, WORDS_TABLE_TAIL, label, at, 0);
        if (!front && text_ends(text_slice(label, 0, at), TEXT("数"))) {
            Text before = text_slice(label, 0, at - TEXT("数").len);
            for (uint32_t i = 0; i < catalog->unit_count; i++) {
                Text word = catalog_text(catalog, catalog->units[i].text);
                if (word.len + TEXT("数").len > cut && text_ends(before, word)) {
                    cut = word.len + TEXT("数").len;
                    *unit = word;
                }
            }
        }
        if (!cut || (front ? at + cut >= label.len : cut >= at))
            break;
        at = front ? at + cut : at - cut;
        places[count++] = at;
    }
    return count;
}
