/* The mending functions of halfsky/check.h: what checking would mend without asking is mended, and the result
 * checked again until nothing is left. */
#include "halfsky/check.h"

#include "base/memory.h"
#include "check/tidy.h"
#include "model/api.h"
#include "model/reader.h"

#include <stdlib.h>
#include <string.h>

/* What mending one thing brings to light is mended in the next round; texts settle in two or three. */
enum { ROUNDS_MOST = 12 };

struct halfsky_mender {
    halfsky_reader *given; /* has read the text that was given */
    halfsky_reader *again; /* reads what came of it */
    Arena *arena;
    Buffer text; /* the mended text */
    Edits edits;
};

halfsky_mender *halfsky_mender_new(const halfsky_catalog *catalog)
{
    halfsky_mender *mender = memory_resize(NULL, sizeof *mender);

    *mender = (halfsky_mender){ .given = halfsky_reader_new(catalog),
                                .again = halfsky_reader_new(catalog),
                                .arena = arena_new() };
    return mender;
}

void halfsky_mender_free(halfsky_mender *mender)
{
    if (!mender)
        return;
    halfsky_reader_free(mender->given);
    halfsky_reader_free(mender->again);
    arena_free(mender->arena);
    buffer_free(&mender->text);
    free(mender);
}

/* Slips of typing are cleaned; what a figure or a law should be is for people to say. */
static bool is_asked(const Finding *finding, int what)
{
    switch (finding->rule) {
    case CHECK_PRIVACY:
        return finding->mendable && what & HALFSKY_MASK;
    case CHECK_WORD:
    case CHECK_NOISE:
    case CHECK_WIDTH:
    case CHECK_TITLE:
        return finding->mendable && what & HALFSKY_CLEAN;
    default:
        return false;
    }
}

/* The fixes of what checking finds in the reader's text, as they are, not as they are shown. */
static Edits fixes_of(halfsky_mender *mender, halfsky_reader *reader, int what)
{
    Text text = reader->reading.text;
    Edits edits = { 0 };

    for (size_t i = 0; i < halfsky_finding_count(reader); i++) {
        const Finding *finding = &reader->findings.items.items[i];
        if (is_asked(finding, what))
            *LIST_ADD(mender->arena, &edits) = (Edit){ .start = finding->span.start,
                                                       .end = finding->span.end,
                                                       .words = arena_text(mender->arena, finding->fix),
                                                       .rule = check_rule_name(finding->rule) };
    }
    mend_settle(text, &edits);
    if (!edits.count && what & HALFSKY_CLEAN) {
        tidy_text(&reader->catalog->lexicon, text, mender->arena, &edits);
        mend_settle(text, &edits);
    }
    return edits;
}

/* Personal data that must be masked and is not. */
static bool leaks(halfsky_reader *reader)
{
    halfsky_finding finding;

    for (size_t i = 0; halfsky_finding_at(reader, i, "zh", &finding); i++)
        if (finding.level == 'A' && strcmp(finding.rule, "privacy") == 0)
            return true;
    return false;
}

int halfsky_mend(halfsky_mender *mender, const char *text, size_t length, int what)
{
    halfsky_reader *reader = mender->given;
    Buffer next = { 0 };

    arena_reset(mender->arena);
    mender->edits = (Edits){ 0 };
    buffer_clear(&mender->text);
    if (halfsky_read(reader, text, length) != 0)
        return -1;
    buffer_add(&mender->text, (Text){ text, length });
    for (int round = 0; round < ROUNDS_MOST; round++) {
        Edits edits = fixes_of(mender, reader, what);
        if (!edits.count)
            break;
        buffer_clear(&next);
        mend_apply(buffer_text(&mender->text), &edits, &next);
        Buffer old = mender->text;
        mender->text = next;
        next = old;
        mender->edits = mend_join(&mender->edits, &edits, buffer_text(&mender->text), mender->arena);
        reader = mender->again;
        if (halfsky_read(reader, mender->text.at, mender->text.len) != 0)
            break; /* longer than a text may be */
    }
    buffer_free(&next);
    if (what & HALFSKY_MASK && leaks(reader)) {
        buffer_clear(&mender->text);
        mender->edits = (Edits){ 0 };
        return 1;
    }
    return 0;
}

halfsky_text halfsky_mended(const halfsky_mender *mender)
{
    return text_public(buffer_text(&mender->text));
}

size_t halfsky_change_count(const halfsky_mender *mender)
{
    return mender->edits.count;
}

int halfsky_change_at(halfsky_mender *mender, size_t index, halfsky_change *out)
{
    if (index >= mender->edits.count)
        return 0;

    const Edit *edit = &mender->edits.items[index];
    *out = (halfsky_change){
        .rule = edit->rule,
        .start = edit->start,
        .end = edit->end,
        .new_start = edit->new_start,
        .new_end = edit->new_end,
        .before = halfsky_shown(mender->given, edit->start, edit->end),
        .after = halfsky_shown(mender->again, edit->new_start, edit->new_end),
    };
    return 1;
}
