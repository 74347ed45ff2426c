#include "read/scan.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/dates.h"
#include "read/figure_names.h"
#include "read/quantity.h"
#include "read/words.h"

#define BIT(kind) (1u << (kind))

enum {
    SOFT = BIT(SENSE_TOPIC) | BIT(SENSE_TERM) | BIT(SENSE_TITLE) | BIT(SENSE_LAW),
    QUOTE_SHORT = 24 /* bytes: “两个好” is a slogan, a longer quote is a sentence */
};

typedef struct {
    Reading *reading;
    const Catalog *catalog;
    const Lexicon *lexicon;
    Text text;
    size_t end;
    const uint16_t *letters; /* as in Skim */
    const uint32_t *offsets;
    const uint32_t *words; /* the longest that begins at each character, or 0 */
    uint32_t *places;      /* room for the characters of a sentence */
    bool headed;           /* the sentence is a heading, a row of a table or the title */
    size_t firm_until;     /* no firm word and no quantity begins before */
    size_t topic_until;    /* no topic word begins before */
    size_t quote_until;    /* inside a short quotation up to here */
    size_t title_until;    /* inside 《》 or 〔〕: no quantities */
} Scan;

static void add(Scan *s, TokenKind kind, size_t start, size_t end, uint32_t id)
{
    LIST_PUSH(s->reading->scratch, &s->reading->tokens,
              (Token){ .start = (uint32_t)start,
                       .end = (uint32_t)end,
                       .id = id,
                       .kind = (uint8_t)kind,
                       .firm = kind != TOKEN_WORD });
}

static inline void add_word(Scan *s, size_t at, size_t end, uint32_t word, bool firm, bool topic)
{
    LIST_PUSH(s->reading->scratch, &s->reading->tokens,
              (Token){ .start = (uint32_t)at,
                       .end = (uint32_t)end,
                       .id = word,
                       .kind = TOKEN_WORD,
                       .firm = firm,
                       .topic = topic,
                       .kinds = s->lexicon->words[word].all_kinds });
}

/* Where a word ends that begins at character `i`; at `i` for word 0. */
static inline size_t word_end(const Scan *s, size_t i, uint32_t word)
{
    return s->offsets[i + s->lexicon->words[word].letters];
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
        until = closing(s, at, text_equal(sign, TEXT("《")) ? TEXT("》") : TEXT("〉"), 300);
        if (until > s->title_until)
            s->title_until = until;
    } else if (text_equal(sign, TEXT("“")) || text_equal(sign, TEXT("‘")) || text_equal(sign, TEXT("「"))) {
        Text close = text_equal(sign, TEXT("“")) ? TEXT("”") : text_equal(sign, TEXT("‘")) ? TEXT("’") : TEXT("」");
        until = closing(s, at, close, QUOTE_SHORT + 6);
        if (until)
            s->quote_until = until;
    } else if ((until = paper_number(s, at, length))) {
        s->title_until = until;
    }
    if (text_equal(sign, TEXT("（")) || text_equal(sign, TEXT("(")))
        add(s, TOKEN_OPEN, at, at + length, 0);
}

/* Only round brackets part the words; quotation marks and titles do not. */
static void close_sign(Scan *s, size_t at, size_t length)
{
    size_t bytes;

    if (utf8_narrow(code_at(s->text, at, &bytes)) == ')')
        add(s, TOKEN_CLOSE, at, at + length, 0);
}

static void comma_sign(Scan *s, size_t at, size_t length)
{
    size_t bytes;

    switch (code_at(s->text, at, &bytes)) {
    case U'、':
        add(s, TOKEN_PAUSE, at, at + length, 0);
        break;
    case U'：':
    case ':':
        add(s, TOKEN_COLON, at, at + length, 0);
        break;
    default:
        add(s, TOKEN_COMMA, at, at + length, 0);
    }
}

static void stop_sign(Scan *s, size_t at, size_t length)
{
    size_t bytes;
    bool half = utf8_narrow(code_at(s->text, at, &bytes)) == ';';

    add(s, half ? TOKEN_SEMICOLON : TOKEN_STOP, at, at + length, !half && s->headed);
}

/* 上 is a bound only before a scale: 上百人, not 会上5名; 破 only before large numbers. */
static bool bound_fits(const Scan *s, const Token *t, const Quantity *q)
{
    Text word = text_slice(s->text, t->start, t->end);

    if (text_equal(word, TEXT("破")))
        return decimal_compare(q->number.low, decimal_int(100)) >= 0;
    return q->number.form == NUMERAL_SCALE || !text_equal(word, TEXT("上"));
}

/* A cue for a bound that ends where the quantity begins: 近, 超过. Its token goes. */
static void take_bound_before(Scan *s, Quantity *q)
{
    Tokens *tokens = &s->reading->tokens;

    for (size_t i = tokens->count; i-- > 0 && i + 4 > tokens->count;) {
        Token *t = &tokens->items[i];
        size_t gap_end = t->end;
        while (gap_end < q->start && s->text.at[gap_end] == ' ')
            gap_end++;
        if (t->kind != TOKEN_WORD || !t->firm || gap_end != q->start || !(t->kinds & BIT(SENSE_CUE)))
            continue;
        const Word *word = &s->lexicon->words[t->id];
        for (int k = 0; k < word->sense_count; k++) {
            const Sense *sense = &s->lexicon->senses[word->senses + (uint32_t)k];
            if (sense->kind == SENSE_CUE && sense->a == CUE_BEFORE && sense->b != VALUE_NONE
                && bound_fits(s, t, q)) {
                quantity_bound_before(q, t->start, (CueValue)sense->b);
                tokens->count = i;
                return;
            }
        }
    }
}

/* 和 of 三和五名: what may stand between the numbers of a list, signs left out. */
static bool joins_numbers(const Scan *s, size_t at)
{
    size_t length;

    switch (code_at(s->text, at, &length)) {
    case U'和':
    case U'与':
    case U'及':
    case U'以':
        return true;
    default:
        return false;
    }
}

/* 5个 of “5个聚焦”. */
static bool opens_slogan(const Scan *s, const Quantity *q)
{
    size_t mark = letter_before(s->text, q->start, 0);

    return q->number.digits <= 2 && q->unit >= 0 && s->catalog->units[q->unit].flags & UNIT_EMPTY
           && word_at(s->text, mark, TEXT("“"));
}

/* Inside a short quotation numerals in words belong to a name: “两个好”, “五送”. */
static bool is_slogan(const Scan *s, const Quantity *q)
{
    return q->start < s->quote_until && q->end <= s->quote_until && (!q->number.arabic || opens_slogan(s, q))
           && q->kind != FACT_PERCENT && q->kind != FACT_MONEY && q->kind != FACT_PLACEHOLDER;
}

/* 完成投资万元, 牲畜万头。: a scale with nothing before it and its unit where a clause ends
 * is what is left of a number. */
static bool stands_for_number(const Scan *s, const Quantity *q)
{
    Cursor behind = cursor_at(s->lexicon, s->text, q->end);

    if (decimal_compare(q->number.low, decimal_int(10000)) < 0)
        return false;
    if (q->kind == FACT_MONEY)
        return true;
    return (!behind.length || cursor_is(&behind, LETTER_COMMA) || cursor_is(&behind, LETTER_STOP)
            || cursor_is(&behind, LETTER_CLOSE) || cursor_is(&behind, LETTER_LINE))
           && q->number.end - q->start == 3;
}

/* Digits that lead nowhere: skip the run, also what signs join to it (12-34, 138****0001). */
static size_t skip_run(const Scan *s, size_t at)
{
    Cursor c = cursor_at(s->lexicon, s->text, at);
    bool latin = cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK);

    if (!latin)
        return at + c.length;
    for (;;) {
        if (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK)) {
            cursor_next(&c);
        } else if (c.length == 1 && (c.text.at[c.at] == '-' || c.text.at[c.at] == '+' || c.text.at[c.at] == '.')) {
            Cursor p = c;
            cursor_next(&p);
            if (!cursor_is(&p, LETTER_DIGIT))
                return c.at;
            c = p;
        } else {
            return c.at;
        }
    }
}

/* 进一步, 一是: a numeral in words without a unit, which bare_settle would drop for want of one
 * that a list could give it. In headings and tables it still parts words from numbers. */
static bool is_idle(const Scan *s, const Quantity *q)
{
    size_t length;
    const Letter *next = letter_at(s->lexicon, s->text, q->end, &length);

    return q->bare && !q->number.arabic && q->number.form == NUMERAL_EXACT && q->bound == BOUND_EXACT && !s->headed
           && next->kind == LETTER_PLAIN && length == 3 && !joins_numbers(s, q->end);
}

/* × of 46人×1500元: its length in bytes, or 0. */
static size_t times_sign(const Scan *s, size_t at)
{
    const Tokens *tokens = &s->reading->tokens;
    size_t length, next;

    if (letter_at(s->lexicon, s->text, at, &length)->kind != LETTER_MASK || !tokens->count
        || tokens->items[tokens->count - 1].kind != TOKEN_QUANTITY || tokens->items[tokens->count - 1].end != at)
        return 0;
    return letter_at(s->lexicon, s->text, at + length, &next)->kind == LETTER_DIGIT ? length : 0;
}

/* 13日 of 5月6日、13日: a day of the month of the date before it. */
static bool is_day_of_list(const Scan *s, const Quantity *q, DateMention *out)
{
    const Tokens *tokens = &s->reading->tokens;

    for (size_t i = tokens->count; i-- > 0 && tokens->items[i].end + TEXT("、").len >= q->start;)
        if (tokens->items[i].kind == TOKEN_DATE)
            return date_goes_on(&s->reading->dates.items[tokens->items[i].id], s->text, q, out);
    return false;
}

/* A date or a quantity at character `i`, unless the name that also begins there is longer:
 * `firm` is the longest firm word that does. Returns where to go on, or 0 when there is
 * neither. */
static size_t take_number(Scan *s, size_t i, uint32_t firm)
{
    size_t at = s->offsets[i];
    DateMention date;
    Quantity q;
    size_t sign = times_sign(s, at);
    if (!sign)
        sign = figure_item_number(s->catalog, s->text, at);
    if (sign)
        return at + sign;
    bool has_date = date_mention_read(s->catalog, s->text, at, &date) && date.end <= s->end;
    size_t name_end =
        s->lexicon->words[firm].kinds & (BIT(SENSE_NAME) | BIT(SENSE_YEAR)) ? word_end(s, i, firm) : 0;

    if (has_date && figure_titles(s->catalog, s->text, &date))
        return date.end;
    if (has_date && date.end > name_end && at >= s->title_until) {
        LIST_PUSH(s->reading->arena, &s->reading->dates, date);
        add(s, TOKEN_DATE, at, date.end, (uint32_t)s->reading->dates.count - 1);
        return date.end;
    }
    if (at < s->title_until || !quantity_read(s->catalog, s->text, at, &q) || q.end > s->end || q.end <= name_end)
        return 0;
    if (is_slogan(s, &q) || figure_names(s->catalog, s->text, &q))
        return q.end;
    if (is_day_of_list(s, &q, &date)) {
        LIST_PUSH(s->reading->arena, &s->reading->dates, date);
        add(s, TOKEN_DATE, q.start, q.end, (uint32_t)s->reading->dates.count - 1);
        return q.end;
    }
    take_bound_before(s, &q);
    if (figure_is_none(s->catalog, s->text, &q))
        q.number.low = q.number.high = decimal_int(0);
    if (is_idle(s, &q))
        return q.end;
    if (q.number.form == NUMERAL_SCALE && q.bound == BOUND_EXACT) {
        if (q.unit < 0)
            return 0;
        if (!stands_for_number(s, &q))
            return q.end; /* 百姓, 千家, 万亩良田: no number was said */
        q.kind = FACT_MISSING;
    }
    LIST_PUSH(s->reading->scratch, &s->reading->quantities, q);
    add(s, TOKEN_QUANTITY, q.start, q.end, (uint32_t)s->reading->quantities.count - 1);
    return q.end;
}

/* 多万元, 就业率.%: a number was here. */
static size_t take_lost_number(Scan *s, size_t at)
{
    Cursor c = cursor_at(s->lexicon, s->text, at);
    Quantity q;

    if (cursor_eat(&c, TEXT("多"))) {
        if (!cursor_is(&c, LETTER_SCALE) || !quantity_read_missing(s->catalog, s->text, at, &q))
            return 0;
    } else if (cursor_eat(&c, TEXT(".")) && (cursor_sees(&c, TEXT("%")) || cursor_sees(&c, TEXT("％")))) {
        if (!quantity_read_missing(s->catalog, s->text, c.at, &q))
            return 0;
        q.start = at;
        q.kind = FACT_PLACEHOLDER;
    } else {
        return 0;
    }
    LIST_PUSH(s->reading->scratch, &s->reading->quantities, q);
    add(s, TOKEN_QUANTITY, q.start, q.end, (uint32_t)s->reading->quantities.count - 1);
    return q.end;
}

/* Words that numbers begin with: 截止 今年 过半 无一. */
static bool may_begin_number(const Scan *s, const Word *longest)
{
    const Word *word = &s->lexicon->words[longest->firm];
    const Sense *sense;

    /* 明年将, 下半年重点工作: the date in front goes before the cue that it begins. */
    if (longest->date && !(word->kinds & BIT(SENSE_NAME)))
        return true;
    if (!(word->kinds & BIT(SENSE_CUE)))
        return false;
    sense = lexicon_sense(s->lexicon, longest->firm, SENSE_CUE);
    return sense->a == CUE_AS_OF || sense->a == CUE_NUMBER;
}

/* -2.3%, 负13千米: a minus that no digit, Latin letter or bracket stands before; a bar or a
 * tab parts cells. */
static bool may_be_negative(const Scan *s, size_t at)
{
    unsigned char before = at ? (unsigned char)s->text.at[at - 1] : ' ';
    Cursor c = cursor_at(s->lexicon, s->text, at);

    cursor_next(&c);
    if (c.at >= s->end
        || !(c.letter->kind == LETTER_DIGIT || (c.letter->kind == LETTER_NUMERAL && s->text.at[at] != '-')))
        return false;
    return before >= 0x80 || before == ' ' || before == '(' || before == '\t' || before == '|' || before == '\n';
}

/* Adds the longest word at character `i`, and the `firm` one and the one of a topic that it
 * begins with. Topic words do not overlap: one begins only behind the end of another. */
static inline void add_words(Scan *s, size_t i, uint32_t longest, uint32_t firm)
{
    const Word *word = &s->lexicon->words[longest];
    size_t at = s->offsets[i];
    uint32_t topic = at >= s->topic_until ? word->topic : 0;

    if (topic)
        s->topic_until = word_end(s, i, topic);
    if (firm) {
        s->firm_until = word_end(s, i, firm);
        add_word(s, at, s->firm_until, firm, true, firm == topic);
    }
    if (longest != firm && word->all_kinds & SOFT)
        add_word(s, at, word_end(s, i, longest), longest, false, longest == topic);
    if (topic && topic != firm && topic != longest)
        add_word(s, at, s->topic_until, topic, false, true);
}

/* A sign or a bracket; blanks are nothing. */
static void take_sign(Scan *s, LetterKind kind, size_t at, size_t length)
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
        add(s, TOKEN_STOP, at, at + length, s->headed);
        break;
    default:
        break;
    }
}

/* A numeral of some sort: a date, a quantity, a name, or nothing. Returns where to go on. */
static size_t take_numeral(Scan *s, size_t i, const Letter *letter)
{
    uint32_t longest = s->words[i];
    uint32_t firm = s->lexicon->words[longest].firm;
    size_t next;

    if ((next = take_number(s, i, firm)))
        return s->firm_until = next;
    if (longest)
        add_words(s, i, longest, firm);
    if (firm || (longest && letter->kind != LETTER_DIGIT))
        return s->offsets[i + 1];
    return skip_run(s, s->offsets[i]);
}

/* Words that begin with this character, and numbers that begin with a word. Returns
 * where to go on. */
static size_t take_words(Scan *s, size_t i)
{
    uint32_t longest = s->words[i], firm = 0;
    const Word *word = &s->lexicon->words[longest];
    size_t next;

    if (s->offsets[i] >= s->firm_until) {
        firm = word->firm;
        if (firm && may_begin_number(s, word) && (next = take_number(s, i, firm)))
            return s->firm_until = next;
    }
    add_words(s, i, longest, firm);
    return s->offsets[i + 1];
}

/* Numbers that begin with 第 or with a minus, or whose digits are gone. 0: none. */
static size_t take_odd_number(Scan *s, size_t i)
{
    size_t at = s->offsets[i], length;

    if (at < s->firm_until)
        return 0;
    switch (utf8_narrow(code_at(s->text, at, &length))) {
    case '-':
    case U'负':
        return may_be_negative(s, at) ? take_number(s, i, 0) : 0;
    case '.':
    case U'多':
        return take_lost_number(s, at);
    default:
        break;
    }
    return take_number(s, i, s->lexicon->words[s->words[i]].firm);
}

/* A sign, a numeral, or a letter that a number may begin with. Returns where to go on. */
static size_t take_other(Scan *s, size_t i, const Letter *letter)
{
    size_t at = s->offsets[i], next = s->offsets[i + 1], odd;

    if (letter->kind >= LETTER_STOP)
        take_sign(s, (LetterKind)letter->kind, at, next - at);
    if (letter->kind >= LETTER_DIGIT && letter->kind <= LETTER_MASK && at >= s->firm_until)
        return take_numeral(s, i, letter);
    if (letter->begins & BEGINS_NUMBER && (odd = take_odd_number(s, i)))
        return s->firm_until = odd;
    return s->words[i] ? take_words(s, i) : next;
}

/* Lists the characters at which there is something to take, without a jump that depends on
 * what it is. Returns how many. */
static size_t list_places(const Scan *s, const Sentence *sentence)
{
    size_t count = 0;

    for (size_t i = sentence->first; i < sentence->end; i++) {
        s->places[count] = (uint32_t)i;
        count += (s->words[i] != 0) | !lexicon_plain(s->lexicon, s->letters[i]);
    }
    return count;
}

/* The words, signs and numbers of a sentence, of which those before `next` are read. Returns
 * where to go on. */
static size_t scan_sentence(Scan *s, const Sentence *sentence, size_t next)
{
    size_t count = list_places(s, sentence);

    for (size_t k = 0; k < count; k++) {
        size_t i = s->places[k];

        if (s->offsets[i] < next)
            continue;
        if (lexicon_plain(s->lexicon, s->letters[i]))
            next = take_words(s, i);
        else
            next = take_other(s, i, &s->lexicon->letters[s->letters[i]]);
    }
    return next;
}

/* Headings say what is told below them, tables what their cells count, and the title
 * what all of it is about. */
static bool is_headed(const Line *line, Span title, uint32_t start, uint32_t end)
{
    return line->table || (start < line->heading.end && end > line->heading.start)
           || (start < title.end && end > title.start);
}

/* Decides which sentences are scanned; there is a line. False when not all are. */
static bool choose_sentences(const Reading *reading, Span title, size_t first_line, ScanMode mode, Skim *skim)
{
    const Line *line = &reading->lines.items[first_line], *last = line + (reading->lines.count - first_line);
    bool whole = true;

    for (size_t i = 0; i < skim->sentences.count; i++) {
        Sentence *sentence = &skim->sentences.items[i];
        uint32_t start = skim->offsets[sentence->first], end = skim->offsets[sentence->end];

        while (line < last && line->span.end <= start)
            line++;
        sentence->headed = line < last && is_headed(line, title, start, end);
        sentence->tells |= sentence->headed || mode == SCAN_ALL;
        whole &= sentence->tells;
    }
    return whole;
}

bool scan_span(Reading *reading, Span span, Span title, size_t first_line, ScanMode mode)
{
    Scan s = { .reading = reading,
               .catalog = reading->catalog,
               .lexicon = &reading->catalog->lexicon,
               .text = reading->text,
               .end = span.end };
    size_t next = span.start;
    Skim skim;

    if (reading->lines.count == first_line) /* nothing but blanks */
        return true;

    skim_text(s.lexicon, s.text, span.start, span.end, reading->scratch, &skim);
    bool whole = choose_sentences(reading, title, first_line, mode, &skim);
    s.letters = skim.letters;
    s.offsets = skim.offsets;
    s.words = words_match(s.lexicon, &skim, reading->scratch);
    s.places = arena_alloc_raw(reading->scratch, (skim.count + 1) * sizeof *s.places);
    for (size_t i = 0; i < skim.sentences.count; i++) {
        const Sentence *sentence = &skim.sentences.items[i];
        size_t end = sentence->end;

        s.headed = sentence->headed;
        if (sentence->tells)
            next = scan_sentence(&s, sentence, next);
        else if (s.lexicon->letters[s.letters[end - 1]].begins & ENDS_SENTENCE)
            add(&s, TOKEN_STOP, s.offsets[end - 1], s.offsets[end], 0);
    }
    return whole;
}
