package io.quotaexchange.platform.telemetry;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The id of the request that is being answered: given by who sends it or the proxy before us, else made here. */
public final class RequestId {
    /** The header that it comes and goes in. */
    public static final String HEADER = "X-Request-Id";

    private static final int BYTES = 8;
    private static final String FORM = "[A-Za-z0-9_-]{8,64}";
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Registered before the first Vert.x is made. */
    private static final ContextLocal<String> CURRENT = ContextLocal.registerLocal(String.class);

    private RequestId() {}

    /** Has this class known to Vert.x; to be called before one is made. */
    public static void prepare() {
        // Loading the class has registered it.
    }

    /** The one that came, if it is of the form of one; else a new one. */
    public static String of(String came) {
        if (came != null && came.matches(FORM)) {
            return came;
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** From now on what is done in this context is done for this request. */
    public static void enter(String id) {
        Context context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(CURRENT, id);
        }
    }

    /** The request for which something is being done; empty where it is for none. */
    public static Optional<String> current() {
        Context context = Vertx.currentContext();
        return context == null ? Optional.empty() : Optional.ofNullable(context.getLocal(CURRENT));
    }
}
