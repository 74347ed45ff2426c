#include "read/near.h"

#include "read/around.h"
#include "read/cursor.h"

/* 占 of 占女教师的17.8%: the words behind it name the whole, not what is counted. */
static size_t whole_from(const Work *w, const Place *p, const Quantity *q)
{
    if (q->kind != FACT_PERCENT)
        return SIZE_MAX;

    size_t start = q->start > CLAUSE_REACH + p->clause
                       ? letter_before(w->r->text, q->start - CLAUSE_REACH, p->clause)
                       : p->clause;
    Text clause = text_slice(w->r->text, start, q->start);
    size_t found = text_find(clause, TEXT("占"));

    if (text_starts(clause, TEXT("是")))
        return start;
    return found < clause.len ? start + found : SIZE_MAX;
}

/* Votes of the words in front of the quantity, nearest first, and of those behind it. */
void near_topics(const Work *w, const Place *p, const Quantity *q, size_t token, TopicScores *near)
{
    size_t start = p->near > p->sentence ? p->near : p->sentence, from = q->start, rank = 0;
    size_t whole = whole_from(w, p, q), clause = start;

    topic_scores_clear(near);
    for (size_t i = token; i-- > p->token && token_at(w, i)->start >= start;) {
        const Token *t = token_at(w, i);
        if (clause == start && (ends_clause(t) || t->kind == TOKEN_PAUSE))
            clause = t->end;
        if (!has_topic(t) || t->end > from)
            continue;
        TopicPlace place = t->start >= whole   ? TOPIC_OF_WHOLE
                           : t->start < clause ? TOPIC_IN_SENTENCE
                                               : TOPIC_IN_CLAUSE;
        topic_scores_add(w->catalog, near, t->id, topic_factor_before(rank++, place));
        from = t->start;
    }
    bool direct = q->start - clause <= 9;
    from = q->end;
    rank = 0;
    for (size_t i = token + 1; i < p->token_end; i++) {
        const Token *t = token_at(w, i);
        if (ends_clause(t) || is_figure(t) || t->kind == TOKEN_PAUSE)
            break;
        if (!has_topic(t) || t->start < from)
            continue;
        topic_scores_add(w->catalog, near, t->id, topic_factor_behind(rank++, direct));
        from = t->end;
    }
}

/* Where the words in front of a quantity begin. One that follows another at once
 * (培训4期、558人次; 惠及20户60人) has that one's words. */
static size_t words_from(const Work *w, const Place *p, const Quantity *q)
{
    Text gap = text_slice(w->r->text, p->near, q->start);

    if (p->previous != NO_INDEX
        && (!gap.len || text_equal(text_trim(gap), TEXT("、")) || text_equal(gap, TEXT("，"))))
        return p->words > p->sentence ? p->words : p->sentence;
    return p->near > p->sentence ? p->near : p->sentence;
}

/* …、四所幼儿园: an item of a list that begins with its figure; what it counts stands behind. */
static bool opens_item(const Work *w, const Quantity *q, size_t token)
{
    const Tokens *tokens = &w->r->tokens;

    return token && tokens->items[token - 1].kind == TOKEN_PAUSE && tokens->items[token - 1].end == q->start
           && token + 1 < tokens->count && has_term(&tokens->items[token + 1])
           && tokens->items[token + 1].start <= q->end + 6;
}

/* A word of people ends in one of these letters: 儿童, 职工, 困难家庭. */
static bool names_people(const Work *w, const Token *t)
{
    size_t length;

    if (t->end - t->start < 6)
        return false;
    switch (code_at(w->r->text, t->end - 3, &length)) {
    case U'人':
    case U'员':
    case U'童':
    case U'女':
    case U'生':
    case U'民':
    case U'工':
    case U'者':
    case U'亲':
    case U'婴':
    case U'幼':
    case U'孩':
    case U'户':
    case U'师':
    case U'妇':
    case U'儿':
    case U'众':
    case U'庭':
    case U'长':
    case U'部':
        return true;
    default:
        return false;
    }
}

/* The longest word of people near the quantity is who it is about. */
static void note_people(const Work *w, const Token *t, Near *near)
{
    if (t->end - t->start > near->who.end - near->who.start && names_people(w, t))
        near->who = (Span){ t->start, t->end };
}

/* Marks the terms of the near words as evidence for the measure. Words of the clause
 * before count only where the quantity's own clause has none. */
Near near_terms(const Work *w, const Place *p, const Quantity *q, size_t token)
{
    size_t start = words_from(w, p, q), i;
    bool in_clause = true, any = false;
    Evidence *evidence = w->tools->evidence;
    Near near = { .who = { 0, 0 } };

    if (q->start > NEAR_REACH && start < q->start - NEAR_REACH)
        start = q->start - NEAR_REACH;
    if (opens_item(w, q, token))
        start = q->start;
    near.words = start;
    near.start = start > p->clause ? start : p->clause;
    near.direct = true;
    evidence_next_fact(evidence);
    for (i = token; i-- > p->token && token_at(w, i)->start >= start;) {
        const Token *t = token_at(w, i);
        if (ends_clause(t)) {
            if (any)
                break;
            in_clause = false;
        }
        if (!has_term(t) && !t->topic)
            continue;
        if (in_clause)
            note_people(w, t, &near);
        near.direct &= !in_clause;
        if (has_term(t)) {
            evidence_near(evidence, t->id, (uint32_t)(q->start - t->end));
            any = true;
        }
    }
    for (i = token + 1; i < p->token_end && !ends_clause(token_at(w, i)) && !is_figure(token_at(w, i))
                        && (near.direct || token_at(w, i)->kind != TOKEN_PAUSE);
         i++)
        if (has_term(token_at(w, i))) {
            note_people(w, token_at(w, i), &near);
            evidence_near(evidence, token_at(w, i)->id, (uint32_t)(token_at(w, i)->start - q->end));
        }
    near.end = i < p->token_end ? token_at(w, i)->start : p->line->span.end;
    return near;
}

static void mark_heading(const Work *w, Span heading, TopicScores *votes, size_t *rank)
{
    for (size_t i = first_token_from(w, heading.start);
         i < w->r->tokens.count && token_at(w, i)->start < heading.end; i++) {
        const Token *t = token_at(w, i);
        if (has_term(t))
            evidence_near(w->tools->evidence, t->id, (uint32_t)*rank);
        if (has_topic(t))
            topic_scores_add(w->catalog, votes, t->id, topic_factor_before((*rank)++, TOPIC_IN_CLAUSE));
    }
}

static void note_date(const Work *w, Span heading, Fact *fact)
{
    for (size_t i = first_token_from(w, heading.start);
         i < w->r->tokens.count && token_at(w, i)->start < heading.end; i++)
        if (token_at(w, i)->kind == TOKEN_DATE)
            fact->date = token_at(w, i)->id;
}

/* In a table the headings of the cell's row and column are its near words, and the
 * date in the column's heading governs it. */
Near near_cell(const Work *w, const Cell *cell, Fact *fact, TopicScores *votes)
{
    Span name = span_empty(cell->row) ? cell->column : cell->row;
    size_t rank = 0;

    topic_scores_clear(votes);
    evidence_next_fact(w->tools->evidence);
    mark_heading(w, cell->row, votes, &rank);
    mark_heading(w, cell->column, votes, &rank);
    mark_heading(w, cell->above, votes, &rank);
    note_date(w, cell->above, fact);
    note_date(w, cell->row, fact);
    note_date(w, cell->column, fact);
    return (Near){ name.start, name.end, name.start, false, { 0, 0 } };
}
