#include "read/agency.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/dates.h"
#include "read/places.h"

enum {
    NAME_LEAST = 6,
    NAME_MOST = 90, /* bytes */
    TITLE_MOST = 120,
    SIGNED_LINES = 6, /* lines at the end that may be a signature */
    SIGNED_MOST = 100,
    LEAD = 600
};

static Span signed_by(const Reading *r, const Document *d);
static Span named_in_title(const Reading *r, const Document *d);
static Span named_in_lead(const Reading *r, const Document *d);

void agency_find(Reading *reading, uint32_t document)
{
    Document *d = &reading->documents.items[document];

    d->agency = signed_by(reading, d);
    if (span_empty(d->agency))
        d->agency = named_in_title(reading, d);
    if (span_empty(d->agency))
        d->agency = named_in_lead(reading, d);
}

/* ---- lines ---- */

/* The line that begins at or behind `*at`, without the blanks around it. */
static bool line_next(Text text, size_t *at, size_t end, Span *line)
{
    while (*at < end) {
        size_t stop = *at + text_find(text_slice(text, *at, end), TEXT("\n"));
        Text inner = text_trim(text_slice(text, *at, stop));

        *at = stop < end ? stop + 1 : end;
        if (inner.len) {
            size_t start = (size_t)(inner.at - text.at);
            *line = (Span){ (uint32_t)start, (uint32_t)(start + inner.len) };
            return true;
        }
    }
    return false;
}

/* The line that ends at or before `*end`. */
static bool line_last(Text text, size_t start, size_t *end, Span *line)
{
    while (*end > start) {
        size_t at = *end;
        while (at > start && text.at[at - 1] != '\n')
            at--;
        Text inner = text_trim(text_slice(text, at, *end));
        *end = at > start ? at - 1 : start;
        if (inner.len) {
            size_t from = (size_t)(inner.at - text.at);
            *line = (Span){ (uint32_t)from, (uint32_t)(from + inner.len) };
            return true;
        }
    }
    return false;
}

/* ---- the title ---- */

/* The part of a bundle often has a title of its own below the bundler's heading. */
void title_find(Reading *r, uint32_t document)
{
    Document *d = &r->documents.items[document];
    size_t at = d->span.start;
    Span line;

    while (d->title.start < d->title.end && memchr("# ", r->text.at[d->title.start], sizeof "# " - 1))
        d->title.start++;
    if (!span_empty(d->title) && d->title.start >= d->span.start && d->title.end <= d->span.end)
        return;
    if (!line_next(r->text, &at, d->span.end, &line) || line.end - line.start > TITLE_MOST)
        return;
    Text text = reading_text(r, line);
    if (text_contains(text, TEXT("，")) || text_contains(text, TEXT("。")) || text_contains(text, TEXT("："))
        || at >= d->span.end)
        return;
    if (text_ends(text, TEXT("）")))
        text = text_slice(text, 0, text_find(text, TEXT("（")));
    if (text.len >= 18 && listed_ends(r->catalog, WORDS_PAPER_TITLE, text))
        d->title = line;
}

/* ---- names of agencies ---- */

/* 水利局水利局: said twice. */
static size_t without_echo(Text text, size_t start, size_t end)
{
    for (size_t half = 6; half <= (end - start) / 2; half += 3)
        if (text_equal(text_slice(text, end - half, end), text_slice(text, end - 2 * half, end - half)))
            return end - half;
    return end;
}

/* The name that begins at `start`: up to the last ending before a letter that no name
 * holds. With `first` up to the first ending and what follows it at once (党组, 办公室).
 * Returns where it ends, or 0. */
static size_t name_end(const Reading *r, size_t start, size_t limit, bool first)
{
    size_t length, found = 0, at = start;

    if (listed_at(r->catalog, WORDS_AGENCY_NO_START, text_slice(r->text, 0, limit), start))
        return 0;
    while (at < limit && at - start < NAME_MOST) {
        const Letter *letter = letter_at(&r->catalog->lexicon, r->text, at, &length);
        if (letter->kind != LETTER_PLAIN && letter->kind != LETTER_MASK && letter->kind != LETTER_NUMERAL
            && letter->kind != LETTER_TEN && letter->kind != LETTER_SCALE && letter->kind != LETTER_DIGIT)
            break;
        if (listed_at(r->catalog, WORDS_AGENCY_STOP, text_slice(r->text, 0, limit), at)
            && !listed_at(r->catalog, WORDS_AGENCY_PART, text_slice(r->text, 0, limit), at))
            break;
        at += length;
        size_t bytes = listed_before(r->catalog, WORDS_AGENCY_ENDING, r->text, at, start);
        if (!bytes || at - start < NAME_LEAST)
            continue;
        if (first && found && at - found > 18)
            break;
        found = at;
    }
    return found;
}

static Span name_span(const Reading *r, size_t start, size_t end)
{
    if (end <= start
        || listed_at(r->catalog, WORDS_AGENCY_SUPERIOR, text_slice(r->text, start, end), 0) == end - start)
        return (Span){ 0, 0 };
    return (Span){ (uint32_t)start, (uint32_t)without_echo(r->text, start, end) };
}

/* ---- as signed ---- */

/* Where the date that is all of [at, end) begins to be one: blanks and signs do not count. */
static bool is_date(const Reading *r, size_t at, size_t end)
{
    size_t length;
    DateMention date;

    while (at < end && letter_at(&r->catalog->lexicon, r->text, at, &length)->kind != LETTER_DIGIT
           && (letter_at(&r->catalog->lexicon, r->text, at, &length)->kind == LETTER_BLANK
               || letter_at(&r->catalog->lexicon, r->text, at, &length)->kind == LETTER_OPEN
               || letter_at(&r->catalog->lexicon, r->text, at, &length)->kind == LETTER_COMMA))
        at += length;
    if (at >= end)
        return true;
    if (!date_mention_read(r->catalog, r->text, at, &date) || date.end > end)
        return false;
    return end - date.end <= 3;
}

static Span signed_by(const Reading *r, const Document *d)
{
    size_t end = d->span.end;
    Span line;

    for (int i = 0; i < SIGNED_LINES && line_last(r->text, d->span.start, &end, &line); i++) {
        Text text = reading_text(r, line);
        if (text_starts(text, TEXT("##")) || is_date(r, line.start, line.end))
            continue;
        if (text.len > SIGNED_MOST || text_contains(text, TEXT("，")) || text_contains(text, TEXT("；")))
            break;
        size_t start = line.start, colon = text_find(text, TEXT("："));
        if (colon < text.len) { /* 报送单位：青禾县水利局 */
            if (!text_contains(text_slice(text, 0, colon), TEXT("单位")))
                break;
            start += colon + 3;
        }
        size_t stop = name_end(r, start, line.end, false);
        if (!stop || line.start == d->title.start || line.start <= d->span.start || !is_date(r, stop, line.end))
            break;
        return name_span(r, start, stop);
    }
    return (Span){ 0, 0 };
}

/* ---- as it calls itself ---- */

static Span named_in_title(const Reading *r, const Document *d)
{
    size_t start = d->title.start, length;
    DateMention date;

    while (start < d->title.end) {
        const Letter *letter = letter_at(&r->catalog->lexicon, r->text, start, &length);
        if (letter->kind == LETTER_BLANK || r->text.at[start] == '#')
            start += length;
        else if (date_mention_read(r->catalog, r->text, start, &date) && date.end <= d->title.end
                 && date.end > start)
            start = date.end; /* 2023年青禾县教育局… */
        else
            break;
    }
    return name_span(r, start, name_end(r, start, d->title.end, false));
}

/* What a name is followed by when it is the writer's own: 在 紧紧 坚持 的. */
static bool speaks(const Reading *r, size_t at, size_t end)
{
    return at >= end || listed_at(r->catalog, WORDS_AGENCY_VERB, text_slice(r->text, 0, end), at);
}

/* A clause of the first sentences that begins with the name of the one who did things:
 * 20xx年，金龙镇妇联紧紧围绕… */
static Span named_in_lead(const Reading *r, const Document *d)
{
    size_t end = d->span.start + LEAD < d->span.end ? d->span.start + LEAD : d->span.end, length;
    bool begins = true;
    DateMention date;

    for (size_t i = line_at(r, d->span.start); i < r->lines.count && r->lines.items[i].span.start < end; i++)
        if (!span_empty(r->lines.items[i].heading))
            end = r->lines.items[i].span.start;
    for (size_t at = d->span.start; at < end; at += length) {
        const Letter *letter = letter_at(&r->catalog->lexicon, r->text, at, &length);
        bool sign = (letter->kind == LETTER_COMMA && !word_at(r->text, at, TEXT("、")))
                    || letter->kind == LETTER_STOP || letter->kind == LETTER_LINE || letter->kind == LETTER_BLANK;
        if (!begins || sign) {
            begins = sign;
            continue;
        }
        size_t start = at;
        if (date_mention_read(r->catalog, r->text, at, &date) && date.end > at && date.end < end) {
            length = date.end - at;
            start = date.end;
        }
        size_t stop = name_end(r, start, end, true);
        while (stop && !speaks(r, stop, end)) { /* a shorter name may be the one that acts */
            size_t shorter = letter_before(r->text, stop, start);
            while (shorter > start && !listed_before(r->catalog, WORDS_AGENCY_ENDING, r->text, shorter, start))
                shorter = letter_before(r->text, shorter, start);
            stop = shorter - start >= NAME_LEAST ? shorter : 0;
        }
        Span span = name_span(r, start, stop);
        if (!span_empty(span))
            return span;
        begins = start > at;
    }
    return (Span){ 0, 0 };
}
