package io.quotaexchange.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\r=x",
                "\n=x",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "=",
                "'=1",
                "''",
                "''=1"
            })
    void whatAProgramTakesForAFormulaIsGuardedAndComesBack(String text) {
        String guarded = CellText.guarded(text);
        assertThat(guarded).startsWith("'").isNotEqualTo(text);
        assertThat(CellText.unguarded(guarded)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "黄田镇", "1=1", "'", "'quoted'", "BA-2019", "2019-06-30"})
    void otherTextStaysAsItIs(String text) {
        assertThat(CellText.guarded(text)).isEqualTo(text);
        assertThat(CellText.unguarded(text)).isEqualTo(text);
    }

    @Test
    void everyTextComesBackAsItWas() {
        Random random = new Random(18);
        String letters = "'=+-@＝\t1a田";
        for (int time = 0; time < 20_000; time++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String guarded = CellText.guarded(text.toString());
            assertThat(CellText.unguarded(guarded)).isEqualTo(text.toString());
            assertThat(guarded.isEmpty() || "=+-@＝\t".indexOf(guarded.charAt(0)) < 0)
                    .isTrue();
        }
    }
}
