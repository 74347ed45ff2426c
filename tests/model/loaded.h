/* loaded.h - the catalog of folder.h, compiled and opened, as the state of a test. */
#ifndef HALFSKY_TESTS_MODEL_LOADED_H
#define HALFSKY_TESTS_MODEL_LOADED_H

#include "folder.h"
#include "model/catalog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

typedef struct {
    Folder folder;
    Buffer image;
    Catalog catalog;
} Loaded;

/* Setup and teardown of a test: the small catalog, loaded. */
static inline int load(void **state)
{
    Loaded *loaded = calloc(1, sizeof *loaded);
    Arena *arena = arena_new();

    loaded->folder = folder_make();
    assert_int_equal(catalog_compile(text_of(loaded->folder.path), arena, &loaded->image).code, PROBLEM_NONE);
    assert_int_equal(catalog_open(buffer_text(&loaded->image), &loaded->catalog).code, PROBLEM_NONE);
    arena_free(arena);
    *state = loaded;
    return 0;
}

static inline int unload(void **state)
{
    Loaded *loaded = *state;

    folder_remove(&loaded->folder);
    buffer_free(&loaded->image);
    free(loaded);
    return 0;
}

#endif
