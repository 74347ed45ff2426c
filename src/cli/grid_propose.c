/* grid_propose.c - `halfsky grid propose`: what the grid proposes, and what the office decides on it. */
#include "cli/columns.h"
#include "cli/grid.h"
#include "work/proposals.h"

enum { PROPOSE_ACCEPT, PROPOSE_DECLINE, PROPOSE_ACCEPTED, PROPOSE_TAKE_BACK, PROPOSE_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [PROPOSE_ACCEPT] = { "accept", 0, OPTION_TEXT, "ID", 0, 0, "采纳这一条", "accept this one" },
    [PROPOSE_DECLINE] = { "decline", 0, OPTION_TEXT, "ID", 0, 0, "不采纳这一条，以后不再提",
                          "decline this one, for ever" },
    [PROPOSE_ACCEPTED] = { "accepted", 0, OPTION_FLAG, NULL, 0, 0, "列出已采纳的", "list what was accepted" },
    [PROPOSE_TAKE_BACK] = { "take-back", 0, OPTION_TEXT, "ID", 0, 0, "收回已采纳的这一条，两边又各自计数",
                            "take back this one that was accepted: both count again" },
    [PROPOSE_OPTIONS] = { 0 },
};

const Command grid_propose_command = {
    .name = "grid propose",
    .usage = "grid propose [--accept ID | --decline ID | --accepted | --take-back ID]",
    .zh = "哪些活动可能重复报送，累计数之间差多少",
    .en = "which activities may be told twice, and what came between running totals",
    .details_zh = "同日、同地、同数的活动提议算作一项：采纳后只计主办单位的数，协办单位的留着看。\n"
                  "两个累计数提议它们的差。没有采纳的什么也不改。\n",
    .details_en =
        "Activities of one day, place and figure are proposed to be one: once accepted, the host's figure\n"
        "counts and the partner's stays to be seen. Two running totals propose their difference. What\n"
        "nobody accepts changes nothing.\n",
    .options = options,
    .most_operands = 0,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

static Text measure_name(const Session *session, Text measure)
{
    Slot slot = { .measure = measure };

    return grid_measure_name(session, &slot);
}

static void tell_teller(const Session *session, const Tree *tree, const Told *told, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char id[ID_TEXT_MAX];

    buffer_add(out, tree_name(tree, told->cell.subject, told->cell.period.last));
    id[id_write(told->entry ? told->entry : told->cell.id, id)] = '\0';
    buffer_format(
        out, told->entry ? (zh ? "（台账 %s）" : " (entry %s)") : (zh ? "（材料 #%s）" : " (document #%s)"), id);
}

static void tell(const Session *session, const Tree *tree, const Proposal *proposal, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char period[PERIOD_TEXT_MAX], value[VALUE_TEXT_MAX];

    period_write(proposal->period, period);
    value_write(proposal->value, session->language, value);
    buffer_format(out, "%s  %s  ", proposal->number, period);
    buffer_add(out, measure_name(session, proposal->measure));
    buffer_format(out, " %s  ", value);
    if (proposal->joint) {
        buffer_add(out, proposal->place);
        buffer_add(out, zh ? TEXT("  主办：") : TEXT("  host: "));
        tell_teller(session, tree, &proposal->first, out);
        buffer_add(out, zh ? TEXT("  协办：") : TEXT("  partner: "));
        tell_teller(session, tree, &proposal->second, out);
    } else {
        buffer_add(out, tree_name(tree, proposal->second.cell.subject, proposal->period.last));
        value_write(proposal->second.cell.value, session->language, value);
        buffer_format(out, zh ? "  累计 %s" : "  running totals %s", value);
        value_write(proposal->first.cell.value, session->language, value);
        buffer_format(out, zh ? " 减 %s" : " less %s", value);
    }
    buffer_add_char(out, '\n');
}

static int list(const Session *session)
{
    Buffer out = { 0 };
    Proposals all;
    Tree tree;
    int status;

    Problem wrong = work_tree(session->work, &tree);
    if (!wrong.code)
        wrong = proposals_list(session->work, &all);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < all.count; i++)
        tell(session, &tree, &all.items[i], &out);
    if (!all.count)
        buffer_add(&out, session->language == LANGUAGE_ZH ? TEXT("没有提议。\n") : TEXT("nothing is proposed\n"));
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static void tell_accepted(const Session *session, const Tree *tree, const AcceptedProposal *accepted, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char period[PERIOD_TEXT_MAX], value[VALUE_TEXT_MAX];

    period_write(accepted->period, period);
    value_write(accepted->value, session->language, value);
    buffer_format(out, "%s  %s  ", accepted->number, period);
    buffer_add(out, measure_name(session, accepted->measure));
    buffer_format(out, " %s  ", value);
    if (!accepted->joint) {
        buffer_add(out, tree_name(tree, accepted->subject[1], accepted->period.last));
        buffer_add(out, zh ? TEXT("  累计数之差\n") : TEXT("  difference of running totals\n"));
        return;
    }
    buffer_add(out, zh ? TEXT("主办：") : TEXT("host: "));
    buffer_add(out, tree_name(tree, accepted->subject[0], accepted->period.last));
    buffer_add(out, zh ? TEXT("  协办：") : TEXT("  partner: "));
    buffer_add(out, tree_name(tree, accepted->subject[1], accepted->period.last));
    buffer_add_char(out, '\n');
}

static int list_accepted(const Session *session)
{
    Buffer out = { 0 };
    AcceptedProposals all;
    Tree tree;
    int status;

    Problem wrong = work_tree(session->work, &tree);
    if (!wrong.code)
        wrong = proposals_accepted(session->work, &all);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < all.count; i++)
        tell_accepted(session, &tree, &all.items[i], &out);
    if (!all.count)
        buffer_add(&out,
                   session->language == LANGUAGE_ZH ? TEXT("没有采纳过。\n") : TEXT("nothing was accepted\n"));
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static int take_back(const Session *session, const char *number)
{
    Problem wrong = proposal_take_back(session->work, text_of(number));

    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, session->language == LANGUAGE_ZH ? TEXT("已收回，又可以另作决定。\n")
                                                                   : TEXT("taken back; it is proposed again\n"));
}

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    bool accept = values[PROPOSE_ACCEPT].given;

    (void)operands;
    (void)count;
    if (values[PROPOSE_TAKE_BACK].given)
        return take_back(session, values[PROPOSE_TAKE_BACK].text);
    if (values[PROPOSE_ACCEPTED].given)
        return list_accepted(session);
    if (!accept && !values[PROPOSE_DECLINE].given)
        return list(session);
    Problem wrong =
        proposal_decide(session->work, text_of(values[accept ? PROPOSE_ACCEPT : PROPOSE_DECLINE].text), accept);
    if (wrong.code)
        return session_complain(session, wrong);
    return session_print(session, accept ? (zh ? TEXT("已采纳。\n") : TEXT("accepted\n"))
                                         : (zh ? TEXT("不采纳，以后不再提。\n") : TEXT("declined\n")));
}
