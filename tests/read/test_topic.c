/* test_topic.c - which topic a quantity speaks of, and the arithmetic behind it. */
#include "read/topic.h"

#include "reader.h"

static void the_words_next_to_a_figure_tell_its_topic(void **state)
{
    static const struct {
        const char *text, *facts;
    } cases[] = {
        { .text = "发放宣传资料1万余份。", .facts = "1万余份 publicity" },
        { .text = "举办女职工技能培训班5期。", .facts = "5期 training" },
        { .text = "走访慰问困难母亲120户。", .facts = "120户 condolence" },
        { .text = "小学适龄儿童入学率99.98%。", .facts = "99.98% education" },
        { .text = "孕产妇系统管理率95%。", .facts = "95% health" },
        { .text = "铺设供水管网52.6公里。", .facts = "52.6公里 water" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_reads(*state, cases[i].text, "to", cases[i].facts);
}

static uint32_t topic_row(const Catalog *catalog, const char *key)
{
    for (uint32_t i = 0; i < catalog->topic_count; i++)
        if (text_equal(catalog_text(catalog, catalog->topics[i].key), text_of(key)))
            return i;
    fail_msg("no topic %s", key);
    return 0;
}

static uint32_t best_of(const TopicScores *near, const TopicScores *background, uint32_t previous, TopicTie tie)
{
    static const TopicScores none = { { 0 } };
    TopicEvidence evidence = { .near = near,
                               .passed = &none,
                               .sentence = &none,
                               .background = background ? background : &none,
                               .previous = previous,
                               .tie = tie };
    return topic_best(catalog_builtin(), &evidence);
}

static void nothing_said_is_other(void **state)
{
    TopicScores near;

    (void)state;
    topic_scores_clear(&near);
    assert_int_equal(best_of(&near, NULL, TOPIC_NONE, TOPIC_ALONE), catalog_builtin()->topic_other);
}

static void a_nearer_word_counts_more(void **state)
{
    (void)state;
    for (size_t rank = 0; rank < 10; rank++) {
        assert_true(topic_factor_before(rank, TOPIC_IN_CLAUSE) >= topic_factor_before(rank + 1, TOPIC_IN_CLAUSE));
        assert_true(topic_factor_before(rank, TOPIC_IN_CLAUSE) >= topic_factor_before(rank, TOPIC_IN_SENTENCE));
        assert_true(topic_factor_before(rank, TOPIC_IN_SENTENCE) > topic_factor_before(rank, TOPIC_OF_WHOLE));
        assert_true(topic_factor_behind(rank, true) >= topic_factor_behind(rank, false));
    }
}

static void a_part_keeps_the_topic_of_its_whole(void **state)
{
    uint32_t training = topic_row(catalog_builtin(), "training");
    TopicScores near;

    (void)state;
    topic_scores_clear(&near);
    assert_int_equal(best_of(&near, NULL, training, TOPIC_BELONGS), training);
    assert_int_equal(best_of(&near, NULL, training, TOPIC_ALONE), catalog_builtin()->topic_other);
}

static void the_surroundings_decide_where_the_figure_says_nothing(void **state)
{
    uint32_t water = topic_row(catalog_builtin(), "water");
    TopicScores near, document, headings, background;

    (void)state;
    topic_scores_clear(&near);
    topic_scores_clear(&document);
    topic_scores_clear(&headings);
    document.of[water] = 100;
    topic_background(catalog_builtin(), &document, &headings, &background);
    assert_int_equal(best_of(&near, &background, TOPIC_NONE, TOPIC_ALONE), water);
}

static void scores_do_not_overflow(void **state)
{
    const Catalog *catalog = catalog_builtin();
    size_t end;
    uint32_t word = lexicon_longest(&catalog->lexicon, TEXT("培训"), 0, 1u << SENSE_TOPIC, &end);
    TopicScores scores;

    (void)state;
    assert_int_not_equal(word, 0);
    topic_scores_clear(&scores);
    for (int i = 0; i < 1000000; i++)
        topic_scores_add(catalog, &scores, word, 16);
    for (size_t i = 0; i < TOPIC_ROOM; i++)
        assert_true(scores.of[i] >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_next_to_a_figure_tell_its_topic),
        cmocka_unit_test(nothing_said_is_other),
        cmocka_unit_test(a_nearer_word_counts_more),
        cmocka_unit_test(a_part_keeps_the_topic_of_its_whole),
        cmocka_unit_test(the_surroundings_decide_where_the_figure_says_nothing),
        cmocka_unit_test(scores_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, reader_open, reader_close);
}
