#include "format/number_format.h"

#include "format/spreadsheet_date.h"

#include <strings.h>

enum { DIGITS_MAX = 400, DIGITS_EXACT = 15, GENERAL_SIGNS = 10, SECTIONS = 4 };

/* 0.d1d2d3… × 10^point; no digits: zero. */
typedef struct {
    bool minus;
    char digits[DIGITS_MAX]; /* '0' to '9', the first and the last are no '0' */
    int count, point;
} Number;

static bool read_number(Text text, Number *out);
static void round_at(Number *number, int digits);
static int split_sections(Text pattern, Text sections[SECTIONS]);
static Text section_for(const Number *number, Text pattern, bool *says_sign);
static void write_general(Number number, Buffer *out);
static void write_section(Number number, Text section, bool says_sign, Buffer *out);

Text number_format_builtin(int id)
{
    static const struct {
        int id;
        Text pattern;
    } patterns[] = {
        { 1, TEXT("0") },
        { 2, TEXT("0.00") },
        { 3, TEXT("#,##0") },
        { 4, TEXT("#,##0.00") },
        { 9, TEXT("0%") },
        { 10, TEXT("0.00%") },
        { 14, TEXT("yyyy/m/d") },
        { 15, TEXT("yyyy/m/d") },
        { 16, TEXT("m/d") },
        { 17, TEXT("yyyy/m") },
        { 18, TEXT("h:mm") },
        { 19, TEXT("h:mm:ss") },
        { 20, TEXT("h:mm") },
        { 21, TEXT("h:mm:ss") },
        { 22, TEXT("yyyy/m/d h:mm") },
        { 27, TEXT("yyyy年m月") },
        { 28, TEXT("m月d日") },
        { 29, TEXT("m月d日") },
        { 30, TEXT("m/d/yyyy") },
        { 31, TEXT("yyyy年m月d日") },
        { 32, TEXT("h时mm分") },
        { 33, TEXT("h时mm分ss秒") },
        { 34, TEXT("h时mm分") },
        { 35, TEXT("h时mm分ss秒") },
        { 36, TEXT("yyyy年m月") },
        { 37, TEXT("#,##0") },
        { 38, TEXT("#,##0") },
        { 39, TEXT("#,##0.00") },
        { 40, TEXT("#,##0.00") },
        { 41, TEXT("#,##0") },
        { 42, TEXT("¥#,##0") },
        { 43, TEXT("#,##0.00") },
        { 44, TEXT("¥#,##0.00") },
        { 45, TEXT("mm:ss") },
        { 46, TEXT("h:mm:ss") },
        { 47, TEXT("mm:ss") },
        { 50, TEXT("yyyy年m月") },
        { 51, TEXT("m月d日") },
        { 52, TEXT("yyyy年m月") },
        { 53, TEXT("m月d日") },
        { 54, TEXT("m月d日") },
        { 55, TEXT("h时mm分") },
        { 56, TEXT("h时mm分ss秒") },
        { 57, TEXT("yyyy年m月") },
        { 58, TEXT("m月d日") },
    };

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        if (patterns[i].id == id)
            return patterns[i].pattern;
    }
    return TEXT("");
}

void number_format_write(Text text, Text pattern, bool since_1904, Buffer *out)
{
    Number number;
    bool says_sign = false;

    if (!read_number(text, &number)) {
        buffer_add(out, text);
        return;
    }
    round_at(&number, DIGITS_EXACT);
    Text section = section_for(&number, pattern, &says_sign);
    if (spreadsheet_date_is(section)) {
        Buffer plain = { 0 };
        write_general(number, &plain);
        if (!spreadsheet_date_write(text, section, since_1904, out))
            buffer_add(out, buffer_text(&plain));
        buffer_free(&plain);
    } else {
        write_section(number, section, says_sign, out);
    }
}

/* ---- digits ----------------------------------------------------------------------- */

static void trim(Number *number)
{
    int zeros = 0;

    while (zeros < number->count && number->digits[zeros] == '0')
        zeros++;
    memmove(number->digits, number->digits + zeros, (size_t)(number->count - zeros));
    number->count -= zeros;
    number->point -= zeros;
    while (number->count > 0 && number->digits[number->count - 1] == '0')
        number->count--;
    if (number->count == 0)
        number->point = 0;
}

static bool read_number(Text text, Number *out)
{
    size_t at = 0;
    bool any = false, point = false;
    int exponent = 0, sign = 1;

    *out = (Number){ 0 };
    if (at < text.len && (text.at[at] == '-' || text.at[at] == '+'))
        out->minus = text.at[at++] == '-';
    for (; at < text.len; at++) {
        char c = text.at[at];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        any = true;
        if (out->count == DIGITS_MAX)
            return false;
        out->digits[out->count++] = c;
        out->point += !point;
    }
    if (at < text.len && (text.at[at] == 'E' || text.at[at] == 'e')) {
        at++;
        if (at < text.len && (text.at[at] == '-' || text.at[at] == '+'))
            sign = text.at[at++] == '-' ? -1 : 1;
        for (; at < text.len && text.at[at] >= '0' && text.at[at] <= '9' && exponent < 1000; at++)
            exponent = exponent * 10 + (text.at[at] - '0');
    }
    out->point += sign * exponent;
    trim(out);
    return any && at == text.len && out->point < 310 && out->point > -310;
}

/* Keeps so many digits, half away from zero. */
static void round_at(Number *number, int digits)
{
    if (digits >= number->count)
        return;
    if (digits < 0) {
        number->count = 0;
        number->point = 0;
        return;
    }
    bool up = number->digits[digits] >= '5';
    number->count = digits;
    for (int i = digits - 1; up && i >= 0; i--) {
        up = number->digits[i] == '9';
        number->digits[i] = up ? '0' : (char)(number->digits[i] + 1);
    }
    if (up) {
        memmove(number->digits + 1, number->digits, (size_t)number->count);
        number->digits[0] = '1';
        number->count++;
        number->point++;
    }
    trim(number);
}

/* The digit `place` before (0 is the last one) or, when negative, behind the point. */
static char digit_at(const Number *number, int place)
{
    int index = number->point - 1 - place;

    return index >= 0 && index < number->count ? number->digits[index] : '0';
}

static void write_general(Number number, Buffer *out)
{
    int whole = number.point > 0 ? number.point : 1;

    if (number.point < number.count) /* it has decimals: so many as a cell has room for */
        round_at(&number, number.point + (whole < GENERAL_SIGNS ? GENERAL_SIGNS - whole : 0));
    if (number.minus && number.count)
        buffer_add_char(out, '-');
    for (int place = (number.point > 0 ? number.point : 1) - 1; place >= 0; place--)
        buffer_add_char(out, digit_at(&number, place));
    for (int place = -1; place >= number.point - number.count; place--) {
        if (place == -1)
            buffer_add_char(out, '.');
        buffer_add_char(out, digit_at(&number, place));
    }
}

/* ---- sections --------------------------------------------------------------------- */

/* Bytes of the sign at `at` of a pattern that stands for itself, quoted or not; 0: it is none. `words` is what it shows. */
static size_t literal_at(Text pattern, size_t at, Text *words)
{
    char c = pattern.at[at];

    *words = TEXT("");
    if (c == '"') {
        size_t end = at + 1;
        while (end < pattern.len && pattern.at[end] != '"')
            end++;
        *words = text_slice(pattern, at + 1, end);
        return (end < pattern.len ? end + 1 : end) - at;
    }
    if (c == '\\' || c == '!' || c == '_' || c == '*') {
        size_t end = at + 2;
        while (end < pattern.len && ((unsigned char)pattern.at[end] & 0xC0) == 0x80)
            end++;
        if (c == '\\' || c == '!')
            *words = text_slice(pattern, at + 1, end);
        return (end < pattern.len ? end : pattern.len) - at;
    }
    if (c == '[') {
        size_t end = at + text_find(text_slice(pattern, at, pattern.len), TEXT("]"));
        Text inside = text_slice(pattern, at + 1, end);
        if (text_starts(inside, TEXT("$"))) /* [$¥-804] */
            *words = text_slice(inside, 1, text_find(inside, TEXT("-")));
        return (end < pattern.len ? end + 1 : pattern.len) - at;
    }
    if (strchr("0#?.,%;@", c))
        return 0;
    *words = text_slice(pattern, at, at + 1);
    return 1;
}

static int split_sections(Text pattern, Text sections[SECTIONS])
{
    size_t start = 0;
    int count = 0;
    Text words;

    for (size_t at = 0; at <= pattern.len && count < SECTIONS;) {
        if (at == pattern.len || pattern.at[at] == ';') {
            sections[count++] = text_slice(pattern, start, at);
            start = ++at;
        } else {
            size_t length = literal_at(pattern, at, &words);
            at += length ? length : 1;
        }
    }
    return count;
}

/* The number is below, at or above that of a condition: [>=10000]. */
static int compare(const Number *number, const Number *other)
{
    if (number->minus != other->minus || number->count == 0 || other->count == 0) {
        int own = number->count == 0 ? 0
                  : number->minus    ? -1
                                     : 1,
            its = other->count == 0 ? 0
                  : other->minus    ? -1
                                    : 1;
        return (own > its) - (own < its);
    }
    int sign = number->minus ? -1 : 1;
    if (number->point != other->point)
        return number->point > other->point ? sign : -sign;
    for (int i = 0; i < number->count || i < other->count; i++) {
        char own = i < number->count ? number->digits[i] : '0', its = i < other->count ? other->digits[i] : '0';
        if (own != its)
            return own > its ? sign : -sign;
    }
    return 0;
}

/* Whether a section has a condition, and the number meets it. */
static bool condition(Text section, const Number *number, bool *meets)
{
    size_t start = 0;

    while (start < section.len && section.at[start] == '[') {
        size_t end = start + text_find(text_slice(section, start, section.len), TEXT("]"));
        Text inside = text_slice(section, start + 1, end), value = inside;
        Number limit;
        bool less = text_starts(inside, TEXT("<")), more = text_starts(inside, TEXT(">"));
        bool same =
            text_starts(inside, TEXT("=")) || text_starts(inside, TEXT("<=")) || text_starts(inside, TEXT(">="));
        while (value.len && strchr("<>=", value.at[0]))
            value = text_slice(value, 1, value.len);
        if ((less || more || same) && read_number(value, &limit)) {
            int order = compare(number, &limit);
            *meets = (less && order < 0) || (more && order > 0) || (same && order == 0)
                     || (text_starts(inside, TEXT("<>")) && order != 0);
            return true;
        }
        start = end + 1;
    }
    return false;
}

/* The part of the pattern for this number. `says_sign`: it shows by itself that the number is negative. */
static Text section_for(const Number *number, Text pattern, bool *says_sign)
{
    Text sections[SECTIONS] = { 0 };
    int count = split_sections(pattern, sections);
    bool meets, asked = false;

    for (int i = 0; i < count; i++) {
        if (condition(sections[i], number, &meets)) {
            asked = true;
            if (meets)
                return sections[i];
        } else if (asked) {
            return sections[i];
        }
    }
    if (asked)
        return TEXT("");
    *says_sign = count > 1 && number->minus && number->count;
    if (*says_sign)
        return sections[1];
    return count > 2 && number->count == 0 ? sections[2] : sections[0];
}

/* ---- writing ---------------------------------------------------------------------- */

typedef struct {
    int whole, decimals; /* places for digits before and behind the point */
    int least;           /* digits before the point that are always shown */
    int percents, thousands;
    bool grouped, point, other; /* other: fractions and powers, which are shown as they are */
    bool words;                 /* it has words of its own beside brackets and signs of money */
} Plan;

static Plan plan_of(Text section)
{
    Plan plan = { 0 };
    Text words;
    int commas = 0;

    for (size_t at = 0; at < section.len;) {
        size_t length = literal_at(section, at, &words);
        char c = section.at[at];
        if (length) {
            plan.other |= (c == 'E' || c == 'e' || c == '/') && plan.whole + plan.decimals > 0;
            plan.words |= words.len && !strchr("()¥$ +", words.at[0]);
            at += length;
            continue;
        }
        if (c == '0' || c == '#' || c == '?') {
            plan.grouped |= commas > 0;
            commas = 0;
            if (plan.point)
                plan.decimals++;
            else
                plan.whole++;
            plan.least += !plan.point && c == '0';
        } else if (c == '.') {
            plan.point = true;
        } else if (c == ',') {
            commas += plan.whole + plan.decimals > 0;
        } else if (c == '%') {
            plan.percents++;
        }
        at++;
    }
    plan.thousands = commas < 8 ? commas : 8; /* behind the last digit: divided by 1000 */
    return plan;
}

static void write_whole(const Number *number, int from, int to, const Plan *plan, Buffer *out)
{
    for (int place = from; place >= to; place--) {
        if (place >= plan->least && place >= number->point)
            continue;
        buffer_add_char(out, digit_at(number, place));
        if (plan->grouped && place > 0 && place % 3 == 0)
            buffer_add_char(out, ',');
    }
}

static void write_section(Number number, Text section, bool says_sign, Buffer *out)
{
    Plan plan = plan_of(section);
    Text words;
    int place = plan.whole;
    bool point = false;

    if (section.len >= 7 && strncasecmp(section.at, "General", 7) == 0) {
        write_general(number, out);
        for (size_t at = 7, length; at < section.len; at += length ? length : 1) {
            length = literal_at(section, at, &words);
            buffer_add(out, words);
        }
        return;
    }
    if (plan.other || section.len == 0 || (plan.whole + plan.decimals == 0 && text_contains(section, TEXT("@")))) {
        write_general(number, out);
        return;
    }
    if (number.count) {
        number.point += 2 * plan.percents - 3 * plan.thousands;
        round_at(&number, number.point + plan.decimals);
    }
    if (number.minus && number.count && !(says_sign && (plan.words || text_contains(section, TEXT("-")))))
        buffer_add_char(out, '-');
    for (size_t at = 0; at < section.len;) {
        size_t length = literal_at(section, at, &words);
        char c = section.at[at];
        if (length) {
            bool bracket = words.len == 1 && strchr("()", *words.at);
            if (!(says_sign && bracket && !plan.words))
                buffer_add(out, words);
            at += length;
            continue;
        }
        if (c == '%') {
            buffer_add_char(out, '%');
        } else if (c == '.' && plan.decimals) {
            point = true;
            place = 0;
        } else if ((c == '0' || c == '#' || c == '?') && !point) {
            int first = place == plan.whole && number.point > plan.whole ? number.point - 1 : place - 1;
            write_whole(&number, first, place - 1, &plan, out);
            place--;
        } else if (c == '0' || c == '#' || c == '?') {
            place--;
            bool shown = c == '0' || place >= number.point - number.count;
            if (shown && place == -1)
                buffer_add_char(out, '.');
            if (shown)
                buffer_add_char(out, digit_at(&number, place));
        }
        at++;
    }
}
