/* list_numbers.h - the numbers that office programs put before the paragraphs of a list: 一、（一）1. ① iv b.
 *
 * Files hold how to count, not the numbers, so readers of formats count again. */
#ifndef HALFSKY_FORMAT_LIST_NUMBERS_H
#define HALFSKY_FORMAT_LIST_NUMBERS_H

#include "base/buffer.h"

/* clang-format off */
typedef enum {
    NUMBERS_NONE,          /* a bullet, or nothing */
    NUMBERS_DECIMAL,
    NUMBERS_ZERO,          /* 01 */
    NUMBERS_WIDE,          /* １ */
    NUMBERS_ROMAN, NUMBERS_ROMAN_LOWER,
    NUMBERS_LETTER, NUMBERS_LETTER_LOWER,
    NUMBERS_CHINESE,       /* 十一, 一百零一 */
    NUMBERS_CHINESE_DIGITS,/* 一〇一 from hundred on, before as NUMBERS_CHINESE */
    NUMBERS_FORMAL,        /* 壹拾壹 */
    NUMBERS_STEMS,         /* 甲乙丙 */
    NUMBERS_BRANCHES,      /* 子丑寅 */
    NUMBERS_CIRCLED,       /* ① */
    NUMBERS_PARENTHESES,   /* ⑴ */
    NUMBERS_FULL_STOP,     /* ⒈ */
    NUMBERS_CHINESE_CIRCLED, /* ㊀ */
} NumberStyle;
/* clang-format on */

/* By the name that WordprocessingML has for it (ST_NumberFormat); what is not known counts in decimal. */
NumberStyle numbers_ooxml(Text name);
/* By the sample that ODF has for it: "1", "i", "一, 二, 三, ..."; "" is none. */
NumberStyle numbers_odf(Text sample);

/* Writes `number`; beyond what the style has signs for, in decimal. */
void numbers_write(NumberStyle style, int number, Buffer *out);

/* A blank between a number and the words behind it, unless its last sign (、 or ）) parts them itself. */
void numbers_part(Buffer *label);

#endif
