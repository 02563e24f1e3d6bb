/**
 * What the operator sees: figures for Prometheus, log lines as JSON, the id of a request wherever it goes in this process, traces.
 *
 * <p>Main types: {@link io.quotaexchange.platform.telemetry.Telemetry}, {@link io.quotaexchange.platform.telemetry.Tracing}. Nothing of it names a person, a county's price or what is sealed.
 */
package io.quotaexchange.platform.telemetry;
