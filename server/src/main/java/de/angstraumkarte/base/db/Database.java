package de.angstraumkarte.base.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.base.problem.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The store: an H2GIS file with a pool in front. Reads see committed data; writes are transactions that are repeated when
 * they collide and return only when they are durable. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /**
     * WRITE_DELAY and RETENTION_TIME: without them acknowledged commits get lost and the file grows without bound
     * (architecture.md, measured). CACHE_SIZE in KB keeps the heap within the promised 256 MB.
     */
    private static final String SETTINGS =
            ";WRITE_DELAY=0;RETENTION_TIME=0;CACHE_SIZE=32768;LOCK_TIMEOUT=5000;DB_CLOSE_ON_EXIT=FALSE"
                    // H2 would write statements with their values into a file of its own.
                    + ";TRACE_LEVEL_FILE=0";

    private static final String FILE = "angstraumkarte";
    private static final int POOL_SIZE = 16;
    private static final int ATTEMPTS = 8;
    private static final long LONGEST_WAIT_MILLIS = 3_000;
    /** H2 closes itself when the disk refuses a write; reads need peace to go on meanwhile. */
    private static final long PAUSE_AFTER_LOSS_SECONDS = 10;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Dialect dialect;
    private final DurableCommit durableCommit;
    private final Losses losses;
    private final FreeSpace space;
    private final AtomicLong writesAgainAt = new AtomicLong(System.nanoTime());

    private Database(HikariDataSource pool, Dialect dialect, Losses losses, FreeSpace space) {
        this.pool = pool;
        this.dialect = dialect;
        this.losses = losses;
        this.space = space;
        this.durableCommit = new DurableCommit(pool, dialect.syncStatement());
        this.jdbi = Jdbi.create(pool);
        // By default the message of an exception repeats the bound values, and the message ends up in the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        ColumnMapper<@Nullable Geometry> geometries = (row, column, context) -> dialect.geometry(row, column);
        jdbi.registerColumnMapper(Geometry.class, geometries);
        jdbi.registerArgument((ArgumentFactory) (type, value, config) -> value instanceof Geometry geometry
                ? Optional.of(new GeometryArgument(dialect, geometry))
                : Optional.empty());
    }

    /**
     * Opens the store in a folder, creating both, and brings its schema up to date.
     *
     * @throws StartupException if the folder is not writable, another process holds the store, or the store is newer
     */
    public static Database open(Path folder) {
        return open(folder, 0);
    }

    /**
     * {@link #open(Path)}, keeping some space free.
     *
     * @param minFreeBytes space on the disk below which writes are refused while reads go on; 0 = not watched
     */
    public static Database open(Path folder, long minFreeBytes) {
        FileConnections connections = new FileConnections(writable(folder).resolve(FILE), SETTINGS);
        Dialect dialect = new Dialect();
        // The first connection stays until the pool has one: H2 would otherwise close the file and open it again.
        try (Connection first = connections.getConnection()) {
            Losses losses = new Losses(dialect);
            HikariDataSource pool = pool(connections, losses);
            try {
                Migrations.refuseNewer(pool);
                dialect.prepare(first);
                Migrations.run(pool);
                return new Database(pool, dialect, losses, new FreeSpace(folder, minFreeBytes));
            } catch (SQLException | RuntimeException | Error e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            throw dialect.isInUse(e)
                    ? new StartupException("store-in-use", folder.toString())
                    : new StartupException("store-unreadable", folder.toString(), Integer.toString(e.getErrorCode()));
        }
    }

    private static Path writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", null));
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new StartupException("folder-not-writable", folder.toString());
        }
    }

    private static HikariDataSource pool(FileConnections connections, Losses losses) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setPoolName("store");
        config.setExceptionOverride(losses);
        return new HikariDataSource(config);
    }

    /** Runs a read on one connection; nothing it does is committed as a unit. */
    public <T> T read(Function<Tx, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Handle handle = open()) {
                return work.apply(new Tx(handle));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !losses.caused(e)) {
                    throw StoreException.withoutValues(e);
                }
                pool.getHikariPoolMXBean().softEvictConnections();
                pause(attempt);
            }
        }
    }

    /**
     * Runs a write as one transaction. Repeats it when it collides with another one, so {@code work} must not have
     * effects outside the store (use {@link Tx#afterCommit}). Returns when the write would survive a crash.
     *
     * @throws StoreException if it could not be made durable
     * @throws UnavailableException while the disk is nearly full, and for some seconds after it refused a write
     */
    public <T> T write(Function<Tx, T> work) {
        if (!space.isEnough() || writesAgainAt.get() - System.nanoTime() > 0) {
            throw new UnavailableException();
        }
        long before = losses.count();
        Committed<T> committed;
        try {
            committed = commit(work);
            // Outside the repetition: what is committed must not run twice because the disk is slow.
            durableCommit.await();
        } catch (RuntimeException e) {
            if (losses.caused(e)) {
                writesAgainAt.set(System.nanoTime() + TimeUnit.SECONDS.toNanos(PAUSE_AFTER_LOSS_SECONDS));
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            throw StoreException.withoutValues(e);
        }
        if (losses.count() != before) {
            // The sync may have been that of the store as it was opened again, with or without this commit.
            throw new StoreException("the store was closed and opened again during a write", null);
        }
        committed.tx().committed();
        return committed.result();
    }

    private record Committed<T>(Tx tx, T result) {}

    private <T> Committed<T> commit(Function<Tx, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Handle handle = open()) {
                Tx tx = new Tx(handle);
                return new Committed<>(tx, handle.inTransaction(h -> work.apply(tx)));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isTransient(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** @throws UnavailableException if all connections stay taken for too long */
    private Handle open() {
        try {
            return jdbi.open();
        } catch (ConnectionException e) {
            if (e.getCause() instanceof SQLTransientConnectionException) {
                throw new UnavailableException();
            }
            throw e;
        }
    }

    /** {@link #write(Function)} without a result. */
    public void change(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return null;
        });
    }

    /** Whether the store answers; for the readiness probe. */
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean isTransient(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && dialect.isTransient(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Random, growing: two writers that collided should not collide again at once. */
    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while a write was repeated", e);
        }
    }

    @Override
    public void close() {
        durableCommit.close();
        pool.close();
    }
}
