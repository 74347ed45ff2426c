#include "read/scan.h"

#include "read/cursor.h"

#define BIT(kind) (1u << (kind))

enum {
    /* Senses that make a word a firm one: nothing else begins inside it. */
    FIRM = BIT(SENSE_NAME) | BIT(SENSE_CUE) | BIT(SENSE_DATE) | BIT(SENSE_YEAR),
    SOFT = BIT(SENSE_TOPIC) | BIT(SENSE_TERM) | BIT(SENSE_TITLE) | BIT(SENSE_LAW),
    QUOTE_SHORT = 24 /* bytes: “两个好” is a slogan, a longer quote is a sentence */
};

typedef struct {
    uint32_t word;
    uint32_t kinds; /* all of its kinds */
    size_t end;
} Match;

typedef struct {
    Match longest, firm, topic, date;
} Matches;

typedef struct {
    Reading *reading;
    const Catalog *catalog;
    const Lexicon *lexicon;
    Text text;
    size_t end;
    const uint16_t *letters; /* of the span, one for each character, closed by a 0 */
    const uint32_t *offsets;
    const uint32_t *places; /* characters to look at closely */
    size_t place_count;
    size_t firm_until;   /* no firm word and no quantity begins before */
    size_t topic_until;  /* no topic word begins before */
    size_t quote_until;  /* inside a short quotation up to here */
    size_t title_until;  /* inside 《》 or 〔〕: no quantities */
} Scan;


static void add(Scan *s, TokenKind kind, size_t start, size_t end, uint32_t id)
{
    LIST_PUSH(s->reading->scratch, &s->reading->tokens,
              (Token){ .start = (uint32_t)start, .end = (uint32_t)end, .id = id, .kind = (uint8_t)kind, .firm = kind != TOKEN_WORD });
}

static void add_word(Scan *s, size_t at, Match match, bool firm, bool topic)
{
    LIST_PUSH(s->reading->scratch, &s->reading->tokens,
              (Token){ .start = (uint32_t)at, .end = (uint32_t)match.end, .id = match.word, .kind = TOKEN_WORD, .firm = firm,
                       .topic = topic, .kinds = match.kinds });
}

/* A quick look at two characters; the walk that follows is only for one place in three. */
static inline bool may_begin_word(const Lexicon *lexicon, const Letter *letter, uint16_t first, uint16_t second)
{
    return letter->starts && (letter->begins & BEGINS_ALONE || lexicon_pair(lexicon, first, second));
}

/* Letter numbers and offsets of the span's characters, and the places among them that
 * need a closer look: signs, numerals, and where a word may begin. Text is known to be
 * well-formed, so that a lead byte has its followers. A letter 0, of no word, closes
 * the row. */
static void decode(Scan *s, Span span)
{
    size_t most = span.end - span.start + 1, count = 0, places = 0, length;
    uint16_t *letters = arena_alloc_raw(s->reading->scratch, most * sizeof *letters);
    uint32_t *offsets = arena_alloc_raw(s->reading->scratch, most * sizeof *offsets);
    uint32_t *place = arena_alloc_raw(s->reading->scratch, most * sizeof *place);
    const uint16_t *letter_of = s->lexicon->letter_of;
    const Letter *before = &s->lexicon->letters[0];
    uint16_t letter = 0, last = 0;

    for (size_t at = span.start; at < span.end; at += length) {
        const unsigned char *p = (const unsigned char *)s->text.at + at;
        uint32_t code;

        if ((p[0] & 0xF0) == 0xE0) {
            code = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
            length = 3;
        } else if (p[0] < 0x80) {
            code = p[0];
            length = 1;
        } else {
            code = utf8_read(s->text, at, &length);
        }
        letter = code < 0x10000 ? letter_of[code] : 0;
        letters[count] = letter;
        offsets[count] = (uint32_t)at;
        place[places] = (uint32_t)count - 1;
        places += before->kind != LETTER_PLAIN || before->begins & BEGINS_NUMBER || may_begin_word(s->lexicon, before, last, letter);
        before = &s->lexicon->letters[letter];
        last = letter;
        count++;
    }
    if (count)
        place[places++] = (uint32_t)count - 1;
    letters[count] = 0;
    offsets[count] = span.end;
    s->letters = letters;
    s->offsets = offsets;
    s->places = place;
    s->place_count = places;
}

/* One walk: the longest word that begins at character `i`, the longest firm one, and
 * the longest that speaks for a topic. */
static inline Matches match_words(const Scan *s, size_t i)
{
    const Lexicon *lex = s->lexicon;
    const LexiconNode *longest = lex->nodes, *firm = lex->nodes, *topic = lex->nodes, *date = lex->nodes;
    size_t longest_end = i, firm_end = i, topic_end = i, date_end = i;
    uint32_t node = 0;

    while ((node = lexicon_step(lex, node, s->letters[i]))) {
        const LexiconNode *here = &lex->nodes[node];

        i++;
        if (!here->word)
            continue;
        longest = here;
        longest_end = i;
        if (here->kinds & FIRM) {
            firm = here;
            firm_end = i;
            if (here->kinds & BIT(SENSE_DATE)) {
                date = here;
                date_end = i;
            }
        }
        if (here->kinds & BIT(SENSE_TOPIC)) {
            topic = here;
            topic_end = i;
        }
    }
    return (Matches){ { longest->word, longest->all_kinds, s->offsets[longest_end] },
                      { firm->word, firm->all_kinds, s->offsets[firm_end] },
                      { topic->word, topic->all_kinds, s->offsets[topic_end] },
                      { date->word, date->all_kinds, s->offsets[date_end] } };
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
    while (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK) || cursor_is(&c, LETTER_NUMERAL) || cursor_is(&c, LETTER_TEN))
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
    Text sign = text_slice(s->text, at, at + length);

    if (text_equal(sign, TEXT("）")) || text_equal(sign, TEXT(")")))
        add(s, TOKEN_CLOSE, at, at + length, 0);
}

static void comma_sign(Scan *s, size_t at, size_t length)
{
    Text sign = text_slice(s->text, at, at + length);
    TokenKind kind = text_equal(sign, TEXT("、")) ? TOKEN_PAUSE
                   : text_equal(sign, TEXT("：")) || text_equal(sign, TEXT(":")) ? TOKEN_COLON : TOKEN_COMMA;

    add(s, kind, at, at + length, 0);
}

static void stop_sign(Scan *s, size_t at, size_t length)
{
    Text sign = text_slice(s->text, at, at + length);
    bool half = text_equal(sign, TEXT("；")) || text_equal(sign, TEXT(";"));

    add(s, half ? TOKEN_SEMICOLON : TOKEN_STOP, at, at + length, 0);
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
            if (sense->kind == SENSE_CUE && sense->a == CUE_BEFORE && sense->b != VALUE_NONE) {
                quantity_bound_before(q, t->start, (CueValue)sense->b);
                tokens->count = i;
                return;
            }
        }
    }
}

/* Inside a short quotation numerals in words belong to a name: “两个好”, “五送”. */
static bool is_slogan(const Scan *s, const Quantity *q)
{
    return q->start < s->quote_until && q->end <= s->quote_until && !q->number.arabic
        && q->kind != FACT_PERCENT && q->kind != FACT_MONEY && q->kind != FACT_PLACEHOLDER;
}

static bool unit_is(const Scan *s, const Quantity *q, Text unit)
{
    return q->unit_end > q->unit_start && text_equal(text_slice(s->text, q->unit_start, q->unit_end), unit);
}

static bool follows(const Scan *s, size_t at, Text word)
{
    return at >= word.len && memcmp(s->text.at + at - word.len, word.at, word.len) == 0;
}

/* A5, GB9704, x86: digits behind a Latin letter are part of a name. */
static bool behind_latin(const Scan *s, size_t at)
{
    unsigned char before = at ? (unsigned char)s->text.at[at - 1] : 0;
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') || before == '_';
}

/* Numerals of names: 十三届三次全会, 石板村三组, 这几个. */
static bool is_name(const Scan *s, const Quantity *q)
{
    Cursor behind = cursor_at(s->lexicon, s->text, q->end);

    if (q->number.arabic && behind_latin(s, q->start))
        return true;
    if (q->number.form == NUMERAL_VAGUE && !q->number.scaled)
        return true;
    if (q->ordinal) /* 第七十三条 */
        return unit_is(s, q, TEXT("条")) || unit_is(s, q, TEXT("款")) || unit_is(s, q, TEXT("项")) || unit_is(s, q, TEXT("章"))
            || unit_is(s, q, TEXT("节")) || unit_is(s, q, TEXT("页"));
    if (unit_is(s, q, TEXT("届")))
        return !q->number.arabic || cursor_is(&behind, LETTER_NUMERAL) || cursor_sees(&behind, TEXT("全"));
    if (unit_is(s, q, TEXT("次")) && (cursor_sees(&behind, TEXT("全委")) || cursor_sees(&behind, TEXT("全会"))
                                     || cursor_sees(&behind, TEXT("全体")) || follows(s, q->start, TEXT("届"))))
        return true;
    return unit_is(s, q, TEXT("组")) && (follows(s, q->start, TEXT("村")) || follows(s, q->start, TEXT("社区")));
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
    return (!behind.length || cursor_is(&behind, LETTER_COMMA) || cursor_is(&behind, LETTER_STOP) || cursor_is(&behind, LETTER_CLOSE)
            || cursor_is(&behind, LETTER_LINE))
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

/* A date or a quantity at `at`, unless the name that also begins there is longer.
 * Returns where to go on, or 0 when there is neither. */
static size_t take_number(Scan *s, size_t at, const Match *firm)
{
    DateMention date;
    Quantity q;
    bool has_date = date_mention_read(s->catalog, s->text, at, &date) && date.end <= s->end;
    unsigned firm_kinds = firm->word ? s->lexicon->words[firm->word].kinds : 0;
    size_t name_end = firm_kinds & (BIT(SENSE_NAME) | BIT(SENSE_YEAR)) ? firm->end : 0;

    if (has_date && date.end > name_end && at >= s->title_until) {
        *LIST_ADD(s->reading->arena, &s->reading->dates) = date;
        add(s, TOKEN_DATE, at, date.end, (uint32_t)s->reading->dates.count - 1);
        return date.end;
    }
    if (at < s->title_until || !quantity_read(s->catalog, s->text, at, &q) || q.end > s->end || q.end <= name_end)
        return 0;
    if (is_slogan(s, &q) || is_name(s, &q))
        return q.end;
    take_bound_before(s, &q);
    if (q.number.form == NUMERAL_SCALE && q.bound == BOUND_EXACT) {
        if (q.unit < 0)
            return 0;
        if (!stands_for_number(s, &q))
            return q.end; /* 百姓, 千家, 万亩良田: no number was said */
        q.kind = FACT_MISSING;
    }
    *LIST_ADD(s->reading->scratch, &s->reading->quantities) = q;
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
    *LIST_ADD(s->reading->scratch, &s->reading->quantities) = q;
    add(s, TOKEN_QUANTITY, q.start, q.end, (uint32_t)s->reading->quantities.count - 1);
    return q.end;
}

/* Words that numbers begin with: 截止 今年 过半 无一. */
static bool may_begin_number(const Scan *s, const Matches *m)
{
    const Word *word = &s->lexicon->words[m->firm.word];
    const Sense *sense;

    /* 明年将, 下半年重点工作: the date in front goes before the cue that it begins. */
    if (m->date.word && !(word->kinds & BIT(SENSE_NAME)))
        return true;
    if (!(word->kinds & BIT(SENSE_CUE)))
        return false;
    sense = lexicon_sense(s->lexicon, m->firm.word, SENSE_CUE);
    return sense->a == CUE_AS_OF || sense->a == CUE_NUMBER;
}

/* -2.3%, 负13千米: a minus that no digit, Latin letter or bracket stands before. */
static bool may_be_negative(const Scan *s, size_t at)
{
    unsigned char before = at ? (unsigned char)s->text.at[at - 1] : ' ';
    Cursor c = cursor_at(s->lexicon, s->text, at);

    cursor_next(&c);
    if (c.at >= s->end || !(c.letter->kind == LETTER_DIGIT || (c.letter->kind == LETTER_NUMERAL && s->text.at[at] != '-')))
        return false;
    return before >= 0x80 || before == ' ' || before == '(';
}

/* Topic words do not overlap: one begins only behind the end of another. */
static void add_words(Scan *s, size_t at, const Matches *m)
{
    uint32_t topic = at >= s->topic_until ? m->topic.word : 0;

    if (topic)
        s->topic_until = m->topic.end;
    if (m->firm.word) {
        add_word(s, at, m->firm, true, m->firm.word == topic);
        s->firm_until = m->firm.end;
    }
    if (m->longest.word != m->firm.word && m->longest.kinds & SOFT)
        add_word(s, at, m->longest, false, m->longest.word == topic);
    if (topic && topic != m->firm.word && topic != m->longest.word)
        add_word(s, at, m->topic, false, true);
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
        add(s, TOKEN_STOP, at, at + length, 0);
        break;
    default:
        break;
    }
}

/* A numeral of some sort: a date, a quantity, a name, or nothing. Returns where to go on. */
static size_t take_numeral(Scan *s, size_t i, const Letter *letter)
{
    size_t at = s->offsets[i], next;
    Matches m = may_begin_word(s->lexicon, letter, s->letters[i], s->letters[i + 1]) ? match_words(s, i) : (Matches){ 0 };

    if ((next = take_number(s, at, &m.firm)))
        return s->firm_until = next;
    if (m.longest.word)
        add_words(s, at, &m);
    if (m.firm.word || (m.longest.word && letter->kind != LETTER_DIGIT))
        return s->offsets[i + 1];
    return skip_run(s, at);
}

/* Words that begin with this character, and numbers that begin with a word. Returns
 * where to go on. */
static size_t take_words(Scan *s, size_t i)
{
    size_t at = s->offsets[i], next;
    Matches m = match_words(s, i);

    if (at < s->firm_until)
        m.firm = (Match){ 0 };
    else if (may_begin_number(s, &m) && (next = take_number(s, at, &m.firm)))
        return s->firm_until = next;
    if (m.longest.word)
        add_words(s, at, &m);
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
        return may_be_negative(s, at) ? take_number(s, at, &(Match){ 0 }) : 0;
    case '.':
    case U'多':
        return take_lost_number(s, at);
    default:
        break;
    }
    Matches m = match_words(s, i);
    return take_number(s, at, &m.firm);
}

void scan_span(Reading *reading, Span span)
{
    Scan s = { .reading = reading, .catalog = reading->catalog, .lexicon = &reading->catalog->lexicon,
               .text = reading->text, .end = span.end };
    size_t next = span.start;

    decode(&s, span);
    for (size_t place = 0; place < s.place_count; place++) {
        size_t i = s.places[place], at = s.offsets[i], odd;
        const Letter *letter = &s.lexicon->letters[s.letters[i]];

        if (at < next)
            continue;
        if (letter->kind >= LETTER_STOP)
            take_sign(&s, (LetterKind)letter->kind, at, s.offsets[i + 1] - at);
        if (letter->kind >= LETTER_DIGIT && letter->kind <= LETTER_MASK && at >= s.firm_until)
            next = take_numeral(&s, i, letter);
        else if (letter->begins & BEGINS_NUMBER && (odd = take_odd_number(&s, i)))
            next = s.firm_until = odd;
        else if (may_begin_word(s.lexicon, letter, s.letters[i], s.letters[i + 1]))
            next = take_words(&s, i);
    }
}
