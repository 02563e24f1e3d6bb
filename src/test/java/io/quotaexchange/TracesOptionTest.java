package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class TracesOptionTest {
    private static final URI OPTION = URI.create("http://one:4318/v1/traces");

    private static TracesOption parsed(String... words) {
        TracesOption option = new TracesOption();
        new CommandLine(option).parseArgs(words);
        return option;
    }

    @Test
    void theOptionComesFirstThenTheEnvironmentElseNothingIsTraced() {
        Map<String, String> environment = Map.of("QUOTA_EXCHANGE_TRACES_TO", "http://two:4318/v1/traces ");
        assertThat(TracesOption.collector(OPTION, environment)).hasValue(OPTION);
        assertThat(TracesOption.collector(null, environment)).hasValue(URI.create("http://two:4318/v1/traces"));
        assertThat(TracesOption.collector(null, Map.of("QUOTA_EXCHANGE_TRACES_TO", "")))
                .isEmpty();
        assertThat(parsed().settings()).isEqualTo(Optional.empty());
    }

    @Test
    void allIsTracedUnderTheServersNameUnlessOtherwiseSaid() {
        assertThat(parsed("--traces-to", OPTION.toString()).settings()).hasValueSatisfying(all -> {
            assertThat(all.name()).isEqualTo("quota-exchange");
            assertThat(all.share()).isEqualTo(1);
        });
        TracesOption few = parsed("--traces-to", OPTION.toString(), "--traces-name", "hz", "--traces-share", "0.05");
        assertThat(few.settings()).hasValueSatisfying(some -> {
            assertThat(some.name()).isEqualTo("hz");
            assertThat(some.share()).isEqualTo(0.05);
        });
        assertThatThrownBy(() -> parsed("--traces-to", OPTION.toString(), "--traces-share", "2")
                        .settings())
                .hasMessageContaining("--traces-share");
    }
}
