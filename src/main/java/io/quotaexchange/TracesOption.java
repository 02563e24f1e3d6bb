package io.quotaexchange;

import io.quotaexchange.platform.telemetry.TraceSettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and where traces go: from the options, the collector also from {@code QUOTA_EXCHANGE_TRACES_TO}. */
final class TracesOption {
    private static final String VARIABLE = "QUOTA_EXCHANGE_TRACES_TO";

    @Option(
            names = "--traces-to",
            paramLabel = "URL",
            description = "OpenTelemetry collector (OTLP over HTTP) that gets traces, for example"
                    + " http://collector:4318/v1/traces; or " + VARIABLE + " (nowhere)")
    private URI collector;

    @Option(
            names = "--traces-name",
            paramLabel = "NAME",
            defaultValue = "quota-exchange",
            description = "of this server there (${DEFAULT-VALUE})")
    private String name;

    @Option(
            names = "--traces-share",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "of the requests that is traced, for example 0.05 (${DEFAULT-VALUE})")
    private double share;

    /** Empty if nothing is to be traced. */
    Optional<TraceSettings> settings() {
        return collector(collector, System.getenv()).map(to -> new TraceSettings(to, name, share));
    }

    /** @param option null if it was not given; it comes before the environment, where nothing and an empty word are the same */
    static Optional<URI> collector(URI option, Map<String, String> environment) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get(VARIABLE))
                        .filter(word -> !word.isBlank())
                        .map(word -> URI.create(word.strip())));
    }
}
