package io.quotaexchange.round;

import java.util.ArrayList;
import java.util.List;

/** A loop that runs everything at once; its alarms go off when the test says so. */
final class ManualLoop implements RoundLoop {
    /** An alarm that was set. */
    record Alarm(long milliseconds, Runnable task) {}

    final List<Alarm> alarms = new ArrayList<>();

    @Override
    public void run(Runnable task) {
        task.run();
    }

    @Override
    public Runnable after(long milliseconds, Runnable task) {
        Alarm alarm = new Alarm(milliseconds, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** Every alarm that is set goes off. */
    void ring() {
        List<Alarm> due = List.copyOf(alarms);
        alarms.clear();
        due.forEach(alarm -> alarm.task().run());
    }
}
