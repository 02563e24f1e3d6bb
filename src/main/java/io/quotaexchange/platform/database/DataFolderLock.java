package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps a second process off a data folder; the operating system lets go of it when the holder dies. */
final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DatabaseException if another process, or this one, holds the folder; names both */
    static DataFolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder, file);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, file);
        } catch (DatabaseException e) {
            channel.close();
            throw e;
        }
        writeHolder(channel);
        return new DataFolderLock(channel);
    }

    private static void writeHolder(FileChannel channel) throws IOException {
        String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String holder = "process " + ProcessHandle.current().pid() + " since " + since;
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
    }

    private static DatabaseException inUse(Path folder, Path file) throws IOException {
        String holder = Files.readString(file).strip();
        return new DatabaseException("the data folder " + folder + " is in use by "
                + (holder.isEmpty() ? "another process" : holder) + "; stop it first, or name another folder");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
