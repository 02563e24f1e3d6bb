package io.quotaexchange.oversight;

import io.quotaexchange.checkpoint.MerkleFrontier;
import io.quotaexchange.checkpoint.Signing;
import io.quotaexchange.ledger.Hash;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.JournalEntryJson;
import io.quotaexchange.ledger.JournalEntryReader;
import io.quotaexchange.ledger.JournalHash;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An export opened for changing: what a forger who knows the format can do, with or without the key. */
final class Forgery {
    private final Map<String, List<String>> files = new LinkedHashMap<>();
    /** As they were opened, packed when they are first written: most of a forged export is not forged, and not packed again. */
    private final Map<String, PackedFile> opened;

    private Forgery(Map<String, PackedFile> opened) {
        this.opened = opened;
    }

    static Forgery of(Path archive) throws IOException {
        Forgery forgery = new Forgery(new HashMap<>());
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                List<String> lines = text.lines().toList();
                forgery.opened.put(entry.getName(), new PackedFile(lines));
                forgery.files.put(entry.getName(), new ArrayList<>(lines));
            }
        }
        return forgery;
    }

    /** The same export as it was opened, for another forgery. */
    Forgery another() {
        Forgery forgery = new Forgery(opened);
        opened.forEach((name, file) -> forgery.files.put(name, new ArrayList<>(file.lines())));
        return forgery;
    }

    private PackedFile packed(String name) {
        List<String> lines = files.get(name);
        PackedFile before = opened.get(name);
        return before != null && before.lines().equals(lines) ? before : new PackedFile(lines);
    }

    private boolean isAsOpened(ArchiveFile file) {
        return packed(file.fileName()) == opened.get(file.fileName());
    }

    List<String> lines(ArchiveFile file) {
        return files.get(file.fileName());
    }

    /** Changes lines as the forger likes. */
    Forgery change(ArchiveFile file, Consumer<List<String>> change) {
        change.accept(lines(file));
        return this;
    }

    /** Replaces one line; the change must change something. */
    Forgery replace(ArchiveFile file, int line, UnaryOperator<String> change) {
        String before = lines(file).get(line);
        String after = change.apply(before);
        if (before.equals(after)) {
            throw new IllegalStateException("the forgery changes nothing in " + file);
        }
        lines(file).set(line, after);
        return this;
    }

    Forgery drop(String name) {
        files.remove(name);
        return this;
    }

    Forgery add(String name, String line) {
        files.put(name, new ArrayList<>(List.of(line)));
        return this;
    }

    /** Makes every hash and fingerprint of the journal anew, so that the chain holds again. */
    Forgery rebuildChain() {
        List<String> lines = lines(ArchiveFile.JOURNAL);
        Hash before = Hash.GENESIS;
        for (int i = 0; i < lines.size(); i++) {
            JournalEntry old = JournalEntryJson.read(lines.get(i));
            JournalEntry printed = with(old, JournalHash.fingerprint(old.settlement()), old.hash());
            JournalEntry made = with(printed, printed.fingerprint(), JournalHash.of(before, printed));
            lines.set(i, JournalEntryJson.write(made));
            before = made.hash();
        }
        return this;
    }

    private static JournalEntry with(JournalEntry entry, Hash fingerprint, Hash hash) {
        return new JournalEntry(
                entry.sequence(),
                entry.recordedAt(),
                entry.code(),
                entry.idempotencyKey(),
                fingerprint,
                entry.fact(),
                entry.maker(),
                entry.approver(),
                entry.postings(),
                entry.lots(),
                entry.spent(),
                entry.created(),
                hash);
    }

    /** Signs the journal as it now is, as whoever has the exchange's key can: one checkpoint a number of settlements. */
    Forgery resign(Signing signing, long... settlements) {
        List<String> signed = new ArrayList<>();
        MerkleFrontier tree = new MerkleFrontier();
        Hash before = Hash.GENESIS;
        for (String line : lines(ArchiveFile.JOURNAL)) {
            JournalEntry entry = JournalEntryJson.read(line);
            tree.add(JournalHash.canonicalBytes(before, entry));
            before = entry.hash();
            for (long wanted : settlements) {
                if (wanted == tree.leaves()) {
                    signed.add(signing.sign(signed.size() + 1, wanted, before.toString(), tree.root())
                            .json()
                            .encode());
                }
            }
        }
        return change(ArchiveFile.CHECKPOINTS, lines -> {
            lines.clear();
            lines.addAll(signed);
        });
    }

    /** Writes hledger's twin anew from the journal. */
    private void retwin() {
        if (isAsOpened(ArchiveFile.JOURNAL) && isAsOpened(ArchiveFile.HLEDGER)) {
            return;
        }
        JournalEntryReader reader = new JournalEntryReader();
        HledgerTwin twin = new HledgerTwin();
        TwinText text = new TwinText();
        List<String> lines = new ArrayList<>(HledgerTwin.heading());
        for (String line : lines(ArchiveFile.JOURNAL)) {
            try {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                twin.write(reader.read(bytes, 0, bytes.length), text);
            } catch (IllegalArgumentException e) {
                return;
            }
        }
        new String(text.array(), 0, text.length(), StandardCharsets.UTF_8)
                .lines()
                .forEach(lines::add);
        change(ArchiveFile.HLEDGER, old -> {
            old.clear();
            old.addAll(lines);
        });
    }

    /** Makes twin and manifest anew, so that they name what the files now are. */
    Forgery remanifest() {
        retwin();
        return remanifestAlone();
    }

    /** Makes the manifest anew, so that it names what the files now are. */
    Forgery remanifestAlone() {
        JsonObject manifest = new JsonObject(files.get(ArchiveFile.MANIFEST).get(0));
        JsonArray contents = new JsonArray();
        for (ArchiveFile file : ArchiveFile.values()) {
            PackedFile packed = packed(file.fileName());
            contents.add(new JsonObject()
                    .put("name", file.fileName())
                    .put("rows", packed.lines().size())
                    .put("sha256", packed.sha256()));
        }
        List<String> journal = lines(ArchiveFile.JOURNAL);
        JsonObject last = journal.isEmpty()
                ? new JsonObject().put("sequence", 0L).put("hash", Hash.GENESIS.toString())
                : new JsonObject(journal.get(journal.size() - 1));
        manifest.put("sequence", last.getLong("sequence"))
                .put("hash", last.getString("hash"))
                .put("files", contents);
        files.put(ArchiveFile.MANIFEST, new ArrayList<>(List.of(manifest.encode())));
        return this;
    }

    /** As {@link #remanifestAlone()}, and says it is of that format. */
    Forgery remanifestAs(String format) {
        remanifestAlone();
        JsonObject manifest = new JsonObject(files.get(ArchiveFile.MANIFEST).get(0)).put("format", format);
        files.put(ArchiveFile.MANIFEST, new ArrayList<>(List.of(manifest.encode())));
        return this;
    }

    Path write(Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (String name : files.keySet()) {
                packed(name).store(name, zip);
            }
        }
        return target;
    }
}
