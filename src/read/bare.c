#include "read/bare.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/quantity.h"

enum {
    ALL_MOST = 200,  /* bytes of a text that may be a number and blanks */
    SEX_REACH = 60,  /* between a figure and the number of women among them */
    NAMED_REACH = 18 /* in front of a number, where the word may stand that says it is money */
};

static bool ends_with(const Reading *r, size_t at, size_t from, Text word)
{
    return at >= from + word.len && memcmp(r->text.at + at - word.len, word.at, word.len) == 0;
}

/* 低年级30、中年级20、高年级14名: a label of a few letters between the 、 and the number. */
static bool joins_labelled(const Reading *r, Text gap)
{
    size_t length;

    if (!text_starts(gap, TEXT("、")) || gap.len < 6 || gap.len > 18)
        return false;
    for (size_t at = 3; at < gap.len; at += length)
        if (letter_at(&r->catalog->lexicon, gap, at, &length)->kind != LETTER_PLAIN || length != 3)
            return false;
    return true;
}

/* Words between two numbers of a list: 、 和 与 及 或. */
static bool joins(Text gap, const Quantity *next)
{
    static const Text words[] = { { "、", 3 }, { "和", 3 }, { "与", 3 }, { "及", 3 }, { "以及", 6 },
                                  { "，", 3 }, { ",", 1 },  { "＋", 3 }, { "+", 1 } };

    gap = text_trim(gap);
    if (next->kind == FACT_MEASURE && (text_equal(gap, TEXT("，")) || text_equal(gap, TEXT(","))))
        return false; /* 已婚4.3万，0-6岁儿童 */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(gap, words[i]))
            return true;
    return false;
}

/* 为106.8。 达92； 共128, : said of something, and at the end of its clause. */
static bool is_said(const Reading *r, const Quantity *q)
{
    size_t length;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, q->end, &length);

    if ((length && next->kind != LETTER_STOP && next->kind != LETTER_COMMA && next->kind != LETTER_LINE
         && next->kind != LETTER_CLOSE && next->kind != LETTER_OPEN)
        || quantity_in_proportion(r->text, q->start) || quantity_in_proportion(r->text, q->end + length))
        return false;
    return listed_before(r->catalog, WORDS_BARE_LEAD, r->text, q->start, 0) != 0;
}

/* What stands behind the last of the signs. */
static Text behind_signs(Text text, const Text *signs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t cut; (cut = text_find(text, signs[i])) < text.len;)
            text = text_slice(text, cut + signs[i].len, text.len);
    return text;
}

static Text before(const Reading *r, size_t at, size_t most)
{
    size_t start = at > most ? at - most : 0;

    while (start < at && ((unsigned char)r->text.at[start] & 0xC0) == 0x80)
        start++;
    return text_slice(r->text, start, at);
}

static Text sentence_before(const Reading *r, size_t at, size_t most)
{
    static const Text signs[] = { WORD("。"), WORD("；"), WORD("\n") };

    return behind_signs(before(r, at, most), WORDS(signs));
}

static Text clause_before(const Reading *r, size_t at, size_t most)
{
    static const Text signs[] = { WORD("，") };

    return behind_signs(sentence_before(r, at, most), WORDS(signs));
}

/* 覆盖率达92: the % is gone; 性别比为106.8 has none. */
static void name_kind(const Reading *r, Quantity *q)
{
    Text clause = clause_before(r, q->start, 60);

    if (text_contains(clause, TEXT("率")) || text_contains(clause, TEXT("比例"))
        || text_contains(clause, TEXT("比重")) || text_contains(clause, TEXT("占比")))
        q->kind = FACT_PERCENT;
    else if (text_contains(clause, TEXT("比")) || text_contains(clause, TEXT("指数"))
             || text_contains(clause, TEXT("系数")))
        q->kind = FACT_MEASURE;
}

/* A sum that needs no 元 to be understood. */
static void name_money(const Reading *r, Quantity *q)
{
    q->kind = FACT_MONEY;
    q->unit = unit_called(r->catalog, TEXT("元"));
    q->unit_start = q->unit_end = q->end;
}

/* 贷款2734笔、1.86亿: no people are counted by the hundred million in a county. */
static bool is_sum(const Reading *r, const Quantity *q)
{
    return decimal_compare(q->number.low, decimal_int(100000000)) >= 0
           && listed_within(r->catalog, WORDS_MONEY, clause_before(r, q->start, 60));
}

/* 3.6万残疾人: a scale, then the noun itself. */
static bool counts_directly(const Reading *r, Quantity *q)
{
    size_t length;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, q->end, &length);

    if (!q->number.arabic || !q->number.scaled)
        return false;
    /* 女性13.1万，男性12万。 */
    bool closes = !length || next->kind == LETTER_COMMA || next->kind == LETTER_STOP || next->kind == LETTER_CLOSE
                  || next->kind == LETTER_OPEN || next->kind == LETTER_LINE;
    size_t before;

    if (closes && is_sum(r, q)) {
        name_money(r, q);
        return true;
    }
    bool noun = q->start >= 3
                && letter_at(&r->catalog->lexicon, r->text, q->start - 3, &before)->kind == LETTER_PLAIN
                && before == 3;
    if (closes && listed_before(r->catalog, WORDS_MONEY, r->text, q->start, 0))
        name_money(r, q);
    return (length == 3 && next->kind == LETTER_PLAIN) || (closes && noun);
}

static bool closes_clause(const Reading *r, const Quantity *q)
{
    size_t length;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, q->end, &length);

    return !length || next->kind == LETTER_STOP || next->kind == LETTER_LINE
           || (next->kind == LETTER_COMMA && !text_starts(text_slice(r->text, q->end, r->text.len), TEXT("、")));
}

/* 预算三十六万，粉丝达到五万。 三百出头，: in words, at the end of a clause and behind one of its words. */
static bool is_large(const Reading *r, Quantity *q)
{
    bool scaled = decimal_compare(q->number.low, decimal_int(10000)) >= 0,
         bound = q->bound != BOUND_EXACT && decimal_compare(q->number.low, decimal_int(100)) >= 0;
    size_t length;

    if (q->number.positional || !(scaled || bound) || q->start < 3
        || letter_at(&r->catalog->lexicon, r->text, q->start - 3, &length)->kind != LETTER_PLAIN || length != 3)
        return false;
    if (scaled && listed_within(r->catalog, WORDS_MONEY, clause_before(r, q->start, NAMED_REACH)))
        name_money(r, q);
    return true;
}

/* 死亡事故为零。 */
static bool is_none(const Reading *r, const Quantity *q)
{
    return text_equal(text_slice(r->text, q->start, q->end), TEXT("零"))
           && (ends_with(r, q->start, 0, TEXT("为")) || ends_with(r, q->start, 0, TEXT("是")));
}

/* 占总数的1/3, 近1/3, 1/3以上; not 3/8妇女节. */
static bool is_share(const Reading *r, const Quantity *q)
{
    if (memchr(r->text.at + q->start, '/', q->end - q->start) == NULL)
        return false;
    return q->bound != BOUND_EXACT || ends_with(r, q->start, 0, TEXT("的")) || ends_with(r, q->start, 0, TEXT("占"))
           || ends_with(r, q->start, 0, TEXT("达")) || ends_with(r, q->start, 0, TEXT("有"))
           || ((ends_with(r, q->start, 0, TEXT("由")) || ends_with(r, q->start, 0, TEXT("从"))
                || ends_with(r, q->start, 0, TEXT("为")) || ends_with(r, q->start, 0, TEXT("到")))
               && (text_contains(clause_before(r, q->start, 60), TEXT("比"))
                   || text_contains(clause_before(r, q->start, 60), TEXT("率"))));
}

/* A text that is nothing but its number, as a cell that was pasted. */
static bool is_all(const Reading *r, const Quantity *q)
{
    return r->text.len < ALL_MOST && text_trim(r->text).len == q->end - q->start;
}

/* 收入比由1.97缩小到1.95 */
static bool begins_change(const Reading *r, Quantity *q)
{
    if (!q->number.places || !(ends_with(r, q->start, 0, TEXT("由")) || ends_with(r, q->start, 0, TEXT("从"))))
        return false;
    name_kind(r, q);
    return q->kind != FACT_COUNT;
}

/* 性别比108.4（以女性为100）: what the figure is measured by. */
static bool is_base(const Reading *r, const Quantity *q)
{
    Text clause = clause_before(r, q->start, 60);
    size_t open = text_find(clause, TEXT("（"));

    return open < clause.len && text_starts(text_slice(clause, open + 3, clause.len), TEXT("以"))
           && text_ends(clause, TEXT("为"));
}

static bool settle(Reading *r, Quantity *q)
{
    if (is_all(r, q) && (q->number.form == NUMERAL_EXACT || q->number.form == NUMERAL_FRACTION)
        && q->number.digits <= 8)
        return true;

    if (q->number.form == NUMERAL_FRACTION && is_share(r, q))
        return true;
    if (q->number.form == NUMERAL_FRACTION) /* 3:2; 小学师生比1:18，初中1:13 */
        return !memchr(r->text.at + q->start, '/', q->end - q->start)
               && (text_contains(sentence_before(r, q->start, 90), TEXT("比"))
                   || ends_with(r, q->start, 0, TEXT("按")));
    if (q->number.form != NUMERAL_EXACT && q->number.form != NUMERAL_RANGE)
        return false;
    if (!q->number.arabic)
        return closes_clause(r, q) && (is_large(r, q) || is_none(r, q));
    if (counts_directly(r, q))
        return true;
    if (is_base(r, q))
        return false;
    if (is_said(r, q) && q->number.digits <= 8) {
        name_kind(r, q);
        return q->kind != FACT_COUNT || !listed_before(r->catalog, WORDS_BARE_LEAD_RATE, r->text, q->start, 0);
    }
    return begins_change(r, q);
}

/* 2、法治副校长127名: the number of an item. */
static bool numbers_item(const Reading *r, const Quantity *q)
{
    size_t start = q->start;

    if (!text_starts(text_slice(r->text, q->end, r->text.len), TEXT("、")))
        return false;
    while (start > 0 && r->text.at[start - 1] == ' ')
        start--;
    while (ends_with(r, start, 0, TEXT("　")))
        start -= TEXT("　").len;
    return start == 0 || r->text.at[start - 1] == '\n';
}

/* 2.1个、3个百分点: the first are points too. */
static bool is_points(const Reading *r, const Quantity *q, const Quantity *next)
{
    return q->unit >= 0 && q->kind == FACT_COUNT && r->catalog->units[q->unit].flags & UNIT_EMPTY
           && next->kind == FACT_PERCENT && next->unit >= 0
           && text_contains(text_slice(r->text, next->unit_start, next->unit_end), TEXT("分点"))
           && joins(text_slice(r->text, q->end, next->start), next);
}

/* 12、15和20人; 补贴四百一十二万、创业补贴129万元: the unit behind is this one's too. */
static bool shares_unit(const Reading *r, const Quantity *q, const Quantity *next)
{
    Text gap = text_slice(r->text, q->end, next->start);
    bool large = decimal_compare(q->number.low, decimal_int(10000)) >= 0;

    if (next->unit < 0 || q->number.form != NUMERAL_EXACT || numbers_item(r, q)
        || !(q->number.arabic || !next->number.arabic || large)
        || (next->kind != FACT_MONEY && listed_before(r->catalog, WORDS_MONEY, r->text, q->start, 0)))
        return false;
    return joins(gap, next) || ((q->number.arabic || large) && joins_labelled(r, gap));
}

/* 84人(男43、女41), 执委15名（女14）: takes the unit of the figure before the bracket. */
static bool counts_sex(Reading *r, size_t token)
{
    Quantity *q = &r->quantities.items[r->tokens.items[token].id];

    if (!q->number.arabic || q->number.form != NUMERAL_EXACT || q->number.places
        || !listed_before(r->catalog, WORDS_SEX_WORD, r->text, q->start, 0))
        return false;
    for (size_t i = token; i-- > 0 && r->tokens.items[i].end + SEX_REACH > q->start;) {
        const Token *t = &r->tokens.items[i];
        if (t->kind == TOKEN_STOP || t->kind == TOKEN_CLOSE)
            return false;
        if (t->kind != TOKEN_QUANTITY)
            continue;
        const Quantity *whole = &r->quantities.items[t->id];
        if (whole->bare)
            continue;
        if (whole->kind != FACT_COUNT || decimal_compare(q->number.low, whole->number.low) > 0)
            return false;
        q->unit = whole->unit;
        q->unit_start = whole->unit_start;
        q->unit_end = whole->unit_end;
        q->bare = false;
        return true;
    }
    return false;
}

/* Closes the gaps that the tokens `dropped`, of which the last comes first, leave. */
static void drop_tokens(Tokens *tokens, const size_t *dropped, size_t count)
{
    for (size_t i = count, gaps = 1; i-- > 0; gaps++) {
        size_t from = dropped[i] + 1, end = i ? dropped[i - 1] : tokens->count;
        memmove(&tokens->items[from - gaps], &tokens->items[from], (end - from) * sizeof *tokens->items);
    }
    tokens->count -= count;
}

void bare_settle(Reading *reading)
{
    Token *tokens = reading->tokens.items;
    const Quantity *next = NULL;  /* the quantity behind, when it has a unit */
    LIST(size_t) dropped = { 0 }; /* tokens, the last first */

    for (size_t i = reading->tokens.count; i-- > 0;) {
        Token *t = &tokens[i];
        if (t->kind == TOKEN_DATE) {
            next = NULL;
            continue;
        }
        if (t->kind != TOKEN_QUANTITY)
            continue;
        Quantity *q = &reading->quantities.items[t->id];
        if (!q->bare && !(next && is_points(reading, q, next))) {
            next = q;
            continue;
        }
        if (next && shares_unit(reading, q, next)) {
            q->unit = next->unit;
            q->unit_start = next->unit_start;
            q->unit_end = next->unit_end;
            q->kind = next->kind;
            q->bare = false;
            next = q;
            continue;
        }
        if (counts_sex(reading, i)) {
            next = q;
            continue;
        }
        if (settle(reading, q)) {
            next = q;
            continue;
        }
        LIST_PUSH(reading->scratch, &dropped, i);
    }
    drop_tokens(&reading->tokens, dropped.items, dropped.count);
}
