package io.quotaexchange.demo;

import io.quotaexchange.round.Award;
import io.quotaexchange.settlement.Step;

/** Who does what in the demonstration: in each county and in the province one person prepares, another approves. */
final class People {
    static final String ADMINISTRATOR = trader(DemoProvince.PROVINCE);
    static final String APPROVER = approver(DemoProvince.PROVINCE);

    private People() {}

    static String trader(String division) {
        return division + "-trader";
    }

    static String approver(String division) {
        return division + "-approver";
    }

    static String maker(Award award, Step step) {
        return trader(division(award, step));
    }

    static String checker(Award award, Step step) {
        return approver(division(award, step));
    }

    /** The province awards and delivers, each side confirms for itself, the buyer pays. */
    private static String division(Award award, Step step) {
        return switch (step) {
            case AWARDED, DELIVERED -> DemoProvince.PROVINCE;
            case SELLER_CONFIRMED -> award.seller();
            case BUYER_CONFIRMED, PAID -> award.buyer();
        };
    }
}
