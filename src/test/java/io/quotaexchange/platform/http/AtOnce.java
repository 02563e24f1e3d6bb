package io.quotaexchange.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

/** Several who act at the same moment, each on a thread of its own: none waits for another, however few processors there are. */
public final class AtOnce {
    private AtOnce() {}

    /** @return what each of them got, in their order */
    public static <T> List<T> all(List<Callable<T>> acts) {
        CyclicBarrier begin = new CyclicBarrier(acts.size());
        List<FutureTask<T>> begun = new ArrayList<>();
        for (Callable<T> act : acts) {
            FutureTask<T> task = new FutureTask<>(() -> {
                begin.await();
                return act.call();
            });
            begun.add(task);
            Thread.ofPlatform().start(task);
        }
        List<T> results = new ArrayList<>();
        for (FutureTask<T> task : begun) {
            try {
                results.add(task.get());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return results;
    }
}
