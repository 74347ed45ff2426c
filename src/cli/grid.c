/* grid.c - what the grid commands share. */
#include "cli/grid.h"

#include "cli/columns.h"

enum { VALUE_WIDTH = 18, HOW_WIDTH = 16 };

Problem grid_place_of(const Session *session, const OptionValue *values, const char *period, GridPlace *out)
{
    static const FactExtent extents[] = { EXTENT_ALL, EXTENT_OWN, EXTENT_STAFF };
    FactExtent extent = values[GRID_EXTENT].given ? extents[values[GRID_EXTENT].number] : EXTENT_ALL;
    Text agency = values[GRID_OF].given ? text_of(values[GRID_OF].text) : TEXT("");

    return grid_place(session->work, agency, text_of(period), extent, out);
}

static Text how_word(How how, bool zh)
{
    static const struct {
        const char *zh, *en;
    } words[] = {
        [HOW_NONE] = { "", "" },
        [HOW_SETTLED] = { "裁定", "settled" },
        [HOW_STATED] = { "上报", "stated" },
        [HOW_SUMMED] = { "汇总", "summed" },
        [HOW_PERIODS] = { "分期合计", "periods" },
    };

    return text_of(zh ? words[how].zh : words[how].en);
}

Text source_shown(Source source, Language language)
{
    bool zh = language == LANGUAGE_ZH;
    static const char *const words[] = { "", "自述", "台账", "填报", "核定数" };

    return text_of(zh ? words[source] : source_word(source));
}

Text extent_shown(FactExtent extent, Language language)
{
    static const char *const zh[] = {
        [EXTENT_UNSAID] = "", [EXTENT_OWN] = "本级", [EXTENT_ALL] = "含下级", [EXTENT_STAFF] = "本单位职工"
    };

    return text_of(language == LANGUAGE_ZH ? zh[extent] : fact_extent_word(extent));
}

Text standing_shown(Standing standing, Language language)
{
    static const char *const zh[] = {
        [STANDING_COUNTS] = "算数",    [STANDING_OUTRANKED] = "不算数", [STANDING_BLANK] = "空",
        [STANDING_RUNNING] = "累计数", [STANDING_ATTACHED] = "协办",    [STANDING_VOIDED] = "已作废"
    };

    return text_of(language == LANGUAGE_ZH ? zh[standing] : standing_word(standing));
}

void grid_describe(const Session *session, const Tree *tree, const Resolved *resolved, Buffer *out)
{
    bool zh = session->language == LANGUAGE_ZH;
    char value[VALUE_TEXT_MAX];
    char day[DATE_TEXT_MAX];

    columns_right(out, (Text){ value, value_write(resolved->value, session->language, value) }, VALUE_WIDTH);
    buffer_add(out, TEXT("  "));
    if (resolved->how == HOW_NONE)
        return;
    buffer_add(out, how_word(resolved->how, zh));
    if (resolved->due)
        buffer_format(out, " %d/%d", resolved->have, resolved->due);
    if (resolved->flags & RESOLVED_MOVED)
        buffer_add(out, zh ? TEXT(" 有划转") : TEXT(" agencies moved"));
    if (resolved->flags & RESOLVED_INCOMPLETE)
        buffer_add(out, zh ? TEXT(" 不全") : TEXT(" incomplete"));
    if (resolved->source != SOURCE_NONE && resolved->how != HOW_SETTLED) {
        buffer_add_char(out, ' ');
        buffer_add(out, source_shown(resolved->source, session->language));
    }
    if (resolved->by && resolved->how != HOW_SETTLED) {
        buffer_add_char(out, ' ');
        buffer_add(out, tree_name(tree, resolved->by, session->work->today));
    }
    if (date_write(resolved->as_of, day))
        buffer_format(out, zh ? " 截止 %s" : " as of %s", day);
    if (resolved->flags & (RESOLVED_DIFFERS | RESOLVED_CONTESTED | RESOLVED_DIFFERS_TIME))
        buffer_add(out, zh ? TEXT(" ≠ 与其他来源不一致") : TEXT(" ≠ other sources disagree"));
}

Text grid_measure_name(const Session *session, const Slot *slot)
{
    halfsky_measure measure;

    for (size_t i = 0; halfsky_measure_at(session->catalog, i, &measure); i++)
        if (text_equal(slot->measure, (Text){ measure.key.at, measure.key.len }))
            return session->language == LANGUAGE_ZH ? (Text){ measure.zh.at, measure.zh.len }
                                                    : (Text){ measure.en.at, measure.en.len };
    return slot->measure;
}
