/* words.c - the words of facts and items for people. */
#include "cli/words.h"

const ItemList item_lists[ITEM_LISTS] = {
    { "role", TEXT("人员"), TEXT("People") },
    { "law", TEXT("法规政策"), TEXT("Laws and policies") },
    { "activity", TEXT("活动"), TEXT("Activities") },
    { "problem", TEXT("存在问题"), TEXT("Problems") },
    { "plan", TEXT("打算"), TEXT("Plans") },
    { "ask", TEXT("建议请求"), TEXT("Asks") },
    { "proposal", TEXT("推断，待核"), TEXT("Proposals, to be verified") },
    { "noise", TEXT("网页杂质"), TEXT("Scraper noise") },
};

static const struct {
    Text word, zh, en;
} shown[] = {
    /* kind */
    { TEXT("count"), TEXT("计数"), TEXT("count") },
    { TEXT("money"), TEXT("金额"), TEXT("money") },
    { TEXT("percent"), TEXT("比率"), TEXT("percent") },
    { TEXT("measure"), TEXT("度量"), TEXT("measure") },
    { TEXT("rank"), TEXT("名次"), TEXT("rank") },
    { TEXT("date"), TEXT("日期"), TEXT("date") },
    { TEXT("placeholder"), TEXT("未填"), TEXT("left blank") },
    { TEXT("missing"), TEXT("缺数"), TEXT("number lost") },
    /* bound */
    { TEXT("exact"), TEXT("准确"), TEXT("exact") },
    { TEXT("over"), TEXT("多于"), TEXT("over") },
    { TEXT("under"), TEXT("不足"), TEXT("under") },
    { TEXT("about"), TEXT("约"), TEXT("about") },
    { TEXT("at_least"), TEXT("至少"), TEXT("at least") },
    { TEXT("at_most"), TEXT("至多"), TEXT("at most") },
    /* status */
    { TEXT("actual"), TEXT("实际"), TEXT("actual") },
    { TEXT("plan"), TEXT("计划"), TEXT("plan") },
    { TEXT("target"), TEXT("目标"), TEXT("target") },
    { TEXT("rule"), TEXT("标准"), TEXT("rule") },
    { TEXT("forecast"), TEXT("预计"), TEXT("forecast") },
    { TEXT("intent"), TEXT("意向"), TEXT("intent") },
    /* change, direction, extent */
    { TEXT("by"), TEXT("增减量"), TEXT("change by") },
    { TEXT("to"), TEXT("变化到"), TEXT("change to") },
    { TEXT("up"), TEXT("上升"), TEXT("up") },
    { TEXT("down"), TEXT("下降"), TEXT("down") },
    { TEXT("own"), TEXT("本级"), TEXT("own") },
    { TEXT("all"), TEXT("含下级"), TEXT("with those below") },
    { TEXT("staff"), TEXT("本单位职工"), TEXT("own staff") },
    /* relations */
    { TEXT("part"), TEXT("其中"), TEXT("part") },
    { TEXT("ratio"), TEXT("占比"), TEXT("ratio") },
    { TEXT("completion"), TEXT("完成率"), TEXT("completion") },
    { TEXT("sum"), TEXT("合计"), TEXT("sum") },
    { TEXT("difference"), TEXT("差额"), TEXT("difference") },
    { TEXT("product"), TEXT("乘积"), TEXT("product") },
    { TEXT("equal"), TEXT("重复"), TEXT("repeated") },
    /* kinds of laws */
    { TEXT("law"), TEXT("法律"), TEXT("law") },
    { TEXT("regulation"), TEXT("法规规章"), TEXT("regulation") },
    { TEXT("docno"), TEXT("文号"), TEXT("document number") },
    { TEXT("publication"), TEXT("书刊"), TEXT("publication") },
    { TEXT("other"), TEXT("其他"), TEXT("other") },
    /* kinds of noise */
    { TEXT("tag"), TEXT("网页标记"), TEXT("web page tag") },
    { TEXT("entity"), TEXT("网页转义字符"), TEXT("web page entity") },
    { TEXT("stray"), TEXT("多出的标点"), TEXT("stray mark") },
    { TEXT("quote"), TEXT("半角引号"), TEXT("straight quote") },
    { TEXT("blank"), TEXT("多余空白"), TEXT("needless blank") },
    { TEXT("width"), TEXT("全角字符"), TEXT("full-width character") },
};

Text word_shown(Text word, Language language)
{
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (text_equal(shown[i].word, word))
            return language == LANGUAGE_ZH ? shown[i].zh : shown[i].en;
    }
    return word;
}

static const struct {
    Text rule, zh, en;
} rules[] = {
    { TEXT("privacy"), TEXT("个人信息"), TEXT("personal data") },
    { TEXT("placeholder"), TEXT("数字未填"), TEXT("left blank") },
    { TEXT("missing"), TEXT("数字缺失"), TEXT("number lost") },
    { TEXT("ratio"), TEXT("占比不符"), TEXT("ratio") },
    { TEXT("sum"), TEXT("合计不符"), TEXT("sum") },
    { TEXT("part"), TEXT("分项过大"), TEXT("part") },
    { TEXT("product"), TEXT("乘积不符"), TEXT("product") },
    { TEXT("difference"), TEXT("增减不符"), TEXT("difference") },
    { TEXT("percent"), TEXT("超过百分之百"), TEXT("over 100 %") },
    { TEXT("completion"), TEXT("完成率不符"), TEXT("completion") },
    { TEXT("count"), TEXT("项数不符"), TEXT("count of items") },
    { TEXT("contradiction"), TEXT("前后不一"), TEXT("contradiction") },
    { TEXT("date"), TEXT("日期有误"), TEXT("date") },
    { TEXT("year"), TEXT("年份不符"), TEXT("year") },
    { TEXT("copy"), TEXT("雷同"), TEXT("copied") },
    { TEXT("repeat"), TEXT("重复"), TEXT("repeated") },
    { TEXT("place"), TEXT("外地名称"), TEXT("other place") },
    { TEXT("law"), TEXT("法规名称"), TEXT("law") },
    { TEXT("title"), TEXT("标题"), TEXT("title") },
    { TEXT("word"), TEXT("用词用字"), TEXT("wording") },
    { TEXT("noise"), TEXT("杂字"), TEXT("stray marks") },
    { TEXT("year.unsure"), TEXT("年份不明"), TEXT("year not certain") },
    { TEXT("missing.text"), TEXT("文字缺漏"), TEXT("words left out") },
    { TEXT("noise.width"), TEXT("全角半角"), TEXT("widths") },
    { TEXT("noise.unclosed"), TEXT("标点不成对"), TEXT("unpaired marks") },
    { TEXT("topic"), TEXT("缺少内容"), TEXT("topic left out") },
    { TEXT("unsupported"), TEXT("没有数据"), TEXT("no figures") },
    { TEXT("vague"), TEXT("表述含糊"), TEXT("vague") },
    { TEXT("compliance"), TEXT("不宜表述"), TEXT("compliance") },
    { TEXT("sex"), TEXT("未分性别"), TEXT("not by sex") },
    { TEXT("age"), TEXT("年龄有误"), TEXT("age") },
};

Text rule_shown(Text rule, Language language)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (text_equal(rules[i].rule, rule))
            return language == LANGUAGE_ZH ? rules[i].zh : rules[i].en;
    }
    return word_shown(rule, language);
}

Text rule_at(size_t index)
{
    return index < sizeof rules / sizeof *rules ? rules[index].rule : TEXT("");
}
