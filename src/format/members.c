/* members.c - the files in a zip file. */
#include "format/members.h"

#include "base/utf8.h"
#include "format/package.h"

#include <strings.h>

static Text clean_name(Text name, Arena *arena);

Problem members_read(Text bytes, Arena *arena, WireMessage *out)
{
    Package *package;
    size_t total = 0;

    *out = (WireMessage){ .kind = WIRE_MEMBERS };
    TRY(package_open(bytes, "ZIP", &package));
    for (size_t i = 0; i < package_count(package); i++) {
        WireMember member = { .name = clean_name(package_name(package, i), arena) };

        if (!member_wanted(member.name))
            continue;
        if (total > MEMBERS_BYTES_MAX)
            member.problem = problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("too much in an archive"), TEXT(""), TEXT(""));
        else
            member.problem = package_read(package, i, arena, &member.bytes);
        if (member.problem.code)
            member.bytes = TEXT("");
        total += member.bytes.len;
        *LIST_ADD(arena, &out->members) = member;
    }
    package_close(package);
    return OK;
}

bool member_wanted(Text name)
{
    Text rest = name, part;

    if (name.len == 0 || text_ends(name, TEXT("/")))
        return false;
    while (text_cut(&rest, '/', &part)) {
        if (text_equal(part, TEXT("__MACOSX")) || text_starts(part, TEXT("~$")))
            return false;
        if (text_starts(part, TEXT(".")) && !text_equal(part, TEXT(".")) && !text_equal(part, TEXT("..")))
            return false;
        if (rest.at == NULL
            && ((part.len == 9 && strncasecmp(part.at, "Thumbs.db", 9) == 0)
                || (part.len == 11 && strncasecmp(part.at, "desktop.ini", 11) == 0)))
            return false;
    }
    return true;
}

/* As wire.h wants it, with slashes whatever the system that packed it writes. */
static Text clean_name(Text name, Arena *arena)
{
    char *at = arena_alloc_raw(arena, WIRE_NAME_MAX);
    size_t length = 0, step;

    for (size_t i = 0; i < name.len && length + 4 <= WIRE_NAME_MAX; i += step) {
        uint32_t code = utf8_read(name, i, &step);
        if (code == '\\')
            code = '/';
        if (code == '/' && length == 0)
            continue;
        length += utf8_write(code < ' ' || code == 0x7F ? ' ' : code, at + length);
    }
    return (Text){ at, length };
}
