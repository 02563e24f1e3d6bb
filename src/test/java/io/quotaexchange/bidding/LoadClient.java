package io.quotaexchange.bidding;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive connection that sends one request after the other, and looks at no more of an answer than its status and its length: a
 * load tool that shares the processor with what it measures must not be most of what it measures. It understands answers with a
 * {@code content-length}, and nothing else.
 */
final class LoadClient {
    private static final byte[] STATUS_OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);

    private final NetSocket socket;
    private Buffer arrived = Buffer.buffer();
    private Promise<Void> awaited;

    private LoadClient(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::more);
        socket.closeHandler(closed -> fail("the connection was closed"));
    }

    /** A connection to this machine; all it does it does on one event loop, the caller's. */
    static Future<LoadClient> connect(NetClient net, int port) {
        return net.connect(port, "127.0.0.1").map(LoadClient::new);
    }

    /** @return succeeds with 200, fails with anything else; the next request may be sent then */
    Future<Void> send(String head, String body) {
        awaited = Promise.promise();
        Future<Void> answer = awaited.future();
        StringBuilder text = new StringBuilder(head.length() + body.length() + 40).append(head);
        if (!body.isEmpty()) {
            text.append("content-length: ").append(body.length()).append("\r\n");
        }
        socket.write(text.append("\r\n").append(body).toString(), "ISO-8859-1");
        return answer;
    }

    void close() {
        awaited = null;
        socket.close();
    }

    private void more(Buffer bytes) {
        arrived = arrived.length() == 0 ? bytes : arrived.appendBuffer(bytes);
        byte[] answer = arrived.getBytes();
        int end = find(answer, END_OF_HEAD);
        if (end < 0) {
            return;
        }
        int length = find(answer, LENGTH);
        if (length < 0) {
            fail("an answer without content-length");
            return;
        }
        int size = 0;
        for (int i = length + LENGTH.length; answer[i] >= '0' && answer[i] <= '9'; i++) {
            size = size * 10 + answer[i] - '0';
        }
        if (answer.length < end + END_OF_HEAD.length + size) {
            return;
        }
        arrived = Buffer.buffer();
        if (find(answer, STATUS_OK) == 0) {
            Promise<Void> done = awaited;
            awaited = null;
            done.complete();
        } else {
            fail(new String(answer, StandardCharsets.UTF_8));
        }
    }

    private void fail(String why) {
        Promise<Void> failed = awaited;
        awaited = null;
        if (failed != null) {
            failed.fail(why);
        }
    }

    private static int find(byte[] in, byte[] what) {
        for (int at = 0; at + what.length <= in.length; at++) {
            int same = 0;
            while (same < what.length && in[at + same] == what[same]) {
                same++;
            }
            if (same == what.length) {
                return at;
            }
        }
        return -1;
    }
}
