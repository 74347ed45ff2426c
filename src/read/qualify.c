#include "read/qualify.h"

#include "model/word_lists.h"

enum {
    EACH_REACH = 60,   /* bytes between 每户 and its figure */
    VERB_MOST = 6,     /* bytes of a verb between a bound and its figure */
    CHANGE_REACH = 12, /* bytes between 提高 and its figure */
};

static Span find_per(Work *w, const Place *p, const Fact *fact);
static void find_far_bound(Work *w, const Place *p, Text per, Quantity *q);
static void find_change(Work *w, const Place *p, Fact *fact);
static const Fact *changed_from(const Work *w, const Place *p, const Fact *fact);
static FactExtent find_extent(Work *w, const Place *p, const Fact *fact);

const Fact *qualify(Work *w, const Place *p, Fact *fact)
{
    const Fact *from = changed_from(w, p, fact);

    fact->per = find_per(w, p, fact);
    find_far_bound(w, p, reading_text(w->r, fact->per), &fact->quantity);
    find_change(w, p, fact);
    if (from && span_empty(fact->per))
        fact->per = from->per;
    fact->extent = (uint8_t)find_extent(w, p, fact);
    return from;
}

/* 每户, 人均, 每人每月 in front of the quantity; 元/人 behind it. */
static Span find_per(Work *w, const Place *p, const Fact *fact)
{
    size_t start = p->near > p->clause ? p->near : p->clause;
    const CueHit *hit = cues_last(&w->cues, start, fact->quantity.start, CUE_BIT(CUE_EACH));
    size_t slash = fact->quantity.unit_end > fact->quantity.start ? fact->quantity.unit_end : fact->quantity.end;
    Text text = w->r->text;
    Span per = { 0, 0 };

    if (hit && fact->quantity.start - hit->end <= EACH_REACH) {
        size_t end = hit->end;
        if (hit->end - hit->start == TEXT("每").len) /* 每升, 每座 */
            lexicon_longest(&w->catalog->lexicon, text_slice(text, 0, fact->quantity.start), end, 1u << SENSE_UNIT,
                            &end);
        per = (Span){ hit->start, (uint32_t)end };
        for (const CueHit *more;
             (more = cues_last(&w->cues, start, per.start, CUE_BIT(CUE_EACH))) && more->end == per.start;)
            per.start = more->start;
    } else if (slash < text.len && text.at[slash] == '/') {
        size_t end;
        if (lexicon_longest(&w->catalog->lexicon, text, slash + 1, 1u << SENSE_UNIT, &end))
            per = (Span){ (uint32_t)slash + 1, (uint32_t)end };
    }
    return per;
}

/* 约占全县人口的4.5%: the bound stands before the verb, not before the number. */
static void find_far_bound(Work *w, const Place *p, Text per, Quantity *q)
{
    size_t start = p->near > p->clause ? p->near : p->clause;
    const CueHit *hit = cues_last(&w->cues, start, q->start, CUE_BIT(CUE_BEFORE));
    Text behind;

    if (q->bound != BOUND_EXACT || !hit)
        return;
    behind = text_slice(w->r->text, hit->end, q->start);
    bool verb = behind.len && behind.len <= VERB_MOST && p->clause <= hit->start
                && listed_at(w->catalog, WORDS_BOUND_FAR, w->r->text, hit->start); /* 至少配备1名 */
    if ((hit->value == VALUE_AT_LEAST || hit->value == VALUE_AT_MOST)
        && (verb || (per.len && text_equal(behind, per)))) /* 不得低于每升0.3毫克 */
        q->bound = hit->value == VALUE_AT_LEAST ? BOUND_AT_LEAST : BOUND_AT_MOST;
    if (hit->value != VALUE_ABOUT)
        return;
    if (text_starts(behind, TEXT("占")) || text_starts(behind, TEXT("为")) || text_starts(behind, TEXT("有")))
        q->bound = BOUND_ABOUT;
}

/* A change is said right before its figure: 提高2.3个百分点, 增至62个. */
static void find_change(Work *w, const Place *p, Fact *fact)
{
    size_t start = p->near > p->clause ? p->near : p->clause;
    const CueHit *hit = cues_last(&w->cues, start, fact->quantity.start, CUE_BIT(CUE_BY) | CUE_BIT(CUE_TO));

    if (fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.kind == FACT_PERCENT && fact->quantity.bare
        && fact->quantity.unit < 0) {
        fact->change = CHANGE_TO; /* 翻一番 */
        fact->direction = VALUE_UP;
        return;
    }
    if (!hit || fact->quantity.start - hit->end > CHANGE_REACH)
        return;
    fact->change = hit->cue == CUE_BY ? CHANGE_BY : CHANGE_TO;
    fact->direction = hit->value == VALUE_UP || hit->value == VALUE_DOWN ? hit->value : 0;
}

/* 由每人每月100元提高到200元: the figure that this one comes from, or NULL. */
static const Fact *changed_from(const Work *w, const Place *p, const Fact *fact)
{
    if (p->previous == NO_INDEX)
        return NULL;
    const Fact *before = &w->r->facts.items[p->previous];
    Text gap = text_slice(w->r->text, before->quantity.end, fact->quantity.start);

    if (text_starts(gap, TEXT("，")))
        gap = text_slice(gap, TEXT("，").len, gap.len);
    return before->quantity.kind == fact->quantity.kind && is_listed(w->catalog, WORDS_CHANGE_TO, gap) ? before
                                                                                                       : NULL;
}

static FactExtent find_extent(Work *w, const Place *p, const Fact *fact)
{
    const CueHit *hit = cues_last(&w->cues, p->sentence, fact->quantity.start, CUE_BIT(CUE_EXTENT));

    if (!hit)
        return EXTENT_UNSAID;
    return hit->value == VALUE_STAFF ? EXTENT_STAFF : hit->value == VALUE_ALL ? EXTENT_ALL : EXTENT_OWN;
}
