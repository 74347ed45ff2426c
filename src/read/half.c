#include "read/half.h"

#include "model/word_lists.h"

enum { LEAD = 600 }; /* bytes of a document that its writer opens with */

/* 现将上半年工作总结如下: 3; 上半年: 1. */
static int half_said(const Catalog *catalog, Text lead)
{
    size_t at = text_find(lead, TEXT("上半年"));
    Text behind = text_slice(lead, at + 9, at + 9 + 24);

    if (at == lead.len)
        return 0;
    return listed_within(catalog, WORDS_HALF_YEAR_REPORT, behind) ? 3 : 1;
}

/* 上半年总结, 半年小结; or what it dates ends in summer and it goes on with the second half. */
bool half_year_told(const Reading *reading, const Document *document)
{
    Text title = reading_text(reading, document->title);
    int until = 0, first_halves = 0, second_halves = 0, autumns = 0, points;

    if (text_contains(title, TEXT("半年")))
        return !text_contains(title, TEXT("下半年工作总结"));
    for (uint32_t i = 0; i < document->fact_count; i++) {
        const Fact *fact = &reading->facts.items[document->first_fact + i];
        if (fact->quantity.kind != FACT_DATE)
            continue;
        const DateMention *date = &reading->dates.items[fact->date];
        bool done = fact->status == STATUS_ACTUAL;
        int month = date->last.month > 0 ? date->last.month : date->last.quarter * 3;
        if (done && date->as_of && month > until)
            until = month;
        autumns += done && month >= 8;
        first_halves += done && date->first.half == 1;
        second_halves += !done && date->first.half == 2;
    }
    points = half_said(reading->catalog, text_slice(reading_text(reading, document->span), 0, LEAD))
             - (autumns < 3 ? autumns : 3);
    points += until == 0 ? 0 : until <= 7 ? 2 : -4;
    points += (first_halves > 1) + (second_halves > 0);
    return points >= 3;
}
