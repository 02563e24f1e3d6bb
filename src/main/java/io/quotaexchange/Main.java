package io.quotaexchange;

/** The server's entrance. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
