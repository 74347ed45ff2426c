#include "read/numeral.h"

#include "read/cursor.h"

/* 1,100 or １，１００ in groups of three; a full-width comma only between full-width digits. */
static bool sees_group(const Cursor *c)
{
    Cursor p = *c;
    bool wide = p.length == 3;

    if (!cursor_sees(&p, TEXT(",")) && !cursor_sees(&p, TEXT("，")))
        return false;
    cursor_next(&p);
    for (int i = 0; i < 3; i++) {
        if (!cursor_is(&p, LETTER_DIGIT) || (wide && p.length != 3))
            return false;
        cursor_next(&p);
    }
    return !cursor_is(&p, LETTER_DIGIT);
}

static bool sees_point(const Cursor *c)
{
    Cursor p = *c;

    if (!cursor_sees(&p, TEXT(".")) && !cursor_sees(&p, TEXT("．")))
        return false;
    cursor_next(&p);
    return cursor_is(&p, LETTER_DIGIT);
}

/* Arabic digits with groups and a point. False when there are none or too many. */
static bool eat_arabic(Cursor *c, Numeral *n, Decimal *value)
{
    int64_t coefficient = 0;
    int scale = 0, count = 0;
    bool behind = false, wide_before = false;

    for (;;) {
        if (cursor_is(c, LETTER_DIGIT)) {
            if (count++ >= 18)
                return false;
            coefficient = coefficient * 10 + c->letter->value;
            scale += behind;
            n->digits += !behind;
            wide_before = c->length == 3;
            cursor_next(c);
        } else if (!behind && count && count <= 15 && n->digits > 0 && sees_group(c)
                   && (c->length == 1 || wide_before)) {
            cursor_next(c);
        } else if (!behind && count && sees_point(c)) {
            behind = true;
            cursor_next(c);
        } else {
            break;
        }
    }
    n->places = scale;
    *value = decimal_make(coefficient, scale);
    return count > 0;
}

/* Sums of a number under way: low and high ends of what was said so far. */
typedef struct {
    Decimal total[2];   /* behind scales */
    Decimal section[2]; /* since the last scale */
    Decimal digit[2];   /* said but not yet placed */
    bool has_digit, any, range;
    int last_power;     /* of ten, of the last said part; 0 after a digit that stands alone */
    bool zero;          /* 零 was the last said */
} Sums;

static bool sums_place(Sums *s, int power)
{
    for (int i = 0; i < 2; i++) {
        Decimal placed;
        if (!decimal_shift(s->has_digit ? s->digit[i] : decimal_int(1), power, &placed)
            || !decimal_add(s->section[i], placed, &s->section[i]))
            return false;
        s->digit[i] = decimal_int(0);
    }
    s->has_digit = false;
    s->last_power = power;
    s->any = true;
    s->zero = false;
    return true;
}

static bool sums_scale(Sums *s, int power)
{
    for (int i = 0; i < 2; i++) {
        Decimal part, rest = decimal_int(0), limit;
        if (!decimal_add(s->section[i], s->has_digit ? s->digit[i] : decimal_int(0), &part))
            return false;
        /* 二十万亿: a larger scale multiplies all that was said before it. */
        if (!decimal_shift(decimal_int(1), power, &limit))
            return false;
        if (decimal_compare(s->total[i], limit) < 0) {
            if (!decimal_add(part, s->total[i], &part))
                return false;
        } else {
            rest = s->total[i];
        }
        if (!decimal_shift(part, power, &part) || !decimal_add(rest, part, &s->total[i]))
            return false;
        s->section[i] = decimal_int(0);
        s->digit[i] = decimal_int(0);
    }
    s->has_digit = false;
    s->last_power = power;
    s->zero = false;
    return true;
}

/* Adds what is left. 一千五 is 1500, 两万三 is 23000; 一千零五 is 1005. */
static bool sums_close(Sums *s, Decimal out[2])
{
    for (int i = 0; i < 2; i++) {
        Decimal digit = s->has_digit ? s->digit[i] : decimal_int(0);
        if (s->has_digit && s->last_power >= 2 && !s->zero && !decimal_shift(digit, s->last_power - 1, &digit))
            return false;
        if (!decimal_add(s->total[i], s->section[i], &out[i]) || !decimal_add(out[i], digit, &out[i]))
            return false;
    }
    return true;
}

/* 余 多 来 几 inside a number, before its scale: only when a scale follows or has been. */
static NumeralBound sees_inner_bound(const Cursor *c, size_t *length)
{
    static const struct {
        Text word;
        NumeralBound bound;
    } inner[] = {
        { { "余", 3 }, NUMERAL_OVER }, { { "多", 3 }, NUMERAL_OVER }, { { "几", 3 }, NUMERAL_OVER },
        { { "來", 3 }, NUMERAL_ABOUT }, { { "来", 3 }, NUMERAL_ABOUT }, { { "馀", 3 }, NUMERAL_OVER },
    };
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (cursor_sees(c, inner[i].word)) {
            *length = inner[i].word.len;
            return inner[i].bound;
        }
    return NUMERAL_AS_SAID;
}

static bool inner_bound_before_scale(const Cursor *c)
{
    Cursor p = *c;
    size_t length;

    if (!sees_inner_bound(&p, &length))
        return false;
    cursor_set(&p, p.at + length);
    return cursor_is(&p, LETTER_SCALE) || (cursor_is(&p, LETTER_TEN) && p.letter->value <= 3);
}

/* 二〇二三, 一九九八, 一二三: digits said one by one. Two digits are left to ranges. */
static size_t positional_run(const Cursor *c, int *count)
{
    Cursor p = *c;
    bool zero = false;

    *count = 0;
    while (cursor_is(&p, LETTER_NUMERAL)) {
        zero |= p.letter->value == 0;
        ++*count;
        cursor_next(&p);
    }
    if (*count < 2 || cursor_is(&p, LETTER_TEN))
        return 0;
    return *count > 2 || (zero && !cursor_is(&p, LETTER_SCALE)) ? p.at : 0;
}

static bool eat_positional(Cursor *c, Numeral *n, Decimal *value)
{
    int64_t number = 0;
    int count;
    size_t end = positional_run(c, &count);

    if (!end || count > 18)
        return false;
    while (c->at < end) {
        number = number * 10 + c->letter->value;
        cursor_next(c);
    }
    n->positional = true;
    n->digits = count;
    *value = decimal_int(number);
    return true;
}

/* 点 and digits behind a Chinese number: 九十七点四. */
static bool eat_chinese_point(Cursor *c, Numeral *n, Decimal *value)
{
    Cursor p = *c;
    Decimal digits = decimal_int(0);
    int places = 0;

    if (!cursor_eat(&p, TEXT("点")))
        return true;
    for (; cursor_is(&p, LETTER_NUMERAL) && places < 9; places++) {
        if (!decimal_shift(digits, 1, &digits) || !decimal_add(digits, decimal_int(p.letter->value), &digits))
            return false;
        cursor_next(&p);
    }
    if (!places)
        return true; /* 九点: not ours */
    n->places = places;
    *c = p;
    return decimal_shift(digits, -places, &digits) && decimal_add(*value, digits, value);
}

/* One digit, or two that make a range: 六七, 三五. */
static void eat_digit(Cursor *c, Sums *s)
{
    int low = c->letter->value;

    cursor_next(c);
    s->digit[0] = s->digit[1] = decimal_int(low);
    s->has_digit = s->any = true;
    if (low > 0 && cursor_is(c, LETTER_NUMERAL)) {
        int high = c->letter->value;
        if (high == low + 1 || (low == 3 && high == 5) || (low == 1 && high == 3)) {
            s->digit[1] = decimal_int(high);
            s->range = true;
            cursor_next(c);
        }
    }
}

static bool value_at_least(Decimal value, int power)
{
    Decimal limit;
    return decimal_shift(decimal_int(1), power, &limit) && decimal_compare(value, limit) >= 0;
}

/* 千 of 千米, 千克, 千瓦 belongs to the unit. */
static bool sees_metric_unit(const Cursor *c)
{
    static const Text units[] = { { "千米", 6 }, { "千克", 6 }, { "千瓦", 6 }, { "千卡", 6 }, { "千帕", 6 }, { "千伏", 6 }, { "千焦", 6 } };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cursor_sees(c, units[i]))
            return true;
    return false;
}

/* The body of a number without fractions: digits, tens and scales in any mixture. */
static NumeralForm eat_number(Cursor *c, Numeral *n)
{
    Sums s = { 0 };
    Decimal value;
    bool scale_only = true, arabic_open = false;
    size_t inner = 0;

    if (positional_run(c, &(int){ 0 })) {
        if (!eat_positional(c, n, &value) || !eat_chinese_point(c, n, &value))
            return NUMERAL_NONE;
        s.digit[0] = s.digit[1] = value;
        s.has_digit = s.any = true;
        scale_only = false;
    }
    while (c->length) {
        if (inner_bound_before_scale(c) && s.any) {
            n->bound = sees_inner_bound(c, &inner);
            cursor_set(c, c->at + inner);
        } else if (c->letter->kind == LETTER_DIGIT) {
            Numeral part = { 0 };
            Cursor before = *c;
            if (s.has_digit || arabic_open)
                break;
            if (!eat_arabic(c, &part, &value))
                return NUMERAL_NONE;
            if (s.last_power && value_at_least(value, s.last_power)) {
                *c = before; /* 3万40000: two numbers */
                break;
            }
            if (!s.any)
                n->digits = part.digits;
            n->places = part.places;
            s.digit[0] = s.digit[1] = value;
            s.has_digit = s.any = arabic_open = true;
            s.zero = true; /* 3万4: four, not four thousand */
            scale_only = false;
        } else if (c->letter->kind == LETTER_NUMERAL) {
            if (s.has_digit && !decimal_equal(s.digit[0], decimal_int(0)))
                break;
            if (c->letter->value == 0) {
                cursor_next(c);
                s.zero = true;
                if (!s.any) {
                    s.has_digit = s.any = true;
                    scale_only = false;
                }
                continue;
            }
            eat_digit(c, &s);
            scale_only = false;
            if (s.total[0].coefficient == 0 && s.section[0].coefficient == 0 && s.has_digit && !s.range
                && cursor_sees(c, TEXT("点"))) {
                value = s.digit[0];
                if (!eat_chinese_point(c, n, &value))
                    return NUMERAL_NONE;
                s.digit[0] = s.digit[1] = value;
            }
        } else if (c->letter->kind == LETTER_TEN && !(s.any && sees_metric_unit(c))) {
            int ten = c->letter->value;
            n->scaled = true;
            cursor_next(c);
            if (ten >= 20) { /* 廿 卅 卌 */
                s.digit[0] = s.digit[1] = decimal_int(ten / 10);
                s.has_digit = true;
                ten = 1;
            }
            scale_only = scale_only && ten != 1;
            if (!sums_place(&s, ten))
                return NUMERAL_NONE;
            arabic_open = false;
        } else if (c->letter->kind == LETTER_SCALE) {
            n->scaled = true;
            if (!s.any && !s.has_digit)
                s.has_digit = true, s.digit[0] = s.digit[1] = decimal_int(1);
            if (!sums_scale(&s, c->letter->value))
                return NUMERAL_NONE;
            s.any = true;
            arabic_open = false;
            cursor_next(c);
        } else {
            break;
        }
    }
    if (!s.any)
        return NUMERAL_NONE;

    Decimal ends[2];
    if (!sums_close(&s, ends))
        return NUMERAL_NONE;
    n->low = ends[0];
    n->high = ends[1];
    if (!n->positional && !arabic_open && n->scaled && !s.range && cursor_sees(c, TEXT("点"))) {
        if (!eat_chinese_point(c, n, &n->low))
            return NUMERAL_NONE;
        n->high = n->low;
        /* 一点五万: the scale stands behind the point */
    }
    if (cursor_is(c, LETTER_SCALE) && n->places) {
        if (!decimal_shift(n->low, c->letter->value, &n->low))
            return NUMERAL_NONE;
        n->high = n->low;
        n->scaled = true;
        cursor_next(c);
    }
    if (scale_only)
        return NUMERAL_SCALE;
    return s.range ? NUMERAL_RANGE : NUMERAL_EXACT;
}

/* x, ××, **, 2XX, 13xx, and the scale behind: x万. One that a Latin word goes on with is none. */
static bool eat_masked(Cursor *c)
{
    Cursor p = *c;
    size_t masks = 0, digits = 0;

    while (cursor_is(&p, LETTER_MASK) || cursor_is(&p, LETTER_DIGIT)) {
        if (p.letter->kind == LETTER_MASK)
            masks++;
        else
            digits++;
        cursor_next(&p);
        if (masks && digits && cursor_sees(&p, TEXT(".")) && p.at + 1 < p.text.len) {
            Cursor q = p;
            cursor_next(&q);
            if (cursor_is(&q, LETTER_MASK) || cursor_is(&q, LETTER_DIGIT))
                p = q;
        }
    }
    if (!masks || masks > 8)
        return false;
    if (p.length == 1 && ((p.text.at[p.at] | 0x20) >= 'a' && (p.text.at[p.at] | 0x20) <= 'z'))
        return false;
    while (cursor_is(&p, LETTER_SCALE) || cursor_is(&p, LETTER_TEN))
        cursor_next(&p);
    *c = p;
    return true;
}

/* 几十, 数千, 几个, 若干 is none. 十几 is read with its ten. */
static bool eat_vague(Cursor *c)
{
    Cursor p = *c;
    bool scale = false;

    if (!cursor_eat(&p, TEXT("几")) && !cursor_eat(&p, TEXT("数")) && !cursor_eat(&p, TEXT("幾")))
        return false;
    bool many = cursor_sees(c, TEXT("数"));
    while (cursor_is(&p, LETTER_SCALE) || cursor_is(&p, LETTER_TEN)) {
        cursor_next(&p);
        scale = true;
    }
    if (many && !scale)
        return false; /* 数人 is more often a verb or a name */
    *c = p;
    return true;
}

/* 点四 behind the numerator is read by eat_number; 百分之 names a scale, others a fraction. */
static NumeralPer per_of(Decimal denominator)
{
    static const int64_t scale[] = { 0, 100, 1000, 10000, 100000 };
    for (int i = PER_HUNDRED; i <= PER_HUNDRED_THOUSAND; i++)
        if (decimal_equal(denominator, decimal_int(scale[i])))
            return (NumeralPer)i;
    return PER_NOTHING;
}

static bool eat_of(Cursor *c)
{
    return cursor_eat(c, TEXT("分之"));
}

/* Behind a number: 分之 and the numerator. */
static bool eat_fraction(Cursor *c, Numeral *n)
{
    Cursor p = *c;
    Numeral top = { 0 };
    NumeralForm form;

    if (!eat_of(&p))
        return false;
    NumeralPer per = per_of(n->low);
    form = eat_number(&p, &top);
    if (per && form == NUMERAL_NONE && (cursor_is(&p, LETTER_MASK) || cursor_is(&p, LETTER_VAGUE))) {
        if (!(eat_masked(&p) || eat_vague(&p)))
            return false;
        n->form = cursor_is(c, LETTER_MASK) ? NUMERAL_MASKED : NUMERAL_VAGUE;
        n->per = per;
        *c = p;
        return true;
    }
    if (form != NUMERAL_EXACT && form != NUMERAL_RANGE && form != NUMERAL_SCALE)
        return false;
    if (per) {
        top.form = form == NUMERAL_RANGE ? NUMERAL_RANGE : NUMERAL_EXACT;
        top.per = per;
        top.arabic = n->arabic;
        *n = top;
    } else {
        if (form == NUMERAL_SCALE || n->low.coefficient == 0)
            return false;
        n->form = NUMERAL_FRACTION;
        n->high = n->low;
        n->low = top.low;
    }
    *c = p;
    return true;
}

/* 八成, 四成四, 两成半; not 完成, 三成立. */
static bool eat_tenths(Cursor *c, Numeral *n)
{
    static const Text others[] = { { "成立", 6 }, { "成员", 6 }, { "成为", 6 }, { "成绩", 6 }, { "成果", 6 },
                                   { "成功", 6 }, { "成效", 6 }, { "成本", 6 }, { "成年", 6 }, { "成人", 6 },
                                   { "成长", 6 }, { "成品", 6 }, { "成套", 6 }, { "成交", 6 }, { "成熟", 6 } };
    Cursor p = *c;
    Decimal ends[2];

    if (n->scaled || n->positional || decimal_compare(n->high, decimal_int(10)) > 0 || !cursor_sees(&p, TEXT("成")))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (cursor_sees(&p, others[i]))
            return false;
    cursor_eat(&p, TEXT("成"));
    if (!decimal_shift(n->low, 1, &ends[0]) || !decimal_shift(n->high, 1, &ends[1]))
        return false;
    if (cursor_eat(&p, TEXT("半"))) {
        for (int i = 0; i < 2; i++)
            if (!decimal_add(ends[i], decimal_int(5), &ends[i]))
                return false;
    } else if (cursor_is(&p, LETTER_NUMERAL) && !n->arabic) {
        Decimal more = decimal_int(p.letter->value);
        for (int i = 0; i < 2; i++)
            if (!decimal_add(ends[i], more, &ends[i]))
                return false;
        cursor_next(&p);
    }
    n->low = ends[0];
    n->high = ends[1];
    n->per = PER_HUNDRED;
    *c = p;
    return true;
}

Numeral numeral_read(const Lexicon *lexicon, Text text, size_t offset)
{
    Cursor c = cursor_at(lexicon, text, offset), first = c;
    Numeral n = { 0 };
    const Numeral none = { 0 };

    n.arabic = cursor_is(&c, LETTER_DIGIT);
    if (cursor_is(&c, LETTER_MASK) || (n.arabic && eat_masked(&first))) {
        if (!eat_masked(&c))
            return none;
        n.form = NUMERAL_MASKED;
        n.end = c.at;
        return n;
    }
    if (eat_vague(&c)) {
        n.form = NUMERAL_VAGUE;
        n.end = c.at;
        return n;
    }
    n.form = eat_number(&c, &n);
    if (n.form == NUMERAL_NONE)
        return none;
    if (eat_fraction(&c, &n) || eat_tenths(&c, &n)) {
        n.end = c.at;
        return n;
    }
    if (n.form == NUMERAL_EXACT && !n.arabic && n.scaled && cursor_is(&c, LETTER_VAGUE) && cursor_sees(&c, TEXT("几"))) {
        cursor_next(&c); /* 十几 */
        n.bound = NUMERAL_OVER;
    }
    n.end = c.at;
    return n;
}
