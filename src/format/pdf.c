/* A pdf: its words and their places by pdftotext, pages without words by pdftoppm and tesseract. */
#include "format/readers.h"

#include "format/bbox.h"
#include "format/scan.h"
#include "format/tool.h"

#include "base/utf8.h"

#include <stdio.h>

static Problem refused(int status, Text errors)
{
    if (status == 3 || text_contains(errors, TEXT("password"))) /* 3: copying is not allowed */
        return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
    return problem(PROBLEM_FILE_BROKEN, TEXT("PDF"), TEXT("pdftotext cannot make sense of it"), TEXT(""));
}

static Problem read_pages(Text bytes, Arena *arena, LayoutPages *pages)
{
    static const char *const words[] = { "pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL };
    Buffer out = { 0 }, errors = { 0 };
    int status = 0;
    Problem problem = tool_run("PDF", words, bytes, &out, &errors, &status);

    if (!problem.code && status != 0)
        problem = refused(status, buffer_text(&errors));
    if (!problem.code)
        bbox_read(buffer_text(&out), arena, pages);
    buffer_free(&out);
    buffer_free(&errors);
    return problem;
}

/* Letters of a font that does not say what they are come as private ones or as nothing. */
static bool is_garbage(const LayoutPage *page)
{
    size_t all = 0, bad = 0, length;

    for (size_t i = 0; i < page->words.count; i++) {
        Text text = page->words.items[i].text;
        for (size_t at = 0; at < text.len; at += length) {
            uint32_t code = utf8_read(text, at, &length);
            all++;
            bad +=
                code == 0xFFFD || (code >= 0xE000 && code <= 0xF8FF) || code < ' ' || (code >= 0x7F && code < 0xA0);
        }
    }
    return 3 * bad > all;
}

/* Paints a page and reads the picture; a page without words stays empty. */
static Problem scan_page(Text bytes, Arena *arena, LayoutPage *page)
{
    char number[16];
    const char *const words[] = { "pdftoppm", "-r", "300", "-gray", "-png", "-f", number, "-l", number, "-", NULL };
    Buffer picture = { 0 };
    int status = 0;
    Problem problem;

    snprintf(number, sizeof number, "%d", page->number);
    page->words.count = 0;
    problem = tool_run("PDF", words, bytes, &picture, NULL, &status);
    if (!problem.code && status == 0 && picture.len)
        problem = scan_words("PDF", buffer_text(&picture), arena, page);
    buffer_free(&picture);
    return problem;
}

/* Reads the pages that are pictures. Where other pages have words, those count though no tool can read the pictures. */
static Problem scan_pages(Text bytes, Arena *arena, LayoutPages *pages, DocBuilder *out)
{
    size_t pictures = 0;
    bool words = false;

    for (size_t i = 0; i < pages->count; i++)
        words = words || (pages->items[i].words.count && !is_garbage(&pages->items[i]));
    for (size_t i = 0; i < pages->count; i++) {
        LayoutPage *page = &pages->items[i];

        if (page->words.count && !is_garbage(page))
            continue;
        if (++pictures > SCAN_PAGES_MAX)
            return words ? OK
                         : problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too many scanned pages"), TEXT(""), TEXT(""));
        Problem problem = scan_page(bytes, arena, page);
        if (problem.code && !words)
            return problem;
        if (page->words.count)
            builder_scanned(out);
    }
    return OK;
}

Problem pdf_read(Text bytes, DocBuilder *out)
{
    Arena *arena = arena_new();
    LayoutPages pages = { 0 };
    Problem problem_found = read_pages(bytes, arena, &pages);
    bool words = false;

    if (!problem_found.code)
        problem_found = scan_pages(bytes, arena, &pages, out);
    for (size_t i = 0; i < pages.count; i++)
        words = words || pages.items[i].words.count;
    if (!problem_found.code && !words)
        problem_found = problem(PROBLEM_FILE_NO_TEXT, TEXT(""), TEXT(""), TEXT(""));
    if (!problem_found.code)
        layout_build(pages.items, pages.count, arena, out);
    arena_free(arena);
    return problem_found;
}
