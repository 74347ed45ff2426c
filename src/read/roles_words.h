/* roles_words.h - words that look like names of people and are none, and what stands
 * beside names. Only roles.c includes it. */
#ifndef HALFSKY_READ_ROLES_WORDS_H
#define HALFSKY_READ_ROLES_WORDS_H

#include "read/around.h"

/* Common words that begin with a family name. */
static const Text common_words[] = {
    WORD("高度"), WORD("高兴"), WORD("高效"), WORD("高级"), WORD("高中"), WORD("高校"), WORD("高龄"), WORD("高质"), WORD("高位"), WORD("高一"),
    WORD("高二"), WORD("高三"), WORD("高考"), WORD("高标"), WORD("高举"), WORD("高于"), WORD("高达"), WORD("高等"), WORD("高尚"), WORD("高新"),
    WORD("温暖"), WORD("温馨"), WORD("温情"), WORD("温饱"), WORD("温泉"), WORD("安全"), WORD("安排"), WORD("安心"), WORD("安置"), WORD("安康"),
    WORD("安定"), WORD("安装"), WORD("安居"), WORD("安宁"), WORD("平等"), WORD("平台"), WORD("平均"), WORD("平安"), WORD("平时"), WORD("平方"),
    WORD("平稳"), WORD("平日"), WORD("平房"), WORD("成立"), WORD("成员"), WORD("成为"), WORD("成果"), WORD("成长"), WORD("成功"), WORD("成效"),
    WORD("成绩"), WORD("成就"), WORD("成人"), WORD("成年"), WORD("成本"), WORD("成都"), WORD("常态"), WORD("常年"), WORD("常规"), WORD("常委"),
    WORD("常务"), WORD("常见"), WORD("常住"), WORD("常抓"), WORD("常识"), WORD("方面"), WORD("方式"), WORD("方法"), WORD("方案"), WORD("方便"),
    WORD("方针"), WORD("方向"), WORD("方可"), WORD("方能"), WORD("关爱"), WORD("关心"), WORD("关注"), WORD("关于"), WORD("关系"), WORD("关怀"),
    WORD("关键"), WORD("关工"), WORD("关爱"), WORD("关切"), WORD("关口"), WORD("康复"), WORD("健康"), WORD("文化"), WORD("文明"), WORD("文件"),
    WORD("文艺"), WORD("文体"), WORD("文字"), WORD("文书"), WORD("文教"), WORD("文广"), WORD("文旅"), WORD("文联"), WORD("文章"), WORD("申请"),
    WORD("申报"), WORD("申领"), WORD("申诉"), WORD("时间"), WORD("时期"), WORD("时代"), WORD("时任"), WORD("时刻"), WORD("时候"), WORD("白天"),
    WORD("白色"), WORD("白内"), WORD("全体"), WORD("全面"), WORD("全县"), WORD("全部"), WORD("全年"), WORD("全程"), WORD("全力"), WORD("全市"),
    WORD("于是"), WORD("于今"), WORD("于每"), WORD("于年"), WORD("于当"), WORD("于一"), WORD("于上"), WORD("于下"), WORD("路线"), WORD("路上"),
    WORD("路灯"), WORD("马上"), WORD("马路"), WORD("马克"), WORD("金额"), WORD("金融"), WORD("金牌"), WORD("金秋"), WORD("金奖"), WORD("金色"),
    WORD("江苏"), WORD("江西"), WORD("江北"), WORD("江南"), WORD("江边"), WORD("童年"), WORD("童心"), WORD("童话"), WORD("童工"), WORD("华侨"),
    WORD("华人"), WORD("万元"), WORD("万人"), WORD("万户"), WORD("万家"), WORD("万名"), WORD("万份"), WORD("万余"), WORD("万亩"), WORD("万众"),
    WORD("万里"), WORD("双向"), WORD("双方"), WORD("双女"), WORD("双学"), WORD("双拥"), WORD("双休"), WORD("双语"), WORD("双减"), WORD("双创"),
    WORD("双有"), WORD("双百"), WORD("双重"), WORD("双亲"), WORD("连续"), WORD("连心"), WORD("连接"), WORD("连任"), WORD("连同"), WORD("习惯"),
    WORD("习近"), WORD("喻为"), WORD("章程"), WORD("章节"), WORD("云南"), WORD("云平"), WORD("明确"), WORD("明显"), WORD("明年"), WORD("明白"),
    WORD("明天"), WORD("明星"), WORD("和谐"), WORD("和平"), WORD("和睦"), WORD("计划"), WORD("伏击"), WORD("戴上"), WORD("谈心"), WORD("谈话"),
    WORD("谈判"), WORD("谈到"), WORD("纪念"), WORD("纪律"), WORD("纪委"), WORD("纪检"), WORD("纪工"), WORD("项目"), WORD("项链"), WORD("祝福"),
    WORD("祝贺"), WORD("祝愿"), WORD("季度"), WORD("季节"), WORD("林业"), WORD("林权"), WORD("林地"), WORD("钟情"), WORD("夏令"), WORD("夏季"),
    WORD("夏天"), WORD("夏日"), WORD("田间"), WORD("田园"), WORD("田地"), WORD("管理"), WORD("管护"), WORD("管辖"), WORD("管网"), WORD("莫过"),
    WORD("房屋"), WORD("房产"), WORD("房子"), WORD("房间"), WORD("解决"), WORD("解答"), WORD("解放"), WORD("解除"), WORD("解困"), WORD("解读"),
    WORD("解释"), WORD("宗旨"), WORD("宗教"), WORD("宣传"), WORD("宣讲"), WORD("宣教"), WORD("宣誓"), WORD("宣布"), WORD("宣读"), WORD("单位"),
    WORD("单亲"), WORD("单独"), WORD("单一"), WORD("单身"), WORD("单纯"), WORD("洪水"), WORD("洪灾"), WORD("包括"), WORD("包村"), WORD("包片"),
    WORD("包户"), WORD("包裹"), WORD("包保"), WORD("包联"), WORD("包干"), WORD("包容"), WORD("左右"), WORD("左手"), WORD("石油"), WORD("石头"),
    WORD("程度"), WORD("程序"), WORD("荣获"), WORD("荣誉"), WORD("荣辱"), WORD("荣幸"), WORD("甄别"), WORD("曲艺"), WORD("曲折"), WORD("封闭"),
    WORD("储备"), WORD("储蓄"), WORD("段时"), WORD("富裕"), WORD("富民"), WORD("富余"), WORD("富有"), WORD("富强"), WORD("焦点"), WORD("巴黎"),
    WORD("山区"), WORD("山东"), WORD("山西"), WORD("山村"), WORD("车辆"), WORD("车间"), WORD("车站"), WORD("班子"), WORD("班级"), WORD("班主"),
    WORD("班会"), WORD("班次"), WORD("仰望"), WORD("秋季"), WORD("秋天"), WORD("宫颈"), WORD("宁静"), WORD("甘于"), WORD("厉行"), WORD("祖国"),
    WORD("祖父"), WORD("祖母"), WORD("武装"), WORD("武术"), WORD("符合"), WORD("景区"), WORD("景点"), WORD("龙头"), WORD("幸福"), WORD("司法"),
    WORD("司机"), WORD("黎明"), WORD("怀孕"), WORD("怀着"), WORD("索取"), WORD("卓越"), WORD("卓有"), WORD("乔迁"), WORD("苍老"), WORD("党员"),
    WORD("党委"), WORD("党组"), WORD("党政"), WORD("党建"), WORD("党和"), WORD("党的"), WORD("党群"), WORD("党支"), WORD("党总"), WORD("党校"),
    WORD("党史"), WORD("党课"), WORD("党代"), WORD("党风"), WORD("党徽"), WORD("党工"), WORD("党内"), WORD("党纪"), WORD("贡献"), WORD("劳动"),
    WORD("劳务"), WORD("劳模"), WORD("劳资"), WORD("劳保"), WORD("扶贫"), WORD("扶持"), WORD("扶助"), WORD("扶残"), WORD("扶养"), WORD("扶志"),
    WORD("堵塞"), WORD("寿命"), WORD("边远"), WORD("边缘"), WORD("尚未"), WORD("尚有"), WORD("尚存"), WORD("尚需"), WORD("农村"), WORD("农民"),
    WORD("农业"), WORD("农户"), WORD("农家"), WORD("农技"), WORD("农田"), WORD("农机"), WORD("农资"), WORD("农经"), WORD("农贸"), WORD("庄严"),
    WORD("庄园"), WORD("鱼塘"), WORD("容易"), WORD("向上"), WORD("向广"), WORD("向社"), WORD("向全"), WORD("向县"), WORD("向镇"), WORD("向市"),
    WORD("向各"), WORD("向妇"), WORD("古城"), WORD("古镇"), WORD("易地"), WORD("易发"), WORD("匡扶"), WORD("东部"), WORD("东西"), WORD("东方"),
    WORD("师资"), WORD("师德"), WORD("师生"), WORD("师范"), WORD("师傅"), WORD("巩固"), WORD("融入"), WORD("融合"), WORD("融资"), WORD("融洽"),
    WORD("冷水"), WORD("冷链"), WORD("那些"), WORD("那么"), WORD("那个"), WORD("那里"), WORD("简单"), WORD("简报"), WORD("简化"), WORD("简介"),
    WORD("简称"), WORD("简易"), WORD("饶有"), WORD("曾经"), WORD("曾任"), WORD("曾获"), WORD("丰富"), WORD("丰收"), WORD("丰硕"), WORD("巢穴"),
    WORD("查处"), WORD("查找"), WORD("查看"), WORD("查摆"), WORD("查阅"), WORD("查验"), WORD("查询"), WORD("查漏"), WORD("游玩"), WORD("游戏"),
    WORD("游客"), WORD("游览"), WORD("游泳"), WORD("权益"), WORD("权利"), WORD("权限"), WORD("权力"), WORD("权威"), WORD("盖章"), WORD("岳父"),
    WORD("岳母"), WORD("帅气"), WORD("况且"), WORD("琴童"), WORD("琴行"), WORD("商务"), WORD("商业"), WORD("商户"), WORD("商会"), WORD("商家"),
    WORD("商量"), WORD("商铺"), WORD("商品"), WORD("墨守"), WORD("阳光"), WORD("阳台"), WORD("言行"), WORD("言传"), WORD("付出"), WORD("付款"),
    WORD("代表"), WORD("代理"), WORD("代写"), WORD("代办"), WORD("代为"), WORD("代课"), WORD("原则"), WORD("原因"), WORD("原来"), WORD("原有"),
    WORD("原任"), WORD("原副"), WORD("原县"), WORD("原局"), WORD("原始"), WORD("苑区"), WORD("楼道"), WORD("楼栋"), WORD("楼院"), WORD("撒播"),
    WORD("衣物"), WORD("衣服"), WORD("银行"), WORD("银牌"), WORD("银奖"), WORD("银龄"), WORD("门诊"), WORD("门槛"), WORD("门口"), WORD("门前"),
    WORD("南方"), WORD("南部"), WORD("甫一"), WORD("税务"), WORD("税收"), WORD("呼吁"), WORD("呼声"), WORD("呼叫"), WORD("奉献"), WORD("奉公"),
    WORD("敬老"), WORD("敬业"), WORD("迟到"), WORD("刑事"), WORD("刑罚"), WORD("任务"), WORD("任何"), WORD("任期"), WORD("任职"), WORD("任命"),
    WORD("任组"), WORD("任副"), WORD("任主"), WORD("任教"), WORD("任用"), WORD("任意"), WORD("余名"), WORD("余人"), WORD("余元"), WORD("余户"),
    WORD("余份"), WORD("余件"), WORD("余位"), WORD("余次"), WORD("余场"), WORD("元旦"), WORD("元宵"), WORD("元月"), WORD("元素"), WORD("花园"),
    WORD("花卉"), WORD("花样"), WORD("花费"), WORD("凤凰"), WORD("水利"), WORD("水平"), WORD("史上"), WORD("史料"), WORD("乐观"), WORD("乐于"),
    WORD("乐园"), WORD("乐队"), WORD("齐心"), WORD("齐抓"), WORD("齐全"), WORD("齐参"), WORD("顾问"), WORD("顾虑"), WORD("顾家"), WORD("孟母"),
    WORD("黄金"), WORD("黄赌"), WORD("汪洋"), WORD("毛病"), WORD("毛巾"), WORD("毛入"), WORD("毛衣"), WORD("米粉"), WORD("米油"), WORD("贝类"),
    WORD("计生"), WORD("强化"), WORD("熊猫"), WORD("舒适"), WORD("舒心"), WORD("屈服"), WORD("董事"), WORD("梁上"), WORD("杜绝"), WORD("蓝图"),
    WORD("蓝天"), WORD("席位"), WORD("麻将"), WORD("麻木"), WORD("贾平"), WORD("盛会"), WORD("盛装"), WORD("徐徐"), WORD("胡同"), WORD("霍乱"),
    WORD("支部"), WORD("支持"), WORD("丁宁"), WORD("邓小"), WORD("郁闷"), WORD("诸多"), WORD("诸如"), WORD("吉祥"), WORD("吉利"), WORD("滑坡"),
    WORD("滑倒"), WORD("陆续"), WORD("翁婿"), WORD("惠及"), WORD("惠民"), WORD("惠农"), WORD("惠企"), WORD("牧业"), WORD("谷物"), WORD("仇恨"),
    WORD("暴力"), WORD("暴雨"), WORD("暴露"), WORD("蒙受"), WORD("池塘"), WORD("阴影"), WORD("咸阳"), WORD("宿舍"), WORD("薄弱"), WORD("桂花"),
    WORD("桑葚"), WORD("燕子"), WORD("柴米"), WORD("茹苦"), WORD("艾滋"), WORD("耿直"), WORD("满意"), WORD("禄口"), WORD("欧洲"), WORD("沃土"),
    WORD("蔚然"), WORD("隆重"), WORD("勾画"), WORD("辛苦"), WORD("辛勤"), WORD("辛劳"), WORD("沙龙"), WORD("鞠躬"), WORD("荆棘"), WORD("竺可"),
    WORD("哈哈"), WORD("兰花"), WORD("晋升"), WORD("晋级"), WORD("洛阳"), WORD("栗子"), WORD("冶炼"), WORD("上官"), WORD("第五"), WORD("单于"),
    WORD("倪虹"), WORD("许多"), WORD("许可"), WORD("严格"), WORD("严重"), WORD("严厉"), WORD("严肃"), WORD("严禁"), WORD("严守"), WORD("严峻"),
    WORD("严把"), WORD("严防"), WORD("施工"), WORD("施行"), WORD("施暴"), WORD("施策"), WORD("施肥"), WORD("孔雀"), WORD("何时"), WORD("何种"),
    WORD("何况"), WORD("何处"), WORD("尤其"), WORD("尤为"), WORD("秦岭"), WORD("卫生"), WORD("卫健"), WORD("卫计"), WORD("冯虚"), WORD("郑重"),
    WORD("郑州"), WORD("周边"), WORD("周年"), WORD("周到"), WORD("周期"), WORD("周围"), WORD("周末"), WORD("周密"), WORD("周六"), WORD("周日"),
    WORD("周一"), WORD("周岁"), WORD("周三"), WORD("周五"), WORD("周转"), WORD("孙子"), WORD("孙女"), WORD("钱物"), WORD("钱款"), WORD("章丘"),
    WORD("湛蓝"), WORD("湛江"), WORD("柳州"), WORD("苗木"), WORD("苗族"), WORD("俞伯"), WORD("柏油"), WORD("苏州"), WORD("潘多"), WORD("范围"),
    WORD("范例"), WORD("范畴"), WORD("郎朗"), WORD("韦伯"), WORD("昌盛"), WORD("花生"), WORD("雷锋"), WORD("雷雨"), WORD("汤圆"), WORD("罗马"),
    WORD("毕业"), WORD("毕竟"), WORD("傅作"), WORD("皮肤"), WORD("卞和"), WORD("伍豪"), WORD("步骤"), WORD("都市"), WORD("闻名"), WORD("闻讯"),
    WORD("翟天"), WORD("牛羊"), WORD("牛奶"), WORD("羊肉"), WORD("温州"), WORD("莘县"), WORD("晏子"), WORD("阎王"), WORD("慕名"), WORD("宾馆"),
    WORD("宾客"), WORD("隋唐"), WORD("肖像"), WORD("涂料"), WORD("丘陵"), WORD("隽永"), WORD("楼上"), WORD("楼下"), WORD("揣测"), WORD("芦山"),
    WORD("叶子"), WORD("靳东"), WORD("沈阳"), WORD("杨树"), WORD("朱红"), WORD("柯达"), WORD("虞美"), WORD("蒲公"), WORD("党课"), WORD("车床"),
    WORD("连片"), WORD("丛书"), WORD("弘扬"), WORD("马拉"), WORD("步行"), WORD("文摘"), WORD("平凡"), WORD("平常"), WORD("广大"), WORD("常来"), WORD("安慰"), WORD("关照"), WORD("万事"), WORD("容貌"), WORD("连年"), WORD("常常"), WORD("干部"), WORD("干群"), WORD("年度"), WORD("公开"), WORD("公司"), WORD("公安"), WORD("公共"), WORD("公益"),
};

/* Letters that given names hardly have. */
static const Text unnamed_letters[] = {
    WORD("的"), WORD("了"), WORD("是"), WORD("在"), WORD("和"), WORD("与"), WORD("及"), WORD("等"), WORD("或"), WORD("并"), WORD("都"),
    WORD("也"), WORD("就"), WORD("还"), WORD("又"), WORD("不"), WORD("没"), WORD("每"), WORD("各"), WORD("该"), WORD("此"), WORD("这"),
    WORD("那"), WORD("其"), WORD("我"), WORD("你"), WORD("他"), WORD("她"), WORD("们"), WORD("着"), WORD("过"), WORD("到"), WORD("对"),
    WORD("把"), WORD("被"), WORD("将"), WORD("从"), WORD("给"), WORD("让"), WORD("使"), WORD("们"), WORD("个"), WORD("名"), WORD("位"),
    WORD("户"), WORD("次"), WORD("项"), WORD("件"), WORD("起"), WORD("周"), WORD("月"), WORD("日"), WORD("年"), WORD("局"), WORD("委"),
    WORD("科"), WORD("股"), WORD("室"), WORD("处"), WORD("部"), WORD("会"), WORD("办"), WORD("站"), WORD("所"), WORD("组"), WORD("院"),
    WORD("校"), WORD("县"), WORD("市"), WORD("区"), WORD("镇"), WORD("乡"), WORD("村"), WORD("街"), WORD("府"), WORD("省"), WORD("员"),
    WORD("者"), WORD("性"), WORD("率"), WORD("化"), WORD("们"), WORD("们"), WORD("女"), WORD("妇"), WORD("童"), WORD("职"), WORD("任"),
    WORD("兼"), WORD("副"), WORD("正"), WORD("长"), WORD("类"), WORD("层"), WORD("所"), WORD("能"), WORD("可"), WORD("要"), WORD("应"),
    WORD("需"), WORD("做"), WORD("作"), WORD("办"), WORD("带"), WORD("说"), WORD("讲"), WORD("给"), WORD("向"), WORD("于"), WORD("以"),
    WORD("为"), WORD("由"), WORD("同"), WORD("后"), WORD("前"), WORD("时"), WORD("中"), WORD("上"), WORD("下"), WORD("内"), WORD("外"),
    WORD("里"), WORD("间"), WORD("分"), WORD("管"), WORD("主"), WORD("总"), WORD("全"), WORD("共"), WORD("某"), WORD("多"), WORD("少"),
    WORD("些"), WORD("种"), WORD("样"), WORD("般"), WORD("度"), WORD("据"), WORD("岁"), WORD("元"), WORD("万"), WORD("亿"), WORD("余"),
};

/* The same letters do stand in names when the name is sure to end behind them: 张家任同志. */
static const Text seldom_letters[] = {
    WORD("任"), WORD("正"), WORD("长"), WORD("主"), WORD("中"), WORD("前"), WORD("起"), WORD("作"), WORD("为"), WORD("周"), WORD("年"),
    WORD("月"), WORD("日"), WORD("办"), WORD("和"), WORD("同"), WORD("全"), WORD("向"), WORD("女"), WORD("童"), WORD("度"), WORD("元"),
    WORD("万"), WORD("科"), WORD("能"), WORD("可"), WORD("名"), WORD("将"), WORD("会"), WORD("上"), WORD("省"), WORD("镇"), WORD("化"),
};

/* What people do: a name ends in front of it. */
static const Text verbs[] = {
    WORD("同志"), WORD("带队"), WORD("带领"), WORD("带头"), WORD("率队"), WORD("率领"), WORD("率"), WORD("深入"), WORD("来到"), WORD("前往"),
    WORD("参加"), WORD("出席"), WORD("主持"), WORD("担任"), WORD("任"), WORD("为"), WORD("到"), WORD("在"), WORD("的"), WORD("对"), WORD("说"),
    WORD("等"), WORD("和"), WORD("与"), WORD("及"), WORD("以及"), WORD("亲自"), WORD("表示"), WORD("介绍"), WORD("被"), WORD("从"), WORD("向"),
    WORD("就"), WORD("作"), WORD("作为"), WORD("负责"), WORD("分管"), WORD("主管"), WORD("牵头"), WORD("组织"), WORD("召开"), WORD("讲话"),
    WORD("强调"), WORD("指出"), WORD("要求"), WORD("部署"), WORD("慰问"), WORD("看望"), WORD("走访"), WORD("调研"), WORD("检查"), WORD("督查"),
    WORD("督导"), WORD("指导"), WORD("陪同"), WORD("一行"), WORD("代表"), WORD("宣读"), WORD("宣布"), WORD("致辞"), WORD("授课"), WORD("主讲"),
    WORD("讲授"), WORD("作了"), WORD("做了"), WORD("进行"), WORD("因"), WORD("由"), WORD("家"), WORD("一家"), WORD("夫妇"), WORD("夫妻"),
    WORD("获"), WORD("荣获"), WORD("当选"), WORD("获得"), WORD("是"), WORD("也"), WORD("还"), WORD("于"), WORD("将"), WORD("把"), WORD("给"),
    WORD("已"), WORD("曾"), WORD("正"), WORD("不"), WORD("多次"), WORD("先后"), WORD("兼"), WORD("兼任"), WORD("拿着"), WORD("送"), WORD("接受"),
    WORD("患"), WORD("今年"), WORD("去年"), WORD("告诉"), WORD("激动"), WORD("动情"), WORD("高兴"), WORD("所"), WORD("起"), WORD("提出"),
    WORD("主动"), WORD("积极"), WORD("热心"), WORD("自"), WORD("一起"), WORD("了解"), WORD("针对"), WORD("结合"), WORD("围绕"), WORD("及其"),
    WORD("参与"), WORD("主任"), WORD("共同"), WORD("分别"), WORD("成为"), WORD("联系"), WORD("申请"), WORD("提供"), WORD("办理"), WORD("发放"),
};

/* What a name that is honoured stands in front of. */
static const Text honours[] = {
    WORD("被评为"), WORD("被评选为"), WORD("被授予"), WORD("被推荐"), WORD("被选为"), WORD("被表彰"), WORD("荣获"), WORD("当选"), WORD("获评"),
    WORD("获得"), WORD("荣登"), WORD("入选"), WORD("家庭被评"), WORD("家庭荣获"), WORD("家庭获"), WORD("获“"), WORD("获全国"), WORD("获省"),
    WORD("获市"), WORD("获县"),
};

/* What a name may directly follow. */
static const Text name_borders[] = {
    WORD("的"), WORD("由"), WORD("请"), WORD("到"), WORD("和"), WORD("与"), WORD("及"), WORD("局"), WORD("委"), WORD("县"), WORD("市"),
    WORD("区"), WORD("镇"), WORD("乡"), WORD("村"), WORD("办"), WORD("中心"), WORD("校"), WORD("院"), WORD("妇联"), WORD("残联"), WORD("工会"),
    WORD("会"), WORD("站"), WORD("所"), WORD("队"), WORD("公司"), WORD("社区"), WORD("组"), WORD("科"), WORD("股"), WORD("部"), WORD("园"),
    WORD("小学"), WORD("中学"), WORD("了"), WORD("如"), WORD("是"), WORD("为"), WORD("在"), WORD("班"), WORD("法院"), WORD("政府"), WORD("党组"),
};

#endif
