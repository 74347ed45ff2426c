#include "read/item_finders.h"

#include "read/around.h"
#include "read/cursor.h"

enum { TAG_MOST = 40, QUOTE_MOST = 60, TITLE_MOST = 150, ENTITY_MOST = 10 };

/* How often a document writes things one way and the other: the rarer way is the noise. */
typedef struct {
    size_t narrow_digits, wide_digits, narrow_brackets, wide_brackets;
} Habits;

static Habits habits_of(const Finder *f);
static size_t take_noise(Finder *f, const Habits *habits, size_t at);
/* A title that stands there again runs into the first sentence, which begins behind a blank or as the title does. */
static bool is_title_again(Text behind, Text title)
{
    enum { BEGINNING = 9 };

    return text_starts(behind, TEXT(" ")) || text_starts(behind, TEXT("　"))
           || text_starts(behind, text_slice(title, 0, BEGINNING));
}

static void take_doubles(Finder *f);

/* All that can be noise. */
static SpotWalk walk_of(const Finder *f)
{
    return spots_walk(&f->r->spots, f->start, f->d->span.end, SPOT_SIGN | SPOT_DIGIT | SPOT_LATIN);
}

void noise_find(Finder *f)
{
    const Habits habits = habits_of(f);
    SpotWalk walk = walk_of(f);
    size_t at;

    while (spot_next(&walk, &at))
        walk.behind = take_noise(f, &habits, at);
    take_doubles(f);
}

static size_t add(Finder *f, size_t start, size_t end, Text kind)
{
    Item *item = item_add(f, ITEM_NOISE, start, end);

    item->detail = kind;
    item->confidence = 90;
    return end;
}

/* ---- letters ---- */

static bool is_wide_digit(const Finder *f, size_t at)
{
    size_t length;
    uint32_t code = utf8_read(f->text, at, &length);

    return (code >= 0xFF10 && code <= 0xFF19) || code == 0xFF05 || code == 0xFF38 || code == 0xFF58;
}

static bool han_before(const Finder *f, size_t at)
{
    size_t before = letter_before(f->text, at, f->start), length;
    return before < at && is_han(utf8_read(f->text, before, &length));
}

static bool han_behind(const Finder *f, size_t at)
{
    size_t length;
    return at < f->text.len && is_han(utf8_read(f->text, at, &length));
}

static bool numeral_before(const Finder *f, size_t at)
{
    size_t before = letter_before(f->text, at, f->start), length;
    const Letter *letter = letter_at(f->lexicon, f->text, before, &length);
    return before < at && letter->kind != LETTER_PLAIN;
}

static bool begins_line(const Finder *f, size_t at)
{
    static const Text blank = WORD("　");
    while (at > f->start) {
        if (f->text.at[at - 1] == '\n')
            return true;
        if (f->text.at[at - 1] == ' ' || f->text.at[at - 1] == '\t')
            at--;
        else if (word_before(f->text, at, f->start, blank))
            at -= 3;
        else
            return false;
    }
    return true;
}

static Habits habits_of(const Finder *f)
{
    Habits h = { 0 };
    SpotWalk walk = walk_of(f);
    size_t at, length;

    while (spot_next(&walk, &at)) {
        uint32_t code = utf8_read(f->text, at, &length);
        h.narrow_digits += code >= '0' && code <= '9';
        h.wide_digits += code >= 0xFF10 && code <= 0xFF19;
        h.narrow_brackets += code == '(' || code == ')';
        h.wide_brackets += code == 0xFF08 || code == 0xFF09;
    }
    return h;
}

/* ---- each kind ---- */

/* ##paidbegin## */
static size_t tag_end(const Finder *f, size_t at)
{
    size_t end = at + 2;

    while (end < f->text.len && end - at < TAG_MOST
           && ((f->text.at[end] | 32) >= 'a' && (f->text.at[end] | 32) <= 'z'))
        end++;
    return end > at + 2 && word_at(f->text, end, TEXT("##")) ? end + 2 : 0;
}

/* &nbsp; &#160; */
static size_t entity_end(const Finder *f, size_t at)
{
    size_t end = at + 1 + (word_at(f->text, at + 1, TEXT("#")) ? 1 : 0), from = end;

    while (end < f->text.len && end - at < ENTITY_MOST
           && ((f->text.at[end] >= '0' && f->text.at[end] <= '9')
               || ((f->text.at[end] | 32) >= 'a' && (f->text.at[end] | 32) <= 'z')))
        end++;
    return end > from + 1 && word_at(f->text, end, TEXT(";")) ? end + 1 : 0;
}

/* A mark that stands alone after 的 or amid a word: 发展的.动力, 长足的`进步. */
static bool is_stray(const Finder *f, size_t at)
{
    char mark = f->text.at[at];
    bool behind_of = word_before(f->text, at, f->start, TEXT("的"));

    if (!behind_of && (!han_before(f, at) || !han_behind(f, at + 1) || numeral_before(f, at)))
        return false;
    if (mark != '\'')
        return true;
    Text rest = text_slice(f->text, at + 1, at + 1 + QUOTE_MOST);
    rest = text_slice(rest, 0, text_find(rest, TEXT("\n")));
    Text before = text_slice(f->text, at > QUOTE_MOST ? at - QUOTE_MOST : 0, at);
    return !text_contains(rest, TEXT("'")) && !text_contains(before, TEXT("'")); /* a pair quotes */
}

static size_t take_narrow(Finder *f, const Habits *habits, size_t at)
{
    char sign = f->text.at[at];

    switch (sign) {
    case '#':
        return tag_end(f, at) ? add(f, at, tag_end(f, at), TEXT("tag")) : 0;
    case '&':
        return entity_end(f, at) ? add(f, at, entity_end(f, at), TEXT("entity")) : 0;
    case '.':
    case '`':
    case '\'':
        return is_stray(f, at) ? add(f, at, at + 1, TEXT("stray")) : 0;
    case '"':
        return han_before(f, at) || han_behind(f, at + 1) ? add(f, at, at + 1, TEXT("quote")) : 0;
    case ';':
    case ',':
    case ':':
    case '?':
    case '!':
        return han_before(f, at) && (han_behind(f, at + 1) || at + 1 == f->text.len || f->text.at[at + 1] == '\n')
                   ? add(f, at, at + 1, TEXT("width"))
                   : 0;
    case '(':
    case ')':
        return habits->narrow_brackets < habits->wide_brackets && (han_before(f, at) || han_behind(f, at + 1))
                   ? add(f, at, at + 1, TEXT("width"))
                   : 0;
    default:
        return 0;
    }
}

/* “民办公助“: the mark that should close opens again. */
static bool opens_twice(const Finder *f, size_t at)
{
    size_t start = at > f->start + 2 * QUOTE_MOST ? at - 2 * QUOTE_MOST : f->start, opened = 0;
    bool open = false;

    for (size_t i = start; i < at; i++) {
        if (f->text.at[i] == '\n' || word_at(f->text, i, TEXT("”")))
            open = false;
        else if (word_at(f->text, i, TEXT("“"))) {
            open = !open || i - opened >= QUOTE_MOST;
            opened = i;
        }
    }
    return open && at - opened < QUOTE_MOST;
}

/* Two blanks and more inside a line. Returns the end of the run, noise or not. */
static size_t take_blanks(Finder *f, size_t at)
{
    size_t end = at, length = 0, count = 0;

    while (end < f->text.len && letter_at(f->lexicon, f->text, end, &length)->kind == LETTER_BLANK
           && !memchr("\t\r", f->text.at[end], sizeof "\t\r" - 1)) {
        end += length;
        count++;
    }
    if (count >= 2 && end < f->text.len && !memchr("\n\r\t", f->text.at[end], sizeof "\n\r\t" - 1)
        && !begins_line(f, at))
        add(f, at, end, TEXT("blank"));
    return end;
}

static size_t take_noise(Finder *f, const Habits *habits, size_t at)
{
    size_t length, end;
    uint32_t code = utf8_read(f->text, at, &length);

    if (letter_at(f->lexicon, f->text, at, &length)->kind == LETTER_BLANK)
        return take_blanks(f, at);
    if (code < 0x80)
        return take_narrow(f, habits, at);
    if (code == 0x3003) /* 〃 */
        return add(f, at, at + length, TEXT("quote"));
    if (code == 0x201C && opens_twice(f, at))
        return add(f, at, at + length, TEXT("quote"));
    if (code >= 0xFE50 && code <= 0xFE6B) /* small forms: ﹢ */
        return add(f, at, at + length, TEXT("width"));
    if (is_wide_digit(f, at) && habits->wide_digits < habits->narrow_digits) {
        for (end = at; end < f->text.len && is_wide_digit(f, end); end += 3)
            ;
        return add(f, at, end, TEXT("width"));
    }
    if ((code == 0xFF08 || code == 0xFF09) && habits->wide_brackets < habits->narrow_brackets)
        return add(f, at, at + length, TEXT("width"));
    return 0;
}

/* ---- what stands there twice ---- */

/* 工作汇报《妇女儿童工作汇报》: a page's title pasted behind the words that it ends with. */
static void take_pasted(Finder *f, size_t at)
{
    enum { COMMON = 12 };
    Text rest = text_slice(f->text, at + 3, at + 3 + TITLE_MOST);
    size_t close = text_find(rest, TEXT("》"));
    Text title = text_slice(rest, 0, close);

    if (close == rest.len || title.len < COMMON || text_contains(title, TEXT("\n")))
        return;
    if (word_before(f->text, at, f->start, text_slice(title, title.len - COMMON, title.len)))
        add(f, at, at + 3 + close + 3, TEXT("double_title"));
}

static void take_doubles(Finder *f)
{
    Span title = f->d->title, agency = f->d->agency;
    size_t at = f->start;
    Text words = text_slice(f->text, title.start, title.end);

    while ((at += text_find(text_slice(f->text, at, f->text.len), TEXT("《"))) < f->text.len) {
        take_pasted(f, at);
        at += 3;
    }
    if (!span_empty(agency)) { /* 水利局水利局 */
        size_t most = agency.end - agency.start;
        for (size_t length = most; length >= 6; length--)
            if (word_at(f->text, agency.end, text_slice(f->text, agency.end - length, agency.end))) {
                add(f, agency.end, agency.end + length, TEXT("double_title"));
                break;
            }
    }
    if (span_empty(title) || words.len < 18)
        return;
    size_t behind = title.start >= f->start ? title.end : f->start;
    for (int line = 0; line < 3 && behind < f->text.len; line++) {
        Text rest = text_slice(f->text, behind, f->text.len);
        size_t stop = text_find(rest, TEXT("\n"));
        Text whole = text_trim(text_slice(rest, 0, stop));
        if (text_equal(whole, words)) {
            size_t start = (size_t)(whole.at - f->text.at);
            add(f, start, start + whole.len, TEXT("double_title"));
            return;
        }
        if (text_starts(whole, words) && is_title_again(text_slice(whole, words.len, whole.len), words)) {
            size_t start = (size_t)(whole.at - f->text.at);
            add(f, start, start + words.len, TEXT("double_title"));
            return;
        }
        behind += stop < rest.len ? stop + 1 : rest.len;
    }
}
