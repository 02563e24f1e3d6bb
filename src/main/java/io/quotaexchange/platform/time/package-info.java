/**
 * From the clock's instant to what people write: {@link io.quotaexchange.platform.time.CivilDay}. Knows no business word.
 */
package io.quotaexchange.platform.time;
