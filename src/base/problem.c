/* problem.c - what went wrong, returned by value. */
#include "base/problem.h"

#include <assert.h>
#include <string.h>

static const Text ids[PROBLEM_CODES] = {
    TEXT("none"),
#define PROBLEM(code, id) TEXT(#id),
#include "base/problem_codes.h"
#undef PROBLEM
};

static void copy(char *out, size_t room, Text text);

Problem problem(ProblemCode code, Text arg1, Text arg2, Text arg3)
{
    Problem made = { .code = code };

    copy(made.args[0], PROBLEM_ARG_MAX, arg1);
    copy(made.args[1], PROBLEM_ARG_MAX, arg2);
    copy(made.args[2], PROBLEM_ARG_MAX, arg3);
    return made;
}

Problem problem_at(Problem problem, Text path, int line, Text field)
{
    if (path.len)
        copy(problem.path, PROBLEM_PATH_MAX, path);
    if (line)
        problem.line = line;
    if (field.len)
        copy(problem.field, PROBLEM_ARG_MAX, field);
    return problem;
}

Text problem_id(ProblemCode code)
{
    assert((unsigned)code < PROBLEM_CODES);
    return ids[code];
}

/* Copies with a NUL, cut before the code point that has no room. */
static void copy(char *out, size_t room, Text text)
{
    size_t length = text.len;

    if (length >= room) {
        length = room - 1;
        while (length && ((unsigned char)text.at[length] & 0xC0) == 0x80)
            length--;
    }
    if (length)
        memcpy(out, text.at, length);
    out[length] = '\0';
}
