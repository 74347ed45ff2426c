#include "cli/check_copies.h"

#include "base/json.h"
#include "cli/columns.h"
#include "cli/place_words.h"

#include <stdlib.h>

enum { EXCERPT_WIDTH = 140, NAME_WIDTH = 80, CONFIDENCE = 95 };

/* ---- text ------------------------------------------------------------------------- */

static void put_side(const CopySide *side, size_t start, Language language, Buffer *out)
{
    bool zh = language == LANGUAGE_ZH;

    columns_last(out, side->file, NAME_WIDTH);
    if (!side->doc) {
        buffer_add(out, zh ? TEXT("（范文）\n") : TEXT(" (model text)\n"));
        return;
    }
    buffer_format(out, zh ? " 第 %zu 份 " : " document %zu ", side->document + 1);
    text_place(side->doc, start, language, out);
    if (side->title.len) {
        buffer_add(out, zh ? TEXT(" 《") : TEXT(" \""));
        columns_last(out, side->title, NAME_WIDTH);
        buffer_add(out, zh ? TEXT("》") : TEXT("\""));
    }
    buffer_format(out, zh ? "，雷同文字占 %u%%\n" : ", %u%% of it\n", side->percent);
}

/* The beginning of a passage on its first side. */
static void put_excerpt(const CopyPassage *passage, Buffer *out)
{
    Buffer shown = { 0 };

    for (size_t i = 0; i < passage->piece_count && shown.len < (size_t)4 * EXCERPT_WIDTH; i++)
        buffer_add(&shown, passage->pieces[i].shown[0]);
    buffer_add(out, TEXT("       "));
    columns_last(out, text_trim(buffer_text(&shown)), EXCERPT_WIDTH);
    buffer_add_char(out, '\n');
    buffer_free(&shown);
}

void check_copies_text(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                       Buffer *out)
{
    static const char *const kinds[][3] = {
        { "own", "同一单位的两份材料", "two reports of one agency" },
        { "other", "两份材料", "two reports" },
        { "model", "与范文雷同", "copied from a model text" },
    };
    bool zh = settings->language == LANGUAGE_ZH;

    (void)index;
    if (!count)
        return;
    buffer_format(out, zh ? "== 雷同  %zu 对\n" : "== Copies: pairs %zu\n", count);
    for (size_t i = 0; i < count; i++) {
        const ReadCopy *copy = &copies[i];
        const CopyPassage *longest = &copy->passages[copy->longest];

        buffer_format(out, "\n   %c ", copy->level);
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (strcmp(kinds[k][0], copy->kind) == 0)
                buffer_add(out, text_of(kinds[k][zh ? 1 : 2]));
        buffer_format(out, zh ? "，%zu 段相同\n" : ", passages: %zu\n", copy->passage_count);
        for (int side = 0; side < 2; side++) {
            buffer_add(out, TEXT("     "));
            put_side(&copy->sides[side], longest->start[side], settings->language, out);
        }
        put_excerpt(longest, out);
    }
    buffer_add_char(out, '\n');
}

/* ---- jsonl ------------------------------------------------------------------------ */

static int by_span(const void *a, const void *b)
{
    const CopyPassage *const *x = a, *const *y = b;
    size_t first = (*x)->start[0], second = (*y)->start[0];

    return (first > second) - (first < second);
}

/* The passages on one side; both sides of a pair give them in the same order. */
static void put_spans(JsonWriter *json, const ReadCopy *copy, int side, const CopyPassage **order)
{
    json_key(json, TEXT("spans"));
    json_array(json);
    for (size_t i = 0; i < copy->passage_count; i++) {
        json_array(json);
        json_int(json, (int64_t)order[i]->start[side]);
        json_int(json, (int64_t)order[i]->end[side]);
        json_end(json);
    }
    json_end(json);
}

static void put_other(JsonWriter *json, const ReadCopy *copy, int side, const CopyPassage **order)
{
    const CopySide *other = &copy->sides[side];
    const CopyPassage *longest = &copy->passages[copy->longest];

    json_key(json, TEXT("other"));
    json_object(json);
    json_put_text(json, TEXT("file"), other->file);
    if (other->doc) {
        json_put_int(json, TEXT("doc"), (int64_t)other->document + 1);
        json_put_int(json, TEXT("start"), (int64_t)longest->start[side]);
        json_put_int(json, TEXT("end"), (int64_t)longest->end[side]);
        put_spans(json, copy, side, order);
    }
    json_put_int(json, TEXT("share"), other->percent);
    json_end(json);
}

static void write_side(const ReadCopy *copy, int side, const CopyPassage **order, Buffer *out)
{
    JsonWriter json = json_writer(out);
    const CopySide *own = &copy->sides[side];
    const CopyPassage *longest = &copy->passages[copy->longest];

    json_object(&json);
    json_put_text(&json, TEXT("file"), own->file);
    json_put_int(&json, TEXT("doc"), (int64_t)own->document + 1);
    json_put_text(&json, TEXT("rule"), TEXT("copy"));
    json_put_text(&json, TEXT("class"), (Text){ &copy->level, 1 });
    json_put_int(&json, TEXT("start"), (int64_t)longest->start[side]);
    json_put_int(&json, TEXT("end"), (int64_t)longest->end[side]);
    json_put_text(&json, TEXT("message"), own->message_zh);
    json_put_null(&json, TEXT("stated"));
    json_put_null(&json, TEXT("expected"));
    json_put_null(&json, TEXT("fix"));
    put_spans(&json, copy, side, order);
    json_put_int(&json, TEXT("confidence"), confidence_in(own->doc, CONFIDENCE));
    json_put_text(&json, TEXT("message_en"), own->message_en);
    json_key(&json, TEXT("place"));
    place_put(&json, own->doc, longest->start[side]);
    json_put_text(&json, TEXT("kind"), text_of(copy->kind));
    json_put_int(&json, TEXT("share"), own->percent);
    put_other(&json, copy, !side, order);
    json_end(&json);
    buffer_add_char(out, '\n');
}

void check_copies_jsonl(const ReadSettings *settings, const ReadCopy *copies, size_t count, Buffer *index,
                        Buffer *out)
{
    Arena *arena = arena_new();

    (void)settings;
    (void)index;
    for (size_t i = 0; i < count; i++) {
        const CopyPassage **order = ARENA_ARRAY(arena, copies[i].passage_count + 1, const CopyPassage *);
        for (size_t k = 0; k < copies[i].passage_count; k++)
            order[k] = &copies[i].passages[k];
        qsort(order, copies[i].passage_count, sizeof *order, by_span);
        for (int side = 0; side < 2; side++)
            if (copies[i].sides[side].doc)
                write_side(&copies[i], side, order, out);
        arena_reset(arena);
    }
    arena_free(arena);
}
