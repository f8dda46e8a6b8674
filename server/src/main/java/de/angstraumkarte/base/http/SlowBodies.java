package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps threads free from request bodies that are slow to come: a thread waits for the next bytes of a body, however few come at
 * a time. Only so many wait at once, the others are refused (503); and whoever has kept one waiting for twenty seconds without
 * sending 20 KB meanwhile loses it (408). The slowest mobile networks send two to three times as much; what the server does
 * between two reads does not count.
 *
 * <p>Jetty 12.1 has a setting for the least rate, which counts from the first byte on, so that a form whose second packet is lost
 * is refused; and a handler for it that counts the bytes of all requests together.
 */
final class SlowBodies extends Handler.Wrapper {
    private static final String STATUS = SlowBodies.class.getName();
    private static final Content.Chunk FAILURE = Content.Chunk.from(new IOException("the body comes too slowly"), true);

    private final Semaphore turns;
    private final long patienceNanos;
    private final long leastBytes;

    /**
     * @param atOnce how many threads may wait for bodies
     * @param leastBytes in so long a time, both of waiting alone
     */
    SlowBodies(int atOnce, long patienceNanos, long leastBytes) {
        this.turns = new Semaphore(atOnce);
        this.patienceNanos = patienceNanos;
        this.leastBytes = leastBytes;
    }

    /** The status that tells what became of the body of a request; 0 if it came, or comes. */
    static int status(Context ctx) {
        return ctx.req().getAttribute(STATUS) instanceof Integer status ? status : 0;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean body = request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        return super.handle(body ? new Body(request) : request, response, callback);
    }

    /** One request: the thread that reads its body, or nobody. */
    private final class Body extends Request.Wrapper {
        private long bytes;
        private long waited;
        private volatile boolean slow;
        private volatile Content.@Nullable Chunk failure;

        Body(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk failed = failure;
            if (failed != null) {
                return failed;
            }
            Content.Chunk chunk = super.read();
            if (slow && Content.Chunk.isFailure(chunk)) {
                // Not Jetty's, to which Javalin has an answer of its own.
                failure = FAILURE;
                return FAILURE;
            }
            if (chunk != null) {
                bytes += chunk.remaining();
                if (bytes >= leastBytes) {
                    bytes = 0;
                    waited = 0;
                }
            }
            return chunk;
        }

        @Override
        public void demand(Runnable wanted) {
            if (slow) {
                fail(408, wanted);
            } else if (turns.tryAcquire()) {
                super.demand(new Wait(this, wanted));
            } else {
                fail(503, wanted);
            }
        }

        /** From here on. */
        private void fail(int status, Runnable wanted) {
            setAttribute(STATUS, status);
            failure = FAILURE;
            wanted.run();
        }
    }

    /** For the next bytes. */
    private final class Wait implements Invocable.Task {
        private final Body body;
        private final Runnable wanted;
        private final long begun = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();
        private final EndPoint endPoint;
        private final long usual;
        private final Scheduler.Task end;

        Wait(Body body, Runnable wanted) {
            this.body = body;
            this.wanted = wanted;
            this.endPoint = body.getConnectionMetaData().getConnection().getEndPoint();
            this.usual = endPoint.getIdleTimeout();
            this.end = body.getComponents()
                    .getScheduler()
                    .schedule(this::end, patienceNanos - body.waited, TimeUnit.NANOSECONDS);
        }

        /** There are some, or none will come. */
        @Override
        public void run() {
            if (!over.getAndSet(true)) {
                end.cancel();
                turns.release();
                body.waited += System.nanoTime() - begun;
            } else {
                // The answer may take its time.
                endPoint.setIdleTimeout(usual);
            }
            wanted.run();
        }

        /** Lets Jetty end the wait, which it does for whoever is silent for as long as the connection may be. */
        private void end() {
            if (over.getAndSet(true)) {
                return;
            }
            turns.release();
            body.slow = true;
            body.setAttribute(STATUS, 408);
            endPoint.setIdleTimeout(1);
        }

        @Override
        public InvocationType getInvocationType() {
            return Invocable.getInvocationType(wanted);
        }
    }
}
