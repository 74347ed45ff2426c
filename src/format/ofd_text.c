#include "format/ofd_text.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "format/xml.h"

#include <math.h>

#define POINTS (72 / 25.4) /* in a millimetre */

enum { DELTAS_MAX = 100000 };

typedef LIST(double) Numbers;

/* A text object: where its letters begin, and how its space is turned into the page's. */
typedef struct {
    double left, top;        /* of its boundary */
    double a, b, c, d, e, f; /* CTM */
    double size, stretch;    /* of a letter; its width by the height */
    double x, y;             /* of the last TextCode */
    bool background;
} TextObject;

/* Cuts off the next number; "g" gives true in `*repeat`. False at the end. */
static bool number_next(Text *rest, double *number, bool *repeat)
{
    size_t at = 0, start;
    double value = 0, scale = 1;
    bool negative = false, point = false;

    while (at < rest->len
           && (rest->at[at] == ' ' || rest->at[at] == '\t' || rest->at[at] == '\n' || rest->at[at] == '\r'
               || rest->at[at] == ','))
        at++;
    *repeat = at < rest->len && rest->at[at] == 'g';
    if (*repeat) {
        *rest = text_slice(*rest, at + 1, rest->len);
        return true;
    }
    if (at < rest->len && (rest->at[at] == '-' || rest->at[at] == '+'))
        negative = rest->at[at++] == '-';
    for (start = at;
         at < rest->len && ((rest->at[at] >= '0' && rest->at[at] <= '9') || (rest->at[at] == '.' && !point));
         at++) {
        if (rest->at[at] == '.') {
            point = true;
        } else {
            value = value * 10 + (rest->at[at] - '0');
            scale *= point ? 10 : 1;
        }
    }
    if (at == start)
        return false;
    *rest = text_slice(*rest, at, rest->len);
    *number = (negative ? -value : value) / scale;
    if (!isfinite(*number))
        *number = 0;
    return true;
}

/* "3 g 4 2.5": 3, then 2.5 four times. */
static void numbers_read(Text text, Arena *arena, Numbers *out)
{
    double number = 0, count = 0;
    bool repeat, ignored;

    while (out->count < DELTAS_MAX && number_next(&text, &number, &repeat)) {
        if (repeat) {
            if (!number_next(&text, &count, &ignored) || !number_next(&text, &number, &ignored))
                break;
            while (count > 0 && out->count < DELTAS_MAX) {
                *LIST_ADD(arena, out) = number;
                count -= 1;
            }
        } else {
            *LIST_ADD(arena, out) = number;
        }
    }
}

static double number_of(Text text, double otherwise)
{
    double number;
    bool repeat;

    return number_next(&text, &number, &repeat) && !repeat ? number : otherwise;
}

void ofd_box_read(Text numbers, OfdBox *out)
{
    double values[4] = { 0 };
    bool repeat;

    for (int i = 0; i < 4; i++)
        if (!number_next(&numbers, &values[i], &repeat) || repeat)
            return;
    *out = (OfdBox){ values[0] * POINTS, values[1] * POINTS, values[2] * POINTS, values[3] * POINTS };
}

static TextObject object_read(XmlReader *xml)
{
    double matrix[6] = { 1, 0, 0, 1, 0, 0 };
    OfdBox box = { 0 };
    Text ctm = xml_attribute(xml, "CTM");
    bool repeat;

    for (int i = 0; ctm.len && i < 6; i++)
        if (!number_next(&ctm, &matrix[i], &repeat))
            break;
    ofd_box_read(xml_attribute(xml, "Boundary"), &box);
    return (TextObject){ .left = box.left,
                         .top = box.top,
                         .a = matrix[0],
                         .b = matrix[1],
                         .c = matrix[2],
                         .d = matrix[3],
                         .e = matrix[4],
                         .f = matrix[5],
                         .size = number_of(xml_attribute(xml, "Size"), 3.5),
                         .stretch = number_of(xml_attribute(xml, "HScale"), 1) };
}

static bool is_wide(uint32_t code)
{
    return code >= 0x2E80 || (code >= 0x2014 && code <= 0x2026) || (code >= 0x2460 && code <= 0x24FF)
           || code == 0xB7;
}

static bool is_blank(uint32_t code)
{
    return code <= ' ' || code == 0xA0 || code == 0x3000;
}

/* How much a matrix stretches one direction, for what is turned little or by a quarter. */
static double larger(double a, double b)
{
    return fabs(a) > fabs(b) ? fabs(a) : fabs(b);
}

static LayoutWord place_word(const TextObject *object, Text text, double x, double y, double width)
{
    double left = object->a * x + object->c * y + object->e, base = object->b * x + object->d * y + object->f;
    double high = object->size * larger(object->c, object->d), wide = width * larger(object->a, object->b);

    return (LayoutWord){ text, layout_place(object->left + left * POINTS),
                         layout_place(object->top + (base - 0.85 * high) * POINTS),
                         layout_place(object->left + (left + wide) * POINTS),
                         layout_place(object->top + (base + 0.15 * high) * POINTS) };
}

/* Parts the letters of a TextCode into words where one stands off from its neighbour, or on another line. */
static void code_words(const TextObject *object, Text text, const Numbers *across, const Numbers *down,
                       Arena *arena, LayoutPage *page)
{
    double x = object->x, y = object->y, begun_x = x, begun_y = y, end = x;
    size_t begun = 0, length, glyph = 0;

    for (size_t at = 0; at <= text.len; at += length, glyph++) {
        uint32_t code = at < text.len ? utf8_read(text, at, &length) : ' ';
        double width = object->size * object->stretch * (is_wide(code) ? 1 : 0.5);
        bool apart =
            at > begun
            && (x - end > 0.3 * object->size || x < end - object->size || fabs(y - begun_y) > 0.3 * object->size);

        if (at == text.len || is_blank(code) || apart) {
            LayoutWord word = place_word(object, text_slice(text, begun, at), begun_x, begun_y, end - begun_x);
            if (at > begun && word.right > word.left && word.bottom > word.top)
                LIST_PUSH(arena, &page->words, word);
            begun = at;
        }
        if (at == text.len)
            break;
        if (is_blank(code))
            begun = at + length;
        else if (begun == at) {
            begun_x = x;
            begun_y = y;
        }
        end = x + width;
        x += glyph < across->count ? across->items[glyph] : down->count ? 0 : width;
        y += glyph < down->count ? down->items[glyph] : 0;
    }
}

/* The text of the element that has just opened, with its blanks: each of them is a letter that has a place. */
static Text code_text(XmlReader *xml, Arena *arena)
{
    Buffer buffer = { 0 };
    XmlEvent event;
    Text text;

    while ((event = xml_next(xml)) == XML_TEXT)
        buffer_add(&buffer, xml_text(xml));
    if (event == XML_OPEN)
        xml_skip(xml);
    text = buffer_text(&buffer);
    text = arena_text(arena, text_slice(text, 0, utf8_valid_until(text)));
    buffer_free(&buffer);
    return text;
}

static void code_read(XmlReader *xml, TextObject *object, Arena *arena, LayoutPage *page)
{
    Numbers across = { 0 }, down = { 0 };
    bool turned = fabs(object->b) > 0.3 * fabs(object->a);

    object->x = number_of(xml_attribute(xml, "X"), object->x);
    object->y = number_of(xml_attribute(xml, "Y"), object->y);
    numbers_read(xml_attribute(xml, "DeltaX"), arena, &across);
    numbers_read(xml_attribute(xml, "DeltaY"), arena, &down);
    Text text = code_text(xml, arena);
    if (!turned && !object->background)
        code_words(object, text, &across, &down, arena, page);
}

Problem ofd_page_words(Text bytes, Arena *arena, LayoutPage *page, OfdBox *box)
{
    XmlReader *xml = xml_new(bytes, "OFD");
    TextObject object = { .a = 1, .d = 1, .size = 3.5, .stretch = 1 };
    bool background = false;
    Problem problem;
    XmlEvent event;

    while ((event = xml_next(xml)) != XML_END) {
        if (event == XML_CLOSE && xml_is(xml, "Layer"))
            background = false;
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "PhysicalBox"))
            ofd_box_read(code_text(xml, arena), box);
        else if (xml_is(xml, "Layer"))
            background = text_equal(xml_attribute(xml, "Type"), TEXT("Background"));
        else if (xml_is(xml, "TextObject")) {
            object = object_read(xml);
            object.background = background;
        } else if (xml_is(xml, "TextCode"))
            code_read(xml, &object, arena, page);
    }
    problem = xml_problem(xml);
    xml_free(xml);
    return problem;
}

Text ofd_page_picture(Text bytes, Arena *arena)
{
    XmlReader *xml = xml_new(bytes, "OFD");
    Text found = TEXT("");
    double largest = 0;
    XmlEvent event;

    while ((event = xml_next(xml)) != XML_END) {
        OfdBox box = { 0 };

        if (event != XML_OPEN || !xml_is(xml, "ImageObject"))
            continue;
        ofd_box_read(xml_attribute(xml, "Boundary"), &box);
        if (box.width * box.height > largest) {
            largest = box.width * box.height;
            found = arena_text(arena, xml_attribute(xml, "ResourceID"));
        }
    }
    xml_free(xml);
    return found;
}
