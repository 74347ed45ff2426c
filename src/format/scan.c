#include "format/scan.h"

#include "format/bbox.h"
#include "format/tool.h"

static Problem refused(const char *format, Text errors)
{
    if (text_contains(errors, TEXT("loading language")) || text_contains(errors, TEXT("load any languages")))
        return problem(PROBLEM_TOOL_MISSING, text_of(format), TEXT("tesseract-ocr-chi-sim"), TEXT(""));
    return problem(PROBLEM_FILE_BROKEN, text_of(format), TEXT("tesseract cannot open the picture"), TEXT(""));
}

Problem scan_words(const char *format, Text picture, Arena *arena, LayoutPage *page)
{
    static const char *const words[] = {
        "tesseract", "stdin", "stdout", "-l", "chi_sim", "--psm", "3", "tsv", NULL
    };
    Buffer out = { 0 }, errors = { 0 };
    int status = 0;
    Problem problem = tool_run(format, words, picture, &out, &errors, &status);

    if (!problem.code && status != 0)
        problem = refused(format, buffer_text(&errors));
    if (!problem.code)
        tsv_words_read(buffer_text(&out), arena, page);
    buffer_free(&out);
    buffer_free(&errors);
    return problem;
}
