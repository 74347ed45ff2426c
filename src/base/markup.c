#include "base/markup.h"

#include <string.h>

enum { BOLD_LEAST = 2, BOLD_MOST = 3, REACH = 600 }; /* stars; bytes that are looked at before and behind */

typedef struct {
    size_t start, end;
} Stars;

/* The run of stars at or behind `from`; false: none before `end`. */
static bool next_stars(Text text, size_t from, size_t end, Stars *out)
{
    while (from < end && text.at[from] != '*')
        from++;
    out->start = out->end = from;
    while (out->end < end && text.at[out->end] == '*')
        out->end++;
    return out->end > out->start;
}

static bool ends_with_one(Text text, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_ends(text, text_of(signs[i])))
            return true;
    return false;
}

/* Nothing but blanks, a dash or the number of an item stands before it in its line. */
static bool begins_line(Text before)
{
    for (size_t i = 0; i < before.len; i++)
        if (!strchr(" \t-+#>.0123456789", before.at[i]))
            return text_equal(text_trim(before), TEXT("")) || text_equal(text_trim(before), TEXT("•"));
    return true;
}

static bool opens(Text text, size_t line, size_t end, const Stars *stars)
{
    static const char *const signs[] = { "。", "；", "：", "，", "！", "？", "）", " ", "　", "\t" };
    size_t count = stars->end - stars->start;

    return count >= BOLD_LEAST && count <= BOLD_MOST && stars->end < end && text.at[stars->end] != ' '
           && (begins_line(text_slice(text, line, stars->start))
               || ends_with_one(text_slice(text, line, stars->start), signs, sizeof signs / sizeof *signs));
}

static bool closes(Text text, size_t line, size_t end, const Stars *stars)
{
    static const char *const last[] = { "。", "：", ":", "；", "！", "？", "）" }, *const next[] = {
        "。", "：", ":", "，", "；", "（", "——"
    };
    Text behind = text_slice(text, stars->end, end);

    if (!text_trim(behind).len
        || ends_with_one(text_slice(text, line, stars->start), last, sizeof last / sizeof *last))
        return true;
    for (size_t i = 0; i < sizeof next / sizeof *next; i++)
        if (text_starts(behind, text_of(next[i])))
            return true;
    return false;
}

bool markup_is_bold(Text text, size_t at)
{
    size_t line = at, end = at + text_find(text_slice(text, at, at + REACH), TEXT("\n"));
    Stars first, second;

    while (line > 0 && at - line < REACH && text.at[line - 1] != '\n')
        line--;
    for (size_t from = line; next_stars(text, from, end, &first) && first.start <= at; from = first.end) {
        if (!opens(text, line, end, &first) || !next_stars(text, first.end, end, &second)
            || second.end - second.start != first.end - first.start || !closes(text, line, end, &second))
            continue;
        if ((at >= first.start && at < first.end) || (at >= second.start && at < second.end))
            return true;
        first = second;
    }
    return false;
}
