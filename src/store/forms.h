/* forms.h - forms with their items, and filled ones, as rows. */
#ifndef HALFSKY_STORE_FORMS_H
#define HALFSKY_STORE_FORMS_H

#include "model/form.h"
#include "store/vault.h"

/* A version of a form with its items, never changed afterwards. */
Problem form_add(Db *db, Id county, const Form *form, Id made_by, int64_t now);
/* Version 0: the latest. `*found` is false when there is none. */
Problem form_find(Db *db, Id county, Id id, int version, Arena *arena, Form *out, bool *found);
/* The latest version of each form, by id, without items; those that calls made of measures too. */
Problem forms_load(Db *db, Id county, Arena *arena, Forms *out);

/* ---- filled forms; names, remarks and explanations are opened and sealed ---- */

Problem filled_add(const Vault *vault, const FilledForm *filled);
/* What the agency gave for the call. */
Problem filled_find(const Vault *vault, Id call, Id agency, FilledForm *out, bool *found);
Problem filled_find_id(const Vault *vault, Id id, FilledForm *out, bool *found);
/* State, signatures and remark of the row of revision filled->revision, which becomes the next one; CHANGED_SINCE. */
Problem filled_save(const Vault *vault, const FilledForm *filled);
/* Value, prefill and explanation of the item's row, as filled_save. */
Problem filled_item_save(const Vault *vault, const FilledItem *item);

#endif
