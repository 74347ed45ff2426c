/* package.c - libzip over bytes in memory. */
#include "format/package.h"

#include "base/list.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "format/decode.h"

#include <stdlib.h>
#include <strings.h>
#include <zip.h>

/* Unpacked at once; up to so much a member may unpack to whatever its size, for empty tables pack very well. */
enum { PIECE = 256 * 1024, RATIO_FREE = 4 * 1024 * 1024 };

struct Package {
    zip_t *zip;
    const char *format;
    Arena *arena; /* of the names */
    Text *names;
    size_t count;
    size_t unpacked; /* of all members so far */
};

static Problem broken(const char *format)
{
    return problem(PROBLEM_FILE_BROKEN, text_of(format), TEXT("the archive is damaged"), TEXT(""));
}

static Problem too_complex(Text reason)
{
    return problem(PROBLEM_FILE_TOO_COMPLEX, reason, TEXT(""), TEXT(""));
}

/* ---- opening ---------------------------------------------------------------------- */

/* The archive's sign of UTF-8 is often not set where it is, and GB18030 is hardly ever UTF-8 by chance. */
static Text name_utf8(const char *raw, Arena *arena)
{
    Text name = text_of(raw), out;

    if (!utf8_valid(name) && decode_known("GB18030", name, arena, &out))
        return out;
    return arena_text(arena, name);
}

Problem package_open(Text bytes, const char *format, Package **out)
{
    zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.len, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;

    *out = NULL;
    if (!zip) {
        zip_source_free(source);
        return broken(format);
    }
    zip_int64_t count = zip_get_num_entries(zip, 0);
    bool cut = count == 0 && !text_starts(bytes, TEXT("PK\5\6")); /* nothing in it is no empty archive */
    if (count < 0 || cut || count > PACKAGE_MEMBERS_MAX) {
        zip_discard(zip);
        return count < 1 ? broken(format) : too_complex(TEXT("how many files it holds"));
    }
    Package *package = memory_resize(NULL, sizeof *package);
    *package = (Package){ .zip = zip, .format = format, .arena = arena_new(), .count = (size_t)count };
    package->names = ARENA_ARRAY(package->arena, package->count + 1, Text);
    for (size_t i = 0; i < package->count; i++)
        package->names[i] = name_utf8(zip_get_name(zip, i, ZIP_FL_ENC_RAW), package->arena);
    *out = package;
    return OK;
}

void package_close(Package *package)
{
    if (!package)
        return;
    zip_discard(package->zip);
    arena_free(package->arena);
    free(package);
}

size_t package_count(const Package *package)
{
    return package->count;
}

Text package_name(const Package *package, size_t index)
{
    return package->names[index];
}

/* ---- unpacking -------------------------------------------------------------------- */

static Problem unpack(Package *package, zip_file_t *file, size_t packed, size_t expected, Arena *arena, Text *out)
{
    size_t room = expected < PIECE ? expected + 1 : PIECE, length = 0;
    size_t most = packed > PACKAGE_BYTES_MAX / PACKAGE_RATIO_MAX ? PACKAGE_BYTES_MAX : packed * PACKAGE_RATIO_MAX;
    char *bytes = arena_alloc_raw(arena, room);
    zip_int64_t got;

    if (most < RATIO_FREE)
        most = RATIO_FREE;
    while ((got = zip_fread(file, bytes + length, room - length)) > 0) {
        length += (size_t)got;
        package->unpacked += (size_t)got;
        if (length > most || package->unpacked > PACKAGE_BYTES_MAX)
            return too_complex(TEXT("what it unpacks to"));
        if (length == room) {
            bytes = arena_grow(arena, bytes, room, room * 2);
            room *= 2;
        }
    }
    *out = (Text){ bytes, length };
    return got < 0 ? broken(package->format) : OK;
}

Problem package_read(Package *package, size_t index, Arena *arena, Text *out)
{
    zip_stat_t status;

    *out = (Text){ 0 };
    if (index >= package->count || zip_stat_index(package->zip, index, 0, &status) != 0)
        return broken(package->format);
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));

    zip_file_t *file = zip_fopen_index(package->zip, index, 0);
    if (!file)
        return broken(package->format);
    Problem problem = unpack(package, file, status.valid & ZIP_STAT_COMP_SIZE ? (size_t)status.comp_size : 0,
                             status.valid & ZIP_STAT_SIZE ? (size_t)status.size : 0, arena, out);
    zip_fclose(file);
    if (problem.code)
        *out = (Text){ 0 };
    return problem;
}

/* Some programs write '\' for '/', or begin with one. */
static bool same_name(Text a, Text b)
{
    if (text_starts(a, TEXT("/")) || text_starts(a, TEXT("\\")))
        a = text_slice(a, 1, a.len);
    if (text_starts(b, TEXT("/")))
        b = text_slice(b, 1, b.len);
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        char c = a.at[i] == '\\' ? '/' : a.at[i];
        if (c != b.at[i] && strncasecmp(&c, &b.at[i], 1) != 0)
            return false;
    }
    return true;
}

Problem package_read_named(Package *package, Text name, Arena *arena, Text *out)
{
    *out = (Text){ 0 };
    for (size_t i = 0; i < package->count; i++) {
        if (same_name(package->names[i], name))
            return package_read(package, i, arena, out);
    }
    return OK;
}

Problem package_read_packed(Package *package, size_t index, Arena *arena, PackedMember *out)
{
    enum { KNOWN = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD };
    zip_stat_t status;
    size_t length = 0;

    *out = (PackedMember){ 0 };
    if (index >= package->count || zip_stat_index(package->zip, index, 0, &status) != 0
        || (status.valid & KNOWN) != KNOWN || status.comp_size > PACKAGE_BYTES_MAX || status.size >= UINT32_MAX
        || (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE))
        return broken(package->format);
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        return problem(PROBLEM_FILE_ENCRYPTED, TEXT(""), TEXT(""), TEXT(""));
    zip_file_t *file = zip_fopen_index(package->zip, index, ZIP_FL_COMPRESSED);
    if (!file)
        return broken(package->format);
    char *bytes = arena_alloc_raw(arena, (size_t)status.comp_size + 1);
    for (zip_int64_t got = 1; got > 0 && length<status.comp_size; length += got> 0 ? (size_t)got : 0)
        got = zip_fread(file, bytes + length, status.comp_size - length);
    zip_fclose(file);
    *out = (PackedMember){ { bytes, length }, status.comp_method, status.crc, (size_t)status.size };
    return length == status.comp_size ? OK : broken(package->format);
}
