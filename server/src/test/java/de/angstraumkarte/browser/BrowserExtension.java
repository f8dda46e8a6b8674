package de.angstraumkarte.browser;

import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands {@link Visitors} and the {@link TestServer} to a test. The browser is started once per test run, a server once per class, by the
 * first test that needs them; each test has visitors of its own. After every test nothing may stand in the browser's console.
 */
final class BrowserExtension implements ExecutionCondition, AfterEachCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(BrowserExtension.class);
    private static final String NO_BROWSER = "no Chromium is installed; install one or name it in " + Browsers.CHROMIUM;

    /** Asked for each test, not for the class: a class that is skipped as a whole is missing in the report. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()
                || Browsers.required(System.getenv())
                || Browsers.installed(System.getenv()).isPresent()) {
            return ConditionEvaluationResult.enabled("");
        }
        return ConditionEvaluationResult.disabled(NO_BROWSER);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visitors visitors = context.getStore(OURS).remove(Visitors.class, Visitors.class);
        if (visitors == null) {
            return;
        }
        try {
            boolean failed = context.getExecutionException().isPresent();
            if (failed) {
                visitors.keepPictures(context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
            } else {
                visitors.assertNoFaults();
            }
        } finally {
            visitors.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Visitors.class || type == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == TestServer.class) {
            return server(context);
        }
        return context.getStore(OURS)
                .computeIfAbsent(
                        Visitors.class,
                        key -> new Visitors(browsers(context).browser(), server(context)::url),
                        Visitors.class);
    }

    private static Browsers browsers(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Browsers.class, key -> Browsers.start(chromium()), Browsers.class);
    }

    private static TestServer server(ExtensionContext context) {
        return ofClass(context)
                .getStore(OURS)
                .computeIfAbsent(
                        TestServer.class,
                        key -> TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_RATING_LIMIT", "0")),
                        TestServer.class);
    }

    /** What staff change in one class must not move a marker in another. */
    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext at = context;
        while (at.getTestMethod().isPresent()) {
            at = at.getParent().orElseThrow();
        }
        return at;
    }

    private static Path chromium() {
        return Browsers.installed(System.getenv())
                .orElseThrow(() -> new AssertionError(
                        NO_BROWSER + "; " + Browsers.REQUIRED + " is set, so the test is not skipped"));
    }
}
