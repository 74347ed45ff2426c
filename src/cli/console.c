/* console.c - standard error: messages and the line that shows progress. */
#include "cli/console.h"

#include "base/memory.h"
#include "cli/plain.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct Console {
    pthread_mutex_t lock;
    Language language;
    bool terminal;
    bool shown; /* a progress line stands there */
};

static void write_all(Text text);

Console *console_open(Language language)
{
    Console *console = memory_resize(NULL, sizeof *console);
    *console = (Console){ .language = language, .terminal = isatty(STDERR_FILENO) };
    pthread_mutex_init(&console->lock, NULL);
    return console;
}

void console_close(Console *console)
{
    if (!console)
        return;
    pthread_mutex_destroy(&console->lock);
    free(console);
}

bool console_is_terminal(const Console *console)
{
    return console->terminal;
}

void console_say(Console *console, Text message)
{
    Buffer line = { 0 };

    pthread_mutex_lock(&console->lock);
    if (console->shown)
        buffer_add(&line, TEXT("\r\033[K"));
    console->shown = false;
    buffer_add(&line, TEXT("halfsky: "));
    plain_add(&line, text_trim(message), false);
    buffer_add_char(&line, '\n');
    write_all(buffer_text(&line));
    pthread_mutex_unlock(&console->lock);
    buffer_free(&line);
}

void console_complain(Console *console, const Problem *problem)
{
    Buffer sentence = { 0 };
    problem_write(problem, console->language, &sentence);
    console_say(console, buffer_text(&sentence));
    buffer_free(&sentence);
}

void console_status(Console *console, Text line)
{
    Buffer out = { 0 };

    pthread_mutex_lock(&console->lock);
    if (console->terminal && (line.len || console->shown)) {
        buffer_add(&out, TEXT("\r\033[K"));
        buffer_add(&out, line);
        write_all(buffer_text(&out));
        console->shown = line.len > 0;
    }
    pthread_mutex_unlock(&console->lock);
    buffer_free(&out);
}

/* Nothing can be said about a standard error that fails. */
static void write_all(Text text)
{
    while (text.len) {
        ssize_t written = write(STDERR_FILENO, text.at, text.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        text = text_slice(text, (size_t)written, text.len);
    }
}
