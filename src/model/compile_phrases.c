/* compile_phrases.c - groups.tsv and phrases.tsv: phrases become measures' lists of terms.
 *
 * Every distinct set of words that stand for each other is one Term, whatever
 * phrases use it. */
#include "model/compile.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PHRASE_TERMS_MAX = 64, PHRASE_UNITS_MAX = 64 };

typedef LIST(uint32_t) WordSet; /* indexes of drafts */

typedef struct {
    Compile *compile;
    Sheet groups, phrases;
    Index group_of; /* name -> row of groups */
    Index term_of;  /* set of words, as bytes -> term */
    Index line_of;  /* what a phrase asks for, as bytes -> its line */
} Phrases;

static Problem groups_read(Phrases *phrases);
static Problem phrase_read(Phrases *phrases, size_t row, Phrase *phrase);
static void phrases_sort(Compile *compile);
static void heads_note(Compile *compile);

Problem compile_phrases(Compile *compile)
{
    static const char *const columns[] = { "measure", "phrase", NULL };
    Phrases *phrases = ARENA_NEW(compile->arena, Phrases);

    phrases->compile = compile;
    TRY(groups_read(phrases));
    TRY(sheet_read(compile, "phrases.tsv", columns, &phrases->phrases));
    for (size_t i = 0; i < phrases->phrases.rows.count; i++)
        TRY(phrase_read(phrases, i, LIST_ADD(compile->arena, &compile->phrases)));
    phrases_sort(compile);
    heads_note(compile);
    return OK;
}

/* ---- groups ---- */

static Problem groups_read(Phrases *phrases)
{
    static const char *const columns[] = { "group", "words", NULL };
    Compile *compile = phrases->compile;
    Sheet *sheet = &phrases->groups;

    TRY(sheet_read(compile, "groups.tsv", columns, sheet));
    for (size_t i = 0; i < sheet->rows.count; i++) {
        const TsvRow *row = &sheet->rows.items[i];
        Place place = { sheet, row, 1 };

        TRY(place_key(compile, (Place){ sheet, row, 0 }, &phrases->group_of, row->cells[0], (uint32_t)i));
        if (row->cells[1].len == 0)
            return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, row->cells[1], TEXT("≠ \"\""));
    }
    return OK;
}

static void set_add(Arena *arena, WordSet *set, uint32_t word)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == word)
            return;
    *LIST_ADD(arena, set) = word;
}

static Problem set_add_group(Phrases *phrases, Place place, Text name, WordSet *set)
{
    uint32_t row, word;
    Text words, part;

    if (!index_find(&phrases->group_of, name, &row))
        return place_problem(place, PROBLEM_CATALOG_REFERENCE, name, TEXT("groups.tsv"));
    words = phrases->groups.rows.items[row].cells[1];
    while (text_cut(&words, '|', &part)) {
        Place group = { &phrases->groups, &phrases->groups.rows.items[row], 1 };
        TRY(word_draft(phrases->compile, group, text_trim(part), &word));
        set_add(phrases->compile->arena, set, word);
    }
    return OK;
}

/* ---- terms ---- */

static bool word_plain(Text word)
{
    for (size_t i = 0; i < word.len; i++)
        if (memchr("<>^!@#&|", word.at[i], 8))
            return false;
    return word.len > 0;
}

static int number_compare(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;

    return one < two ? -1 : one > two;
}

/* The term of a set of words; a new one gets its senses. */
static Problem term_of_set(Phrases *phrases, Place place, Text text, WordSet *set, uint32_t *out)
{
    Compile *compile = phrases->compile;
    uint32_t count = (uint32_t)compile->terms.count;

    assert(set->items);
    qsort(set->items, set->count, sizeof *set->items, number_compare);
    Text key = { (const char *)set->items, set->count * sizeof *set->items };
    *out = index_put(compile->arena, &phrases->term_of, key, count);
    if (*out < count)
        return OK;
    *LIST_ADD(compile->arena, &compile->terms) = (Term){ .text = pool_text(compile, text) };
    for (size_t i = 0; i < set->count; i++)
        TRY(word_add(compile, place, compile->drafts.items[set->items[i]].text,
                     (Sense){ .kind = SENSE_TERM, .index = count }));
    return OK;
}

/* 宣传资料/<发放>: words and groups that stand for each other. */
static Problem term_read(Phrases *phrases, Place place, Text text, uint32_t *out)
{
    WordSet set = { 0 };
    Text rest = text;
    Text part;
    uint32_t word;

    while (text_cut(&rest, '/', &part)) {
        bool group = text_starts(part, TEXT("<")) && text_ends(part, TEXT(">"));
        Text name = group ? text_slice(part, 1, part.len - 1) : part;

        if (!word_plain(name))
            return place_problem(place, PROBLEM_CATALOG_SYNTAX, text, TEXT(""));
        if (group) {
            TRY(set_add_group(phrases, place, name, &set));
        } else {
            TRY(word_draft(phrases->compile, place, name, &word));
            set_add(phrases->compile->arena, &set, word);
        }
    }
    return term_of_set(phrases, place, text, &set, out);
}

/* ---- what a phrase asks of the quantity ---- */

/* @人次/person: units and families of units. */
static Problem units_read(Compile *compile, Place place, Text text, Phrase *phrase)
{
    Text rest = text_slice(text, 1, text.len);
    Text part;
    uint32_t code;

    if (phrase->unit_count || !rest.len)
        return place_problem(place, PROBLEM_CATALOG_SYNTAX, text, TEXT(""));
    while (text_cut(&rest, '/', &part)) {
        if (index_find(&compile->family_of, part, &code))
            code |= UNIT_CODE_FAMILY;
        else if (!index_find(&compile->unit_of, part, &code))
            return place_problem(place, PROBLEM_CATALOG_REFERENCE, part, TEXT("units.tsv"));
        if (++phrase->unit_count > PHRASE_UNITS_MAX)
            return place_problem(place, PROBLEM_CATALOG_SYNTAX, text, TEXT("≤ 64"));
        *LIST_ADD(compile->arena, &compile->unit_codes) = (uint16_t)code;
    }
    return OK;
}

/* #money/count: kinds of units. */
static Problem kinds_read(Place place, Text text, Phrase *phrase)
{
    static const char *const kinds[] = { "count", "money", "percent", "measure" };
    Text rest = text_slice(text, 1, text.len);
    Text part;

    if (phrase->kinds || !rest.len)
        return place_problem(place, PROBLEM_CATALOG_SYNTAX, text, TEXT(""));
    while (text_cut(&rest, '/', &part)) {
        size_t kind = 0;
        while (kind < 4 && !text_equal(part, text_of(kinds[kind])))
            kind++;
        if (kind == 4)
            return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, text, TEXT("#count #money #percent #measure"));
        phrase->kinds |= (uint8_t)(1u << kind);
    }
    return OK;
}

static Problem term_use_read(Phrases *phrases, Place place, Text text, Phrase *phrase)
{
    Compile *compile = phrases->compile;
    TermUse use = { 0 };
    Text word = text;

    switch (text.at[0]) {
    case '@':
        return units_read(compile, place, text, phrase);
    case '#':
        return kinds_read(place, text, phrase);
    case '&':
        if (!text_equal(text, TEXT("&每")) || phrase->rate)
            return place_problem(place, PROBLEM_CATALOG_SYNTAX, text, TEXT(""));
        phrase->rate = 1;
        return OK;
    case '^':
        use.flags = TERM_ANYWHERE;
        word = text_slice(text, 1, text.len);
        break;
    case '!':
        use.flags = TERM_ABSENT;
        word = text_slice(text, 1, text.len);
        break;
    default:
        break;
    }
    if (phrase->use_count == PHRASE_TERMS_MAX)
        return place_problem(place, PROBLEM_CATALOG_SYNTAX, text, TEXT("≤ 64"));
    TRY(term_read(phrases, place, word, &use.term));
    *LIST_ADD(compile->arena, &compile->uses) = use;
    phrase->use_count++;
    return OK;
}

/* ---- phrases ---- */

static int use_compare(const void *a, const void *b)
{
    const TermUse *one = a, *two = b;

    if (one->term != two->term)
        return one->term < two->term ? -1 : 1;
    return one->flags < two->flags ? -1 : one->flags > two->flags;
}

static int code_compare(const void *a, const void *b)
{
    return (int)*(const uint16_t *)a - (int)*(const uint16_t *)b;
}

/* Two phrases that ask for the same could never be told apart. */
static Problem phrase_unique(Phrases *phrases, Place place, const Phrase *phrase)
{
    Compile *compile = phrases->compile;
    TermUse *uses = compile->uses.items + phrase->uses;
    uint16_t *codes = compile->unit_codes.items + phrase->units;
    size_t use_bytes = phrase->use_count * sizeof *uses;
    size_t code_bytes = phrase->unit_count * sizeof *codes;
    char *key = arena_alloc(compile->arena, use_bytes + code_bytes + 2);

    qsort(uses + 1, phrase->use_count - 1u, sizeof *uses, use_compare);
    memcpy(key, uses, use_bytes);
    if (code_bytes) {
        qsort(codes, phrase->unit_count, sizeof *codes, code_compare);
        memcpy(key + use_bytes, codes, code_bytes);
    }
    key[use_bytes + code_bytes] = (char)phrase->kinds;
    key[use_bytes + code_bytes + 1] = (char)phrase->rate;
    uint32_t line = (uint32_t)place.row->line;
    if (index_put(compile->arena, &phrases->line_of, (Text){ key, use_bytes + code_bytes + 2 }, line) == line)
        return OK;
    return place_problem(place, PROBLEM_CATALOG_DUPLICATE, place_text(place), TEXT(""));
}

static Problem phrase_read(Phrases *phrases, size_t row, Phrase *phrase)
{
    Compile *compile = phrases->compile;
    Place place = { &phrases->phrases, &phrases->phrases.rows.items[row], 0 };
    Text rest = place.row->cells[1];
    Text term;

    if (!index_find(&compile->measure_of, place_text(place), &phrase->measure))
        return place_problem(place, PROBLEM_CATALOG_REFERENCE, place_text(place), TEXT("measures.tsv"));
    if (compile->measures.items[phrase->measure].phrase_count++ == UINT16_MAX)
        return place_problem(place, PROBLEM_CATALOG_TOO_LARGE, TEXT("65535"), TEXT(""));
    place.column = 1;
    phrase->text = pool_text(compile, rest);
    phrase->uses = (uint32_t)compile->uses.count;
    phrase->units = (uint32_t)compile->unit_codes.count;

    while (text_cut(&rest, ' ', &term)) {
        if (!term.len)
            continue;
        if (!phrase->use_count && memchr("^!@#&", term.at[0], 5))
            return place_problem(place, PROBLEM_CATALOG_SYNTAX, term, TEXT(""));
        TRY(term_use_read(phrases, place, term, phrase));
    }
    if (!phrase->use_count)
        return place_problem(place, PROBLEM_CATALOG_SYNTAX, place_text(place), TEXT(""));
    if (!phrase->unit_count && !phrase->kinds) {
        *LIST_ADD(compile->arena, &compile->unit_codes) =
            (uint16_t)(UNIT_CODE_FAMILY | compile->measures.items[phrase->measure].family);
        phrase->unit_count = 1;
    }
    return phrase_unique(phrases, place, phrase);
}

/* Puts the phrases of each measure together, in the order of measures.tsv and,
 * within a measure, of phrases.tsv. */
static void phrases_sort(Compile *compile)
{
    size_t count = compile->phrases.count;
    Phrase *sorted = ARENA_ARRAY(compile->arena, count, Phrase);
    uint32_t first = 0;

    for (size_t i = 0; i < compile->measures.count; i++) {
        compile->measures.items[i].phrases = first;
        first += compile->measures.items[i].phrase_count;
        compile->measures.items[i].phrase_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        Measure *measure = &compile->measures.items[compile->phrases.items[i].measure];
        sorted[measure->phrases + measure->phrase_count++] = compile->phrases.items[i];
    }
    compile->phrases.items = sorted;
}

/* Lists for every term the phrases that it is the head of. */
static void heads_note(Compile *compile)
{
    size_t count = compile->phrases.count;
    uint32_t first = 0;

    for (size_t i = 0; i < count; i++) {
        *LIST_ADD(compile->arena, &compile->head_phrases) = 0;
        compile->terms.items[compile->uses.items[compile->phrases.items[i].uses].term].head_count++;
    }
    for (size_t i = 0; i < compile->terms.count; i++) {
        compile->terms.items[i].heads = first;
        first += compile->terms.items[i].head_count;
        compile->terms.items[i].head_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        Term *term = &compile->terms.items[compile->uses.items[compile->phrases.items[i].uses].term];
        compile->head_phrases.items[term->heads + term->head_count++] = (uint32_t)i;
    }
}
