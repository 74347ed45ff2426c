/* doc.c - any bytes as a Word 97-2003 file. */
#include "doc_of.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_read(doc_read, (Text){ (const char *)bytes, size });
    return 0;
}
