/* readings.c - facts, findings and sketches as rows. */
#include "store/readings.h"

#include "safe/keyed_hash.h"
#include "store/rows.h"

static const SealedColumn finding_message = { "finding", "message" };

static Problem fact_add(const Vault *vault, Id document, const FactRow *fact);
static Problem finding_add(const Vault *vault, Id document, size_t place, const FindingRow *finding);
static Problem remove_from(Statement *remove, const Vault *vault, Id document);
static Problem sketch_put(const Vault *vault, Id document, Text bytes);
static Problem sketch_remove(const Vault *vault, Id document);
static Problem extent_of(Text word, FactExtent *out);

Problem reading_put(const Vault *vault, Id document, const DocumentReading *reading)
{
    TRY(reading_remove(vault, document));
    for (size_t i = 0; i < reading->facts.count; i++)
        TRY(fact_add(vault, document, &reading->facts.items[i]));
    for (size_t i = 0; i < reading->findings.count; i++)
        TRY(finding_add(vault, document, i, &reading->findings.items[i]));
    return sketch_put(vault, document, reading->sketch);
}

Problem reading_remove(const Vault *vault, Id document)
{
    TRY(remove_from(db_prepare(vault->db, "DELETE FROM fact WHERE county = ?1 AND document = ?2"), vault,
                    document));
    TRY(remove_from(db_prepare(vault->db, "DELETE FROM finding WHERE county = ?1 AND document = ?2"), vault,
                    document));
    return sketch_remove(vault, document);
}

Text place_hash(const Vault *vault, Text place)
{
    KeyedHash hash = keyed_hash(vault->keys, HASH_SEARCH, TEXT("fact.place"), place);

    return arena_text(vault->arena, keyed_hash_bytes(&hash));
}

Problem facts_load(const Vault *vault, Id document, FactRows *out)
{
    Statement *rows = db_prepare(
        vault->db,
        "SELECT start, stop, slot, fits, status, extent, period, as_of, running, subject, unit,"
        " state, scale, low, high, confidence, year, whole, place_key FROM fact WHERE county = ?1 AND document = ?2"
        " ORDER BY start, stop");
    Problem wrong = OK;

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, document);
    while (!wrong.code && statement_next(rows)) {
        FactRow *fact = LIST_ADD(vault->arena, out);
        *fact = (FactRow){
            .start = (size_t)statement_int(rows, 0),
            .stop = (size_t)statement_int(rows, 1),
            .slot = (uint32_t)statement_int(rows, 2),
            .fits = statement_int(rows, 3) != 0,
            .status = statement_text_copy(rows, 4, vault->arena),
            .period = statement_text_copy(rows, 6, vault->arena),
            .as_of = statement_text_copy(rows, 7, vault->arena),
            .running = statement_int(rows, 8) != 0,
            .subject = statement_int(rows, 9),
            .unit = statement_text_copy(rows, 10, vault->arena),
            .confidence = (int)statement_int(rows, 15),
            .year = (int)statement_int(rows, 16),
            .whole = statement_int(rows, 17) != 0,
            .place = statement_blob_copy(rows, 18, vault->arena),
        };
        wrong = extent_of(statement_text(rows, 5), &fact->extent);
        if (!wrong.code)
            wrong = statement_value(rows, 11, &fact->value);
    }
    TRY(statement_end(rows));
    return wrong;
}

Problem findings_load(const Vault *vault, Id document, FindingRows *out)
{
    Statement *rows = db_prepare(vault->db, "SELECT rule, class, start, stop, message_sealed FROM finding"
                                            " WHERE county = ?1 AND document = ?2 ORDER BY place");
    Problem wrong = OK;
    Text message;

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, document);
    while (!wrong.code && statement_next(rows)) {
        FindingRow *finding = LIST_ADD(vault->arena, out);
        *finding = (FindingRow){ .rule = statement_text_copy(rows, 0, vault->arena),
                                 .class = statement_text(rows, 1).at[0],
                                 .start = (size_t)statement_int(rows, 2),
                                 .stop = (size_t)statement_int(rows, 3) };
        wrong = statement_sealed(rows, 4, vault, finding_message, document, &message);
        if (!wrong.code) {
            text_cut(&message, '\0', &finding->zh);
            finding->en = message;
        }
    }
    TRY(statement_end(rows));
    return wrong;
}

/* ---- sketches ---- */

size_t sketch_numbers(Text sketch)
{
    return sketch.len < SKETCH_HEAD_BYTES ? 0 : (sketch.len - SKETCH_HEAD_BYTES) / SKETCH_NUMBER_BYTES;
}

uint32_t sketch_number_at(Text sketch, size_t index)
{
    const unsigned char *at = (const unsigned char *)sketch.at + SKETCH_HEAD_BYTES + index * SKETCH_NUMBER_BYTES;

    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

Problem sketch_shares(const Vault *vault, Id document, Text sketch, int most, SketchShares *out)
{
    for (size_t i = 0; i < sketch_numbers(sketch); i++) {
        uint32_t number = sketch_number_at(sketch, i);
        Statement *rows =
            db_prepare(vault->db, "SELECT document FROM sketch_number WHERE county = ?1 AND number = ?2"
                                  " AND document < ?3 ORDER BY document DESC LIMIT ?4");

        statement_bind_int(rows, 1, vault->county);
        statement_bind_int(rows, 2, number);
        statement_bind_int(rows, 3, document);
        statement_bind_int(rows, 4, most);
        while (statement_next(rows))
            LIST_PUSH(vault->arena, out, (SketchShare){ statement_int(rows, 0), number });
        TRY(statement_end(rows));
    }
    return OK;
}

Problem sketches_forget(const Vault *vault)
{
    Statement *numbers = db_prepare(vault->db, "DELETE FROM sketch_number WHERE county = ?1");
    Statement *sketches;

    statement_bind_int(numbers, 1, vault->county);
    TRY(statement_run(numbers));
    sketches = db_prepare(vault->db, "DELETE FROM sketch WHERE county = ?1");
    statement_bind_int(sketches, 1, vault->county);
    return statement_run(sketches);
}

static Problem sketch_put(const Vault *vault, Id document, Text bytes)
{
    Statement *put = db_prepare(vault->db, "INSERT INTO sketch (county, document, body) VALUES (?1, ?2, ?3)");

    statement_bind_int(put, 1, vault->county);
    statement_bind_int(put, 2, document);
    statement_bind_blob(put, 3, bytes);
    TRY(statement_run(put));
    for (size_t i = 0; i < sketch_numbers(bytes); i++) {
        Statement *add =
            db_prepare(vault->db, "INSERT INTO sketch_number (county, number, document) VALUES (?1, ?2, ?3)");

        statement_bind_int(add, 1, vault->county);
        statement_bind_int(add, 2, sketch_number_at(bytes, i));
        statement_bind_int(add, 3, document);
        TRY(statement_run(add));
    }
    return OK;
}

static Problem sketch_remove(const Vault *vault, Id document)
{
    Statement *find = db_prepare(vault->db, "SELECT body FROM sketch WHERE county = ?1 AND document = ?2");
    Text bytes = { 0 };

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, document);
    if (statement_next(find))
        bytes = statement_blob_copy(find, 0, vault->arena);
    TRY(statement_end(find));
    for (size_t i = 0; i < sketch_numbers(bytes); i++) {
        Statement *drop = db_prepare(vault->db, "DELETE FROM sketch_number WHERE county = ?1 AND number = ?2"
                                                " AND document = ?3");

        statement_bind_int(drop, 1, vault->county);
        statement_bind_int(drop, 2, sketch_number_at(bytes, i));
        statement_bind_int(drop, 3, document);
        TRY(statement_run(drop));
    }
    return remove_from(db_prepare(vault->db, "DELETE FROM sketch WHERE county = ?1 AND document = ?2"), vault,
                       document);
}

/* ---- all of it as one number ---- */

static void mix(uint64_t *sum, Text bytes)
{
    *sum = *sum * 1099511628211u + text_hash(bytes) + bytes.len;
}

static Problem mix_rows(Statement *rows, const Vault *vault, int columns, uint64_t *sum)
{
    statement_bind_int(rows, 1, vault->county);
    while (statement_next(rows))
        for (int i = 0; i < columns; i++)
            mix(sum, statement_blob(rows, i));
    return statement_end(rows);
}

static Problem mix_findings(const Vault *vault, Id document, uint64_t *sum)
{
    FindingRows findings = { 0 };

    TRY(findings_load(vault, document, &findings));
    for (size_t i = 0; i < findings.count; i++) {
        const FindingRow *finding = &findings.items[i];
        mix(sum, finding->rule);
        mix(sum, finding->zh);
        mix(sum, finding->en);
        mix(sum, arena_format(vault->arena, "%c %zu %zu", finding->class, finding->start, finding->stop));
    }
    return OK;
}

Problem readings_fingerprint(const Vault *vault, uint64_t *out)
{
    Statement *documents = db_prepare(vault->db, "SELECT id FROM document WHERE county = ?1 ORDER BY id");
    LIST(Id) ids = { 0 };

    *out = 0;
    TRY(mix_rows(db_prepare(vault->db,
                            "SELECT document, start, stop, slot, fits, status, extent, period, as_of,"
                            " running, subject, unit, state, scale, low, high, confidence, year, whole, place_key"
                            " FROM fact WHERE county = ?1 ORDER BY document, start, stop"),
                 vault, 20, out));
    TRY(mix_rows(db_prepare(vault->db, "SELECT document, body FROM sketch WHERE county = ?1 ORDER BY document"),
                 vault, 2, out));
    TRY(mix_rows(db_prepare(vault->db, "SELECT number, document FROM sketch_number WHERE county = ?1"
                                       " ORDER BY number, document"),
                 vault, 2, out));
    TRY(mix_rows(db_prepare(vault->db, "SELECT period, agency, parent, body FROM sheet WHERE county = ?1"
                                       " ORDER BY period, agency"),
                 vault, 4, out));
    statement_bind_int(documents, 1, vault->county);
    while (statement_next(documents))
        LIST_PUSH(vault->arena, &ids, statement_int(documents, 0));
    TRY(statement_end(documents));
    for (size_t i = 0; i < ids.count; i++)
        TRY(mix_findings(vault, ids.items[i], out));
    return OK;
}

static Problem fact_add(const Vault *vault, Id document, const FactRow *fact)
{
    Statement *add = db_prepare(
        vault->db, "INSERT INTO fact (county, document, start, stop, slot, fits, status, extent, period, as_of,"
                   " running, subject, unit, state, scale, low, high, confidence, year, whole, place_key) VALUES "
                   "(?1, ?2, ?3, ?4,"
                   " ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)");
    Problem wrong;

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, document);
    statement_bind_int(add, 3, (int64_t)fact->start);
    statement_bind_int(add, 4, (int64_t)fact->stop);
    if (fact->slot)
        statement_bind_int(add, 5, fact->slot);
    statement_bind_bool(add, 6, fact->fits);
    statement_bind_text(add, 7, fact->status);
    statement_bind_text(add, 8, text_of(fact_extent_word(fact->extent)));
    statement_bind_text(add, 9, fact->period);
    statement_bind_text(add, 10, fact->as_of);
    statement_bind_bool(add, 11, fact->running);
    if (fact->subject)
        statement_bind_int(add, 12, fact->subject);
    statement_bind_text(add, 13, fact->unit);
    wrong = statement_bind_value(add, 14, fact->value);
    statement_bind_int(add, 18, fact->confidence);
    statement_bind_int(add, 19, fact->year);
    statement_bind_bool(add, 20, fact->whole);
    if (fact->place.len)
        statement_bind_blob(add, 21, fact->place);
    if (wrong.code) {
        statement_end(add);
        return wrong;
    }
    return statement_run(add);
}

static Problem finding_add(const Vault *vault, Id document, size_t place, const FindingRow *finding)
{
    Statement *add = db_prepare(vault->db, "INSERT INTO finding (county, document, place, rule, class, start, stop,"
                                           " message_sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    Text message = arena_format(vault->arena, "%.*s%c%.*s", TEXT_ARG(finding->zh), 0, TEXT_ARG(finding->en));

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, document);
    statement_bind_int(add, 3, (int64_t)place);
    statement_bind_text(add, 4, finding->rule);
    statement_bind_text(add, 5, (Text){ &finding->class, 1 });
    statement_bind_int(add, 6, (int64_t)finding->start);
    statement_bind_int(add, 7, (int64_t)finding->stop);
    statement_bind_sealed(add, 8, vault, finding_message, document, message);
    return statement_run(add);
}

static Problem remove_from(Statement *remove, const Vault *vault, Id document)
{
    statement_bind_int(remove, 1, vault->county);
    statement_bind_int(remove, 2, document);
    return statement_run(remove);
}

static Problem extent_of(Text word, FactExtent *out)
{
    for (*out = EXTENT_UNSAID; *out <= EXTENT_STAFF; ++*out)
        if (text_equal(word, text_of(fact_extent_word(*out))))
            return OK;
    return row_broken("fact", "extent");
}
