/* sandbox.h - what the reader of foreign formats does to itself before it touches their bytes.
 *
 * Limits of the system (setrlimit): memory, processor time, size of files written, no core dump, few open
 * files. Then a filter of system calls (seccomp) that lets through what reading needs and answers everything else with
 * EPERM: no network, no file opened for writing, made, renamed or removed, no signal to another process, no tracing,
 * no new rights. Files may be opened for reading: character sets and the tools' own data are. Both are inherited by
 * the tools that the process starts, and cannot be taken back.
 *
 * Builds with a sanitizer get neither the limit on memory (they map terabytes) nor that on files (their reports may go to
 * one), and may trace themselves: so LeakSanitizer looks for leaks. All else is the same. */
#ifndef HALFSKY_FORMAT_SANDBOX_H
#define HALFSKY_FORMAT_SANDBOX_H

#include "base/problem.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANDBOX_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANDBOX_SANITIZED 1
#endif
#endif
#ifndef SANDBOX_SANITIZED
#define SANDBOX_SANITIZED 0
#endif

typedef enum {
    SANDBOX_ALONE, /* the format is read by the process itself: no other program, no further process */
    SANDBOX_TOOLS, /* it may start programs, and hand them bytes in files that exist in memory only (memfd) */
} SandboxKind;

/* Address space of each process. pdftotext, pdftoppm and tesseract with chi_sim stay well below. */
#define SANDBOX_MEMORY_MAX ((size_t)1536 * 1024 * 1024)

/* SANDBOX_REFUSED when any part of it cannot be had; the caller must not go on then. `seconds` of the processor, for
 * each process. */
Problem sandbox_enter(SandboxKind kind, int seconds);

#endif
