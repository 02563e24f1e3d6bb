package io.quotaexchange.platform.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address on the network between the nodes.
 *
 * @param port 1 to 65,535
 */
public record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");
    private static final int MOST = 65_535;

    /**
     * @param option named in the error
     * @throws IllegalArgumentException if it is not {@code host:port}
     */
    public static HostPort parse(String option, String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            int port = Integer.parseInt(form.group(2));
            if (port >= 1 && port <= MOST) {
                return new HostPort(form.group(1), port);
            }
        }
        throw new IllegalArgumentException(option + " takes host:port, for example 10.0.0.1:5701, not '" + text + "'");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
