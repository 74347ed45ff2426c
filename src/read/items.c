#include "read/items.h"

void items_find(Reading *reading, Arena *arena, Items *out)
{
    (void)reading;
    (void)arena;
    (void)out;
}
