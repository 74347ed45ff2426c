/* audit_list.c - `halfsky audit list`: who did what. */
#include "cli/columns.h"
#include "cli/data.h"
#include "work/upkeep.h"

#include <inttypes.h>

enum { LIST_FIRST, LIST_LIMIT, LIST_OPTIONS };
enum { LIMIT = 100, LIMIT_MOST = 1000000 };

typedef struct {
    ActorRows rows;
    Tree tree;
} Actors;

static int run(const Session *session, const OptionValue *values, char **operands, int count);
static void write_row(const Session *session, const Actors *actors, const AuditRow *row, Buffer *out);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LIST_FIRST] = { "from", 0, OPTION_NUMBER, "N", 1, 2000000000, "从第几条起（缺省 1）",
                     "the first row (default: 1)" },
    [LIST_LIMIT] = { "limit", 0, OPTION_NUMBER, "N", 1, LIMIT_MOST, "最多几条（缺省 100）",
                     "how many rows at most (default: 100)" },
    [LIST_OPTIONS] = { 0 },
};

const Command audit_list_command = {
    .name = "audit list",
    .usage = "audit list [--from N] [--limit N]",
    .zh = "列出操作记录",
    .en = "list the audit log",
    .details_zh = "编号、时间、操作人、动作、对象和说明。查看本身也记一条。\n",
    .details_en = "Number, time, actor, verb, what it was done to, and details. That it was read is a row, too.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    AuditRows rows;
    Actors actors = { 0 };
    Buffer out = { 0 };

    (void)operands;
    (void)count;
    Problem wrong = audit_read(session->work, values[LIST_FIRST].given ? values[LIST_FIRST].number : 1,
                               values[LIST_LIMIT].given ? (int)values[LIST_LIMIT].number : LIMIT, &rows);
    if (!wrong.code)
        wrong = audit_actors(session->work, &actors.rows);
    if (!wrong.code)
        wrong = work_tree(session->work, &actors.tree);
    if (wrong.code)
        return session_complain(session, wrong);
    for (size_t i = 0; i < rows.count; i++)
        write_row(session, &actors, &rows.items[i], &out);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

/* 经办人; 联络员 县教育局; the id of one that is not known any more. */
static void write_actor(const Session *session, const Actors *actors, const AuditRow *row, Buffer *out)
{
    static const char *const zh[] = {
        [ROLE_OPERATOR] = "经办人",      [ROLE_OFFICE] = "妇儿工委办",       [ROLE_LIAISON] = "联络员",
        [ROLE_CADRE] = "村社区干部",     [ROLE_CASE_WORKER] = "个案员",      [ROLE_LEADER] = "领导",
        [ROLE_ADMINISTRATOR] = "管理员", [ROLE_SECURITY_OFFICER] = "安全员", [ROLE_AUDITOR] = "审计员",
    };
    Arena *arena = session->work->arena;
    Text shown = arena_format(arena, "%" PRId64, row->actor);
    Role role;

    for (size_t i = 0; i < actors->rows.count; i++) {
        const ActorRow *actor = &actors->rows.items[i];
        if (actor->id != row->actor || !role_read(actor->role, &role))
            continue;
        shown = session->language == LANGUAGE_ZH ? text_of(zh[role]) : actor->role;
        if (actor->agency)
            shown = arena_format(arena, "%.*s %.*s", TEXT_ARG(shown),
                                 TEXT_ARG(tree_name(&actors->tree, actor->agency, data_today(row->at))));
    }
    columns_left(out, shown, 20);
}

static void write_row(const Session *session, const Actors *actors, const AuditRow *row, Buffer *out)
{
    char day[DATE_TEXT_MAX];
    int64_t second = (row->at / 1000 + 8 * 3600) % 86400; // the clock of China

    date_write(data_today(row->at), day);
    buffer_format(out, "%6" PRId64 "  %s %02d:%02d:%02d  ", row->number, day, (int)(second / 3600),
                  (int)(second / 60 % 60), (int)(second % 60));
    write_actor(session, actors, row, out);
    columns_left(out, row->verb, 18);
    columns_left(out, row->noun, 12);
    if (row->subject)
        buffer_format(out, "%-20" PRId64, row->subject);
    buffer_add(out, row->details);
    while (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    buffer_add_char(out, '\n');
}
