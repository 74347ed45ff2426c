/* body.c - the values of an entry as they stand in the store: one flat JSON object of texts. */
#include "base/json.h"
#include "base/utf8.h"
#include "ledger/entry.h"

typedef struct {
    Text rest;
    Arena *arena;
} Reading;

static bool string_read(Reading *reading, Text *out);
static bool sign_read(Reading *reading, char sign);

void entry_body_write(const Ledger *ledger, const Entry *entry, bool sealed, Buffer *out)
{
    JsonWriter json = json_writer(out);

    json_object(&json);
    for (size_t i = 0; i < ledger->field_count; i++)
        if (ledger->fields[i].sealed == sealed && entry->values[i].len)
            json_put_text(&json, ledger->fields[i].key, entry->values[i]);
    json_end(&json);
}

Problem entry_body_read(const Ledger *ledger, Text text, Arena *arena, Text *values)
{
    Reading reading = { text, arena };
    bool sound = sign_read(&reading, '{');
    Text key, value;

    if (sound && sign_read(&reading, '}'))
        return OK;
    while (sound && string_read(&reading, &key) && sign_read(&reading, ':') && string_read(&reading, &value)) {
        int field = ledger_field(ledger, key);

        if (field >= 0)
            values[field] = value;
        if (sign_read(&reading, '}'))
            return OK;
        sound = sign_read(&reading, ',');
    }
    return problem(PROBLEM_ENTRY_BROKEN, ledger->key, TEXT(""), TEXT(""));
}

static bool sign_read(Reading *reading, char sign)
{
    Text *rest = &reading->rest;

    while (rest->len && (*rest->at == ' ' || *rest->at == '\n'))
        *rest = text_slice(*rest, 1, rest->len);
    if (!rest->len || *rest->at != sign)
        return false;
    *rest = text_slice(*rest, 1, rest->len);
    return true;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* What json.h escapes: control characters as \uXXXX, below the surrogates. */
static bool escape_read(Text rest, size_t *at, char *out, size_t *length)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const char *letter;
    uint32_t code = 0;

    if (*at >= rest.len)
        return false;
    letter = strchr(letters, rest.at[*at]);
    if (letter && *letter) {
        out[(*length)++] = meant[letter - letters];
        ++*at;
        return true;
    }
    if (rest.at[*at] != 'u' || *at + 5 > rest.len)
        return false;
    for (int i = 1; i <= 4; i++) {
        int digit = hex_digit(rest.at[*at + (size_t)i]);
        if (digit < 0)
            return false;
        code = code * 16 + (uint32_t)digit;
    }
    if (code >= 0xD800 && code <= 0xDFFF)
        return false;
    *length += utf8_write(code, out + *length);
    *at += 5;
    return true;
}

static bool string_read(Reading *reading, Text *out)
{
    size_t length = 0;
    char *plain;
    Text rest;

    if (!sign_read(reading, '"'))
        return false;
    rest = reading->rest;
    plain = arena_alloc(reading->arena, rest.len + 1);
    for (size_t at = 0; at < rest.len;) {
        char c = rest.at[at++];
        if (c == '"') {
            reading->rest = text_slice(rest, at, rest.len);
            *out = (Text){ plain, length };
            return true;
        }
        if (c != '\\')
            plain[length++] = c;
        else if (!escape_read(rest, &at, plain, &length))
            return false;
    }
    return false;
}
