package org.cobuild.tenancy.excel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people type into cells, and what is meant. */
class CellTextTest {
    @Test
    void blanksBetweenChineseCharactersAreStrayAndOthersCountOnce() {
        assertThat(CellText.clean(" 刘\u3000立平 ")).isEqualTo("刘立平");
        assertThat(CellText.clean("泰山景区 交通\n管理局")).isEqualTo("泰山景区交通管理局");
        assertThat(CellText.clean("Liu  Liping")).isEqualTo("Liu Liping");
        assertThat(CellText.clean("数据局 Data Bureau")).isEqualTo("数据局 Data Bureau");
    }

    @Test
    void fullWidthDigitsAndLettersAreMadePlainAndBracketsStay() {
        assertThat(CellText.clean("ＡＢ１２（筹）")).isEqualTo("AB12（筹）");
        assertThat(CellText.phone("+86 139-0538 2271")).isEqualTo("13905382271");
    }
}
