package io.quotaexchange.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine that a request comes from: the one that is connected, or, where that is a proxy which is trusted, the one that the proxy names.
 * Limits and lockouts count by it.
 *
 * @param proxies addresses of trusted proxies, as the connection shows them
 */
public record ClientAddress(Set<String> proxies) {
    /** Nobody stands before the server. */
    public static final ClientAddress DIRECT = new ClientAddress(Set.of());

    private static final String FORWARDED = "x-forwarded-for";
    private static final String ADDRESS = "[0-9a-fA-F.:]{2,45}";

    public ClientAddress {
        proxies = Set.copyOf(proxies);
    }

    /** @throws IllegalArgumentException if one of them is no address */
    public static ClientAddress behind(List<String> proxies) {
        Set<String> known = new TreeSet<>();
        for (String proxy : proxies) {
            known.add(canonical(proxy.strip()));
        }
        return new ClientAddress(known);
    }

    private static String canonical(String address) {
        if (!address.matches(ADDRESS)) {
            throw new IllegalArgumentException("'" + address + "' is not the address of a machine");
        }
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is not the address of a machine", e);
        }
    }

    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll(FORWARDED));
    }

    /** Whether it comes by a trusted proxy. */
    public boolean isTrusted(HttpServerRequest request) {
        return proxies.contains(request.remoteAddress().hostAddress());
    }

    /**
     * The last one named that is not a trusted proxy itself: whatever stands before it, anybody could have written.
     *
     * @param connected who the connection is with
     * @param named values of the header, in the order in which they came
     */
    String of(String connected, List<String> named) {
        if (!proxies.contains(connected)) {
            return connected;
        }
        String[] chain = String.join(",", named).split(",");
        for (int i = chain.length - 1; i >= 0; i--) {
            try {
                String address = canonical(chain[i].strip());
                if (!proxies.contains(address)) {
                    return address;
                }
            } catch (IllegalArgumentException nonsense) {
                return connected;
            }
        }
        return connected;
    }
}
