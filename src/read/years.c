#include "read/years.h"

#include "model/word_lists.h"
#include "read/cursor.h"
#include "read/half.h"
#include "read/numeral.h"
#include "read/places.h"

enum {
    YEAR_LEAST = 1978,
    YEAR_MOST = 2060,
    YEARS = YEAR_MOST - YEAR_LEAST + 1,
    LEAD = 600,        /* bytes of a document that its writer opens with */
    SIGNATURE = 120,   /* bytes in which it is signed and dated */
    NOW_REACH = 60,    /* bytes between 今年 and what happened in it */
    FINAL_REACH = 90,  /* bytes between a plan and its 收官之年 */
    HOLDER_LEAST = 12, /* bytes of a name that may hold a word */
    MARKS_MOST = 4,    /* quotation marks that stand together */
    EVENT_FADES = 4,   /* years in which an event is still learnt from */

    WEIGHT_TITLE = 150,
    WEIGHT_STAMP = 25,
    WEIGHT_LEAD = 70,
    WEIGHT_AS_OF = 60,
    WEIGHT_SIGNED = 60,
    WEIGHT_SIGNED_LATE = 40,
    WEIGHT_PASSING = 8,
    WEIGHT_FIRST_YEAR = 90,
    WEIGHT_LAW = 12,
    WEIGHT_PAPER = 20,
    BONUS_NOW = 10,
    SURE = 95
};

/* The years that some words allow, both ends inside. */
typedef struct {
    int first, last;
    int weight;
    Span cue;
} Hint;

typedef LIST(Hint) Hints;

typedef struct {
    Reading *r;
    Document *d;
    const Lexicon *lexicon;
    Hints hints;
    int newest_law,
        oldest_end; /* since when the newest law that is named is in force; when the first of them ended */
} Search;

static void read_title(Search *s);
static void read_dates(Search *s);
static void read_words(Search *s);
static bool has_strong(const Search *s);
static void read_papers(Search *s);
static void settle(Search *s);

void years_find(Reading *reading, uint32_t document)
{
    Search s = { .r = reading, .d = &reading->documents.items[document], .lexicon = &reading->catalog->lexicon };

    read_title(&s);
    read_dates(&s);
    read_words(&s);
    if (!has_strong(&s))
        read_papers(&s);
    settle(&s);
    s.d->half = half_year_told(reading, s.d);
}

/* Hints of the same years say the same thing: the strongest stands for all. */
static void add(Search *s, int first, int last, int weight, size_t start, size_t end)
{
    Span cue = { (uint32_t)start, (uint32_t)end };

    if (first < YEAR_LEAST || last > YEAR_MOST || last < first || weight <= 0)
        return;
    for (size_t i = 0; i < s->hints.count; i++) {
        Hint *hint = &s->hints.items[i];
        if (hint->first != first || hint->last != last)
            continue;
        if (weight > hint->weight)
            *hint = (Hint){ first, last, weight, cue };
        else
            hint->weight += hint->weight < WEIGHT_AS_OF / 2 ? weight / 4 : 0;
        return;
    }
    *LIST_ADD(s->r->scratch, &s->hints) = (Hint){ first, last, weight, cue };
}

/* ---- printed years ---- */

static bool is_masked(const Search *s)
{
    Text text = reading_text(s->r, s->d->span);

    if (text_contains(text, TEXT("20xx")) || text_contains(text, TEXT("20XX")))
        return true;
    for (uint32_t i = 0; i < s->d->fact_count; i++) {
        const Fact *fact = &s->r->facts.items[s->d->first_fact + i];
        if (fact->quantity.kind == FACT_DATE && s->r->dates.items[fact->date].first.year_form == YEAR_MASKED)
            return true;
    }
    return false;
}

/* The four digits of a year at `at`, or 0. */
static int year_digits(const Search *s, size_t at, size_t *end)
{
    Cursor c = cursor_at(s->lexicon, s->r->text, at);
    int year = 0, digits = 0;

    while (cursor_is(&c, LETTER_DIGIT) && digits < 5) {
        year = year * 10 + c.letter->value;
        digits++;
        cursor_next(&c);
    }
    *end = c.at;
    return digits == 4 && year >= YEAR_LEAST && year <= YEAR_MOST ? year : 0;
}

/* The title of a bundle's part was put there by the one who bundled: 2023妇女儿童工作总结 篇3. */
static void read_title(Search *s)
{
    Span title = s->d->title;
    bool own = title.start >= s->d->span.start && title.end <= s->d->span.end;
    int weight = own ? WEIGHT_TITLE : is_masked(s) ? 0 : WEIGHT_STAMP, first = 0, last = 0;
    size_t length, start = 0, end = 0, stop;

    for (size_t at = title.start; at < title.end; at += length) {
        letter_at(s->lexicon, s->r->text, at, &length);
        Cursor c = cursor_at(s->lexicon, s->r->text, at);
        if (!cursor_is(&c, LETTER_DIGIT) && !cursor_is(&c, LETTER_NUMERAL))
            continue;
        int year = year_digits(s, at, &stop);
        if (!year) {
            Numeral n = numeral_read(s->lexicon, s->r->text, at);
            if (n.positional && n.low.scale == 0 && n.low.coefficient >= YEAR_LEAST
                && n.low.coefficient <= YEAR_MOST) {
                year = (int)n.low.coefficient;
                stop = n.end;
            }
        }
        if (year && !first) {
            first = last = year;
            start = at;
            end = stop;
        } else if (year && year > first) {
            Text between = text_slice(s->r->text, end, at);
            bool range = text_equal(between, TEXT("-")) || text_equal(between, TEXT("—"))
                         || text_equal(between, TEXT("至")) || text_equal(between, TEXT("年至"))
                         || text_equal(between, TEXT("年—")) || text_equal(between, TEXT("－"))
                         || text_equal(between, TEXT("～")) || text_equal(between, TEXT("年-"))
                         || text_equal(between, TEXT("–"));
            if (range) {
                last = year;
                end = stop;
            }
            break;
        }
        if (stop > at)
            length = stop - at;
    }
    if (first)
        add(s, first, last, weight, start, end);
}

static void read_date(Search *s, const Fact *fact)
{
    const DateMention *date = &s->r->dates.items[fact->date];
    size_t start = fact->quantity.start, end = fact->quantity.end, into = start - s->d->span.start;
    bool in_title = start >= s->d->title.start && end <= s->d->title.end;
    int first = date->first.year, last = date->range && date->last.year_form == YEAR_SAID ? date->last.year : first;

    if (date->first.year_form != YEAR_SAID || in_title)
        return;
    if (fact->status != STATUS_ACTUAL || date->since)
        return add(s, first - 1, first - 1, WEIGHT_PASSING / 2, start, end);
    if (date->school_year)
        return add(s, first, first + 1, WEIGHT_PASSING * 2, start, end);
    if (first != last)
        return add(s, first, last, WEIGHT_PASSING * 2, start, end);
    if (date->as_of)
        return add(s, first, first, WEIGHT_AS_OF, start, end);
    if (s->d->span.end - end < SIGNATURE && into > LEAD && date->first.month > 0) {
        if (date->first.month <= 3) { /* written after the year was over, or a plan for it */
            add(s, first - 1, first - 1, WEIGHT_SIGNED_LATE, start, end);
            return add(s, first, first, WEIGHT_SIGNED_LATE - 5, start, end);
        }
        return add(s, first, first, WEIGHT_SIGNED, start, end);
    }
    add(s, first, first, into < LEAD ? WEIGHT_LEAD - (int)(into / 20) : WEIGHT_PASSING, start, end);
}

static void read_dates(Search *s)
{
    for (uint32_t i = 0; i < s->d->fact_count; i++) {
        const Fact *fact = &s->r->facts.items[s->d->first_fact + i];
        if (fact->quantity.kind == FACT_DATE)
            read_date(s, fact);
    }
}

static bool has_strong(const Search *s)
{
    for (size_t i = 0; i < s->hints.count; i++)
        if (s->hints.items[i].weight >= WEIGHT_AS_OF)
            return true;
    return false;
}

/* 国发〔2016〕13号: papers are worked on in the year of their number or the next. */
static void read_papers(Search *s)
{
    size_t at = s->d->span.start, end;

    for (int i = 0; i < 16; i++) {
        at += text_find(text_slice(s->r->text, at, s->d->span.end), TEXT("〔"));
        if (at >= s->d->span.end)
            return;
        int year = year_digits(s, at + 3, &end);
        if (year)
            add(s, year, year + 1, WEIGHT_PAPER, at, end);
        at += 3;
    }
}

/* ---- words that tell a year ---- */

/* What year the words are told of: 今年 0, 去年 -1; `said` when they say so at all. */
static int offset_before(const Search *s, size_t token, bool *said)
{
    size_t at = s->r->tokens.items[token].start;

    *said = false;
    for (size_t i = token; i-- > 0;) {
        const Token *t = &s->r->tokens.items[i];
        if (t->kind == TOKEN_STOP || at - t->start > NOW_REACH)
            break;
        if (t->kind != TOKEN_DATE || s->r->dates.items[t->id].since)
            continue;
        Moment first = s->r->dates.items[t->id].first;
        *said = first.year_form == YEAR_OFFSET || (first.year_form == YEAR_MASKED && at - t->end <= 6);
        return first.year_form == YEAR_OFFSET ? first.year : 0;
    }
    return 0;
}

/* 雅安地震以来, 学习贯彻…精神: it is over and still worked on. */
static bool is_past(const Search *s, size_t end)
{
    return listed_at(s->r->catalog, WORDS_EVENT_OVER, text_slice(s->r->text, 0, s->d->span.end), end) != 0;
}

static bool is_planned(const Search *s, size_t at)
{
    return section_cue_at(s->r, at) == CUE_PLAN_HEADING;
}

/* Quotation marks and blanks, a few. */
static void eat_marks(Cursor *c)
{
    for (int i = 0; i < MARKS_MOST; i++) {
        bool mark = cursor_is(c, LETTER_OPEN) || cursor_is(c, LETTER_CLOSE) || cursor_is(c, LETTER_BLANK)
                    || cursor_sees(c, TEXT("\""));
        if (!mark)
            return;
        cursor_next(c);
    }
}

/* The number of an ordinal or jubilee: 104 in 第104个三八. Its value is 0 when there is none. */
typedef struct {
    int value;
    size_t start;
    Cursor behind; /* it and the marks behind it */
} Count;

static Count count_at(const Search *s, size_t at)
{
    Cursor c = cursor_at(s->lexicon, s->r->text, at);

    eat_marks(&c);
    Numeral n = numeral_read(s->lexicon, s->r->text, c.at);
    if (n.form != NUMERAL_EXACT || n.places || n.low.scale || n.low.coefficient < 1 || n.low.coefficient > 200)
        return (Count){ 0 };
    cursor_set(&c, n.end);
    eat_marks(&c);
    return (Count){ (int)n.low.coefficient, at, c };
}

/* Where the tail ends that follows the number; 0 when another word follows. Quotation
 * marks do not count. */
static size_t tail_end(const Search *s, const Count *count, Text tail)
{
    Cursor c = count->behind;
    size_t length, want = 0, end;

    while (want < tail.len) {
        const Letter *wanted = letter_at(s->lexicon, tail, want, &length);
        if (wanted->kind == LETTER_OPEN || wanted->kind == LETTER_CLOSE || tail.at[want] == '"') {
            want += length;
            continue;
        }
        eat_marks(&c);
        if (!cursor_eat(&c, text_slice(tail, want, want + length)))
            return 0;
        want += length;
    }
    end = c.at;
    if (cursor_sees(&c, TEXT("”")) && text_contains(text_slice(s->r->text, count->start, c.at), TEXT("“")))
        end += 3;
    return end <= s->d->span.end ? end : 0;
}

/* 收官之年 of the plan that is named in front of it. */
static const YearCue *plan_before(const Search *s, size_t token)
{
    size_t at = s->r->tokens.items[token].start;

    for (size_t i = token; i-- > 0;) {
        const Token *t = &s->r->tokens.items[i];
        if (t->kind == TOKEN_STOP || at - t->start > FINAL_REACH)
            return NULL;
        const Sense *sense = t->kind == TOKEN_WORD ? lexicon_sense(s->lexicon, t->id, SENSE_YEAR) : NULL;
        if (sense && s->r->catalog->years[sense->index].kind == YEAR_PLAN)
            return &s->r->catalog->years[sense->index];
    }
    return NULL;
}

/* `count`: the number behind the word. */
static void read_cue(Search *s, const YearCue *cue, size_t token, size_t start, size_t head_end, const Count *count)
{
    size_t end = head_end;
    bool now;

    if (cue->kind == YEAR_ORDINAL || cue->kind == YEAR_JUBILEE) {
        if (!count->value || !(end = tail_end(s, count, catalog_text(s->r->catalog, cue->tail))))
            return;
    }
    int offset = offset_before(s, token, &now), weight = cue->confidence;
    int last = cue->last ? cue->last : cue->first, year = cue->first + count->value - offset;

    switch ((YearKind)cue->kind) {
    case YEAR_EVENT:
        if (is_planned(s, start))
            return add(s, cue->first - 1, cue->first, weight / 4, start, end);
        if (is_past(s, end) && !now)
            return add(s, cue->first, cue->first + EVENT_FADES, weight / 3, start, end);
        return add(s, cue->first - offset, cue->first - offset, weight + (now ? BONUS_NOW : 0), start, end);
    case YEAR_PLAN:
        if (is_planned(s, start))
            return add(s, cue->first - 1, last - 1, weight / 3, start, end);
        return add(s, cue->first, last, weight, start, end);
    case YEAR_ORDINAL:
    case YEAR_JUBILEE:
        return add(s, year, year, weight + (now ? BONUS_NOW : 0), start, end);
    case YEAR_FINAL:
        cue = plan_before(s, token);
        if (cue)
            add(s, cue->last - offset, cue->last - offset, WEIGHT_FIRST_YEAR, start, end);
        return;
    }
}

/* All year words that begin at `at`. */
static void read_cues_at(Search *s, size_t token, size_t at)
{
    size_t end;
    uint32_t word =
        lexicon_longest(s->lexicon, text_slice(s->r->text, 0, s->d->span.end), at, 1u << SENSE_YEAR, &end);
    const Word *entry = &s->lexicon->words[word];
    Count count = { 0 };

    if (word)
        count = count_at(s, end);
    for (uint32_t i = 0; word && i < entry->sense_count; i++) {
        const Sense *sense = &s->lexicon->senses[entry->senses + i];
        if (sense->kind == SENSE_YEAR && !sense->inherited)
            read_cue(s, &s->r->catalog->years[sense->index], token, at, end, &count);
    }
}

/* 《…》施行的第一年, 实施第二年: which year of its force; 0 when not told. */
static int year_of_force(const Search *s, size_t at, size_t *end)
{
    static const Text firsts[] = { { "元年", 6 }, { "首年", 6 }, { "开局之年", 12 }, { "之年", 6 } };
    Cursor c = cursor_at(s->lexicon, s->r->text, at);
    bool force = false;
    size_t length;

    while ((length = listed_at(s->r->catalog, WORDS_LAW_FORCE, s->r->text, c.at)) > 0) {
        cursor_set(&c, c.at + length);
        force |= length == TEXT("施行").len;
    }
    if (!force)
        return 0;
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (cursor_eat(&c, firsts[i])) {
            *end = c.at;
            return 1;
        }
    if (!cursor_eat(&c, TEXT("第")))
        return 0;
    Numeral n = numeral_read(s->lexicon, s->r->text, c.at);
    if (n.form != NUMERAL_EXACT || n.low.scale || n.low.coefficient < 1 || n.low.coefficient > 60)
        return 0;
    cursor_set(&c, n.end);
    if (!cursor_eat(&c, TEXT("年")) && !cursor_eat(&c, TEXT("个年头")))
        return 0;
    *end = c.at;
    return (int)n.low.coefficient;
}

static void read_law(Search *s, const Token *t)
{
    const Sense *sense = lexicon_sense(s->lexicon, t->id, SENSE_LAW);
    const Law *law = sense ? &s->r->catalog->laws[sense->index] : NULL;
    size_t end = t->end;
    Date date;

    if (!law || !date_read(catalog_text(s->r->catalog, law->in_force), &date))
        return;
    int nth = year_of_force(s, t->end, &end);
    if (nth)
        add(s, date.year + nth - 1, date.year + nth - 1, WEIGHT_FIRST_YEAR + BONUS_NOW, t->start, end);
    if (date.year > s->newest_law && !is_planned(s, t->start))
        s->newest_law = date.year;
    if (date_read(catalog_text(s->r->catalog, law->ended), &date) && (!s->oldest_end || date.year < s->oldest_end))
        s->oldest_end = date.year;
}

static void read_words(Search *s)
{
    size_t length;

    for (size_t i = 0; i < s->r->tokens.count; i++) {
        const Token *t = &s->r->tokens.items[i];

        if (t->kind == TOKEN_QUANTITY && s->r->quantities.items[t->id].ordinal) {
            read_cues_at(s, i, t->start);
            continue;
        }
        if (!(t->kinds & (1u << SENSE_YEAR | 1u << SENSE_NAME | 1u << SENSE_LAW)))
            continue; /* only words have kinds */
        if (t->kinds & 1u << SENSE_YEAR)
            read_cues_at(s, i, t->start);
        else if (t->firm && t->kinds & 1u << SENSE_NAME
                 && t->end - t->start >= HOLDER_LEAST) /* the name may hold the word: 庆祝建党一百周年 */
            for (size_t at = t->start; at < t->end; at += length)
                if (letter_at(s->lexicon, s->r->text, at, &length)->starts)
                    read_cues_at(s, i, at);
        if (t->kinds & 1u << SENSE_LAW)
            read_law(s, t);
    }
}

/* ---- the years that are favoured ---- */

static int speaks_for(const Hint *hint, int year)
{
    return year >= hint->first && year <= hint->last ? hint->weight : 0;
}

/* A law that is named was not there yet, or no more. */
static bool is_without_law(const Search *s, int year)
{
    return (s->newest_law && year < s->newest_law) || (s->oldest_end && year > s->oldest_end);
}

static const Hint *strongest(const Search *s, int first, int last)
{
    const Hint *best = NULL;

    for (size_t i = 0; i < s->hints.count; i++) {
        const Hint *hint = &s->hints.items[i];
        bool speaks = hint->first <= last && hint->last >= first;
        bool narrower = best && hint->last - hint->first < best->last - best->first;
        if (speaks && (!best || hint->weight > best->weight || (hint->weight == best->weight && narrower)))
            best = hint;
    }
    return best;
}

static void settle(Search *s)
{
    int scores[YEARS] = { 0 }, best = 0, second = 0;

    for (size_t i = 0; i < s->hints.count; i++)
        for (int year = s->hints.items[i].first; year <= s->hints.items[i].last; year++)
            scores[year - YEAR_LEAST] += speaks_for(&s->hints.items[i], year);
    for (int i = 0; i < YEARS; i++)
        if (is_without_law(s, YEAR_LEAST + i))
            scores[i] -= WEIGHT_LAW;
    for (int i = 1; i < YEARS; i++)
        if (scores[i] > scores[best])
            best = i;
    if (scores[best] <= 0)
        return;

    int last = best;
    while (last + 1 < YEARS && scores[last + 1] == scores[best])
        last++;
    for (int i = 0; i < YEARS; i++)
        if ((i < best || i > last) && scores[i] > second)
            second = scores[i];

    const Hint *hint = strongest(s, YEAR_LEAST + best, YEAR_LEAST + last);
    int confidence = scores[best] < SURE ? scores[best] : SURE;
    if (hint->weight < confidence)
        confidence = (hint->weight + confidence) / 2;
    if (hint->first != hint->last && confidence > 60)
        confidence = 60;
    if (second * 2 > scores[best])
        confidence = confidence * (3 * scores[best] - 2 * second) / (2 * scores[best]);
    s->d->year = YEAR_LEAST + best;
    s->d->year_last = YEAR_LEAST + last;
    s->d->cue = hint->cue;
    s->d->year_confidence = (uint8_t)(confidence < 5 ? 5 : confidence);
}
