package io.quotaexchange.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Instant DAY = Instant.parse("2022-06-01T00:00:00Z");

    private static byte[] printed(int rows) {
        try (Sheet sheet = new Sheet("试验", DAY)) {
            sheet.heading("指标核销单", 18).ends("左", "右");
            for (int i = 0; i < rows; i++) {
                sheet.row(
                        Cell.label("第 " + i + " 行", 1), Cell.text("一段很长的文字 with Latin words 和数字 135000 ".repeat(4), 3));
            }
            sheet.paragraph("末尾 𠀀 end");
            return sheet.pdf();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void theSameContentGivesTheSameBytesAndOnlyItsCharactersAreEmbedded() {
        byte[] pdf = printed(3);
        assertThat(printed(3)).isEqualTo(pdf);
        assertThat(pdf.length).isLessThan(60_000);
    }

    @Test
    void chineseTextCanBeReadAndWhatTheFontLacksIsMarked() throws IOException {
        assertThat(text(printed(1))).contains("指标核销单", "第 0 行", "末尾 〓 end");
    }

    @Test
    void aFullSheetGoesOnOverleaf() throws IOException {
        try (PDDocument document = Loader.loadPDF(printed(40))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PDFTextStripper().getText(document)).contains("第 39 行");
        }
    }
}
