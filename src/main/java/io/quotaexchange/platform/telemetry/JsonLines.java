package io.quotaexchange.platform.telemetry;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** One JSON object a line: time, level, logger, request, trace, message; words of the form {@code key=value} in front become keys of their own. */
public final class JsonLines extends Formatter {
    private static final int LONGEST_TRACE = 8_000;

    /** Requests and settlements, one line each: logged as JSON only. */
    private static final List<Logger> LINES =
            List.of(Logger.getLogger("io.quotaexchange.request"), Logger.getLogger("io.quotaexchange.settlement"));

    /** Has everything that is logged in this process go there, as JSON. */
    public static void install(PrintStream out) {
        LogManager.getLogManager().reset();
        Handler handler = new StreamHandler(out, new JsonLines()) {
            @Override
            public synchronized void publish(LogRecord entry) {
                super.publish(entry);
                flush();
            }
        };
        handler.setLevel(Level.ALL);
        LINES.forEach(lines -> lines.setLevel(Level.FINE));
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }

    @Override
    public String format(LogRecord entry) {
        JsonObject json = new JsonObject()
                .put("time", Instant.ofEpochMilli(entry.getMillis()).toString())
                .put("level", entry.getLevel().getName())
                .put("logger", entry.getLoggerName());
        RequestId.current().ifPresent(id -> json.put("request", id));
        TracedWork.current().trace().ifPresent(id -> json.put("trace", id));
        String rest = entry.getMessage() == null ? "" : formatMessage(entry);
        while (rest.matches("(?s)[a-z_]+=\\S+( .*)?")) {
            int equals = rest.indexOf('=');
            if (json.containsKey(rest.substring(0, equals))) {
                // Words of a failure, which somebody may have chosen, pass for nothing that is known.
                break;
            }
            int end = rest.indexOf(' ');
            json.put(rest.substring(0, equals), rest.substring(equals + 1, end < 0 ? rest.length() : end));
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
        if (!rest.isEmpty()) {
            json.put("message", rest);
        }
        if (entry.getThrown() != null) {
            json.put("failure", trace(entry.getThrown()));
        }
        return json.encode() + "\n";
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() <= LONGEST_TRACE
                ? text.toString()
                : text.getBuffer().substring(0, LONGEST_TRACE) + "…";
    }
}
