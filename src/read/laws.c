#include "read/item_finders.h"

#include "read/around.h"
#include "read/cursor.h"

enum {
    TITLE_MOST = 300,  /* bytes between 《 and 》 */
    ISSUER_MOST = 60,  /* bytes before the 〔 of a paper's number */
    UNNAMED_MOST = 60, /* bytes of a law's name without brackets */
    QUOTED_LEAST = 18,
    QUOTED_MOST = 90
};

static size_t take_bracketed(Finder *f, size_t at);
static size_t take_paper(Finder *f, size_t at);
static size_t take_lost_paper(Finder *f, size_t at);
static size_t take_quoted(Finder *f, size_t at);
static size_t take_known(Finder *f, size_t at);
static size_t take_named(Finder *f, size_t at, size_t behind);

void laws_find(Finder *f)
{
    SpotWalk walk = spots_walk(&f->r->spots, f->start, f->d->span.end, SPOT_LAW);
    size_t at, length, end;

    while (spot_next(&walk, &at)) {
        const Letter *letter = letter_at(f->lexicon, f->text, at, &length);

        end = 0;
        if (letter->kind == LETTER_OPEN) {
            end = take_bracketed(f, at);
            if (!end)
                end = take_paper(f, at);
            if (!end)
                end = take_quoted(f, at);
        } else if (letter->kind == LETTER_PLAIN) {
            if (letter->starts)
                end = take_known(f, at);
            if (!end && length == 3)
                end = take_named(f, at, walk.behind > f->start ? walk.behind : f->start);
            if (!end && length == 3 && word_at(f->text, at, TEXT("号")))
                end = take_lost_paper(f, at);
        }
        if (end > at)
            walk.behind = end; /* nothing begins before the end of the last one */
    }
}

static void add(Finder *f, size_t start, size_t end, Text title, Text kind, uint8_t confidence)
{
    Item *item = item_add(f, ITEM_LAW, start, end);

    item->title = title;
    item->detail = kind;
    item->confidence = confidence;
}

/* ---- kinds ---- */

/* 《大家来夸劳动法》 */
static bool is_song(const Finder *f, Text title)
{
    return listed_within(f->catalog, WORDS_SONG_WORD, title);
}

/* What a title says that it is, by its ending: a publication when it says nothing. */
static Text kind_of(const Finder *f, Text title)
{
    static const Text laws[] = { WORD("法"), WORD("法典"), WORD("宪法") };
    size_t end, open;
    uint32_t word = lexicon_longest(f->lexicon, title, 0, 1u << SENSE_LAW, &end);

    if (word && end == title.len) {
        static const Text kinds[] = { WORD("law"), WORD("regulation"), WORD("plan"), WORD("other") };
        return kinds[f->catalog->laws[lexicon_sense(f->lexicon, word, SENSE_LAW)->index].kind & 3];
    }
    if (text_ends(title, TEXT("）")) && (open = text_find(title, TEXT("（"))) > 0)
        title = text_slice(title, 0, open);
    else if (text_ends(title, TEXT(")")) && (open = text_find(title, TEXT("("))) > 0)
        title = text_slice(title, 0, open);
    if (any_word_before(title, title.len, 0, WORDS(laws)) && !text_ends(title, TEXT("办法")))
        return is_song(f, title) ? TEXT("publication") : TEXT("law");
    if (listed_ends(f->catalog, WORDS_REGULATION_ENDING, title))
        return TEXT("regulation");
    if (listed_ends(f->catalog, WORDS_PLAN_ENDING, title))
        return TEXT("plan");
    if (listed_ends(f->catalog, WORDS_PAPER_ENDING, title))
        return TEXT("other");
    return TEXT("publication");
}

/* ---- 《…》 ---- */

static size_t take_bracketed(Finder *f, size_t at)
{
    if (!word_at(f->text, at, TEXT("《")))
        return 0;
    Text rest = text_slice(f->text, at + 3, at + 3 + TITLE_MOST);
    size_t close = text_find(rest, TEXT("》")), line = text_find(rest, TEXT("\n")), depth;
    Text title;

    if (close > line || close == rest.len)
        return 0;
    for (depth = text_find(text_slice(rest, 0, close), TEXT("《")); depth < close;) { /* 《…《…》…》 */
        size_t next = close + 3 + text_find(text_slice(rest, close + 3, line), TEXT("》"));
        if (next >= line || next >= rest.len)
            break;
        depth = close + text_find(text_slice(rest, close, next), TEXT("《"));
        if (depth >= next)
            depth = next;
        close = next;
    }
    title = text_trim(text_slice(rest, 0, close));
    if (title.len)
        add(f, at, at + 3 + close + 3, title, kind_of(f, title), 95);
    return at + 3 + close + 3;
}

/* ---- numbers of papers ---- */

/* Words in front of a paper's issuer. */

/* Where the issuer's name that ends at `at` begins; `at` when there is none. */
static size_t issuer_start(const Finder *f, size_t at)
{
    size_t start = at, length;

    while (start > f->start && at - start < ISSUER_MOST) {
        size_t before = letter_before(f->text, start, f->start);
        const Letter *letter = letter_at(f->lexicon, f->text, before, &length);
        if (letter->kind != LETTER_PLAIN && letter->kind != LETTER_MASK && letter->kind != LETTER_NUMERAL)
            break;
        if (listed_before(f->catalog, WORDS_ISSUER_BORDER, f->text, start, f->start))
            break;
        start = before;
    }
    return start;
}

static bool is_number_letter(const Cursor *c)
{
    return cursor_is(c, LETTER_DIGIT) || cursor_is(c, LETTER_MASK) || cursor_is(c, LETTER_NUMERAL)
           || cursor_is(c, LETTER_TEN);
}

/* 〔2023〕12号, 【20xx】7号文件, (2023)12号, 〔〕号. Returns its end, or 0. */
static size_t paper_number_end(const Finder *f, size_t at)
{
    Cursor c = cursor_at(f->lexicon, f->text, at);
    bool square = cursor_sees(&c, TEXT("〔")) || cursor_sees(&c, TEXT("【")) || cursor_sees(&c, TEXT("["));
    int year = 0, number = 0;

    cursor_next(&c);
    for (; is_number_letter(&c) && year < 5; year++)
        cursor_next(&c);
    cursor_eat(&c, TEXT("年"));
    if (!cursor_is(&c, LETTER_CLOSE) || (!square && year != 4))
        return 0;
    cursor_next(&c);
    cursor_eat(&c, TEXT("第"));
    for (; is_number_letter(&c) && number < 6; number++)
        cursor_next(&c);
    if (!cursor_eat(&c, TEXT("号")))
        return 0;
    if (!cursor_eat(&c, TEXT("文件")) && cursor_sees(&c, TEXT("文")) && !cursor_sees(&c, TEXT("文精神")))
        cursor_eat(&c, TEXT("文"));
    return c.at;
}

static size_t take_paper(Finder *f, size_t at)
{
    size_t end = paper_number_end(f, at), start = issuer_start(f, at);

    if (!end)
        return 0;
    add(f, start, end, text_slice(f->text, start, end), TEXT("docno"), start < at ? 95 : 70);
    return end;
}

/* 市府号令和区府号文件: the numbers are gone. One citation when they stand together. */
static size_t take_lost_paper(Finder *f, size_t at)
{
    static const Text papers[] = { WORD("号文件"), WORD("号令"), WORD("号文") };
    size_t length = any_word_at(f->text, at, WORDS(papers)), start, end = at + length;

    if (!length || !listed_before(f->catalog, WORDS_ISSUER, f->text, at, f->start))
        return 0;
    start = issuer_start(f, at);
    if (at - start < 6)
        return 0;
    for (size_t next = end; next < f->text.len && next - end < 30;) {
        size_t sign;
        letter_at(f->lexicon, f->text, next, &sign);
        next += sign;
        length = any_word_at(f->text, next, WORDS(papers));
        if (length && listed_before(f->catalog, WORDS_ISSUER, f->text, next, end)
            && (word_at(f->text, end, TEXT("和")) || word_at(f->text, end, TEXT("、")))) {
            end = next + length;
            break;
        }
        if (sign == 1 || word_at(f->text, next, TEXT("，")) || word_at(f->text, next, TEXT("。")))
            break;
    }
    add(f, start, end, text_slice(f->text, start, end), TEXT("docno"), 60);
    return end;
}

/* ---- without brackets ---- */

/* “妇女儿童发展纲要和规划” */
static size_t take_quoted(Finder *f, size_t at)
{
    if (!word_at(f->text, at, TEXT("“")))
        return 0;
    Text rest = text_slice(f->text, at + 3, at + 3 + QUOTED_MOST);
    size_t close = text_find(rest, TEXT("”"));
    Text title = text_slice(rest, 0, close);

    if (close == rest.len || close < QUOTED_LEAST || text_contains(title, TEXT("\n"))
        || text_contains(title, TEXT("，")) || !listed_ends(f->catalog, WORDS_QUOTED_LAW_ENDING, title))
        return 0;
    add(f, at + 3, at + 3 + close, title, kind_of(f, title), 70);
    return at + 3 + close + 3;
}

/* 劳动法律, 劳动法规: not the law. */
static bool goes_on(const Finder *f, size_t end)
{
    return word_before(f->text, end, f->start, TEXT("法"))
           && listed_at(f->catalog, WORDS_LAW_NO_PART, f->text, end);
}

/* In a list with other laws 法 may be left out: 宣传妇女权益保障、新婚姻法. */
static void take_shortened(Finder *f, size_t at)
{
    char name[UNNAMED_MOST + 4];
    size_t end = at - 3, start = end, found;

    if (!word_before(f->text, at, f->start, TEXT("、")))
        return;
    while (start > f->start && end - start < UNNAMED_MOST - 4) {
        size_t before = letter_before(f->text, start, f->start), length;
        if (letter_at(f->lexicon, f->text, before, &length)->kind != LETTER_PLAIN || f->text.at[before] == '\n')
            return;
        start = before;
        memcpy(name, f->text.at + start, end - start);
        memcpy(name + (end - start), "法", 3);
        Text whole = { name, end - start + 3 };
        if (lexicon_longest(f->lexicon, whole, 0, 1u << SENSE_LAW, &found) && found == whole.len) {
            add(f, start, end, text_slice(f->text, start, end), TEXT("law"), 70);
            return;
        }
    }
}

/* A law of the catalog. Plans only by their whole title: 两纲 and the like are common words. */
static size_t take_known(Finder *f, size_t at)
{
    size_t end, start = at;
    uint32_t word = lexicon_longest(f->lexicon, f->text, at, 1u << SENSE_LAW, &end);

    if (!word || goes_on(f, end))
        return 0;
    const Law *law = &f->catalog->laws[lexicon_sense(f->lexicon, word, SENSE_LAW)->index];
    Text title = text_slice(f->text, at, end);
    if (law->kind == 1
        && (word_before(f->text, at, f->start, TEXT("有关")) || word_before(f->text, at, f->start, TEXT("相关"))))
        return 0; /* any rules of that sort */
    if (law->kind >= 2 && (!text_equal(title, catalog_text(f->catalog, law->title)) || title.len < 36))
        return 0;
    if (word_before(f->text, at, f->start, TEXT("新")) && !word_before(f->text, at, f->start, TEXT("最新"))
        && !word_before(f->text, at, f->start, TEXT("创新")) && !word_before(f->text, at, f->start, TEXT("全新")))
        start -= 3;
    if (word_before(f->text, at, f->start, TEXT("中华人民共和国")))
        start = at - 21;
    take_shortened(f, start);
    title = text_slice(f->text, start, end);
    add(f, start, end, title, kind_of(f, text_slice(f->text, at, end)), 85);
    return end;
}

/* A law that no catalog knows, by the sort of name that laws have: 学习妇女儿童权益保护法. */
static size_t take_named(Finder *f, size_t at, size_t behind)
{
    size_t length = listed_at(f->catalog, WORDS_LAW_ENDING, f->text, at), end = at + length, start = at, sign;
    bool marked = false;

    if (!length || goes_on(f, end))
        return 0;
    while (start > behind && at - start < UNNAMED_MOST) {
        size_t previous = letter_before(f->text, start, behind);
        const Letter *letter = letter_at(f->lexicon, f->text, previous, &sign);
        if (listed_before(f->catalog, WORDS_LAW_BORDER, f->text, start, behind)) {
            marked = true;
            break;
        }
        if (letter->kind != LETTER_PLAIN) {
            marked = letter->kind == LETTER_COMMA;
            break;
        }
        start = previous;
    }
    if (!marked || at - start < 6)
        return 0;
    add(f, start, end, text_slice(f->text, start, end), TEXT("law"), 60);
    return end;
}
