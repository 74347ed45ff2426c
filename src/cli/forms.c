/* forms.c - forms and filled ones for people. */
#include "cli/forms.h"

#include "cli/columns.h"
#include "cli/grid.h"

enum { LABEL_WIDTH = 32, VALUE_WIDTH = 16, UNIT_WIDTH = 8, SOURCE_WIDTH = 10 };

void form_head_describe(const Session *session, const Form *form, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char id[ID_TEXT_MAX], day[DATE_TEXT_MAX];

    id_write(form->id, id);
    buffer_format(out, "%s  ", id);
    buffer_add(out, form->title);
    buffer_format(out, zh ? "  第 %d 版\n" : "  version %d\n", form->version);
    if (!date_valid(form->valid_to))
        return;
    date_write(form->valid_to, day);
    if (form_expired(form, session->work->today))
        buffer_format(out,
                      zh ? "    有效期已于 %s 届满，不能再要求填报\n"
                         : "    it expired on %s and may not be asked for\n",
                      day);
    else
        buffer_format(out,
                      zh ? "    表号 %.*s  制定机关 %.*s  批准文号 %.*s  有效期至 %s\n"
                         : "    number %.*s  issued by %.*s  approved by %.*s  until %s\n",
                      TEXT_ARG(form->number), TEXT_ARG(form->issuer), TEXT_ARG(form->approval), day);
}

/* Parts stand further to the right: 其中. */
static Text indented(Arena *arena, const Form *form, const FormItem *item)
{
    Text label = item->label;
    size_t steps = 0;

    for (const FormItem *whole = item; whole && whole->whole && steps < form->items.count; steps++)
        whole = form_item(form, whole->whole);
    for (size_t i = 0; i < steps; i++)
        label = arena_format(arena, "  %.*s", TEXT_ARG(label));
    return label;
}

void form_describe(const Session *session, const Form *form, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;

    form_head_describe(session, form, out);
    for (size_t i = 0; i < form->items.count; i++) {
        const FormItem *item = &form->items.items[i];

        buffer_format(out, "%4d  ", item->place);
        columns_left(out, indented(session->work->arena, form, item), LABEL_WIDTH);
        columns_left(out, extent_shown(item->extent, session->language), UNIT_WIDTH);
        if (item->whole)
            buffer_format(out,
                          item->addend ? zh ? "加到第 %d 行 " : "adds to line %d "
                          : zh         ? "其中，属于第 %d 行 "
                                       : "part of line %d ",
                          item->whole);
        if (!item->needed)
            buffer_add(out, zh ? TEXT("可不填") : TEXT("optional"));
        buffer_add_char(out, '\n');
    }
}

static Text prefill_name(const FilledItem *item, bool zh)
{
    static const char *const words[PREFILLS] = { "", "自述", "台账", "填报", "核定数", "汇总" };

    return text_of(zh ? words[item->prefill] : prefill_word(item->prefill));
}

static void value_add_to(const Session *session, GridValue value, Buffer *out)
{
    char words[VALUE_TEXT_MAX];

    columns_right(out, (Text){ words, value_write(value, session->language, words) }, VALUE_WIDTH);
}

void objections_describe(const Session *session, const FilledView *view, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;

    for (size_t i = 0; i < view->objections.count; i++) {
        const FormObjection *objection = &view->objections.items[i];
        Problem what = objection->what;

        what.field[0] = '\0';
        buffer_format(out, zh ? "%c  第 %d 行  " : "%c  line %d  ", objection->class, objection->place);
        problem_write(&what, session->language, out);
        if (objection->explained && objection->class != 'D')
            buffer_add(out, zh ? TEXT("（已说明）") : TEXT(" (explained)"));
        buffer_add_char(out, '\n');
    }
}

void filled_describe(const Session *session, const FilledView *view, Buffer *out)
{
    const FilledForm *filled = &view->filled;
    bool zh = session->language == LANGUAGE_ZH;
    char period[PERIOD_TEXT_MAX];

    form_head_describe(session, &view->form, out);
    period_write(filled->period, period);
    buffer_format(out, "%.*s  %s  ", TEXT_ARG(view->agency), period);
    buffer_add(out, filled->id ? answer_state_name(filled->state, session->language)
                    : zh       ? TEXT("还没有人填；下面是会预填的")
                               : TEXT("nobody filled it in yet; this is what would stand there"));
    buffer_add_char(out, '\n');
    if (filled->remark.len)
        buffer_format(out, zh ? "退回原因：%.*s\n" : "sent back: %.*s\n", TEXT_ARG(filled->remark));
    buffer_add(out, TEXT("      "));
    columns_left(out, zh ? TEXT("指标") : TEXT("line"), LABEL_WIDTH);
    columns_right(out, zh ? TEXT("本期") : TEXT("value"), VALUE_WIDTH);
    buffer_add(out, TEXT(" "));
    columns_left(out, zh ? TEXT("单位") : TEXT("unit"), UNIT_WIDTH);
    columns_left(out, zh ? TEXT("预填自") : TEXT("from"), SOURCE_WIDTH);
    columns_right(out, zh ? TEXT("上年同期") : TEXT("last year"), VALUE_WIDTH);
    buffer_add(out, zh ? TEXT("  说明\n") : TEXT("  reason\n"));
    for (size_t i = 0; i < view->rows.count; i++) {
        const FilledRow *row = &view->rows.items[i];

        buffer_format(out, "%4d  ", row->item.place);
        columns_left(out, indented(session->work->arena, &view->form, &row->item), LABEL_WIDTH);
        value_add_to(session, row->filled.value, out);
        buffer_add(out, TEXT(" "));
        columns_left(out, row->unit, UNIT_WIDTH);
        columns_left(out, prefill_name(&row->filled, zh), SOURCE_WIDTH);
        value_add_to(session, row->last_year, out);
        buffer_format(out, "  %.*s\n", TEXT_ARG(row->filled.explanation));
    }
    if (filled->filled_by.len)
        buffer_format(out,
                      zh ? "填表人 %.*s  审核人 %.*s  单位负责人 %.*s\n"
                         : "filled by %.*s  checked by %.*s  head %.*s\n",
                      TEXT_ARG(filled->filled_by), TEXT_ARG(filled->checked_by), TEXT_ARG(filled->head));
    objections_describe(session, view, out);
}

int filled_done(const Session *session, Problem wrong, Id call, Id agency)
{
    Buffer out = { 0 };
    FilledView view;

    if (!wrong.code)
        wrong = filled_view(session->work, call, agency, &view);
    if (wrong.code)
        return session_complain(session, wrong);
    filled_describe(session, &view, &out);
    int status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}
