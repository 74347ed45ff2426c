#include "read/explain.h"

#include "read/read.h"

enum { NEAREST = 5 }; /* phrases shown that nearly matched */

typedef struct {
    const Catalog *catalog;
    const FactTools *tools;
    Text text;
    bool english;
    Buffer *out;
    size_t facts;
} Explainer;

static void add_term(Explainer *e, uint32_t term)
{
    buffer_add(e->out, catalog_text(e->catalog, e->catalog->terms[term].text));
}

static void add_measure(Explainer *e, uint32_t row)
{
    const Measure *measure = &e->catalog->measures[row];

    buffer_add(e->out, catalog_text(e->catalog, measure->key));
    buffer_add(e->out, TEXT("  "));
    buffer_add(e->out, catalog_text(e->catalog, e->english ? measure->en : measure->zh));
}

static void add_phrase(Explainer *e, uint32_t phrase)
{
    buffer_add(e->out, e->english ? TEXT("“") : TEXT("「"));
    buffer_add(e->out, catalog_text(e->catalog, e->catalog->phrases[phrase].text));
    buffer_add(e->out, e->english ? TEXT("”") : TEXT("」"));
}

/* The one thing to change first for the phrase to match. */
static void add_lack(Explainer *e, const Lack *lack)
{
    if (lack->missing != NO_INDEX) {
        buffer_add(e->out, e->english ? TEXT("lacks ") : TEXT("缺词："));
        add_term(e, lack->missing);
    } else if (lack->present != NO_INDEX) {
        buffer_add(e->out, e->english ? TEXT("must not stand beside ") : TEXT("不应同现："));
        add_term(e, lack->present);
    } else if (!lack->unit) {
        buffer_add(e->out, e->english ? TEXT("asks for another unit") : TEXT("计量单位不符"));
    } else if (!lack->kind) {
        buffer_add(e->out, e->english ? TEXT("asks for another kind of figure") : TEXT("数的类别不符"));
    } else if (!lack->rate) {
        buffer_add(e->out, e->english ? TEXT("rates (per person, per household) and totals differ")
                                      : TEXT("人均、户均类与总数不符"));
    } else if (!lack->head) {
        buffer_add(e->out,
                   e->english ? TEXT("its first word does not stand near the figure") : TEXT("首词不在数的近旁"));
    } else {
        buffer_add(e->out, e->english ? TEXT("matches too, with fewer or farther words")
                                      : TEXT("也相符，但用词较少或较远"));
    }
}

/* Nearer phrases come first: more of their terms said, the unit right. */
static int nearness(const Lack *lack)
{
    return lack->said * 4 + lack->unit * 6 + lack->kind + lack->rate + lack->head * 2 - (lack->present != NO_INDEX);
}

static void add_nearest(Explainer *e, const Fact *fact, int unit)
{
    struct {
        uint32_t phrase;
        Lack lack;
        int nearness;
    } best[NEAREST] = { 0 };
    size_t count = 0;

    for (uint32_t p = 0; p < e->catalog->phrase_count; p++) {
        Lack lack = evidence_lack(e->tools->evidence, p, unit, fact->quantity.kind, !span_empty(fact->per));
        int near = nearness(&lack);
        size_t place = count;

        if (!lack.said || p == fact->phrase)
            continue;
        while (place && best[place - 1].nearness < near)
            place--;
        if (place == NEAREST)
            continue;
        count += count < NEAREST;
        for (size_t i = count - 1; i > place; i--)
            best[i] = best[i - 1];
        best[place].phrase = p;
        best[place].lack = lack;
        best[place].nearness = near;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_add(e->out, TEXT("    - "));
        add_measure(e, e->catalog->phrases[best[i].phrase].measure);
        buffer_add(e->out, TEXT("  "));
        add_phrase(e, best[i].phrase);
        buffer_add(e->out, e->english ? TEXT(": ") : TEXT("："));
        add_lack(e, &best[i].lack);
        buffer_add_char(e->out, '\n');
    }
}

static void explain_fact(void *watcher, const Fact *fact, int unit)
{
    Explainer *e = watcher;
    const Quantity *q = &fact->quantity;

    e->facts++;
    buffer_add(e->out, text_slice(e->text, q->start, q->end));
    buffer_add(e->out, TEXT("\n  "));
    if (fact->measure == NO_INDEX) {
        buffer_add(e->out, e->english ? TEXT("no measure; nearest:\n") : TEXT("未认出计量项；最接近的：\n"));
    } else {
        buffer_add(e->out, TEXT("= "));
        add_measure(e, fact->measure);
        buffer_add(e->out, e->english ? TEXT(", by the phrase ") : TEXT("，依据说法"));
        add_phrase(e, fact->phrase);
        buffer_add(e->out, e->english ? TEXT("\n  others near:\n") : TEXT("\n  其他接近的：\n"));
    }
    add_nearest(e, fact, unit);
}

void explain_text(const Catalog *catalog, const FactTools *tools, Text text, bool english, Arena *arena,
                  Buffer *out)
{
    Explainer explainer = { .catalog = catalog, .tools = tools, .text = text, .english = english, .out = out };
    FactTools watched = *tools;
    Arena *scratch = arena_new();
    Reading reading = { .catalog = catalog, .text = text, .arena = arena, .scratch = scratch };

    watched.watch = explain_fact;
    watched.watcher = &explainer;
    read_text(&reading, &watched);
    if (!explainer.facts)
        buffer_add(out, english ? TEXT("no quantity is read here\n") : TEXT("没有读到数量\n"));
    arena_free(scratch);
}
