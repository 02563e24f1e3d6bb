package io.quotaexchange.identity;

import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.ProblemException;

/** Why a sign-in by the OpenID provider does not get on. */
enum OidcProblem {
    OFF(
            404,
            "oidc-not-configured",
            "未启用统一身份认证登录",
            "There is no sign-in by an OpenID provider here",
            "sign in with login and password"),
    NOT_BEGUN(
            401,
            "oidc-not-begun",
            "登录请求已失效，请重新登录",
            "This sign-in was not begun here, or too long ago",
            "begin it again from the sign-in page"),
    NOT_VOUCHED(
            401,
            "oidc-not-vouched",
            "统一身份认证未通过",
            "The provider does not vouch for you",
            "begin again; if it stays so, ask the operator"),
    UNKNOWN(
            403,
            "oidc-subject-unknown",
            "该身份尚未与本平台用户关联",
            "This identity is nobody here",
            "have the security administrator name it with your account"),
    UNREACHABLE(
            503,
            "oidc-provider-unreachable",
            "统一身份认证服务暂时无法访问",
            "The provider cannot be reached",
            "try again later, or sign in with login and password"),
    TAKEN(
            409,
            "oidc-subject-taken",
            "该身份已与其他用户关联",
            "The identity is somebody else here",
            "take it from that person first");

    private static final int TRY_AGAIN_SECONDS = 30;

    private final Problem problem;

    OidcProblem(int status, String slug, String zh, String en, String detail) {
        this.problem = Problem.of(status, slug, zh, en, detail);
    }

    ProblemException asException() {
        return (problem.status() == 503 ? problem.after(TRY_AGAIN_SECONDS) : problem).asException();
    }
}
