package io.quotaexchange.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void readsQuotesLineBreaksAndLineNumbers() {
        assertThat(Csv.read("\uFEFFa,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n,last"))
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b")),
                        new Csv.Row(2, List.of("x, \"y\"", "two\nlines")),
                        new Csv.Row(5, List.of("", "last")));
    }

    @Test
    void readsWhatItWrites() {
        List<String> values = List.of("plain", "a,b", "say \"no\"", "two\r\nlines", "");
        assertThat(Csv.read(Csv.write(values))).containsExactly(new Csv.Row(1, values));
    }

    @Test
    void namesTheLineOfABadQuote() {
        assertThatThrownBy(() -> Csv.read("a\n\"open")).hasMessage("line 2: a quote is not closed");
        assertThatThrownBy(() -> Csv.read("a\n\"b\"c,d")).hasMessage("line 2: text after a closing quote");
    }
}
