#include "read/explain.h"

void explain_text(const Catalog *catalog, const FactTools *tools, Text text, bool english, Arena *arena, Buffer *out)
{
    (void)catalog;
    (void)tools;
    (void)text;
    (void)english;
    (void)arena;
    (void)out;
}
