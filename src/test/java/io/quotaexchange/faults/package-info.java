/** Several processes of the built program on one database, and what is done to them. */
package io.quotaexchange.faults;
