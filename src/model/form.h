/* form.h - a form (报表) and what an agency puts into it.
 *
 * A form has versions; each says its items in order, and its legal head: without number, issuer, approval and last day
 * agencies may refuse it (统计法), and behind the last day nothing of the head is valid. A form that is filled by an
 * agency for a call gives returns (填报数) to the grid when it is submitted. */
#ifndef HALFSKY_MODEL_FORM_H
#define HALFSKY_MODEL_FORM_H

#include "model/call.h"
#include "model/slot.h"
#include "model/value.h"

enum { FORM_ITEMS_MAX = 500 };

/* A line of a form. */
typedef struct {
    int place; /* from 1 */
    uint32_t slot;
    FactExtent extent;
    Text label;
    int whole;   /* 其中: the place of the line that it is a part of; 0: none */
    bool addend; /* 分项: the addends of one whole add up to it */
    bool needed; /* it may not stay blank without a word */
} FormItem;

typedef LIST(FormItem) FormItems;

typedef struct {
    Id id;
    int version; /* from 1 */
    Text title;
    Text number, issuer, approval; /* 表号 制定机关 批准文号 */
    Date valid_to;                 /* 有效期至; {0}: none */
    Id call;                       /* made of the measures of this call; 0: a form of its own */
    FormItems items;
} Form;

typedef LIST(Form) Forms;

/* Whether the last day of the form has passed: its head is not to be shown any more. */
bool form_expired(const Form *form, Date today);
const FormItem *form_item(const Form *form, int place); /* NULL: none */

/* Where a value stands before somebody typed it. */
typedef enum {
    PREFILL_NONE,
    PREFILL_CLAIM,
    PREFILL_RECORD,
    PREFILL_RETURN,
    PREFILL_CERTIFIED,
    PREFILL_SUMMED
} Prefill;
enum { PREFILLS = PREFILL_SUMMED + 1 };
const char *prefill_word(Prefill prefill); /* "", "claim", …, "summed" */
bool prefill_read(Text word, Prefill *out);

typedef struct {
    Id id; /* of the row */
    int place;
    GridValue value; /* blank, n/a, reported zero or a number */
    Prefill prefill;
    Text explanation;
    int64_t revision; /* from 1 */
} FilledItem;

/* A form as an agency filled it for a call. */
typedef struct {
    Id id;
    Id form, agency, call;
    int version;
    Period period;
    AnswerState state;                /* DRAFT to ACCEPTED */
    Text filled_by, checked_by, head; /* 填表人 审核人 单位负责人 */
    Text remark;                      /* why it was sent back */
    int64_t revision;
    Id made_by;
    int64_t made_at;
    LIST(FilledItem) items; /* one of each item of the form, by place */
} FilledForm;

#endif
