/* test_agency.c - who wrote a text, and its title. */
#include "items.h"

typedef struct {
    const char *text;
    const char *agency;
    const char *title;
} AgencyCase;

static void agencies_hold(const AgencyCase *cases, size_t count)
{
    halfsky_reader *reader = halfsky_reader_new(halfsky_catalog_builtin());
    halfsky_document d;
    char agency[200], title[200];

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(halfsky_read(reader, cases[i].text, strlen(cases[i].text)), 0);
        assert_true(halfsky_document_at(reader, 0, &d));
        snprintf(agency, sizeof agency, "%.*s", (int)d.agency.len, d.agency.at ? d.agency.at : "");
        snprintf(title, sizeof title, "%.*s", (int)d.title.len, d.title.at ? d.title.at : "");
        if (strcmp(agency, cases[i].agency) != 0 || strcmp(title, cases[i].title) != 0)
            fail_msg("%s\n  expected: %s | %s\n  found:    %s | %s", cases[i].text, cases[i].agency, cases[i].title,
                     agency, title);
    }
    halfsky_reader_free(reader);
}

#define HOLD(table) agencies_hold(table, COUNT(table))

static void the_signature_counts_most(void **state)
{
    static const AgencyCase cases[] = {
        { "妇女儿童工作总结\n一年来，我局走访妇女36户。\n柘岭县残疾人联合会\n2023年12月8日", "柘岭县残疾人联合会",
          "妇女儿童工作总结" },
        { "妇女儿童工作总结\n一年来，我局走访妇女36户。\n柘岭县水利局水利局", "柘岭县水利局", "妇女儿童工作总结" },
        { "妇女儿童工作总结\n一年来，我局走访妇女36户。\n报送单位：柘岭县教育局", "柘岭县教育局",
          "妇女儿童工作总结" },
        { "妇女儿童工作总结\n一年来，我委走访妇女36户。\n柘岭县妇女儿童工作委员会办公室　2023年12月8日",
          "柘岭县妇女儿童工作委员会办公室", "妇女儿童工作总结" },
    };
    (void)state;
    HOLD(cases);
}

static void the_title_names_it(void **state)
{
    static const AgencyCase cases[] = {
        { "柘岭县自然资源局20xx年妇女工作汇报\n我局高度重视。", "柘岭县自然资源局",
          "柘岭县自然资源局20xx年妇女工作汇报" },
        { "2023年云坞镇妇联工作总结\n我镇妇联高度重视。", "云坞镇妇联", "2023年云坞镇妇联工作总结" },
        { "柘岭县委组织部2023年女干部工作情况\n一年来成效明显。", "柘岭县委组织部",
          "柘岭县委组织部2023年女干部工作情况" },
        { "# 柘岭县法院妇女儿童工作总结\n一年来成效明显。", "柘岭县法院", "柘岭县法院妇女儿童工作总结" },
        { "工作总结汇编 篇1\n云坞镇中心小学工作汇报\n一年来成效明显。\n工作总结汇编 篇2\n一年来成效明显。",
          "云坞镇中心小学", "云坞镇中心小学工作汇报" },
    };
    (void)state;
    HOLD(cases);
}

static void the_first_sentences_name_it(void **state)
{
    static const AgencyCase cases[] = {
        { "一年来，x区残联在区委、区政府的领导下，做好工作。", "x区残联", "" },
        { "20xx年，云坞镇妇联紧紧围绕中心工作，成效明显。", "云坞镇妇联", "" },
        { "20xx年以来，经贸局的妇女儿童工作稳步推进。", "经贸局", "" },
    };
    (void)state;
    HOLD(cases);
}

static void others_who_are_named_did_not_write_it(void **state)
{
    static const AgencyCase cases[] = {
        { "一年来，我局在县委、县政府的领导下，在县妇联的指导下，成效明显。", "", "" },
        { "县委、县政府高度重视妇女儿童工作。", "", "" },
        { "根据县妇儿工委的要求，与县教育局配合，我们做了工作。", "", "" },
    };
    (void)state;
    HOLD(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_signature_counts_most),
        cmocka_unit_test(the_title_names_it),
        cmocka_unit_test(the_first_sentences_name_it),
        cmocka_unit_test(others_who_are_named_did_not_write_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
