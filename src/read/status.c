#include "read/status.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"

enum {
    RULE_REACH = 30, /* bytes between a cue and its figure */
    TARGET_REACH = 24,
    GOAL_REACH = 18,
    LIST_REACH = 1200, /* and between what opens a list and one of its figures */
    STEPS_MOST = 8     /* cues that may be passed over */
};

static FactStatus status_of_cue(uint8_t cue)
{
    switch (cue) {
    case CUE_PLAN:
    case CUE_PLAN_HEADING: /* 下一步拟… in a running text */
        return STATUS_PLAN;
    case CUE_TARGET:
        return STATUS_TARGET;
    case CUE_RULE:
        return STATUS_RULE;
    case CUE_FORECAST:
        return STATUS_FORECAST;
    case CUE_INTENT:
        return STATUS_INTENT;
    default:
        return STATUS_ACTUAL;
    }
}

static bool family_is(const Reading *reading, const Quantity *quantity, Text family)
{
    const Catalog *catalog = reading->catalog;

    return quantity->unit >= 0
           && text_equal(catalog_text(catalog, catalog->families[catalog->units[quantity->unit].family]), family);
}

/* “国培计划”, 春蕾计划的: a cue that ends a name is none. */
static bool ends_name(const Reading *reading, const CueHit *hit)
{
    static const Text behind[] = { { "”", 3 },  { "》", 3 }, { "’", 3 }, { "，", 3 },
                                   { "。", 3 }, { "、", 3 }, { "；", 3 } };
    Text rest = text_slice(reading->text, hit->end, hit->end + 3);

    if (listed_at(reading->catalog, WORDS_TIME_AHEAD, reading->text, hit->start))
        return false;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (text_equal(rest, behind[i]))
            return true;
    return false;
}

/* The last word before the figure that speaks of what is to come, or of what is done. */
static const CueHit *last_of_time(const Reading *reading, Cues *cues, size_t start, size_t end)
{
    const unsigned kinds = CUE_BIT(CUE_PLAN) | CUE_BIT(CUE_PLAN_HEADING) | CUE_BIT(CUE_TARGET)
                           | CUE_BIT(CUE_FORECAST) | CUE_BIT(CUE_INTENT) | CUE_BIT(CUE_ACTUAL);
    const CueHit *hit = cues_last(cues, start, end, kinds);

    for (int i = 0; i < STEPS_MOST && hit && hit->cue != CUE_ACTUAL && ends_name(reading, hit); i++)
        hit = cues_last(cues, start, hit->start, kinds);
    return hit;
}

/* 规划目标（85%）, 完成年度计划（25平方公里）, 距标准（25册）: brackets right behind the word. */
static FactStatus named_in_brackets(const Reading *reading, Cues *cues, const Quantity *quantity,
                                    const StatusPlace *place)
{
    static const Text open[] = { { "（", 3 }, { "(", 1 } };
    size_t bracket = quantity->start;

    for (size_t i = 0; i < 2; i++)
        if (bracket == quantity->start && bracket >= open[i].len
            && text_equal(text_slice(reading->text, bracket - open[i].len, bracket), open[i]))
            bracket -= open[i].len;
    if (bracket == quantity->start)
        return STATUS_ACTUAL;
    const CueHit *hit = cues_last(cues, place->sentence, bracket,
                                  CUE_BIT(CUE_TARGET) | CUE_BIT(CUE_COMPLETION) | CUE_BIT(CUE_RULE));
    if (!hit || hit->end != bracket)
        return STATUS_ACTUAL;
    return hit->cue == CUE_RULE ? STATUS_RULE : STATUS_TARGET;
}

/* 距目标差1.7个百分点, 比目标高2%: the figure tells how far from the goal things are. */
static bool tells_distance(const Reading *reading, const Quantity *quantity)
{
    return listed_before(reading->catalog, WORDS_DISTANCE, reading->text, quantity->start, 0) != 0;
}

/* 比4.5%的控制目标, 距90%的要求: the goal is named behind the figure. */
static bool called_goal(const Reading *reading, const Quantity *quantity)
{
    Text behind = text_slice(reading->text, quantity->end, quantity->end + TARGET_REACH);

    if (!text_starts(behind, TEXT("的")))
        return false;
    size_t comma = text_find(behind, TEXT("，")), goal = text_find(behind, TEXT("目标"));
    size_t reach = comma < GOAL_REACH ? comma : GOAL_REACH;

    return ((goal < comma && goal <= 15)
            || listed_within(reading->catalog, WORDS_GOAL_BEHIND, text_slice(behind, 0, reach)))
           && !text_contains(text_slice(behind, 0, goal), TEXT("完成"));
}

/* 指标800万元的80%, 终期目标的56项: a share of the goal, or those that reached it. */
static bool is_share_of_goal(const Reading *reading, const Quantity *quantity, const CueHit *hit,
                             const StatusPlace *place)
{
    size_t from = place->near > hit->end ? place->near : hit->end;

    if (quantity->kind == FACT_COUNT && word_before(reading->text, quantity->start, from, TEXT("的")))
        return true;
    return (quantity->kind == FACT_PERCENT || from == hit->end)
           && (text_equal(text_slice(reading->text, from, quantity->start), TEXT("的"))
               || (quantity->kind == FACT_PERCENT && place->same_as_before)); /* 任务2200人的105.3%和104.5% */
}

/* 省里任务502人: the goal is named shortly before the figure; 完成目标的101% tells what was done. */
static bool names_target(const Reading *reading, Cues *cues, const Quantity *quantity, const StatusPlace *place)
{
    size_t start = place->near > place->clause ? place->near : place->clause;
    const CueHit *hit = cues_last(cues, start, quantity->start, CUE_BIT(CUE_TARGET));

    if (!hit || quantity->start - hit->end > TARGET_REACH || ends_name(reading, hit)
        || tells_distance(reading, quantity) || is_share_of_goal(reading, quantity, hit, place))
        return false;
    return !cues_last(cues, place->clause, quantity->start, CUE_BIT(CUE_COMPLETION))
           && !cues_last(cues, hit->start >= 6 ? hit->start - 6 : 0, hit->start, CUE_BIT(CUE_ACTUAL));
}

/* 500元的标准, 每班不超过20人的规定 */
static bool called_rule(const Reading *reading, const Quantity *quantity)
{
    Text behind = text_slice(reading->text, quantity->end, quantity->end + GOAL_REACH);

    if (listed_at(reading->catalog, WORDS_RULE_TAIL, reading->text, quantity->end))
        return true;
    return text_starts(behind, TEXT("的")) /* 8平方米的省定标准， */
           && text_ends(text_slice(behind, 0, text_find(behind, TEXT("，"))), TEXT("标准"));
}

/* 完成年度任务1500人的108%: the figure between the words and its share is the goal. */
static bool is_goal_of_share(const Reading *reading, Cues *cues, const Quantity *quantity, const StatusPlace *place)
{
    const CueHit *hit =
        cues_last(cues, place->clause, quantity->start, CUE_BIT(CUE_COMPLETION) | CUE_BIT(CUE_TARGET));

    return quantity->kind != FACT_PERCENT && hit && hit->end == quantity->start
           && text_starts(text_slice(reading->text, quantity->end, quantity->end + 3), TEXT("的"));
}

/* 3日内受理, 30个工作日内办结 */
static bool is_time_limit(const Reading *reading, const Quantity *quantity)
{
    return !listed_at(reading->catalog, WORDS_EVENT_BEHIND, reading->text, quantity->end)
           && quantity->kind == FACT_MEASURE && quantity->bound == BOUND_AT_MOST
           && family_is(reading, quantity, TEXT("duration"))
           && text_ends(text_slice(reading->text, quantity->start, quantity->end), TEXT("内"));
}

/* 余氯不得低于每升0.3毫克 */
static bool is_must(const Reading *reading, const Quantity *quantity, const StatusPlace *place)
{
    size_t start = place->near > place->clause ? place->near : place->clause;

    return quantity->bound != BOUND_EXACT
           && listed_within(reading->catalog, WORDS_MUST, text_slice(reading->text, start, quantity->end));
}

/* 文件明确要求女干部不少于10% */
static bool is_required(const Reading *reading, const Quantity *quantity, const StatusPlace *place)
{
    return listed_at(reading->catalog, WORDS_DEMAND, reading->text, quantity->start)
           && text_contains(text_slice(reading->text, place->lately, quantity->start), TEXT("要求"));
}

/* 按200元的标准慰问…: the word belongs to the figure before it. */
static bool belongs_before(const Reading *reading, const CueHit *hit, const StatusPlace *place)
{
    if (hit->end <= place->near || place->near <= place->sentence)
        return false;
    return hit->start <= place->near || text_equal(text_slice(reading->text, place->near, hit->start), TEXT("的"));
}

/* 人均, 月均: what came of it, no rule. */
static bool is_average(const Reading *reading, const Quantity *quantity, const StatusPlace *place)
{
    Text clause = text_slice(reading->text, place->clause, quantity->start);

    return text_contains(clause, TEXT("均")) && !text_contains(clause, TEXT("平均"));
}

/* 人均每月收入3000元 */
static bool is_earned(const Reading *reading, const Quantity *quantity, const StatusPlace *place)
{
    return is_average(reading, quantity, place)
           || listed_within(reading->catalog, WORDS_EARNING,
                            text_slice(reading->text, place->clause, quantity->start));
}

/* 良种补贴水稻每亩15元 */
static bool is_subsidy(const Reading *reading, const Quantity *quantity, const StatusPlace *place)
{
    Text clause = text_slice(reading->text, place->clause, quantity->start);

    return listed_within(reading->catalog, WORDS_SUBSIDY, clause);
}

static bool is_rule(const Reading *reading, Cues *cues, const Quantity *quantity, const StatusPlace *place)
{
    const CueHit *hit = cues_last(cues, place->clause, quantity->start, CUE_BIT(CUE_RULE));

    if (called_rule(reading, quantity) || is_time_limit(reading, quantity) || is_must(reading, quantity, place)
        || is_required(reading, quantity, place))
        return true;
    if (hit && belongs_before(reading, hit, place))
        hit = NULL;
    if (hit && hit->start < place->near && !place->rate && !place->same_as_before)
        hit = NULL;
    if (hit && (place->rate || place->same_as_before || quantity->start - hit->end <= RULE_REACH))
        return true;
    if (place->same_as_before && place->before == STATUS_RULE)
        return true;
    if (!place->rate || quantity->kind == FACT_PERCENT)
        return false;
    if (is_earned(reading, quantity, place))
        return false;
    if (quantity->kind == FACT_MONEY && (place->timed_rate || is_subsidy(reading, quantity, place)))
        return true;
    if (quantity->kind == FACT_MONEY && cues_last(cues, place->sentence, quantity->start, CUE_BIT(CUE_RULE))
        && place->near <= place->sentence)
        return true;
    return listed_at(reading->catalog, WORDS_DEMAND, reading->text, quantity->start)
           || (place->timed && quantity->number.form == NUMERAL_RANGE);
}

/* 下达我县的任务：培训500人，… : what a word says before a colon holds for all behind it. */
static bool governs_list(const Reading *reading, const CueHit *hit, const Quantity *quantity)
{
    return quantity->start - hit->end <= LIST_REACH
           && text_contains(text_slice(reading->text, hit->end, quantity->start), TEXT("："));
}

/* A share that is planned is a goal; 一倍 tells of a change. */
static bool is_level(const Reading *reading, const Quantity *quantity)
{
    return quantity->kind == FACT_PERCENT && !family_is(reading, quantity, TEXT("times"));
}

/* 力争总数达到50个 */
static bool is_striven_for(const Reading *reading, const Quantity *quantity, const CueHit *hit)
{
    return listed_at(reading->catalog, WORDS_STRIVING, reading->text, hit->start)
           && (word_before(reading->text, quantity->start, hit->start, TEXT("达到"))
               || word_before(reading->text, quantity->start, hit->start, TEXT("达")));
}

/* 控制在1人以内 */
static bool is_kept_to(const Reading *reading, const Quantity *quantity)
{
    return listed_before(reading->catalog, WORDS_GOAL_LEAD, reading->text, quantity->start, 0) != 0;
}

/* 已完成, 完成了 */
static bool says_done(const Reading *reading, const CueHit *hit)
{
    return hit && hit->cue == CUE_ACTUAL
           && (listed_at(reading->catalog, WORDS_DONE, reading->text, hit->start)
               || word_before(reading->text, hit->end, hit->start, TEXT("了")));
}

FactStatus status_of(const Reading *reading, Cues *cues, const Quantity *quantity, const StatusPlace *place)
{
    bool planned = place->heading == CUE_PLAN_HEADING;
    FactStatus status;
    const CueHit *hit;

    if (quantity->kind == FACT_DATE || quantity->kind == FACT_RANK)
        return planned ? STATUS_PLAN : STATUS_ACTUAL;
    if (family_is(reading, quantity, TEXT("age")) && !place->changed)
        return quantity->bound != BOUND_EXACT || quantity->number.form == NUMERAL_RANGE ? STATUS_RULE
                                                                                        : STATUS_ACTUAL;
    status = named_in_brackets(reading, cues, quantity, place);
    if (status != STATUS_ACTUAL)
        return status;
    if (called_goal(reading, quantity) || is_goal_of_share(reading, cues, quantity, place)
        || names_target(reading, cues, quantity, place))
        return STATUS_TARGET;

    hit = last_of_time(reading, cues, place->sentence, quantity->start);
    for (int i = 0; i < STEPS_MOST && hit && hit->cue == CUE_TARGET
                    && (tells_distance(reading, quantity) || is_share_of_goal(reading, quantity, hit, place)
                        || (hit->start < place->clause && !governs_list(reading, hit, quantity)));
         i++)
        hit = last_of_time(reading, cues, place->sentence, hit->start); /* a goal of another clause */
    if (hit && hit->cue != CUE_ACTUAL
        && !(quantity->kind == FACT_PERCENT
             && cues_last(cues, place->clause, quantity->start, CUE_BIT(CUE_COMPLETION)))) {
        status = status_of_cue(hit->cue);
        if (status == STATUS_PLAN
            && (is_level(reading, quantity) || is_kept_to(reading, quantity)
                || is_striven_for(reading, quantity, hit)))
            status = STATUS_TARGET;
        if (status == STATUS_PLAN || status == STATUS_TARGET || hit->start >= place->clause)
            return status;
    }
    if (!planned && is_rule(reading, cues, quantity, place))
        return STATUS_RULE;
    if (place->heading == CUE_TARGET)
        return STATUS_TARGET;
    if (listed_before(reading->catalog, WORDS_PRESENT, reading->text, quantity->start, 0))
        return STATUS_ACTUAL; /* 我县人均图书仅0.31册 */
    if (planned || place->ahead || (place->year_ahead && !says_done(reading, hit)))
        return is_level(reading, quantity) || is_kept_to(reading, quantity) ? STATUS_TARGET : STATUS_PLAN;
    return STATUS_ACTUAL;
}
