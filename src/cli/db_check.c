/* db_check.c - `halfsky db check`: whether all that is stored is whole. */
#include "cli/command.h"
#include "work/upkeep.h"

#include <inttypes.h>

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command db_check_command = {
    .name = "db check",
    .usage = "db check",
    .zh = "检查数据是否完整",
    .en = "check that the data is whole",
    .details_zh =
        "数据库、记录之间的引用、封存的文件、操作记录。有问题时一行一个，退出码 1；没有记录提到的文件只作提示。\n",
    .details_en = "The database, what rows refer to, sealed files, the audit log. A line for each flaw, with exit\n"
                  "status 1; files that no row speaks of are mentioned only.\n",
    .options = options,
    .most_operands = 0,
    .needs_data = true,
    .run = run,
};

/* In the order of CheckKind. */
static const struct {
    const char *zh, *en;
    bool harmless;
} kinds[] = {
    { "数据库损坏：", "damaged database: ", false },
    { "引用的记录不存在，表 ", "refers to a row that is not there, table ", false },
    { "缺少封存的文件 ", "missing sealed file ", false },
    { "封存的文件打不开 ", "sealed file that does not open ", false },
    { "没有记录提到的文件 ", "file that no row speaks of ", true },
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH, flawed = false;
    CheckFindings findings;
    AuditHead head = { 0 };
    Buffer out = { 0 };
    int64_t files = 0;

    (void)values;
    (void)operands;
    (void)count;
    Problem wrong = data_check(session->work, &findings, &files, &head);
    for (size_t i = 0; i < findings.count; i++) {
        const CheckFinding *finding = &findings.items[i];
        flawed = flawed || !kinds[finding->kind].harmless;
        buffer_add(&out, text_of(zh ? kinds[finding->kind].zh : kinds[finding->kind].en));
        buffer_add(&out, finding->what);
        buffer_add_char(&out, '\n');
    }
    if (!wrong.code && !flawed)
        buffer_format(&out,
                      zh ? "数据完整：文件 %" PRId64 " 个，操作记录 %" PRId64 " 条。\n"
                         : "All is whole: %" PRId64 " files, %" PRId64 " rows of the audit log.\n",
                      files, head.number);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    if (wrong.code)
        return session_complain(session, wrong);
    return status ? status : flawed;
}
