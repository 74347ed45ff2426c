/* test_html.c - text into HTML. */
#include "base/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_html_would_read_is_escaped(void **state)
{
    static const struct {
        const char *text, *html;
    } cases[] = {
        { .text = "", .html = "" },
        { .text = "全县妇女 & 儿童", .html = "全县妇女 &amp; 儿童" },
        { .text = "<script>alert('x')</script>", .html = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" },
        { .text = "\"a\" onclick=\"b\"", .html = "&quot;a&quot; onclick=&quot;b&quot;" },
        { .text = "&amp;", .html = "&amp;amp;" },
        { .text = "<", .html = "&lt;" },
        { .text = "＜全角＞\n", .html = "＜全角＞\n" },
    };
    Buffer out = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_clear(&out);
        html_text(&out, text_of(cases[i].text));
        if (!text_equal(buffer_text(&out), text_of(cases[i].html)))
            fail_msg("found %.*s, wanted %s", TEXT_ARG(buffer_text(&out)), cases[i].html);
    }
    buffer_clear(&out);
    html_text(&out, (Text){ NULL, 0 });
    assert_int_equal(out.len, 0);
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_html_would_read_is_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
