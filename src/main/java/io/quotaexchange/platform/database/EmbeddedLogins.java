package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.file.Path;

/** The logins of an embedded PostgreSQL besides its administrator. Each has one role and can take on no other. */
final class EmbeddedLogins {
    static final String APPLICATION = "quota_exchange_server";
    static final String AUDITOR = "quota_exchange_reader";

    private EmbeddedLogins() {}

    /** Makes them where they are missing; the roles must be there. */
    static DatabaseLogins prepare(Path data, DatabaseAddress administrator) throws IOException {
        String application = applicationPassword(data).readOrMake();
        String auditor = auditorPassword(data).readOrMake();
        Administration.createLogin(administrator, APPLICATION, application, Database.APPLICATION);
        Administration.createLogin(administrator, AUDITOR, auditor, Database.AUDITOR);
        return new DatabaseLogins(
                administrator,
                administrator.withLogin(APPLICATION, application),
                administrator.withLogin(AUDITOR, auditor));
    }

    static PasswordFile applicationPassword(Path data) {
        return new PasswordFile(data.resolve("password-application"));
    }

    static PasswordFile auditorPassword(Path data) {
        return new PasswordFile(data.resolve("password-auditor"));
    }
}
