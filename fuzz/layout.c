/* layout.c - what pdftotext and tesseract could print, put into paragraphs and tables; and boxes without any sense:
 * an input that begins with '#' is boxes, eight bytes each. */
#include "doc_of.h"

#include "format/bbox.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static Text word_for(unsigned letter)
{
    static const char *const words[] = { "一、", "儿童", "120", "12.5%", "①", "（一）关爱儿童。", "a", "共计" };

    return text_of(words[letter % (sizeof words / sizeof *words)]);
}

static void read_boxes(Text bytes, Arena *arena, LayoutPages *pages)
{
    for (size_t at = 1; at + 8 <= bytes.len; at += 8) {
        unsigned char box[8];

        memcpy(box, bytes.at + at, 8);
        if (pages->count == 0 || box[0] == 0xFF)
            *LIST_ADD(arena, pages) =
                (LayoutPage){ .number = (int)pages->count + 1, .width = 60000, .height = 84000 };
        int left = (box[1] << 8 | box[2]) - 1000, top = (box[3] << 8 | box[4]) - 1000;
        *LIST_ADD(arena, &pages->items[pages->count - 1].words) =
            (LayoutWord){ word_for(box[0]), left, top, left + 1 + 64 * box[5], top + 1 + 32 * box[6] };
    }
}

static Problem read_words(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    LayoutPages pages = { 0 };

    if (text_starts(bytes, TEXT("#"))) {
        read_boxes(bytes, arena, &pages);
    } else if (text_starts(bytes, TEXT("level"))) {
        LayoutPage *page = LIST_ADD(arena, &pages);
        page->number = 1;
        tsv_words_read(bytes, arena, page);
    } else {
        bbox_read(bytes, arena, &pages);
    }
    layout_build(pages.items, pages.count, arena, out);
    arena_free(arena);
    return OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_read(read_words, (Text){ (const char *)bytes, size });
    return 0;
}
