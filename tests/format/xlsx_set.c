/* xlsx_set.c - fills in a spreadsheet, as a clerk would: xlsx_set IN OUT G8=120 G9=— ... */
#include "xlsx_edit.h"

#include "base/list.h"

#include <stdio.h>

static Text file_bytes(Arena *arena, const char *path)
{
    enum { BYTES_MAX = 1 << 22 };
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(arena, BYTES_MAX);

    if (!file)
        return (Text){ 0 };
    size_t length = fread(bytes, 1, BYTES_MAX, file);
    fclose(file);
    return (Text){ bytes, length };
}

int main(int count, char **words)
{
    Arena *arena = arena_new();
    LIST(XlsxEdit) edits = { 0 };

    if (count < 3)
        return 2;
    for (int i = 3; i < count; i++) {
        Text rest = text_of(words[i]);
        XlsxEdit edit;

        text_cut(&rest, '=', &edit.cell);
        edit.words = rest;
        LIST_PUSH(arena, &edits, edit);
    }
    Text made = xlsx_edited(arena, file_bytes(arena, words[1]), edits.items, edits.count);
    FILE *file = fopen(words[2], "wb");
    bool done = file && fwrite(made.at, 1, made.len, file) == made.len && fclose(file) == 0;
    arena_free(arena);
    return done ? 0 : 1;
}
