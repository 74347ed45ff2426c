#include "model/word_lists.h"

#include "base/utf8.h"

const char *word_list_name(WordListKind list)
{
    static const char *const names[WORD_LISTS] = {
        [WORDS_STOCK_PHRASE] = "stock_phrase",
        [WORDS_AGENCY_ENDING] = "agency_ending",
        [WORDS_AGENCY_STOP] = "agency_stop",
        [WORDS_AGENCY_PART] = "agency_part",
        [WORDS_AGENCY_NO_START] = "agency_no_start",
        [WORDS_AGENCY_SUPERIOR] = "agency_superior",
        [WORDS_AGENCY_VERB] = "agency_verb",
        [WORDS_PAPER_TITLE] = "paper_title",
        [WORDS_BUNDLE_TITLE] = "bundle_title",
        [WORDS_GOAL_HEADING] = "goal_heading",
        [WORDS_PLAN_HEADING_TAIL] = "plan_heading_tail",
        [WORDS_NAME_COMMON] = "name_common",
        [WORDS_NAME_UNLIKELY] = "name_unlikely",
        [WORDS_NAME_SELDOM] = "name_seldom",
        [WORDS_NAME_VERB] = "name_verb",
        [WORDS_NAME_BORDER] = "name_border",
        [WORDS_HONOUR] = "honour",
        [WORDS_SOME_THING] = "some_thing",
        [WORDS_WOMAN] = "woman",
        [WORDS_MAN] = "man",
        [WORDS_ORGANISATION_STOP] = "organisation_stop",
        [WORDS_PLACE_TITLE] = "place_title",
        [WORDS_SURNAME_PREPOSITION] = "surname_preposition",
        [WORDS_ORGANISE_BEFORE] = "organise_before",
        [WORDS_ORGANISE_BEHIND] = "organise_behind",
        [WORDS_ACTIVITY_VERB] = "activity_verb",
        [WORDS_ACTIVITY_PERHAPS] = "activity_perhaps",
        [WORDS_ACTIVITY_NOT_YET] = "activity_not_yet",
        [WORDS_ACTIVITY_WORD] = "activity_word",
        [WORDS_ACTIVITY_NO_TAIL] = "activity_no_tail",
        [WORDS_PLACE_PREPOSITION] = "place_preposition",
        [WORDS_PLACE_ENDING] = "place_ending",
        [WORDS_PLACE_VERB] = "place_verb",
        [WORDS_VISIT_VERB] = "visit_verb",
        [WORDS_PARTNER_OPENER] = "partner_opener",
        [WORDS_PARTNER_CLOSER] = "partner_closer",
        [WORDS_DAY_TAIL] = "day_tail",
        [WORDS_ATTENDANCE_WORD] = "attendance_word",
        [WORDS_SONG_WORD] = "song_word",
        [WORDS_REGULATION_ENDING] = "regulation_ending",
        [WORDS_PLAN_ENDING] = "plan_ending",
        [WORDS_PAPER_ENDING] = "paper_ending",
        [WORDS_QUOTED_LAW_ENDING] = "quoted_law_ending",
        [WORDS_ISSUER_BORDER] = "issuer_border",
        [WORDS_ISSUER] = "issuer",
        [WORDS_LAW_NO_PART] = "law_no_part",
        [WORDS_LAW_ENDING] = "law_ending",
        [WORDS_LAW_BORDER] = "law_border",
        [WORDS_PLAN_HEADING] = "plan_heading",
        [WORDS_PROBLEM_HEADING] = "problem_heading",
        [WORDS_ASKING] = "asking",
        [WORDS_PLANNING] = "planning",
        [WORDS_LACKING] = "lacking",
        [WORDS_ITEM_OPENER] = "item_opener",
        [WORDS_ITEMS_LEAD] = "items_lead",
        [WORDS_LOST_OPENING] = "lost_opening",
        [WORDS_LOST_LEAD] = "lost_lead",
        [WORDS_LOST_CLOSING] = "lost_closing",
        [WORDS_LOST_TIGHT] = "lost_tight",
        [WORDS_LOST_MONEY] = "lost_money",
        [WORDS_SCALE_NAME] = "scale_name",
        [WORDS_LOST_VERB] = "lost_verb",
        [WORDS_LOST_COMPOUND] = "lost_compound",
        [WORDS_BARE_LEAD] = "bare_lead",
        [WORDS_BARE_LEAD_RATE] = "bare_lead_rate",
        [WORDS_SEX_WORD] = "sex_word",
        [WORDS_MONEY] = "money",
        [WORDS_RANK_LEAD] = "rank_lead",
        [WORDS_PLACE_TAIL] = "place_tail",
        [WORDS_PLACE_MIDDLE] = "place_middle",
        [WORDS_PLACE_SUFFIX] = "place_suffix",
        [WORDS_CASE_LEAD] = "case_lead",
        [WORDS_CASE_TAIL] = "case_tail",
        [WORDS_NONE_LEAD] = "none_lead",
        [WORDS_CHANGE_TO] = "change_to",
        [WORDS_BOUND_FAR] = "bound_far",
        [WORDS_ADDRESS_LEAD] = "address_lead",
        [WORDS_CLASS_LEAD] = "class_lead",
        [WORDS_PHASE_TAIL] = "phase_tail",
        [WORDS_RATE_TIME] = "rate_time",
        [WORDS_RATE_HOLDER] = "rate_holder",
        [WORDS_PAID_LEAD] = "paid_lead",
        [WORDS_GATHERED] = "gathered",
        [WORDS_BY_DAY] = "by_day",
        [WORDS_YEAR_BEFORE] = "year_before",
        [WORDS_SHARE_SAID] = "share_said",
        [WORDS_OVER_HUNDRED] = "over_hundred",
        [WORDS_EACH] = "each",
        [WORDS_CHANGE] = "change",
        [WORDS_CLAUSE_END] = "clause_end",
        [WORDS_APART_FROM] = "apart_from",
        [WORDS_LETTER_COMMON] = "letter_common",
        [WORDS_SENTENCE_END] = "sentence_end",
        [WORDS_AND] = "and",
        [WORDS_GOAL_NAME] = "goal_name",
        [WORDS_EXCESS] = "excess",
        [WORDS_COMPLETION_RATE] = "completion_rate",
        [WORDS_IS_OF] = "is_of",
        [WORDS_WHOLE_OF_ALL] = "whole_of_all",
        [WORDS_OF] = "of",
        [WORDS_BRACKET_OPEN] = "bracket_open",
        [WORDS_BRACKET_CLOSE] = "bracket_close",
        [WORDS_DUE] = "due",
        [WORDS_IN_FACT] = "in_fact",
        [WORDS_RATE_WIDE] = "rate_wide",
        [WORDS_RATE_COVERING] = "rate_covering",
        [WORDS_COVERED] = "covered",
        [WORDS_SHARE_IS] = "share_is",
        [WORDS_EACH_PERSON] = "each_person",
        [WORDS_PER_TIME] = "per_time",
        [WORDS_PERSON_UNIT] = "person_unit",
        [WORDS_SPLIT_LEAD] = "split_lead",
        [WORDS_SPLIT_SIGN] = "split_sign",
        [WORDS_SPLIT_ALL] = "split_all",
        [WORDS_OTHERS] = "others",
        [WORDS_BESIDES] = "besides",
        [WORDS_PAIR_FIRST] = "pair_first",
        [WORDS_PAIR_SECOND] = "pair_second",
        [WORDS_ASPECT_SEX] = "aspect_sex",
        [WORDS_ASPECT_AGE] = "aspect_age",
        [WORDS_ASPECT_SCHOOLING] = "aspect_schooling",
        [WORDS_ASPECT_PARTY] = "aspect_party",
        [WORDS_ASPECT_RANK] = "aspect_rank",
        [WORDS_SUM_SAID] = "sum_said",
        [WORDS_SUM_STRONG] = "sum_strong",
        [WORDS_SUM_NO] = "sum_no",
        [WORDS_REST] = "rest",
        [WORDS_REST_OPEN] = "rest_open",
        [WORDS_NOT_YET] = "not_yet",
        [WORDS_AGAINST] = "against",
        [WORDS_AGAINST_LEAD] = "against_lead",
        [WORDS_AGAINST_NOT] = "against_not",
        [WORDS_AGAINST_TIME] = "against_time",
        [WORDS_AGAINST_FILLER] = "against_filler",
        [WORDS_AGAINST_YEAR] = "against_year",
        [WORDS_PER_MANY] = "per_many",
        [WORDS_CHANGE_LEAD] = "change_lead",
        [WORDS_OVERLAP] = "overlap",
        [WORDS_OVERLAP_SAID] = "overlap_said",
        [WORDS_OVERLAP_KIND] = "overlap_kind",
        [WORDS_NEED] = "need",
        [WORDS_SCOPE_OWN] = "scope_own",
        [WORDS_SCOPE_TIME] = "scope_time",
        [WORDS_EVENT] = "event",
        [WORDS_PART_HEADING] = "part_heading",
        [WORDS_SHORT_OF] = "short_of",
        [WORDS_SHORT_BY] = "short_by",
        [WORDS_GAP] = "gap",
        [WORDS_GAP_OWN] = "gap_own",
        [WORDS_TOTAL_LABEL] = "total_label",
        [WORDS_SUBTOTAL] = "subtotal",
        [WORDS_COLUMN_NO_SUM] = "column_no_sum",
        [WORDS_SUM_ALONE] = "sum_alone",
        [WORDS_BY_YEAR] = "by_year",
        [WORDS_FROM] = "from",
        [WORDS_DATE_BORDER] = "date_border",
        [WORDS_DISTANCE] = "distance",
        [WORDS_GOAL_BEHIND] = "goal_behind",
        [WORDS_RULE_TAIL] = "rule_tail",
        [WORDS_EVENT_BEHIND] = "event_behind",
        [WORDS_MUST] = "must",
        [WORDS_SUBSIDY] = "subsidy",
        [WORDS_EARNING] = "earning",
        [WORDS_DEMAND] = "demand",
        [WORDS_STRIVING] = "striving",
        [WORDS_DONE] = "done",
        [WORDS_PRESENT] = "present",
        [WORDS_GOAL_LEAD] = "goal_lead",
        [WORDS_TIME_AHEAD] = "time_ahead",
        [WORDS_PLAN_DATE_NO] = "plan_date_no",
        [WORDS_UNIT_COLUMN] = "unit_column",
        [WORDS_UNIT_NO] = "unit_no",
        [WORDS_LABEL_COLUMN] = "label_column",
        [WORDS_SHARE_HEADING] = "share_heading",
        [WORDS_PEOPLE_ENDING] = "people_ending",
        [WORDS_HOUSE_ENDING] = "house_ending",
        [WORDS_SCORE_ENDING] = "score_ending",
        [WORDS_EVENT_OVER] = "event_over",
        [WORDS_LAW_FORCE] = "law_force",
        [WORDS_HALF_YEAR_REPORT] = "half_year_report",
        [WORDS_ANNOUNCED_UNIT] = "announced_unit",
        [WORDS_ANNOUNCED_BEFORE] = "announced_before",
        [WORDS_ANNOUNCED_NOT] = "announced_not",
        [WORDS_ANNOUNCE_VERB] = "announce_verb",
        [WORDS_EMPTY_PRAISE] = "empty_praise",
        [WORDS_DENIED_BEFORE] = "denied_before",
        [WORDS_DENIED_BEHIND] = "denied_behind",
        [WORDS_STAFF] = "staff",
        [WORDS_PAID_BY_UNIT] = "paid_by_unit",
        [WORDS_GOING] = "going",
        [WORDS_OUTING_NOT] = "outing_not",
        [WORDS_OWED_MEASURE] = "owed_measure",
        [WORDS_OWED_NOT] = "owed_not",
        [WORDS_CLAIM_AHEAD] = "claim_ahead",
        [WORDS_COUNTED_VERB] = "counted_verb",
        [WORDS_COUNTED_THING] = "counted_thing",
        [WORDS_SEX_TOLD] = "sex_told",
        [WORDS_DEED_DONE] = "deed_done",
        [WORDS_SPLIT_VERB] = "split_verb",
        [WORDS_KINDS_ALL] = "kinds_all",
        [WORDS_SPLIT_NOT] = "split_not",
        [WORDS_COUNTY_PEOPLE] = "county_people",
        [WORDS_NAMELESS] = "nameless",
        [WORDS_SEX_OFFICE] = "sex_office",
        [WORDS_COUNTY_OFFICE] = "county_office",
        [WORDS_COUNTY_OWN] = "county_own",
        [WORDS_COUNTY_OTHER] = "county_other",
        [WORDS_COUNTY_GUEST] = "county_guest",
        [WORDS_COUNTY_NOT] = "county_not",
        [WORDS_COUNTY_TAIL] = "county_tail",
        [WORDS_BODY_OPENER] = "body_opener",
        [WORDS_ASKS_TITLE] = "asks_title",
        [WORDS_REPORT_TITLE] = "report_title",
        [WORDS_LAW_PAST] = "law_past",
        [WORDS_LAW_DRAFT] = "law_draft",
        [WORDS_NEAR_LEAD] = "near_lead",
        [WORDS_OVER_TAIL] = "over_tail",
        [WORDS_ONE_BY_ONE] = "one_by_one",
        [WORDS_NAMED_THING] = "named_thing",
        [WORDS_WARE_TOLD] = "ware_told",
        [WORDS_WARE_LEAD] = "ware_lead",
        [WORDS_WARE_BEHIND] = "ware_behind",
        [WORDS_NEXT_PLAN] = "next_plan",
        [WORDS_COUNTY_CLOSING] = "county_closing",
        [WORDS_OWN_OFFICE] = "own_office",
        [WORDS_OWN_SORT] = "own_sort",
        [WORDS_OFFICE_WORD] = "office_word",
        [WORDS_SCHOOL_WORD] = "school_word",
        [WORDS_TOWN_OFFICE] = "town_office",
        [WORDS_TOWN_OTHER] = "town_other",
        [WORDS_TOWN_WORD] = "town_word",
        [WORDS_ATTACHMENT] = "attachment",
        [WORDS_DEADLINE] = "deadline",
        [WORDS_DEED] = "deed",
        [WORDS_AGE_BORDER] = "age_border",
        [WORDS_AGE_LEAD] = "age_lead",
        [WORDS_AGE_SUBJECT] = "age_subject",
        [WORDS_PEOPLE_TAIL] = "people_tail",
        [WORDS_TAKES_PART] = "takes_part",
        [WORDS_TAKES_NO_PART] = "takes_no_part",
        [WORDS_YEAR_OLD] = "year_old",
        [WORDS_FIGURE_TAIL] = "figure_tail",
        [WORDS_NUMBER_LEAD] = "number_lead",
        [WORDS_CODE_LEAD] = "code_lead",
        [WORDS_IDENTITY_LEAD] = "identity_lead",
        [WORDS_PHONE_LEAD] = "phone_lead",
        [WORDS_CARD_LEAD] = "card_lead",
        [WORDS_GIVEN_LETTER] = "given_letter",
        [WORDS_GIVEN_LETTER_BESIDE] = "given_letter_beside",
        [WORDS_MISFORTUNE_VERB] = "misfortune_verb",
        [WORDS_PUBLIC_CONTACT] = "public_contact",
        [WORDS_OFFICE_LINE] = "office_line",
        [WORDS_PASSPORT_LEAD] = "passport_lead",
        [WORDS_PLATE_PROVINCE] = "plate_province",
        [WORDS_HOME_LEAD] = "home_lead",
        [WORDS_ADDRESS_NUMBER] = "address_number",
        [WORDS_ADDRESS_PLACE] = "address_place",
        [WORDS_ADDRESS_TOWN] = "address_town",
        [WORDS_FINE_PLACE] = "fine_place",
        [WORDS_SMALL_PLACE] = "small_place",
        [WORDS_PLACE_NO_START] = "place_no_start",
        [WORDS_PLACE_NO_NAME] = "place_no_name",
        [WORDS_FEW_UNIT] = "few_unit",
        [WORDS_SHAME] = "shame",
        [WORDS_NAME_COLUMN] = "name_column",
        [WORDS_PRIVATE_COLUMN] = "private_column",
        [WORDS_MASKED_PLACE] = "masked_place",
        [WORDS_MASKED_COUNTY] = "masked_county",
        [WORDS_MASKED_NOT] = "masked_not",
        [WORDS_GAP_CLOSING] = "gap_closing",
        [WORDS_GAP_PERCENT] = "gap_percent",
        [WORDS_GAP_LEAD] = "gap_lead",
        [WORDS_GAP_DAY_LEAD] = "gap_day_lead",
        [WORDS_GAP_MORE] = "gap_more",
        [WORDS_HOUSEHOLDS_HEADING] = "households_heading",
        [WORDS_WOMEN_HEADING] = "women_heading",
        [WORDS_CHILDREN_HEADING] = "children_heading",
        [WORDS_AGENCY_TAIL] = "agency_tail",
        [WORDS_FILE_TITLE] = "file_title",
    };

    return names[list];
}

/* A letter begins at `at`, or the text ends there. */
static bool begins_letter(Text text, size_t at)
{
    return at >= text.len || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

static bool list_has(const Catalog *catalog, const WordList *list, Text word)
{
    size_t low = list->first, high = low + list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(catalog_text(catalog, catalog->list_words[middle]), word);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

size_t listed_longest(const Catalog *catalog, WordListKind kind, Text text, size_t at)
{
    const WordList *list = &catalog->lists[kind];

    for (size_t bytes = text.len - at < list->longest ? text.len - at : list->longest; bytes; bytes--)
        if (list->lengths & word_length_bit(bytes) && begins_letter(text, at + bytes)
            && list_has(catalog, list, text_slice(text, at, at + bytes)))
            return bytes;
    return 0;
}

size_t listed_before(const Catalog *catalog, WordListKind kind, Text text, size_t at, size_t least)
{
    const WordList *list = &catalog->lists[kind];

    if (at <= least || at > text.len || !(list->lasts & word_list_bit(text.at[at - 1])))
        return 0;
    for (size_t bytes = at - least < list->longest ? at - least : list->longest; bytes; bytes--)
        if (list->lengths & word_length_bit(bytes) && begins_letter(text, at - bytes)
            && list_has(catalog, list, text_slice(text, at - bytes, at)))
            return bytes;
    return 0;
}

bool listed_within(const Catalog *catalog, WordListKind kind, Text text)
{
    const WordList *list = &catalog->lists[kind];
    size_t at = 0;

    for (size_t end = 1; end <= text.len; end++) {
        if (!begins_letter(text, end))
            continue;
        if (list->firsts & word_list_bit(text.at[end - 1]) && listed_at(catalog, kind, text, at))
            return true;
        at = end;
    }
    return false;
}
