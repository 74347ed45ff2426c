#include "read/figure_names.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/dates.h"
#include "read/quantity.h"

enum { PHASES_MOST = 9 };

/* The unit of a quantity when it is a single letter, else 0. */
static uint32_t unit_letter(Text text, const Quantity *q)
{
    size_t length;
    uint32_t code = q->unit_end > q->unit_start ? code_at(text, q->unit_start, &length) : 0;

    return code && q->unit_start + length == q->unit_end ? code : 0;
}

static bool follows(Text text, const Quantity *q, Text word)
{
    return word_before(text, q->start, 0, word);
}

/* A5, GB9704, x86, K12+300: digits behind a Latin letter or a plus are part of a name. */
static bool behind_latin(Text text, size_t at)
{
    unsigned char before = at ? (unsigned char)text.at[at - 1] : 0;

    if (before == '+')
        return at > 1 && text.at[at - 2] >= '0' && text.at[at - 2] <= '9';
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') || before == '_';
}

/* 发生一起, 一起纠纷: a case; elsewhere 一起 means together. */
static bool counts_case(const Catalog *catalog, Text text, const Quantity *q)
{
    return listed_before(catalog, WORDS_CASE_LEAD, text, q->start, 0)
           || listed_at(catalog, WORDS_CASE_TAIL, text, q->end);
}

/* 五里桥, 八角亭, 二道沟乡, 七家子镇. */
static bool is_place(const Catalog *catalog, Text text, const Quantity *q)
{
    size_t middle = listed_at(catalog, WORDS_PLACE_MIDDLE, text, q->end);

    if (q->number.arabic || q->number.form != NUMERAL_EXACT)
        return false;
    if (middle && listed_at(catalog, WORDS_PLACE_SUFFIX, text, q->end + middle))
        return true;
    return unit_letter(text, q) != U'家' && listed_at(catalog, WORDS_PLACE_TAIL, text, q->end);
}

/* 二期工程, and 一期12.5公里 at the beginning of a clause: phases of a project. */
static bool is_phase(const Catalog *catalog, Text text, const Quantity *q)
{
    size_t length;
    bool opens =
        letter_at(&catalog->lexicon, text, letter_before(text, q->start, 0), &length)->kind != LETTER_PLAIN;

    if (q->number.arabic || q->number.form != NUMERAL_EXACT || q->number.low.coefficient > PHASES_MOST)
        return false;
    return listed_at(catalog, WORDS_PHASE_TAIL, text, q->end)
           || (opens && letter_at(&catalog->lexicon, text, q->end, &length)->kind == LETTER_DIGIT);
}

/* 十三届三次全会 */
static bool is_session(const Catalog *catalog, Text text, const Quantity *q)
{
    Cursor behind = cursor_at(&catalog->lexicon, text, q->end);

    if (unit_letter(text, q) == U'届')
        return !q->number.arabic || cursor_is(&behind, LETTER_NUMERAL) || cursor_sees(&behind, TEXT("全"));
    return cursor_sees(&behind, TEXT("全委")) || cursor_sees(&behind, TEXT("全会"))
           || cursor_sees(&behind, TEXT("全体")) || follows(text, q, TEXT("届"));
}

/* 2.3 镇村两委换届, 表2  分乡镇接种情况: a number that a blank parts from the words behind it. */
static bool numbers_heading(const Catalog *catalog, Text text, const Quantity *q)
{
    size_t start = q->start, length;

    if (!q->number.arabic || q->unit_start <= q->number.end
        || text_trim(text_slice(text, q->number.end, q->unit_start)).len
        || letter_at(&catalog->lexicon, text, q->end, &length)->kind != LETTER_PLAIN || length != 3)
        return false;
    if (follows(text, q, TEXT("表")) || follows(text, q, TEXT("图")) || follows(text, q, TEXT("附件")))
        return true;
    while (start > 0 && (text.at[start - 1] == ' ' || word_before(text, start, 0, TEXT("　"))))
        start -= text.at[start - 1] == ' ' ? 1 : TEXT("　").len;
    return q->number.places && (start == 0 || text.at[start - 1] == '\n');
}

bool figure_names(const Catalog *catalog, Text text, const Quantity *q)
{
    uint32_t unit = unit_letter(text, q);

    if (q->number.arabic && behind_latin(text, q->start))
        return true;
    if (q->number.arabic && q->number.form == NUMERAL_EXACT && quantity_in_proportion(text, q->start))
        return true;                                          /* 2分 of 5∶3∶2分担 */
    if (q->number.form == NUMERAL_VAGUE && !q->number.scaled) /* 这几个 */
        return true;
    if (q->ordinal) /* 第七十三条 */
        return unit == U'条' || unit == U'款' || unit == U'项' || unit == U'章' || unit == U'节' || unit == U'页';
    if (numbers_heading(catalog, text, q))
        return true;
    switch (unit) {
    case U'年': /* 上世纪90年代; not 5年代表 */
        return word_at(text, q->end, TEXT("代")) && !word_at(text, q->end, TEXT("代表"));
    case U'案': /* 纠纷一案 */
        return !q->number.arabic && q->number.low.coefficient == 1 && q->number.form == NUMERAL_EXACT;
    case U'届':
    case U'次':
        return is_session(catalog, text, q);
    case U'起':
        return !q->number.arabic && q->number.form == NUMERAL_EXACT && q->number.low.coefficient == 1
               && !counts_case(catalog, text, q);
    case U'组':
        return follows(text, q, TEXT("村")) || follows(text, q, TEXT("社区"));
    case U'栋':
    case U'幢':
    case U'层':
    case U'室': /* 建设路12号3栋401室 */
        return listed_before(catalog, WORDS_ADDRESS_LEAD, text, q->start, 0) != 0;
    case U'班': /* 三年级2班 */
        return listed_before(catalog, WORDS_CLASS_LEAD, text, q->start, 0) != 0;
    case U'期':
        return is_phase(catalog, text, q);
    case U'里':
    case U'角':
    case U'道':
    case U'台':
    case U'家':
        return is_place(catalog, text, q);
    default:
        return false;
    }
}

bool figure_titles(const Catalog *catalog, Text text, const DateMention *date)
{
    size_t length, mark = letter_before(text, date->start, 0);
    const Letter *behind = letter_at(&catalog->lexicon, text, date->end, &length);

    return (word_at(text, mark, TEXT("“")) || word_at(text, mark, TEXT("‘"))) && date->first.month
           && !date->first.day && date->first.year_form == YEAR_UNSAID && !date->range
           && word_before(text, date->end, date->start, TEXT("月")) && behind->kind == LETTER_PLAIN && length == 3;
}

size_t figure_item_number(const Catalog *catalog, Text text, size_t at)
{
    Cursor c = cursor_at(&catalog->lexicon, text, at);
    size_t length;
    DateMention date;

    if (at > 0 && letter_at(&catalog->lexicon, text, letter_before(text, at, 0), &length)->kind == LETTER_PLAIN)
        return 0;
    while (c.at <= at + 2 && cursor_is(&c, LETTER_DIGIT))
        cursor_next(&c);
    if (c.at == at || c.at > at + 2 || !cursor_eat(&c, TEXT(".")) || !cursor_is(&c, LETTER_DIGIT))
        return 0;
    return date_mention_read(catalog, text, c.at, &date) && date.first.month && date.first.day
                   && text_contains(text_slice(text, date.start, date.end), TEXT("月"))
               ? c.at - at
               : 0;
}

bool figure_is_none(const Catalog *catalog, Text text, const Quantity *q)
{
    return !q->number.arabic && q->number.form == NUMERAL_EXACT && q->number.low.coefficient == 1
           && !q->number.low.scale && !q->ordinal && listed_before(catalog, WORDS_NONE_LEAD, text, q->start, 0);
}
