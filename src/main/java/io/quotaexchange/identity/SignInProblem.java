package io.quotaexchange.identity;

import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.ProblemException;

/** Why somebody is not signed in, or not any further. Never says whether a login exists. */
enum SignInProblem {
    WRONG(
            401,
            "sign-in-failed",
            "用户名或密码错误",
            "Login or password is wrong",
            "check both; after some failures you must wait"),
    WRONG_CODE(401, "second-factor-failed", "验证码错误或已使用", "The code is wrong or was used", "wait for the next code"),
    EXPIRED(401, "session-ended", "登录已失效", "The sign-in has ended", "sign in again"),
    CSRF(403, "csrf", "请求来源无法确认", "The request may come from another site", "send x-csrf-token as told at the sign-in"),
    NOT_NOW(409, "not-now", "当前登录阶段不能进行此操作", "Not at this stage of the sign-in", "look at the stage of the session"),
    ENROLLED(
            409,
            "already-enrolled",
            "已绑定动态口令",
            "A second factor is in use",
            "have the security administrator remove it"),
    ONLY_OTHERS(403, "only-others", "不能变更本人的账号", "Not your own account", "have another security administrator do it");

    private final Problem problem;

    SignInProblem(int status, String slug, String zh, String en, String detail) {
        this.problem = Problem.of(status, slug, zh, en, detail);
    }

    ProblemException asException() {
        return problem.asException();
    }

    Problem problem() {
        return problem;
    }
}
