#include "read/table_units.h"

#include "model/word_lists.h"
#include "read/cursor.h"

enum { CAPTION_MOST = 150, HEADING_MOST = 300 }; /* bytes */

bool table_unit_between(const Reading *r, size_t at, size_t end, HeadingUnit *out)
{
    const Lexicon *lexicon = &r->catalog->lexicon;
    Cursor c = cursor_at(lexicon, r->text, at);
    size_t found;

    cursor_eat_blanks(&c);
    size_t start = c.at;
    while (c.at < end && cursor_is(&c, LETTER_SCALE))
        cursor_next(&c);
    uint32_t word = c.at < end ? lexicon_longest(lexicon, r->text, c.at, 1u << SENSE_UNIT, &found) : 0;
    if (!word || found > end)
        return false;
    Text rest = text_trim(text_slice(r->text, found, end));
    if (rest.len && !text_starts(rest, TEXT("/")))
        return false;
    out->span = (Span){ (uint32_t)start, (uint32_t)found };
    out->unit = (int)lexicon_sense(lexicon, word, SENSE_UNIT)->index;
    return true;
}

static Text strip_label(Text said)
{
    static const Text labels[] = { { "单位：", 9 }, { "单位:", 7 }, { "计量单位：", 15 } };

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (text_starts(said, labels[i]))
            return text_slice(said, labels[i].len, said.len);
    return said;
}

/* 村（社区）: what stands in the brackets is another word for what stands before them. */
static bool is_alternative(const Reading *r, size_t start, size_t open, const HeadingUnit *unit)
{
    HeadingUnit before;

    for (size_t back = 3; back <= 6 && open >= start + back; back += 3)
        if (table_unit_between(r, open - back, open, &before) && before.unit != unit->unit
            && catalog_same_family(r->catalog, before.unit, unit->unit))
            return true;
    return false;
}

/* In brackets, or behind a slash. */
bool table_unit_in_signs(const Reading *r, Span heading, HeadingUnit *out)
{
    static const struct {
        Text open, close;
    } signs[] = { { { "（", 3 }, { "）", 3 } },
                  { { "(", 1 }, { ")", 1 } },
                  { { "[", 1 }, { "]", 1 } },
                  { { "/", 1 }, { "", 0 } } };
    Text text = reading_text(r, heading);

    if (text.len > HEADING_MOST)
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        for (size_t from = 0; from < text.len;) {
            size_t open = from + text_find(text_slice(text, from, text.len), signs[i].open);
            if (open >= text.len)
                break;
            size_t inner = open + signs[i].open.len;
            size_t close = signs[i].close.len ? inner + text_find(text_slice(text, inner, text.len), signs[i].close)
                                              : text.len;
            Text said = strip_label(text_slice(text, inner, close));
            size_t start = (size_t)(said.at - r->text.at);
            if (said.len && (text_starts(said, TEXT("±")) || text_starts(said, TEXT("＋"))))
                start += text_starts(said, TEXT("±")) ? 2 : 3;
            bool last = signs[i].close.len == 0 || close + signs[i].close.len >= text.len;
            if (last && said.len && table_unit_between(r, start, (size_t)(said.at - r->text.at) + said.len, out)
                && !is_alternative(r, heading.start, heading.start + open, out))
                return true;
            from = inner;
        }
    }
    return false;
}

static bool is_place(const Catalog *catalog, int unit)
{
    return text_equal(catalog_text(catalog, catalog->families[catalog->units[unit].family]), TEXT("place"));
}

/* 筛查人次, 场次: a unit of two letters or more; 人数, 件数: one before 数. 大澳社区 is a name. */
bool table_unit_at_end(const Reading *r, Span heading, HeadingUnit *out)
{
    Text text = reading_text(r, heading);
    bool number = text_ends(text, TEXT("数"));
    size_t end = heading.end - (number ? 3 : 0);

    for (size_t back = 9; back >= (number ? 3 : 6); back -= 3)
        if (end >= heading.start + back && table_unit_between(r, end - back, end, out)
            && out->span.start == end - back && r->catalog->units[out->unit].kind == UNIT_COUNT
            && !(r->catalog->units[out->unit].flags & UNIT_EMPTY) && (number || !is_place(r->catalog, out->unit)))
            return true;
    return false;
}

static Text without_brackets(Text heading)
{
    if (heading.len > HEADING_MOST)
        return TEXT("");
    size_t wide = text_find(heading, TEXT("（")), narrow = text_find(heading, TEXT("("));

    return text_slice(heading, 0, wide < narrow ? wide : narrow);
}

/* 学校 of 学校数 */
static Text without_number(Text name)
{
    return text_ends(name, TEXT("数")) ? text_slice(name, 0, name.len - TEXT("数").len) : name;
}

static bool names_people(const Reading *r, Text heading)
{
    return listed_ends(r->catalog, WORDS_PEOPLE_ENDING, without_number(without_brackets(heading)));
}

bool table_unit_understood(const Reading *r, Span heading, HeadingUnit *out)
{
    Text text = reading_text(r, heading);
    bool score = listed_ends(r->catalog, WORDS_SCORE_ENDING, without_brackets(text));

    *out = (HeadingUnit){ { heading.end, heading.end }, unit_called(r->catalog, score ? TEXT("分") : TEXT("人")) };
    return out->unit != UNIT_NONE && (score || names_people(r, text));
}

/* Where the units of 单位：人、万元 begin in a line, or 0. */
static size_t units_said(Text text)
{
    size_t at = text_find(text, TEXT("单位："));

    if (at < text.len)
        return at + 9;
    at = text_find(text, TEXT("单位:"));
    return at < text.len ? at + 7 : 0;
}

/* 监督抽查结果（批次）, （元、亩、斤）: where the last brackets of a line open, or 0. */
static size_t units_in_last_brackets(Text text)
{
    size_t at = 0, found = 0;

    if (!text_ends(text, TEXT("）")))
        return 0;
    while ((at += text_find(text_slice(text, at, text.len), TEXT("（"))) < text.len)
        found = at += 3;
    return found;
}

bool table_caption_read(const Reading *r, Span line, bool above, Caption *out)
{
    Text text = reading_text(r, line);

    out->count = 0;
    if (text.len > CAPTION_MOST)
        return false;
    size_t at = units_said(text);
    bool said = at > 0;
    if (!said && above)
        at = units_in_last_brackets(text);
    if (!at)
        return false;
    Cursor c = cursor_at(&r->catalog->lexicon, r->text, line.start + at);
    while (c.at < line.end && out->count < CAPTION_UNITS_MOST) {
        size_t start = c.at;
        while (c.at < line.end && c.length && c.code != U'、' && c.code != U'，' && c.code != ',' && c.code != U'）'
               && c.code != ')' && c.code != U'；' && c.code != U'/')
            cursor_next(&c);
        if (table_unit_between(r, start, c.at, &out->units[out->count]))
            out->count++;
        else if (!said)
            return false; /* brackets that hold something else */
        if (c.code == U'）' || c.code == ')')
            break;
        cursor_next(&c);
    }
    return out->count > 0;
}

bool table_heading_is_share(const Catalog *catalog, Text heading)
{
    return text_ends(heading, TEXT("%")) || text_ends(heading, TEXT("％")) /* 较上年±% */
           || listed_ends(catalog, WORDS_SHARE_HEADING, without_brackets(heading));
}

static bool counts_people(const Catalog *catalog, int unit)
{
    Text family = catalog_text(catalog, catalog->families[catalog->units[unit].family]);

    return text_equal(family, TEXT("person")) || text_equal(family, TEXT("attendance"));
}

/* How well a unit of a caption counts what a heading names: people 人, schools 所, other things 个. */
static int fitness(const Reading *r, const HeadingUnit *unit, Text heading, bool people)
{
    bool house = !people && listed_ends(r->catalog, WORDS_HOUSE_ENDING, without_number(without_brackets(heading)));
    bool empty = r->catalog->units[unit->unit].flags & UNIT_EMPTY;

    return (counts_people(r->catalog, unit->unit) == people ? 2 : 0) + (empty != house ? 1 : 0);
}

bool table_caption_excludes(const Reading *r, const Caption *caption, const HeadingUnit *unit)
{
    bool counts = false;

    for (size_t i = 0; i < caption->count; i++) {
        const Unit *each = &r->catalog->units[caption->units[i].unit];
        if (each->family == r->catalog->units[unit->unit].family)
            return false;
        counts |= each->kind == UNIT_COUNT;
    }
    return counts && r->catalog->units[unit->unit].kind == UNIT_COUNT;
}

static UnitKind wanted_kind(const Catalog *catalog, Text heading)
{
    if (table_heading_is_share(catalog, heading))
        return UNIT_PERCENT;
    return listed_within(catalog, WORDS_MONEY, text_slice(heading, 0, HEADING_MOST)) ? UNIT_MONEY : UNIT_COUNT;
}

bool table_caption_unit(const Reading *r, const Caption *caption, Span heading, Span above, HeadingUnit *out)
{
    Text text = reading_text(r, heading), group = reading_text(r, above);
    UnitKind wanted = wanted_kind(r->catalog, text);
    bool people = names_people(r, text) || names_people(r, group);
    const HeadingUnit *found = NULL;

    if (wanted == UNIT_COUNT && listed_within(r->catalog, WORDS_MONEY, text_slice(group, 0, HEADING_MOST)))
        wanted = UNIT_MONEY;
    for (size_t i = 0; i < caption->count; i++) {
        const HeadingUnit *each = &caption->units[i];
        if (r->catalog->units[each->unit].kind != (int)wanted)
            continue;
        if (!found || (wanted == UNIT_COUNT && fitness(r, each, text, people) > fitness(r, found, text, people)))
            found = each;
    }
    if (found) {
        *out = *found;
        return true;
    }
    if (caption->count != 1 || wanted == UNIT_PERCENT)
        return false;
    *out = caption->units[0];
    return true;
}
