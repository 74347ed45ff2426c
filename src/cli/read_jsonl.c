/* read_jsonl.c - one JSON object (RFC 8259) a line, with the keys of docs/cli.md, always and in that order.
 *
 * Facts are most of what is written, so they go straight into reserved memory: the
 * longest possible line is reserved, fixed parts are copied, texts are escaped on the
 * way, and what a file or document repeats is escaped once. All else uses JsonWriter. */
#include "cli/read_formats.h"

#include "base/json.h"
#include "cli/place_words.h"

#include <string.h>

/* A byte needs at most six in JSON: \u001f. */
enum { ESCAPED_MAX = 6, FIXED_MAX = 1024 };

/* Parts of lines that stay the same for a while, already escaped. */
typedef struct {
    Buffer file;     /* ,"file":"..." */
    Buffer document; /* ,"doc":1,"title":"..." */
    size_t document_index;
    Buffer place; /* of the fact, not repeated: an object or null */
} Repeated;

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat read_jsonl_format = { .begin = begin, .file = write_file, .end = end };

static void write_documents(const ReadFile *file, const Repeated *repeated, Buffer *out);
static void write_facts(const ReadFile *file, Repeated *repeated, Buffer *out);
static void write_items(const ReadFile *file, const Repeated *repeated, Buffer *out);
static void write_relations(const ReadFile *file, const Repeated *repeated, Buffer *out);

static void begin(const ReadSettings *settings, Buffer *out)
{
    (void)settings;
    (void)out;
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    (void)settings;
    (void)totals;
    (void)out;
}

static void write_file(const ReadFile *file, Buffer *out)
{
    Repeated repeated = { .document_index = HALFSKY_NONE };
    JsonWriter json = json_writer(&repeated.file);

    buffer_add(&repeated.file, TEXT(",\"file\":"));
    json_text(&json, file->name);
    /* A fact takes about 600 bytes; growing in steps would copy them several times. */
    size_t expected = 4096 + halfsky_fact_count(file->reader) * 640;
    buffer_reserve(out, file->flush && expected > 2 * READ_FLUSH_ABOVE ? 2 * READ_FLUSH_ABOVE : expected);
    if (file->settings->all)
        write_documents(file, &repeated, out);
    write_facts(file, &repeated, out);
    if (file->settings->all) {
        write_items(file, &repeated, out);
        write_relations(file, &repeated, out);
    }
    buffer_free(&repeated.file);
    buffer_free(&repeated.document);
    buffer_free(&repeated.place);
}

/* ---- facts ------------------------------------------------------------------------ */

static char *put(char *to, Text text);
static char *put_number(char *to, size_t value);
static char *put_string(char *to, Text text);
static char *put_or_null(char *to, Text text);
static char *put_span(char *to, size_t start, size_t end);
static void repeat_document(Repeated *repeated, halfsky_reader *reader, size_t index);

/* A constant key with its punctuation. */
#define PUT(to, literal) ((to) = put((to), TEXT(literal)))

static void write_facts(const ReadFile *file, Repeated *repeated, Buffer *out)
{
    Text text = file->doc->text;
    halfsky_fact fact;

    for (size_t i = 0; halfsky_fact_at(file->reader, i, &fact); i++) {
        if (fact.document != repeated->document_index) {
            repeat_document(repeated, file->reader, fact.document);
            halfsky_fact_at(file->reader, i, &fact); /* its texts ended with that call */
        }
        Text span = text_slice(text, fact.start, fact.end);
        size_t texts = span.len + fact.value.len + fact.low.len + fact.high.len + fact.unit.len + fact.per.len
                       + fact.what.len + fact.who.len + fact.measure.len + fact.period.len + fact.norm.len
                       + fact.as_of.len + fact.section.len;
        JsonWriter place = json_writer(&repeated->place);
        buffer_clear(&repeated->place);
        place_put(&place, file->doc, fact.start);
        char *to = buffer_reserve(out, FIXED_MAX + repeated->file.len + repeated->document.len + repeated->place.len
                                           + texts * ESCAPED_MAX);

        PUT(to, "{\"type\":\"fact\"");
        to = put(to, buffer_text(&repeated->file));
        to = put(to, buffer_text(&repeated->document));
        PUT(to, ",\"start\":"), to = put_number(to, fact.start);
        PUT(to, ",\"end\":"), to = put_number(to, fact.end);
        PUT(to, ",\"text\":"), to = put_string(to, span);
        PUT(to, ",\"value\":"), to = put_or_null(to, text_from(fact.value));
        PUT(to, ",\"unit\":"), to = put_string(to, text_from(fact.unit));
        PUT(to, ",\"unit_from\":"), to = put_span(to, fact.unit_start, fact.unit_end);
        PUT(to, ",\"kind\":"), to = put_or_null(to, text_of(fact.kind));
        PUT(to, ",\"bound\":"), to = put_or_null(to, text_of(fact.bound));
        PUT(to, ",\"low\":"), to = put_or_null(to, text_from(fact.low));
        PUT(to, ",\"high\":"), to = put_or_null(to, text_from(fact.high));
        PUT(to, ",\"status\":"), to = put_or_null(to, text_of(fact.status));
        PUT(to, ",\"change\":"), to = put_or_null(to, text_of(fact.change));
        PUT(to, ",\"direction\":"), to = put_or_null(to, text_of(fact.direction));
        PUT(to, ",\"per\":"), to = put_or_null(to, text_from(fact.per));
        PUT(to, ",\"what\":"), to = put_or_null(to, text_from(fact.what));
        PUT(to, ",\"who\":"), to = put_or_null(to, text_from(fact.who));
        PUT(to, ",\"measure\":"), to = put_or_null(to, text_from(fact.measure));
        PUT(to, ",\"topic\":"), to = put_or_null(to, text_of(fact.topic));
        PUT(to, ",\"extent\":"), to = put_or_null(to, text_of(fact.extent));
        PUT(to, ",\"period\":"), to = put_or_null(to, text_from(fact.period));
        PUT(to, ",\"norm\":"), to = put_or_null(to, text_from(fact.norm));
        PUT(to, ",\"as_of\":"), to = put_or_null(to, text_from(fact.as_of));
        PUT(to, ",\"running\":"), to = put(to, fact.running ? TEXT("true") : TEXT("false"));
        PUT(to, ",\"section\":"), to = put_or_null(to, text_from(fact.section));
        PUT(to, ",\"confidence\":"), to = put_number(to, (size_t)confidence_in(file->doc, fact.confidence));
        PUT(to, ",\"part_of\":");
        /* The texts of this fact end with the next call. */
        if (fact.part_of == HALFSKY_NONE || !halfsky_fact_at(file->reader, fact.part_of, &fact))
            fact.start = HALFSKY_NONE;
        to = put_span(to, fact.start, fact.end);
        PUT(to, ",\"place\":"), to = put(to, buffer_text(&repeated->place));
        PUT(to, "}\n");
        out->len = (size_t)(to - out->at);
        read_flush(file, out);
    }
}

static void repeat_document(Repeated *repeated, halfsky_reader *reader, size_t index)
{
    halfsky_document document;
    JsonWriter json = json_writer(&repeated->document);

    buffer_clear(&repeated->document);
    buffer_add(&repeated->document, TEXT(",\"doc\":"));
    buffer_add_int(&repeated->document, (int64_t)index + 1);
    buffer_add(&repeated->document, TEXT(",\"title\":"));
    if (halfsky_document_at(reader, index, &document) && document.title.len)
        json_text(&json, text_from(document.title));
    else
        json_null(&json);
    repeated->document_index = index;
}

static inline char *put(char *to, Text text)
{
    memcpy(to, text.at, text.len);
    return to + text.len;
}

static char *put_number(char *to, size_t value)
{
    char digits[20];
    size_t start = sizeof digits;

    do
        digits[--start] = (char)('0' + value % 10);
    while (value /= 10);
    return put(to, (Text){ digits + start, sizeof digits - start });
}

static char *put_escape(char *to, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";

    *to++ = '\\';
    switch (c) {
    case '"':
    case '\\':
        *to++ = (char)c;
        break;
    case '\n':
        *to++ = 'n';
        break;
    case '\r':
        *to++ = 'r';
        break;
    case '\t':
        *to++ = 't';
        break;
    default:
        to = put(to, TEXT("u00"));
        *to++ = hex[c >> 4];
        *to++ = hex[c & 15];
    }
    return to;
}

static inline bool plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\';
}

/* The text is part of a Doc or of a catalog: valid UTF-8. Eight bytes at a time while none
 * of them needs an escape (a byte is below 0x20, or zero when compared by exclusive or). */
static char *put_string(char *to, Text text)
{
    const uint64_t ones = 0x0101010101010101u;
    const uint64_t highs = ones * 0x80;
    size_t i = 0;

    *to++ = '"';
    for (; i + sizeof(uint64_t) <= text.len; i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, text.at + i, sizeof word);
        uint64_t quote = word ^ ones * '"';
        uint64_t backslash = word ^ ones * '\\';
        uint64_t found =
            ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash);
        if (found & highs)
            break;
        memcpy(to, &word, sizeof word);
        to += sizeof word;
    }
    for (; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (plain(c))
            *to++ = (char)c;
        else
            to = put_escape(to, c);
    }
    *to++ = '"';
    return to;
}

static inline char *put_or_null(char *to, Text text)
{
    return text.len ? put_string(to, text) : put(to, TEXT("null"));
}

/* [start,end], or null for none. */
static char *put_span(char *to, size_t start, size_t end)
{
    if (start == HALFSKY_NONE)
        return put(to, TEXT("null"));
    *to++ = '[';
    to = put_number(to, start);
    *to++ = ',';
    to = put_number(to, end);
    *to++ = ']';
    return to;
}

/* ---- everything else -------------------------------------------------------------- */

static void line_begin(JsonWriter *json, const char *type, const Repeated *repeated, size_t document);
static void line_end(JsonWriter *json);
static void put_text(JsonWriter *json, Text key, halfsky_text value);
static void put_place(JsonWriter *json, const ReadFile *file, size_t start, size_t end);
static void put_fact(JsonWriter *json, Text key, const ReadFile *file, size_t index);
static void put_fact_span(JsonWriter *json, const ReadFile *file, size_t index);

static void write_documents(const ReadFile *file, const Repeated *repeated, Buffer *out)
{
    halfsky_document document;

    for (size_t i = 0; halfsky_document_at(file->reader, i, &document); i++) {
        JsonWriter json = json_writer(out);
        line_begin(&json, "document", repeated, i);
        put_text(&json, TEXT("title"), document.title);
        put_text(&json, TEXT("agency"), document.agency);
        put_text(&json, TEXT("year"), document.year);
        put_text(&json, TEXT("cue"), document.cue);
        json_key(&json, TEXT("cue_from"));
        if (document.cue.len && document.cue_start != HALFSKY_NONE) {
            json_array(&json);
            json_int(&json, (int64_t)document.cue_start);
            json_int(&json, (int64_t)document.cue_end);
            json_end(&json);
        } else {
            json_null(&json);
        }
        put_text(&json, TEXT("period"), document.period);
        json_put_int(&json, TEXT("start"), (int64_t)document.start);
        json_put_int(&json, TEXT("end"), (int64_t)document.end);
        json_put_int(&json, TEXT("confidence"), document.year_confidence);
        line_end(&json);
        read_flush(file, out);
    }
}

static void write_items(const ReadFile *file, const Repeated *repeated, Buffer *out)
{
    halfsky_item item;

    for (size_t i = 0; halfsky_item_at(file->reader, i, &item); i++) {
        JsonWriter json = json_writer(out);
        line_begin(&json, item.type, repeated, item.document);
        put_place(&json, file, item.start, item.end);
        if (strcmp(item.type, "role") == 0) {
            put_text(&json, TEXT("title"), item.title);
            put_text(&json, TEXT("name"), item.name);
            put_text(&json, TEXT("sex"), item.sex);
            put_text(&json, TEXT("organisation"), item.organisation);
        } else if (strcmp(item.type, "law") == 0) {
            put_text(&json, TEXT("title"), item.title);
            put_text(&json, TEXT("kind"), item.detail);
        } else if (strcmp(item.type, "activity") == 0) {
            put_text(&json, TEXT("what"), item.what);
            put_text(&json, TEXT("when"), item.when);
            put_text(&json, TEXT("where"), item.where);
            put_text(&json, TEXT("with"), item.with);
            put_fact(&json, TEXT("people"), file, item.people);
            put_fact(&json, TEXT("money"), file, item.money);
        } else if (strcmp(item.type, "noise") == 0) {
            put_text(&json, TEXT("kind"), item.detail);
        } else if (strcmp(item.type, "proposal") == 0) {
            put_text(&json, TEXT("proposed"), item.title);
            put_text(&json, TEXT("reason"), item.detail);
            put_text(&json, TEXT("reason_en"), item.detail_en);
        } else {
            put_text(&json, TEXT("what"), item.what);
        }
        json_put_int(&json, TEXT("confidence"), confidence_in(file->doc, item.confidence));
        json_key(&json, TEXT("place"));
        place_put(&json, file->doc, item.start);
        line_end(&json);
        read_flush(file, out);
    }
}

static void write_relations(const ReadFile *file, const Repeated *repeated, Buffer *out)
{
    halfsky_relation relation;
    halfsky_fact result;

    for (size_t i = 0; halfsky_relation_at(file->reader, i, &relation); i++) {
        JsonWriter json = json_writer(out);
        size_t document = halfsky_fact_at(file->reader, relation.result, &result) ? result.document : 0;
        line_begin(&json, "relation", repeated, document);
        json_put_text(&json, TEXT("kind"), text_of(relation.type));
        json_key(&json, TEXT("result"));
        put_fact_span(&json, file, relation.result);
        json_key(&json, TEXT("parts"));
        json_array(&json);
        for (size_t part = 0; part < relation.part_count; part++)
            put_fact_span(&json, file, relation.parts[part]);
        json_end(&json);
        line_end(&json);
        read_flush(file, out);
    }
}

static void line_begin(JsonWriter *json, const char *type, const Repeated *repeated, size_t document)
{
    json_object(json);
    json_put_text(json, TEXT("type"), text_of(type));
    buffer_add(json->out, buffer_text(&repeated->file));
    json_put_int(json, TEXT("doc"), (int64_t)document + 1);
}

static void line_end(JsonWriter *json)
{
    json_end(json);
    buffer_add_char(json->out, '\n');
}

static void put_text(JsonWriter *json, Text key, halfsky_text value)
{
    if (value.len)
        json_put_text(json, key, text_from(value));
    else
        json_put_null(json, key);
}

static void put_place(JsonWriter *json, const ReadFile *file, size_t start, size_t end)
{
    json_put_int(json, TEXT("start"), (int64_t)start);
    json_put_int(json, TEXT("end"), (int64_t)end);
    json_put_text(json, TEXT("text"), text_slice(file->doc->text, start, end));
}

/* A fact that an activity refers to: where it stands, and its value for those who only read. */
static void put_fact(JsonWriter *json, Text key, const ReadFile *file, size_t index)
{
    halfsky_fact fact;

    if (index == HALFSKY_NONE || !halfsky_fact_at(file->reader, index, &fact)) {
        json_put_null(json, key);
        return;
    }
    json_key(json, key);
    json_object(json);
    json_put_int(json, TEXT("start"), (int64_t)fact.start);
    json_put_int(json, TEXT("end"), (int64_t)fact.end);
    put_text(json, TEXT("value"), fact.value);
    json_put_text(json, TEXT("unit"), text_from(fact.unit));
    json_end(json);
}

static void put_fact_span(JsonWriter *json, const ReadFile *file, size_t index)
{
    halfsky_fact fact;

    if (!halfsky_fact_at(file->reader, index, &fact)) {
        json_null(json);
        return;
    }
    json_array(json);
    json_int(json, (int64_t)fact.start);
    json_int(json, (int64_t)fact.end);
    json_end(json);
}
