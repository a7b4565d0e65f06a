package org.cobuild.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By which words an entry is recognised. */
class EntryTermsTest {
    private static final List<String> NOTHING = List.of();

    @Test
    void oneOfTheWordsIsEnough() {
        var engine = any("表单引擎", "流程引擎");
        assertThat(find(engine, "自建表单与流程引擎")).containsExactly("流程引擎");
        assertThat(find(engine, "表单引擎和流程引擎")).containsExactly("表单引擎", "流程引擎");
        assertThat(find(engine, "业务流程梳理")).isEmpty();
    }

    @Test
    void chineseIsFoundWhereverItStandsHoweverItIsSpaced() {
        var sms = any("短信网关");
        assertThat(find(sms, "自建短 信\u3000网关一套")).isNotEmpty();
        assertThat(find(sms, "短信\u200b网关")).isNotEmpty();
        assertThat(find(sms, "短信通知接口")).isEmpty();
    }

    @Test
    void latinIsFoundAsAWholeWordInAnyWidthAndCase() {
        var ca = any("CA密钥", "CA", "sms gateway");
        assertThat(find(ca, "ＣＡ 证书")).containsExactly("CA");
        assertThat(find(ca, "自建ca密钥系统")).containsExactly("CA密钥", "CA");
        assertThat(find(ca, "CAD 制图软件")).isEmpty();
        assertThat(find(ca, "SCADA 采集")).isEmpty();
        assertThat(find(ca, "own SMS   Gateway")).containsExactly("sms gateway");
        assertThat(find(ca, "sms gateways")).isEmpty();
        assertThat(find(any("5g"), "15G 存储")).isEmpty();
        assertThat(find(any("5g"), "5G专网")).isNotEmpty();
    }

    @Test
    void allOfAllMustBeThereBesideOneOfAny() {
        var servers = new EntryTerms(List.of("购置", "采购"), List.of("服务器"), NOTHING);
        assertThat(find(servers, "采购服务器5台")).containsExactly("采购", "服务器");
        assertThat(find(servers, "服务器迁移上云")).isEmpty();
        assertThat(find(servers, "采购软件")).isEmpty();
        assertThat(find(new EntryTerms(NOTHING, List.of("大屏", "显示"), NOTHING), "指挥大屏显示系统"))
                .hasSize(2);
    }

    @Test
    void aWordThatShutsItOutDoesSo() {
        var identity = new EntryTerms(List.of("统一身份认证"), NOTHING, List.of("接入", "对接"));
        assertThat(find(identity, "建设统一身份认证")).isNotEmpty();
        assertThat(find(identity, "对接市统一身份认证平台")).isEmpty();
    }

    @Test
    void anEntryWithoutWordsIsNeverFound() {
        assertThat(find(new EntryTerms(NOTHING, NOTHING, NOTHING), "随便什么")).isEmpty();
        assertThat(find(new EntryTerms(NOTHING, NOTHING, List.of("甲")), "随便什么")).isEmpty();
        assertThat(find(any("\u200b"), "随便什么")).isEmpty();
    }

    private static EntryTerms any(String... words) {
        return new EntryTerms(List.of(words), NOTHING, NOTHING);
    }

    private static List<String> find(EntryTerms terms, String text) {
        return terms.recogniser().find(PlainText.of(text));
    }
}
