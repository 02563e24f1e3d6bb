/** SM3 digests of documents, as the ledger's facts and exports carry them. Knows no other package. */
package io.quotaexchange.platform.digest;
