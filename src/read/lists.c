#include "read/item_finders.h"

#include "read/around.h"
#include "read/cursor.h"
#include "read/numeral.h"
#include "read/places.h"

enum {
    POINT_LEAST = 12, /* bytes: less is a remnant, not a sentence */
    POINT_MOST = 600
};

#define CUE_SET(cue) (1u << (cue))

static void take_line(Finder *f, const Line *line);

void lists_find(Finder *f)
{

    for (size_t i = line_at(f->r, f->start);
         i < f->r->lines.count && f->r->lines.items[i].span.start < f->d->span.end; i++) {
        const Line *line = &f->r->lines.items[i];
        if (line->section != NO_INDEX && !line->table && f->r->sections.items[line->section].cue)
            take_line(f, line);
    }
}

/* ---- headings ---- */

/* All cues that a heading names: 不足与打算 is two. */
static unsigned heading_cues(const Finder *f, Span heading)
{
    Text text = reading_text(f->r, heading);
    size_t length, end;
    unsigned found = 0;

    for (size_t at = 0; at < text.len; at += length) {
        if (!letter_at(f->lexicon, text, at, &length)->starts)
            continue;
        uint32_t word = lexicon_longest(f->lexicon, text, at, 1u << SENSE_CUE, &end);
        const Word *entry = &f->lexicon->words[word];
        for (uint32_t i = 0; word && i < entry->sense_count; i++) {
            const Sense *sense = &f->lexicon->senses[entry->senses + i];
            if (sense->kind == SENSE_CUE && sense->a >= CUE_PLAN_HEADING && sense->a <= CUE_ASK_HEADING)
                found |= CUE_SET(sense->a);
        }
    }
    if (found && listed_within(f->catalog, WORDS_PLAN_HEADING, text))
        found |= CUE_SET(CUE_PLAN_HEADING);
    if (found && listed_within(f->catalog, WORDS_PROBLEM_HEADING, text))
        found |= CUE_SET(CUE_PROBLEM_HEADING);
    if (found && text_contains(text, TEXT("建议")))
        found |= CUE_SET(CUE_ASK_HEADING);
    return found;
}

/* The cues of the heading that opened this part of the text, some levels up perhaps. */
static unsigned cues_above(const Finder *f, uint32_t section)
{
    uint8_t cue = f->r->sections.items[section].cue;

    for (; section != NO_INDEX; section = f->r->sections.items[section].parent) {
        unsigned cues = heading_cues(f, f->r->sections.items[section].heading);
        if (cues & CUE_SET(cue))
            return cues;
    }
    return CUE_SET(cue);
}

/* ---- what a sentence is ---- */

/* Under a heading of several cues each sentence speaks for itself. */
static ItemType type_of(const Finder *f, Text sentence, unsigned cues)
{
    bool problem = cues & CUE_SET(CUE_PROBLEM_HEADING), plan = cues & CUE_SET(CUE_PLAN_HEADING),
         ask = cues & CUE_SET(CUE_ASK_HEADING);

    if (ask && ((!problem && !plan) || listed_within(f->catalog, WORDS_ASKING, sentence)))
        return ITEM_ASK;
    if (problem && plan)
        return listed_within(f->catalog, WORDS_PLANNING, sentence)
                       || !listed_within(f->catalog, WORDS_LACKING, sentence)
                   ? ITEM_PLAN
                   : ITEM_PROBLEM;
    if (problem && ask)
        return listed_within(f->catalog, WORDS_LACKING, sentence) ? ITEM_PROBLEM : ITEM_ASK;
    if (plan && ask)
        return ITEM_PLAN;
    return plan ? ITEM_PLAN : problem ? ITEM_PROBLEM : ITEM_ASK;
}

/* ---- points ---- */

/* Behind the number of a point: 一是 （2） 3. ④ 首先, */
static size_t behind_number(const Finder *f, size_t at, size_t end)
{
    Text text = text_slice(f->r->text, 0, end);
    size_t length = listed_at(f->catalog, WORDS_ITEM_OPENER, text, at);

    if (length)
        return at + length;
    if (at + 3 <= end && memcmp(text.at + at, "\xe2\x91", 2) == 0) /* ① to ⑳ */
        return at + 3;
    Cursor c = cursor_at(f->lexicon, text, at);
    bool open = cursor_eat(&c, TEXT("（")) || cursor_eat(&c, TEXT("(")),
         ordinal = !open && cursor_eat(&c, TEXT("第"));
    bool arabic = cursor_is(&c, LETTER_DIGIT);
    Numeral n = numeral_read(f->lexicon, text, c.at);

    if (n.form != NUMERAL_EXACT || n.places || n.low.scale || n.low.coefficient < 1 || n.low.coefficient > 99)
        return at;
    cursor_set(&c, n.end);
    if (open) {
        if (!cursor_eat(&c, TEXT("）")) && !cursor_eat(&c, TEXT(")")))
            return at;
        cursor_eat(&c, TEXT("、"));
    } else if (ordinal) {
        if (!cursor_eat(&c, TEXT("，")) && !cursor_eat(&c, TEXT("、")))
            return at;
    } else if (arabic) {
        if ((!cursor_eat(&c, TEXT("、")) && !cursor_eat(&c, TEXT(".")) && !cursor_eat(&c, TEXT("．")))
            || cursor_is(&c, LETTER_DIGIT))
            return at;
    } else if (!cursor_eat(&c, TEXT("是")) && !cursor_eat(&c, TEXT("要")) && !cursor_eat(&c, TEXT("、"))) {
        return at;
    }
    cursor_eat(&c, TEXT("："));
    cursor_eat_blanks(&c);
    return c.at;
}

/* Who signed, when, and words that only lead on to the list. */
static bool is_no_point(const Finder *f, size_t start, size_t end)
{
    Text text = text_slice(f->r->text, start, end);
    const Span *agency = &f->d->agency;

    if (text_starts(text, TEXT("##"))
        || (!span_empty(*agency) && start <= agency->start && agency->end <= end
            && agency->end - agency->start + 24 > text.len))
        return true;
    if (word_at(f->r->text, end, TEXT("：")) && listed_ends(f->catalog, WORDS_ITEMS_LEAD, text))
        return true;
    uint32_t fact = fact_from(f->r, f->d, start);
    if (fact < f->d->first_fact + f->d->fact_count) {
        const Quantity *q = &f->r->facts.items[fact].quantity;
        return q->kind == FACT_DATE && q->start == start && q->end + 3 >= end;
    }
    return text_ends(text, TEXT("如下"));
}

static void take_point(Finder *f, size_t start, size_t end, unsigned cues, bool numbered)
{
    Text text = text_trim(text_slice(f->r->text, start, end));

    start = text.len ? (size_t)(text.at - f->r->text.at) : start;
    end = start + text.len;
    if (text.len < POINT_LEAST || is_no_point(f, start, end))
        return;
    Item *item = item_add(f, type_of(f, text, cues), start, end);
    item->what = text_slice(text, 0, POINT_MOST);
    while (item->what.len && item->what.len < text.len && ((unsigned char)text.at[item->what.len] & 0xC0) == 0x80)
        item->what.len--;
    item->confidence = numbered ? 90 : 80;
}

/* The sentences of [start, end), cut at the numbers of points too. */
static void take_sentences(Finder *f, size_t start, size_t end, unsigned cues)
{
    bool numbered = false;
    size_t from = behind_number(f, start, end), length;

    numbered = from > start;
    for (size_t at = from; at < end; at += length) {
        const Letter *letter = letter_at(f->lexicon, f->r->text, at, &length);
        bool half = word_at(f->r->text, at, TEXT("；")) || f->r->text.at[at] == ';';
        if (letter->kind != LETTER_STOP && !word_at(f->r->text, at, TEXT("：")))
            continue;
        size_t next = at + length, point = behind_number(f, next, end);
        if (letter->kind != LETTER_STOP ? point == next : half && point == next && !numbered)
            continue; /* a colon or semicolon inside a sentence */
        take_point(f, from, at, cues, numbered);
        numbered = point > next || (half && numbered);
        from = point;
        length = point - at;
    }
    take_point(f, from, end, cues, numbered);
}

/* True when a heading begins a list; below one that has, its own words are a point:
 * 二、存在问题 （一）人员不足. */
static bool opens_list(const Finder *f, const Section *section)
{
    const Section *above = section->parent == NO_INDEX ? NULL : &f->r->sections.items[section->parent];
    unsigned cues = above && above->cue == section->cue ? heading_cues(f, above->heading) : 0;

    if (!(heading_cues(f, section->heading) & CUE_SET(section->cue)))
        return false;
    return !(cues & CUE_SET(section->cue)) || (cues & (cues - 1));
}

static void take_line(Finder *f, const Line *line)
{
    const Section *section = &f->r->sections.items[line->section];
    unsigned cues = cues_above(f, line->section);
    size_t body = line->span.start;

    if (!span_empty(line->heading)) {
        bool opens = opens_list(f, section);
        body = line->heading.end;
        if (!opens
            && !word_at(f->r->text, body,
                        TEXT("。"))) { /* only the beginning of its sentence, or all of the line */
            take_sentences(f, line->heading.start, line->span.end, cues);
            return;
        }
        if (!opens)
            take_point(f, line->heading.start, line->heading.end, cues, true);
        while (body < line->span.end
               && (word_at(f->r->text, body, TEXT("。")) || word_at(f->r->text, body, TEXT("："))
                   || word_at(f->r->text, body, TEXT("；"))))
            body += 3;
    }
    if (body < line->span.end)
        take_sentences(f, body, line->span.end, cues);
}
