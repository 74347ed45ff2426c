/* word_lists.h - short lists of words by which the reader knows things: lists.tsv.
 *
 * A word of a list is asked for in one place of the text, not searched for everywhere;
 * that is what tells these lists from the lexicon. lists.tsv says what each is for. */
#ifndef HALFSKY_MODEL_WORD_LISTS_H
#define HALFSKY_MODEL_WORD_LISTS_H

#include "base/utf8.h"
#include "model/catalog.h"

/* In the order of lists.tsv. */
/* clang-format off */
typedef enum {
    WORDS_STOCK_PHRASE,
    WORDS_AGENCY_ENDING, WORDS_AGENCY_STOP, WORDS_AGENCY_PART, WORDS_AGENCY_NO_START, WORDS_AGENCY_SUPERIOR,
    WORDS_AGENCY_VERB, WORDS_PAPER_TITLE, WORDS_BUNDLE_TITLE, WORDS_GOAL_HEADING, WORDS_PLAN_HEADING_TAIL, WORDS_NAME_COMMON,
    WORDS_NAME_UNLIKELY, WORDS_NAME_SELDOM, WORDS_NAME_VERB, WORDS_NAME_BORDER, WORDS_HONOUR, WORDS_SOME_THING,
    WORDS_WOMAN, WORDS_MAN, WORDS_ORGANISATION_STOP, WORDS_PLACE_TITLE, WORDS_SURNAME_PREPOSITION,
    WORDS_ORGANISE_BEFORE, WORDS_ORGANISE_BEHIND, WORDS_ACTIVITY_VERB, WORDS_ACTIVITY_PERHAPS,
    WORDS_ACTIVITY_NOT_YET, WORDS_ACTIVITY_WORD, WORDS_ACTIVITY_NO_TAIL, WORDS_PLACE_PREPOSITION,
    WORDS_PLACE_ENDING, WORDS_PLACE_VERB, WORDS_VISIT_VERB, WORDS_PARTNER_OPENER, WORDS_PARTNER_CLOSER,
    WORDS_DAY_TAIL, WORDS_ATTENDANCE_WORD, WORDS_SONG_WORD, WORDS_REGULATION_ENDING, WORDS_PLAN_ENDING,
    WORDS_PAPER_ENDING, WORDS_QUOTED_LAW_ENDING, WORDS_ISSUER_BORDER, WORDS_ISSUER, WORDS_LAW_NO_PART,
    WORDS_LAW_ENDING, WORDS_LAW_BORDER, WORDS_PLAN_HEADING, WORDS_PROBLEM_HEADING, WORDS_ASKING, WORDS_PLANNING,
    WORDS_LACKING, WORDS_ITEM_OPENER, WORDS_ITEMS_LEAD, WORDS_LOST_OPENING, WORDS_LOST_LEAD, WORDS_LOST_CLOSING,
    WORDS_LOST_TIGHT, WORDS_LOST_MONEY, WORDS_LOST_VERB, WORDS_LOST_COMPOUND, WORDS_BARE_LEAD, WORDS_BARE_LEAD_RATE, WORDS_SEX_WORD, WORDS_MONEY, WORDS_RANK_LEAD, WORDS_PLACE_TAIL, WORDS_PLACE_MIDDLE, WORDS_PLACE_SUFFIX,
    WORDS_CASE_LEAD, WORDS_CASE_TAIL, WORDS_NONE_LEAD, WORDS_CHANGE_TO, WORDS_BOUND_FAR, WORDS_ADDRESS_LEAD, WORDS_CLASS_LEAD, WORDS_PHASE_TAIL, WORDS_RATE_TIME, WORDS_RATE_HOLDER, WORDS_PAID_LEAD, WORDS_YEAR_BEFORE, WORDS_SHARE_SAID, WORDS_OVER_HUNDRED, WORDS_EACH, WORDS_CHANGE, WORDS_CLAUSE_END, WORDS_APART_FROM,
    WORDS_LETTER_COMMON, WORDS_SENTENCE_END, WORDS_AND, WORDS_GOAL_NAME, WORDS_COMPLETION_RATE, WORDS_IS_OF,
    WORDS_OF, WORDS_BRACKET_OPEN, WORDS_BRACKET_CLOSE, WORDS_DUE, WORDS_IN_FACT, WORDS_RATE_WIDE,
    WORDS_RATE_COVERING, WORDS_COVERED, WORDS_SHARE_IS, WORDS_EACH_PERSON, WORDS_PERSON_UNIT, WORDS_SPLIT_LEAD,
    WORDS_SPLIT_SIGN, WORDS_SPLIT_ALL, WORDS_OTHERS, WORDS_PAIR_FIRST, WORDS_PAIR_SECOND, WORDS_ASPECT_SEX,
    WORDS_ASPECT_AGE, WORDS_ASPECT_SCHOOLING, WORDS_ASPECT_PARTY, WORDS_ASPECT_RANK, WORDS_SUM_SAID, WORDS_SUM_STRONG,
    WORDS_SUM_NO, WORDS_REST, WORDS_REST_OPEN, WORDS_NOT_YET, WORDS_AGAINST,  WORDS_PER_MANY,  WORDS_CHANGE_LEAD, WORDS_OVERLAP, WORDS_OVERLAP_SAID, WORDS_OVERLAP_KIND,  WORDS_SCOPE_OWN, WORDS_SCOPE_TIME, WORDS_EVENT, WORDS_PART_HEADING,  WORDS_SHORT_OF, WORDS_SHORT_BY,  WORDS_GAP, WORDS_GAP_OWN,  WORDS_TOTAL_LABEL, WORDS_SUBTOTAL, WORDS_COLUMN_NO_SUM,  WORDS_SUM_ALONE, WORDS_BY_YEAR,  WORDS_FROM,
    WORDS_DATE_BORDER,
    WORDS_DISTANCE, WORDS_GOAL_BEHIND, WORDS_RULE_TAIL, WORDS_EVENT_BEHIND, WORDS_MUST, WORDS_SUBSIDY, WORDS_EARNING, WORDS_DEMAND, WORDS_STRIVING, WORDS_DONE, WORDS_PRESENT, WORDS_GOAL_LEAD, WORDS_TIME_AHEAD, WORDS_PLAN_DATE_NO, WORDS_UNIT_COLUMN, WORDS_UNIT_NO, WORDS_LABEL_COLUMN, WORDS_SHARE_HEADING, WORDS_PEOPLE_ENDING, WORDS_HOUSE_ENDING, WORDS_SCORE_ENDING, WORDS_EVENT_OVER, WORDS_LAW_FORCE,
    WORDS_HALF_YEAR_REPORT, WORDS_ANNOUNCED_UNIT, WORDS_ANNOUNCED_BEFORE, WORDS_ANNOUNCED_NOT, WORDS_DENIED_BEFORE, WORDS_DENIED_BEHIND, WORDS_STAFF, WORDS_OUTING_NOT, WORDS_OWED_MEASURE, WORDS_OWED_NOT, WORDS_CLAIM_AHEAD, WORDS_COUNTED_VERB, WORDS_COUNTED_THING, WORDS_SEX_TOLD, WORDS_COUNTY_OFFICE, WORDS_COUNTY_OWN, WORDS_COUNTY_OTHER, WORDS_COUNTY_GUEST, WORDS_COUNTY_NOT, WORDS_COUNTY_TAIL, WORDS_BODY_OPENER, WORDS_ASKS_TITLE, WORDS_REPORT_TITLE, WORDS_LAW_PAST, WORDS_LAW_DRAFT, WORDS_NEAR_LEAD, WORDS_OVER_TAIL, WORDS_ONE_BY_ONE, WORDS_NEXT_PLAN, WORDS_COUNTY_CLOSING, WORDS_DEADLINE, WORDS_ATTACHMENT, WORDS_NAMED_THING, WORDS_DEED, WORDS_AGE_BORDER, WORDS_AGE_LEAD, WORDS_YEAR_OLD,
    WORDS_FIGURE_TAIL, WORDS_NUMBER_LEAD, WORDS_CODE_LEAD, WORDS_IDENTITY_LEAD,
    WORDS_PHONE_LEAD, WORDS_MISFORTUNE_VERB, WORDS_GIVEN_LETTER, WORDS_GIVEN_LETTER_BESIDE,
    WORDS_NAME_COLUMN, WORDS_FINE_PLACE, WORDS_SMALL_PLACE, WORDS_PLACE_NO_NAME,
    WORDS_PLACE_NO_START, WORDS_FEW_UNIT, WORDS_SHAME, WORDS_PUBLIC_CONTACT,
    WORDS_PASSPORT_LEAD, WORDS_PLATE_PROVINCE, WORDS_HOME_LEAD, WORDS_ADDRESS_NUMBER,
    WORDS_ADDRESS_PLACE, WORDS_ADDRESS_TOWN, WORDS_PRIVATE_COLUMN,
    WORD_LISTS
} WordListKind;
/* clang-format on */

/* The name of a list in lists.tsv. */
const char *word_list_name(WordListKind list);

/* The longest word of the list that begins at `at`, as its length in bytes; 0: none. */
static inline size_t listed_at(const Catalog *catalog, WordListKind list, Text text, size_t at);
/* The same where a word may begin: behind listed_may_begin. */
size_t listed_longest(const Catalog *catalog, WordListKind list, Text text, size_t at);

/* The longest one that ends at `at` and begins at or behind `least`. */
size_t listed_before(const Catalog *catalog, WordListKind list, Text text, size_t at, size_t least);

/* False for most places where no word of the list begins; `at` is inside the text. */
static inline bool listed_may_begin(const WordList *list, Text text, size_t at)
{
    size_t length;

    utf8_read(text, at, &length);
    uint64_t first = word_list_bit(text.at[at + length - 1]);
    if (!(list->firsts & first))
        return false;
    if (list->shorts & first)
        return true;
    if (text.len - at < WORD_BEGINNING)
        return false;
    unsigned bit = word_beginning(text.at + at);
    return list->beginnings[bit / 64] >> bit % 64 & 1;
}

static inline size_t listed_at(const Catalog *catalog, WordListKind list, Text text, size_t at)
{
    if (at >= text.len || !listed_may_begin(&catalog->lists[list], text, at))
        return 0;
    return listed_longest(catalog, list, text, at);
}

/* `text` ends with a word of the list. */
static inline bool listed_ends(const Catalog *catalog, WordListKind list, Text text)
{
    return listed_before(catalog, list, text, text.len, 0) != 0;
}

/* `text` begins with a word of the list. */
static inline bool listed_begins(const Catalog *catalog, WordListKind list, Text text)
{
    return listed_at(catalog, list, text, 0) != 0;
}

/* `text` is a word of the list. */
static inline bool is_listed(const Catalog *catalog, WordListKind list, Text text)
{
    return text.len && listed_at(catalog, list, text, 0) == text.len;
}

/* A word of the list stands somewhere in `text`. */
bool listed_within(const Catalog *catalog, WordListKind list, Text text);

#endif
