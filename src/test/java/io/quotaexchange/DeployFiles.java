package io.quotaexchange;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code deploy/}, read as they lie there. */
final class DeployFiles {
    static final Path FOLDER = Path.of("../deploy");
    static final String COMPOSE = "compose/compose.yaml";
    static final String KUBERNETES = "kubernetes/quota-exchange.yaml";

    private DeployFiles() {}

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents of a YAML text, in order. */
    static List<JsonElement> documents(String yaml) {
        List<JsonElement> all = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(yaml)
                .forEach(one -> all.add(new Gson().toJsonTree(one)));
        return all;
    }

    /** A map of maps, lists and words. */
    static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** What lies at a path of keys and places in lists ({@code spec/ports/0/name}); fails if nothing does. */
    @SuppressWarnings("unchecked")
    static <T> T at(Object tree, String path) {
        Object found = tree;
        for (String step : path.split("/")) {
            found = found instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : found instanceof Map<?, ?> map ? map.get(step) : null;
            if (found == null) {
                throw new AssertionError("nothing at " + path + ", from " + step + " on");
            }
        }
        return (T) found;
    }
}
