/* found_text.c - what the words of a document tell. */
#include "work/found_text.h"

#include "model/said.h"

#include <string.h>

enum { SIGNATURE_MAX = 120 }; /* bytes of a line that may be a name */

static bool signed_by_another(const AgencyGuesser *words, Text text, Id said);

static Text text_copy(Arena *arena, halfsky_text text)
{
    return arena_text(arena, (Text){ text.at, text.len });
}

Problem texts_find(halfsky_reader *reader, Arena *arena, Text text, FoundTexts *out)
{
    halfsky_document about;

    *out = (FoundTexts){ 0 };
    if (halfsky_read(reader, text.at, text.len) == 0)
        for (size_t i = 0; halfsky_document_at(reader, i, &about); i++) {
            FoundText found = { .text = text_slice(text, about.start, about.end),
                                .title = text_copy(arena, about.title),
                                .agency = text_copy(arena, about.agency) };
            Period period;
            if (!text_trim(found.text).len)
                continue;
            if (period_read((Text){ about.period.at, about.period.len }, &period))
                found.period = period;
            LIST_PUSH(arena, out, found);
        }
    return out->count ? OK : problem(PROBLEM_DOCUMENT_EMPTY, TEXT(""), TEXT(""), TEXT(""));
}

Id text_agency(const AgencyGuesser *words, const FoundText *found, bool *several)
{
    Id said = agency_said(words, found->agency);

    *several = said && signed_by_another(words, found->text, said);
    return *several ? 0 : said;
}

Text activity_place(halfsky_reader *reader, Stretch sentence)
{
    halfsky_item item;
    Text place = { 0 };

    for (size_t i = 0; halfsky_item_at(reader, i, &item); i++) {
        if (strcmp(item.type, "activity") != 0 || item.start < sentence.start || item.end > sentence.stop)
            continue;
        if (place.len && !text_equal(place, (Text){ item.where.at, item.where.len }))
            return (Text){ 0 };
        place = (Text){ item.where.at, item.where.len };
    }
    return place;
}

static Text line_end_trimmed(Text line)
{
    static const Text blanks[] = { TEXT(" "), TEXT("\t"), TEXT("\r"), TEXT("\xe3\x80\x80"), TEXT("\xc2\xa0") };
    size_t before;

    do {
        before = line.len;
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
            if (text_ends(line, blanks[i]))
                line.len -= blanks[i].len;
    } while (line.len < before);
    return line;
}

KeyedHash text_known_by(const Keys *keys, Text text)
{
    Buffer plain = { 0 };
    KeyedHash hash;
    Text line;

    while (text.len && text_cut(&text, '\n', &line)) {
        line = line_end_trimmed(line);
        if (!line.len)
            continue;
        buffer_add(&plain, line);
        buffer_add_char(&plain, '\n');
    }
    hash = keyed_hash(keys, HASH_CONTENT, TEXT("document.text"), buffer_text(&plain));
    buffer_free(&plain);
    return hash;
}

/* A line that holds an agency's name, with a day alone on the next one, signs. Where another agency than `said` does so
 * too, the text is several reports one behind the other, and its figures are not all of one agency. */
static bool signed_by_another(const AgencyGuesser *words, Text text, Id said)
{
    Text line, before = TEXT("");
    Date day;

    while (text.len && text_cut(&text, '\n', &line)) {
        line = text_trim(line);
        if (!line.len)
            continue;
        if (before.len && before.len <= SIGNATURE_MAX && day_said(line, &day)) {
            Id signer = agency_said(words, before);
            if (signer && signer != said)
                return true;
        }
        before = line;
    }
    return false;
}
