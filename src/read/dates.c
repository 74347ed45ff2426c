#include "read/dates.h"

#include "read/cursor.h"
#include "read/date_integer.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2100 };

static bool eat_range_sign(Cursor *c)
{
    switch (c->code) {
    case U'至':
    case U'到':
    case U'–':
    case U'－':
    case U'~':
    case U'～':
        cursor_next(c);
        return true;
    case U'—':
    case U'-':
        cursor_next(c);
        if (c->code == U'—' || c->code == U'-')
            cursor_next(c);
        return true;
    default:
        return false;
    }
}

static void eat_part(Cursor *c, Moment *m)
{
    static const struct {
        Text word;
        MomentPart part;
    } parts[] = {
        { { "中下旬", 9 }, PART_END }, { { "上中旬", 9 }, PART_MID }, { { "中旬", 6 }, PART_MID },
        { { "上旬", 6 }, PART_BEGIN }, { { "下旬", 6 }, PART_END },   { { "底", 3 }, PART_END },
        { { "初", 3 }, PART_BEGIN },   { { "末", 3 }, PART_END },
    };
    if (c->code != U'中' && c->code != U'上' && c->code != U'下' && c->code != U'底' && c->code != U'初'
        && c->code != U'末')
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!(parts[i].part == PART_BEGIN
              && (cursor_sees(c, TEXT("初中")) || cursor_sees(c, TEXT("初步")) || cursor_sees(c, TEXT("初级"))))
            && cursor_eat(c, parts[i].word)) {
            m->part = parts[i].part;
            return;
        }
}

static bool is_year(const DateInteger *n, const Cursor *behind)
{
    if (n->masks)
        return n->digits == 4 ? n->masks > 1 || n->century == 20 || n->century == 19
                              : n->masks >= 2 && n->digits == n->masks;
    if (n->tens)
        return false;
    if (n->digits == 4)
        return n->value >= YEAR_MIN && n->value <= YEAR_MAX;
    if (n->digits != 2)
        return false;
    if (n->leading_zero)
        return true;
    /* 98年, 15年3月: two digits only where nothing else fits */
    Cursor p = *behind;
    DateInteger month;
    if (!cursor_eat(&p, TEXT("年")))
        return false;
    if (n->value >= 85)
        return true;
    return date_integer_eat(&p, &month) && cursor_sees(&p, TEXT("月")) && !cursor_sees(&p, TEXT("月龄"));
}

static int century_year(const DateInteger *n)
{
    if (n->digits == 2)
        return n->value + (n->value >= 50 ? 1900 : 2000);
    return n->value;
}

static void moment_set_year(Moment *m, const DateInteger *n)
{
    if (n->masks) {
        m->year_form = YEAR_MASKED;
        m->year = n->digits - n->masks >= 2 ? n->century : 0;
    } else {
        m->year_form = YEAR_SAID;
        m->year = century_year(n);
    }
}

static bool in_range(const DateInteger *n, int low, int high)
{
    return n->masks ? n->digits <= 2 : n->value >= low && n->value <= high && n->digits <= 3;
}

static bool eat_half(Cursor *c, Moment *m)
{
    if (cursor_eat(c, TEXT("上半年")))
        m->half = 1;
    else if (cursor_eat(c, TEXT("下半年")))
        m->half = 2;
    else
        return false;
    return true;
}

/* 一季度, 第三季度, 前三季度 */
static bool eat_quarter(Cursor *c, Moment *m)
{
    Cursor p = *c;
    DateInteger n;

    cursor_eat(&p, TEXT("第"));
    if (!date_integer_eat(&p, &n) || !in_range(&n, 1, 4) || !cursor_eat(&p, TEXT("季度")))
        return false;
    m->quarter = n.value;
    *c = p;
    return true;
}

static bool eat_day(Cursor *c, Moment *m)
{
    Cursor p = *c;
    DateInteger n;

    if (!date_integer_eat(&p, &n) || !in_range(&n, 1, 31)
        || !(cursor_eat(&p, TEXT("日")) || cursor_eat(&p, TEXT("号"))))
        return false;
    m->day = n.value;
    *c = p;
    return true;
}

/* 10月, 四月份, x月; then perhaps a day. */
static bool eat_month(Cursor *c, Moment *m)
{
    Cursor p = *c, day;
    DateInteger n;

    if (p.code == ' ')
        cursor_next(&p);
    if (!date_integer_eat(&p, &n) || !in_range(&n, 1, 12) || !cursor_sees(&p, TEXT("月"))
        || cursor_sees(&p, TEXT("月龄")))
        return false;
    cursor_eat(&p, TEXT("月"));
    cursor_eat(&p, TEXT("份"));
    m->month = n.value;
    *c = day = p;
    cursor_eat_blanks(&day);
    if (eat_day(&day, m))
        *c = day;
    return true;
}

/* 年, then what may follow a year. */
static void eat_rest_of_year(Cursor *c, Moment *m)
{
    cursor_eat(c, TEXT("度"));
    if (eat_half(c, m) || eat_quarter(c, m))
        return;
    if (!eat_month(c, m) && cursor_sees(c, TEXT("月"))) { /* ××年月底: the digits are gone */
        Cursor p = *c;
        cursor_eat(&p, TEXT("月"));
        if (cursor_sees(&p, TEXT("底")) || cursor_sees(&p, TEXT("初")) || cursor_sees(&p, TEXT("日"))) {
            cursor_eat(&p, TEXT("日"));
            m->month = MASKED;
            *c = p;
        }
    }
}

/* 2023-06-10, 2023.6.10, 2023/6/10 */
static bool eat_iso(Cursor *c, Moment *m)
{
    static const Text signs[] = { { "-", 1 }, { ".", 1 }, { "/", 1 } };
    Cursor p = *c;
    DateInteger year, month, day;

    if (!date_integer_eat(&p, &year) || year.chinese || year.digits != 4 || year.masks)
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        Cursor q = p;
        if (cursor_eat(&q, signs[i]) && date_integer_eat(&q, &month) && in_range(&month, 1, 12)
            && cursor_eat(&q, signs[i]) && date_integer_eat(&q, &day) && in_range(&day, 1, 31)
            && !cursor_is(&q, LETTER_DIGIT) && year.value >= YEAR_MIN && year.value <= YEAR_MAX && !month.chinese
            && !day.chinese) {
            *m = (Moment){ .year_form = YEAR_SAID, .year = year.value, .month = month.value, .day = day.value };
            *c = q;
            return true;
        }
    }
    return false;
}

/* One moment with all that it says: year, month, day, quarter, half, part. The letter
 * behind the first number tells which of them can be meant. */
static bool eat_moment(Cursor *c, Moment *m)
{
    Cursor p = *c;
    DateInteger n;
    bool number = date_integer_eat(&p, &n);

    *m = (Moment){ 0 };
    if (number && (p.code == '-' || p.code == '.' || p.code == '/'))
        return eat_iso(c, m);
    if (number && p.code == U'年' && is_year(&n, &p) && !cursor_sees(&p, TEXT("年级"))
        && (!cursor_sees(&p, TEXT("年代")) || cursor_sees(&p, TEXT("年代表"))) && !cursor_sees(&p, TEXT("年龄"))) {
        cursor_eat(&p, TEXT("年"));
        moment_set_year(m, &n);
        Cursor month = p;
        cursor_eat_blanks(&month);
        if (month.at > p.at && eat_month(&month, m))
            p = month;
        else
            eat_rest_of_year(&p, m);
        eat_part(&p, m);
        *c = p;
        return true;
    }
    bool found = number ? (p.code == U'月' && eat_month(c, m)) || (p.code == U'季' && eat_quarter(c, m))
                        : eat_quarter(c, m) || eat_half(c, m);
    if (found)
        eat_part(c, m);
    return found;
}

/* The number before 年 of a range: 2021—2025年, 20xx—20xx年. */
static bool eat_open_year(Cursor *c, Moment *m)
{
    Cursor p = *c;
    DateInteger n;

    if (!date_integer_eat(&p, &n) || n.chinese || n.digits != 4 || !is_year(&n, &p))
        return false;
    *m = (Moment){ 0 };
    moment_set_year(m, &n);
    *c = p;
    return true;
}

/* Numbers that share the word behind the last: 1—10月, 一、二季度, 2021—2025年, 2023-2024学年. */
static bool eat_shared(Cursor *c, DateMention *d)
{
    Cursor p = *c;
    DateInteger a, b;
    bool pause;

    if (eat_open_year(&p, &d->first) && eat_range_sign(&p) && eat_open_year(&p, &d->last)) {
        if (cursor_eat(&p, TEXT("学年")))
            d->school_year = true;
        else if (!cursor_eat(&p, TEXT("年")) && (d->first.year_form != YEAR_SAID || d->last.year_form != YEAR_SAID))
            return false;
        cursor_eat(&p, TEXT("度"));
        *c = p;
        return d->range = true;
    }
    p = *c;
    cursor_eat(&p, TEXT("第"));
    if (!date_integer_eat(&p, &a) || a.masks)
        return false;
    pause = cursor_eat(&p, TEXT("、"));
    if (!pause && !eat_range_sign(&p))
        return false;
    cursor_eat(&p, TEXT("第"));
    if (!date_integer_eat(&p, &b) || b.masks)
        return false;
    d->first = d->last = (Moment){ 0 };
    if (cursor_eat(&p, TEXT("季度")) && in_range(&a, 1, 4) && in_range(&b, 1, 4)) {
        d->first.quarter = a.value;
        d->last.quarter = b.value;
    } else if (cursor_eat(&p, TEXT("月")) && in_range(&a, 1, 12) && in_range(&b, 1, 12)) {
        cursor_eat(&p, TEXT("份"));
        d->first.month = a.value;
        d->last.month = b.value;
        if (eat_day(&p, &d->last))
            return false;
        eat_part(&p, &d->last);
    } else {
        return false;
    }
    *c = p;
    return d->range = true;
}

static bool moment_fits_range(const Moment *first, const Moment *last)
{
    if (last->year_form == YEAR_SAID && first->year_form == YEAR_SAID)
        return last->year >= first->year;
    return true;
}

/* 6月1—3日, 一月19到20日: the first day has no 日 of its own. */
static bool eat_shared_day(Cursor *c, DateMention *d)
{
    Cursor p = *c;
    DateInteger first;
    Moment last = d->first;

    if (!d->first.month || d->first.day || !date_integer_eat(&p, &first) || !in_range(&first, 1, 31)
        || !eat_range_sign(&p) || !eat_day(&p, &last))
        return false;
    d->first.day = first.value;
    d->last = last;
    d->range = true;
    *c = p;
    return true;
}

/* 2023年1—11月: months of the year just said. */
static bool eat_shared_months(Cursor *c, DateMention *d)
{
    Cursor p = *c;
    DateMention shared = { 0 };

    if (d->first.year_form == YEAR_UNSAID || d->first.month || d->first.quarter || d->first.half || d->first.part
        || !eat_shared(&p, &shared) || shared.first.year_form != YEAR_UNSAID)
        return false;
    shared.first.year_form = shared.last.year_form = d->first.year_form;
    shared.first.year = shared.last.year = d->first.year;
    d->first = shared.first;
    d->last = shared.last;
    *c = p;
    return d->range = true;
}

/* 6月1日至7月10日, 2001年—2005年, 9月至今 */
static void eat_range_end(Cursor *c, DateMention *d)
{
    Cursor p = *c;
    Moment last;

    if (eat_shared_day(c, d) || eat_shared_months(c, d) || !eat_range_sign(&p))
        return;
    Cursor day = p;
    if (d->first.day && eat_day(&day, &(Moment){ 0 })) {
        last = d->first;
        eat_day(&p, &last);
    } else if (!eat_moment(&p, &last) || !moment_fits_range(&d->first, &last)) {
        return;
    }
    if (last.year_form == YEAR_UNSAID && last.month) {
        last.year_form = d->first.year_form;
        last.year = d->first.year;
    }
    if (last.year_form == YEAR_SAID && last.year < d->first.year && d->first.year_form == YEAR_SAID)
        return;
    d->last = last;
    d->range = true;
    *c = p;
}

/* 年 of 一年来, 近三年来 */
static bool eat_years_past(Cursor *c, DateMention *d)
{
    Cursor p = *c;
    DateInteger n;

    if (!date_integer_eat(&p, &n) || n.masks || n.value < 1 || n.value > 60 || n.leading_zero
        || !cursor_eat(&p, TEXT("年")))
        return false;
    cursor_eat(&p, TEXT("多"));
    if (!cursor_eat(&p, TEXT("以来")) && !cursor_eat(&p, TEXT("来")))
        return false;
    d->years = n.value;
    *c = p;
    return true;
}

/* 今年 去年 明年: a word of the catalog that names a year or a part of it. */
static bool eat_date_word(const Catalog *catalog, Cursor *c, Moment *m)
{
    size_t end;
    uint32_t word = lexicon_longest(&catalog->lexicon, c->text, c->at, 1u << SENSE_DATE, &end);
    const Sense *sense = word ? lexicon_sense(&catalog->lexicon, word, SENSE_DATE) : NULL;

    if (!sense)
        return false;
    const DateWord *date = &catalog->dates[sense->index];
    *m = (Moment){ .year_form = date->offset_said ? YEAR_OFFSET : YEAR_UNSAID,
                   .year = date->offset,
                   .half = date->half,
                   .quarter = date->quarter,
                   .part = (MomentPart)date->part };
    cursor_set(c, end);
    return true;
}

static void eat_tail(Cursor *c, DateMention *d)
{
    Cursor p = *c;

    if (cursor_eat(&p, TEXT("以来"))) {
        d->since = true;
    } else if (d->last.part == PART_END && cursor_eat(&p, TEXT("前"))) {
        /* 7月底前 */
    } else if (cursor_eat(&p, TEXT("来")) && d->first.year_form == YEAR_OFFSET && !d->first.month && !d->range) {
        d->since = true;
        if (cursor_is(&p, LETTER_NUMERAL) || cursor_is(&p, LETTER_DIGIT))
            return;
    } else {
        return;
    }
    *c = p;
}

static bool eat_as_of(Cursor *c)
{
    if (!cursor_eat(c, TEXT("截止")) && !cursor_eat(c, TEXT("截至")))
        return false;
    if (!cursor_eat(c, TEXT("到")))
        cursor_eat(c, TEXT("至"));
    return true;
}

/* What stands behind the first number tells what sort of date it can begin. */
typedef enum { DATE_NONE, DATE_YEAR, DATE_MOMENT, DATE_SHARED, DATE_WORDS } DateSort;

/* A look ahead that turns most numbers away. Words (今年, 截止, 第三季度) may be anything. */
static DateSort date_sort(const Cursor *c)
{
    Cursor p = *c;
    DateInteger n;

    if (c->letter->kind < LETTER_DIGIT || c->letter->kind > LETTER_MASK || c->letter->kind == LETTER_SCALE)
        return c->letter->kind == LETTER_PLAIN && (c->letter->begins & BEGINS_DATE || c->code == U'第') ? DATE_WORDS
                                                                                                        : DATE_NONE;
    if (c->letter->kind == LETTER_VAGUE) /* 半年来 */
        return c->letter->begins & BEGINS_DATE ? DATE_WORDS : DATE_NONE;
    if (!date_integer_eat(&p, &n))
        return DATE_NONE;
    switch (p.code) {
    case U'年':
        return DATE_YEAR;
    case U'月':
    case U'季':
        return DATE_MOMENT;
    case U'.':
    case U'/':
        return n.digits == 4 ? DATE_MOMENT : DATE_NONE; /* 2023.6.10 */
    case U'、':
        return n.value <= 12 ? DATE_SHARED : DATE_NONE; /* 一、二季度 */
    case U'-':
    case U'—':
    case U'–':
    case U'－':
    case U'~':
    case U'～':
    case U'至':
    case U'到':
        return n.value <= 12 || n.digits == 4 ? DATE_SHARED : DATE_NONE; /* 1—10月, 2021—2025年 */
    default:
        return DATE_NONE;
    }
}

/* 前三季度: from the first one on. */
static void eat_quarters_before(DateMention *d, Text text)
{
    if (d->first.quarter < 2 || d->range || !text_ends(text_slice(text, 0, d->start), TEXT("前")))
        return;
    d->last = d->first;
    d->first.quarter = 1;
    d->range = true;
}

bool date_mention_read(const Catalog *catalog, Text text, size_t offset, DateMention *out)
{
    Cursor c = cursor_at(&catalog->lexicon, text, offset);
    DateMention d = { .start = offset };
    Moment more;
    size_t number;

    DateSort sort = date_sort(&c);
    if (sort == DATE_NONE)
        return false;
    d.as_of = c.code == U'截' && eat_as_of(&c);
    if ((c.letter->kind == LETTER_PLAIN || c.letter->kind == LETTER_VAGUE)
        && eat_date_word(catalog, &c, &d.first)) {
        Cursor p = c;
        number = c.at;
        if (!d.first.half && !d.first.quarter && !d.first.part) {
            DateMention shared = { 0 };
            if (eat_shared(&p, &shared) && shared.first.year_form == YEAR_UNSAID) {
                shared.first.year_form = shared.last.year_form = d.first.year_form;
                shared.first.year = shared.last.year = d.first.year;
                d.first = shared.first;
                d.last = shared.last;
                d.range = true;
                c = p;
            } else if (p = c, eat_moment(&p, &more) && more.year_form == YEAR_UNSAID) {
                more.year_form = d.first.year_form;
                more.year = d.first.year;
                d.first = more;
                c = p;
            } else {
                eat_part(&c, &d.first);
            }
        }
        d.numeral = c.at > number;
        if (!d.range)
            d.last = d.first;
        if (d.numeral && !d.range)
            eat_range_end(&c, &d);
    } else if ((sort == DATE_YEAR || sort == DATE_WORDS) && eat_years_past(&c, &d)) {
        d.numeral = true;
    } else if ((sort == DATE_SHARED || sort == DATE_WORDS) && eat_shared(&c, &d)) {
        d.numeral = true;
    } else if (eat_moment(&c, &d.first)) {
        d.numeral = true;
        d.last = d.first;
        eat_range_end(&c, &d);
    } else {
        return false;
    }
    eat_quarters_before(&d, text);
    eat_tail(&c, &d);
    d.end = c.at;
    *out = d;
    return true;
}

bool date_goes_on(const DateMention *before, Text text, const Quantity *q, DateMention *out)
{
    Text gap = text_slice(text, before->end, q->start), unit = text_slice(text, q->unit_start, q->unit_end);
    const Decimal day = q->number.low;

    if (!(text_equal(gap, TEXT("、")) || text_equal(gap, TEXT("和")))
        || !(text_equal(unit, TEXT("日")) || text_equal(unit, TEXT("号"))) || q->number.form != NUMERAL_EXACT
        || q->bound != BOUND_EXACT || day.scale || day.coefficient < 1 || day.coefficient > 31
        || before->last.month <= 0 || before->last.day <= 0)
        return false;
    *out = *before;
    out->first = out->last;
    out->first.day = out->last.day = (int)day.coefficient;
    out->range = out->as_of = false;
    out->start = q->start;
    out->end = q->end;
    int year = out->last.year_form == YEAR_SAID ? out->last.year : 2000; /* any leap year */
    return date_valid((Date){ year, out->last.month, out->last.day });
}
