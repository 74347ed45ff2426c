/* data.c - a command over the data folder. */
#include "cli/data.h"

#include "work/counties.h"

#include <stdio.h>
#include <sys/stat.h>

enum { HOUR = 3600 * 1000, CLOCK_OF_CHINA = 8 * HOUR, DAY = 24 * HOUR };

static void look_at_clock(Session *session, Folder *folder);

Problem data_places(const Session *session, DataPlaces *out)
{
    const char *data = session->data[0] ? session->data : "halfsky-data";
    size_t end = strlen(data);
    int length;

    while (end > 1 && data[end - 1] == '/')
        end--;
    length = snprintf(out->data, sizeof out->data, "%.*s", (int)end, data);
    if (length > 0 && (size_t)length < sizeof out->data)
        length = session->keys[0] ? snprintf(out->keys, sizeof out->keys, "%s", session->keys)
                                  : snprintf(out->keys, sizeof out->keys, "%.*s-keys", (int)end, data);
    if (length <= 0 || (size_t)length >= sizeof out->keys)
        return problem(PROBLEM_OPTION_VALUE, TEXT("--data"), text_of(data), TEXT(""));
    return OK;
}

Date data_today(int64_t now)
{
    return date_from_days((now + CLOCK_OF_CHINA) / DAY);
}

int data_run(Session *session, const Command *command, const OptionValue *values, char **operands, int count)
{
    Arena *arena = arena_new();
    Folder *folder = NULL;
    DataPlaces places;
    Work work;
    int status;

    umask(umask(0) | 077); /* what is written out of the data is for who asked for it only */
    Problem wrong = data_places(session, &places);
    if (!wrong.code)
        wrong = folder_open(places.data, places.keys, session->now, &folder);
    if (!wrong.code) {
        work = folder_work(folder, session->catalog, arena, session->now);
        work.today = data_today(session->now);
        work.catalog_folder = session->catalog_folder;
        wrong = county_enter(&work);
    }
    if (wrong.code) {
        status = session_complain(session, wrong);
    } else {
        look_at_clock(session, folder);
        session->work = &work;
        status = command->run(session, values, operands, count);
        session->work = NULL;
    }
    folder_close(folder);
    arena_free(arena);
    return status;
}

/* Says so when the clock was set back, and goes on. */
static void look_at_clock(Session *session, Folder *folder)
{
    char now[DATE_TEXT_MAX], then[DATE_TEXT_MAX];
    int64_t last = 0;

    if (folder_last_step(folder, &last).code || last <= session->now + HOUR)
        return;
    Text today = { now, date_write(data_today(session->now), now) };
    Text day = { then, date_write(data_today(last), then) };
    session_complain(session, problem(PROBLEM_CLOCK_BEHIND, today, day, TEXT("")));
}
