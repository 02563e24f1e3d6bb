package io.quotaexchange.platform.database;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One embedded PostgreSQL for the whole test run; each test class that asks for a {@link TestDatabase} gets a fresh migrated one.
 *
 * <pre>{@code
 * @ExtendWith(PostgresFixture.class)
 * final class SomeStoreTest {
 *     @Test
 *     void keeps(TestDatabase database) {
 *         TestDatabase.await(database.application().query("SELECT 1").execute());
 *     }
 * }
 * }</pre>
 */
public final class PostgresFixture implements ParameterResolver, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(PostgresFixture.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestServer server = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("server", key -> TestServer.start(), TestServer.class);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(classOf(context), key -> server.freshDatabase(), TestDatabase.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestDatabase database = context.getStore(NAMESPACE).remove(classOf(context), TestDatabase.class);
        if (database != null) {
            database.close();
        }
    }

    private static String classOf(ExtensionContext context) {
        return context.getRequiredTestClass().getName();
    }
}
