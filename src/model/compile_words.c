/* The words of all files become the lexicon: gathered, sorted, each with its senses. */
#include "model/compile.h"

#include "base/utf8.h"

#include <stdlib.h>

static void words_sort(Compile *compile);
static void words_inherit(Compile *compile);
static void words_write(Compile *compile);

/* ---- gathering ---- */

Problem word_draft(Compile *compile, Place place, Text text, uint32_t *out)
{
    uint32_t count = (uint32_t)compile->drafts.count;
    char narrow[WORD_BYTES_MAX];
    Text word = { narrow, 0 };
    size_t length;

    if (text.len == 0 || text.len > sizeof narrow)
        return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, text, TEXT("1 … 200"));
    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        if (code < ' ' || code > 0xFFFF)
            return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, text, TEXT("U+0020 … U+FFFF"));
        word.len += utf8_write(utf8_narrow(code), narrow + word.len);
    }
    if (index_find(&compile->draft_of, word, out))
        return OK;
    word = arena_text(compile->arena, word);
    *out = index_put(compile->arena, &compile->draft_of, word, count);
    LIST_ADD(compile->arena, &compile->drafts)->text = word;
    return OK;
}

/* True when a word that has `a` cannot have `b` too. */
static bool senses_clash(const Sense *a, const Sense *b)
{
    if (a->kind != b->kind)
        return false;
    switch ((SenseKind)a->kind) {
    case SENSE_CUE:
        return a->a == b->a;
    case SENSE_TOPIC:
    case SENSE_TERM:
    case SENSE_LAW:
    case SENSE_YEAR:
        return a->index == b->index;
    case SENSE_NAME:
    case SENSE_UNIT:
    case SENSE_SURNAME:
    case SENSE_TITLE:
    case SENSE_DATE:
    case SENSE_TYPO:
    case SENSE_MARK:
    case SENSE_PERSON:
        break;
    }
    return true;
}

Problem word_add(Compile *compile, Place place, Text text, Sense sense)
{
    uint32_t index = 0;

    TRY(word_draft(compile, place, text, &index));
    Senses *senses = &compile->drafts.items[index].senses;
    for (size_t i = 0; i < senses->count; i++)
        if (senses_clash(&senses->items[i], &sense))
            return sense.kind == SENSE_TERM || sense.kind == SENSE_LAW
                       ? OK
                       : place_problem(place, PROBLEM_CATALOG_DUPLICATE, text, TEXT(""));
    *LIST_ADD(compile->arena, senses) = sense;
    return OK;
}

/* ---- writing ---- */

void compile_words(Compile *compile)
{
    words_sort(compile);
    words_inherit(compile);
    words_write(compile);
    compile_letters(compile);
    compile_spots(compile);
    compile_trie(compile);
}

static int draft_compare(const void *a, const void *b)
{
    return text_compare(((const WordDraft *)a)->text, ((const WordDraft *)b)->text);
}

/* Words in the order of their bytes: those that begin alike stand together. */
static void words_sort(Compile *compile)
{
    if (compile->drafts.count)
        qsort(compile->drafts.items, compile->drafts.count, sizeof *compile->drafts.items, draft_compare);
    compile->draft_of = (Index){ 0 };
    for (size_t i = 0; i < compile->drafts.count; i++)
        index_put(compile->arena, &compile->draft_of, compile->drafts.items[i].text, (uint32_t)i);
}

static bool sense_known(const Senses *senses, const Sense *sense)
{
    for (size_t i = 0; i < senses->count; i++)
        if (senses->items[i].kind == sense->kind && senses->items[i].index == sense->index)
            return true;
    return false;
}

/* 宣传资料袋 says all that 宣传资料 says: senses of terms and topics of the words that
 * a word begins with become its own, the longest first. */
static void words_inherit(Compile *compile)
{
    for (size_t i = 0; i < compile->drafts.count; i++) {
        WordDraft *draft = &compile->drafts.items[i];

        if (senses_only_checked(&draft->senses))
            continue;
        for (size_t end = draft->text.len; --end > 0;) {
            uint32_t index;
            if (!index_find(&compile->draft_of, text_slice(draft->text, 0, end), &index))
                continue;
            const Senses *from = &compile->drafts.items[index].senses;
            for (size_t s = 0; s < from->count; s++) {
                Sense sense = from->items[s];
                bool passes = sense.kind == SENSE_TERM || sense.kind == SENSE_TOPIC;
                if (!passes || sense.inherited || sense_known(&draft->senses, &sense))
                    continue;
                sense.inherited = (uint8_t)(end < UINT8_MAX ? end : UINT8_MAX);
                *LIST_ADD(compile->arena, &draft->senses) = sense;
            }
        }
    }
}

/* ---- the order of a word's senses ---- */

static bool sense_is_term(const Sense *sense)
{
    return sense->kind == SENSE_TERM;
}

static bool sense_is_topic(const Sense *sense)
{
    return sense->kind == SENSE_TOPIC;
}

static bool sense_is_own_topic(const Sense *sense)
{
    return sense->kind == SENSE_TOPIC && !sense->inherited;
}

static bool sense_is_other(const Sense *sense)
{
    return sense->kind != SENSE_TERM && sense->kind != SENSE_TOPIC;
}

/* What a word says itself stands over what it says by its beginning. */
static bool sense_is_other_than_own(const Sense *sense)
{
    return sense->kind != SENSE_TERM && !sense_is_own_topic(sense);
}

static bool has_own_topic(const WordDraft *draft)
{
    for (size_t s = 0; s < draft->senses.count; s++)
        if (sense_is_own_topic(&draft->senses.items[s]))
            return true;
    return false;
}

/* Appends the senses that `belongs` holds for; returns how many. */
static uint16_t senses_write(Compile *compile, const WordDraft *draft, bool (*belongs)(const Sense *))
{
    uint8_t whole = draft->text.len < UINT8_MAX ? (uint8_t)draft->text.len : UINT8_MAX;
    uint16_t count = 0;

    for (size_t s = 0; s < draft->senses.count; s++) {
        if (!belongs(&draft->senses.items[s]))
            continue;
        Sense *sense = LIST_ADD(compile->arena, &compile->senses);
        *sense = draft->senses.items[s];
        if (sense->kind == SENSE_TERM) {
            sense->a = compile->terms.items[sense->index].head_count > 0;
            sense->b = sense->inherited ? sense->inherited : whole;
        }
        count++;
    }
    return count;
}

/* The longest word that draft `i` begins with, itself not counted; words[0] when none. */
static Word word_before(const Compile *compile, size_t i)
{
    Text text = compile->drafts.items[i].text;
    uint32_t index;

    for (size_t end = text.len; --end > 0;)
        if (index_find(&compile->draft_of, text_slice(text, 0, end), &index))
            return compile->words.items[index + 1];
    return compile->words.items[0];
}

/* Word 0 stands for none; word i + 1 is draft i. Drafts are sorted: what a word begins
 * with comes before it. */
static void words_write(Compile *compile)
{
    *LIST_ADD(compile->arena, &compile->words) = (Word){ 0 };
    for (size_t i = 0; i < compile->drafts.count; i++) {
        const WordDraft *draft = &compile->drafts.items[i];
        Word *word = LIST_ADD(compile->arena, &compile->words);

        word->senses = (uint32_t)compile->senses.count;
        word->sense_count = (uint16_t)draft->senses.count;
        word->length = (uint16_t)draft->text.len;
        word->term_count = senses_write(compile, draft, sense_is_term);
        word->topic_count =
            senses_write(compile, draft, has_own_topic(draft) ? sense_is_own_topic : sense_is_topic);
        senses_write(compile, draft, has_own_topic(draft) ? sense_is_other_than_own : sense_is_other);
        for (size_t s = 0; s < draft->senses.count; s++) {
            const Sense *sense = &draft->senses.items[s];
            word->all_kinds |= (uint16_t)(1u << sense->kind);
            if (!sense->inherited)
                word->kinds |= (uint16_t)(1u << sense->kind);
        }
        const Word shorter = word_before(compile, i);
        word->letters = (uint32_t)utf8_count(draft->text);
        word->firm = word->kinds & FIRM_KINDS ? (uint32_t)i + 1 : shorter.firm;
        word->topic = word->kinds & 1u << SENSE_TOPIC ? (uint32_t)i + 1 : shorter.topic;
        word->date = word->kinds & 1u << SENSE_DATE ? (uint32_t)i + 1 : shorter.date;
    }
}
