#include "read/scan.h"

#include "base/markup.h"
#include "read/scan_work.h"
#include "read/words.h"

/* Kinds of words that other words and numbers may overlap. */
enum { SOFT = 1u << SENSE_TOPIC | 1u << SENSE_TERM | 1u << SENSE_TITLE | 1u << SENSE_LAW };

static bool choose_sentences(const Reading *reading, Span title, size_t first_line, ScanMode mode, Skim *skim);
static size_t scan_sentence(Scan *s, const Sentence *sentence, size_t next);

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
            scan_add(&s, TOKEN_STOP, s.offsets[end - 1], s.offsets[end], 0);
    }
    return whole;
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

/* Words that numbers begin with: 截止 今年 过半 无一. */
static bool may_begin_number(const Scan *s, const Word *longest)
{
    const Word *word = &s->lexicon->words[longest->firm];
    const Sense *sense;

    /* 明年将, 下半年重点工作: the date in front goes before the cue that it begins. */
    if (longest->date && !(word->kinds & 1u << SENSE_NAME))
        return true;
    if (!(word->kinds & 1u << SENSE_CUE))
        return false;
    sense = lexicon_sense(s->lexicon, longest->firm, SENSE_CUE);
    return sense->a == CUE_AS_OF || sense->a == CUE_NUMBER;
}

/* Adds the longest word at character `i`, and the `firm` one and the one of a topic that it
 * begins with. Topic words do not overlap: one begins only behind the end of another. */
static inline void add_words(Scan *s, size_t i, uint32_t longest, uint32_t firm)
{
    const Word *word = &s->lexicon->words[longest];
    size_t at = s->offsets[i];
    uint32_t topic = at >= s->topic_until ? word->topic : 0;

    if (topic)
        s->topic_until = scan_word_end(s, i, topic);
    if (firm) {
        s->firm_until = scan_word_end(s, i, firm);
        add_word(s, at, s->firm_until, firm, true, firm == topic);
    }
    if (longest != firm && word->all_kinds & SOFT)
        add_word(s, at, scan_word_end(s, i, longest), longest, false, longest == topic);
    if (topic && topic != firm && topic != longest)
        add_word(s, at, s->topic_until, topic, false, true);
}

/* A numeral of some sort: a date, a quantity, a name, or nothing. Returns where to go on. */
static size_t take_numeral(Scan *s, size_t i, const Letter *letter)
{
    uint32_t longest = s->words[i];
    uint32_t firm = s->lexicon->words[longest].firm;
    size_t next;

    if ((next = scan_take_number(s, i, firm)))
        return s->firm_until = next;
    if (longest)
        add_words(s, i, longest, firm);
    if (firm || (longest && letter->kind != LETTER_DIGIT))
        return s->offsets[i + 1];
    return scan_skip_run(s, s->offsets[i]);
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
        if (firm && may_begin_number(s, word) && (next = scan_take_number(s, i, firm)))
            return s->firm_until = next;
    }
    add_words(s, i, longest, firm);
    return s->offsets[i + 1];
}

/* A sign, a numeral, or a letter that a number may begin with. Returns where to go on. */
static size_t take_other(Scan *s, size_t i, const Letter *letter)
{
    size_t at = s->offsets[i], next = s->offsets[i + 1], odd;

    if (letter->kind == LETTER_MASK && s->text.at[at] == '*' && markup_is_bold(s->text, at))
        return next;
    if (letter->kind >= LETTER_STOP)
        scan_take_sign(s, (LetterKind)letter->kind, at, next - at);
    if (letter->kind >= LETTER_DIGIT && letter->kind <= LETTER_MASK && at >= s->firm_until)
        return take_numeral(s, i, letter);
    if (letter->begins & BEGINS_NUMBER && (odd = scan_take_odd_number(s, i)))
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
