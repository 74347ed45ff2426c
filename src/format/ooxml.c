#include "format/ooxml.h"

#include "format/xml.h"

/* The last '/' of a path and all before it: "word/". */
static Text folder_of(Text path)
{
    size_t length = path.len;

    while (length > 0 && path.at[length - 1] != '/')
        length--;
    return text_slice(path, 0, length);
}

/* A target as the name of a part: from the package's root, or from the folder of the part it stands in. */
static Text resolve(Text folder, Text target, Arena *arena)
{
    if (text_starts(target, TEXT("/")))
        return arena_text(arena, text_slice(target, 1, target.len));
    while (text_starts(target, TEXT("./")) || text_starts(target, TEXT("../"))) {
        if (target.at[1] == '.')
            folder = folder_of(text_slice(folder, 0, folder.len ? folder.len - 1 : 0));
        target = text_slice(target, target.at[1] == '.' ? 3 : 2, target.len);
    }
    return arena_format(arena, "%.*s%.*s", TEXT_ARG(folder), TEXT_ARG(target));
}

Problem ooxml_relations(Package *package, Text path, const char *format, Arena *arena, Relations *out)
{
    Text folder = folder_of(path), file = text_slice(path, folder.len, path.len), bytes;

    TRY(package_read_named(package, arena_format(arena, "%.*s_rels/%.*s.rels", TEXT_ARG(folder), TEXT_ARG(file)),
                           arena, &bytes));
    if (bytes.len == 0)
        return OK;
    XmlReader *xml = xml_new(bytes, format);
    for (XmlEvent event; (event = xml_next(xml)) != XML_END;) {
        if (event != XML_OPEN || !xml_is(xml, "Relationship"))
            continue;
        Text type = xml_attribute(xml, "Type");
        *LIST_ADD(arena, out) = (Relation){
            .id = arena_text(arena, xml_attribute(xml, "Id")),
            .type = arena_text(arena, text_slice(type, folder_of(type).len, type.len)),
            .path = resolve(folder, xml_attribute(xml, "Target"), arena),
        };
    }
    Problem problem = xml_problem(xml);
    xml_free(xml);
    return problem;
}

Text ooxml_path(const Relations *relations, const char *type)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (text_equal(relations->items[i].type, text_of(type)))
            return relations->items[i].path;
    }
    return TEXT("");
}

Text ooxml_path_by_id(const Relations *relations, Text id)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (text_equal(relations->items[i].id, id))
            return relations->items[i].path;
    }
    return TEXT("");
}

bool ooxml_is_on(Text value, bool without)
{
    if (value.len == 0)
        return without;
    return !(text_equal(value, TEXT("0")) || text_equal(value, TEXT("false")) || text_equal(value, TEXT("off")));
}

int ooxml_int(Text value)
{
    bool minus = text_starts(value, TEXT("-"));
    int64_t number = 0;

    for (size_t i = minus; i < value.len && value.at[i] >= '0' && value.at[i] <= '9' && number < INT32_MAX; i++)
        number = number * 10 + (value.at[i] - '0');
    if (number > INT32_MAX)
        number = INT32_MAX;
    return minus ? -(int)number : (int)number;
}
