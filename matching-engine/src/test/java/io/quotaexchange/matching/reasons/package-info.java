/** Every mechanism with every reason, and which of several reasons is given. */
package io.quotaexchange.matching.reasons;
