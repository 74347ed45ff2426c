/* test_match.c - which measure of the catalog a quantity is. */
#include "reader.h"

typedef struct {
    const char *text, *facts;
} Case;

static void assert_cases(halfsky_reader *reader, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_reads(reader, cases[i].text, "tm", cases[i].facts);
}

static void the_words_of_a_phrase_name_the_measure(void **state)
{
    static const Case cases[] = {
        { .text = "发放宣传资料1万余份。", .facts = "1万余份 publicity.leaflets" },
        { .text = "共发放各类宣传资料、传单3000份。", .facts = "3000份 publicity.leaflets" },
        { .text = "悬挂宣传横幅48幅。", .facts = "48幅 publicity.banners" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void a_unit_of_another_family_does_not_match(void **state)
{
    static const Case cases[] = {
        { .text = "发放宣传资料共花费3000元。", .facts = "3000元 -" },
        { .text = "发放宣传资料覆盖率95%。", .facts = "95% -" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void what_was_said_before_is_forgotten(void **state)
{
    halfsky_reader *reader = *state;

    assert_reads(reader, "发放宣传资料1万余份。", "m", "publicity.leaflets");
    assert_reads(reader, "共3000份。", "m", "-");
    assert_reads(reader, "发放宣传资料。\n另有3000份。", "m", "-");
}

static void every_measure_that_is_found_is_one_of_the_catalog(void **state)
{
    static const char text[] =
        "发放宣传资料1万余份，举办培训班5期，培训妇女300人，慰问困难母亲120户，受理信访15件。";
    halfsky_reader *reader = *state;
    halfsky_fact fact;

    assert_int_equal(halfsky_read(reader, text, strlen(text)), 0);
    for (size_t i = 0; halfsky_fact_at(reader, i, &fact); i++) {
        bool found = fact.measure.len == 0;
        halfsky_measure measure;
        for (size_t m = 0; halfsky_measure_at(halfsky_catalog_builtin(), m, &measure); m++)
            found |= measure.key.len == fact.measure.len
                     && memcmp(measure.key.at, fact.measure.at, fact.measure.len) == 0;
        assert_true(found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_a_phrase_name_the_measure),
        cmocka_unit_test(a_unit_of_another_family_does_not_match),
        cmocka_unit_test(what_was_said_before_is_forgotten),
        cmocka_unit_test(every_measure_that_is_found_is_one_of_the_catalog),
    };
    return cmocka_run_group_tests(tests, reader_open, reader_close);
}
