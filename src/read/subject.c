#include "read/subject.h"

#include "read/cursor.h"

enum { WHAT_MOST = 90 }; /* bytes of what a fact is said to count */

/* Without the cues and signs that a description begins or ends with: 共, 其中, 达, 为. */
static Span strip_what(const Reading *r, Span span)
{
    static const Text lead[] = { { "共", 3 }, { "其中", 6 }, { "已", 3 }, { "并", 3 }, { "累计", 6 }, { "、", 3 }, { "和", 3 },
                                 { "及", 3 }, { "与", 3 }, { "为", 3 }, { "对", 3 }, { "在", 3 }, { "由", 3 }, { "有", 3 }, { "的", 3 } };
    static const Text tail[] = { { "达到", 6 }, { "达", 3 }, { "为", 3 }, { "共", 3 }, { "共计", 6 }, { "合计", 6 }, { "计", 3 },
                                 { "有", 3 }, { "是", 3 }, { "了", 3 }, { "的", 3 }, { "约", 3 }, { "约占", 6 }, { "占", 3 },
                                 { "在", 3 }, { "“", 3 }, { "到", 3 }, { "至", 3 }, { "每人", 6 }, { "近", 3 }, { "仅", 3 } };
    bool again = true;

    while (again && span.end > span.start) {
        Text text = text_trim(text_slice(r->text, span.start, span.end));
        span.start = (uint32_t)(text.at - r->text.at);
        span.end = span.start + (uint32_t)text.len;
        again = false;
        for (size_t i = 0; i < sizeof lead / sizeof *lead && !again; i++)
            if (text.len > lead[i].len && text_starts(text, lead[i]))
                span.start += (uint32_t)lead[i].len, again = true;
        for (size_t i = 0; i < sizeof tail / sizeof *tail && !again; i++)
            if (text.len > tail[i].len && text_ends(text, tail[i]))
                span.end -= (uint32_t)tail[i].len, again = true;
    }
    Text text = text_slice(r->text, span.start, span.end);
    static const Text empty[] = { { "共", 3 }, { "为", 3 }, { "有", 3 }, { "达", 3 }, { "约", 3 }, { "了", 3 }, { "的", 3 }, { "占", 3 }, { "其中", 6 } };
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (text_equal(text, empty[i]))
            span.end = span.start;
    return span;
}

static Span clip(const Reading *r, Span span, bool keep_end)
{
    while (span.end - span.start > WHAT_MOST) {
        if (keep_end)
            do
                span.start++;
            while (((unsigned char)r->text.at[span.start] & 0xC0) == 0x80);
        else
            do
                span.end--;
            while (((unsigned char)r->text.at[span.end] & 0xC0) == 0x80);
    }
    return span;
}

Span subject_what(const Reading *r, const Fact *fact)
{
    Span before, behind;

    if (fact->quantity.kind == FACT_DATE)
        return (Span){ 0, 0 };
    if (fact->cell) /* the heading of its row */
        return fact->near;
    before = strip_what(r, (Span){ fact->near.start, (uint32_t)fact->quantity.start });
    behind = strip_what(r, (Span){ (uint32_t)fact->quantity.end, fact->near.end });
    if (fact->direct && !span_empty(behind))
        return clip(r, behind, false);
    if (!span_empty(before))
        return clip(r, before, true);
    return clip(r, behind, false);
}

/* A word of people ends in one of these: 儿童, 职工, 妇女. */
static bool names_people(Text word)
{
    static const Text ends[] = { { "人", 3 }, { "员", 3 }, { "童", 3 }, { "女", 3 }, { "生", 3 }, { "民", 3 }, { "工", 3 },
                                 { "者", 3 }, { "亲", 3 }, { "婴", 3 }, { "幼", 3 }, { "孩", 3 }, { "户", 3 }, { "师", 3 },
                                 { "孤儿", 6 }, { "妇", 3 }, { "群众", 6 }, { "家庭", 6 }, { "家长", 6 }, { "干部", 6 } };
    if (word.len < 6)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(word, ends[i]))
            return true;
    return false;
}

Span subject_who(const Reading *r, const Fact *fact)
{
    const Lexicon *lexicon = &r->catalog->lexicon;
    Span who = { 0, 0 };
    size_t at = fact->near.start, length, end;

    while (fact->quantity.kind != FACT_DATE && at < fact->near.end) {
        const Letter *letter = letter_at(lexicon, r->text, at, &length);
        bool inside = at >= fact->quantity.start && at < fact->quantity.end;
        if (!inside && letter->starts
            && lexicon_longest(lexicon, r->text, at, 1u << SENSE_TERM | 1u << SENSE_TOPIC, &end) && end <= fact->near.end
            && names_people(text_slice(r->text, at, end)) && end - at >= who.end - who.start)
            who = (Span){ (uint32_t)at, (uint32_t)end };
        at += length;
    }
    return who;
}
