/* privacy.c - numbers that tell who somebody is.
 *
 * Identity numbers of 18 digits by their check digit and of 15 by their date (GB 11643),
 * disability cards (an identity number and two digits), mobile telephones and bank cards
 * (ISO/IEC 7812, Luhn); also in full-width digits and set apart by blanks or dashes. */
#include "base/date.h"
#include "check/checkers.h"

enum { DIGITS_MOST = 24, ID_DIGITS = 18, OLD_ID_DIGITS = 15, CARD_DIGITS = 20, PHONE_DIGITS = 11 };

/* A run of digits as a person would read it. */
typedef struct {
    size_t start, end;
    size_t count;
    uint8_t digits[DIGITS_MOST]; /* an X at the end is 10 */
} Run;

/* The digits that begin at `at`; with `gaps`, blanks and dashes between them, one at a time, do not end them. */
static Run run_at(Text text, size_t at, bool gaps)
{
    Run run = { .start = at, .end = at };
    size_t length;

    while (at < text.len && !(gaps && run.count > DIGITS_MOST)) {
        uint32_t code = utf8_narrow(utf8_read(text, at, &length));
        bool digit = code >= '0' && code <= '9';
        bool check = (code == 'X' || code == 'x') && run.count == ID_DIGITS - 1;

        if (digit || check) {
            if (run.count < DIGITS_MOST)
                run.digits[run.count] = digit ? (uint8_t)(code - '0') : 10;
            run.count++;
            run.end = at + length;
        } else if (!(gaps && run.count && run.end == at && (code == ' ' || code == '-'))) {
            break;
        }
        at += length;
        if (check)
            break;
    }
    return run;
}

static int number_of(const Run *run, size_t first, size_t count)
{
    int value = 0;

    for (size_t i = first; i < first + count; i++)
        value = value * 10 + run->digits[i];
    return value;
}

static bool has_region(const Run *run)
{
    int province = number_of(run, 0, 2);

    return province >= 11 && province <= 82;
}

/* GB 11643: weights 2^(17 - i) mod 11, the sum 1 modulo 11. */
static bool is_identity(const Run *run)
{
    static const uint8_t weights[ID_DIGITS] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1 };
    int sum = 0;

    for (size_t i = 0; i < ID_DIGITS; i++)
        sum += weights[i] * run->digits[i];
    return sum % 11 == 1 && has_region(run)
           && date_valid((Date){ number_of(run, 6, 4), number_of(run, 10, 2), number_of(run, 12, 2) });
}

static bool is_old_identity(const Run *run)
{
    return has_region(run)
           && date_valid((Date){ 1900 + number_of(run, 6, 2), number_of(run, 8, 2), number_of(run, 10, 2) });
}

/* Every second digit from the right doubled, the sum a multiple of 10. */
static bool is_bank_card(const Run *run)
{
    int sum = 0;

    if (run->count < 16 || run->count > 19 || run->digits[0] < 3 || run->digits[0] > 6)
        return false;
    for (size_t i = 0; i < run->count; i++) {
        int digit = run->digits[run->count - 1 - i] * (i % 2 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

static bool is_phone(const Run *run)
{
    return run->count == PHONE_DIGITS && run->digits[0] == 1 && run->digits[1] >= 3;
}

static void object(Checker *c, const Run *run, Text zh, Text en)
{
    Finding *finding = finding_add(c, CHECK_PRIVACY, run->start, run->end);

    finding->stated = text_slice(c->r->text, run->start, run->end);
    finding->zh[0] = zh;
    finding->en[0] = en;
}

/* False when the digits are nobody's. */
static bool classify(Checker *c, const Run *run)
{
    if (run->count < PHONE_DIGITS || run->count > DIGITS_MOST)
        return false;
    if (run->count == ID_DIGITS && is_identity(run))
        object(c, run, TEXT("身份证号"), TEXT("an identity number"));
    else if (run->count == CARD_DIGITS && is_identity(run))
        object(c, run, TEXT("残疾人证号"), TEXT("the number of a disability card"));
    else if (run->count == OLD_ID_DIGITS && is_old_identity(run))
        object(c, run, TEXT("15位身份证号"), TEXT("an identity number of 15 digits"));
    else if (is_phone(run))
        object(c, run, TEXT("手机号码"), TEXT("a mobile telephone number"));
    else if (is_bank_card(run))
        object(c, run, TEXT("银行卡号"), TEXT("the number of a bank card"));
    else
        return false;
    return true;
}

void privacy_check(Checker *c)
{
    Text text = text_slice(c->r->text, 0, c->d->span.end);
    size_t length;

    for (size_t at = c->d->span.start; at < text.len; at += length) {
        uint32_t code = utf8_narrow(utf8_read(text, at, &length));
        if (code < '0' || code > '9')
            continue;
        Run run = run_at(text, at, true);
        if (!classify(c, &run)) { /* 13800138000 13900139000: two numbers */
            run = run_at(text, at, false);
            classify(c, &run);
        }
        length = run.end - at;
    }
}
