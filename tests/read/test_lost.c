/* test_lost.c - units that stand alone where a number was. */
#include "reader.h"

typedef struct {
    const char *text, *facts;
} Case;

static void assert_cases(halfsky_reader *reader, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_reads(reader, cases[i].text, "tk", cases[i].facts);
}

static void a_scale_with_its_unit_is_a_lost_number_anywhere(void **state)
{
    static const Case cases[] = {
        { .text = "完成投资万元。", .facts = "万元 missing" },
        { .text = "发放补助多万元。", .facts = "多万元 missing" },
        { .text = "就业率达.%。", .facts = ".% placeholder" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void a_bare_unit_is_one_only_in_a_text_that_was_scrubbed(void **state)
{
    static const Case cases[] = {
        { .text = "××年，家单位参加招聘活动。", .facts = "××年 date; 家 missing" },
        { .text = "家单位参加招聘活动。", .facts = "" },
        { .text = "培训x人，建蓄水池个。", .facts = "x人 placeholder; 个 missing" },
        { .text = "建蓄水池个。", .facts = "" },
        { .text = "投入万元，新增渠道公里。", .facts = "万元 missing; 公里 missing" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

static void words_that_begin_like_a_unit_are_none(void **state)
{
    static const Case cases[] = {
        { .text = "××年，家庭教育得到加强。", .facts = "××年 date" },
        { .text = "××年，个人和名师受到表彰。", .facts = "××年 date" },
        { .text = "××年，所有场所期间批准。", .facts = "××年 date" },
        { .text = "××年，逐户走访，挨家慰问。", .facts = "××年 date" },
        { .text = "××年，各项工作多次受到好评。", .facts = "××年 date" },
    };
    assert_cases(*state, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scale_with_its_unit_is_a_lost_number_anywhere),
        cmocka_unit_test(a_bare_unit_is_one_only_in_a_text_that_was_scrubbed),
        cmocka_unit_test(words_that_begin_like_a_unit_are_none),
    };
    return cmocka_run_group_tests(tests, reader_open, reader_close);
}
