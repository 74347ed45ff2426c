/* values.c - one figure with two values: 留守儿童5名 in one paragraph, 留守儿童6名 in another.
 *
 * Most figures that are named alike are of other places, times or parts. So both must be told of the writer's whole
 * area by nothing but their name at the head of their sentence, and what is done again and again of the whole year. */
#include <string.h>

#include "base/utf8.h"
#include "check/checkers.h"
#include "model/word_lists.h"

enum { VALUES_BACK = 400, NAME_LEAST = 6, HEAD_MOST = 150, NUMBER_MOST = 12 };
enum { SHORT_LEAST = 18, SHORTENED_MOST = 6, SHORT_TAIL = 6 }; /* bytes of a name and of what is left out of it */

/* How a figure is told. */
typedef struct {
    Text name;  /* what it counts, without what says of where and when */
    Text scope; /* 全县, 我局; empty: none */
    bool whole; /* 全年, 共, 累计 stands before it */
    bool once;  /* something done, and nothing says that it is told of all of them */
    bool plain; /* it is told in a way that can be compared at all */
} Telling;

static bool same_moment(const Moment *a, const Moment *b)
{
    return a->year_form == b->year_form && a->year == b->year && a->month == b->month && a->day == b->day
           && a->quarter == b->quarter && a->half == b->half && a->part == b->part;
}

/* 今年, 全年: the time that the report itself is of. */
static bool is_own_year(const DateMention *date)
{
    const Moment *m = &date->first;

    return !date->range && !m->month && !m->day && !m->quarter && !m->half && m->part == PART_NONE
           && (m->year_form == YEAR_UNSAID || m->year_form == YEAR_OFFSET) && m->year == 0 && !date->school_year;
}

/* Both are of the same time; what says none is of the report's. */
static bool same_time(const Checker *c, uint32_t a, uint32_t b)
{
    const DateMention *one = a == NO_INDEX ? NULL : &c->r->dates.items[a];
    const DateMention *two = b == NO_INDEX ? NULL : &c->r->dates.items[b];

    if (one && two && same_moment(&one->first, &two->first) && same_moment(&one->last, &two->last))
        return true;
    return (!one || is_own_year(one)) && (!two || is_own_year(two));
}

static bool is_plain(const Fact *fact)
{
    return fact->quantity.number.form == NUMERAL_EXACT && fact->quantity.kind <= FACT_MEASURE
           && fact->quantity.kind != FACT_PERCENT && fact->quantity.bound == BOUND_EXACT && span_empty(fact->per)
           && !fact->cell && fact->change == CHANGE_NONE && fact->status == STATUS_ACTUAL && !fact->direct;
}

/* 全年共举办招聘会 of 专场6场，全年共举办招聘会. */
static Text last_clause(const Checker *c, Text text)
{
    size_t from = 0, length;

    for (size_t at = 0; at < text.len; at += length) {
        length = listed_at(c->r->catalog, WORDS_CLAUSE_END, text, at);
        if (length)
            from = at + length;
        else
            utf8_read(text, at, &length);
    }
    return text_slice(text, from, text.len);
}

/* Another figure than a day stands before it in its line. */
static bool is_behind_figure(const Checker *c, const Fact *fact, size_t line)
{
    while (fact > c->r->facts.items && (fact - 1)->quantity.kind == FACT_DATE)
        fact--;
    return fact > c->r->facts.items && (fact - 1)->quantity.start >= line;
}

/* The words from the head of the sentence to the fact; empty when another figure or too much stands between. */
static Text head_of(const Checker *c, const Fact *fact)
{
    Span line = c->r->lines.items[fact->line].span, heading = c->r->lines.items[fact->line].heading;
    size_t start = line.start, end = fact->quantity.start;

    if (heading.end > start && heading.end < end)
        start = heading.end;
    if (fact > c->r->facts.items && (fact - 1)->quantity.end > start && (fact - 1)->quantity.kind != FACT_DATE)
        start = (fact - 1)->quantity.end;
    Text text = text_slice(c->r->text, start, end);
    size_t from = 0;
    for (size_t at = 0; at + strlen("。") <= text.len; at++)
        if (text_starts(text_slice(text, at, text.len), TEXT("。")))
            from = at + strlen("。");
    Text clause = last_clause(c, text);
    if (clause.len < text.len && is_behind_figure(c, fact, line.start)
        && listed_begins(c->r->catalog, WORDS_SCOPE_TIME, clause))
        return clause;
    if (!from && start != line.start && start != heading.end) /* behind another figure of its sentence */
        return TEXT("");
    return text_slice(text, from, text.len);
}

/* Without （一）, 1. or 三、 at its head. */
static Text without_number(Text head)
{
    static const Text ends[] = { { "）", 3 }, { ")", 1 }, { "、", 3 }, { "．", 3 } };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = text_find(text_slice(head, 0, NUMBER_MOST), ends[i]);
        if (at < NUMBER_MOST && at < head.len)
            return text_slice(head, at + ends[i].len, head.len);
    }
    return head;
}

/* False when the head of the sentence says more than of whom and when. */
static bool read_telling(const Checker *c, const Fact *fact, Telling *out)
{
    const Catalog *catalog = c->r->catalog;
    Text head = without_number(text_trim(head_of(c, fact)));
    size_t length;

    *out = (Telling){ .whole = false };
    if (head.len > HEAD_MOST)
        return false;
    for (size_t at = 0;; at += length) {
        if ((length = listed_at(catalog, WORDS_SCOPE_OWN, head, at))) {
            out->scope = text_slice(head, at, at + length);
        } else if ((length = listed_at(catalog, WORDS_SCOPE_TIME, head, at))) {
            out->whole = true;
        } else if (!(length = listed_at(catalog, WORDS_CLAUSE_END, head, at))) {
            out->name = text_slice(head, at, head.len);
            break;
        }
    }
    for (size_t at = 0; at < out->name.len; at += length) {
        utf8_read(out->name, at, &length);
        if (listed_at(catalog, WORDS_CLAUSE_END, out->name, at))
            return false;
    }
    while (out->name.len > NAME_LEAST && text_ends(out->name, TEXT("有")))
        out->name.len -= strlen("有");
    out->once = !out->whole && listed_within(catalog, WORDS_EVENT, out->name);
    return out->name.len >= NAME_LEAST;
}

/* The sections of both are told of no single place or time. */
static bool is_of_part(const Checker *c, const Fact *fact)
{
    return fact->section != NO_INDEX
           && listed_ends(c->r->catalog, WORDS_PART_HEADING,
                          reading_text(c->r, c->r->sections.items[fact->section].heading));
}

/* 我局, 全局, 本局: the same but for their first letter. */
static bool same_scope(Text one, Text two)
{
    size_t first, second;

    utf8_read(one, 0, &first);
    utf8_read(two, 0, &second);
    return text_equal(text_slice(one, first, one.len), text_slice(two, second, two.len));
}

/* Without 了, and 家暴 for 家庭暴力: the letters of one stand in the other in their order, and so do its first and last. */
static bool same_name(Text one, Text two)
{
    Text longer = one.len < two.len ? two : one, shorter = one.len < two.len ? one : two;
    size_t at = 0, length, other;

    if (text_equal(one, two))
        return true;
    if (shorter.len < SHORT_LEAST || longer.len > shorter.len + SHORTENED_MOST || longer.len < SHORT_TAIL
        || !text_equal(text_slice(longer, 0, 3), text_slice(shorter, 0, 3))
        || !text_ends(shorter, text_slice(longer, longer.len - SHORT_TAIL, longer.len)))
        return false;
    for (size_t k = 0; k < longer.len && at < shorter.len; k += length) {
        utf8_read(longer, k, &length);
        utf8_read(shorter, at, &other);
        if (text_equal(text_slice(longer, k, k + length), text_slice(shorter, at, at + other)))
            at += other;
    }
    return at >= shorter.len;
}

static bool same_thing(const Checker *c, const Fact *a, const Telling *one, const Fact *b, const Telling *two)
{
    if (!same_name(one->name, two->name) || a->measure != b->measure
        || (a->extent != b->extent && a->extent != EXTENT_UNSAID && b->extent != EXTENT_UNSAID)
        || a->quantity.kind != b->quantity.kind || a->running != b->running || !same_time(c, a->date, b->date)
        || !same_time(c, a->as_of, b->as_of)
        || !text_equal(quantity_unit(c->r->catalog, c->r->text, &a->quantity),
                       quantity_unit(c->r->catalog, c->r->text, &b->quantity)))
        return false;
    if (one->scope.len && two->scope.len && !same_scope(one->scope, two->scope))
        return false;
    return a->section == b->section || (!is_of_part(c, a) && !is_of_part(c, b));
}

/* 举办招聘会28场，…，全年共举办招聘会26场: all of the year are less than what was told before. */
static bool is_less_than_part(const Fact *a, const Telling *one, const Fact *b, const Telling *two)
{
    return two->whole && !one->whole && text_equal(one->name, two->name)
           && decimal_compare(b->quantity.number.low, a->quantity.number.low) < 0;
}

/* In one paragraph: both sentences tell it of the whole area, 全县警情386起 …。全县警情368起. */
static bool is_retold(const Checker *c, const Fact *a, const Telling *one, const Fact *b, const Telling *two)
{
    if (is_less_than_part(a, one, b, two))
        return true;
    return one->scope.len && two->scope.len
           && text_contains(text_slice(c->r->text, a->quantity.end, b->quantity.start), TEXT("。"));
}

static void object(Checker *c, const Fact *before, const Fact *fact)
{
    Finding *finding = finding_add(c, CHECK_CONTRADICTION, fact->quantity.start, fact->quantity.end);

    finding->stated = text_slice(c->r->text, fact->quantity.start, fact->quantity.end);
    finding->zh[0] = finding->en[0] = text_slice(c->r->text, before->quantity.start, before->quantity.end);
    finding->confidence = 70;
    finding_show(c, before->quantity.start, before->quantity.end);
}

void values_check(Checker *c)
{
    if (c->d->fact_count == 0)
        return; /* there may be no list to point into */
    const Fact *facts = &c->r->facts.items[c->d->first_fact];
    Telling *tellings = arena_array(c->arena, c->d->fact_count + 1, sizeof *tellings);

    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        tellings[i].plain = is_plain(&facts[i]) && read_telling(c, &facts[i], &tellings[i])
                            && (facts[i].part_of == NO_INDEX || tellings[i].whole);
        if (!tellings[i].plain)
            continue;
        for (uint32_t k = i; k-- > 0 && i - k < VALUES_BACK;) {
            if (!tellings[k].plain
                || (facts[k].line == facts[i].line
                    && !is_retold(c, &facts[k], &tellings[k], &facts[i], &tellings[i]))
                || (tellings[i].once
                    || (tellings[k].once && !is_less_than_part(&facts[k], &tellings[k], &facts[i], &tellings[i])))
                || !same_thing(c, &facts[k], &tellings[k], &facts[i], &tellings[i]))
                continue;
            if (!decimal_equal(facts[k].quantity.number.low, facts[i].quantity.number.low))
                object(c, &facts[k], &facts[i]);
            break;
        }
    }
}
