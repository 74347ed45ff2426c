/* detect.c - what a file is, by its content. */
#include "format/detect.h"

#include "format/container.h"
#include "format/csv_rows.h"

#include <strings.h>

/* HTML is looked for in the beginning only; a PDF may begin so late (ISO 32000-1, annex H). */
enum { HTML_SAMPLE = 4096, PDF_SAMPLE = 1024, CSV_SAMPLE = 64 * 1024 };

static const char *const names[FORMATS] = {
    [FORMAT_TEXT] = "TXT",    [FORMAT_CSV] = "CSV",
    [FORMAT_HTML] = "HTML",   [FORMAT_RTF] = "RTF",
    [FORMAT_DOCX] = "DOCX",   [FORMAT_ODT] = "ODF",
    [FORMAT_OFD] = "OFD",     [FORMAT_XLSX] = "XLSX",
    [FORMAT_ZIP] = "ZIP",     [FORMAT_DOC] = "DOC",
    [FORMAT_XLS] = "XLS",     [FORMAT_LOCKED] = "DOCX/XLSX",
    [FORMAT_PDF] = "PDF",     [FORMAT_IMAGE] = "PNG/JPEG/TIFF/BMP",
    [FORMAT_OTHER] = "OTHER",
};

static const Text pictures[] = {
    TEXT("\x89PNG\r\n\x1A\n"),
    TEXT("\xFF\xD8\xFF"),
    TEXT("II*\0"),
    TEXT("MM\0*"),
};

static Text without_mark(Text bytes);
static bool is_pdf(Text bytes);
static bool is_bitmap(Text bytes);
static bool is_html(Text bytes, Text name);
static bool is_csv(Text bytes, Text name);
static bool has_suffix(Text name, const char *suffix);

Format format_detect(Text bytes, Text name)
{
    if (zip_looks_so(bytes))
        return zip_format(bytes);
    if (compound_looks_so(bytes))
        return compound_format(bytes);
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        if (text_starts(bytes, pictures[i]))
            return FORMAT_IMAGE;
    }
    if (is_bitmap(bytes))
        return FORMAT_IMAGE;

    Text words = text_trim(without_mark(text_slice(bytes, 0, HTML_SAMPLE)));
    if (text_starts(words, TEXT("{\\rtf")))
        return FORMAT_RTF;
    if (is_pdf(bytes))
        return FORMAT_PDF;
    if (is_html(bytes, name))
        return FORMAT_HTML;
    return is_csv(bytes, name) ? FORMAT_CSV : FORMAT_TEXT;
}

const char *format_name(Format format)
{
    return names[format];
}

Format format_named(Text name)
{
    for (int format = 0; format < FORMATS; format++) {
        if (text_equal(name, text_of(names[format])))
            return (Format)format;
    }
    return FORMAT_OTHER;
}

static Text without_mark(Text bytes)
{
    return text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? text_slice(bytes, 3, bytes.len) : bytes;
}

/* "%PDF-1", at the beginning or, behind what is no text, within the first kilobyte. */
static bool is_pdf(Text bytes)
{
    Text head = text_slice(bytes, 0, PDF_SAMPLE);
    Text words = text_trim(without_mark(head));
    size_t at = text_find(head, TEXT("%PDF-"));

    if (text_starts(words, TEXT("%PDF-")))
        return true;
    /* A report may speak of one; a file that is one goes on with its objects. */
    return at + 5 < head.len && head.at[at + 5] >= '1' && head.at[at + 5] <= '2'
           && text_contains(text_slice(bytes, at, at + 64 * 1024), TEXT(" obj"));
}

static bool is_bitmap(Text bytes)
{
    static const unsigned char sizes[] = { 12, 40, 52, 56, 64, 108, 124 }; /* of the header that follows */

    if (bytes.len < 26 || !text_starts(bytes, TEXT("BM")) || memcmp(bytes.at + 6, "\0\0\0\0", 4) != 0)
        return false;
    return memchr(sizes, bytes.at[14], sizeof sizes) && memcmp(bytes.at + 15, "\0\0\0", 3) == 0;
}

/* ---- HTML ------------------------------------------------------------------------- */

/* The sample in one byte a letter: of UTF-16 what is ASCII, the rest as blanks. */
static Text narrowed(Text bytes, char room[HTML_SAMPLE])
{
    bool big = text_starts(bytes, TEXT("\xFE\xFF")) || text_starts(bytes, TEXT("\0<"));
    bool little = text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("<\0"));
    size_t length = 0;

    bytes = text_slice(bytes, 0, HTML_SAMPLE);
    if (!big && !little)
        return without_mark(bytes);
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        char high = bytes.at[i + little], low = bytes.at[i + big];
        room[length++] = high == 0 && (unsigned char)low < 0x80 ? low : ' ';
    }
    return (Text){ room, length };
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Past blanks, comments, declarations of XML and instructions of it. */
static Text markup_begin(Text words)
{
    for (;;) {
        words = text_trim(words);
        if (text_starts(words, TEXT("<?"))) {
            size_t end = text_find(words, TEXT(">"));
            words = text_slice(words, end + 1, words.len);
        } else if (text_starts(words, TEXT("<!--"))) {
            size_t end = text_find(words, TEXT("-->"));
            words = text_slice(words, end + 3, words.len);
        } else {
            return words;
        }
    }
}

static bool tag_is(Text words, const char *name)
{
    size_t length = strlen(name);

    return words.len > length + 1 && words.at[0] == '<' && strncasecmp(words.at + 1, name, length) == 0
           && !is_letter(words.at[length + 1]);
}

/* Begins as a page does; or with an element of pages that is closed again: a piece of a page. A
 * Markdown file may hold such pieces, and is none. */
static bool is_html(Text bytes, Text name)
{
    static const char *const page[] = { "!doctype html", "html", "head", "body", "meta", "title" };
    static const char *const piece[] = { "div", "p",  "table", "style", "script", "span",    "font",    "center",
                                         "h1",  "h2", "h3",    "ul",    "ol",     "section", "article", "b" };
    char room[HTML_SAMPLE];
    Text words = markup_begin(narrowed(bytes, room));

    for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
        if (tag_is(words, page[i]))
            return true;
    }
    if (has_suffix(name, ".md") || has_suffix(name, ".csv"))
        return false;
    for (size_t i = 0; i < sizeof piece / sizeof *piece; i++) {
        if (tag_is(words, piece[i]))
            return text_contains(words, TEXT("</"));
    }
    return false;
}

/* ---- tables in text --------------------------------------------------------------- */

/* The sample of UTF-16 in one byte a letter, 0x80 for all beyond ASCII. Without a mark, commas and ends of lines tell: one of
 * their two bytes is nothing. */
static Text narrowed_table(Text bytes, char room[CSV_SAMPLE])
{
    bool big = text_starts(bytes, TEXT("\xFE\xFF")), little = text_starts(bytes, TEXT("\xFF\xFE"));
    size_t length = 0;

    if (!big && !little) {
        const char *none = memchr(bytes.at, 0, bytes.len < CSV_SAMPLE ? bytes.len : CSV_SAMPLE);
        if (!none)
            return without_mark(bytes);
        big = (none - bytes.at) % 2 == 0;
        little = !big;
    } else {
        bytes = text_slice(bytes, 2, bytes.len);
    }
    for (size_t i = 0; i + 1 < bytes.len && length < CSV_SAMPLE; i += 2) {
        char high = bytes.at[i + little], low = bytes.at[i + big];
        room[length++] = high == 0 && low && (unsigned char)low < 0x80 ? low : (char)0x80;
    }
    return (Text){ room, length };
}

static bool is_csv(Text bytes, Text name)
{
    char room[CSV_SAMPLE];

    if (bytes.len == 0)
        return false;
    return csv_separator(narrowed_table(bytes, room), has_suffix(name, ".csv") || has_suffix(name, ".tsv")) != 0;
}

static bool has_suffix(Text name, const char *suffix)
{
    size_t length = strlen(suffix);

    return name.len >= length && strncasecmp(name.at + name.len - length, suffix, length) == 0;
}
