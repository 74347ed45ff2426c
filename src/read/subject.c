#include "read/subject.h"

#include "read/cursor.h"

enum { WHAT_MOST = 90 }; /* bytes of what a fact is said to count */

/* Letters that a description neither begins nor ends with: 共, 其中, 达, 为 … of a few words. */
static size_t lead_length(Text text)
{
    size_t length;

    switch (code_at(text, 0, &length)) {
    case U'共':
    case U'已':
    case U'并':
    case U'、':
    case U'和':
    case U'及':
    case U'与':
    case U'为':
    case U'对':
    case U'在':
    case U'由':
    case U'有':
    case U'的':
        return length;
    case U'其':
        return text_starts(text, TEXT("其中")) ? 6 : 0;
    case U'累':
        return text_starts(text, TEXT("累计")) ? 6 : 0;
    default:
        return 0;
    }
}

static size_t tail_length(Text text)
{
    size_t length;

    switch (code_at(text, text.len - 3, &length)) {
    case U'达':
    case U'为':
    case U'共':
    case U'有':
    case U'是':
    case U'了':
    case U'的':
    case U'约':
    case U'占':
    case U'在':
    case U'“':
    case U'近':
    case U'仅':
    case U'至':
        return 3;
    case U'到':
        return text_ends(text, TEXT("达到")) ? 6 : 3;
    case U'计':
        return text_ends(text, TEXT("共计")) || text_ends(text, TEXT("合计")) ? 6
               : text_ends(text, TEXT("统计"))                                ? 0
                                                                              : 3;
    case U'人':
        return text_ends(text, TEXT("每人")) ? 6 : 0;
    default:
        return 0;
    }
}

static Span strip_what(const Reading *r, Span span)
{
    for (;;) {
        Text text = text_trim(text_slice(r->text, span.start, span.end));
        size_t cut;

        span.start = text.len ? (uint32_t)(text.at - r->text.at) : span.start;
        span.end = span.start + (uint32_t)text.len;
        if (text.len < 3)
            return span;
        if ((cut = lead_length(text)))
            span.start += (uint32_t)cut;
        else if (((unsigned char)text.at[text.len - 3] & 0xF0) == 0xE0 && (cut = tail_length(text)))
            span.end -= (uint32_t)cut;
        else
            return span;
    }
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

/* 12名志愿者, 40户困难家庭: the noun stands right behind its measure word. */
static bool noun_follows(const Reading *r, const Fact *fact)
{
    size_t end;

    return fact->quantity.kind == FACT_COUNT
           && lexicon_longest(&r->catalog->lexicon, r->text, fact->quantity.end,
                              1u << SENSE_TERM | 1u << SENSE_TOPIC, &end)
                  != 0;
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
    if (!span_empty(behind) && (fact->direct || noun_follows(r, fact)))
        return clip(r, behind, false);
    if (!span_empty(before))
        return clip(r, before, true);
    return clip(r, behind, false);
}
