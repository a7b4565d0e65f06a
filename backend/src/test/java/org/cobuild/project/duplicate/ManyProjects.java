package org.cobuild.project.duplicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobuild.project.ProjectTexts;

/** Projects as cities have them, made of words that such projects use: the same number gives the same project. */
final class ManyProjects {
    private static final String[] PLACES = {"泰安市", "泰山区", "岱岳区", "新泰市", "肥城市", "宁阳县", "东平县", "高新区", "旅游经济开发区", "徂汶景区"};
    private static final String[] FIELDS = {
        "卫生健康",
        "医疗保障",
        "公安",
        "教育",
        "交通运输",
        "自然资源",
        "生态环境",
        "水利",
        "农业农村",
        "应急管理",
        "市场监管",
        "民政",
        "人力资源社会保障",
        "住房城乡建设",
        "城市管理",
        "文化旅游",
        "财政",
        "审计",
        "司法行政",
        "行政审批",
        "大数据",
        "统计",
        "退役军人事务",
        "信访",
        "气象",
        "林业",
        "档案",
        "体育",
        "残疾人联合会",
        "总工会",
        "税务",
        "海关",
        "邮政",
        "消防救援",
        "疾病预防控制",
        "妇幼保健",
        "血液管理",
        "药品监管",
        "粮食储备",
        "机关事务"
    };
    private static final String[] THINGS = {
        "门诊预约", "电子病历", "健康档案", "视频会议", "执法监督", "信用评价", "车辆调度", "物资储备", "档案数字化", "人口信息", "法人信息", "地理信息", "遥感影像", "水质监测",
        "空气质量监测", "河道巡查", "森林防火", "防汛抗旱", "地质灾害预警", "危化品监管", "食品追溯", "电梯监管", "特种设备", "工资发放", "养老服务", "低保核对", "婚姻登记",
        "就业培训", "社保经办", "公积金", "不动产登记", "工程审批", "施工许可", "建筑工地扬尘", "渣土车", "停车诱导", "公交调度", "信号灯控制", "路网监测", "超限治理", "学籍",
        "教师研修", "校园安防", "考试报名", "图书借阅", "文物保护", "景区客流", "票务", "政务热线", "行政复议", "公证预约", "法律援助", "社区矫正", "网格化治理", "矛盾调解",
        "信访件", "舆情", "会议室", "公文流转", "督查督办", "绩效考核", "资产盘点", "预算编制", "国库支付", "非税收入", "票据", "审计整改", "统计直报", "普查", "耕地保护",
        "农机调度", "种质资源", "动物检疫", "土壤墒情", "灌区用水", "水库安全", "取水许可", "排污许可", "碳排放", "噪声监测", "垃圾分类", "公厕", "供热", "燃气", "供水管网",
        "排水", "路灯", "园林绿化", "血站采供血", "疫苗冷链", "传染病直报", "院前急救", "远程会诊", "影像云", "检验互认", "处方流转", "医保结算", "药品追溯", "献血预约",
        "退役军人建档", "优待证", "残疾人证", "工会普惠", "税费协同"
    };
    private static final String[] KINDS = {
        "管理系统", "信息平台", "综合服务平台", "监管平台", "一张图", "数据库", "应用系统", "移动端", "小程序", "指挥中心", "大数据分析平台", "业务协同系统", "预警系统",
        "采集终端", "接口改造"
    };
    private static final String[] DOES = {"建设", "升级改造", "二期", "扩容", "运维", "整合", "国产化改造", "迁移上云"};
    private static final String[] LINES = {
        "基础数据采集模块",
        "统计分析模块",
        "移动端应用",
        "短信通知接口",
        "统一身份认证对接",
        "电子证照对接",
        "工作流引擎",
        "表单引擎",
        "数据共享交换",
        "数据治理服务",
        "可视化大屏",
        "视频接入服务",
        "GIS 服务",
        "等保测评",
        "密码应用改造",
        "密码应用安全性评估",
        "云服务器租赁",
        "数据库授权",
        "中间件授权",
        "操作系统授权",
        "系统集成",
        "项目监理",
        "软件测试",
        "用户培训",
        "历史数据迁移",
        "网络专线租赁",
        "安全运维服务",
        "日志审计",
        "堡垒机",
        "备份存储"
    };

    private ManyProjects() {}

    static ProjectTexts project(long number, long city) {
        var random = new Random(number * 7919 + 13);
        random.nextInt();
        var field = any(random, FIELDS);
        var thing = any(random, THINGS);
        var title = any(random, PLACES) + field + thing + any(random, KINDS)
                + (random.nextBoolean() ? any(random, DOES) : "") + "项目";
        var parts = new ArrayList<ProjectTexts.Part>();
        parts.add(new ProjectTexts.Part(ProjectTexts.Kind.TITLE, 0, title, BigDecimal.ZERO));
        parts.add(new ProjectTexts.Part(
                ProjectTexts.Kind.GOALS,
                0,
                "实现" + field + thing + "全流程线上办理。与" + any(random, FIELDS) + "等部门共享" + any(random, THINGS) + "数据，提高"
                        + any(random, THINGS) + "的效率。",
                BigDecimal.ZERO));
        for (int line = 0; line < 9; line++) {
            parts.add(new ProjectTexts.Part(
                    ProjectTexts.Kind.LINE,
                    number * 100 + line,
                    line < 5 ? any(random, THINGS) + any(random, KINDS) : any(random, LINES),
                    BigDecimal.valueOf(1 + random.nextInt(500)).multiply(BigDecimal.valueOf(10_000))));
        }
        return new ProjectTexts(number, city, List.copyOf(parts));
    }

    private static String any(Random random, String[] words) {
        return words[random.nextInt(words.length)];
    }
}
