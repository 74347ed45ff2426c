#include "format/readers.h"

#include "format/scan.h"

Problem image_read(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    LayoutPage page = { .number = 1 };
    Problem problem_found = scan_words("IMAGE", bytes, arena, &page);

    if (!problem_found.code && page.words.count == 0)
        problem_found = problem(PROBLEM_FILE_NO_TEXT, TEXT(""), TEXT(""), TEXT(""));
    if (!problem_found.code) {
        builder_scanned(out);
        layout_build(&page, 1, arena, out);
    }
    arena_free(arena);
    return problem_found;
}
