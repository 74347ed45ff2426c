/* passphrase.c - a passphrase from who sits there, or from a file. */
#include "cli/passphrase.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/files.h"

enum { LONGEST = 1024 };

static Problem ask(int terminal, Text question, Buffer *out);
static void keep_line(Buffer *out);
static Problem no_terminal(void);

Problem passphrase_read(const Session *session, const char *file, bool twice, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    Buffer again = { 0 };

    buffer_reserve(out, LONGEST); // nothing of it is left behind by growing
    if (file) {
        TRY(file_read(file, out));
        keep_line(out);
        return OK;
    }
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return no_terminal();
    Problem failure = ask(terminal, zh ? TEXT("口令：") : TEXT("Passphrase: "), out);
    if (!failure.code && twice) {
        buffer_reserve(&again, LONGEST);
        failure = ask(terminal, zh ? TEXT("再输入一次：") : TEXT("Once more: "), &again);
        if (!failure.code && !text_equal(buffer_text(out), buffer_text(&again)))
            failure = problem(PROBLEM_PASSPHRASE_TWO, TEXT(""), TEXT(""), TEXT(""));
    }
    passphrase_forget(&again);
    close(terminal);
    return failure;
}

void passphrase_forget(Buffer *passphrase)
{
    if (passphrase->at)
        explicit_bzero(passphrase->at, passphrase->room);
    buffer_free(passphrase);
}

/* One line, not shown. */
static Problem ask(int terminal, Text question, Buffer *out)
{
    struct termios shown, hidden;

    if (tcgetattr(terminal, &shown) != 0)
        return no_terminal();
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(terminal, TCSAFLUSH, &hidden);
    ssize_t got = write(terminal, question.at, question.len);
    while (out->len < LONGEST && (got = read(terminal, out->at + out->len, 1)) == 1 && out->at[out->len] != '\n')
        out->len++;
    tcsetattr(terminal, TCSAFLUSH, &shown);
    if (write(terminal, "\n", 1) != 1 || got < 0)
        return no_terminal();
    keep_line(out);
    return OK;
}

/* Up to its end, which may be that of another system. */
static void keep_line(Buffer *out)
{
    out->len = text_find(buffer_text(out), TEXT("\n"));
    while (out->len && out->at[out->len - 1] == '\r')
        out->len--;
}

static Problem no_terminal(void)
{
    return problem(PROBLEM_PASSPHRASE_MISSING, TEXT(""), TEXT(""), TEXT(""));
}
