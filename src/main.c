/* main.c - the clock and the environment, then a door. */
#include "cli/commands.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The language of messages, as gettext would find it. */
static const char *locale(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0])
            return value;
    }
    return "";
}

static int64_t now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* no-color.org; a terminal that is dumb shows the signs of colours as letters. */
static bool colours(void)
{
    return !setting("NO_COLOR")[0] && strcmp(setting("TERM"), "dumb") != 0;
}

/* A file that is opened gets the lowest free number: with standard output closed that would be one of the data folder, and
 * what is printed would go there. What stands in its place refuses to be written, or for standard input to be read. */
static void hold_streams(void)
{
    static const int ways[] = { O_WRONLY, O_RDONLY, O_RDONLY };

    for (int file = 0; file < 3; file++)
        if (fcntl(file, F_GETFD) < 0 && open("/dev/null", ways[file]) < 0)
            _exit(3);
}

int main(int argc, char **argv)
{
    hold_streams();

    Surroundings around = { .locale = locale(),
                            .data = setting("HALFSKY_DATA"),
                            .keys = setting("HALFSKY_KEYS"),
                            .colours = colours(),
                            .now = now(),
                            .milliseconds = milliseconds };
    return commands_run(argv + 1, argc > 0 ? argc - 1 : 0, &around);
}
