/* Fuzzes numbers, quantities and dates wherever one may begin.
 *
 * What is read lies inside the text, ends at a letter and takes at least one; its ends
 * are in order; cut out of the text, it reads the same. */
#include "base/utf8.h"
#include "read/dates.h"
#include "read/quantity.h"

#include <assert.h>
#include <string.h>

/* 一、二百 is a range, but at the start of a text 一、 numbers a heading. */
static bool is_heading_number(Text text, size_t offset)
{
    return text_starts(text_slice(text, offset, text.len), TEXT("一、"));
}

static void check_numeral(const Lexicon *lexicon, Text text, size_t offset);
static void check_quantity(const Catalog *catalog, Text text, size_t offset);
static void check_date(const Catalog *catalog, Text text, size_t offset);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Text text = { (const char *)bytes, size };
    size_t length;

    if (!utf8_valid(text))
        return 0;
    for (size_t at = 0; at < size; at += length) {
        utf8_read(text, at, &length);
        check_numeral(&catalog_builtin()->lexicon, text, at);
        check_quantity(catalog_builtin(), text, at);
        check_date(catalog_builtin(), text, at);
    }
    return 0;
}

static void assert_span(Text text, size_t start, size_t end)
{
    assert(start < end && end <= text.len);
    assert(end == text.len || ((unsigned char)text.at[end] & 0xC0) != 0x80);
}

static bool same_number(const Numeral *a, const Numeral *b)
{
    return a->form == b->form && a->per == b->per && a->bound == b->bound && decimal_equal(a->low, b->low)
           && decimal_equal(a->high, b->high);
}

/* 伍 is a number only before 元: the one letter whose surroundings decide. */
static bool is_one_letter(Text text, size_t offset, size_t end)
{
    size_t length;

    utf8_read(text, offset, &length);
    return offset + length == end;
}

static void check_numeral(const Lexicon *lexicon, Text text, size_t offset)
{
    Numeral n = numeral_read(lexicon, text, offset), alone;

    if (n.form == NUMERAL_NONE)
        return;
    assert_span(text, offset, n.end);
    if (n.form == NUMERAL_RANGE)
        assert(decimal_compare(n.low, n.high) <= 0);
    if (n.form == NUMERAL_EXACT)
        assert(decimal_equal(n.low, n.high));
    if (n.form == NUMERAL_FRACTION)
        assert(n.high.coefficient > 0);
    alone = numeral_read(lexicon, text_slice(text, offset, n.end), 0);
    if ((alone.form == NUMERAL_NONE && is_one_letter(text, offset, n.end)) || is_heading_number(text, offset))
        return;
    assert(alone.end == n.end - offset && same_number(&n, &alone));
}

static void check_quantity(const Catalog *catalog, Text text, size_t offset)
{
    Quantity q;
    Decimal low, high;
    bool has_low, has_high;

    if (quantity_read_missing(catalog, text, offset, &q))
        assert_span(text, q.start, q.end);
    if (!quantity_read(catalog, text, offset, &q))
        return;
    assert(q.start == offset);
    assert_span(text, q.start, q.end);
    if (q.unit_end > q.unit_start) {
        assert(q.unit_start >= q.start);
        assert_span(text, q.unit_start, q.unit_end);
        assert(q.unit_end <= q.end);
    }
    if (quantity_interval(&q, &low, &high, &has_low, &has_high) && has_low && has_high)
        assert(decimal_compare(low, high) <= 0);
}

static void check_date(const Catalog *catalog, Text text, size_t offset)
{
    char norm[NORM_MAX], period[PERIOD_TEXT_MAX];
    DateMention date;

    if (!date_mention_read(catalog, text, offset, &date))
        return;
    assert(date.start == offset);
    assert_span(text, date.start, date.end);
    size_t length = date_norm_write(&date, norm);
    assert(length > 0 && length < NORM_MAX && strlen(norm) == length);
    for (int year = 0; year <= 2023; year += 2023) {
        Period p = date_period(&date, year);
        if (p.kind != PERIOD_NONE)
            assert(period_write(p, period) < PERIOD_TEXT_MAX);
    }
}
