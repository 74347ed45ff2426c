#include "read/number.h"

#include "read/arabic.h"
#include "read/around.h"

/* Ends of a number under way, low and high: apart only in a range (二三十). */
typedef struct {
    Decimal total[2];   /* behind 万 and 亿 */
    Decimal section[2]; /* since the last of these */
    Decimal digit[2];   /* said but not yet placed */
    int scale;          /* power of the last 万 or 亿; 0: none yet */
    int ten;            /* power of the last 十 百 千 in the section; 0: none yet */
    bool any;           /* something was said */
    bool has_digit;
    bool range;
    bool spelled; /* the digit is not short for more: 一千零五, 3万4 */
} Sums;

/* A number under way. What a step cannot go on with is given back by a copy. */
typedef struct {
    Cursor c;
    Sums sums;
    Numeral n;
    bool arabic; /* the last said is a run of arabic digits */
    bool scales_only;
    bool pointed; /* 点 was said: only a scale may follow */
    bool weight;  /* the last digit is 两 behind a number: see is_liang */
} Body;

typedef enum { STEP_ON, STEP_STOP, STEP_BACK, STEP_FAIL } Step; /* back: to before the last digit */

void number_eat_gap(Cursor *c)
{
    for (int i = 0; i < 2 && (cursor_sees(c, TEXT(" ")) || cursor_sees(c, TEXT("　"))); i++)
        cursor_next(c);
}

static void sums_say(Sums *s, Decimal low, Decimal high)
{
    s->digit[0] = low;
    s->digit[1] = high;
    s->has_digit = s->any = true;
}

/* 十 百 千: the digit before it, or one. */
static bool sums_place(Sums *s, int power)
{
    for (int i = 0; i < 2; i++) {
        Decimal placed;
        if (!decimal_shift(s->has_digit ? s->digit[i] : decimal_int(1), power, &placed)
            || !decimal_add(s->section[i], placed, &s->section[i]))
            return false;
        s->digit[i] = decimal_int(0);
    }
    s->ten = power;
    s->any = true;
    s->has_digit = s->spelled = false;
    return true;
}

/* 万 亿: multiplies the section (三亿五千万), or all that was said (二十万亿). */
static bool sums_scale(Sums *s, int power, bool all)
{
    for (int i = 0; i < 2; i++) {
        Decimal part;
        if (!decimal_add(s->section[i], s->digit[i], &part) || (all && !decimal_add(part, s->total[i], &part))
            || !decimal_shift(part, power, &part) || (!all && !decimal_add(part, s->total[i], &part)))
            return false;
        s->total[i] = part;
        s->section[i] = s->digit[i] = decimal_int(0);
    }
    s->scale = power;
    s->ten = 0;
    s->any = true;
    s->has_digit = s->spelled = false;
    return true;
}

/* All that was said. A last digit is short for the next place: 一千五, 两万三; not in 一千零五. */
static bool sums_close(const Sums *s, Decimal out[2])
{
    int last = s->ten ? s->ten : s->scale;

    for (int i = 0; i < 2; i++) {
        Decimal digit = s->digit[i];
        if (s->has_digit && last >= 2 && !s->spelled && !decimal_shift(digit, last - 1, &digit))
            return false;
        if (!decimal_add(s->total[i], s->section[i], &out[i]) || !decimal_add(out[i], digit, &out[i]))
            return false;
    }
    return true;
}

/* 余 多 来 几 inside a number, before its scale. */
static NumeralBound eat_inner_bound(Cursor *c)
{
    static const struct {
        Text word;
        NumeralBound bound;
    } inner[] = {
        { { "余", 3 }, NUMERAL_OVER },  { { "多", 3 }, NUMERAL_OVER },  { { "几", 3 }, NUMERAL_OVER },
        { { "幾", 3 }, NUMERAL_OVER },  { { "馀", 3 }, NUMERAL_OVER },  { { "餘", 3 }, NUMERAL_OVER },
        { { "来", 3 }, NUMERAL_ABOUT }, { { "來", 3 }, NUMERAL_ABOUT },
    };
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (cursor_eat(c, inner[i].word))
            return inner[i].bound;
    return NUMERAL_AS_SAID;
}

/* 千 of 千米 and 兆 of 兆瓦 belong to the unit. */
static bool sees_metric_unit(const Cursor *c)
{
    static const Text units[] = { { "千米", 6 },   { "千克", 6 }, { "千瓦", 6 },   { "千卡", 6 },
                                  { "千帕", 6 },   { "千伏", 6 }, { "千焦", 6 },   { "千比特", 9 },
                                  { "千字节", 9 }, { "兆瓦", 6 }, { "兆字节", 9 }, { "兆赫", 6 } };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cursor_sees(c, units[i]))
            return true;
    return false;
}

/* 10余万, 一千多万; 二百几十: the bound, and with it tens that no digit tells. */
static Step step_inner_bound(Body *b)
{
    Cursor p = b->c;
    NumeralBound bound;

    if (!b->sums.any)
        return STEP_STOP;
    bound = eat_inner_bound(&p);
    number_eat_gap(&p);
    if (!bound || sees_metric_unit(&p)
        || !(cursor_is(&p, LETTER_SCALE) || (cursor_is(&p, LETTER_TEN) && p.letter->value <= 3)))
        return STEP_STOP;
    while (cursor_is(&p, LETTER_TEN))
        cursor_next(&p);
    if (cursor_is(&p, LETTER_SCALE) && b->sums.scale == p.letter->value)
        return STEP_STOP; /* 三万二百余万: two numbers */
    b->n.bound = bound;
    b->c = p;
    return cursor_is(&p, LETTER_SCALE) ? STEP_ON : STEP_STOP;
}

static Step step_arabic(Body *b)
{
    Sums *s = &b->sums;
    int digits, places, last = s->ten ? s->ten : s->scale;
    Decimal value, limit;

    if (s->has_digit || b->arabic)
        return STEP_STOP;
    if (!arabic_eat(&b->c, &digits, &places, &value))
        return STEP_FAIL;
    if (last && (!decimal_shift(decimal_int(1), last, &limit) || decimal_compare(value, limit) >= 0))
        return STEP_STOP; /* 3万40000: two numbers */
    if (arabic_eat_thousand(&b->c) && !decimal_shift(value, 3, &value))
        return STEP_FAIL;
    if (!s->any)
        b->n.digits = digits;
    b->n.places = places;
    sums_say(s, value, value);
    s->spelled = b->arabic = true;
    b->scales_only = false;
    return STEP_ON;
}

/* 零 of 一千零五. number_eat gives it back when it leads to nothing: 百分之百零差错. */
static Step step_zero(Body *b)
{
    cursor_next(&b->c);
    if (!b->sums.any)
        sums_say(&b->sums, decimal_int(0), decimal_int(0));
    b->sums.spelled = true;
    b->scales_only = false;
    return STEP_ON;
}

/* 两 behind a number is a digit only before 百 千 万 亿; in 三十两 it is a weight. */
static bool is_liang(const Cursor *c)
{
    return cursor_sees(c, TEXT("两")) || cursor_sees(c, TEXT("兩"));
}

bool number_joined(const Lexicon *lexicon, Text text, size_t at)
{
    Cursor c = cursor_at(lexicon, text, at);
    size_t digit = letter_before(text, at, 0), before = letter_before(text, digit, 0), length;
    const Letter *low = letter_at(lexicon, text, digit, &length),
                 *ahead = letter_at(lexicon, text, before, &length);

    if (!cursor_eat(&c, TEXT("、")) || low->kind != LETTER_NUMERAL || !low->value
        || (before == digit
                ? low->value == 1
                : ahead->kind != LETTER_PLAIN && ahead->kind != LETTER_TEN && ahead->kind != LETTER_SCALE)
        || !cursor_is(&c, LETTER_NUMERAL) || c.letter->value != low->value + 1)
        return false;
    cursor_next(&c);
    return cursor_is(&c, LETTER_TEN) || cursor_is(&c, LETTER_SCALE);
}

/* One digit, or two that make a range: 六七, 三五, 二、三十. */
static Step step_digit(Body *b)
{
    int low = b->c.letter->value, high = low;
    Sums *s = &b->sums;

    if (s->has_digit)
        return STEP_STOP;
    if (low == 0)
        return step_zero(b);
    b->weight = s->any && is_liang(&b->c);
    cursor_next(&b->c);
    if (b->c.code == U'、' && number_joined(b->c.lexicon, b->c.text, b->c.at))
        cursor_next(&b->c);
    if (cursor_is(&b->c, LETTER_NUMERAL)) {
        int next = b->c.letter->value;
        if (next == low + 1 || (low == 3 && next == 5) || (low == 1 && next == 3)) {
            high = next;
            s->range = true;
            cursor_next(&b->c);
        }
    }
    sums_say(s, decimal_int(low), decimal_int(high));
    b->scales_only = false;
    return STEP_ON;
}

static Step step_ten(Body *b)
{
    Sums *s = &b->sums;
    int power = b->c.letter->value;

    if (s->any && sees_metric_unit(&b->c))
        return STEP_STOP;
    if (power >= 20) { /* 廿 卅 卌: digit and ten in one */
        if (s->has_digit)
            return STEP_STOP;
        sums_say(s, decimal_int(power / 10), decimal_int(power / 10));
        power = 1;
    }
    if (s->ten && power >= s->ten)
        return s->has_digit ? STEP_BACK : STEP_STOP; /* 一百二百: two numbers; 五十千: none */
    if (s->any && !s->has_digit && !s->spelled && !(power == 1 && s->ten == 2))
        return STEP_STOP; /* 三万百姓; 一百十五 is a number */
    cursor_next(&b->c);
    b->n.scaled = true;
    b->scales_only = b->scales_only && power != 1;
    b->arabic = false;
    return sums_place(s, power) ? STEP_ON : STEP_FAIL;
}

static Step step_scale(Body *b)
{
    Sums *s = &b->sums;
    int power = b->c.letter->value;
    bool part = s->ten || s->has_digit;

    if (s->any && sees_metric_unit(&b->c))
        return STEP_STOP;
    if (s->scale && part && power == s->scale)
        return s->has_digit ? STEP_BACK : STEP_STOP; /* 三万五万: two numbers */
    if (!s->any)
        sums_say(s, decimal_int(1), decimal_int(1));
    cursor_next(&b->c);
    b->n.scaled = true;
    b->arabic = false;
    return sums_scale(s, power, s->scale && (!part || power > s->scale)) ? STEP_ON : STEP_FAIL;
}

/* 点 and digits behind a number in words: 九十七点四. Not 三点五十分, a time. */
static Step step_point(Body *b)
{
    Cursor p = b->c;
    Decimal whole[2], digits = decimal_int(0);
    int places = 0;

    if (!b->sums.any || b->pointed || b->sums.range || b->arabic
        || !(cursor_eat(&p, TEXT("点")) || cursor_eat(&p, TEXT("點"))))
        return STEP_STOP;
    number_eat_gap(&p);
    for (; cursor_is(&p, LETTER_NUMERAL) && places < 9; places++) {
        if (!decimal_shift(digits, 1, &digits) || !decimal_add(digits, decimal_int(p.letter->value), &digits))
            return STEP_FAIL;
        cursor_next(&p);
    }
    if (!places || cursor_is(&p, LETTER_TEN))
        return STEP_STOP;
    if (!sums_close(&b->sums, whole) || !decimal_shift(digits, -places, &digits)
        || !decimal_add(whole[0], digits, &whole[0]))
        return STEP_FAIL;
    b->sums = (Sums){ 0 };
    sums_say(&b->sums, whole[0], whole[0]);
    b->n.places = places;
    b->scales_only = false;
    b->pointed = true;
    b->c = p;
    return STEP_ON;
}

/* 二〇二三, 一九九八, 一二三: digits said one by one. Two of them are left to ranges. */
static bool eat_positional(Body *b)
{
    Cursor p = b->c;
    int64_t number = 0;
    int count = 0;
    bool zero = false;

    for (; cursor_is(&p, LETTER_NUMERAL) && count < 18; count++) {
        number = number * 10 + p.letter->value;
        zero |= p.letter->value == 0;
        cursor_next(&p);
    }
    if (count < 2 || cursor_is(&p, LETTER_TEN) || cursor_is(&p, LETTER_NUMERAL)
        || (count == 2 && (!zero || cursor_is(&p, LETTER_SCALE))))
        return false;
    sums_say(&b->sums, decimal_int(number), decimal_int(number));
    b->sums.spelled = true;
    b->n.positional = true;
    b->n.digits = count;
    b->scales_only = false;
    b->c = p;
    return true;
}

/* 三 百 五: a lone digit goes on behind a blank only when more digits do; 一 百姓 begins
 * a heading, 三 百 五百 tells two numbers. */
static bool digits_follow(const Cursor *ten)
{
    Cursor p = *ten;

    cursor_next(&p);
    number_eat_gap(&p);
    if (!cursor_is(&p, LETTER_NUMERAL) || p.letter->value == 0 || is_liang(&p))
        return false;
    cursor_next(&p);
    if (cursor_is(&p, LETTER_NUMERAL))
        cursor_next(&p); /* 三 百 三五百: a range, the second number */
    number_eat_gap(&p);
    return p.letter->kind != ten->letter->kind || p.letter->value < ten->letter->value;
}

/* Blanks inside a number: only where it plainly goes on (三百 五十 万, 1000 万). */
static void eat_gap(Body *b)
{
    const Sums *s = &b->sums;
    Cursor p = b->c;
    bool goes_on;

    number_eat_gap(&p);
    if (p.at == b->c.at || !s->any)
        return;
    if (b->arabic)
        goes_on = cursor_is(&p, LETTER_SCALE)
                  || (cursor_is(&p, LETTER_TEN) && p.letter->value == 3 && !sees_metric_unit(&p));
    else if (cursor_is(&p, LETTER_TEN) || cursor_is(&p, LETTER_SCALE))
        goes_on = s->ten || s->scale || b->pointed || digits_follow(&p);
    else if (cursor_is(&p, LETTER_NUMERAL))
        goes_on = !s->has_digit;
    else
        goes_on = cursor_is(&p, LETTER_PLAIN) || cursor_is(&p, LETTER_VAGUE); /* 点, 余: their steps look further */
    if (goes_on)
        b->c = p;
}

static Step step(Body *b)
{
    switch ((LetterKind)b->c.letter->kind) {
    case LETTER_DIGIT:
        return b->pointed ? STEP_STOP : step_arabic(b);
    case LETTER_NUMERAL:
        return b->pointed ? STEP_STOP : step_digit(b);
    case LETTER_TEN:
        return b->pointed ? STEP_STOP : step_ten(b);
    case LETTER_SCALE:
        return step_scale(b);
    default: {
        Step point = step_point(b);
        return point == STEP_STOP ? step_inner_bound(b) : point;
    }
    }
}

NumeralForm number_eat(Cursor *c, Numeral *n)
{
    Body b = { .c = *c, .n = *n, .scales_only = true }, before, before_digit = b;
    Decimal ends[2];
    Step taken = STEP_ON;
    bool after_zero = false;

    eat_positional(&b);
    while (taken == STEP_ON && b.c.length) {
        before = b;
        eat_gap(&b);
        bool digit = cursor_is(&b.c, LETTER_DIGIT) || cursor_is(&b.c, LETTER_NUMERAL);
        bool zero = cursor_is(&b.c, LETTER_NUMERAL) && b.c.letter->value == 0;
        NumeralBound bound = b.n.bound;
        taken = step(&b);
        if (taken == STEP_ON && digit && !after_zero)
            before_digit = before;
        else if (taken == STEP_BACK)
            b = before_digit;
        else if (taken == STEP_STOP && b.n.bound == bound)
            b = before;
        after_zero = taken == STEP_ON ? zero : after_zero && taken == STEP_STOP && b.n.bound == bound;
    }
    if ((after_zero && before_digit.sums.any) || (b.weight && b.sums.has_digit))
        b = before_digit;
    if (taken == STEP_FAIL || !b.sums.any || !sums_close(&b.sums, ends))
        return NUMERAL_NONE;
    if (c->letter->kind == LETTER_TEN && (c->letter->value == 2 || c->letter->value == 3) && !b.scales_only
        && b.n.bound == NUMERAL_AS_SAID)
        b.n.bound = NUMERAL_ABOUT; /* 百八十 */
    *n = b.n;
    *c = b.c;
    n->low = ends[0];
    n->high = ends[1];
    return b.scales_only ? NUMERAL_SCALE : b.sums.range ? NUMERAL_RANGE : NUMERAL_EXACT;
}
