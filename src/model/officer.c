/* officer.c - who has this work at an agency. */
#include "model/officer.h"

#include "base/utf8.h"
#include "model/line.h"

static const char *const duty_words[DUTIES] = { "leader", "liaison", "statistician" };
static const char *const duty_words_zh[DUTIES] = { "分管领导", "联络员", "统计员" };
static const char *const sex_words[SEXES] = { "", "female", "male" };
static const char *const sex_words_zh[SEXES] = { "", "女", "男" };

const char *duty_word(Duty duty)
{
    return duty_words[duty];
}

const char *duty_word_zh(Duty duty)
{
    return duty_words_zh[duty];
}

bool duty_read(Text word, Duty *out)
{
    for (int i = 0; i < DUTIES; i++)
        if (text_equal(word, text_of(duty_words[i])) || text_equal(word, text_of(duty_words_zh[i]))) {
            *out = (Duty)i;
            return true;
        }
    return false;
}

const char *sex_word(Sex sex)
{
    return sex_words[sex];
}

bool sex_read(Text word, Sex *out)
{
    for (int i = 0; i < SEXES; i++)
        if (text_equal(word, text_of(sex_words[i])) || text_equal(word, text_of(sex_words_zh[i]))) {
            *out = (Sex)i;
            return true;
        }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

Problem officer_name_check(Text name)
{
    Problem wrong = line_check(name, OFFICER_LETTERS_MAX);

    return wrong.code ? problem(wrong.code, TEXT("…"), text_of(wrong.args[1]), TEXT("")) : OK;
}

bool phone_valid(Text phone)
{
    int digits = 0;

    for (size_t i = 0; i < phone.len; i++) {
        if (is_digit(phone.at[i]))
            digits++;
        else if (phone.at[i] != '-' && phone.at[i] != ' ' && !(phone.at[i] == '+' && i == 0))
            return false;
    }
    return digits >= 3 && digits <= 20;
}

bool officer_serves(const Officer *officer, Date day)
{
    return date_compare(officer->first, day) <= 0
           && (!date_valid(officer->last) || date_compare(day, officer->last) <= 0);
}

Text name_masked(const Lexicon *lexicon, Text name, Arena *arena)
{
    size_t end = 0;

    if (!name.len)
        return name;
    lexicon_longest(lexicon, name, 0, 1u << SENSE_SURNAME, &end);
    if (end == 0 || end > name.len)
        utf8_read(name, 0, &end);
    return arena_format(arena, "%.*s某", TEXT_ARG(text_slice(name, 0, end)));
}

Text phone_masked(Text phone, Arena *arena)
{
    char *out = arena_alloc(arena, phone.len + 1);
    size_t digits = 0;
    size_t shown_first, shown_last, seen = 0;

    for (size_t i = 0; i < phone.len; i++)
        digits += is_digit(phone.at[i]);
    shown_first = digits >= 11 ? 3 : 0;
    shown_last = digits >= 11 ? 4 : digits < 2 ? digits : 2;
    for (size_t i = 0; i < phone.len; i++) {
        bool hidden = is_digit(phone.at[i]) && seen >= shown_first && seen < digits - shown_last;
        out[i] = hidden ? '*' : phone.at[i];
        seen += is_digit(phone.at[i]);
    }
    return (Text){ out, phone.len };
}
