#include "read/item_finders.h"

#include "read/around.h"
#include "read/cursor.h"
#include "read/places.h"

enum {
    SENTENCE_MOST = 3600, /* bytes that are looked at */
    WHAT_MOST = 150,
    WHAT_LEAST = 12, /* bytes of what was done, its verb included */
    WHERE_MOST = 60,
    WITH_MOST = 120,
    QUOTED_MOST = 150
};

typedef struct {
    size_t start, end;
} Range;

static void take_sentence(Finder *f, size_t start, size_t end);

/* Where the quotation or title that opens at `at` ends; 0 when none does. */
static size_t quoted_end(const Finder *f, size_t at, size_t end)
{
    bool title = word_at(f->text, at, TEXT("《"));

    if (!title && !word_at(f->text, at, TEXT("“")))
        return 0;
    Text rest = text_slice(f->text, at + 3, at + 3 + QUOTED_MOST < end ? at + 3 + QUOTED_MOST : end);
    size_t close = text_find(rest, title ? TEXT("》") : TEXT("”"));

    return close < rest.len ? at + 3 + close + 3 : 0;
}

void activities_find(Finder *f)
{

    for (size_t i = line_at(f->r, f->start);
         i < f->r->lines.count && f->r->lines.items[i].span.start < f->d->span.end; i++) {
        const Line *line = &f->r->lines.items[i];
        bool told = line->section == NO_INDEX || !f->r->sections.items[line->section].cue;
        size_t start = span_empty(line->heading) ? line->span.start : line->heading.end, length;

        if (line->table || !told)
            continue;
        for (size_t at = start; at < line->span.end; at += length) {
            const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
            size_t quoted = quoted_end(f, at, line->span.end);
            if (quoted) {
                length = quoted - at;
            } else if (letter->kind == LETTER_STOP) {
                take_sentence(f, start, at);
                start = at + length;
            }
        }
        take_sentence(f, start, line->span.end);
    }
}

/* ---- verbs ---- */

/* 妇联组织, 党组织: a body, not a verb. */
static bool is_body(const Finder *f, size_t at)
{
    return listed_before(f->catalog, WORDS_ORGANISE_BEFORE, f->text, at, f->start)
           || listed_at(f->catalog, WORDS_ORGANISE_BEHIND, f->text, at + 6);
}

/* The verb of an event that begins at `at`, in bytes with its 了; 0: none. `*open`: it says
 * nothing of what sort the event is. */
static size_t verb_at(const Finder *f, size_t at, bool *open)
{
    size_t length = listed_at(f->catalog, WORDS_ACTIVITY_VERB, f->text, at);

    *open = !length;
    if (!length)
        length = listed_at(f->catalog, WORDS_ACTIVITY_PERHAPS, f->text, at);
    if (!length || listed_before(f->catalog, WORDS_ACTIVITY_NOT_YET, f->text, at, f->start))
        return 0;
    if (length == 6 && word_at(f->text, at, TEXT("组织")) && is_body(f, at))
        return 0;
    return length + (word_at(f->text, at + length, TEXT("了")) ? 3 : 0);
}

/* What makes an open verb an event: 开展…活动, 组织…参加. */
static bool is_event(const Finder *f, Text object)
{
    return listed_within(f->catalog, WORDS_ACTIVITY_WORD, object);
}

/* ---- parts of a clause ---- */

/* End of the clause: a comma that no quotation marks or titles enclose. */
static size_t clause_end(const Finder *f, size_t at, size_t end)
{
    size_t length;

    for (; at < end; at += length) {
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
        size_t quoted = quoted_end(f, at, end);
        if (quoted)
            length = quoted - at;
        else if (letter->kind == LETTER_COMMA && !word_at(f->text, at, TEXT("、")))
            return at;
    }
    return end;
}

/* Figures do not belong to what was done: 举办讲座 | 12场. Those of a name do: “庆祝建党九十周年”. */
static size_t what_end(const Finder *f, size_t start, size_t end)
{
    uint32_t row = fact_from(f->r, f->d, start), behind = f->d->first_fact + f->d->fact_count;
    size_t length;

    for (size_t at = start; at < end; at += length) {
        letter_at(f->lexicon, f->text, at, &length);
        size_t quoted = quoted_end(f, at, end);
        if (quoted)
            length = quoted - at;
        while (row < behind && f->r->facts.items[row].quantity.start < at)
            row++;
        if (row == behind || f->r->facts.items[row].quantity.start >= end)
            return end;
        const Quantity *q = &f->r->facts.items[row].quantity;
        if (q->start == at && q->kind != FACT_DATE && at >= start + WHAT_LEAST)
            return at;
    }
    return end;
}

/* 开展…的通知, 举办…以来, 开展活动提供了: it is not told as something done. */
static bool is_no_event(const Finder *f, Text what, Text object)
{
    return listed_ends(f->catalog, WORDS_ACTIVITY_NO_TAIL, what) || text_contains(what, TEXT("的方式"))
           || text_starts(object, TEXT("活动")) || text_starts(object, TEXT("工作"))
           || (text_starts(what, TEXT("召开")) && !text_contains(what, TEXT("会")));
}

static Text cut(Text text, size_t most)
{
    if (text.len <= most)
        return text;
    while (most && ((unsigned char)text.at[most] & 0xC0) == 0x80)
        most--;
    return text_slice(text, 0, most);
}

/* 在…举办, 到…开展: the place, when it ends as places do. */
static Text where_before(const Finder *f, size_t start, size_t verb)
{
    size_t found = 0, length;

    for (size_t at = start; at < verb; at += length) {
        letter_at(f->lexicon, f->text, at, &length);
        if (found && listed_at(f->catalog, WORDS_PLACE_VERB, f->text, at))
            verb = at;
        size_t prep = listed_at(f->catalog, WORDS_PLACE_PREPOSITION, f->text, at);
        if (prep)
            found = at + prep;
    }
    for (size_t end = verb; found && end > found; end = letter_before(f->text, end, found)) {
        if (verb - end > 18)
            break;
        if (end - found <= WHERE_MOST && listed_before(f->catalog, WORDS_PLACE_ENDING, f->text, end, found))
            return text_slice(f->text, found, end);
    }
    return (Text){ 0 };
}

/* The place behind the verb: 组织妇女到成都游玩, 举办于 is not one. */
static Text where_behind(const Finder *f, size_t start, size_t end)
{
    size_t length;

    for (size_t at = start; at < end; at += length) {
        letter_at(f->lexicon, f->text, at, &length);
        size_t prep = any_word_at(f->text, at, (const Text[]){ WORD("到"), WORD("赴"), WORD("前往") }, 3);
        if (!prep || at == start)
            continue;
        for (size_t stop = at + prep; stop < end && stop - at <= WHERE_MOST; stop += length) {
            letter_at(f->lexicon, f->text, stop, &length);
            if (listed_at(f->catalog, WORDS_VISIT_VERB, f->text, stop))
                return stop > at + prep ? text_slice(f->text, at + prep, stop) : (Text){ 0 };
        }
        return (Text){ 0 };
    }
    return (Text){ 0 };
}

/* 与县教育局联合, 会同妇联、团委, 联合司法所等部门: with whom. */
static Text with_before(const Finder *f, size_t start, size_t verb)
{
    size_t length, opener = 0, from = 0;

    for (size_t at = start; at <= verb; at += length) { /* the verb may begin with 共同 */
        letter_at(f->lexicon, f->text, at, &length);
        if (!length)
            break;
        if (!from && at < verb && (opener = listed_at(f->catalog, WORDS_PARTNER_OPENER, f->text, at))
            && (opener > 3 || at == start
                || listed_before(f->catalog, WORDS_AGENCY_ENDING, f->text, at,
                                 start))) { /* 人口和计划生育 is one */
            from = at + opener;
            length = opener;
            continue;
        }
        if (!from || at == from)
            continue;
        if (word_at(f->text, at, TEXT("在")) || word_at(f->text, at, TEXT("到")))
            return (Text){ 0 };
        size_t closer = listed_at(f->catalog, WORDS_PARTNER_CLOSER, f->text, at);
        if (closer && at - from >= 6 && at - from <= WITH_MOST)
            return text_slice(f->text, from, at);
    }
    if (from && opener == 6 && verb - from >= 6 && verb - from <= WITH_MOST) /* 联合县妇联|开展 */
        return text_slice(f->text, from, verb);
    return (Text){ 0 };
}

/* “六一”前夕, 春节期间: festivals date an event, too. */
static Text festival_before(const Finder *f, size_t start, size_t verb)
{
    size_t length, end;

    for (size_t at = start; at < verb; at += length) {
        if (!letter_at(f->lexicon, f->text, at, &length)->starts)
            continue;
        uint32_t word = lexicon_longest(f->lexicon, text_slice(f->text, 0, verb), at, 1u << SENSE_NAME, &end);
        if (!word)
            continue;
        if (lexicon_sense(f->lexicon, word, SENSE_NAME)->a != NAME_FESTIVAL) {
            length = end - at;
            continue;
        }
        if (word_before(f->text, at, start, TEXT("“")))
            at -= 3;
        for (size_t tail; (tail = listed_at(f->catalog, WORDS_DAY_TAIL, f->text, end)) > 0 && end + tail <= verb;)
            end += tail;
        return text_slice(f->text, at, end);
    }
    return (Text){ 0 };
}

static Text when_before(const Finder *f, size_t start, size_t verb)
{
    Text when = { 0 };

    for (uint32_t row = fact_from(f->r, f->d, start); row < f->d->first_fact + f->d->fact_count; row++) {
        const Quantity *q = &f->r->facts.items[row].quantity;
        if (q->start >= verb)
            break;
        if (q->kind == FACT_DATE)
            when = text_slice(f->text, q->start, q->end);
    }
    return when.len ? when : festival_before(f, start, verb);
}

/* ---- figures ---- */

static bool counts_people(const Finder *f, const Quantity *q)
{
    static const Text families[] = { WORD("person"), WORD("attendance") };
    if (q->kind != FACT_COUNT || q->unit < 0)
        return false;
    Text family = catalog_text(f->catalog, f->catalog->families[f->catalog->units[q->unit].family]);
    return text_equal(family, families[0]) || text_equal(family, families[1])
           || text_equal(quantity_unit(f->catalog, f->r->text, q), TEXT("人次"));
}

/* Those who came: told in the clause of the verb, or said to have come. */
static bool took_part(const Finder *f, const Quantity *q, size_t clause)
{
    size_t start = q->start > clause + 30 ? q->start - 30 : clause;
    Text around = text_slice(f->text, start, q->end + 15);

    return q->start < clause || text_equal(quantity_unit(f->catalog, f->r->text, q), TEXT("人次"))
           || listed_within(f->catalog, WORDS_ATTENDANCE_WORD, around);
}

/* The first people and the first money that are told behind the verb, `clause` its end. */
static void take_figures(const Finder *f, Item *item, size_t start, size_t clause, size_t end)
{
    for (uint32_t row = fact_from(f->r, f->d, start); row < f->d->first_fact + f->d->fact_count; row++) {
        const Fact *fact = &f->r->facts.items[row];
        if (fact->quantity.start >= end)
            break;
        if (item->people == NO_INDEX && counts_people(f, &fact->quantity) && span_empty(fact->per)
            && took_part(f, &fact->quantity, clause))
            item->people = row;
        if (item->money == NO_INDEX && fact->quantity.kind == FACT_MONEY && span_empty(fact->per))
            item->money = row;
    }
}

/* ---- sentences ---- */

static void take_clause(Finder *f, Range sentence, Range clause, size_t next_verb)
{
    size_t length;
    bool open;

    for (size_t at = clause.start; at < clause.end; at += length) {
        letter_at(f->lexicon, f->text, at, &length);
        size_t quoted = quoted_end(f, at, clause.end), verb = !quoted && length == 3 ? verb_at(f, at, &open) : 0;
        if (quoted)
            length = quoted - at;
        if (!verb)
            continue;
        length = verb;
        size_t end = what_end(f, at, clause.end);
        Text what = text_trim(text_slice(f->text, at, end)), object = text_slice(f->text, at + verb, clause.end);
        if (what.len < WHAT_LEAST || object.len < 6 || (open && !is_event(f, object))
            || is_no_event(f, what, object))
            continue;
        Item *item = item_add(f, ITEM_ACTIVITY, at, clause.end);
        if (text_ends(what, TEXT("和")) || text_ends(what, TEXT("及")) || text_ends(what, TEXT("、")))
            what.len -= 3;
        item->what = cut(what, WHAT_MOST);
        item->when = when_before(f, sentence.start, at);
        item->where = where_before(f, clause.start, at);
        if (!item->where.len)
            item->where = where_behind(f, at + verb, clause.end);
        item->with = with_before(f, clause.start, at);
        item->confidence = open ? 70 : 85;
        take_figures(f, item, at, clause.end, next_verb);
        return; /* 组织开展…活动: one event in one clause */
    }
}

/* Where the next clause with a verb of its own begins: figures behind it are its own. */
static size_t next_verb_from(const Finder *f, size_t at, size_t end)
{
    size_t length;
    bool open;

    for (; at < end; at += length) {
        letter_at(f->lexicon, f->text, at, &length);
        size_t quoted = quoted_end(f, at, end);
        if (quoted)
            length = quoted - at;
        else if (length == 3 && verb_at(f, at, &open))
            return at;
    }
    return end;
}

static void take_sentence(Finder *f, size_t start, size_t end)
{
    Range sentence = { start, end };
    size_t next = 0;

    if (end - start > SENTENCE_MOST)
        end = start + SENTENCE_MOST;
    while (end > start && end < f->text.len && ((unsigned char)f->text.at[end] & 0xC0) == 0x80)
        end--;
    for (size_t at = start; at < end;) {
        Range clause = { at, clause_end(f, at, end) };
        if (next <= clause.end) /* looked for once for each place where a verb is */
            next = next_verb_from(f, clause.end, end);
        take_clause(f, sentence, clause, next);
        size_t length;
        letter_at(f->lexicon, f->text, clause.end, &length);
        at = clause.end + (length ? length : 1);
    }
}
