package io.quotaexchange.oversight;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an export says it holds.
 *
 * @param province division code of the province, the owner of the pool
 * @param sequence the journal's last sequence number; {@code hash} its hash, hex
 * @param files rows and SHA-256 of each file
 */
record Manifest(String province, long sequence, String hash, Map<ArchiveFile, Content> files) {
    static final String FORMAT = "quota-exchange/export/3";

    /** @param sha256 SHA-256 of the file's bytes, hex */
    record Content(long rows, String sha256) {}

    JsonObject json() {
        JsonArray contents = new JsonArray();
        files.forEach((file, content) -> contents.add(new JsonObject()
                .put("name", file.fileName())
                .put("rows", content.rows())
                .put("sha256", content.sha256())));
        return new JsonObject()
                .put("format", FORMAT)
                .put("province", province)
                .put("sequence", sequence)
                .put("hash", hash)
                .put("files", contents);
    }

    /** @throws InvalidArchiveException if it is not of that form or does not name every file once */
    static Manifest read(String text) {
        try {
            JsonObject json = new JsonObject(text);
            if (json.getValue("format") instanceof String format && !format.equals(FORMAT)) {
                throw new InvalidArchiveException(
                        ArchiveFile.MANIFEST,
                        1,
                        "is of the format " + format + ", and this program verifies " + FORMAT
                                + ": verify it with the version that wrote it");
            }
            Map<ArchiveFile, Content> files = new EnumMap<>(ArchiveFile.class);
            json.getJsonArray("files").forEach(row -> {
                JsonObject content = (JsonObject) row;
                ArchiveFile file = ArchiveFile.named(content.getString("name")).orElseThrow();
                files.put(file, new Content(content.getLong("rows"), content.getString("sha256")));
            });
            Manifest manifest =
                    new Manifest(json.getString("province"), json.getLong("sequence"), json.getString("hash"), files);
            if (files.size() == ArchiveFile.values().length
                    && manifest.json().encode().equals(text.strip())) {
                return manifest;
            }
        } catch (InvalidArchiveException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(
                    ArchiveFile.MANIFEST, 1, "is not a manifest of this format: " + e.getMessage());
        }
        throw new InvalidArchiveException(
                ArchiveFile.MANIFEST, 1, "is not a manifest of format " + FORMAT + " in its one spelling");
    }
}
