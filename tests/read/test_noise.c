/* test_noise.c - what scraping and typing left in a text. */
#include "items.h"

static const char *text_read;

static void write_noise(const halfsky_item *item, Buffer *out)
{
    buffer_public(out, item->detail);
    buffer_add_char(out, ':');
    buffer_add(out, (Text){ text_read + item->start, item->end - item->start });
}

static void noise_holds(const ItemCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_read = cases[i].text;
        items_hold(&cases[i], 1, "noise", write_noise);
    }
}

#define HOLD(table) noise_holds(table, COUNT(table))

static void marks_of_scrapers_are_noise(void **state)
{
    static const ItemCase cases[] = {
        { "##paidbegin##工作取得成效。", "tag:##paidbegin##" },
        { "妇女事业有了新的.发展，长足的`进步。", "stray:. stray:`" },
        { "营造良好的'氛围。", "stray:'" },
        { "三、家校共育&nbsp;\n授课4次&#160;。", "entity:&nbsp; entity:&#160;" },
        { "〃半边天〃作用明显。", "quote:〃 quote:〃" },
        { "通过“民办公助“的方式建成“童心港湾”。", "quote:“" },
    };
    (void)state;
    HOLD(cases);
}

static void mixed_widths_are_noise(void **state)
{
    static const ItemCase cases[] = {
        { "受助家庭;其中女户主41户，新建3处，改造5处。", "width:;" },
        { "增强凝聚力;搭建平台,服务妇女。", "width:; width:," },
        { "慰问（含走访）36户，培训(含讲座）12场。", "width:(" },
        { "共培训120人，慰问36户，其中女性２４人。", "width:２４" },
        { "开展1﹢1帮扶。", "width:﹢" },
    };
    (void)state;
    HOLD(cases);
}

static void what_stands_twice_is_noise(void **state)
{
    static const ItemCase cases[] = {
        { "云坞镇妇联妇女儿童工作总结\n云坞镇妇联妇女儿童工作总结\n一年来，走访妇女36人。",
          "double_title:云坞镇妇联妇女儿童工作总结" },
        { "维权水平不断提高，工作总结《妇女儿童工作总结》。", "double_title:《妇女儿童工作总结》" },
        { "走访妇女  36人。", "blank:  " },
    };
    (void)state;
    HOLD(cases);
}

static void clean_text_has_no_noise(void **state)
{
    static const ItemCase cases[] = {
        { "　　一. 主要做法\n1.走访36户，入学率98.3%，就业率.5%。\n(一)培训", "" },
        { "他说：'妇女能顶半边天'，大家赞同。", "" },
        { "“妇女之家”和“儿童之家”共12个；妇女1200人，儿童36人。", "" },
        { "A.B公司与Q&A平台，#巾帼#话题。", "" },
        { "学习《妇女权益保障法》和《工会法》。", "" },
        { "２０２３年培训１２０人。", "" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_scrapers_are_noise),
        cmocka_unit_test(mixed_widths_are_noise),
        cmocka_unit_test(what_stands_twice_is_noise),
        cmocka_unit_test(clean_text_has_no_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
