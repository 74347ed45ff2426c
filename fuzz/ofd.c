/* ofd.c - any bytes as a page of an ofd, and as a whole one. */
#include "doc_of.h"

#include "format/ofd_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static Problem read_page(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    LayoutPage page = { .number = 1 };
    OfdBox box = { .width = 595, .height = 842 };
    Problem problem = ofd_page_words(bytes, arena, &page, &box);

    page.width = layout_place(box.width);
    page.height = layout_place(box.height);
    if (!problem.code)
        layout_build(&page, 1, arena, out);
    arena_free(arena);
    return problem;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Text input = { (const char *)bytes, size };

    fuzz_read(text_starts(input, TEXT("PK")) ? ofd_read : read_page, input);
    return 0;
}
