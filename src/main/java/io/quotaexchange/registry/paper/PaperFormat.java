package io.quotaexchange.registry.paper;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What a paper's file may be, told from its content and not from its name. */
public enum PaperFormat {
    PDF("application/pdf", List.of("pdf")),
    JPEG("image/jpeg", List.of("jpg", "jpeg")),
    PNG("image/png", List.of("png")),
    OFD("application/ofd", List.of("ofd")),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx")),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx"));

    private final String mediaType;
    private final List<String> extensions;

    PaperFormat(String mediaType, List<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the name ends as such files' names do. */
    boolean isNamedSo(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }

    /** @return empty if the content is none of them */
    static Optional<PaperFormat> of(byte[] content) {
        if (begins(content, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        }
        if (begins(content, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (begins(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(PNG);
        }
        return begins(content, 'P', 'K', 3, 4) ? packed(content) : Optional.empty();
    }

    private static boolean begins(byte[] content, int... bytes) {
        if (content.length <= bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The parts' names say what an archive is; no part is unpacked. */
    private static Optional<PaperFormat> packed(byte[] content) {
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            if (zip.getEntry("OFD.xml") != null) {
                return Optional.of(OFD);
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.of(XLSX);
            }
            return zip.getEntry("word/document.xml") == null ? Optional.empty() : Optional.of(DOCX);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
