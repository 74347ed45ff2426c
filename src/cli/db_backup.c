/* db_backup.c - `halfsky db backup`: all data in one file. */
#include "cli/data_counts.h"
#include "cli/command.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command db_backup_command = {
    .name = "db backup",
    .usage = "db backup FILE",
    .zh = "把全部数据备份成一个文件",
    .en = "back all data up into one file",
    .details_zh = "数据库和封存的文件都在里面，别人正在用也可以备份。密钥不在里面：没有密钥，谁也打不开，\n"
                  "请另用 halfsky key export 保存。\n",
    .details_en = "The database and the sealed files, also while others work. The keys are not in it: without\n"
                  "them nobody can open it. Keep a copy of them with \"halfsky key export\".\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    DataCounts counts;
    Buffer out = { 0 };

    (void)values;
    if (count == 0)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(db_backup_command.usage), TEXT(""), TEXT("")));
    Problem wrong = data_backup(session->work, operands[0], &counts);
    if (wrong.code && wrong.code != PROBLEM_BACKUP_FLAWED)
        return session_complain(session, wrong);
    data_counts_write(&counts, session->language, &out);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return wrong.code ? session_complain(session, wrong) : status;
}
