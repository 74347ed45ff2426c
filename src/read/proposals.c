/* Digits that are gone, inferred where the text allows.
 *
 * Years: 20xx年 in a text whose year its words tell. Replaced digits: where 13xx人,
 * xx2家 and xx0% stand, one pair of digits was turned into xx all over the text. What the
 * pair was shows in what is left: it stands nowhere any more, days and months must
 * exist, and what is said to be xx0% of a goal makes that goal a whole number. */
#include "read/item_finders.h"

#include "read/around.h"
#include "read/cursor.h"
#include "read/places.h"

enum {
    PAIRS = 100,
    SURE = 75,       /* confidence of a document's year from which it is proposed */
    LEAD = 600,      /* bytes in which a writer speaks of the year of the report */
    COMPLETION = 60, /* bytes between a figure and the share of the goal that it is */
    PERCENT_MOST = 400,
    MASKED_MOST = 200 /* places that are looked at */
};

/* Digits with one pair of masks: 13xx, xx2, xx. */
typedef struct {
    size_t start, end;
    size_t mask; /* where the pair begins */
    size_t mask_end;
    int64_t scale, rest; /* value = rest + scale × pair */
    bool year, month, day, percent;
    bool plain; /* other digits stand beside the pair, and it is no year */
} Masked;

typedef LIST(Masked) MaskedList;

static void find_masked(const Finder *f, MaskedList *list);
static int find_pair(const Finder *f, const MaskedList *list, int *confidence);
static void propose_pair(Finder *f, const MaskedList *list, int pair, int confidence);
static void propose_years(Finder *f);

void proposals_find(Finder *f)
{
    MaskedList list = { 0 };
    int confidence = 0, pair;

    find_masked(f, &list);
    pair = find_pair(f, &list, &confidence);
    if (pair >= 0)
        propose_pair(f, &list, pair, confidence);
    else
        propose_years(f);
}

/* Why something is proposed, in both languages. */
typedef struct {
    Text zh, en;
} Reason;

static void propose(Finder *f, size_t start, size_t end, Text words, Reason reason, int confidence)
{
    Item *item = item_add(f, ITEM_PROPOSAL, start, end);

    item->title = words;
    item->detail = reason.zh;
    item->detail_en = reason.en;
    item->confidence = (uint8_t)confidence;
}

/* ---- one pair of digits ---- */

static bool is_mask_pair(const Finder *f, size_t at, size_t *end)
{
    Cursor c = cursor_at(f->lexicon, f->text, at);

    for (int i = 0; i < 2; i++) {
        if (!cursor_is(&c, LETTER_MASK) || cursor_sees(&c, TEXT("*")))
            return false;
        cursor_next(&c);
    }
    *end = c.at;
    return !cursor_is(&c, LETTER_MASK);
}

/* Reads digits and masks from `at`. False when there is not exactly one pair of masks. */
static bool read_masked(const Finder *f, size_t at, Masked *out)
{
    Masked m = { .start = at, .scale = 1 };
    Cursor c = cursor_at(f->lexicon, f->text, at);
    bool found = false;
    int digits = 0;

    while ((cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK)) && digits < 7) {
        if (cursor_is(&c, LETTER_MASK)) {
            if (found || !is_mask_pair(f, c.at, &m.mask_end))
                return false;
            found = true;
            m.mask = c.at;
            m.rest *= 100;
            cursor_set(&c, m.mask_end);
            continue;
        }
        m.rest = m.rest * 10 + c.letter->value;
        m.scale *= found ? 10 : 1;
        digits++;
        cursor_next(&c);
    }
    m.end = c.at;
    if (!found || cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK))
        return false;
    m.year = digits == 2 && m.mask_end == m.end && (m.rest == 2000 || m.rest == 1900);
    m.month = !digits && cursor_sees(&c, TEXT("月"));
    m.day = !digits && (cursor_sees(&c, TEXT("日")) || cursor_sees(&c, TEXT("号")))
            && word_before(f->text, at, f->start, TEXT("月"));
    m.percent = cursor_sees(&c, TEXT("%")) || cursor_sees(&c, TEXT("％"));
    m.plain = digits > 0 && !m.year;
    *out = m;
    return true;
}

static size_t skip_digits(const Finder *f, size_t at)
{
    Cursor c = cursor_at(f->lexicon, f->text, at);

    while (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK))
        cursor_next(&c);
    return c.at > at ? c.at : at + c.length;
}

static void find_masked(const Finder *f, MaskedList *list)
{
    size_t length;
    Masked m;

    for (size_t at = f->start; at < f->d->span.end && list->count < MASKED_MOST; at += length) {
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
        if (letter->kind != LETTER_DIGIT && letter->kind != LETTER_MASK)
            continue;
        if (read_masked(f, at, &m))
            *LIST_ADD(f->r->scratch, list) = m;
        length = skip_digits(f, at) - at;
    }
}

/* Pairs that still stand somewhere were not the ones that were replaced. */
static void strike_present(const Finder *f, bool *possible)
{
    int before = -1;
    size_t length;

    for (size_t at = f->start; at < f->d->span.end; at += length) {
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
        if (letter->kind != LETTER_DIGIT) {
            before = -1;
            continue;
        }
        if (before >= 0)
            possible[before * 10 + letter->value] = false;
        before = letter->value;
    }
}

/* The whole number that a share of a goal was told of: 168 in 168人，完成目标任务数xx0%. 0: none. */
static int64_t completed_by(const Finder *f, const Masked *m)
{
    static const Text words[] = { WORD("完成"), WORD("目标"), WORD("任务"), WORD("计划") };
    uint32_t row = fact_from(f->r, f->d, m->start);

    if (!m->percent || row == f->d->first_fact)
        return 0;
    const Quantity *q = &f->r->facts.items[row - 1].quantity;
    if (q->kind != FACT_COUNT || q->number.form != NUMERAL_EXACT || q->bound != BOUND_EXACT || q->number.low.scale
        || q->end > m->start || m->start - q->end > COMPLETION || q->number.low.coefficient > 100000000)
        return 0;
    Text between = text_slice(f->text, q->end, m->start);
    if (text_contains(between, TEXT("；")) || text_contains(between, TEXT("。")))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_contains(between, words[i]))
            return q->number.low.coefficient;
    return 0;
}

static bool fits(const Masked *m, int pair, int64_t done)
{
    int64_t value = m->rest + m->scale * pair;

    if (m->month)
        return pair >= 1 && pair <= 12;
    if (m->day)
        return pair >= 1 && pair <= 31;
    if (m->year)
        return value <= 2035;
    if (m->plain && m->mask == m->start && pair < 10)
        return false; /* numbers do not begin with 0 */
    if (done)
        return value > 0 && value <= PERCENT_MOST && done * 100 % value == 0;
    return true;
}

/* The pair that fits everywhere; -1 when there is none, or more than one. */
static int find_pair(const Finder *f, const MaskedList *list, int *confidence)
{
    bool possible[PAIRS];
    int plain = 0, shares = 0, left = 0, found = -1;
    int year = f->d->year == f->d->year_last && f->d->year_confidence >= SURE ? f->d->year % 100 : -1;

    for (size_t i = 0; i < list->count; i++)
        plain += list->items[i].plain;
    if (plain < 2)
        return -1;
    for (int pair = 0; pair < PAIRS; pair++)
        possible[pair] = true;
    strike_present(f, possible);
    for (size_t i = 0; i < list->count; i++) {
        int64_t done = completed_by(f, &list->items[i]);
        shares += done > 0;
        for (int pair = 0; pair < PAIRS; pair++)
            possible[pair] = possible[pair] && fits(&list->items[i], pair, done);
    }
    for (int pair = 0; pair < PAIRS; pair++)
        if (possible[pair]) {
            left++;
            found = pair;
        }
    if (year >= 0 && possible[year] && left <= 4) {
        *confidence = 85;
        return year;
    }
    *confidence = 70;
    return left == 1 && shares ? found : -1;
}

static void propose_pair(Finder *f, const MaskedList *list, int pair, int confidence)
{
    Reason reason = {
        arena_format(f->arena, "文中的“%02d”似都被换成了“xx”，唯此数处处相合", pair),
        arena_format(f->arena,
                     "every \"%02d\" of the text seems to have become \"xx\": no other pair fits everywhere", pair)
    };

    for (size_t i = 0; i < list->count; i++) {
        const Masked *m = &list->items[i];
        if (!m->plain && !m->year && !m->month && !m->day)
            continue;
        Text before = text_slice(f->text, m->start, m->mask), behind = text_slice(f->text, m->mask_end, m->end);
        propose(f, m->start, m->end,
                arena_format(f->arena, "%.*s%02d%.*s", TEXT_ARG(before), pair, TEXT_ARG(behind)), reason,
                confidence);
    }
}

/* ---- the year ---- */

/* 从20xx年开始, 比20xx年: some other year. */
static bool is_other_year(const Finder *f, const DateMention *date)
{
    return date->range || date->since
           || listed_before(f->catalog, WORDS_DATE_BORDER, f->text, date->start, f->start);
}

/* `several`: the text tells masked years apart, so only those that must be the report's count. */
static int year_confidence(const Finder *f, const Fact *fact, const DateMention *date, bool several)
{
    size_t start = date->start, before = letter_before(f->text, start, f->start), length;
    bool in_title = start >= f->d->title.start && date->end <= f->d->title.end;
    const Letter *letter = letter_at(f->lexicon, f->text, before, &length);

    if (in_title || date->as_of)
        return 85;
    if (is_other_year(f, date) || fact->status != STATUS_ACTUAL || section_cue_at(f->r, start) == CUE_PLAN_HEADING)
        return 0;
    if (start - f->start < LEAD)
        return 75;
    return !several && (before == start || letter->kind != LETTER_PLAIN) ? 50 : 0;
}

static const DateMention *masked_date(const Finder *f, const Fact *fact)
{
    const DateMention *date = fact->quantity.kind == FACT_DATE ? &f->r->dates.items[fact->date] : NULL;
    return date && date->first.year_form == YEAR_MASKED ? date : NULL;
}

/* Where the year of a date stands: its masks and the century before them. */
static bool year_span(const Finder *f, const DateMention *date, size_t *start, size_t *end)
{
    size_t length, at = date->start;

    for (; at < date->end; at += length) {
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
        if (letter->kind == LETTER_DIGIT || letter->kind == LETTER_MASK || letter->kind == LETTER_NUMERAL)
            break;
    }
    *start = at;
    for (; at < date->end; at += length) {
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
        if (letter->kind != LETTER_DIGIT && letter->kind != LETTER_MASK && letter->kind != LETTER_NUMERAL)
            break;
    }
    *end = at;
    return at > *start && word_at(f->text, at, TEXT("年"));
}

static void propose_years(Finder *f)
{
    Text cue = reading_text(f->r, f->d->cue);
    Reason reason = { { 0 }, { 0 } };
    size_t start, end;

    if (f->d->year != f->d->year_last || !f->d->year || f->d->year_confidence < SURE || !f->d->fact_count)
        return;
    const Fact *first = f->r->facts.items + f->d->first_fact, *behind = first + f->d->fact_count;
    bool several = false;
    for (const Fact *fact = first; fact < behind; fact++)
        several |= masked_date(f, fact) && is_other_year(f, masked_date(f, fact));
    for (const Fact *fact = first; fact < behind; fact++) {
        const DateMention *date = masked_date(f, fact);
        int confidence = date ? year_confidence(f, fact, date, several) : 0;
        if (!confidence || !year_span(f, date, &start, &end)
            || (date->first.year && date->first.year != f->d->year / 100))
            continue;
        if (!reason.zh.len)
            reason = (Reason){ arena_format(f->arena, "由“%.*s”推知为%d年", TEXT_ARG(cue), f->d->year),
                               arena_format(f->arena, "\"%.*s\" tells that it is %d", TEXT_ARG(cue), f->d->year) };
        propose(f, start, end, arena_format(f->arena, "%d", f->d->year), reason, confidence);
    }
}
