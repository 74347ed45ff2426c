#include "read/facts.h"

#include "model/word_lists.h"
#include "read/ahead.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/facts_work.h"
#include "read/near.h"
#include "read/qualify.h"
#include "read/status.h"
#include "read/table_units.h"
#include "read/whole.h"

FactTools fact_tools(const Catalog *catalog, Arena *arena)
{
    static const Text per[] = { { "", 0 }, { "%", 1 }, { "‰", 3 }, { "1/万", 5 }, { "1/10万", 7 } };
    FactTools tools = { .evidence = evidence_new(catalog, arena), .hints = topic_hints(catalog, arena) };

    for (int i = 0; i < 5; i++) {
        tools.unit_of_per[i] = UNIT_NONE;
        for (uint32_t unit = 0; i && unit < catalog->unit_count; unit++)
            if (text_equal(catalog_text(catalog, catalog->units[unit].text), per[i]))
                tools.unit_of_per[i] = (int)unit;
    }
    return tools;
}

static void tally(const Work *w, TopicScores *scores, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (has_topic(token_at(w, i)))
            topic_scores_add(w->catalog, scores, token_at(w, i)->id, TOPIC_TALLY);
}

/* What the document is about: headings, tables and the title, and the sentences that have
 * a figure or a date. The others need not have been scanned. */
static void tally_document(Work *w)
{
    size_t first = 0, count = w->r->tokens.count;
    bool figures = false;

    topic_scores_clear(&w->whole);
    for (size_t i = 0; i < count; i++) {
        const Token *t = token_at(w, i);
        figures |= is_figure(t);
        if (t->kind != TOKEN_STOP && i + 1 < count)
            continue;
        if (figures || (t->kind == TOKEN_STOP && t->id))
            tally(w, &w->whole, first, i + 1);
        first = i + 1;
        figures = false;
    }
}

static void enter_section(Work *w, uint32_t section)
{
    TopicScores headings;

    if (section == w->section)
        return;
    w->section = section;
    w->section_date = w->planned_date = NO_INDEX;
    topic_scores_clear(&headings);
    evidence_next_heading(w->tools->evidence);
    for (uint32_t s = section; s != NO_INDEX; s = w->r->sections.items[s].parent) {
        Span span = w->r->sections.items[s].heading;
        size_t first = first_token_from(w, span.start), end = first_token_from(w, span.end);
        tally(w, &headings, first, end);
        if (w->section_date == NO_INDEX && w->r->sections.items[s].cue == CUE_PLAN_HEADING)
            w->section_date = ahead_year_between(w, first, end);
        if (w->planned_date == NO_INDEX)
            w->planned_date = ahead_planned_date(w, span, first, end);
        for (size_t i = first; i < end; i++)
            if (has_term(token_at(w, i)))
                evidence_heading(w->tools->evidence, token_at(w, i)->id);
    }
    topic_background(w->catalog, &w->whole, &headings, &w->background);
}

static void begin_sentence(Place *p, size_t start, size_t token)
{
    p->sentence = p->clause = start;
    p->sentence_token = token;
    p->previous = NO_INDEX;
    p->entered = false;
}

/* Tallies of the sentence are made when its first quantity is met: many have none. */
static void enter_sentence(Work *w, Place *p)
{
    size_t end = p->sentence_token;

    if (p->entered)
        return;
    p->entered = true;
    topic_scores_clear(&p->sentence_scores);
    topic_scores_clear(&p->passed);
    while (end < p->token_end && token_at(w, end)->kind != TOKEN_STOP
           && token_at(w, end)->kind != TOKEN_SEMICOLON) {
        if (has_topic(token_at(w, end)))
            topic_scores_add(w->catalog, &p->sentence_scores, token_at(w, end)->id, TOPIC_TALLY);
        end++;
    }
    cues_add(w->r, w->r->scratch, &w->cues, p->cue_token, end);
    p->passed_token = p->marked_token = p->sentence_token;
    p->cue_token = end;
    evidence_next_sentence(w->tools->evidence);
}

/* Marks the words of the sentence up to a token as evidence. */
static void mark_sentence(Work *w, Place *p, size_t token)
{
    for (; p->marked_token < token; p->marked_token++)
        if (has_term(token_at(w, p->marked_token)))
            evidence_sentence(w->tools->evidence, token_at(w, p->marked_token)->id);
}

/* Bits of the cues in a heading of a table. */
static unsigned heading_cues(const Work *w, Span heading)
{
    const Lexicon *lexicon = &w->catalog->lexicon;
    unsigned cues = 0;

    for (size_t i = first_token_from(w, heading.start);
         i < w->r->tokens.count && token_at(w, i)->start < heading.end; i++) {
        const Token *t = token_at(w, i);
        if (!is_word(t) || !t->firm || !(t->kinds & 1u << SENSE_CUE))
            continue;
        const Word *word = &lexicon->words[t->id];
        for (uint32_t k = 0; k < word->sense_count; k++)
            if (lexicon->senses[word->senses + k].kind == SENSE_CUE)
                cues |= CUE_BIT(lexicon->senses[word->senses + k].a);
    }
    return cues;
}

/* 任务数, 2020年目标, 补助标准: a heading says that its column holds goals or rules. */
static FactStatus cell_status(const Work *w, const Cell *cell)
{
    const Span headings[] = { cell->column, cell->above, cell->row };

    for (size_t i = 0; i < 3; i++) {
        Text text = reading_text(w->r, headings[i]);
        if (text_contains(text, TEXT("完成")) || text_contains(text, TEXT("实际")))
            return STATUS_ACTUAL;
        unsigned cues = heading_cues(w, headings[i]);
        if (cues & CUE_BIT(CUE_TARGET))
            return STATUS_TARGET;
        if (cues & CUE_BIT(CUE_RULE) && !table_heading_is_share(w->catalog, text))
            return STATUS_RULE; /* 报销比例 tells what was paid */
        if (cues & CUE_BIT(CUE_PLAN))
            return STATUS_PLAN;
    }
    return STATUS_ACTUAL;
}

static uint8_t heading_of(const Work *w, const Place *p)
{
    return p->line->section == NO_INDEX ? 0 : w->r->sections.items[p->line->section].cue;
}

/* `start`, or where the letter begins that stands `reach` bytes before the fact. */
static size_t not_before(const Work *w, size_t start, const Fact *fact, size_t reach)
{
    if (fact->quantity.start - start <= reach)
        return start;
    return letter_before(w->r->text, fact->quantity.start - reach, start);
}

static StatusPlace status_place(const Work *w, const Place *p, const Fact *fact, const Fact *before)
{
    Text per = reading_text(w->r, fact->per);
    bool timed = listed_within(w->r->catalog, WORDS_RATE_TIME, per);
    const DateMention *date = p->date == NO_INDEX ? NULL : &w->r->dates.items[p->date];
    StatusPlace place = { .sentence = p->paragraph_sentence,
                          .clause = not_before(w, p->clause, fact, CLAUSE_REACH),
                          .lately = not_before(w, p->paragraph_sentence, fact, LATELY_REACH),
                          .near = p->near,
                          .heading = heading_of(w, p),
                          .changed = fact->change == CHANGE_BY,
                          .rate = !span_empty(fact->per),
                          .timed = timed,
                          .timed_rate = timed && listed_within(w->r->catalog, WORDS_RATE_HOLDER, per),
                          .ahead = p->planned || (date && ahead_by_words(w, date)),
                          .year_ahead = date && ahead_by_year(w, date),
                          .same_as_before = before != NULL };

    if (before)
        place.before = (FactStatus)before->status;
    return place;
}

static int confidence_of(const Fact *fact)
{
    const Quantity *q = &fact->quantity;
    int confidence = 95;

    if (q->kind == FACT_MISSING)
        confidence = 70;
    else if (q->bare)
        confidence = 60;
    else if (!q->number.arabic && q->kind == FACT_COUNT && decimal_equal(q->number.low, decimal_int(1))
             && q->number.form == NUMERAL_EXACT)
        confidence = 50; /* 一个, 一次: often a manner of speaking */
    else if (q->number.form == NUMERAL_VAGUE)
        confidence = 60;
    if (fact->quantity.kind <= FACT_MONEY && fact->measure == NO_INDEX)
        confidence -= 10;
    return confidence;
}

static TopicTie tie_of(Work *w, const Place *p, const Fact *fact)
{
    if (p->previous == NO_INDEX)
        return TOPIC_ALONE;
    if (p->in_brackets || cues_last(&w->cues, p->near, fact->quantity.start, CUE_BIT(CUE_PART)))
        return TOPIC_BELONGS;
    return TOPIC_FOLLOWS;
}

static bool is_age(const Work *w, const Fact *fact)
{
    int unit = fact->quantity.unit;

    return unit >= 0
           && text_equal(catalog_text(w->catalog, w->catalog->families[w->catalog->units[unit].family]),
                         TEXT("age"));
}

/* 小学每生每年1000元、初中1250元: told in one breath with a figure before it, which is given;
 * else NULL. */
static const Fact *continued(const Work *w, const Place *p, size_t token)
{
    if (p->previous == NO_INDEX)
        return NULL;
    const Fact *before = &w->r->facts.items[p->previous];
    const Quantity *q = &w->r->quantities.items[token_at(w, token)->id];
    bool pause = text_equal(text_slice(w->r->text, before->quantity.end, q->start), TEXT("和"));

    if (before > w->r->facts.items && before[-1].quantity.start >= p->sentence && is_age(w, before))
        before--; /* 80—89岁50元、90—99岁100元 */
    if (!catalog_same_family(w->catalog, before->quantity.unit, q->unit)
        || q->start - before->quantity.end > NEAR_REACH / 4)
        return NULL;
    for (size_t i = before->token + 1; i < token; i++) {
        if (ends_clause(token_at(w, i)))
            return NULL;
        pause |= token_at(w, i)->kind == TOKEN_PAUSE;
    }
    return pause ? before : NULL;
}

static void catch_up(Work *w, Place *p, size_t token)
{
    tally(w, &p->passed, p->passed_token, token);
    if (token > p->passed_token)
        p->passed_token = token;
}

static int matching_unit(const Work *w, const Quantity *q)
{
    if (q->number.per)
        return w->tools->unit_of_per[q->number.per];
    if (q->unit < 0 && q->kind == FACT_PERCENT)
        return w->tools->unit_of_per[PER_HUNDRED];
    return q->unit;
}

/* A fact at its place, of which nothing more is known. */
static Fact fact_of(const Work *w, const Place *p, Quantity quantity, size_t token)
{
    return (Fact){ .quantity = quantity,
                   .date = NO_INDEX,
                   .as_of = NO_INDEX,
                   .document = w->document,
                   .section = p->line->section,
                   .line = p->line_row,
                   .measure = NO_INDEX,
                   .phrase = NO_INDEX,
                   .part_of = NO_INDEX,
                   .topic = w->catalog->topic_other,
                   .token = (uint32_t)token };
}

static void add_quantity(Work *w, Place *p, size_t token)
{
    Reading *r = w->r;
    const Quantity *q = &r->quantities.items[token_at(w, token)->id];
    Fact fact = fact_of(w, p, *q, token);
    TopicScores votes;
    int unit = matching_unit(w, q);
    const Cell *cell = p->line->table ? cells_at(w->cells, q->start) : NULL;
    Near near;

    fact.date = p->date == NO_INDEX ? w->section_date : p->date;
    fact.as_of = p->as_of;
    if (cell) {
        near = near_cell(w, cell, &fact, &votes);
    } else {
        near = near_terms(w, p, q, token);
        near_topics(w, p, q, token, &votes);
    }
    fact.near = (Span){ (uint32_t)near.start, (uint32_t)near.end };
    fact.direct = near.direct;
    fact.who = near.who;
    fact.cell = cell != NULL;
    const Fact *from = qualify(w, p, &fact);
    fact.running = cues_last(&w->cues, p->sentence, q->start, CUE_BIT(CUE_RUNNING)) != NULL;
    fact.part_of = whole_of(w, p, &fact);

    StatusPlace place = status_place(w, p, &fact, continued(w, p, token));
    fact.status = (uint8_t)(cell ? cell_status(w, cell) : status_of(r, &w->cues, &fact.quantity, &place));
    if (from && fact.status == STATUS_ACTUAL && from->status == STATUS_RULE)
        fact.status = STATUS_RULE;
    if (cell && fact.status == STATUS_ACTUAL && fact.date != NO_INDEX
        && ahead_by_year(w, &r->dates.items[fact.date]))
        fact.status = STATUS_PLAN; /* 2020年预算 in a report of 2019 */
    if (fact.status == STATUS_ACTUAL && fact.part_of != NO_INDEX && p->in_brackets)
        fact.status = r->facts.items[fact.part_of].status; /* 任务3.2万人（其中师生4500人） */

    if (q->kind <= FACT_MEASURE || q->kind == FACT_PLACEHOLDER || q->kind == FACT_MISSING) {
        Match match = evidence_match(w->tools->evidence, unit, q->kind, !span_empty(fact.per));
        fact.measure = match.measure;
        fact.phrase = match.phrase;
        if (w->tools->watch)
            w->tools->watch(w->tools->watcher, &fact, unit);
    }
    TopicEvidence evidence = {
        .near = &votes,
        .passed = &p->passed,
        .sentence = &p->sentence_scores,
        .background = &w->background,
        .kind_word = q->kind <= FACT_RANK ? w->tools->hints.kinds[q->kind] : 0,
        .unit_word = unit >= 0 && w->tools->hints.units ? w->tools->hints.units[unit] : 0,
        .previous = w->previous_topic,
        .tie = tie_of(w, p, &fact),
    };
    fact.topic = topic_best(w->catalog, &evidence);
    fact.confidence = (uint8_t)confidence_of(&fact);

    LIST_PUSH(r->arena, &r->facts, fact);
    w->previous_topic = fact.topic;
    p->previous = (uint32_t)r->facts.count - 1;
    p->near = q->end;
    p->words = near.words;
    catch_up(w, p, token);
}

/* 明年…，上半年…: of next year. */
static void inherit_year(const Work *w, const Place *p, DateMention *date)
{
    const DateMention *before = p->date == NO_INDEX ? NULL : &w->r->dates.items[p->date];

    if (!before || before->first.year_form != YEAR_OFFSET || before->first.year <= 0
        || date->first.year_form != YEAR_UNSAID || !(date->first.month || date->first.quarter || date->first.half))
        return;
    date->first.year_form = date->last.year_form = YEAR_OFFSET;
    date->first.year = date->last.year = before->first.year;
}

static void add_date(Work *w, Place *p, size_t token)
{
    Reading *r = w->r;
    uint32_t row = token_at(w, token)->id;
    DateMention *date = &r->dates.items[row];
    Fact fact = fact_of(
        w, p, (Quantity){ .start = date->start, .end = date->end, .kind = FACT_DATE, .unit = UNIT_NONE }, token);
    StatusPlace place = { .heading = heading_of(w, p) };

    inherit_year(w, p, date);
    fact.date = row;
    fact.confidence = date->numeral ? 95 : 80;
    fact.status = (uint8_t)status_of(r, &w->cues, &fact.quantity, &place);
    if (date->first.year_form == YEAR_OFFSET && date->first.year > 0)
        fact.status = STATUS_PLAN;
    LIST_PUSH(r->arena, &r->facts, fact);
    p->near = date->end;
    catch_up(w, p, token);
    if (date->as_of)
        p->as_of = row;
    if (!date->years)
        p->date = row;
    if (place.heading == CUE_PROBLEM_HEADING) {
        enter_section(w, p->line->section);
        p->planned |= ahead_by_heading(w, date);
    }
}

static void read_line(Work *w, size_t row, size_t token, size_t token_end)
{
    const Line *line = &w->r->lines.items[row];
    Place p = { .line = line,
                .line_row = (uint32_t)row,
                .token = token,
                .token_end = token_end,
                .cue_token = token,
                .paragraph_sentence = line->span.start,
                .near = line->span.start,
                .date = NO_INDEX,
                .as_of = NO_INDEX };

    begin_sentence(&p, line->span.start, token);
    for (size_t i = token; i < token_end; i++) {
        const Token *t = token_at(w, i);
        switch ((TokenKind)t->kind) {
        case TOKEN_WORD:
        case TOKEN_PAUSE:
            break;
        case TOKEN_QUANTITY:
            enter_section(w, line->section);
            enter_sentence(w, &p);
            mark_sentence(w, &p, i);
            add_quantity(w, &p, i);
            break;
        case TOKEN_DATE:
            enter_sentence(w, &p);
            add_date(w, &p, i);
            break;
        case TOKEN_STOP:
            p.paragraph_sentence = t->end;
            p.cue_token = i + 1;
            p.date = NO_INDEX; /* a date governs its sentence; an as-of day the whole paragraph */
            begin_sentence(&p, t->end, i + 1);
            break;
        case TOKEN_SEMICOLON:
            begin_sentence(&p, t->end, i + 1);
            break;
        case TOKEN_OPEN:
            p.in_brackets = true;
            p.clause = p.bracket = t->end;
            break;
        case TOKEN_CLOSE:
            p.in_brackets = false;
            p.clause = t->end;
            break;
        case TOKEN_COMMA:
        case TOKEN_COLON:
            p.clause = t->end;
            break;
        }
    }
}

void facts_find(Reading *reading, const FactTools *tools, const Cells *cells, uint32_t document, size_t first_line)
{
    Work w = { .r = reading,
               .cells = cells,
               .catalog = reading->catalog,
               .tools = tools,
               .document = document,
               .section = NO_INDEX - 1,
               .section_date = NO_INDEX,
               .planned_date = NO_INDEX,
               .previous_topic = TOPIC_NONE };
    size_t token = 0;

    tally_document(&w);
    w.report_year = ahead_report_year(&w, first_line);
    for (size_t row = first_line; row < reading->lines.count; row++) {
        size_t end = reading->lines.items[row].span.end, first;
        while (token < reading->tokens.count && token_at(&w, token)->start < reading->lines.items[row].span.start)
            token++;
        first = token;
        while (token < reading->tokens.count && token_at(&w, token)->start < end)
            token++;
        read_line(&w, row, first, token);
    }
}
