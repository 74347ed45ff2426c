/* measures.c - which measure somebody means, and whose figure it is. */
#include "work/measures.h"

#include "model/api.h"

static bool fits_every_unit(GridValue value);

const Measure *measure_of(const Work *work, Text key)
{
    const Catalog *catalog = catalog_of(work->catalog);

    for (uint32_t i = 0; i < catalog->measure_count; i++)
        if (text_equal(catalog_text(catalog, catalog->measures[i].key), key))
            return &catalog->measures[i];
    return NULL;
}

Problem measure_meant(Work *work, Text words, Text *key)
{
    const Catalog *catalog = catalog_of(work->catalog);
    int named = 0;

    words = text_trim(words);
    *key = words;
    if (measure_of(work, words))
        return OK;
    for (uint32_t i = 0; i < catalog->measure_count; i++)
        if (text_equal(catalog_text(catalog, catalog->measures[i].zh), words)
            || text_equal(catalog_text(catalog, catalog->measures[i].en), words)) {
            *key = catalog_text(catalog, catalog->measures[i].key);
            named++;
        }
    if (named == 1)
        return OK;
    return problem(named ? PROBLEM_MEASURE_UNCLEAR : PROBLEM_MEASURE_UNKNOWN, words, TEXT(""), TEXT(""));
}

Problem figure_check(Text label, Text unit, UnitKind kind, GridValue value)
{
    char words[VALUE_TEXT_MAX];

    if (fits_every_unit(value))
        return OK;
    bool negative = decimal_compare(value.low, decimal_int(0)) < 0 && kind != UNIT_PERCENT;
    bool fraction = kind == UNIT_COUNT && !decimal_is_integer(value.low);
    if (!negative && !fraction)
        return OK;
    Text number = { words, value_write(value, LANGUAGE_ZH, words) };
    return problem(negative ? PROBLEM_FORM_NEGATIVE : PROBLEM_FORM_FRACTION, label, number,
                   negative ? TEXT("") : unit);
}

Problem measure_figure_check(const Work *work, Text measure, GridValue value)
{
    if (fits_every_unit(value) || !measure_of(work, measure))
        return OK;
    return figure_check(measure_words(work, measure, LANGUAGE_ZH), measure_unit(work, measure),
                        measure_unit_kind(work, measure), value);
}

Text measure_words(const Work *work, Text key, Language language)
{
    const Measure *measure = measure_of(work, key);

    if (!measure)
        return key;
    return catalog_text(catalog_of(work->catalog), language == LANGUAGE_ZH ? measure->zh : measure->en);
}

Text measure_unit(const Work *work, Text key)
{
    const Measure *measure = measure_of(work, key);

    return measure ? catalog_text(catalog_of(work->catalog), measure->unit) : TEXT("");
}

UnitKind measure_unit_kind(const Work *work, Text key)
{
    const Catalog *catalog = catalog_of(work->catalog);
    Text unit = measure_unit(work, key);

    for (uint32_t i = 0; i < catalog->unit_count; i++)
        if (text_equal(catalog_text(catalog, catalog->units[i].text), unit))
            return (UnitKind)catalog->units[i].kind;
    return UNIT_MEASURE;
}

Id measure_subject(const Work *work, const Tree *tree, const Slot *slot, FactExtent extent, Id agency, Date day)
{
    const Measure *measure = measure_of(work, slot->measure);
    const Agency *node = tree_agency(tree, agency);
    Id region = agency;

    if (extent == EXTENT_STAFF || slot->nature != NATURE_STATE || !node || node->kind != AGENCY_BUREAU || !measure
        || !measure->answers.len)
        return agency;
    while (node && !agency_is_region(node->kind)) {
        region = tree_parent(tree, node->id, day);
        node = region ? tree_agency(tree, region) : NULL;
    }
    return node ? region : agency;
}

Problem period_begun(const Work *work, Period period)
{
    char words[PERIOD_TEXT_MAX];

    if (date_compare(period.first, work->today) <= 0)
        return OK;
    return problem(PROBLEM_PERIOD_AHEAD, (Text){ words, period_write(period, words) }, TEXT(""), TEXT(""));
}

/* Mostly: none or more, and whole. */
static bool fits_every_unit(GridValue value)
{
    return value.state != VALUE_NUMBER
           || (decimal_is_integer(value.low) && decimal_compare(value.low, decimal_int(0)) >= 0);
}
