/* table_report.c - what `table fill` found, cell by cell. */
#include "base/csv.h"
#include "base/doc_place.h"
#include "base/json.h"
#include "cli/columns.h"
#include "cli/table_report.h"
#include "format/fill.h"
#include "model/api.h"
#include "work/measures.h"

/* What is said of a state, and of the trouble with a heading. */
typedef struct {
    const char *zh, *en;
} Saying;

static const Saying states[FILL_STATES] = {
    [FILL_DONE] = { "填", "fill" },
    [FILL_SAME] = { "已填，一致", "filled, the same" },
    [FILL_DIFFERS] = { "已填，不一致", "filled, differs" },
    [FILL_UNKNOWN] = { "还没有数", "no figure yet" },
    [FILL_INCOMPLETE] = { "下级没报齐", "incomplete sum" },
    [FILL_SEVERAL] = { "几个口径不一致", "several definitions" },
    [FILL_FORBIDDEN] = { "无权查看", "not yours to see" },
    [FILL_UNIT] = { "单位不能换算", "unit does not convert" },
    [FILL_CLOSED] = { "这一格写不进去", "the cell cannot be written" },
    [FILL_NOT_UNDERSTOOD] = { "没看懂", "not understood" },
};

static const Saying troubles[ASK_STATES] = {
    [ASK_KNOWN] = { "", "" },
    [ASK_NO_MEASURE] = { "没有叫这个的计量项", "no measure is called so" },
    [ASK_LEFT_OVER] = { "不知道这几个字是什么意思", "these words are not understood" },
    [ASK_UNCLEAR] = { "可能是几个计量项", "may be several measures" },
    [ASK_UNIT] = { "计量单位不合", "another unit" },
    [ASK_NO_UNIT] = { "没写元还是万元", "money without a unit" },
    [ASK_NO_PERIOD] = { "看不出是哪个时期", "of when is not clear" },
    [ASK_NO_AGENCY] = { "没有这个单位", "no such agency" },
    [ASK_NARROW] = { "限定了范围", "it narrows what is counted" },
    [ASK_MERGED] = { "合并的格子跨了几个栏目", "a merged cell under several headings" },
};

/* Why the file does not let a cell be written. */
static const struct {
    CellFate fate;
    Saying words;
} fates[] = {
    { CELL_FORMULA, { "有公式或域", "a formula or field" } },
    { CELL_COVERED, { "被合并的格子盖住", "covered by a merged cell" } },
    { CELL_TAKEN, { "里面有看不见的字", "words stand in it out of sight" } },
    { CELL_LOST, { "文件里找不到这一格", "not found in the file" } },
    { CELL_CONTROL, { "是内容控件", "a content control" } },
    { CELL_TRACKED, { "有修订还没接受", "a tracked change" } },
    { CELL_NESTED, { "里面还有表", "a table stands in it" } },
    { CELL_PICTURE, { "有图或文本框", "a picture or text box" } },
};

static Text saying(const Session *session, const Saying *words)
{
    return text_of(session->language == LANGUAGE_ZH ? words->zh : words->en);
}

/* Sheet1!B4, or 表1 第 2 行 B. */
static void place_of(const FillReport *report, const Ask *ask, Buffer *out)
{
    const Table *table = &report->doc->tables.items[ask->table];

    if (table->name.len)
        buffer_format(out, "%.*s!", TEXT_ARG(table->name));
    else
        buffer_format(out, "%d:", ask->table + 1);
    cell_name(table->rows_above + ask->row + 1, ask->column + 1, out);
}

static Text measure_key(const FillReport *report, uint32_t measure)
{
    const Catalog *catalog = catalog_of(report->session->work->catalog);

    return catalog_text(catalog, catalog->measures[measure].key);
}

void fill_report_understood(const FillReport *report, const Ask *ask, Buffer *out)
{
    Work *work = report->session->work;
    char period[PERIOD_TEXT_MAX];

    if (ask->state != ASK_KNOWN) {
        for (size_t i = 0; i < ask->candidate_count; i++)
            buffer_format(
                out, "%s%.*s", i ? " / " : "?",
                TEXT_ARG(measure_words(work, measure_key(report, ask->candidates[i]), report->session->language)));
        return;
    }
    period_write(ask->period, period);
    buffer_format(out, "%.*s%s%.*s %s %.*s",
                  TEXT_ARG(measure_words(work, measure_key(report, ask->measure), report->session->language)),
                  ask->category.len ? "·" : "", TEXT_ARG(ask->category), period,
                  TEXT_ARG(tree_name(report->tree, ask->agency, ask->period.last)));
    if (ask->extent == EXTENT_OWN)
        buffer_add(out, report->session->language == LANGUAGE_ZH ? TEXT(" 本级") : TEXT(" own"));
}

/* ；名称最接近的计量项：儿童主任、… */
static void closest_words(const FillReport *report, const Ask *ask, Buffer *out)
{
    bool zh = report->session->language == LANGUAGE_ZH;

    for (size_t i = 0; i < ask->closest_count; i++)
        buffer_format(out, "%s%.*s",
                      i    ? (zh ? "、" : ", ")
                      : zh ? "；名称最接近的计量项："
                           : "; closest measures: ",
                      TEXT_ARG(measure_words(report->session->work, measure_key(report, ask->closest[i].measure),
                                             report->session->language)));
}

static void closed_reason(const FillReport *report, const FillCell *cell, Buffer *out)
{
    char fate = report->fates ? report->fates[cell - report->fill->cells.items] : 0;

    buffer_format(out, "：%.*s", TEXT_ARG(cell->value));
    for (size_t i = 0; i < sizeof fates / sizeof *fates; i++)
        if ((char)fates[i].fate == fate)
            buffer_format(out, "，%.*s", TEXT_ARG(saying(report->session, &fates[i].words)));
}

/* Why a cell is not filled; "" for one that is. */
static void reason(const FillReport *report, const FillCell *cell, Buffer *out)
{
    const Ask *ask = &cell->ask;

    if (cell->state == FILL_DONE || cell->state == FILL_SAME)
        return;
    if (cell->state == FILL_NOT_UNDERSTOOD) {
        buffer_add(out, saying(report->session, &troubles[ask->state]));
        if (ask->trouble.len)
            buffer_format(out, "：%.*s", TEXT_ARG(ask->trouble));
        closest_words(report, ask, out);
        return;
    }
    buffer_add(out, saying(report->session, &states[cell->state]));
    if (cell->state == FILL_DIFFERS)
        buffer_format(out, "：%.*s ≠ %.*s", TEXT_ARG(ask->filled), TEXT_ARG(cell->value));
    else if (cell->state == FILL_CLOSED)
        closed_reason(report, cell, out);
    else if (cell->state == FILL_INCOMPLETE)
        buffer_format(out, "：%.*s，%d/%d%s", TEXT_ARG(cell->value), cell->found.have, cell->found.due,
                      cell->found.have < cell->found.due         ? ""
                      : report->session->language == LANGUAGE_ZH ? "，再下级有缺"
                                                                 : ", less below these");
}

static void counts_text(const FillReport *report, Buffer *out)
{
    bool zh = report->session->language == LANGUAGE_ZH;
    bool any = false;

    for (int i = 0; i < FILL_STATES; i++)
        if (report->fill->counts[i]) {
            buffer_format(out, zh ? "%s%.*s %d" : "%s%.*s: %d", any ? (zh ? "；" : "; ") : "",
                          TEXT_ARG(saying(report->session, &states[i])), report->fill->counts[i]);
            any = true;
        }
    if (!any)
        buffer_add(out, zh ? TEXT("没有要填数的格子") : TEXT("no cell asks for a figure"));
    buffer_add_char(out, '\n');
}

void fill_report_text(const FillReport *report, Buffer *out)
{
    Buffer words = { 0 };

    for (size_t i = 0; i < report->fill->cells.count; i++) {
        const FillCell *cell = &report->fill->cells.items[i];
        buffer_clear(&words);
        place_of(report, &cell->ask, &words);
        columns_left(out, buffer_text(&words), 14);
        buffer_add_char(out, ' ');
        columns_left(out, cell->ask.words, 44);
        buffer_add_char(out, ' ');
        buffer_clear(&words);
        if (cell->state == FILL_DONE)
            buffer_add(&words, cell->value);
        columns_right(out, buffer_text(&words), 12);
        buffer_add(out, TEXT("  "));
        fill_report_understood(report, &cell->ask, out);
        buffer_clear(&words);
        reason(report, cell, &words);
        if (words.len)
            buffer_format(out, "  [%.*s]", (int)words.len, words.at);
        buffer_add_char(out, '\n');
    }
    counts_text(report, out);
    buffer_free(&words);
}

void fill_report_csv(const FillReport *report, Buffer *out)
{
    static const char *const heads[] = { "cell",   "words", "state",      "measure", "category", "period",
                                         "agency", "value", "confidence", "reason",  "source",   NULL };
    CsvWriter csv = csv_writer(out);
    Buffer words = { 0 };

    csv_bom(&csv);
    for (const char *const *head = heads; *head; head++)
        csv_field(&csv, text_of(*head));
    csv_end_row(&csv);
    for (size_t i = 0; i < report->fill->cells.count; i++) {
        const FillCell *cell = &report->fill->cells.items[i];
        const Ask *ask = &cell->ask;
        char period[PERIOD_TEXT_MAX];
        bool known = ask->state == ASK_KNOWN;

        buffer_clear(&words);
        place_of(report, ask, &words);
        csv_field(&csv, buffer_text(&words));
        csv_field(&csv, ask->words);
        csv_field(&csv, text_of(fill_state_word(cell->state)));
        csv_field(&csv, known ? measure_key(report, ask->measure) : TEXT(""));
        csv_field(&csv, ask->category);
        csv_field(&csv, (Text){ period, period_write(ask->period, period) });
        csv_field(&csv, known ? tree_name(report->tree, ask->agency, ask->period.last) : TEXT(""));
        csv_field(&csv, cell->value);
        csv_int(&csv, ask->confidence);
        buffer_clear(&words);
        reason(report, cell, &words);
        csv_field(&csv, buffer_text(&words));
        csv_field(&csv, cell->comment);
        csv_end_row(&csv);
    }
    buffer_free(&words);
}

void fill_report_jsonl(const FillReport *report, Buffer *out)
{
    Buffer words = { 0 };

    for (size_t i = 0; i < report->fill->cells.count; i++) {
        const FillCell *cell = &report->fill->cells.items[i];
        const Ask *ask = &cell->ask;
        JsonWriter json = json_writer(out);
        char period[PERIOD_TEXT_MAX];

        buffer_clear(&words);
        place_of(report, ask, &words);
        json_object(&json);
        json_put_text(&json, TEXT("cell"), buffer_text(&words));
        json_put_text(&json, TEXT("words"), ask->words);
        json_put_text(&json, TEXT("state"), text_of(fill_state_word(cell->state)));
        if (ask->state == ASK_KNOWN) {
            json_put_text(&json, TEXT("measure"), measure_key(report, ask->measure));
            json_put_text(&json, TEXT("category"), ask->category);
            json_put_text(&json, TEXT("period"), (Text){ period, period_write(ask->period, period) });
            json_put_text(&json, TEXT("agency"), tree_name(report->tree, ask->agency, ask->period.last));
            json_put_int(&json, TEXT("confidence"), ask->confidence);
        } else {
            json_put_text(&json, TEXT("trouble"), text_of(ask_state_word(ask->state)));
            json_put_text(&json, TEXT("trouble_words"), ask->trouble);
            json_key(&json, TEXT("candidates"));
            json_array(&json);
            for (size_t k = 0; k < ask->candidate_count; k++)
                json_text(&json, measure_key(report, ask->candidates[k]));
            json_end(&json);
            json_key(&json, TEXT("closest"));
            json_array(&json);
            for (size_t k = 0; k < ask->closest_count; k++)
                json_text(&json, measure_key(report, ask->closest[k].measure));
            json_end(&json);
        }
        if (ask->filled.len)
            json_put_text(&json, TEXT("filled"), ask->filled);
        if (cell->value.len)
            json_put_text(&json, TEXT("value"), cell->value);
        if (cell->comment.len)
            json_put_text(&json, TEXT("source"), cell->comment);
        json_end(&json);
        buffer_add_char(out, '\n');
    }
    buffer_free(&words);
}
