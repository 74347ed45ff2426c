#include "cli/copy_list.h"

#include "halfsky/check.h"
#include "model/exceptions.h"

#include <assert.h>
#include <stdlib.h>

typedef struct {
    const CopyList *list;
    halfsky_copier *copier;
    ReadCopy *copies;
    halfsky_copy *compared; /* of each; its passages are gone */
    size_t count;
    Buffer name;
} Writer;

halfsky_copy_text copy_text_of(const CopyList *list, size_t document)
{
    const CopyDocument *about = &list->documents->items[document];
    Text text = text_slice(list->files->items[about->file].doc.text, about->start, about->end);

    return (halfsky_copy_text){ { text.at, text.len }, { about->agency.at, about->agency.len } };
}

/* The last part of a path: 材料.docx. */
static Text file_in_path(Text path)
{
    size_t at = path.len;

    while (at > 0 && path.at[at - 1] != '/')
        at--;
    return text_slice(path, at, path.len);
}

static void fill_side(const Writer *w, size_t document, CopySide *side)
{
    const CopyDocument *about = &w->list->documents->items[document];
    const CopyFile *file = &w->list->files->items[about->file];

    *side = (CopySide){
        .number = file->number,
        .file = file->name,
        .doc = &file->doc,
        .document = about->index,
        .start = about->start,
        .end = about->end,
        .title = about->title,
        .agency = about->agency,
    };
}

/* Whether a row allows that `own` shares passages with `other`. */
static bool side_excepted(const Exceptions *exceptions, const CopySide *own, const CopySide *other)
{
    const Text places[] = { own->file, own->agency, own->title };
    const Text names[] = { other->file, file_in_path(other->file), other->title };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].len
            && exceptions_hold(exceptions, CHECK_COPY, names[i], places, sizeof places / sizeof *places))
            return true;
    return false;
}

bool copy_excepted(const CopyList *list, const CopyPair *pair)
{
    const Writer w = { .list = list };
    const Exceptions *exceptions = list->settings->exceptions;
    CopySide sides[2];

    if (!exceptions)
        return false;
    fill_side(&w, pair->one, &sides[0]);
    if (pair->model) {
        halfsky_text name = halfsky_models_name(list->settings->models, pair->other);
        sides[1] = (CopySide){ .title = { name.at, name.len } };
    } else {
        fill_side(&w, pair->other, &sides[1]);
    }
    return side_excepted(exceptions, &sides[0], &sides[1])
           || (!pair->model && side_excepted(exceptions, &sides[1], &sides[0]));
}

size_t copy_list_except(const CopyList *list, CopyPairs *pairs)
{
    size_t kept = 0, excepted = 0;

    for (size_t i = 0; list->settings->exceptions && i < pairs->count; i++) {
        if (copy_excepted(list, &pairs->items[i]))
            excepted += pairs->items[i].model ? 1 : 2;
        else
            pairs->items[kept++] = pairs->items[i];
    }
    if (list->settings->exceptions)
        pairs->count = kept;
    return excepted;
}

/* What a message calls the other document: its title and file. */
static Text name_of(Writer *w, const CopySide *side, bool zh)
{
    buffer_clear(&w->name);
    if (!side->doc) {
        buffer_format(&w->name, zh ? "《%.*s》" : "\"%.*s\"", TEXT_ARG(side->file));
        return buffer_text(&w->name);
    }
    if (side->title.len)
        buffer_format(&w->name, zh ? "《%.*s》" : "\"%.*s\"", TEXT_ARG(side->title));
    buffer_format(&w->name,
                  zh                ? "（%.*s 第 %zu 份）"
                  : side->title.len ? " (%.*s, document %zu)"
                                    : "%.*s, document %zu",
                  TEXT_ARG(side->file), side->document + 1);
    return buffer_text(&w->name);
}

static Text message(Writer *w, const halfsky_copy *copy, const ReadCopy *out, int side, bool zh)
{
    Text name = name_of(w, &out->sides[!side], zh);
    halfsky_text made =
        halfsky_copy_message(w->copier, copy, side, (halfsky_text){ name.at, name.len }, zh ? "zh" : "en");

    return arena_text(w->list->arena, (Text){ made.at, made.len });
}

static void fill_passage(Writer *w, size_t index, const halfsky_passage *found, const CopySide sides[2],
                         CopyPassage *out)
{
    const halfsky_aligned *pieces;
    size_t count = halfsky_align(w->copier, index, &pieces);
    CopyPiece *copied = ARENA_ARRAY(w->list->arena, count + 1, CopyPiece);
    const halfsky_aligned whole = { { found->start[0], 0 }, { found->end[0], 0 }, 1 };

    if (!sides[1].doc) { /* of a model text there is nothing to show */
        pieces = &whole;
        count = 1;
    }

    for (int side = 0; side < 2; side++) {
        out->start[side] = sides[side].start + found->start[side];
        out->end[side] = sides[side].start + found->end[side];
        for (size_t i = 0; i < count; i++) {
            copied[i].equal = pieces[i].equal;
            copied[i].start[side] = sides[side].start + pieces[i].start[side];
            copied[i].end[side] = sides[side].start + pieces[i].end[side];
        }
    }
    out->pieces = copied;
    out->piece_count = count;
}

static void fill_copy(Writer *w, const CopyPair *pair, ReadCopy *out, halfsky_copy *compared)
{
    halfsky_copy_text one = copy_text_of(w->list, pair->one);
    halfsky_copy copy;
    int copied;

    fill_side(w, pair->one, &out->sides[0]);
    if (pair->model) {
        halfsky_text name = halfsky_models_name(w->list->settings->models, pair->other);
        out->sides[1] = (CopySide){ .file = { name.at, name.len } };
        copied = halfsky_compare_model(w->copier, &one, w->list->settings->models, pair->other, &copy);
    } else {
        halfsky_copy_text other = copy_text_of(w->list, pair->other);
        fill_side(w, pair->other, &out->sides[1]);
        copied = halfsky_compare(w->copier, &one, &other, w->list->sketches, &copy);
    }
    assert(copied); /* it was before */
    (void)copied;
    out->kind = copy.kind;
    out->level = copy.level;
    out->longest = copy.longest;
    out->passage_count = copy.passage_count;
    CopyPassage *passages = ARENA_ARRAY(w->list->arena, copy.passage_count + 1, CopyPassage);
    for (size_t i = 0; i < copy.passage_count; i++)
        fill_passage(w, i, &copy.passages[i], out->sides, &passages[i]);
    out->passages = passages;
    for (int side = 0; side < 2; side++)
        out->sides[side].percent = copy.percent[side];
    *compared = copy;
}

/* They name the other side, whose title must be masked by then. */
static void fill_messages(Writer *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (int side = 0; side < 2; side++) {
            CopySide *own = &w->copies[i].sides[side];

            if (!own->doc)
                continue;
            own->message_zh = message(w, &w->compared[i], &w->copies[i], side, true);
            own->message_en = message(w, &w->compared[i], &w->copies[i], side, false);
        }
}

/* ---- what may be shown ------------------------------------------------------------ */

/* One side of one copy, by its file. */
typedef struct {
    const Doc *doc;
    size_t copy;
    int side;
} Use;

static int by_doc(const void *a, const void *b)
{
    const Use *x = a, *y = b;

    if (x->doc != y->doc)
        return (x->doc > y->doc) - (x->doc < y->doc);
    return (x->copy > y->copy) - (x->copy < y->copy);
}

/* A name that stands in the text, as it may be shown. */
static Text name_shown(const Writer *w, halfsky_reader *reader, Text text, Text name)
{
    if (name.at < text.at || name.at >= text.at + text.len)
        return name;
    halfsky_text shown = halfsky_shown(reader, (size_t)(name.at - text.at), (size_t)(name.at - text.at) + name.len);
    return arena_text(w->list->arena, (Text){ shown.at, shown.len });
}

/* Fills the texts of one side, with the personal data in it masked. The file was read by `reader`. */
static void show_side(const Writer *w, const Use *use, halfsky_reader *reader)
{
    ReadCopy *copy = &w->copies[use->copy];
    CopySide *own = &copy->sides[use->side];
    halfsky_document about;

    if (halfsky_document_at(reader, own->document, &about)) {
        own->title = name_shown(w, reader, use->doc->text, (Text){ about.title.at, about.title.len });
        own->agency = name_shown(w, reader, use->doc->text, (Text){ about.agency.at, about.agency.len });
    }

    for (size_t i = 0; i < copy->passage_count; i++) {
        for (size_t k = 0; k < copy->passages[i].piece_count; k++) {
            CopyPiece *piece = (CopyPiece *)(uintptr_t)&copy->passages[i].pieces[k];
            halfsky_text shown = halfsky_shown(reader, piece->start[use->side], piece->end[use->side]);
            piece->shown[use->side] = arena_text(w->list->arena, (Text){ shown.at, shown.len });
        }
    }
}

/* Reads each file once more that is in a copy. */
static void show_all(const Writer *w)
{
    halfsky_reader *reader = halfsky_reader_new(w->list->settings->catalog);
    Use *uses = ARENA_ARRAY(w->list->arena, 2 * w->count + 1, Use);
    size_t count = 0;

    for (size_t i = 0; i < w->count; i++)
        for (int side = 0; side < 2; side++)
            if (w->copies[i].sides[side].doc)
                uses[count++] = (Use){ w->copies[i].sides[side].doc, i, side };
    qsort(uses, count, sizeof *uses, by_doc);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || uses[i].doc != uses[i - 1].doc)
            halfsky_read(reader, uses[i].doc->text.at, uses[i].doc->text.len);
        show_side(w, &uses[i], reader);
    }
    halfsky_reader_free(reader);
}

size_t copy_list_write(const CopyList *list, const CopyPairs *pairs, const ReadFormat *format, Buffer *index,
                       Buffer *out)
{
    Writer w = { .list = list, .copier = halfsky_copier_new(list->settings->catalog), .count = pairs->count };

    w.copies = ARENA_ARRAY(list->arena, pairs->count + 1, ReadCopy);
    w.compared = ARENA_ARRAY(list->arena, pairs->count + 1, halfsky_copy);
    for (size_t i = 0; i < pairs->count; i++)
        fill_copy(&w, &pairs->items[i], &w.copies[i], &w.compared[i]);
    show_all(&w);
    fill_messages(&w);
    format->copies(list->settings, w.copies, w.count, index, out);
    halfsky_copier_free(w.copier);
    buffer_free(&w.name);
    size_t objected = 0;
    for (size_t i = 0; i < pairs->count; i++)
        objected += pairs->items[i].model ? 1 : 2;
    return objected;
}
