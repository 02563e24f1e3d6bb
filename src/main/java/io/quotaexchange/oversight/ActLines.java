package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;

/** Takes the acts of an export one by one, each already found to be an act that the rules permit. */
interface ActLines {
    /** @param number of the line in the file of acts, from 1 */
    void add(long number, Act act, ExportRows.KeptAct row);
}
