/* repeats.c - a passage of some length that a document has twice: words were copied and not taken out again.
 *
 * A passage begins where a clause does. The letters of its beginning (signs and blanks do not
 * count) are looked up among those seen before; equal ones are followed to their end. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

#include <string.h>

enum {
    BEGINNING = 16,     /* letters that are looked up */
    LETTERS_LEAST = 26, /* of a passage */
    SENTENCE_LEAST = 8, /* of a sentence that stands there twice in a row */
    LETTERS_MOST = 4000,
    AGAIN_MOST = 90 /* bytes of clauses that stand there twice in a row */
};

typedef struct {
    uint64_t hash;
    uint32_t at, line;
} Beginning;

typedef LIST(Beginning) Beginnings;

/* Signs, blanks and the numbers of lists are no letters. */
static bool is_letter(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xFF10 && code <= 0xFF19)
           || code == '%' || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

static bool parts_clauses(uint32_t code)
{
    return code == U'。' || code == U'，' || code == U'；' || code == U'：' || code == U'！' || code == U'？'
           || code == '\n' || code == ',' || code == ';' || code == ':' || code == U'、';
}

/* The next letter at or behind *at, which moves behind it; 0 at `end` or a line's end. */
static uint32_t next_letter(Text text, size_t *at, size_t end)
{
    size_t length;

    while (*at < end) {
        uint32_t code = utf8_read(text, *at, &length);
        if (code == '\n')
            return 0;
        *at += length;
        if ((code >= 0x4E00 && code <= 0x9FFF) || is_letter(code))
            return code;
    }
    return 0;
}

/* The hash of the BEGINNING letters from `at`; 0 when the line has fewer. */
static uint64_t hash_at(Text text, size_t at, size_t end)
{
    uint64_t hash = 1469598103934665603u;

    for (int i = 0; i < BEGINNING; i++) {
        uint32_t code = next_letter(text, &at, end);
        if (!code)
            return 0;
        hash = (hash ^ code) * 1099511628211u;
    }
    return hash ? hash : 1;
}

/* How many letters are the same from `a` and `b` on, within their lines; *end behind the last at b, up to `limit`. */
static size_t same_letters(Text text, size_t a, size_t b, size_t limit, size_t *a_end, size_t *end)
{
    size_t count = 0, stop = b;

    *a_end = a;
    *end = b;
    while (count < LETTERS_MOST && a < stop) {
        size_t a_next = a, b_next = b;
        uint32_t one = next_letter(text, &a_next, stop), two = next_letter(text, &b_next, limit);
        if (!one || one != two)
            break;
        a = *a_end = a_next;
        b = *end = b_next;
        count++;
    }
    return count;
}

/* 一是, 二要: the bytes of an item's sign, or 0. */
static size_t item_sign(Text text, size_t at)
{
    static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八" };

    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (text_at(text, at, text_of(numerals[i])))
            return text_at(text, at + 3, TEXT("是")) || text_at(text, at + 3, TEXT("要")) ? 6 : 0;
    return 0;
}

static void add_beginnings(Checker *c, uint32_t number, SpotWalk *signs, Beginnings *out)
{
    const Line *line = &c->r->lines.items[number];
    bool fresh = true;
    size_t length;

    if (line->table || (!span_empty(line->heading) && line->heading.end >= line->span.end))
        return;
    for (size_t at = line->span.start; at < line->span.end; at += length) {
        signs->behind = at;
        if (!fresh && !spot_next_before(signs, line->span.end, &at))
            return;
        uint32_t code = utf8_read(c->text, at, &length);
        if (parts_clauses(code)) {
            fresh = code != U'、';
            continue;
        }
        if (!fresh || !is_letter(code))
            continue;
        size_t sign = item_sign(c->text, at);
        if (sign) {
            length = sign;
            continue;
        }
        uint64_t hash = hash_at(c->text, at, line->span.end);
        fresh = false;
        if (hash)
            *LIST_ADD(c->arena, out) = (Beginning){ hash, (uint32_t)at, number };
    }
}

/* Phrases of such prose, names of offices and titles of laws are said again and again. */
static bool is_formula(const Checker *c, size_t start, size_t end, size_t letters)
{
    size_t marked = 0, pauses = 0, length;

    for (size_t i = 0; i < c->words.count && c->words.items[i].start < end; i++) {
        const FoundWord *word = &c->words.items[i];
        if (word->start >= start && word->mark && word->mark->kind == MARK_FORMULA)
            return true;
    }
    for (size_t at = start; at < end; at += length) {
        uint32_t code = utf8_read(c->text, at, &length);
        pauses += code == U'、';
        if (code == U'《')
            marked += text_find(text_slice(c->text, at, end), TEXT("》")) / 3;
    }
    return marked * 2 > letters || pauses * 7 > letters;
}

typedef struct {
    size_t start, end, first, first_end, letters;
} Passage;

/* Beginnings by their hashes: the last of each that was put in. */
typedef struct {
    const Beginning **slots;
    size_t mask;
} Seen;

static Seen seen_of(Arena *arena, size_t count)
{
    size_t room = 2;

    while (room < 2 * count)
        room *= 2;
    return (Seen){ ARENA_ARRAY(arena, room, const Beginning *), room - 1 };
}

/* The one before it with the same hash, or NULL; it stands there from now on. */
static const Beginning *seen_before(Seen *seen, const Beginning *beginning)
{
    size_t slot = beginning->hash >> 20 & seen->mask;

    while (seen->slots[slot] && seen->slots[slot]->hash != beginning->hash)
        slot = (slot + 1) & seen->mask;
    const Beginning *before = seen->slots[slot];
    seen->slots[slot] = beginning;
    return before;
}

static size_t letters_in(Text text, size_t at, size_t end)
{
    size_t count = 0;

    while (next_letter(text, &at, end))
        count++;
    return count;
}

/* A sentence, and right behind it the same once more. */
static void twice_check(Checker *c, const Line *line)
{
    Span before = { line->span.start, line->span.start };

    for (size_t start = line->span.start, end; start < line->span.end; start = end) {
        Text rest = text_slice(c->text, start, line->span.end);
        end = start + text_find(rest, TEXT("。"));
        if (end >= line->span.end)
            return;
        end += strlen("。");
        if (text_equal(reading_text(c->r, before), text_slice(c->text, start, end))
            && letters_in(c->text, start, end) >= SENTENCE_LEAST
            && letters_in(c->text, start, end) < LETTERS_LEAST) { /* longer ones are passages */
            finding_add(c, CHECK_REPEAT, start, end)->stated = text_slice(c->text, start, end);
            finding_show(c, before.start, before.end);
        }
        before = (Span){ (uint32_t)start, (uint32_t)end };
    }
}

static bool has_digit(Text text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

/* What stands in [start, end) ends at the sign before it, too; a whole sentence is left to twice_check. */
static bool is_again(const Checker *c, const Line *line, size_t sign, size_t start, size_t end)
{
    Text said = text_slice(c->text, start, end);
    size_t length, first = sign - said.len, last;

    if (sign < line->span.start + said.len || !text_before(c->text, sign, said) || !has_digit(said)
        || letters_in(c->text, start, end) < SENTENCE_LEAST
        || (text_at(c->text, end, TEXT("。"))
            && (first == line->span.start || text_before(c->text, first, TEXT("。")))))
        return false;
    last = letter_start(c->text, first, line->span.start);
    return last == first || parts_clauses(utf8_read(c->text, last, &length))
           || text_before(c->text, first, TEXT("其中"));
}

/* 其中女童14人，占45.2%。女童14人，占45.2%，: the clauses behind a sign are those before it once more, figures and all. */
static void again_check(Checker *c, const Line *line)
{
    Text text = text_slice(c->text, 0, line->span.end);
    size_t length;

    for (size_t at = line->span.start, next; at < line->span.end; at = next) {
        size_t sign = clause_end(text, at);
        if (sign >= line->span.end)
            return;
        bool parts = parts_clauses(utf8_read(text, sign, &length));
        next = sign + length;
        for (size_t end = clause_end(text, next); parts && end < line->span.end && end - next <= AGAIN_MOST;) {
            if (is_again(c, line, sign, next, end)) {
                finding_add(c, CHECK_REPEAT, next, end)->stated = text_slice(text, next, end);
                finding_show(c, sign - (end - next), sign);
                break;
            }
            utf8_read(text, end, &length);
            end = clause_end(text, end + length);
        }
    }
}

void repeats_check(Checker *c)
{
    SpotWalk signs = checker_walk(c, SPOT_SIGN);
    Beginnings all = { 0 };
    LIST(Passage) passages = { 0 };

    for (size_t i = c->first_line; i < c->last_line; i++)
        if (!c->r->lines.items[i].table) {
            twice_check(c, &c->r->lines.items[i]);
            again_check(c, &c->r->lines.items[i]);
        }
    for (size_t i = c->first_line; i < c->last_line; i++)
        add_beginnings(c, (uint32_t)i, &signs, &all);
    Seen seen = seen_of(c->arena, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const Beginning *two = &all.items[i], *one = seen_before(&seen, two);
        if (!one)
            continue;
        Passage p = { .start = two->at, .first = one->at };
        p.letters =
            same_letters(c->text, one->at, two->at, c->r->lines.items[two->line].span.end, &p.first_end, &p.end);
        if (p.letters >= LETTERS_LEAST)
            *LIST_ADD(c->arena, &passages) = p;
    }
    for (size_t i = 0, behind = 0; i < passages.count; i++) {
        const Passage *p = &passages.items[i];

        if (p->start < behind || is_formula(c, p->start, p->end, p->letters))
            continue;
        behind = p->end;
        finding_add(c, CHECK_REPEAT, p->start, p->end)->stated = text_slice(c->text, p->start, p->end);
        finding_show(c, p->first, p->first_end);
    }
}
