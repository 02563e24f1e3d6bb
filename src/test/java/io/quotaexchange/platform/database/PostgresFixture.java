package io.quotaexchange.platform.database;

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
public final class PostgresFixture implements ParameterResolver {
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
        ExtensionContext owner = classOf(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(owner.getRequiredTestClass(), key -> server.freshDatabase(), TestDatabase.class);
    }

    /** What is kept there is closed with the class. */
    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestMethod().isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return owner;
    }
}
