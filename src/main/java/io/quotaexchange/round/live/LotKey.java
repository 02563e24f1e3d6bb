package io.quotaexchange.round.live;

import io.quotaexchange.platform.digest.Sm3;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The key of one lot's secrets: SM4 in GCM. Its digest is published with the lot, itself when the lot is decided, so that everybody
 * can then open what was sealed, and nobody can show another key.
 *
 * <p>Sealing is deterministic (the nonce is made of key, place and text): the same text sealed again for the same place is the
 * same, so that a repeated command is recognised.
 */
public final class LotKey {
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_KEPT = 10_000;

    private final byte[] key;
    private final Map<String, String> opened = new ConcurrentHashMap<>();

    private LotKey(byte[] key) {
        this.key = key;
    }

    /** The key of a lot of a round, from the server's own secret. */
    public static LotKey derive(byte[] secret, String round, String lot) {
        return new LotKey(Arrays.copyOf(mac(secret, "quota-exchange/lot-key/1\n" + round + "\n" + lot), KEY_BYTES));
    }

    /** @throws IllegalArgumentException if it is not 32 hexadecimal digits in lower case */
    public static LotKey ofHex(String hex) {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a lot's key is 32 hexadecimal digits in lower case");
        }
        return new LotKey(HexFormat.of().parseHex(hex));
    }

    public String hex() {
        return HexFormat.of().formatHex(key);
    }

    /** What is published with the lot: SM3 of the key, hex. */
    public String digest() {
        return HexFormat.of().formatHex(Sm3.digest(key));
    }

    /**
     * @param place what it is for, so that it can be put nowhere else
     * @return base64 of nonce, cipher text and tag
     */
    public String seal(String place, String text) {
        byte[] nonce = Arrays.copyOf(mac(key, "nonce\n" + place + "\n" + text), NONCE_BYTES);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BITS / 8);
        try {
            GCMBlockCipher cipher = cipher(true, nonce, place);
            int written = cipher.processBytes(plain, 0, plain.length, sealed, NONCE_BYTES);
            cipher.doFinal(sealed, NONCE_BYTES + written);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** The text that was sealed for this place with this key; empty if it was not. */
    public Optional<String> open(String place, String sealed) {
        String name = place + "\n" + sealed;
        String known = opened.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> text = decrypt(place, sealed);
        if (opened.size() < MOST_KEPT) {
            text.ifPresent(it -> opened.put(name, it));
        }
        return text;
    }

    private Optional<String> decrypt(String place, String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
                return Optional.empty();
            }
            byte[] plain = new byte[bytes.length - NONCE_BYTES - TAG_BITS / 8];
            GCMBlockCipher cipher = cipher(false, Arrays.copyOf(bytes, NONCE_BYTES), place);
            int written = cipher.processBytes(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES, plain, 0);
            cipher.doFinal(plain, written);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | InvalidCipherTextException notSealedSo) {
            return Optional.empty();
        }
    }

    private GCMBlockCipher cipher(boolean sealing, byte[] nonce, String place) {
        GCMBlockCipher cipher = (GCMBlockCipher) GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(
                sealing,
                new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, place.getBytes(StandardCharsets.UTF_8)));
        return cipher;
    }

    private static byte[] mac(byte[] key, String text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    /** Shows nothing, so that no log gives a key away before its time. */
    @Override
    public String toString() {
        return "LotKey[secret]";
    }
}
