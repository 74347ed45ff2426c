/* test_years.c - the year that a text is really about. */
#include "items.h"

typedef struct {
    const char *text;
    const char *year;   /* 2014, 2011-2015 or empty */
    const char *period; /* 2014, 2014-S1 or empty */
} YearCase;

static void years_hold(const YearCase *cases, size_t count)
{
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    halfsky_document document;
    char year[16], period[16];

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(halfsky_read(reader, cases[i].text, strlen(cases[i].text)), 0);
        assert_true(halfsky_document_at(reader, 0, &document));
        snprintf(year, sizeof year, "%.*s", (int)document.year.len, document.year.at ? document.year.at : "");
        snprintf(period, sizeof period, "%.*s", (int)document.period.len,
                 document.period.at ? document.period.at : "");
        if (strcmp(year, cases[i].year) != 0 || strcmp(period, cases[i].period) != 0)
            fail_msg("%s\n  expected: %s %s\n  found:    %s %s (%.*s)", cases[i].text, cases[i].year,
                     cases[i].period, year, period, (int)document.cue.len, document.cue.at ? document.cue.at : "");
        assert_true(document.year_confidence <= 100);
        assert_true((document.year.len > 0) == (document.year_confidence > 0));
    }
    halfsky_reader_free(reader);
}

#define HOLD(table) years_hold(table, COUNT(table))

static void a_printed_year_is_believed(void **state)
{
    static const YearCase cases[] = {
        { "云坞镇妇联2019年妇女儿童工作总结\n一年来，我们走访慰问困难妇女36名。", "2019", "2019" },
        { "云坞镇妇联二〇一九年妇女儿童工作总结\n一年来，我们走访慰问困难妇女36名。", "2019", "2019" },
        { "2019年，云坞镇妇联走访慰问困难妇女36名。", "2019", "2019" },
        { "截至2019年11月，全县建成妇女之家36个。", "2019", "2019" },
        { "妇女儿童发展规划终期评估报告（2016—2020年）\n规划实施情况如下。", "2016-2020", "" },
        /* next year is spoken of, too */
        { "2019年工作总结及2020年工作计划\n2019年，我局举办培训3期。\n二、2020年计划\n2020年举办培训5期，2020年底前"
          "建成活动室1个。",
          "2019", "2019" },
    };
    (void)state;
    HOLD(cases);
}

static void words_tell_a_year_that_is_gone(void **state)
{
    static const YearCase cases[] = {
        { "20xx年，我镇庆祝第一百零九个“三八”妇女节。", "2019", "2019" },
        { "今年是建党95周年，我局组织了红歌会。", "2016", "2016" },
        { "今年是新中国成立七十周年，我校开展了征文活动。", "2019", "2019" },
        { "20xx年是“十三五”规划的开局之年，我县再添措施。", "2016", "2016" },
        { "今年是《家庭教育促进法》施行的第二年，我局举办讲座9场。", "2023", "2023" },
        { "××年是法律援助法实施的第一年，我局办理案件36件。", "2022", "2022" },
        { "我局组织志愿者奔赴芦山灾区，为灾区儿童送去书包200个。", "2013", "2013" },
    };
    (void)state;
    HOLD(cases);
}

static void several_years_are_a_range(void **state)
{
    static const YearCase cases[] = {
        { "我局深入推进“七五”普法，开展法律进校园活动12场。", "2016-2020", "" },
    };
    (void)state;
    HOLD(cases);
}

static void numbers_that_are_no_years_tell_none(void **state)
{
    static const YearCase cases[] = {
        { "茶叶加工培训1998人，技术培训2012人。", "", "" }, { "一年来，我局走访慰问困难妇女36名。", "", "" },
        { "开展“三八”节活动，拨打12338热线。", "", "" },    { "我局学习《工会法》等法律法规。", "", "" },
        { "第3个项目已经完工，第104户已经搬迁。", "", "" },
    };
    (void)state;
    HOLD(cases);
}

static void the_stamp_of_a_bundle_is_no_year(void **state)
{
    static const YearCase cases[] = {
        { "2023妇女儿童工作总结 篇1\n20xx年，我局走访慰问困难妇女36名。\n2023妇女儿童工作总结 "
          "篇2\n20xx年，我局慰问儿童9名。",
          "", "" },
    };
    (void)state;
    HOLD(cases);
}

static void half_a_year_is_told_from_a_whole_one(void **state)
{
    static const YearCase cases[] = {
        { "云坞镇2019年上半年妇女儿童工作总结\n截止6月，培训妇女300人。", "2019", "2019-S1" },
        { "2019年妇女工作半年小结\n培训妇女300人。", "2019", "2019-S1" },
        { "现将2019年上半年工作汇报如下：截至2019年6月底，培训妇女300人。\n二、下半年工作打算\n继续培训。", "2019",
          "2019-S1" },
        { "2019年妇女儿童工作总结\n上半年培训妇女300人，10月又培训200人。", "2019", "2019" },
        { "2019年工作总结\n截止10月，培训妇女300人，上半年培训100人。", "2019", "2019" },
    };
    (void)state;
    HOLD(cases);
}

static void the_strongest_words_win(void **state)
{
    static const YearCase cases[] = {
        /* the plan's years would allow five */
        { "今年是改革开放四十周年，也是“十三五”规划实施的关键期。", "2018", "2018" },
        /* an event that is over and a printed year */
        { "2016年，我局深入学习贯彻党的十八大精神，走访妇女36名。", "2016", "2016" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_printed_year_is_believed),       cmocka_unit_test(words_tell_a_year_that_is_gone),
        cmocka_unit_test(several_years_are_a_range),        cmocka_unit_test(numbers_that_are_no_years_tell_none),
        cmocka_unit_test(the_stamp_of_a_bundle_is_no_year), cmocka_unit_test(half_a_year_is_told_from_a_whole_one),
        cmocka_unit_test(the_strongest_words_win),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
