/* package_edit.c - parts changed and added, and the package written anew. */
#include "format/package_edit.h"

#include "format/xml_tags.h"
#include "format/zip_write.h"

#include <strings.h>

/* As the package spells it: names of parts do not tell a from A. */
static Text own_name(const PackageEdit *edit, Text name)
{
    for (size_t i = 0; i < package_count(edit->package); i++) {
        Text own = package_name(edit->package, i);
        if (own.len == name.len && strncasecmp(own.at, name.at, name.len) == 0)
            return own;
    }
    return name;
}

Problem edit_part(PackageEdit *edit, Text name, Text *out)
{
    *out = TEXT("");
    name = own_name(edit, name);
    for (size_t i = 0; i < edit->parts.count; i++)
        if (text_equal(edit->parts.items[i].name, name)) {
            *out = edit->parts.items[i].bytes;
            return OK;
        }
    TRY(package_read_named(edit->package, name, edit->arena, out));
    return out->len ? xml_tags_sound(*out, edit->format) : OK;
}

void edit_put(PackageEdit *edit, Text name, Text bytes, const char *content_type)
{
    name = own_name(edit, name);
    for (size_t i = 0; i < edit->parts.count; i++)
        if (text_equal(edit->parts.items[i].name, name)) {
            edit->parts.items[i].bytes = bytes;
            return;
        }
    LIST_PUSH(edit->arena, &edit->parts, (ChangedPart){ name, bytes, content_type });
}

Text edit_name(PackageEdit *edit, const char *pattern)
{
    size_t mark = text_find(text_of(pattern), TEXT("%d"));

    for (int number = 1;; number++) {
        Text name = arena_format(edit->arena, "%.*s%d%s", (int)mark, pattern, number, pattern + mark + 2);
        bool taken = false;
        for (size_t i = 0; i < package_count(edit->package); i++)
            taken |= text_equal(package_name(edit->package, i), name);
        for (size_t i = 0; i < edit->parts.count; i++)
            taken |= text_equal(edit->parts.items[i].name, name);
        if (!taken)
            return name;
    }
}

Problem edit_relate(PackageEdit *edit, Text from, const char *type, const char *id, Text target)
{
    Arena *arena = edit->arena;
    size_t slash = from.len;
    Splices splices = { 0 };
    size_t at = 0;
    Text part;
    XmlTag tag;

    while (slash && from.at[slash - 1] != '/')
        slash--;
    Text path = arena_format(arena, "%.*s_rels/%.*s.rels", (int)slash, from.at,
                             TEXT_ARG(text_slice(from, slash, from.len)));
    TRY(edit_part(edit, path, &part));
    if (!part.len)
        part = TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>");
    Text own = text_of(id);
    for (bool taken = true; taken;) {
        taken = text_contains(part, arena_format(arena, "\"%.*s\"", TEXT_ARG(own)))
                || text_contains(part, arena_format(arena, "'%.*s'", TEXT_ARG(own)));
        if (taken)
            own = arena_format(arena, "%.*sx", TEXT_ARG(own));
    }
    while (xml_tag_next(part, &at, &tag)) {
        if (!xml_tag_is(&tag, "Relationships") || !(tag.closes || tag.empty))
            continue;
        Text row =
            arena_format(arena, "<%.*s%sRelationship Id=\"%.*s\" Type=\"%s\" Target=\"/%.*s\"/>",
                         TEXT_ARG(tag.prefix), tag.prefix.len ? ":" : "", TEXT_ARG(own), type, TEXT_ARG(target));
        if (tag.empty)
            row = arena_format(arena, "%.*s>%.*s</%.*s%sRelationships>", (int)(tag.end - 2 - tag.start),
                               part.at + tag.start, TEXT_ARG(row), TEXT_ARG(tag.prefix), tag.prefix.len ? ":" : "");
        LIST_PUSH(arena, &splices, (Splice){ tag.start, tag.empty ? tag.end : tag.start, row });
    }
    edit_put(edit, path, splices_apply(part, &splices, arena), NULL);
    return OK;
}

/* ---- the package ---- */

Problem edit_types(PackageEdit *edit)
{
    Text name = TEXT("[Content_Types].xml"), types;
    Splices splices = { 0 };
    Buffer rows = { 0 };
    bool drawings = false;
    size_t at = 0;
    XmlTag tag;

    TRY(edit_part(edit, name, &types));
    for (size_t i = 0; i < edit->parts.count; i++)
        drawings |= edit->parts.items[i].content_type && text_ends(edit->parts.items[i].name, TEXT(".vml"));
    while (xml_tag_next(types, &at, &tag)) {
        if (xml_tag_is(&tag, "Default") && text_equal(xml_tag_attribute(types, &tag, "Extension"), TEXT("vml")))
            drawings = false;
        if (!xml_tag_is(&tag, "Types") || !tag.closes)
            continue;
        Text p = tag.prefix.len ? arena_format(edit->arena, "%.*s:", TEXT_ARG(tag.prefix)) : TEXT("");
        for (size_t i = 0; i < edit->parts.count; i++) {
            const ChangedPart *part = &edit->parts.items[i];
            if (part->content_type && !text_ends(part->name, TEXT(".vml")))
                buffer_format(&rows, "<%.*sOverride PartName=\"/%.*s\" ContentType=\"%s\"/>", TEXT_ARG(p),
                              TEXT_ARG(part->name), part->content_type);
        }
        if (drawings)
            buffer_format(&rows,
                          "<%.*sDefault Extension=\"vml\" "
                          "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>",
                          TEXT_ARG(p));
        if (rows.len)
            LIST_PUSH(edit->arena, &splices,
                      (Splice){ tag.start, tag.start, arena_text(edit->arena, buffer_text(&rows)) });
    }
    if (splices.count)
        edit_put(edit, name, splices_apply(types, &splices, edit->arena), NULL);
    buffer_free(&rows);
    return OK;
}

Problem edit_write(PackageEdit *edit, Buffer *out)
{
    ZipWriter zip = { .out = out };
    bool *written = arena_alloc(edit->arena, edit->parts.count + 1);

    for (size_t i = 0; i < package_count(edit->package); i++) {
        Text name = package_name(edit->package, i);
        const ChangedPart *changed = NULL;
        for (size_t k = 0; k < edit->parts.count; k++)
            if (!written[k] && text_equal(edit->parts.items[k].name, name)) {
                changed = &edit->parts.items[k];
                written[k] = true;
            }
        if (changed) {
            zip_add_deflated(&zip, name, changed->bytes);
            continue;
        }
        PackedMember member;
        Arena *arena = arena_new();
        Problem wrong = package_read_packed(edit->package, i, arena, &member);
        if (!wrong.code && out->len + member.bytes.len > PACKAGE_BYTES_MAX)
            wrong = problem(PROBLEM_FILE_TOO_COMPLEX, TEXT("what it unpacks to"), TEXT(""), TEXT(""));
        if (!wrong.code)
            zip_add_packed(&zip, name, member.bytes, member.method, member.sum, member.size);
        arena_free(arena);
        if (wrong.code) {
            buffer_free(&zip.directory);
            return wrong;
        }
    }
    for (size_t k = 0; k < edit->parts.count; k++)
        if (!written[k])
            zip_add_deflated(&zip, edit->parts.items[k].name, edit->parts.items[k].bytes);
    zip_end(&zip);
    return OK;
}
