/* people.c - the people that an entry names. */
#include "ledger/people.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "model/codes.h"

#include <stdio.h>
#include <stdlib.h>

enum { IDENTITY_LENGTH = 18, PHONE_LENGTH = 11, ADULT = 18, DIGITS_OF_A_NUMBER = 6 };

static Problem person_read(Text words, size_t place, Arena *arena, Person *out);
static Problem check_twice(const People *people);
static size_t separator(Text words, size_t at);
static size_t blank(Text words, size_t at);

static Problem wrong_at(ProblemCode code, size_t place, size_t other)
{
    char first[24], second[24];

    snprintf(first, sizeof first, "%zu", place);
    snprintf(second, sizeof second, "%zu", other);
    return problem(code, text_of(first), text_of(second), TEXT(""));
}

Problem people_read(Text words, Arena *arena, People *out)
{
    size_t start = 0;

    *out = (People){ 0 };
    if (words.len > PEOPLE_TEXT_MAX || !utf8_valid(words))
        return wrong_at(PROBLEM_PERSON_UNREAD, 1, 0);
    for (size_t at = 0; at <= words.len;) {
        size_t length = at < words.len ? separator(words, at) : 1;
        if (!length) {
            at++;
            continue;
        }
        Text one = text_trim(text_slice(words, start, at));
        at += length;
        start = at;
        if (!one.len || text_contains(one, TEXT("姓名"))) /* the head of a table */
            continue;
        Person person = { 0 };
        TRY(person_read(one, out->count + 1, arena, &person));
        if (out->count == PEOPLE_MOST)
            return wrong_at(PROBLEM_PEOPLE_TOO_MANY, PEOPLE_MOST, 0);
        LIST_PUSH(arena, out, person);
    }
    return check_twice(out);
}

/* ---- one person ---- */

static size_t count_digits(Text word)
{
    size_t digits = 0;

    for (size_t i = 0; i < word.len; i++)
        digits += word.at[i] >= '0' && word.at[i] <= '9';
    return digits;
}

static bool looks_like_identity(Text word)
{
    size_t digits = count_digits(word);

    return word.len == IDENTITY_LENGTH
           && (digits == IDENTITY_LENGTH
               || (digits == IDENTITY_LENGTH - 1
                   && (word.at[word.len - 1] == 'X' || word.at[word.len - 1] == 'x')));
}

static Text capital(Text word, Arena *arena)
{
    char *copy = arena_alloc(arena, word.len);

    memcpy(copy, word.at, word.len);
    if (copy[word.len - 1] == 'x')
        copy[word.len - 1] = 'X';
    return (Text){ copy, word.len };
}

static bool is_phone(Text word)
{
    return word.len == PHONE_LENGTH && count_digits(word) == PHONE_LENGTH && word.at[0] == '1';
}

/* A name of two letters is often set with a blank between them. */
static bool is_single(Text word)
{
    return utf8_count(word) == 1;
}

static Problem word_read(Text word, size_t place, Arena *arena, Person *out)
{
    Date day;

    if (looks_like_identity(word)) {
        Text number = capital(word, arena);
        if (!identity_number_valid(number) || out->identity.len)
            return wrong_at(PROBLEM_PERSON_NUMBER_WRONG, place, 0);
        out->identity = number;
    } else if (date_read(word, &day)) {
        out->birth = day;
    } else if (is_phone(word)) {
        out->phone = word;
    } else if (text_equal(word, TEXT("女")) || text_equal(word, TEXT("男"))) {
        out->sex = text_equal(word, TEXT("女")) ? SEX_FEMALE : SEX_MALE;
    } else if (count_digits(word) == word.len && word.len < DIGITS_OF_A_NUMBER) {
        return OK; /* the number of a row */
    } else if (count_digits(word) >= DIGITS_OF_A_NUMBER) {
        return wrong_at(word.len >= IDENTITY_LENGTH - 3 ? PROBLEM_PERSON_NUMBER_WRONG : PROBLEM_PERSON_UNREAD,
                        place, 0);
    } else if (!out->name.len) {
        out->name = word;
    } else if (!out->village.len && is_single(out->name) && is_single(word)) {
        out->name = arena_format(arena, "%.*s%.*s", TEXT_ARG(out->name), TEXT_ARG(word));
    } else if (!out->village.len) {
        out->village = word;
    } else {
        return wrong_at(PROBLEM_PERSON_UNREAD, place, 0);
    }
    return OK;
}

static Problem person_read(Text words, size_t place, Arena *arena, Person *out)
{
    size_t start = 0;

    for (size_t at = 0; at <= words.len;) {
        size_t length = at < words.len ? blank(words, at) : 1;
        if (!length) {
            at++;
            continue;
        }
        if (at > start)
            TRY(word_read(text_slice(words, start, at), place, arena, out));
        at += length;
        start = at;
    }
    if (!out->name.len)
        return wrong_at(PROBLEM_PERSON_UNREAD, place, 0);
    if (out->identity.len) { /* the number tells both */
        out->birth = identity_number_birth(out->identity);
        out->sex = identity_number_female(out->identity) ? SEX_FEMALE : SEX_MALE;
    }
    return OK;
}

typedef struct {
    Text number;
    size_t place;
} NumberPlace;

static int compare_numbers(const void *a, const void *b)
{
    return text_compare(((const NumberPlace *)a)->number, ((const NumberPlace *)b)->number);
}

/* One number, two people of the list: somebody typed one of them twice. */
static Problem check_twice(const People *people)
{
    Problem wrong = OK;
    Arena *arena = arena_new();
    NumberPlace *places = ARENA_ARRAY(arena, people->count + 1, NumberPlace);
    size_t count = 0;

    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].identity.len)
            places[count++] = (NumberPlace){ people->items[i].identity, i + 1 };
    qsort(places, count, sizeof *places, compare_numbers);
    for (size_t i = 1; i < count && !wrong.code; i++)
        if (text_equal(places[i].number, places[i - 1].number)) {
            size_t a = places[i - 1].place, b = places[i].place;
            wrong = wrong_at(PROBLEM_PERSON_TWICE, a < b ? a : b, a < b ? b : a);
        }
    arena_free(arena);
    return wrong;
}

/* ---- forms ---- */

static void add_word(Buffer *out, Text word)
{
    if (!word.len)
        return;
    buffer_add_char(out, ' ');
    buffer_add(out, word);
}

Text people_write(const People *people, Arena *arena)
{
    Buffer out = { 0 };
    char birth[DATE_TEXT_MAX] = "";
    Text written;

    for (size_t i = 0; i < people->count; i++) {
        const Person *person = &people->items[i];
        buffer_add(&out, i ? TEXT("; ") : TEXT(""));
        buffer_add(&out, person->name);
        add_word(&out, person->identity);
        if (!person->identity.len) {
            add_word(&out, person->sex == SEX_FEMALE ? TEXT("女")
                           : person->sex == SEX_MALE ? TEXT("男")
                                                     : TEXT(""));
            if (date_valid(person->birth))
                add_word(&out, (Text){ birth, date_write(person->birth, birth) });
        }
        add_word(&out, person->phone);
        add_word(&out, person->village);
    }
    written = arena_text(arena, buffer_text(&out));
    buffer_free(&out);
    return written;
}

KnownBy person_words(const Person *person, Arena *arena, Text *out)
{
    char birth[DATE_TEXT_MAX];

    *out = TEXT("");
    if (person->identity.len) {
        *out = arena_format(arena, "number %.*s", TEXT_ARG(person->identity));
        return KNOWN_BY_NUMBER;
    }
    if (date_valid(person->birth)) {
        date_write(person->birth, birth);
        *out = arena_format(arena, "birth %.*s %s", TEXT_ARG(person->name), birth);
        return KNOWN_BY_BIRTH;
    }
    if (person->phone.len) {
        *out = arena_format(arena, "phone %.*s %.*s", TEXT_ARG(person->name), TEXT_ARG(person->phone));
        return KNOWN_BY_PHONE;
    }
    if (person->village.len) {
        *out = arena_format(arena, "village %.*s %.*s", TEXT_ARG(person->name), TEXT_ARG(person->village));
        return KNOWN_BY_VILLAGE;
    }
    return KNOWN_NOT;
}

static bool is_adult(const Person *person, Date day)
{
    Date grown = { person->birth.year + ADULT, person->birth.month, person->birth.day };

    return date_valid(person->birth) && date_compare(grown, day) <= 0;
}

Text people_shown(const People *people, Date day, Arena *arena)
{
    Buffer out = { 0 };
    Text shown;

    for (size_t i = 0; i < people->count; i++) {
        const Person *person = &people->items[i];
        Text id = person->identity, phone = person->phone;
        buffer_add(&out, i ? TEXT("; ") : TEXT(""));
        buffer_add(&out, person->name);
        if (id.len && is_adult(person, day))
            buffer_format(&out, " %.*s********%.*s", TEXT_ARG(text_slice(id, 0, 6)),
                          TEXT_ARG(text_slice(id, id.len - 4, id.len)));
        else if (id.len)
            buffer_add(&out, TEXT(" ******************"));
        if (phone.len)
            buffer_format(&out, " %.*s****%.*s", TEXT_ARG(text_slice(phone, 0, 3)),
                          TEXT_ARG(text_slice(phone, phone.len - 4, phone.len)));
        add_word(&out, person->village);
    }
    shown = arena_text(arena, buffer_text(&out));
    buffer_free(&out);
    return shown;
}

/* ---- signs ---- */

static size_t sign_at(Text words, size_t at, const char *const *signs)
{
    for (size_t i = 0; signs[i]; i++)
        if (text_starts(text_slice(words, at, words.len), text_of(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* Length of what parts people, 0: nothing does here. */
static size_t separator(Text words, size_t at)
{
    static const char *const signs[] = { ";", "；", "、", "\n", "\r", NULL };

    return sign_at(words, at, signs);
}

/* Of what parts the words of one person. */
static size_t blank(Text words, size_t at)
{
    static const char *const signs[] = { " ", "\t", "　", ",", "，", "\xC2\xA0", NULL };

    return sign_at(words, at, signs);
}
