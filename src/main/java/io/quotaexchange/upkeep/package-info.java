/**
 * What the system administrator does, and nothing of the business: the state of the installation, the level of its log, a pause of all
 * writing for maintenance. Nobody approves these; each is in the access log. Knows no county, no round and no balance.
 */
package io.quotaexchange.upkeep;
