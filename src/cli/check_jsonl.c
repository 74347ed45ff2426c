/* check_jsonl.c - one JSON object (RFC 8259) a finding and line, with the keys of docs/cli.md, always and in that order. */
#include "cli/read_formats.h"

#include "base/json.h"
#include "cli/check_copies.h"
#include "cli/place_words.h"
#include "halfsky/check.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat check_jsonl_format = {
    .begin = begin, .file = write_file, .copies = check_copies_jsonl, .end = end
};

static void write_finding(const ReadFile *file, size_t index, const halfsky_finding *finding, Buffer *out);
static void put_text(JsonWriter *json, Text key, halfsky_text value);

static void begin(const ReadSettings *settings, Buffer *out)
{
    (void)settings;
    (void)out;
}

static void write_file(const ReadFile *file, Buffer *out)
{
    halfsky_finding finding;

    for (size_t i = 0; halfsky_finding_at(file->reader, i, "zh", &finding); i++) {
        if (finding.same_as == i)
            write_finding(file, i, &finding, out);
        read_flush(file, out);
    }
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    (void)settings;
    (void)totals;
    (void)out;
}

static void write_finding(const ReadFile *file, size_t index, const halfsky_finding *finding, Buffer *out)
{
    JsonWriter json = json_writer(out);
    halfsky_finding english;

    json_object(&json);
    json_put_text(&json, TEXT("file"), file->name);
    json_put_int(&json, TEXT("doc"), (int64_t)finding->document + 1);
    json_put_text(&json, TEXT("rule"), text_of(finding->rule));
    json_put_text(&json, TEXT("class"), (Text){ &finding->level, 1 });
    json_put_int(&json, TEXT("start"), (int64_t)finding->start);
    json_put_int(&json, TEXT("end"), (int64_t)finding->end);
    put_text(&json, TEXT("message"), finding->message);
    put_text(&json, TEXT("stated"), finding->stated);
    put_text(&json, TEXT("expected"), finding->expected);
    if (finding->mendable)
        json_put_text(&json, TEXT("fix"), text_from(finding->fix));
    else
        json_put_null(&json, TEXT("fix"));
    json_key(&json, TEXT("spans"));
    json_array(&json);
    for (size_t i = 0; i < finding->span_count; i++) {
        json_array(&json);
        json_int(&json, (int64_t)finding->spans[i].start);
        json_int(&json, (int64_t)finding->spans[i].end);
        json_end(&json);
    }
    json_end(&json);
    json_put_int(&json, TEXT("confidence"), confidence_in(file->doc, finding->confidence));
    if (halfsky_finding_at(file->reader, index, "en", &english)) /* the texts of `finding` end here */
        put_text(&json, TEXT("message_en"), english.message);
    json_key(&json, TEXT("place"));
    place_put(&json, file->doc, english.start);
    json_end(&json);
    buffer_add_char(out, '\n');
}

static void put_text(JsonWriter *json, Text key, halfsky_text value)
{
    if (value.len)
        json_put_text(json, key, text_from(value));
    else
        json_put_null(json, key);
}
