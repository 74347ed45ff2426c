#include "read/arabic.h"

/* 1,100 or １，１００ in groups of three; a full-width comma only between full-width digits. */
static bool sees_group(const Cursor *c)
{
    Cursor p = *c;
    bool wide = p.length == 3;

    if (!cursor_sees(&p, TEXT(",")) && !cursor_sees(&p, TEXT("，")))
        return false;
    cursor_next(&p);
    for (int i = 0; i < 3; i++) {
        if (!cursor_is(&p, LETTER_DIGIT) || (wide && p.length != 3))
            return false;
        cursor_next(&p);
    }
    return !cursor_is(&p, LETTER_DIGIT);
}

/* 1 276: thousands set apart by one blank. */
static bool sees_blank_group(const Cursor *c)
{
    Cursor p = *c;

    if (p.code != ' ' && p.code != 0xA0 && p.code != 0x2009 && p.code != 0x202F)
        return false;
    cursor_next(&p);
    for (int i = 0; i < 3; i++) {
        if (p.length != 1 || !cursor_is(&p, LETTER_DIGIT))
            return false;
        cursor_next(&p);
    }
    if (p.code == ' ') { /* 9 806  9 771: wider blanks part cells */
        cursor_next(&p);
        return p.code == ' ';
    }
    if (p.code != '.')
        return !cursor_is(&p, LETTER_DIGIT);
    cursor_next(&p);
    return cursor_is(&p, LETTER_DIGIT); /* 2 180.5 */
}

static bool sees_point(const Cursor *c)
{
    Cursor p = *c;

    if (!cursor_sees(&p, TEXT(".")) && !cursor_sees(&p, TEXT("．")))
        return false;
    cursor_next(&p);
    return cursor_is(&p, LETTER_DIGIT);
}

static bool is_latin(const Cursor *c)
{
    uint32_t code = c->length ? utf8_narrow(utf8_read(c->text, c->at, &(size_t){ 0 })) | 0x20 : 0;
    return code >= 'a' && code <= 'z';
}

bool arabic_eat_thousand(Cursor *c)
{
    Cursor p = *c;

    if (!cursor_eat(&p, TEXT("k")) && !cursor_eat(&p, TEXT("K")) && !cursor_eat(&p, TEXT("ｋ"))
        && !cursor_eat(&p, TEXT("Ｋ")))
        return false;
    if (is_latin(&p) || cursor_is(&p, LETTER_DIGIT))
        return false;
    *c = p;
    return true;
}

bool arabic_eat(Cursor *c, int *digits, int *places, Decimal *value)
{
    int64_t coefficient = 0;
    int scale = 0, count = 0;
    bool behind = false, wide = false, grouped = false;

    *digits = 0;
    for (;;) {
        if (cursor_is(c, LETTER_DIGIT)) {
            if (count++ >= 18)
                return false;
            coefficient = coefficient * 10 + c->letter->value;
            scale += behind;
            *digits += !behind;
            wide = c->length == 3;
            cursor_next(c);
        } else if (!behind && count && count <= 15 && sees_group(c) && (c->length == 1 || wide)) {
            cursor_next(c);
        } else if (!behind && count > 0 && (count <= 3 || grouped) && sees_blank_group(c)) {
            grouped = true;
            cursor_next(c);
        } else if (!behind && count && sees_point(c)) {
            behind = true;
            cursor_next(c);
        } else {
            break;
        }
    }
    *places = scale;
    *value = decimal_make(coefficient, scale);
    return count > 0;
}
