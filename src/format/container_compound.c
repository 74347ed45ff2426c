/* container_compound.c - which format a compound file (OLE2) is. */
#include "format/container.h"

/* MS-CFB 2.2: of the header the first numbers of the list of sectors, then further lists. Only the first
 * are followed: they cover 6.8 MiB in sectors of 512 bytes, and a directory that begins behind is read as far as its first sector. */
enum {
    HEADER_SIZE = 512,
    DIFAT_AT = 76,
    DIFAT_COUNT = 109,
    ENTRY_SIZE = 128,
    SECTORS_MAX = 1024,
    ENTRIES_MAX = 4096
};

#define END_OF_CHAIN 0xFFFFFFFAu /* from here on numbers are no sectors */

typedef struct {
    Text bytes;
    uint32_t sector_size;
    uint32_t sectors[SECTORS_MAX]; /* of the directory */
    uint32_t count;
} Directory;

static uint32_t number(Text bytes, size_t at, size_t size);
static Text sector(const Directory *directory, uint32_t index);
static uint32_t sector_after(const Directory *directory, uint32_t index);
static Text entry(const Directory *directory, uint32_t index);
static bool entry_named(Text entry, const char *name);

bool compound_looks_so(Text bytes)
{
    return text_starts(bytes, TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

Format compound_format(Text bytes)
{
    static const struct {
        const char *name;
        Format format;
    } streams[] = {
        { "EncryptedPackage", FORMAT_LOCKED },
        { "WordDocument", FORMAT_DOC },
        { "Workbook", FORMAT_XLS },
        { "Book", FORMAT_XLS },
    };
    Directory directory = { .bytes = bytes };
    uint32_t waiting[ENTRIES_MAX], depth = 0, seen = 0;
    size_t best = sizeof streams / sizeof *streams;
    uint32_t shift = number(bytes, 30, 2);

    if (bytes.len < HEADER_SIZE || (shift != 9 && shift != 12))
        return FORMAT_OTHER;
    directory.sector_size = 1u << shift;
    for (uint32_t at = number(bytes, 48, 4); at < END_OF_CHAIN && directory.count < SECTORS_MAX;
         at = sector_after(&directory, at))
        directory.sectors[directory.count++] = at;

    /* The root's children are a tree of siblings; what lies in storages below (a sheet in a letter) does not count. */
    waiting[depth++] = number(entry(&directory, 0), 76, 4);
    while (depth && seen++ < ENTRIES_MAX) {
        Text child = entry(&directory, waiting[--depth]);
        if (child.len < ENTRY_SIZE)
            continue;
        for (size_t i = 0; i < best; i++) {
            if (child.at[66] == 2 && entry_named(child, streams[i].name))
                best = i;
        }
        if (depth + 2 <= ENTRIES_MAX) {
            waiting[depth++] = number(child, 68, 4);
            waiting[depth++] = number(child, 72, 4);
        }
    }
    return best < sizeof streams / sizeof *streams ? streams[best].format : FORMAT_OTHER;
}

static uint32_t number(Text bytes, size_t at, size_t size)
{
    uint32_t value = 0;

    if (at > bytes.len || size > bytes.len - at)
        return 0;
    for (size_t i = size; i > 0; i--)
        value = value << 8 | (unsigned char)bytes.at[at + i - 1];
    return value;
}

static Text sector(const Directory *directory, uint32_t index)
{
    uint64_t start = ((uint64_t)index + 1) * directory->sector_size;

    if (start >= directory->bytes.len)
        return TEXT("");
    return text_slice(directory->bytes, (size_t)start, (size_t)start + directory->sector_size);
}

static uint32_t sector_after(const Directory *directory, uint32_t index)
{
    uint32_t per_sector = directory->sector_size / 4;
    uint32_t list = index / per_sector;

    if (list >= DIFAT_COUNT)
        return END_OF_CHAIN;
    Text table = sector(directory, number(directory->bytes, DIFAT_AT + list * 4, 4));
    size_t at = (index % per_sector) * 4;
    return at + 4 <= table.len ? number(table, at, 4) : END_OF_CHAIN;
}

/* An entry of the directory; empty when there is none. */
static Text entry(const Directory *directory, uint32_t index)
{
    uint32_t per_sector = directory->sector_size / ENTRY_SIZE;

    if (index / per_sector >= directory->count)
        return TEXT("");
    Text found = sector(directory, directory->sectors[index / per_sector]);
    return text_slice(found, (size_t)(index % per_sector) * ENTRY_SIZE,
                      (size_t)(index % per_sector + 1) * ENTRY_SIZE);
}

/* Names are UTF-16, their length in bytes counts the NUL. */
static bool entry_named(Text entry, const char *name)
{
    size_t length = strlen(name);

    if (number(entry, 64, 2) != (length + 1) * 2)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (entry.at[i * 2] != name[i] || entry.at[i * 2 + 1] != 0)
            return false;
    }
    return true;
}
