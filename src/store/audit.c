/* audit.c - what was done, by whom, in a chain. */
#include "store/audit.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>

#include "model/reasons.h"
#include "safe/seal.h"

/* A row as it stands in the table; texts borrowed. */
typedef struct {
    AuditRow row;
    Text sealed, mac;
} Stored;

static SealPlace place_of(const AuditRow *row);
static KeyedHash mac_of(const Keys *keys, const KeyedHash *before, const AuditRow *row);
static Stored stored_row(Statement *rows, Id county);
static Problem verify_rows(Statement *rows, const Keys *keys, const AuditHead *known, AuditHead *head);
static Problem broken(int64_t number, Text why);

Problem audit_append(Db *db, const Keys *keys, const Random *random, const AuditRow *row, Arena *scratch)
{
    AuditHead head = { 0 };
    AuditRow own = *row;

    TRY(audit_head(db, row->county, &head));
    own.number = head.number + 1;
    SealPlace place = place_of(&own);
    Text sealed = seal(keys, random, &place, own.details, scratch);
    KeyedHash mac = mac_of(keys, &head.mac, &own);
    Statement *add = db_prepare(db, "INSERT INTO audit (county, number, id, at, actor, verb, noun, subject, "
                                    "details_sealed, mac) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    statement_bind_int(add, 1, own.county);
    statement_bind_int(add, 2, own.number);
    statement_bind_int(add, 3, own.id);
    statement_bind_int(add, 4, own.at);
    statement_bind_int(add, 5, own.actor);
    statement_bind_text(add, 6, own.verb);
    statement_bind_text(add, 7, own.noun);
    statement_bind_int(add, 8, own.subject);
    statement_bind_blob(add, 9, sealed);
    statement_bind_blob(add, 10, keyed_hash_bytes(&mac));
    return statement_run(add);
}

Problem audit_list(Db *db, const Keys *keys, Id county, int64_t first, int limit, Arena *arena, AuditRows *out)
{
    Statement *rows = db_prepare(db, "SELECT number, id, at, actor, verb, noun, subject, details_sealed, mac "
                                     "FROM audit WHERE county = ?1 AND number >= ?2 ORDER BY number LIMIT ?3");
    Problem failure = OK;

    *out = (AuditRows){ 0 };
    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, first);
    statement_bind_int(rows, 3, limit);
    while (!failure.code && statement_next(rows)) {
        Stored stored = stored_row(rows, county);
        AuditRow *row = LIST_ADD(arena, out);
        SealPlace place = place_of(&stored.row);
        *row = stored.row;
        row->verb = arena_text(arena, row->verb);
        row->noun = arena_text(arena, row->noun);
        failure = unseal(keys, &place, stored.sealed, arena, &row->details);
    }
    Problem ended = statement_end(rows);
    return failure.code ? failure : ended;
}

Problem audit_head(Db *db, Id county, AuditHead *out)
{
    Statement *last =
        db_prepare(db, "SELECT number, mac FROM audit WHERE county = ?1 ORDER BY number DESC LIMIT 1");
    bool whole = true;

    *out = (AuditHead){ .county = county };
    statement_bind_int(last, 1, county);
    if (statement_next(last)) {
        out->number = statement_int(last, 0);
        whole = keyed_hash_read(statement_blob(last, 1), &out->mac);
    }
    TRY(statement_end(last));
    return whole ? OK : broken(out->number, REASON_ROW_ALTERED);
}

// ---- the head as text -------------------------------------------------------------------

void audit_head_write(const AuditHead *head, char out[AUDIT_HEAD_TEXT])
{
    char mac[KEYED_HASH_HEX];

    keyed_hash_hex(&head->mac, mac);
    snprintf(out, AUDIT_HEAD_TEXT, "halfsky-audit 1 %" PRId64 " %" PRId64 " %s", head->county, head->number, mac);
}

Problem audit_head_read(Text text, AuditHead *out)
{
    Problem wrong = problem(PROBLEM_AUDIT_HEAD_WRONG, TEXT(""), TEXT(""), TEXT(""));
    Text rest = text_trim(text), word[5];
    size_t len = 0;

    *out = (AuditHead){ 0 };
    for (int i = 0; i < 5; i++)
        if (!text_cut(&rest, ' ', &word[i]))
            return wrong;
    if (rest.at || !text_equal(word[0], TEXT("halfsky-audit")) || !text_equal(word[1], TEXT("1"))
        || !id_read(word[2], &out->county) || !id_read(word[3], &out->number)
        || sodium_hex2bin(out->mac.at, sizeof out->mac.at, word[4].at, word[4].len, NULL, &len, NULL) != 0
        || len != sizeof out->mac.at)
        return wrong;
    return OK;
}

// ---- verifying --------------------------------------------------------------------------

Problem audit_verify(Db *db, const Keys *keys, Id county, const AuditHead *known, AuditHead *head)
{
    Statement *rows = db_prepare(db, "SELECT number, id, at, actor, verb, noun, subject, details_sealed, mac "
                                     "FROM audit WHERE county = ?1 ORDER BY number");

    *head = (AuditHead){ .county = county };
    statement_bind_int(rows, 1, county);
    Problem failure = verify_rows(rows, keys, known, head);
    Problem ended = statement_end(rows);
    TRY(ended);
    TRY(failure);
    if (known && known->county == county && known->number > head->number)
        return broken(head->number + 1, REASON_ROW_MISSING);
    return OK;
}

static Problem verify_rows(Statement *rows, const Keys *keys, const AuditHead *known, AuditHead *head)
{
    Arena *arena = arena_new();
    Problem failure = OK;

    while (!failure.code && statement_next(rows)) {
        Stored stored = stored_row(rows, head->county);
        AuditRow *row = &stored.row;
        SealPlace place = place_of(row);
        KeyedHash mac;
        arena_reset(arena);
        if (row->number != head->number + 1)
            failure = broken(head->number + 1, REASON_ROW_MISSING);
        else
            failure = unseal(keys, &place, stored.sealed, arena, &row->details);
        if (failure.code) {
            if (failure.code == PROBLEM_SEALED_BROKEN)
                failure = broken(row->number, REASON_ROW_ALTERED);
            break;
        }
        KeyedHash expected = mac_of(keys, &head->mac, row);
        if (!keyed_hash_read(stored.mac, &mac) || !keyed_hash_equal(&mac, &expected)
            || (known && known->county == row->county && known->number == row->number
                && !keyed_hash_equal(&mac, &known->mac)))
            failure = broken(row->number, REASON_ROW_ALTERED);
        *head = failure.code ? *head : (AuditHead){ row->county, row->number, mac };
    }
    arena_free(arena);
    return failure;
}

static Stored stored_row(Statement *rows, Id county)
{
    return (Stored){
        .row = { .county = county,
                 .number = statement_int(rows, 0),
                 .id = statement_int(rows, 1),
                 .at = statement_int(rows, 2),
                 .actor = statement_int(rows, 3),
                 .verb = statement_text(rows, 4),
                 .noun = statement_text(rows, 5),
                 .subject = statement_int(rows, 6) },
        .sealed = statement_blob(rows, 7),
        .mac = statement_blob(rows, 8),
    };
}

static SealPlace place_of(const AuditRow *row)
{
    return (SealPlace){ TEXT("audit"), TEXT("details"), row->county, row->id };
}

/* Over what the details say, not over how they are sealed: they are sealed again when keys are
 * renewed. */
static KeyedHash mac_of(const Keys *keys, const KeyedHash *before, const AuditRow *row)
{
    HashStream stream;

    hash_stream_begin(&stream, keys, HASH_AUDIT, TEXT("row"));
    hash_stream_add(&stream, keyed_hash_bytes(before));
    hash_stream_add_int(&stream, row->county);
    hash_stream_add_int(&stream, row->number);
    hash_stream_add_int(&stream, row->id);
    hash_stream_add_int(&stream, row->at);
    hash_stream_add_int(&stream, row->actor);
    hash_stream_add_field(&stream, row->verb);
    hash_stream_add_field(&stream, row->noun);
    hash_stream_add_int(&stream, row->subject);
    hash_stream_add_field(&stream, row->details);
    return hash_stream_end(&stream);
}

static Problem broken(int64_t number, Text why)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%" PRId64, number);
    return problem(PROBLEM_AUDIT_BROKEN, text_of(digits), why, TEXT(""));
}
