package io.quotaexchange.matching.book;

/** A book under measurement. */
interface DrivenBook {
    /** Sends a whole flow under fresh ids. */
    void send(Flow flow);

    /** The sum of amount × price over all trades so far: the same for every book that matches by price and time. */
    long traded();
}
