package io.quotaexchange.registry.imports;

import io.quotaexchange.platform.document.Xlsx;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file of projects as it was sent: CSV in UTF-8 or XLSX, told from its first bytes. */
public final class ProjectFile {
    private ProjectFile() {}

    /** Reads every good project, and says of every bad line what is wrong with it. */
    public static ProjectImport read(byte[] content) {
        if (Xlsx.isOne(content)) {
            return ProjectXlsx.read(content);
        }
        try {
            return ProjectCsv.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return ProjectImport.unreadable(
                    "既不是XLSX，也不是UTF-8编码的CSV：请另存为“CSV UTF-8”或XLSX",
                    "neither XLSX nor CSV in UTF-8: save it as CSV UTF-8 or XLSX");
        }
    }
}
