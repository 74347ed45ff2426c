/* agency_link.c - `halfsky agency link|unlink`: lines and posts beside the tree. */
#include "cli/given.h"
#include "work/links.h"

enum { LINK_OPTION_KIND, LINK_OPTION_DAY, LINK_OPTIONS };

static int run_link(const Session *session, const OptionValue *values, char **operands, int count);
static int run_unlink(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LINK_OPTION_KIND] = { "kind", 0, OPTION_CHOICE, "line|post", 0, 0, "条线或挂点（缺省条线）",
                           "a line of work, or a post (default: line)" },
    [LINK_OPTION_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "从哪天起（缺省今天）",
                          "the day from which it holds (default: today)" },
    [LINK_OPTIONS] = { 0 },
};

const Command agency_link_command = {
    .name = "agency link",
    .usage = "agency link AGENCY OTHER [--kind line|post] [--day DAY]",
    .zh = "记下条线或挂点",
    .en = "tie two agencies beside the tree",
    .details_zh = "条线：AGENCY 是 OTHER 的业务上级，如县妇联和镇妇联。挂点：AGENCY 有人联系 OTHER。不影响数字。\n",
    .details_en = "line: AGENCY directs the work of OTHER, as the county's women's federation that of a town.\n"
                  "post: somebody of AGENCY answers for OTHER. No figure changes.\n",
    .options = options,
    .most_operands = 2,
    .needs_data = true,
    .run = run_link,
};

const Command agency_unlink_command = {
    .name = "agency unlink",
    .usage = "agency unlink AGENCY OTHER [--kind line|post] [--day DAY]",
    .zh = "结束条线或挂点",
    .en = "end a tie beside the tree",
    .details_zh = "到 DAY 的前一天为止。以前的仍可查。\n",
    .details_en = "It holds up to the day before DAY; what was is still shown.\n",
    .options = options,
    .most_operands = 2,
    .needs_data = true,
    .run = run_unlink,
};

static Problem link_given(const Session *session, const Command *command, const OptionValue *values,
                          char **operands, int count, AgencyLink *out)
{
    *out = (AgencyLink){ .kind = values[LINK_OPTION_KIND].given ? (LinkKind)values[LINK_OPTION_KIND].number
                                                                : LINK_LINE };
    TRY(given_words(command, count, 2));
    TRY(given_day(&values[LINK_OPTION_DAY], "--day", session->work->today, &out->first));
    TRY(given_agency(session, operands[0], &out->agency));
    return given_agency(session, operands[1], &out->other);
}

static int tell(const Session *session, const AgencyLink *link, bool made)
{
    bool zh = session->language == LANGUAGE_ZH;
    char day[DATE_TEXT_MAX];
    Text agency, other;
    Buffer out = { 0 };
    Tree tree;
    int status;

    Problem wrong = work_tree(session->work, &tree);
    if (wrong.code)
        return session_complain(session, wrong);
    date_write(link->first, day);
    agency = tree_name(&tree, link->agency, link->first);
    other = tree_name(&tree, link->other, link->first);
    if (zh)
        buffer_format(&out, "自 %s 起，%.*s与%.*s%s%s。\n", day, TEXT_ARG(agency), TEXT_ARG(other),
                      made ? "建立" : "结束", link->kind == LINK_LINE ? "条线关系" : "挂点联系");
    else
        buffer_format(&out, "from %s on %.*s and %.*s %s: %s\n", day, TEXT_ARG(agency), TEXT_ARG(other),
                      made ? "are tied" : "are tied no more", link_word(link->kind));
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static int run_link(const Session *session, const OptionValue *values, char **operands, int count)
{
    AgencyLink link;
    Problem wrong = link_given(session, &agency_link_command, values, operands, count, &link);

    if (!wrong.code)
        wrong = agency_tie(session->work, &link);
    return wrong.code ? session_complain(session, wrong) : tell(session, &link, true);
}

static int run_unlink(const Session *session, const OptionValue *values, char **operands, int count)
{
    AgencyLink link;
    Problem wrong = link_given(session, &agency_unlink_command, values, operands, count, &link);

    if (!wrong.code)
        wrong = agency_untie(session->work, &link, link.first);
    return wrong.code ? session_complain(session, wrong) : tell(session, &link, false);
}
