/* counts.c - the announced count against the items that follow: 五个方面：一是 … 四是.
 *
 * A list is found by its first item; what announces it stands right before. Items may go on in
 * later lines. A list that the text's end cuts off, that skips a number or that an outer list of
 * the same form takes up again says nothing. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <stdio.h>
#include <string.h>

enum {
    ITEMS_MOST = 20,
    ANNOUNCE_REACH = 150,
    ANNOUNCE_NEAR = 12,
    FORM_BYTES = 24,
    NAMED_GAP = 18,
    QUOTED_MOST = 30
};

/* How the items of a list are numbered. */
typedef enum {
    FORM_IS,
    FORM_MUST,
    FORM_ORDINAL,
    FORM_CIRCLE,
    FORM_WIDE,
    FORM_NARROW,
    FORM_DOT,
    FORM_HAN,
    FORM_HAN_WIDE,
    FORMS
} Form;

static const char *const han[] = { "",     "一",   "二",   "三",   "四",   "五",   "六",
                                   "七",   "八",   "九",   "十",   "十一", "十二", "十三",
                                   "十四", "十五", "十六", "十七", "十八", "十九", "二十" };

/* The sign of item `number`; the second way of writing it when `other`. */
static Text sign_of(Form form, int number, bool other, char out[FORM_BYTES])
{
    int length = 0;

    switch (form) {
    case FORM_IS:
        length = snprintf(out, FORM_BYTES, "%s是", han[number]);
        break;
    case FORM_MUST:
        length = snprintf(out, FORM_BYTES, "%s要", han[number]);
        break;
    case FORM_ORDINAL:
        length = snprintf(out, FORM_BYTES, other ? "第%s、" : "第%s，", han[number]);
        break;
    case FORM_CIRCLE: /* U+2460 ① */
        length = (int)utf8_write(0x2460 + (uint32_t)number - 1, out);
        break;
    case FORM_WIDE:
        length = snprintf(out, FORM_BYTES, "（%d）", number);
        break;
    case FORM_NARROW:
        length = snprintf(out, FORM_BYTES, "(%d)", number);
        break;
    case FORM_DOT:
        length = snprintf(out, FORM_BYTES, other ? "%d、" : "%d.", number);
        break;
    case FORM_HAN:
        length = snprintf(out, FORM_BYTES, "%s、", han[number]);
        break;
    case FORM_HAN_WIDE:
        length = snprintf(out, FORM_BYTES, other ? "(%s)" : "（%s）", han[number]);
        break;
    case FORMS:
        break;
    }
    return (Text){ out, (size_t)length };
}

/* Forms that stand only where a line begins; the others also behind a sign. */
static bool leads_line(Form form)
{
    return form == FORM_HAN || form == FORM_HAN_WIDE;
}

/* An item may begin at `at`: behind a sign or where a line begins. */
static bool may_begin(const Checker *c, size_t at, size_t line_start, Form form)
{
    static const char *const signs[] = { "，", "。", "；", "：", "！", "、", "——", ";", ":", ",", "（", "　" };

    if (at == line_start)
        return true;
    if (leads_line(form))
        return false;
    if (form == FORM_CIRCLE)
        return true;
    if (form == FORM_DOT && c->text.at[at - 1] >= '0' && c->text.at[at - 1] <= '9')
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_before(c->text, at, text_of(signs[i])))
            return true;
    return false;
}

/* 1.5万 and 1.2.3 are no items. */
static bool goes_on(const Checker *c, size_t end, Form form)
{
    return form != FORM_DOT || end >= c->text.len || c->text.at[end] < '0' || c->text.at[end] > '9';
}

/* Item `number` of a form begins at `at` of line `line`. */
static bool item_at(const Checker *c, size_t at, size_t line, Form form, int number)
{
    char bytes[FORM_BYTES];

    for (int other = 0; other < 2; other++) {
        Text sign = sign_of(form, number, other, bytes);
        if (text_at(c->text, at, sign) && goes_on(c, at + sign.len, form)
            && may_begin(c, at, c->r->lines.items[line].span.start, form))
            return true;
    }
    return false;
}

typedef struct {
    size_t at, line;
} Place;

/* The next place from `from` on where item `number` begins, before `limit`; false: none. */
static bool next_item(const Checker *c, Place from, size_t last_line, Form form, int number, Place *out)
{
    for (size_t line = from.line; line < last_line; line++) {
        Span span = c->r->lines.items[line].span;
        size_t length, at = line == from.line ? from.at : span.start;

        for (; at < span.end; at += length) {
            utf8_read(c->text, at, &length);
            if (item_at(c, at, line, form, number)) {
                *out = (Place){ at, line };
                return true;
            }
            if (leads_line(form))
                break;
        }
    }
    return false;
}

typedef struct {
    int value;
    Span span;
} Announced;

/* A number from 2 to 20 that ends at `at`, not before `least`; 0: none. */
static int number_before(const Checker *c, size_t at, size_t least, size_t *start)
{
    int value = 0, scale = 1;
    size_t digit = at;

    for (; digit > least && c->text.at[digit - 1] >= '0' && c->text.at[digit - 1] <= '9' && at - digit < 3;
         digit--) {
        value += (c->text.at[digit - 1] - '0') * scale;
        scale *= 10;
    }
    if (value) {
        *start = digit;
        return digit > least && c->text.at[digit - 1] == '.' ? 0 : value;
    }
    for (int i = ITEMS_MOST; i >= 1; i--)
        if (at >= least + strlen(han[i]) && text_before(c->text, at, text_of(han[i]))) {
            *start = at - strlen(han[i]);
            return i;
        }
    if (at >= least + 3 && text_before(c->text, at, TEXT("两"))) {
        *start = at - 3;
        return 2;
    }
    return 0;
}

static bool is_numeral(const Checker *c, size_t at, size_t least)
{
    size_t before = letter_start(c->text, at, least), length;

    if (before == at)
        return false;
    uint8_t kind = lexicon_kind(&c->r->catalog->lexicon, utf8_read(c->text, before, &length))->kind;
    return kind == LETTER_DIGIT || kind == LETTER_NUMERAL || kind == LETTER_TEN || kind == LETTER_SCALE
           || kind == LETTER_VAGUE;
}

/* The last number with a unit of things that are announced in [start, end). */
static Announced announced_in(const Checker *c, size_t start, size_t end)
{
    const Catalog *catalog = c->r->catalog;
    Announced found = { 0 };
    size_t length, first = 0;

    for (size_t at = start; at < end; at += length) {
        utf8_read(c->text, at, &length);
        size_t unit = listed_at(catalog, WORDS_ANNOUNCED_UNIT, c->text, at);
        int value = unit && at + unit <= end ? number_before(c, at, start, &first) : 0;
        if (!value)
            continue;
        if (is_numeral(c, first, start) || value < 2 || value > ITEMS_MOST
            || listed_before(catalog, WORDS_ANNOUNCED_BEFORE, c->text, first, start)
            || listed_at(catalog, WORDS_ANNOUNCED_NOT, c->text, at + unit))
            found.value = 0;
        else
            found = (Announced){ value, { (uint32_t)first, (uint32_t)(at + unit) } };
        length = unit;
    }
    return found;
}

/* The sign or blank that ends at `end`, as its length in bytes; 0: none. */
static size_t sign_before(Text text, size_t end)
{
    static const char *const signs[] = { "，", "。", "：", "；", ":", ",", "（", "——", "　", " " };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_before(text, end, text_of(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* What announces the list whose first item begins at `first`: the clause before it, in its line or the line above. */
static Announced announced_before(const Checker *c, Place first)
{
    const Line *lines = c->r->lines.items;
    size_t least = lines[first.line].span.start, end = first.at, sign;

    if (end == least) {
        size_t line = first.line;
        while (line > c->first_line && lines[line - 1].span.end == lines[line - 1].span.start)
            line--;
        if (line == c->first_line)
            return (Announced){ 0 };
        least = lines[line - 1].span.start;
        end = lines[line - 1].span.end;
        if (!text_before(c->text, end, TEXT("：")) && !text_before(c->text, end, TEXT(":"))
            && !text_before(c->text, end, TEXT("。")))
            return (Announced){ 0 };
        Text clause = text_slice(c->text, clause_start(c->text, end - strlen("。"), least), end);
        if (text_before(c->text, end, TEXT("。")) && !listed_within(c->r->catalog, WORDS_ITEMS_LEAD, clause)
            && !listed_within(c->r->catalog, WORDS_ANNOUNCE_VERB, clause))
            return (Announced){ 0 };
    }
    while (end > least && (sign = sign_before(c->text, end)))
        end -= sign;
    if (end <= least)
        return (Announced){ 0 };
    size_t start = clause_start(c->text, end, least);
    if (end - start > ANNOUNCE_REACH)
        return (Announced){ 0 };
    Announced said = announced_in(c, start, end);
    bool quoted = text_before(c->text, said.span.start, TEXT("“"));
    bool far = text_at(c->text, end, TEXT("。")) && end - said.span.end > ANNOUNCE_NEAR;
    return said.value && !quoted && !far ? said : (Announced){ 0 };
}

/* The last line of the list: a heading above its items ends it. */
static size_t list_end(const Checker *c, Place first, Form form)
{
    const Line *lines = c->r->lines.items;
    size_t line = first.line + 1;

    for (; line < c->last_line; line++) {
        uint32_t section = lines[line].section, own = lines[first.line].section;
        bool heading = !span_empty(lines[line].heading);
        if (heading && section != NO_INDEX && !leads_line(form) && form != FORM_DOT && form != FORM_WIDE
            && form != FORM_NARROW)
            return line;
        if (heading && section != NO_INDEX && own != NO_INDEX
            && c->r->sections.items[section].level < c->r->sections.items[own].level)
            return line;
    }
    return line;
}

/* The text breaks off: what would follow is gone. */
static bool is_cut(const Checker *c)
{
    Text rest = text_trim(text_slice(c->text, c->d->span.start, c->text.len));
    static const char *const ends[] = { "。", "！", "”",  "；", "）", "日", ".",  ")",
                                        "？", "》", "局", "联", "会", "府", "区", "办" };

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(rest, text_of(ends[i])))
            return false;
    return true;
}

static void list_check(Checker *c, Place first, Form form, bool inside)
{
    Announced said = announced_before(c, first);
    Place spots[ITEMS_MOST + 1], again;
    int count = 1;

    if (!said.value)
        return;
    size_t last = list_end(c, first, form);
    spots[1] = first;
    Place behind = { first.at + 1, first.line };
    bool restarts = next_item(c, behind, last, form, 1, &again);
    while (
        count < ITEMS_MOST
        && next_item(c, (Place){ spots[count].at + 1, spots[count].line }, last, form, count + 1, &spots[count + 1])
        && (!restarts || spots[count + 1].at < again.at))
        count++;
    if (count < 2 || count == said.value || (inside && count > said.value))
        return;
    for (int number = count + 2; number <= ITEMS_MOST; number++) { /* a number is skipped */
        Place other;
        if (next_item(c, spots[count], last, form, number, &other) && (!restarts || other.at < again.at))
            return;
    }
    if (count < said.value && restarts
        && again.line == spots[count].line) /* a list inside the last item: the rest may follow it */
        return;
    if (count < said.value && last == c->last_line && !restarts && is_cut(c))
        return;
    char *found = arena_alloc(c->arena, 8);
    int length = snprintf(found, 8, "%d", count);
    Finding *finding = finding_add(c, CHECK_COUNT, said.span.start, said.span.end);
    finding->stated = text_slice(c->text, said.span.start, said.span.end);
    finding->expected = (Text){ found, (size_t)length };
    finding->confidence = 85;
    for (int i = 1; i <= count; i++) {
        char bytes[FORM_BYTES];
        size_t sign = sign_of(form, i, false, bytes).len;
        finding_show(c, spots[i].at, spots[i].at + sign <= c->text.len ? spots[i].at + sign : c->text.len);
    }
}

/* “四个到位”：思想到位、组织到位 …: each item ends with the word that is counted. */
static void named_check(Checker *c, size_t at, Span line)
{
    Text text = text_slice(c->text, 0, line.end);
    size_t close = at + text_find(text_slice(text, at, at + QUOTED_MOST + 3), TEXT("”")), first = 0, end, items = 0,
           with = 0;
    Announced said;

    if (close >= line.end || close - at > QUOTED_MOST)
        return;
    size_t unit = at + text_find(text_slice(text, at, close), TEXT("个"));
    if (unit >= close || close - unit < 9 || (first = 0, !(said.value = number_before(c, unit, at, &first)))
        || first != at)
        return;
    Text word = text_slice(text, unit + 3, close);
    size_t from = close + 3, colon = from + text_find(text_slice(text, from, from + NAMED_GAP + 3), TEXT("："));
    if (colon - from <= NAMED_GAP && clause_end(text, from) == colon)
        from = colon;
    if (!text_at(text, from, TEXT("：")) && !text_at(text, from, TEXT("，即")) && !text_at(text, from, TEXT("（")))
        return;
    from += text_at(text, from, TEXT("，即")) ? 6 : 3;
    for (end = from; end < line.end && !text_at(text, end, TEXT("。")) && !text_at(text, end, TEXT("；"))
                     && !text_at(text, end, TEXT("）")) && !text_at(text, end, TEXT("，"));)
        end += text_at(text, end, TEXT("、")) ? 3 : 1;
    for (size_t item = from; item < end;) {
        size_t stop = item + text_find(text_slice(text, item, end), TEXT("、"));
        items++;
        with += text_ends(text_slice(text, item, stop), word);
        item = stop + 3;
    }
    if (items < 2 || with != items || (int)items == said.value || items > ITEMS_MOST)
        return;
    char *found = arena_alloc(c->arena, 8);
    int length = snprintf(found, 8, "%zu", items);
    Finding *finding = finding_add(c, CHECK_COUNT, at, close);
    finding->stated = text_slice(text, at, close);
    finding->expected = (Text){ found, (size_t)length };
    finding->confidence = 90;
    finding_show(c, from, end);
}

void counts_check(Checker *c)
{
    SpotWalk walk = checker_walk(c, SPOT_ITEM);
    size_t at, i = c->first_line, of = i;
    bool open[FORMS] = { false }; /* a list of this form has begun in line `of` */

    while (spot_next(&walk, &at)) {
        while (i + 1 < c->last_line && c->r->lines.items[i + 1].span.start <= at)
            i++;
        const Line *line = &c->r->lines.items[i];
        if (line->table || at < line->span.start || at >= line->span.end)
            continue;
        if (of != i)
            memset(open, 0, sizeof open);
        of = i;
        if (text_at(c->text, at, TEXT("“")))
            named_check(c, at + 3, line->span);
        for (Form form = 0; form < FORMS; form++)
            if (item_at(c, at, i, form, 1)) {
                list_check(c, (Place){ at, i }, form, open[form]);
                open[form] = true;
            }
    }
}
