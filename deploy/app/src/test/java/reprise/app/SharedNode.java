package reprise.app;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes one node and one upstream for all of them: it starts with the first, and ends with the last. */
final class SharedNode implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SharedNode.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == TestNode.class || type == Upstream.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(HERE);
        return parameter.getParameter().getType() == TestNode.class
                ? store.computeIfAbsent(TestNode.class, _ -> TestNode.start(), TestNode.class)
                : store.computeIfAbsent(Upstream.class, _ -> Upstream.start(), Upstream.class);
    }
}
