package org.cobuild.approval.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bank's own examples, the paper's amount, and every way in which zeros meet. */
class CapitalNumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.00, 零元整",
        "0.05, 伍分",
        "0.30, 叁角整",
        "0.35, 叁角伍分",
        "1, 壹元整",
        "1.05, 壹元零伍分",
        "10.00, 壹拾元整",
        "16.40, 壹拾陆元肆角整",
        "100.50, 壹佰元零伍角整",
        "105, 壹佰零伍元整",
        "1005.5, 壹仟零伍元伍角整",
        "1409.50, 壹仟肆佰零玖元伍角整",
        "1680.32, 壹仟陆佰捌拾元零叁角贰分",
        "6007.14, 陆仟零柒元壹角肆分",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "107000.53, 壹拾万柒仟元零伍角叁分",
        "100000, 壹拾万元整",
        "100001, 壹拾万零壹元整",
        "1000500, 壹佰万零伍佰元整",
        "12860000.00, 壹仟贰佰捌拾陆万元整",
        "14386000.01, 壹仟肆佰叁拾捌万陆仟元零壹分",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "100010000, 壹亿零壹万元整",
        "2030405060.70, 贰拾亿叁仟零肆拾万伍仟零陆拾元零柒角整",
        "1000000000000, 壹万亿元整",
        "1000000000001, 壹万亿零壹元整",
        "1000200000000, 壹万零贰亿元整",
        "9999999999999999.99, 玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "-12.30, 负壹拾贰元叁角整"
    })
    void saysEachAmount(BigDecimal amount, String words) {
        assertThat(CapitalNumerals.of(amount)).isEqualTo(words);
    }
}
