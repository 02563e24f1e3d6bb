package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.cluster.Join;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** What {@code deploy/} says of the server is so: its options, ports, user, image, keys and secrets, from file to file. */
class DeployAgreementTest {
    private static final Pattern VARIABLE = Pattern.compile("QUOTA_EXCHANGE_[A-Z_]+");

    private final Map<String, Object> compose = DeployFiles.yaml(DeployFiles.text(DeployFiles.COMPOSE));
    private final Map<String, Object> services = DeployFiles.at(compose, "services");
    private final Map<String, Map<String, Object>> manifests = manifests();
    private final Map<String, Object> pod =
            DeployFiles.at(manifests.get("StatefulSet quota-exchange"), "spec/template/spec");
    private final Map<String, Object> container = DeployFiles.at(pod, "containers/0");
    private final String pom = read(Path.of("pom.xml"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** By kind and name. */
    private static Map<String, Map<String, Object>> manifests() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        Iterable<Object> documents =
                new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(DeployFiles.text(DeployFiles.KUBERNETES));
        for (Object one : documents) {
            Map<String, Object> manifest = DeployFiles.at(List.of(one), "0");
            all.put(manifest.get("kind") + " " + DeployFiles.at(manifest, "metadata/name"), manifest);
        }
        return all;
    }

    /** Each command line by which something in {@code deploy/} starts a node. */
    private Map<String, CommandLine.ParseResult> commands() {
        Map<String, CommandLine.ParseResult> all = new LinkedHashMap<>();
        List<String> kubernetes = DeployFiles.at(container, "args");
        all.put(
                "kubernetes",
                parse(kubernetes.stream()
                        .map(word -> word.replace("$(POD_IP)", "10.0.0.1"))
                        .toList()));
        nodes().forEach((name, service) -> all.put(name, parse(DeployFiles.at(service, "command"))));
        Matcher unit = Pattern.compile("ExecStart=.*\\.jar (serve .*) \\$OPTIONS")
                .matcher(DeployFiles.text("systemd/quota-exchange.service"));
        assertThat(unit.find()).isTrue();
        all.put("systemd", parse(Arrays.asList(unit.group(1).split(" "))));
        return all;
    }

    private static CommandLine.ParseResult parse(List<String> words) {
        assertThat(words.getFirst()).isEqualTo("serve");
        return new CommandLine(new ServeCommand())
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    }

    private Map<String, Object> nodes() {
        Map<String, Object> nodes = new TreeMap<>(services);
        nodes.keySet().removeIf(name -> !name.startsWith("node-"));
        assertThat(nodes).hasSize(3);
        return nodes;
    }

    private static int port(CommandLine.ParseResult command, String option) {
        return HostPort.parse(option, command.matchedOptionValue(option, "")).port();
    }

    @Test
    void everyCommandLineHasOptionsOfTheServerOnly() {
        assertThat(commands()).hasSize(5);
        assertThatThrownBy(() -> parse(List.of("serve", "--keyz", "x"))).hasMessageContaining("--keyz");
    }

    @Test
    void portsAreTheSameFromTheImageToTheProxy() {
        Set<Integer> image = new TreeSet<>();
        Matcher ports = Pattern.compile("<port>(\\d+)</port>").matcher(pom);
        while (ports.find()) {
            image.add(Integer.parseInt(ports.group(1)));
        }
        commands().forEach((where, command) -> {
            Set<Integer> used = new TreeSet<>(List.of(port(command, "--admin")));
            used.add(command.matchedOptionValue("--port", 8080));
            if (command.hasMatchedOption("--node")) {
                used.add(port(command, "--node"));
                used.add(port(command, "--node") + 1);
                assertThat(image).as(where).isEqualTo(used);
            }
            assertThat(image).as(where).containsAll(used);
        });
        Set<Integer> open = new TreeSet<>();
        names().forEach((name, number) -> open.add(number));
        assertThat(open).isEqualTo(image);
        assertThat(DeployFiles.text("compose/Caddyfile"))
                .contains("reverse_proxy node-1:8080 node-2:8080 node-3:8080", "health_uri /ready", "health_port 9090");
        assertThat(DeployFiles.text("observability/prometheus.yaml"))
                .contains("[\"node-1:9090\", \"node-2:9090\", \"node-3:9090\"]");
        assertThat(DeployFiles.<Map<String, Object>>at(
                        manifests.get("StatefulSet quota-exchange"), "spec/template/metadata/annotations"))
                .containsEntry("prometheus.io/port", "9090");
    }

    /** Ports of the container by their names. */
    private Map<String, Integer> names() {
        Map<String, Integer> names = new TreeMap<>();
        List<Map<String, Object>> ports = DeployFiles.at(container, "ports");
        ports.forEach(port -> names.put((String) port.get("name"), (Integer) port.get("containerPort")));
        return names;
    }

    @Test
    void probesServicesAndRulesOfTheNetworkNameWhatIsThere() {
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(DeployFiles.<String>at(container, probe + "/httpGet/port"))
                    .isEqualTo("admin");
            assertThat(DeployFiles.<String>at(container, probe + "/httpGet/path"))
                    .isEqualTo(probe.equals("readinessProbe") ? "/ready" : "/live");
        }
        assertThat(names()).containsEntry("http", 8080).containsEntry("admin", 9090);
        Map<String, Object> members = manifests.get("Service nodes");
        assertThat(DeployFiles.<Integer>at(members, "spec/ports/0/port")).isEqualTo(names().get("members"));
        assertThat(DeployFiles.<Integer>at(members, "spec/ports/1/port")).isEqualTo(names().get("event-bus"));
        assertThat(DeployFiles.<Boolean>at(members, "spec/publishNotReadyAddresses"))
                .isTrue();
        Map<String, Object> outside = manifests.get("Service exchange");
        assertThat(names()).containsKey(DeployFiles.at(outside, "spec/ports/0/targetPort"));
        Object backend = DeployFiles.at(manifests.get("Ingress exchange"), "spec/rules/0/http/paths/0/backend/service");
        assertThat(DeployFiles.<String>at(backend, "name")).isEqualTo("exchange");
        assertThat(DeployFiles.<String>at(backend, "port/name"))
                .isEqualTo(DeployFiles.at(outside, "spec/ports/0/name"));
        Object policy = DeployFiles.at(manifests.get("NetworkPolicy quota-exchange"), "spec/ingress");
        Set<Integer> admitted = new TreeSet<>();
        Matcher ports = Pattern.compile("port=(\\d+)").matcher(policy.toString());
        while (ports.find()) {
            admitted.add(Integer.parseInt(ports.group(1)));
        }
        assertThat(admitted).isEqualTo(new TreeSet<>(names().values()));
        for (String selector : List.of(
                "Service nodes|spec/selector",
                "Service exchange|spec/selector",
                "StatefulSet quota-exchange|spec/selector/matchLabels",
                "PodDisruptionBudget quota-exchange|spec/selector/matchLabels",
                "NetworkPolicy quota-exchange|spec/podSelector/matchLabels")) {
            String[] where = selector.split("\\|");
            assertThat(DeployFiles.<Object>at(manifests.get(where[0]), where[1]))
                    .as(selector)
                    .isEqualTo(DeployFiles.at(
                            manifests.get("StatefulSet quota-exchange"), "spec/template/metadata/labels"));
        }
    }

    @Test
    void nodesFindEachOtherByTheNamesTheyHave() {
        String kubernetes = commands().get("kubernetes").matchedOptionValue("--join", "");
        assertThat(Join.parse(kubernetes)).isEqualTo(new Join.Kubernetes("nodes.quota-exchange.svc.cluster.local"));
        assertThat(DeployFiles.<String>at(manifests.get("StatefulSet quota-exchange"), "spec/serviceName"))
                .isEqualTo("nodes");
        List<String> members =
                nodes().keySet().stream().map(name -> name + ":5701").toList();
        nodes().forEach((name, service) -> {
            CommandLine.ParseResult command = commands().get(name);
            assertThat(Join.parse(command.matchedOptionValue("--join", ""))).isEqualTo(new Join.Addresses(members));
            assertThat(command.matchedOptionValue("--node", "")).isEqualTo(name + ":5701");
            assertThat(DeployFiles.<String>at(service, "hostname")).isEqualTo(name);
        });
    }

    @Test
    void imageAndUserAreThoseThatAreBuilt() {
        Matcher image = Pattern.compile("<to>\\s*<image>([^<]+)</image>").matcher(pom);
        Matcher user = Pattern.compile("<user>(\\d+):(\\d+)</user>").matcher(pom);
        assertThat(image.find() && user.find()).isTrue();
        assertThat(DeployFiles.<String>at(container, "image")).isEqualTo(image.group(1));
        Stream.concat(nodes().values().stream(), Stream.of(services.get("migrate")))
                .forEach(service ->
                        assertThat(DeployFiles.<String>at(service, "image")).isEqualTo(image.group(1)));
        int number = Integer.parseInt(user.group(1));
        assertThat(DeployFiles.<Map<String, Object>>at(pod, "securityContext"))
                .containsEntry("runAsUser", number)
                .containsEntry("runAsGroup", Integer.parseInt(user.group(2)))
                .containsEntry("fsGroup", number);
        assertThat(DeployFiles.<List<String>>at(services, "keys/entrypoint"))
                .containsSubsequence("-o", user.group(1), "-g", user.group(2), "/keys");
    }

    @Test
    void keysAndSecretsLieWhereTheServerIsToldTheyAre() {
        Map<String, Object> declared = DeployFiles.at(compose, "secrets");
        String prepare = DeployFiles.text("compose/prepare");
        declared.forEach((name, from) -> {
            assertThat(DeployFiles.<String>at(from, "file")).isEqualTo("./secrets/" + name);
            assertThat(prepare).containsPattern("(password|address) " + name);
        });
        Set<String> used = new TreeSet<>();
        services.forEach((name, service) -> {
            Map<?, ?> map = (Map<?, ?>) service;
            List<String> own = map.containsKey("secrets") ? DeployFiles.at(service, "secrets") : List.of();
            used.addAll(own);
            Matcher files = Pattern.compile("/run/secrets/([a-z_]+)").matcher(service.toString());
            while (files.find()) {
                assertThat(own).as(name).contains(files.group(1));
            }
        });
        assertThat(used).isEqualTo(declared.keySet());
        nodes().forEach((name, service) -> {
            List<String> volumes = DeployFiles.at(service, "volumes");
            assertThat(volumes).contains("keys:" + commands().get(name).matchedOptionValue("--keys", Path.of("")));
        });

        Map<String, String> mounts = new TreeMap<>();
        DeployFiles.<List<Map<String, Object>>>at(container, "volumeMounts")
                .forEach(mount -> mounts.put((String) mount.get("name"), (String) mount.get("mountPath")));
        assertThat(DeployFiles.<List<Map<String, Object>>>at(pod, "volumes").stream()
                        .map(volume -> (String) volume.get("name"))
                        .collect(Collectors.toSet()))
                .isEqualTo(mounts.keySet());
        assertThat(mounts)
                .containsEntry(
                        "keys",
                        commands()
                                .get("kubernetes")
                                .matchedOptionValue("--keys", Path.of(""))
                                .toString());
        assertThat(environment().get("QUOTA_EXCHANGE_DATABASE_FILE"))
                .isEqualTo(mounts.get("database") + "/server-database");
        assertThat(DeployFiles.text("kubernetes/README.md"))
                .contains("secret generic quota-exchange-database --from-file=server-database=");
        assertThat(manifests).containsKey("PersistentVolumeClaim keys");
    }

    private Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>();
        DeployFiles.<List<Map<String, Object>>>at(container, "env")
                .forEach(one -> all.put((String) one.get("name"), String.valueOf(one.get("value"))));
        return all;
    }

    @Test
    void volumesAreDeclaredAndFilesThatAreMountedAreThere() {
        Map<String, Object> declared = DeployFiles.at(compose, "volumes");
        Set<String> used = new TreeSet<>();
        services.forEach((name, service) -> {
            Map<?, ?> map = (Map<?, ?>) service;
            List<String> volumes = map.containsKey("volumes") ? DeployFiles.at(service, "volumes") : List.of();
            for (String volume : volumes) {
                String from = volume.split(":")[0];
                if (!from.startsWith(".")) {
                    used.add(from);
                } else if (!from.equals("./tls")) {
                    assertThat(DeployFiles.FOLDER.resolve("compose").resolve(from))
                            .as(volume)
                            .exists();
                }
            }
        });
        assertThat(used).isEqualTo(declared.keySet());
        assertThat(DeployFiles.text("compose/prepare")).contains("mkdir -p secrets tls");
    }

    @Test
    void variablesAreThoseThatTheServerReads() throws IOException {
        Set<String> known = variables(Path.of("main/java"));
        Set<String> used = variables(DeployFiles.FOLDER);
        assertThat(used).contains("QUOTA_EXCHANGE_DATABASE_FILE", "QUOTA_EXCHANGE_TRACES_TO");
        assertThat(known).containsAll(used);
    }

    private static Set<String> variables(Path folder) throws IOException {
        Set<String> all = new TreeSet<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            Matcher names = VARIABLE.matcher(read(file));
            while (names.find()) {
                all.add(names.group());
            }
        }
        return all;
    }
}
