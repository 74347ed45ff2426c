/* The functions of halfsky/read.h: the results of src/read in public words. */
#include "halfsky/read.h"

#include "model/api.h"
#include "model/reader.h"
#include "read/agency.h"
#include "read/explain.h"
#include "read/items.h"
#include "read/numeral.h"
#include "read/read.h"
#include "read/relations.h"
#include "read/subject.h"

#include <stdlib.h>
#include <string.h>

enum { READ_MOST = 1 << 30 };

halfsky_reader *halfsky_reader_new(const halfsky_catalog *handle)
{
    Arena *kept = arena_new();
    halfsky_reader *reader = ARENA_NEW(kept, halfsky_reader);

    reader->catalog = catalog_of(handle);
    reader->kept = kept;
    reader->arena = arena_new();
    reader->scratch = arena_new();
    reader->answers = arena_new();
    reader->tools = ARENA_NEW(kept, FactTools);
    *reader->tools = fact_tools(reader->catalog, kept);
    reader->topics = ARENA_ARRAY(kept, reader->catalog->topic_count, const char *);
    for (uint32_t i = 0; i < reader->catalog->topic_count; i++)
        reader->topics[i] = arena_string(kept, catalog_text(reader->catalog, reader->catalog->topics[i].key));
    return reader;
}

void halfsky_reader_free(halfsky_reader *reader)
{
    if (!reader)
        return;
    buffer_free(&reader->explanation);
    buffer_free(&reader->shown);
    buffer_free(&reader->file);
    arena_free(reader->answers);
    arena_free(reader->scratch);
    arena_free(reader->arena);
    arena_free(reader->kept);
}

int halfsky_read(halfsky_reader *reader, const char *text, size_t length)
{
    arena_reset(reader->arena);
    arena_reset(reader->scratch);
    arena_reset(reader->answers);
    reader->reading = (Reading){
        .catalog = reader->catalog, .text = { text, length }, .arena = reader->arena, .scratch = reader->scratch
    };
    reader->paths = NULL;
    reader->period = (Text){ 0 };
    reader->items = (Items){ 0 };
    reader->findings = (Findings){ .items = { 0 } };
    reader->excepted = 0;
    reader->items_read = reader->relations_read = reader->agencies_read = reader->checked = false;
    if (length > READ_MOST || !utf8_valid(reader->reading.text)) {
        reader->reading.text.len = 0;
        return -1;
    }
    read_text(&reader->reading, reader->tools);
    return 0;
}

static halfsky_text span_text(const halfsky_reader *reader, Span span)
{
    return span_empty(span) ? (halfsky_text){ 0 } : text_public(reading_text(&reader->reading, span));
}

static halfsky_text decimal_text(Arena *arena, Decimal value)
{
    char *digits = arena_alloc_raw(arena, DECIMAL_TEXT_MAX);
    return (halfsky_text){ digits, decimal_write(value, digits) };
}

/* "32600", "1-2", "1/3"; empty for a blank. */
static halfsky_text value_text(Arena *arena, const Quantity *q)
{
    char low[DECIMAL_TEXT_MAX], high[DECIMAL_TEXT_MAX];

    if (q->kind == FACT_DATE || q->kind == FACT_PLACEHOLDER || q->kind == FACT_MISSING)
        return (halfsky_text){ 0 };
    switch (q->number.form) {
    case NUMERAL_EXACT:
    case NUMERAL_SCALE:
        return decimal_text(arena, q->number.low);
    case NUMERAL_RANGE:
    case NUMERAL_FRACTION:
        decimal_write(q->number.low, low);
        decimal_write(q->number.high, high);
        return text_public(arena_format(arena, "%s%c%s", low, q->number.form == NUMERAL_RANGE ? '-' : '/', high));
    default:
        return (halfsky_text){ 0 };
    }
}

static void fill_interval(Arena *arena, const Quantity *q, halfsky_fact *out)
{
    Decimal low, high;
    bool has_low, has_high;

    if (q->kind > FACT_RANK || !quantity_interval(q, &low, &high, &has_low, &has_high))
        return;
    if (q->number.form == NUMERAL_EXACT && q->bound == BOUND_EXACT) {
        out->low = out->high = out->value;
        return;
    }
    if (has_low)
        out->low = decimal_text(arena, low);
    if (has_high)
        out->high = decimal_text(arena, high);
}

static halfsky_text period_text(Arena *arena, Period period)
{
    char text[PERIOD_TEXT_MAX];
    return text_public(arena_text(arena, (Text){ text, period_write(period, text) }));
}

/* The period of the document that a fact stands in; made once for the facts of one. */
static halfsky_text document_period(halfsky_reader *reader, uint32_t document)
{
    const Document *d = &reader->reading.documents.items[document];

    if (reader->period_document != document || !reader->period.len) {
        reader->period_document = document;
        reader->period = d->half ? TEXT("Y0-S1") : TEXT("Y0");
        if (d->year && d->year == d->year_last) {
            char text[PERIOD_TEXT_MAX];
            Period period = d->half ? period_half(d->year, d->half) : period_year(d->year);
            reader->period = arena_text(reader->arena, (Text){ text, period_write(period, text) });
        }
    }
    return text_public(reader->period);
}

static halfsky_text norm_text(halfsky_reader *reader, uint32_t date)
{
    char *norm = arena_alloc_raw(reader->answers, NORM_MAX);

    return (halfsky_text){ norm, date_norm_write(&reader->reading.dates.items[date], norm) };
}

/* As of October: the window from January on, Y0-01..Y0-10 when the year is not known. */
static Period fill_as_of(halfsky_reader *reader, const Fact *fact, int year, halfsky_fact *out)
{
    Period as_of = date_period(&reader->reading.dates.items[fact->as_of], year);

    if (as_of.kind != PERIOD_NONE) {
        out->as_of = period_text(reader->answers, as_of);
        return period_window(period_month(as_of.first.year, 1), as_of);
    }
    out->as_of = norm_text(reader, fact->as_of);
    if (out->as_of.len >= 2 && !memcmp(out->as_of.at, "Y0", 2))
        out->period = text_public(arena_format(reader->answers, "Y0-01..%.*s", (int)out->as_of.len, out->as_of.at));
    return as_of;
}

/* Whose year a date is of. One that names a year at either end names its own. */
static int period_of_date(const DateMention *date)
{
    bool said = date->first.year_form == YEAR_SAID || date->last.year_form == YEAR_SAID;

    return said ? HALFSKY_PERIOD_NAMED : HALFSKY_PERIOD_YEARLESS;
}

/* The period of a figure: the date that governs it, else the year of its document. */
static void fill_period(halfsky_reader *reader, const Fact *fact, halfsky_fact *out)
{
    const Reading *r = &reader->reading;
    const Document *d = &r->documents.items[fact->document];
    int year = d->year == d->year_last ? d->year : 0;
    Period period = { 0 };

    out->period_of = HALFSKY_PERIOD_REPORT;
    if (fact->date != NO_INDEX)
        out->period_of = period_of_date(&r->dates.items[fact->date]);
    if (fact->as_of != NO_INDEX)
        out->period_of = period_of_date(&r->dates.items[fact->as_of]);
    if (fact->quantity.kind == FACT_DATE)
        out->norm = norm_text(reader, fact->date);
    else if (fact->as_of != NO_INDEX)
        period = fill_as_of(reader, fact, year, out);
    if (out->period.len)
        return;
    if (fact->date != NO_INDEX && period.kind == PERIOD_NONE)
        period = date_period(&r->dates.items[fact->date], year);
    if (period.kind != PERIOD_NONE)
        out->period = period_text(reader->answers, period);
    else if (fact->date == NO_INDEX)
        out->period = document_period(reader, fact->document);
    else
        out->period = norm_text(reader, fact->date);
}

static Text text_joined(Arena *arena, Text first, Text sign, Text last)
{
    char *bytes = arena_alloc_raw(arena, first.len + sign.len + last.len);

    memcpy(bytes, first.at, first.len);
    memcpy(bytes + first.len, sign.at, sign.len);
    memcpy(bytes + first.len + sign.len, last.at, last.len);
    return (Text){ bytes, first.len + sign.len + last.len };
}

/* The headings above, joined; made once for each section. */
static halfsky_text section_text(halfsky_reader *reader, uint32_t section)
{
    const Reading *r = &reader->reading;

    if (section == NO_INDEX)
        return (halfsky_text){ 0 };
    if (!reader->paths)
        reader->paths = ARENA_ARRAY(reader->arena, r->sections.count, Text);
    if (reader->paths[section].len)
        return text_public(reader->paths[section]);
    Text path = { 0 };
    for (uint32_t s = section; s != NO_INDEX; s = r->sections.items[s].parent) {
        Text heading = reading_text(r, r->sections.items[s].heading);
        path = path.len ? text_joined(reader->arena, heading, TEXT(" / "), path) : heading;
    }
    reader->paths[section] = path;
    return text_public(path);
}

static size_t public_index(uint32_t index)
{
    return index == NO_INDEX ? HALFSKY_NONE : index;
}

size_t halfsky_fact_count(const halfsky_reader *reader)
{
    return reader->reading.facts.count;
}

int halfsky_fact_at(halfsky_reader *reader, size_t index, halfsky_fact *out)
{
    const Reading *r = &reader->reading;

    if (index >= r->facts.count)
        return 0;
    const Fact *fact = &r->facts.items[index];
    const Quantity *q = &fact->quantity;
    Span what = subject_what(r, fact);
    bool unit_inside = q->unit_end <= q->unit_start || (q->unit_start >= q->start && q->unit_end <= q->end);

    arena_reset(reader->answers);
    *out = (halfsky_fact){
        .start = q->start,
        .end = q->end,
        .document = fact->document,
        .kind = fact_kind_word(q->kind),
        .bound = fact_bound_word(q->bound),
        .status = fact_status_word((FactStatus)fact->status),
        .value = value_text(reader->answers, q),
        .unit = text_public(quantity_unit(r->catalog, r->text, q)),
        .unit_start = unit_inside ? HALFSKY_NONE : q->unit_start,
        .unit_end = unit_inside ? HALFSKY_NONE : q->unit_end,
        .change = fact_change_word((FactChange)fact->change),
        .direction = fact->direction == VALUE_UP     ? "up"
                     : fact->direction == VALUE_DOWN ? "down"
                                                     : "",
        .per = span_text(reader, fact->per),
        .what = span_text(reader, what),
        .who = span_text(reader, fact->who),
        .what_start = span_empty(what) ? HALFSKY_NONE : what.start,
        .what_end = span_empty(what) ? HALFSKY_NONE : what.end,
        .topic = reader->topics[fact->topic],
        .extent = fact_extent_word((FactExtent)fact->extent),
        .running = fact->running,
        .section = section_text(reader, fact->section),
        .confidence = fact->confidence,
        .part_of = public_index(fact->part_of),
    };
    if (fact->measure != NO_INDEX)
        out->measure = text_public(catalog_text(r->catalog, r->catalog->measures[fact->measure].key));
    fill_interval(reader->answers, q, out);
    fill_period(reader, fact, out);
    return 1;
}

static void find_agencies(halfsky_reader *reader)
{
    for (uint32_t i = 0; i < reader->reading.documents.count && !reader->agencies_read; i++)
        agency_find(&reader->reading, i);
    reader->agencies_read = true;
}

static void find_relations(halfsky_reader *reader)
{
    for (uint32_t i = 0; i < reader->reading.documents.count && !reader->relations_read; i++)
        relations_find(&reader->reading, i);
    reader->relations_read = true;
}

size_t halfsky_document_count(const halfsky_reader *reader)
{
    return reader->reading.documents.count;
}

int halfsky_document_at(halfsky_reader *reader, size_t index, halfsky_document *out)
{
    const Reading *r = &reader->reading;

    if (index >= r->documents.count)
        return 0;
    find_agencies(reader);
    const Document *d = &r->documents.items[index];
    arena_reset(reader->answers);
    *out = (halfsky_document){ .start = d->span.start,
                               .end = d->span.end,
                               .title = span_text(reader, d->title),
                               .agency = span_text(reader, d->agency),
                               .cue = span_text(reader, d->cue),
                               .cue_start = d->cue.start,
                               .cue_end = d->cue.end,
                               .year_confidence = d->year_confidence };
    if (d->year && d->year == d->year_last) {
        out->year = text_public(arena_format(reader->answers, "%d", d->year));
        out->period = period_text(reader->answers, d->half ? period_half(d->year, d->half) : period_year(d->year));
    } else if (d->year) {
        out->year = text_public(arena_format(reader->answers, "%d-%d", d->year, d->year_last));
    }
    return 1;
}

size_t halfsky_relation_count(const halfsky_reader *reader)
{
    find_relations((halfsky_reader *)reader);
    return reader->reading.relations.count;
}

int halfsky_relation_at(const halfsky_reader *reader, size_t index, halfsky_relation *out)
{
    static const char *const words[] = { "part", "ratio", "completion", "sum", "difference", "product", "equal" };
    const Reading *r = &reader->reading;

    find_relations((halfsky_reader *)reader);
    if (index >= r->relations.count)
        return 0;
    const Relation *relation = &r->relations.items[index];
    *out = (halfsky_relation){ words[relation->type], relation->result, &r->relation_parts.items[relation->parts],
                               relation->part_count };
    return 1;
}

size_t halfsky_heading_count(const halfsky_reader *reader)
{
    return reader->reading.sections.count;
}

int halfsky_heading_at(const halfsky_reader *reader, size_t index, halfsky_heading *out)
{
    const Reading *r = &reader->reading;

    if (index >= r->sections.count)
        return 0;
    const Section *section = &r->sections.items[index];
    *out = (halfsky_heading){ section->heading.start, section->heading.end, section->level };
    return 1;
}

static const Items *items_of(halfsky_reader *reader)
{
    find_agencies(reader);
    if (!reader->items_read && reader->reading.documents.count)
        items_find(&reader->reading, ITEMS_ALL, reader->arena, &reader->items);
    reader->items_read = true;
    return &reader->items;
}

/* Finding the items takes a second look at the text, once, when they are first asked for. */
size_t halfsky_item_count(const halfsky_reader *reader)
{
    return items_of((halfsky_reader *)reader)->count;
}

int halfsky_item_at(halfsky_reader *reader, size_t index, halfsky_item *out)
{
    static const char *const words[] = { "role", "law", "activity", "problem", "plan", "ask", "noise", "proposal" };
    const Items *items = items_of(reader);

    if (index >= items->count)
        return 0;
    const Item *item = &items->items[index];
    *out = (halfsky_item){
        .type = words[item->type],
        .start = item->span.start,
        .end = item->span.end,
        .document = item->document,
        .title = text_public(item->title),
        .name = text_public(item->name),
        .sex = text_public(item->sex),
        .organisation = text_public(item->organisation),
        .detail = text_public(item->detail),
        .detail_en = text_public(item->detail_en),
        .what = text_public(item->what),
        .when = text_public(item->when),
        .where = text_public(item->where),
        .with = text_public(item->with),
        .people = public_index(item->people),
        .money = public_index(item->money),
        .confidence = item->confidence,
    };
    return 1;
}

halfsky_text halfsky_explain(halfsky_reader *reader, const char *text, size_t length, const char *language)
{
    Text phrase = { text, length };

    buffer_clear(&reader->explanation);
    if (!utf8_valid(phrase))
        return (halfsky_text){ 0 };
    arena_reset(reader->answers);
    explain_text(reader->catalog, reader->tools, phrase, strcmp(language, "en") == 0, reader->answers,
                 &reader->explanation);
    return text_public(buffer_text(&reader->explanation));
}

size_t halfsky_numeral(const halfsky_catalog *handle, const char *text, size_t length, char *value, size_t room)
{
    static const int per[] = { 0, 2, 3, 4, 5 };
    const Catalog *catalog = catalog_of(handle);
    Numeral n = numeral_read(&catalog->lexicon, (Text){ text, length }, 0);
    char low[DECIMAL_TEXT_MAX], high[DECIMAL_TEXT_MAX];
    size_t name_end;

    if (n.form == NUMERAL_NONE || n.form == NUMERAL_MASKED || n.form == NUMERAL_VAGUE || n.form == NUMERAL_SCALE)
        return 0;
    if (lexicon_longest(&catalog->lexicon, (Text){ text, length }, 0, 1u << SENSE_NAME, &name_end)
        && name_end > n.end)
        return 0; /* 四川, 一切 */
    if (n.per && (!decimal_shift(n.low, -per[n.per], &n.low) || !decimal_shift(n.high, -per[n.per], &n.high)))
        return 0;
    decimal_write(n.low, low);
    decimal_write(n.high, high);
    const char *sign = n.form == NUMERAL_RANGE ? "-" : n.form == NUMERAL_FRACTION ? "/" : "";
    size_t needed = strlen(low) + strlen(sign) + (*sign ? strlen(high) : 0) + 1;
    if (needed > room)
        return 0;
    strcpy(value, low);
    if (*sign)
        strcat(strcat(value, sign), high);
    return n.end;
}
