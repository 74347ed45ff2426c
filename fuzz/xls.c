/* xls.c - any bytes as an Excel 95-2003 workbook. */
#include "doc_of.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_read(xls_read, (Text){ (const char *)bytes, size });
    return 0;
}
