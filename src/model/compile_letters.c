/* The letters of the lexicon: their numbers, and what begins with them. */
#include "model/compile.h"

#include "base/utf8.h"
#include "model/letters.h"
#include "model/spots.h"

#include <stdlib.h>

static void letters_number(Compile *compile);
static void letters_mark(Letter *by_code);
static void tells_mark(Compile *compile);

void compile_letters(Compile *compile)
{
    letters_number(compile);
    tells_mark(compile);
}

bool senses_only_checked(const Senses *senses)
{
    for (size_t i = 0; i < senses->count; i++)
        if (!(1 << senses->items[i].kind & CHECK_KINDS))
            return false;
    return true;
}

typedef struct {
    uint32_t code, uses;
    bool plain;
} CodeUse;

static int use_compare(const void *a, const void *b)
{
    const CodeUse *one = a, *two = b;

    if (one->plain != two->plain)
        return one->plain - two->plain;
    if (one->uses != two->uses)
        return one->uses > two->uses ? -1 : 1;
    return one->code < two->code ? -1 : one->code > two->code;
}

static uint8_t begins_of(const Senses *senses)
{
    uint8_t begins = 0;

    for (size_t i = 0; i < senses->count; i++) {
        const Sense *sense = &senses->items[i];
        if (sense->kind == SENSE_UNIT)
            begins |= BEGINS_UNIT;
        if (sense->kind == SENSE_CUE && sense->a == CUE_AFTER)
            begins |= BEGINS_BOUND;
        if (sense->kind == SENSE_DATE || (sense->kind == SENSE_CUE && sense->a == CUE_AS_OF))
            begins |= BEGINS_DATE;
        if (sense->kind == SENSE_DATE
            || (sense->kind == SENSE_CUE && sense->a >= CUE_PLAN_HEADING && sense->a <= CUE_ASK_HEADING))
            begins |= BEGINS_HEADING;
    }
    return begins;
}

/* Letters that are not plain come first, then those used most: that keeps the trie dense. */
static void letters_number(Compile *compile)
{
    Letter *fixed = ARENA_ARRAY(compile->arena, LETTER_CODES, Letter);
    CodeUse *uses = ARENA_ARRAY(compile->arena, LETTER_CODES, CodeUse);
    size_t length, count = 0;

    letters_fixed(fixed);
    fixed[U'第'].begins = fixed[U'多'].begins = fixed[U'.'].begins = fixed[U'-'].begins = fixed[U'负'].begins =
        BEGINS_NUMBER;
    for (size_t i = 0; i < compile->drafts.count; i++) {
        Text word = compile->drafts.items[i].text;
        Letter *first = &fixed[utf8_read(word, 0, &length)];
        first->starts |= !senses_only_checked(&compile->drafts.items[i].senses);
        first->begins |= begins_of(&compile->drafts.items[i].senses);
        for (size_t at = 0; at < word.len; at += length)
            uses[utf8_read(word, at, &length)].uses++;
    }
    letters_mark(fixed);
    for (uint32_t code = 0; code < LETTER_CODES; code++)
        if (uses[code].uses || fixed[code].kind != LETTER_PLAIN || fixed[code].begins || fixed[code].weight
            || fixed[code].follows || spots_fixed(code, &fixed[code]) & ~(unsigned)SPOT_SIGN)
            uses[count++] = (CodeUse){ code, uses[code].uses, letter_plain(&fixed[code]) };
    qsort(uses, count, sizeof *uses, use_compare);

    compile->letter_of = ARENA_ARRAY(compile->arena, LETTER_CODES, uint16_t);
    *LIST_ADD(compile->arena, &compile->letters) = (Letter){ 0 };
    for (size_t i = 0; i < count; i++) {
        compile->letter_of[uses[i].code] = (uint16_t)compile->letters.count;
        *LIST_ADD(compile->arena, &compile->letters) = fixed[uses[i].code];
    }
    for (uint32_t code = 0; code < LETTER_CODES; code++)
        compile->letter_of[code] = compile->letter_of[utf8_narrow(code)];
}

/* ---- what makes a sentence worth scanning ---- */

static bool is_numeral(uint32_t code, const Letter *letter)
{
    switch ((LetterKind)letter->kind) {
    case LETTER_NUMERAL:
    case LETTER_TEN:
    case LETTER_SCALE:
        return true;
    case LETTER_VAGUE: /* 数 needs a scale behind, and 半 is no number by itself */
        return code == U'几' || code == U'幾';
    default:
        return false;
    }
}

static int32_t weight_of(uint32_t code, const Letter *letter)
{
    switch ((LetterKind)letter->kind) {
    case LETTER_DIGIT:
    case LETTER_MASK:
        return WEIGHT_FIGURE;
    case LETTER_OPEN:
        return WEIGHT_OPEN;
    case LETTER_CLOSE:
        return -WEIGHT_OPEN;
    default:
        return code == '%' || code == U'‰' ? WEIGHT_FIGURE : 0;
    }
}

static void letters_mark(Letter *by_code)
{
    static const Text behind = TEXT("分成折余馀餘多来來年月季日号周届次个"); /* shares, bounds, dates, jubilees */
    size_t length;

    for (uint32_t code = 0; code < LETTER_CODES; code++) {
        Letter *letter = &by_code[code];
        letter->weight = weight_of(code, letter);
        if (is_numeral(code, letter))
            letter->leads = PAIR_NUMERAL;
        if (letter->begins & (BEGINS_UNIT | BEGINS_BOUND) || letter->kind == LETTER_OPEN
            || letter->kind == LETTER_BLANK)
            letter->follows = PAIR_NUMERAL; /* also 五 人, and 第八“三八”节 */
        if (letter->kind == LETTER_LINE || (letter->kind == LETTER_STOP && code != ';' && code != U'；'))
            letter->begins |= ENDS_SENTENCE;
    }
    for (size_t at = 0; at < behind.len; at += length)
        by_code[utf8_read(behind, at, &length)].follows = PAIR_NUMERAL;
}

bool word_tells(const WordDraft *draft)
{
    for (size_t i = 0; i < draft->senses.count; i++) {
        const Sense *sense = &draft->senses.items[i];
        if (sense->kind == SENSE_DATE || sense->kind == SENSE_YEAR || sense->kind == SENSE_LAW
            || (sense->kind == SENSE_CUE && (sense->a == CUE_AS_OF || sense->a == CUE_NUMBER)))
            return true;
    }
    return false;
}

static void tells_mark(Compile *compile)
{
    for (size_t i = 0; i < compile->drafts.count; i++) {
        Text word = compile->drafts.items[i].text;
        size_t first, second;
        uint16_t letter = compile->letter_of[utf8_read(word, 0, &first)];

        if (first == word.len || !word_tells(&compile->drafts.items[i]))
            continue;
        compile->letters.items[letter].leads |= 1u << letter % 31;
        compile->letters.items[compile->letter_of[utf8_read(word, first, &second)]].follows |= 1u << letter % 31;
    }
}
