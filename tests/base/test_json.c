/* test_json.c - writes JSON that cannot be malformed. */
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_json(const Buffer *out, Text wanted)
{
    if (!text_equal(buffer_text(out), wanted))
        fail_msg("found %.*s, wanted %.*s", TEXT_ARG(buffer_text(out)), TEXT_ARG(wanted));
}

static void commas_and_colons_stand_where_they_belong(void **state)
{
    Buffer out = { 0 };
    JsonWriter json = json_writer(&out);

    (void)state;
    json_object(&json);
    json_put_text(&json, TEXT("name"), TEXT("妇女"));
    json_put_int(&json, TEXT("n"), -5);
    json_key(&json, TEXT("list"));
    json_array(&json);
    json_int(&json, 1);
    json_null(&json);
    json_bool(&json, true);
    json_array(&json);
    json_end(&json);
    json_object(&json);
    json_end(&json);
    json_object(&json);
    json_put_bool(&json, TEXT("b"), false);
    json_end(&json);
    json_text(&json, TEXT(""));
    json_end(&json);
    json_put_null(&json, TEXT("z"));
    json_key(&json, TEXT("value"));
    json_decimal(&json, decimal_make(983, 1));
    json_end(&json);
    assert_json(&out, TEXT("{\"name\":\"妇女\",\"n\":-5,\"list\":[1,null,true,[],{},{\"b\":false},\"\"],"
                           "\"z\":null,\"value\":\"98.3\"}"));
    assert_int_equal(json.depth, 0);
    buffer_free(&out);
}

static void strings_are_escaped(void **state)
{
    static const struct {
        Text text, json;
    } cases[] = {
        { .text = TEXT(""), .json = TEXT("\"\"") },
        { .text = TEXT("a\"b\\c/"), .json = TEXT("\"a\\\"b\\\\c/\"") },
        { .text = TEXT("\b\f\n\r\t"), .json = TEXT("\"\\b\\f\\n\\r\\t\"") },
        { .text = TEXT("\0\x01\x1f\x20\x7f"), .json = TEXT("\"\\u0000\\u0001\\u001f\x20\x7f\"") },
        { .text = TEXT("𠮷\n女"), .json = TEXT("\"𠮷\\n女\"") },
        { .text = TEXT("\xFF"), .json = TEXT("\"\uFFFD\"") },
        { .text = TEXT("a\xE5\xA5\"女\x80"), .json = TEXT("\"a\uFFFD\uFFFD\\\"女\uFFFD\"") },
        { .text = TEXT("\xED\xA0\x80"), .json = TEXT("\"\uFFFD\uFFFD\uFFFD\"") },
    };
    Buffer out = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        JsonWriter json = json_writer(&out);

        json_text(&json, cases[i].text);
        assert_json(&out, cases[i].json);
        buffer_clear(&out);
    }
    JsonWriter json = json_writer(&out);
    json_text(&json, (Text){ NULL, 0 });
    assert_json(&out, TEXT("\"\""));
    buffer_free(&out);
}

static void keys_are_escaped_too(void **state)
{
    Buffer out = { 0 };
    JsonWriter json = json_writer(&out);

    (void)state;
    json_object(&json);
    json_put_null(&json, TEXT("a\"\n"));
    json_put_null(&json, TEXT(""));
    json_end(&json);
    assert_json(&out, TEXT("{\"a\\\"\\n\":null,\"\":null}"));
    buffer_free(&out);
}

static void every_byte_gives_valid_utf8_without_control_characters(void **state)
{
    Buffer out = { 0 };

    (void)state;
    for (int a = 0; a < 256; a++)
        for (int b = 0; b < 256; b++) {
            char bytes[] = { (char)a, (char)b };
            JsonWriter json = json_writer(&out);

            buffer_clear(&out);
            json_text(&json, (Text){ bytes, 2 });
            assert_true(utf8_valid(buffer_text(&out)));
            for (size_t i = 0; i < out.len; i++)
                assert_true((unsigned char)out.at[i] >= 0x20);
        }
    buffer_free(&out);
}

static void integers_keep_all_their_digits(void **state)
{
    Buffer out = { 0 };
    JsonWriter json = json_writer(&out);

    (void)state;
    json_array(&json);
    json_int(&json, INT64_MIN);
    json_int(&json, INT64_MAX);
    json_decimal(&json, (Decimal){ INT64_MIN, 18 });
    json_end(&json);
    assert_json(&out, TEXT("[-9223372036854775808,9223372036854775807,\"-9.223372036854775808\"]"));
    buffer_free(&out);
}

static void nesting_goes_to_the_limit(void **state)
{
    Buffer out = { 0 };
    JsonWriter json = json_writer(&out);

    (void)state;
    for (int i = 0; i < JSON_DEPTH_MAX; i++) {
        json_array(&json);
        json_int(&json, i % 10);
    }
    for (int i = 0; i < JSON_DEPTH_MAX; i++)
        json_end(&json);
    assert_int_equal(out.len, 4 * JSON_DEPTH_MAX - 1);
    assert_true(text_starts(buffer_text(&out), TEXT("[0,[1,[2,")));
    assert_true(text_ends(buffer_text(&out), TEXT(",[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")));
    buffer_free(&out);
}

static void lines_of_json_need_no_comma(void **state)
{
    Buffer out = { 0 };
    JsonWriter json = json_writer(&out);

    (void)state;
    for (int i = 0; i < 2; i++) {
        json_object(&json);
        json_put_int(&json, TEXT("i"), i);
        json_end(&json);
        buffer_add_char(&out, '\n');
    }
    json_int(&json, 1);
    buffer_add_char(&out, '\n');
    json_array(&json);
    json_end(&json);
    assert_json(&out, TEXT("{\"i\":0}\n{\"i\":1}\n1\n[]"));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_and_colons_stand_where_they_belong),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(keys_are_escaped_too),
        cmocka_unit_test(every_byte_gives_valid_utf8_without_control_characters),
        cmocka_unit_test(integers_keep_all_their_digits),
        cmocka_unit_test(nesting_goes_to_the_limit),
        cmocka_unit_test(lines_of_json_need_no_comma),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
