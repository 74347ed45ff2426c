/* check_docx.c - the sender's own text back as Word: what was found as comments, what may be mended as tracked
 * suggestions. A file for each file; the text in it is whole, personal data included, as it was sent. */
#include "cli/check_found.h"

#include "cli/docx_headings.h"
#include "cli/place_words.h"
#include "cli/words.h"

#include <stdlib.h>

static void write_file(const ReadFile *file, Buffer *out);

const ReadFormat check_docx_format = {
    .file = write_file, .ending_zh = ".批注.docx", .ending_en = ".comments.docx", .binary = true
};

typedef LIST(DocxRemark) Remarks;

static void add_remarks(const ReadFile *file, const Founds *founds, Arena *arena, Remarks *remarks);
static int by_start(const void *a, const void *b);

static void write_file(const ReadFile *file, Buffer *out)
{
    Arena *arena = arena_new();
    Remarks remarks = { 0 };
    DocxHeadings headings = { 0 };
    FoundWalk walk = { 0 };
    Founds founds;

    for (size_t i = 0; i < halfsky_document_count(file->reader); i++) {
        founds_gather(file, i, &walk, arena, &founds);
        add_remarks(file, &founds, arena, &remarks);
    }
    if (remarks.count)
        qsort(remarks.items, remarks.count, sizeof *remarks.items, by_start);
    docx_headings(file, arena, &headings);
    DocxJob job = {
        .doc = file->doc,
        .headings = headings.items,
        .heading_count = headings.count,
        .remarks = remarks.items,
        .remark_count = remarks.count,
        .author = file->settings->language == LANGUAGE_ZH ? TEXT("Halfsky 审核") : TEXT("Halfsky"),
    };
    docx_write(&job, out);
    arena_free(arena);
}

static void add_remarks(const ReadFile *file, const Founds *founds, Arena *arena, Remarks *remarks)
{
    Language language = file->settings->language;
    bool zh = language == LANGUAGE_ZH;

    for (size_t i = 0; i < founds->pieces.count; i++) {
        const FoundPiece *piece = &founds->pieces.items[i];
        const Found *found = &founds->items.items[piece->found];
        if (!piece->main)
            continue;
        Text class = class_shown(found->level, language), rule = rule_shown(found->rule, language);
        Text comment = arena_format(arena, zh ? "%c %.*s · %.*s\n%.*s。" : "%c, %.*s: %.*s\n%.*s.", found->level,
                                    TEXT_ARG(class), TEXT_ARG(rule), TEXT_ARG(found->message));
        LIST_PUSH(arena, remarks,
                  (DocxRemark){ .start = piece->start,
                                .end = piece->end,
                                .comment = comment,
                                .suggests = found->suggests,
                                .instead = found->fix });
    }
}

static int by_start(const void *a, const void *b)
{
    const DocxRemark *one = a, *two = b;

    if (one->start != two->start)
        return one->start < two->start ? -1 : 1;
    if (one->end != two->end)
        return one->end > two->end ? -1 : 1;
    return text_compare(one->comment, two->comment);
}
