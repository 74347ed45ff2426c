/* place_words.c - where something stands in the file that was handed in. */
#include "cli/place_words.h"

/* Behind what was said before. */
static void show(Buffer *out, size_t from, Language language, const char *zh, const char *en, int number)
{
    if (number == 0)
        return;
    if (language == LANGUAGE_EN && out->len > from)
        buffer_add(out, TEXT(", "));
    for (const char *at = language == LANGUAGE_ZH ? zh : en; *at; at++) {
        if (*at == '#')
            buffer_add_int(out, number);
        else
            buffer_add_char(out, *at);
    }
}

void place_show(const Doc *doc, size_t offset, Language language, Buffer *out)
{
    size_t from = out->len;
    DocPlace place;

    if (!doc_place(doc, offset, &place))
        return;
    if (place.sheet.len) {
        buffer_add(out, place.sheet);
        buffer_add_char(out, '!');
        cell_name(place.row, place.column, out);
        return;
    }
    show(out, from, language, "第#页", "page #", place.page);
    show(out, from, language, "第#段", "paragraph #", place.paragraph);
    show(out, from, language, "表#", "table #", place.table);
    show(out, from, language, "第#行", "row #", place.row);
    show(out, from, language, "第#列", "column #", place.column);
}

void text_place(const Doc *doc, size_t offset, Language language, Buffer *out)
{
    size_t line = 1;

    if (doc->blocks.count) {
        place_show(doc, offset, language, out);
        return;
    }
    for (size_t at = 0; at < offset; at++)
        line += doc->text.at[at] == '\n';
    buffer_format(out, language == LANGUAGE_ZH ? "第%zu行" : "line %zu", line);
}

void place_put(JsonWriter *json, const Doc *doc, size_t offset)
{
    Buffer cell = { 0 };
    DocPlace place;

    if (!doc_place(doc, offset, &place)) {
        json_null(json);
        return;
    }
    json_object(json);
    if (place.page)
        json_put_int(json, TEXT("page"), place.page);
    if (place.paragraph)
        json_put_int(json, TEXT("paragraph"), place.paragraph);
    if (place.sheet.len)
        json_put_text(json, TEXT("sheet"), place.sheet);
    else if (place.table)
        json_put_int(json, TEXT("table"), place.table);
    if (place.table) {
        cell_name(place.row, place.column, &cell);
        json_put_text(json, TEXT("cell"), buffer_text(&cell));
    }
    if (doc->scanned) {
        json_key(json, TEXT("scanned"));
        json_bool(json, true);
    }
    json_end(json);
    buffer_free(&cell);
}

Text doc_remark(const Doc *doc, Language language)
{
    if (!doc->scanned)
        return doc->encoding;
    return language == LANGUAGE_ZH ? TEXT("由图片识别，可能有错字")
                                   : TEXT("read from a picture, letters may be wrong");
}
