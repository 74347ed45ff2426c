/* privacy_places.c - where somebody lives, finer than the town.
 *
 * A village or street with a group, house, building or room number is a private address when the words say that
 * somebody lives there (家住), or when a person of no office stands right behind it (石板村三组孤儿…). Where offices
 * and shops are is public. */
#include "check/privacy.h"

#include "base/utf8.h"
#include "check/prose.h"
#include "read/around.h"
#include "read/cursor.h"

enum { PARTS_MOST = 10, NAME_LETTERS = 8, ADDRESS_MOST = 120 };

/* A part of an address, 三组 or 石板村: where it begins, where its unit does, and where it ends. */
typedef struct {
    size_t start, unit, end;
    bool numbered;
} Part;

static bool is_numeral(const Lexicon *lexicon, Text text, size_t at, size_t *length)
{
    const Letter *letter = letter_at(lexicon, text, at, length);

    return *length
           && (letter->kind == LETTER_DIGIT || letter->kind == LETTER_NUMERAL || letter->kind == LETTER_TEN
               || (text.at[at] >= 'A' && text.at[at] <= 'Z') || text.at[at] == '-');
}

/* The part that begins at `at`: digits and a unit (三组, 12号), or a short name and the word for a place (石板村). */
static bool part_at(const Checker *c, size_t at, Part *part)
{
    const Catalog *catalog = c->r->catalog;
    size_t end = at, length, unit;

    while (end < c->text.len && is_numeral(&catalog->lexicon, c->text, end, &length))
        end += length;
    if (end > at && (unit = listed_at(catalog, WORDS_ADDRESS_NUMBER, c->text, end))) {
        *part = (Part){ at, end, end + unit, true };
        return true;
    }
    end = at;
    for (int letters = 0; letters < NAME_LETTERS && end < c->text.len; letters++) {
        if (letters && (unit = listed_at(catalog, WORDS_ADDRESS_PLACE, c->text, end))) {
            size_t more;
            while ((more = listed_at(catalog, WORDS_ADDRESS_PLACE, c->text, end + unit))) { /* 竹苑路 */
                end += unit;
                unit = more;
            }
            *part = (Part){ at, end, end + unit, false };
            return true;
        }
        if (!is_han(utf8_read(c->text, end, &length)))
            break;
        end += length;
    }
    return false;
}

/* Up to the town it may be told, so it stays; what follows becomes 某村某组某号. Returns the address's end, or `at`. */
static size_t take_address(Checker *c, size_t at)
{
    Part parts[PARTS_MOST];
    size_t count = 0, first, numbers = 0, end = at;
    Buffer mask = { 0 };

    while (count < PARTS_MOST && end - at < ADDRESS_MOST && part_at(c, end, &parts[count])) {
        end = parts[count].end;
        end += any_word_at(c->text, end, (const Text[]){ WORD(" "), WORD("　") }, 2);
        count++;
    }
    for (first = 0; first < count; first++)
        if (!listed_at(c->r->catalog, WORDS_ADDRESS_TOWN, c->text, parts[first].unit))
            break;
    for (size_t i = first; i < count; i++)
        numbers += parts[i].numbered;
    if (!numbers)
        return at;
    for (size_t i = first; i < count; i++) {
        buffer_add(&mask, TEXT("某"));
        buffer_add(&mask, text_slice(c->text, parts[i].unit, parts[i].end));
    }
    Text shown = arena_text(c->arena, buffer_text(&mask));
    buffer_free(&mask);
    if (!text_equal(shown, text_slice(c->text, parts[first].start, parts[count - 1].end)))
        privacy_object(c, parts[first].start, parts[count - 1].end, PERSONAL_ADDRESS, shown, true);
    return parts[count - 1].end;
}

/* The address that stands right before somebody without office: its village's name begins behind the town, or a mark. */
static void take_before(Checker *c, size_t person)
{
    size_t end = person, start, length;
    const Catalog *catalog = c->r->catalog;

    if (!listed_before(catalog, WORDS_ADDRESS_NUMBER, c->text, end, c->d->span.start))
        return;
    start = clause_start(c->text, person, c->d->span.start);
    if (person - start > ADDRESS_MOST)
        return;
    for (size_t at = start; at < person; at += length) { /* behind the last town of the clause */
        utf8_read(c->text, at, &length);
        size_t town = listed_at(catalog, WORDS_ADDRESS_TOWN, c->text, at);
        if (town && at + town < person)
            start = at + town;
    }
    Part part;
    if (part_at(c, start, &part) && part.end < person)
        take_address(c, start);
}

/* The address behind 家住 at `at`. Returns its end, or that of the words before it. */
static size_t take_home(Checker *c, size_t at)
{
    static const Text signs[] = {
        WORD("："), WORD(":"), WORD("在"), WORD("为"), WORD("是"), WORD("于"), WORD(" ")
    };
    size_t lead = listed_at(c->r->catalog, WORDS_HOME_LEAD, c->text, at), length;

    if (!lead)
        return at;
    at += lead;
    while ((length = any_word_at(c->text, at, WORDS(signs))))
        at += length;
    return take_address(c, at);
}

void privacy_places(Checker *c)
{
    SpotWalk walk = checker_walk(c, SPOT_HOME | SPOT_PERSON);
    const PersonPlace *places = c->persons.items;
    size_t at, next = 0;

    while (spot_next(&walk, &at)) {
        size_t end = take_home(c, at);

        while (next < c->persons.count && places[next].start < at)
            next++;
        if (end == at && next < c->persons.count && places[next].start == at
            && places[next].kind <= PERSON_PRIVATE) {
            take_before(c, at);
            end = places[next].end;
        }
        walk.behind = end;
    }
}
