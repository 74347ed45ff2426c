/* compile_rows.c - the rows of all files but groups.tsv and phrases.tsv. */
#include "model/compile.h"

#include "base/date.h"

/* Words of the catalog's columns, in the order of their enums. */
static const char *const unit_kinds[] = { "count", "money", "percent", "measure", NULL };
static const char *const unit_flags[] = { "empty", "lone", "word", NULL };
static const char *const name_kinds[] = { "festival", "policy",  "slogan",  "idiom", "place",
                                          "plan",     "hotline", "ordinal", NULL };
static const char *const cue_kinds[] = {
    "before",       "after",           "actual",      "plan",    "target", "rule", "forecast", "intent",  "part",
    "each",         "completion",      "extent",      "running", "by",     "to",   "sum",      "compare", "ratio",
    "plan_heading", "problem_heading", "ask_heading", "as_of",   "number", NULL
};
static const char *const title_kinds[] = { "office", "post", "address", "person", NULL };
static const char *const natures[] = { "activity", "state", NULL };
static const char *const over_times[] = { "flow", "stock", "last", "max", "distinct", NULL };
static const char *const law_kinds[] = { "law", "regulation", "plan", "policy", NULL };
static const char *const date_parts[] = { "", "begin", "middle", "end", NULL };
static const char *const year_kinds[] = { "event", "plan", "ordinal", "jubilee", "final", NULL };

static Problem units(Compile *compile);
static Problem names(Compile *compile);
static Problem cues(Compile *compile);
static Problem topics(Compile *compile);
static Problem topic_words(Compile *compile);
static Problem surnames(Compile *compile);
static Problem titles(Compile *compile);
static Problem laws(Compile *compile);
static Problem years(Compile *compile);
static Problem dates(Compile *compile);
static Problem measures(Compile *compile);

Problem compile_rows(Compile *compile)
{
    TRY(units(compile));
    TRY(names(compile));
    TRY(cues(compile));
    TRY(topics(compile));
    TRY(topic_words(compile));
    TRY(surnames(compile));
    TRY(titles(compile));
    TRY(laws(compile));
    TRY(years(compile));
    TRY(dates(compile));
    TRY(measures(compile));
    return OK;
}

/* Place of column `index` in row `i` of `sheet`. */
static Place place_at(const Sheet *sheet, size_t i, size_t index)
{
    return (Place){ sheet, &sheet->rows.items[i], index };
}

static Problem need_text(Place place)
{
    if (place_text(place).len)
        return OK;
    return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, TEXT(""), TEXT("≠ \"\""));
}

/* The cell's values, separated by `|`, as bits of `choices`. */
static Problem place_bits(Place place, const char *const *choices, uint8_t *out)
{
    Text rest = place_text(place);
    Text part;

    *out = 0;
    while (rest.len && text_cut(&rest, '|', &part)) {
        TsvRow one = { .line = place.row->line };
        size_t choice;

        one.cells[place.column] = text_trim(part);
        TRY(place_choice((Place){ place.sheet, &one, place.column }, choices, &choice));
        *out |= (uint8_t)(1u << choice);
    }
    return OK;
}

static Problem units(Compile *compile)
{
    static const char *const columns[] = { "unit", "family", "kind", "flags", NULL };
    enum { UNIT, FAMILY, KIND, FLAGS };
    Sheet sheet;

    TRY(sheet_read(compile, "units.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Text text = place_text(place_at(&sheet, i, UNIT));
        Text family = place_text(place_at(&sheet, i, FAMILY));
        uint32_t row = (uint32_t)compile->units.count;
        Unit unit = { .text = pool_text(compile, text) };
        size_t kind;

        if (row >= UNIT_CODE_FAMILY)
            return place_problem(place_at(&sheet, i, UNIT), PROBLEM_CATALOG_TOO_LARGE, TEXT("32767"), TEXT(""));
        TRY(place_key(compile, place_at(&sheet, i, UNIT), &compile->unit_of, text, row));
        TRY(word_add(compile, place_at(&sheet, i, UNIT), text, (Sense){ .kind = SENSE_UNIT, .index = row }));
        TRY(need_text(place_at(&sheet, i, FAMILY)));
        TRY(place_choice(place_at(&sheet, i, KIND), unit_kinds, &kind));
        TRY(place_bits(place_at(&sheet, i, FLAGS), unit_flags, &unit.flags));
        unit.kind = (uint8_t)kind;
        unit.family =
            (uint16_t)index_put(compile->arena, &compile->family_of, family, (uint32_t)compile->families.count);
        if (unit.family == compile->families.count)
            *LIST_ADD(compile->arena, &compile->families) = pool_text(compile, family);
        *LIST_ADD(compile->arena, &compile->units) = unit;
    }
    return OK;
}

/* A file of words with one column of choices. */
static Problem word_kinds(Compile *compile, const char *file, const char *const *columns, const char *const *kinds,
                          SenseKind sense)
{
    Sheet sheet;

    TRY(sheet_read(compile, file, columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Place place = place_at(&sheet, i, 0);
        size_t kind;

        TRY(place_choice(place_at(&sheet, i, 1), kinds, &kind));
        TRY(word_add(compile, place, place_text(place), (Sense){ .kind = (uint8_t)sense, .a = (uint8_t)kind }));
    }
    return OK;
}

static Problem names(Compile *compile)
{
    static const char *const columns[] = { "word", "kind", NULL };

    return word_kinds(compile, "names.tsv", columns, name_kinds, SENSE_NAME);
}

static Problem titles(Compile *compile)
{
    static const char *const columns[] = { "title", "kind", NULL };

    return word_kinds(compile, "titles.tsv", columns, title_kinds, SENSE_TITLE);
}

static Problem surnames(Compile *compile)
{
    static const char *const columns[] = { "surname", NULL };
    Sheet sheet;

    TRY(sheet_read(compile, "surnames.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Place place = place_at(&sheet, i, 0);
        TRY(word_add(compile, place, place_text(place), (Sense){ .kind = SENSE_SURNAME }));
    }
    return OK;
}

/* The value of a cue: which are allowed hangs on the cue. */
static Problem cue_value(Place place, Cue cue, uint8_t *out)
{
    static const char *const bounds[] = { "none", "over", "under", "about", "at_least", "at_most", NULL };
    static const char *const extents[] = { "own", "all", "staff", NULL };
    static const char *const directions[] = { "up", "down", NULL };
    static const char *const numbers[] = { "zero", "half", "over_half", "twice", "four_times", NULL };
    static const char *const nothing[] = { "", NULL };
    size_t choice = 0;

    *out = VALUE_NONE;
    switch (cue) {
    case CUE_BEFORE:
    case CUE_AFTER:
        TRY(place_choice(place, bounds, &choice));
        *out = (uint8_t)(VALUE_NONE + choice);
        return OK;
    case CUE_EXTENT:
        TRY(place_choice(place, extents, &choice));
        *out = (uint8_t)(VALUE_OWN + choice);
        return OK;
    case CUE_BY:
    case CUE_TO:
        TRY(place_choice(place, directions, &choice));
        *out = (uint8_t)(VALUE_UP + choice);
        return OK;
    case CUE_NUMBER:
        TRY(place_choice(place, numbers, &choice));
        *out = (uint8_t)(VALUE_NIL + choice);
        return OK;
    default:
        return place_choice(place, nothing, &choice);
    }
}

static Problem cues(Compile *compile)
{
    static const char *const columns[] = { "word", "cue", "value", NULL };
    Sheet sheet;

    TRY(sheet_read(compile, "cues.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Place place = place_at(&sheet, i, 0);
        Sense sense = { .kind = SENSE_CUE };
        size_t cue;

        TRY(place_choice(place_at(&sheet, i, 1), cue_kinds, &cue));
        sense.a = (uint8_t)(CUE_BEFORE + cue);
        TRY(cue_value(place_at(&sheet, i, 2), (Cue)sense.a, &sense.b));
        TRY(word_add(compile, place, place_text(place), sense));
    }
    return OK;
}

static Problem topics(Compile *compile)
{
    static const char *const columns[] = { "topic", "zh", "en", NULL };
    Sheet sheet;

    TRY(sheet_read(compile, "topics.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];

        TRY(place_key(compile, place_at(&sheet, i, 0), &compile->topic_of, row->cells[0],
                      (uint32_t)compile->topics.count));
        TRY(need_text(place_at(&sheet, i, 1)));
        TRY(need_text(place_at(&sheet, i, 2)));
        *LIST_ADD(compile->arena, &compile->topics) = (Topic){
            pool_text(compile, row->cells[0]),
            pool_text(compile, row->cells[1]),
            pool_text(compile, row->cells[2]),
        };
    }
    if (!index_find(&compile->topic_of, TEXT("other"), &compile->topic_other))
        return problem_at(problem(PROBLEM_CATALOG_REFERENCE, TEXT("other"), TEXT("topics.tsv"), TEXT("")),
                          sheet.path, 0, TEXT("topic"));
    return OK;
}

static Problem place_topic(Compile *compile, Place place, uint32_t *out)
{
    if (index_find(&compile->topic_of, place_text(place), out))
        return OK;
    return place_problem(place, PROBLEM_CATALOG_REFERENCE, place_text(place), TEXT("topics.tsv"));
}

static Problem topic_words(Compile *compile)
{
    static const char *const columns[] = { "word", "topic", "weight", NULL };
    Sheet sheet;

    TRY(sheet_read(compile, "topic_words.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Place place = place_at(&sheet, i, 0);
        Sense sense = { .kind = SENSE_TOPIC };
        int weight;

        TRY(place_topic(compile, place_at(&sheet, i, 1), &sense.index));
        TRY(place_number(place_at(&sheet, i, 2), 1, 9, &weight));
        sense.a = (uint8_t)weight;
        TRY(word_add(compile, place, place_text(place), sense));
    }
    return OK;
}

static Problem place_date(Place place)
{
    Date date;

    if (place_text(place).len == 0 || date_read(place_text(place), &date))
        return OK;
    return place_problem(place, PROBLEM_CATALOG_VALUE_BAD, place_text(place), TEXT("2026-01-08"));
}

static Problem laws(Compile *compile)
{
    static const char *const columns[] = { "title", "short", "in_force", "ended", "successor", "kind", NULL };
    enum { TITLE, SHORT, IN_FORCE, ENDED, SUCCESSOR, KIND };
    Index titles_seen = { 0 };
    Sheet sheet;

    TRY(sheet_read(compile, "laws.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        Sense sense = { .kind = SENSE_LAW, .index = (uint32_t)i };
        Text rest = row->cells[SHORT];
        Text part;
        size_t kind;

        TRY(place_key(compile, place_at(&sheet, i, TITLE), &titles_seen, row->cells[TITLE], sense.index));
        TRY(word_add(compile, place_at(&sheet, i, TITLE), row->cells[TITLE], sense));
        while (rest.len && text_cut(&rest, '|', &part))
            TRY(word_add(compile, place_at(&sheet, i, SHORT), text_trim(part), sense));
        TRY(place_date(place_at(&sheet, i, IN_FORCE)));
        TRY(place_date(place_at(&sheet, i, ENDED)));
        TRY(place_choice(place_at(&sheet, i, KIND), law_kinds, &kind));
        *LIST_ADD(compile->arena, &compile->laws) = (Law){
            .title = pool_text(compile, row->cells[TITLE]),
            .successor = pool_text(compile, row->cells[SUCCESSOR]),
            .in_force = pool_text(compile, row->cells[IN_FORCE]),
            .ended = pool_text(compile, row->cells[ENDED]),
            .kind = (uint32_t)kind,
        };
    }
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Text successor = sheet.rows.items[i].cells[SUCCESSOR];
        uint32_t row;
        if (successor.len && !index_find(&titles_seen, successor, &row))
            return place_problem(place_at(&sheet, i, SUCCESSOR), PROBLEM_CATALOG_REFERENCE, successor,
                                 TEXT("laws.tsv"));
    }
    return OK;
}

/* A year, or 0 when the cell is empty and may be. */
static Problem place_year(Place place, bool needed, int16_t *out)
{
    int year = 0;

    if (needed || place_text(place).len)
        TRY(place_number(place, 1, 9999, &year));
    *out = (int16_t)year;
    return OK;
}

/* Parts the cue of an ordinal or jubilee at {n}: 第{n}个三八. */
static Problem year_cue(Place place, YearKind kind, Text *head, Text *tail)
{
    Text cue = place_text(place);
    size_t at = text_find(cue, TEXT("{n}"));
    bool counted = kind == YEAR_ORDINAL || kind == YEAR_JUBILEE;

    *head = text_slice(cue, 0, at);
    *tail = text_slice(cue, at + 3, cue.len);
    if (counted != (at < cue.len) || head->len == 0)
        return place_problem(place, PROBLEM_CATALOG_SYNTAX, cue, counted ? TEXT("…{n}…") : TEXT(""));
    return OK;
}

static Problem years(Compile *compile)
{
    static const char *const columns[] = { "cue", "first", "last", "confidence", "kind", NULL };
    enum { CUE, FIRST, LAST, CONFIDENCE, KIND };
    Index cues_seen = { 0 };
    Sheet sheet;

    TRY(sheet_read(compile, "years.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Place place = place_at(&sheet, i, CUE);
        YearCue year = { .cue = pool_text(compile, place_text(place)) };
        Text head, tail;
        size_t kind;
        int confidence;

        TRY(place_key(compile, place, &cues_seen, place_text(place), (uint32_t)i));
        TRY(place_choice(place_at(&sheet, i, KIND), year_kinds, &kind));
        TRY(year_cue(place, (YearKind)kind, &head, &tail));
        TRY(place_year(place_at(&sheet, i, FIRST), kind != YEAR_FINAL, &year.first));
        TRY(place_year(place_at(&sheet, i, LAST), kind == YEAR_PLAN, &year.last));
        TRY(place_number(place_at(&sheet, i, CONFIDENCE), 0, 100, &confidence));
        if (!year.last)
            year.last = year.first;
        if (year.last < year.first)
            return place_problem(place_at(&sheet, i, LAST), PROBLEM_CATALOG_VALUE_BAD,
                                 place_text(place_at(&sheet, i, LAST)), place_text(place_at(&sheet, i, FIRST)));
        year.confidence = (uint8_t)confidence;
        year.kind = (uint8_t)kind;
        year.tail = pool_text(compile, tail);
        TRY(word_add(compile, place, head, (Sense){ .kind = SENSE_YEAR, .index = (uint32_t)i }));
        *LIST_ADD(compile->arena, &compile->years) = year;
    }
    return OK;
}

/* A small number; 0 when the cell is empty. */
static Problem place_small(Place place, int high, uint8_t *out)
{
    int value = 0;

    if (place_text(place).len)
        TRY(place_number(place, 1, high, &value));
    *out = (uint8_t)value;
    return OK;
}

static Problem dates(Compile *compile)
{
    static const char *const columns[] = { "word", "offset", "half", "quarter", "part", NULL };
    enum { WORD, OFFSET, HALF, QUARTER, PART };
    Sheet sheet;

    TRY(sheet_read(compile, "dates.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        Place place = place_at(&sheet, i, WORD);
        DateWord date = { .word = pool_text(compile, place_text(place)) };
        int offset = 0;
        size_t part;

        date.offset_said = place_text(place_at(&sheet, i, OFFSET)).len > 0;
        if (date.offset_said)
            TRY(place_number(place_at(&sheet, i, OFFSET), -99, 99, &offset));
        TRY(place_small(place_at(&sheet, i, HALF), 2, &date.half));
        TRY(place_small(place_at(&sheet, i, QUARTER), 4, &date.quarter));
        TRY(place_choice(place_at(&sheet, i, PART), date_parts, &part));
        date.offset = (int8_t)offset;
        date.part = (uint8_t)part;
        TRY(word_add(compile, place, place_text(place), (Sense){ .kind = SENSE_DATE, .index = (uint32_t)i }));
        *LIST_ADD(compile->arena, &compile->dates) = date;
    }
    return OK;
}

static Problem measures(Compile *compile)
{
    static const char *const columns[] = { "key",    "zh",        "en",      "unit", "topic",
                                           "nature", "over_time", "answers", NULL };
    enum { KEY, ZH, EN, UNIT, TOPIC, NATURE, OVER_TIME, ANSWERS };
    Sheet sheet;

    TRY(sheet_read(compile, "measures.tsv", columns, &sheet));
    for (size_t i = 0; i < sheet.rows.count; i++) {
        const TsvRow *row = &sheet.rows.items[i];
        uint32_t unit, topic;
        size_t nature, over_time;

        TRY(place_key(compile, place_at(&sheet, i, KEY), &compile->measure_of, row->cells[KEY], (uint32_t)i));
        TRY(need_text(place_at(&sheet, i, ZH)));
        TRY(need_text(place_at(&sheet, i, EN)));
        if (!index_find(&compile->unit_of, row->cells[UNIT], &unit))
            return place_problem(place_at(&sheet, i, UNIT), PROBLEM_CATALOG_REFERENCE, row->cells[UNIT],
                                 TEXT("units.tsv"));
        TRY(place_topic(compile, place_at(&sheet, i, TOPIC), &topic));
        TRY(place_choice(place_at(&sheet, i, NATURE), natures, &nature));
        TRY(place_choice(place_at(&sheet, i, OVER_TIME), over_times, &over_time));
        *LIST_ADD(compile->arena, &compile->measures) = (Measure){
            .key = pool_text(compile, row->cells[KEY]),
            .zh = pool_text(compile, row->cells[ZH]),
            .en = pool_text(compile, row->cells[EN]),
            .unit = pool_text(compile, row->cells[UNIT]),
            .answers = pool_text(compile, row->cells[ANSWERS]),
            .family = compile->units.items[unit].family,
            .topic = (uint16_t)topic,
            .nature = (uint8_t)nature,
            .over_time = (uint8_t)over_time,
        };
    }
    return OK;
}
