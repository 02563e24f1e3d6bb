package io.quotaexchange.platform.telemetry;

import java.net.URI;

/**
 * Where traces go.
 *
 * @param collector takes OTLP over HTTP, whole address: {@code http://collector:4318/v1/traces}
 * @param name of this server there
 * @param share of the requests that are traced, over 0 and up to 1
 */
public record TraceSettings(URI collector, String name, double share) {
    public TraceSettings {
        String scheme = String.valueOf(collector.getScheme());
        if (!scheme.matches("https?") || collector.getHost() == null || collector.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "--traces-to: name the collector's address without a password, for example"
                            + " http://collector:4318/v1/traces");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("--traces-name must not be empty");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("--traces-share must be over 0 and at most 1, not " + share);
        }
    }
}
