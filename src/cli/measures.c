/* measures.c - `halfsky measures`: what is counted, and by which phrases prose says it. */
#include "cli/columns.h"
#include "cli/command.h"
#include "cli/names.h"

#include "format/decode.h"
#include "halfsky/read.h"

enum { MEASURES_EXPLAIN, MEASURES_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [MEASURES_EXPLAIN] = { "explain", 0, OPTION_TEXT, "TEXT", 0, 0, "说明这句话，如“发放宣传资料1万余份”",
                           "explain this sentence" },
    [MEASURES_OPTIONS] = { 0 },
};

const Command measures_command = {
    .name = "measures",
    .usage = "measures [KEY | --explain TEXT]",
    .zh = "列出计量项和认出它们的说法",
    .en = "list the measures and the phrases that say them",
    .details_zh = "不写 KEY 时列出全部计量项；写全名（如 publicity.leaflets）时列出其口径和说法，\n"
                  "只写前一段（如 publicity）时列出这一组。--explain 说明一句话为何认出或没有认出计量项。\n",
    .details_en =
        "Without KEY, lists all measures. With a whole key (publicity.leaflets), shows the measure and its\n"
        "phrases; with the first part (publicity), lists that group. --explain says why the quantities of\n"
        "a sentence got their measures, or did not.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .run = run,
};

static Problem describe(const Session *session, Text key, Buffer *out);
static bool list(const Session *session, Text group, Buffer *out);
static Problem explain(const Session *session, Text sentence, Buffer *out);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    Problem wrong = OK;

    if (values[MEASURES_EXPLAIN].given && count == 1)
        wrong = problem(PROBLEM_WORD_SURPLUS, text_of(operands[0]), text_of(measures_command.usage), TEXT(""));
    else if (values[MEASURES_EXPLAIN].given)
        wrong = explain(session, text_of(values[MEASURES_EXPLAIN].text), &out);
    else if (count == 1)
        wrong = describe(session, text_of(operands[0]), &out);
    else
        list(session, TEXT(""), &out);
    int status = wrong.code ? session_complain(session, wrong) : session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

/* One measure, or all whose keys begin with "key.". */
static Problem describe(const Session *session, Text key, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    const halfsky_catalog *catalog = session->catalog;
    halfsky_measure measure;
    size_t index = 0;

    while (halfsky_measure_at(catalog, index, &measure) && !text_equal(text_from(measure.key), key))
        index++;
    if (index == halfsky_measure_count(catalog)) {
        if (list(session, key, out))
            return OK;
        return problem(PROBLEM_MEASURE_UNKNOWN, key, TEXT(""), TEXT(""));
    }

    Text topic = topic_name(catalog, text_from(measure.topic), session->language);
    const struct {
        Text zh, en, value;
    } rows[] = {
        { TEXT("计量项"), TEXT("key"), text_from(measure.key) },
        { TEXT("名称"), TEXT("name"), text_from(zh ? measure.zh : measure.en) },
        { TEXT("英文名"), TEXT("Chinese"), text_from(zh ? measure.en : measure.zh) },
        { TEXT("单位"), TEXT("unit"), text_from(measure.unit) },
        { TEXT("主题"), TEXT("topic"), topic },
        { TEXT("性质"), TEXT("nature"), text_from(measure.nature) },
        { TEXT("随时间"), TEXT("over time"), text_from(measure.over_time) },
        { TEXT("归口"), TEXT("answers"), text_from(measure.answers) },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].value.len == 0)
            continue;
        columns_left(out, zh ? rows[i].zh : rows[i].en, 10);
        buffer_add(out, rows[i].value);
        buffer_add_char(out, '\n');
    }
    for (size_t i = 0; i < halfsky_measure_phrase_count(catalog, index); i++) {
        columns_left(out, i ? TEXT("") : zh ? TEXT("说法") : TEXT("phrases"), 10);
        buffer_add(out, text_from(halfsky_measure_phrase(catalog, index, i)));
        buffer_add_char(out, '\n');
    }
    return OK;
}

/* The measures whose keys begin with "group."; all for the empty group. False: there are none. */
static bool list(const Session *session, Text group, Buffer *out)
{
    halfsky_measure measure;
    bool found = false;

    for (size_t i = 0; halfsky_measure_at(session->catalog, i, &measure); i++) {
        Text key = text_from(measure.key);
        if (group.len && !(text_starts(key, group) && key.len > group.len && key.at[group.len] == '.'))
            continue;
        found = true;
        columns_left(out, key, 40);
        columns_left(out, text_from(measure.unit), 9);
        buffer_add(out, text_from(session->language == LANGUAGE_ZH ? measure.zh : measure.en));
        buffer_add_char(out, '\n');
    }
    return found;
}

/* The sentence comes in the encoding of the terminal. */
static Problem explain(const Session *session, Text sentence, Buffer *out)
{
    const char *language = session->language == LANGUAGE_ZH ? "zh" : "en";
    Arena *arena = arena_new();
    Doc doc;
    Problem wrong = decode_text(sentence, arena, &doc);

    if (!wrong.code) {
        halfsky_reader *reader = halfsky_reader_new(session->catalog);
        Text why = text_from(halfsky_explain(reader, doc.text.at, doc.text.len, language));
        buffer_add(out, why);
        if (why.len && !text_ends(why, TEXT("\n")))
            buffer_add_char(out, '\n');
        halfsky_reader_free(reader);
    }
    arena_free(arena);
    return problem_at(wrong, TEXT("--explain"), 0, TEXT(""));
}
