package io.quotaexchange.registry.project;

/**
 * The province's recognition of a surplus (节余): what linkage or an abandoned mine yields beyond its own use. Clause: M13-02.3.
 *
 * @param number of the document
 * @param area m² of new farmland that it recognises
 */
public record Recognition(String number, long area) {}
