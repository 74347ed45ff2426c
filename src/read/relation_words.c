#include "read/relation_words.h"

#include "model/word_lists.h"
#include "read/against.h"
#include "read/around.h"

enum { NAME_MOST = 90, LETTERS_MOST = 24, BACK_MOST = 200 };

/* What ends the name of a figure. */
static bool is_sign(const RelationFinder *f, size_t at)
{
    return listed_at(f->r->catalog, WORDS_CLAUSE_END, f->r->text, at) || word_at(f->r->text, at, TEXT("、"));
}

Text relation_name(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);
    size_t end = fact->quantity.start, start = f->r->lines.items[fact->line].span.start;

    for (size_t k = row; k-- > f->first && fact_of_row(f, k)->quantity.end > start;)
        if (fact_of_row(f, k)->quantity.kind != FACT_DATE) {
            start = fact_of_row(f, k)->quantity.end;
            break;
        }
    if (start + NAME_MOST < end)
        start = letter_before(f->r->text, end - NAME_MOST, start);
    for (size_t at = end; at > start;) {
        size_t letter = letter_before(f->r->text, at, start);
        if (is_sign(f, letter))
            return text_slice(f->r->text, at, end);
        at = letter;
    }
    return text_slice(f->r->text, start, end);
}

Text relation_tail(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);
    size_t start = fact->quantity.end, end = f->r->lines.items[fact->line].span.end, length;

    if (row + 1 < f->end && fact_of_row(f, row + 1)->quantity.start < end)
        end = fact_of_row(f, row + 1)->quantity.start;
    if (start + NAME_MOST < end)
        end = start + NAME_MOST;
    for (size_t at = start; at < end; at += length) {
        if (is_sign(f, at))
            return text_slice(f->r->text, start, at);
        utf8_read(f->r->text, at, &length);
    }
    return text_slice(f->r->text, start, end);
}

/* A Chinese letter that says something, at `at`; its length, or 0. */
static size_t telling_letter(const RelationFinder *f, Text text, size_t at, size_t *length)
{
    uint32_t code = utf8_read(text, at, length);

    return is_han(code) && !listed_at(f->r->catalog, WORDS_LETTER_COMMON, text, at) ? *length : 0;
}

size_t relation_letters(const RelationFinder *f, Text name)
{
    size_t count = 0, length;

    for (size_t at = 0; at < name.len && count < LETTERS_MOST; at += length)
        count += telling_letter(f, name, at, &length) != 0;
    return count;
}

size_t relation_shared(const RelationFinder *f, Text name, size_t row)
{
    Text before = relation_name(f, row), behind = relation_tail(f, row);
    size_t count = 0, length, seen = 0;

    for (size_t at = 0; at < name.len && seen < LETTERS_MOST; at += length) {
        if (!telling_letter(f, name, at, &length))
            continue;
        Text letter = text_slice(name, at, at + length);
        count += text_contains(before, letter) || text_contains(behind, letter);
        seen++;
    }
    return count;
}

bool relation_is_against(const RelationFinder *f, size_t row)
{
    const Fact *fact = fact_of_row(f, row);

    return is_set_against(f->r, f->r->lines.items[fact->line].span.start, fact->quantity.start);
}

Text relation_last_clause(const RelationFinder *f, Text clause)
{
    size_t start = 0, length;

    for (size_t at = 0; at < clause.len; at += length) {
        length = listed_at(f->r->catalog, WORDS_CLAUSE_END, clause, at);
        if (length)
            start = at + length;
        else
            utf8_read(clause, at, &length);
    }
    return text_slice(clause, start, clause.len);
}

bool relation_sums_up(const RelationFinder *f, WordListKind list, Text text)
{
    size_t length;

    for (size_t at = 0; at < text.len; at += length) {
        length = listed_at(f->r->catalog, WORDS_SUM_NO, text, at);
        if (length)
            continue;
        if (listed_at(f->r->catalog, list, text, at))
            return true;
        utf8_read(text, at, &length);
    }
    return false;
}

bool relation_same_unit(const RelationFinder *f, size_t a, size_t b)
{
    Text one = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, a)->quantity),
         two = quantity_unit(f->r->catalog, f->r->text, &fact_of_row(f, b)->quantity);

    return text_equal(one, two)
           || (is_listed(f->r->catalog, WORDS_PERSON_UNIT, one)
               && is_listed(f->r->catalog, WORDS_PERSON_UNIT, two));
}

bool relation_overlap_said(const RelationFinder *f, size_t first, size_t last)
{
    const Fact *fact = fact_of_row(f, last);
    Text rest = text_slice(f->r->text, fact->quantity.end, f->r->lines.items[fact->line].span.end);

    rest = text_slice(rest, 0, text_find(rest, TEXT("。")));
    return listed_within(
        f->r->catalog, WORDS_OVERLAP_SAID,
        text_slice(f->r->text, fact_of_row(f, first)->quantity.start, fact->quantity.end + rest.len));
}

/* Digits only, of the longer one `one`; the same but for one letter, or one more. */
static bool is_one_off(const char *one, size_t one_length, const char *two, size_t two_length)
{
    size_t head = 0, tail = 0;

    while (head < two_length && one[head] == two[head])
        head++;
    while (tail < two_length - head && one[one_length - 1 - tail] == two[two_length - 1 - tail])
        tail++;
    size_t left_one = one_length - head - tail, left_two = two_length - head - tail;
    if (left_one <= 1 && left_two <= 1)
        return true;
    return left_one == 2 && left_two == 2 && one[head] == two[head + 1] && one[head + 1] == two[head];
}

bool relation_is_slip(const RelationFinder *f, size_t row, Decimal value)
{
    char said[DECIMAL_TEXT_MAX], meant[DECIMAL_TEXT_MAX];
    size_t one = decimal_write(fact_of_row(f, row)->quantity.number.low, said), two = decimal_write(value, meant);

    if (value.coefficient <= 0)
        return false;
    return one >= two ? is_one_off(said, one, meant, two) : is_one_off(meant, two, said, one);
}

size_t relation_sentence_first(const RelationFinder *f, size_t row)
{
    size_t first = row;

    for (size_t k = row; k-- > f->first && row - k <= BACK_MOST;) {
        const Fact *before = fact_of_row(f, k);
        if (before->line != fact_of_row(f, row)->line
            || text_contains(text_slice(f->r->text, before->quantity.end, fact_of_row(f, k + 1)->quantity.start),
                             TEXT("。")))
            break;
        first = k;
    }
    return first;
}
