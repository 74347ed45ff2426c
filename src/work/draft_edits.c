/* draft_edits.c - names, figures and years in an old text. */
#include "work/draft_edits.h"

#include "base/utf8.h"
#include "halfsky/check.h"
#include "model/api.h"
#include "model/fact.h"

#include <stdlib.h>
#include <string.h>

#define BLANK "＿＿"

typedef struct {
    size_t start, end;
} Span;

typedef struct {
    Work *work;
    const OpenDocument *document;
    halfsky_reader *reader;
    int year, years;  /* the text's own, and by how many it moves on */
    LIST(Span) taken; /* nothing else is done there */
    DraftEdits *out;
} Editing;

static void hide_data(Editing *editing);
static void hide_masked_names(Editing *editing);
static void leave_laws(Editing *editing);
static void blank_figures(Editing *editing);
static void move_years(Editing *editing);
static int edit_order(const void *a, const void *b);
static int mark_order(const void *a, const void *b);

Problem draft_edits(Work *work, const OpenDocument *document, int years, DraftEdits *out)
{
    Editing editing = { .work = work,
                        .document = document,
                        .reader = halfsky_reader_new(work->catalog),
                        .year = document->row.period.first.year,
                        .years = years,
                        .out = out };

    *out = (DraftEdits){ 0 };
    if (halfsky_read(editing.reader, document->text.at, document->text.len) != 0) {
        halfsky_reader_free(editing.reader);
        return problem(PROBLEM_DATABASE_BROKEN, TEXT("document"), TEXT(""), TEXT(""));
    }
    hide_data(&editing);
    hide_masked_names(&editing);
    leave_laws(&editing);
    blank_figures(&editing);
    move_years(&editing);
    halfsky_reader_free(editing.reader);
    if (out->edits.count)
        qsort(out->edits.items, out->edits.count, sizeof *out->edits.items, edit_order);
    if (out->marks.count)
        qsort(out->marks.items, out->marks.count, sizeof *out->marks.items, mark_order);
    return OK;
}

static int size_order(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int edit_order(const void *a, const void *b)
{
    return size_order(((const DocEdit *)a)->start, ((const DocEdit *)b)->start);
}

static int mark_order(const void *a, const void *b)
{
    return size_order(((const DraftMark *)a)->start, ((const DraftMark *)b)->start);
}

/* False when something was done there already. */
static bool take(Editing *editing, size_t start, size_t end)
{
    for (size_t i = 0; i < editing->taken.count; i++)
        if (start < editing->taken.items[i].end && editing->taken.items[i].start < end)
            return false;
    LIST_PUSH(editing->work->arena, &editing->taken, (Span){ start, end });
    return start < end;
}

/* Spans here are bytes of the document, those handed out of the file. */
static void replace(Editing *editing, size_t start, size_t end, Text instead)
{
    size_t from = editing->document->row.start;

    LIST_PUSH(editing->work->arena, &editing->out->edits, (DocEdit){ from + start, from + end, instead });
}

static void mark(Editing *editing, size_t start, size_t end, bool is_day)
{
    size_t from = editing->document->row.start;

    LIST_PUSH(editing->work->arena, &editing->out->marks, (DraftMark){ from + start, from + end, is_day });
}

/* ---- people ---- */

static void hide(Editing *editing, size_t start, size_t end)
{
    if (!take(editing, start, end))
        return;
    replace(editing, start, end, TEXT(BLANK));
    editing->out->hidden++;
}

static void hide_data(Editing *editing)
{
    halfsky_span span;

    for (size_t i = 0; halfsky_masked_at(editing->reader, i, &span); i++)
        hide(editing, span.start, span.end);
}

static bool is_mask(const Lexicon *lexicon, uint32_t code)
{
    return code == U'某' || lexicon_kind(lexicon, code)->kind == LETTER_MASK;
}

static bool is_digit(uint32_t code)
{
    code = utf8_narrow(code);
    return code >= '0' && code <= '9';
}

/* The end of the masks behind `at`; `count`: how many. */
static size_t masks_end(const Lexicon *lexicon, Text text, size_t at, size_t *count)
{
    size_t length;

    for (*count = 0; at < text.len; at += length, ++*count)
        if (!is_mask(lexicon, utf8_read(text, at, &length)))
            break;
    return at;
}

/* 李某某 and 138****1234: masked already, and still somebody's of last year. */
static void hide_masked_names(Editing *editing)
{
    const Lexicon *lexicon = &catalog_of(editing->work->catalog)->lexicon;
    Text text = editing->document->text;
    size_t length, count, digits = 0; /* where the digits before `at` begin */

    for (size_t at = 0; at < text.len; at += length) {
        uint32_t code = utf8_read(text, at, &length);
        size_t given = at, end;

        if (lexicon_longest(lexicon, text, at, 1u << SENSE_SURNAME, &given)) {
            end = masks_end(lexicon, text, given, &count);
            if (count)
                hide(editing, at, end);
        }
        if (code == '*' && at > digits) {
            end = masks_end(lexicon, text, at, &count);
            while (count >= 3 && end < text.len && is_digit(utf8_read(text, end, &given)))
                end += given;
            if (count >= 3)
                hide(editing, digits, end);
        }
        if (!is_digit(code))
            digits = at + length;
    }
}

/* ---- what stays ---- */

static void leave_laws(Editing *editing)
{
    halfsky_item item;

    for (size_t i = 0; halfsky_item_at(editing->reader, i, &item); i++)
        if (strcmp(item.type, "law") == 0)
            take(editing, item.start, item.end);
}

/* ---- figures ---- */

static bool is_word(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

static int year_of(halfsky_text period)
{
    int year = 0;

    if (period.len < 4)
        return 0;
    for (size_t i = 0; i < 4; i++) {
        if (period.at[i] < '0' || period.at[i] > '9')
            return 0;
        year = year * 10 + period.at[i] - '0';
    }
    return year;
}

/* Whether the sentence names the year of another time that a figure is of: then it is told as it was. */
static bool names_year(const Editing *editing, const halfsky_fact *fact, int year)
{
    Stretch sentence = sentence_around(editing->document->text, fact->start, fact->end);
    Text words = text_slice(editing->document->text, sentence.start, sentence.stop);

    return text_contains(words, arena_format(editing->work->arena, "%d", year));
}

static bool has_digit(Text words)
{
    size_t length;

    for (size_t at = 0; at < words.len; at += length)
        if (is_digit(utf8_read(words, at, &length)))
            return true;
    return false;
}

/* 四个方面, 三支队伍: part of the words, as long as no measure counts them. */
static bool is_wording(const Editing *editing, const halfsky_fact *fact)
{
    return fact->value.len && !fact->measure.len
           && !has_digit(text_slice(editing->document->text, fact->start, fact->end));
}

/* Of the report's own time, of what is planned behind it, or told beside it in words that go on (比上年). */
static bool is_own_figure(const Editing *editing, const halfsky_fact *fact)
{
    const char *const kinds[] = { fact_kind_word(FACT_RANK), fact_kind_word(FACT_DATE) };
    const char *const stays[] = { fact_status_word(STATUS_RULE), fact_status_word(STATUS_TARGET) };
    int year = year_of(fact->period);

    if (is_word(fact->kind, kinds, 2) || is_word(fact->status, stays, 2) || is_wording(editing, fact))
        return false;
    return fact->running || !year || year == editing->year || year > editing->year
           || !names_year(editing, fact, year);
}

static void blank_figures(Editing *editing)
{
    halfsky_fact fact;

    for (size_t i = 0; halfsky_fact_at(editing->reader, i, &fact); i++) {
        Text words = text_slice(editing->document->text, fact.start, fact.end);
        Text unit = { fact.unit.at, fact.unit.len };

        if (!is_own_figure(editing, &fact) || !take(editing, fact.start, fact.end))
            continue;
        if (!unit.len || !text_ends(words, unit))
            unit = TEXT("");
        replace(editing, fact.start, fact.end, arena_format(editing->work->arena, BLANK "%.*s", TEXT_ARG(unit)));
        mark(editing, fact.start, fact.end, false);
    }
}

/* ---- years ---- */

/* A year in the digits of one script. */
static Text year_in(Arena *arena, int year, const char *const *digits)
{
    return arena_format(arena, "%s%s%s%s", digits[year / 1000 % 10], digits[year / 100 % 10],
                        digits[year / 10 % 10], digits[year % 10]);
}

/* Moves every year that stands as `year` between the two places. */
static void move_year(Editing *editing, size_t start, size_t end, int year)
{
    static const char *const scripts[][10] = {
        { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" },
        { "０", "１", "２", "３", "４", "５", "６", "７", "８", "９" },
        { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
        { "○", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
        { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" },
    };
    Arena *arena = editing->work->arena;

    for (size_t s = 0; s < sizeof scripts / sizeof *scripts; s++) {
        Text old = year_in(arena, year, scripts[s]);
        for (size_t at = start; at < end;) {
            at += text_find(text_slice(editing->document->text, at, end), old);
            if (at >= end)
                break;
            if (take(editing, at, at + old.len)) {
                replace(editing, at, at + old.len, year_in(arena, year + editing->years, scripts[s]));
                editing->out->years++;
            }
            at += old.len;
        }
    }
}

/* 2022-03, 2022-03-08, 2022-03-01/2022-03-05: when something was; but 2022, 2022-S1, 2022-01/2022-10: what is told of. */
static bool is_day(halfsky_text norm)
{
    bool month = norm.len >= 7 && norm.at[4] == '-' && norm.at[5] >= '0' && norm.at[5] <= '9';

    return month && (norm.len == 7 || norm.at[7] == '-');
}

static void move_years(Editing *editing)
{
    halfsky_fact fact;

    for (size_t i = 0; halfsky_fact_at(editing->reader, i, &fact); i++) {
        int year = year_of(fact.norm);

        if (strcmp(fact.kind, fact_kind_word(FACT_DATE)) != 0)
            continue;
        if (is_day(fact.norm) && year == editing->year && take(editing, fact.start, fact.end))
            mark(editing, fact.start, fact.end, true);
        else if (!is_day(fact.norm)
                 && (year == editing->year
                     || (year == editing->year + 1 && strcmp(fact.status, fact_status_word(STATUS_PLAN)) == 0)))
            move_year(editing, fact.start, fact.end, year);
    }
}
