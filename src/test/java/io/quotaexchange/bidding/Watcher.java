package io.quotaexchange.bidding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Somebody who watches a round over a plain socket. */
final class Watcher implements AutoCloseable {
    private final Socket socket;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    Watcher(int port, String query, String lastEventId) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write(("GET /api/v1/rounds/" + LiveServer.ROUND + "/live" + query + " HTTP/1.1\r\nhost: x\r\n"
                                + "accept-encoding: gzip\r\n"
                                + (lastEventId.isEmpty() ? "" : "last-event-id: " + lastEventId + "\r\n") + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        reader = Thread.ofVirtual().start(this::read);
        await("HTTP/1.1");
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException gone) {
            lines.add("gone");
        }
    }

    /** Waits until a line holds this text. */
    String await(String text) {
        for (int i = 0; i < 300; i++) {
            for (String line : lines) {
                if (line.contains(text)) {
                    return line;
                }
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("no line with " + text + " among " + lines.size());
    }

    String all() {
        return String.join("\n", lines);
    }

    /** Ids of the updates so far. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        lines.stream().filter(line -> line.startsWith("id: ")).forEach(line -> ids.add(line.substring(4)));
        return ids;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        reader.interrupt();
    }
}
