#include "read/names.h"

#include "read/around.h"
#include "read/cursor.h"

bool title_at(const Finder *f, size_t at, Title *title)
{
    size_t end;
    uint32_t word = lexicon_longest(f->lexicon, f->text, at, 1u << SENSE_TITLE, &end);

    if (word)
        *title = (Title){ at, end, lexicon_sense(f->lexicon, word, SENSE_TITLE)->a };
    return word != 0;
}

/* ---- letters of names ---- */

static uint32_t han_at(const Finder *f, size_t at, size_t *length)
{
    if (at >= f->text.len) {
        *length = 0;
        return 0;
    }
    return utf8_read(f->text, at, length);
}

/* A letter that may be part of a given name; `sure`: the name is known to end behind it. */
static bool names_letter(const Finder *f, size_t at, bool sure)
{
    size_t length;
    uint32_t code = han_at(f, at, &length);

    if (!length || !is_han(code) || code == 0x3007)
        return false;
    if (letter_at(f->lexicon, f->text, at, &length)->kind != LETTER_PLAIN)
        return false;
    if (!listed_at(f->catalog, WORDS_NAME_UNLIKELY, f->text, at))
        return true;
    return sure && listed_at(f->catalog, WORDS_NAME_SELDOM, f->text, at);
}

/* Quotation marks and 《》 hold words and titles more often than they follow names. */
static bool is_bracket(const Finder *f, size_t at)
{
    static const Text brackets[] = { WORD("（"), WORD("）"), WORD("("), WORD(")") };
    return any_word_at(f->text, at, WORDS(brackets)) != 0;
}

Border name_border_behind(const Finder *f, size_t at)
{
    size_t length;
    const Letter *letter = letter_at(f->lexicon, f->text, at, &length);
    Title title;

    if (!length || f->text.at[at] == '\t' || f->text.at[at] == '|')
        return BORDER_SIGN;
    if (letter->kind == LETTER_OPEN || letter->kind == LETTER_CLOSE)
        return is_bracket(f, at) ? BORDER_SIGN : BORDER_NONE;
    if (letter_parts(letter))
        return BORDER_SIGN;
    if (letter->starts && title_at(f, at, &title) && title.kind != TITLE_PERSON)
        return BORDER_SIGN;
    return listed_at(f->catalog, WORDS_NAME_VERB, f->text, at) || letter->kind == LETTER_DIGIT ? BORDER_WORD
                                                                                               : BORDER_NONE;
}

Border name_border_before(const Finder *f, size_t at)
{
    size_t before = letter_before(f->text, at, f->start), length;

    if (before == at)
        return BORDER_SIGN;
    const Letter *letter = letter_at(f->lexicon, f->text, before, &length);
    if (letter_parts(letter) || f->text.at[before] == '\t' || f->text.at[before] == '|')
        return BORDER_SIGN;
    return listed_before(f->catalog, WORDS_NAME_BORDER, f->text, at, f->start) ? BORDER_WORD : BORDER_NONE;
}

static bool is_common(const Finder *f, size_t at)
{
    return listed_at(f->catalog, WORDS_NAME_COMMON, f->text, at) != 0;
}

/* 甲 of 王某甲 */
static void eat_stem(Cursor *c)
{
    static const Text stems[] = { WORD("甲"), WORD("乙"), WORD("丙"), WORD("丁"), WORD("戊") };
    size_t length = any_word_at(c->text, c->at, WORDS(stems));

    if (length)
        cursor_set(c, c->at + length);
}

size_t name_mask_at(const Finder *f, size_t at)
{
    Cursor c = cursor_at(f->lexicon, f->text, at);
    int count = 0;

    if (cursor_eat(&c, TEXT("某"))) {
        if (listed_at(f->catalog, WORDS_SOME_THING, f->text, c.at))
            return 0;
        if (!cursor_eat(&c, TEXT("某")))
            eat_stem(&c);
        return c.at - at;
    }
    while (cursor_is(&c, LETTER_MASK) && count < 2) {
        cursor_next(&c);
        count++;
    }
    return count && !cursor_is(&c, LETTER_MASK) ? c.at - at : 0;
}

/* 任, 为 or 兼 between a name and an office. */
static bool takes_office(const Finder *f, size_t at, size_t end)
{
    Title title;

    return (word_at(f->text, at, TEXT("任")) || word_at(f->text, at, TEXT("为"))
            || word_at(f->text, at, TEXT("兼")))
           && title_at(f, end, &title) && title.kind <= TITLE_POST;
}

/* ---- a name that begins at a place ---- */

/* `strict`: the words before do not ask for a name, so its end must be plain to see. */
bool name_at(const Finder *f, size_t at, bool strict, Name *out)
{
    size_t given, one, two, length;
    Title title;

    if (!letter_at(f->lexicon, f->text, at, &length)->starts
        || !lexicon_longest(f->lexicon, f->text, at, 1u << SENSE_SURNAME, &given))
        return false;
    size_t mask = name_mask_at(f, given);
    if (mask) {
        *out = (Name){ at, given + mask, 85 };
        return true;
    }
    if (is_common(f, at) || (title_at(f, given, &title) && title.kind != TITLE_PERSON)) /* 卓律师 */
        return false;
    han_at(f, given, &length);
    one = given + length;
    han_at(f, one, &length);
    two = one + length;

    Border first = name_border_behind(f, one), second = length ? name_border_behind(f, two) : BORDER_NONE;
    if (length && takes_office(f, one, two))
        second = BORDER_NONE; /* 罗倩任副主任 */
    if (length && second == BORDER_SIGN && first != BORDER_SIGN && names_letter(f, given, true)
        && names_letter(f, one, true)) {
        *out = (Name){ at, two, 90 };
        return true;
    }
    if (first == BORDER_SIGN && names_letter(f, given, true)) {
        *out = (Name){ at, one, 85 };
        return true;
    }
    if (length && second == BORDER_WORD && names_letter(f, given, true)
        && names_letter(f, one, word_at(f->text, two, TEXT("等"))) /* 孟广和等11人 */
        && !(first == BORDER_WORD && strict)) {
        *out = (Name){ at, two, strict ? 65 : 80 };
        return true;
    }
    if (first == BORDER_WORD && names_letter(f, given, false)) {
        *out = (Name){ at, one, strict ? 60 : 70 };
        return true;
    }
    return false;
}

/* ---- a name that ends at a place ---- */

static bool name_from(const Finder *f, size_t start, size_t end, Border wanted, Name *out)
{
    size_t surname, length;

    if (start < f->named_until || name_border_before(f, start) < wanted || is_common(f, start)
        || !lexicon_longest(f->lexicon, f->text, start, 1u << SENSE_SURNAME, &surname) || surname >= end)
        return false;
    if (surname + name_mask_at(f, surname) == end) {
        *out = (Name){ start, end, 85 };
        return true;
    }
    if (end - surname > 6)
        return false;
    for (size_t at = surname; at < end; at += length) {
        han_at(f, at, &length);
        if (!names_letter(f, at, wanted == BORDER_SIGN || at + length < end))
            return false;
    }
    *out = (Name){ start, end, 80 };
    return true;
}

/* 3 letters, then 4 with a double family name, then 2. */
bool name_before(const Finder *f, size_t end, Name *out)
{
    size_t one = letter_before(f->text, end, f->start), two = letter_before(f->text, one, f->start);
    size_t three = letter_before(f->text, two, f->start), four = letter_before(f->text, three, f->start);

    return name_from(f, three, end, BORDER_WORD, out) || name_from(f, four, end, BORDER_WORD, out)
           || name_from(f, two, end, BORDER_SIGN, out);
}
