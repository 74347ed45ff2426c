/* quantity_pairs.c - quantities that are said in two numbers. */
#include "read/quantity_steps.h"

#include "read/around.h"
#include "read/numeral.h"
#include "read/quantity.h"

/* 半 behind a unit: 一个半小时, 两年半, 两期半. */
void quantity_eat_half(const Catalog *catalog, Cursor *c, Quantity *q)
{
    Cursor p = *c;
    Decimal half = decimal_make(5, 1);

    if (q->number.form != NUMERAL_EXACT || !cursor_eat(&p, TEXT("半")))
        return;
    if (catalog->units[q->unit].flags & UNIT_EMPTY) { /* 一个半小时, 两个半月 */
        Quantity whole = *q;
        Cursor u = p;
        if (!quantity_eat_unit(catalog, &u, &whole) || whole.kind != FACT_MEASURE) {
            if (!cursor_eat(&u, TEXT("月")))
                return;
            whole.unit_end = u.at;
        }
        q->unit = whole.unit;
        q->unit_start = whole.unit_start;
        q->unit_end = whole.unit_end;
        q->kind = FACT_MEASURE;
        p = u;
    } else if ((q->kind != FACT_MEASURE && !quantity_ends_clause(&p)) || cursor_sees(&p, TEXT("年"))
               || cursor_sees(&p, TEXT("月"))) {
        return;
    }
    if (!decimal_add(q->number.low, half, &q->number.low))
        return;
    q->number.high = q->number.low;
    *c = p;
}

/* 六角五分 behind 二元: a sum of money in its parts. */
void quantity_eat_small_money(Cursor *c, Quantity *q)
{
    static const struct {
        Text word;
        int places;
    } parts[] = { { { "角", 3 }, 1 }, { { "毛", 3 }, 1 }, { { "分", 3 }, 2 } };
    Text unit = text_slice(c->text, q->unit_start, q->unit_end);

    if (q->number.form != NUMERAL_EXACT || !(text_equal(unit, TEXT("元")) || text_equal(unit, TEXT("块"))))
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Cursor p = *c;
        Numeral n = numeral_read(c->lexicon, c->text, c->at);
        Decimal part;
        if (n.form != NUMERAL_EXACT || n.low.scale || n.low.coefficient < 1 || n.low.coefficient > 9)
            return;
        cursor_set(&p, n.end);
        if (!cursor_eat(&p, parts[i].word) || cursor_sees(&p, TEXT("之")))
            continue;
        part = decimal_make(n.low.coefficient, parts[i].places);
        if (!decimal_add(q->number.low, part, &q->number.low))
            return;
        q->number.high = q->number.low;
        q->kind = FACT_MONEY;
        *c = p;
    }
}

static bool eat_range_sign(Cursor *c, bool *word)
{
    switch (c->code) {
    case U'至':
    case U'到':
        *word = true;
        break;
    case U'—':
    case U'–':
    case U'－':
    case U'-':
    case U'~':
    case U'～':
        break;
    default:
        return false;
    }
    if (c->code == U'—') {
        cursor_next(c);
        if (c->code != U'—')
            return true;
    }
    cursor_next(c);
    return true;
}

static bool same_family(const Catalog *catalog, int a, int b)
{
    return a >= 0 && b >= 0 && catalog->units[a].family == catalog->units[b].family;
}

/* 1至2天, 5%-8%, 50-45岁: the second end and its unit. */
void quantity_eat_range(const Catalog *catalog, Cursor *c, Quantity *q)
{
    Cursor p = *c;
    Quantity second = { .unit = UNIT_NONE };
    bool word = false;

    if (q->number.form != NUMERAL_EXACT || q->number.per || !eat_range_sign(&p, &word))
        return;
    second.number = numeral_read(c->lexicon, c->text, p.at);
    if (second.number.form != NUMERAL_EXACT || (second.number.per && q->unit >= 0))
        return;
    cursor_set(&p, second.number.end);
    quantity_eat_bound_before(&p, &second);
    if (!quantity_eat_unit(catalog, &p, &second) && !second.number.per)
        return;
    if (q->unit >= 0 && !same_family(catalog, q->unit, second.unit))
        return;
    if (q->unit >= 0 && word && decimal_compare(q->number.low, second.number.low) > 0)
        return; /* 62元到48元: from … to, not between */
    Decimal a = q->number.low, b = second.number.low;
    /* 3-5万: the scale of the second end is the first's too */
    if (q->number.arabic && !q->number.scaled && second.number.scaled
        && decimal_compare(a, decimal_int(10000)) < 0) {
        for (int power = 12; power >= 4; power -= 4) {
            Decimal limit, scaled;
            if (decimal_shift(decimal_int(1), power, &limit) && decimal_compare(b, limit) >= 0
                && decimal_shift(a, power, &scaled) && decimal_compare(scaled, b) <= 0) {
                a = scaled;
                break;
            }
        }
    }
    bool reversed = decimal_compare(a, b) > 0;
    q->number.low = reversed ? b : a;
    q->number.high = reversed ? a : b;
    q->number.form = NUMERAL_RANGE;
    q->number.per = second.number.per;
    q->bound = quantity_bound_join(q->bound, second.bound);
    q->unit = second.unit;
    q->unit_start = second.unit_start;
    q->unit_end = second.unit_end;
    q->kind = q->number.per ? FACT_PERCENT : second.kind;
    *c = p;
}

bool quantity_in_proportion(Text text, size_t start)
{
    size_t sign = letter_before(text, start, 0);
    Text said = text_slice(text, sign, start);

    return sign && (text_equal(said, TEXT(":")) || text_equal(said, TEXT("∶")) || text_equal(said, TEXT("：")))
           && text.at[sign - 1] >= '0' && text.at[sign - 1] <= '9';
}

/* 3:2 of a proportion. The caller has seen a word like 比. */
bool quantity_eat_proportion(Cursor *c, Quantity *q)
{
    Cursor p = *c;
    Numeral second;

    if (q->number.form != NUMERAL_EXACT || !q->number.arabic
        || !(cursor_eat(&p, TEXT(":")) || cursor_eat(&p, TEXT("∶")) || cursor_eat(&p, TEXT("："))))
        return false;
    if (quantity_in_proportion(c->text, q->start))
        return false;
    second = numeral_read(c->lexicon, c->text, p.at);
    if (second.form != NUMERAL_EXACT || !second.arabic || second.low.coefficient == 0)
        return false;
    cursor_set(&p, second.end);
    if (p.length == 1 && p.text.at[p.at] == ':')
        return false; /* a time of day */
    if (cursor_sees(&p, TEXT("∶")) || cursor_sees(&p, TEXT("：")))
        return false; /* 5∶3∶2 */
    q->number.form = NUMERAL_FRACTION;
    q->number.high = second.low;
    q->kind = FACT_PERCENT;
    q->bare = true;
    *c = p;
    return true;
}

/* 占总数的1/3: told from dates and names by the caller. */
bool quantity_eat_share(Cursor *c, Quantity *q)
{
    Cursor p = *c;
    Numeral second;

    if (q->number.form != NUMERAL_EXACT || !q->number.arabic || q->number.places || !cursor_eat(&p, TEXT("/")))
        return false;
    second = numeral_read(c->lexicon, c->text, p.at);
    if (second.form != NUMERAL_EXACT || !second.arabic || second.scaled || second.places
        || decimal_compare(q->number.low, second.low) >= 0)
        return false;
    q->number.form = NUMERAL_FRACTION;
    q->number.high = second.low;
    q->kind = FACT_PERCENT;
    q->bare = true;
    cursor_set(&p, second.end);
    if (cursor_is(&p, LETTER_DIGIT) || p.code == U'/')
        return false;
    quantity_eat_bounds_after(&p, q);
    *c = p;
    return true;
}
