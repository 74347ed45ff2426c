/* upkeep.h - verbs over the data as a whole: check, backup, audit, keys. */
#ifndef HALFSKY_WORK_UPKEEP_H
#define HALFSKY_WORK_UPKEEP_H

#include "store/actors.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/check.h"
#include "work/folder.h"

/* Whether all is whole: the database, what rows refer to, the sealed files and the audit chain. A
 * broken chain is the Problem; the rest are findings. `files`: how many rows speak of one. */
Problem data_check(Work *work, CheckFindings *findings, int64_t *files, AuditHead *head);

/* A backup into the new file `to`, BACKUP_FLAWED when it was made but not all sealed files are whole; and one back into the folder `data`, which is made or empty, and
 * for which no Work can be open. */
Problem data_backup(Work *work, const char *to, DataCounts *out);
Problem data_restore(const char *from, const char *data, Arena *arena, DataCounts *out);

/* Rows of the audit log from number `first` on. That they were read is a row itself. */
Problem audit_actors(Work *work, ActorRows *out); /* whom the numbers of its rows mean; those that ended too */
Problem audit_read(Work *work, int64_t first, int limit, AuditRows *out);
/* The whole chain; `known`: a head that was exported before, or the empty Text. */
Problem audit_prove(Work *work, Text known, AuditHead *head);

/* The key ring under a passphrase, as text. */
Problem key_export(Work *work, Text passphrase, Buffer *out);
/* Puts an exported ring into the folder `keys`. One that is there is replaced only by a newer copy of
 * itself; KEYS_THERE otherwise. `number`: its newest key. */
Problem key_import(Text exported, Text passphrase, const char *keys, int *number);

typedef struct {
    int number;          /* of the new key */
    int64_t rows, files; /* that were sealed again */
} KeyRenewal;

/* Adds a sealing key and seals everything again under it; the older keys stay in the ring, for backups.
 * Takes the data for itself. Stopped in between it loses nothing: what is left is sealed again
 * the next time. `work` is one over `folder`. */
Problem key_renew(Work *work, Folder *folder, KeyRenewal *out);

#endif
