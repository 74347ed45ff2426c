/* seat.c - a program's place at a data folder: locks on single bytes of halfsky.lock.
 *
 * Byte 0 is shared by all who have a seat; byte n is the seat n. The bytes themselves are the marks. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "store/seat.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "model/reasons.h"

static Problem open_locks(const char *folder, int *file);
static bool lock_bytes(int file, short type, int first, int count);
static size_t marks_left(const Seat *seat, bool wipe);
static Problem refused(ProblemCode code, const char *folder, int file, int error);

Problem seat_take(const char *folder, Seat *seat)
{
    int file = -1;

    *seat = (Seat){ .file = -1 };
    TRY(open_locks(folder, &file));
    if (!lock_bytes(file, F_RDLCK, 0, 1))
        return refused(PROBLEM_DATABASE_ALONE, folder, file, errno);
    for (int number = 1; number <= SEATS; number++)
        if (lock_bytes(file, F_WRLCK, number, 1)) {
            *seat = (Seat){ .file = file, .number = number };
            return OK;
        }
    return refused(PROBLEM_DATABASE_ALONE, folder, file, errno);
}

Problem seat_take_all(const char *folder, Seat *seat)
{
    int file = -1;

    *seat = (Seat){ .file = -1 };
    TRY(open_locks(folder, &file));
    if (!lock_bytes(file, F_WRLCK, 0, SEATS + 1))
        return refused(PROBLEM_DATABASE_IN_USE, folder, file, errno);
    *seat = (Seat){ .file = file };
    return OK;
}

void seat_leave(Seat *seat)
{
    if (seat->file >= 0)
        close(seat->file);
    seat->file = -1;
}

Problem seat_mark(Seat *seat)
{
    if (seat->marked)
        return OK;
    if (pwrite(seat->file, "1", 1, seat->number) != 1 || fsync(seat->file) != 0)
        return problem(errno == ENOSPC || errno == EDQUOT ? PROBLEM_DATABASE_FULL : PROBLEM_DATABASE_DISK,
                       reason_of(errno), TEXT(""), TEXT(""));
    seat->marked = true;
    return OK;
}

/* A mark that stays by mistake costs a look into the folder of files, no more. */
void seat_unmark(Seat *seat)
{
    if (seat->marked && pwrite(seat->file, "", 1, seat->number) == 1)
        seat->marked = false;
}

bool seat_finds_marks(const Seat *seat)
{
    return marks_left(seat, false) > 0;
}

void seat_wipe_marks(const Seat *seat)
{
    marks_left(seat, true);
}

/* Who has a seat knows that nobody has all of them: a mark at byte 0 is of one who is gone. */
static size_t marks_left(const Seat *seat, bool wipe)
{
    char marks[SEATS + 1];
    ssize_t count = pread(seat->file, marks, sizeof marks, 0);
    size_t left = 0;

    for (int i = 0; i < count; i++) {
        struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = i, .l_len = 1 };
        bool gone =
            i == 0 || i == seat->number || (fcntl(seat->file, F_OFD_GETLK, &lock) == 0 && lock.l_type == F_UNLCK);
        if (marks[i] && gone && !(i == seat->number && seat->marked)) {
            left++;
            if (wipe && pwrite(seat->file, "", 1, i) != 1)
                return left;
        }
    }
    return left;
}

static Problem open_locks(const char *folder, int *file)
{
    char path[4096];

    if ((size_t)snprintf(path, sizeof path, "%s/halfsky.lock", folder) >= sizeof path)
        return refused(PROBLEM_DATABASE_UNREADABLE, folder, -1, ENAMETOOLONG);
    *file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (*file < 0)
        return refused(errno == EROFS || errno == EACCES ? PROBLEM_DATABASE_READ_ONLY : PROBLEM_DATABASE_UNREADABLE,
                       folder, -1, errno);
    return OK;
}

/* Locks that belong to the opened file, so that threads of one program count, too. */
static bool lock_bytes(int file, short type, int first, int count)
{
    struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = first, .l_len = count };

    return fcntl(file, F_OFD_SETLK, &lock) == 0;
}

/* `code` when the lock is another's; otherwise what the system said. */
static Problem refused(ProblemCode code, const char *folder, int file, int error)
{
    if (file >= 0) {
        close(file);
        if (error != EAGAIN && error != EACCES)
            code = PROBLEM_DATABASE_UNREADABLE;
    }
    return problem_at(problem(code, reason_of(error), TEXT(""), TEXT("")), text_of(folder), 0, TEXT(""));
}
