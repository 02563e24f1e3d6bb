package io.quotaexchange.round;

import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * How a sealed bid is opened. Pure, so that an auditor opens it alike. Clause: M13-05.5.
 *
 * <p>The envelope is an SM4 key encrypted by SM2 (GB/T 32918.4, C1 C3 C2, 113 bytes), a nonce of 12 bytes, and the bid in SM4-GCM
 * (GB/T 36624) with round, id and county as its associated data. What is sealed is a JSON text of {@value #LENGTH} bytes, filled up
 * with spaces so that its length says nothing; the commitment is its SM3.
 */
final class Seal {
    static final int LENGTH = 256;
    static final int KEY_BYTES = 16;
    static final int WRAPPED_BYTES = 1 + 64 + 32 + KEY_BYTES;
    static final int NONCE_BYTES = 12;
    static final int TAG_BITS = 128;
    /** Hexadecimal digits of an envelope. */
    static final int ENVELOPE_DIGITS = 2 * (WRAPPED_BYTES + NONCE_BYTES + LENGTH + TAG_BITS / 8);

    static final ECDomainParameters CURVE = curve();

    private Seal() {}

    private static ECDomainParameters curve() {
        X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }

    /** What is sealed. @param salt unguessable, so that nobody finds the bid by trying out commitments */
    static String plain(IndicatorKind indicator, long amount, long limitFen, String salt) {
        String text = new JsonObject()
                .put("indicator", indicator.name())
                .put("amount", indicator.printAmount(amount))
                .put("limit", UnitPrice.ofFen(limitFen).yuan())
                .put("salt", salt)
                .encode();
        return text + " ".repeat(LENGTH - text.length());
    }

    static byte[] associated(String round, String id, String county) {
        return (round + "\n" + id + "\n" + county).getBytes(StandardCharsets.UTF_8);
    }

    static String commitment(String plain) {
        return Sm3.hex(plain);
    }

    /** Whether the private key, 32 bytes in hex, is the one of the public key, an uncompressed point in hex. */
    static boolean belong(String privateKey, String publicKey) {
        try {
            byte[] point = CURVE.getG().multiply(scalar(privateKey)).normalize().getEncoded(false);
            return Arrays.equals(point, HexFormat.of().parseHex(publicKey));
        } catch (RuntimeException noKey) {
            return false;
        }
    }

    private static BigInteger scalar(String privateKey) {
        return new BigInteger(1, HexFormat.of().parseHex(privateKey));
    }

    /** The bid inside; empty if the envelope cannot be opened with the key, or holds no bid, or another than was committed to. */
    static Optional<Order.Bid> open(String round, Order.SealedBid closed, String privateKey) {
        try {
            byte[] envelope = HexFormat.of().parseHex(closed.envelope());
            SM2Engine unwrap = new SM2Engine(SM2Engine.Mode.C1C3C2);
            unwrap.init(false, new ECPrivateKeyParameters(scalar(privateKey), CURVE));
            byte[] key = unwrap.processBlock(envelope, 0, WRAPPED_BYTES);
            byte[] nonce = Arrays.copyOfRange(envelope, WRAPPED_BYTES, WRAPPED_BYTES + NONCE_BYTES);
            byte[] secret = Arrays.copyOfRange(envelope, WRAPPED_BYTES + NONCE_BYTES, envelope.length);
            byte[] plain = gcm(false, key, nonce, associated(round, closed.id(), closed.county()), secret);
            String text = new String(plain, StandardCharsets.UTF_8);
            return commitment(text).equals(closed.commitment()) ? Optional.of(read(closed, text)) : Optional.empty();
        } catch (InvalidCipherTextException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Order.Bid read(Order.SealedBid closed, String text) {
        JsonObject json = new JsonObject(text);
        IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
        return new Order.Bid(
                closed.id(),
                closed.county(),
                indicator,
                indicator.parseAmount(json.getString("amount")),
                UnitPrice.ofYuan(json.getString("limit")).fen(),
                closed.maker(),
                closed.approver());
    }

    static byte[] gcm(boolean encrypt, byte[] key, byte[] nonce, byte[] associated, byte[] text)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, associated));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        int length = cipher.processBytes(text, 0, text.length, out, 0);
        cipher.doFinal(out, length);
        return out;
    }
}
