/* agency_words.h - the words by which agency.c knows the name of an agency. */
#ifndef HALFSKY_READ_AGENCY_WORDS_H
#define HALFSKY_READ_AGENCY_WORDS_H

#include "read/around.h"

/* What names of agencies end with; longer ones first. */
static const Text agency_endings[] = {
    WORD("妇女儿童工作委员会办公室"),
    WORD("妇儿工委办公室"),
    WORD("委员会办公室"),
    WORD("管理委员会"),
    WORD("街道办事处"),
    WORD("联合会"),
    WORD("委员会"),
    WORD("办公室"),
    WORD("办事处"),
    WORD("卫生院"),
    WORD("保健院"),
    WORD("检察院"),
    WORD("派出所"),
    WORD("司法所"),
    WORD("幼儿园"),
    WORD("图书馆"),
    WORD("文化馆"),
    WORD("妇委会"),
    WORD("妇工委"),
    WORD("妇代会"),
    WORD("妇儿工委办"),
    WORD("妇儿工委"),
    WORD("居委会"),
    WORD("村委会"),
    WORD("管委会"),
    WORD("总工会"),
    WORD("党工委"),
    WORD("组织部"),
    WORD("宣传部"),
    WORD("统战部"),
    WORD("政法委"),
    WORD("人武部"),
    WORD("妇联"),
    WORD("残联"),
    WORD("侨联"),
    WORD("文联"),
    WORD("科协"),
    WORD("工会"),
    WORD("团委"),
    WORD("中心"),
    WORD("学校"),
    WORD("小学"),
    WORD("中学"),
    WORD("完小"),
    WORD("大学"),
    WORD("学院"),
    WORD("医院"),
    WORD("法院"),
    WORD("大队"),
    WORD("支队"),
    WORD("中队"),
    WORD("公司"),
    WORD("集团"),
    WORD("银行"),
    WORD("支行"),
    WORD("协会"),
    WORD("学会"),
    WORD("商会"),
    WORD("社区"),
    WORD("街道"),
    WORD("政府"),
    WORD("党委"),
    WORD("党组"),
    WORD("纪委"),
    WORD("工委"),
    WORD("局"),
    WORD("委"),
    WORD("办"),
    WORD("院"),
    WORD("站"),
    WORD("所"),
    WORD("馆"),
    WORD("台"),
    WORD("校"),
    WORD("园"),
    WORD("厂"),
    WORD("镇"),
    WORD("乡"),
    WORD("村"),
    WORD("部"),
    WORD("处"),
    WORD("科"),
    WORD("股"),
};

/* Letters and words that no name holds. */
static const Text agency_stops[] = {
    WORD("的"),   WORD("在"),   WORD("是"),   WORD("将"),     WORD("了"),   WORD("我"),   WORD("们"),
    WORD("以"),   WORD("为"),   WORD("被"),   WORD("把"),     WORD("关于"), WORD("开展"), WORD("组织"),
    WORD("召开"), WORD("举办"), WORD("坚持"), WORD("认真"),   WORD("紧紧"), WORD("围绕"), WORD("按照"),
    WORD("根据"), WORD("深入"), WORD("积极"), WORD("工作"),   WORD("总结"), WORD("领导"), WORD("支持"),
    WORD("实施"), WORD("贯彻"), WORD("年度"), WORD("上半年"), WORD("20"),   WORD("２０"), WORD("××年"),
    WORD("xx年"), WORD("二〇"), WORD("##"),
};

/* Words of names that begin as those do. */
static const Text agency_parts[] = {
    WORD("工作委员会"), WORD("工作领导小组"), WORD("工作站"), WORD("工作局"),
    WORD("工作部"),     WORD("组织部"),       WORD("20号"),
};

static const Text no_agency_starts[] = {
    WORD("我"),     WORD("本"),   WORD("全"),   WORD("各"),   WORD("在"),       WORD("由"),     WORD("为"),
    WORD("与"),     WORD("及"),   WORD("和"),   WORD("以"),   WORD("对"),       WORD("按"),     WORD("据"),
    WORD("根据"),   WORD("随着"), WORD("通过"), WORD("联合"), WORD("会同"),     WORD("配合"),   WORD("作为"),
    WORD("结合"),   WORD("现"),   WORD("成立"), WORD("建立"), WORD("加强"),     WORD("提高"),   WORD("做好"),
    WORD("做到"),   WORD("现将"), WORD("上级"), WORD("省"),   WORD("中央"),     WORD("国务院"), WORD("党委"),
    WORD("党中央"), WORD("有关"), WORD("相关"), WORD("其他"), WORD("成员单位"), WORD("切实"),   WORD("不断"),
    WORD("进一步"), WORD("继续"), WORD("促进"), WORD("推进"), WORD("落实"),     WORD("建设"),   WORD("打造"),
    WORD("把"),     WORD("将"),   WORD("被"),   WORD("使"),   WORD("让"),       WORD("向"),     WORD("从"),
    WORD("自"),     WORD("到"),   WORD("也"),   WORD("还"),
};

/* Those who lead the writer, and are not the writer. */
static const Text superiors[] = {
    WORD("县委县政府"), WORD("市委市政府"), WORD("区委区政府"), WORD("镇党委政府"), WORD("县人民政府"),
    WORD("市人民政府"), WORD("县委"),       WORD("市委"),       WORD("区委"),       WORD("省委"),
    WORD("州委"),       WORD("县政府"),     WORD("市政府"),     WORD("区政府"),     WORD("镇党委"),
    WORD("乡党委"),     WORD("镇政府"),     WORD("党委"),       WORD("政府"),       WORD("社会各部"),
    WORD("妇女之家"),
};

static const Text writer_verbs[] = {
    WORD("在"),   WORD("紧紧"), WORD("坚持"), WORD("的"),   WORD("认真"), WORD("按照"), WORD("以"),
    WORD("将"),   WORD("高度"), WORD("深入"), WORD("积极"), WORD("始终"), WORD("对"),   WORD("自"),
    WORD("围绕"), WORD("全面"), WORD("充分"), WORD("切实"), WORD("十分"), WORD("历来"), WORD("一直"),
    WORD("妇女"), WORD("妇儿"), WORD("儿童"), WORD("召开"), WORD("组织"), WORD("开展"), WORD("结合"),
    WORD("根据"), WORD("牢牢"), WORD("严格"), WORD("扎实"), WORD("着力"), WORD("把"),   WORD("全体"),
    WORD("领导"), WORD("立足"), WORD("贯彻"), WORD("落实"), WORD("是"),   WORD("实施"), WORD("不断"),
    WORD("通过"), WORD("聚焦"), WORD("依法"), WORD("主动"), WORD("全力"), WORD("共"),   WORD("“"),
    WORD("履行"), WORD("突出"), WORD("发挥"), WORD("持续"), WORD("力"),   WORD("为"),   WORD("女职工"),
    WORD("统筹"), WORD("推进"),
};

/* What sort of paper a title says that follows. */
static const Text paper_words[] = {
    WORD("总结报告"), WORD("总结"), WORD("小结"), WORD("汇报"), WORD("报告"), WORD("材料"),
    WORD("情况"),     WORD("要点"), WORD("计划"), WORD("述职"), WORD("自查"), WORD("自评"),
    WORD("方案"),     WORD("打算"), WORD("简报"), WORD("发言"),
};

#endif
