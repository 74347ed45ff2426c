#include "cli/copies.h"

#include "base/memory.h"
#include "base/pool.h"
#include "cli/copy_list.h"
#include "cli/spool.h"

#include <stdlib.h>

enum { BLOCK_DOCUMENTS = 32 /* compared as one item of the pool */ };
/* A document is shown beside so many others at most, the closest ones: of a text that all villages sent in, one is
 * as good as the next. */
enum { PARTNERS_MOST = 5 };
/* Model texts that a document is compared with: those it shares most grams with. */
enum { MODELS_TRIED = 3 };

struct Copies {
    const ReadSettings *settings;
    Spool *spool;
    Arena *arena;
    halfsky_sketches *sketches; /* by document */
    CopyFiles files;
    CopyDocuments documents;
    CopyPairs pairs;
};

/* What stands at the beginning of a note, and of each document in it; their bytes follow. */
typedef struct {
    size_t number, name_len, text_at, text_len, blocks_at, block_count, table_count, document_count;
    bool scanned;
} FileNote;

typedef struct {
    size_t start, end, title_len, agency_len, sketch_len;
} DocumentNote;

static void *block_worker(void *shared);
static void block_worker_free(void *worker);
static void *compare_block(void *shared, void *worker, size_t index);
static bool take_block(void *shared, size_t index, void *result);
static void drop_block(void *result);
static void choose_pairs(Copies *copies);

Problem copies_open(const ReadSettings *settings, Copies **out)
{
    Copies *copies = memory_resize(NULL, sizeof *copies);

    *out = copies;
    *copies = (Copies){ .settings = settings, .arena = arena_new(), .sketches = halfsky_sketches_new() };
    return spool_open(&copies->spool);
}

void copies_close(Copies *copies)
{
    if (!copies)
        return;
    spool_close(copies->spool);
    halfsky_sketches_free(copies->sketches);
    arena_free(copies->arena);
    free(copies);
}

/* ---- notes ------------------------------------------------------------------------ */

static void add_bytes(Buffer *note, const void *bytes, size_t length)
{
    buffer_add(note, (Text){ bytes, length });
}

void copies_note(Copies *copies, halfsky_copier *copier, const ReadFile *file, Buffer *note)
{
    const Doc *doc = file->doc;
    Text blocks = { (const char *)doc->blocks.items, doc->blocks.count * sizeof *doc->blocks.items };
    FileNote head = {
        .number = file->number,
        .name_len = file->name.len,
        .text_at = spool_add(copies->spool, doc->text),
        .text_len = doc->text.len,
        .blocks_at = spool_add(copies->spool, blocks),
        .block_count = doc->blocks.count,
        .table_count = doc->tables.count,
        .document_count = halfsky_document_count(file->reader),
        .scanned = doc->scanned,
    };
    halfsky_document about;

    add_bytes(note, &head, sizeof head);
    buffer_add(note, file->name);
    for (size_t i = 0; i < doc->tables.count; i++) {
        add_bytes(note, &doc->tables.items[i].name.len, sizeof(size_t));
        buffer_add(note, doc->tables.items[i].name);
    }
    for (size_t i = 0; halfsky_document_at(file->reader, i, &about); i++) {
        Text own = text_slice(doc->text, about.start, about.end);
        halfsky_copy_text text = { { own.at, own.len }, about.agency };
        halfsky_text sketch = halfsky_sketch(copier, &text);
        DocumentNote document = { about.start, about.end, about.title.len, about.agency.len, sketch.len };

        add_bytes(note, &document, sizeof document);
        add_bytes(note, about.title.at, about.title.len);
        add_bytes(note, about.agency.at, about.agency.len);
        add_bytes(note, sketch.at, sketch.len);
    }
}

static Text take_bytes(Text *note, size_t length)
{
    Text taken = text_slice(*note, 0, length);
    *note = text_slice(*note, length, note->len);
    return taken;
}

static void take_into(Text *note, void *out, size_t size)
{
    memcpy(out, take_bytes(note, size).at, size);
}

void copies_take(Copies *copies, Text note)
{
    CopyFile *file;
    FileNote head;

    if (!note.len)
        return;
    take_into(&note, &head, sizeof head);
    file = LIST_ADD(copies->arena, &copies->files);
    file->number = head.number;
    file->name = arena_text(copies->arena, take_bytes(&note, head.name_len));
    file->text_at = head.text_at;
    file->blocks_at = head.blocks_at;
    file->doc.text.len = head.text_len;
    file->doc.blocks.count = head.block_count;
    file->doc.scanned = head.scanned;
    for (size_t i = 0, length; i < head.table_count; i++) {
        take_into(&note, &length, sizeof length);
        LIST_ADD(copies->arena, &file->doc.tables)->name = arena_text(copies->arena, take_bytes(&note, length));
    }
    for (size_t i = 0; i < head.document_count; i++) {
        CopyDocument *document = LIST_ADD(copies->arena, &copies->documents);
        DocumentNote about;

        take_into(&note, &about, sizeof about);
        *document = (CopyDocument){
            .file = (uint32_t)(copies->files.count - 1),
            .index = (uint32_t)i,
            .start = about.start,
            .end = about.end,
        };
        document->title = arena_text(copies->arena, take_bytes(&note, about.title_len));
        document->agency = arena_text(copies->arena, take_bytes(&note, about.agency_len));
        Text sketch = take_bytes(&note, about.sketch_len);
        halfsky_sketches_add(copies->sketches, sketch.at, sketch.len);
    }
}

/* ---- comparing -------------------------------------------------------------------- */

static CopyList list_of(Copies *copies)
{
    return (CopyList){
        .settings = copies->settings,
        .sketches = copies->sketches,
        .files = &copies->files,
        .documents = &copies->documents,
        .arena = copies->arena,
    };
}

Problem copies_find(Copies *copies, const ReadFormat *format, int threads, Buffer *index, Buffer *out,
                    size_t *findings, size_t *excepted)
{
    const PoolJob job = { block_worker, block_worker_free, compare_block, take_block, drop_block };
    CopyList list = list_of(copies);
    Text spooled;

    *findings = *excepted = 0;
    TRY(spool_map(copies->spool, &spooled));
    for (size_t i = 0; i < copies->files.count; i++) {
        CopyFile *file = &copies->files.items[i];
        file->doc.text.at = spooled.at + file->text_at;
        file->doc.blocks.items = (Block *)(void *)(uintptr_t)(spooled.at + file->blocks_at);
    }
    halfsky_sketches_sort(copies->sketches);
    size_t blocks = (copies->documents.count + BLOCK_DOCUMENTS - 1) / BLOCK_DOCUMENTS;
    pool_run(&job, copies, blocks, (size_t)threads < blocks ? threads : blocks ? (int)blocks : 1);
    *excepted = copy_list_except(&list, &copies->pairs);
    choose_pairs(copies);
    *findings = copy_list_write(&list, &copies->pairs, format, index, out);
    return OK;
}

static void *block_worker(void *shared)
{
    return halfsky_copier_new(((Copies *)shared)->settings->catalog);
}

static void block_worker_free(void *worker)
{
    halfsky_copier_free(worker);
}

/* The model text that most of a document was copied from. */
static void compare_models(const Copies *copies, halfsky_copier *copier, const CopyList *list, size_t one,
                           Buffer *found)
{
    const halfsky_models *models = copies->settings->models;
    halfsky_copy_text text = copy_text_of(list, one);
    CopyPair best = { .copied = 0 };
    uint32_t likely[MODELS_TRIED];
    const halfsky_candidate *candidates;
    size_t count = halfsky_models_like(copier, models, &text, &candidates);

    count = count < MODELS_TRIED ? count : MODELS_TRIED;
    for (size_t i = 0; i < count; i++)
        likely[i] = (uint32_t)candidates[i].other;
    for (size_t i = 0; i < count; i++) {
        halfsky_copy copy;
        if (!halfsky_compare_model(copier, &text, models, likely[i], &copy))
            continue;
        CopyPair pair = { (uint32_t)one, likely[i], true, copy.copied[0] };
        if (copy_excepted(list, &pair)) /* to be counted; it does not stand before another */
            add_bytes(found, &pair, sizeof pair);
        else if (pair.copied > best.copied)
            best = pair;
    }
    if (best.copied)
        add_bytes(found, &best, sizeof best);
}

static void *compare_block(void *shared, void *worker, size_t index)
{
    Copies *copies = shared;
    CopyList list = list_of(copies);
    size_t first = index * BLOCK_DOCUMENTS, end = first + BLOCK_DOCUMENTS;
    Buffer found = { 0 };

    for (size_t one = first; one < end && one < copies->documents.count; one++) {
        const halfsky_candidate *candidates;
        size_t count = halfsky_sketches_behind(worker, copies->sketches, one, &candidates);
        halfsky_copy_text text = copy_text_of(&list, one);
        for (size_t i = 0; i < count; i++) {
            halfsky_copy_text other = copy_text_of(&list, candidates[i].other);
            halfsky_copy copy;
            if (!halfsky_compare(worker, &text, &other, copies->sketches, &copy))
                continue;
            CopyPair pair = { (uint32_t)one, (uint32_t)candidates[i].other, false,
                              copy.copied[0] + copy.copied[1] };
            add_bytes(&found, &pair, sizeof pair);
        }
    }
    for (size_t one = first; copies->settings->models && one < end && one < copies->documents.count; one++)
        compare_models(copies, worker, &list, one, &found);
    if (!found.len)
        return NULL;
    Buffer *result = memory_resize(NULL, sizeof *result);
    *result = found;
    return result;
}

static bool take_block(void *shared, size_t index, void *result)
{
    Copies *copies = shared;
    Buffer *found = result;

    (void)index;
    for (size_t at = 0; found && at < found->len; at += sizeof(CopyPair))
        memcpy(LIST_ADD(copies->arena, &copies->pairs), found->at + at, sizeof(CopyPair));
    if (found)
        drop_block(found);
    return true;
}

static void drop_block(void *result)
{
    buffer_free(result);
    free(result);
}

/* The most copied first; else in order. */
static int by_copied(const void *a, const void *b)
{
    const CopyPair *x = a, *y = b;

    if (x->copied != y->copied)
        return (x->copied < y->copied) - (x->copied > y->copied);
    return x->one != y->one ? (x->one > y->one) - (x->one < y->one) : (x->other > y->other) - (x->other < y->other);
}

static int by_place(const void *a, const void *b)
{
    const CopyPair *x = a, *y = b;

    if (x->one == y->one && x->model != y->model)
        return x->model - y->model;
    return x->one != y->one ? (x->one > y->one) - (x->one < y->one) : (x->other > y->other) - (x->other < y->other);
}

/* Leaves the pairs that are among the closest of one of their documents, in the order of the documents. */
static void choose_pairs(Copies *copies)
{
    CopyPairs *pairs = &copies->pairs;
    uint8_t *partners = ARENA_ARRAY(copies->arena, copies->documents.count + 1, uint8_t);
    size_t kept = 0;

    if (!pairs->count)
        return;
    qsort(pairs->items, pairs->count, sizeof *pairs->items, by_copied);
    for (size_t i = 0; i < pairs->count; i++) {
        CopyPair pair = pairs->items[i];
        if (pair.model) {
            pairs->items[kept++] = pair;
            continue;
        }
        if (partners[pair.one] >= PARTNERS_MOST && partners[pair.other] >= PARTNERS_MOST)
            continue;
        partners[pair.one] += partners[pair.one] < PARTNERS_MOST;
        partners[pair.other] += partners[pair.other] < PARTNERS_MOST;
        pairs->items[kept++] = pair;
    }
    pairs->count = kept;
    qsort(pairs->items, kept, sizeof *pairs->items, by_place);
}
