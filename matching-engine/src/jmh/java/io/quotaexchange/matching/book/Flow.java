package io.quotaexchange.matching.book;

import java.util.Arrays;

/** A stream of messages to a book that starts and ends empty, so that it can be sent again and again under fresh ids. */
final class Flow {
    static final byte BID = 0;
    static final byte OFFER = 1;
    static final byte CANCEL = 2;

    byte[] kind = new byte[1 << 10];
    int[] id = new int[1 << 10];
    int[] county = new int[1 << 10];
    long[] price = new long[1 << 10];
    long[] amount = new long[1 << 10];
    int messages;

    void add(byte messageKind, int orderId, int orderCounty, long orderPrice, long orderAmount) {
        if (messages == kind.length) {
            kind = Arrays.copyOf(kind, 2 * messages);
            id = Arrays.copyOf(id, 2 * messages);
            county = Arrays.copyOf(county, 2 * messages);
            price = Arrays.copyOf(price, 2 * messages);
            amount = Arrays.copyOf(amount, 2 * messages);
        }
        kind[messages] = messageKind;
        id[messages] = orderId;
        county[messages] = orderCounty;
        price[messages] = orderPrice;
        amount[messages++] = orderAmount;
    }
}
