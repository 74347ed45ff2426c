/* forms.c - forms made from tables, renewed and found. */
#include "work/forms.h"

#include "model/line.h"
#include "store/forms.h"
#include "store/slots.h"
#include "work/cells.h"
#include "work/measures.h"

enum { MEASURE, LABEL, EXTENT, PART, ADDEND, OPTIONAL };

static const ImportColumn columns[] = {
    [MEASURE] = { "measure", "计量项|指标代码", "measure", true },
    [LABEL] = { "label", "名称|指标名称|指标", "label", false },
    [EXTENT] = { "extent", "范围", "extent", false },
    [PART] = { "part_of", "其中|属于", "part of", false },
    [ADDEND] = { "adds_to", "合计到|分项属于", "adds to", false },
    [OPTIONAL] = { "optional", "可不填|选填", "optional", false },
    { 0 },
};

typedef struct {
    Work *work;
    Import import;
    ImportReport *report;
    Form form;
    LIST(int) rows; /* of the items */
} Making;

static Problem make_it(Making *making, const FormHead *head);
static Problem row_read(Making *making, int row);
static void wholes_check(Making *making);

Problem form_make(Work *work, const Doc *doc, const FormHead *head, ImportReport *report, Id *out)
{
    Making making = { .work = work, .report = report };
    Problem wrong;

    *report = (ImportReport){ 0 };
    *out = 0;
    TRY(import_begin(doc, columns, &making.import));
    TRY(work_begin(work, VERB_FORM_CHANGE, 0));
    wrong = make_it(&making, head);
    *out = wrong.code ? 0 : making.form.id;
    return work_end(work, VERB_FORM_CHANGE, wrong, (WorkNote){ "form", making.form.id, TEXT("make") });
}

Problem form_of_slots(Work *work, Id call, Text title, const SlotNumbers *slots, Form *out)
{
    Slots known;

    *out = (Form){ .id = work_id(work), .version = 1, .title = title, .call = call };
    TRY(slots_load(work->db, work->county, work->arena, &known));
    for (size_t i = 0; i < slots->count; i++) {
        const Slot *slot = slot_find(known, slots->items[i]);

        LIST_PUSH(work->arena, &out->items,
                  (FormItem){ .place = (int)i + 1,
                              .slot = slots->items[i],
                              .extent = EXTENT_ALL,
                              .label = slot ? measure_words(work, slot->measure, LANGUAGE_ZH) : TEXT(""),
                              .needed = true });
    }
    return form_add(work->db, work->county, out, work->actor.id, work->now);
}

Problem form_named(Work *work, Text words, Id *out)
{
    int exact = 0, partly = 0;
    Id exact_id = 0, partly_id = 0;
    Forms forms;
    Id id;

    *out = 0;
    words = text_trim(words);
    TRY(forms_load(work->db, work->county, work->arena, &forms));
    for (size_t i = 0; i < forms.count && words.len; i++) {
        const Form *form = &forms.items[i];

        if (id_read(words, &id) && id == form->id) {
            *out = id;
            return OK;
        }
        if (form->call)
            continue;
        if (text_equal(form->title, words) || text_equal(form->number, words)) {
            exact++;
            exact_id = form->id;
        } else if (text_contains(form->title, words)) {
            partly++;
            partly_id = form->id;
        }
    }
    if (exact > 1 || (!exact && partly > 1))
        return problem(PROBLEM_FORM_UNCLEAR, words, TEXT(""), TEXT(""));
    *out = exact ? exact_id : partly_id;
    return *out ? OK : problem(PROBLEM_FORM_UNKNOWN, words, TEXT(""), TEXT(""));
}

Problem form_get(Work *work, Id id, int version, Form *out)
{
    char words[ID_TEXT_MAX];
    bool found;

    TRY(form_find(work->db, work->county, id, version, work->arena, out, &found));
    return found ? OK : problem(PROBLEM_FORM_UNKNOWN, (Text){ words, id_write(id, words) }, TEXT(""), TEXT(""));
}

Problem form_list(Work *work, Forms *out)
{
    Forms all;

    *out = (Forms){ 0 };
    TRY(work_may(work, VERB_CALL_READ, work->actor.agency));
    TRY(forms_load(work->db, work->county, work->arena, &all));
    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i].call)
            LIST_PUSH(work->arena, out, all.items[i]);
    return OK;
}

/* Number, issuer, approval and last day come together or not at all. */
static Problem head_check(const FormHead *head, Date today)
{
    int given =
        (head->number.len > 0) + (head->issuer.len > 0) + (head->approval.len > 0) + date_valid(head->valid_to);
    const Text parts[] = { head->number, head->issuer, head->approval };
    char day[DATE_TEXT_MAX];

    if (!head->title.len)
        return problem(PROBLEM_FORM_UNTITLED, TEXT(""), TEXT(""), TEXT(""));
    TRY(line_check(head->title, LINE_LETTERS_MAX));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].len)
            TRY(line_check(parts[i], LINE_LETTERS_MAX));
    if (given != 0 && given != 4)
        return problem(PROBLEM_FORM_HEAD_PART, TEXT(""), TEXT(""), TEXT(""));
    if (date_valid(head->valid_to) && date_compare(head->valid_to, today) < 0)
        return problem(PROBLEM_FORM_EXPIRED, head->title, (Text){ day, date_write(head->valid_to, day) }, TEXT(""));
    return OK;
}

static Problem make_it(Making *making, const FormHead *given)
{
    Work *work = making->work;
    FormHead head = *given;
    Form *form = &making->form;
    Form before = { 0 };

    if (head.renews)
        TRY(form_get(work, head.renews, 0, &before));
    if (!head.title.len)
        head.title = before.title;
    TRY(head_check(&head, work->today));
    *form = (Form){ .id = head.renews ? head.renews : work_id(work),
                    .version = before.version + 1,
                    .title = head.title,
                    .number = head.number,
                    .issuer = head.issuer,
                    .approval = head.approval,
                    .valid_to = head.valid_to };
    for (int row = 0; row < import_rows(&making->import); row++)
        if (!import_row_empty(&making->import, row))
            TRY(row_read(making, row));
    wholes_check(making);
    if (!form->items.count)
        return problem(PROBLEM_FORM_EMPTY, TEXT(""), TEXT(""), TEXT(""));
    TRY(import_result(making->report));
    making->report->changed = form->items.count;
    return form_add(work->db, work->county, form, work->actor.id, work->now);
}

static bool extent_read(Text word, FactExtent *out)
{
    static const struct {
        const char *word, *zh;
        FactExtent extent;
    } words[] = { { "all", "含下级", EXTENT_ALL },
                  { "own", "本级", EXTENT_OWN },
                  { "staff", "本单位职工", EXTENT_STAFF } };

    *out = EXTENT_ALL;
    for (size_t i = 0; i < sizeof words / sizeof *words && word.len; i++)
        if (text_equal(word, text_of(words[i].word)) || text_equal(word, text_of(words[i].zh))) {
            *out = words[i].extent;
            return true;
        }
    return !word.len;
}

/* The number of a line, 0 for none. */
static bool line_read(Text word, int *out)
{
    Decimal number;

    *out = 0;
    if (!word.len)
        return true;
    if (!decimal_read(word, &number) || number.scale || number.coefficient < 1
        || number.coefficient > FORM_ITEMS_MAX)
        return false;
    *out = (int)number.coefficient;
    return true;
}

static void object(Making *making, int row, int column, Problem wrong)
{
    import_object(making->work->arena, making->report, &making->import, row, column, wrong);
}

static Problem row_read(Making *making, int row)
{
    const Import *import = &making->import;
    FormItems *items = &making->form.items;
    FormItem item = { .place = (int)items->count + 1 };
    Text part = import_cell(import, row, PART);
    Text addend = import_cell(import, row, ADDEND);
    Text key;
    Problem wrong = measure_meant(making->work, import_cell(import, row, MEASURE), &key);

    making->report->rows++;
    if (items->count == FORM_ITEMS_MAX)
        return problem(PROBLEM_FORM_LONG, TEXT(""), TEXT(""), TEXT(""));
    if (!wrong.code)
        wrong = cells_slot(making->work, key, TEXT(""), TEXT(""), &item.slot);
    if (wrong.code)
        object(making, row, MEASURE, wrong);
    if (!extent_read(import_cell(import, row, EXTENT), &item.extent))
        object(making, row, EXTENT,
               problem(PROBLEM_CELL_WRONG, import_cell(import, row, EXTENT), TEXT("含下级 本级 本单位职工"),
                       TEXT("")));
    item.addend = addend.len > 0;
    if (!line_read(item.addend ? addend : part, &item.whole) || (part.len && addend.len))
        object(making, row, item.addend ? ADDEND : PART,
               problem(PROBLEM_CELL_WRONG, item.addend ? addend : part, TEXT("1"), TEXT("")));
    item.needed = !import_cell(import, row, OPTIONAL).len;
    item.label = import_cell(import, row, LABEL);
    if (!item.label.len)
        item.label = measure_words(making->work, key, LANGUAGE_ZH);
    for (size_t i = 0; i < items->count && !wrong.code; i++)
        if (items->items[i].slot == item.slot && items->items[i].extent == item.extent)
            object(making, row, MEASURE, problem(PROBLEM_FORM_TWICE, item.label, TEXT(""), TEXT("")));
    LIST_PUSH(making->work->arena, items, item);
    LIST_PUSH(making->work->arena, &making->rows, row);
    return OK;
}

/* Whether the wholes above a line are lines, and none is its own. */
static bool wholes_end(const Form *form, const FormItem *item)
{
    for (size_t steps = 0; item && steps <= form->items.count; steps++) {
        if (!item->whole)
            return true;
        item = form_item(form, item->whole);
    }
    return false;
}

/* A whole is another line, and no line is a part of itself by detours. */
static void wholes_check(Making *making)
{
    const Form *form = &making->form;

    for (size_t i = 0; i < form->items.count; i++) {
        const FormItem *item = &form->items.items[i];

        if (!wholes_end(form, item))
            object(making, making->rows.items[i], item->addend ? ADDEND : PART,
                   problem(PROBLEM_FORM_WHOLE, item->label, TEXT(""), TEXT("")));
    }
}
