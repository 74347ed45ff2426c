/* writers.c - words by which somebody else speaks: 我院 in a bureau's report, 我团县委 in that of another office, 金河镇党委书记 in
 * that of 青石镇. The report was written from another one.
 *
 * The writer is named by the agency, the title or the first line. A short name is the writer's when its letters stand in the
 * writer's name in their order: 人社局 in 人力资源和社会保障局. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <string.h>

enum { TOWN_MOST = 4, FIRST_MOST = 120 }; /* letters of a town's name; bytes of a first line */

/* The letters of `name` stand in `whole`, in their order. */
static bool is_short_for(Text name, Text whole)
{
    size_t at = 0, length, other;

    for (size_t k = 0; k < whole.len && at < name.len; k += other) {
        utf8_read(whole, k, &other);
        utf8_read(name, at, &length);
        if (text_equal(text_slice(name, at, at + length), text_slice(whole, k, k + other)))
            at += length;
    }
    return at >= name.len;
}

/* The agency, the title and the first line; empty when none of them names an office. */
static Text writer_of(const Checker *c)
{
    Text first =
        c->first_line < c->last_line ? reading_text(c->r, c->r->lines.items[c->first_line].span) : TEXT("");
    if (text_contains(first, TEXT("。")) || text_contains(first, TEXT("，")))
        first = TEXT(""); /* prose */
    Text writer =
        arena_format(c->arena, "%.*s %.*s %.*s", TEXT_ARG(reading_text(c->r, c->d->agency)),
                     TEXT_ARG(reading_text(c->r, c->d->title)), TEXT_ARG(text_slice(first, 0, FIRST_MOST)));

    return listed_within(c->r->catalog, WORDS_OFFICE_WORD, writer) ? writer : TEXT("");
}

static void object(Checker *c, size_t start, size_t end)
{
    Finding *finding = finding_add(c, CHECK_PLACE, start, end);

    finding->stated = text_slice(c->text, start, end);
    finding->alike = ALIKE_WORDS;
    finding->confidence = 70;
}

/* Inside quotation marks somebody else may speak. */
static bool is_quoted(const Checker *c, size_t at)
{
    size_t start = sentence_start(c->text, at, c->d->span.start);
    Text before = text_slice(c->text, start, at);
    size_t open = text_find(before, TEXT("“"));

    return open < before.len && !text_contains(text_slice(before, open, before.len), TEXT("”"));
}

/* 我局, 我团县委: the name behind 我 at `at`; 0: none of those that only one sort of office says of itself. */
static size_t own_name_at(const Checker *c, size_t at)
{
    const Catalog *catalog = c->r->catalog;
    size_t length = listed_at(catalog, WORDS_OWN_OFFICE, c->text, at);

    return length ? length : listed_at(catalog, WORDS_OWN_SORT, c->text, at);
}

/* The name behind 我 at `at` that is none of the writer's: its end, or 0. `fits`: it is one of the writer's. */
static size_t foreign_end(const Checker *c, Text writer, size_t at, bool *fits)
{
    size_t start = at + strlen("我"), length = own_name_at(c, start);

    *fits = false;
    if (!length || text_before(c->text, at, TEXT("自")) || is_quoted(c, at))
        return 0;
    Text name = text_slice(c->text, start, start + length);
    *fits = text_equal(name, TEXT("校")) ? listed_within(c->r->catalog, WORDS_SCHOOL_WORD, writer)
                                         : is_short_for(name, writer);
    if (!*fits && listed_within(c->r->catalog, WORDS_TOWN_WORD, name)
        && !text_contains(writer, TEXT("局"))) /* a school and a village have a town of their own */
        return 0;
    return *fits ? 0 : start + length;
}

/* The writer calls itself by its own name more often than by others: else it is not who the title names. */
static bool knows_itself(const Checker *c, Text writer)
{
    size_t own = 0, others = 0, length;
    bool fits;

    for (size_t at = c->d->span.start; at < c->text.len; at += length) {
        length = 1;
        if ((unsigned char)c->text.at[at] != 0xE6 || !text_at(c->text, at, TEXT("我")))
            continue;
        others += foreign_end(c, writer, at, &fits) != 0;
        own += fits;
    }
    return own >= others;
}

/* The name of a town whose last letter, 镇 or 乡, is at `at`: its start, or `at`. */
static size_t town_start(const Checker *c, size_t at)
{
    size_t start = at, length;

    for (int letters = 0; letters < TOWN_MOST && start > c->d->span.start; letters++) {
        size_t before = letter_start(c->text, start, c->d->span.start);
        uint32_t code = utf8_read(c->text, before, &length);
        if (code < 0x4E00 || code > 0x9FFF || listed_at(c->r->catalog, WORDS_COUNTY_NOT, c->text, before))
            break;
        start = before;
    }
    return at - start >= 2 * strlen("镇") ? start : at;
}

/* 金河镇党委书记 at the head of a clause, in the report of a town of another name. */
static void town_check(Checker *c, Text writer, size_t at)
{
    size_t start = town_start(c, at), behind = at + strlen("镇");
    size_t sentence = sentence_start(c->text, start, c->d->span.start), end = sentence_end(c->text, behind);

    if (start == at || start != clause_start(c->text, start, c->d->span.start)
        || !listed_at(c->r->catalog, WORDS_TOWN_OFFICE, c->text, behind)
        || text_contains(writer, text_slice(c->text, start, behind)) || is_quoted(c, start)
        || listed_within(c->r->catalog, WORDS_COUNTY_OTHER, text_slice(c->text, sentence, start))
        || listed_within(c->r->catalog, WORDS_TOWN_OTHER, text_slice(c->text, behind, end)))
        return;
    object(c, start, behind);
}

void writers_check(Checker *c)
{
    Text writer = writer_of(c);
    size_t length;
    bool fits, known = knows_itself(c, writer);
    bool town = listed_within(c->r->catalog, WORDS_TOWN_WORD, writer) && !text_contains(writer, TEXT("县直"));

    if (!writer.len || c->r->documents.count > 1)
        return;
    for (size_t at = c->d->span.start; at < c->text.len; at += length) {
        unsigned char lead = (unsigned char)c->text.at[at];
        length = 1;
        if (lead != 0xE6 && lead != 0xE9 && lead != 0xE4) /* the first bytes of 我 镇 乡 */
            continue;
        size_t end = known && text_at(c->text, at, TEXT("我")) ? foreign_end(c, writer, at, &fits) : 0;
        if (end)
            object(c, at, end);
        else if (town && (text_at(c->text, at, TEXT("镇")) || text_at(c->text, at, TEXT("乡"))))
            town_check(c, writer, at);
    }
}
