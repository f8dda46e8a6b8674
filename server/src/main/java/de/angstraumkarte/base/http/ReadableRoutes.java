package de.angstraumkarte.base.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsExceptionHandler;
import io.javalin.websocket.WsHandlerType;
import java.util.List;
import java.util.function.Consumer;

/**
 * Javalin answers HEAD for every GET route with an empty 200, without asking the handler. Here each GET route answers HEAD
 * too, with the headers GET would have (RFC 9110, 9.3.2); the server drops the body.
 */
final class ReadableRoutes implements JavalinDefaultRoutingApi {
    private final RoutesConfig routes;
    private final List<String> registered;

    /** @param registered gets "GET /path" for each route */
    ReadableRoutes(RoutesConfig routes, List<String> registered) {
        this.routes = routes;
        this.registered = registered;
    }

    @Override
    public JavalinDefaultRoutingApi addEndpoint(Endpoint endpoint) {
        routes.addEndpoint(endpoint);
        registered.add(endpoint.method + " " + endpoint.path);
        if (endpoint.method.equals(HandlerType.GET)) {
            routes.addEndpoint(new Endpoint(HandlerType.HEAD, endpoint.path, endpoint.handler));
        }
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi exception(
            Class<E> type, ExceptionHandler<? super E> handler) {
        routes.exception(type, handler);
        return this;
    }

    @Override
    public JavalinDefaultRoutingApi error(int status, String contentType, Handler handler) {
        routes.error(status, contentType, handler);
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi wsException(
            Class<E> type, WsExceptionHandler<? super E> handler) {
        routes.wsException(type, handler);
        return this;
    }

    @Override
    public JavalinDefaultRoutingApi addWsHandler(
            WsHandlerType type, String path, Consumer<WsConfig> socket, RouteRole... roles) {
        routes.addWsHandler(type, path, socket, roles);
        return this;
    }
}
