/* form.c - forms. */
#include "model/form.h"

static const char *const prefill_words[PREFILLS] = { "", "claim", "record", "return", "certified", "summed" };

bool form_expired(const Form *form, Date today)
{
    return date_valid(form->valid_to) && date_compare(today, form->valid_to) > 0;
}

const FormItem *form_item(const Form *form, int place)
{
    for (size_t i = 0; i < form->items.count; i++)
        if (form->items.items[i].place == place)
            return &form->items.items[i];
    return NULL;
}

const char *prefill_word(Prefill prefill)
{
    return prefill_words[prefill];
}

bool prefill_read(Text word, Prefill *out)
{
    for (int i = 0; i < PREFILLS; i++)
        if (text_equal(word, text_of(prefill_words[i]))) {
            *out = (Prefill)i;
            return true;
        }
    return false;
}
