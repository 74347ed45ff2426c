/* xlsx_library.c - libxlsxwriter, loaded when the first sheet is written. */
#include "format/xlsx_library.h"

#include <dlfcn.h>
#include <errno.h>

/* As in Debian 12; without a number where a newer one is installed for development. */
static const char *const names[] = { "libxlsxwriter.so.4", "libxlsxwriter.so" };

bool xlsx_library_open(XlsxLibrary *out)
{
    void *library = NULL;

    for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++)
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) {
        errno = ELIBACC;
        return false;
    }
    bool all = true;
#define XLSX_FUNCTION(name)                       \
    *(void **)&out->name = dlsym(library, #name); \
    all &= out->name != NULL;
    XLSX_FUNCTIONS(XLSX_FUNCTION)
#undef XLSX_FUNCTION
    dlclose(library);
    if (!all)
        errno = ELIBACC;
    return all;
}
