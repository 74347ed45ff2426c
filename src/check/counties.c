/* counties.c - another county's name where the writer's own should stand: a report that was copied.
 *
 * Names are read by their form: some letters before 县 市 区 旗. The writer's own stands in the
 * title or in the name of the agency, stands there most often, or leads the writer; the same letters before
 * another of those words are its old or new name. Another name is only objected to where the
 * words make it the writer's own (在某县委、县政府的领导下) and nothing makes it a partner. A name
 * that is a partner in one place cannot be the writer's own in another. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <stdlib.h>

enum { STEM_LEAST = 2, STEM_MOST = 4, OFFICE_REACH = 24, LEADING_REACH = 60, OTHERS_MOST = 1000 };

typedef struct {
    Span stem, whole; /* 云岭, 云岭县 */
    uint32_t suffix;  /* the code point 县 … */
    bool partner;     /* perhaps one that helps, or is gone to; */
    bool guest;       /* surely */
} County;

typedef LIST(County) Counties;

/* The name that ends with the letter [at, at + 3); false when no letters that can be a name stand before it. */
static bool county_at(const Checker *c, size_t at, uint32_t suffix, County *out)
{
    size_t start = at, length;
    int letters = 0;

    while (letters < STEM_MOST && start > c->d->span.start) {
        size_t before = letter_start(c->text, start, c->d->span.start);
        uint32_t code = utf8_read(c->text, before, &length);
        if (letters >= STEM_LEAST
            && (listed_before(c->r->catalog, WORDS_COUNTY_OWN, c->text, start, c->d->span.start)
                || listed_before(c->r->catalog, WORDS_COUNTY_OTHER, c->text, start, c->d->span.start)))
            break;
        if (code < 0x4E00 || code > 0x9FFF || listed_at(c->r->catalog, WORDS_COUNTY_NOT, c->text, before))
            break;
        start = before;
        letters++;
    }
    *out =
        (County){ { (uint32_t)start, (uint32_t)at }, { (uint32_t)start, (uint32_t)at + 3 }, suffix, false, false };
    return letters >= STEM_LEAST;
}

/* Words of a list stand around it in its clause. */
static bool is_among(const Checker *c, const County *county, WordListKind list)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = clause_start(c->text, county->whole.start, c->d->span.start);

    return listed_within(catalog, list, text_slice(c->text, start, county->whole.start))
           || listed_within(catalog, list,
                            text_slice(c->text, county->whole.end, clause_end(c->text, county->whole.end)));
}

static void find_counties(const Checker *c, Counties *out)
{
    SpotWalk walk = checker_walk(c, SPOT_COUNTY);
    size_t at, length;
    County county;

    while (spot_next(&walk, &at)) {
        uint32_t code = utf8_read(c->text, at, &length);
        if (length == 3 && !listed_at(c->r->catalog, WORDS_COUNTY_TAIL, c->text, at + length)
            && county_at(c, at, code, &county)) {
            county.partner = is_among(c, &county, WORDS_COUNTY_OTHER);
            county.guest = county.partner && is_among(c, &county, WORDS_COUNTY_GUEST);
            *LIST_ADD(c->arena, out) = county;
        }
    }
}

typedef struct {
    Text stem;
    uint32_t suffix;
    bool titled; /* the title or the agency tells it */
} Own;

static bool span_holds(Span outer, Span inner)
{
    return inner.start >= outer.start && inner.end <= outer.end;
}

static int text_order(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

/* The name that stands most often, partners left out, at least twice and in half of all places. */
static Text most_frequent(const Checker *c, const Counties *all)
{
    Text *stems = ARENA_ARRAY(c->arena, all->count + 1, Text), best = { 0 };
    size_t most = 1, count = 0;

    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i].partner)
            stems[count++] = reading_text(c->r, all->items[i].stem);
    if (count)
        qsort(stems, count, sizeof *stems, text_order);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && text_equal(stems[end], stems[i]);)
            end++;
        if (end - i > most) {
            most = end - i;
            best = stems[i];
        }
    }
    return most * 2 >= count ? best : (Text){ 0 };
}

/* The only name that leads the writer: 在某县委、县政府的坚强领导下. */
static Text leading(const Checker *c, const Counties *all)
{
    Text found = { 0 };

    for (size_t i = 0; i < all->count; i++) {
        const County *county = &all->items[i];
        Text stem = reading_text(c->r, county->stem);
        size_t end = sentence_end(c->text, county->whole.end), led = county->whole.end;

        led += text_find(text_slice(c->text, led, end), TEXT("领导下"));
        if (county->partner || !text_at(c->text, county->whole.end, TEXT("委"))
            || !listed_before(c->r->catalog, WORDS_COUNTY_OWN, c->text, county->whole.start, c->d->span.start)
            || led >= end || led - county->whole.end > LEADING_REACH)
            continue;
        if (found.len && !text_equal(found, stem))
            return (Text){ 0 };
        found = stem;
    }
    return found;
}

static Own own_county(const Checker *c, const Counties *all)
{
    Own own = { 0 };

    for (size_t i = 0; i < all->count && !own.stem.len; i++)
        if (span_holds(c->d->title, all->items[i].whole) || span_holds(c->d->agency, all->items[i].whole))
            own = (Own){ reading_text(c->r, all->items[i].stem), all->items[i].suffix, true };
    if (!own.stem.len)
        own.stem = most_frequent(c, all);
    if (!own.stem.len)
        own.stem = leading(c, all);
    for (size_t i = 0; i < all->count && !own.suffix; i++)
        if (text_equal(reading_text(c->r, all->items[i].stem), own.stem))
            own.suffix = all->items[i].suffix;
    return own;
}

/* What stands at `at` speaks for the place named before it: 委、县政府, 妇联, 水利局. */
static bool office_behind(const Checker *c, size_t at)
{
    const Catalog *catalog = c->r->catalog;
    size_t end = clause_end(c->text, at), length;

    if (listed_at(catalog, WORDS_COUNTY_OFFICE, c->text, at))
        return true;
    if (end > at + OFFICE_REACH)
        end = at + OFFICE_REACH;
    for (size_t i = at; i < end; i += length) {
        utf8_read(c->text, i, &length);
        if (text_at(c->text, i, TEXT("的")))
            return false;
        if (text_at(c->text, i, TEXT("局")))
            return i > at;
    }
    return false;
}

/* A line that is nothing but a name and an office: a signature or a title. */
static bool is_signature(const Checker *c, const County *county)
{
    size_t start = sentence_start(c->text, county->whole.start, c->d->span.start);
    Text line = text_trim(text_slice(c->text, start, sentence_end(c->text, county->whole.end)));

    return line.at == c->text.at + county->whole.start && !text_contains(line, TEXT("，"))
           && listed_ends(c->r->catalog, WORDS_AGENCY_ENDING, line)
           && text_at(c->text, (size_t)(line.at - c->text.at) + line.len, TEXT("\n"));
}

static bool is_left_in(const Checker *c, const County *county)
{
    const Catalog *catalog = c->r->catalog;
    size_t start = clause_start(c->text, county->whole.start, c->d->span.start);
    size_t sentence = sentence_start(c->text, county->whole.start, c->d->span.start);
    size_t end = clause_end(c->text, county->whole.end);

    if (is_signature(c, county))
        return true;
    if (text_before(c->text, county->whole.start, TEXT("我"))
        || text_before(c->text, county->whole.start, TEXT("全")))
        return true;
    if (text_before(c->text, county->whole.start, TEXT("为"))
        && listed_within(catalog, WORDS_COUNTY_CLOSING, text_slice(c->text, county->whole.end, end)))
        return true;
    return office_behind(c, county->whole.end)
           && listed_before(catalog, WORDS_COUNTY_OWN, c->text, county->whole.start, start)
           && !listed_within(catalog, WORDS_COUNTY_OTHER, text_slice(c->text, sentence, county->whole.start))
           && !listed_within(catalog, WORDS_COUNTY_OTHER, text_slice(c->text, county->whole.end, end));
}

/* ，雁湖县农村妇女挑水吃的历史: told of its people as the report tells of its own, whose county its title names. */
static bool is_subject(const Checker *c, const Own *own, const County *county)
{
    const Catalog *catalog = c->r->catalog;
    size_t sentence = sentence_start(c->text, county->whole.start, c->d->span.start),
           end = sentence_end(c->text, county->whole.end);

    return own->titled && county->suffix == own->suffix
           && clause_start(c->text, county->whole.start, c->d->span.start) == county->whole.start
           && listed_at(catalog, WORDS_COUNTY_PEOPLE, c->text, county->whole.end)
           && !listed_within(catalog, WORDS_COUNTY_OTHER,
                             text_slice(c->text, county->whole.end, clause_end(c->text, county->whole.end)))
           && !listed_within(catalog, WORDS_COUNTY_GUEST, text_slice(c->text, sentence, end));
}

/* It is a guest or a host in another place. */
static bool is_guest_elsewhere(const Checker *c, const Counties *all, const County *county)
{
    for (size_t i = 0; i < all->count && i < OTHERS_MOST; i++)
        if (all->items[i].guest
            && text_equal(reading_text(c->r, all->items[i].whole), reading_text(c->r, county->whole)))
            return true;
    return false;
}

/* The own name of the county, or one that is as good as it. */
static bool is_own(const Checker *c, const Counties *all, const Own *own, const County *county)
{
    Text stem = reading_text(c->r, county->stem);

    if (!own->stem.len)
        return !is_guest_elsewhere(c, all, county);
    return text_ends(stem, own->stem) || text_ends(own->stem, stem)
           || (county->suffix == U'市') != (own->suffix == U'市');
}

void counties_check(Checker *c)
{
    Counties all = { 0 };

    find_counties(c, &all);
    if (!all.count)
        return;
    Own own = own_county(c, &all);
    for (size_t i = 0; i < all.count; i++) {
        const County *county = &all.items[i];

        if (!(is_left_in(c, county) || is_subject(c, &own, county)) || is_own(c, &all, &own, county))
            continue;
        Finding *finding = finding_add(c, CHECK_PLACE, county->whole.start, county->whole.end);
        finding->stated = reading_text(c->r, county->whole);
        finding->alike = ALIKE_WORDS;
        finding->confidence = 80;
    }
}
