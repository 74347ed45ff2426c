#include "read/merge.h"

void merge_note(Reading *reading, Tokens *found, const Quantity *quantity)
{
    LIST_PUSH(reading->scratch, &reading->quantities, *quantity);
    LIST_PUSH(reading->scratch, found,
              (Token){ .start = (uint32_t)quantity->start,
                       .end = (uint32_t)quantity->end,
                       .id = (uint32_t)reading->quantities.count - 1,
                       .kind = TOKEN_QUANTITY,
                       .firm = 1 });
}

void merge_tokens(Reading *reading, const Tokens *found)
{
    size_t from = reading->tokens.count, more = found->count;

    for (size_t i = 0; i < found->count; i++)
        LIST_PUSH(reading->scratch, &reading->tokens, (Token){ 0 });
    for (size_t to = reading->tokens.count; more; to--) {
        if (from && reading->tokens.items[from - 1].start > found->items[more - 1].start)
            reading->tokens.items[to - 1] = reading->tokens.items[--from];
        else
            reading->tokens.items[to - 1] = found->items[--more];
    }
}
