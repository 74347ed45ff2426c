/* fault_tree.h - a folder put back as it was. */
#ifndef HALFSKY_TESTS_WORK_FAULT_TREE_H
#define HALFSKY_TESTS_WORK_FAULT_TREE_H

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

static inline void file_copy(const char *from, const char *to)
{
    char bytes[65536];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t got;

    assert_true(in >= 0 && out >= 0);
    while ((got = read(in, bytes, sizeof bytes)) > 0)
        assert_int_equal(write(out, bytes, (size_t)got), got);
    close(in);
    close(out);
}

/* `to` becomes what `from` is; NULL: nothing. */
static inline void tree_copy(const char *from, const char *to)
{
    DIR *entries = opendir(to);
    char a[512], b[512];

    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(b, sizeof b, "%.250s/%.250s", to, entry->d_name);
        if (unlink(b) != 0)
            tree_copy(NULL, b);
    }
    if (entries)
        closedir(entries);
    if (!from) {
        rmdir(to);
        return;
    }
    mkdir(to, 0700);
    entries = opendir(from);
    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(a, sizeof a, "%.250s/%.250s", from, entry->d_name);
        snprintf(b, sizeof b, "%.250s/%.250s", to, entry->d_name);
        if (entry->d_type == DT_DIR)
            tree_copy(a, b);
        else
            file_copy(a, b);
    }
    closedir(entries);
}

#endif
