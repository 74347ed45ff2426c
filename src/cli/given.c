/* given.c - what the words of a command line over the data folder mean. */
#include "cli/given.h"

#include "model/said.h"
#include "work/agencies.h"
#include "work/agency_names.h"

Problem given_day(const OptionValue *value, const char *option, Date usual, Date *out)
{
    *out = usual;
    if (value->given && !day_said(text_of(value->text), out))
        return problem(PROBLEM_OPTION_VALUE, text_of(option), text_of(value->text), TEXT("2026-01-08"));
    return OK;
}

Problem given_words(const Command *command, int count, int needed)
{
    if (count < needed)
        return problem(PROBLEM_WORD_MISSING, text_of(command->usage), TEXT(""), TEXT(""));
    return OK;
}

Problem given_agency(const Session *session, const char *word, Id *out)
{
    TRY(agency_named(session->work, text_of(word), out));
    return *out ? OK : problem(PROBLEM_AGENCY_UNKNOWN, text_of(word), TEXT(""), TEXT(""));
}

Problem given_duty(const OptionValue *value, Duty *out)
{
    if (value->given && !duty_read(text_of(value->text), out))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--duty"), text_of(value->text),
                       TEXT("分管领导 联络员 统计员 leader liaison statistician"));
    return OK;
}

Problem given_sex(const OptionValue *value, Sex *out)
{
    if (value->given && (!sex_read(text_of(value->text), out) || *out == SEX_UNSAID))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--sex"), text_of(value->text), TEXT("女 男 female male"));
    return OK;
}

Problem given_kind(const OptionValue *value, AgencyKind *out)
{
    AgencyKind kind = *out;

    if (value->given && (!agency_kind_meant(text_of(value->text), &kind) || kind <= AGENCY_COUNTY))
        return problem(PROBLEM_OPTION_VALUE, TEXT("--kind"), text_of(value->text),
                       TEXT("乡镇 村 部门 学校 其他 town village bureau school station"));
    *out = kind;
    return OK;
}

const char *agency_kind_shown(AgencyKind kind, Language language)
{
    static const char *const zh[AGENCY_KINDS] = {
        [AGENCY_NATION] = "国家", [AGENCY_PROVINCE] = "省", [AGENCY_CITY] = "市",
        [AGENCY_COUNTY] = "县",   [AGENCY_TOWN] = "乡镇",   [AGENCY_VILLAGE] = "村（社区）",
        [AGENCY_BUREAU] = "部门", [AGENCY_SCHOOL] = "学校", [AGENCY_STATION] = "其他",
    };

    return language == LANGUAGE_ZH ? zh[kind] : agency_kind_word(kind);
}

void days_shown(Date first, Date last, Buffer *out)
{
    char day[DATE_TEXT_MAX];

    date_write(first, day);
    buffer_format(out, "%s –", day);
    if (date_write(last, day))
        buffer_format(out, " %s", day);
}

bool given_was(const OptionValue *was, Text name, Text *out)
{
    Text rest = was->given ? text_of(was->text) : TEXT("");
    Text one, key;

    while (rest.len && text_cut(&rest, ';', &one)) {
        *out = one;
        if (text_find(one, TEXT("=")) < one.len && text_cut(out, '=', &key) && text_equal(text_trim(key), name)) {
            *out = text_trim(*out);
            return true;
        }
    }
    return false;
}
