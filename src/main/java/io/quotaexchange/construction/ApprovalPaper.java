package io.quotaexchange.construction;

import io.quotaexchange.rulebook.Approval;

/**
 * An approval in hand. Clause: Z10-04.2.
 *
 * @param number of the document, for example {@code 国土资预审字〔2018〕12号}
 */
public record ApprovalPaper(Approval approval, String number) {}
