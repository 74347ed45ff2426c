/* privacy_numbers.c - numbers that tell who somebody is.
 *
 * Identity numbers of 18 digits by check digit, region and day of birth and of 15 by region and day
 * (GB 11643), disability cards (an identity number and two digits), mobile telephones and bank cards
 * (ISO/IEC 7812, Luhn): in any digits (0 ０ 〇), in groups parted by blanks, dashes or dots, and over
 * the end of a line. Codes of organisations, of papers and amounts are nobody's. */
#include "check/privacy.h"

#include "base/date.h"
#include "base/utf8.h"

enum {
    DIGITS_MOST = 20,
    GROUPS_MOST = 20, /* each digit may stand alone */
    BLANKS_MOST = 3,  /* between two groups */
    ID_DIGITS = 18,
    OLD_ID_DIGITS = 15,
    CARD_DIGITS = 20,
    PHONE_DIGITS = 11
};

typedef struct {
    size_t start, end;
    size_t digits; /* of this group and all before it */
    bool broken;   /* a line ended before it */
} Group;

/* Digits as a person would read them on. */
typedef struct {
    Group groups[GROUPS_MOST];
    size_t group_count;
    uint8_t digits[DIGITS_MOST + 1]; /* an X at the end is 10 */
} Run;

typedef enum { DIGIT_NONE, DIGIT_ARABIC, DIGIT_HAN, DIGIT_X } DigitKind;

static DigitKind digit_of(uint32_t code, uint8_t *value)
{
    static const uint32_t han[] = {
        0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D
    };

    code = utf8_narrow(code);
    if (code >= '0' && code <= '9') {
        *value = (uint8_t)(code - '0');
        return DIGIT_ARABIC;
    }
    if (code == 'X' || code == 'x') {
        *value = 10;
        return DIGIT_X;
    }
    if (code == 0x96F6 || code == 0x5E7A) { /* 零 幺 */
        *value = code == 0x5E7A;
        return DIGIT_HAN;
    }
    for (size_t i = 0; i < sizeof han / sizeof *han; i++)
        if (code == han[i]) {
            *value = (uint8_t)i;
            return DIGIT_HAN;
        }
    return DIGIT_NONE;
}

/* Where the next group may begin: behind at most three blanks, one sign and one end of a line. */
static size_t gap_end(Text text, size_t at, bool *broken)
{
    int blanks = 0, signs = 0, ends = 0;
    size_t length;

    for (; at < text.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(text, at, &length));
        if (code == '\n')
            ends++;
        else if (code == ' ' || code == 0xA0 || code == '\r' || code == 0x200B || code == 0xFEFF || code == 0xAD)
            blanks++;
        else if (code == '-' || code == '.' || code == 0xB7 || code == 0x2022 || code == 0x2013 || code == 0x2014
                 || code == 0x2010 || code == 0x2011 || code == 0x2212)
            signs++;
        else
            break;
    }
    *broken = ends > 0;
    return ends < 2 && signs < 2 && blanks <= (ends ? 2 : 1) * BLANKS_MOST ? at : text.len;
}

/* One group of digits of one kind at `at`; `run` gets as many as it can hold. Returns its end. */
static size_t group_at(Text text, size_t at, Run *run, size_t *digits)
{
    size_t length;
    uint8_t value = 0;
    DigitKind kind = DIGIT_NONE;

    for (; at < text.len; at += length) {
        DigitKind next = digit_of(utf8_read(text, at, &length), &value);

        if (next == DIGIT_X && *digits == ID_DIGITS - 1)
            next = kind == DIGIT_NONE ? DIGIT_ARABIC : kind;
        else if (next == DIGIT_NONE || next == DIGIT_X || (kind != DIGIT_NONE && next != kind))
            break;
        if (*digits < DIGITS_MOST)
            run->digits[*digits] = value;
        ++*digits;
        kind = next;
        if (value == 10) {
            at += length;
            break;
        }
    }
    return at;
}

/* The groups from `at` on, as long as together they are not too many digits. */
static Run run_at(Text text, size_t at)
{
    Run run = { .group_count = 0 };
    size_t digits = 0;
    bool broken = false;

    while (run.group_count < GROUPS_MOST && at < text.len) {
        size_t end = group_at(text, at, &run, &digits);
        if (end == at || (digits > DIGITS_MOST && run.group_count))
            break;
        run.groups[run.group_count++] = (Group){ at, end, digits, broken };
        if (digits > DIGITS_MOST)
            break;
        at = gap_end(text, end, &broken);
    }
    return run;
}

static int number_of(const uint8_t *digits, size_t first, size_t count)
{
    int value = 0;

    for (size_t i = first; i < first + count; i++)
        value = value * 10 + digits[i];
    return value;
}

/* GB/T 2260: the first two digits are a province. */
static bool has_region(const uint8_t *digits)
{
    int province = number_of(digits, 0, 2);

    return (province >= 11 && province <= 15) || (province >= 21 && province <= 23)
           || (province >= 31 && province <= 37) || (province >= 41 && province <= 46)
           || (province >= 50 && province <= 54) || (province >= 61 && province <= 65) || province == 71
           || (province >= 81 && province <= 83);
}

static bool has_birth(const uint8_t *digits)
{
    int year = number_of(digits, 6, 4);

    return year >= 1900 && year < 2100
           && date_valid((Date){ year, number_of(digits, 10, 2), number_of(digits, 12, 2) });
}

/* GB 11643: weights 2^(17 - i) mod 11, the sum 1 modulo 11. */
static bool has_check_digit(const uint8_t *digits)
{
    static const uint8_t weights[ID_DIGITS] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1 };
    int sum = 0;

    for (size_t i = 0; i < ID_DIGITS; i++)
        sum += weights[i] * digits[i];
    return sum % 11 == 1;
}

static bool is_old_identity(const uint8_t *digits)
{
    return has_region(digits)
           && date_valid(
               (Date){ 1900 + number_of(digits, 6, 2), number_of(digits, 8, 2), number_of(digits, 10, 2) });
}

/* Every second digit from the right doubled, the sum a multiple of 10. Behind 银行卡号 also a mistyped one. */
static bool is_bank_card(const Checker *c, const uint8_t *digits, size_t count, size_t start)
{
    int sum = 0;

    if (count < 16 || count > 19 || digits[0] < 3 || digits[0] > 6)
        return false;
    if (privacy_label(c, WORDS_CARD_LEAD, start))
        return true;
    for (size_t i = 0; i < count; i++) {
        int digit = digits[count - 1 - i] * (i % 2 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

/* How phones are parted: 138 0013 8000, 138-00138000, 1380013 8000; anyhow over the end of a line. */
static bool parted_as_phone(const Run *run, size_t groups, size_t skip)
{
    static const uint8_t forms[][3] = { { 11, 0, 0 }, { 3, 11, 0 }, { 7, 11, 0 }, { 3, 7, 11 },
                                        { 4, 7, 11 }, { 4, 8, 11 }, { 3, 6, 11 }, { 4, 11, 0 } };
    size_t first = skip && run->groups[0].digits == skip ? 1 : 0; /* +86 138… */

    if (groups == 2 && run->groups[1].broken)
        return true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && groups - first <= 3; i++) {
        size_t k = 0;
        while (first + k < groups && run->groups[first + k].digits == forms[i][k] + skip)
            k++;
        if (first + k == groups)
            return true;
    }
    return false;
}

/* Amounts, counts and the middle of words: behind 万元, before 人, in ABC138… */
static bool stands_alone(const Checker *c, size_t start, size_t end)
{
    static const Text prefixes[] = { { "QQ", 2 }, { "qq", 2 }, { "Tel", 3 }, { "TEL", 3 }, { "tel", 3 },
                                     { "WX", 2 }, { "wx", 2 }, { "VX", 2 },  { "vx", 2 },  { "V", 1 } };
    Text text = c->r->text;
    unsigned char before = start > c->d->span.start ? (unsigned char)text.at[start - 1] : ' ';
    unsigned char behind = end < text.len ? (unsigned char)text.at[end] : ' ';
    bool prefixed = false;

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        prefixed = prefixed || text_ends(text_slice(text, c->d->span.start, start), prefixes[i]);
    if (!prefixed && ((before | 32) >= 'a' && (before | 32) <= 'z'))
        return false;
    if ((behind | 32) >= 'a' && (behind | 32) <= 'z')
        return false;
    if (behind == '.' && end + 1 < text.len && text.at[end + 1] >= '0' && text.at[end + 1] <= '9')
        return false;
    if (before == '.' && start > c->d->span.start + 1 && text.at[start - 2] >= '0' && text.at[start - 2] <= '9')
        return false;
    return !listed_at(c->r->catalog, WORDS_FIGURE_TAIL, text, end) && !privacy_label(c, WORDS_NUMBER_LEAD, start);
}

/* The digits with stars for all but the first and the last few. */
static Text mask_of(Checker *c, const uint8_t *digits, size_t count, size_t head, size_t tail)
{
    char *at = arena_alloc_raw(c->arena, count + 1);

    for (size_t i = 0; i < count; i++)
        at[i] = i >= head && i + tail < count ? '*' : digits[i] == 10 ? 'X' : (char)('0' + digits[i]);
    return (Text){ at, count };
}

/* Born so late that at the time of the report it may be a child: nothing of the number may stay. */
static bool is_minor(const Checker *c, int birth)
{
    int year = c->d->year_last ? c->d->year_last : c->d->year;

    return birth + 18 >= (year ? year : 2018);
}

static bool is_identity(Checker *c, const uint8_t *digits, size_t start)
{
    if (!has_birth(digits) || privacy_label(c, WORDS_CODE_LEAD, start))
        return false;
    return has_check_digit(digits) || (has_region(digits) && privacy_label(c, WORDS_IDENTITY_LEAD, start));
}

/* The first `groups` of a run, when they are somebody's number. */
static bool take(Checker *c, const Run *run, size_t groups)
{
    const uint8_t *digits = run->digits;
    size_t count = run->groups[groups - 1].digits, start = run->groups[0].start, end = run->groups[groups - 1].end;
    size_t skip =
        count == PHONE_DIGITS + 2 && number_of(digits, 0, 2) == 86 ? 2 : count == PHONE_DIGITS + 1 && !digits[0];

    if (count < PHONE_DIGITS || count > DIGITS_MOST)
        return false;
    if ((count == ID_DIGITS || count == CARD_DIGITS) && is_identity(c, digits, start)) {
        bool minor = is_minor(c, number_of(digits, 6, 4));
        if (count == ID_DIGITS)
            privacy_object(c, start, end, PERSONAL_IDENTITY,
                           mask_of(c, digits, count, minor ? 0 : 6, minor ? 0 : 4), true);
        else
            privacy_object(c, start, end, PERSONAL_DISABILITY_CARD, mask_of(c, digits, count, minor ? 0 : 6, 0),
                           true);
        return true;
    }
    if (!stands_alone(c, start, end))
        return false;
    if (count == OLD_ID_DIGITS && is_old_identity(digits)
        && (groups == 1 || privacy_label(c, WORDS_IDENTITY_LEAD, start))) {
        privacy_object(c, start, end, PERSONAL_OLD_IDENTITY, mask_of(c, digits, count, 6, 3), true);
        return true;
    }
    if (count - skip == PHONE_DIGITS && digits[skip] == 1 && digits[skip + 1] >= 3 && digits[skip + 1] <= 9
        && (parted_as_phone(run, groups, skip)
            || (groups == count && privacy_label(c, WORDS_PHONE_LEAD, start)))) { /* 1 3 8 0 0 … */
        Text mask = mask_of(c, digits + skip, PHONE_DIGITS, 3, 4);
        privacy_object(c, start, end, PERSONAL_PHONE, mask, true);
        return true;
    }
    if (is_bank_card(c, digits, count, start) && (groups == 1 || run->groups[0].digits >= 4)) {
        privacy_object(c, start, end, PERSONAL_BANK_CARD, mask_of(c, digits, count, 0, 4), true);
        return true;
    }
    return false;
}

/* A mobile telephone in groups has no figures beside it on its line: 156 2345 6789 1024 is a row of them. */
static bool among_figures(const Checker *c, const Run *run, size_t groups)
{
    Text text = c->r->text;
    size_t before = run->groups[0].start, least = c->d->span.start;

    if (groups == 1 || privacy_label(c, WORDS_PHONE_LEAD, before))
        return false;
    if (groups < run->group_count && !run->groups[groups].broken
        && run->groups[groups].digits - run->groups[groups - 1].digits < PHONE_DIGITS)
        return true;
    while (before > least && (text.at[before - 1] == ' ' || text.at[before - 1] == '\t'))
        before--;
    return before < run->groups[0].start && before > least && text.at[before - 1] >= '0'
           && text.at[before - 1] <= '9';
}

void privacy_numbers(Checker *c)
{
    SpotWalk walk = checker_walk(c, SPOT_DIGIT | SPOT_NUMERAL);
    size_t at;

    while (spot_next(&walk, &at)) {
        Run run = run_at(c->text, at);
        size_t groups = run.group_count;
        while (groups && (among_figures(c, &run, groups) || !take(c, &run, groups)))
            groups--;
        walk.behind = run.groups[groups ? groups - 1 : 0].end;
    }
}
