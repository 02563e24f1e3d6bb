package io.quotaexchange.matching.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Copies of a record with exactly one thing changed, somewhere deep inside. */
final class TamperedRecord {
    private final Random random;

    TamperedRecord(long seed) {
        random = new Random(seed);
    }

    /** A copy with one random change; equal to the original when the change found nothing to do. */
    <T> T change(T value) {
        @SuppressWarnings("unchecked")
        T changed = (T) changed(value);
        return changed;
    }

    private Object changed(Object value) {
        if (value instanceof Long number) {
            return Math.max(0, number + (random.nextBoolean() ? 1 : -1));
        } else if (value instanceof Integer number) {
            return number + (random.nextBoolean() ? 1 : -1);
        } else if (value instanceof Boolean yes) {
            return !yes;
        } else if (value instanceof BigInteger number) {
            return number.add(BigInteger.ONE);
        } else if (value instanceof OptionalLong number) {
            return number.isPresent() && random.nextInt(4) > 0
                    ? OptionalLong.of(number.getAsLong() + 1)
                    : OptionalLong.empty();
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() && random.nextBoolean()
                    ? OptionalInt.of(number.getAsInt() + 1)
                    : OptionalInt.empty();
        } else if (value instanceof Optional<?> inner) {
            return inner.isPresent() && random.nextBoolean() ? Optional.of(changed(inner.get())) : Optional.empty();
        } else if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            return all[random.nextInt(all.length)];
        } else if (value instanceof List<?> list) {
            return changedList(list);
        } else if (value instanceof Record whole) {
            return changedRecord(whole);
        }
        return value;
    }

    private Object changedList(List<?> list) {
        List<Object> copy = new ArrayList<>(list);
        if (copy.isEmpty()) {
            return copy;
        }
        int place = random.nextInt(copy.size());
        switch (random.nextInt(8)) {
            case 0 -> copy.remove(place);
            case 1 -> copy.add(copy.get(place));
            case 2 -> java.util.Collections.swap(copy, place, random.nextInt(copy.size()));
            default -> copy.set(place, changed(copy.get(place)));
        }
        return copy;
    }

    private Object changedRecord(Record whole) {
        try {
            RecordComponent[] components = whole.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            int chosen = random.nextInt(components.length);
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object value = components[i].getAccessor().invoke(whole);
                values[i] = i == chosen ? changed(value) : value;
            }
            Constructor<?> constructor = whole.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
