package io.quotaexchange.approval;

import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.ProblemException;
import java.util.List;

/** Why a prepared act is not decided on, or not so. Clause: Z10-06.2. */
enum ApprovalProblem {
    SAME_PERSON(
            403, "same-person", "经办人与审核人不能是同一人", "Who prepared it cannot approve it", "have another person approve"),
    NOT_APPROVER(
            403,
            "not-the-approver",
            "只能由本单位审核人员办理",
            "Only an approver of the maker's organisation decides on it",
            "have the approver of that organisation decide"),
    NOT_MAKER(403, "not-the-maker", "只能由经办人撤回", "Only who prepared it withdraws it", "reject it instead"),
    DECIDED(409, "already-decided", "该事项已办理", "It was decided on already", "look at what was decided"),
    EXPIRED(409, "proposal-expired", "待审核事项已过期", "It has expired", "have it prepared again"),
    RULES_CHANGED(
            409,
            "rules-changed",
            "经办后规则已变更，须重新经办",
            "The rulebook changed since it was prepared",
            "look at the new rules and prepare it again"),
    CHANGED(409, "proposal-changed", "待审核事项内容与指纹不符", "It is not what was prepared", "tell the auditor");

    private final Problem problem;

    ApprovalProblem(int status, String slug, String zh, String en, String detail) {
        this.problem = new Problem(status, slug, zh, en, detail, "Z10-06.2", List.of());
    }

    ProblemException asException() {
        return problem.asException();
    }
}
