/* forms.c - forms as rows. */
#include "store/forms.h"

#include "store/rows.h"

static const SealedColumn signed_column = { "filled_form", "signed" };
static const SealedColumn remark_column = { "filled_form", "remark" };
static const SealedColumn explanation_column = { "filled_item", "explanation" };

#define FORM_COLUMNS "id, version, title, number, issuer, approval, valid_to, call"
#define FILLED_COLUMNS \
    "id, form, version, agency, period, call, state, signed_sealed, remark_sealed, revision, made_by, made_at"

static Problem item_add(Db *db, Id county, const Form *form, const FormItem *item);
static void form_read(Statement *row, Arena *arena, Form *out);
static Problem items_read(Db *db, Id county, Arena *arena, Form *form);
static Problem filled_read(Statement *find, const Vault *vault, FilledForm *out, bool *found);
static Problem filled_items_read(const Vault *vault, FilledForm *filled);
static Problem changed_one(Statement *change);

Problem form_add(Db *db, Id county, const Form *form, Id made_by, int64_t now)
{
    Statement *add =
        db_prepare(db, "INSERT INTO form (county, id, version, title, number, issuer, approval, valid_to,"
                       " call, made_at, made_by)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, form->id);
    statement_bind_int(add, 3, form->version);
    statement_bind_text(add, 4, form->title);
    statement_bind_text(add, 5, form->number);
    statement_bind_text(add, 6, form->issuer);
    statement_bind_text(add, 7, form->approval);
    statement_bind_date(add, 8, form->valid_to);
    if (form->call)
        statement_bind_int(add, 9, form->call);
    statement_bind_int(add, 10, now);
    statement_bind_int(add, 11, made_by);
    TRY(statement_run(add));
    for (size_t i = 0; i < form->items.count; i++)
        TRY(item_add(db, county, form, &form->items.items[i]));
    return OK;
}

Problem form_find(Db *db, Id county, Id id, int version, Arena *arena, Form *out, bool *found)
{
    Statement *find = db_prepare(db, "SELECT " FORM_COLUMNS " FROM form WHERE county = ?1 AND id = ?2"
                                     " AND (?3 = 0 OR version = ?3) ORDER BY version DESC");

    statement_bind_int(find, 1, county);
    statement_bind_int(find, 2, id);
    statement_bind_int(find, 3, version);
    *found = statement_next(find);
    if (*found)
        form_read(find, arena, out);
    TRY(statement_end(find));
    return *found ? items_read(db, county, arena, out) : OK;
}

Problem forms_load(Db *db, Id county, Arena *arena, Forms *out)
{
    Statement *all = db_prepare(db, "SELECT " FORM_COLUMNS " FROM form f WHERE county = ?1 AND version ="
                                    " (SELECT max(version) FROM form WHERE county = ?1 AND id = f.id) ORDER BY id");

    *out = (Forms){ 0 };
    statement_bind_int(all, 1, county);
    while (statement_next(all))
        form_read(all, arena, LIST_ADD(arena, out));
    return statement_end(all);
}

Problem filled_add(const Vault *vault, const FilledForm *filled)
{
    Statement *add = db_prepare(vault->db, "INSERT INTO filled_form (county, " FILLED_COLUMNS ")"
                                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

    statement_bind_int(add, 1, vault->county);
    statement_bind_int(add, 2, filled->id);
    statement_bind_int(add, 3, filled->form);
    statement_bind_int(add, 4, filled->version);
    statement_bind_int(add, 5, filled->agency);
    statement_bind_period(add, 6, filled->period);
    statement_bind_int(add, 7, filled->call);
    statement_bind_text(add, 8, text_of(answer_state_word(filled->state)));
    statement_bind_sealed(add, 9, vault, signed_column, filled->id, TEXT("\n\n"));
    statement_bind_sealed(add, 10, vault, remark_column, filled->id, filled->remark);
    statement_bind_int(add, 11, filled->revision);
    statement_bind_int(add, 12, filled->made_by);
    statement_bind_int(add, 13, filled->made_at);
    TRY(statement_run(add));
    for (size_t i = 0; i < filled->items.count; i++) {
        const FilledItem *item = &filled->items.items[i];

        add = db_prepare(vault->db,
                         "INSERT INTO filled_item (county, id, filled, place, state, scale, low, high, source,"
                         " explanation_sealed, revision)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
        statement_bind_int(add, 1, vault->county);
        statement_bind_int(add, 2, item->id);
        statement_bind_int(add, 3, filled->id);
        statement_bind_int(add, 4, item->place);
        TRY(statement_bind_value(add, 5, item->value));
        statement_bind_text(add, 9, text_of(prefill_word(item->prefill)));
        statement_bind_sealed(add, 10, vault, explanation_column, item->id, item->explanation);
        statement_bind_int(add, 11, item->revision);
        TRY(statement_run(add));
    }
    return OK;
}

Problem filled_find(const Vault *vault, Id call, Id agency, FilledForm *out, bool *found)
{
    Statement *find = db_prepare(vault->db, "SELECT " FILLED_COLUMNS " FROM filled_form"
                                            " WHERE county = ?1 AND call = ?2 AND agency = ?3");

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, call);
    statement_bind_int(find, 3, agency);
    return filled_read(find, vault, out, found);
}

Problem filled_find_id(const Vault *vault, Id id, FilledForm *out, bool *found)
{
    Statement *find =
        db_prepare(vault->db, "SELECT " FILLED_COLUMNS " FROM filled_form WHERE county = ?1 AND id = ?2");

    statement_bind_int(find, 1, vault->county);
    statement_bind_int(find, 2, id);
    return filled_read(find, vault, out, found);
}

Problem filled_save(const Vault *vault, const FilledForm *filled)
{
    Statement *save =
        db_prepare(vault->db, "UPDATE filled_form SET state = ?4, signed_sealed = ?5, remark_sealed = ?6,"
                              " revision = revision + 1 WHERE county = ?1 AND id = ?2 AND revision = ?3");
    Text names = arena_format(vault->arena, "%.*s\n%.*s\n%.*s", TEXT_ARG(filled->filled_by),
                              TEXT_ARG(filled->checked_by), TEXT_ARG(filled->head));

    statement_bind_int(save, 1, vault->county);
    statement_bind_int(save, 2, filled->id);
    statement_bind_int(save, 3, filled->revision);
    statement_bind_text(save, 4, text_of(answer_state_word(filled->state)));
    statement_bind_sealed(save, 5, vault, signed_column, filled->id, names);
    statement_bind_sealed(save, 6, vault, remark_column, filled->id, filled->remark);
    return changed_one(save);
}

Problem filled_item_save(const Vault *vault, const FilledItem *item)
{
    Statement *save = db_prepare(vault->db, "UPDATE filled_item SET state = ?4, scale = ?5, low = ?6, high = ?7,"
                                            " source = ?8, explanation_sealed = ?9, revision = revision + 1"
                                            " WHERE county = ?1 AND id = ?2 AND revision = ?3");

    statement_bind_int(save, 1, vault->county);
    statement_bind_int(save, 2, item->id);
    statement_bind_int(save, 3, item->revision);
    TRY(statement_bind_value(save, 4, item->value));
    statement_bind_text(save, 8, text_of(prefill_word(item->prefill)));
    statement_bind_sealed(save, 9, vault, explanation_column, item->id, item->explanation);
    return changed_one(save);
}

static Problem item_add(Db *db, Id county, const Form *form, const FormItem *item)
{
    Statement *add = db_prepare(
        db, "INSERT INTO form_item (county, form, version, place, slot, extent, label, whole, addend, needed)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

    statement_bind_int(add, 1, county);
    statement_bind_int(add, 2, form->id);
    statement_bind_int(add, 3, form->version);
    statement_bind_int(add, 4, item->place);
    statement_bind_int(add, 5, item->slot);
    statement_bind_text(add, 6, text_of(fact_extent_word(item->extent)));
    statement_bind_text(add, 7, item->label);
    statement_bind_int(add, 8, item->whole);
    statement_bind_bool(add, 9, item->addend);
    statement_bind_bool(add, 10, item->needed);
    return statement_run(add);
}

static void form_read(Statement *row, Arena *arena, Form *out)
{
    *out = (Form){
        .id = statement_int(row, 0),
        .version = (int)statement_int(row, 1),
        .title = statement_text_copy(row, 2, arena),
        .number = statement_text_copy(row, 3, arena),
        .issuer = statement_text_copy(row, 4, arena),
        .approval = statement_text_copy(row, 5, arena),
        .valid_to = statement_date(row, 6),
        .call = statement_int(row, 7),
    };
}

static bool extent_read(Text word, FactExtent *out)
{
    for (*out = EXTENT_OWN; *out <= EXTENT_STAFF; ++*out)
        if (text_equal(word, text_of(fact_extent_word(*out))))
            return true;
    return false;
}

static Problem items_read(Db *db, Id county, Arena *arena, Form *form)
{
    Statement *rows = db_prepare(db, "SELECT place, slot, extent, label, whole, addend, needed FROM form_item"
                                     " WHERE county = ?1 AND form = ?2 AND version = ?3 ORDER BY place");
    bool sound = true;

    statement_bind_int(rows, 1, county);
    statement_bind_int(rows, 2, form->id);
    statement_bind_int(rows, 3, form->version);
    while (statement_next(rows)) {
        FormItem *item = LIST_ADD(arena, &form->items);

        *item = (FormItem){ .place = (int)statement_int(rows, 0),
                            .slot = (uint32_t)statement_int(rows, 1),
                            .label = statement_text_copy(rows, 3, arena),
                            .whole = (int)statement_int(rows, 4),
                            .addend = statement_int(rows, 5) != 0,
                            .needed = statement_int(rows, 6) != 0 };
        sound &= extent_read(statement_text(rows, 2), &item->extent);
    }
    TRY(statement_end(rows));
    return sound ? OK : row_broken("form_item", "extent");
}

static Problem filled_read(Statement *find, const Vault *vault, FilledForm *out, bool *found)
{
    Text *const names[] = { &out->filled_by, &out->checked_by, &out->head };
    Problem wrong = OK;
    Text signed_by = TEXT("");

    *found = statement_next(find);
    if (*found) {
        *out = (FilledForm){
            .id = statement_int(find, 0),
            .form = statement_int(find, 1),
            .version = (int)statement_int(find, 2),
            .agency = statement_int(find, 3),
            .period = statement_period(find, 4),
            .call = statement_int(find, 5),
            .revision = statement_int(find, 9),
            .made_by = statement_int(find, 10),
            .made_at = statement_int(find, 11),
        };
        if (!answer_state_read(statement_text(find, 6), &out->state))
            wrong = row_broken("filled_form", "state");
        if (!wrong.code)
            wrong = statement_sealed(find, 7, vault, signed_column, out->id, &signed_by);
        if (!wrong.code)
            wrong = statement_sealed(find, 8, vault, remark_column, out->id, &out->remark);
    }
    TRY(statement_end(find));
    TRY(wrong);
    for (size_t i = 0; *found && i < sizeof names / sizeof *names && text_cut(&signed_by, '\n', names[i]); i++)
        ;
    return *found ? filled_items_read(vault, out) : OK;
}

static Problem filled_items_read(const Vault *vault, FilledForm *filled)
{
    Statement *rows =
        db_prepare(vault->db, "SELECT id, place, state, scale, low, high, source, explanation_sealed,"
                              " revision FROM filled_item WHERE county = ?1 AND filled = ?2 ORDER BY place");
    Problem wrong = OK;

    statement_bind_int(rows, 1, vault->county);
    statement_bind_int(rows, 2, filled->id);
    while (!wrong.code && statement_next(rows)) {
        FilledItem *item = LIST_ADD(vault->arena, &filled->items);

        item->id = statement_int(rows, 0);
        item->place = (int)statement_int(rows, 1);
        item->revision = statement_int(rows, 8);
        wrong = statement_value(rows, 2, &item->value);
        if (!wrong.code && !prefill_read(statement_text(rows, 6), &item->prefill))
            wrong = row_broken("filled_item", "source");
        if (!wrong.code)
            wrong = statement_sealed(rows, 7, vault, explanation_column, item->id, &item->explanation);
    }
    TRY(statement_end(rows));
    return wrong;
}

static Problem changed_one(Statement *change)
{
    TRY(statement_run(change));
    return statement_changes(change) ? OK : problem(PROBLEM_CHANGED_SINCE, TEXT(""), TEXT(""), TEXT(""));
}
