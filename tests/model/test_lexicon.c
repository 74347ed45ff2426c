#include "model/lexicon.h"

#include "loaded.h"

#define BIT(kind) (1u << (kind))
enum { ALL_KINDS = 0xFFFF };

static const Lexicon *lexicon_of(void **state)
{
    return &((Loaded *)*state)->catalog.lexicon;
}

static void longest_word_of_the_kinds_is_found(void **state)
{
    static const struct {
        const char *text;
        size_t offset;
        unsigned kinds;
        const char *word; /* NULL: none */
    } cases[] = {
        { .text = "宣传资料份", .kinds = ALL_KINDS, .word = "宣传资料" },
        { .text = "宣传资料份", .kinds = BIT(SENSE_UNIT), .word = NULL },
        { .text = "宣传册", .kinds = ALL_KINDS, .word = "宣传" },
        { .text = "宣传资", .kinds = BIT(SENSE_TOPIC), .word = "宣传" },
        { .text = "发宣传", .offset = 3, .kinds = ALL_KINDS, .word = "宣传" },
        { .text = "发宣传", .offset = 9, .kinds = ALL_KINDS, .word = NULL },
        { .text = "", .kinds = ALL_KINDS, .word = NULL },
        { .text = "１２３３８热线", .kinds = ALL_KINDS, .word = "１２３３８" },
        { .text = "１2３38", .kinds = BIT(SENSE_NAME), .word = "１2３38" },
        { .text = "％", .kinds = BIT(SENSE_UNIT), .word = "％" },
        { .text = "欧阳局长", .kinds = BIT(SENSE_SURNAME), .word = "欧阳" },
        { .text = "第104个", .kinds = BIT(SENSE_YEAR), .word = "第" },
        { .text = "印发", .kinds = BIT(SENSE_TERM), .word = "印发" },
        { .text = "𠀀宣传", .kinds = ALL_KINDS, .word = NULL },
        { .text = "宣", .kinds = ALL_KINDS, .word = NULL },
        { .text = "\xE5\xAE", .kinds = ALL_KINDS, .word = NULL },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        /* a block of exactly the text's size lets the sanitizer see one byte too far */
        size_t length = strlen(cases[i].text);
        char *bytes = malloc(length + !length);
        Text text = { memcpy(bytes, cases[i].text, length), length };
        size_t end = 0;
        uint32_t word = lexicon_longest(lexicon_of(state), text, cases[i].offset, cases[i].kinds, &end);

        if (cases[i].word) {
            assert_int_not_equal(word, 0);
            assert_true(text_equal(text_slice(text, cases[i].offset, end), text_of(cases[i].word)));
        } else {
            assert_int_equal(word, 0);
            assert_int_equal(end, 0);
        }
        free(bytes);
    }
}

static const Word *word_of(const Lexicon *lexicon, const char *text, uint32_t *number)
{
    size_t end = 0;

    *number = lexicon_longest(lexicon, text_of(text), 0, ALL_KINDS, &end);
    assert_int_equal(end, strlen(text));
    return &lexicon->words[*number];
}

static void a_word_has_the_senses_of_the_words_that_it_begins_with(void **state)
{
    const Lexicon *lexicon = lexicon_of(state);
    uint32_t number;
    const Word *word = word_of(lexicon, "宣传资料", &number);
    const Sense *topic = lexicon_sense(lexicon, number, SENSE_TOPIC);

    /* own topic publicity 7 hides the inherited one of 宣传 */
    assert_int_equal(word->kinds, BIT(SENSE_TOPIC) | BIT(SENSE_TERM));
    assert_int_equal(word->all_kinds, word->kinds);
    assert_non_null(topic);
    assert_int_equal(topic->a, 7);
    assert_null(lexicon_sense(lexicon, number, SENSE_UNIT));
}

static void what_is_inherited_is_marked(void **state)
{
    Loaded *loaded = *state;
    Arena *arena = arena_new();
    Buffer image = { 0 };
    Catalog catalog;
    uint32_t number;

    folder_write(&loaded->folder, "titles.tsv", "title\tkind\n培训局长\toffice\n");
    assert_int_equal(catalog_compile(text_of(loaded->folder.path), arena, &image).code, PROBLEM_NONE);
    assert_int_equal(catalog_open(buffer_text(&image), &catalog).code, PROBLEM_NONE);
    const Word *word = word_of(&catalog.lexicon, "培训局长", &number);

    assert_int_equal(word->kinds, BIT(SENSE_TITLE));
    assert_int_equal(word->all_kinds, BIT(SENSE_TITLE) | BIT(SENSE_TOPIC) | BIT(SENSE_TERM));
    assert_null(lexicon_sense(&catalog.lexicon, number, SENSE_TOPIC));
    for (size_t i = 0; i < word->sense_count; i++) {
        const Sense *sense = &catalog.lexicon.senses[word->senses + i];
        assert_int_equal(sense->inherited, sense->kind == SENSE_TITLE ? 0 : strlen("培训"));
    }
    buffer_free(&image);
    arena_free(arena);
}

static void letters_know_what_they_are(void **state)
{
    static const struct {
        uint32_t code;
        LetterKind kind;
        int value;
        int starts;
    } cases[] = {
        { .code = '7', .kind = LETTER_DIGIT, .value = 7 },
        { .code = 0xFF17, .kind = LETTER_DIGIT, .value = 7 },
        { .code = u'两', .kind = LETTER_NUMERAL, .value = 2 },
        { .code = u'玖', .kind = LETTER_NUMERAL, .value = 9 },
        { .code = u'〇', .kind = LETTER_NUMERAL, .value = 0 },
        { .code = u'佰', .kind = LETTER_TEN, .value = 2 },
        { .code = u'廿', .kind = LETTER_TEN, .value = 20 },
        { .code = u'億', .kind = LETTER_SCALE, .value = 8 },
        { .code = u'几', .kind = LETTER_VAGUE },
        { .code = u'＊', .kind = LETTER_MASK },
        { .code = u'；', .kind = LETTER_STOP },
        { .code = ':', .kind = LETTER_COMMA },
        { .code = u'（', .kind = LETTER_OPEN },
        { .code = u'”', .kind = LETTER_CLOSE },
        { .code = '\n', .kind = LETTER_LINE },
        { .code = 0x3000, .kind = LETTER_BLANK },
        { .code = 0xA0, .kind = LETTER_BLANK },
        { .code = u'宣', .kind = LETTER_PLAIN, .starts = 1 },
        { .code = u'传', .kind = LETTER_PLAIN, .starts = 1 },
        { .code = u'％', .kind = LETTER_PLAIN, .starts = 1 },
        { .code = u'资', .kind = LETTER_PLAIN },
        { .code = u'黿', .kind = LETTER_PLAIN },
        { .code = 0x20000, .kind = LETTER_PLAIN },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Letter *letter = lexicon_kind(lexicon_of(state), cases[i].code);
        assert_int_equal(letter->kind, cases[i].kind);
        assert_int_equal(letter->value, cases[i].value);
        if (cases[i].kind == LETTER_PLAIN)
            assert_int_equal(letter->starts, cases[i].starts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(longest_word_of_the_kinds_is_found, load, unload),
        cmocka_unit_test_setup_teardown(a_word_has_the_senses_of_the_words_that_it_begins_with, load, unload),
        cmocka_unit_test_setup_teardown(what_is_inherited_is_marked, load, unload),
        cmocka_unit_test_setup_teardown(letters_know_what_they_are, load, unload),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
