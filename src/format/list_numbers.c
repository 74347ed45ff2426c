#include "format/list_numbers.h"

#include "base/utf8.h"

static const struct {
    Text name;
    NumberStyle style;
} ooxml_names[] = {
    { TEXT("bullet"), NUMBERS_NONE },
    { TEXT("none"), NUMBERS_NONE },
    { TEXT("decimalZero"), NUMBERS_ZERO },
    { TEXT("decimalFullWidth"), NUMBERS_WIDE },
    { TEXT("decimalFullWidth2"), NUMBERS_WIDE },
    { TEXT("upperRoman"), NUMBERS_ROMAN },
    { TEXT("lowerRoman"), NUMBERS_ROMAN_LOWER },
    { TEXT("upperLetter"), NUMBERS_LETTER },
    { TEXT("lowerLetter"), NUMBERS_LETTER_LOWER },
    { TEXT("chineseCounting"), NUMBERS_CHINESE_DIGITS },
    { TEXT("chineseCountingThousand"), NUMBERS_CHINESE },
    { TEXT("japaneseCounting"), NUMBERS_CHINESE },
    { TEXT("taiwaneseCounting"), NUMBERS_CHINESE_DIGITS },
    { TEXT("taiwaneseCountingThousand"), NUMBERS_CHINESE },
    { TEXT("ideographDigital"), NUMBERS_CHINESE_DIGITS },
    { TEXT("japaneseDigitalTenThousand"), NUMBERS_CHINESE_DIGITS },
    { TEXT("taiwaneseDigital"), NUMBERS_CHINESE_DIGITS },
    { TEXT("chineseLegalSimplified"), NUMBERS_FORMAL },
    { TEXT("ideographLegalTraditional"), NUMBERS_FORMAL },
    { TEXT("ideographTraditional"), NUMBERS_STEMS },
    { TEXT("ideographZodiac"), NUMBERS_BRANCHES },
    { TEXT("decimalEnclosedCircle"), NUMBERS_CIRCLED },
    { TEXT("decimalEnclosedCircleChinese"), NUMBERS_CIRCLED },
    { TEXT("decimalEnclosedParen"), NUMBERS_PARENTHESES },
    { TEXT("decimalEnclosedFullstop"), NUMBERS_FULL_STOP },
    { TEXT("ideographEnclosedCircle"), NUMBERS_CHINESE_CIRCLED },
};

static const struct {
    Text sample; /* how it begins */
    NumberStyle style;
} odf_samples[] = {
    { TEXT("一"), NUMBERS_CHINESE },    { TEXT("壹"), NUMBERS_FORMAL }, { TEXT("甲"), NUMBERS_STEMS },
    { TEXT("子"), NUMBERS_BRANCHES },   { TEXT("①"), NUMBERS_CIRCLED }, { TEXT("１"), NUMBERS_WIDE },
    { TEXT("01"), NUMBERS_ZERO },       { TEXT("1"), NUMBERS_DECIMAL }, { TEXT("I"), NUMBERS_ROMAN },
    { TEXT("i"), NUMBERS_ROMAN_LOWER }, { TEXT("A"), NUMBERS_LETTER },  { TEXT("a"), NUMBERS_LETTER_LOWER },
};

NumberStyle numbers_ooxml(Text name)
{
    for (size_t i = 0; i < sizeof ooxml_names / sizeof *ooxml_names; i++) {
        if (text_equal(name, ooxml_names[i].name))
            return ooxml_names[i].style;
    }
    return NUMBERS_DECIMAL;
}

NumberStyle numbers_odf(Text sample)
{
    for (size_t i = 0; i < sizeof odf_samples / sizeof *odf_samples; i++) {
        if (text_starts(sample, odf_samples[i].sample))
            return odf_samples[i].style;
    }
    return sample.len ? NUMBERS_DECIMAL : NUMBERS_NONE;
}

/* ---- writing ---------------------------------------------------------------------- */

static void add_code(Buffer *out, uint32_t code)
{
    out->len += utf8_write(code, buffer_reserve(out, 4));
}

/* The sign at `index` of a string of signs of three bytes each. */
static void add_sign(Buffer *out, const char *signs, int index)
{
    buffer_add(out, (Text){ signs + 3 * index, 3 });
}

/* Up to 9999, with digits and the signs of ten, hundred and thousand. */
static void write_counted(int number, const char *digits, const char *scales, bool ten_alone, Buffer *out)
{
    static const int values[] = { 1000, 100, 10, 1 };
    bool begun = false, gap = false;

    for (int i = 0; i < 4; i++) {
        int digit = number / values[i] % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap)
            add_sign(out, digits, 0);
        if (!(ten_alone && i == 2 && digit == 1 && !begun)) /* 十一, no 一十一 */
            add_sign(out, digits, digit);
        if (i < 3)
            add_sign(out, scales, 2 - i);
        begun = true;
        gap = false;
    }
}

static void write_digits(int number, const char *digits, Buffer *out)
{
    char decimal[16];
    int length = 0;

    for (; number > 0; number /= 10)
        decimal[length++] = (char)(number % 10);
    while (length > 0)
        add_sign(out, digits, decimal[--length]);
}

static void write_roman(int number, bool upper, Buffer *out)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } signs[] = {
        { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" },  { 400, "CD", "cd" }, { 100, "C", "c" },
        { 90, "XC", "xc" }, { 50, "L", "l" },    { 40, "XL", "xl" }, { 10, "X", "x" },    { 9, "IX", "ix" },
        { 5, "V", "v" },    { 4, "IV", "iv" },   { 1, "I", "i" },
    };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        for (; number >= signs[i].value; number -= signs[i].value)
            buffer_add(out, text_of(upper ? signs[i].upper : signs[i].lower));
    }
}

/* z is followed by aa, bb. */
static void write_letters(int number, char first, Buffer *out)
{
    for (int i = 0; i <= (number - 1) / 26; i++)
        buffer_add_char(out, (char)(first + (number - 1) % 26));
}

void numbers_write(NumberStyle style, int number, Buffer *out)
{
    static const char digits[] = "零一二三四五六七八九", plain[] = "〇一二三四五六七八九", tens[] = "十百千";
    static const char formal[] = "零壹贰叁肆伍陆柒捌玖", formal_tens[] = "拾佰仟";
    static const int most[] = {
        [NUMBERS_ROMAN] = 3999,         [NUMBERS_ROMAN_LOWER] = 3999, [NUMBERS_LETTER] = 780,
        [NUMBERS_LETTER_LOWER] = 780,   [NUMBERS_CHINESE] = 9999,     [NUMBERS_CHINESE_DIGITS] = INT32_MAX,
        [NUMBERS_FORMAL] = 9999,        [NUMBERS_STEMS] = 10,         [NUMBERS_BRANCHES] = 12,
        [NUMBERS_CIRCLED] = 50,         [NUMBERS_PARENTHESES] = 20,   [NUMBERS_FULL_STOP] = 20,
        [NUMBERS_CHINESE_CIRCLED] = 10, [NUMBERS_WIDE] = INT32_MAX,   [NUMBERS_ZERO] = 9,
    };

    if (style == NUMBERS_NONE)
        return;
    if (number < 1 || number > most[style])
        style = NUMBERS_DECIMAL;
    switch (style) {
    case NUMBERS_NONE:
    case NUMBERS_DECIMAL:
        buffer_add_int(out, number);
        break;
    case NUMBERS_ZERO:
        buffer_format(out, "%02d", number);
        break;
    case NUMBERS_WIDE:
        write_digits(number, "０１２３４５６７８９", out);
        break;
    case NUMBERS_ROMAN:
    case NUMBERS_ROMAN_LOWER:
        write_roman(number, style == NUMBERS_ROMAN, out);
        break;
    case NUMBERS_LETTER:
    case NUMBERS_LETTER_LOWER:
        write_letters(number, style == NUMBERS_LETTER ? 'A' : 'a', out);
        break;
    case NUMBERS_CHINESE:
        write_counted(number, digits, tens, true, out);
        break;
    case NUMBERS_CHINESE_DIGITS:
        if (number < 100)
            write_counted(number, digits, tens, true, out);
        else
            write_digits(number, plain, out);
        break;
    case NUMBERS_FORMAL:
        write_counted(number, formal, formal_tens, false, out);
        break;
    case NUMBERS_STEMS:
        add_sign(out, "甲乙丙丁戊己庚辛壬癸", number - 1);
        break;
    case NUMBERS_BRANCHES:
        add_sign(out, "子丑寅卯辰巳午未申酉戌亥", number - 1);
        break;
    case NUMBERS_CIRCLED:
        add_code(out, (uint32_t)(number <= 20   ? 0x2460 + number - 1
                                 : number <= 35 ? 0x3251 + number - 21
                                                : 0x32B1 + number - 36));
        break;
    case NUMBERS_PARENTHESES:
        add_code(out, (uint32_t)(0x2474 + number - 1));
        break;
    case NUMBERS_FULL_STOP:
        add_code(out, (uint32_t)(0x2488 + number - 1));
        break;
    case NUMBERS_CHINESE_CIRCLED:
        add_code(out, (uint32_t)(0x3280 + number - 1));
        break;
    }
}

void numbers_part(Buffer *label)
{
    if (label->len && (unsigned char)label->at[label->len - 1] < 0x80 && label->at[label->len - 1] != ' ')
        buffer_add_char(label, ' ');
}
