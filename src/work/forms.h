/* forms.h - the verbs of forms (报表) themselves: made from a table, renewed, found.
 *
 * A form is never changed: a change is its next version. Calls keep the version that they were made with. */
#ifndef HALFSKY_WORK_FORMS_H
#define HALFSKY_WORK_FORMS_H

#include "model/form.h"
#include "store/calls.h"
#include "work/imports.h"
#include "work/work.h"

/* What stands above a form. */
typedef struct {
    Text title;
    Text number, issuer, approval; /* 表号 制定机关 批准文号 */
    Date valid_to;                 /* 有效期至; {0}: none */
    Id renews;                     /* the form that this is the next version of; 0: a new one */
} FormHead;

/* Makes a form of the Doc's first table, a line each row: 计量项, and 名称 范围 其中 (the number of the line that it is a
 * part of) 合计到 (the number of the line that it adds up to, with others) 可不填 where they are there. All or nothing, as
 * of imports.h. FORM_HEAD_PART when some of number, issuer, approval and last day are given and others are not. */
Problem form_make(Work *work, const Doc *doc, const FormHead *head, ImportReport *report, Id *out);

/* The form of measures that a call makes for itself. No verb: a part of call_make. */
Problem form_of_slots(Work *work, Id call, Text title, const SlotNumbers *slots, Form *out);

/* The form that somebody means: by id, title, number (表号), or a part of its title that only one has. FORM_UNKNOWN,
 * FORM_UNCLEAR. Those that calls made of measures are found by id only. */
Problem form_named(Work *work, Text words, Id *out);
/* Version 0: the latest. FORM_UNKNOWN. */
Problem form_get(Work *work, Id id, int version, Form *out);
/* All but those that calls made of measures, without items. */
Problem form_list(Work *work, Forms *out);

#endif
