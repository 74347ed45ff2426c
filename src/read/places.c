#include "read/places.h"

size_t line_at(const Reading *reading, size_t offset)
{
    size_t low = 0, high = reading->lines.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reading->lines.items[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint8_t section_cue_at(const Reading *reading, size_t offset)
{
    size_t line = line_at(reading, offset);
    uint32_t section = line < reading->lines.count ? reading->lines.items[line].section : NO_INDEX;

    return section == NO_INDEX ? 0 : reading->sections.items[section].cue;
}

uint32_t fact_from(const Reading *reading, const Document *document, size_t offset)
{
    uint32_t low = document->first_fact, high = document->first_fact + document->fact_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (reading->facts.items[middle].quantity.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
