#include "model/catalog.h"

#include "model/checks.h"
#include "model/image.h"
#include "model/letters.h"
#include "model/word_lists.h"

#include <string.h>

typedef struct {
    Text image;
    ImageHeader header;
    Catalog *catalog;
    /* counts that a Catalog does not keep */
    uint32_t pool, uses, unit_codes, head_phrases, lists, list_words, checks, personal;
} Opening;

static bool sections_view(Opening *opening);
static bool lexicon_good(const Opening *opening);
static bool domain_good(const Opening *opening);
static bool phrases_good(const Opening *opening);
static bool lists_good(const Opening *opening);
static bool checks_good(const Opening *opening);
static bool holidays_good(const Opening *opening);
static bool labels_good(const Opening *opening);

static Problem broken(const char *part)
{
    return problem(PROBLEM_CATALOG_BROKEN, text_of(part), TEXT(""), TEXT(""));
}

Problem catalog_open(Text image, Catalog *out)
{
    Opening opening = { .image = image, .catalog = out };

    *out = (Catalog){ .image = image };
    if (image.len < sizeof opening.header || (uintptr_t)image.at % IMAGE_ALIGN)
        return broken("size");
    memcpy(&opening.header, image.at, sizeof opening.header);
    if (opening.header.magic != IMAGE_MAGIC || opening.header.version != IMAGE_VERSION)
        return broken("version");
    if (opening.header.size != image.len)
        return broken("size");
    if (!sections_view(&opening))
        return broken("sections");
    if (!lexicon_good(&opening))
        return broken("lexicon");
    if (!domain_good(&opening))
        return broken("rows");
    if (!phrases_good(&opening))
        return broken("phrases");
    if (!lists_good(&opening))
        return broken("lists");
    if (!checks_good(&opening) || !holidays_good(&opening) || !labels_good(&opening))
        return broken("checks");
    return OK;
}

/* Bytes of a section; NULL when it does not lie in the image or its items have another size. */
static const void *section_at(const Opening *opening, SectionKind kind, size_t size, uint32_t *count)
{
    const ImageSection *section = &opening->header.sections[kind];

    *count = section->count;
    if (section->size != size || section->offset % IMAGE_ALIGN || section->offset < sizeof opening->header
        || section->offset > opening->image.len || section->count > (opening->image.len - section->offset) / size)
        return NULL;
    return opening->image.at + section->offset;
}

#define SECTION(kind, items, count) ((items) = section_at(opening, (kind), sizeof *(items), (count)))

static bool sections_view(Opening *opening)
{
    Catalog *catalog = opening->catalog;
    Lexicon *lexicon = &catalog->lexicon;
    uint32_t codes, pairs, letter_spots, pair_spots;

    catalog->topic_other = opening->header.topic_other;
    return SECTION(SECTION_POOL, catalog->pool, &opening->pool)
           && SECTION(SECTION_LETTER_OF, lexicon->letter_of, &codes) && codes == LETTER_CODES
           && SECTION(SECTION_LETTERS, lexicon->letters, &lexicon->letter_count)
           && SECTION(SECTION_NODES, lexicon->nodes, &lexicon->node_count)
           && SECTION(SECTION_PAIRS, lexicon->pairs, &pairs) && pairs == PAIR_BITS / 8
           && SECTION(SECTION_LETTER_SPOTS, lexicon->letter_spots, &letter_spots)
           && letter_spots == lexicon->letter_count && SECTION(SECTION_PAIR_SPOTS, lexicon->pair_spots, &pair_spots)
           && pair_spots == PAIR_BITS && SECTION(SECTION_WORDS, lexicon->words, &lexicon->word_count)
           && SECTION(SECTION_SENSES, lexicon->senses, &lexicon->sense_count)
           && SECTION(SECTION_UNITS, catalog->units, &catalog->unit_count)
           && SECTION(SECTION_FAMILIES, catalog->families, &catalog->family_count)
           && SECTION(SECTION_TOPICS, catalog->topics, &catalog->topic_count)
           && SECTION(SECTION_MEASURES, catalog->measures, &catalog->measure_count)
           && SECTION(SECTION_PHRASES, catalog->phrases, &catalog->phrase_count)
           && SECTION(SECTION_USES, catalog->uses, &opening->uses)
           && SECTION(SECTION_UNIT_CODES, catalog->unit_codes, &opening->unit_codes)
           && SECTION(SECTION_TERMS, catalog->terms, &catalog->term_count)
           && SECTION(SECTION_HEAD_PHRASES, catalog->head_phrases, &opening->head_phrases)
           && SECTION(SECTION_LAWS, catalog->laws, &catalog->law_count)
           && SECTION(SECTION_YEARS, catalog->years, &catalog->year_count)
           && SECTION(SECTION_DATES, catalog->dates, &catalog->date_count)
           && SECTION(SECTION_LISTS, catalog->lists, &opening->lists) && opening->lists == WORD_LISTS
           && SECTION(SECTION_LIST_WORDS, catalog->list_words, &opening->list_words)
           && SECTION(SECTION_CHECKS, catalog->checks, &opening->checks) && opening->checks == CHECK_RULES
           && SECTION(SECTION_PERSONAL, catalog->personal, &opening->personal)
           && opening->personal == PERSONAL_SORTS && SECTION(SECTION_TYPOS, catalog->typos, &catalog->typo_count)
           && SECTION(SECTION_MARKS, catalog->marks, &catalog->mark_count)
           && SECTION(SECTION_HOLIDAYS, catalog->holidays, &catalog->holiday_count)
           && SECTION(SECTION_LABELS, catalog->labels, &catalog->label_count);
}

/* Items first to first + count - 1 are among `all`. */
static bool range_good(uint32_t first, uint32_t count, uint32_t all)
{
    return first <= all && count <= all - first;
}

static bool text_good(const Opening *opening, PoolText text)
{
    return range_good(text.at, text.len, opening->pool);
}

/* ---- lexicon ---- */

static bool sense_good(const Catalog *catalog, const Sense *sense)
{
    switch ((SenseKind)sense->kind) {
    case SENSE_NAME:
        return sense->a < NAME_KINDS;
    case SENSE_CUE:
        return sense->a >= CUE_BEFORE && sense->a < CUE_KINDS && sense->b <= VALUE_FOUR_TIMES;
    case SENSE_UNIT:
        return sense->index < catalog->unit_count;
    case SENSE_TOPIC:
        return sense->index < catalog->topic_count && sense->a >= 1 && sense->a <= 9;
    case SENSE_TERM:
        return sense->index < catalog->term_count;
    case SENSE_SURNAME:
        return true;
    case SENSE_TITLE:
        return sense->a <= TITLE_PERSON;
    case SENSE_LAW:
        return sense->index < catalog->law_count;
    case SENSE_YEAR:
        return sense->index < catalog->year_count;
    case SENSE_DATE:
        return sense->index < catalog->date_count;
    case SENSE_TYPO:
        return sense->index < catalog->typo_count;
    case SENSE_MARK:
        return sense->index < catalog->mark_count;
    case SENSE_PERSON:
        return sense->a < PERSON_WORDS;
    }
    return false;
}

/* Words that a word begins with are no longer than it is: a reader stays inside the text. */
static bool beginnings_good(const Lexicon *lexicon, const Word *word)
{
    const uint32_t beginnings[] = { word->firm, word->topic, word->date };

    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (beginnings[i] >= lexicon->word_count || lexicon->words[beginnings[i]].letters > word->letters)
            return false;
    return word->letters <= word->length;
}

/* The word's kinds are those of its senses: readers rely on finding them. */
static bool word_good(const Catalog *catalog, const Word *word)
{
    const Lexicon *lexicon = &catalog->lexicon;
    unsigned kinds = 0, all_kinds = 0;

    size_t topics_end = (size_t)word->term_count + word->topic_count;

    if (!range_good(word->senses, word->sense_count, lexicon->sense_count) || topics_end > word->sense_count)
        return false;
    for (size_t i = 0; i < word->sense_count; i++) {
        const Sense *sense = &lexicon->senses[word->senses + i];
        if (!sense_good(catalog, sense))
            return false;
        if (i < word->term_count ? sense->kind != SENSE_TERM : i < topics_end && sense->kind != SENSE_TOPIC)
            return false;
        all_kinds |= 1u << sense->kind;
        if (!sense->inherited)
            kinds |= 1u << sense->kind;
    }
    return word->kinds == kinds && word->all_kinds == all_kinds && beginnings_good(lexicon, word);
}

static bool lexicon_good(const Opening *opening)
{
    Lexicon *lexicon = &opening->catalog->lexicon;

    if (lexicon->letter_count == 0 || lexicon->node_count > INT32_MAX || lexicon->node_count < lexicon->letter_count
        || lexicon->word_count == 0)
        return false;
    if (lexicon->letters[0].kind != LETTER_PLAIN || lexicon->words[0].sense_count)
        return false;
    for (size_t i = 0; i < LETTER_CODES; i++)
        if (lexicon->letter_of[i] >= lexicon->letter_count)
            return false;
    lexicon->plain_from = 1;
    while (lexicon->plain_from < lexicon->letter_count && !letter_plain(&lexicon->letters[lexicon->plain_from]))
        lexicon->plain_from++;
    for (size_t i = 0; i < lexicon->letter_count; i++)
        if (!letter_valid(&lexicon->letters[i])
            || (i >= lexicon->plain_from && !letter_plain(&lexicon->letters[i])))
            return false;
    for (size_t i = 0; i < lexicon->node_count; i++) {
        const LexiconNode *node = &lexicon->nodes[i];
        if (node->base < 0 || (uint32_t)node->base > lexicon->node_count - lexicon->letter_count
            || node->word >= lexicon->word_count)
            return false;
    }
    for (size_t i = 0; i < lexicon->word_count; i++)
        if (!word_good(opening->catalog, &lexicon->words[i]))
            return false;
    return true;
}

/* ---- rows ---- */

static bool domain_good(const Opening *opening)
{
    const Catalog *catalog = opening->catalog;

    if (catalog->topic_other >= catalog->topic_count || catalog->unit_count >= UNIT_CODE_FAMILY)
        return false;
    for (size_t i = 0; i < catalog->family_count; i++)
        if (!text_good(opening, catalog->families[i]))
            return false;
    for (size_t i = 0; i < catalog->unit_count; i++) {
        const Unit *unit = &catalog->units[i];
        if (!text_good(opening, unit->text) || unit->family >= catalog->family_count || unit->kind > UNIT_MEASURE)
            return false;
    }
    for (size_t i = 0; i < catalog->topic_count; i++) {
        const Topic *topic = &catalog->topics[i];
        if (!text_good(opening, topic->key) || !text_good(opening, topic->zh) || !text_good(opening, topic->en))
            return false;
    }
    for (size_t i = 0; i < catalog->law_count; i++) {
        const Law *law = &catalog->laws[i];
        if (!text_good(opening, law->title) || !text_good(opening, law->successor)
            || !text_good(opening, law->in_force) || !text_good(opening, law->ended) || law->kind > 3)
            return false;
    }
    for (size_t i = 0; i < catalog->year_count; i++) {
        const YearCue *year = &catalog->years[i];
        if (!text_good(opening, year->cue) || !text_good(opening, year->tail) || year->kind > YEAR_FINAL)
            return false;
    }
    for (size_t i = 0; i < catalog->date_count; i++) {
        const DateWord *date = &catalog->dates[i];
        if (!text_good(opening, date->word) || date->half > 2 || date->quarter > 4 || date->part > 3)
            return false;
    }
    return true;
}

static bool lists_good(const Opening *opening)
{
    const Catalog *catalog = opening->catalog;

    for (size_t i = 0; i < WORD_LISTS; i++)
        if (!range_good(catalog->lists[i].first, catalog->lists[i].count, opening->list_words))
            return false;
    for (size_t i = 0; i < opening->list_words; i++)
        if (!text_good(opening, catalog->list_words[i]))
            return false;
    return true;
}

static bool checks_good(const Opening *opening)
{
    const Catalog *catalog = opening->catalog;

    for (size_t i = 0; i < CHECK_RULES + PERSONAL_SORTS; i++) {
        const Check *check = i < CHECK_RULES ? &catalog->checks[i] : &catalog->personal[i - CHECK_RULES];
        if (check->class < 'A' || check->class > 'D' || !text_good(opening, check->zh)
            || !text_good(opening, check->en))
            return false;
    }
    for (size_t i = 0; i < catalog->typo_count; i++)
        if (!text_good(opening, catalog->typos[i].wrong) || !text_good(opening, catalog->typos[i].right))
            return false;
    for (size_t i = 0; i < catalog->mark_count; i++) {
        const Mark *mark = &catalog->marks[i];
        if (mark->kind >= MARK_KINDS || !text_good(opening, mark->word) || !text_good(opening, mark->zh)
            || !text_good(opening, mark->en))
            return false;
    }
    return true;
}

/* Days are looked up by halves: they must rise. */
static bool holidays_good(const Opening *opening)
{
    const Catalog *catalog = opening->catalog;

    for (size_t i = 0; i < catalog->holiday_count; i++)
        if (!text_good(opening, catalog->holidays[i].name) || catalog->holidays[i].worked > 1
            || (i && catalog->holidays[i].day <= catalog->holidays[i - 1].day))
            return false;
    return true;
}

static bool labels_good(const Opening *opening)
{
    const Catalog *catalog = opening->catalog;

    for (size_t i = 0; i < catalog->label_count; i++) {
        const Label *label = &catalog->labels[i];
        if (label->measure >= catalog->measure_count
            || (label->whole >= catalog->measure_count && label->whole != LABEL_NO_WHOLE)
            || !text_good(opening, label->category) || !text_good(opening, label->words))
            return false;
    }
    return true;
}

static bool measure_good(const Opening *opening, const Measure *measure)
{
    const Catalog *catalog = opening->catalog;

    return text_good(opening, measure->key) && text_good(opening, measure->zh) && text_good(opening, measure->en)
           && text_good(opening, measure->unit) && text_good(opening, measure->answers)
           && measure->family < catalog->family_count && measure->topic < catalog->topic_count
           && measure->nature <= 1 && measure->over_time <= 4
           && range_good(measure->phrases, measure->phrase_count, catalog->phrase_count);
}

static bool phrase_good(const Opening *opening, const Phrase *phrase)
{
    const Catalog *catalog = opening->catalog;

    return phrase->measure < catalog->measure_count && phrase->use_count > 0
           && range_good(phrase->uses, phrase->use_count, opening->uses)
           && range_good(phrase->units, phrase->unit_count, opening->unit_codes) && phrase->kinds < 16
           && phrase->rate <= 1 && text_good(opening, phrase->text);
}

static bool phrases_good(const Opening *opening)
{
    const Catalog *catalog = opening->catalog;

    for (size_t i = 0; i < catalog->measure_count; i++)
        if (!measure_good(opening, &catalog->measures[i]))
            return false;
    for (size_t i = 0; i < catalog->phrase_count; i++)
        if (!phrase_good(opening, &catalog->phrases[i]))
            return false;
    for (size_t i = 0; i < opening->uses; i++)
        if (catalog->uses[i].term >= catalog->term_count || catalog->uses[i].flags > (TERM_ANYWHERE | TERM_ABSENT))
            return false;
    for (size_t i = 0; i < opening->unit_codes; i++) {
        uint16_t code = catalog->unit_codes[i];
        if (code & UNIT_CODE_FAMILY ? (code & ~UNIT_CODE_FAMILY) >= (int)catalog->family_count
                                    : code >= catalog->unit_count)
            return false;
    }
    for (size_t i = 0; i < catalog->term_count; i++) {
        const Term *term = &catalog->terms[i];
        if (!range_good(term->heads, term->head_count, opening->head_phrases) || !text_good(opening, term->text))
            return false;
    }
    for (size_t i = 0; i < opening->head_phrases; i++)
        if (catalog->head_phrases[i] >= catalog->phrase_count)
            return false;
    return true;
}
