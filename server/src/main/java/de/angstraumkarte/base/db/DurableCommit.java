package de.angstraumkarte.base.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Group commit. A commit in H2 is written but not forced to the disk; {@code CHECKPOINT SYNC} forces it. One flusher
 * serves everybody who waits: whoever committed before a sync <em>started</em> is durable when it ends. Measured in
 * architecture.md. Thread-safe.
 */
final class DurableCommit implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final DataSource dataSource;
    private final String syncStatement;
    private final Thread flusher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition done = lock.newCondition();
    private long requested;
    private long durable;
    private long failed;

    @Nullable
    private Throwable failure;

    private boolean closed;

    DurableCommit(DataSource dataSource, String syncStatement) {
        this.dataSource = dataSource;
        this.syncStatement = syncStatement;
        this.flusher = new Thread(this::flush, "durable-commit");
        flusher.setDaemon(true);
        flusher.start();
    }

    /**
     * Returns when everything the calling thread committed is safe on the disk.
     *
     * @throws StoreException if the disk refused, or did not answer in a minute: the write must not be acknowledged
     */
    void await() {
        lock.lock();
        try {
            long ticket = ++requested;
            wanted.signal();
            long nanos = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
            while (durable < ticket && failed < ticket && !closed && nanos > 0) {
                nanos = done.awaitNanos(nanos);
            }
            if (durable < ticket) {
                throw new StoreException("the write could not be made durable", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while a write was made durable", e);
        } finally {
            lock.unlock();
        }
    }

    private void flush() {
        while (true) {
            long upTo = nextRequest();
            if (upTo < 0) {
                return;
            }
            Throwable problem = sync();
            lock.lock();
            try {
                if (problem == null) {
                    durable = upTo;
                } else {
                    failed = upTo;
                    failure = problem;
                }
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The newest request not served yet, waiting for one; −1 when closed. */
    private long nextRequest() {
        lock.lock();
        try {
            while (requested == Math.max(durable, failed) && !closed) {
                wanted.awaitUninterruptibly();
            }
            return closed ? -1 : requested;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    private Throwable sync() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(syncStatement);
            return null;
        } catch (SQLException | RuntimeException | Error e) {
            // Whatever it was: those who wait are told, and the flusher lives on for the next.
            return e;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signal();
            done.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // A sync under way still needs the pool, which is closed next.
            flusher.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
