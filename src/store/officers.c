/* officers.c - terms of office as rows. */
#include "store/officers.h"

#include "base/utf8.h"
#include "safe/keyed_hash.h"
#include "store/rows.h"

static const SealedColumn name_column = { "agency_person", "name" };
static const SealedColumn phone_column = { "agency_person", "phone" };

/* 张 三 is found as 张三. */
static KeyedHash name_key(const Vault *vault, Text name)
{
    char *plain = arena_alloc(vault->arena, name.len + 1);
    size_t length, end = 0;

    for (size_t at = 0; at < name.len; at += length) {
        uint32_t code = utf8_read(name, at, &length);
        if (code == ' ' || code == 0x3000)
            continue;
        memcpy(plain + end, name.at + at, length);
        end += length;
    }
    return keyed_hash(vault->keys, HASH_SEARCH, TEXT("person.name"), (Text){ plain, end });
}

Problem officer_put(const Vault *vault, const Officer *officer)
{
    Statement *put = db_prepare(
        vault->db, "INSERT INTO agency_person (county, id, agency, duty, sex, first_day, last_day, name_sealed,"
                   " phone_sealed, name_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                   " ON CONFLICT (county, id) DO UPDATE SET sex = ?5, first_day = ?6, last_day = ?7,"
                   " name_sealed = ?8, phone_sealed = ?9, name_key = ?10");
    KeyedHash key = name_key(vault, officer->name);

    statement_bind_int(put, 1, vault->county);
    statement_bind_int(put, 2, officer->id);
    statement_bind_int(put, 3, officer->agency);
    statement_bind_text(put, 4, text_of(duty_word(officer->duty)));
    if (officer->sex != SEX_UNSAID)
        statement_bind_text(put, 5, text_of(sex_word(officer->sex)));
    statement_bind_date(put, 6, officer->first);
    statement_bind_date(put, 7, officer->last);
    statement_bind_sealed(put, 8, vault, name_column, officer->id, officer->name);
    if (officer->phone.len)
        statement_bind_sealed(put, 9, vault, phone_column, officer->id, officer->phone);
    statement_bind_blob(put, 10, keyed_hash_bytes(&key));
    return statement_run(put);
}

Problem officers_load(const Vault *vault, Id agency, Text name, Officers *out)
{
    Statement *all = db_prepare(
        vault->db, "SELECT id, agency, duty, sex, first_day, last_day, name_sealed, phone_sealed FROM agency_person"
                   " WHERE county = ?1 AND (?2 = 0 OR agency = ?2) AND (?3 = 0 OR name_key = ?4)"
                   " ORDER BY agency, duty, first_day, id");
    KeyedHash key = name_key(vault, name);
    Problem wrong = OK;

    *out = (Officers){ 0 };
    statement_bind_int(all, 1, vault->county);
    statement_bind_int(all, 2, agency);
    statement_bind_int(all, 3, name.len > 0);
    statement_bind_blob(all, 4, keyed_hash_bytes(&key));
    while (!wrong.code && statement_next(all)) {
        Officer officer = { .id = statement_int(all, 0),
                            .agency = statement_int(all, 1),
                            .first = statement_date(all, 4),
                            .last = statement_date(all, 5) };
        if (!duty_read(statement_text(all, 2), &officer.duty) || !sex_read(statement_text(all, 3), &officer.sex))
            wrong = row_broken("agency_person", "duty, sex");
        if (!wrong.code)
            wrong = statement_sealed(all, 6, vault, name_column, officer.id, &officer.name);
        if (!wrong.code)
            wrong = statement_sealed(all, 7, vault, phone_column, officer.id, &officer.phone);
        LIST_PUSH(vault->arena, out, officer);
    }
    Problem ended = statement_end(all);
    return wrong.code ? wrong : ended;
}
