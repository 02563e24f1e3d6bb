package io.quotaexchange.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Passwords as Argon2id hashes with their parameters beside them (RFC 9106, the PHC form); slow on purpose, so not for an event loop. */
public final class Passwords {
    /** What a new hash costs. */
    public static final Cost COST = new Cost(19 * 1024, 2, 1);

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int KINDS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param memoryKib memory in KiB; {@code passes} over it; {@code lanes} side by side */
    public record Cost(int memoryKib, int passes, int lanes) {}

    private Passwords() {}

    public static String hash(String password) {
        return hash(password, COST);
    }

    /** At another cost, which the hash carries with it. */
    static String hash(String password, Cost cost) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(derive(password, salt, cost));
    }

    /** Takes equally long wherever the two differ. */
    public static boolean matches(String password, String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a hash of a password");
        }
        Cost cost = new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        return MessageDigest.isEqual(
                derive(password, salt, cost), Base64.getDecoder().decode(form.group(5)));
    }

    private static byte[] derive(String password, byte[] salt, Cost cost) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** What is wrong with a password that somebody wants to have; empty if nothing is. */
    public static List<String> faults(String password, String login) {
        List<String> faults = new ArrayList<>();
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            faults.add("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (!login.isEmpty() && lower.contains(login.toLowerCase(Locale.ROOT))) {
            faults.add("must not contain the login");
        }
        boolean[] kinds = {
            password.chars().anyMatch(Character::isLowerCase),
            password.chars().anyMatch(Character::isUpperCase),
            password.chars().anyMatch(Character::isDigit),
            password.chars().anyMatch(c -> !Character.isLetterOrDigit(c))
        };
        long shown = IntStream.range(0, kinds.length).filter(i -> kinds[i]).count();
        if (shown < KINDS) {
            faults.add("must mix " + KINDS + " of lower case, upper case, digits and signs");
        }
        if (password.chars().distinct().count() < SHORTEST / 2) {
            faults.add("must not repeat a few characters");
        }
        return faults;
    }

    /** One to sign in with once. */
    static String oneTime() {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        return "Aa1-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
