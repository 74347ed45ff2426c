#include "check/tidy.h"

#include "base/utf8.h"
#include "check/prose.h"
#include "read/around.h"

#include <string.h>

enum { SPREAD_LEAST = 4, LINE_MOST = 8000 };

static void edit_add(Arena *arena, Edits *out, size_t start, size_t end, Text words, const char *rule)
{
    *LIST_ADD(arena, out) = (Edit){ .start = start, .end = end, .words = words, .rule = rule };
}

/* ---- widths ---- */

static uint32_t code_before(Text text, size_t at)
{
    size_t length, start = letter_start(text, at, 0);

    return start < at ? utf8_read(text, start, &length) : 0;
}

static uint32_t code_behind(Text text, size_t at)
{
    size_t length;

    return at < text.len ? utf8_read(text, at, &length) : 0;
}

/* A narrow digit or letter: what ０ and Ａ become. */
static bool is_narrow_word(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

static bool ends_words(uint32_t code)
{
    return is_han(code) || code == U'”' || code == U'）' || code == U'》' || code == U'’';
}

static bool begins_words(uint32_t code)
{
    return is_han(code) || code == U'“' || code == U'（' || code == U'《' || code == U'‘';
}

Text tidy_wide(Text text, size_t at)
{
    uint32_t before = code_before(text, at), behind = code_behind(text, at + 1);

    if (!ends_words(before) || !(begins_words(behind) || behind == '\n' || behind == '\r' || behind == 0))
        return (Text){ 0 };
    switch (text.at[at]) {
    case ',':
        return TEXT("，");
    case ';':
        return TEXT("；");
    case ':':
        return TEXT("：");
    case '?':
        return TEXT("？");
    case '!':
        return TEXT("！");
    default:
        return (Text){ 0 };
    }
}

/* Of the small forms FE50 to FE6B. */
static Text small_of(uint32_t code)
{
    static const struct {
        uint32_t code;
        Text words;
    } forms[] = { { 0xFE50, WORD("，") }, { 0xFE51, WORD("、") }, { 0xFE54, WORD("；") }, { 0xFE55, WORD("：") },
                  { 0xFE56, WORD("？") }, { 0xFE57, WORD("！") }, { 0xFE59, WORD("（") }, { 0xFE5A, WORD("）") },
                  { 0xFE62, WORD("+") },  { 0xFE63, WORD("-") },  { 0xFE6A, WORD("%") } };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i].code == code)
            return forms[i].words;
    return (Text){ 0 };
}

/* １，２００: three full-width digits follow the comma, and no more. */
static bool parts_thousands(Text text, size_t at)
{
    size_t length, digits = 0;

    for (at += 3; at < text.len && digits < 4; at += length, digits++) {
        uint32_t code = utf8_read(text, at, &length);
        if (code < U'０' || code > U'９')
            break;
    }
    return digits == 3;
}

/* Behind the run of ０-９ Ａ-ｚ ％ and of ． between digits at `at`, or `at`. */
static size_t wide_end(Text text, size_t at)
{
    size_t end = at, length;

    for (; end < text.len; end += length) {
        uint32_t code = utf8_read(text, end, &length), twin = utf8_narrow(code), next = 0;
        if (end > at && (code == U'．' || (code == U'，' && parts_thousands(text, end))))
            next = utf8_narrow(code_behind(text, end + length));
        if (code == twin || !(is_narrow_word(twin) || twin == '%' || (next >= '0' && next <= '9')))
            break;
    }
    return end;
}

Text tidy_narrow(Text text, Arena *arena)
{
    Buffer narrow = { 0 };
    size_t length;

    if (!text.len || (wide_end(text, 0) != text.len && !small_of(code_behind(text, 0)).len))
        return (Text){ 0 };
    if (small_of(code_behind(text, 0)).len)
        return text.len == 3 ? small_of(code_behind(text, 0)) : (Text){ 0 };
    for (size_t at = 0; at < text.len; at += length)
        buffer_add_char(&narrow, (char)utf8_narrow(utf8_read(text, at, &length)));
    Text kept = arena_text(arena, buffer_text(&narrow));
    buffer_free(&narrow);
    return kept;
}

/* Both brackets of a pair around Chinese letters, wide. */
static void take_brackets(Text text, size_t at, Arena *arena, Edits *out)
{
    enum { INSIDE_MOST = 300 };
    Text inside = text_slice(text, at + 1, at + 1 + INSIDE_MOST);
    size_t close = text_find(inside, TEXT(")")), length;
    bool han = false;

    inside = text_slice(inside, 0, close);
    if (at + 1 + close >= text.len || text.at[at + 1 + close] != ')' || text_contains(inside, TEXT("("))
        || text_contains(inside, TEXT("\n")) || text_contains(inside, TEXT("://")))
        return;
    for (size_t i = 0; i < inside.len; i += length)
        han = is_han(utf8_read(inside, i, &length)) || han;
    if (!han || (at && text.at[at - 1] == ']'))
        return;
    edit_add(arena, out, at, at + 1, TEXT("（"), "width");
    edit_add(arena, out, at + 1 + close, at + 2 + close, TEXT("）"), "width");
}

/* ---- blanks ---- */

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == 0x3000 || code == 0xA0;
}

static bool is_han_at(Text line, size_t at)
{
    return is_han(code_behind(line, at));
}

/* Four letters and more that stand apart by one blank each: 妇 女 儿 童. Their end, or `at`; blanks are taken away. */
static size_t take_spread(Text text, size_t at, size_t end, Arena *arena, Edits *out)
{
    Text line = text_slice(text, 0, end);
    size_t first = out->count, from = at, length, letters = 1;

    utf8_read(line, at, &length);
    for (at += length; at < end && is_blank(utf8_read(line, at, &length)) && is_han_at(line, at + length);
         letters++) {
        size_t letter = at + length;
        edit_add(arena, out, at, letter, TEXT(""), "blank");
        utf8_read(line, letter, &length);
        at = letter + length;
    }
    if (letters < SPREAD_LEAST || is_han_at(line, at)) {
        out->count = first;
        return from;
    }
    return at;
}

/* A word of the catalog that stands on both sides of a blank: 留守儿 童. Not when words end and begin at the blank
 * too: 开展 示范 is no 展示. */
static bool parts_word(const Lexicon *lexicon, Text line, size_t before, size_t behind)
{
    enum { REACH = 4 };
    Buffer joined = { 0 };
    size_t start = before, stop = behind, length, end = 0;
    bool ends = false, spans = false;

    for (int i = 0; i < REACH && start > 0 && is_han(code_before(line, start)); i++)
        start = letter_start(line, start, 0);
    for (int i = 0; i < REACH && stop < line.len && is_han_at(line, stop); i++, stop += length)
        utf8_read(line, stop, &length);
    buffer_add(&joined, text_slice(line, start, before));
    size_t border = joined.len;
    buffer_add(&joined, text_slice(line, behind, stop));
    Text text = buffer_text(&joined), left = text_slice(text, 0, border);
    for (size_t at = 0; at < border; at += length) {
        utf8_read(text, at, &length);
        spans = spans || (lexicon_longest(lexicon, text, at, PROSE_KINDS, &end) && end > border);
        ends = ends
               || (lexicon_longest(lexicon, left, at, PROSE_KINDS, &end) && end == border && border - at > length);
    }
    bool begins =
        border < text.len && lexicon_longest(lexicon, text, border, PROSE_KINDS, &end) && end > border + 3;
    buffer_free(&joined);
    return spans && !(ends && begins);
}

/* Blanks in a line of prose, put in by a converter or by somebody who spread the words. Others part the words of
 * lists, tables and headings. */
static void tidy_blanks(const Lexicon *lexicon, Text text, size_t start, size_t end, Arena *arena, Edits *out)
{
    Text line = text_slice(text, 0, end);
    size_t length, from = start;

    if (end - start > LINE_MOST || text_contains(text_slice(text, start, end), TEXT("\t"))
        || text_contains(text_slice(text, start, end), TEXT("|")))
        return;
    while (from < end && is_blank(utf8_read(text, from, &length)))
        from += length;
    for (size_t at = from; at < end; at += length) {
        uint32_t code = utf8_read(line, at, &length);
        size_t blank = at;

        if (is_han(code) && at + length < end && is_blank(code_behind(line, at + length))
            && (at == from || !is_han(code_before(line, at)))) {
            size_t spread = take_spread(text, at, end, arena, out);
            length = spread > at ? spread - at : length;
            continue;
        }
        if (!is_blank(code))
            continue;
        while (at + length < end && is_blank(code_behind(line, at + length))) {
            at += length;
            utf8_read(line, at, &length);
        }
        uint32_t before = code_before(line, blank);
        bool sign = before == U'，' || before == U'、' || before == U'。' || before == U'；';
        if (is_han_at(line, at + length)
            && (sign || (is_han(before) && parts_word(lexicon, line, blank, at + length))))
            edit_add(arena, out, blank, at + length, TEXT(""), "blank");
    }
}

void tidy_text(const Lexicon *lexicon, Text text, Arena *arena, Edits *out)
{
    size_t length, line = 0;

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);

        if (code == '\n') {
            tidy_blanks(lexicon, text, line, at, arena, out);
            line = at + 1;
        } else if (code < 0x80) {
            Text wide = strchr(",;:?!", (int)code) && code ? tidy_wide(text, at) : (Text){ 0 };
            if (wide.len)
                edit_add(arena, out, at, at + 1, wide, "width");
            else if (code == '(')
                take_brackets(text, at, arena, out);
        } else if (code >= 0xFF00) {
            size_t end = wide_end(text, at);
            if (end > at) {
                edit_add(arena, out, at, end, tidy_narrow(text_slice(text, at, end), arena), "width");
                length = end - at;
            }
        } else if (code >= 0xFE50 && code <= 0xFE6B && small_of(code).len) {
            edit_add(arena, out, at, at + length, small_of(code), "width");
        }
    }
    tidy_blanks(lexicon, text, line, text.len, arena, out);
}
