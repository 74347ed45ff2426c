/* agency_add.c - `halfsky agency add`: one agency more. */
#include "cli/given.h"
#include "work/agencies.h"

enum { ADD_KIND, ADD_BELOW, ADD_ALIAS, ADD_REGION, ADD_CREDIT, ADD_DAY, ADD_TRIAL, ADD_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [ADD_KIND] = { "kind", 0, OPTION_TEXT, "KIND", 0, 0, "类别：乡镇、村、部门、学校、其他（缺省部门）",
                   "town, village, bureau, school; station: all others (default: bureau)" },
    [ADD_BELOW] = { "below", 0, OPTION_TEXT, "AGENCY", 0, 0, "上级单位（缺省县）",
                    "the agency above it (default: the county)" },
    [ADD_ALIAS] = { "alias", 0, OPTION_TEXT, "NAME", 0, 0, "简称", "another word for it" },
    [ADD_REGION] = { "region", 0, OPTION_TEXT, "CODE", 0, 0, "区划代码", "its region code" },
    [ADD_CREDIT] = { "credit", 0, OPTION_TEXT, "CODE", 0, 0, "统一社会信用代码", "its credit code" },
    [ADD_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "从哪天起（缺省今天）", "its first day (default: today)" },
    [ADD_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试，不写入", "a trial, write nothing" },
    [ADD_OPTIONS] = { 0 },
};

const Command agency_add_command = {
    .name = "agency add",
    .usage = "agency add NAME [--kind KIND] [--below AGENCY] [--day DAY] [-n]",
    .zh = "新增一个单位",
    .en = "add an agency",
    .details_zh = "AGENCY 可以是名称、简称、代码或编号。许多单位一起用 agency import。\n",
    .details_en = "AGENCY is a name, another word, a code or an id. For many at once see \"agency import\".\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static Text text_given(const OptionValue *value)
{
    return value->given ? text_of(value->text) : TEXT("");
}

static Problem add(const Session *session, const OptionValue *values, char **operands, int count, NewAgency *agency,
                   Id *id)
{
    Id known = 0;
    Problem wrong;

    TRY(given_words(&agency_add_command, count, 1));
    *agency = (NewAgency){
        .kind = AGENCY_BUREAU,
        .name = text_trim(text_of(operands[0])),
        .alias = text_given(&values[ADD_ALIAS]),
        .codes = { [CODE_REGION] = text_given(&values[ADD_REGION]),
                   [CODE_CREDIT] = text_given(&values[ADD_CREDIT]) },
        .trial = values[ADD_TRIAL].given,
    };
    TRY(given_kind(&values[ADD_KIND], &agency->kind));
    TRY(given_day(&values[ADD_DAY], "--day", session->work->today, &agency->first));
    if (values[ADD_BELOW].given)
        TRY(given_agency(session, values[ADD_BELOW].text, &agency->parent));
    wrong = agency_named(session->work, agency->name, &known);
    if (!wrong.code && known)
        return problem(PROBLEM_AGENCY_NAMED, agency->name, TEXT(""), TEXT(""));
    return agency_found(session->work, agency, id);
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    char day[DATE_TEXT_MAX], number[ID_TEXT_MAX];
    Buffer out = { 0 };
    NewAgency agency = { 0 };
    Id id = 0;
    int status;

    Problem wrong = add(session, values, operands, count, &agency, &id);
    if (wrong.code)
        return session_complain(session, wrong);
    date_write(agency.first, day);
    number[id_write(id, number)] = '\0';
    if (agency.trial)
        buffer_format(&out,
                      zh ? "可以新增：%.*s（%s），自 %s 起。只是试算，什么都没有写。\n"
                         : "could be added: %.*s (%s) from %s on; this was a trial, nothing was written\n",
                      TEXT_ARG(agency.name), agency_kind_shown(agency.kind, session->language), day);
    else
        buffer_format(&out, zh ? "已新增：%.*s（%s），自 %s 起，编号 %s\n" : "added: %.*s (%s) from %s on, id %s\n",
                      TEXT_ARG(agency.name), agency_kind_shown(agency.kind, session->language), day, number);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
