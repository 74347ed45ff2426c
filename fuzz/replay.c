/* replay.c - runs a fuzz target once over the files of its corpus, without libFuzzer.
 *
 * Linked with one fuzz/NAME.c. Without arguments it takes fuzz/corpus/NAME, NAME being
 * the program's own; else the files and folders that are named. The empty input always
 * comes first. Prints TAP: one test, which fails by crashing. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int replay(const char *path);
static int replay_folder(const char *path);
static int replay_file(const char *path, size_t size);

int main(int count, char **arguments)
{
    const char *slash = strrchr(arguments[0], '/');
    const char *name = slash ? slash + 1 : arguments[0];
    int inputs = 1;

    printf("1..1\n");
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < count; i++)
        inputs += replay(arguments[i]);
    if (count == 1) {
        char corpus[4096];
        snprintf(corpus, sizeof corpus, "fuzz/corpus/%s", name);
        inputs += replay(corpus);
    }
    printf("ok 1 - %s: %d inputs\n", name, inputs);
    return 0;
}

/* Returns how many files were run. A corpus that is not there has none. */
static int replay(const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return 0;
    return S_ISDIR(status.st_mode) ? replay_folder(path) : replay_file(path, (size_t)status.st_size);
}

static int replay_folder(const char *path)
{
    DIR *folder = opendir(path);
    int inputs = 0;

    if (!folder)
        return 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        char inner[4096];
        int length = snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && length < (int)sizeof inner)
            inputs += replay(inner);
    }
    closedir(folder);
    return inputs;
}

/* The bytes stand in memory of exactly their size: reading past them is seen. */
static int replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(size ? size : 1);

    if (!file || !bytes || fread(bytes, 1, size, file) != size) {
        fprintf(stderr, "replay: cannot read %s\n", path);
        exit(1);
    }
    fclose(file);
    /* Stands in the output of a crash, so that one knows which input it was. */
    printf("# %s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 1;
}
