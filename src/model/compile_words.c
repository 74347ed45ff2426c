/* The words of all files become the lexicon: letters, trie, senses. */
#include "model/compile.h"

#include "base/utf8.h"
#include "model/letters.h"

#include <stdlib.h>

static void words_sort(Compile *compile);
static void words_inherit(Compile *compile);
static void words_write(Compile *compile);
static void letters_number(Compile *compile);
static void letters_mark(Letter *by_code);
static void tells_mark(Compile *compile);
static void pairs_mark(Compile *compile);
static void trie_build(Compile *compile);

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
    letters_number(compile);
    tells_mark(compile);
    pairs_mark(compile);
    trie_build(compile);
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

/* No reading asks for the word. */
static bool only_checked(const Senses *senses)
{
    for (size_t i = 0; i < senses->count; i++)
        if (!(1 << senses->items[i].kind & CHECK_KINDS))
            return false;
    return true;
}

/* 宣传资料袋 says all that 宣传资料 says: senses of terms and topics of the words that
 * a word begins with become its own, the longest first. */
static void words_inherit(Compile *compile)
{
    for (size_t i = 0; i < compile->drafts.count; i++) {
        WordDraft *draft = &compile->drafts.items[i];

        if (only_checked(&draft->senses))
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

/* ---- letters ---- */

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
        first->starts |= !only_checked(&compile->drafts.items[i].senses);
        first->begins |= begins_of(&compile->drafts.items[i].senses);
        for (size_t at = 0; at < word.len; at += length)
            uses[utf8_read(word, at, &length)].uses++;
    }
    letters_mark(fixed);
    for (uint32_t code = 0; code < LETTER_CODES; code++)
        if (uses[code].uses || fixed[code].kind != LETTER_PLAIN || fixed[code].begins || fixed[code].weight
            || fixed[code].follows)
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

/* Words without which a sentence that has no figure need not be read: dates and words
 * that are numbers, and what tells the year of a document. A lone letter (第) tells
 * nothing; the numeral behind it does. */
static bool word_tells(const WordDraft *draft)
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

/* ---- pairs ---- */

static void pair_mark(Compile *compile, PairTable table, uint16_t first, uint16_t second)
{
    uint32_t bit = lexicon_pair_bit(first, second) + (uint32_t)table * PAIR_BITS;

    compile->pairs[bit >> 3] |= (uint8_t)(1 << (bit & 7));
}

static void pairs_mark(Compile *compile)
{
    static const uint16_t kinds[PAIR_TABLES] = { [PAIRS_PROSE] = (uint16_t)PROSE_KINDS,
                                                 [PAIRS_CHECK] = CHECK_KINDS,
                                                 [PAIRS_LAW] = 1 << SENSE_LAW,
                                                 [PAIRS_TITLE] = 1 << SENSE_TITLE };

    compile->pairs = ARENA_ARRAY(compile->arena, PAIR_TABLES * PAIR_BITS / 8, uint8_t);
    for (size_t i = 0; i < compile->drafts.count; i++) {
        Text word = compile->drafts.items[i].text;
        size_t first, second;
        uint32_t code = utf8_read(word, 0, &first);
        uint16_t letter = compile->letter_of[code];

        for (int table = 0; table < PAIR_TABLES; table++) {
            if (!(compile->words.items[i + 1].all_kinds & kinds[table]))
                continue;
            if (first < word.len) {
                pair_mark(compile, (PairTable)table, letter, compile->letter_of[utf8_read(word, first, &second)]);
            } else if (table == PAIRS_PROSE) {
                compile->letters.items[letter].begins |= BEGINS_ALONE;
            } else { /* whatever stands behind it */
                for (uint32_t other = 0; other < compile->letters.count; other++)
                    pair_mark(compile, (PairTable)table, letter, (uint16_t)other);
            }
        }
    }
}

/* ---- trie ---- */

/* Words first to last - 1 share what leads to `node`, `depth` bytes. */
typedef struct {
    uint32_t node, first, last;
    uint32_t depth;
} Branch;

/* A letter that goes on from a branch, and the words that go on with it. */
typedef struct {
    uint16_t letter;
    uint32_t first, last, depth;
} Twig;

typedef struct {
    Compile *compile;
    LIST(uint32_t) next_free; /* of a slot: itself when free, else where to look on */
    LIST(Twig) twigs;         /* of the branch at hand */
} Trie;

/* Makes room for slots below `count`. */
static void trie_extend(Trie *trie, size_t count)
{
    while (trie->compile->nodes.count < count) {
        uint32_t slot = (uint32_t)trie->compile->nodes.count;
        *LIST_ADD(trie->compile->arena, &trie->compile->nodes) = (LexiconNode){ .check = -1 };
        *LIST_ADD(trie->compile->arena, &trie->next_free) = slot;
    }
}

/* The first free slot from `slot` on. */
static uint32_t trie_free_from(Trie *trie, uint32_t slot)
{
    trie_extend(trie, slot + 1);
    while (trie->next_free.items[slot] != slot) {
        uint32_t next = trie->next_free.items[slot];

        trie_extend(trie, next + 1);
        trie->next_free.items[slot] = trie->next_free.items[next]; /* the next search goes a shorter way */
        slot = next;
    }
    return slot;
}

static void trie_take(Trie *trie, uint32_t slot, uint32_t parent)
{
    trie->next_free.items[slot] = slot + 1;
    trie->compile->nodes.items[slot].check = (int32_t)parent;
}

/* The letters behind a branch; the word that ends there is noted in its node. */
static void trie_split(Trie *trie, const Branch *branch)
{
    Compile *compile = trie->compile;
    uint32_t first = branch->first;
    size_t length;

    trie->twigs.count = 0;
    if (compile->drafts.items[first].text.len == branch->depth) {
        compile->nodes.items[branch->node].word = first + 1;
        compile->nodes.items[branch->node].kinds = compile->words.items[first + 1].kinds;
        compile->nodes.items[branch->node].all_kinds = compile->words.items[first + 1].all_kinds;
        if (word_tells(&compile->drafts.items[first]))
            compile->nodes.items[branch->node].kinds |= KIND_TELLS;
        first++;
    }
    for (uint32_t i = first; i < branch->last; i++) {
        uint32_t code = utf8_read(compile->drafts.items[i].text, branch->depth, &length);
        uint16_t letter = compile->letter_of[code];
        Twig *twig = trie->twigs.count ? &trie->twigs.items[trie->twigs.count - 1] : NULL;

        if (!twig || twig->letter != letter) {
            twig = LIST_ADD(compile->arena, &trie->twigs);
            *twig = (Twig){ letter, i, i, branch->depth + (uint32_t)length };
        }
        twig->last = i + 1;
    }
}

static bool trie_fits(Trie *trie, uint32_t base)
{
    for (size_t i = 0; i < trie->twigs.count; i++) {
        uint32_t child = base + trie->twigs.items[i].letter;
        if (trie_free_from(trie, child) != child)
            return false;
    }
    return true;
}

/* The lowest base from which the slots of all twigs are free. */
static uint32_t trie_base(Trie *trie)
{
    uint16_t lowest = trie->twigs.items[0].letter;

    for (size_t i = 1; i < trie->twigs.count; i++)
        if (trie->twigs.items[i].letter < lowest)
            lowest = trie->twigs.items[i].letter;
    for (uint32_t slot = lowest;; slot++) {
        slot = trie_free_from(trie, slot);
        if (trie_fits(trie, slot - lowest))
            return slot - lowest;
    }
}

/* Level by level, so that the nodes near the root lie together. */
static void trie_build(Compile *compile)
{
    Trie trie = { .compile = compile };
    LIST(Branch) branches = { 0 };

    *LIST_ADD(compile->arena, &compile->nodes) = (LexiconNode){ .check = -1 }; /* the root */
    *LIST_ADD(compile->arena, &trie.next_free) = 1;
    if (compile->drafts.count)
        *LIST_ADD(compile->arena, &branches) = (Branch){ .last = (uint32_t)compile->drafts.count };
    for (size_t i = 0; i < branches.count; i++) {
        Branch branch = branches.items[i];

        trie_split(&trie, &branch);
        if (!trie.twigs.count)
            continue;
        uint32_t base = trie_base(&trie);
        compile->nodes.items[branch.node].base = (int32_t)base;
        for (size_t t = 0; t < trie.twigs.count; t++) {
            const Twig *twig = &trie.twigs.items[t];
            trie_take(&trie, base + twig->letter, branch.node);
            *LIST_ADD(compile->arena, &branches) =
                (Branch){ base + twig->letter, twig->first, twig->last, twig->depth };
        }
    }
    /* Any letter behind any node stays inside the array: a walk needs no check of bounds. */
    trie_extend(&trie, compile->nodes.count + compile->letters.count);
}
