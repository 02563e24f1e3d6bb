package io.quotaexchange.platform.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an XLSX workbook as rows of text, and back. Numbers and dates become their text, formulas are named and not read;
 * what is written is text in every cell, never a formula.
 */
public final class Xlsx {
    /** Most bytes of a workbook, and of what is packed into it. */
    public static final int LARGEST = 8_000_000;

    private static final long LARGEST_UNPACKED = 64_000_000;
    private static final int MOST_PARTS = 200;
    private static final int MOST_COLUMNS = 100;
    private static final MathContext AS_SHOWN = new MathContext(15);

    private Xlsx() {}

    /**
     * A sheet.
     *
     * @param rows that are not empty, each with its line from 1
     * @param formulas places of cells that hold a formula
     */
    public record Sheet(List<Csv.Row> rows, List<Place> formulas) {
        public Sheet {
            rows = List.copyOf(rows);
            formulas = List.copyOf(formulas);
        }
    }

    /** @param line from 1, {@code column} from 0 */
    public record Place(int line, int column) {}

    /** Whether the bytes are a ZIP archive, as every workbook is. */
    public static boolean isOne(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /**
     * Reads the first sheet.
     *
     * @param mostRows rows that are taken; one more is read, so that the caller sees that there are too many
     * @throws InvalidDocument if it is no workbook, or holds too much
     */
    public static Sheet read(byte[] content, int mostRows) {
        requireSmall(content);
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return read(rows.iterator(), mostRows);
        } catch (InvalidDocument e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes where a part of the workbook is not as it should be.
            throw notOne(e);
        }
    }

    private static InvalidDocument notOne(Exception cause) {
        InvalidDocument invalid = new InvalidDocument(List.of("not an XLSX workbook"));
        invalid.initCause(cause);
        return invalid;
    }

    private static Sheet read(Iterator<Row> rows, int mostRows) {
        List<Csv.Row> read = new ArrayList<>();
        List<Place> formulas = new ArrayList<>();
        while (rows.hasNext() && read.size() <= mostRows) {
            Row row = rows.next();
            if (row.getCellCount() > MOST_COLUMNS) {
                throw new InvalidDocument(
                        List.of("row " + row.getRowNum() + " has more than " + MOST_COLUMNS + " columns"));
            }
            List<String> values = new ArrayList<>();
            for (int column = 0; column < row.getCellCount(); column++) {
                Cell cell = row.getCell(column);
                if (cell != null
                        && cell.getFormula() != null
                        && !cell.getFormula().isEmpty()) {
                    formulas.add(new Place(row.getRowNum(), column));
                }
                values.add(cell == null ? "" : text(cell));
            }
            if (values.stream().anyMatch(value -> !value.isBlank())) {
                read.add(new Csv.Row(row.getRowNum(), values));
            }
        }
        return new Sheet(read, formulas);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? cell.asDate().toLocalDate().toString() : number(cell.asNumber());
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return Boolean.TRUE.equals(cell.asBoolean()) ? "true" : "false";
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && format.toLowerCase(java.util.Locale.ROOT).contains("y")
                && format.toLowerCase(java.util.Locale.ROOT).contains("d");
    }

    /** As the program shows it: 15 digits, without the noise of a binary fraction. */
    private static String number(BigDecimal value) {
        BigDecimal shown = value.round(AS_SHOWN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** A small archive can hold a very large part: that is found before any part is read. */
    private static void requireSmall(byte[] content) {
        if (content.length > LARGEST) {
            throw new InvalidDocument(List.of("larger than " + LARGEST + " bytes"));
        }
        int parts = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            long unpacked = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                parts++;
                unpacked = Math.addExact(unpacked, size(zip, part, LARGEST_UNPACKED - unpacked));
                if (unpacked > LARGEST_UNPACKED) {
                    throw new InvalidDocument(List.of("unpacks to more than " + LARGEST_UNPACKED + " bytes"));
                }
                if (parts > MOST_PARTS) {
                    throw new InvalidDocument(List.of("has more than " + MOST_PARTS + " parts"));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw notOne(e);
        }
        if (parts == 0) {
            throw notOne(new IOException("no parts"));
        }
    }

    /** What a part says of its size is not believed: it is unpacked, as far as {@code most} and a little more. */
    private static long size(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        byte[] buffer = new byte[65_536];
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                size += read;
            }
        }
        return size;
    }

    /** A workbook of one sheet with text in every cell; the first row stays in sight. */
    public static byte[] write(String sheet, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Quota Exchange", "1.0")) {
            Worksheet written = workbook.newWorksheet(sheet);
            written.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    written.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
