/* agency_change.c - `halfsky agency move|rename|merge|split|end`: what becomes of an agency on a day. */
#include "cli/given.h"
#include "work/agencies.h"

enum { CHANGE_DAY, CHANGE_TRIAL, CHANGE_OPTIONS };
enum { SPLIT_MAX = 16 };

static int run_move(const Session *session, const OptionValue *values, char **operands, int count);
static int run_rename(const Session *session, const OptionValue *values, char **operands, int count);
static int run_merge(const Session *session, const OptionValue *values, char **operands, int count);
static int run_split(const Session *session, const OptionValue *values, char **operands, int count);
static int run_end(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [CHANGE_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "从哪天起（缺省今天）",
                     "the day from which it holds (default: today)" },
    [CHANGE_TRIAL] = { "trial", 'n', OPTION_FLAG, NULL, 0, 0, "只试算，说出会改什么，不写入",
                       "say what would change, write nothing" },
    [CHANGE_OPTIONS] = { 0 },
};

#define DETAILS                                                                                                                                    \
    .details_zh = "AGENCY 可以是名称、简称、代码或编号。那一天之前已结束的时期保持原来的隶属关系和数字；\n" \
                  "之后的和正在进行的时期按新的重算。\n",                                                                                          \
    .details_en = "AGENCY is a name, another word, a code or an id. Periods that ended before the day keep\n"                                      \
                  "their tree and figures; those open to it are summed again.\n",                                                                  \
    .options = options, .needs_data = true

const Command agency_move_command = {
    .name = "agency move",
    .usage = "agency move AGENCY TO [--day DAY] [-n]",
    .zh = "改变单位的上级",
    .en = "put an agency below another",
    DETAILS,
    .most_operands = 2,
    .run = run_move,
};

const Command agency_rename_command = {
    .name = "agency rename",
    .usage = "agency rename AGENCY NAME [--day DAY] [-n]",
    .zh = "单位改名（旧名仍认得）",
    .en = "give an agency another name; the old one is still known",
    DETAILS,
    .most_operands = 2,
    .run = run_rename,
};

const Command agency_merge_command = {
    .name = "agency merge",
    .usage = "agency merge AGENCY INTO [--day DAY] [-n]",
    .zh = "单位并入另一个",
    .en = "merge an agency into another",
    DETAILS,
    .most_operands = 2,
    .run = run_merge,
};

const Command agency_split_command = {
    .name = "agency split",
    .usage = "agency split AGENCY INTO... [--day DAY] [-n]",
    .zh = "单位撤销，由几个单位接收",
    .en = "end an agency that several take over",
    DETAILS,
    .most_operands = SPLIT_MAX + 1,
    .run = run_split,
};

const Command agency_end_command = {
    .name = "agency end",
    .usage = "agency end AGENCY [--day DAY] [-n]",
    .zh = "单位撤销",
    .en = "end an agency",
    DETAILS,
    .most_operands = 1,
    .run = run_end,
};

static Text others(Arena *arena, const Tree *tree, const AgencyChange *change);
static int tell(const Session *session, const Tree *before, const AgencyChange *change, size_t sheets);

/* Fills what all have in common, makes the change and tells it. */
static int change(const Session *session, const OptionValue *values, AgencyChange *wanted)
{
    size_t sheets;
    Tree before;
    Problem wrong = given_day(&values[CHANGE_DAY], "--day", session->work->today, &wanted->day);

    wanted->trial = values[CHANGE_TRIAL].given;
    if (!wrong.code)
        wrong = work_tree(session->work, &before);
    if (!wrong.code)
        wrong = agency_change(session->work, wanted, &sheets);
    return wrong.code ? session_complain(session, wrong) : tell(session, &before, wanted, sheets);
}

/* Of the two agencies that the words mean. */
static int change_two(const Session *session, const OptionValue *values, const Command *command,
                      AgencyChangeKind kind, char **operands, int count)
{
    AgencyChange wanted = { .kind = kind };
    Problem wrong = given_words(command, count, 2);

    if (!wrong.code)
        wrong = given_agency(session, operands[0], &wanted.agency);
    if (!wrong.code)
        wrong = given_agency(session, operands[1], &wanted.to);
    return wrong.code ? session_complain(session, wrong) : change(session, values, &wanted);
}

static int run_move(const Session *session, const OptionValue *values, char **operands, int count)
{
    return change_two(session, values, &agency_move_command, AGENCY_MOVE, operands, count);
}

static int run_merge(const Session *session, const OptionValue *values, char **operands, int count)
{
    return change_two(session, values, &agency_merge_command, AGENCY_MERGE, operands, count);
}

static int run_rename(const Session *session, const OptionValue *values, char **operands, int count)
{
    AgencyChange wanted = { .kind = AGENCY_RENAME };
    Problem wrong = given_words(&agency_rename_command, count, 2);

    if (!wrong.code)
        wrong = given_agency(session, operands[0], &wanted.agency);
    if (wrong.code)
        return session_complain(session, wrong);
    wanted.name = text_trim(text_of(operands[1]));
    return change(session, values, &wanted);
}

static int run_split(const Session *session, const OptionValue *values, char **operands, int count)
{
    AgencyChange wanted = { .kind = AGENCY_SPLIT };
    Id all[SPLIT_MAX];
    Problem wrong = given_words(&agency_split_command, count, 3);

    if (!wrong.code)
        wrong = given_agency(session, operands[0], &wanted.agency);
    for (int i = 1; i < count && !wrong.code; i++)
        wrong = given_agency(session, operands[i], &all[wanted.count++]);
    wanted.all = all;
    return wrong.code ? session_complain(session, wrong) : change(session, values, &wanted);
}

static int run_end(const Session *session, const OptionValue *values, char **operands, int count)
{
    AgencyChange wanted = { .kind = AGENCY_END };
    Problem wrong = given_words(&agency_end_command, count, 1);

    if (!wrong.code)
        wrong = given_agency(session, operands[0], &wanted.agency);
    return wrong.code ? session_complain(session, wrong) : change(session, values, &wanted);
}

/* What stands between the agency and the other one, and behind that. */
static const struct {
    const char *zh, *zh_end, *en;
} words[] = {
    [AGENCY_MOVE] = { "改由", "管", " stands below " },
    [AGENCY_RENAME] = { "改名为", "", " is called " },
    [AGENCY_MERGE] = { "并入", "", " is merged into " },
    [AGENCY_SPLIT] = { "撤销，由", "接收", " has ended and is taken over by " },
    [AGENCY_END] = { "撤销", "", " has ended" },
};

static int tell(const Session *session, const Tree *before, const AgencyChange *change, size_t sheets)
{
    bool zh = session->language == LANGUAGE_ZH;
    Date eve = date_from_days(date_to_days(change->day) - 1);
    Text name = tree_name(before, change->agency, eve);
    Text other = others(session->work->arena, before, change);
    char day[DATE_TEXT_MAX], last[DATE_TEXT_MAX];
    Buffer out = { 0 };
    int status;

    date_write(change->day, day);
    date_write(eve, last);
    if (zh)
        buffer_format(&out, "自 %s 起，%.*s%s%.*s%s。\n", day, TEXT_ARG(name), words[change->kind].zh,
                      TEXT_ARG(other), words[change->kind].zh_end);
    else
        buffer_format(&out, "from %s on %.*s%s%.*s.\n", day, TEXT_ARG(name), words[change->kind].en,
                      TEXT_ARG(other));
    if (change->kind == AGENCY_RENAME)
        buffer_add(&out, zh ? TEXT("数字不变，旧名以后仍认得。\n")
                            : TEXT("No figure changes; the old name is still understood.\n"));
    else
        buffer_format(&out,
                      zh ? "重算汇总页 %zu 张。到 %s 为止已结束的时期保持原来的隶属关系和数字。\n"
                         : "Sheets summed again: %zu. Periods that ended by %s keep their tree and figures.\n",
                      sheets, last);
    if (change->trial)
        buffer_add(&out,
                   zh ? TEXT("只是试算，什么都没有写。\n") : TEXT("This was a trial, nothing was written.\n"));
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static Text others(Arena *arena, const Tree *tree, const AgencyChange *change)
{
    Buffer all = { 0 };
    Text out;

    if (change->kind == AGENCY_RENAME)
        return change->name;
    if (change->kind == AGENCY_END)
        return TEXT("");
    if (change->kind != AGENCY_SPLIT)
        return tree_name(tree, change->to, change->day);
    for (size_t i = 0; i < change->count; i++) {
        buffer_add(&all, i ? TEXT("、") : TEXT(""));
        buffer_add(&all, tree_name(tree, change->all[i], change->day));
    }
    out = arena_text(arena, buffer_text(&all));
    buffer_free(&all);
    return out;
}
