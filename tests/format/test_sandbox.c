/* test_sandbox.c - what a process can no longer do once it is locked in. */
#define _GNU_SOURCE /* unshare, memfd_create */
#include "format/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static char *const true_words[] = { "true", NULL };

/* Each gives -1 when it is refused. */
static int try_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}
static int try_local_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0);
}
static int try_create(void)
{
    return open("/tmp/halfsky-sandbox", O_WRONLY | O_CREAT, 0600);
}
static int try_write(void)
{
    return open("/dev/null", O_WRONLY);
}
static int try_both(void)
{
    return open("/dev/null", O_RDWR);
}
static int try_truncate(void)
{
    return open("/dev/null", O_RDONLY | O_TRUNC);
}
static int try_read(void)
{
    return open("/dev/null", O_RDONLY);
}
static int try_remove(void)
{
    return unlink("/tmp/halfsky-sandbox") == 0 || errno == ENOENT ? 0 : -1;
}
static int try_folder(void)
{
    return mkdir("/tmp", 0700) == 0 || errno == EEXIST ? 0 : -1;
}
static int try_rights(void)
{
    return chmod("/dev/null", 0666);
}
static int try_signal(void)
{
    return kill(getppid(), 0);
}
static int try_trace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : -1;
}
static int try_namespace(void)
{
    return unshare(CLONE_NEWUSER);
}
static int try_limit(void)
{
    return setrlimit(RLIMIT_CPU, &(struct rlimit){ 1, 1 });
}
static int try_group(void)
{
    return setpgid(0, 0) == 0 || errno != EPERM ? 0 : -1;
}
static int try_session(void)
{
    return setsid();
}
static int try_fork(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child < 0 ? -1 : 0;
}
static int try_memory_file(void)
{
    return memfd_create("x", 0);
}
static int try_program(void)
{
    execv("/bin/true", true_words);
    return errno == EPERM ? -1 : 0;
}

static const struct {
    const char *name;
    int (*try)(void);
    bool alone, tools; /* allowed */
    bool sanitized;    /* something else in a build with a sanitizer */
} attempts[] = {
    { "read a file", try_read, true, true, true },
    { "a socket", try_socket, false, false, false },
    { "a local socket", try_local_socket, false, false, false },
    { "create a file", try_create, false, false, false },
    { "write a file", try_write, false, false, false },
    { "read and write a file", try_both, false, false, false },
    { "empty a file", try_truncate, false, false, false },
    { "remove a file", try_remove, false, false, false },
    { "make a folder", try_folder, false, false, false },
    { "change rights", try_rights, false, false, false },
    { "signal another", try_signal, false, false, false },
    { "be traced", try_trace, false, false, true },
    { "a namespace", try_namespace, false, false, false },
    { "raise a limit", try_limit, false, false, false },
    { "leave the group", try_session, false, false, false },
    { "another group", try_group, false, false, false },
    { "a process", try_fork, false, true, true },
    { "a file in memory", try_memory_file, false, true, false },
    { "a program", try_program, false, true, false }, /* the last: it does not come back */
};

enum { EXIT_AS_EXPECTED = 0, EXIT_REFUSED_SANDBOX = 100 };

/* In a process of its own: 1 + the index of the first attempt that went otherwise. */
static int outcome(SandboxKind kind)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        if (sandbox_enter(kind, 60).code)
            _exit(EXIT_REFUSED_SANDBOX);
        for (size_t i = 0; i < COUNT(attempts); i++) {
            bool allowed = kind == SANDBOX_TOOLS ? attempts[i].tools : attempts[i].alone;
            if (SANDBOX_SANITIZED && attempts[i].sanitized)
                continue;
            if ((attempts[i].try() != -1) != allowed)
                _exit((int)i + 1);
        }
        _exit(EXIT_AS_EXPECTED);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void check(SandboxKind kind)
{
    int wrong = outcome(kind);

    if (wrong == EXIT_REFUSED_SANDBOX)
        skip(); /* a kernel without seccomp */
    if (wrong != EXIT_AS_EXPECTED)
        fail_msg("%s went otherwise", attempts[wrong - 1].name);
}

static void a_reader_alone_can_only_read(void **state)
{
    (void)state;
    check(SANDBOX_ALONE);
}

static void tools_may_be_started_and_nothing_else(void **state)
{
    (void)state;
    check(SANDBOX_TOOLS);
}

static void processor_time_ends(void **state)
{
    pid_t child = fork();
    int status;

    (void)state;
    if (child == 0) {
        if (sandbox_enter(SANDBOX_ALONE, 1).code)
            _exit(EXIT_REFUSED_SANDBOX);
        for (volatile unsigned i = 0;; i++)
            ;
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status))
        skip();
    assert_true(WIFSIGNALED(status));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_alone_can_only_read),
        cmocka_unit_test(tools_may_be_started_and_nothing_else),
        cmocka_unit_test(processor_time_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
