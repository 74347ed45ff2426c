/* derive.c - facts, findings and sketch of a document. */
#include "work/derive.h"

#include "base/memory.h"
#include "halfsky/copies.h"
#include "model/api.h"
#include "store/readings.h"
#include "work/agency_guess.h"
#include "work/cells.h"
#include "work/found_text.h"

#include <stdlib.h>
#include <string.h>

/* A document is compared with so many others at most, those that share most first, and told of so many. */
enum { OTHERS_COMPARED = 48, OTHERS_TOLD = 5 };
/* What so many documents have in common is a formula: of these the newest count. */
enum { DOCUMENTS_OF_NUMBER = 256 };

struct Deriver {
    halfsky_reader *reader;
    halfsky_copier *copier;
    Arena *arena; /* of words */
    AgencyGuesser *words;
    Tree tree;
};

static Text text_own(Arena *arena, halfsky_text text);
static Problem read_facts(Deriver *deriver, Work *work, Text text, DocumentReading *reading);
static void read_findings(Deriver *deriver, Work *work, DocumentReading *reading);
static Problem read_copies(Deriver *deriver, Work *work, const OpenDocument *document, DocumentReading *reading);

Problem deriver_new(Work *work, Deriver **out)
{
    Deriver *deriver = memory_resize(NULL, sizeof *deriver);
    Work own = *work;
    Problem wrong;

    *deriver = (Deriver){ .reader = halfsky_reader_new(work->catalog),
                          .copier = halfsky_copier_new(work->catalog),
                          .arena = arena_new() };
    own.arena = deriver->arena;
    wrong = agency_guesser(&own, &deriver->words);
    if (!wrong.code)
        wrong = work_tree(&own, &deriver->tree);
    if (wrong.code) {
        deriver_free(deriver);
        deriver = NULL;
    }
    *out = deriver;
    return wrong;
}

void deriver_free(Deriver *deriver)
{
    if (!deriver)
        return;
    halfsky_reader_free(deriver->reader);
    halfsky_copier_free(deriver->copier);
    arena_free(deriver->arena);
    free(deriver);
}

halfsky_reader *deriver_reader(Deriver *deriver)
{
    return deriver->reader;
}

Problem derive(Deriver *deriver, Work *work, const OpenDocument *document)
{
    Vault vault = work_vault(work);
    DocumentReading reading = { 0 };

    if (halfsky_read(deriver->reader, document->text.at, document->text.len) != 0)
        return problem(PROBLEM_DATABASE_BROKEN, TEXT("document"), TEXT(""), TEXT(""));
    TRY(read_facts(deriver, work, document->text, &reading));
    read_findings(deriver, work, &reading);
    TRY(read_copies(deriver, work, document, &reading));
    return reading_put(&vault, document->row.id, &reading);
}

static Text text_of_public(halfsky_text text)
{
    return (Text){ text.at, text.len };
}

static Text text_own(Arena *arena, halfsky_text text)
{
    return arena_text(arena, text_of_public(text));
}

/* ---- facts ---- */

static FactBound bound_read(const char *word)
{
    FactBound bound = BOUND_EXACT;

    while (bound < BOUND_AT_MOST && strcmp(fact_bound_word(bound), word) != 0)
        bound++;
    return bound;
}

/* False when no value of the grid can say it, as 1/3. A figure that is masked or lost is a blank. */
static bool value_read(const halfsky_fact *fact, GridValue *out)
{
    Decimal low, high;

    *out = value_blank();
    if (!fact->value.len)
        return true;
    if (decimal_read(text_of_public(fact->value), &low)) {
        *out = value_of_fact(low, bound_read(fact->bound));
        return true;
    }
    if (!decimal_read(text_of_public(fact->low), &low) || !decimal_read(text_of_public(fact->high), &high)
        || decimal_compare(low, high) > 0)
        return false;
    *out = value_interval(&low, &high, false);
    return true;
}

/* A part (其中) of what is counted by the same measure is no figure of it. */
static bool part_of_same(Deriver *deriver, const halfsky_fact *fact, Text measure)
{
    size_t whole = fact->part_of;
    halfsky_fact other;

    while (whole != HALFSKY_NONE && halfsky_fact_at(deriver->reader, whole, &other)) {
        if (text_equal(text_of_public(other.measure), measure))
            return true;
        whole = other.part_of < whole ? other.part_of : HALFSKY_NONE;
    }
    return false;
}

static FactExtent extent_read(const char *word)
{
    FactExtent extent = EXTENT_UNSAID;

    while (extent < EXTENT_STAFF && strcmp(fact_extent_word(extent), word) != 0)
        extent++;
    return extent;
}

/* 0 when it is not known, or several. */
static int report_year(Deriver *deriver, size_t index)
{
    halfsky_document document;
    Period year;

    if (!halfsky_document_at(deriver->reader, index, &document)
        || !period_read(text_of_public(document.year), &year) || year.kind != PERIOD_YEAR)
        return 0;
    return year.first.year;
}

static Problem read_fact(Deriver *deriver, Work *work, size_t index, FactRow *out)
{
    halfsky_fact fact, again;
    GridValue value;
    bool sayable;

    halfsky_fact_at(deriver->reader, index, &fact);
    sayable = value_read(&fact, &value);
    *out = (FactRow){
        .start = fact.start,
        .stop = fact.end,
        .status = text_own(work->arena, (halfsky_text){ fact.status, strlen(fact.status) }),
        .extent = extent_read(fact.extent),
        .period = text_own(work->arena, fact.period),
        .as_of = text_own(work->arena, fact.as_of),
        .running = fact.running != 0,
        .subject = agency_called(deriver->words, text_of_public(fact.what)),
        .unit = text_own(work->arena, fact.unit),
        .value = value,
        .confidence = fact.confidence,
        .year = fact.period_of == HALFSKY_PERIOD_NAMED ? 0 : report_year(deriver, fact.document),
        .whole = fact.period_of == HALFSKY_PERIOD_REPORT,
    };
    if (!fact.measure.len)
        return OK;
    Text measure = text_own(work->arena, fact.measure);
    bool done = strcmp(fact.status, fact_status_word(STATUS_ACTUAL)) == 0;
    bool change = strcmp(fact.change, fact_change_word(CHANGE_BY)) == 0;

    TRY(cells_slot(work, measure, TEXT(""), TEXT(""), &out->slot));
    halfsky_fact_at(deriver->reader, index, &again);
    out->fits = sayable && done && !change && !part_of_same(deriver, &again, measure);
    return OK;
}

/* Only of figures: of others nobody asks where it was. */
static void read_place(Deriver *deriver, Work *work, Text text, FactRow *fact)
{
    Vault vault = work_vault(work);
    Text place;

    if (!fact->fits)
        return;
    place = activity_place(deriver->reader, sentence_around(text, fact->start, fact->stop));
    if (place.len)
        fact->place = place_hash(&vault, place);
}

static bool is_quantity(const char *kind)
{
    return strcmp(kind, fact_kind_word(FACT_RANK)) != 0 && strcmp(kind, fact_kind_word(FACT_DATE)) != 0;
}

static Problem read_facts(Deriver *deriver, Work *work, Text text, DocumentReading *reading)
{
    halfsky_fact fact;
    FactRow row;

    for (size_t i = 0; halfsky_fact_at(deriver->reader, i, &fact); i++) {
        const FactRow *last = reading->facts.count ? &reading->facts.items[reading->facts.count - 1] : NULL;

        if (!is_quantity(fact.kind) || (last && last->start == fact.start && last->stop == fact.end))
            continue;
        TRY(read_fact(deriver, work, i, &row));
        read_place(deriver, work, text, &row);
        LIST_PUSH(work->arena, &reading->facts, row);
    }
    return OK;
}

/* ---- findings ---- */

static void read_findings(Deriver *deriver, Work *work, DocumentReading *reading)
{
    halfsky_finding finding;

    for (size_t i = 0; halfsky_finding_at(deriver->reader, i, "zh", &finding); i++) {
        FindingRow row = { .rule = text_own(work->arena, (halfsky_text){ finding.rule, strlen(finding.rule) }),
                           .class = finding.level,
                           .start = finding.start,
                           .stop = finding.end,
                           .zh = text_own(work->arena, finding.message) };

        if (finding.same_as != i)
            continue;
        halfsky_finding_at(deriver->reader, i, "en", &finding);
        row.en = text_own(work->arena, finding.message);
        LIST_PUSH(work->arena, &reading->findings, row);
    }
}

/* ---- copies ---- */

/* Whose the text is, for comparing: as it came, so that assigning it later changes nothing that was found. */
static Text agency_as_it_came(Deriver *deriver, const DocumentRow *row)
{
    return row->guessed ? tree_name(&deriver->tree, row->guessed, date_from_days(row->made_at / 86400000))
                        : TEXT("");
}

typedef struct {
    size_t copied;
    FindingRow finding;
} CopyFound;

static int most_copied(const void *a, const void *b)
{
    const CopyFound *first = a, *second = b;

    return (first->copied < second->copied) - (first->copied > second->copied);
}

static int most_shared(const void *a, const void *b)
{
    const halfsky_candidate *first = a, *second = b;

    if (first->shared != second->shared)
        return first->shared < second->shared ? 1 : -1;
    return (first->other > second->other) - (first->other < second->other);
}

/* The versions before are no others. */
static Problem is_older_version(Work *work, const DocumentRow *row, Id other, bool *out)
{
    Vault vault = work_vault(work);
    DocumentRow older = *row;
    bool found = true;

    *out = false;
    while (found && older.replaces && !*out) {
        *out = older.replaces == other;
        TRY(document_row_find(&vault, older.replaces, &older, &found));
    }
    return OK;
}

/* A document, and those that may share a passage with it. */
typedef struct {
    const OpenDocument *document;
    halfsky_copy_text own;
    halfsky_sketches *others; /* of what they share with it alone */
    LIST(Id) ids;             /* of those */
} Comparison;

static Problem compare(Deriver *deriver, Work *work, const Comparison *with, Id id, CopyFound *out, bool *copied)
{
    OpenDocument other;
    halfsky_copy copy;
    bool older;

    *copied = false;
    TRY(is_older_version(work, &with->document->row, id, &older));
    if (older)
        return OK;
    TRY(document_open(work, id, &other));
    halfsky_copy_text text = { text_public(other.text), text_public(agency_as_it_came(deriver, &other.row)) };
    if (!halfsky_compare(deriver->copier, &with->own, &text, with->others, &copy))
        return OK;
    const halfsky_passage *longest = &copy.passages[copy.longest];
    Text name = other.row.title.len ? other.row.title : other.file_name;
    *copied = true;
    *out = (CopyFound){
        copy.copied[0],
        { .rule = TEXT("copy"),
          .class = copy.level,
          .start = longest->start[0],
          .stop = longest->end[0],
          .zh = text_own(work->arena, halfsky_copy_message(deriver->copier, &copy, 0, text_public(name), "zh")) }
    };
    out->finding.en =
        text_own(work->arena, halfsky_copy_message(deriver->copier, &copy, 0, text_public(name), "en"));
    return OK;
}

static void number_write(Buffer *out, uint32_t number)
{
    for (int byte = 0; byte < SKETCH_NUMBER_BYTES; byte++)
        buffer_add_char(out, (char)(number >> (8 * byte)));
}

static int by_document(const void *a, const void *b)
{
    const SketchShare *x = a, *y = b;

    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* The sketches of the others, cut down to the numbers that they share with `sketch`: whatever is asked of them for this
 * one document has the same answer as of the whole ones. */
static Problem gather_others(Work *work, Text sketch, Comparison *with)
{
    Vault vault = work_vault(work);
    SketchShares shares = { 0 };
    Buffer cut = { 0 };

    TRY(sketch_shares(&vault, with->document->row.id, sketch, DOCUMENTS_OF_NUMBER, &shares));
    if (shares.count)
        qsort(shares.items, shares.count, sizeof *shares.items, by_document);
    for (size_t i = 0, end; i < shares.count; i = end) {
        buffer_clear(&cut);
        buffer_add(&cut, text_slice(sketch, 0, SKETCH_HEAD_BYTES));
        for (end = i; end < shares.count && shares.items[end].document == shares.items[i].document; end++)
            number_write(&cut, shares.items[end].number);
        size_t count = end - i;
        for (size_t byte = 0; byte < SKETCH_NUMBER_BYTES; byte++)
            cut.at[SKETCH_HEAD_BYTES - SKETCH_NUMBER_BYTES + byte] = (char)(count >> (8 * byte));
        if (halfsky_sketches_add(with->others, cut.at, cut.len) == 0)
            LIST_PUSH(work->arena, &with->ids, shares.items[i].document);
    }
    buffer_free(&cut);
    halfsky_sketches_sort(with->others);
    return OK;
}

static Problem find_copies(Deriver *deriver, Work *work, Comparison *with, DocumentReading *reading)
{
    const halfsky_candidate *found = NULL;
    LIST(CopyFound) copies = { 0 };

    TRY(gather_others(work, reading->sketch, with));
    size_t count =
        halfsky_sketches_like(deriver->copier, with->others, reading->sketch.at, reading->sketch.len, &found);
    if (count == (size_t)-1)
        count = 0;
    halfsky_candidate *candidates = ARENA_ARRAY(work->arena, count + 1, halfsky_candidate);
    if (count)
        memcpy(candidates, found, count * sizeof *candidates);
    qsort(candidates, count, sizeof *candidates, most_shared);
    for (size_t i = 0; i < count && i < OTHERS_COMPARED; i++) {
        CopyFound copy;
        bool copied;

        TRY(compare(deriver, work, with, with->ids.items[candidates[i].other], &copy, &copied));
        if (copied)
            LIST_PUSH(work->arena, &copies, copy);
    }
    if (copies.count > 1)
        qsort(copies.items, copies.count, sizeof *copies.items, most_copied);
    for (size_t i = 0; i < copies.count && i < OTHERS_TOLD; i++)
        LIST_PUSH(work->arena, &reading->findings, copies.items[i].finding);
    return OK;
}

static Problem read_copies(Deriver *deriver, Work *work, const OpenDocument *document, DocumentReading *reading)
{
    Comparison with = { .document = document,
                        .own = { text_public(document->text),
                                 text_public(agency_as_it_came(deriver, &document->row)) },
                        .others = halfsky_sketches_new() };

    reading->sketch = text_own(work->arena, halfsky_sketch(deriver->copier, &with.own));
    Problem wrong = find_copies(deriver, work, &with, reading);
    halfsky_sketches_free(with.others);
    return wrong;
}
