/* masks.c - names and years that are masks: ××市, xx镇, 某某县, 〔20xx〕5号, 《……××年……》. Those that reading took as
 * figures or days are left to blanks.c. */
#include "base/markup.h"
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

enum { CENTURY = 2, YEAR = 4, BOLD = 2, NAME_MOST = 3 }; /* letters */

typedef struct {
    size_t start, end;   /* [start, end): signs of one sort */
    size_t first;        /* with the digits before them */
    size_t count;        /* of signs */
    bool stars, certain; /* ***; 某某: a word, where x may be a letter */
} Mask;

/* The length of the sign at `at`: a letter that masks, or one of those that do so when doubled; 0: none. */
static size_t sign_at(const Checker *c, size_t at, bool *doubled)
{
    size_t length;
    uint32_t code = utf8_read(c->text, at, &length);

    *doubled = code == U'某' || code == U'○' || code == U'□' || code == U'＿';
    return *doubled || lexicon_kind(&c->r->catalog->lexicon, code)->kind == LETTER_MASK ? length : 0;
}

static bool is_letter(char at)
{
    return (at >= 'a' && at <= 'z') || (at >= 'A' && at <= 'Z');
}

static bool is_digit(char at)
{
    return at >= '0' && at <= '9';
}

/* Only first bytes of signs are looked at closely: x X * × and those of three bytes that 某 and ○ share. */
static bool may_be_sign(const char *at)
{
    switch ((unsigned char)*at) {
    case 'x':
    case 'X':
    case '*':
    case 0xC3:
    case 0xE2:
    case 0xEF:
        return true;
    case 0xE6:
        return (unsigned char)at[1] == 0x9F;
    default:
        return false;
    }
}

/* The mask that begins at `at`; false: none does. `out->end` is behind the signs all the same. */
static bool mask_read(const Checker *c, size_t at, Mask *out)
{
    bool doubled, other;
    size_t length = sign_at(c, at, &doubled);

    *out =
        (Mask){ .start = at, .end = at + length, .first = at, .stars = c->text.at[at] == '*', .certain = doubled };
    if (!length)
        return false;
    for (out->count = 1; out->end < c->text.len && (length = sign_at(c, out->end, &other)) && other == doubled;
         out->count++)
        out->end += length;
    if (doubled && out->count < 2)
        return false;
    while (out->first > c->d->span.start && is_digit(c->text.at[out->first - 1]))
        out->first--;
    return !(out->first > c->d->span.start && is_letter(c->text.at[out->first - 1]))
           && !(out->end < c->text.len && (is_letter(c->text.at[out->end]) || is_digit(c->text.at[out->end])));
}

static size_t place_behind(const Checker *c, size_t at, bool wide)
{
    const Catalog *catalog = c->r->catalog;

    if (listed_at(catalog, WORDS_MASKED_NOT, c->text, at))
        return 0;
    return listed_at(catalog, wide ? WORDS_MASKED_PLACE : WORDS_MASKED_COUNTY, c->text, at);
}

/* **市级**: signs of a text that is to be set in bold, before and behind what is bold. */
static bool is_markup(const Checker *c, const Mask *mask)
{
    size_t at = mask->end, first;

    if (!mask->stars || mask->count < BOLD)
        return false;
    if (markup_is_bold(c->text, mask->start))
        return true;
    while (at < c->text.len && c->text.at[at] != '\n' && c->text.at[at] != '*')
        at++;
    for (first = at; at < c->text.len && c->text.at[at] == '*';)
        at++;
    return at - first == mask->count && !place_behind(c, at, true);
}

/* 20xx, xx年, 〔xx〕5号 */
static bool is_year(const Checker *c, const Mask *mask)
{
    size_t digits = mask->start - mask->first;

    if (mask->certain || digits + mask->count > YEAR)
        return false;
    if (digits == CENTURY && mask->count == YEAR - CENTURY)
        return text_starts(text_slice(c->text, mask->first, mask->end), TEXT("20"))
               || text_starts(text_slice(c->text, mask->first, mask->end), TEXT("19"));
    if (text_starts(text_slice(c->text, mask->end, c->text.len), TEXT("年")))
        return mask->count > 1;
    return text_ends(text_slice(c->text, 0, mask->first), TEXT("〔"))
           && text_starts(text_slice(c->text, mask->end, c->text.len), TEXT("〕"));
}

/* 副局长某某某任副组长: a name that was to be filled in; of those whose case is told it is left out on purpose. */
static bool is_person(const Checker *c, const Mask *mask)
{
    static const Text some = { "某", 3 };
    size_t start = sentence_start(c->text, mask->start, c->d->span.start), end = sentence_end(c->text, mask->end);

    return mask->count == NAME_MOST && text_starts(text_slice(c->text, mask->start, mask->end), some)
           && !listed_within(c->r->catalog, WORDS_NAMELESS, text_slice(c->text, start, end));
}

void masks_check(Checker *c)
{
    Mask mask;

    for (size_t at = c->d->span.start; at < c->text.len; at++) {
        if (!may_be_sign(c->text.at + at))
            continue;
        bool found = mask_read(c, at, &mask);
        size_t place = found && mask.first == mask.start ? place_behind(c, mask.end, !mask.certain) : 0;

        if (found && !quantity_touching(c, mask.start, mask.end)) {
            if (is_person(c, &mask)) {
                Finding *finding = finding_add(c, CHECK_PLACEHOLDER, mask.start, mask.end);
                finding->stated = text_slice(c->text, mask.start, mask.end);
                finding->alike = ALIKE_WORDS;
                finding->confidence = 85;
            } else if (place && !is_markup(c, &mask)) {
                Finding *finding = finding_add(c, CHECK_NAME_MASKED, mask.start, mask.end + place);
                finding->stated = text_slice(c->text, mask.start, mask.end + place);
                finding->confidence = mask.count > 1 ? 90 : 80;
                finding->alike = ALIKE_RULE;
            } else if (is_year(c, &mask)) {
                Finding *finding = finding_add(c, CHECK_PLACEHOLDER, mask.first, mask.end);
                finding->stated = text_slice(c->text, mask.first, mask.end);
                finding->alike = ALIKE_WORDS;
            }
        }
        if (mask.end > at)
            at = mask.end - 1;
    }
}
