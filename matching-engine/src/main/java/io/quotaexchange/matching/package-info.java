/**
 * The door of the engine: a {@link io.quotaexchange.matching.Case} goes in, a {@link io.quotaexchange.matching.Result} comes out.
 *
 * <p>Pure: no I/O, no clock, no randomness, no logging, no floating point. The same case gives the same result on any machine.
 * One package a mechanism ({@code allocation}, {@code callauction}, …); {@code casefile} reads and prints the JSON form;
 * {@code cli} is the command line. Must not know the server.
 */
package io.quotaexchange.matching;
