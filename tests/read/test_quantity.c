/* test_quantity.c - a number with its unit, its bounds and its kind. */
#include "read/quantity.h"

#include "reader.h"

typedef struct {
    const char *text;
    const char *rest; /* what stands behind the quantity */
    const char *unit;
    const char *value;      /* both ends of its interval, or */
    const char *low, *high; /* each; NULL: open */
    bool none;              /* none is read */
    FactKind kind;
    FactBound bound;
} Case;

static void assert_end(const char *text, bool has, Decimal end, const char *expected)
{
    char got[DECIMAL_TEXT_MAX] = "";

    if (has)
        decimal_write(end, got);
    if (strcmp(got, expected ? expected : "") != 0)
        print_message("# %s\n", text);
    assert_string_equal(got, expected ? expected : "");
}

static void assert_case(const Case *c, const Quantity *q)
{
    Text text = text_of(c->text);
    Decimal low, high;
    bool has_low = false, has_high = false;

    if (strcmp(c->text + q->end, c->rest ? c->rest : "") != 0 || q->kind != c->kind || q->bound != c->bound)
        print_message("# %s: kind %d bound %d\n", c->text, q->kind, q->bound);
    assert_string_equal(c->text + q->end, c->rest ? c->rest : "");
    assert_int_equal(q->kind, c->kind);
    assert_int_equal(q->bound, c->bound);
    assert_true(text_equal(quantity_unit(catalog_builtin(), text, q), text_of(c->unit)));
    if (quantity_interval(q, &low, &high, &has_low, &has_high)) {
        assert_end(c->text, has_low, low, c->value ? c->value : c->low);
        assert_end(c->text, has_high, high, c->value ? c->value : c->high);
    }
}

static void assert_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Quantity q;
        bool read = quantity_read(catalog_builtin(), text_of(cases[i].text), 0, &q);
        if (read == cases[i].none)
            print_message("# %s\n", cases[i].text);
        assert_int_equal(read, !cases[i].none);
        if (read)
            assert_case(&cases[i], &q);
    }
}

static void units_tell_the_kind(void **state)
{
    static const Case cases[] = {
        { .text = "46人参加", .rest = "参加", .unit = "人", .value = "46" },
        { .text = "3.26万人", .unit = "人", .value = "32600" },
        { .text = "63 人", .unit = "人", .value = "63" },
        { .text = "1,100万元", .unit = "元", .value = "11000000", .kind = FACT_MONEY },
        { .text = "98.3%。", .rest = "。", .unit = "%", .value = "98.3", .kind = FACT_PERCENT },
        { .text = "13个百分点", .unit = "个百分点", .value = "13", .kind = FACT_PERCENT },
        { .text = "52.6公里", .unit = "公里", .value = "52.6", .kind = FACT_MEASURE },
        { .text = "百分之九十七点四", .unit = "%", .value = "97.4", .kind = FACT_PERCENT },
        { .text = "十万分之八", .unit = "1/10万", .value = "8", .kind = FACT_PERCENT },
        { .text = "三分之二", .unit = "", .kind = FACT_PERCENT },
        { .text = "一个半小时", .unit = "小时", .value = "1.5", .kind = FACT_MEASURE },
        { .text = "第三名", .unit = "名", .value = "3", .kind = FACT_RANK },
        { .text = "五千克", .unit = "千克", .value = "5", .kind = FACT_MEASURE },
        { .text = "过半", .unit = "", .kind = FACT_PERCENT, .bound = BOUND_OVER },
        { .text = "翻一番", .unit = "倍", .value = "2", .kind = FACT_PERCENT },
        { .text = "无一人", .unit = "人", .value = "0" },
        { .text = "x人", .unit = "人", .kind = FACT_PLACEHOLDER },
        { .text = "X万元", .unit = "元", .kind = FACT_PLACEHOLDER },
        { .text = "x月x日", .none = true },
        { .text = "13800138000", .unit = "", .value = "13800138000" },
        { .text = "13800138000电话", .none = true },
        { .text = "职工", .none = true },
        { .text = "", .none = true },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void bounds_behind_a_number_open_its_interval(void **state)
{
    static const Case cases[] = {
        { .text = "740余人次", .unit = "人次", .low = "740", .bound = BOUND_OVER },
        { .text = "10余万份", .unit = "份", .low = "100000", .high = "200000", .bound = BOUND_OVER },
        { .text = "两百来名", .unit = "名", .bound = BOUND_ABOUT },
        { .text = "40个左右", .unit = "个", .bound = BOUND_ABOUT },
        { .text = "10人以上", .unit = "人", .low = "10", .bound = BOUND_AT_LEAST },
        { .text = "45人以下", .unit = "人", .high = "45", .bound = BOUND_AT_MOST },
        { .text = "三分之一以上", .unit = "", .kind = FACT_PERCENT, .bound = BOUND_AT_LEAST },
        { .text = "五十人上下", .unit = "人", .bound = BOUND_ABOUT },
        { .text = "一成多", .unit = "%", .low = "10", .kind = FACT_PERCENT, .bound = BOUND_OVER },
        { .text = "50人多次上访", .rest = "多次上访", .unit = "人", .value = "50" },
        { .text = "3年来", .rest = "来", .unit = "年", .value = "3", .kind = FACT_MEASURE },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void ranges_take_unit_and_scale_from_their_second_end(void **state)
{
    static const Case cases[] = {
        { .text = "1至2天", .unit = "天", .low = "1", .high = "2", .kind = FACT_MEASURE },
        { .text = "3—5万元", .unit = "元", .low = "30000", .high = "50000", .kind = FACT_MONEY },
        { .text = "3万—5万元", .unit = "元", .low = "30000", .high = "50000", .kind = FACT_MONEY },
        { .text = "5%-8%", .unit = "%", .low = "5", .high = "8", .kind = FACT_PERCENT },
        { .text = "20到30户", .unit = "户", .low = "20", .high = "30" },
        { .text = "2~3名", .unit = "名", .low = "2", .high = "3" },
        { .text = "62元到48元", .rest = "到48元", .unit = "元", .value = "62", .kind = FACT_MONEY },
        { .text = "3人至5户", .rest = "至5户", .unit = "人", .value = "3" },
    };
    (void)state;
    assert_cases(cases, COUNT(cases));
}

static void a_bound_in_front_joins_the_one_behind(void **state)
{
    static const struct {
        size_t number; /* where the number begins */
        CueValue before;
        Case read;
    } cases[] = {
        { 3, VALUE_UNDER, { .text = "近三千名", .unit = "名", .high = "3000", .bound = BOUND_UNDER } },
        { 3, VALUE_UNDER, { .text = "近6000余元", .unit = "元", .kind = FACT_MONEY, .bound = BOUND_ABOUT } },
        { 6, VALUE_OVER, { .text = "超过200余人", .unit = "人", .low = "200", .bound = BOUND_OVER } },
        { 3, VALUE_NONE, { .text = "达三千名", .unit = "名", .value = "3000" } },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Quantity q;
        assert_true(quantity_read(catalog_builtin(), text_of(cases[i].read.text), cases[i].number, &q));
        quantity_bound_before(&q, 0, cases[i].before);
        assert_int_equal(q.start, cases[i].before == VALUE_NONE ? cases[i].number : 0);
        assert_case(&cases[i].read, &q);
    }
}

static void a_unit_alone_stands_for_a_number_that_is_gone(void **state)
{
    static const Case cases[] = {
        { .text = "多万元改造", .rest = "改造", .unit = "元", .kind = FACT_MISSING, .bound = BOUND_OVER },
        { .text = "万元", .unit = "元", .kind = FACT_MISSING },
        { .text = "家单位", .rest = "单位", .unit = "家", .kind = FACT_MISSING },
        { .text = "多次", .unit = "次", .kind = FACT_MISSING, .bound = BOUND_OVER },
        { .text = "万事如意", .none = true },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Quantity q;
        bool read = quantity_read_missing(catalog_builtin(), text_of(cases[i].text), 0, &q);
        assert_int_equal(read, !cases[i].none);
        if (read)
            assert_case(&cases[i], &q);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_tell_the_kind),
        cmocka_unit_test(bounds_behind_a_number_open_its_interval),
        cmocka_unit_test(ranges_take_unit_and_scale_from_their_second_end),
        cmocka_unit_test(a_bound_in_front_joins_the_one_behind),
        cmocka_unit_test(a_unit_alone_stands_for_a_number_that_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
