/* json.h - writes JSON (RFC 8259) that cannot be malformed.
 *
 * The writer puts commas, quotes and escapes; keys and strings are escaped by
 * construction. Nesting is asserted. Output goes to a Buffer of the caller, who may
 * write several values and set them apart by line ends (JSON Lines).
 *
 *     JsonWriter json = json_writer(&buffer);
 *     json_object(&json);
 *     json_key(&json, TEXT("value")); json_decimal(&json, value);
 *     json_end(&json);
 */
#ifndef HALFSKY_BASE_JSON_H
#define HALFSKY_BASE_JSON_H

#include "base/buffer.h"
#include "base/decimal.h"

enum { JSON_DEPTH_MAX = 32 };

typedef struct {
    Buffer *out;
    int depth;
    char close[JSON_DEPTH_MAX]; /* what ends each open level */
    bool first;                 /* no comma before the next item */
    bool after_key;
} JsonWriter;

JsonWriter json_writer(Buffer *out);
void json_object(JsonWriter *json);
void json_array(JsonWriter *json);
void json_end(JsonWriter *json); /* ends the innermost object or array */
void json_key(JsonWriter *json, Text key);
void json_text(JsonWriter *json, Text value); /* broken UTF-8 becomes U+FFFD */
void json_int(JsonWriter *json, int64_t value);
void json_decimal(JsonWriter *json, Decimal value); /* as a string: "98.3" */
void json_bool(JsonWriter *json, bool value);
void json_null(JsonWriter *json);

/* key and value in one call */
void json_put_text(JsonWriter *json, Text key, Text value);
void json_put_int(JsonWriter *json, Text key, int64_t value);
void json_put_bool(JsonWriter *json, Text key, bool value);
void json_put_null(JsonWriter *json, Text key);

#endif
