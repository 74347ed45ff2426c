/* key_renew.c - `halfsky key renew`: a new key, and everything sealed again under it. */
#include "cli/data.h"
#include "work/counties.h"
#include "work/upkeep.h"

#include <inttypes.h>

static int run(const Session *session, const OptionValue *values, char **operands, int count);
static Problem renew(const Session *session, Arena *arena, KeyRenewal *out);

static const Option options[] = { { 0 } };

const Command key_renew_command = {
    .name = "key renew",
    .usage = "key renew",
    .zh = "换一把密钥，全部重新封存",
    .en = "take a new key and seal everything again",
    .details_zh = "需要独占数据。旧密钥仍留在密钥文件里，用来打开旧备份。换完后请重新 halfsky key export。\n",
    .details_en = "Needs the data for itself. The old keys stay in the key file, for old backups. Export the keys\n"
                  "again afterwards.\n",
    .options = options,
    .most_operands = 0,
    .run = run,
};

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    bool zh = session->language == LANGUAGE_ZH;
    Arena *arena = arena_new();
    KeyRenewal renewal = { 0 };
    Buffer out = { 0 };
    int status;

    (void)values;
    (void)operands;
    (void)count;
    Problem wrong = renew(session, arena, &renewal);
    if (wrong.code) {
        status = session_complain(session, wrong);
    } else {
        buffer_format(&out,
                      zh ? "已换成第 %d 号密钥，重新封存了 %" PRId64 " 项、%" PRId64 " 个文件。请重新导出密钥。\n"
                         : "Key %d is in use; %" PRId64 " texts and %" PRId64
                           " files were sealed again. Export the "
                           "keys again.\n",
                      renewal.number, renewal.rows, renewal.files);
        status = session_print(session, buffer_text(&out));
        buffer_free(&out);
    }
    arena_free(arena);
    return status;
}

/* Opens the folder itself: the verb takes it for this program alone. */
static Problem renew(const Session *session, Arena *arena, KeyRenewal *out)
{
    DataPlaces places;
    Folder *folder = NULL;

    TRY(data_places(session, &places));
    TRY(folder_open(places.data, places.keys, session->now, &folder));
    Work work = folder_work(folder, session->catalog, arena, session->now);
    work.today = data_today(session->now);
    Problem wrong = county_enter(&work);
    if (!wrong.code)
        wrong = key_renew(&work, folder, out);
    folder_close(folder);
    return wrong;
}
