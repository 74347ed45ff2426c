/* catalogc - makes the image of the catalog that the program carries.
 *
 *     catalogc CATALOG_DIR OUT_IMAGE
 *
 * Part of the build. A wrong file is told with its place and ends with status 1. */
#include "model/catalog.h"
#include "model/reasons.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static Problem make(Text folder, const char *path, Arena *arena, Buffer *image);
static Problem write_image(const char *path, Text image);

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: catalogc CATALOG_DIR OUT_IMAGE\n", stderr);
        return 2;
    }
    Arena *arena = arena_new();
    Buffer image = { 0 };
    Buffer message = { 0 };
    Problem failed = make(text_of(argv[1]), argv[2], arena, &image);

    if (failed.code) {
        problem_write(&failed, LANGUAGE_EN, &message);
        fprintf(stderr, "catalogc: %.*s\n", TEXT_ARG(buffer_text(&message)));
    }
    buffer_free(&message);
    buffer_free(&image);
    arena_free(arena);
    return failed.code ? EXIT_FAILURE : EXIT_SUCCESS;
}

static Problem make(Text folder, const char *path, Arena *arena, Buffer *image)
{
    Catalog catalog;

    TRY(catalog_compile(folder, arena, image));
    TRY(catalog_open(buffer_text(image), &catalog));
    return write_image(path, buffer_text(image));
}

static Problem write_image(const char *path, Text image)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(image.at, 1, image.len, file) == image.len;
    int reason = errno;

    if (file && fclose(file) != 0)
        written = false;
    if (written)
        return OK;
    if (file)
        remove(path); /* make must not take half an image for a whole one */
    return problem_at(problem(PROBLEM_OUTPUT_UNWRITABLE, reason_of(reason), TEXT(""), TEXT("")), text_of(path), 0,
                      TEXT(""));
}
