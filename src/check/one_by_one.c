/* one_by_one.c - a count against the names behind it: 专题会3次，分别是3月、6月、9月和12月. */
#include "check/checkers.h"

#include "check/prose.h"
#include "model/word_lists.h"
#include "read/around.h"

#include <stdio.h>

enum { NOUN_REACH = 15, LIST_MOST = 300, COUNT_MOST = 20, COUNT_BYTES = 8 };

/* The list names everything, and nothing in it holds a list of its own. */
static bool is_whole(Text list)
{
    static const Text signs[] = { WORD("等"), WORD("（"), WORD("("),  WORD("“"),
                                  WORD("《"), WORD("："), WORD("；"), WORD("其他") };

    if (list.len > LIST_MOST)
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_contains(list, signs[i]))
            return false;
    return true;
}

/* The name before the joint and the last one end with the letter that the first name ends with. */
static bool ends_alike(Text list, size_t joint)
{
    Text first = text_slice(list, 0, text_find(list, TEXT("、")));
    Text ahead = text_slice(list, 0, joint);
    size_t start = letter_start(first, first.len, 0);
    Text letter = text_slice(first, start, first.len);

    return text_ends(ahead, letter) && text_ends(list, letter);
}

/* 3人 is a figure and no name; 3月 is one. */
static bool holds_figure(Text list)
{
    static const Text units[] = { WORD("月"), WORD("日"), WORD("号"), WORD("年") };

    for (size_t at = 0; at < list.len; at++) {
        size_t end = at;
        while (end < list.len && list.at[end] >= '0' && list.at[end] <= '9')
            end++;
        if (end > at && !any_word_at(list, end, WORDS(units)))
            return true;
        at = end > at ? end - 1 : at;
    }
    return false;
}

/* How many names the list holds; 0: not to be told. 和 may join the last two, or be part of a name. */
static int names_in(Text list, int *most)
{
    static const Text joins[] = { WORD("和"), WORD("及"), WORD("与") };
    int pauses = 0, joined = 0;
    size_t length, joint = 0;

    for (size_t at = 0; at < list.len; at += length) {
        utf8_read(list, at, &length);
        if (text_at(list, at, TEXT("、"))) {
            if (joined)
                return 0; /* 和 before the last name */
            pauses++;
        } else if (any_word_at(list, at, WORDS(joins))) {
            joined++;
            joint = at;
        }
    }
    *most = pauses + 1 + joined;
    return !pauses || joined > 1 || holds_figure(list) ? 0 : joined && ends_alike(list, joint) ? *most : pauses + 1;
}

/* The only figure of the clause that ends at `end`, right before its end. */
static const Fact *counted(const Checker *c, size_t end)
{
    size_t start = clause_start(c->text, end, c->d->span.start);
    const Fact *found = NULL;

    for (uint32_t i = 0; i < c->d->fact_count; i++) {
        const Fact *fact = &c->r->facts.items[c->d->first_fact + i];
        if (fact->quantity.start >= end)
            break;
        if (fact->quantity.start < start || fact->quantity.kind == FACT_DATE)
            continue;
        if (found)
            return NULL;
        found = fact;
    }
    return found && found->quantity.kind == FACT_COUNT && found->quantity.number.form == NUMERAL_EXACT
                   && found->quantity.bound == BOUND_EXACT && !found->quantity.ordinal
                   && found->quantity.end + NOUN_REACH >= end
               ? found
               : NULL;
}

static void list_check(Checker *c, size_t at, size_t lead)
{
    size_t start = at + lead, end = start, length;

    while (end < c->text.len && !text_at(c->text, end, TEXT("，")) && !text_at(c->text, end, TEXT("。"))
           && !text_at(c->text, end, TEXT("；")) && c->text.at[end] != '\n') {
        utf8_read(c->text, end, &length);
        end += length;
    }
    Text list = text_slice(c->text, start, end);
    const Fact *fact = counted(c, at - 3);
    int most = 0, least = is_whole(list) ? names_in(list, &most) : 0;

    if (!fact || !least)
        return;
    for (int i = 2; i <= COUNT_MOST; i++)
        if (decimal_equal(fact->quantity.number.low, decimal_int(i)) && (i < least || i > most)) {
            char *found = arena_alloc(c->arena, COUNT_BYTES);
            int bytes = snprintf(found, COUNT_BYTES, "%d", most);
            Finding *finding = finding_add(c, CHECK_COUNT, fact->quantity.start, fact->quantity.end);
            finding->stated = text_slice(c->text, fact->quantity.start, fact->quantity.end);
            finding->expected = (Text){ found, (size_t)bytes };
            finding->confidence = 80;
            finding_show(c, start, end);
        }
}

void one_by_one_check(Checker *c)
{
    SpotWalk walk = checker_walk(c, SPOT_LISTED);
    size_t at, lead;

    while (spot_next(&walk, &at)) {
        uint32_t line;
        if ((text_before(c->text, at, TEXT("，")) || text_before(c->text, at, TEXT("：")))
            && (lead = listed_at(c->r->catalog, WORDS_ONE_BY_ONE, c->text, at))
            && (line = line_holding(c, at)) != NO_INDEX && !c->r->lines.items[line].table)
            list_check(c, at, lead);
    }
}
