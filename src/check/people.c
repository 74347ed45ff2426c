/* people.c - whom a report speaks of: women and children at all, men and women apart, and at ages that they can have. */
#include "check/checkers.h"

#include <string.h>

#include "base/utf8.h"
#include "check/prose.h"
#include "model/word_lists.h"

enum {
    TOPIC_LEAST = 900, /* bytes of a document that should speak of women and children */
    KIN_PER = 2000,    /* so many bytes may hold one word that perhaps does */
    SEX_LEAST = 10,    /* people, where marks.tsv tells no other number */
    SEX_REACH = 9,     /* bytes between the people and their number */
    AGE_REACH = 36,
    AGE_MOST = 120,
    CHILD_MOST = 18
};

/* The word speaks of women or children. */
static bool is_theme(const Checker *c, const Mark *mark)
{
    return mark->kind == MARK_THEME
           || (mark->kind == MARK_AGED
               && ((mark->high && mark->high <= CHILD_MOST)
                   || text_contains(catalog_text(c->r->catalog, mark->word), TEXT("女"))));
}

/* ---- women and children ---- */

static bool speaks_of_women(const Checker *c)
{
    for (size_t i = 0; i < c->words.count; i++)
        if (c->words.items[i].mark && is_theme(c, c->words.items[i].mark))
            return true;
    return false;
}

static bool topic_check(Checker *c)
{
    size_t length = c->text.len - c->d->span.start, kin = 0;
    Span title = c->d->title;

    for (size_t i = 0; i < c->words.count; i++)
        kin += c->words.items[i].mark && c->words.items[i].mark->kind == MARK_KIN;
    if (length < TOPIC_LEAST || kin > length / KIN_PER)
        return false;
    if (span_empty(title)) /* then the first line stands for it */
        title = c->first_line < c->last_line ? c->r->lines.items[c->first_line].span : c->d->span;
    Finding *finding = finding_add(c, CHECK_TOPIC, title.start, title.end);
    finding->stated = reading_text(c->r, title);
    finding->zh[0] = TEXT("妇女和儿童");
    finding->en[0] = TEXT("women or children");
    finding->confidence = 85;
    return true;
}

/* ---- men and women ---- */

static const Fact *fact_of(const Checker *c, uint32_t i)
{
    return &c->r->facts.items[c->d->first_fact + i];
}

static bool family_is(const Checker *c, const Quantity *q, Text family)
{
    const Catalog *catalog = c->r->catalog;

    return q->unit != UNIT_NONE
           && text_equal(catalog_text(catalog, catalog->families[catalog->units[q->unit].family]), family);
}

/* A mark of `kind` in [start, end); NULL: none. Marks stand in text order. */
static const FoundWord *mark_within(const Checker *c, MarkKind kind, size_t start, size_t end)
{
    size_t low = 0, high = c->words.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->words.items[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < c->words.count && c->words.items[low].start < end; low++)
        if (c->words.items[low].mark && c->words.items[low].mark->kind == kind && c->words.items[low].end <= end)
            return &c->words.items[low];
    return NULL;
}

/* A letter that tells men and women apart, other than in the name of an office: 女 of 女性3人, not 妇 of 妇联. */
static bool tells_sex(const Checker *c, Text text)
{
    size_t length;

    for (size_t at = 0; at < text.len; at += length) {
        if ((length = listed_at(c->r->catalog, WORDS_SEX_OFFICE, text, at)))
            continue;
        if (listed_at(c->r->catalog, WORDS_SEX_TOLD, text, at))
            return true;
        utf8_read(text, at, &length);
    }
    return false;
}

static void sex_check(Checker *c, const Fact *fact)
{
    const Quantity *q = &fact->quantity;
    size_t start, sentence, end;
    const FoundWord *people;

    if (q->kind != FACT_COUNT || q->number.form != NUMERAL_EXACT || fact->status != STATUS_ACTUAL || fact->cell
        || !family_is(c, q, TEXT("person")))
        return;
    start = clause_start(c->text, q->start, c->d->span.start);
    if (!(people = mark_within(c, MARK_SEXED, start, q->start)) || q->start - people->end > SEX_REACH
        || decimal_compare(q->number.low, decimal_int(people->mark->low ? people->mark->low : SEX_LEAST)) < 0)
        return;
    sentence = sentence_start(c->text, q->start, c->d->span.start);
    end = sentence_end(c->text, q->end);
    if (end < c->text.len && c->text.at[end] != '\n')
        end = sentence_end(c->text, end + 1 < c->text.len ? end + 3 : end);
    if (tells_sex(c, text_slice(c->text, sentence, end))
        || listed_within(c->r->catalog, WORDS_CLAIM_AHEAD, text_slice(c->text, sentence, people->start)))
        return;
    Finding *finding = finding_add(c, CHECK_SEX, people->start, q->end);
    finding->stated = text_slice(c->text, people->start, q->end);
    finding->alike = ALIKE_RULE;
    finding->confidence = 60;
}

/* ---- ages ---- */

/* What is wrong with people of these ages. */
static void age_object(Checker *c, size_t start, size_t end, Text zh, Text en)
{
    Finding *finding = finding_add(c, CHECK_AGE, start, end);

    finding->stated = text_slice(c->text, start, end);
    finding->zh[0] = zh;
    finding->en[0] = en;
    finding->confidence = 80;
}

/* People told of right behind an age: 16岁（的）献血者; or right before it: 献血者中最小的16岁. */
static const FoundWord *people_beside(const Checker *c, const Quantity *q)
{
    size_t end = clause_end(c->text, q->end), start = clause_start(c->text, q->start, c->d->span.start);
    const FoundWord *behind =
        mark_within(c, MARK_AGED, q->end, end < q->end + AGE_REACH ? end : q->end + AGE_REACH);

    if (behind && !listed_within(c->r->catalog, WORDS_AGE_BORDER, text_slice(c->text, q->end, behind->start)))
        return behind;
    const FoundWord *before =
        mark_within(c, MARK_AGED, q->start - start > AGE_REACH ? q->start - AGE_REACH : start, q->start);
    return before && listed_within(c->r->catalog, WORDS_AGE_LEAD, text_slice(c->text, before->end, q->start))
                   && !listed_within(c->r->catalog, WORDS_AGE_BORDER, text_slice(c->text, before->end, q->start))
               ? before
               : NULL;
}

/* 留守儿童31名, 帮教对象中; not 留守儿童之家. */
static bool is_told_alone(const Checker *c, const FoundWord *people)
{
    Text behind = text_slice(c->text, people->end, clause_end(c->text, people->end) + strlen("，"));

    return behind.len
           && ((behind.at[0] >= '0' && behind.at[0] <= '9')
               || listed_begins(c->r->catalog, WORDS_PEOPLE_TAIL, behind));
}

/* 留守儿童31名，其中男16名、女15名，最大的19岁: the clause tells the age of the people that its sentence begins with. */
static const FoundWord *people_of_sentence(const Checker *c, const Quantity *q)
{
    size_t start = sentence_start(c->text, q->start, c->d->span.start),
           clause = clause_start(c->text, q->start, c->d->span.start);
    const FoundWord *people;

    if (!listed_begins(c->r->catalog, WORDS_AGE_SUBJECT, text_slice(c->text, clause, q->start))
        || !(people = mark_within(c, MARK_AGED, start, clause)) || !is_told_alone(c, people))
        return NULL;
    const Mark *mark = people->mark;
    for (const FoundWord *other = people; other < c->words.items + c->words.count && other->start < clause; other++)
        if (other->mark && mark && other->mark->kind == MARK_AGED
            && (other->mark->low != mark->low || other->mark->high != mark->high))
            return NULL;
    return people;
}

/* 组织献血，高一（16岁）学生也参与: whoever takes part in the sentence gives blood. */
static const FoundWord *donors_of_sentence(const Checker *c, const Quantity *q)
{
    size_t start = sentence_start(c->text, q->start, c->d->span.start),
           clause = clause_start(c->text, q->start, c->d->span.start);
    const FoundWord *people = mark_within(c, MARK_AGED, start, clause);
    Text here = text_slice(c->text, clause, clause_end(c->text, q->end));

    return people && text_contains(text_slice(c->text, people->start, people->end), TEXT("献血"))
                   && listed_within(c->r->catalog, WORDS_TAKES_PART, here)
                   && !listed_within(c->r->catalog, WORDS_TAKES_NO_PART, here)
               ? people
               : NULL;
}

static void age_check(Checker *c, const Fact *fact)
{
    const Quantity *q = &fact->quantity;
    Decimal low, high;
    bool has_low, has_high;

    if (q->kind != FACT_MEASURE || !family_is(c, q, TEXT("age")) || q->number.form > NUMERAL_RANGE
        || !quantity_interval(q, &low, &high, &has_low, &has_high))
        return;
    if (has_low && decimal_compare(low, decimal_int(AGE_MOST)) > 0) {
        age_object(c, q->start, q->end, TEXT("没有人活到这个年龄"), TEXT("nobody grows so old"));
        return;
    }
    const FoundWord *people = people_beside(c, q);
    people = people ? people : people_of_sentence(c, q);
    people = people ? people : donors_of_sentence(c, q);
    if (!people)
        return;
    const Mark *mark = people->mark;
    if ((mark->high && has_low && decimal_compare(low, decimal_int(mark->high)) > 0)
        || (mark->low && has_high && decimal_compare(high, decimal_int(mark->low)) < 0))
        age_object(c, people->start < q->start ? people->start : q->start,
                   people->end > q->end ? people->end : q->end, catalog_text(c->r->catalog, mark->zh),
                   catalog_text(c->r->catalog, mark->en));
}

void people_check(Checker *c)
{
    bool themes = speaks_of_women(c) || topic_check(c); /* a short text of another matter need not tell */

    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        if (themes)
            sex_check(c, fact_of(c, i));
        age_check(c, fact_of(c, i));
    }
}
