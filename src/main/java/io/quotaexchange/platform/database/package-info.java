/**
 * A PostgreSQL to run on: our own one in a data folder, or one whose address was given.
 *
 * <p>Main types: {@link io.quotaexchange.platform.database.EmbeddedPostgres} starts one,
 * {@link io.quotaexchange.platform.database.Migrations} brings its tables up to date and
 * {@link io.quotaexchange.platform.database.Database} opens it for the server. Must not know what the tables are about.
 */
package io.quotaexchange.platform.database;
