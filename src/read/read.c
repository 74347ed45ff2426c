#include "read/read.h"

#include "read/agency.h"
#include "read/bare.h"
#include "read/lost.h"
#include "read/scan.h"
#include "read/split.h"
#include "read/years.h"

/* Somebody took numbers out of this document: it shows a mask, a blanked year or a
 * unit with its scale alone. */
static bool is_scrubbed(const Reading *reading, size_t first_date)
{
    for (size_t i = first_date; i < reading->dates.count; i++)
        if (reading->dates.items[i].first.year_form == YEAR_MASKED && reading->dates.items[i].first.year == 0)
            return true;
    for (size_t i = 0; i < reading->quantities.count; i++)
        if (reading->quantities.items[i].kind == FACT_MISSING
            || reading->quantities.items[i].kind == FACT_PLACEHOLDER)
            return true;
    return false;
}

/* The tokens of a document, and the cells of its tables. False when sentences without a
 * figure were passed over. */
static bool find_tokens(Reading *reading, const Document *d, size_t first_line, ScanMode mode, Cells *cells)
{
    reading->tokens.items = NULL;
    reading->tokens.count = reading->tokens.room = 0;
    reading->quantities.items = NULL;
    reading->quantities.count = reading->quantities.room = 0;
    arena_reset(reading->scratch);
    *cells = (Cells){ 0 };

    bool whole = scan_span(reading, d->span, d->title, first_line, mode);
    tables_find(reading, first_line, reading->scratch, cells);
    bare_settle(reading);
    return whole;
}

static void read_document(Reading *reading, const FactTools *tools, uint32_t document)
{
    Document *d = &reading->documents.items[document];
    size_t first_line = split_lines(reading, document), first_date = reading->dates.count;
    Cells cells;
    bool whole = find_tokens(reading, d, first_line, SCAN_FIGURES, &cells);

    if (is_scrubbed(reading, first_date)) { /* a figure may be gone from any sentence */
        if (!whole) {
            reading->dates.count = first_date;
            find_tokens(reading, d, first_line, SCAN_ALL, &cells);
        }
        lost_find(reading, first_line);
    }
    d->first_fact = (uint32_t)reading->facts.count;
    facts_find(reading, tools, &cells, document, first_line);
    d->fact_count = (uint32_t)reading->facts.count - d->first_fact;
    title_find(reading, document);
    years_find(reading, document);
}

void read_text(Reading *reading, const FactTools *tools)
{
    split_documents(reading);
    for (uint32_t document = 0; document < reading->documents.count; document++)
        read_document(reading, tools, document);
}
