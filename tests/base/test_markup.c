/* test_markup.c - stars that set words in bold, and stars that mask. */
#include "base/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    const char *bold; /* '1' for each star of the text that is markup, else '0' */
} CASES[] = {
    { "**一、组织领导**", "1111" },
    { "**（一）组织妇女。**根据安排", "1111" },
    { "1. **人才培养**：30名", "1111" },
    { "开展活动。**场次：**共12场", "1111" },
    { "**重点**：一是，**难点**：二是", "11111111" },
    { "培训**人，投入**万元。", "0000" },
    { "**县**镇2023年", "0000" },
    { "培训妇女，**人参加，**人获奖", "0000" },
    { "*号*：", "00" },
    { "**", "00" },
    { "**一\n二**：", "0000" },
};

static void test_bold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Text text = text_of(CASES[i].text);
        size_t star = 0;
        for (size_t at = 0; at < text.len; at++)
            if (text.at[at] == '*' && markup_is_bold(text, at) != (CASES[i].bold[star++] == '1'))
                fail_msg("%s: star %zu", CASES[i].text, star);
        assert_int_equal(star, strlen(CASES[i].bold));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_bold) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
