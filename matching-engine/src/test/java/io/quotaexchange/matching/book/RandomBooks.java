package io.quotaexchange.matching.book;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sessions of continuous trading, from a seed. */
public final class RandomBooks {
    private static final List<String> COUNTIES =
            List.of("330281", "330482", "330822", "330881", "331126", "331127", "331181");

    private RandomBooks() {}

    /** A session of up to 120 commands. */
    public static BookCase from(long seed) {
        Random random = new Random(seed);
        return session(random, 1 + random.nextInt(120));
    }

    public static BookCase session(Random random, int commands) {
        long tick = random.nextBoolean() ? 1 : 10;
        long floor = tick * random.nextInt(300);
        long width = random.nextBoolean() ? 6 : 500;
        BookCase.Rules rules = new BookCase.Rules(
                random.nextBoolean() ? IndicatorKind.QUANTITY : IndicatorKind.CAPACITY,
                tick,
                floor,
                floor + tick * width);
        List<Pairings.Pair> pairs = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            String one = county(random);
            String other = county(random);
            if (!one.equals(other)) {
                pairs.add(Pairings.Pair.of(one, other));
            }
        }
        List<BookCommand> list = new ArrayList<>();
        long seq = 0;
        for (int i = 0; i < commands; i++) {
            seq += 1 + random.nextInt(3);
            list.add(command(random, seq, rules, list));
        }
        return new BookCase(rules, new Pairings(pairs), list);
    }

    private static String county(Random random) {
        return COUNTIES.get(random.nextInt(COUNTIES.size()));
    }

    private static BookCommand command(Random random, long seq, BookCase.Rules rules, List<BookCommand> before) {
        String county = county(random);
        Side side = random.nextBoolean() ? Side.BID : Side.OFFER;
        long amount = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(20);
        long ticks = (rules.capFen() - rules.floorFen()) / rules.tickFen();
        long limit = rules.floorFen() + rules.tickFen() * random.nextLong(ticks + 1);
        if (random.nextInt(25) == 0) {
            limit = Math.max(0, limit + random.nextInt(21) - 10);
        }
        TimeInForce timeInForce = TimeInForce.values()[Math.max(0, random.nextInt(6) - 3)];
        String id = "x" + (random.nextInt(20) == 0 ? random.nextInt(1 + before.size()) : before.size());
        int kind = random.nextInt(10);
        if (kind < 3 && !before.isEmpty() && random.nextInt(5) > 0) {
            BookCommand earlier = before.get(random.nextInt(before.size()));
            id = earlier.id();
            county = earlier.county();
            side = earlier instanceof BookCommand.New order ? order.side() : side;
        }
        return switch (kind) {
            case 0 -> new BookCommand.Cancel(id, seq, county);
            case 1 -> new BookCommand.Reduce(id, seq, county, random.nextInt(12));
            case 2 -> new BookCommand.Replace(id, seq, county, side, amount, limit, timeInForce);
            default -> new BookCommand.New(id, seq, county, side, amount, limit, timeInForce);
        };
    }
}
