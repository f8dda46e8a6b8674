package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.UnavailableException;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Turns for answers that are larger than the system takes at once: writing one of them keeps a thread of the server for as long
 * as the client takes to read it. Most threads stay free for the others, however slowly anybody reads. Who reads next to nothing
 * loses the connection once somebody else waits for the turn. (Jetty 12.1 has a setting for the least rate, which it ignores.)
 * Thread-safe.
 */
public final class LargeAnswers {
    /** What is not larger needs no turn: {@link HttpServer} sees to it that the system takes as much at once. */
    static final int SMALL = 64 * 1024;

    private static final Key<LargeAnswers> KEY = new Key<>("large-answers");
    private static final int AT_ONCE = 24;
    private static final int WAITING = 16;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Semaphore turns;
    private final Semaphore waiting;
    private final long patienceNanos;
    private final Set<Turn> taken = ConcurrentHashMap.newKeySet();

    LargeAnswers() {
        this(AT_ONCE, WAITING, TimeUnit.SECONDS.toNanos(20));
    }

    /** @param patienceNanos how long a slow reader is left alone */
    LargeAnswers(int atOnce, int waiting, long patienceNanos) {
        this.turns = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(waiting);
        this.patienceNanos = patienceNanos;
    }

    static Key<LargeAnswers> key() {
        return KEY;
    }

    /** What writes an answer. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Streams an answer whose size is not known before. Nothing is sent until it is complete or large.
     *
     * @throws UnavailableException if it is large and there is no turn; nothing is sent then
     */
    public static void send(Context ctx, Content content) throws IOException {
        Answer answer = begin(ctx);
        try {
            content.writeTo(answer);
            answer.complete();
        } finally {
            answer.end();
        }
    }

    /** The same step by step: whoever begins must complete and end it. */
    static Answer begin(Context ctx) {
        return ctx.appData(KEY).new Answer(ctx);
    }

    /**
     * The same for an answer of known size.
     *
     * @param content writes all of it
     */
    static void send(Context ctx, long size, Content content) throws IOException {
        // Not Javalin's stream, which hides what Jetty's can do.
        OutputStream out = ctx.res().getOutputStream();
        if (size <= SMALL) {
            content.writeTo(out);
            return;
        }
        Turn turn = ctx.appData(KEY).take(ctx);
        try {
            content.writeTo(out);
        } finally {
            turn.end();
        }
    }

    private Turn take(Context ctx) {
        if (!turns.tryAcquire() && !waited()) {
            throw new UnavailableException();
        }
        Turn turn = new Turn(ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection());
        taken.add(turn);
        return turn;
    }

    private boolean waited() {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            taken.forEach(Turn::endIfSlow);
            return turns.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    /** For one answer. */
    private final class Turn {
        /** Less than the slowest mobile network. */
        private static final long LEAST_BYTES_PER_SECOND = 1_000;

        private final Connection connection;
        private long since = System.nanoTime();
        private long bytes;

        private Turn(Connection connection) {
            this.connection = connection;
            this.bytes = connection.getBytesOut();
        }

        private synchronized void endIfSlow() {
            long now = System.nanoTime();
            if (now - since < patienceNanos) {
                return;
            }
            long sent = connection.getBytesOut() - bytes;
            if (sent < TimeUnit.NANOSECONDS.toMillis(now - since) * LEAST_BYTES_PER_SECOND / 1000) {
                connection.getEndPoint().close(new TimeoutException("the client reads too slowly"));
            }
            since = now;
            bytes += sent;
        }

        void end() {
            if (taken.remove(this)) {
                turns.release();
            }
        }
    }

    /** An answer that takes its turn when it has become large. */
    final class Answer extends OutputStream {
        private final Context ctx;
        private final ByteArrayOutputStream start = new ByteArrayOutputStream(8 * 1024);
        private @Nullable Turn turn;
        private boolean refused;

        private Answer(Context ctx) {
            this.ctx = ctx;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (turn == null && start.size() + length > SMALL) {
                wait(ctx);
                start.writeTo(ctx.outputStream());
                start.reset();
            }
            if (turn == null) {
                start.write(bytes, offset, length);
            } else {
                ctx.outputStream().write(bytes, offset, length);
            }
        }

        private void wait(Context ctx) {
            if (refused) {
                throw new UnavailableException();
            }
            refused = true;
            turn = take(ctx);
            refused = false;
        }

        /** Hands on a complete small answer; for a large one, the server does. */
        void complete() throws IOException {
            if (turn == null && !refused) {
                start.writeTo(ctx.outputStream());
                start.reset();
            }
        }

        /** Gives the turn to others. */
        void end() {
            if (turn != null) {
                turn.end();
            }
        }
    }
}
