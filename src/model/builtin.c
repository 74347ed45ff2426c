/* builtin.c - the catalog that is part of the program. */
#include "model/catalog.h"

#include <assert.h>
#include <pthread.h>

/* The image that the build made of catalog/; 8-byte aligned. */
extern const char halfsky_catalog_image[], halfsky_catalog_image_end[];

/* A view is made of addresses, which no constant of an image can hold: so it is made
 * once, by whoever asks first, and never changes after. This is the one variable of
 * the program that is not constant; nobody can see it change. */
static Catalog view;
static pthread_once_t view_once = PTHREAD_ONCE_INIT;

static void view_make(void)
{
    Text image = { halfsky_catalog_image,
                   (size_t)((uintptr_t)halfsky_catalog_image_end - (uintptr_t)halfsky_catalog_image) };
    Problem failed = catalog_open(image, &view);

    assert(!failed.code);
    (void)failed;
}

const Catalog *catalog_builtin(void)
{
    pthread_once(&view_once, view_make);
    return &view;
}
