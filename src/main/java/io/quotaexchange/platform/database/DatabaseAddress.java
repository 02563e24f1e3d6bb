package io.quotaexchange.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a database is and who we are there. The text form never shows the password.
 *
 * @param tls whether the connection must be encrypted ({@code ?sslmode=require})
 */
public record DatabaseAddress(String host, int port, String database, String user, String password, boolean tls) {
    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/database}, optionally with {@code ?sslmode=require} or {@code disable}.
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
                tls(uri.getRawQuery()));
    }

    /** The same server and user, another database. */
    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(host, port, name, user, password, tls);
    }

    String jdbcUrl() {
        String authority = host + ":" + port;
        String encodedName = java.net.URLEncoder.encode(database, StandardCharsets.UTF_8);
        return "jdbc:postgresql://" + authority + "/" + encodedName + "?sslmode=" + (tls ? "require" : "disable");
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }

    private static boolean tls(String query) {
        if (query == null || query.equals("sslmode=disable")) {
            return false;
        }
        if (query.equals("sslmode=require")) {
            return true;
        }
        throw malformed("only ?sslmode=require or ?sslmode=disable may follow");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause would repeat the text, and with it the password.
            throw malformed("not a URL; write special characters of the password as %XX");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseException malformed(String why) {
        return new DatabaseException("database address: " + why + " (postgresql://user:password@host:port/database)");
    }
}
