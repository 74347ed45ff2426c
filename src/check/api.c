/* The functions of halfsky/check.h: findings in public words. */
#include "halfsky/check.h"

#include "check/check.h"
#include "check/hide.h"
#include "check/leave_out.h"
#include "model/api.h"
#include "model/reader.h"
#include "read/items.h"

#include <string.h>

/* The items that checking looks at: those of the reading when all were asked for, else only these. */
static const Items *items_of(halfsky_reader *reader)
{
    halfsky_document document;

    if (reader->items_read)
        return &reader->items;
    Items *items = ARENA_ARRAY(reader->arena, 1, Items);
    if (halfsky_document_at(reader, 0, &document)) /* finds the agencies */
        items_find(&reader->reading, 1u << ITEM_ROLE | 1u << ITEM_LAW | 1u << ITEM_NOISE, reader->arena, items);
    return items;
}

static void check_all(halfsky_reader *reader)
{
    if (reader->checked)
        return;
    reader->checked = true;
    halfsky_relation_count(reader); /* finds them */
    const Items *items = items_of(reader);
    for (uint32_t i = 0; i < reader->reading.documents.count; i++)
        check_document(&reader->reading, items, i, reader->arena, &reader->findings);
    leave_out(reader);
    check_settle(&reader->reading, reader->arena, &reader->findings);
    hide_settle(&reader->findings);
}

/* A text of a finding as it may be seen. */
static Text safe(halfsky_reader *reader, const Finding *finding, Text text)
{
    Buffer out = { 0 };

    if (!reader->findings.hidden.count || !text.len)
        return text;
    hide_text(&reader->reading, &reader->findings, finding, text, &out);
    Text shown = arena_text(reader->answers, buffer_text(&out));
    buffer_free(&out);
    return shown;
}

/* The word that stands for a name between braces; the braces themselves when it is none. */
static Text word_of(const Finding *finding, Text quote, Text name, bool zh)
{
    if (text_equal(name, TEXT("quote")))
        return quote;
    if (text_equal(name, TEXT("stated")))
        return finding->stated;
    if (text_equal(name, TEXT("expected")))
        return finding->expected;
    if (text_equal(name, TEXT("1")))
        return zh ? finding->zh[0] : finding->en[0];
    return zh ? finding->zh[1] : finding->en[1];
}

/* The rule's sentence with the words of the finding in it. */
static Text message_of(halfsky_reader *reader, const Finding *finding, bool zh)
{
    const Check *check = &reader->catalog->checks[finding->rule];
    Text rest = catalog_text(reader->catalog, zh ? check->zh : check->en);
    Text quote = reading_text(&reader->reading, finding->span);
    Buffer out = { 0 };

    while (rest.len) {
        size_t open = text_find(rest, TEXT("{")), close = text_find(rest, TEXT("}"));

        buffer_add(&out, text_slice(rest, 0, open));
        if (close <= open || close >= rest.len) {
            buffer_add(&out, text_slice(rest, open, rest.len));
            break;
        }
        buffer_add(&out, safe(reader, finding, word_of(finding, quote, text_slice(rest, open + 1, close), zh)));
        rest = text_slice(rest, close + 1, rest.len);
    }
    Text message = arena_text(reader->answers, buffer_text(&out));
    buffer_free(&out);
    return message;
}

size_t halfsky_finding_count(halfsky_reader *reader)
{
    check_all(reader);
    return reader->findings.items.count;
}

size_t halfsky_finding_distinct(halfsky_reader *reader)
{
    check_all(reader);
    return reader->findings.distinct;
}

size_t halfsky_finding_excepted(halfsky_reader *reader)
{
    check_all(reader);
    return reader->excepted;
}

int halfsky_finding_at(halfsky_reader *reader, size_t index, const char *language, halfsky_finding *out)
{
    check_all(reader);
    if (index >= reader->findings.items.count)
        return 0;

    const Finding *finding = &reader->findings.items.items[index];
    halfsky_span *spans;

    arena_reset(reader->answers);
    spans = ARENA_ARRAY(reader->answers, finding->count + 1, halfsky_span);
    for (uint32_t i = 0; i < finding->count; i++) {
        Span shown = reader->findings.shown.items[finding->shown + i];
        spans[i] = (halfsky_span){ shown.start, shown.end };
    }
    *out = (halfsky_finding){
        .rule = check_rule_name(finding->rule),
        .level = (char)(finding->class ? finding->class : reader->catalog->checks[finding->rule].class),
        .document = finding->document,
        .start = finding->span.start,
        .end = finding->span.end,
        .same_as = finding->same_as,
        .message = text_public(message_of(reader, finding, strcmp(language, "en") != 0)),
        .stated = text_public(safe(reader, finding, finding->stated)),
        .expected = text_public(safe(reader, finding, finding->expected)),
        .spans = spans,
        .span_count = finding->count,
        .confidence = finding->confidence,
        .mendable = finding->mendable,
        .fix = text_public(safe(reader, finding, finding->fix)),
    };
    return 1;
}

halfsky_text halfsky_shown(halfsky_reader *reader, size_t start, size_t end)
{
    check_all(reader);
    buffer_clear(&reader->shown);
    if (end > reader->reading.text.len)
        end = reader->reading.text.len;
    if (start < end)
        hide_span(&reader->reading, &reader->findings, start, end, &reader->shown);
    return text_public(buffer_text(&reader->shown));
}

int halfsky_masked_at(halfsky_reader *reader, size_t index, halfsky_span *out)
{
    check_all(reader);
    if (index >= reader->findings.hidden.count)
        return 0;
    *out = (halfsky_span){ reader->findings.hidden.items[index].span.start,
                           reader->findings.hidden.items[index].span.end };
    return 1;
}
