/* ask_understand.c - what one cell asks for, by all that heads it. */
#include "base/buffer.h"
#include "model/slot.h"
#include "model/word_lists.h"
#include "report/ask_work.h"

static Text words_of(AskWork *work, const HeadPath *path);
static bool heads_others(const AskWork *work, const HeadPath *path);
static void ask_unit(AskWork *work, const HeadPath *path, Text named, Ask *ask);
static Text narrowed(AskWork *work, Text words, const Ask *ask);
static void fail(Ask *ask, AskState state, Text trouble);
static bool part_known(const AskWork *work, const Head *head, uint32_t measure);

bool ask_understand(AskWork *work, const HeadPath *path, Ask *ask)
{
    Text unit_named = TEXT("");
    bool counted = path->unit.len > 0;
    bool own = false;

    for (size_t i = 0; i < path->count; i++) {
        counted |= path->heads[i]->units.len > 0;
        own |= path->heads[i]->own;
    }
    ask->words = words_of(work, path);
    ask_measure(work, path, counted, ask, &unit_named);
    if (ask->state == ASK_NO_MEASURE && heads_others(work, path))
        return false;
    if (ask->filled.len && ask->state != ASK_KNOWN)
        return false; /* no blank, and nothing to compare it with */
    ask->extent = own ? EXTENT_OWN : EXTENT_ALL;
    ask->agency = path->agency ? path->agency : work->agency;
    ask->own_line = path->agency != 0;
    ask->period = ask_period(work, path);
    if (ask->state == ASK_NO_MEASURE)
        ask_closest(work, path, ask);
    if (ask->state != ASK_KNOWN)
        return true;
    ask_unit(work, path, unit_named, ask);
    for (size_t i = 0; i < path->beside_count; i++)
        if (!part_known(work, path->beside[i], ask->measure))
            fail(ask, ASK_LEFT_OVER, path->beside[i]->words);
    if (path->crowded)
        fail(ask, ASK_LEFT_OVER, TEXT("…"));
    Text narrow = narrowed(work, work->title, ask);
    for (size_t i = 0; !narrow.len && i < path->count; i++)
        if (path->places[i] == HEAD_SECTION)
            narrow = narrowed(work, path->heads[i]->label, ask);
    if (narrow.len)
        fail(ask, ASK_NARROW, narrow);
    if (path->stranger.len || !ask->agency)
        fail(ask, ASK_NO_AGENCY, path->stranger.len ? path->stranger : work->stranger);
    if (!ask->period.kind)
        fail(ask, ASK_NO_PERIOD, TEXT(""));
    return !(ask->filled.len && ask->state != ASK_KNOWN);
}

/* The first trouble is told. */
static void fail(Ask *ask, AskState state, Text trouble)
{
    if (ask->state != ASK_KNOWN)
        return;
    ask->state = state;
    ask->trouble = trouble;
}

static Text words_of(AskWork *work, const HeadPath *path)
{
    Buffer words = { 0 };

    for (size_t i = 0; i < path->count; i++) {
        if (words.len)
            buffer_add(&words, TEXT(" › "));
        for (size_t k = 0; k < path->heads[i]->words.len; k++) {
            char c = path->heads[i]->words.at[k];
            if (c != '\n' && c != '\t')
                buffer_add_char(&words, c);
        }
    }
    Text out = arena_text(work->arena, buffer_text(&words));
    buffer_free(&words);
    return out;
}

/* A row such as 妇女与健康, whose cells nobody fills. */
static bool heads_others(const AskWork *work, const HeadPath *path)
{
    bool any = false;

    for (size_t i = 0; i < path->count; i++) {
        const Head *head = path->heads[i];
        if (head->sex || (head->label.len && !ask_is_topic(work, head->label)) || head->units.len)
            return false;
        any |= head->label.len && path->places[i] == HEAD_ROW;
    }
    return (any || !path->count) && !path->unit.len;
}

/* What stands beside a total is a part of it that is known: a total of others is not the measure. */
static bool part_known(const AskWork *work, const Head *head, uint32_t measure)
{
    const Labels *labels = &work->labels;
    uint32_t unit;
    int scale;

    if (head->part || head->total || head->sex || head->skip || head->own || !head->label.len
        || ask_agency(work, head->words))
        return true;
    if (labels_part(labels, measure, head->label) != LABEL_NO_WHOLE)
        return true;
    if (head->units.len
        && !units_choose(work->catalog, head->units, work->catalog->measures[measure].family, &unit, &scale))
        return true; /* a rate beside it is not added */
    LabelHits hits = labels_find(labels, head->label, true);
    return hits.count && labels->wholes.items[hits.measures[0]] == measure;
}

/* ---- units ---- */

static void ask_unit(AskWork *work, const HeadPath *path, Text named, Ask *ask)
{
    const Catalog *catalog = work->catalog;
    const Measure *measure = &catalog->measures[ask->measure];
    bool money = false;
    Text said = path->unit;

    for (uint32_t i = 0; i < catalog->unit_count; i++)
        if (text_equal(catalog_text(catalog, catalog->units[i].text), catalog_text(catalog, measure->unit))) {
            ask->unit = i;
            money = catalog->units[i].kind == UNIT_MONEY;
        }
    for (size_t i = path->count; i > 0 && !said.len; i--)
        said = path->heads[i - 1]->units;
    ask->unit_said = said.len > 0;
    if (said.len && !units_choose(catalog, said, measure->family, &ask->unit, &ask->scale))
        fail(ask, ASK_UNIT, said);
    if (named.len) {
        uint32_t unit;
        int scale;
        if (!unit_read(catalog, named, &unit, &scale) || catalog->units[unit].family != measure->family)
            fail(ask, ASK_UNIT, named);
    }
    if (!said.len && work->units.len
        && units_choose(catalog, work->units, measure->family, &ask->unit, &ask->scale))
        ask->unit_said = true;
    if (money && !ask->unit_said)
        fail(ask, ASK_NO_UNIT, TEXT(""));
    if (!said.len && !ask->unit_said && work->units.len)
        ask->confidence -= 10;
}

/* ---- what narrows ---- */

/* A word of the title that says that not all is counted (农村, 民办), or that what somebody did is; unless it belongs to
 * the name of this measure, or to that of another one in the title. */
static Text narrowed(AskWork *work, Text words, const Ask *ask)
{
    const Catalog *catalog = work->catalog;
    const Labels *labels = &work->labels;
    const Measure *measure = &catalog->measures[ask->measure];
    bool state = measure->nature == NATURE_STATE && measure->over_time == OVER_STOCK;
    uint32_t other = 0;

    for (size_t at = 0; at < words.len; at++) {
        if (((unsigned char)words.at[at] & 0xC0) == 0x80)
            continue;
        size_t length = listed_at(catalog, WORDS_TABLE_NARROW, words, at);
        bool deed = !length;
        if (!length && state)
            length = listed_at(catalog, WORDS_TABLE_DEED, words, at);
        if (!length)
            continue;
        Text word = text_slice(words, at, at + length);
        if (labels_within(labels, ask->measure, word))
            continue;
        size_t name = deed ? 0 : labels_at(labels, words, at, &other);
        size_t behind = deed ? 0 : labels_at(labels, words, at + length, &other);
        if (name > length || behind)
            continue;
        return word;
    }
    return TEXT("");
}
