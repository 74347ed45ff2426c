/* Makes reports of this genre, as many as wanted, the same for the same seed.
 *
 *     generate [-s SEED] [-m MEGABYTES] [-n FILES] [-t TABLES] FOLDER
 *
 * Writes files of 3 to 10 kB, 1,000 to a folder, until there are MEGABYTES (10^6
 * bytes) or FILES of them. Their sentences are those of patterns.tsv with the words of
 * slots.tsv (in the folder TABLES, "bench" unless told). These slots are made up here:
 *
 *     {0} a digit · {1} {2} {3} {4} {5} a number of so many digits · {十} in Chinese,
 *     up to 十二 · {近} about how many: 近6000, 300余 · {万} 3.26万 · {%} 98.3%
 *     {年} {月} {日} · {动词} and all others: a word of slots.tsv */
#include "base/buffer.h"
#include "base/memory.h"
#include "model/tsv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DOCUMENT_LEAST = 3000, /* bytes */
    DOCUMENT_MOST = 10000,
    FOLDER_FILES = 1000,
    FIGURES_PERCENT = 31, /* of the sentences: gives the 5 facts per kB of real reports */
    OWN_WEIGHT = 3,       /* of sentences of the agency's own over those of anybody */
    TRIES = 4,            /* to find a sentence that the document does not have yet */
    DEPTH_MOST = 6,       /* of slots in the words of slots */
    TABLE_ONE_IN = 12,    /* documents with a table */
    SCRUBBED_ONE_IN = 8   /* documents whose years are masked: 20xx */
};

typedef enum { HEADING, FIGURES, WORDS, LEAD, TAIL, ROW, KINDS } Kind;

typedef LIST(Text) Texts;

typedef struct {
    Text text;
    size_t document; /* the last one that it stands in, from 1 */
} Pattern;

typedef LIST(Pattern) Patterns;

typedef struct {
    Text name;
    Patterns of[KINDS];
} Agency;

typedef struct {
    Text name;
    Texts words;
} Slot;

typedef struct {
    Arena *arena;
    LIST(Slot) slots;
    LIST(Agency) agencies; /* the first is anybody: "-" */
    uint64_t random;
    size_t document; /* the one under way, from 1 */
    bool scrubbed;   /* it has masked years */
    Buffer out;
} Generator;

/* ---- chance ----------------------------------------------------------------------- */

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t random_next(Generator *g)
{
    uint64_t z = g->random += 0x9E3779B97F4A7C15;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

/* From `low` to `high`, both included. */
static int between(Generator *g, int low, int high)
{
    return low + (int)(random_next(g) % (uint64_t)(high - low + 1));
}

static bool one_in(Generator *g, int chances)
{
    return between(g, 1, chances) == 1;
}

static Text pick_word(Generator *g, const Texts *words)
{
    return words->items[random_next(g) % words->count];
}

/* Rather one that the document does not have yet. */
static Text pick_pattern(Generator *g, Patterns *patterns)
{
    Pattern *pattern = NULL;

    for (int i = 0; i < TRIES && (!pattern || pattern->document == g->document); i++)
        pattern = &patterns->items[random_next(g) % patterns->count];
    pattern->document = g->document;
    return pattern->text;
}

/* ---- tables ----------------------------------------------------------------------- */

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "generate: %s: %s\n", what, why);
    exit(1);
}

static TsvRows load(Generator *g, const char *folder, const char *name, const char *const *columns)
{
    Text path = arena_format(g->arena, "%s/%s", folder, name);
    FILE *file = fopen(path.at, "rb");
    Buffer bytes = { 0 };
    TsvRows rows = { 0 };
    size_t got;

    if (!file)
        fail(path.at, "cannot be opened");
    while ((got = fread(buffer_reserve(&bytes, 65536), 1, 65536, file)) > 0)
        bytes.len += got;
    fclose(file);
    Text text = arena_text(g->arena, buffer_text(&bytes));
    buffer_free(&bytes);
    if (tsv_read(path, text, columns, g->arena, &rows).code)
        fail(path.at, "is no table of these columns");
    return rows;
}

static Agency *agency_of(Generator *g, Text name)
{
    for (size_t i = 0; i < g->agencies.count; i++)
        if (text_equal(g->agencies.items[i].name, name))
            return &g->agencies.items[i];
    Agency *agency = LIST_ADD(g->arena, &g->agencies);
    agency->name = name;
    return agency;
}

static void load_patterns(Generator *g, const char *folder)
{
    static const char *const columns[] = { "agency", "kind", "text", NULL };
    static const char *const kinds[KINDS] = { "heading", "figures", "words", "lead", "tail", "row" };
    TsvRows rows = load(g, folder, "patterns.tsv", columns);

    agency_of(g, TEXT("-"));
    for (size_t i = 0; i < rows.count; i++) {
        const Text *cells = rows.items[i].cells;
        for (int kind = 0; kind < KINDS; kind++)
            if (text_equal(cells[1], text_of(kinds[kind])))
                *LIST_ADD(g->arena, &agency_of(g, cells[0])->of[kind]) = (Pattern){ cells[2], 0 };
    }
}

static void load_slots(Generator *g, const char *folder)
{
    static const char *const columns[] = { "slot", "words", NULL };
    TsvRows rows = load(g, folder, "slots.tsv", columns);

    for (size_t i = 0; i < rows.count; i++) {
        Slot *slot = LIST_ADD(g->arena, &g->slots);
        Text rest = rows.items[i].cells[1], word;
        slot->name = rows.items[i].cells[0];
        while (text_cut(&rest, '|', &word))
            *LIST_ADD(g->arena, &slot->words) = word;
    }
}

/* ---- slots ------------------------------------------------------------------------ */

static void expand(Generator *g, Text pattern, int depth);

static void add(Generator *g, const char *string)
{
    buffer_add(&g->out, text_of(string));
}

static void add_digits(Generator *g, int digits)
{
    for (int i = 0; i < digits; i++)
        buffer_add_char(&g->out, (char)('0' + between(g, i == 0, 9)));
}

static void add_chinese(Generator *g)
{
    static const char *const numerals[] = { "一", "两", "三", "四", "五",   "六",
                                            "七", "八", "九", "十", "十一", "十二" };
    add(g, numerals[between(g, 0, 11)]);
}

static void add_about(Generator *g)
{
    static const char *const about[] = { "近{4}",   "{3}余",   "{3}多",    "约{4}",   "{1}万余", "{1}.{1}万",
                                         "近{1}万", "{2}00余", "超过{5}",  "{4}",     "{5}",     "不少于{4}",
                                         "上千",    "数百",    "{1}000多", "{2}万多", "{1}千余", "{4}余" };
    expand(g, text_of(about[between(g, 0, sizeof about / sizeof *about - 1)]), 0);
}

static void add_percent(Generator *g)
{
    static const char *const percent[] = { "{2}.{1}%",  "{2}.{1}%", "{2}.{2}%",   "100%",     "9{0}.{1}%",
                                           "9{0}.{2}%", "{2}%",     "百分之{十}", "{2}.{1}％" };
    expand(g, text_of(percent[between(g, 0, sizeof percent / sizeof *percent - 1)]), 0);
}

static void add_year(Generator *g)
{
    if (g->scrubbed)
        add(g, "20xx");
    else
        buffer_add_int(&g->out, between(g, 2011, 2024));
}

/* A slot that is made up here. `alone`: no digit or point beside it. */
static bool fill_number(Generator *g, Text name, bool alone)
{
    if (name.len == 1 && name.at[0] >= '0' && name.at[0] <= '5') {
        if (name.at[0] == '0')
            buffer_add_int(&g->out, between(g, 0, 9));
        else if (name.at[0] == '1' && alone && one_in(g, 10))
            add_chinese(g);
        else
            add_digits(g, name.at[0] - '0');
        return true;
    }
    if (text_equal(name, TEXT("十")))
        add_chinese(g);
    else if (text_equal(name, TEXT("近")))
        add_about(g);
    else if (text_equal(name, TEXT("万")))
        expand(g, one_in(g, 3) ? TEXT("{2}万") : TEXT("{1}.{2}万"), 0);
    else if (text_equal(name, TEXT("%")))
        add_percent(g);
    else if (text_equal(name, TEXT("年")))
        add_year(g);
    else if (text_equal(name, TEXT("月")))
        buffer_add_int(&g->out, between(g, 1, 12));
    else if (text_equal(name, TEXT("日")))
        buffer_add_int(&g->out, between(g, 1, 28));
    else
        return false;
    return true;
}

static void fill(Generator *g, Text name, bool alone, int depth)
{
    if (fill_number(g, name, alone))
        return;
    for (size_t i = 0; i < g->slots.count; i++) {
        if (text_equal(g->slots.items[i].name, name) && depth < DEPTH_MOST) {
            expand(g, pick_word(g, &g->slots.items[i].words), depth + 1);
            return;
        }
    }
    fail("no such slot", arena_string(g->arena, name));
}

static bool joins_number(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '{';
}

/* Appends `pattern` with all its slots filled. */
static void expand(Generator *g, Text pattern, int depth)
{
    for (size_t at = 0; at < pattern.len;) {
        Text rest = text_slice(pattern, at, pattern.len);
        size_t open = text_find(rest, TEXT("{")), close = text_find(rest, TEXT("}"));

        buffer_add(&g->out, text_slice(rest, 0, open));
        if (open == rest.len)
            return;
        bool alone = !(open && joins_number(rest.at[open - 1]))
                     && !(close + 1 < rest.len && joins_number(rest.at[close + 1]));
        fill(g, text_slice(rest, open + 1, close), alone, depth);
        at += close + 1;
    }
}

/* ---- documents -------------------------------------------------------------------- */

static Text pattern_of(Generator *g, Agency *agency, Kind kind)
{
    Agency *anybody = &g->agencies.items[0];
    bool own = between(g, 1, (int)(agency->of[kind].count + anybody->of[kind].count))
               <= OWN_WEIGHT * (int)agency->of[kind].count;

    return pick_pattern(g, own ? &agency->of[kind] : &anybody->of[kind]);
}

static void add_pattern(Generator *g, Agency *agency, Kind kind)
{
    expand(g, pattern_of(g, agency, kind), 0);
}

/* Some sentences end with the clause of their first slot. */
static Text shorten(Generator *g, Text pattern)
{
    size_t slot = text_find(pattern, TEXT("}"));
    size_t comma = slot + text_find(text_slice(pattern, slot, pattern.len), TEXT("，"));

    return comma < pattern.len && !text_contains(pattern, TEXT("（")) && !one_in(g, 3)
               ? text_slice(pattern, 0, comma)
               : pattern;
}

/* Figures stand among words: 为…，我局…，发放资料3000份，受到…欢迎。 */
static void add_sentence(Generator *g, Agency *agency)
{
    static const Text stop = { "。", 3 };

    if (between(g, 1, 100) > FIGURES_PERCENT) {
        add_pattern(g, agency, WORDS);
        return;
    }
    if (!one_in(g, 5))
        add_pattern(g, agency, LEAD);
    expand(g, shorten(g, pattern_of(g, agency, FIGURES)), 0);
    if (text_ends(buffer_text(&g->out), stop))
        g->out.len -= stop.len;
    if (one_in(g, 3))
        buffer_add(&g->out, stop);
    else
        add_pattern(g, agency, TAIL);
}

static void add_paragraph(Generator *g, Agency *agency)
{
    static const char *const ordinals[] = { "一是", "二是", "三是", "四是", "五是", "六是" };
    int sentences = between(g, 2, 6);
    bool numbered = one_in(g, 3);

    add(g, "　　");
    for (int i = 0; i < sentences; i++) {
        if (numbered)
            add(g, ordinals[i]);
        else if (one_in(g, 4))
            expand(g, TEXT("{转折}"), 0);
        add_sentence(g, agency);
    }
    add(g, "\n");
}

static void add_section(Generator *g, Agency *agency, int number)
{
    static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
    int paragraphs = between(g, 1, 4);
    bool parts = paragraphs > 1 && one_in(g, 3);

    buffer_format(&g->out, "　　%s、", numerals[number]);
    add_pattern(g, agency, HEADING);
    add(g, "\n");
    for (int i = 0; i < paragraphs; i++) {
        if (parts) {
            buffer_format(&g->out, "　　（%s）", numerals[i]);
            add_pattern(g, agency, HEADING);
            add(g, "。\n");
        }
        add_paragraph(g, agency);
    }
}

static void add_table(Generator *g)
{
    int rows = between(g, 4, 10);

    add(g, "项目\t单位\t数量\n");
    for (int i = 0; i < rows; i++) {
        Text row = pick_pattern(g, &g->agencies.items[0].of[ROW]), cell;
        for (bool first = true; text_cut(&row, '/', &cell); first = false) {
            if (!first)
                add(g, "\t");
            expand(g, cell, 0);
        }
        add(g, "\n");
    }
}

static void add_document(Generator *g)
{
    Agency *agency = &g->agencies.items[between(g, 1, (int)g->agencies.count - 1)];
    size_t length = (size_t)between(g, DOCUMENT_LEAST, DOCUMENT_MOST - 1500);
    Text called = arena_format(g->arena, "{县}{@%.*s}", TEXT_ARG(agency->name));
    int section = 0;

    g->document++;
    g->scrubbed = one_in(g, SCRUBBED_ONE_IN);
    expand(g, called, 0);
    expand(g, TEXT("{年}年{文种}\n　　{导语}\n"), 0);
    while (g->out.len < length && section < 10)
        add_section(g, agency, section++);
    while (g->out.len < length)
        add_paragraph(g, agency);
    if (one_in(g, TABLE_ONE_IN))
        add_table(g);
    expand(g, called, 0);
    expand(g, TEXT("\n{年}年{月}月{日}日\n"), 0);
}

static void write_document(const Generator *g, const char *folder, size_t number)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%03zu", folder, number / FOLDER_FILES);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%03zu/%06zu.txt", folder, number / FOLDER_FILES, number);
    file = fopen(path, "wb");
    if (!file || fwrite(g->out.at, 1, g->out.len, file) != g->out.len || fclose(file) != 0)
        fail(path, "cannot be written");
}

int main(int argc, char **argv)
{
    Generator g = { .arena = arena_new(), .random = 1 };
    double bytes_wanted = 1e6, bytes = 0;
    size_t files_wanted = SIZE_MAX, files = 0;
    const char *tables = "bench";
    int option;

    while ((option = getopt(argc, argv, "s:m:n:t:")) != -1) {
        if (option == 's')
            g.random = strtoull(optarg, NULL, 10);
        else if (option == 'm')
            bytes_wanted = 1e6 * strtod(optarg, NULL);
        else if (option == 'n')
            files_wanted = strtoull(optarg, NULL, 10), bytes_wanted = 1e18;
        else if (option == 't')
            tables = optarg;
        else
            optind = argc + 1;
    }
    if (optind + 1 != argc)
        fail("usage", "generate [-s SEED] [-m MEGABYTES] [-n FILES] [-t TABLES] FOLDER");
    load_patterns(&g, tables);
    load_slots(&g, tables);
    mkdir(argv[optind], 0777);
    for (; files < files_wanted && bytes < bytes_wanted; files++) {
        buffer_clear(&g.out);
        add_document(&g);
        write_document(&g, argv[optind], files);
        bytes += (double)g.out.len;
    }
    printf("%zu files, %.1f MB\n", files, bytes / 1e6);
    buffer_free(&g.out);
    arena_free(g.arena);
    return 0;
}
