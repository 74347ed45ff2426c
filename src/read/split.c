#include "read/split.h"

#include "model/word_lists.h"
#include "read/cursor.h"
#include "read/numeral.h"
#include "read/rows.h"

enum {
    TITLE_MOST = 120,
    HEADING_MOST = 120,
    HEADING_LEVELS = 5,
    SIGNATURE_MOST = 60,
    BODY_LEAST = 300,
    MARKS_MOST = 8 /* groups of marks of Markdown in front of a heading */
};

static Span trim(Text text, size_t start, size_t end)
{
    Text line = text_trim(text_slice(text, start, end));
    size_t at = line.len ? (size_t)(line.at - text.at) : start;

    return (Span){ (uint32_t)at, (uint32_t)(at + line.len) };
}

/* The next line from `*at`; false at the end of the text. */
static bool next_line(Text text, size_t *at, size_t end, Span *line)
{
    if (*at >= end)
        return false;
    const char *found = memchr(text.at + *at, '\n', end - *at);
    size_t stop = found ? (size_t)(found - text.at) : end;

    *line = trim(text, *at, stop);
    *at = found ? stop + 1 : end;
    return true;
}

static Text span_text(Text text, Span span)
{
    return text_slice(text, span.start, span.end);
}

/* 1, 二, 2） and 三篇 end a heading of a bundle: a quick look at the last letter. */
static bool may_end_bundle_heading(const Lexicon *lexicon, Text line)
{
    size_t at = line.len, length;

    if (!line.len)
        return false;
    do
        at--;
    while (at && ((unsigned char)line.at[at] & 0xC0) == 0x80);
    const Letter *last = letter_at(lexicon, line, at, &length);
    return (last->kind >= LETTER_DIGIT && last->kind <= LETTER_SCALE) || last->kind == LETTER_CLOSE
           || code_at(line, at, &length) == U'篇';
}

/* The number at the end of a bundle's heading: 篇1, （2）, 第三篇, 范文4. Returns it and the length
 * of what stands before it, or 0. */
static int bundle_number(const Lexicon *lexicon, Text line, size_t *prefix)
{
    static const Text marks[] = { { "篇", 3 }, { "范文", 6 }, { "之", 3 }, { "（", 3 }, { "(", 1 } };
    Text body = line;

    if (line.len > TITLE_MOST || !may_end_bundle_heading(lexicon, line))
        return 0;
    if (text_ends(body, TEXT("）")))
        body.len -= 3;
    else if (text_ends(body, TEXT(")")))
        body.len -= 1;
    else if (text_ends(body, TEXT("篇")) && text_contains(body, TEXT("第")))
        body.len -= 3;
    for (size_t back = 1; back <= 9 && back < body.len; back++) {
        size_t at = body.len - back;
        if (((unsigned char)body.at[at] & 0xC0) == 0x80)
            continue;
        Numeral n = numeral_read(lexicon, body, at);
        if (n.form != NUMERAL_EXACT || n.end != body.len || n.places || n.low.coefficient < 1
            || n.low.coefficient > 999)
            continue;
        Text before = text_slice(body, 0, at);
        bool marked = body.len + 3 == line.len && text_ends(before, TEXT("第"));
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            marked |= text_ends(before, marks[i]);
        if (marked && before.len > 6) {
            *prefix = before.len;
            return (int)n.low.coefficient;
        }
    }
    return 0;
}

typedef struct {
    Span line;
    size_t next; /* where the line after it begins */
    size_t prefix;
    int number;
} BundleHeading;

typedef LIST(BundleHeading) BundleHeadings;

/* Headings with the same words before 1, 2, 3 … Fewer than two are no bundle. */
static void find_numbered(Reading *r, BundleHeadings *found)
{
    size_t at = 0;
    Span line;

    while (next_line(r->text, &at, r->text.len, &line)) {
        Text text = span_text(r->text, line);
        size_t prefix = 0;
        int number =
            text.len > 6 && text.len <= TITLE_MOST ? bundle_number(&r->catalog->lexicon, text, &prefix) : 0;

        if (!number)
            continue;
        if (!found->count && number != 1)
            continue;
        if (found->count) {
            BundleHeading *last = &found->items[found->count - 1];
            Text before = text_slice(span_text(r->text, last->line), 0, last->prefix);
            if (number != last->number + 1 || !text_equal(before, text_slice(text, 0, prefix)))
                continue;
        }
        *LIST_ADD(r->scratch, found) = (BundleHeading){ line, at, prefix, number };
    }
    if (found->count < 2)
        found->count = 0;
}

static bool ends_with_sign(const Lexicon *lexicon, Text line)
{
    size_t at = line.len, length;

    if (!line.len)
        return false;
    do
        at--;
    while (at && ((unsigned char)line.at[at] & 0xC0) == 0x80);
    uint8_t kind = letter_at(lexicon, line, at, &length)->kind;
    return kind == LETTER_STOP || kind == LETTER_COMMA;
}

/* 表二　运行情况, 附表1 …, 表　主要指标: the heading of a table is no title. */
static bool names_table(const Lexicon *lexicon, Text line)
{
    size_t length, at = text_starts(line, TEXT("附表")) ? 6 : text_starts(line, TEXT("表")) ? 3 : 0;

    if (!at)
        return false;
    const Letter *letter = letter_at(lexicon, line, at, &length);
    return letter->kind == LETTER_DIGIT || letter->kind == LETTER_NUMERAL || letter->kind == LETTER_TEN
           || letter->kind == LETTER_BLANK || letter->kind == LETTER_COMMA;
}

/* A line that says what sort of paper follows: …工作总结, …情况汇报. */
static bool is_title(const Catalog *catalog, Text line)
{
    const Lexicon *lexicon = &catalog->lexicon;
    Text body = line;

    if (text_starts(body, TEXT("#")))
        while (text_starts(body, TEXT("#")))
            body = text_trim(text_slice(body, 1, body.len));
    if (body.len < 18 || body.len > TITLE_MOST || ends_with_sign(lexicon, body) || names_table(lexicon, body))
        return false;
    if (text_ends(body, TEXT("）")) || text_ends(body, TEXT(")"))) {
        size_t open = text_find(body, TEXT("（"));
        if (open == body.len)
            open = text_find(body, TEXT("("));
        body = text_slice(body, 0, open);
    }
    if (text_contains(body, TEXT("，")) || text_contains(body, TEXT("。")) || text_contains(body, TEXT("：")))
        return false;
    return listed_ends(catalog, WORDS_BUNDLE_TITLE, body);
}

typedef struct {
    int level;     /* 0: no number */
    size_t length; /* of the number with its sign */
    int64_t value;
} HeadingNumber;

/* Marks in front of a heading: Markdown's ## and **, a scraper's ##paidbegin##. */
static size_t marks_length(Text line)
{
    size_t n = 0, tag;

    if (!line.len || (line.at[0] != '#' && line.at[0] != '*'))
        return 0;
    while (n < line.len && line.at[n] == line.at[0])
        n++;
    if (line.at[0] == '#' && n == 2 && (tag = text_find(text_slice(line, n, n + 24), TEXT("##"))) < 24
        && n + tag + 2 < line.len)
        n += tag + 2;
    while (n < line.len && (line.at[n] == ' ' || text_starts(text_slice(line, n, line.len), TEXT("　"))))
        n += line.at[n] == ' ' ? 1 : 3;
    return n;
}

/* A quick look at the first letter: a numeral, a bracket or a mark. */
static bool may_be_numbered(const Cursor *c)
{
    LetterKind kind = (LetterKind)c->letter->kind;

    return kind == LETTER_DIGIT || kind == LETTER_NUMERAL || kind == LETTER_TEN || kind == LETTER_OPEN
           || c->code == '#' || c->code == '*';
}

/* 一、 （一） 1. 1、 （1）, with marks in front or without. */
static HeadingNumber plain_number(const Lexicon *lexicon, Text line)
{
    Cursor c = cursor_at(lexicon, line, 0);

    if (!may_be_numbered(&c))
        return (HeadingNumber){ 0 };
    bool brackets = cursor_eat(&c, TEXT("（")) || cursor_eat(&c, TEXT("(")), chinese = false;

    if (!brackets && cursor_eat(&c, TEXT("第")))
        return (HeadingNumber){ 0 };
    chinese = cursor_is(&c, LETTER_NUMERAL) || cursor_is(&c, LETTER_TEN);
    if (!chinese && !cursor_is(&c, LETTER_DIGIT))
        return (HeadingNumber){ 0 };
    Numeral n = numeral_read(lexicon, line, c.at);
    if (n.form != NUMERAL_EXACT || n.places || n.low.coefficient < 1 || n.low.coefficient > 99)
        return (HeadingNumber){ 0 };
    cursor_set(&c, n.end);
    if (brackets) {
        if (!cursor_eat(&c, TEXT("）")) && !cursor_eat(&c, TEXT(")")))
            return (HeadingNumber){ 0 };
        cursor_eat(&c, TEXT("、"));
    } else {
        cursor_eat_blanks(&c);
        if (!cursor_eat(&c, TEXT("、")) && !(!chinese && (cursor_eat(&c, TEXT(".")) || cursor_eat(&c, TEXT("．"))))
            && !(chinese
                 && (cursor_eat(&c, TEXT("，")) || cursor_eat(&c, TEXT(".")) || cursor_eat(&c, TEXT("．")))))
            return (HeadingNumber){ 0 };
        if (cursor_is(&c, LETTER_DIGIT) && !chinese)
            return (HeadingNumber){ 0 }; /* 1.5万元 */
        if (chinese) {                   /* 一、二季度 */
            Numeral next = numeral_read(lexicon, line, c.at);
            Cursor p = cursor_at(lexicon, line, next.form ? next.end : c.at);
            if (next.form != NUMERAL_NONE && (cursor_sees(&p, TEXT("季度")) || cursor_sees(&p, TEXT("月"))))
                return (HeadingNumber){ 0 };
        }
    }
    cursor_eat_blanks(&c);
    return (HeadingNumber){ chinese ? (brackets ? 2 : 1) : (brackets ? 4 : 3), c.at, n.low.coefficient };
}

/* The same behind the marks of Markdown; a line of # without a number is a heading too. */
static HeadingNumber heading_number(const Lexicon *lexicon, Text line)
{
    size_t first = marks_length(line), marks = first, more;

    if (!first)
        return plain_number(lexicon, line);
    for (int i = 0; i < MARKS_MOST && (more = marks_length(text_slice(line, marks, line.len))) > 0; i++)
        marks += more;
    HeadingNumber inner = plain_number(lexicon, text_slice(line, marks, line.len));
    if (inner.level)
        return (HeadingNumber){ inner.level, inner.length + marks, inner.value };
    return line.at[first - 1] == ' ' && line.at[0] == '#' && first < line.len ? (HeadingNumber){ 5, first, 0 }
                                                                              : (HeadingNumber){ 0 };
}

/* A document that has said something and come to an end may be followed by another
 * one with a title of its own. */
static void find_titled(Reading *r, BundleHeadings *found)
{
    const Lexicon *lexicon = &r->catalog->lexicon;
    size_t at = 0, body = 0;
    Span line;
    bool closed = true; /* nothing under way */
    bool numbered = false;

    while (next_line(r->text, &at, r->text.len, &line)) {
        Text text = span_text(r->text, line);
        if (!text.len)
            continue;
        if (is_title(r->catalog, text) && !heading_number(lexicon, text).value && closed
            && (body >= BODY_LEAST || !found->count)) {
            bool again = found->count && text_equal(span_text(r->text, found->items[found->count - 1].line), text);
            if (!again || body >= BODY_LEAST)
                *LIST_ADD(r->scratch, found) = (BundleHeading){ line, line.start, text.len, 0 };
            body = 0;
            numbered = false;
            closed = false;
            continue;
        }
        body += text.len;
        numbered = numbered || heading_number(lexicon, text).level == 1;
        /* an end: a signature, a date or any line after which a title may come */
        closed = text.len <= SIGNATURE_MOST || !numbered || body >= BODY_LEAST;
    }
    if (found->count < 2 || found->items[0].line.start > BODY_LEAST)
        found->count = 0;
}

/* A short line that is no heading, row or sentence. */
static bool may_be_title(const Catalog *catalog, Text line)
{
    return line.len <= TITLE_MOST && !ends_with_sign(&catalog->lexicon, line)
           && !heading_number(&catalog->lexicon, line).level && !text_contains(line, TEXT("，"))
           && !text_contains(line, TEXT("。")) && row_kind(line, true) == ROW_NONE
           && !text_starts(line, TEXT("单位："));
}

static Span first_title(Reading *r, Span span)
{
    size_t at = span.start;
    Span line;

    Span first = { span.start, span.start };

    for (int i = 0; i < 4 && next_line(r->text, &at, span.end, &line); i++) {
        Text text = span_text(r->text, line);
        if (!text.len)
            continue;
        if (is_title(r->catalog, text))
            return line; /* also below the agency that it is of */
        if (!span_empty(first) || !may_be_title(r->catalog, text))
            break;
        first = line;
    }
    return first;
}

void split_documents(Reading *reading)
{
    BundleHeadings found = { 0 };

    find_numbered(reading, &found);
    bool numbered = found.count > 0;
    if (!numbered)
        find_titled(reading, &found);
    if (!found.count) {
        Span all = { 0, (uint32_t)reading->text.len };
        *LIST_ADD(reading->arena, &reading->documents) =
            (Document){ .span = all, .title = first_title(reading, all) };
        return;
    }
    for (size_t i = 0; i < found.count; i++) {
        BundleHeading *heading = &found.items[i];
        size_t end = i + 1 < found.count ? found.items[i + 1].line.start : reading->text.len;
        size_t start = numbered ? heading->next : (i == 0 ? 0 : heading->line.start);
        Span span = { (uint32_t)(start < end ? start : end), (uint32_t)end };
        *LIST_ADD(reading->arena, &reading->documents) = (Document){ .span = span, .title = heading->line };
    }
}

/* The cue of a heading's words: a plan, problems, requests, goals; else that of the
 * section above. 不足与打算 holds both problems and plans: its sentences must tell. */
static uint8_t heading_cue(const Reading *r, Span heading, uint8_t above)
{
    const Catalog *catalog = r->catalog;
    Text text = span_text(r->text, heading);
    bool plan = false, problem = false, ask = false;
    size_t length, end;

    for (size_t at = 0; at < text.len; at += length) {
        const Letter *letter = letter_at(&catalog->lexicon, text, at, &length);
        uint32_t word = letter->begins & BEGINS_HEADING
                            ? lexicon_longest(&catalog->lexicon, text, at, 1u << SENSE_CUE | 1u << SENSE_DATE, &end)
                            : 0;
        const Word *entry = &catalog->lexicon.words[word];
        for (uint32_t i = 0; word && i < entry->sense_count; i++) {
            const Sense *sense = &catalog->lexicon.senses[entry->senses + i];
            plan |= (sense->kind == SENSE_CUE && sense->a == CUE_PLAN_HEADING)
                    || (sense->kind == SENSE_DATE
                        && (catalog->dates[sense->index].offset > 0 || catalog->dates[sense->index].half == 2));
            problem |= sense->kind == SENSE_CUE && sense->a == CUE_PROBLEM_HEADING;
            ask |= sense->kind == SENSE_CUE && sense->a == CUE_ASK_HEADING;
        }
    }
    plan |= listed_ends(catalog, WORDS_PLAN_HEADING_TAIL, text);            /* 五、2024年安排 */
    problem |= plan && listed_within(catalog, WORDS_PROBLEM_HEADING, text); /* 问题和下半年计划 */
    if (problem)
        return CUE_PROBLEM_HEADING;
    if (plan)
        return CUE_PLAN_HEADING;
    if (ask)
        return CUE_ASK_HEADING;
    return is_listed(catalog, WORDS_GOAL_HEADING, text) ? CUE_TARGET : above;
}

/* How much of a numbered line is its heading: all of it, or its first sentence, or of
 * an item that is one long sentence its first clause. */
static size_t heading_length(Text line, HeadingNumber number)
{
    static const Text signs[] = { { "，", 3 }, { "；", 3 }, { "：", 3 }, { ",", 1 }, { ";", 1 }, { ":", 1 } };
    size_t stop = text_find(line, TEXT("。")), clause = line.len;

    if (stop <= HEADING_MOST)
        return stop;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = text_find(text_slice(line, number.length, line.len), signs[i]) + number.length;
        if (at < clause)
            clause = at;
    }
    return clause <= HEADING_MOST ? clause : 0;
}

/* The section that a heading opens: below the last one of a higher level. */
static uint32_t open_section(Reading *reading, Span heading, int level, uint32_t *open)
{
    uint32_t parent = NO_INDEX;

    for (int above = 0; above < level; above++)
        if (open[above] != NO_INDEX)
            parent = open[above];
    for (int below = level; below <= HEADING_LEVELS; below++)
        open[below] = NO_INDEX;
    uint8_t cue = parent == NO_INDEX ? 0 : reading->sections.items[parent].cue;
    *LIST_ADD(reading->arena, &reading->sections) =
        (Section){ heading, parent, (uint8_t)level, heading_cue(reading, heading, cue) };
    open[level] = (uint32_t)reading->sections.count - 1;
    return open[level];
}

size_t split_lines(Reading *reading, uint32_t document)
{
    Span span = reading->documents.items[document].span, line;
    size_t at = span.start, first = reading->lines.count;
    uint32_t open[HEADING_LEVELS + 1], section = NO_INDEX;
    bool signs = rows_have_signs(span_text(reading->text, span));

    for (int level = 0; level <= HEADING_LEVELS; level++)
        open[level] = NO_INDEX;
    while (next_line(reading->text, &at, span.end, &line))
        if (!span_empty(line))
            *LIST_ADD(reading->arena, &reading->lines) =
                (Line){ .span = line, .table = (uint8_t)row_kind(span_text(reading->text, line), signs) };
    rows_mark(reading, first);
    for (size_t i = first; i < reading->lines.count; i++) {
        Line *row = &reading->lines.items[i];
        Text text = span_text(reading->text, row->span);
        HeadingNumber number = row->table ? (HeadingNumber){ 0 } : heading_number(&reading->catalog->lexicon, text);
        size_t length = number.level ? heading_length(text, number) : 0;
        if (length > number.length) {
            row->heading = trim(reading->text, row->span.start + number.length, row->span.start + length);
            section = open_section(reading, row->heading, number.level, open);
        }
        row->section = section;
    }
    return first;
}
