/* zip_write.c - a zip file put together in memory, its members stored or deflated. */
#include "format/zip_write.h"

#include <assert.h>
#include <zlib.h>

enum { NEEDS = 20, UTF8_NAMES = 1 << 11, STORED = 0, DEFLATED = 8, FIRST_DAY = 0x21 };

static void put16(Buffer *out, unsigned value);
static void put32(Buffer *out, size_t value);
static void put_member(Buffer *out, Text name, size_t packed, unsigned method, uint32_t sum, size_t size);
static uint32_t sum_of(Text bytes);
static bool deflated(Text bytes, Buffer *out);

void zip_add(ZipWriter *zip, Text name, Text bytes)
{
    zip_add_packed(zip, name, bytes, STORED, sum_of(bytes), bytes.len);
}

void zip_add_deflated(ZipWriter *zip, Text name, Text bytes)
{
    Buffer packed = { 0 };

    if (deflated(bytes, &packed))
        zip_add_packed(zip, name, buffer_text(&packed), DEFLATED, sum_of(bytes), bytes.len);
    else
        zip_add(zip, name, bytes);
    buffer_free(&packed);
}

void zip_add_packed(ZipWriter *zip, Text name, Text bytes, unsigned method, uint32_t sum, size_t size)
{
    if (zip->members++ == 0)
        zip->begin = zip->out->len;
    size_t at = zip->out->len - zip->begin;
    assert(bytes.len < UINT32_MAX && at < UINT32_MAX - bytes.len && zip->members < UINT16_MAX);

    put32(zip->out, 0x04034b50);
    put_member(zip->out, name, bytes.len, method, sum, size);
    buffer_add(zip->out, name);
    buffer_add(zip->out, bytes);

    put32(&zip->directory, 0x02014b50);
    put16(&zip->directory, NEEDS); /* made by */
    put_member(&zip->directory, name, bytes.len, method, sum, size);
    put16(&zip->directory, 0); /* comment */
    put16(&zip->directory, 0); /* disk */
    put16(&zip->directory, 0); /* attributes inside */
    put32(&zip->directory, 0); /* and outside */
    put32(&zip->directory, at);
    buffer_add(&zip->directory, name);
}

void zip_end(ZipWriter *zip)
{
    size_t at = zip->out->len - zip->begin;

    buffer_add(zip->out, buffer_text(&zip->directory));
    put32(zip->out, 0x06054b50);
    put16(zip->out, 0); /* this disk */
    put16(zip->out, 0); /* and that of the directory */
    put16(zip->out, (unsigned)zip->members);
    put16(zip->out, (unsigned)zip->members);
    put32(zip->out, zip->directory.len);
    put32(zip->out, at);
    put16(zip->out, 0); /* comment */
    buffer_free(&zip->directory);
}

/* What the head of a member and its row of the directory have in common. */
static void put_member(Buffer *out, Text name, size_t packed, unsigned method, uint32_t sum, size_t size)
{
    put16(out, NEEDS);
    put16(out, UTF8_NAMES);
    put16(out, method);
    put16(out, 0); /* midnight */
    put16(out, FIRST_DAY);
    put32(out, sum);
    put32(out, packed);
    put32(out, size);
    put16(out, (unsigned)name.len);
    put16(out, 0); /* extra fields */
}

static void put16(Buffer *out, unsigned value)
{
    buffer_add_char(out, (char)(value & 0xff));
    buffer_add_char(out, (char)(value >> 8 & 0xff));
}

static void put32(Buffer *out, size_t value)
{
    put16(out, (unsigned)(value & 0xffff));
    put16(out, (unsigned)(value >> 16 & 0xffff));
}

static uint32_t sum_of(Text bytes)
{
    return (uint32_t)crc32_z(0, (const unsigned char *)bytes.at, bytes.len);
}

/* False where it is no gain. */
static bool deflated(Text bytes, Buffer *out)
{
    enum { RAW = -MAX_WBITS, LEVEL = 6, MEMORY = 8 };
    z_stream stream = { 0 };

    if (!bytes.len || bytes.len >= UINT32_MAX
        || deflateInit2(&stream, LEVEL, Z_DEFLATED, RAW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    stream.next_in = (unsigned char *)(uintptr_t)bytes.at;
    stream.avail_in = (unsigned)bytes.len;
    stream.next_out = (unsigned char *)buffer_reserve(out, bytes.len);
    stream.avail_out = (unsigned)bytes.len;
    bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out->len += stream.total_out;
    deflateEnd(&stream);
    return done && out->len < bytes.len;
}
