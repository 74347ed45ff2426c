/* Signs and brackets: what ends a sentence or a clause, and what is a title, a short quotation or the number of a paper. */
#include "read/scan_work.h"

#include "read/cursor.h"

enum { TITLE_MOST = 300, QUOTE_MOST = 30 }; /* bytes to the closing sign; a longer quotation is a sentence */

static void open_sign(Scan *s, size_t at, size_t length);
static void close_sign(Scan *s, size_t at, size_t length);
static void comma_sign(Scan *s, size_t at, size_t length);
static void stop_sign(Scan *s, size_t at, size_t length);

void scan_take_sign(Scan *s, LetterKind kind, size_t at, size_t length)
{
    switch (kind) {
    case LETTER_STOP:
        stop_sign(s, at, length);
        break;
    case LETTER_COMMA:
        comma_sign(s, at, length);
        break;
    case LETTER_OPEN:
        open_sign(s, at, length);
        break;
    case LETTER_CLOSE:
        close_sign(s, at, length);
        break;
    case LETTER_LINE:
        scan_add(s, TOKEN_STOP, at, at + length, s->headed);
        break;
    default:
        break;
    }
}

/* End of the text between `at` and its closing sign on the same line, or 0. */
static size_t closing(const Scan *s, size_t at, Text close, size_t most)
{
    Text rest = text_slice(s->text, at, at + most < s->end ? at + most : s->end);
    size_t line = text_find(rest, TEXT("\n"));
    size_t found = text_find(text_slice(rest, 0, line), close);

    return found < line ? at + found + close.len : 0;
}

/* 〔2023〕12号, 【20xx】7号, (2023)12号: the number of a paper. */
static size_t paper_number(const Scan *s, size_t at, size_t length)
{
    Cursor c = cursor_at(s->lexicon, s->text, at + length);
    bool any = false;

    while (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK) || cursor_is(&c, LETTER_NUMERAL)) {
        cursor_next(&c);
        any = true;
    }
    if (!cursor_is(&c, LETTER_CLOSE))
        return 0;
    cursor_next(&c);
    cursor_eat(&c, TEXT("第"));
    while (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK) || cursor_is(&c, LETTER_NUMERAL)
           || cursor_is(&c, LETTER_TEN))
        cursor_next(&c);
    if (!cursor_sees(&c, TEXT("号")) && !any)
        return 0;
    return cursor_sees(&c, TEXT("号")) ? c.at + 3 : 0;
}

static void open_sign(Scan *s, size_t at, size_t length)
{
    Text sign = text_slice(s->text, at, at + length);
    size_t until;

    if (text_equal(sign, TEXT("《")) || text_equal(sign, TEXT("〈"))) {
        until = closing(s, at, text_equal(sign, TEXT("《")) ? TEXT("》") : TEXT("〉"), TITLE_MOST);
        if (until > s->title_until)
            s->title_until = until;
    } else if (text_equal(sign, TEXT("“")) || text_equal(sign, TEXT("‘")) || text_equal(sign, TEXT("「"))) {
        Text close = text_equal(sign, TEXT("“")) ? TEXT("”") : text_equal(sign, TEXT("‘")) ? TEXT("’") : TEXT("」");
        until = closing(s, at, close, QUOTE_MOST);
        if (until)
            s->quote_until = until;
    } else if ((until = paper_number(s, at, length))) {
        s->title_until = until;
    }
    if (text_equal(sign, TEXT("（")) || text_equal(sign, TEXT("(")))
        scan_add(s, TOKEN_OPEN, at, at + length, 0);
}

/* Only round brackets part the words; quotation marks and titles do not. */
static void close_sign(Scan *s, size_t at, size_t length)
{
    size_t bytes;

    if (utf8_narrow(code_at(s->text, at, &bytes)) == ')')
        scan_add(s, TOKEN_CLOSE, at, at + length, 0);
}

static void comma_sign(Scan *s, size_t at, size_t length)
{
    size_t bytes;

    switch (code_at(s->text, at, &bytes)) {
    case U'、':
        scan_add(s, TOKEN_PAUSE, at, at + length, 0);
        break;
    case U'：':
    case ':':
        scan_add(s, TOKEN_COLON, at, at + length, 0);
        break;
    default:
        scan_add(s, TOKEN_COMMA, at, at + length, 0);
    }
}

static void stop_sign(Scan *s, size_t at, size_t length)
{
    size_t bytes;
    bool half = utf8_narrow(code_at(s->text, at, &bytes)) == ';';

    scan_add(s, half ? TOKEN_SEMICOLON : TOKEN_STOP, at, at + length, !half && s->headed);
}
