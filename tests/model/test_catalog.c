#include "model/catalog.h"

#include "folder.h"
#include "model/image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static Problem compile(const Folder *folder, Buffer *image)
{
    Arena *arena = arena_new();
    Problem failed = catalog_compile(text_of(folder->path), arena, image);

    arena_free(arena);
    return failed;
}

static void assert_pool(const Catalog *catalog, PoolText text, const char *wanted)
{
    assert_true(text_equal(catalog_text(catalog, text), text_of(wanted)));
}

static void rows_come_back_as_written(void **state)
{
    Folder folder = folder_make();
    Buffer image = { 0 };
    Catalog catalog;

    (void)state;
    assert_int_equal(compile(&folder, &image).code, PROBLEM_NONE);
    assert_int_equal(catalog_open(buffer_text(&image), &catalog).code, PROBLEM_NONE);

    assert_int_equal(catalog.unit_count, 6);
    assert_pool(&catalog, catalog.units[1].text, "名");
    assert_pool(&catalog, catalog.families[catalog.units[1].family], "person");
    assert_int_equal(catalog.units[0].family, catalog.units[1].family);
    assert_int_equal(catalog.units[1].flags, UNIT_LONE | UNIT_WORD);
    assert_int_equal(catalog.units[3].kind, UNIT_MONEY);

    assert_int_equal(catalog.topic_count, 3);
    assert_int_equal(catalog.topic_other, 2);

    assert_int_equal(catalog.law_count, 2);
    assert_pool(&catalog, catalog.laws[1].successor, "反家庭暴力法");
    assert_pool(&catalog, catalog.laws[0].ended, "");
    assert_int_equal(catalog.laws[1].kind, 3);

    assert_int_equal(catalog.year_count, 4);
    assert_int_equal(catalog.years[0].first, 2013);
    assert_int_equal(catalog.years[0].last, 2013);
    assert_int_equal(catalog.years[1].last, 2015);
    assert_int_equal(catalog.years[2].kind, YEAR_ORDINAL);
    assert_pool(&catalog, catalog.years[2].cue, "第{n}个三八");
    assert_pool(&catalog, catalog.years[2].tail, "个三八");
    assert_int_equal(catalog.years[3].first, 0);

    assert_int_equal(catalog.date_count, 3);
    assert_int_equal(catalog.dates[0].offset_said, 1);
    assert_int_equal(catalog.dates[0].offset, -1);
    assert_int_equal(catalog.dates[1].offset_said, 0);
    assert_int_equal(catalog.dates[1].half, 1);
    assert_int_equal(catalog.dates[2].part, 3);

    assert_int_equal(catalog.measure_count, 2);
    assert_pool(&catalog, catalog.measures[1].answers, "人社局");
    assert_int_equal(catalog.measures[1].over_time, 4);
    assert_int_equal(catalog.measures[1].topic, 1);

    buffer_free(&image);
    folder_remove(&folder);
}

static void phrases_stand_by_measure_and_heads_list_them(void **state)
{
    Folder folder = folder_make();
    Buffer image = { 0 };
    Catalog catalog;

    (void)state;
    assert_int_equal(compile(&folder, &image).code, PROBLEM_NONE);
    assert_int_equal(catalog_open(buffer_text(&image), &catalog).code, PROBLEM_NONE);

    assert_int_equal(catalog.measures[0].phrases, 0);
    assert_int_equal(catalog.measures[0].phrase_count, 2);
    assert_int_equal(catalog.measures[1].phrases, 2);
    assert_int_equal(catalog.measures[1].phrase_count, 1);

    /* 宣传资料/传单 <发放>: by the measure's own family of units */
    const Phrase *phrase = &catalog.phrases[0];
    assert_int_equal(phrase->use_count, 2);
    assert_int_equal(phrase->unit_count, 1);
    assert_int_equal(catalog.unit_codes[phrase->units], UNIT_CODE_FAMILY | catalog.measures[0].family);
    assert_pool(&catalog, catalog.terms[catalog.uses[phrase->uses].term].text, "宣传资料/传单");

    /* 传单 #count &每: a kind stands for the family */
    phrase = &catalog.phrases[1];
    assert_int_equal(phrase->unit_count, 0);
    assert_int_equal(phrase->kinds, 1 << UNIT_COUNT);
    assert_int_equal(phrase->rate, 1);
    const Term *head = &catalog.terms[catalog.uses[phrase->uses].term];
    assert_int_equal(head->head_count, 1);
    assert_int_equal(catalog.head_phrases[head->heads], 1);

    /* 培训 ^妇女 !宣传资料 @人/money */
    phrase = &catalog.phrases[2];
    assert_pool(&catalog, phrase->text, "培训 ^妇女 !宣传资料 @人/money");
    assert_int_equal(phrase->use_count, 3);
    assert_int_equal(catalog.uses[phrase->uses].flags, 0);
    assert_int_equal(catalog.uses[phrase->uses + 1].flags | catalog.uses[phrase->uses + 2].flags,
                     TERM_ANYWHERE | TERM_ABSENT);
    assert_int_equal(phrase->unit_count, 2);

    buffer_free(&image);
    folder_remove(&folder);
}

static void the_same_files_give_the_same_image(void **state)
{
    Folder folder = folder_make();
    Buffer one = { 0 }, two = { 0 };

    (void)state;
    buffer_add(&two, TEXT("12345678"));
    assert_int_equal(compile(&folder, &one).code, PROBLEM_NONE);
    assert_int_equal(compile(&folder, &two).code, PROBLEM_NONE);
    assert_true(text_equal(buffer_text(&one), text_slice(buffer_text(&two), 8, two.len)));
    buffer_free(&one);
    buffer_free(&two);
    folder_remove(&folder);
}

static void wrong_rows_are_told_with_file_line_and_column(void **state)
{
    static const struct {
        const char *file, *text;
        ProblemCode code;
        int line;
        const char *field, *arg;
    } cases[] = {
        { .file = "names.tsv", .text = NULL, .code = PROBLEM_CATALOG_MISSING, .field = "" },
        { .file = "names.tsv",
          .text = "word\tkind\tcolour\n",
          .code = PROBLEM_CATALOG_KEY_UNKNOWN,
          .line = 1,
          .field = "colour",
          .arg = "colour" },
        { .file = "names.tsv",
          .text = "word\n",
          .code = PROBLEM_CATALOG_KEY_MISSING,
          .line = 1,
          .field = "kind",
          .arg = "kind" },
        { .file = "names.tsv",
          .text = "word\tkind\n三八\n",
          .code = PROBLEM_CATALOG_ROW_WIDTH,
          .line = 2,
          .field = "",
          .arg = "1" },
        { .file = "names.tsv",
          .text = "word\tkind\n三八\tparty\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "kind",
          .arg = "party" },
        { .file = "names.tsv",
          .text = "word\tkind\n\tfestival\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "word",
          .arg = "" },
        { .file = "names.tsv",
          .text = "word\tkind\n𠀀\tplace\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "word",
          .arg = "𠀀" },
        { .file = "names.tsv",
          .text = "word\tkind\n12338\thotline\n１２３３８\thotline\n",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .line = 3,
          .field = "word",
          .arg = "１２３３８" },
        { .file = "units.tsv",
          .text = "unit\tfamily\tkind\tflags\n人\t\tcount\t\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "family",
          .arg = "" },
        { .file = "units.tsv",
          .text = "unit\tfamily\tkind\tflags\n人\tperson\tcount\tlone|red\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "flags",
          .arg = "red" },
        { .file = "cues.tsv",
          .text = "word\tcue\tvalue\n近\tbefore\tdown\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "value",
          .arg = "down" },
        { .file = "cues.tsv",
          .text = "word\tcue\tvalue\n其中\tpart\tup\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "value",
          .arg = "up" },
        { .file = "cues.tsv",
          .text = "word\tcue\tvalue\n近\tbefore\tunder\n近\tbefore\tabout\n",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .line = 3,
          .field = "word",
          .arg = "近" },
        { .file = "topics.tsv",
          .text = "topic\tzh\ten\npublicity\t宣传\tpublicity\n",
          .code = PROBLEM_CATALOG_REFERENCE,
          .field = "topic",
          .arg = "other" },
        { .file = "topics.tsv",
          .text = "topic\tzh\ten\nother\t\tother\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "zh",
          .arg = "" },
        { .file = "topic_words.tsv",
          .text = "word\ttopic\tweight\n歌\tmusic\t1\n",
          .code = PROBLEM_CATALOG_REFERENCE,
          .line = 2,
          .field = "topic",
          .arg = "music" },
        { .file = "topic_words.tsv",
          .text = "word\ttopic\tweight\n歌\tother\t10\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "weight",
          .arg = "10" },
        { .file = "laws.tsv",
          .text = "title\tshort\tin_force\tended\tsuccessor\tkind\n某法\t\t2016\t\t\tlaw\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "in_force",
          .arg = "2016" },
        { .file = "laws.tsv",
          .text = "title\tshort\tin_force\tended\tsuccessor\tkind\n某法\t\t\t\t新法\tlaw\n",
          .code = PROBLEM_CATALOG_REFERENCE,
          .line = 2,
          .field = "successor",
          .arg = "新法" },
        { .file = "years.tsv",
          .text = "cue\tfirst\tlast\tconfidence\tkind\n第三八\t1910\t\t90\tordinal\n",
          .code = PROBLEM_CATALOG_SYNTAX,
          .line = 2,
          .field = "cue",
          .arg = "第三八" },
        { .file = "years.tsv",
          .text = "cue\tfirst\tlast\tconfidence\tkind\n{n}周年\t1910\t\t90\tjubilee\n",
          .code = PROBLEM_CATALOG_SYNTAX,
          .line = 2,
          .field = "cue",
          .arg = "{n}周年" },
        { .file = "years.tsv",
          .text = "cue\tfirst\tlast\tconfidence\tkind\n十二五\t2015\t2011\t90\tplan\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "last",
          .arg = "2011" },
        { .file = "dates.tsv",
          .text = "word\toffset\thalf\tquarter\tpart\n去年\t1-\t\t\t\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "offset",
          .arg = "1-" },
        { .file = "dates.tsv",
          .text = "word\toffset\thalf\tquarter\tpart\n上半年\t\t3\t\t\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "half",
          .arg = "3" },
        { .file = "measures.tsv",
          .text = "key\tzh\ten\tunit\ttopic\tnature\tover_time\tanswers\na\ta\ta\t头\tother\tstate\tlast\t\n",
          .code = PROBLEM_CATALOG_REFERENCE,
          .line = 2,
          .field = "unit",
          .arg = "头" },
        { .file = "measures.tsv",
          .text = "key\tzh\ten\tunit\ttopic\tnature\tover_"
                  "time\tanswers\na\ta\ta\t人\tother\tstate\tlast\t\na\ta\ta\t人\tother\tstate\tlast\t\n",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .line = 3,
          .field = "key",
          .arg = "a" },
        { .file = "groups.tsv",
          .text = "group\twords\n发放\t发放||散发\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "words",
          .arg = "" },
        { .file = "groups.tsv",
          .text = "group\twords\n发放\t\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "words",
          .arg = "" },
        { .file = "groups.tsv",
          .text = "group\twords\n发放\t发\n发放\t放\n",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .line = 3,
          .field = "group",
          .arg = "发放" },
        { .file = "lists.tsv",
          .text = "list\twords\nagencies\t局\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "list",
          .arg = "agencies" },
        { .file = "lists.tsv",
          .text = "list\twords\nmoney\t经费||资金\n",
          .code = PROBLEM_CATALOG_VALUE_BAD,
          .line = 2,
          .field = "words",
          .arg = "" },
        { .file = "lists.tsv",
          .text = "list\twords\nmoney\t经费|资金\nmoney\t拨款|经费\n",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .line = 3,
          .field = "words",
          .arg = "经费" },
        { .file = "checks.tsv",
          .text = "rule\tclass\tzh\ten\nratio\tD\t率\tratio\npercent\tB\t百分比\tpercent\n",
          .code = PROBLEM_CATALOG_FATAL,
          .line = 3,
          .field = "class",
          .arg = "percent" },
        { .file = "checks.tsv",
          .text = "rule\tclass\tzh\ten\nprivacy\tC\t隐私\tprivacy\n",
          .code = PROBLEM_CATALOG_FATAL,
          .line = 2,
          .field = "class",
          .arg = "privacy" },
        { .file = "personal.tsv",
          .text = "sort\tclass\tzh\ten\nmail\tD\t邮箱\tmail\nidentity\tD\t身份证号\tnumber\n",
          .code = PROBLEM_CATALOG_FATAL,
          .line = 3,
          .field = "class",
          .arg = "identity" },
        { .file = "personal.tsv",
          .text = "sort\tclass\tzh\ten\nidentity\tA\t身份证号\tnumber\n",
          .code = PROBLEM_CATALOG_REFERENCE,
          .line = 0,
          .field = "sort",
          .arg = "old_identity" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Folder folder = folder_make();
        Buffer image = { 0 };
        char path[96];

        snprintf(path, sizeof path, "%s/%s", folder.path, cases[i].file);
        folder_write(&folder, cases[i].file, cases[i].text);
        Problem failed = compile(&folder, &image);
        assert_int_equal(failed.code, cases[i].code);
        assert_int_equal(failed.line, cases[i].line);
        assert_string_equal(failed.path, path);
        assert_string_equal(failed.field, cases[i].field);
        if (cases[i].arg)
            assert_string_equal(failed.args[0], cases[i].arg);
        buffer_free(&image);
        folder_remove(&folder);
    }
}

static void a_wrong_phrase_is_told_with_its_term(void **state)
{
    static const struct {
        const char *phrase;
        ProblemCode code;
        const char *arg;
    } cases[] = {
        { .phrase = "传单" },
        { .phrase = "<发放>/赠 传单" },
        { .phrase = "传单 #count/money" },
        { .phrase = "传单 @人/percent" },
        { .phrase = "传单 <赠送>", .code = PROBLEM_CATALOG_REFERENCE, .arg = "赠送" },
        { .phrase = "传单 @头", .code = PROBLEM_CATALOG_REFERENCE, .arg = "头" },
        { .phrase = "传单 #people", .code = PROBLEM_CATALOG_VALUE_BAD, .arg = "#people" },
        { .phrase = "", .code = PROBLEM_CATALOG_SYNTAX, .arg = "" },
        { .phrase = "^传单 发放", .code = PROBLEM_CATALOG_SYNTAX, .arg = "^传单" },
        { .phrase = "@人 传单", .code = PROBLEM_CATALOG_SYNTAX, .arg = "@人" },
        { .phrase = "传单 ^!发放", .code = PROBLEM_CATALOG_SYNTAX, .arg = "!发放" },
        { .phrase = "传单//发放", .code = PROBLEM_CATALOG_SYNTAX, .arg = "传单//发放" },
        { .phrase = "传单 <发放", .code = PROBLEM_CATALOG_SYNTAX, .arg = "<发放" },
        { .phrase = "传单 <>", .code = PROBLEM_CATALOG_SYNTAX, .arg = "<>" },
        { .phrase = "传单 ^", .code = PROBLEM_CATALOG_SYNTAX, .arg = "" },
        { .phrase = "传单 @", .code = PROBLEM_CATALOG_SYNTAX, .arg = "@" },
        { .phrase = "传单 @人 @元", .code = PROBLEM_CATALOG_SYNTAX, .arg = "@元" },
        { .phrase = "传单 &户", .code = PROBLEM_CATALOG_SYNTAX, .arg = "&户" },
        { .phrase = "传单/宣传资料 散发/发放/印发",
          .code = PROBLEM_CATALOG_DUPLICATE,
          .arg = "传单/宣传资料 散发/发放/印发" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Folder folder = folder_make();
        Buffer image = { 0 };
        char text[300];

        snprintf(text, sizeof text,
                 "measure\tphrase\npublicity.leaflets\t宣传资料/传单 <发放>\npublicity.leaflets\t%s\n",
                 cases[i].phrase);
        folder_write(&folder, "phrases.tsv", text);
        Problem failed = compile(&folder, &image);
        assert_int_equal(failed.code, cases[i].code);
        if (failed.code) {
            assert_int_equal(failed.line, 3);
            assert_string_equal(failed.field, "phrase");
            assert_string_equal(failed.args[0], cases[i].arg);
        }
        buffer_free(&image);
        folder_remove(&folder);
    }
}

/* Touches all that a reader would follow. */
static size_t catalog_walk(const Catalog *catalog)
{
    const Lexicon *lexicon = &catalog->lexicon;
    Text text = TEXT("全县发放宣传资料１２份，培训妇女二千人，减少3%。第104个三八，欧阳局长");
    size_t sum = 0, end = 0;

    for (size_t at = 0; at < text.len; at++) {
        uint32_t word = lexicon_longest(lexicon, text, at, 0xFFFF, &end);
        for (size_t s = 0; s < lexicon->words[word].sense_count; s++) {
            const Sense *sense = &lexicon->senses[lexicon->words[word].senses + s];
            if (sense->kind == SENSE_UNIT)
                sum += (unsigned char)*catalog_text(catalog, catalog->units[sense->index].text).at;
            if (sense->kind == SENSE_TERM && catalog->terms[sense->index].head_count)
                sum += catalog->phrases[catalog->head_phrases[catalog->terms[sense->index].heads]].measure;
        }
    }
    for (size_t i = 0; i < catalog->phrase_count; i++) {
        const Phrase *phrase = &catalog->phrases[i];
        for (size_t u = 0; u < phrase->use_count; u++)
            sum += text_hash(catalog_text(catalog, catalog->terms[catalog->uses[phrase->uses + u].term].text));
        for (size_t u = 0; u < phrase->unit_count; u++)
            sum += catalog->unit_codes[phrase->units + u];
        sum += text_hash(catalog_text(catalog, catalog->measures[phrase->measure].key));
    }
    return sum;
}

static void a_broken_image_is_a_problem_or_harmless(void **state)
{
    Folder folder = folder_make();
    Buffer image = { 0 };
    Catalog catalog;
    uint32_t chance = 1;
    size_t refused = 0, walked = 0;

    (void)state;
    assert_int_equal(compile(&folder, &image).code, PROBLEM_NONE);
    for (size_t length = 0; length < image.len; length += length < 512 ? 1 : 4099)
        assert_int_equal(catalog_open(text_slice(buffer_text(&image), 0, length), &catalog).code,
                         PROBLEM_CATALOG_BROKEN);
    for (int i = 0; i < 2000; i++) {
        ImageHeader header;
        memcpy(&header, image.at, sizeof header);
        /* half of the blows hit the header, the others what lies behind the letters' table */
        size_t first = i % 2 ? header.sections[SECTION_LETTERS].offset : 0;
        size_t last = i % 2 ? image.len : sizeof header;
        chance = chance * 1664525 + 1013904223;
        size_t at = first + (chance >> 8) % (last - first);
        /* any table of pairs or spots is a good one: hit the nodes instead */
        const ImageSection *nodes = &header.sections[SECTION_NODES];
        for (SectionKind kind = SECTION_PAIRS; kind <= SECTION_PAIR_SPOTS; kind++) {
            const ImageSection *section = &header.sections[kind];
            if (at >= section->offset && at < section->offset + section->count * section->size)
                at = nodes->offset + (at - section->offset) % (nodes->count * nodes->size);
        }
        char kept = image.at[at];

        image.at[at] = (char)(kept ^ (1 << (chance & 7)));
        if (catalog_open(buffer_text(&image), &catalog).code)
            refused++;
        else
            walked += catalog_walk(&catalog) != 0;
        image.at[at] = kept;
    }
    assert_true(refused > 900);
    assert_true(walked > 0);
    buffer_free(&image);
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_back_as_written),
        cmocka_unit_test(phrases_stand_by_measure_and_heads_list_them),
        cmocka_unit_test(the_same_files_give_the_same_image),
        cmocka_unit_test(wrong_rows_are_told_with_file_line_and_column),
        cmocka_unit_test(a_wrong_phrase_is_told_with_its_term),
        cmocka_unit_test(a_broken_image_is_a_problem_or_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
