#include "read/against.h"

#include "model/word_lists.h"
#include "read/around.h"

enum { LEAD_MOST = 90, YEAR_DIGITS = 4 }; /* the former in bytes */

/* The words of the clause before `at`: 比2020年的. */
static Text lead_of(const Reading *r, size_t line, size_t at)
{
    size_t least = line + LEAD_MOST < at ? at - LEAD_MOST : line;

    for (size_t end = at, letter; end > least; end = letter) {
        letter = letter_before(r->text, end, least);
        if (listed_at(r->catalog, WORDS_CLAUSE_END, r->text, letter) || word_at(r->text, letter, TEXT("、"))
            || word_at(r->text, letter, TEXT("\n")))
            return text_slice(r->text, end, at);
    }
    return text_slice(r->text, least, at);
}

/* Without what fills up between the time and its figure: 的, 为, a bracket. */
static Text without_filler(const Reading *r, Text lead)
{
    for (size_t length; (length = listed_before(r->catalog, WORDS_AGAINST_FILLER, lead, lead.len, 0));)
        lead = text_slice(lead, 0, lead.len - length);
    return lead;
}

/* 比2020年, 是2021年: a year that something is set against. */
static bool ends_with_year(const Reading *r, Text lead)
{
    Text year = TEXT("年");

    if (!text_ends(lead, year) || lead.len < year.len + YEAR_DIGITS)
        return false;
    size_t at = lead.len - year.len;
    for (int i = 0; i < YEAR_DIGITS; i++)
        if (lead.at[--at] < '0' || lead.at[at] > '9')
            return false;
    return listed_before(r->catalog, WORDS_AGAINST_YEAR, lead, at, 0) != 0;
}

bool is_set_against(const Reading *r, size_t line, size_t at)
{
    Text lead = text_trim(lead_of(r, line, at));

    if (listed_begins(r->catalog, WORDS_AGAINST_LEAD, lead) && !listed_begins(r->catalog, WORDS_AGAINST_NOT, lead))
        return true;
    lead = without_filler(r, lead);
    return listed_ends(r->catalog, WORDS_AGAINST_TIME, lead) || ends_with_year(r, lead);
}
