/* json.c - writes JSON (RFC 8259) that cannot be malformed. */
#include "base/json.h"

#include "base/utf8.h"

#include <assert.h>

static void item(JsonWriter *json);
static void open_level(JsonWriter *json, char open, char close);
static void quoted(Buffer *out, Text text);
static void escaped(Buffer *out, Text valid);
static void escape(Buffer *out, unsigned char c);

JsonWriter json_writer(Buffer *out)
{
    return (JsonWriter){ .out = out, .first = true };
}

void json_object(JsonWriter *json)
{
    open_level(json, '{', '}');
}

void json_array(JsonWriter *json)
{
    open_level(json, '[', ']');
}

void json_end(JsonWriter *json)
{
    assert(json->depth > 0 && !json->after_key);
    buffer_add_char(json->out, json->close[--json->depth]);
    json->first = json->depth == 0;
}

void json_key(JsonWriter *json, Text key)
{
    assert(json->depth > 0 && json->close[json->depth - 1] == '}' && !json->after_key);
    if (!json->first)
        buffer_add_char(json->out, ',');
    quoted(json->out, key);
    buffer_add_char(json->out, ':');
    json->after_key = true;
}

void json_text(JsonWriter *json, Text value)
{
    item(json);
    quoted(json->out, value);
}

void json_int(JsonWriter *json, int64_t value)
{
    item(json);
    buffer_add_int(json->out, value);
}

void json_decimal(JsonWriter *json, Decimal value)
{
    char digits[DECIMAL_TEXT_MAX];
    size_t length = decimal_write(value, digits);

    json_text(json, (Text){ digits, length });
}

void json_bool(JsonWriter *json, bool value)
{
    item(json);
    buffer_add(json->out, value ? TEXT("true") : TEXT("false"));
}

void json_null(JsonWriter *json)
{
    item(json);
    buffer_add(json->out, TEXT("null"));
}

void json_put_text(JsonWriter *json, Text key, Text value)
{
    json_key(json, key);
    json_text(json, value);
}

void json_put_int(JsonWriter *json, Text key, int64_t value)
{
    json_key(json, key);
    json_int(json, value);
}

void json_put_bool(JsonWriter *json, Text key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_put_null(JsonWriter *json, Text key)
{
    json_key(json, key);
    json_null(json);
}

/* What stands before a value: nothing behind a key, else a comma but for the first. */
static void item(JsonWriter *json)
{
    assert(json->after_key == (json->depth > 0 && json->close[json->depth - 1] == '}'));
    if (!json->first && !json->after_key)
        buffer_add_char(json->out, ',');
    json->first = json->depth == 0; /* values of the top level are the caller's to set apart */
    json->after_key = false;
}

static void open_level(JsonWriter *json, char open, char close)
{
    item(json);
    assert(json->depth < JSON_DEPTH_MAX);
    json->close[json->depth++] = close;
    json->first = true;
    buffer_add_char(json->out, open);
}

static void quoted(Buffer *out, Text text)
{
    buffer_add_char(out, '"');
    for (;;) {
        size_t valid = utf8_valid_until(text);

        escaped(out, text_slice(text, 0, valid));
        if (valid == text.len)
            break;
        buffer_add(out, TEXT("\uFFFD"));
        text = text_slice(text, valid + 1, text.len);
    }
    buffer_add_char(out, '"');
}

static void escaped(Buffer *out, Text valid)
{
    size_t done = 0;

    for (size_t i = 0; i < valid.len; i++) {
        unsigned char c = (unsigned char)valid.at[i];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buffer_add(out, text_slice(valid, done, i));
        escape(out, c);
        done = i + 1;
    }
    buffer_add(out, text_slice(valid, done, valid.len));
}

static void escape(Buffer *out, unsigned char c)
{
    static const char special[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    size_t which = text_find((Text){ special, sizeof special - 1 }, (Text){ (const char *)&c, 1 });

    if (which < sizeof special - 1) {
        buffer_add_char(out, '\\');
        buffer_add_char(out, letters[which]);
    } else {
        buffer_format(out, "\\u%04x", (unsigned)c);
    }
}
