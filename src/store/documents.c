/* documents.c - files and documents as rows. */
#include "store/documents.h"

#include "store/rows.h"

static const SealedColumn file_name = { "file", "name" };
static const SealedColumn file_extracted = { "file", "extracted" };
static const SealedColumn document_title = { "document", "title" };

static const char *const state_words[DOCUMENT_STATES] = { "received", "submitted", "returned", "accepted",
                                                          "replaced" };

#define DOCUMENT_COLUMNS                                                                                       \
    "id, file, start, stop, text_key, agency, guessed, period, call, version, replaces, state, title_sealed, " \
    "revision, made_at, made_by"

static void bind_id(Statement *statement, int number, Id id);
static void bind_period(Statement *statement, int number, Period period);
static Problem document_read(const Vault *vault, Statement *row, DocumentRow *out);
static Problem documents_read(const Vault *vault, Statement *rows, DocumentRows *out);

Problem file_row_add(const Vault *vault, const FileRow *file)
{
    Statement *add = db_prepare(
        vault->db, "INSERT INTO file (county, id, stored, size, format, name_sealed, name_key, extracted_sealed,"
                   " extractor, received_at, received_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    KeyedHash name = keyed_hash(vault->keys, HASH_SEARCH, TEXT("file.name"), file->name);

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, file->id);
    statement_bind_text(add, 3, file->stored);
    statement_bind_int(add, 4, file->size);
    statement_bind_text(add, 5, file->format);
    statement_bind_sealed(add, 6, vault, file_name, file->id, file->name);
    statement_bind_blob(add, 7, keyed_hash_bytes(&name));
    statement_bind_sealed(add, 8, vault, file_extracted, file->id, file->extracted);
    statement_bind_text(add, 9, file->extractor);
    statement_bind_int(add, 10, file->received_at);
    statement_bind_int(add, 11, file->received_by);
    return statement_run(add);
}

Problem file_row_with(const Vault *vault, Text stored, Id *out)
{
    Statement *find = db_prepare(vault->db, "SELECT id FROM file WHERE county = ?1 AND stored = ?2");

    statement_bind_int(find, 1, vault->county);
    statement_bind_text(find, 2, stored);
    return statement_answer(find, 0, out);
}

static Problem file_read_row(const Vault *vault, Statement *row, Id id, FileRow *out)
{
    *out = (FileRow){ .id = id,
                      .stored = statement_text_copy(row, 0, vault->arena),
                      .size = statement_int(row, 1),
                      .format = statement_text_copy(row, 2, vault->arena),
                      .extractor = statement_text_copy(row, 5, vault->arena),
                      .received_at = statement_int(row, 6),
                      .received_by = statement_int(row, 7) };
    TRY(statement_sealed(row, 3, vault, file_name, id, &out->name));
    return statement_sealed(row, 4, vault, file_extracted, id, &out->extracted);
}

Problem file_row_find(const Vault *vault, Id id, FileRow *out, bool *found)
{
    Statement *find =
        db_prepare(vault->db, "SELECT stored, size, format, name_sealed, extracted_sealed, extractor, received_at,"
                              " received_by FROM file WHERE county = ?1 AND id = ?2");
    Problem wrong = OK;

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        wrong = file_read_row(vault, find, id, out);
    TRY(statement_end(find));
    return wrong;
}

/* ---- documents ---- */

const char *document_state_word(DocumentState state)
{
    return state_words[state];
}

bool document_state_read(Text word, DocumentState *out)
{
    for (int i = 0; i < DOCUMENT_STATES; i++)
        if (text_equal(word, text_of(state_words[i]))) {
            *out = (DocumentState)i;
            return true;
        }
    return false;
}

Problem document_row_add(const Vault *vault, const DocumentRow *document)
{
    Statement *add = db_prepare(
        vault->db, "INSERT INTO document (county, id, file, start, stop, text_key, agency, guessed, period, call,"
                   " version, replaces, state, title_sealed, revision, made_at, made_by)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 1, ?15, ?16)");

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, document->id);
    statement_bind_int(add, 3, document->file);
    statement_bind_int(add, 4, (int64_t)document->start);
    statement_bind_int(add, 5, (int64_t)document->stop);
    statement_bind_blob(add, 6, keyed_hash_bytes(&document->text_key));
    bind_id(add, 7, document->agency);
    bind_id(add, 8, document->guessed);
    bind_period(add, 9, document->period);
    bind_id(add, 10, document->call);
    statement_bind_int(add, 11, document->version);
    bind_id(add, 12, document->replaces);
    statement_bind_text(add, 13, text_of(state_words[document->state]));
    document_title_bind(add, 14, vault, document);
    statement_bind_int(add, 15, document->made_at);
    statement_bind_int(add, 16, document->made_by);
    return statement_run(add);
}

void document_title_bind(Statement *statement, int number, const Vault *vault, const DocumentRow *document)
{
    statement_bind_sealed(statement, number, vault, document_title, document->id, document->title);
}

Problem document_row_find(const Vault *vault, Id id, DocumentRow *out, bool *found)
{
    Statement *find =
        db_prepare(vault->db, "SELECT " DOCUMENT_COLUMNS " FROM document WHERE county = ?1 AND id = ?2");
    Problem wrong = OK;

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, id);
    *found = statement_next(find);
    if (*found)
        wrong = document_read(vault, find, out);
    TRY(statement_end(find));
    return wrong;
}

Problem document_row_change(const Vault *vault, DocumentRow *document)
{
    Statement *set = db_prepare(
        vault->db, "UPDATE document SET agency = ?4, period = ?5, call = ?6, version = ?7, replaces = ?8,"
                   " state = ?9, revision = revision + 1"
                   " WHERE county = ?1 AND id = ?2 AND revision = ?3");

    statement_bind_int(set, 1, vault->county);
    statement_bind_int(set, 2, document->id);
    statement_bind_int(set, 3, document->revision);
    bind_id(set, 4, document->agency);
    bind_period(set, 5, document->period);
    bind_id(set, 6, document->call);
    statement_bind_int(set, 7, document->version);
    bind_id(set, 8, document->replaces);
    statement_bind_text(set, 9, text_of(state_words[document->state]));
    TRY(statement_run(set));
    if (statement_changes(set) == 0)
        return problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
    document->revision++;
    return OK;
}

Problem document_rows(const Vault *vault, DocumentFilter filter, DocumentRows *out)
{
    Statement *rows = db_prepare(
        vault->db, "SELECT " DOCUMENT_COLUMNS " FROM document WHERE county = ?1 AND (?2 = 0 OR agency = ?2)"
                   " AND (?3 = 0 OR call = ?3) AND (?4 = 0 OR file = ?4) AND (?5 = '' OR state = ?5) ORDER BY id");

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, filter.agency);
    statement_bind_int(rows, 3, filter.call);
    statement_bind_int(rows, 4, filter.file);
    statement_bind_text(rows, 5, filter.state ? text_of(state_words[*filter.state]) : TEXT(""));
    return documents_read(vault, rows, out);
}

Problem document_rows_with_text(const Vault *vault, const KeyedHash *text_key, DocumentRows *out)
{
    Statement *rows = db_prepare(vault->db, "SELECT " DOCUMENT_COLUMNS " FROM document WHERE county = ?1"
                                            " AND text_key = ?2 ORDER BY id");

    statement_bind_int(rows, 1, vault->county);
    statement_bind_blob(rows, 2, keyed_hash_bytes(text_key));
    return documents_read(vault, rows, out);
}

static void bind_id(Statement *statement, int number, Id id)
{
    if (id)
        statement_bind_int(statement, number, id);
    else
        statement_bind_null(statement, number);
}

static void bind_period(Statement *statement, int number, Period period)
{
    if (period.kind == PERIOD_NONE)
        statement_bind_text(statement, number, TEXT(""));
    else
        statement_bind_period(statement, number, period);
}

static Problem document_read(const Vault *vault, Statement *row, DocumentRow *out)
{
    *out = (DocumentRow){
        .id = statement_int(row, 0),
        .file = statement_int(row, 1),
        .start = (size_t)statement_int(row, 2),
        .stop = (size_t)statement_int(row, 3),
        .agency = statement_int(row, 5),
        .guessed = statement_int(row, 6),
        .period = statement_period(row, 7),
        .call = statement_int(row, 8),
        .version = (int)statement_int(row, 9),
        .replaces = statement_int(row, 10),
        .revision = (int)statement_int(row, 13),
        .made_at = statement_int(row, 14),
        .made_by = statement_int(row, 15),
    };
    if (!keyed_hash_read(statement_blob(row, 4), &out->text_key))
        return row_broken("document", "text_key");
    if (!document_state_read(statement_text(row, 11), &out->state))
        return row_broken("document", "state");
    return statement_sealed(row, 12, vault, document_title, out->id, &out->title);
}

static Problem documents_read(const Vault *vault, Statement *rows, DocumentRows *out)
{
    DocumentRow document;
    Problem wrong = OK;

    while (!wrong.code && statement_next(rows)) {
        wrong = document_read(vault, rows, &document);
        if (!wrong.code)
            LIST_PUSH(vault->arena, out, document);
    }
    TRY(statement_end(rows));
    return wrong;
}
