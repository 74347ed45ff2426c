/* After MS-CFB, sections 2.2 to 2.6. */
#include "format/compound.h"

enum {
    HEADER_SIZE = 512,
    DIFAT_AT = 76,
    DIFAT_COUNT = 109,
    ENTRY_SIZE = 128,
    ENTRIES_MAX = 65536,
    STREAM = 2,
    ROOT = 5
};

#define NO_SECTOR 0xFFFFFFFAu /* from here on numbers are no sectors */

struct Compound {
    Text bytes;
    size_t sector, mini; /* their sizes */
    uint32_t *fat;       /* the sector after each */
    size_t sectors;
    Text minifat, directory, ministream;
    uint32_t cutoff; /* shorter streams lie in the ministream */
    Arena *arena;
};

static Text sector_at(const Compound *compound, uint32_t index)
{
    size_t at = ((size_t)index + 1) * compound->sector;

    return index < NO_SECTOR ? text_slice(compound->bytes, at, at + compound->sector) : TEXT("");
}

/* The sectors of a chain in one piece, at most `size` bytes of them. */
static Text chain_read(const Compound *compound, uint32_t first, size_t size, Arena *arena)
{
    size_t count = 0, used = 0;

    for (uint32_t at = first;
         at < compound->sectors && count < compound->sectors && count * compound->sector < size;
         at = compound->fat[at])
        count++;
    char *room = arena_alloc_raw(arena, count * compound->sector);
    for (uint32_t at = first; count > 0; count--, at = compound->fat[at]) {
        Text part = sector_at(compound, at);
        if (part.len)
            memcpy(room + used, part.at, part.len);
        used += part.len;
    }
    return (Text){ room, used < size ? used : size };
}

static Text mini_read(const Compound *compound, uint32_t first, size_t size, Arena *arena)
{
    size_t links = compound->minifat.len / 4, used = 0;
    char *room;

    if (size > compound->ministream.len)
        size = compound->ministream.len;
    room = arena_alloc_raw(arena, size);
    for (uint32_t at = first; at < links && used < size; at = bytes_u32(compound->minifat, (size_t)at * 4)) {
        size_t start = (size_t)at * compound->mini;
        Text part = text_slice(compound->ministream, start, start + compound->mini);

        if (part.len > size - used)
            part.len = size - used;
        if (part.len == 0)
            break;
        memcpy(room + used, part.at, part.len);
        used += part.len;
    }
    return (Text){ room, used };
}

/* The numbers of the sectors that hold the FAT: 109 in the header, more in a chain of sectors. */
static void read_fat(Compound *compound)
{
    size_t per = compound->sector / 4, filled = 0, steps = 0;
    uint32_t next = bytes_u32(compound->bytes, 68);
    Text list = text_slice(compound->bytes, DIFAT_AT, DIFAT_AT + 4 * (size_t)DIFAT_COUNT);
    size_t count = DIFAT_COUNT;

    compound->sectors = compound->bytes.len / compound->sector;
    compound->fat = ARENA_ARRAY(compound->arena, compound->sectors, uint32_t);
    for (size_t i = 0; i < compound->sectors; i++)
        compound->fat[i] = 0xFFFFFFFF;
    for (;;) {
        for (size_t i = 0; i < count; i++) {
            Text part = sector_at(compound, bytes_u32(list, 4 * i));
            for (size_t k = 0; part.len && k < per && filled < compound->sectors; k++)
                compound->fat[filled++] = 4 * k + 4 <= part.len ? bytes_u32(part, 4 * k) : 0xFFFFFFFF;
        }
        list = sector_at(compound, next);
        if (list.len < compound->sector || steps++ > compound->sectors || filled >= compound->sectors)
            break;
        count = per - 1;
        next = bytes_u32(list, 4 * (per - 1));
    }
}

Problem compound_open(Text bytes, const char *format, Arena *arena, Compound **out)
{
    Compound *compound = ARENA_NEW(arena, Compound);
    uint32_t shift = bytes_u16(bytes, 30), mini = bytes_u16(bytes, 32);

    if (bytes.len < HEADER_SIZE || !text_starts(bytes, TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        || (shift != 9 && shift != 12) || mini < 4 || mini > 9)
        return problem(PROBLEM_FILE_BROKEN, text_of(format), TEXT("its header is damaged"), TEXT(""));
    compound->bytes = bytes;
    compound->arena = arena;
    compound->sector = (size_t)1 << shift;
    compound->mini = (size_t)1 << mini;
    compound->cutoff = bytes_u32(bytes, 56);
    read_fat(compound);
    compound->directory = chain_read(compound, bytes_u32(bytes, 48), (size_t)ENTRIES_MAX * ENTRY_SIZE, arena);
    if (compound->directory.len < ENTRY_SIZE || bytes_u8(compound->directory, 66) != ROOT)
        return problem(PROBLEM_FILE_BROKEN, text_of(format), TEXT("its directory is damaged"), TEXT(""));
    compound->minifat = chain_read(compound, bytes_u32(bytes, 60), SIZE_MAX / 2, arena);
    compound->ministream =
        chain_read(compound, bytes_u32(compound->directory, 116), bytes_u32(compound->directory, 120), arena);
    *out = compound;
    return OK;
}

static Text entry_at(const Compound *compound, uint32_t index)
{
    size_t at = (size_t)index * ENTRY_SIZE;

    return at + ENTRY_SIZE <= compound->directory.len ? text_slice(compound->directory, at, at + ENTRY_SIZE)
                                                      : TEXT("");
}

static bool is_named(Text entry, const char *name)
{
    size_t length = strlen(name);

    if (bytes_u16(entry, 64) != 2 * (length + 1))
        return false;
    for (size_t i = 0; i < length; i++) {
        uint32_t code = bytes_u16(entry, 2 * i), other = (unsigned char)name[i];
        if (code != other && (code | 0x20) != (other | 0x20))
            return false;
    }
    return true;
}

/* The root's children are a tree of siblings; what lies in storages below, a sheet in a letter, is no child. */
Text compound_stream(Compound *compound, const char *name, Arena *arena)
{
    size_t entries = compound->directory.len / ENTRY_SIZE, depth = 0;
    uint32_t *waiting = ARENA_ARRAY(arena, 4 * entries + 2, uint32_t);

    waiting[depth++] = bytes_u32(compound->directory, 76);
    for (size_t seen = 0; depth && seen < 3 * entries; seen++) { /* of an entry and of the two that are not there */
        Text entry = entry_at(compound, waiting[--depth]);

        if (entry.len == 0)
            continue;
        if (bytes_u8(entry, 66) == STREAM && is_named(entry, name)) {
            uint32_t first = bytes_u32(entry, 116), size = bytes_u32(entry, 120);
            return size < compound->cutoff ? mini_read(compound, first, size, arena)
                                           : chain_read(compound, first, size, arena);
        }
        waiting[depth++] = bytes_u32(entry, 68);
        waiting[depth++] = bytes_u32(entry, 72);
    }
    return TEXT("");
}
