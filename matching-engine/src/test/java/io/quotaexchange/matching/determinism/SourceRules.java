package io.quotaexchange.matching.determinism;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Java sources and finds what could make the same case give two results. */
final class SourceRules {
    private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();

    static {
        forbid("clock", "System\\s*\\.\\s*(currentTimeMillis|nanoTime)|\\.\\s*now\\s*\\(|\\bClock\\b|new\\s+Date\\b");
        forbid(
                "chance",
                "\\bRandom\\b|\\bSecureRandom\\b|ThreadLocalRandom|Math\\s*\\.\\s*random|randomUUID|\\bshuffle\\s*\\(");
        forbid(
                "floating point",
                "\\b(double|float|Double|Float|BigDecimal|DoubleStream)\\b|\\bStrictMath\\b|\\.sqrt\\(");
        forbid("identity", "identityHashCode|IdentityHashMap|WeakHashMap");
        forbid(
                "threads",
                "parallelStream|\\.parallel\\(|\\bThread\\b|CompletableFuture|ExecutorService|ConcurrentHashMap");
        forbid(
                "locale or zone",
                "String\\s*\\.\\s*format\\s*\\(\\s*\"|\\.formatted\\(|toLowerCase\\(\\s*\\)|toUpperCase\\(\\s*\\)"
                        + "|Locale\\.getDefault|ZoneId\\.systemDefault|Charset\\.defaultCharset|\\.getBytes\\(\\s*\\)");
        forbid("environment", "System\\s*\\.\\s*(getenv|getProperty)");
    }

    /** A declaration of a set or map that has no order of its own: type, name, and what it is set to, if anything. */
    private static final Pattern DECLARATION = Pattern.compile(
            "\\b(?:HashMap|HashSet|Map|Set)\\s*<(?:[^;(){}]|\\(\\))*?>\\s+(\\w+)\\s*(=[^;]*;|;|,|\\)|:)");

    private static final Pattern ORDERED =
            Pattern.compile("new\\s+(TreeMap|TreeSet|EnumMap|LinkedHashMap|LinkedHashSet)|EnumSet\\.|\\.sorted\\(");

    private SourceRules() {}

    private static void forbid(String name, String pattern) {
        FORBIDDEN.put(name, Pattern.compile(pattern));
    }

    /** The violations in one source, each with its rule and the text that breaks it. */
    static List<String> violations(String source, Set<String> unorderedComponents) {
        String code = withoutCommentsAndStrings(source);
        List<String> found = new ArrayList<>();
        FORBIDDEN.forEach((name, pattern) -> {
            Matcher matcher = pattern.matcher(code);
            while (matcher.find()) {
                found.add(name + ": " + matcher.group());
            }
        });
        Set<String> names = unorderedNames(code);
        for (String name : names) {
            addIterations(found, code, "\\b" + name + "\\b(?!\\s*\\()");
        }
        for (String component : unorderedComponents) {
            addIterations(found, code, "\\b" + component + "\\(\\)");
        }
        return found;
    }

    private static void addIterations(List<String> found, String code, String expression) {
        String walks = "\\bfor\\s*\\([^;()]*:\\s*(?:[\\w()]+\\.)*" + expression
                + "(?:\\.(?:values|keySet|entrySet)\\(\\))?\\s*\\)"
                + "|" + expression
                + "\\s*\\.\\s*(?:values|keySet|entrySet)\\(\\)\\s*\\.\\s*(?:stream|iterator|forEach|toArray)"
                + "|" + expression + "\\s*\\.\\s*(?:stream|iterator|forEach|toArray)\\s*\\("
                + "|(?:new\\s+ArrayList<\\w*>|List\\.copyOf|addAll)\\s*\\(\\s*(?:[\\w()]+\\.)*" + expression;
        Matcher matcher = Pattern.compile(walks).matcher(code);
        while (matcher.find()) {
            int end = code.indexOf(';', matcher.end());
            boolean sorted = !matcher.group().startsWith("for")
                    && code.substring(matcher.end(), Math.max(end, matcher.end()))
                            .contains(".sorted(");
            if (!sorted) {
                found.add("unordered iteration: " + matcher.group().strip());
            }
        }
    }

    /** Names of variables and fields whose declared type keeps no order and that are not set to one that does. */
    static Set<String> unorderedNames(String code) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = DECLARATION.matcher(code);
        while (matcher.find()) {
            boolean hashed = matcher.group().startsWith("Hash");
            if (hashed || !ORDERED.matcher(matcher.group(2)).find() && !isAssignedOrdered(code, matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static boolean isAssignedOrdered(String code, String name) {
        Matcher assigned =
                Pattern.compile("\\b" + name + "\\s*=\\s*([^;=][^;]*);").matcher(code);
        boolean any = false;
        while (assigned.find()) {
            if (!ORDERED.matcher(assigned.group(1)).find() && !assigned.group(1).matches("(Map|Set)\\.of\\(\\)")) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** Names of the record components in a source whose type keeps no order. */
    static Set<String> unorderedComponents(String source) {
        Set<String> names = new TreeSet<>();
        Matcher header =
                Pattern.compile("\\brecord \\w+\\(([^{]*)\\)[^{]*\\{").matcher(withoutCommentsAndStrings(source));
        while (header.find()) {
            Matcher component =
                    Pattern.compile("\\b(?:Map|Set)<.*?>\\s+(\\w+)\\s*(?:,|$)").matcher(header.group(1));
            while (component.find()) {
                names.add(component.group(1));
            }
        }
        return names;
    }

    static String withoutCommentsAndStrings(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("\"(?:\\\\.|[^\"\\\\\n])*\"", "\"\"")
                .replaceAll("//[^\n]*", " ");
    }
}
