#include "model/quantity.h"

int unit_called(const Catalog *catalog, Text word)
{
    size_t end = 0;
    uint32_t found = lexicon_longest(&catalog->lexicon, word, 0, 1u << SENSE_UNIT, &end);

    return end == word.len ? (int)lexicon_sense(&catalog->lexicon, found, SENSE_UNIT)->index : UNIT_NONE;
}

Text quantity_unit(const Catalog *catalog, Text text, const Quantity *quantity)
{
    static const Text per[] = { { "", 0 }, { "%", 1 }, { "‰", 3 }, { "1/万", 5 }, { "1/10万", 7 } };

    if (quantity->number.per)
        return per[quantity->number.per];
    if (quantity->unit_end > quantity->unit_start)
        return text_slice(text, quantity->unit_start, quantity->unit_end);
    if (quantity->kind == FACT_PERCENT && quantity->number.form == NUMERAL_EXACT && !quantity->bare)
        return TEXT("倍"); /* 翻一番 */
    return quantity->unit >= 0 ? catalog_text(catalog, catalog->units[quantity->unit].text) : TEXT("");
}

/* What one more of the last digit that was said is worth: 6000 gives 1000. */
static Decimal last_said(Decimal value)
{
    Decimal step = decimal_make(1, value.scale);
    int64_t rest = value.coefficient;

    while (rest && rest % 10 == 0) {
        rest /= 10;
        step.coefficient *= 10;
    }
    return step;
}

bool quantity_interval(const Quantity *quantity, Decimal *low, Decimal *high, bool *has_low, bool *has_high)
{
    const Numeral *n = &quantity->number;

    if (n->form != NUMERAL_EXACT && n->form != NUMERAL_RANGE && n->form != NUMERAL_SCALE)
        return false;
    *low = n->low;
    *high = n->high;
    *has_low = *has_high = true;
    switch (quantity->bound) {
    case BOUND_EXACT:
        break;
    case BOUND_OVER:
        *has_high = quantity->narrow_over && decimal_add(n->high, last_said(n->high), high);
        break;
    case BOUND_AT_LEAST:
        *has_high = false;
        break;
    case BOUND_UNDER:
    case BOUND_AT_MOST:
        *has_low = false;
        break;
    case BOUND_ABOUT:
        *has_low = *has_high = false;
        break;
    }
    return true;
}
