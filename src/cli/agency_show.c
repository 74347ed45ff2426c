/* agency_show.c - `halfsky agency show`: all that is known of an agency. */
#include "cli/columns.h"
#include "cli/given.h"
#include "work/agency_card.h"

enum { SHOW_DAY, SHOW_OPTIONS };

static int run(const Session *session, const OptionValue *values, char **operands, int count);

static const Option options[] = {
    /* name, letter, kind, value, lowest, highest, and what help says */
    [SHOW_DAY] = { "day", 0, OPTION_TEXT, "DAY", 0, 0, "哪一天的下级（缺省今天）",
                   "those below it on that day (default: today)" },
    [SHOW_OPTIONS] = { 0 },
};

const Command agency_show_command = {
    .name = "agency show",
    .usage = "agency show AGENCY [--day DAY]",
    .zh = "一个单位的名称、隶属、沿革和联系",
    .en = "an agency's names, place, history and links",
    .details_zh = "AGENCY 可以是名称、简称、代码或编号。人员用 person list 查。\n",
    .details_en = "AGENCY is a name, another word, a code or an id. \"person list\" shows its people.\n",
    .options = options,
    .most_operands = 1,
    .needs_data = true,
    .run = run,
};

static void write_card(const Session *session, const AgencyCard *card, Buffer *out);

static int run(const Session *session, const OptionValue *values, char **operands, int count)
{
    Buffer out = { 0 };
    AgencyCard card;
    int status;
    Date day;
    Id id;

    Problem wrong = given_words(&agency_show_command, count, 1);
    if (!wrong.code)
        wrong = given_day(&values[SHOW_DAY], "--day", session->work->today, &day);
    if (!wrong.code)
        wrong = given_agency(session, operands[0], &id);
    if (!wrong.code)
        wrong = agency_card(session->work, id, day, &card);
    if (wrong.code)
        return session_complain(session, wrong);
    write_card(session, &card, &out);
    status = session_print(session, buffer_text(&out));
    buffer_free(&out);
    return status;
}

static void begin(const Session *session, const char *zh, const char *en, Buffer *out)
{
    columns_left(out, text_of(session->language == LANGUAGE_ZH ? zh : en), 12);
}

static void end(Buffer *out, Text text)
{
    buffer_add(out, text);
    buffer_add_char(out, '\n');
}

static void write_dated(const Session *session, const char *zh, const char *en, Text name, Date first, Date last,
                        Buffer *out)
{
    begin(session, zh, en, out);
    buffer_add(out, name);
    buffer_add(out, TEXT("  "));
    days_shown(first, last, out);
    buffer_add_char(out, '\n');
}

static void write_links(const Session *session, const AgencyCard *card, Buffer *out)
{
    for (size_t i = 0; i < card->links.count; i++) {
        const AgencyLink *link = &card->links.items[i];
        bool mine = link->agency == card->agency.id;
        Text other = tree_name(&card->tree, mine ? link->other : link->agency, session->work->today);

        if (link->kind == LINK_LINE)
            write_dated(session, mine ? "条线下级" : "条线上级", mine ? "line below" : "line above", other,
                        link->first, link->last, out);
        else
            write_dated(session, mine ? "挂点" : "挂点单位", mine ? "answers for" : "answered by", other,
                        link->first, link->last, out);
    }
}

static void write_history(const Session *session, const AgencyCard *card, Buffer *out)
{
    char day[DATE_TEXT_MAX];

    for (size_t i = 0; i < card->into.count; i++) {
        date_write(card->into.items[i].day, day);
        begin(session, "由其接收", "taken over by", out);
        end(out, arena_format(session->work->arena, "%.*s  %s",
                              TEXT_ARG(tree_name(&card->tree, card->into.items[i].to, session->work->today)), day));
    }
    for (size_t i = 0; i < card->from.count; i++) {
        date_write(card->from.items[i].day, day);
        begin(session, "接收了", "took over", out);
        end(out,
            arena_format(session->work->arena, "%.*s  %s",
                         TEXT_ARG(tree_name(&card->tree, card->from.items[i].agency, session->work->today)), day));
    }
}

static void write_card(const Session *session, const AgencyCard *card, Buffer *out)
{
    char id[ID_TEXT_MAX];

    for (size_t i = 0; i < card->names.count; i++)
        write_dated(session, "名称", "name", card->names.items[i].name, card->names.items[i].first,
                    card->names.items[i].last, out);
    for (size_t i = 0; i < card->aliases.count; i++) {
        begin(session, "简称", "also", out);
        end(out, card->aliases.items[i]);
    }
    begin(session, "类别", "kind", out);
    end(out, text_of(agency_kind_shown(card->agency.kind, session->language)));
    begin(session, "编号", "id", out);
    end(out, (Text){ id, id_write(card->agency.id, id) });
    for (CodeSort sort = 0; sort < CODE_SORTS; sort++)
        for (size_t i = 0; i < card->codes.count; i++) {
            const AgencyCode *code = &card->codes.items[i];
            if (code->sort == sort)
                write_dated(session, sort == CODE_REGION ? "区划代码" : "信用代码", code_sort_word(sort),
                            code->code, code->first, code->last, out);
        }
    for (size_t i = 0; i < card->edges.count; i++)
        write_dated(session, "上级", "below",
                    tree_name(&card->tree, card->edges.items[i].parent, session->work->today),
                    card->edges.items[i].first, card->edges.items[i].last, out);
    begin(session, "下级", "those below", out);
    end(out, arena_format(session->work->arena, "%zu", card->below));
    write_history(session, card, out);
    write_links(session, card, out);
}
