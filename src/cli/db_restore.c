/* db_restore.c - `halfsky db restore`: a backup into an empty data folder. */
#include "cli/data.h"
#include "cli/data_counts.h"

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = { { 0 } };

const Command db_restore_command = {
    .name = "db restore",
    .usage = "db restore FILE",
    .zh = "把备份恢复到空的数据文件夹",
    .en = "restore a backup into an empty data folder",
    .details_zh = "恢复到 --data 指定的文件夹，它必须是空的或还没有。先全部核对，再放到位，最后说明恢复了多少。\n"
                  "密钥用 halfsky key import 导入。\n",
    .details_en = "Into the folder of --data, which must be empty or not there yet. All is checked before it is\n"
                  "put in place, and counted. The keys come back with \"halfsky key import\".\n",
    .options = options,
    .most_operands = 1,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    DataPlaces places;
    DataCounts counts;
    Buffer out = { 0 };
    int status;

    (void)values;
    if (count == 0)
        return session_complain(
            session, problem(PROBLEM_WORD_MISSING, text_of(db_restore_command.usage), TEXT(""), TEXT("")));
    Arena *arena = arena_new();
    Problem wrong = data_places(session, &places);
    if (!wrong.code)
        wrong = data_restore(operands[0], places.data, arena, &counts);
    if (wrong.code) {
        status = session_complain(session, wrong);
    } else {
        data_counts_write(&counts, session->language, &out);
        status = session_print(session, buffer_text(&out));
        buffer_free(&out);
    }
    arena_free(arena);
    return status;
}
