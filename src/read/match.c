#include "read/match.h"

/* What is known of a term: the serial of the heading, sentence or fact in which it
 * was last seen. Comparing serials forgets everything at once. */
typedef struct {
    uint32_t heading, sentence, near;
    uint16_t length;   /* bytes of the longest word that stood for it, near */
    uint16_t distance; /* of the nearest one */
} TermState;

struct Evidence {
    const Catalog *catalog;
    TermState *terms;
    uint32_t heading, sentence, fact; /* serials, from 1 */
    uint32_t *near;                   /* terms marked near that are heads */
    size_t near_count;
};

Evidence *evidence_new(const Catalog *catalog, Arena *arena)
{
    Evidence *evidence = ARENA_NEW(arena, Evidence);

    evidence->catalog = catalog;
    evidence->terms = ARENA_ARRAY(arena, catalog->term_count, TermState);
    evidence->near = ARENA_ARRAY(arena, catalog->term_count + 1, uint32_t);
    evidence->heading = evidence->sentence = evidence->fact = 1;
    return evidence;
}

void evidence_next_heading(Evidence *evidence)
{
    evidence->heading++;
}

void evidence_next_sentence(Evidence *evidence)
{
    evidence->sentence++;
}

void evidence_next_fact(Evidence *evidence)
{
    evidence->fact++;
    evidence->near_count = 0;
}

void evidence_heading(Evidence *evidence, uint32_t word)
{
    const Word *entry = &evidence->catalog->lexicon.words[word];
    const Sense *senses = &evidence->catalog->lexicon.senses[entry->senses];

    for (int i = 0; i < entry->term_count; i++)
        evidence->terms[senses[i].index].heading = evidence->heading;
}

void evidence_sentence(Evidence *evidence, uint32_t word)
{
    const Word *entry = &evidence->catalog->lexicon.words[word];
    const Sense *senses = &evidence->catalog->lexicon.senses[entry->senses];

    for (int i = 0; i < entry->term_count; i++)
        evidence->terms[senses[i].index].sentence = evidence->sentence;
}

/* No jump depends on a term: words have a dozen on average, and what is known of each differs. */
void evidence_near(Evidence *evidence, uint32_t word, uint32_t distance)
{
    const Word *entry = &evidence->catalog->lexicon.words[word];
    const Sense *senses = &evidence->catalog->lexicon.senses[entry->senses];
    uint16_t far = distance > UINT16_MAX ? UINT16_MAX : (uint16_t)distance;

    for (int i = 0; i < entry->term_count; i++) {
        TermState *state = &evidence->terms[senses[i].index];
        bool known = state->near == evidence->fact;
        uint16_t mask = (uint16_t)-known; /* all bits or none */
        uint16_t longest = state->length & mask, nearest = state->distance | (uint16_t)~mask;

        state->near = evidence->fact;
        state->length = senses[i].b > longest ? senses[i].b : longest;
        state->distance = far < nearest ? far : nearest;
        evidence->near[evidence->near_count] = senses[i].index;
        evidence->near_count += senses[i].a & (known ^ 1);
    }
}

static bool unit_fits(const Catalog *catalog, const Phrase *phrase, int unit)
{
    if (!phrase->unit_count)
        return true;
    if (unit < 0)
        return false;
    for (int i = 0; i < phrase->unit_count; i++) {
        uint16_t code = catalog->unit_codes[phrase->units + (uint32_t)i];
        if (code & UNIT_CODE_FAMILY ? (code & 0x7FFF) == catalog->units[unit].family : code == unit)
            return true;
    }
    return false;
}

static bool kind_fits(const Phrase *phrase, FactKind kind)
{
    return !phrase->kinds || kind > FACT_MEASURE
           || phrase->kinds & 1u << kind; /* FactKind begins as UnitKind does */
}

/* The score of a phrase, or 0 when it does not match: the longer its words and the
 * nearer they stand, the more. */
static int phrase_score(const Evidence *evidence, const Phrase *phrase, int unit, FactKind kind, bool rate)
{
    int sum = 0;

    if (phrase->rate != rate || !unit_fits(evidence->catalog, phrase, unit) || !kind_fits(phrase, kind))
        return 0;
    for (int i = 0; i < phrase->use_count; i++) {
        const TermUse *use = &evidence->catalog->uses[phrase->uses + (uint32_t)i];
        const TermState *state = &evidence->terms[use->term];
        bool near = state->near == evidence->fact;

        if (use->flags & TERM_ABSENT) {
            if (near)
                return 0;
        } else if (near) {
            sum += 3 * state->length + (state->distance < 60 ? 10 - state->distance / 6 : 0);
        } else if (i == 0 && !(use->flags & TERM_ANYWHERE)) {
            return 0;
        } else if (state->sentence == evidence->sentence) {
            sum += 8;
        } else if (use->flags & TERM_ANYWHERE && state->heading == evidence->heading) {
            sum += 5;
        } else {
            return 0;
        }
    }
    return sum;
}

Lack evidence_lack(const Evidence *evidence, uint32_t number, int unit, FactKind kind, bool rate)
{
    const Phrase *phrase = &evidence->catalog->phrases[number];
    Lack lack = { .missing = NO_INDEX,
                  .present = NO_INDEX,
                  .unit = unit_fits(evidence->catalog, phrase, unit),
                  .kind = kind_fits(phrase, kind),
                  .rate = phrase->rate == rate };

    for (int i = 0; i < phrase->use_count; i++) {
        const TermUse *use = &evidence->catalog->uses[phrase->uses + (uint32_t)i];
        const TermState *state = &evidence->terms[use->term];
        bool near = state->near == evidence->fact;
        bool found = near || (i > 0 && state->sentence == evidence->sentence)
                     || (use->flags & TERM_ANYWHERE && state->heading == evidence->heading);

        if (i == 0)
            lack.head = near;
        if (use->flags & TERM_ABSENT) {
            if (near)
                lack.present = use->term;
        } else if (found) {
            lack.said++;
        } else if (lack.missing == NO_INDEX) {
            lack.missing = use->term;
        }
    }
    return lack;
}

Match evidence_match(const Evidence *evidence, int unit, FactKind kind, bool rate)
{
    const Catalog *catalog = evidence->catalog;
    Match best = { NO_INDEX, NO_INDEX, 0 };

    for (size_t i = 0; i < evidence->near_count; i++) {
        const Term *term = &catalog->terms[evidence->near[i]];
        for (uint32_t k = 0; k < term->head_count; k++) {
            uint32_t phrase = catalog->head_phrases[term->heads + k];
            int score = phrase_score(evidence, &catalog->phrases[phrase], unit, kind, rate);
            if (score > best.score)
                best = (Match){ catalog->phrases[phrase].measure, phrase, score };
        }
    }
    return best;
}
