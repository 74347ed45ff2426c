/* csv.c - writes CSV (RFC 4180) for spreadsheets. */
#include "base/csv.h"

#include "base/decimal.h"
#include "base/utf8.h"

#include <string.h>

static void separate(CsvWriter *csv);
static bool is_formula(Text value);
static bool is_number(Text value);
static bool needs_quotes(Text value);

CsvWriter csv_writer(Buffer *out)
{
    return (CsvWriter){ .out = out };
}

void csv_bom(CsvWriter *csv)
{
    buffer_add(csv->out, TEXT("\xEF\xBB\xBF"));
}

void csv_field(CsvWriter *csv, Text value)
{
    bool quotes = needs_quotes(value);

    separate(csv);
    if (quotes)
        buffer_add_char(csv->out, '"');
    if (is_formula(value))
        buffer_add_char(csv->out, '\'');
    for (size_t quote; (quote = text_find(value, TEXT("\""))) < value.len;) {
        buffer_add(csv->out, text_slice(value, 0, quote + 1));
        buffer_add_char(csv->out, '"');
        value = text_slice(value, quote + 1, value.len);
    }
    buffer_add(csv->out, value);
    if (quotes)
        buffer_add_char(csv->out, '"');
}

void csv_int(CsvWriter *csv, int64_t value)
{
    separate(csv);
    buffer_add_int(csv->out, value);
}

void csv_end_row(CsvWriter *csv)
{
    buffer_add(csv->out, TEXT("\r\n"));
    csv->started = false;
}

static void separate(CsvWriter *csv)
{
    if (csv->started)
        buffer_add_char(csv->out, ',');
    csv->started = true;
}

/* Spreadsheets made for East Asia take the full-width signs too. */
static bool is_formula(Text value)
{
    if (value.len == 0)
        return false;

    size_t length;
    uint32_t first = utf8_narrow(utf8_read(value, 0, &length));
    bool sign = first == '=' || first == '+' || first == '-' || first == '@';
    return (sign || first == '\t' || first == '\r' || first == '\n') && !is_number(value);
}

static bool is_number(Text value)
{
    Decimal number;

    if (text_ends(value, TEXT("%")))
        value.len--;
    return decimal_read(value, &number);
}

static bool needs_quotes(Text value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] && strchr(",\"\r\n", value.at[i]))
            return true;
    return false;
}
