package de.angstraumkarte.base.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request: method, route template, status, milliseconds, request id. Never a path, a query, an address, a
 * cookie or a user agent: they can tell who was where.
 */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("requests");
    private static final String ID = "requestId";

    private RequestLog() {}

    static void register(JavalinConfig config) {
        config.requestLogger.http((ctx, millis) -> {
            Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
            LOG.info(
                    "{} {} {} {} ms {}",
                    ctx.method(),
                    endpoint == null ? "-" : endpoint.path,
                    ctx.statusCode(),
                    Math.round(millis),
                    id(ctx));
        });
    }

    /** Id of the request, made when it is first asked for. */
    static String id(Context ctx) {
        return ctx.attributeOrCompute(ID, c -> UUID.randomUUID().toString());
    }
}
