package io.quotaexchange.simulation;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** As much of Vert.x as the services ask for, without a thread: a context whose tasks and timers the scheduler draws. */
final class SimulatedVertx {
    private SimulatedVertx() {}

    static Vertx of(Wire process) {
        Context context = proxy(Context.class, (self, method, arguments) -> {
            if (method.getName().equals("runOnContext")) {
                @SuppressWarnings("unchecked")
                Handler<Void> task = (Handler<Void>) arguments[0];
                process.runLater(() -> task.handle(null));
                return null;
            }
            return unknown(self, method, arguments);
        });
        return proxy(Vertx.class, (self, method, arguments) -> switch (method.getName()) {
            case "getOrCreateContext" -> context;
            case "timer" -> timer(process);
            default -> unknown(self, method, arguments);
        });
    }

    /** It rings sometime: how long it should wait is not looked at, as if the process had been asleep. */
    private static Timer timer(Wire process) {
        Promise<Void> rings = Promise.promise();
        process.runLater(rings::tryComplete);
        Future<Void> future = rings.future();
        return proxy(Timer.class, (self, method, arguments) -> {
            if (!method.getDeclaringClass().isInstance(future)) {
                return unknown(self, method, arguments);
            }
            try {
                return method.invoke(future, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static Object unknown(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "toString" -> "simulated";
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> throw new UnsupportedOperationException("the simulation does not know " + method);
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
