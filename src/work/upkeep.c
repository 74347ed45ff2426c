/* upkeep.c - verbs over the data as a whole. */
#include "work/upkeep.h"

#include "safe/passphrase.h"
#include "store/disk.h"
#include "store/key_file.h"
#include "store/reseal.h"
#include "store/seat.h"

#include <unistd.h>

static Problem files_of(const Work *work, char folder[DISK_PATH_MAX], Files *out);
static Problem flaws_told(Work *work, const CheckFindings *findings);
static Problem note(Work *work, Verb verb, const char *noun, Id id, Text detail);

Problem data_check(Work *work, CheckFindings *findings, int64_t *files, AuditHead *head)
{
    char folder[DISK_PATH_MAX];
    Files sealed;

    *findings = (CheckFindings){ 0 };
    TRY(work_may(work, VERB_DATA_CHECK, 0));
    TRY(files_of(work, folder, &sealed));
    TRY(check_database(work->db, work->arena, findings));
    if (findings->count) // what lies on broken pages cannot be trusted to tell more
        return OK;
    TRY(check_files(work->db, &sealed, work->arena, findings, files));
    return audit_verify(work->db, work->keys, work->county, NULL, head);
}

Problem data_backup(Work *work, const char *to, DataCounts *out)
{
    char folder[DISK_PATH_MAX];
    CheckFindings findings = { 0 };
    int64_t files;
    Files sealed;

    *out = (DataCounts){ 0 };
    TRY(work_may(work, VERB_DATA_BACKUP, 0));
    TRY(files_of(work, folder, &sealed));
    TRY(check_files(work->db, &sealed, work->arena, &findings, &files));
    TRY(backup_make(db_path(work->db), folder, to, work->now, work->arena, out));
    Problem failure = note(work, VERB_DATA_BACKUP, "backup", 0, TEXT(""));
    if (failure.code)
        unlink(to); // nobody was told of it
    return failure.code ? failure : flaws_told(work, &findings);
}

Problem data_restore(const char *from, const char *data, Arena *arena, DataCounts *out)
{
    Seat seat;

    TRY(disk_make_folder(data));
    TRY(seat_take_all(data, &seat));
    Problem failure = backup_restore(from, data, arena, out);
    seat_leave(&seat);
    return failure;
}

Problem audit_read(Work *work, int64_t first, int limit, AuditRows *out)
{
    TRY(work_may(work, VERB_AUDIT_READ, 0));
    TRY(audit_list(work->db, work->keys, work->county, first, limit, work->arena, out));
    return note(work, VERB_AUDIT_READ, "audit", 0, TEXT(""));
}

Problem audit_actors(Work *work, ActorRows *out)
{
    TRY(work_may(work, VERB_AUDIT_READ, 0));
    return actors_load_all(work->db, work->county, work->arena, out);
}

Problem audit_prove(Work *work, Text known, AuditHead *head)
{
    AuditHead receipt;

    TRY(work_may(work, VERB_AUDIT_READ, 0));
    if (known.len)
        TRY(audit_head_read(known, &receipt));
    if (known.len && receipt.county != work->county)
        return problem(PROBLEM_AUDIT_HEAD_WRONG, TEXT(""), TEXT(""), TEXT(""));
    return audit_verify(work->db, work->keys, work->county, known.len ? &receipt : NULL, head);
}

Problem key_export(Work *work, Text passphrase, Buffer *out)
{
    TRY(work_may(work, VERB_KEY_EXPORT, 0));
    TRY(keys_export(work->keys, passphrase, &passphrase_cost, work->random, out));
    return note(work, VERB_KEY_EXPORT, "key", keys_newest(work->keys), TEXT(""));
}

Problem key_import(Text exported, Text passphrase, const char *keys, int *number)
{
    Keys *ring = NULL, *there = NULL;

    TRY(keys_import(exported, passphrase, &ring));
    *number = keys_newest(ring);
    Problem failure = key_file_read(keys, &there);
    if (failure.code == PROBLEM_KEYS_MISSING) {
        failure = key_file_make(keys, ring);
    } else if (!failure.code) {
        KeyedHash old = keys_fingerprint(there), new = keys_fingerprint(ring);
        if (keyed_hash_equal(&old, &new) && keys_newest(ring) >= keys_newest(there))
            failure = key_file_replace(keys, ring);
        else
            failure =
                problem_at(problem(PROBLEM_KEYS_THERE, TEXT(""), TEXT(""), TEXT("")), text_of(keys), 0, TEXT(""));
    }
    keys_free(there);
    keys_free(ring);
    return failure;
}

Problem key_renew(Work *work, Folder *folder, KeyRenewal *out)
{
    char path[DISK_PATH_MAX];
    Files sealed;

    *out = (KeyRenewal){ 0 };
    TRY(work_may(work, VERB_KEY_RENEW, 0));
    TRY(folder_alone(folder));
    TRY(files_of(work, path, &sealed));
    TRY(seat_mark(work->seat));
    // The key is on the disk before anything is sealed under it.
    TRY(keys_add(folder_keys(folder), work->random, work->now));
    TRY(folder_save_keys(folder));
    out->number = keys_newest(work->keys);
    TRY(reseal_rows(work->db, work->keys, work->random, &out->rows));
    TRY(reseal_files(work->db, &sealed, &out->files));
    seat_unmark(work->seat);
    return note(work, VERB_KEY_RENEW, "key", out->number, TEXT(""));
}

/* A backup of flawed files is better than none, but nobody is to believe that it has them. */
static Problem flaws_told(Work *work, const CheckFindings *findings)
{
    Text first = TEXT("");
    int count = 0;

    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].kind == CHECK_FILE_UNKNOWN)
            continue;
        first = count++ ? first : findings->items[i].what;
    }
    return count ? problem(PROBLEM_BACKUP_FLAWED, arena_format(work->arena, "%d", count), first, TEXT("")) : OK;
}

static Problem files_of(const Work *work, char folder[DISK_PATH_MAX], Files *out)
{
    TRY(disk_path(work->folder, "files", folder));
    *out = (Files){ folder, work->keys, work->random };
    return OK;
}

static Problem note(Work *work, Verb verb, const char *noun, Id id, Text detail)
{
    TRY(work_begin(work, verb, 0));
    return work_end(work, verb, OK, (WorkNote){ noun, id, detail });
}
