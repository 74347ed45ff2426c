/* test_numeral.c - what number a text begins with, and where it ends. */
#include "read/numeral.h"

#include "model/catalog.h"
#include "reader.h"

#include <stdio.h>

static Numeral read_at(const char *text, size_t offset)
{
    return numeral_read(&catalog_builtin()->lexicon, text_of(text), offset);
}

/* "32600", "20-30", "1/3": the ends as the public value tells them. */
static void assert_value(const char *text, const Numeral *n, const char *expected)
{
    char low[DECIMAL_TEXT_MAX], high[DECIMAL_TEXT_MAX], got[2 * DECIMAL_TEXT_MAX];

    decimal_write(n->low, low);
    decimal_write(n->high, high);
    snprintf(got, sizeof got, "%s%s%s", low,
             n->form == NUMERAL_RANGE      ? "-"
             : n->form == NUMERAL_FRACTION ? "/"
                                           : "",
             n->form == NUMERAL_RANGE || n->form == NUMERAL_FRACTION ? high : "");
    if (strcmp(got, expected) != 0)
        print_message("# %s\n", text);
    assert_string_equal(got, expected);
}

typedef struct {
    const char *text;
    const char *value;
    const char *rest; /* what stands behind the number */
    NumeralForm form; /* NUMERAL_NONE: exact */
    NumeralPer per;
    NumeralBound bound;
} Case;

static void assert_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Case *c = &cases[i];
        Numeral n = read_at(c->text, 0);
        const char *rest = c->rest ? c->rest : "";
        if (n.form != (c->form ? c->form : NUMERAL_EXACT) || strcmp(c->text + n.end, rest) != 0)
            print_message("# %s\n", c->text);
        assert_int_equal(n.form, c->form ? c->form : NUMERAL_EXACT);
        assert_value(c->text, &n, c->value);
        assert_string_equal(c->text + n.end, rest);
        assert_int_equal(n.per, c->per);
        assert_int_equal(n.bound, c->bound);
    }
}

static void digits_are_read_with_groups_points_and_full_width(void **state)
{
    static const Case cases[] = {
        { .text = "46人", .value = "46", .rest = "人" },
        { .text = "98.30%", .value = "98.3", .rest = "%" },
        { .text = "1,100万", .value = "11000000" },
        { .text = "12,400,000册", .value = "12400000", .rest = "册" },
        { .text = "3,86人", .value = "3", .rest = ",86人" },
        { .text = "3，860人", .value = "3", .rest = "，860人" },
        { .text = "１，２６０人", .value = "1260", .rest = "人" },
        { .text = "２．３万", .value = "23000" },
        { .text = "3.", .value = "3", .rest = "." },
        { .text = "12k个", .value = "12000", .rest = "个" },
        { .text = "12km", .value = "12", .rest = "km" },
        { .text = "3.26万人", .value = "32600", .rest = "人" },
        { .text = "4.78万亿", .value = "4780000000000" },
        { .text = "1000 万元", .value = "10000000", .rest = "元" },
        { .text = "0.05‰", .value = "0.05", .rest = "‰" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void words_are_read_as_they_are_said(void **state)
{
    static const Case cases[] = {
        { .text = "一万零一十二人", .value = "10012", .rest = "人" },
        { .text = "一千零五", .value = "1005" },
        { .text = "一千五", .value = "1500" },
        { .text = "两万三", .value = "23000" },
        { .text = "四百五", .value = "450" },
        { .text = "九十二万四", .value = "924000" },
        { .text = "一百十五人", .value = "115", .rest = "人" },
        { .text = "五亿零六", .value = "500000006" },
        { .text = "一万五千亿", .value = "1500000000000" },
        { .text = "二十万亿", .value = "20000000000000" },
        { .text = "10万万", .value = "1000000000" },
        { .text = "三百五十一万亿", .value = "351000000000000" },
        { .text = "五兆六十二亿四万五千二", .value = "5006200045200" },
        { .text = "廿八名", .value = "28", .rest = "名" },
        { .text = "卅六", .value = "36" },
        { .text = "两百零五", .value = "205" },
        { .text = "倆千两百贰拾二", .value = "2222" },
        { .text = "叁仟贰佰元", .value = "3200", .rest = "元" },
        { .text = "伍元", .value = "5", .rest = "元" },
        { .text = "二〇二三年", .value = "2023", .rest = "年" },
        { .text = "一九九八", .value = "1998" },
        { .text = "九十七点四%", .value = "97.4", .rest = "%" },
        { .text = "零点五", .value = "0.5" },
        { .text = "一点五万", .value = "15000" },
        { .text = "三点五十分", .value = "3", .rest = "点五十分" },
        { .text = "九点集合", .value = "9", .rest = "点集合" },
        { .text = "三百 五十 万", .value = "3500000" },
        { .text = "三 百 五 十", .value = "350" },
        { .text = "三十两", .value = "30", .rest = "两" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void digits_and_words_mix(void **state)
{
    static const Case cases[] = {
        { .text = "3万4000户", .value = "34000", .rest = "户" },
        { .text = "25万6千", .value = "256000" },
        { .text = "5亿1万4千6百", .value = "500014600" },
        { .text = "1千零1", .value = "1001" },
        { .text = "2千零30万", .value = "20300000" },
        { .text = "3万40000", .value = "30000", .rest = "40000" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void a_number_ends_where_another_begins(void **state)
{
    static const Case cases[] = {
        { .text = "一百二百", .value = "100", .rest = "二百" },
        { .text = "三百四百", .value = "300", .rest = "四百" },
        { .text = "三万五万", .value = "30000", .rest = "五万" },
        { .text = "五十千", .value = "50", .rest = "千" },
        { .text = "三万百姓", .value = "30000", .rest = "百姓" },
        { .text = "百分之百零差错", .value = "100", .rest = "零差错", .per = PER_HUNDRED },
        { .text = "一　百姓关心", .value = "1", .rest = "　百姓关心" },
        { .text = "三 千克", .value = "3", .rest = " 千克" },
        { .text = "五千克", .value = "5", .rest = "千克" },
        { .text = "五十兆字节", .value = "50", .rest = "兆字节" },
        { .text = "12\t万", .value = "12", .rest = "\t万" },
        { .text = "十\n万", .value = "10", .rest = "\n万" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void ranges_and_bounds_of_words_are_kept(void **state)
{
    static const Case cases[] = {
        { .text = "二三十人", .value = "20-30", .rest = "人", .form = NUMERAL_RANGE },
        { .text = "七八百", .value = "700-800", .form = NUMERAL_RANGE },
        { .text = "十五六名", .value = "15-16", .rest = "名", .form = NUMERAL_RANGE },
        { .text = "三五天", .value = "3-5", .rest = "天", .form = NUMERAL_RANGE },
        { .text = "一两千元", .value = "1000-2000", .rest = "元", .form = NUMERAL_RANGE },
        { .text = "10余万份", .value = "100000", .rest = "份", .bound = NUMERAL_OVER },
        { .text = "一千多万", .value = "10000000", .bound = NUMERAL_OVER },
        { .text = "三十一万多亿", .value = "31000000000000", .bound = NUMERAL_OVER },
        { .text = "二十几万", .value = "200000", .bound = NUMERAL_OVER },
        { .text = "十几人", .value = "10", .rest = "人", .bound = NUMERAL_OVER },
        { .text = "二百几十人", .value = "200", .rest = "人", .bound = NUMERAL_OVER },
        { .text = "三百来万", .value = "3000000", .bound = NUMERAL_ABOUT },
        { .text = "740余人", .value = "740", .rest = "余人" },
        { .text = "百余场", .value = "100", .rest = "余场", .form = NUMERAL_SCALE },
        { .text = "万元", .value = "10000", .rest = "元", .form = NUMERAL_SCALE },
        { .text = "几十名", .value = "0", .rest = "名", .form = NUMERAL_VAGUE },
        { .text = "数千名", .value = "0", .rest = "名", .form = NUMERAL_VAGUE },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void fractions_and_shares_are_read(void **state)
{
    static const Case cases[] = {
        { .text = "三分之一强", .value = "1/3", .rest = "强", .form = NUMERAL_FRACTION },
        { .text = "16分之5", .value = "5/16", .form = NUMERAL_FRACTION },
        { .text = "三百五又三分之一", .value = "1051/3", .form = NUMERAL_FRACTION },
        { .text = "一千万分之六", .value = "6/10000000", .form = NUMERAL_FRACTION },
        { .text = "百分之九十七点四", .value = "97.4", .per = PER_HUNDRED },
        { .text = "百分之 2.4", .value = "2.4", .per = PER_HUNDRED },
        { .text = "百分之百", .value = "100", .per = PER_HUNDRED },
        { .text = "千分之四点二", .value = "4.2", .per = PER_THOUSAND },
        { .text = "万分之三", .value = "3", .per = PER_TEN_THOUSAND },
        { .text = "十万分之八", .value = "8", .per = PER_HUNDRED_THOUSAND },
        { .text = "百分之二三十", .value = "20-30", .form = NUMERAL_RANGE, .per = PER_HUNDRED },
        { .text = "四成四", .value = "44", .per = PER_HUNDRED },
        { .text = "两成半", .value = "25", .per = PER_HUNDRED },
        { .text = "9.5成", .value = "95", .per = PER_HUNDRED },
        { .text = "八折", .value = "80", .per = PER_HUNDRED },
        { .text = "75折", .value = "75", .per = PER_HUNDRED },
        { .text = "三折页", .value = "3", .rest = "折页" },
        { .text = "三成立", .value = "3", .rest = "成立" },
        { .text = "20成", .value = "20", .rest = "成" },
        { .text = "百分之几", .value = "100", .form = NUMERAL_VAGUE, .per = PER_HUNDRED },
        { .text = "百分之x", .value = "100", .form = NUMERAL_MASKED, .per = PER_HUNDRED },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Numeral n = read_at(cases[i].text, 0);
        if (n.form != NUMERAL_VAGUE && n.form != NUMERAL_MASKED)
            assert_cases(&cases[i], 1);
        assert_int_equal(n.form, cases[i].form ? cases[i].form : NUMERAL_EXACT);
        assert_int_equal(n.per, cases[i].per);
    }
}

static void masks_are_seen(void **state)
{
    static const struct {
        const char *text, *rest;
        bool none;
    } cases[] = {
        { .text = "x人", .rest = "人" },     { .text = "××户", .rest = "户" },
        { .text = "**名", .rest = "名" },    { .text = "2XX人", .rest = "人" },
        { .text = "1X0名", .rest = "名" },   { .text = "41.X7万元", .rest = "元" },
        { .text = "5,1XX人", .rest = "人" }, { .text = "__________户", .rest = "户" },
        { .text = "X.X%", .rest = "%" },     { .text = "13xx万", .rest = "" },
        { .text = "x-ray", .rest = "-ray" }, { .text = "xml文件", .none = true },
        { .text = "10xab", .none = true },   { .text = "*********", .none = true },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Numeral n = read_at(cases[i].text, 0);
        if (cases[i].none) {
            assert_true(n.form != NUMERAL_MASKED);
            continue;
        }
        assert_int_equal(n.form, NUMERAL_MASKED);
        assert_string_equal(cases[i].text + n.end, cases[i].rest);
    }
}

static void a_minus_belongs_to_a_number_but_not_between_two(void **state)
{
    static const struct {
        const char *text;
        size_t offset;
        const char *value; /* NULL: no number begins there */
    } cases[] = {
        { .text = "-2.3%", .value = "-2.3" },       { .text = "－1２２％", .value = "-122" },
        { .text = "负13.5千米", .value = "-13.5" }, { .text = "为-5", .offset = 3, .value = "-5" },
        { .text = "3-5人", .offset = 1 },           { .text = "3--5人", .offset = 2 },
        { .text = "5%-8%", .offset = 2 },           { .text = "负责3人" },
        { .text = "-三分之一", .value = "-1/3" },   { .text = "-" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Numeral n = read_at(cases[i].text, cases[i].offset);
        if (cases[i].value)
            assert_value(cases[i].text, &n, cases[i].value);
        else
            assert_int_equal(n.form, NUMERAL_NONE);
    }
}

static void what_is_no_number_is_left_alone(void **state)
{
    static const char *const cases[] = { "",
                                         "人",
                                         "点五",
                                         "数人",
                                         "放肆",
                                         "肆意",
                                         "拾起石子",
                                         "陆部队",
                                         "伍仁",
                                         ".5",
                                         "%",
                                         "又三分之一",
                                         "9999999999999999999",
                                         "九兆兆兆" };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (read_at(cases[i], 0).form != NUMERAL_NONE)
            print_message("# %s\n", cases[i]);
        assert_int_equal(read_at(cases[i], 0).form, NUMERAL_NONE);
    }
    assert_int_equal(read_at("12人", 5).form, NUMERAL_NONE);
}

static void the_public_entry_gives_value_and_length(void **state)
{
    static const struct {
        const char *text, *value;
        size_t used, room;
    } cases[] = {
        { .text = "一万零一十二人", .value = "10012", .used = 18 },
        { .text = "百分之五十五点五", .value = "0.555", .used = 24 },
        { .text = "二三十人", .value = "20-30", .used = 9 },
        { .text = "三分之一", .value = "1/3", .used = 12 },
        { .text = "四川", .used = 0 },
        { .text = "万", .used = 0 },
        { .text = "几十", .used = 0 },
        { .text = "x人", .used = 0 },
        { .text = "123456", .used = 0, .room = 6 },
        { .text = "123456", .value = "123456", .used = 6, .room = 7 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char value[100] = "";
        size_t room = cases[i].room ? cases[i].room : sizeof value;
        assert_int_equal(
            halfsky_numeral(halfsky_catalog_builtin(), cases[i].text, strlen(cases[i].text), value, room),
            cases[i].used);
        assert_string_equal(value, cases[i].value ? cases[i].value : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_are_read_with_groups_points_and_full_width),
        cmocka_unit_test(words_are_read_as_they_are_said),
        cmocka_unit_test(digits_and_words_mix),
        cmocka_unit_test(a_number_ends_where_another_begins),
        cmocka_unit_test(ranges_and_bounds_of_words_are_kept),
        cmocka_unit_test(fractions_and_shares_are_read),
        cmocka_unit_test(masks_are_seen),
        cmocka_unit_test(a_minus_belongs_to_a_number_but_not_between_two),
        cmocka_unit_test(what_is_no_number_is_left_alone),
        cmocka_unit_test(the_public_entry_gives_value_and_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
