/* agency_code.c - `halfsky agency code`: an agency has other codes from a day on. */
#include "cli/given.h"
#include "work/agencies.h"

enum { CODE_OF_REGION, CODE_OF_CREDIT, CODE_DAY, CODE_TRIAL, CODE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CODE_OF_REGION] = { "region", 0, OPTION_TEXT, "CODE", 0, 0, "新的区划代码", "its new region code" },
    [CODE_OF_CREDIT] = { "credit", 0, OPTION_TEXT, "CODE", 0, 0, "新的统一社会信用代码", "its new credit code" },
    [CODE_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "从哪天起（缺省今天）",
                   "the day from which it holds (default: today)" },
    [CODE_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试，不写入", "a trial, write nothing" },
    [CODE_OPTIONS] = { 0 },
};

const Command agency_code_command = {
    .name = "agency code",
    .usage = "agency code AGENCY [--region CODE] [--credit CODE] [--day DAY] [-n]",
    .zh = "单位换代码（旧代码仍认得）",
    .en = "give an agency other codes; the old ones are still known",
    .details_zh = "如县改区：先给县换代码，再给乡镇和村换。许多单位一起用 agency import，写明“代码起始日”。\n"
                  "同一天再写一次，就是改正那一天的代码。\n",
    .details_en =
        "When a county becomes a district: the county's first, then those of towns and villages. For many\n"
        "at once see \"agency import\" and its column \"code day\". Given again for the same day, a code is\n"
        "corrected.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static Problem recode(const Session *session, const OptionValue *values, char **operands, int count,
                      AgencyRecode *out)
{
    TRY(given_words(&agency_code_command, count, 1));
    *out = (AgencyRecode){ .trial = values[CODE_TRIAL].given };
    if (values[CODE_OF_REGION].given)
        out->codes[CODE_REGION] = text_of(values[CODE_OF_REGION].text);
    if (values[CODE_OF_CREDIT].given)
        out->codes[CODE_CREDIT] = text_of(values[CODE_OF_CREDIT].text);
    if (!values[CODE_OF_REGION].given && !values[CODE_OF_CREDIT].given)
        return problem(PROBLEM_WORD_MISSING, text_of(agency_code_command.usage), TEXT(""), TEXT(""));
    TRY(given_day(&values[CODE_DAY], "--day", session->work->today, &out->day));
    TRY(given_agency(session, operands[0], &out->agency));
    return agency_recode(session->work, out);
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    char day[DATE_TEXT_MAX];
    AgencyRecode wanted;
    Buffer out = { 0 };
    Text name;
    Tree tree;
    int status;

    Problem wrong = recode(session, values, operands, count, &wanted);
    if (!wrong.code)
        wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    name = tree_name(&tree, wanted.agency, wanted.day);
    date_write(wanted.day, day);
    for (CodeSort sort = 0; sort < CODE_SORTS; sort++)
        if (wanted.codes[sort].len)
            buffer_format(&out, zh ? "自 %s 起，%.*s的%s是 %.*s。\n" : "from %s on %.*s has the %s code %.*s.\n",
                          day, TEXT_ARG(name),
                          !zh                   ? code_sort_word(sort)
                          : sort == CODE_REGION ? "区划代码"
                                                : "信用代码",
                          TEXT_ARG(wanted.codes[sort]));
    buffer_add(&out, zh ? TEXT("旧代码以后仍认得。\n") : TEXT("The old code is still understood.\n"));
    if (wanted.trial)
        buffer_add(&out,
                   zh ? TEXT("只是试算，什么都没有写。\n") : TEXT("This was a trial, nothing was written.\n"));
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
