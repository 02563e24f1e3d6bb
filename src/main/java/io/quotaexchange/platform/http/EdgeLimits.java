package io.quotaexchange.platform.http;

/**
 * What connections and bodies may take, so that nobody can exhaust the server by sending much, slowly or from many sides.
 *
 * @param connections open at a time; whoever comes then gets one answer, 503, and has to come again
 * @param bodyBytes of the bodies of all requests being answered, together
 * @param firstSeconds from the connection until the first request's head is there
 * @param bodySeconds from a request's head until its last byte
 * @param idleSeconds from an answer until the next request's head is there
 */
public record EdgeLimits(int connections, long bodyBytes, int firstSeconds, int bodySeconds, int idleSeconds) {
    public static final EdgeLimits USUAL = new EdgeLimits(10_000, 128_000_000, 20, 60, 60);

    public EdgeLimits {
        if (connections < 1 || bodyBytes < Api.LARGEST_BODY || firstSeconds < 1 || bodySeconds < 1 || idleSeconds < 1) {
            throw new IllegalArgumentException("a limit below what one request needs");
        }
    }
}
