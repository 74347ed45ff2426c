#include "check/hide.h"

#include <stdlib.h>

static int hidden_compare(const void *a, const void *b)
{
    const Hidden *one = a, *two = b;

    if (one->span.start != two->span.start)
        return one->span.start < two->span.start ? -1 : 1;
    return one->span.end > two->span.end ? -1 : one->span.end < two->span.end;
}

void hide_settle(Findings *findings)
{
    Hidden *items = findings->hidden.items;
    size_t kept = 0;

    if (findings->hidden.count < 2)
        return;
    qsort(items, findings->hidden.count, sizeof *items, hidden_compare);
    for (size_t i = 0; i < findings->hidden.count; i++) {
        if (kept && items[i].span.start < items[kept - 1].span.end) {
            if (items[i].span.end > items[kept - 1].span.end) /* they cross: the first mask stands for both */
                items[kept - 1].span.end = items[i].span.end;
        } else {
            items[kept++] = items[i];
        }
    }
    findings->hidden.count = kept;
}

/* The first hidden thing that ends behind `at`. */
static size_t hidden_from(const Findings *findings, size_t at)
{
    size_t low = 0, high = findings->hidden.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (findings->hidden.items[middle].span.end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void hide_span(const Reading *reading, const Findings *findings, size_t start, size_t end, Buffer *out)
{
    size_t at = start;

    for (size_t i = hidden_from(findings, start); i < findings->hidden.count; i++) {
        const Hidden *hidden = &findings->hidden.items[i];

        if (hidden->span.start >= end)
            break;
        if (hidden->span.start > at)
            buffer_add(out, text_slice(reading->text, at, hidden->span.start));
        buffer_add(out, hidden->mask);
        at = hidden->span.end;
    }
    if (at < end)
        buffer_add(out, text_slice(reading->text, at, end));
}

/* The longest of the words hidden in `span` that `text` begins with, or NULL. */
static const Hidden *hidden_at(const Reading *reading, const Findings *findings, Span span, Text text)
{
    const Hidden *found = NULL;

    for (size_t i = hidden_from(findings, span.start); i < findings->hidden.count; i++) {
        const Hidden *hidden = &findings->hidden.items[i];

        if (hidden->span.start >= span.end)
            break;
        if (text_starts(text, reading_text(reading, hidden->span))
            && (!found || hidden->span.end - hidden->span.start > found->span.end - found->span.start))
            found = hidden;
    }
    return found;
}

void hide_text(const Reading *reading, const Findings *findings, const Finding *finding, Text text, Buffer *out)
{
    uintptr_t first = (uintptr_t)reading->text.at, here = (uintptr_t)text.at;
    size_t at = 0;

    if (findings->hidden.count && here >= first && here + text.len <= first + reading->text.len) {
        hide_span(reading, findings, here - first, here - first + text.len, out);
        return;
    }
    while (findings->hidden.count && finding->rule != CHECK_PRIVACY && at < text.len) {
        Text rest = text_slice(text, at, text.len);
        const Hidden *hidden = hidden_at(reading, findings, finding->span, rest);

        for (uint32_t i = 0; !hidden && i < finding->count; i++)
            hidden = hidden_at(reading, findings, findings->shown.items[finding->shown + i], rest);
        if (hidden)
            buffer_add(out, hidden->mask);
        else
            buffer_add_char(out, text.at[at]);
        at += hidden ? hidden->span.end - hidden->span.start : 1;
    }
    buffer_add(out, text_slice(text, at, text.len));
}
