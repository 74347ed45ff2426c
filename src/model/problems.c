/* problems.c - the sentences of a Problem. */
#include "model/problems.h"

#include "model/reasons.h"

#include <assert.h>

typedef struct {
    int http, exit;
    const char *sentences[2]; /* by Language */
} Row;

static const Row rows[PROBLEM_CODES] = {
    [PROBLEM_NONE] = { 200, 0, { "", "" } },
#define PROBLEM_ROW(code, http, exit, zh, en) [PROBLEM_##code] = { (http), (exit), { (zh), (en) } },
#include "problems_table.h"
#undef PROBLEM_ROW
};

static Text filled(const Problem *problem, Text name, Language language);
static void place_write(const Problem *problem, Buffer *out);

void problem_write(const Problem *problem, Language language, Buffer *out)
{
    assert((unsigned)problem->code < PROBLEM_CODES);
    Text rest = text_of(rows[problem->code].sentences[language]);

    if (!text_contains(rest, TEXT("{path}")))
        place_write(problem, out);
    while (rest.len) {
        size_t open = text_find(rest, TEXT("{"));
        size_t close = open + text_find(text_slice(rest, open, rest.len), TEXT("}"));

        buffer_add(out, text_slice(rest, 0, open));
        if (close < rest.len && text_equal(text_slice(rest, open, close + 1), TEXT("{line}")))
            buffer_add_int(out, problem->line);
        else if (close < rest.len)
            buffer_add(out, filled(problem, text_slice(rest, open, close + 1), language));
        rest = text_slice(rest, close + 1, rest.len);
    }
}

/* What stands for a placeholder. */
static Text filled(const Problem *problem, Text name, Language language)
{
    if (text_equal(name, TEXT("{words}")))
        return text_of(problem->args[language == LANGUAGE_ZH ? 0 : 1]);
    if (text_equal(name, TEXT("{reason}")))
        return reason_in(text_of(problem->args[0]), language);
    if (text_equal(name, TEXT("{reason2}")))
        return reason_in(text_of(problem->args[1]), language);
    if (text_equal(name, TEXT("{1}")))
        return text_of(problem->args[0]);
    if (text_equal(name, TEXT("{2}")))
        return text_of(problem->args[1]);
    if (text_equal(name, TEXT("{3}")))
        return text_of(problem->args[2]);
    if (text_equal(name, TEXT("{path}")))
        return text_of(problem->path);
    if (text_equal(name, TEXT("{field}")))
        return text_of(problem->field);
    return name; /* a brace that is none of ours */
}

/* path:line: field: as compilers write it, so that editors can jump there. */
static void place_write(const Problem *problem, Buffer *out)
{
    if (problem->path[0]) {
        buffer_add(out, text_of(problem->path));
        if (problem->line)
            buffer_format(out, ":%d", problem->line);
        buffer_add(out, TEXT(": "));
    }
    if (problem->field[0])
        buffer_format(out, "%s: ", problem->field);
}

int problem_exit_status(ProblemCode code)
{
    assert((unsigned)code < PROBLEM_CODES);
    return rows[code].exit;
}

int problem_http_status(ProblemCode code)
{
    assert((unsigned)code < PROBLEM_CODES);
    return rows[code].http;
}
