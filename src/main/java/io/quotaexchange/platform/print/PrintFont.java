package io.quotaexchange.platform.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of printed documents, of which a document embeds the characters it shows. */
final class PrintFont {
    private static final String RESOURCE = "/print/NotoSansSC-Regular-GB2312.ttf";
    private static final int MISSING = '〓';
    private static final float THOUSAND = 1_000;
    private static final byte[] BYTES = bytes();
    private static final CmapLookup CHARACTERS = characters();

    private final PDFont font;

    PrintFont(PDDocument document) throws IOException {
        this.font = PDType0Font.load(document, new ByteArrayInputStream(BYTES), true);
    }

    PDFont font() {
        return font;
    }

    private static byte[] bytes() {
        try (InputStream in = PrintFont.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmapLookup characters() {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(BYTES)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with every character that the font lacks, and every control character, as 〓. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(code -> code >= ' ' && CHARACTERS.getGlyphId(code) != 0 ? code : MISSING)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** Width in points of printable text. */
    float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / THOUSAND * size;
    }

    /** Printable text in lines that are no wider than asked; Latin words are kept whole where they fit. */
    List<String> lines(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(printable(text))) {
            if (!line.isEmpty() && width(line + piece.stripTrailing(), size) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            for (String part : width(piece, size) > width ? characters(piece) : List.of(piece)) {
                if (!line.isEmpty() && width(line + part, size) > width) {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.append(part);
            }
        }
        lines.add(line.toString().strip());
        return lines;
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** Where a line may be broken: after a space, and before and after every character that is not Latin. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (String character : characters(text)) {
            boolean latin = character.codePointAt(0) < 0x2000 && !character.equals(" ");
            if (latin) {
                word.append(character);
                continue;
            }
            if (!word.isEmpty()) {
                pieces.add(word.toString());
                word.setLength(0);
            }
            pieces.add(character);
        }
        if (!word.isEmpty()) {
            pieces.add(word.toString());
        }
        return pieces;
    }
}
