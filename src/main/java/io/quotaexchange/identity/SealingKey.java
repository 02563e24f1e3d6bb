package io.quotaexchange.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Seals what must never lie in the database in the clear: SM4 in GCM, under a key that lies in the key folder. */
public final class SealingKey {
    private static final String FILE = "sealing.key";
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private SealingKey(byte[] key) {
        this.key = key;
    }

    /** Reads the key of a folder, or makes one there, for nobody but the server's user. */
    public static SealingKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            byte[] key = HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != KEY_BYTES) {
                throw new IOException("is not a key of " + KEY_BYTES + " bytes");
            }
            return new SealingKey(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
        }
    }

    private static void make(Path folder, Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, posix ? permissions("rwx------") : new FileAttribute<?>[0]);
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        try {
            Files.createFile(file, posix ? permissions("rw-------") : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
        Files.writeString(
                file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private static FileAttribute<?>[] permissions(String text) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }

    /** @param owner whose it is: what is sealed for one cannot be opened for another */
    public byte[] seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(true, secret, nonce, owner);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /** @throws IllegalStateException if it was sealed by another key, for another owner, or changed */
    public byte[] open(byte[] sealed, String owner) {
        return run(
                false,
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length),
                Arrays.copyOf(sealed, NONCE_BYTES),
                owner);
    }

    /**
     * HMAC-SM3: 32 bytes by which something is known again and nobody without the key can try what it might be.
     *
     * @param purpose marks of one purpose say nothing for another
     */
    public byte[] mark(byte[] bytes, String purpose) {
        return hmac(hmac(key, purpose.getBytes(StandardCharsets.UTF_8)), bytes);
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(bytes, 0, bytes.length);
        byte[] mark = new byte[mac.getMacSize()];
        mac.doFinal(mark, 0);
        return mark;
    }

    private byte[] run(boolean sealing, byte[] input, byte[] nonce, String owner) {
        try {
            GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(
                    sealing,
                    new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, owner.getBytes(StandardCharsets.UTF_8)));
            byte[] output = new byte[cipher.getOutputSize(input.length)];
            int length = cipher.processBytes(input, 0, input.length, output, 0);
            cipher.doFinal(output, length);
            return output;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("what is sealed cannot be opened with this key", e);
        }
    }
}
