#include "base/check_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { VALUES = 200 };

/* Numbers of 40 bits, spread. */
static uint64_t value_at(uint64_t i)
{
    return i * 0x9E3779B97F4A7C15u >> 24;
}

static CheckCodeReading reading(const char *typed)
{
    uint64_t value;

    return check_code_read(text_of(typed), &value);
}

static void there_and_back(void **state)
{
    const uint64_t ends[] = { 0, 1, (1ull << CHECK_CODE_BITS) - 1 };
    char code[CHECK_CODE_TEXT_MAX];
    uint64_t back;

    (void)state;
    for (uint64_t i = 0; i < VALUES + 3; i++) {
        uint64_t value = i < 3 ? ends[i] : value_at(i);

        check_code_write(value, code);
        assert_int_equal(strlen(code), 11);
        assert_null(strpbrk(code, "01IO"));
        assert_int_equal(check_code_read(text_of(code), &back), CHECK_CODE_READ);
        assert_true(back == value);
    }
}

/* Every other sign in every place, and every two signs exchanged. */
static void slips(void **state)
{
    static const char alphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    char code[CHECK_CODE_TEXT_MAX];

    (void)state;
    for (uint64_t i = 0; i < VALUES; i++) {
        check_code_write(value_at(i), code);
        for (int at = 0; at < 11; at++) {
            char right = code[at];
            for (const char *sign = alphabet; right != '-' && *sign; sign++) {
                code[at] = *sign;
                assert_int_equal(reading(code), *sign == right ? CHECK_CODE_READ : CHECK_CODE_SLIP);
            }
            code[at] = right;
            for (int other = at + 1; other < 11; other++) {
                if (right == code[other] || right == '-' || code[other] == '-')
                    continue;
                code[at] = code[other];
                code[other] = right;
                assert_int_equal(reading(code), CHECK_CODE_SLIP);
                code[other] = code[at];
                code[at] = right;
            }
        }
    }
}

static void as_people_type(void **state)
{
    char code[CHECK_CODE_TEXT_MAX], typed[64];

    (void)state;
    check_code_write(value_at(7), code);
    snprintf(typed, sizeof typed, " %.3s %.3s%.3s ", code, code + 4, code + 8);
    for (char *at = typed; *at; at++)
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
    assert_int_equal(reading(typed), CHECK_CODE_READ);
    snprintf(typed, sizeof typed, "%.3s－%.3s—%.3s", code, code + 4, code + 8);
    assert_int_equal(reading(typed), CHECK_CODE_READ);
    assert_int_equal(reading(""), CHECK_CODE_NONE);
    assert_int_equal(reading("222-222-22"), CHECK_CODE_NONE);
    assert_int_equal(reading("222-222-2222"), CHECK_CODE_NONE);
    assert_int_equal(reading("222-2O2-222"), CHECK_CODE_NONE);
    assert_int_equal(reading("222-2校2-222"), CHECK_CODE_NONE);
    assert_int_equal(reading("２２２２２２２２２"), CHECK_CODE_READ);
    assert_int_equal(reading("222222223"), CHECK_CODE_SLIP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(slips),
        cmocka_unit_test(as_people_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
