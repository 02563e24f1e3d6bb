/**
 * Printed documents: sheets of A4 with Chinese text, as PDF.
 *
 * <p>Main types: {@link io.quotaexchange.platform.print.Sheet}, {@link io.quotaexchange.platform.print.Cell}. Must not know what is
 * printed. The same content gives the same bytes.
 */
package io.quotaexchange.platform.print;
