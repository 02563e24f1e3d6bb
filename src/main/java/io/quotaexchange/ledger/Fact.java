package io.quotaexchange.ledger;

/**
 * The business fact a settlement belongs to, bound into the journal by a digest of its document.
 *
 * @param kind for example {@code project}, {@code listing}, {@code award}
 * @param id the fact's id, for example {@code awd_2018-1_0007}
 * @param digest SM3 (32 bytes) of the fact's canonical document in UTF-8, as it stands in an export
 */
public record Fact(String kind, String id, byte[] digest) {}
