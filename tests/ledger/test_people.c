/* test_people.c - the people that an entry names. The numbers belong to nobody: region 990023 is none. */
#include "ledger/people.h"

#include "model/codes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* `written` is the one form, `shown` what is shown in 2024; for words that are refused the code and its first place. */
static const struct {
    const char *words, *written, *shown;
    ProblemCode code;
    const char *place;
} cases[] = {
    { "", "", "", 0, NULL },
    { "序号\t姓名\t身份证号\n1\t钟晓禾\t990023199003070026\n2\t江一帆\t\n", "钟晓禾 990023199003070026; 江一帆",
      "钟晓禾 990023********0026; 江一帆", 0, NULL },
    { "钟晓禾 990023199003070026", "钟晓禾 990023199003070026", "钟晓禾 990023********0026", 0, NULL },
    { "990023199003070026，钟晓禾；江一帆", "钟晓禾 990023199003070026; 江一帆",
      "钟晓禾 990023********0026; 江一帆", 0, NULL },
    { "石青禾 云坞村 女 1988-05-12、江　帆\n方小满 13900000000",
      "石青禾 女 1988-05-12 云坞村; 江帆; 方小满 13900000000", "石青禾 云坞村; 江帆; 方小满 139****0000", 0, NULL },
    { "方小满 99002320150601048x", "方小满 99002320150601048X", "方小满 ******************", 0,
      NULL }, /* a child */
    { "方小满 99002320150601048X 女 1999-01-01", "方小满 99002320150601048X", "方小满 ******************", 0,
      NULL },
    { "江一帆;钟晓禾 990023199003070027", NULL, NULL, PROBLEM_PERSON_NUMBER_WRONG, "2" }, /* the check character */
    { "钟晓禾 990023199013070020", NULL, NULL, PROBLEM_PERSON_NUMBER_WRONG, "1" },        /* no such month */
    { "钟晓禾 99002319900307002", NULL, NULL, PROBLEM_PERSON_NUMBER_WRONG, "1" },         /* one digit less */
    { "钟晓禾 990023900307002", NULL, NULL, PROBLEM_PERSON_NUMBER_WRONG, "1" },           /* of the old sort */
    { "990023199003070026", NULL, NULL, PROBLEM_PERSON_UNREAD, "1" },                     /* no name */
    { "钟晓禾 12345678", NULL, NULL, PROBLEM_PERSON_UNREAD, "1" },
    { "钟晓禾 云坞村 三组 南坡", NULL, NULL, PROBLEM_PERSON_UNREAD, "1" },
    { "钟晓禾 990023199003070026;江一帆;钟晓和 990023199003070026", NULL, NULL, PROBLEM_PERSON_TWICE, "1" },
};

static void words_are_read_into_one_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new();
        People people;
        Problem wrong = people_read(text_of(cases[i].words), arena, &people);

        if (wrong.code != cases[i].code)
            fail_msg("case %zu: %.*s", i, TEXT_ARG(problem_id(wrong.code)));
        if (wrong.code) {
            assert_string_equal(wrong.args[0], cases[i].place);
        } else {
            Text written = people_write(&people, arena);
            assert_string_equal(arena_string(arena, written), cases[i].written);
            assert_string_equal(arena_string(arena, people_shown(&people, (Date){ 2024, 5, 1 }, arena)),
                                cases[i].shown);
            People again; /* the form says the same as the words */
            assert_int_equal(people_read(written, arena, &again).code, PROBLEM_NONE);
            assert_true(text_equal(people_write(&again, arena), written));
        }
        arena_free(arena);
    }
}

static const char *known_as(Arena *arena, const char *words, KnownBy *known)
{
    People people;
    Text out;

    assert_int_equal(people_read(text_of(words), arena, &people).code, PROBLEM_NONE);
    assert_int_equal(people.count, 1);
    *known = person_words(&people.items[0], arena, &out);
    return arena_string(arena, out);
}

static void the_surest_thing_tells_who_it_is(void **state)
{
    static const struct {
        const char *a, *b;
        KnownBy known;
        bool same;
    } pairs[] = {
        { "钟晓禾 990023199003070026", "钟小禾 990023199003070026 云坞村", KNOWN_BY_NUMBER, true },
        { "钟晓禾 990023199003070026", "钟晓禾 99002320150601048X", KNOWN_BY_NUMBER, false },
        { "石青禾 1988-05-12 云坞村", "石青禾 女 1988-05-12 13900000000", KNOWN_BY_BIRTH, true },
        { "石青禾 1988-05-12", "石青禾 1988-05-21", KNOWN_BY_BIRTH, false },
        { "石青禾 13900000000 云坞村", "石青禾 13900000000", KNOWN_BY_PHONE, true },
        { "石青禾 云坞村", "石青禾 女 云坞村", KNOWN_BY_VILLAGE, true },
        { "石青禾 云坞村", "石青禾 泠水村", KNOWN_BY_VILLAGE, false },
        { "石青禾", "石青禾 女", KNOWN_NOT, true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Arena *arena = arena_new();
        KnownBy a, b;
        const char *one = known_as(arena, pairs[i].a, &a), *other = known_as(arena, pairs[i].b, &b);

        if (a != pairs[i].known || b != pairs[i].known || (strcmp(one, other) == 0) != pairs[i].same)
            fail_msg("pair %zu: %s, %s", i, one, other);
        arena_free(arena);
    }
}

static void a_check_character_finds_slips(void **state)
{
    char number[] = "990023199003070026";
    (void)state;
    assert_true(identity_number_valid(text_of(number)));
    assert_true(identity_number_female(text_of(number)));
    for (size_t i = 0; i < 17; i++) { /* every other digit, and every pair that is swapped */
        char was = number[i];
        for (char digit = '0'; digit <= '9'; digit++) {
            number[i] = digit;
            assert_int_equal(identity_number_valid(text_of(number)), digit == was);
        }
        number[i] = was;
        if (i < 16 && number[i] != number[i + 1]) {
            number[i] = number[i + 1];
            number[i + 1] = was;
            assert_false(identity_number_valid(text_of(number)));
            number[i + 1] = number[i];
            number[i] = was;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_read_into_one_form),
        cmocka_unit_test(the_surest_thing_tells_who_it_is),
        cmocka_unit_test(a_check_character_finds_slips),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
