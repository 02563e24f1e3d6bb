package io.quotaexchange.checkpoint;

import io.quotaexchange.platform.digest.Sm3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * SM2 signatures (GB/T 32918) with SM3, the curve sm2p256v1 and the standard's default identity {@code 1234567812345678}: what
 * {@code openssl pkeyutl -verify … -pkeyopt distid:1234567812345678} checks.
 */
final class Sm2 {
    /** @param privateKey PKCS #8, DER; @param publicKey SubjectPublicKeyInfo, DER */
    record Pair(byte[] privateKey, byte[] publicKey) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private Sm2() {}

    static Pair generate() {
        ECNamedDomainParameters curve = new ECNamedDomainParameters(
                GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve, RANDOM));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        try {
            return new Pair(
                    PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                            .getEncoded(),
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                            .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a new key cannot be written", e);
        }
    }

    /** @return DER: two integers */
    static byte[] sign(byte[] privateKey, String text) {
        try {
            SM2Signer signer = new SM2Signer();
            signer.init(true, new ParametersWithRandom(PrivateKeyFactory.createKey(privateKey), RANDOM));
            update(signer, text);
            return signer.generateSignature();
        } catch (IOException | CryptoException e) {
            throw new IllegalStateException("cannot sign: " + e.getMessage(), e);
        }
    }

    /** Whether the signature is of this text by the holder of this key; false for what is no key or no signature. */
    static boolean verifies(byte[] publicKey, String text, byte[] signature) {
        try {
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(publicKey);
            boolean onCurve = key instanceof ECPublicKeyParameters ec
                    && ec.getParameters() instanceof ECNamedDomainParameters named
                    && named.getName().equals(GMObjectIdentifiers.sm2p256v1);
            if (!onCurve) {
                return false;
            }
            SM2Signer signer = new SM2Signer();
            signer.init(false, key);
            update(signer, text);
            return signer.verifySignature(signature);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** The name of a key: SM3 of its public half. */
    static String id(byte[] publicKey) {
        return HexFormat.of().formatHex(Sm3.digest(publicKey));
    }

    private static void update(SM2Signer signer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
    }
}
