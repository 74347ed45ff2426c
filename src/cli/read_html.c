/* read_html.c - one self-contained page: each file's text and the table of its facts. */
#include "cli/read_formats.h"

#include "base/html.h"

static void begin(const ReadSettings *settings, Buffer *out);
static void write_file(const ReadFile *file, Buffer *out);
static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out);

const ReadFormat read_html_format = { begin, write_file, end };

static void begin(const ReadSettings *settings, Buffer *out)
{
    bool zh = settings->language == LANGUAGE_ZH;
    buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n<title>%s</title>\n",
                  zh ? "zh-CN" : "en", zh ? "材料中的数据点" : "Facts in reports");
    buffer_add(out, TEXT("<style>pre{white-space:pre-wrap}td{padding:0 1em 0 0}</style>\n"));
}

static void write_file(const ReadFile *file, Buffer *out)
{
    halfsky_fact fact;

    buffer_format(out, "<article id=\"file-%zu\">\n<h1>", file->number);
    html_text(out, file->name);
    buffer_add(out, TEXT("</h1>\n<table>\n"));
    for (size_t i = 0; halfsky_fact_at(file->reader, i, &fact); i++) {
        const Text cells[] = { text_from(fact.value), text_from(fact.unit), text_from(fact.what),
                               text_from(fact.measure), text_slice(file->doc->text, fact.start, fact.end) };
        buffer_add(out, TEXT("<tr>"));
        for (size_t cell = 0; cell < sizeof cells / sizeof *cells; cell++) {
            buffer_add(out, TEXT("<td>"));
            html_text(out, cells[cell]);
            buffer_add(out, TEXT("</td>"));
        }
        buffer_add(out, TEXT("</tr>\n"));
    }
    buffer_add(out, TEXT("</table>\n<pre>"));
    html_text(out, file->doc->text);
    buffer_add(out, TEXT("</pre>\n</article>\n"));
}

static void end(const ReadSettings *settings, const ReadTotals *totals, Buffer *out)
{
    (void)settings;
    (void)totals;
    buffer_add(out, TEXT("</html>\n"));
}
