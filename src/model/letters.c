/* letters.c - the letters that mean something whatever the catalog says. */
#include "model/letters.h"

static const struct {
    LetterKind kind;
    uint8_t value;
    const char *letters;
} rows[] = {
    { LETTER_DIGIT, 0, "0" },
    { LETTER_DIGIT, 1, "1" },
    { LETTER_DIGIT, 2, "2" },
    { LETTER_DIGIT, 3, "3" },
    { LETTER_DIGIT, 4, "4" },
    { LETTER_DIGIT, 5, "5" },
    { LETTER_DIGIT, 6, "6" },
    { LETTER_DIGIT, 7, "7" },
    { LETTER_DIGIT, 8, "8" },
    { LETTER_DIGIT, 9, "9" },
    { LETTER_NUMERAL, 0, "〇零○" },
    { LETTER_NUMERAL, 1, "一壹" },
    { LETTER_NUMERAL, 2, "二两兩贰貳俩倆" },
    { LETTER_NUMERAL, 3, "三叁參仨" },
    { LETTER_NUMERAL, 4, "四肆" },
    { LETTER_NUMERAL, 5, "五伍" },
    { LETTER_NUMERAL, 6, "六陆陸" },
    { LETTER_NUMERAL, 7, "七柒" },
    { LETTER_NUMERAL, 8, "八捌" },
    { LETTER_NUMERAL, 9, "九玖" },
    { LETTER_TEN, 1, "十拾" },
    { LETTER_TEN, 2, "百佰" },
    { LETTER_TEN, 3, "千仟" },
    { LETTER_TEN, 20, "廿" },
    { LETTER_TEN, 30, "卅" },
    { LETTER_TEN, 40, "卌" },
    { LETTER_SCALE, 4, "万萬" },
    { LETTER_SCALE, 8, "亿億" },
    { LETTER_SCALE, 12, "兆" },
    { LETTER_VAGUE, 0, "几幾数數半" },
    { LETTER_MASK, 0, "xX×*✕╳_" },
    { LETTER_STOP, 0, "。！？；" },
    { LETTER_COMMA, 0, "，、：" },
    { LETTER_OPEN, 0, "（〔【《“‘「『[<〈" },
    { LETTER_CLOSE, 0, "）〕】》”’」』]>〉" },
    { LETTER_LINE, 0, "\n" },
    { LETTER_BLANK, 0, " \t\r\u00A0" },
};

void letters_fixed(Letter by_code[LETTER_CODES])
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text letters = text_of(rows[i].letters);
        size_t length;

        for (size_t at = 0; at < letters.len; at += length) {
            uint32_t code = utf8_narrow(utf8_read(letters, at, &length));
            by_code[code].kind = (uint8_t)rows[i].kind;
            by_code[code].value = rows[i].value;
        }
    }
}

bool letter_valid(const Letter *letter)
{
    if (letter->kind == LETTER_PLAIN)
        return letter->value == 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].kind == letter->kind && rows[i].value == letter->value)
            return true;
    return false;
}
