/* Numbers and dates where they stand: what is one, what only looks like one, and the bound in front of it. */
#include "model/word_lists.h"
#include "read/scan_work.h"

#include "read/around.h"
#include "read/cursor.h"
#include "read/dates.h"
#include "read/figure_names.h"
#include "read/quantity.h"

static size_t times_sign(const Scan *s, size_t at);
static bool is_slogan(const Scan *s, const Quantity *q);
static bool is_day_of_list(const Scan *s, const Quantity *q, DateMention *out);
static void take_bound_before(Scan *s, Quantity *q);
static bool is_idle(const Scan *s, const Quantity *q);
static bool stands_for_number(const Scan *s, const Quantity *q);
static bool may_be_negative(const Scan *s, size_t at);
static size_t take_lost_number(Scan *s, size_t at);

size_t scan_take_number(Scan *s, size_t i, uint32_t firm)
{
    size_t at = s->offsets[i];
    DateMention date;
    Quantity q;
    size_t sign = times_sign(s, at);
    if (!sign)
        sign = figure_item_number(s->catalog, s->text, at);
    if (sign)
        return at + sign;
    bool has_date = date_mention_read(s->catalog, s->text, at, &date) && date.end <= s->end;
    size_t name_end =
        s->lexicon->words[firm].kinds & (1u << SENSE_NAME | 1u << SENSE_YEAR) ? scan_word_end(s, i, firm) : 0;

    if (has_date && figure_titles(s->catalog, s->text, &date))
        return date.end;
    if (has_date && date.end > name_end && at >= s->title_until) {
        LIST_PUSH(s->reading->arena, &s->reading->dates, date);
        scan_add(s, TOKEN_DATE, at, date.end, (uint32_t)s->reading->dates.count - 1);
        return date.end;
    }
    if (at < s->title_until || !quantity_read(s->catalog, s->text, at, &q) || q.end > s->end || q.end <= name_end)
        return 0;
    if (is_slogan(s, &q) || figure_names(s->catalog, s->text, &q))
        return q.end;
    if (is_day_of_list(s, &q, &date)) {
        LIST_PUSH(s->reading->arena, &s->reading->dates, date);
        scan_add(s, TOKEN_DATE, q.start, q.end, (uint32_t)s->reading->dates.count - 1);
        return q.end;
    }
    take_bound_before(s, &q);
    if (figure_is_none(s->catalog, s->text, &q))
        q.number.low = q.number.high = decimal_int(0);
    if (is_idle(s, &q))
        return q.end;
    if (q.number.form == NUMERAL_SCALE && q.bound == BOUND_EXACT) {
        if (q.unit < 0)
            return 0;
        if (!stands_for_number(s, &q))
            return q.end; /* 百姓, 千家, 万亩良田: no number was said */
        q.kind = FACT_MISSING;
    }
    LIST_PUSH(s->reading->scratch, &s->reading->quantities, q);
    scan_add(s, TOKEN_QUANTITY, q.start, q.end, (uint32_t)s->reading->quantities.count - 1);
    return q.end;
}

size_t scan_take_odd_number(Scan *s, size_t i)
{
    size_t at = s->offsets[i], length;

    if (at < s->firm_until)
        return 0;
    switch (utf8_narrow(code_at(s->text, at, &length))) {
    case '-':
    case U'负':
        return may_be_negative(s, at) ? scan_take_number(s, i, 0) : 0;
    case '.':
    case U'多':
        return take_lost_number(s, at);
    default:
        break;
    }
    return scan_take_number(s, i, s->lexicon->words[s->words[i]].firm);
}

size_t scan_skip_run(const Scan *s, size_t at)
{
    Cursor c = cursor_at(s->lexicon, s->text, at);
    bool latin = cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK);

    if (!latin)
        return at + c.length;
    for (;;) {
        if (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK)) {
            cursor_next(&c);
        } else if (c.length == 1 && (c.text.at[c.at] == '-' || c.text.at[c.at] == '+' || c.text.at[c.at] == '.')) {
            Cursor p = c;
            cursor_next(&p);
            if (!cursor_is(&p, LETTER_DIGIT))
                return c.at;
            c = p;
        } else {
            return c.at;
        }
    }
}

/* 上 is a bound only before a scale: 上百人, not 会上5名; 破 only before large numbers. */
static bool bound_fits(const Scan *s, const Token *t, const Quantity *q)
{
    Text word = text_slice(s->text, t->start, t->end);

    if (text_equal(word, TEXT("破")))
        return decimal_compare(q->number.low, decimal_int(100)) >= 0;
    return q->number.form == NUMERAL_SCALE || !text_equal(word, TEXT("上"));
}

/* A cue for a bound that ends where the quantity begins: 近, 超过. Its token goes. */
static void take_bound_before(Scan *s, Quantity *q)
{
    Tokens *tokens = &s->reading->tokens;

    for (size_t i = tokens->count; i-- > 0 && i + 4 > tokens->count;) {
        Token *t = &tokens->items[i];
        size_t gap_end = t->end;
        while (gap_end < q->start && s->text.at[gap_end] == ' ')
            gap_end++;
        if (t->kind != TOKEN_WORD || !t->firm || gap_end != q->start || !(t->kinds & 1u << SENSE_CUE))
            continue;
        const Word *word = &s->lexicon->words[t->id];
        for (int k = 0; k < word->sense_count; k++) {
            const Sense *sense = &s->lexicon->senses[word->senses + (uint32_t)k];
            if (sense->kind == SENSE_CUE && sense->a == CUE_BEFORE && sense->b != VALUE_NONE
                && bound_fits(s, t, q)) {
                quantity_bound_before(q, t->start, (CueValue)sense->b);
                tokens->count = i;
                return;
            }
        }
    }
}

/* 和 of 三和五名: what may stand between the numbers of a list, signs left out. */
static bool joins_numbers(const Scan *s, size_t at)
{
    size_t length;

    switch (code_at(s->text, at, &length)) {
    case U'和':
    case U'与':
    case U'及':
    case U'以':
        return true;
    default:
        return false;
    }
}

/* 5个 of “5个聚焦”. */
static bool opens_slogan(const Scan *s, const Quantity *q)
{
    size_t mark = letter_before(s->text, q->start, 0);

    return q->number.digits <= 2 && q->unit >= 0 && s->catalog->units[q->unit].flags & UNIT_EMPTY
           && word_at(s->text, mark, TEXT("“"));
}

/* Inside a short quotation numerals in words belong to a name: “两个好”, “五送”. */
static bool is_slogan(const Scan *s, const Quantity *q)
{
    return q->start < s->quote_until && q->end <= s->quote_until && (!q->number.arabic || opens_slogan(s, q))
           && q->kind != FACT_PERCENT && q->kind != FACT_MONEY && q->kind != FACT_PLACEHOLDER;
}

/* 完成投资万元, 牲畜万头。: a scale with nothing before it and its unit where a clause ends
 * is what is left of a number. */
static bool stands_for_number(const Scan *s, const Quantity *q)
{
    Cursor behind = cursor_at(s->lexicon, s->text, q->end);

    if (decimal_compare(q->number.low, decimal_int(10000)) < 0)
        return false;
    if (q->kind == FACT_MONEY) /* 百万元 is said for itself */
        return q->number.end - q->start == strlen("万")
               && !listed_at(s->catalog, WORDS_SCALE_NAME, s->text, q->end);
    return (!behind.length || cursor_is(&behind, LETTER_COMMA) || cursor_is(&behind, LETTER_STOP)
            || cursor_is(&behind, LETTER_CLOSE) || cursor_is(&behind, LETTER_LINE))
           && q->number.end - q->start == 3;
}

/* 进一步, 一是: a numeral in words without a unit, which bare_settle would drop for want of one
 * that a list could give it. In headings and tables it still parts words from numbers. */
static bool is_idle(const Scan *s, const Quantity *q)
{
    size_t length;
    const Letter *next = letter_at(s->lexicon, s->text, q->end, &length);

    return q->bare && !q->number.arabic && q->number.form == NUMERAL_EXACT && q->bound == BOUND_EXACT && !s->headed
           && next->kind == LETTER_PLAIN && length == 3 && !joins_numbers(s, q->end);
}

/* × of 46人×1500元: its length in bytes, or 0. */
static size_t times_sign(const Scan *s, size_t at)
{
    const Tokens *tokens = &s->reading->tokens;
    size_t length, next;

    if (letter_at(s->lexicon, s->text, at, &length)->kind != LETTER_MASK || !tokens->count
        || tokens->items[tokens->count - 1].kind != TOKEN_QUANTITY || tokens->items[tokens->count - 1].end != at)
        return 0;
    return letter_at(s->lexicon, s->text, at + length, &next)->kind == LETTER_DIGIT ? length : 0;
}

/* 13日 of 5月6日、13日: a day of the month of the date before it. */
static bool is_day_of_list(const Scan *s, const Quantity *q, DateMention *out)
{
    const Tokens *tokens = &s->reading->tokens;

    for (size_t i = tokens->count; i-- > 0 && tokens->items[i].end + TEXT("、").len >= q->start;)
        if (tokens->items[i].kind == TOKEN_DATE)
            return date_goes_on(&s->reading->dates.items[tokens->items[i].id], s->text, q, out);
    return false;
}

/* -2.3%, 负13千米: a minus that no digit, Latin letter or bracket stands before; a bar or a
 * tab parts cells. */
static bool may_be_negative(const Scan *s, size_t at)
{
    unsigned char before = at ? (unsigned char)s->text.at[at - 1] : ' ';
    Cursor c = cursor_at(s->lexicon, s->text, at);

    cursor_next(&c);
    if (c.at >= s->end
        || !(c.letter->kind == LETTER_DIGIT || (c.letter->kind == LETTER_NUMERAL && s->text.at[at] != '-')))
        return false;
    return before >= 0x80 || before == ' ' || before == '(' || before == '\t' || before == '|' || before == '\n';
}

/* 多万元, 就业率.%: a number was here. */
static size_t take_lost_number(Scan *s, size_t at)
{
    Cursor c = cursor_at(s->lexicon, s->text, at);
    Quantity q;

    if (cursor_eat(&c, TEXT("多"))) {
        if (!cursor_is(&c, LETTER_SCALE) || !quantity_read_missing(s->catalog, s->text, at, &q))
            return 0;
    } else if (cursor_eat(&c, TEXT(".")) && (cursor_sees(&c, TEXT("%")) || cursor_sees(&c, TEXT("％")))) {
        if (!quantity_read_missing(s->catalog, s->text, c.at, &q))
            return 0;
        q.start = at;
        q.kind = FACT_PLACEHOLDER;
    } else {
        return 0;
    }
    LIST_PUSH(s->reading->scratch, &s->reading->quantities, q);
    scan_add(s, TOKEN_QUANTITY, q.start, q.end, (uint32_t)s->reading->quantities.count - 1);
    return q.end;
}
