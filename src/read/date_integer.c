#include "read/date_integer.h"

/* The ASCII digits that most numbers are, at most five. */
static void eat_ascii(Cursor *c, DateInteger *n)
{
    size_t at = c->at;

    for (; at < c->text.len && n->digits < 5 && c->text.at[at] >= '0' && c->text.at[at] <= '9'; at++) {
        n->value = n->value * 10 + (c->text.at[at] - '0');
        if (n->digits++ < 2)
            n->century = n->value;
    }
    if (at == c->at)
        return;
    n->leading_zero = c->code == '0';
    cursor_set(c, at);
}

/* 2024 年 12 月: digits that are set apart from the words around them. */
static void eat_typed_blank(Cursor *c)
{
    Cursor p = *c;

    if (c->code != ' ' && c->code != 0xA0)
        return;
    cursor_next(&p);
    if (p.code == U'年' || p.code == U'月' || p.code == U'日')
        *c = p;
}

bool date_integer_eat(Cursor *c, DateInteger *out)
{
    DateInteger n = { 0 };
    int section = 0, pending = -1;

    eat_ascii(c, &n);
    while (n.digits < 5) {
        if (cursor_is(c, LETTER_DIGIT) && !n.chinese) {
            n.leading_zero |= n.digits == 0 && c->letter->value == 0;
            n.value = n.value * 10 + c->letter->value;
            if (n.digits < 2)
                n.century = n.value;
        } else if (cursor_is(c, LETTER_MASK) && !n.tens) { /* 20xx, 二〇二× */
            n.masks++;
        } else if (cursor_is(c, LETTER_NUMERAL) && (n.chinese || !n.digits) && !n.masks) {
            n.chinese = true;
            n.leading_zero |= n.digits == 0 && c->letter->value == 0;
            if (pending >= 0 && !n.tens)
                n.value = n.value * 10 + c->letter->value;
            else if (!n.tens)
                n.value = c->letter->value;
            pending = c->letter->value;
            if (n.digits < 2)
                n.century = n.value;
        } else if (cursor_is(c, LETTER_TEN) && (n.chinese || !n.digits) && !n.tens && !n.masks) {
            int ten = c->letter->value;
            n.chinese = n.tens = true;
            if (ten != 1 && ten < 20)
                return false;
            section = ten >= 20 ? ten : (pending >= 0 ? n.value : 1) * 10;
            pending = -1;
        } else {
            break;
        }
        n.digits++;
        cursor_next(c);
    }
    if (!n.digits || n.digits > 4)
        return false;
    if (n.tens)
        n.value = section + (pending >= 0 ? pending : 0);
    if (n.masks)
        n.value = MASKED;
    if (!n.chinese)
        eat_typed_blank(c);
    *out = n;
    return true;
}
