#include "check/align.h"

#include "base/utf8.h"

#include <assert.h>

typedef struct {
    const AlignSide *sides;
    Arena *arena;
    Alignment *out;
    size_t first; /* of the pieces of this passage */
} Aligner;

size_t letter_end(const AlignSide *side, size_t index)
{
    size_t length;
    utf8_read(side->text, side->starts[index], &length);
    return side->starts[index] + length;
}

/* Appends a piece, or makes the last one longer. */
static void add_piece(Aligner *a, const size_t start[2], const size_t end[2], bool equal)
{
    if (start[0] == end[0] && start[1] == end[1])
        return;
    Aligned *last = a->out->count > a->first ? &a->out->items[a->out->count - 1] : NULL;
    if (last && last->equal == equal) {
        last->end[0] = end[0];
        last->end[1] = end[1];
        return;
    }
    LIST_PUSH(a->arena, a->out, (Aligned){ { start[0], start[1] }, { end[0], end[1] }, equal });
}

static bool is_figure(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '%';
}

/* Bytes that both pieces begin with, whole letters and no part of a number. */
static size_t common_start(Text a, Text b)
{
    size_t same = 0, length;

    while (same < a.len && same < b.len && !is_figure(a.at[same])) {
        utf8_read(a, same, &length);
        if (!text_equal(text_slice(a, same, same + length), text_slice(b, same, same + length)))
            break;
        same += length;
    }
    return same;
}

static size_t common_end(Text a, Text b)
{
    size_t same = 0;

    while (same < a.len && same < b.len) {
        size_t length = 1;
        while (length < 4 && same + length < a.len && (a.at[a.len - same - length] & 0xC0) == 0x80)
            length++;
        if (same + length > b.len || is_figure(a.at[a.len - same - length])
            || memcmp(a.at + a.len - same - length, b.at + b.len - same - length, length) != 0)
            break;
        same += length;
    }
    return same;
}

/* What stands between two letters that are equal. */
static void add_between(Aligner *a, const size_t start[2], const size_t end[2])
{
    Text one = text_slice(a->sides[0].text, start[0], end[0]);
    Text two = text_slice(a->sides[1].text, start[1], end[1]);

    if (text_equal(one, two)) {
        add_piece(a, start, end, true);
        return;
    }
    size_t before = common_start(one, two);
    size_t behind = common_end(text_slice(one, before, one.len), text_slice(two, before, two.len));
    size_t middle[2] = { start[0] + before, start[1] + before };
    size_t rest[2] = { end[0] - behind, end[1] - behind };

    add_piece(a, start, middle, true);
    add_piece(a, middle, rest, false);
    add_piece(a, rest, end, true);
}

void align_passage(const Passages *passages, size_t index, const AlignSide sides[2], Arena *arena, Alignment *out)
{
    const Passage *passage = &passages->items.items[index];
    Aligner a = { sides, arena, out, out->count };
    size_t done[2] = { 0, 0 };

    for (uint32_t r = 0; r < passage->count; r++) {
        const Run *run = &passages->runs.items[passage->first + r];
        for (uint32_t i = 0; i < run->length; i++) {
            size_t start[2], end[2];
            for (int side = 0; side < 2; side++) {
                start[side] = sides[side].starts[run->at[side] + i];
                end[side] = letter_end(&sides[side], run->at[side] + i);
            }
            if (r || i)
                add_between(&a, done, start);
            add_piece(&a, start, end,
                      text_equal(text_slice(sides[0].text, start[0], end[0]),
                                 text_slice(sides[1].text, start[1], end[1])));
            done[0] = end[0];
            done[1] = end[1];
        }
    }
}
