/**
 * JSON documents read strictly: unknown and repeated keys, wrong types and bad values are all reported, with their places.
 *
 * <p>Main type: {@link io.quotaexchange.platform.document.DocumentReader}. Knows no business word.
 */
package io.quotaexchange.platform.document;
