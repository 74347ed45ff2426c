/* check_found.c - the findings of a document, gathered for a page that needs them more than once. */
#include "cli/check_found.h"

#include "cli/place_words.h"
#include "halfsky/check.h"

#include <stdlib.h>

static Found *found_of(Founds *founds, size_t index);
static bool names_words(const halfsky_finding *finding);
static Text section_above(const ReadFile *file, FoundWalk *walk, const halfsky_finding *finding);
static void count_lines(const ReadFile *file, FoundWalk *walk, size_t at);
static int by_start(const void *a, const void *b);

void founds_gather(const ReadFile *file, size_t document, FoundWalk *walk, Arena *arena, Founds *out)
{
    const char *language = file->settings->language == LANGUAGE_ZH ? "zh" : "en";
    halfsky_document about;
    halfsky_finding finding;
    size_t begins = halfsky_document_at(file->reader, document, &about) ? about.start : 0;

    *out = (Founds){ 0 };
    for (; halfsky_finding_at(file->reader, walk->next, language, &finding) && finding.document <= document;
         walk->next++) {
        Found *same = finding.same_as == walk->next ? NULL : found_of(out, finding.same_as);
        if (same) {
            same->places++;
            LIST_PUSH(arena, &out->pieces,
                      (FoundPiece){ finding.start, finding.end, same->number - 1, walk->next, true });
            continue;
        }
        count_lines(file, walk, finding.start);
        Text section = section_above(file, walk, &finding);
        bool own = section.at >= file->doc->text.at + begins; /* not the document before */
        size_t number = out->items.count + 1;
        LIST_PUSH(arena, &out->items,
                  (Found){ .index = walk->next,
                           .number = number,
                           .level = finding.level,
                           .rule = text_of(finding.rule),
                           .start = finding.start,
                           .end = finding.end,
                           .places = 1,
                           .line = walk->lines + 1,
                           .section = own ? section : TEXT(""),
                           .message = arena_text(arena, text_from(finding.message)),
                           .fix = arena_text(arena, text_from(finding.mendable ? finding.fix : finding.expected)),
                           .suggests = finding.mendable || names_words(&finding) });
        if (finding.level >= 'A' && finding.level < 'A' + CLASSES)
            out->counts[finding.level - 'A']++;
        LIST_PUSH(arena, &out->pieces, (FoundPiece){ finding.start, finding.end, number - 1, walk->next, true });
        for (size_t i = 0; i < finding.span_count; i++)
            LIST_PUSH(arena, &out->pieces,
                      (FoundPiece){ finding.spans[i].start, finding.spans[i].end, number - 1, walk->next, false });
    }
    if (out->pieces.count)
        qsort(out->pieces.items, out->pieces.count, sizeof *out->pieces.items, by_start);
}

void founds_cover(const ReadFile *file, Arena *arena, Covers *out)
{
    LIST(FoundPiece) private = { 0 };
    halfsky_finding finding;
    Text text = file->doc->text;

    *out = (Covers){ .text = text };
    halfsky_span masked;

    for (size_t i = 0; halfsky_masked_at(file->reader, i, &masked); i++) /* also what no finding speaks of */
        LIST_PUSH(arena, &private, (FoundPiece){ masked.start, masked.end, 1, i, true });
    for (size_t i = 0; halfsky_finding_at(file->reader, i, "zh", &finding); i++) {
        if (strcmp(finding.rule, "privacy") != 0)
            continue;
        LIST_PUSH(arena, &private, (FoundPiece){ finding.start, finding.end, 0, i, true });
        for (size_t k = 0; k < finding.span_count; k++)
            LIST_PUSH(arena, &private, (FoundPiece){ finding.spans[k].start, finding.spans[k].end, 0, i, false });
    }
    if (private.count)
        qsort(private.items, private.count, sizeof *private.items, by_start);
    for (size_t i = 0; i < private.count; i++) {
        size_t start = private.items[i].start, end = private.items[i].end;
        Text shown = text_from(halfsky_shown(file->reader, start, end));
        if (!text_equal(shown, text_slice(text, start, end)))
            covers_add(out, arena, start, end, arena_text(arena, shown));
    }
    covers_ready(out, arena);
}

void found_place(const ReadFile *file, const Found *found, const Covers *covers, Language language, Buffer *out)
{
    if (file->doc->blocks.count) {
        Buffer place = { 0 };
        place_show(file->doc, found->start, language, &place);
        covers_plain(covers, buffer_text(&place), out); /* a sheet may be called after a person */
        buffer_free(&place);
    } else {
        buffer_format(out, language == LANGUAGE_ZH ? "第%zu行" : "line %zu", found->line);
    }
    if (found->places > 1)
        buffer_format(out, language == LANGUAGE_ZH ? "等%zu处" : " and in %zu more places",
                      language == LANGUAGE_ZH ? found->places : found->places - 1);
    if (found->section.len) {
        buffer_add(out, TEXT(" · "));
        covers_plain(covers, found->section, out);
    }
}

Text class_shown(char level, Language language)
{
    static const Text zh[CLASSES] = { TEXT("必须改正"), TEXT("改正或说明"), TEXT("核实并说明"), TEXT("提示") };
    static const Text en[CLASSES] = { TEXT("must be mended"), TEXT("mend or explain"), TEXT("verify and explain"),
                                      TEXT("hint") };
    int class = level - 'A';

    if (class < 0 || class >= CLASSES)
        return TEXT("");
    return language == LANGUAGE_ZH ? zh[class] : en[class];
}

/* The item that is finding `index` of the file, or NULL. */
static Found *found_of(Founds *founds, size_t index)
{
    size_t low = 0, high = founds->items.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (founds->items.items[middle].index < index)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < founds->items.count && founds->items.items[low].index == index;
    return there ? &founds->items.items[low] : NULL;
}

/* Whether what it expects are the words themselves that should stand there. */
static bool names_words(const halfsky_finding *finding)
{
    static const char *const rules[] = { "word", "law", "title" };

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i], finding->rule) == 0)
            return finding->expected.len > 0;
    }
    return false;
}

/* The last heading that ends before the finding: the heading it stands in is no place. */
static Text section_above(const ReadFile *file, FoundWalk *walk, const halfsky_finding *finding)
{
    halfsky_heading heading;

    while (halfsky_heading_at(file->reader, walk->heading, &heading) && heading.end <= finding->start)
        walk->heading++;
    if (walk->heading == 0 || !halfsky_heading_at(file->reader, walk->heading - 1, &heading))
        return TEXT("");
    return text_slice(file->doc->text, heading.start, heading.end);
}

/* Findings may overlap, but in a document none begins before the one before it. */
static void count_lines(const ReadFile *file, FoundWalk *walk, size_t at)
{
    Text text = file->doc->text;

    while (walk->line_at < at) {
        const char *found = memchr(text.at + walk->line_at, '\n', at - walk->line_at);
        if (!found)
            break;
        walk->lines++;
        walk->line_at = (size_t)(found - text.at) + 1;
    }
}

static int by_start(const void *a, const void *b)
{
    const FoundPiece *one = a, *two = b;

    if (one->start != two->start)
        return one->start < two->start ? -1 : 1;
    if (one->main != two->main)
        return one->main ? -1 : 1;
    return one->found < two->found ? -1 : one->found > two->found;
}
