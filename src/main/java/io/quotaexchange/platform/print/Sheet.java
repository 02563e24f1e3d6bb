package io.quotaexchange.platform.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A document of A4 sheets, written from the top down; it goes on overleaf where a sheet is full. Not for several threads. */
public final class Sheet implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float TEXT = 10;
    private static final float SMALL = 8;
    private static final float PADDING = 5;
    private static final float LEADING = 1.4f;
    private static final float SHADE = 0.93f;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final PrintFont font;
    private PDPageContentStream stream;
    private float y;

    /**
     * @param title of the document, for its reader's window
     * @param created when what it says happened; not when it was printed, so that it can be printed again alike
     */
    public Sheet(String title, Instant created) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        GregorianCalendar when = GregorianCalendar.from(created.atZone(ZoneId.of("Asia/Shanghai")));
        information.setCreationDate(when);
        document.setDocumentInformation(information);
        document.setDocumentId(created.toEpochMilli());
        try {
            font = new PrintFont(document);
            turn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        if (stream != null) {
            stream.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        stream = new PDPageContentStream(document, page);
        stream.setLineWidth(0.6f);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    /** A line in the middle. @param size in points */
    public Sheet heading(String text, float size) {
        return write(() -> {
            String printed = PrintFont.printable(text);
            y -= size;
            put(printed, size, MARGIN + (WIDTH - font.width(printed, size)) / 2, y);
            y -= size * 0.6f;
        });
    }

    /** Two texts on one line, one at each end. */
    public Sheet ends(String left, String right) {
        return write(() -> {
            y -= TEXT * LEADING;
            put(PrintFont.printable(left), TEXT, MARGIN, y);
            String printed = PrintFont.printable(right);
            put(printed, TEXT, MARGIN + WIDTH - font.width(printed, TEXT), y);
            y -= TEXT * 0.6f;
        });
    }

    /** A name above what follows. */
    public Sheet section(String text) {
        return write(() -> {
            y -= TEXT * 2;
            put(PrintFont.printable(text), TEXT + 1, MARGIN, y);
            y -= TEXT * 0.6f;
        });
    }

    /** Running text. */
    public Sheet paragraph(String text) {
        return write(() -> {
            for (String line : font.lines(text, SMALL, WIDTH)) {
                if (y - SMALL * LEADING < MARGIN) {
                    turn();
                }
                y -= SMALL * LEADING;
                put(line, SMALL, MARGIN, y);
            }
            y -= SMALL * 0.4f;
        });
    }

    public Sheet space(float points) {
        y -= points;
        return this;
    }

    /** A bordered row; it is as high as its fullest cell. */
    public Sheet row(Cell... cells) {
        return write(() -> {
            int weights = 0;
            for (Cell cell : cells) {
                weights += cell.weight();
            }
            List<List<String>> texts = new ArrayList<>();
            int most = 1;
            for (Cell cell : cells) {
                float inside = WIDTH * cell.weight() / weights - 2 * PADDING;
                List<String> lines = font.lines(cell.text(), TEXT, inside);
                most = Math.max(most, lines.size());
                texts.add(lines);
            }
            float height = most * TEXT * LEADING + 2 * PADDING;
            if (y - height < MARGIN) {
                turn();
            }
            float x = MARGIN;
            for (int i = 0; i < cells.length; i++) {
                float width = WIDTH * cells[i].weight() / weights;
                cell(cells[i].look(), texts.get(i), x, width, height);
                x += width;
            }
            y -= height;
        });
    }

    private void cell(Cell.Look look, List<String> lines, float x, float width, float height) throws IOException {
        if (look == Cell.Look.LABEL) {
            stream.setNonStrokingColor(SHADE, SHADE, SHADE);
            stream.addRect(x, y - height, width, height);
            stream.fill();
            stream.setNonStrokingColor(0f, 0f, 0f);
        }
        stream.addRect(x, y - height, width, height);
        stream.stroke();
        float top = y - (height - lines.size() * TEXT * LEADING) / 2;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            float free = width - 2 * PADDING - font.width(line, TEXT);
            float indent = switch (look) {
                case TEXT -> 0;
                case AMOUNT -> free;
                case LABEL, CENTRED -> free / 2;
            };
            put(line, TEXT, x + PADDING + indent, top - i * TEXT * LEADING - TEXT * 1.1f);
        }
    }

    private void put(String text, float size, float x, float baseline) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        stream.beginText();
        stream.setFont(font.font(), size);
        stream.newLineAtOffset(x, baseline);
        stream.showText(text);
        stream.endText();
    }

    /** The document as it is to be kept; nothing can be written to it afterwards. */
    public byte[] pdf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(() -> {
            stream.close();
            stream = null;
            document.save(bytes);
        });
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private Sheet write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write(() -> {
            if (stream != null) {
                stream.close();
            }
            document.close();
        });
    }
}
