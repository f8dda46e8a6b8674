package de.angstraumkarte.base.http;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.function.BooleanSupplier;

/** Probes for whoever supervises the process. */
public final class HealthRoutes {
    private final BooleanSupplier storeAnswers;

    public HealthRoutes(BooleanSupplier storeAnswers) {
        this.storeAnswers = storeAnswers;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/health/live", ctx -> ctx.header("Cache-Control", "no-store")
                .contentType("text/plain; charset=utf-8")
                .result("live\n"));
        routes.get("/health/ready", ctx -> {
            boolean ready = storeAnswers.getAsBoolean();
            ctx.header("Cache-Control", "no-store")
                    .contentType("text/plain; charset=utf-8")
                    .status(ready ? 200 : 503)
                    .result(ready ? "ready\n" : "store does not answer\n");
        });
    }
}
