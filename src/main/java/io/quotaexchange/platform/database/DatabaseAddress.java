package io.quotaexchange.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a database is and who we are there. The text form never shows the password.
 *
 * @param encryption how the way there is protected
 */
public record DatabaseAddress(
        String host, int port, String database, String user, String password, Encryption encryption) {
    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads {@code postgresql://user:password@host:port/database}, with {@code ?sslmode=verify-full&sslrootcert=FILE},
     * {@code ?sslmode=require} or {@code ?sslmode=disable}. For another machine one of them must be said.
     *
     * @throws DatabaseException if the text is not such an address; the message does not repeat the password
     */
    public static DatabaseAddress parse(String text) {
        URI uri = uri(text);
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw malformed("it must begin with postgresql://");
        }
        if (uri.getHost() == null) {
            throw malformed("the host is missing");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw malformed("the database name is missing after the host");
        }
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (login.length == 0 || login[0].isEmpty()) {
            throw malformed("the user is missing before the host");
        }
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                decode(path.substring(1)),
                decode(login[0]),
                login.length == 2 ? decode(login[1]) : "",
                encryption(uri));
    }

    /** The same server and user, another database. */
    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(host, port, name, user, password, encryption);
    }

    /** The same database, as somebody else. */
    DatabaseAddress withLogin(String name, String secret) {
        return new DatabaseAddress(host, port, database, name, secret, encryption);
    }

    String jdbcUrl() {
        String url = "jdbc:postgresql://" + host + ":" + port + "/" + encode(database);
        return url
                + switch (encryption) {
                    case Encryption.None none -> "?sslmode=disable";
                    case Encryption.Unverified unverified -> "?sslmode=require";
                    case Encryption.Verified verified ->
                        "?sslmode=verify-full&sslrootcert="
                                + encode(verified.authority().toString());
                };
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static Encryption encryption(URI uri) {
        Map<String, String> options = options(uri.getRawQuery());
        String mode = options.remove("sslmode");
        String authority = options.remove("sslrootcert");
        if (!options.isEmpty()) {
            throw malformed(
                    "unknown: " + options.keySet().iterator().next() + "; only sslmode and sslrootcert may follow");
        }
        if (authority != null && !"verify-full".equals(mode)) {
            throw malformed("sslrootcert goes with sslmode=verify-full only");
        }
        return switch (mode) {
            case null -> unsaid(uri.getHost());
            case "disable" -> new Encryption.None();
            case "require" -> new Encryption.Unverified();
            case "verify-full" -> {
                if (authority == null || authority.isEmpty()) {
                    throw malformed("sslmode=verify-full needs &sslrootcert=FILE, the authority's certificate");
                }
                yield new Encryption.Verified(Path.of(authority));
            }
            default -> throw malformed("sslmode is verify-full, require or disable");
        };
    }

    /** A password does not cross a network in the clear because somebody forgot a word. */
    private static Encryption unsaid(String host) {
        if (THIS_MACHINE.contains(host)) {
            return new Encryption.None();
        }
        throw malformed(
                "for another machine say ?sslmode=verify-full&sslrootcert=FILE, or ?sslmode=disable on a network"
                        + " that is trusted");
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        if (query == null) {
            return options;
        }
        for (String option : query.split("&")) {
            String[] words = option.split("=", 2);
            if (words.length != 2 || options.put(words[0], decode(words[1])) != null) {
                throw malformed("only ?sslmode=…&sslrootcert=… may follow, each once");
            }
        }
        return options;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause would repeat the text, and with it the password.
            throw malformed("not a URL; write special characters of the password as %XX");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseException malformed(String why) {
        return new DatabaseException("database address: " + why + " (postgresql://user:password@host:port/database)");
    }
}
