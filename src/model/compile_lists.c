/* compile_lists.c - the word lists of lists.tsv. */
#include "model/compile.h"

#include "base/utf8.h"
#include "model/word_lists.h"

#include <stdlib.h>

typedef LIST(Text) Texts;

static int word_compare(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

/* The words of a cell, behind those that are there. */
static Problem words_gather(Compile *compile, Place place, Texts *words)
{
    Text rest = place_text(place), part;

    if (!rest.len)
        return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, rest, TEXT("≠ \"\""));
    while (text_cut(&rest, '|', &part)) {
        part = text_trim(part);
        if (!part.len || part.len > WORD_BYTES_MAX)
            return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, part, TEXT("1 … 200"));
        for (size_t i = 0; i < words->count; i++)
            if (text_equal(words->items[i], part))
                return place_problem(place, PROBLEM_CATALOG_DUPLICATE, part, TEXT(""));
        *LIST_ADD(compile->arena, words) = part;
    }
    return OK;
}

static void list_write(Compile *compile, Texts *words)
{
    WordList *list = LIST_ADD(compile->arena, &compile->lists);
    size_t length;

    *list = (WordList){ .first = (uint32_t)compile->list_words.count, .count = (uint32_t)words->count };
    if (words->count)
        qsort(words->items, words->count, sizeof *words->items, word_compare);
    for (size_t i = 0; i < words->count; i++) {
        Text word = words->items[i];
        utf8_read(word, 0, &length);
        list->firsts |= word_list_bit(word.at[length - 1]);
        list->lasts |= word_list_bit(word.at[word.len - 1]);
        list->lengths |= word_length_bit(word.len);
        if (word.len < WORD_BEGINNING)
            list->shorts |= word_list_bit(word.at[length - 1]);
        else
            list->beginnings[word_beginning(word.at) / 64] |= (uint64_t)1 << word_beginning(word.at) % 64;
        list->longest = word.len > list->longest ? (uint32_t)word.len : list->longest;
        *LIST_ADD(compile->arena, &compile->list_words) = pool_text(compile, word);
        *LIST_ADD(compile->arena, &compile->list_texts) = word;
    }
}

Problem compile_lists(Compile *compile)
{
    static const char *const columns[] = { "list", "words", NULL };
    enum { NAME, WORDS };
    const char *names[WORD_LISTS + 1] = { 0 };
    Texts words[WORD_LISTS] = { 0 };
    Sheet sheet;

    for (size_t i = 0; i < WORD_LISTS; i++)
        names[i] = word_list_name((WordListKind)i);
    TRY(sheet_read(compile, "lists.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        size_t list = 0;

        TRY(place_choice((Place){ &sheet, &sheet.rows.items[i], NAME }, names, &list));
        TRY(words_gather(compile, (Place){ &sheet, &sheet.rows.items[i], WORDS }, &words[list]));
    }
    for (size_t i = 0; i < WORD_LISTS; i++)
        list_write(compile, &words[i]);
    return OK;
}
