/* slot.c - slots and the order of their sources. */
#include "model/slot.h"

static const Source default_order[SOURCE_COUNT - 1] = { SOURCE_CERTIFIED, SOURCE_RETURN, SOURCE_RECORD,
                                                        SOURCE_CLAIM };
static const char *const words[SOURCE_COUNT] = { "", "claim", "record", "return", "certified" };

const Slot *slot_find(Slots slots, uint32_t number)
{
    size_t low = 0, high = slots.count;

    /* numbers mostly run without gaps from 1 */
    if (number >= 1 && number <= slots.count && slots.items[number - 1].number == number)
        return &slots.items[number - 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slots.items[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < slots.count && slots.items[low].number == number ? &slots.items[low] : NULL;
}

const Slot *slot_of_measure(Slots slots, Text measure, size_t *last)
{
    for (size_t i = 0; i < slots.count; i++) {
        size_t at = (*last + 1 + i) % slots.count;
        const Slot *slot = &slots.items[at];

        if (text_equal(slot->measure, measure) && !slot->category.len && !slot->issuer.len) {
            *last = at;
            return slot;
        }
    }
    return NULL;
}

int slot_rank(const Slot *slot, Source source, bool complete)
{
    const Source *order = slot->order[0] == SOURCE_NONE ? default_order : slot->order;
    int place = SOURCE_COUNT, claims = SOURCE_COUNT;

    for (int i = 0; i < SOURCE_COUNT - 1; i++) {
        if (order[i] == source)
            place = i * 2;
        if (order[i] == SOURCE_CLAIM)
            claims = i * 2;
    }
    /* between claims and what follows them */
    return source == SOURCE_RECORD && !complete && place < claims ? claims + 1 : place;
}

const char *source_word(Source source)
{
    return words[source];
}

bool source_read(Text word, Source *out)
{
    for (Source source = SOURCE_CLAIM; source < SOURCE_COUNT; source++) {
        if (text_equal(word, text_of(words[source]))) {
            *out = source;
            return true;
        }
    }
    return false;
}
