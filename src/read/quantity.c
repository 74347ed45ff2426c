#include "read/quantity.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/numeral.h"
#include "read/quantity_steps.h"

static uint32_t cursor_word(const Cursor *c, unsigned kinds, size_t *end)
{
    return c->length && c->letter->starts ? lexicon_longest(c->lexicon, c->text, c->at, kinds, end) : 0;
}

static FactKind kind_of_unit(const Catalog *catalog, int unit)
{
    static const FactKind kinds[] = { [UNIT_COUNT] = FACT_COUNT,
                                      [UNIT_MONEY] = FACT_MONEY,
                                      [UNIT_PERCENT] = FACT_PERCENT,
                                      [UNIT_MEASURE] = FACT_MEASURE };
    return unit < 0 ? FACT_COUNT : kinds[catalog->units[unit].kind];
}

static bool is_latin_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* t of 12 towns */
static bool breaks_word(Text text, size_t at, size_t end)
{
    return is_latin_letter(text.at[at]) && end < text.len && is_latin_letter(text.at[end]);
}

/* 两 of 5、8两项 counts what follows: it is no weight. */
static bool is_two(const Cursor *c, size_t end)
{
    Cursor p = *c;

    if (!cursor_eat(&p, TEXT("两")) || p.at != end)
        return false;
    return p.letter->begins & BEGINS_UNIT && cursor_word(&p, 1u << SENSE_UNIT, &end);
}

bool quantity_eat_unit(const Catalog *catalog, Cursor *c, Quantity *q)
{
    size_t end;
    uint32_t word = c->letter->begins & BEGINS_UNIT ? cursor_word(c, 1u << SENSE_UNIT, &end) : 0;

    if (!word || is_two(c, end) || breaks_word(c->text, c->at, end))
        return false;
    if (cursor_sees(c, TEXT("个人")) && listed_at(catalog, WORDS_UNIT_NO, c->text, c->at + TEXT("个").len))
        word = lexicon_longest(c->lexicon, text_slice(c->text, 0, c->at + TEXT("个").len), c->at, 1u << SENSE_UNIT,
                               &end);
    q->unit = (int)lexicon_sense(c->lexicon, word, SENSE_UNIT)->index;
    q->unit_start = c->at;
    q->unit_end = end;
    q->kind = kind_of_unit(catalog, q->unit);
    cursor_set(c, end);
    return true;
}

static FactBound bound_of(CueValue value)
{
    switch (value) {
    case VALUE_OVER:
        return BOUND_OVER;
    case VALUE_UNDER:
        return BOUND_UNDER;
    case VALUE_ABOUT:
        return BOUND_ABOUT;
    case VALUE_AT_LEAST:
        return BOUND_AT_LEAST;
    case VALUE_AT_MOST:
        return BOUND_AT_MOST;
    default:
        return BOUND_EXACT;
    }
}

/* Two bounds on one number: 近6000余元 contradicts itself and means about. */
FactBound quantity_bound_join(FactBound a, FactBound b)
{
    if (a == BOUND_EXACT || a == b)
        return b;
    if (b == BOUND_EXACT)
        return a;
    return BOUND_ABOUT;
}

static const Sense *sees_bound_after(const Cursor *c, size_t *end)
{
    uint32_t word = c->letter->begins & BEGINS_BOUND ? cursor_word(c, 1u << SENSE_CUE, end) : 0;
    const Sense *sense = word ? lexicon_sense(c->lexicon, word, SENSE_CUE) : NULL;

    for (int i = 0; sense && i < c->lexicon->words[word].sense_count; i++) {
        const Sense *each = &c->lexicon->senses[c->lexicon->words[word].senses + (uint32_t)i];
        if (each->kind == SENSE_CUE && each->a == CUE_AFTER && each->b != VALUE_NONE)
            return each;
    }
    return NULL;
}

/* 余 多 来 between the number and its unit: only when a unit or a scale follows. */
void quantity_eat_bound_before(Cursor *c, Quantity *q)
{
    Cursor p = *c;
    size_t end;

    bool more = c->code == '+' || c->code == U'＋'; /* 10万+人次 */
    if (c->code != U'余' && c->code != U'馀' && c->code != U'多' && c->code != U'来' && c->code != U'几'
        && !(more && q->number.scaled) && !(c->code == U'把' && q->number.form == NUMERAL_SCALE)) /* 千把人 */
        return;
    cursor_next(&p);
    cursor_eat_blanks(&p);
    if (!cursor_word(&p, 1u << SENSE_UNIT, &end))
        return;
    q->bound = quantity_bound_join(q->bound, c->code == U'来' || c->code == U'把' ? BOUND_ABOUT : BOUND_OVER);
    *c = p;
}

/* 5个多百分点 */
static void eat_more_points(Cursor *c, Quantity *q)
{
    Cursor p = *c;

    if (cursor_eat(&p, TEXT("个")) && (cursor_eat(&p, TEXT("多")) || cursor_eat(&p, TEXT("余")))
        && cursor_sees(&p, TEXT("百分点"))) {
        q->bound = quantity_bound_join(q->bound, BOUND_OVER);
        *c = p;
    }
}

bool quantity_ends_clause(const Cursor *c)
{
    return !c->length || cursor_is(c, LETTER_STOP) || cursor_is(c, LETTER_COMMA) || cursor_is(c, LETTER_LINE);
}

static bool clause_ends_behind(const Cursor *c, size_t end)
{
    Cursor p = *c;

    cursor_set(&p, end);
    return quantity_ends_clause(&p);
}

/* 以内 of 2.5元/吨以内 */
static const Sense *sees_bound_behind_rate(const Cursor *c, size_t *end)
{
    Cursor p = *c;
    size_t unit;

    if (!cursor_eat(&p, TEXT("/")) || !cursor_word(&p, 1u << SENSE_UNIT, &unit))
        return NULL;
    cursor_set(&p, unit);
    const Sense *sense = sees_bound_after(&p, end);
    return sense && sense->b != VALUE_NONE && !cursor_sees(&p, TEXT("多")) && !cursor_sees(&p, TEXT("来")) ? sense
                                                                                                           : NULL;
}

void quantity_eat_bounds_after(Cursor *c, Quantity *q)
{
    size_t end;

    if (c->code == U'内' && q->kind == FACT_MEASURE && !cursor_sees(c, TEXT("内容"))
        && !cursor_sees(c, TEXT("内部")) && !cursor_sees(c, TEXT("内外"))
        && !cursor_sees(c, TEXT("内科"))) { /* 5分钟内 */
        q->bound = quantity_bound_join(q->bound, BOUND_AT_MOST);
        cursor_next(c);
        return;
    }

    for (int i = 0; i < 2; i++) {
        const Sense *sense = sees_bound_after(c, &end);
        if (!sense)
            sense = sees_bound_behind_rate(c, &end);
        if (!sense)
            return;
        if (cursor_sees(c, TEXT("来")) || cursor_sees(c, TEXT("几")))
            return; /* 3年来 */
        if (cursor_sees(c, TEXT("多")) && q->kind != FACT_MEASURE && q->kind != FACT_PERCENT
            && q->kind != FACT_MONEY && !clause_ends_behind(c, end))
            return; /* 50人多次上访 */
        if (cursor_sees(c, TEXT("多"))
            && (cursor_sees(c, TEXT("多次")) || cursor_sees(c, TEXT("多个")) || cursor_sees(c, TEXT("多名"))
                || cursor_sees(c, TEXT("多种")) || cursor_sees(c, TEXT("多项"))))
            return;
        if (cursor_sees(c, TEXT("强")) || cursor_sees(c, TEXT("弱"))) {
            Cursor p = *c;
            cursor_next(&p);
            if (!(cursor_is(&p, LETTER_STOP) || cursor_is(&p, LETTER_COMMA) || !p.length || q->kind == FACT_PERCENT)
                || cursor_sees(c, TEXT("强化")) || cursor_sees(c, TEXT("强制")))
                return;
        }
        q->bound = quantity_bound_join(q->bound, bound_of((CueValue)sense->b));
        cursor_set(c, end);
    }
}

/* Digits that name somebody or something: phones, identity and card numbers, versions. */
static bool is_label(const Cursor *c, const Quantity *q)
{
    if (q->number.form == NUMERAL_MASKED)
        return false;
    return q->number.arabic && !q->number.scaled && q->number.digits >= 7 && q->kind != FACT_MONEY && q->unit < 0
           && c->length != 0;
}

static bool finish(Quantity *q, Cursor *c)
{
    q->end = c->at;
    return true;
}

/* 过半, 翻一番, 零发生, 无一人 */
static bool read_number_word(const Catalog *catalog, Cursor *c, const Sense *sense, size_t end, Quantity *q)
{
    q->number = (Numeral){ .form = NUMERAL_EXACT, .low = decimal_int(0) };
    cursor_set(c, end);
    switch (sense->b) {
    case VALUE_NIL:
        q->kind = FACT_COUNT;
        quantity_eat_unit(catalog, c, q);
        break;
    case VALUE_HALF:
    case VALUE_OVER_HALF:
        q->number.form = NUMERAL_FRACTION;
        q->number.low = decimal_int(1);
        q->number.high = decimal_int(2);
        q->kind = FACT_PERCENT;
        q->bound = sense->b == VALUE_OVER_HALF ? BOUND_OVER : BOUND_EXACT;
        quantity_eat_bounds_after(c, q);
        return finish(q, c);
    case VALUE_TWICE:
    case VALUE_FOUR_TIMES:
        q->number.low = decimal_int(sense->b == VALUE_TWICE ? 2 : 4);
        q->kind = FACT_PERCENT;
        break;
    default:
        return false;
    }
    q->number.high = q->number.low;
    return finish(q, c);
}

/* 位居第一，: nothing but a sign behind, and in front a word of ranking or whose ranks these are. */
static bool is_rank(const Catalog *catalog, const Cursor *c, size_t start)
{
    return quantity_ends_clause(c) && c->code != U'、'
           && listed_before(catalog, WORDS_RANK_LEAD, c->text, start, 0);
}

static bool read_ordinal(const Catalog *catalog, Cursor *c, Quantity *q)
{
    if (!cursor_eat(c, TEXT("第")))
        return false;
    q->number = numeral_read(c->lexicon, c->text, c->at);
    q->ordinal = true;
    q->kind = FACT_RANK;
    if (q->number.form != NUMERAL_EXACT && q->number.form != NUMERAL_MASKED)
        return false;
    cursor_set(c, q->number.end);
    if (q->number.form == NUMERAL_EXACT && is_rank(catalog, c, q->start))
        return finish(q, c);
    if (!quantity_eat_unit(catalog, c, q) || q->kind == FACT_MONEY || q->kind == FACT_PERCENT)
        return false;
    q->kind = q->number.form == NUMERAL_MASKED ? FACT_PLACEHOLDER : FACT_RANK;
    return finish(q, c);
}

static bool place_unit(const Catalog *catalog, int unit)
{
    return unit >= 0
           && text_equal(catalog_text(catalog, catalog->families[catalog->units[unit].family]), TEXT("place"));
}

bool quantity_read(const Catalog *catalog, Text text, size_t offset, Quantity *out)
{
    Cursor c = cursor_at(&catalog->lexicon, text, offset);
    Quantity q = { .start = offset, .unit = UNIT_NONE };
    size_t end;
    uint32_t word = c.letter->kind == LETTER_DIGIT ? 0 : cursor_word(&c, 1u << SENSE_CUE, &end);
    const Sense *cue = word ? lexicon_sense(c.lexicon, word, SENSE_CUE) : NULL;

    if (cue && cue->a == CUE_NUMBER) {
        if (read_number_word(catalog, &c, cue, end, &q)) {
            *out = q;
            return true;
        }
        return false;
    }
    if (c.code == U'第') {
        if (!read_ordinal(catalog, &c, &q))
            return false;
        *out = q;
        return true;
    }

    q.number = numeral_read(c.lexicon, text, offset);
    if (q.number.form == NUMERAL_NONE)
        return false;
    cursor_set(&c, q.number.end);
    if (q.number.bound == NUMERAL_OVER)
        q.bound = BOUND_OVER, q.narrow_over = true;
    else if (q.number.bound == NUMERAL_ABOUT)
        q.bound = BOUND_ABOUT;
    if (q.number.per || q.number.form == NUMERAL_FRACTION) {
        q.kind = q.number.form == NUMERAL_MASKED ? FACT_PLACEHOLDER : FACT_PERCENT;
        size_t unit_end;
        if (cursor_word(&c, 1u << SENSE_UNIT, &unit_end) && cursor_sees(&c, TEXT("个")))
            cursor_eat(&c, TEXT("个百分点"));
        if (q.number.per && cursor_eat(&c, TEXT("多")))
            q.bound = BOUND_OVER;
        quantity_eat_range(catalog, &c, &q);
        quantity_eat_bounds_after(&c, &q);
        finish(&q, &c);
        *out = q;
        return true;
    }

    Cursor blank = c;
    while (q.number.form != NUMERAL_MASKED
           && (blank.code == ' ' || (blank.code == 0xA0)
               || (q.number.arabic && blank.code == 0x3000 && blank.at == c.at)))
        cursor_next(&blank); /* not **（三）就业。** 组织: marks of Markdown */
    quantity_eat_bound_before(&c, &q);
    eat_more_points(&c, &q);
    if (quantity_eat_unit(catalog, &c, &q)
        || (blank.at > c.at && blank.at - c.at <= 6 && (c = blank, quantity_eat_unit(catalog, &c, &q)))) {
        quantity_eat_half(catalog, &c, &q);
        quantity_eat_small_money(&c, &q);
        quantity_eat_range(catalog, &c, &q);
        quantity_eat_bounds_after(&c, &q);
    } else {
        cursor_set(&c, q.number.end);
        quantity_eat_range(catalog, &c, &q);
        if (q.unit >= 0) {
            quantity_eat_bounds_after(&c, &q);
        } else if (!quantity_eat_proportion(&c, &q) && !quantity_eat_share(&c, &q)) {
            q.bare = true;
            q.kind = FACT_COUNT;
            bool plus = q.number.scaled && (c.code == '+' || c.code == U'＋'); /* 10万+ */
            if (c.code == U'余' || c.code == U'多' || plus) {                  /* 3万余残疾人 */
                q.bound = BOUND_OVER;
                cursor_next(&c);
            } else {
                quantity_eat_bounds_after(&c, &q);
            }
        }
    }
    if (is_label(&c, &q))
        return false;
    if (q.number.form == NUMERAL_MASKED) {
        if (q.unit < 0 || place_unit(catalog, q.unit) || cursor_sees(&c, TEXT("代")))
            return false; /* ××年代 */
        q.kind = FACT_PLACEHOLDER;
    }
    if (place_unit(catalog, q.unit) && !q.number.arabic
        && catalog->units[q.unit].text.len == 3) { /* 三镇, 两村: names more often than counts */
        q.unit = UNIT_NONE;
        q.bare = true;
        q.unit_start = q.unit_end = 0;
        cursor_set(&c, q.number.end);
    }
    if (q.number.form == NUMERAL_VAGUE && q.bound == BOUND_EXACT)
        q.bound = BOUND_ABOUT;
    finish(&q, &c);
    *out = q;
    return true;
}

void quantity_bound_before(Quantity *quantity, size_t start, CueValue value)
{
    if (value == VALUE_NONE)
        return;
    quantity->start = start;
    quantity->bound = quantity_bound_join(bound_of(value), quantity->bound);
}

bool quantity_read_missing(const Catalog *catalog, Text text, size_t offset, Quantity *out)
{
    Cursor c = cursor_at(&catalog->lexicon, text, offset);
    Quantity q = { .start = offset, .unit = UNIT_NONE };

    if (cursor_eat(&c, TEXT("多")) || cursor_eat(&c, TEXT("余")))
        q.bound = BOUND_OVER;
    while (cursor_is(&c, LETTER_SCALE))
        cursor_next(&c);
    if (!quantity_eat_unit(catalog, &c, &q))
        return false;
    q.kind = FACT_MISSING;
    q.end = c.at;
    *out = q;
    return true;
}
