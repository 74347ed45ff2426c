/* sandbox.c - limits and a filter of system calls, for this process and those that it starts. */
#include "format/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum { FILES_MAX = 64, MEMORY_FILE_MAX = 256 * 1024 * 1024 };

/* Let through whatever their arguments. */
static const int always[] = {
    /* bytes of what is open */
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    SCMP_SYS(fadvise64),
    /* what lies where */
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    /* itself: signals to it, its threads, its end */
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(futex),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    /* who and when */
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getrandom),
};

/* Only where programs may be started. */
static const int tools[] = {
    SCMP_SYS(execve), SCMP_SYS(vfork), SCMP_SYS(fork), SCMP_SYS(wait4), SCMP_SYS(waitid),       SCMP_SYS(pipe),
    SCMP_SYS(pipe2),  SCMP_SYS(dup),   SCMP_SYS(dup2), SCMP_SYS(dup3),  SCMP_SYS(memfd_create),
};

/* Only for sanitizers. */
static const int tracing[] = { SCMP_SYS(ptrace), SCMP_SYS(wait4), SCMP_SYS(clone), SCMP_SYS(prctl) };

static Problem refused(const char *what);
static bool limit(int resource, rlim_t value);
static bool allow(scmp_filter_ctx filter, const int *calls, size_t count);
static bool allow_by_arguments(scmp_filter_ctx filter, SandboxKind kind);

#define ALLOW(filter, calls) allow((filter), (calls), sizeof(calls) / sizeof *(calls))

Problem sandbox_enter(SandboxKind kind, int seconds)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || !limit(RLIMIT_CPU, (rlim_t)seconds) || !limit(RLIMIT_CORE, 0)
        || !limit(RLIMIT_NOFILE, FILES_MAX))
        return refused("setrlimit");
    if (!SANDBOX_SANITIZED
        && (!limit(RLIMIT_AS, SANDBOX_MEMORY_MAX)
            || !limit(RLIMIT_FSIZE, kind == SANDBOX_TOOLS ? MEMORY_FILE_MAX : 0)))
        return refused("setrlimit");

    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool made = filter && ALLOW(filter, always) && allow_by_arguments(filter, kind)
                && (kind != SANDBOX_TOOLS || ALLOW(filter, tools))
                && (!SANDBOX_SANITIZED || ALLOW(filter, tracing));
    bool loaded = made && seccomp_load(filter) == 0; /* sets no_new_privs first */
    seccomp_release(filter);
    return loaded ? OK : refused("seccomp");
}

static Problem refused(const char *what)
{
    return problem(PROBLEM_SANDBOX_REFUSED, text_of(what), TEXT(""), TEXT(""));
}

/* A limit that is already lower stays. */
static bool limit(int resource, rlim_t value)
{
    struct rlimit now;

    if (getrlimit(resource, &now) != 0)
        return false;
    if (now.rlim_max < value)
        value = now.rlim_max;
    return setrlimit(resource, &(struct rlimit){ value, value }) == 0;
}

static bool allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    }
    return true;
}

/* Where argument `index` is `value` in the bits of `mask`. */
static bool allow_where(scmp_filter_ctx filter, int call, unsigned index, scmp_datum_t mask, scmp_datum_t value)
{
    const struct scmp_arg_cmp only = { index, SCMP_CMP_MASKED_EQ, mask, value };

    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &only) == 0;
}

static bool allow_by_arguments(scmp_filter_ctx filter, SandboxKind kind)
{
    const scmp_datum_t all = UINT64_MAX, word = UINT32_MAX; /* the kernel looks at 64 bits or 32 */
    const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
    const scmp_datum_t namespaces =
        CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    static const int commands[] = { F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL };

    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (!allow_where(filter, SCMP_SYS(fcntl), 1, word, (scmp_datum_t)commands[i]))
            return false;
    }
    if (kind == SANDBOX_TOOLS && !SANDBOX_SANITIZED && !allow_where(filter, SCMP_SYS(clone), 0, namespaces, 0))
        return false;
    if (kind == SANDBOX_TOOLS && !SANDBOX_SANITIZED
        && !allow_where(filter, SCMP_SYS(prctl), 0, word, PR_SET_PDEATHSIG)) /* what it starts ends with it */
        return false;
    return allow_where(filter, SCMP_SYS(open), 1, writing, O_RDONLY)
           && allow_where(filter, SCMP_SYS(openat), 2, writing, O_RDONLY)
           && allow_where(filter, SCMP_SYS(prlimit64), 2, all, 0)                    /* asks, and sets nothing */
           && allow_where(filter, SCMP_SYS(tgkill), 0, word, (scmp_datum_t)getpid()) /* abort() */
           /* Its arguments lie in memory, where a filter does not see them: libc takes clone then. */
           && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}
