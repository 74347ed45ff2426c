/* paragraphs.c - paragraphs that break off before their sentence ends, and brackets without their other half. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"

enum {
    PROSE_LEAST = 120, /* bytes of a paragraph: shorter lines may be headings, names or rows */
    HABIT_MOST = 3,    /* paragraphs that break off: more is the way its lines were broken */
    SHORT_LEAST = 40,  /* but not those between paragraphs that end as they should */
    TAIL_LETTERS = 4,
    OPEN_MOST = 8
};

static bool is_han(uint32_t code)
{
    return code >= 0x4E00 && code <= 0x9FFF;
}

/* Prose with a comma or a stop in it that ends with a letter, a comma or a pause. */
static bool breaks_off(const Checker *c, const Line *line)
{
    Text text = reading_text(c->r, line->span);
    size_t length;

    if (line->table || text.len < PROSE_LEAST || !span_empty(line->heading)
        || listed_begins(c->r->catalog, WORDS_ATTACHMENT, text))
        return false;
    uint32_t last = utf8_read(text, letter_start(text, text.len, 0), &length);
    bool pause = last == U'，' || last == U'、';
    if (!pause && !is_han(last))
        return false;
    bool stop = text_contains(text, TEXT("。"));
    return (pause || stop) && (stop || text_contains(text, TEXT("，"))) && !text_contains(text, TEXT("　　"))
           && !text_contains(text, TEXT("  ")) && !text_contains(text, TEXT("\t"));
}

static bool is_indented(const Checker *c, const Line *line)
{
    return text_before(c->text, line->span.start, TEXT("　")) || text_before(c->text, line->span.start, TEXT("  "));
}

/* The next line with words in it, or NULL. */
static const Line *line_behind(const Checker *c, size_t i)
{
    while (++i < c->last_line)
        if (!span_empty(c->r->lines.items[i].span))
            return &c->r->lines.items[i];
    return NULL;
}

static bool ends_sentence(const Checker *c, const Line *line)
{
    Text text = reading_text(c->r, line->span);

    return !line->table && text.len >= SHORT_LEAST && (text_ends(text, TEXT("。")) || text_ends(text, TEXT("；")));
}

/* The line before with words in it, or NULL. */
static const Line *line_ahead(const Checker *c, size_t i)
{
    while (i-- > c->first_line)
        if (!span_empty(c->r->lines.items[i].span))
            return &c->r->lines.items[i];
    return NULL;
}

/* An item of a list that tells figures and ends with a letter, while the one before it ends with a stop, and so does the
 * one behind, or that is a heading. */
static bool breaks_off_short(const Checker *c, size_t i)
{
    const Line *line = &c->r->lines.items[i], *ahead, *behind;
    size_t start = span_empty(line->heading) ? line->span.start : line->heading.end, length;
    Text text = text_slice(c->text, start, line->span.end);

    if (line->table || line->span.end - line->span.start < SHORT_LEAST || !text.len
        || !is_han(utf8_read(text, letter_start(text, text.len, 0), &length))
        || listed_begins(c->r->catalog, WORDS_ATTACHMENT, text) || !text_contains(text, TEXT("，"))
        || (span_empty(line->heading) && !text_contains(text, TEXT("。")))
        || !figures_within(c, start, line->span.end))
        return false;
    return (ahead = line_ahead(c, i)) && (behind = line_behind(c, i)) && ends_sentence(c, ahead)
           && (ends_sentence(c, behind) || !span_empty(behind->heading));
}

/* 人均400元。沙发图片大全: what came in by pasting stands behind the last sentence, an objection of its own. */
static bool ends_pasted(const Checker *c, const Line *line)
{
    for (size_t i = 0; i < c->words.count; i++)
        if (c->words.items[i].end == line->span.end && c->words.items[i].mark
            && c->words.items[i].mark->kind == MARK_PASTED)
            return true;
    return false;
}

static void broken_check(Checker *c)
{
    uint32_t broken[HABIT_MOST + 1];
    size_t count = 0;

    for (size_t i = c->first_line; i < c->last_line && count <= HABIT_MOST; i++) {
        const Line *line = &c->r->lines.items[i], *next;
        if ((breaks_off(c, line) && (next = line_behind(c, i)) != NULL
             && (is_indented(c, next) || !span_empty(next->heading)))
            || breaks_off_short(c, i))
            broken[count++] = (uint32_t)i;
    }
    if (count > HABIT_MOST)
        return;
    for (size_t i = 0; i < count; i++) {
        const Line *line = &c->r->lines.items[broken[i]], *next = line_behind(c, broken[i]);
        if (ends_pasted(c, line))
            continue;
        size_t start = line->span.end;
        for (int letters = 0; letters < TAIL_LETTERS; letters++)
            start = letter_start(c->text, start, line->span.start);
        Finding *finding = finding_add(c, CHECK_TEXT_LOST, start, line->span.end);
        finding->stated = text_slice(c->text, start, line->span.end);
        finding->confidence = 80;
        finding_show(c, line->span.end, next->span.start);
    }
}

/* ---- brackets ---- */

static uint32_t closer_of(uint32_t code)
{
    return code == U'（' ? U'）' : code == U'《' ? U'》' : code == U'〈' ? U'〉' : 0;
}

/* 1） a） 一）: the sign of an item, not the end of a bracket. */
static bool is_item_sign(const Checker *c, size_t at, size_t least)
{
    size_t before = letter_start(c->text, at, least), length;
    if (before == at)
        return true;
    uint32_t code = utf8_read(c->text, before, &length);
    uint8_t kind = lexicon_kind(&c->r->catalog->lexicon, code)->kind;
    return kind == LETTER_DIGIT || kind == LETTER_NUMERAL || kind == LETTER_TEN || (code | 32) - 'a' < 26u;
}

static void object(Checker *c, size_t at)
{
    Finding *finding = finding_add(c, CHECK_UNCLOSED, at, at + 3);

    finding->stated = text_slice(c->text, at, at + 3);
    finding->alike = ALIKE_WORDS;
    finding->confidence = 80;
}

static void brackets_check(Checker *c, const Line *line, SpotWalk *signs)
{
    struct {
        uint32_t closer;
        size_t at;
    } open[OPEN_MOST];
    size_t count = 0, at, length;

    signs->behind = line->span.start;
    while (spot_next_before(signs, line->span.end, &at)) {
        uint32_t code = utf8_read(c->text, at, &length), closer = closer_of(code);
        if (closer && count < OPEN_MOST) {
            open[count].closer = closer;
            open[count++].at = at;
        } else if (code == U'）' || code == U'》' || code == U'〉') {
            if (count && open[count - 1].closer == code) {
                count--;
            } else if (count) {
                return; /* crossed, or closed in another form: who knows */
            } else if (!is_item_sign(c, at, line->span.start)) {
                object(c, at);
            }
        }
    }
    if (count && !text_contains(reading_text(c->r, line->span), TEXT(")")))
        object(c, open[count - 1].at);
}

/* “青年之家’: a quotation mark of one kind is closed by one of the other. */
static void quotes_check(Checker *c, const Line *line, SpotWalk *signs)
{
    size_t open = 0, at, length;
    bool inner = false;

    signs->behind = line->span.start;
    while (spot_next_before(signs, line->span.end, &at)) {
        uint32_t code = utf8_read(c->text, at, &length);
        if (code == U'“' || code == U'”') {
            open = code == U'“' ? at + 1 : 0;
            inner = false;
        } else if (code == U'‘') {
            inner = true;
        } else if (code == U'’') {
            if (!inner && open && !text_contains(text_slice(c->text, open, sentence_end(c->text, at)), TEXT("”"))) {
                Finding *finding = finding_add(c, CHECK_NOISE, at, at + length);
                finding->stated = text_slice(c->text, at, at + length);
                finding->fix = TEXT("”");
                finding->alike = ALIKE_WORDS;
                open = 0;
            }
            inner = false;
        }
    }
}

void paragraphs_check(Checker *c)
{
    SpotWalk signs = checker_walk(c, SPOT_SIGN);

    broken_check(c);
    for (size_t i = c->first_line; i < c->last_line; i++)
        if (!c->r->lines.items[i].table)
            brackets_check(c, &c->r->lines.items[i], &signs);
    signs = checker_walk(c, SPOT_SIGN);
    for (size_t i = c->first_line; i < c->last_line; i++)
        quotes_check(c, &c->r->lines.items[i], &signs);
}
