/* options.c - the words of a command line, read by a table. */
#include "cli/options.h"

#include "cli/columns.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Where an option was found. */
typedef struct {
    const Option *option;
    OptionValue *value;
} Found;

static Found find_long(const OptionSet *sets, size_t set_count, Text name);
static Found find_short(const OptionSet *sets, size_t set_count, char letter);
static Problem take_value(Found found, const char *text);
static bool choose(const char *choices, Text word, long *which);
static Problem value_missing(const Option *option);
static Problem value_wrong(const Option *option, const char *text);
static Problem value_problem(ProblemCode code, const Option *option, Text second, Text third);
static void add_wanted(const Option *option, Buffer *out);

Problem options_read(char **words, int count, const OptionSet *sets, size_t set_count, bool until_operand,
                     int *operands)
{
    int kept = 0;
    int at = 0;

    *operands = 0;
    while (at < count) {
        const char *word = words[at++];
        if (word[0] != '-' || word[1] == '\0') {
            if (until_operand) {
                at--;
                break;
            }
            words[kept++] = words[at - 1];
            continue;
        }
        if (strcmp(word, "--") == 0)
            break;

        Found found;
        const char *value = NULL;
        if (word[1] == '-') {
            size_t length = strcspn(word + 2, "=");
            found = find_long(sets, set_count, (Text){ word + 2, length });
            if (word[2 + length] == '=')
                value = word + 2 + length + 1;
        } else {
            found = find_short(sets, set_count, word[1]);
            if (word[2] != '\0')
                value = word + 2;
        }
        if (!found.option)
            return problem(PROBLEM_OPTION_UNKNOWN, text_of(word), TEXT(""), TEXT(""));
        if (!value && found.option->kind != OPTION_FLAG && at < count)
            value = words[at++];
        TRY(take_value(found, value));
    }
    while (at < count)
        words[kept++] = words[at++];
    *operands = kept;
    return OK;
}

void options_describe(const Option *options, Language language, Buffer *out)
{
    for (const Option *option = options; option->name; option++) {
        Buffer name = { 0 };
        if (option->letter)
            buffer_format(&name, "-%c, ", option->letter);
        else
            buffer_add(&name, TEXT("    "));
        buffer_format(&name, "--%s", option->name);
        if (option->kind != OPTION_FLAG)
            buffer_format(&name, " %s", option->value);
        buffer_add(out, TEXT("  "));
        columns_left(out, buffer_text(&name), 34);
        buffer_add(out, TEXT("  "));
        buffer_add(out, text_of(language == LANGUAGE_ZH ? option->zh : option->en));
        buffer_add_char(out, '\n');
        buffer_free(&name);
    }
}

static Found find_long(const OptionSet *sets, size_t set_count, Text name)
{
    for (size_t set = 0; set < set_count; set++) {
        for (size_t row = 0; sets[set].options[row].name; row++) {
            if (text_equal(name, text_of(sets[set].options[row].name)))
                return (Found){ &sets[set].options[row], &sets[set].values[row] };
        }
    }
    return (Found){ NULL, NULL };
}

static Found find_short(const OptionSet *sets, size_t set_count, char letter)
{
    for (size_t set = 0; set < set_count; set++) {
        for (size_t row = 0; sets[set].options[row].name; row++) {
            if (sets[set].options[row].letter == letter)
                return (Found){ &sets[set].options[row], &sets[set].values[row] };
        }
    }
    return (Found){ NULL, NULL };
}

/* `text` is NULL when no value stands there. */
static Problem take_value(Found found, const char *text)
{
    const Option *option = found.option;
    OptionValue value = { .given = true, .text = text };

    if (option->kind == OPTION_FLAG) {
        if (text)
            return value_problem(PROBLEM_OPTION_VALUE_SURPLUS, option, text_of(text), TEXT(""));
    } else if (!text || text[0] == '\0') {
        return value_missing(option);
    } else if (option->kind == OPTION_NUMBER) {
        char *end;
        errno = 0;
        value.number = strtol(text, &end, 10);
        if (errno || *end || text[0] < '0' || text[0] > '9' || value.number < option->low
            || value.number > option->high)
            return value_wrong(option, text);
    } else if (option->kind == OPTION_CHOICE) {
        if (!choose(option->value, text_of(text), &value.number))
            return value_wrong(option, text);
    }
    *found.value = value;
    return OK;
}

static bool choose(const char *choices, Text word, long *which)
{
    Text rest = text_of(choices);
    Text choice;

    for (*which = 0; text_cut(&rest, '|', &choice); ++*which) {
        if (text_equal(choice, word))
            return true;
    }
    return false;
}

static Problem value_missing(const Option *option)
{
    Buffer example = { 0 };

    buffer_format(&example, "--%s ", option->name);
    add_wanted(option, &example);
    Problem wrong = value_problem(PROBLEM_OPTION_VALUE_MISSING, option, buffer_text(&example), TEXT(""));
    buffer_free(&example);
    return wrong;
}

static Problem value_wrong(const Option *option, const char *text)
{
    Buffer wanted = { 0 };

    add_wanted(option, &wanted);
    Problem wrong = value_problem(PROBLEM_OPTION_VALUE, option, text_of(text), buffer_text(&wanted));
    buffer_free(&wanted);
    return wrong;
}

/* A Problem whose first argument is the option. */
static Problem value_problem(ProblemCode code, const Option *option, Text second, Text third)
{
    Buffer name = { 0 };

    buffer_format(&name, "--%s", option->name);
    Problem wrong = problem(code, buffer_text(&name), second, third);
    buffer_free(&name);
    return wrong;
}

/* What the option takes: its range, its choices, or what help calls the value. */
static void add_wanted(const Option *option, Buffer *out)
{
    if (option->kind == OPTION_NUMBER)
        buffer_format(out, "%ld-%ld", option->low, option->high);
    else
        buffer_add(out, text_of(option->value));
}
