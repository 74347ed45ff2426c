/* fact_list.c - `halfsky fact list`: the figures of a document and what was decided on them. */
#include "cli/columns.h"
#include "cli/documents.h"
#include "cli/given.h"
#include "cli/grid.h"
#include "cli/names.h"
#include "cli/place_words.h"
#include "halfsky/check.h"

enum { LIST_ALL, LIST_OPTIONS };
enum { QUOTE_BEFORE = 24, QUOTE_WIDTH = 60 };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [LIST_ALL] = { "all", 0, OPTION_FLAG, NULL, 0, 0, "连同不必审定、留存的", "with those that need no decision" },
    [LIST_OPTIONS] = { 0 },
};

const Command fact_list_command = {
    .name = "fact list",
    .usage = "fact list DOCUMENT [--all]",
    .zh = "一份材料里的数据点和审定情况",
    .en = "the facts of a document, and what was decided on them",
    .details_zh = "位置（供 fact accept 等使用）、审定情况、数值、时期、计量项、归属单位和原文。\n"
                  "“读法有变”：审定之后读法改进了，数格里的数没有动，新读出的数供参考。\n",
    .details_en =
        "Places (for fact accept and the others), standings, values, periods, measures, subjects, and the words.\n"
        "Proposed: the program now reads something else there; the figure in the grid was not touched.\n",
    .options = options,
    .most_operands = 1,
    .needs_catalog = true,
    .needs_data = true,
    .run = run,
};

typedef struct {
    const Session *session;
    const OpenDocument *document;
    halfsky_reader *reader;
    Tree tree;
    Buffer *out;
} Listing;

static void write_fact(Listing *listing, const FactView *view);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Listing listing = { .session = session };
    OpenDocument document;
    FactViews views = { 0 };
    Buffer out = { 0 };
    Id id;
    int status;

    Problem wrong = given_words(&fact_list_command, count, 1);
    if (!wrong.code)
        wrong = document_given(operands[0], &id);
    if (!wrong.code)
        wrong = fact_list(session->work, id, &document, &views);
    if (!wrong.code)
        wrong = work_tree(session->work, &listing.tree);
    if (wrong.code)
        return session_complain(session, wrong);
    listing.document = &document;
    listing.out = &out;
    listing.reader = halfsky_reader_new(session->catalog);
    halfsky_read(listing.reader, document.text.at, document.text.len);
    for (size_t i = 0; i < views.count; i++)
        if (values[LIST_ALL].given || views.items[i].standing != FACT_KEPT)
            write_fact(&listing, &views.items[i]);
    halfsky_reader_free(listing.reader);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static void write_value(Listing *listing, const Cell *cell, Text measure)
{
    const Session *session = listing->session;
    Text subject = agency_shown(session, &listing->tree, cell->subject);
    Buffer part = { 0 };
    char value[VALUE_TEXT_MAX];

    columns_right(listing->out, (Text){ value, value_write(cell->value, session->language, value) }, 14);
    period_shown(cell->period, &part);
    buffer_add(listing->out, TEXT("  "));
    columns_left(listing->out, buffer_text(&part), 18);
    buffer_free(&part);
    if (measure.len) {
        buffer_add(listing->out, measure_name(session->catalog, measure, session->language));
        buffer_format(listing->out, " [%.*s]", TEXT_ARG(measure));
    }
    if (subject.len) {
        buffer_add(listing->out, TEXT("  "));
        buffer_add(listing->out, subject);
    }
    if (cell->extent != EXTENT_UNSAID)
        buffer_format(listing->out, " %.*s", TEXT_ARG(extent_shown(cell->extent, listing->session->language)));
}

/* The words around the figure, inside its sentence. */
static void write_quote(Listing *listing, const FactView *view)
{
    Text text = listing->document->text;
    Stretch sentence = sentence_around(text, view->start, view->stop);

    size_t whole = sentence.start;
    while (sentence.start + QUOTE_BEFORE * 3 < view->start
           || (unsigned char)(text.at[sentence.start] & 0xC0) == 0x80)
        sentence.start++;
    halfsky_text shown = halfsky_shown(listing->reader, sentence.start, sentence.stop);
    buffer_add(listing->out, TEXT("        “"));
    if (sentence.start > whole)
        buffer_add(listing->out, TEXT("…"));
    columns_last(listing->out, (Text){ shown.at, shown.len }, QUOTE_WIDTH * 2);
    buffer_add(listing->out, TEXT("”\n"));
}

static void write_fact(Listing *listing, const FactView *view)
{
    const Session *session = listing->session;
    bool zh = session->language == LANGUAGE_ZH;
    Buffer place = { 0 };

    buffer_format(&place, "%zu-%zu", view->start, view->stop);
    columns_left(listing->out, buffer_text(&place), 13);
    buffer_free(&place);
    columns_left(listing->out, fact_standing_shown(view->standing, session->language), 10);
    write_value(listing, view->held ? &view->in_grid : &view->cell,
                view->held ? view->measure_in_grid : view->measure);
    if (view->rival)
        buffer_add(listing->out, zh ? TEXT("  ≠ 同一项另有一个数") : TEXT("  ≠ another figure says otherwise"));
    if (view->lacks.code == PROBLEM_DOCUMENT_UNASSIGNED)
        buffer_add(listing->out, zh ? TEXT("  （待分送）") : TEXT("  (to be assigned)"));
    else if (view->lacks.code == PROBLEM_PERIOD_MISSING)
        buffer_add(listing->out, zh ? TEXT("  （时期不明）") : TEXT("  (no period)"));
    buffer_add_char(listing->out, '\n');
    if (view->standing == FACT_PROPOSED) {
        buffer_add(listing->out, zh ? TEXT("             现读作：") : TEXT("             now read: "));
        if (view->row && view->row->fits)
            write_value(listing, &view->cell, view->measure);
        else
            buffer_add(listing->out, zh ? TEXT("不是这一时期完成的数") : TEXT("no figure of what was done"));
        buffer_add_char(listing->out, '\n');
    }
    write_quote(listing, view);
}
