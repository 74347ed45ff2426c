#include "format/bbox.h"

#include "base/utf8.h"

enum { TSV_CELLS = 12, DOTS = 24 /* units of a place in a pixel of 300 dpi */ };

/* A decimal as a place, "128.4000" as 12840. What is no number is 0. */
static int read_place(Text text)
{
    bool negative = text.len && text.at[0] == '-';
    int64_t place = 0;
    int decimals = -1; /* digits behind the point */

    for (size_t i = negative; i < text.len && decimals < 2 && place <= LAYOUT_PLACE_MAX; i++) {
        if (text.at[i] == '.' && decimals < 0) {
            decimals = 0;
        } else if (text.at[i] >= '0' && text.at[i] <= '9') {
            place = 10 * place + (text.at[i] - '0');
            decimals += decimals >= 0;
        } else {
            break;
        }
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
        place *= 10;
    if (place > LAYOUT_PLACE_MAX)
        place = LAYOUT_PLACE_MAX;
    return (int)(negative ? -place : place);
}

/* The value of an attribute in the inside of a tag, as a place. */
static int place_in(Text tag, Text attribute)
{
    size_t at = text_find(tag, attribute);

    return at < tag.len ? read_place(text_slice(tag, at + attribute.len, tag.len)) : 0;
}

static bool has_entity(Text text)
{
    return memchr(text.at, '&', text.len) != NULL;
}

static Text without_entities(Text text, Arena *arena)
{
    static const struct {
        const char *name;
        char letter;
    } entities[] = { { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' },
                     { "&quot;", '"' }, { "&apos;", '\'' }, { "&#39;", '\'' } };
    char *room = arena_alloc_raw(arena, text.len);
    size_t used = 0;

    for (size_t at = 0; at < text.len;) {
        size_t length = 0;

        for (size_t i = 0; text.at[at] == '&' && i < sizeof entities / sizeof *entities && length == 0; i++)
            if (text_starts(text_slice(text, at, text.len), text_of(entities[i].name))) {
                room[used++] = entities[i].letter;
                length = strlen(entities[i].name);
            }
        if (length == 0)
            room[used++] = text.at[at];
        at += length ? length : 1;
    }
    return (Text){ room, used };
}

/* Valid UTF-8 without blanks at its ends; broken bytes end the word. */
static Text word_of(Text text, Arena *arena)
{
    text = text_trim(text_slice(text, 0, utf8_valid_until(text)));
    return text.len && has_entity(text) ? without_entities(text, arena) : arena_text(arena, text);
}

static void add_word(LayoutPage *page, Arena *arena, LayoutWord word)
{
    if (word.text.len && word.right > word.left && word.bottom > word.top)
        *LIST_ADD(arena, &page->words) = word;
}

void bbox_read(Text xhtml, Arena *arena, LayoutPages *out)
{
    const char *end = xhtml.at + xhtml.len;

    for (const char *at = xhtml.at; at && at < end && (at = memchr(at, '<', (size_t)(end - at)));) {
        const char *close = memchr(at, '>', (size_t)(end - at));
        if (!close)
            break;
        Text tag = { at, (size_t)(close - at) };
        at = close + 1;
        if (text_starts(tag, TEXT("<page "))) {
            LayoutPage *page = LIST_ADD(arena, out);
            page->number = (int)out->count;
            page->width = place_in(tag, TEXT("width=\""));
            page->height = place_in(tag, TEXT("height=\""));
        } else if (text_starts(tag, TEXT("<word ")) && out->count) {
            const char *stop = memchr(at, '<', (size_t)(end - at));
            Text words = { at, (size_t)((stop ? stop : end) - at) };
            add_word(&out->items[out->count - 1], arena,
                     (LayoutWord){ word_of(words, arena), place_in(tag, TEXT("xMin=\"")),
                                   place_in(tag, TEXT("yMin=\"")), place_in(tag, TEXT("xMax=\"")),
                                   place_in(tag, TEXT("yMax=\"")) });
        }
    }
}

/* A whole number of pixels as a place. */
static int read_pixels(Text text)
{
    int place = read_place(text) / LAYOUT_UNIT;

    return place > LAYOUT_PLACE_MAX / DOTS ? LAYOUT_PLACE_MAX : place * DOTS;
}

/* Words of one line nearer than this belong together: tesseract's boxes are as narrow as the ink, and behind a comma
 * half a letter's room is blank. */
static bool is_near(const LayoutWord *word, const LayoutWord *next)
{
    return 10 * (int64_t)(next->left - word->right) < 11 * (int64_t)(word->bottom - word->top);
}

static bool is_latin(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The next word of a line: goes on with the one before it, or is a word of its own. */
static void add_to_line(LayoutPage *page, Arena *arena, LayoutWord next, bool first)
{
    LayoutWord *word = !first && page->words.count ? &page->words.items[page->words.count - 1] : NULL;

    if (!word || word->text.len == 0 || next.text.len == 0 || !is_near(word, &next)) {
        add_word(page, arena, next);
        return;
    }
    bool blank =
        is_latin((unsigned char)word->text.at[word->text.len - 1]) && is_latin((unsigned char)next.text.at[0]);
    word->text = arena_format(arena, "%.*s%s%.*s", TEXT_ARG(word->text), blank ? " " : "", TEXT_ARG(next.text));
    word->right = next.right > word->right ? next.right : word->right;
}

void tsv_words_read(Text tsv, Arena *arena, LayoutPage *out)
{
    Text line, cells[TSV_CELLS];
    int line_top = 0, line_bottom = 0;
    bool first = true;

    while (text_cut(&tsv, '\n', &line)) {
        size_t count = 0;

        while (count < TSV_CELLS && text_cut(&line, '\t', &cells[count]))
            count++;
        if (count + 1 < TSV_CELLS || cells[0].len != 1)
            continue;
        int left = read_pixels(cells[6]), top = read_pixels(cells[7]);
        int right = left + read_pixels(cells[8]), bottom = top + read_pixels(cells[9]);

        if (cells[0].at[0] == '1') { /* the page */
            out->width = right - left;
            out->height = bottom - top;
        } else if (cells[0].at[0] == '4') { /* a line: 一 and commas are low, and would not stand in it */
            line_top = top;
            line_bottom = bottom;
            first = true;
        } else if (cells[0].at[0] == '5' && count == TSV_CELLS) {
            bool inside = line_bottom > line_top;
            size_t words = out->words.count;
            add_to_line(out, arena,
                        (LayoutWord){ word_of(cells[11], arena), left, inside ? line_top : top, right,
                                      inside ? line_bottom : bottom },
                        first);
            first = first && out->words.count == words;
        }
    }
}
