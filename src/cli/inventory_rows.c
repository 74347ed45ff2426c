/* inventory_rows.c - places to be filled as CSV and as JSON Lines. */
#include "cli/documents.h"
#include "cli/grid.h"
#include "cli/inventory.h"

#include "base/csv.h"
#include "base/json.h"

/* In the order of fields_of. */
enum { FIELDS = 18 };
static const Text keys[FIELDS] = {
    TEXT("call"),   TEXT("title"),   TEXT("by"),      TEXT("form"),         TEXT("issuer"),     TEXT("line"),
    TEXT("agency"), TEXT("subject"), TEXT("measure"), TEXT("measure_name"), TEXT("category"),   TEXT("definition"),
    TEXT("extent"), TEXT("period"),  TEXT("verdict"), TEXT("same_as"),      TEXT("known_from"), TEXT("known_value"),
};
static const Text headings[FIELDS] = {
    TEXT("任务编号"), TEXT("任务"),     TEXT("方式"),   TEXT("报表"),       TEXT("制定机关"), TEXT("行号"),
    TEXT("填报单位"), TEXT("数据所属"), TEXT("计量项"), TEXT("计量项名称"), TEXT("分类"),     TEXT("口径"),
    TEXT("范围"),     TEXT("时期"),     TEXT("判断"),   TEXT("同于"),       TEXT("已有来源"), TEXT("已有数值"),
};

static Text words_of(Arena *arena, const Buffer *buffer)
{
    return arena_text(arena, buffer_text(buffer));
}

static Text period_text(Arena *arena, Period period)
{
    Buffer part = { 0 };

    period_shown(period, &part);
    Text out = words_of(arena, &part);
    buffer_free(&part);
    return out;
}

static Text verdict_shown(AskedVerdict verdict, Language language)
{
    static const char *const zh[ASKED_VERDICTS] = { "要填", "重复", "可算", "已有" };

    return text_of(language == LANGUAGE_ZH ? zh[verdict] : asked_verdict_word(verdict));
}

/* `language` of words that are not names: JSON has the English ones always. */
static void fields_of(const Session *session, const Tree *tree, const Inventory *inventory, const InventoryRow *row,
                      Language language, Text *out)
{
    Arena *arena = session->work->arena;
    const AskedPlace *place = row->place;
    const InventorySource *from = &row->from;
    bool zh = language == LANGUAGE_ZH;
    char id[ID_TEXT_MAX], value[VALUE_TEXT_MAX];
    Text *field = out;

    *field++ = arena_text(arena, (Text){ id, id_write(from->call->id, id) });
    *field++ = from->call->title;
    *field++ = from->form ? (zh ? TEXT("报表") : TEXT("form")) : (zh ? TEXT("材料") : TEXT("document"));
    *field++ = from->form ? from->form->title : TEXT("");
    *field++ = from->form ? from->form->issuer : TEXT("");
    *field++ = from->item ? arena_format(arena, "%d", from->item->place) : TEXT("");
    *field++ = agency_shown(session, tree, place->agency);
    *field++ = agency_shown(session, tree, place->subject);
    *field++ = place->slot->measure;
    *field++ = grid_measure_name(session, place->slot);
    *field++ = place->slot->category;
    *field++ = place->slot->issuer;
    *field++ = text_of(fact_extent_word(place->extent));
    *field++ = period_text(arena, place->period);
    *field++ = verdict_shown(row->answer.verdict, language);
    *field++ =
        row->answer.verdict == ASKED_AGAIN ? inventory->rows.items[row->answer.as].from.call->title : TEXT("");
    *field++ = row->known ? source_shown(row->known->source, language) : TEXT("");
    *field =
        row->known ? arena_text(arena, (Text){ value, value_write(row->known->value, language, value) }) : TEXT("");
}

void inventory_csv(const Session *session, const Tree *tree, const Inventory *inventory, Buffer *out)
{
    CsvWriter csv = csv_writer(out);
    Text fields[FIELDS];

    csv_bom(&csv);
    for (int i = 0; i < FIELDS; i++)
        csv_field(&csv, session->language == LANGUAGE_ZH ? headings[i] : keys[i]);
    csv_end_row(&csv);
    for (size_t i = 0; i < inventory->rows.count; i++) {
        fields_of(session, tree, inventory, &inventory->rows.items[i], session->language, fields);
        for (int f = 0; f < FIELDS; f++)
            csv_field(&csv, fields[f]);
        csv_end_row(&csv);
    }
}

static void put_count(const Session *session, const Tree *tree, const AskedCount *count, Buffer *out)
{
    JsonWriter json = json_writer(out);

    json_object(&json);
    json_put_text(&json, TEXT("type"), count->agency ? TEXT("agency") : TEXT("total"));
    if (count->agency)
        json_put_text(&json, TEXT("agency"), agency_shown(session, tree, count->agency));
    json_put_int(&json, TEXT("before"), (int64_t)count->before);
    for (AskedVerdict verdict = 0; verdict < ASKED_VERDICTS; verdict++)
        json_put_int(&json, text_of(asked_verdict_word(verdict)), (int64_t)count->verdicts[verdict]);
    json_end(&json);
    buffer_add_char(out, '\n');
}

void inventory_jsonl(const Session *session, const Tree *tree, const Inventory *inventory, Buffer *out)
{
    Text fields[FIELDS];

    for (size_t i = 0; i < inventory->rows.count; i++) {
        JsonWriter json = json_writer(out);

        fields_of(session, tree, inventory, &inventory->rows.items[i], LANGUAGE_EN, fields);
        json_object(&json);
        json_put_text(&json, TEXT("type"), TEXT("place"));
        for (int f = 0; f < FIELDS; f++)
            json_put_text(&json, keys[f], fields[f]);
        json_end(&json);
        buffer_add_char(out, '\n');
    }
    for (size_t i = 0; i < inventory->counts.agencies.count; i++)
        put_count(session, tree, &inventory->counts.agencies.items[i], out);
    put_count(session, tree, &inventory->counts.total, out);
}
