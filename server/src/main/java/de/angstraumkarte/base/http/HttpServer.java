package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.StartupException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: Javalin with everything that is the same for all routes. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    /** Half of them may wait for bodies, {@link LargeAnswers} may keep some more: the others stay free. */
    private static final int THREADS = 128;

    private static final int WAITING_FOR_BODIES = 64;
    private static final long PATIENCE_SECONDS = 20;
    /** In that time; 1 KB/s is less than the slowest mobile network sends. */
    private static final long LEAST_BYTES = 20_000;

    /** Linux counts its own overhead in, which is about half of it. */
    private static final int SEND_BUFFER = 256 * 1024;

    private static final long STOP_MILLIS = 5_000;
    /** Resources that take more say so to the constructor. */
    private static final long MAX_REQUEST_BYTES = 1_000_000;

    private final Javalin javalin;
    private final String host;
    private final int port;
    private final SlowBodies slowBodies;
    private final List<String> routes = new ArrayList<>();

    /**
     * @param larger most bytes of a request body by path, for resources that take more than usual, or files, and count themselves
     * @param unread beginnings of the paths of resources that never look at a body, which then may be of any kind
     * @param longForms beginnings of the paths of resources whose url-encoded forms may be as large as other bodies
     * @param registrars of routes, run in this order; the first match answers
     */
    public HttpServer(
            String host,
            int port,
            ProblemMapper problems,
            Map<String, Long> larger,
            List<String> unread,
            List<String> longForms,
            List<Consumer<JavalinDefaultRoutingApi>> registrars) {
        this(
                host,
                port,
                problems,
                new BodyRules(MAX_REQUEST_BYTES, larger, unread, longForms),
                new SlowBodies(WAITING_FOR_BODIES, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS), LEAST_BYTES),
                registrars);
    }

    HttpServer(
            String host,
            int port,
            ProblemMapper problems,
            BodyRules bodies,
            SlowBodies slowBodies,
            List<Consumer<JavalinDefaultRoutingApi>> registrars) {
        this.host = host;
        this.port = port;
        this.slowBodies = slowBodies;
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.generateEtags = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = MAX_REQUEST_BYTES;
            // Compressing on the fly costs 12 of 13 requests (architecture.md); bodies come compressed or stay plain.
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.jetty.threadPool = threads();
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendXPoweredBy(false);
            });
            config.appData(LargeAnswers.key(), new LargeAnswers());
            config.jetty.modifyServer(server -> {
                server.addEventListener(new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarting(LifeCycle starting) {
                        sendAtOnce(server);
                    }
                });
                server.setStopTimeout(STOP_MILLIS);
                server.setErrorHandler(new BareErrors());
            });
            RequestLog.register(config);
            config.routes.before(SecurityHeaders::set);
            config.routes.before(OpenAccess::allow);
            config.routes.before(bodies::check);
            problems.register(config.routes);
            config.router.javaLangErrorHandler((response, error) -> {
                LOG.error("request failed", error);
                response.setStatus(500);
            });
            ReadableRoutes readable = new ReadableRoutes(config.routes, routes);
            registrars.forEach(register -> register.accept(readable));
        });
    }

    /** All routes there are, as "GET /path". */
    public List<String> routes() {
        return List.copyOf(routes);
    }

    /** The system takes whole pages, so that no thread waits for somebody who does not read them. */
    private static void sendAtOnce(Server server) {
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).setAcceptedSendBufferSize(SEND_BUFFER);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, 8);
        pool.setName("http");
        return pool;
    }

    /**
     * Begins to answer.
     *
     * @return the port, also when the system chose it
     * @throws StartupException if the port is taken or may not be used
     */
    public int start() {
        try {
            Server server = javalin.jettyServer().server();
            server.insertHandler(new GracefulHandler());
            server.insertHandler(slowBodies);
            javalin.start(host, port);
            return javalin.port();
        } catch (JavalinBindException e) {
            throw new StartupException("port-taken", Integer.toString(port), host);
        }
    }

    /** Stops taking requests, lets those under way finish (5 s at most), and ends. */
    @Override
    public void close() {
        javalin.stop();
    }
}
