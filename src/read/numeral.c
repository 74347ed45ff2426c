#include "read/numeral.h"

#include "read/number.h"

static bool is_latin(const Cursor *c)
{
    return c->length == 1 && (c->text.at[c->at] | 0x20) >= 'a' && (c->text.at[c->at] | 0x20) <= 'z';
}

enum { MASKS_MOST = 8, DIGITS_MOST = 20 }; /* a line to write on may be longer: ________ */

/* x, ××, **, 2XX, 13xx, 41.X7, and the scale behind: x万. One that a Latin word goes on with
 * is none. */
static bool eat_masked(Cursor *c)
{
    Cursor p = *c;
    size_t masks = 0, digits = 0;
    bool lines = p.at > 0 && p.text.at[p.at - 1] == '_';

    while (cursor_is(&p, LETTER_MASK) || cursor_is(&p, LETTER_DIGIT)) {
        bool line = p.code == '_' || p.code == U'＿';

        if (p.letter->kind == LETTER_MASK)
            masks += !line || !masks;
        else if (lines || digits++ > DIGITS_MOST) /* __12__: bold in Markdown */
            return false;
        lines |= line;
        cursor_next(&p);
        Cursor sign = p;
        if (cursor_eat(&sign, TEXT("."))
            && (cursor_is(&sign, LETTER_MASK) || (masks && cursor_is(&sign, LETTER_DIGIT))))
            p = sign;
        else if (cursor_eat(&sign, TEXT(",")) && digits + masks <= 3
                 && (cursor_is(&sign, LETTER_MASK) || cursor_is(&sign, LETTER_DIGIT)))
            p = sign; /* 5,1XX */
    }
    if (!masks || masks > MASKS_MOST || is_latin(&p))
        return false;
    while (cursor_is(&p, LETTER_SCALE) || cursor_is(&p, LETTER_TEN))
        cursor_next(&p);
    *c = p;
    return true;
}

/* 几十, 数千, 几个; not 数人, which is more often a verb or a name. 十几 is read with its ten. */
static bool eat_vague(Cursor *c, bool *scaled)
{
    Cursor p = *c;
    bool many = cursor_sees(&p, TEXT("数")) || cursor_sees(&p, TEXT("數"));

    if (!many && !cursor_sees(&p, TEXT("几")) && !cursor_sees(&p, TEXT("幾")))
        return false;
    cursor_next(&p);
    *scaled = cursor_is(&p, LETTER_SCALE) || cursor_is(&p, LETTER_TEN);
    while (cursor_is(&p, LETTER_SCALE) || cursor_is(&p, LETTER_TEN))
        cursor_next(&p);
    if (many && !*scaled)
        return false;
    *c = p;
    return true;
}

/* 百分之 names a scale; other denominators make a fraction. */
static NumeralPer per_of(Decimal denominator)
{
    static const int64_t scale[] = { 0, 100, 1000, 10000, 100000 };
    for (int i = PER_HUNDRED; i <= PER_HUNDRED_THOUSAND; i++)
        if (decimal_equal(denominator, decimal_int(scale[i])))
            return (NumeralPer)i;
    return PER_NOTHING;
}

/* 分之, perhaps spaced out. */
static bool eat_of(Cursor *c)
{
    Cursor p = *c;

    number_eat_gap(&p);
    if (!cursor_eat(&p, TEXT("分")))
        return false;
    number_eat_gap(&p);
    if (!cursor_eat(&p, TEXT("之")))
        return false;
    number_eat_gap(&p);
    *c = p;
    return true;
}

/* Behind a number: 分之 and the numerator. */
static bool eat_fraction(Cursor *c, Numeral *n)
{
    Cursor p = *c;
    Numeral top = { 0 };
    NumeralForm form;
    bool scaled;

    if (cursor_sees(&p, TEXT("分百")) && !n->arabic && decimal_equal(n->low, decimal_int(100))) { /* 百分百 */
        cursor_set(c, p.at + TEXT("分百").len);
        *n = (Numeral){
            .form = NUMERAL_EXACT, .per = PER_HUNDRED, .low = decimal_int(100), .high = decimal_int(100)
        };
        return true;
    }
    if (!eat_of(&p))
        return false;
    NumeralPer per = per_of(n->low);
    if (per && (cursor_is(&p, LETTER_MASK) || cursor_is(&p, LETTER_VAGUE))) {
        form = cursor_is(&p, LETTER_MASK) ? NUMERAL_MASKED : NUMERAL_VAGUE;
        if (!eat_masked(&p) && !eat_vague(&p, &scaled))
            return false;
        n->form = form;
        n->per = per;
        *c = p;
        return true;
    }
    form = number_eat(&p, &top);
    if (form == NUMERAL_NONE)
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

/* 三百五又三分之一: a whole and a fraction make one fraction. */
static bool eat_mixed(Cursor *c, Numeral *n)
{
    Cursor p = *c;
    Numeral top = { 0 }, bottom = { 0 };
    Decimal whole;

    number_eat_gap(&p);
    if (n->form != NUMERAL_EXACT || !cursor_eat(&p, TEXT("又")))
        return false;
    number_eat_gap(&p);
    if (number_eat(&p, &bottom) == NUMERAL_NONE || !eat_of(&p) || number_eat(&p, &top) != NUMERAL_EXACT
        || bottom.low.coefficient == 0)
        return false;
    if (!decimal_multiply(n->low, bottom.low, &whole) || !decimal_add(whole, top.low, &whole))
        return false;
    n->form = NUMERAL_FRACTION;
    n->low = whole;
    n->high = bottom.low;
    *c = p;
    return true;
}

/* Words that begin with 成 or 折 and make no share of the number before them. */
static bool sees_other_word(const Cursor *c)
{
    static const Text words[] = { { "成立", 6 }, { "成员", 6 }, { "成为", 6 }, { "成绩", 6 }, { "成果", 6 },
                                  { "成功", 6 }, { "成效", 6 }, { "成本", 6 }, { "成年", 6 }, { "成人", 6 },
                                  { "成长", 6 }, { "成品", 6 }, { "成套", 6 }, { "成交", 6 }, { "成熟", 6 },
                                  { "折合", 6 }, { "折算", 6 }, { "折叠", 6 }, { "折页", 6 }, { "折旧", 6 },
                                  { "折扣", 6 }, { "折子", 6 }, { "折抵", 6 }, { "折价", 6 }, { "折线", 6 },
                                  { "折腾", 6 } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cursor_sees(c, words[i]))
            return true;
    return false;
}

static bool add_to_both(Numeral *n, int64_t more)
{
    return decimal_add(n->low, decimal_int(more), &n->low) && decimal_add(n->high, decimal_int(more), &n->high);
}

/* 八成, 四成四, 两成半, 九折: tenths; 75折 says its percent itself. */
static bool eat_tenths(Cursor *c, Numeral *n)
{
    Cursor p = *c;
    Numeral percent = *n;

    if (n->places)
        number_eat_gap(&p); /* 六 点 五 成 */
    bool price = cursor_sees(&p, TEXT("折"));
    int power = price && n->arabic && n->digits == 2 && !n->places ? 0 : 1;
    if (n->scaled || n->positional || n->form == NUMERAL_FRACTION || !(price || cursor_sees(&p, TEXT("成")))
        || sees_other_word(&p) || (power && decimal_compare(n->high, decimal_int(10)) > 0))
        return false;
    cursor_next(&p);
    if (!decimal_shift(n->low, power, &percent.low) || !decimal_shift(n->high, power, &percent.high))
        return false;
    if (!price && cursor_eat(&p, TEXT("半"))) {
        if (!add_to_both(&percent, 5))
            return false;
    } else if (!price && cursor_is(&p, LETTER_NUMERAL) && !n->arabic) {
        if (!add_to_both(&percent, p.letter->value))
            return false;
        cursor_next(&p);
    }
    percent.per = PER_HUNDRED;
    *n = percent;
    *c = p;
    return true;
}

/* 肆 陆 拾 …: as a number they are written together, or before 元; alone they are 放肆, 登陆, 拾起. */
static bool is_lone_formal(const Lexicon *lexicon, Text text, size_t start, const Cursor *end)
{
    static const Text formal = TEXT("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟");
    static const Text units[] = { { "元", 3 }, { "圆", 3 }, { "角", 3 }, { "分", 3 } };
    size_t length;

    letter_at(lexicon, text, start, &length);
    if (end->at != start + length || !text_contains(formal, text_slice(text, start, end->at)))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cursor_sees(end, units[i]))
            return false;
    return true;
}

/* A minus in front of digits; not the sign between two numbers (3-5, 2021－2025). */
static bool eat_minus(Cursor *c)
{
    static const Text signs[] = { { "-", 1 }, { "－", 3 }, { "−", 3 }, { "负", 3 }, { "負", 3 } };
    Cursor p = *c;
    size_t before = c->at;

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (cursor_eat(&p, signs[i]))
            break;
    if (p.at == c->at || !(cursor_is(&p, LETTER_DIGIT) || cursor_is(&p, LETTER_NUMERAL)))
        return false;
    while (before && ((unsigned char)p.text.at[before - 1] & 0xC0) == 0x80)
        before--;
    if (before) {
        Cursor last = cursor_at(p.lexicon, p.text, before - 1);
        if (last.letter->kind != LETTER_PLAIN && last.letter->kind != LETTER_OPEN
            && last.letter->kind != LETTER_BLANK && last.letter->kind != LETTER_COMMA)
            return false;
        if (cursor_sees(&last, TEXT("-")) || cursor_sees(&last, TEXT("－")) || cursor_sees(&last, TEXT("%")))
            return false;
    }
    *c = p;
    return true;
}

static void negate(Numeral *n)
{
    Decimal low = n->low;
    bool range = n->form == NUMERAL_RANGE;

    n->low = range ? n->high : low;
    n->low.coefficient = -n->low.coefficient;
    n->high = n->form == NUMERAL_FRACTION ? n->high : range ? low : n->low;
    if (range)
        n->high.coefficient = -n->high.coefficient;
}

/* True when nothing numeral can follow: no digit, scale, point, share or inner bound. */
static bool ends_number(const Lexicon *lexicon, Text text, size_t at)
{
    size_t length;
    uint32_t code = code_at(text, at, &length);

    switch (code) {
    case 0:
    case '.':
    case ',':
    case U'．':
    case U'余':
    case U'馀':
    case U'多':
    case U'来':
    case U'來':
    case U'分':
    case U'成':
    case U'折':
    case U'又':
    case U'点':
    case U'點':
        return false;
    case '%':
        return true;
    case U'、':
        return !number_joined(lexicon, text, at);
    default:
        break;
    }
    LetterKind kind = (LetterKind)lexicon_kind(lexicon, code)->kind;
    if (kind == LETTER_PLAIN)
        return length > 1;
    return kind >= LETTER_STOP && kind != LETTER_BLANK;
}

/* 万 or 亿 behind plain digits, and nothing numeral behind it: 3.26万元. */
static bool eat_plain_scale(const Lexicon *lexicon, Text text, size_t *at, Decimal *value)
{
    size_t length;
    uint32_t code = code_at(text, *at, &length);

    if ((code != U'万' && code != U'亿') || !ends_number(lexicon, text, *at + length))
        return false;
    *at += length;
    return decimal_shift(*value, code == U'万' ? 4 : 8, value);
}

/* Digits with a point, perhaps 万 or 亿: 3000份, 98.3%, 3.26万元. */
static bool read_plain_digits(const Lexicon *lexicon, Text text, size_t offset, Numeral *n)
{
    int64_t coefficient = 0;
    size_t at = offset, point = 0;

    while (at < text.len && at - offset < 16) {
        char digit = text.at[at];
        if (digit >= '0' && digit <= '9')
            coefficient = coefficient * 10 + (digit - '0');
        else if (digit == '.' && !point && at > offset && at + 1 < text.len && text.at[at + 1] >= '0'
                 && text.at[at + 1] <= '9')
            point = at;
        else
            break;
        at++;
    }
    if (at == offset || at - offset >= 16)
        return false;
    *n = (Numeral){ .form = NUMERAL_EXACT, .arabic = true, .places = point ? (int)(at - point - 1) : 0 };
    n->digits = (int)((point ? point : at) - offset);
    n->low = decimal_make(coefficient, n->places);
    if (!ends_number(lexicon, text, at)) {
        if (!eat_plain_scale(lexicon, text, &at, &n->low))
            return false;
        n->scaled = true;
    }
    n->high = n->low;
    n->end = at;
    return true;
}

/* The value of 一 to 九, or 0. 零, 两 and 壹 … 玖 may mean something else: the rest knows. */
static int plain_value(uint32_t code)
{
    switch (code) {
    case U'一':
        return 1;
    case U'二':
        return 2;
    case U'三':
        return 3;
    case U'四':
        return 4;
    case U'五':
        return 5;
    case U'六':
        return 6;
    case U'七':
        return 7;
    case U'八':
        return 8;
    case U'九':
        return 9;
    default:
        return 0;
    }
}

/* 三, 两, 十, 十二, 二十, 二十五. */
static bool read_plain_words(const Lexicon *lexicon, Text text, size_t offset, Numeral *n)
{
    size_t at = offset, length;
    uint32_t code = code_at(text, at, &length);
    int value = plain_value(code);
    bool ten = false;

    if (value || code == U'两') {
        at += length;
        ten = value && code_at(text, at, &length) == U'十';
        value = value ? value : 2;
    } else if (code == U'十') {
        value = 1;
        ten = true;
    }
    if (ten) {
        at += length;
        int digit = plain_value(code_at(text, at, &length));
        at += digit ? length : 0;
        value = value * 10 + digit;
    }
    if (!value || !ends_number(lexicon, text, at))
        return false;
    *n = (Numeral){
        .form = NUMERAL_EXACT, .scaled = ten, .end = at, .low = decimal_int(value), .high = decimal_int(value)
    };
    return true;
}

/* Most numbers are a few digits, or one or two numerals, with a unit behind: these are
 * read at once; what something numeral may follow is left to the rest. */
static bool read_plain(const Lexicon *lexicon, Text text, size_t offset, Numeral *n)
{
    if (offset < text.len && text.at[offset] >= '0' && text.at[offset] <= '9')
        return read_plain_digits(lexicon, text, offset, n);
    return read_plain_words(lexicon, text, offset, n);
}

/* No number begins with this letter, nor with a minus. */
static bool begins_none(const Lexicon *lexicon, Text text, size_t offset)
{
    size_t length;
    uint32_t code = code_at(text, offset, &length);
    const Letter *letter = lexicon_kind(lexicon, code);

    return !length
           || ((letter->kind < LETTER_DIGIT || letter->kind > LETTER_MASK) && code != '-' && code != U'－'
               && code != U'−' && code != U'负' && code != U'負');
}

Numeral numeral_read(const Lexicon *lexicon, Text text, size_t offset)
{
    Numeral n = { 0 };
    const Numeral none = { 0 };

    if (begins_none(lexicon, text, offset))
        return none;
    if (read_plain(lexicon, text, offset, &n))
        return n;
    Cursor c = cursor_at(lexicon, text, offset);
    bool minus = !cursor_is(&c, LETTER_DIGIT) && !cursor_is(&c, LETTER_NUMERAL) && eat_minus(&c);
    size_t start = c.at;

    n.arabic = cursor_is(&c, LETTER_DIGIT);
    if (!minus && (n.arabic || cursor_is(&c, LETTER_MASK)) && eat_masked(&c)) {
        n.form = NUMERAL_MASKED;
    } else if (eat_vague(&c, &n.scaled)) {
        n.form = NUMERAL_VAGUE;
    } else {
        n.form = number_eat(&c, &n);
        if (n.form == NUMERAL_NONE)
            return none;
        if (!eat_fraction(&c, &n) && !eat_mixed(&c, &n) && !eat_tenths(&c, &n)) {
            if (is_lone_formal(lexicon, text, start, &c))
                return none;
            if (n.form == NUMERAL_EXACT && !n.arabic && n.scaled
                && (cursor_eat(&c, TEXT("几")) || cursor_eat(&c, TEXT("幾"))))
                n.bound = NUMERAL_OVER; /* 十几 */
        }
    }
    if (minus)
        negate(&n);
    n.end = c.at;
    return n;
}
